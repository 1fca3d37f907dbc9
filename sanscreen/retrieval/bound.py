"""A prepared name, to the forms of listed names whose score can reach a threshold: none of these is left out.

Three sums can make the score of a name (`matching.features.name`), and each has its bound here: all words (`_by_words`), the
screened words alone (`_by_covered`), and the names written as one word (`solids`).

All words. Say that the screened words of a name cost C, and those of a listed name L, when all of them are left over. The name
is within reach exactly when the worths of its pairs add up to d (C + L) (`supports`). Every screened word is in one pair at
most, so the best that each can have, taken without regard to the others, bounds what any pairing has:

1. The worth of a pair holds d times what its listed word costs; without that it is at most the word's `top`. A listed word
   that pairs brings in that part of d L, one that does not pair brings in nothing. So the tops must add up to d C. If they do
   not, no name is within reach, and none is looked at.
2. A word without whose top the rest stays under d C is *required*: a name within reach holds a word like it. Where a name
   holds words like one screened word alone, that one must be enough for d (C + L) by itself; few listed names are so short.
   So what is looked at holds words like two screened words (`reaching`).
3. For each of these forms: the best worth of each screened word among the form's own words. They must add up to d (C + L).
4. So far a word counts for as much as the reason for which it was found allows. Now the words of each form that is left are
   compared: the best worths of the screened words must reach d (C + L), and so must those of the listed words.

Of several words that pair as one, each has an equal share of the worth, rounded up.
"""

from collections.abc import Collection, Sequence

from sanscreen.matching.costs import left_in_screened, screened_costs
from sanscreen.matching.features.name import SUBSET_MOST, subset_most
from sanscreen.matching.person_limits import INITIALS_ALONE
from sanscreen.matching.stop import NEVER, Stop
from sanscreen.model import CacheStats, PartyType
from sanscreen.names.assemble import neighbours_of, runs_of
from sanscreen.names.prepared import PreparedName
from sanscreen.retrieval.columns import Placed, Places, columns_of, covering_columns
from sanscreen.retrieval.forms import Forms
from sanscreen.retrieval.reaching import Reaching
from sanscreen.retrieval.solids import Solids
from sanscreen.retrieval.supports import Supports

__all__ = ["Bound"]

_Met = tuple[Places, dict[int, tuple[int, int]]]  # each listed word: how alike it is, and the worth of the pair
_Worths = tuple[Places, dict[int, int]]


class Bound:
    """The forms of listed names behind their bounds."""

    def __init__(self, forms: Forms, supports: Supports, solids: Solids) -> None:
        self._forms, self._supports, self._solids = forms, supports, solids
        self._reaching = Reaching(forms).reaching

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

    def supports(self, screened: PreparedName, threshold: int) -> tuple[list[int], list[Placed]]:
        """Return what each word costs, be it written again, and the supports of all words (`Index.supports`)."""
        person = screened.type is PartyType.INDIVIDUAL
        costs = [left_in_screened(token, person=person) for token in screened.tokens]
        return costs, self._placed(screened, costs, 2 * threshold - 1, person, 0, NEVER)

    def is_name(self, solid: str, threshold: int) -> bool:
        """Return whether some form written as one word is like that (`Index.is_name`)."""
        return any(likeness >= threshold for likeness, _ in self._solids.alike(solid))

    def _placed(
        self, screened: PreparedName, costs: Sequence[int], double: int, person: bool, cut: int, stop: Stop
    ) -> list[Placed]:
        """Return the supports of all words, of all runs and of all neighbours as one."""
        of = self._supports.of
        placed: list[Placed] = []
        last = len(costs) - 1 if cut else -1
        for place, token in enumerate(screened.tokens):
            stop.ask()
            placed.append(((place,), of(token, costs[place], double, person=person, last_of_cut_name=place == last)))
        for run in runs_of(screened):
            support = self._supports.of_run(run, sum(costs[place] for place in run.places), double, person=person)
            if support.alike:
                placed.append((run.places, support))
        for place, first, second in neighbours_of(screened.tokens):
            stop.ask()
            support = self._supports.of_two(first, second, costs[place] + costs[place + 1], double, person=person)
            if support.alike:
                placed.append(((place, place + 1), support))
        return placed

    def _by_words(
        self, placed: Sequence[Placed], costs: Sequence[int], double: int, anchors: Sequence[Placed] | None
    ) -> set[int]:
        need = double * sum(costs)
        columns = columns_of(placed, len(costs))
        found = set()
        for form in self._reaching(columns, need, double, anchors, max(len(places) for places, _ in placed)):
            wanted = need + double * self._forms.needs[form]
            pairs = _worths(self._in(form, placed))
            if sum(_best_of_each(pairs, len(costs))) >= wanted and self._by_listed_word(form, pairs) >= wanted:
                found.add(form)
        return found

    def _by_covered(
        self, screened: PreparedName, placed: Sequence[Placed], double: int, anchors: Sequence[Placed] | None
    ) -> set[int]:
        """Return the forms of persons that can hold enough of the screened words, whatever else they hold."""
        weights = [token.weight for token in screened.tokens]
        most = subset_most(sum(weights))
        need = -(-1000 * double * sum(weights) // (2 * most))
        columns = covering_columns(placed, weights)
        found = set()
        for form in self._reaching(columns, need, 0, anchors, max(len(places) for places, _ in placed)):
            best = [0] * len(weights)
            for places, words in self._in(form, placed):
                for place in places:
                    best[place] = max(best[place], *(likeness for likeness, _ in words.values()))
            if sum(likeness * weight for likeness, weight in zip(best, weights, strict=True)) >= need:
                found.add(form)
        return found

    def _in(self, form: int, placed: Sequence[Placed]) -> list[_Met]:
        """Return which words of a form the screened words are like indeed: how alike, and the worth of the pair."""
        own = self._forms.all_words[form]
        met = {id(support): support for _, support in placed}  # each once: a name may repeat a word 60 times
        words = {
            key: {word: support.exactly(word) for word in own if word in support.alike} for key, support in met.items()
        }
        return [(places, words[id(support)]) for places, support in placed if words[id(support)]]

    def _by_listed_word(self, form: int, pairs: Sequence[_Worths]) -> int:
        """Return the best worths of the words of a listed name, added up: each of them pairs once, too."""
        words = self._forms.words[form]
        best = [0] * len(words)
        groups: list[tuple[Places, int]] = [((place,), word) for place, word in enumerate(words)]
        groups += [(places, number) for number, places in self._forms.groups(form)]
        for worths in {id(worths): worths for _, worths in pairs}.values():
            for places, number in groups:
                if number in worths:
                    share = -(-worths[number] // len(places))
                    for place in places:
                        best[place] = max(best[place], share)
        return sum(best)


def _worths(met: Sequence[_Met]) -> list[_Worths]:
    """Return what pairs are worth; what was met several times stays one table."""
    of = {id(words): {word: worth for word, (_, worth) in words.items()} for _, words in met}
    return [(places, of[id(words)]) for places, words in met]


def _best_of_each(pairs: Sequence[_Worths], count: int) -> list[int]:
    """Return the best worth of each screened word."""
    best = [0] * count
    most = {id(worths): max(worths.values()) for _, worths in pairs}
    for places, worths in pairs:
        share = -(-most[id(worths)] // len(places))
        for place in places:
            best[place] = max(best[place], share)
    return best
