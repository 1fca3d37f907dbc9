"""A prepared name, to the listed names of one type whose score can reach a threshold: none of these is left out.

The score of a name is what pairs of words gain, as a share of all that could agree (`align`). For a given threshold it is
reached exactly when the worths of the pairs add up to the need of both names: every pair has a worth of its own, so the
best worth of each screened word, taken without regard to the others, bounds what any pairing can reach. Three sums can
make the score of a name (`features/name`), and each has its bound here: all words, the screened words alone, and the
names written as one word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sanscreen.matching.align import JOIN_FLOOR
from sanscreen.matching.costs import left_in_listed, left_in_screened
from sanscreen.matching.features.name import SUBSET
from sanscreen.matching.neighbours import Neighbours
from sanscreen.matching.similarity import edits_within, solid_edits, solid_likeness
from sanscreen.matching.vocabulary import Spellings, Vocabulary
from sanscreen.model import PartyType
from sanscreen.names.make_token import joinable
from sanscreen.names.prepared import PreparedName, Token

__all__ = ["Form", "TypeIndex", "join_edits"]


@dataclass(frozen=True, slots=True)
class Form:
    """One prepared form of the listed name number `name`: whole (`cut` is 0) or cut at `cut` characters."""

    name: int
    cut: int
    prepared: PreparedName


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, or two neighbours as one, of listed names, and what it costs them when it is left over."""

    token: Token
    cost: int


