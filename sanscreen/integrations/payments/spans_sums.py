"""What each word of a text adds to each listed name, to the runs whose sum is enough for some listed name.

A run opens and closes with a word that adds to the listed name, or with one that is *open*: of which it is not told to which
names it adds. So the sums are made between words that add to the same name, and widened over open words at both ends.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import accumulate

from sanscreen.matching.stop import Stop

__all__ = ["Sums", "Word"]


_Sum = tuple[
    int, int
]  # what is left for the words that agree with nothing: after the listed name is paid for, and without it


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word: `base` is what it adds where it is like no word of the listed name, mostly less than nothing.

    `adds` is by each name what it adds at most, and `exactly` tells what it does, and how often at most where
    the word is written again, or None. That pays for the word's
    counterpart in the listed name too; `over` is the most that is left of it then. An open word adds `opens` to any name.
    `ends` are the names that a run with the word at its end can be, None for all of `adds`.
    """

    text: str
    base: int
    over: int
    adds: Mapping[int, int] = field(default_factory=dict)
    exactly: Callable[[int], tuple[int, int] | None] = lambda _form: None
    ends: Set[int] | None = None
    opens: int | None = None


class Sums:
    """The sums of all runs of up to `most` of some words; `need` is what a name asks for.

    With `through`, of the runs alone that hold the word at this place.
    """

    def __init__(
        self, words: Sequence[Word], need: Callable[[int], int], most: int, stop: Stop, through: int | None = None
    ) -> None:
        self._words, self._need, self._most, self._through = words, need, most, through
        self._before = (
            _prefixes([word.base if word.opens is None else max(word.base, word.opens) for word in words]),
            _prefixes([word.base if word.opens is None else max(word.base, word.over) for word in words]),
        )
        self._lacks = tuple(self._lacking(before) for before in self._before)
        self._overs = [max(word.over - word.base, 0) for word in words]
        self._best: dict[tuple[int, int], _Sum] = {}  # beyond the bases, between two words that add to one name
        self._single: dict[int, _Sum | None] = {}
        self._exact: dict[tuple[int, int], tuple[int, int] | None] = {}
        for form, places in self._several().items():
            stop.ask()
            self._add(form, places)

    def reach(self, first: int, last: int) -> bool:
        """Return whether the words from `first` to `last` are together enough for some name."""
        best = self._between(first, last)
        return best is not None and all(
            each + before[last + 1] - before[first] >= 0 for each, before in zip(best, self._before, strict=True)
        )

    def _several(self) -> dict[int, list[int]]:
        """Return the names to which several words add, with their places."""
        once: set[int] = set()
        twice: set[int] = set()
        for place, word in enumerate(self._words):
            if self._through is None or place >= self._through:
                twice |= once & word.adds.keys()
            if self._through is None or place <= self._through:
                once |= word.adds.keys()
        found: dict[int, list[int]] = {}
        for place, word in enumerate(self._words):
            for form in twice & word.adds.keys():
                found.setdefault(form, []).append(place)
        return found

    def _lacking(self, before: Sequence[int]) -> list[list[int]]:
        """Return what runs lack, by their first word and how many follow; open words on both sides are counted in."""
        spare = _prefixes(
            [
                max(here - last, 0) if word.opens is not None else 0
                for word, last, here in zip(self._words, before[:-1], before[1:], strict=True)
            ]
        )
        found = []
        for first in range(len(self._words)):
            ends = range(first, min(first + self._most, len(self._words)))
            end = ends.stop
            found.append(
                [
                    before[first]
                    - before[last + 1]
                    - (spare[first] - spare[max(0, last - self._most + 1)] + spare[end] - spare[last + 1])
                    for last in ends
                ]
            )
        return found

    def _add(self, form: int, places: Sequence[int]) -> None:
        """Keep the best sums between each two places of a name that can be enough."""
        need, words, overs, through = self._need(form), self._words, self._overs, self._through
        for at, first in enumerate(places[:-1]):
            if through is not None and first > through:
                break
            if places[at + 1] - first >= self._most:
                continue
            lacks, lacks_over = self._lacks[0][first], self._lacks[1][first]
            total, over = max(words[first].adds[form] - words[first].base, 0) - need, overs[first]
            for end in range(at + 1, len(places)):
                last = places[end]
                behind = last - first
                if behind >= self._most:
                    break
                over += overs[last]
                total += max(words[last].adds[form] - words[last].base, 0)
                if total >= lacks[behind] and over >= lacks_over[behind] and (through is None or through <= last):
                    known = self._best.get((first, last))
                    better = known is None or total > known[0] or over > known[1]
                    if better and self._can_end(first, form) and self._can_end(last, form):
                        self._keep(form, need, places[at : end + 1])

    def _keep(self, form: int, need: int, places: Sequence[int]) -> None:
        total, over = -need, 0
        left: dict[str, int] = {}
        for place in places:
            word = self._words[place]
            exact = self._exactly(form, place)
            times = left.get(word.text, exact[1] if exact else 0)
            left[word.text] = times - 1
            if exact and times > 0:
                total, over = total + max(exact[0] - word.base, 0), over + self._overs[place]
        key = first, last = places[0], places[-1]
        if total >= self._lacks[0][first][last - first] and over >= self._lacks[1][first][last - first]:
            known = self._best.get(key, (total, over))
            self._best[key] = max(total, known[0]), max(over, known[1])

    def _can_end(self, place: int, form: int) -> bool:
        ends = self._words[place].ends
        return ends is None or form in ends

    def _exactly(self, form: int, place: int) -> tuple[int, int] | None:
        key = form, place
        if key not in self._exact:
            self._exact[key] = self._words[place].exactly(form)
        return self._exact[key]

    def _between(self, first: int, last: int) -> _Sum | None:
        """Return the best sums of a run, which may begin and end later than an open word does; None where there are none."""
        begins, ends = self._words[first].opens is not None, self._words[last].opens is not None
        firsts = range(first, last + 1) if begins else (first,)
        lasts = range(first, last + 1) if ends else (last,)
        found = [
            self._best.get((one, other)) if one < other else self._of_one(one)
            for one in firsts
            for other in lasts
            if one <= other
        ]
        known = [each for each in found if each is not None]
        if begins and ends:
            known.append((0, 0))
        return (max(total for total, _ in known), max(over for _, over in known)) if known else None

    def _of_one(self, place: int) -> _Sum | None:
        """Return the most that one word leaves over what a name asks for."""
        if place not in self._single:
            word = self._words[place]
            totals = [max(adds - word.base, 0) - self._need(form) for form, adds in word.adds.items()]
            self._single[place] = (max(totals), self._overs[place]) if totals else None
        return self._single[place]


def _prefixes(values: Sequence[int]) -> list[int]:
    return [0, *accumulate(values)]
