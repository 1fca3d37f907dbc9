"""A prepared name, to the forms of listed names whose score can reach a threshold: none of these is left out.

Three sums can make the score of a name (`matching.features.name`), and each has its bound here: all words (`_by_words`), the
screened words alone (`_by_covered`), and the names written as one word (`solids`).

All words: the worths of the pairs must reach d times what all words of both names cost (`supports`). Every screened word
is in one pair at most, so the best that each can have, taken without regard to the others, bounds what any pairing has:

1. Of a pair's worth, d times the cost of its listed words only pays for these words. Without it, the best of all screened
   words must reach what the screened words cost; if not, no name is within reach, and no name is looked at.
2. Words whose best together stay under that need can be left out: a name within reach holds a word like one of the others.
3. A name whose words cost so much that the best worths do not reach it is out of reach, and so are all after it.
4. For each name that is left: the best worth of each screened word among its own words.
5. So far a word counts for as much as the reason for which it was found allows. Now the words of each name that is left are
   compared: the best worth of each screened word must reach the need, and so must that of each listed word.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from sanscreen.matching.costs import screened_costs
from sanscreen.matching.features.name import SUBSET_MOST, subset_most
from sanscreen.matching.person_limits import INITIALS_ALONE
from sanscreen.matching.stop import NEVER, Stop
from sanscreen.model import CacheStats, PartyType
from sanscreen.names.prepared import PreparedName
from sanscreen.retrieval.forms import Forms
from sanscreen.retrieval.solids import Solids
from sanscreen.retrieval.supports import Support, Supports

__all__ = ["Bound"]

WORTHWHILE = 20  # forms of a word are looked up in the time in which one form is looked at


@dataclass(frozen=True, slots=True)
class _Column:
    """What one screened word can add for each listed word: `table` times `scale`; `most` of them all.

    `top` is the most of it that does not only pay for the listed word. `holders` counts the forms that hold these words; `grouped`
    tells whether several listed words as one are among them.
    """

    table: dict[int, int]
    scale: int
    most: int
    top: int
    holders: int
    grouped: bool = False


_Places = tuple[int, ...]  # of a screened word, or of several as one
_Placed = tuple[_Places, Support]
_Met = tuple[
    _Places, dict[int, tuple[int, int]]
]  # listed words that it is like, and how alike, and the worth of the pair
_Worths = tuple[_Places, dict[int, int]]


class Bound:
    """The forms of listed names behind their bounds."""

    def __init__(self, forms: Forms, supports: Supports, solids: Solids) -> None:
        self._forms, self._supports, self._solids = forms, supports, solids

    def stats(self) -> tuple[CacheStats, ...]:
        """Return how full the caches are."""
        return (*self._supports.stats(), CacheStats.of("names as one word", self._solids.alike.cache_info()))

    def within_reach(
        self, screened: PreparedName, kinds: Collection[PartyType], cut: int, threshold: int, stop: Stop = NEVER
    ) -> set[int]:
        """Return the forms of some types whose score can be `threshold` (per mille) or more, or raise `StoppedError`.

        `screened` is prepared as for these types, which are individuals alone or none of them. `cut` is the length at
        which a payment system may have cut the name, or 0.
        """
        if not screened.tokens:
            return set()
        person = PartyType.INDIVIDUAL in kinds
        double = 2 * threshold - 1
        costs = screened_costs(screened.tokens, person=person)
        placed = self._placed(screened, costs, double, person, cut, stop)
        anchors = placed if person and threshold > INITIALS_ALONE else None
        found = self._by_words(placed, costs, double, anchors)
        if person and threshold <= SUBSET_MOST:
            found |= self._by_covered(screened, placed, double, anchors)
        for solid in dict.fromkeys((*screened.solids, *screened.short_solids)):
            for likeness, forms in self._solids.alike(solid):
                if likeness >= threshold:
                    found.update(forms)
        kind, cuts = self._forms.kind, self._forms.cuts
        return {form for form in found if cuts[form] in (0, cut) and kind(form) in kinds}

    def _placed(
        self, screened: PreparedName, costs: Sequence[int], double: int, person: bool, cut: int, stop: Stop
    ) -> list[_Placed]:
        """Return the supports of all words, of all runs and of all neighbours as one."""
        of = self._supports.of
        placed: list[_Placed] = []
        last = len(costs) - 1 if cut else -1
        for place, token in enumerate(screened.tokens):
            stop.ask()
            placed.append(((place,), of(token, costs[place], double, person=person, last_of_cut_name=place == last)))
        for places, token in screened.runs:
            support = of(token, sum(costs[place] for place in places), double, person=person)
            if support.alike:
                placed.append((places, support))
        for place, token in screened.joins:
            stop.ask()
            support = of(token, costs[place] + costs[place + 1], double, person=person, is_join=True)
            if support.alike:
                placed.append(((place, place + 1), support))
        return placed

    def _by_words(
        self, placed: Sequence[_Placed], costs: Sequence[int], double: int, anchors: Sequence[_Placed] | None
    ) -> set[int]:
        need = double * sum(costs)
        columns = _columns(placed, len(costs))
        found = set()
        for form in self._reaching(columns, need, double, anchors, max(len(places) for places, _ in placed)):
            wanted = need + double * self._forms.needs[form]
            pairs = [
                (places, {word: worth for word, (_, worth) in words.items()})
                for places, words in self._in(form, placed)
            ]
            if sum(_best_of_each(pairs, len(costs))) >= wanted and self._by_listed_word(form, pairs) >= wanted:
                found.add(form)
        return found

    def _by_covered(
        self, screened: PreparedName, placed: Sequence[_Placed], double: int, anchors: Sequence[_Placed] | None
    ) -> set[int]:
        """Return the forms of persons that can hold enough of the screened words, whatever else they hold."""
        weights = [token.weight for token in screened.tokens]
        most = subset_most(sum(weights))
        need = -(-1000 * double * sum(weights) // (2 * most))
        columns = _covering_columns(placed, weights)
        found = set()
        for form in self._reaching(columns, need, 0, anchors, max(len(places) for places, _ in placed)):
            best = [0] * len(weights)
            for places, words in self._in(form, placed):
                for place in places:
                    best[place] = max(best[place], *(likeness for likeness, _ in words.values()))
            if sum(likeness * weight for likeness, weight in zip(best, weights, strict=True)) >= need:
                found.add(form)
        return found

    def _in(self, form: int, placed: Sequence[_Placed]) -> list[_Met]:
        """Return which words of a form the screened words are like indeed: how alike, and the worth of the pair."""
        found = []
        own = self._forms.all_words[form]
        for places, support in placed:
            words = {word: support.exactly(word) for word in own if word in support.alike}
            if words:
                found.append((places, words))
        return found

    def _reaching(
        self, columns: Sequence[_Column], need: int, double: int, anchors: Sequence[_Placed] | None, widest: int
    ) -> set[int]:
        """Return the forms whose words are together worth `need` and `double` times their own cost.

        Every listed word pairs once, with `widest` neighbouring screened words at most: a word that is repeated is not met
        each time. Where there are `anchors`, only forms that hold one of their words count: initials alone are
        capped (`matching.person_limits`).
        """
        if sum(column.top for column in columns) < need:
            return set()
        forms = self._forms
        slack = sum(column.most for column in columns) - need
        limit = bisect_right(forms.needs, slack // double) if double else len(forms)
        best_first = sorted(columns, key=_most, reverse=True)
        most_of = list(accumulate((column.most for column in best_first), initial=-need))  # of the best so many words
        words_of = forms.all_words if any(column.grouped for column in columns) else forms.words
        found = set()
        for form in self._seeds(columns, need, anchors):
            if form >= limit:
                continue
            left = slack - double * forms.needs[form]
            words = list(words_of[form])
            own = forms.words[form]  # a word that stands there twice pairs twice, and may be in `words` once
            pairs = widest * len(own)
            if pairs < len(columns) and most_of[pairs] < double * forms.needs[form]:
                continue
            for column in best_first:
                table, best = column.table, 0
                for word in words:
                    if word in table and table[word] > best:
                        best = table[word]
                left -= column.most - best * column.scale
                if left < 0:
                    break
            else:
                found.add(form)
        return found

    def _seeds(self, columns: Sequence[_Column], need: int, anchors: Sequence[_Placed] | None) -> set[int]:
        """Return the forms of the words without which no form can reach `need`, those of the commonest words left out.

        Or those of the anchors, where these are fewer. A screened word without which the others cannot reach the need is in
        every form that does: where looking these up is less than looking at the forms, only their common ones stay.
        """
        left_out, total = 0, sum(column.top for column in columns)
        chosen: list[_Column] = []
        required: list[_Column] = []
        for column in sorted(columns, key=_holders, reverse=True):
            if left_out + column.top < need:
                left_out += column.top
                if total - column.top < need:
                    required.append(column)
            else:
                chosen.append(column)
        if anchors is None or sum(column.holders for column in chosen) <= sum(each.anchored for _, each in anchors):
            found = self._holding(column.table for column in chosen)
        else:
            found = self._holding(support.anchors for _, support in anchors)
        for column in reversed(required):
            if column.holders < WORTHWHILE * len(found):
                found &= self._holding([column.table])
        return found

    def _holding(self, words: Iterable[Collection[int]]) -> set[int]:
        found: set[int] = set()
        for word in chain.from_iterable(words):
            found.update(self._forms.holding[word])
        return found

    def _by_listed_word(self, form: int, pairs: Sequence[_Worths]) -> int:
        """Return the best worths of the words of a listed name, added up: each of them pairs once, too."""
        words = self._forms.words[form]
        best = [0] * len(words)
        groups: list[tuple[_Places, int]] = [((place,), word) for place, word in enumerate(words)]
        groups += [(places, number) for number, places in self._forms.groups(form)]
        for _, worths in pairs:
            for places, number in groups:
                if number in worths:
                    share = -(-worths[number] // len(places))
                    for place in places:
                        best[place] = max(best[place], share)
        return sum(best)


def _best_of_each(pairs: Sequence[_Worths], count: int) -> list[int]:
    """Return the best worth of each screened word; of several as one each has an equal share, rounded up."""
    best = [0] * count
    for places, worths in pairs:
        share = -(-max(worths.values()) // len(places))
        for place in places:
            best[place] = max(best[place], share)
    return best


def _most(column: _Column) -> int:
    return column.most


def _holders(column: _Column) -> int:
    return column.holders


def _columns(placed: Sequence[_Placed], count: int) -> list[_Column]:
    """Return one column for each screened word; of several words as one, each has an equal share, rounded up."""
    columns = [_Column({}, 1, 0, 0, 0)] * count
    for places, support in placed:
        size = len(places)
        for place in places:
            known = columns[place]
            table = support.worths
            if size > 1:
                table = {word: -(-worth // size) for word, worth in table.items()}
            if known.table:
                table = known.table | {word: max(worth, known.table.get(word, 0)) for word, worth in table.items()}
            most, top = max(known.most, -(-support.most // size)), max(known.top, -(-support.top // size))
            columns[place] = _Column(
                table, 1, most, top, known.holders + support.holders, known.grouped or support.grouped
            )
    return columns


def _covering_columns(placed: Sequence[_Placed], weights: Sequence[int]) -> list[_Column]:
    columns = [_Column({}, weight, 0, 0, 0) for weight in weights]
    for places, support in placed:
        for place in places:
            known, weight = columns[place], weights[place]
            table = support.alike
            if known.table:
                table = known.table | {word: max(like, known.table.get(word, 0)) for word, like in table.items()}
            most = max(known.most, support.best * weight)
            columns[place] = _Column(
                table, weight, most, most, known.holders + support.holders, known.grouped or support.grouped
            )
    return columns
