"""Two prepared names to the best one-to-one alignment of their words.

The objective is a sum over pairs of words, so that an index can bound it. A pair of neighbouring words on one side may
stand against one word on the other (`Trans Kapital`, `Transkapital`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from sanscreen.matching.assignment import best_assignment
from sanscreen.matching.costs import left_in_listed, screened_costs
from sanscreen.matching.glance import like_both
from sanscreen.matching.rounding import half_up
from sanscreen.matching.similarity import FLOOR, Likeness
from sanscreen.model import PartyType
from sanscreen.names.acronyms import Run, keys_of_word
from sanscreen.names.assemble import neighbours_of, runs_of
from sanscreen.names.make_token import joinable, joined
from sanscreen.names.prepared import PreparedName, Token

__all__ = ["Alignment", "Pairing", "align"]

EQUAL = 1000  # per mille
JOIN_FLOOR = 850  # a joined word must agree better than two words need to,
JOIN_ADVANTAGE = 30  # and better than either half does alone: `Antonov Yuri` is not `Antonov`
MAX_JOINS = 4  # of one pair of names; the best ones are tried

START = 850  # per mille: the score for which the first pairing is the best one
MAX_STEPS = 4

Compare = Callable[[Token, Token], Likeness | None]
Costs = tuple[list[int], list[int]]  # of each word left over, screened and listed


class Pairing(NamedTuple):
    """Words that stand for each other: their places in both names, and why.

    `weight` is what the pair counts, twice the smaller of both weights; `spared` what its words would cost left over.
    """

    screened: tuple[int, ...]
    listed: tuple[int, ...]
    likeness: Likeness
    weight: int
    spared: int

    @property
    def gain(self) -> int:
        """The part of the weight that agrees, times 1000."""
        return self.likeness.similarity * self.weight

    def worth(self, score: int) -> int:
        """What the pair adds to the sum that decides whether a name scores at least `score` (per mille)."""
        return self.gain + score * (self.spared - self.weight)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The best pairing of two names: `gain` of `total` is reached (both times 1000), the rest is left over.

    `score` is that share, per mille.
    """

    pairings: tuple[Pairing, ...]
    left_screened: tuple[int, ...]
    left_listed: tuple[int, ...]
    cost_screened: int
    cost_listed: int
    gain: int = field(init=False)
    total: int = field(init=False)
    score: int = field(init=False)

    def __post_init__(self) -> None:
        gain = weight = 0
        for pairing in self.pairings:
            gain += pairing.gain
            weight += pairing.weight
        total = 1000 * (weight + self.cost_screened + self.cost_listed)
        for name, value in (("gain", gain), ("total", total), ("score", half_up(gain, total))):
            object.__setattr__(self, name, value)


def align(screened: PreparedName, listed: PreparedName, compare: Compare) -> Alignment:
    """Return the alignment of the highest score; of equal ones the first in the order of the words.

    For a given score the best pairing is an assignment problem, and a better score makes the next one (Dinkelbach,
    1967): it rises at every step and settles after one or two.
    """
    person = listed.type is PartyType.INDIVIDUAL
    costs = (
        screened_costs(screened.tokens, person=person),
        [left_in_listed(token, person=person) for token in listed.tokens],
    )
    singles = _singles(screened.tokens, listed.tokens, costs, compare)
    joins = [*_joins(screened, listed, singles, costs, compare), *_runs(screened, listed, costs, compare)]
    joins = sorted(joins, key=_by_gain)[:MAX_JOINS]
    best: Alignment | None = None
    score = START
    for _ in range(MAX_STEPS if singles or joins else 0):
        found = _alignment(_best_pairings(singles, joins, score, len(costs[0]), len(costs[1])), costs)
        if best is not None and found.score <= best.score:
            break
        best, score = found, found.score
        if not joins and len(found.pairings) == len(singles) and all(each.worth(score) > 0 for each in found.pairings):
            break  # every pair there is adds to this score
    return best if best is not None else _alignment((), costs)


def _alignment(pairings: tuple[Pairing, ...], costs: Costs) -> Alignment:
    used: tuple[set[int], set[int]] = set(), set()
    for pairing in pairings:
        used[0].update(pairing.screened)
        used[1].update(pairing.listed)
    left = [
        tuple([place for place, cost in enumerate(side) if cost and place not in taken])
        for side, taken in zip(costs, used, strict=True)
    ]
    spent = [sum([side[place] for place in places]) for side, places in zip(costs, left, strict=True)]
    return Alignment(tuple(sorted(pairings, key=_by_place)), left[0], left[1], spent[0], spent[1])


def _by_place(pairing: Pairing) -> tuple[int, ...]:
    return pairing.screened


def _best_pairings(
    singles: dict[tuple[int, int], Pairing], joins: list[Pairing], score: int, rows: int, columns: int
) -> tuple[Pairing, ...]:
    if not joins:
        return tuple(_assign(singles, score, rows, columns))
    best: tuple[int, tuple[Pairing, ...]] = (-1, ())
    for count in range(len(joins) + 1):
        for chosen in combinations(joins, count):
            pairings = _with_joins(chosen, singles, score, rows, columns)
            if pairings is not None:
                worth = sum(pairing.worth(score) for pairing in pairings)
                if worth > best[0]:
                    best = worth, pairings
    return best[1]


