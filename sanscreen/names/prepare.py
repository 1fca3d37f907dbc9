"""A written name and the type of its party, to the prepared name that is compared: the one way in for both sides."""

from collections.abc import Iterable

from sanscreen.model import FlagKind, PartyType
from sanscreen.names.assemble import assembled
from sanscreen.names.foreign import foreign_tokens, is_foreign
from sanscreen.names.organizations import Placed, organization_tokens, vessel_tokens
from sanscreen.names.persons import person_tokens
from sanscreen.names.prepared import PreparedName, Role, Token
from sanscreen.names.readings import FALLBACK
from sanscreen.names.tokens import Words, split

__all__ = ["CUT_LENGTHS", "MAX_TOKENS", "NameTooLongError", "cut_at", "prepare_name", "prepare_names"]

MAX_TOKENS = 60  # the longest name of the OFAC, UN and EU lists has 37 words

# Where payment systems cut a name: SWIFT MT fields 50 and 59 (35 characters a line), SEPA (70), ISO 20022 Max140Text.
CUT_LENGTHS = (35, 70, 140)
_CUTS = {length: cut for cut in CUT_LENGTHS for length in (cut - 1, cut)}


class NameTooLongError(ValueError):
    """A name has more words than are compared."""


def prepare_name(written: str, party_type: PartyType) -> PreparedName:
    """Return `written` prepared as the name of a party of `party_type`, as `prepare_names` does."""
    return prepare_names(written, (party_type,))[party_type]


def prepare_names(written: str, types: Iterable[PartyType]) -> dict[PartyType, PreparedName]:
    """Return `written` prepared as the name of a party of each of `types`, none of them UNKNOWN.

    The names have no tokens where the text folds to nothing. Raises `NameTooLongError` beyond `MAX_TOKENS` words.
    """
    words = split(written)
    if (count := words.count) > MAX_TOKENS:
        raise NameTooLongError(f"the name has {count} words; at most {MAX_TOKENS} are compared")
    found: dict[PartyType, PreparedName] = {}
    vessel: PreparedName | None = None  # and aircraft: they differ in nothing else
    for kind in types:
        if kind is PartyType.INDIVIDUAL:
            foreign = [] if written.isascii() else foreign_tokens(words)
            found[kind] = _assembled(written, kind, words, foreign or person_tokens(words))
        elif kind is PartyType.ENTITY:
            placed, alike = organization_tokens(words, written)
            found[kind] = _assembled(written, kind, words, placed)
            vessel = found[kind] if alike else None
        elif vessel is not None:
            found[kind] = vessel._replace(type=kind)
        else:
            found[kind] = vessel = _assembled(written, kind, words, vessel_tokens(words))
    return found


def _assembled(written: str, party_type: PartyType, words: Words, placed: list[Placed]) -> PreparedName:
    tokens = tuple([token for token, _ in placed])
    spans = tuple([(word.start, word.end) for _, word in placed])
    flags = _flags(words, tokens, written)
    return assembled(written, party_type, tokens, spans, comma=bool(words.comma), flags=flags)


def _flags(words: Words, tokens: tuple[Token, ...], written: str) -> tuple[tuple[FlagKind, str], ...]:
    if written.isascii() and not words.invisible:  # no look-alikes, and no other script
        return _cut_short(written)
    flags = [(FlagKind.LOOK_ALIKE_LETTERS, chunk) for chunk in dict.fromkeys(words.mixed)]
    if words.invisible:
        flags.append((FlagKind.INVISIBLE_CHARACTERS, f"{words.invisible} in the name"))
    foreign = [token for token in tokens if token.script not in (None, "Latin") and Role.LEGAL_FORM not in token.roles]
    if not foreign:
        return (*flags, *_cut_short(written))
    fallback = [token for token in foreign if any(reading.system == FALLBACK.name for reading in token.readings)]
    unread = [token for token in foreign if len(token.readings) == 1]
    for kind, found in ((FlagKind.UNIDECODE_USED, fallback), (FlagKind.SCRIPT_NOT_COVERED, unread)):
        flags += [(kind, script) for script in dict.fromkeys(token.script for token in found) if script]
    if any(token.loan for token in tokens) and is_foreign(words):
        flags.append((FlagKind.READ_IN_PART, f"a foreign name in {tokens[0].script}"))
    return (*flags, *_cut_short(written))


def _cut_short(written: str) -> tuple[tuple[FlagKind, str], ...]:
    if not cut_at(written):
        return ()
    return ((FlagKind.CUT_SHORT, f"{len(written.rstrip())} characters, where payment systems cut"),)


def cut_at(written: str) -> int | None:
    """Return the length at which a payment system may have cut a name, or None.

    A name one shorter counts too: a blank at the cut is lost in transit.
    """
    length = len(written.rstrip())
    return _CUTS.get(length)
