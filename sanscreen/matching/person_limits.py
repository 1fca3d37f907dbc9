"""An alignment of two names of persons, to the caps on its score."""

from collections.abc import Iterator
from itertools import pairwise

from sanscreen.matching.align import Alignment, Compare, Pairing
from sanscreen.matching.chains import fathers_exchanged
from sanscreen.matching.left_over import LeftOver, tells
from sanscreen.matching.pair import CONTRADICTED, HIDDEN, NEAR_MISS, Limit
from sanscreen.matching.similarity import INITIAL
from sanscreen.names.prepared import PreparedName, Role, Token

__all__ = ["INITIALS_ALONE", "person_limits"]

BARE_NAME = 790
INITIALS_ALONE = 700
RARE_FAMILY = 8_300  # thousandths of a nat: a family name that hardly anybody bears
FULL = 1000  # per mille: the listed name itself
_FULL_HAN = 3  # characters of a complete name: 李家超 is John LEE Ka-chiu


def person_limits(
    found: Alignment, screened: PreparedName, listed: PreparedName, left: LeftOver, compare: Compare
) -> Iterator[Limit]:
    """Return the caps that hold for two names of persons."""
    strict = [any(token.strict for token in side) for side in (left.screened, left.listed)]
    if all(strict):
        yield Limit("syllable", HIDDEN, "East Asian names: another syllable is another name")
    elif any(strict) and not (_is_whole(screened, left.screened) or _is_whole(listed, left.listed)):
        yield Limit("syllable", BARE_NAME, "East Asian names: a syllable is missing on one side")
    if _order_broken(found, screened, listed):
        yield Limit("order", HIDDEN, "East Asian names: the syllables stand in another order")
    if fathers_exchanged(found, screened, listed, compare):
        yield Limit("order", HIDDEN, "father and son change places: another man")
    if left.both(Role.PATRONYMIC) and not left.alike(Role.PATRONYMIC, compare):
        yield Limit("patronymic", CONTRADICTED, "the patronymics differ: brothers and cousins share the rest")
    if left.initials_differ(compare):
        yield Limit("initial", CONTRADICTED, "an initial fits none of the names that are left over")
    yield from _one_name(found, screened, listed, left)


def _one_name(found: Alignment, screened: PreparedName, listed: PreparedName, left: LeftOver) -> Iterator[Limit]:
    """Return what holds where one name or none agrees in full."""
    if found.score == FULL:
        return
    initials = [pairing for pairing in found.pairings if _by_initial(screened, listed, pairing)]
    words = [pairing for pairing in found.pairings if pairing not in initials and tells(listed, pairing)]
    if initials and not words:
        yield Limit("initial", INITIALS_ALONE, "initials alone agree")
    if any(_is_family(listed, pairing) for pairing in initials) and not any(_is_family(listed, each) for each in words):
        yield Limit("initial", NEAR_MISS, "the family name agrees in an initial alone")
    if len(words) != 1:
        return
    if not initials and left.telling():
        yield Limit("bare_name", BARE_NAME, "a single name agrees; family or given name alone names nobody")
    if len(initials) == 1:
        if listed.tokens[words[0].listed[0]].weight < RARE_FAMILY:
            yield Limit("initial", NEAR_MISS, "a family name that many bear, with one initial only")
        elif initials[0].likeness.similarity < INITIAL:
            yield Limit("initial", NEAR_MISS, "one initial only, and it fits in another romanization alone")


def _is_family(listed: PreparedName, pairing: Pairing) -> bool:
    """Whether a pair holds the listed family name, where a comma tells it."""
    return any(listed.tokens[place].roles == {Role.SURNAME} for place in pairing.listed)


def _by_initial(screened: PreparedName, listed: PreparedName, pairing: Pairing) -> bool:
    """Whether one letter stands on a side of a pair, be it the same letter: it is no word."""
    sides = ((screened, pairing.screened), (listed, pairing.listed))
    return any(len(places) == 1 and Role.INITIAL in name.tokens[places[0]].roles for name, places in sides)


def _order_broken(found: Alignment, screened: PreparedName, listed: PreparedName) -> bool:
    """Whether the words of an East Asian name are shuffled: only family and given name may change places."""
    if not any(all(token.strict for token in name.tokens) for name in (screened, listed)):
        return False
    places = [place for pairing in found.pairings for place in pairing.listed]
    return sum(place > after for place, after in pairwise([*places, *places[:1]])) > 1


def _is_whole(name: PreparedName, left: tuple[Token, ...]) -> bool:
    """Whether a name in Han is complete and agrees wholly: what the other side has more is a Western given name."""
    return not left and len(name.tokens) >= _FULL_HAN and all(token.script == "Han" for token in name.tokens)