def _singles(
    screened: Sequence[Token], listed: Sequence[Token], costs: Costs, compare: Compare
) -> dict[tuple[int, int], Pairing]:
    found = {}
    for i, left in enumerate(screened):
        for j, right in enumerate(listed):
            like = compare(left, right)
            if like is not None:
                weight = 2 * min(left.weight, right.weight)
                found[i, j] = Pairing((i,), (j,), like, weight, costs[0][i] + costs[1][j])
    return found


def _joins(
    screened: PreparedName,
    listed: PreparedName,
    singles: dict[tuple[int, int], Pairing],
    costs: Costs,
    compare: Compare,
) -> list[Pairing]:
    """Return the pairings of two neighbouring words with one word."""
    found = []
    rows, columns = ([each for each in enumerate(name.tokens) if joinable(each[1])] for name in (screened, listed))
    # What agrees so well that no joined word of which it is a half can agree better:
    sure = {places for places, half in singles.items() if half.likeness.similarity + JOIN_ADVANTAGE > EQUAL}
    for i, first, second in neighbours_of(screened.tokens):
        words = [each for each in columns if (i, each[0]) not in sure and (i + 1, each[0]) not in sure]
        for j, token in like_both(first, second, words):
            word = joined(first, second)
            like = compare(word, token)
            if like and _agrees(like, word.strict, (singles.get((i, j)), singles.get((i + 1, j)))):
                spared = costs[0][i] + costs[0][i + 1] + costs[1][j]
                found.append(Pairing((i, i + 1), (j,), like, 2 * min(word.weight, token.weight), spared))
    for j, first, second in neighbours_of(listed.tokens):
        words = [each for each in rows if (each[0], j) not in sure and (each[0], j + 1) not in sure]
        for i, token in like_both(first, second, words, screened.tokens[-1]):
            word = joined(first, second)
            like = compare(token, word)
            if like and _agrees(like, word.strict, (singles.get((i, j)), singles.get((i, j + 1)))):
                spared = costs[0][i] + costs[1][j] + costs[1][j + 1]
                found.append(Pairing((i,), (j, j + 1), like, 2 * min(word.weight, token.weight), spared))
    return found


def _by_gain(pairing: Pairing) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    return -pairing.gain, pairing.screened, pairing.listed


def _runs(screened: PreparedName, listed: PreparedName, costs: Costs, compare: Compare) -> list[Pairing]:
    """Return the pairings of several words with an abbreviation of them."""
    pairs = [
        *(((run.places, (j,)), run.token, token) for run, j, token in _abbreviations(screened, listed)),
        *((((i,), run.places), token, run.token) for run, i, token in _abbreviations(listed, screened)),
    ]
    found = []
    for places, left, right in pairs:
        if like := compare(left, right):
            spared = sum(cost[place] for cost, side in zip(costs, places, strict=True) for place in side)
            found.append(Pairing(*places, like, 2 * min(left.weight, right.weight), spared))
    return found


def _abbreviations(name: PreparedName, other: PreparedName) -> Iterator[tuple[Run, int, Token]]:
    """Yield the runs of words of a name, each with a word of the other that may abbreviate it and its place."""
    if name.type is not PartyType.ENTITY:
        return
    short = [(place, token, keys) for place, token in enumerate(other.tokens) if (keys := keys_of_word(token))]
    for run in runs_of(name) if short else ():
        own = set(run.keys)
        yield from ((run, place, token) for place, token, keys in short if not own.isdisjoint(keys))


def _agrees(like: Likeness, strict: bool, halves: tuple[Pairing | None, Pairing | None]) -> bool:
    """Whether a joined word agrees; syllables, which are read and never guessed, need no more than two words do."""
    least = FLOOR if strict else JOIN_FLOOR
    return like.similarity >= max([least, *(half.likeness.similarity + JOIN_ADVANTAGE for half in halves if half)])


def _with_joins(
    chosen: tuple[Pairing, ...], singles: dict[tuple[int, int], Pairing], score: int, rows: int, columns: int
) -> tuple[Pairing, ...] | None:
    """Return the best pairings that hold the chosen joins, or None where these use a word twice."""
    used_rows = [place for pairing in chosen for place in pairing.screened]
    used_columns = [place for pairing in chosen for place in pairing.listed]
    if len(set(used_rows)) < len(used_rows) or len(set(used_columns)) < len(used_columns):
        return None
    free = {key: pairing for key, pairing in singles.items() if key[0] not in used_rows and key[1] not in used_columns}
    return (*chosen, *_assign(free, score, rows, columns))


def _assign(singles: dict[tuple[int, int], Pairing], score: int, rows: int, columns: int) -> list[Pairing]:
    """Return the one-to-one choice of the largest total worth."""
    worth = {key: value for key, pairing in singles.items() if (value := pairing.worth(score)) > 0}
    return [singles[key] for key in best_assignment(worth, rows, columns)]
