"""A screened word at its cost, to what it can add to the score of a listed name that holds a word like it.

A name scores at least t exactly when the worths of its pairs reach what all words of both names would cost (`matching.align`).
With d for 2t - 1, since scores are rounded half up, and everything doubled, a pair is worth 2 s w + d (c + l - w): s is how
alike its words are, w what the pair counts, c and l what its screened and its listed words cost when they are left over.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache, partial

from sanscreen.matching.similarity import INITIAL
from sanscreen.model import CacheStats
from sanscreen.names.prepared import Role, Token
from sanscreen.retrieval.forms import Forms
from sanscreen.retrieval.words import Words

__all__ = ["Support", "Supports"]

WORDS = 20_000  # screened words that are remembered, each with its cost and the threshold; names repeat their words,
JOINS = 2_000  # and seldom two neighbours


@dataclass(frozen=True, slots=True)
class Support:
    """The listed words that a screened word can be like: how alike at most (`alike`), and what a pair is worth (`worths`).

    Pairs that are worth nothing are in no best pairing. `most` is the largest worth; `top` is the largest of what is left of
    a worth when the listed word's own cost is taken off, at least 0. `best` is the largest of `alike`. `holders` counts the
    forms that hold such words, `anchored` those of `anchors`: the words that can agree for another reason than an initial.
    `exactly` returns how alike a listed word is, and the
    worth of the pair.
    """

    alike: dict[int, int]
    worths: dict[int, int]
    most: int
    top: int
    best: int
    holders: int
    anchors: Collection[int]
    anchored: int
    exactly: Callable[[int], tuple[int, int]]


def _never(_number: int) -> tuple[int, int]:
    return 0, 0


_NOTHING = Support({}, {}, 0, 0, 0, 0, (), 0, _never)  # of most neighbours as one


class Supports:
    """Finds the support of words, and remembers it."""

    def __init__(self, words: Words, forms: Forms) -> None:
        self._words = words
        self._forms = forms
        self.of = lru_cache(WORDS)(self._of)
        self.of_join = lru_cache(JOINS)(partial(self._of, is_join=True))

    def stats(self) -> tuple[CacheStats, ...]:
        """Return how full the caches are."""
        return (
            *self._words.stats(),
            CacheStats.of("screened words", self.of.cache_info()),
            CacheStats.of("joined words", self.of_join.cache_info()),
        )

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
            return _NOTHING
        weights, costs = self._words.weights, self._words.costs
        worths: dict[int, int] = {}
        most = top = best = holders = 0

        settled: set[int] = set()

        def exactly(number: int) -> tuple[int, int]:
            """Compare the words; from then on their bound is what they are worth."""
            if number not in settled:
                similarity = self._words.similarity(token, number, last_of_cut_name=last_of_cut_name, is_join=is_join)
                weight = 2 * min(token.weight, weights[number])
                worth = 2 * similarity * weight + double * (cost + costs[number] - weight) if similarity else 0
                alike[number] = similarity
                if number in worths:
                    worths[number] = max(worth, 0)
                settled.add(number)
            return alike[number], worths.get(number, 0)

        for number, similarity in alike.items():
            weight = 2 * min(token.weight, weights[number])
            own = 2 * similarity * weight + double * (cost - weight)
            worth = own + double * costs[number]
            holders += self._forms.holding.size(number)
            best = max(best, similarity)
            if worth > 0:
                worths[number] = worth
                most = max(most, worth)
                top = max(top, own)
        anchors = self._anchors(token, alike)
        anchored = holders if anchors is alike else sum(map(self._forms.holding.size, anchors))
        return Support(alike, worths, most, top, best, holders, anchors, anchored, exactly)

    def _anchors(self, token: Token, alike: dict[int, int]) -> Collection[int]:
        if Role.INITIAL in token.roles:
            return {word for word, similarity in alike.items() if similarity > INITIAL}
        short = {word for word, similarity in alike.items() if similarity <= INITIAL and self._words.is_initial(word)}
        return {word for word in alike if word not in short} if short else alike
