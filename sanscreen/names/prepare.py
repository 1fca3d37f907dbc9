"""A written name and the type of its party, to the prepared name that is compared: the one way in for both sides."""

from itertools import pairwise

from sanscreen.model import FlagKind, PartyType
from sanscreen.names.acronyms import runs_of
from sanscreen.names.foreign import foreign_tokens, is_foreign
from sanscreen.names.make_token import joinable, joined
from sanscreen.names.numbers import LONGEST_NUMERAL, last_numeral, number_of
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
    return PreparedName(
        written=written,
        type=party_type,
        tokens=tokens,
        spans=tuple((word.start, word.end) for _, word in placed),
        joins=_joins(tokens),
        runs=runs_of(tokens) if party_type is PartyType.ENTITY else (),
        solids=_solids(tokens, words.comma),
        short_solids=_short_solids(tokens),
        flags=_flags(words, tokens, written),
    )


def _joins(tokens: tuple[Token, ...]) -> tuple[tuple[int, Token], ...]:
    return tuple(
        (place, joined(first, second))
        for place, (first, second) in enumerate(pairwise(tokens))
        if joinable(first) and joinable(second)
    )


def _solids(tokens: tuple[Token, ...], comma: int) -> tuple[str, ...]:
    """Return all words written as one: in the order as written, and with the family name at the other end.

    A name of one telling word has one form, without its legal form; that says no more than the word itself.
    """
    telling = [token for token in tokens if token.weight and not token.light]
    if len(telling) < 2:
        return tuple(spelling for token in telling for spelling in _spellings(token))
    orders = [telling, [*telling[1:], *telling[:1]], [*telling[-1:], *telling[:-1]]]
    if comma:
        family = [token for token in telling if token.roles & {Role.SURNAME}]
        orders.append([token for token in telling if token not in family] + family)
    orders += [[token for token in tokens if token.weight], list(tokens)]
    return _written_solid(orders)


def _short_solids(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """Return what a name is as one word beside `_solids`.

    Family and given name of a person who has more names, in both orders; a name of one telling word with the rest.
    """
    telling = [token for token in tokens if token.weight and not token.light]
    if len(telling) == 1 and len(tokens) > 1:
        return _written_solid([[token for token in tokens if token.weight], list(tokens)])
    short = [token for token in telling if not token.roles & {Role.PATRONYMIC, Role.MIDDLE}]
    return _written_solid([short, [*short[1:], *short[:1]]]) if 1 < len(short) < len(telling) else ()


def _written_solid(orders: list[list[Token]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for order in orders:
        found["".join(_in_figures(token) or token.text for token in order)] = None
        found["".join(_in_figures(token) or token.latin for token in order)] = None
    return tuple(text.replace(" ", "") for text in found)


def _spellings(token: Token) -> tuple[str, ...]:
    """Return how a word is written in Latin letters: a word in Hangul by each system, since lists write its syllables apart."""
    if token.script != "Hangul" or len(token.text) < 2:
        return (token.latin,)
    return tuple(dict.fromkeys(each.text for each in token.readings if each.text.isascii()))


def _in_figures(token: Token) -> str | None:
    """Return a Roman numeral in figures: `Fund II` written as one word is no slip for `Fund I`."""
    if Role.NUMBER not in token.roles or len(token.text) > LONGEST_NUMERAL:
        return None
    return token.meaning if number_of(token.text) or last_numeral(token.text) else None


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
