"""A screened word at its cost, to what it can add to the score of a listed name that holds a word like it.

A name scores at least t exactly when the worths of its pairs reach what all words of both names would cost (`matching.align`).
With d for 2t - 1, since scores are rounded half up, and everything doubled, a pair is worth 2 s w + d (c + l - w): s is how
alike its words are, w what the pair counts, c and l what its screened and its listed words cost when they are left over.
"""

from array import array
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache, partial
from itertools import chain
from operator import itemgetter

from sanscreen.matching.similarity import INITIAL
from sanscreen.model import CacheStats
from sanscreen.names.acronyms import Run
from sanscreen.names.make_token import joined
from sanscreen.names.prepared import Role, Token
from sanscreen.retrieval.flat import Groups
from sanscreen.retrieval.forms import Forms
from sanscreen.retrieval.words import Words

__all__ = ["Support", "Supports", "best_last"]

WORDS = 20_000  # screened words that are remembered, each with its cost and the threshold; names repeat their words,
JOINS = 2_000  # and seldom two neighbours
_VALUE = itemgetter(1)
FEW = 1_000  # forms of a word that are remembered
_NOBODY = Token("", None, frozenset(), 0, ())


class Support:
    """The listed words that a screened word can be like: how alike at most (`alike`), and what a pair is worth (`worths`).

    Both may be read while another thread settles words (`exactly`): any mix of bounds and of what was found is a bound, as long
    as no value is read twice. Pairs that are worth nothing are in no best pairing. `most` is the largest worth; `top` is the largest of what is left of
    a worth when the listed word's own cost is taken off, at least 0. `best` is the largest of `alike`. `holders` counts the
    forms that hold such words, `anchored` those of `anchors`: the words that can agree for another reason than an initial.
    `alone` is the most that is left of a worth when all words of the shortest form that holds the listed word are paid for.
    """

    __slots__ = (
        "_cost", "_double", "_few_forms", "_holding", "_is_join", "_last", "_settled", "_token", "_words",
        "alike", "alone", "anchored", "anchors", "best", "holders", "most", "top", "worths",
    )  # fmt: skip

    def __init__(
        self,
        words: Words,
        holding: Groups,
        token: Token,
        cost: int,
        double: int,
        alike: dict[int, int],
        *,
        last: bool,
        is_join: bool,
    ) -> None:
        self._holding, self._few_forms = holding, array("I")
        self._words, self._token, self._cost, self._double = words, token, cost, double
        self._last, self._is_join = last, is_join
        self._settled: set[int] | None = None
        self.alike = alike
        self.worths: dict[int, int] = {}
        self.most = self.top = self.best = self.alone = self.holders = self.anchored = 0
        self.anchors: Collection[int] = ()

    def forms(self) -> Iterable[int]:
        """Return the forms that hold such words; some may come twice."""
        if self._few_forms or not self.alike:
            return self._few_forms
        found = chain.from_iterable(map(self._holding.__getitem__, self.alike))
        if self.holders > FEW:
            return found
        self._few_forms = array("I", dict.fromkeys(found))
        return self._few_forms

    def exactly(self, number: int) -> tuple[int, int]:
        """Return how alike a listed word is, and the worth of the pair; from then on their bound is what they are worth."""
        if self._settled is None:
            self._settled = set()
        if number not in self._settled:
            words, token = self._words, self._token
            similarity = words.similarity(token, number, last_of_cut_name=self._last, is_join=self._is_join)
            weight = 2 * min(token.weight, words.weights[number])
            worth = (
                2 * similarity * weight + self._double * (self._cost + words.costs[number] - weight)
                if similarity
                else 0
            )
            self.alike[number] = similarity
            if number in self.worths:
                self.worths[number] = max(worth, 0)
            self._settled.add(number)
        return self.alike[number], self.worths.get(number, 0)


def best_last(table: Mapping[int, int]) -> list[tuple[int, int]]:
    """Return the words of a table of a support with what is said of each, the best one last.

    Each is read once: another thread may settle a word meanwhile, and write less of one than was true when they were put in
    order.
    """
    return sorted(table.items(), key=_VALUE)


class Supports:
    """Finds the support of words, and remembers it."""

    def __init__(self, words: Words, forms: Forms) -> None:
        self._words = words
        self._forms = forms
        # Of most neighbours as one.
        self._nothing = Support(words, forms.holding, _NOBODY, 0, 0, {}, last=False, is_join=False)
        self.of = lru_cache(WORDS)(self._of)
        self._of_join = lru_cache(JOINS)(partial(self._of, is_join=True))

    def stats(self) -> tuple[CacheStats, ...]:
        """Return how full the caches are."""
        return (
            *self._words.stats(),
            CacheStats.of("screened words", self.of.cache_info()),
            CacheStats.of("joined words", self._of_join.cache_info()),
        )

    def of_two(self, first: Token, second: Token, cost: int, double: int, *, person: bool) -> Support:
        """Return the support of two neighbours as one, which cost so much together."""
        if not self._words.can_be_one(first, second):
            return self._nothing
        return self._of_join(joined(first, second), cost, double, person=person)

    def of_run(self, run: Run, cost: int, double: int, *, person: bool) -> Support:
        """Return the support of several words as one abbreviation, which cost so much together."""
        if not self._words.is_abbreviation(run.keys, person=person):
            return self._nothing
        return self.of(run.token, cost, double, person=person)

    def _of(
        self,
        token: Token,
        cost: int,
        double: int,
        *,
        person: bool,
        last_of_cut_name: bool = False,
        is_join: bool = False,
    ) -> Support:
        """Return the support of a word that costs so much when it is left over, `double` being 2t - 1 for the threshold t."""
        alike = self._words.bounds(token, person=person, last_of_cut_name=last_of_cut_name, is_join=is_join)
        if not alike:
            return self._nothing
        found = Support(
            self._words, self._forms.holding, token, cost, double, alike, last=last_of_cut_name, is_join=is_join
        )
        weights, costs = self._words.weights, self._words.costs
        size, least = self._forms.holding.size, self._forms.least
        worths, own_weight = found.worths, token.weight
        most = top = alone = holders = 0
        for number, similarity in alike.items():
            weight = 2 * min(own_weight, weights[number])
            own = 2 * similarity * weight + double * (cost - weight)
            worth = own + double * costs[number]
            holders += size(number)
            if worth > 0:
                worths[number] = worth
                most = max(most, worth)
                top = max(top, own)
                alone = max(alone, worth - double * least[number])
        found.most, found.top, found.alone, found.holders, found.best = most, top, alone, holders, max(alike.values())
        found.anchors = self._anchors(token, alike)
        found.anchored = holders if found.anchors is alike else sum(map(size, found.anchors))
        return found

    def _anchors(self, token: Token, alike: dict[int, int]) -> Collection[int]:
        if Role.INITIAL in token.roles:
            return {word for word, similarity in alike.items() if similarity > INITIAL}
        short = {word for word, similarity in alike.items() if similarity <= INITIAL and self._words.is_initial(word)}
        return {word for word in alike if word not in short} if short else alike
