"""A written name and the type of its party, to the prepared name that is compared: the one way in for both sides."""

from sanscreen.model import FlagKind, PartyType
from sanscreen.names.assemble import assembled
from sanscreen.names.foreign import foreign_tokens, is_foreign
from sanscreen.names.organizations import organization_tokens
from sanscreen.names.persons import person_tokens
from sanscreen.names.prepared import PreparedName, Role, Token
from sanscreen.names.readings import FALLBACK
from sanscreen.names.tokens import Words, split

__all__ = ["CUT_LENGTHS", "MAX_TOKENS", "NameTooLongError", "cut_at", "prepare_name"]

MAX_TOKENS = 60  # the longest name of the OFAC, UN and EU lists has 37 words

# Where payment systems cut a name: SWIFT MT fields 50 and 59 (35 characters a line), SEPA (70), ISO 20022 Max140Text.
CUT_LENGTHS = (35, 70, 140)


class NameTooLongError(ValueError):
    """A name has more words than are compared."""


def prepare_name(written: str, party_type: PartyType) -> PreparedName:
    """Return `written` prepared as the name of a party of `party_type`, which is not UNKNOWN.

    The result has no tokens where the text folds to nothing. Raises `NameTooLongError` beyond `MAX_TOKENS` words.
    """
    words = split(written)
    if (count := words.count) > MAX_TOKENS:
        raise NameTooLongError(f"the name has {count} words; at most {MAX_TOKENS} are compared")
    if party_type is PartyType.INDIVIDUAL:
        placed = foreign_tokens(words) or person_tokens(words)
    else:
        placed = organization_tokens(words, written, legal_forms=party_type is PartyType.ENTITY)
    tokens = tuple(token for token, _ in placed)
    spans = tuple((word.start, word.end) for _, word in placed)
    flags = _flags(words, tokens, written)
    return assembled(written, party_type, tokens, spans, comma=bool(words.comma), flags=flags)


def _flags(words: Words, tokens: tuple[Token, ...], written: str) -> tuple[tuple[FlagKind, str], ...]:
    flags = [(FlagKind.LOOK_ALIKE_LETTERS, chunk) for chunk in dict.fromkeys(words.mixed)]
    if words.invisible:
        flags.append((FlagKind.INVISIBLE_CHARACTERS, f"{words.invisible} in the name"))
    foreign = [token for token in tokens if token.script not in (None, "Latin") and Role.LEGAL_FORM not in token.roles]
    fallback = [token for token in foreign if any(reading.system == FALLBACK.name for reading in token.readings)]
    unread = [token for token in foreign if len(token.readings) == 1]
    for kind, found in ((FlagKind.UNIDECODE_USED, fallback), (FlagKind.SCRIPT_NOT_COVERED, unread)):
        flags += [(kind, script) for script in dict.fromkeys(token.script for token in found) if script]
    if any(token.loan for token in tokens) and is_foreign(words):
        flags.append((FlagKind.READ_IN_PART, f"a foreign name in {tokens[0].script}"))
    if cut_at(written):
        flags.append((FlagKind.CUT_SHORT, f"{len(written.rstrip())} characters, where payment systems cut"))
    return tuple(flags)


def cut_at(written: str) -> int | None:
    """Return the length at which a payment system may have cut a name, or None.

    A name one shorter counts too: a blank at the cut is lost in transit.
    """
    length = len(written.rstrip())
    return next((cut for cut in CUT_LENGTHS if cut - 1 <= length <= cut), None)
