"""The tokens of a name, to the prepared name: with its neighbours joined, its runs of words, and all words as one."""

from itertools import pairwise

from sanscreen.model import FlagKind, PartyType
from sanscreen.names.acronyms import runs_of
from sanscreen.names.make_token import joinable, joined
from sanscreen.names.numbers import LONGEST_NUMERAL, last_numeral, number_of
from sanscreen.names.prepared import PreparedName, Role, Token

__all__ = ["assembled"]


def assembled(
    written: str,
    party_type: PartyType,
    tokens: tuple[Token, ...],
    spans: tuple[tuple[int, int], ...],
    *,
    comma: bool,
    flags: tuple[tuple[FlagKind, str], ...] = (),
) -> PreparedName:
    """Return the prepared name of a party of `party_type`; all that it holds beside its arguments follows from them.

    `spans` are start and end of each token in `written`; `comma` tells whether one stands behind the family name.
    """
    return PreparedName(
        written=written,
        type=party_type,
        tokens=tokens,
        spans=spans,
        joins=_joins(tokens),
        runs=runs_of(tokens) if party_type is PartyType.ENTITY else (),
        solids=_solids(tokens, comma=comma),
        short_solids=_short_solids(tokens),
        comma=comma,
        flags=flags,
    )


def _joins(tokens: tuple[Token, ...]) -> tuple[tuple[int, Token], ...]:
    return tuple(
        (place, joined(first, second))
        for place, (first, second) in enumerate(pairwise(tokens))
        if joinable(first) and joinable(second)
    )


def _solids(tokens: tuple[Token, ...], *, comma: bool) -> tuple[str, ...]:
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
