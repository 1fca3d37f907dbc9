"""The tokens of a name, to the prepared name with all words as one, and to its neighbours and its runs of words."""

from collections.abc import Sequence
from functools import lru_cache

from sanscreen.model import FlagKind, PartyType
from sanscreen.names import acronyms
from sanscreen.names.make_token import joinable
from sanscreen.names.numbers import LONGEST_NUMERAL, last_numeral, number_of
from sanscreen.names.prepared import PreparedName, Role, Token
from sanscreen.names.remembered import TOKENS

__all__ = ["assembled", "neighbours_of", "runs_of"]

NAMES = 1_000  # whose runs are remembered: a name is compared with one listed name after the other

_OFTEN_LEFT_OUT = frozenset({Role.PATRONYMIC, Role.MIDDLE})


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
    spelled = [_solid_word(token) for token in tokens]
    telling = [place for place, token in enumerate(tokens) if token.weight and not token.light]
    solids = _solids(tokens, spelled, telling, comma=comma)
    return PreparedName(
        written, party_type, tokens, spans, solids, _short_solids(tokens, spelled, telling), comma, flags
    )


def neighbours_of(tokens: Sequence[Token]) -> list[tuple[int, Token, Token]]:
    """Return the neighbouring words that can be one word, each pair behind the place of its first."""
    able = list(map(joinable, tokens))
    pairs = zip(able, able[1:], tokens, tokens[1:], strict=False)
    return [(place, first, second) for place, (one, other, first, second) in enumerate(pairs) if one and other]


def runs_of(name: PreparedName) -> tuple[acronyms.Run, ...]:
    """Return the words of an organization's name that an abbreviation can stand for, and none of another name."""
    return _runs(name.tokens) if name.type is PartyType.ENTITY else ()


@lru_cache(NAMES)
def _runs(tokens: tuple[Token, ...]) -> tuple[acronyms.Run, ...]:
    return acronyms.runs_of(tokens)


def _solids(
    tokens: tuple[Token, ...], spelled: list[tuple[str, str]], telling: list[int], *, comma: bool
) -> tuple[str, ...]:
    """Return all words written as one: in the order as written, and with the family name at the other end.

    A name of one telling word has one form, without its legal form; that says no more than the word itself.
    """
    if len(telling) < 2:
        return tuple([spelling for place in telling for spelling in _spellings(tokens[place])])
    orders = [telling, telling[1:] + telling[:1]]
    if len(telling) > 2:
        orders.append(telling[-1:] + telling[:-1])
    if comma:
        family = [place for place in telling if Role.SURNAME in tokens[place].roles]
        orders.append([place for place in telling if place not in family] + family)
    return _written_solid(spelled, orders + _with_the_rest(tokens, telling))


def _short_solids(tokens: tuple[Token, ...], spelled: list[tuple[str, str]], telling: list[int]) -> tuple[str, ...]:
    """Return what a name is as one word beside `_solids`.

    Family and given name of a person who has more names, in both orders; a name of one telling word with the rest.
    """
    if len(telling) == 1:
        return _written_solid(spelled, _with_the_rest(tokens, telling))
    short = [place for place in telling if _OFTEN_LEFT_OUT.isdisjoint(tokens[place].roles)]
    return _written_solid(spelled, [short, short[1:] + short[:1]]) if 1 < len(short) < len(telling) else ()


def _with_the_rest(tokens: tuple[Token, ...], telling: list[int]) -> list[list[int]]:
    """Return the places of the words with those that tell little, where there are such."""
    if len(telling) == len(tokens):
        return []
    return [[place for place, token in enumerate(tokens) if token.weight], list(range(len(tokens)))]


def _written_solid(spelled: list[tuple[str, str]], orders: list[list[int]]) -> tuple[str, ...]:
    """Return the words at some places as one word, once for each order of these: as written, and in Latin letters."""
    texts = [written for written, _ in spelled]
    found: dict[str, None] = {}
    for order in orders:
        written = "".join([texts[place] for place in order])
        found[written] = None
        if not written.isascii():
            found["".join([spelled[place][1] for place in order])] = None
    return tuple([text.replace(" ", "") for text in found])


@lru_cache(TOKENS)
def _solid_word(token: Token) -> tuple[str, str]:
    """Return what a word is as a part of the name as one word: as written, and in Latin letters."""
    figures = _in_figures(token)
    return figures or token.text, figures or token.latin


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