class TypeIndex:
    """The listed names of one type, by their words."""

    def __init__(self, type: PartyType, forms: Sequence[Form], words: Spellings, joined: Spellings) -> None:
        self._person = type is PartyType.INDIVIDUAL
        self._forms = forms
        self._needs = [0] * len(forms)  # of each form, what its words cost when all are left over
        self._words: list[tuple[int, ...]] = []  # of each form, its words and joins by their numbers
        numbers: tuple[dict[_Word, int], dict[_Word, int]] = ({}, {})
        found = [self._read(place, form.prepared, numbers) for place, form in enumerate(forms)]
        singles, joins = (list(known) for known in numbers)
        self._joins_from = len(singles)
        self._known = [*singles, *joins]
        self._postings: list[list[int]] = [[] for _ in self._known]
        for place, (own, pairs) in enumerate(found):
            self._words.append(tuple(dict.fromkeys((*own, *(self._joins_from + pair for pair in pairs)))))
            for word in self._words[-1]:
                self._postings[word].append(place)
        self._single = Vocabulary([word.token for word in singles], words)
        self._joined = Vocabulary([word.token for word in joins], joined)
        self._solids: dict[str, list[int]] = {}
        for place, form in enumerate(forms):
            if len(form.prepared.solids) != 1:
                for solid in dict.fromkeys((*form.prepared.solids, *form.prepared.short_solids)):
                    self._solids.setdefault(solid, []).append(place)
        self._near_solids = Neighbours((solid for solid in self._solids if solid_edits(len(solid))), solid_edits)

    def _read(
        self, place: int, name: PreparedName, numbers: tuple[dict[_Word, int], dict[_Word, int]]
    ) -> tuple[list[int], list[int]]:
        costs = [left_in_listed(token, person=self._person) for token in name.tokens]
        self._needs[place] = sum(costs)
        single, joined = numbers
        words = [
            single.setdefault(_Word(token, cost), len(single)) for token, cost in zip(name.tokens, costs, strict=True)
        ]
        pairs = [
            joined.setdefault(_Word(token, costs[first] + costs[first + 1]), len(joined)) for first, token in name.joins
        ]
        return words, pairs

    def within_reach(self, screened: PreparedName, cut: int, threshold: int) -> set[int]:
        """Return the numbers of the listed names whose score can be `threshold` (per mille) or more."""
        if not screened.tokens:
            return set()
        double = (
            2 * threshold - 1
        )  # a score is rounded half up: from this many two-thousandths it reaches the threshold
        likes = self._likes(screened, cut)
        costs = [left_in_screened(token, person=self._person) for token in screened.tokens]
        whole = [self._worths(word, costs, double) for word in likes]
        places = self._reaching(_by_place(whole, len(costs)), double * sum(costs), double)
        if self._person and threshold <= SUBSET:
            weights = [token.weight for token in screened.tokens]
            parts = [
                {each: similarity * weights[place] * 2 * SUBSET for each, similarity in found.items()}
                for spots, _, found in likes
                for place in spots
            ]
            spots = [place for spots, _, _ in likes for place in spots]
            by_place = [
                _largest(part for part, spot in zip(parts, spots, strict=True) if spot == place)
                for place in range(len(costs))
            ]
            places |= self._reaching(by_place, 1000 * double * sum(weights), 0)
        places |= self._solid(screened, threshold)
        return {self._forms[place].name for place in places if self._forms[place].cut in (0, cut)}

    def _likes(self, screened: PreparedName, cut: int) -> list[tuple[tuple[int, ...], Token, dict[int, int]]]:
        """Return, for every screened word and joined word, its places, itself, and the listed words that it is like."""
        found: list[tuple[tuple[int, ...], Token, dict[int, int]]] = []
        last = len(screened.tokens) - 1
        for place, token in enumerate(screened.tokens):
            likes = dict(self._single.likes(token, bool(cut) and place == last))
            if joinable(token):
                joined = self._joined.likes(token, bool(cut) and place == last, join_edits)
                likes |= {self._joins_from + word: similarity for word, similarity in joined.items()}
            found.append(((place,), token, likes))
        for place, token in screened.joins:
            likes = {
                word: similarity
                for word, similarity in self._single.likes(token, False, join_edits).items()
                if joinable(self._known[word].token)
            }
            found.append(((place, place + 1), token, likes))
        return found

    def _worths(
        self,
        like: tuple[tuple[int, ...], Token, dict[int, int]],
        costs: Sequence[int],
        double: int,
    ) -> tuple[tuple[int, ...], dict[int, int]]:
        """Return what a pair with each listed word adds to the sum that decides, where that is more than nothing."""
        spots, token, found = like
        spared = sum(costs[spot] for spot in spots)
        worths = {}
        for number, similarity in found.items():
            word = self._known[number]
            weight = 2 * min(token.weight, word.token.weight)
            worth = 2 * similarity * weight + double * (spared + word.cost - weight)
            if worth > 0:
                worths[number] = worth
        return spots, worths

    def _reaching(self, by_place: Sequence[dict[int, int]], need: int, factor: int) -> set[int]:
        """Return the forms whose words together are worth `need` and `factor` times their own need."""
        bounds = [max(worths.values(), default=0) for worths in by_place]
        most = sum(bounds) - need
        if most < 0:
            return set()
        best_first = sorted(zip(bounds, by_place, strict=True), key=lambda pair: -pair[0])
        found = set()
        for form in self._seeds(by_place, bounds, need):
            left = most - factor * self._needs[form]  # how much less than its bound all words together may be worth
            words = self._words[form]
            for bound, worths in best_first:
                if left < 0:
                    break
                left -= bound - max([worths.get(word, 0) for word in words])
            if left >= 0:
                found.add(form)
        return found

    def _seeds(self, by_place: Sequence[dict[int, int]], bounds: Sequence[int], need: int) -> set[int]:
        """Return the forms of the words without which no form can reach `need`, those of the commonest words left out."""
        sizes = [sum(len(self._postings[word]) for word in worths) for worths in by_place]
        left_out = 0
        chosen = set(range(len(by_place)))
        for place in sorted(chosen, key=lambda place: -sizes[place]):
            if left_out + bounds[place] < need:
                left_out += bounds[place]
                chosen.discard(place)
        return {form for place in chosen for word in by_place[place] for form in self._postings[word]}

    def _solid(self, screened: PreparedName, threshold: int) -> set[int]:
        """Return the forms that score `threshold` where both names are written as one word."""
        found: set[int] = set()
        for solid in dict.fromkeys((*screened.solids, *screened.short_solids)):
            for other in (solid, *self._near_solids.within(solid)):
                if other in self._solids and (solid_likeness(solid, other) or 0) >= threshold:
                    found.update(self._solids[other])
        return found


def join_edits(length: int) -> int:
    """Return how many letters of a word may differ for it to stand for two words, or two words for it."""
    return edits_within(length, JOIN_FLOOR)


def _by_place(worths: Iterable[tuple[tuple[int, ...], dict[int, int]]], count: int) -> list[dict[int, int]]:
    """Return the best worth of each word for every place; of a joined word, each half has half, rounded up."""
    shared = [(spots, {word: -(-worth // len(spots)) for word, worth in found.items()}) for spots, found in worths]
    return [_largest(found for spots, found in shared if place in spots) for place in range(count)]


def _largest(parts: Iterable[dict[int, int]]) -> dict[int, int]:
    best: dict[int, int] = {}
    for part in parts:
        for key, value in part.items():
            if value > best.get(key, 0):
                best[key] = value
    return best
