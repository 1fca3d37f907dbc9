"""A prepared name, to the listed names of one type whose score can reach a threshold: none of these is left out.

The score of a name is what pairs of words gain, as a share of all that could agree (`align`). For a given threshold it is
reached exactly when the worths of the pairs add up to the need of both names: every pair has a worth of its own, so the
best worth of each screened word, taken without regard to the others, bounds what any pairing can reach. Three sums can
make the score of a name (`features/name`), and each has its bound here: all words, the screened words alone, and the
names written as one word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from sanscreen.matching.abbreviations import Abbreviations
from sanscreen.matching.align import JOIN_FLOOR
from sanscreen.matching.costs import left_in_listed, screened_costs
from sanscreen.matching.edits import edits_within, solid_edits, solid_likeness
from sanscreen.matching.features.name import SUBSET_MOST, subset_most
from sanscreen.matching.neighbours import Neighbours
from sanscreen.matching.person_limits import INITIALS_ALONE
from sanscreen.matching.similarity import INITIAL
from sanscreen.matching.stop import NEVER, Stop
from sanscreen.matching.vocabulary import Spellings, Vocabulary
from sanscreen.model import PartyType
from sanscreen.names.make_token import joinable
from sanscreen.names.prepared import PreparedName, Role, Token

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


@dataclass(frozen=True, slots=True)
class _Like:
    """A screened word, or two neighbours as one, its places, and how alike listed words are to it, by their numbers."""

    places: tuple[int, ...]
    token: Token
    words: dict[int, int]


_Group = tuple[tuple[int, ...], int]  # places of several words, and the number of what they are as one
_Worths = tuple[tuple[int, ...], dict[int, int]]  # places of a screened word, and the worth of each listed word to it


class TypeIndex:
    """The listed names of one type, by their words."""

    def __init__(self, type: PartyType, forms: Sequence[Form], words: Spellings, joined: Spellings) -> None:
        self._person = type is PartyType.INDIVIDUAL
        self._forms = forms
        self._needs = [0] * len(forms)  # of each form, what its words cost when all are left over
        self._words: list[tuple[int, ...]] = []  # of each form, its words by their numbers, in order
        self._groups: list[tuple[_Group, ...]] = []  # of each form, the places and number of several words as one
        numbers: tuple[dict[_Word, int], ...] = ({}, {}, {})
        found = [self._read(place, form.prepared, numbers) for place, form in enumerate(forms)]
        singles, joins, runs = (list(known) for known in numbers)
        self._joins_from, self._runs_from = len(singles), len(singles) + len(joins)
        self._initials = {number for number, word in enumerate(singles) if Role.INITIAL in word.token.roles}
        self._known = [*singles, *joins, *runs]
        self._postings: list[list[int]] = [[] for _ in self._known]
        for place, (own, pairs, abbreviated) in enumerate(found):
            self._words.append(tuple(own))
            groups = [(places, self._joins_from + number) for places, number in pairs]
            groups += [(places, self._runs_from + number) for places, number in abbreviated]
            self._groups.append(tuple(groups))
            for word in dict.fromkeys(self._numbers(place)):
                self._postings[word].append(place)
        self._single = Vocabulary([word.token for word in singles], words)
        self._joined = Vocabulary([word.token for word in joins], joined)
        self._abbreviations = Abbreviations([word.token for word in singles], [word.token for word in runs])
        self._solids: dict[str, list[int]] = {}
        for place, form in enumerate(forms):
            whole = form.prepared.solids if len(form.prepared.solids) > 1 else ()
            for solid in dict.fromkeys((*whole, *form.prepared.short_solids)):
                self._solids.setdefault(solid, []).append(place)
        self._near_solids = Neighbours((solid for solid in self._solids if solid_edits(len(solid))), solid_edits)

    def _read(
        self, place: int, name: PreparedName, numbers: tuple[dict[_Word, int], ...]
    ) -> tuple[list[int], list[_Group], list[_Group]]:
        costs = [left_in_listed(token, person=self._person) for token in name.tokens]
        self._needs[place] = sum(costs)
        single, joined, run = numbers
        words = [
            single.setdefault(_Word(token, cost), len(single)) for token, cost in zip(name.tokens, costs, strict=True)
        ]
        pairs: list[_Group] = [
            ((first, first + 1), joined.setdefault(_Word(token, costs[first] + costs[first + 1]), len(joined)))
            for first, token in name.joins
        ]
        abbreviated = [
            (places, run.setdefault(_Word(token, sum(costs[each] for each in places)), len(run)))
            for places, token in name.runs
        ]
        return words, pairs, abbreviated

    def _numbers(self, form: int) -> list[int]:
        return [*self._words[form], *(number for _, number in self._groups[form])]

    def within_reach(self, screened: PreparedName, cut: int, threshold: int, stop: Stop = NEVER) -> set[int]:
        """Return the numbers of the listed names whose score can be `threshold` (per mille) or more, or `StoppedError`."""
        if not screened.tokens:
            return set()
        double = 2 * threshold - 1  # a score is rounded half up: it reaches the threshold from so many two-thousandths
        likes = self._likes(screened, cut, stop)
        costs = screened_costs(screened.tokens, person=self._person)
        worths = [self._worths(like, costs, double) for like in likes]
        need = double * sum(costs)
        anchors = self._anchors(likes) if self._person and threshold > INITIALS_ALONE else None
        widest = max(len(like.places) for like in likes)
        reaching = self._reaching(_by_place(worths, len(costs)), need, double, anchors, widest)
        places = {form for form in reaching if self._by_listed_word(form, worths) >= need + double * self._needs[form]}
        if self._person and threshold <= SUBSET_MOST:
            places |= self._covering(screened, likes, double, anchors)
        places |= self._solid(screened, threshold)
        return {self._forms[place].name for place in places if self._forms[place].cut in (0, cut)}

    def _likes(self, screened: PreparedName, cut: int, stop: Stop) -> list[_Like]:
        """Return the listed words that every screened word and joined word is like."""
        found = []
        last = len(screened.tokens) - 1
        for place, token in enumerate(screened.tokens):
            stop.ask()
            likes = self._single.likes(token, bool(cut) and place == last)
            if joinable(token):
                joined = self._joined.likes(token, bool(cut) and place == last, join_edits)
                likes = likes | {self._joins_from + word: similarity for word, similarity in joined.items()}
            if runs := self._abbreviations.of_word(token):
                likes = likes | {self._runs_from + run: similarity for run, similarity in runs.items()}
            found.append(_Like((place,), token, likes))
        found += [_Like(places, token, self._abbreviations.of_run(token)) for places, token in screened.runs]
        for place, token in screened.joins:
            stop.ask()
            likes = {
                word: similarity
                for word, similarity in self._single.likes(token, False, join_edits).items()
                if joinable(self._known[word].token)
            }
            found.append(_Like((place, place + 1), token, likes))
        return found

    def _worths(self, like: _Like, costs: Sequence[int], double: int) -> _Worths:
        """Return what a pair with each listed word adds to the sum that decides, where that is more than nothing."""
        spared = sum(costs[place] for place in like.places)
        worths = {}
        for number, similarity in like.words.items():
            word = self._known[number]
            weight = 2 * min(like.token.weight, word.token.weight)
            worth = 2 * similarity * weight + double * (spared + word.cost - weight)
            if worth > 0:
                worths[number] = worth
        return like.places, worths

    def _by_listed_word(self, form: int, worths: Sequence[_Worths]) -> int:
        """Return the best worths of the words of a listed name, added up: each of them pairs once, too."""
        words, groups = self._words[form], self._groups[form]
        best = [0] * len(words)
        for _, found in worths:
            for place, word in enumerate(words):
                best[place] = max(best[place], found.get(word, 0))
            for places, number in groups:
                share = -(-found.get(number, 0) // len(places))
                for place in places:
                    best[place] = max(best[place], share)
        return sum(best)

    def _anchors(self, likes: Sequence[_Like]) -> set[int]:
        """Return the words that agree for another reason than an initial: initials alone are capped (`limits`)."""
        found: set[int] = set()
        for like in likes:
            initial = Role.INITIAL in like.token.roles
            found.update(
                word
                for word, similarity in like.words.items()
                if similarity > INITIAL or not (initial or word in self._initials)
            )
        return found

    def _covering(
        self, screened: PreparedName, likes: Sequence[_Like], double: int, anchors: set[int] | None
    ) -> set[int]:
        """Return the forms of persons that can hold enough of the screened words, whatever else they hold."""
        weights = [token.weight for token in screened.tokens]
        most = subset_most(sum(weights))
        need = 1000 * double * sum(weights)
        best = [0] * len(weights)
        for like in likes:
            for place in like.places:
                best[place] = max(best[place], *like.words.values(), 0)
        if sum(2 * most * similarity * weight for similarity, weight in zip(best, weights, strict=True)) < need:
            return set()
        parts = [
            ((place,), {word: 2 * most * similarity * weights[place] for word, similarity in like.words.items()})
            for like in likes
            for place in like.places
        ]
        widest = max(len(like.places) for like in likes)
        return self._reaching(_by_place(parts, len(weights)), need, 0, anchors, widest)

    def _reaching(
        self, by_place: Sequence[dict[int, int]], need: int, factor: int, anchors: set[int] | None, widest: int
    ) -> set[int]:
        """Return the forms whose words together are worth `need` and `factor` times their own need.

        Every listed word pairs once, with `widest` neighbouring screened words at most: a word that is repeated is not met
        each time.
        Where there are `anchors`, only forms that hold one of these words count.
        """
        bounds = [max(worths.values(), default=0) for worths in by_place]
        most = sum(bounds) - need
        if most < 0:
            return set()
        best_first = sorted(zip(bounds, by_place, strict=True), key=lambda pair: -pair[0])
        most_of = list(accumulate((bound for bound, _ in best_first), initial=-need))  # of the best so many places
        found = set()
        for form in self._seeds(by_place, bounds, need, anchors):
            own = factor * self._needs[form]
            pairs = widest * len(self._words[form])
            if pairs < len(by_place) and most_of[pairs] < own:
                continue
            left = most - own  # how much less than its bound all words together may be worth
            words = self._numbers(form)
            for bound, worths in best_first:
                if left < 0:
                    break
                left -= bound - max([worths.get(word, 0) for word in words])
            if left >= 0:
                found.add(form)
        return found

    def _seeds(
        self, by_place: Sequence[dict[int, int]], bounds: Sequence[int], need: int, anchors: set[int] | None
    ) -> set[int]:
        """Return the forms of the words without which no form can reach `need`, those of the commonest words left out.

        Or those of the anchors, where these are fewer.
        """
        sizes = [sum(len(self._postings[word]) for word in worths) for worths in by_place]
        left_out = 0
        chosen = set(range(len(by_place)))
        for place in sorted(chosen, key=lambda place: -sizes[place]):
            if left_out + bounds[place] < need:
                left_out += bounds[place]
                chosen.discard(place)
        words = {word for place in chosen for word in by_place[place]}
        if anchors is not None and self._count(anchors) < self._count(words):
            words = anchors
        return {form for word in words for form in self._postings[word]}

    def _count(self, words: set[int]) -> int:
        return sum(len(self._postings[word]) for word in words)

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


def _by_place(worths: Sequence[_Worths], count: int) -> list[dict[int, int]]:
    """Return the best worth of each word for every place; of a joined word, each half has half, rounded up."""
    best: list[dict[int, int]] = [{} for _ in range(count)]
    for places, found in worths:
        shared = found if len(places) == 1 else {word: -(-worth // len(places)) for word, worth in found.items()}
        for place in places:
            best[place] = _larger(best[place], shared)
    return best


def _larger(one: dict[int, int], other: dict[int, int]) -> dict[int, int]:
    """Return the larger value of each key; neither is changed."""
    if not one or not other:
        return one or other
    few, many = sorted((one, other), key=len)
    return many | {key: max(value, many.get(key, 0)) for key, value in few.items()}
