"""A screened word, to every listed word that it can be like, and how alike at most: a complete lookup for each reason.

The lookups only propose, and cost no comparison; `likeness` decides on each pair that is still in question.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from sanscreen.matching.align import JOIN_FLOOR
from sanscreen.matching.costs import left_in_listed
from sanscreen.matching.similarity import CUT_WORD, likeness
from sanscreen.model import CacheStats
from sanscreen.names.assemble import neighbours_of, runs_of
from sanscreen.names.make_token import joinable, joined
from sanscreen.names.prepared import PreparedName, Role, Token
from sanscreen.retrieval.flat import (
    Parts,
    Records,
    Stored,
    Table,
    as_bytes,
    check_below,
    check_sizes,
    code_of,
    merged,
    numbers_of,
    pack_records,
    pack_table,
)
from sanscreen.retrieval.halves import Halves, pack_halves
from sanscreen.retrieval.keys import UNVOWELLED, Channel, asked, filed, misspelt
from sanscreen.retrieval.slips import Slips, pack_slips
from sanscreen.retrieval.stored import token_of, token_text

__all__ = ["WordBook", "Words"]

_Known = tuple[bool, Token]  # whether it is a person's, and the word
TOKENS = 20_000  # listed words that are kept unpacked


class WordBook:
    """Gives numbers to the words of listed names, to two neighbours as one, and to several words as one.

    The words of persons and those of others are apart. They are numbered in the order of first appearance, single words
    before joined ones, these before runs, so `pack` comes when all are known.
    """

    def __init__(self) -> None:
        self.singles: dict[tuple[bool, Token], int] = {}
        self.joins: dict[tuple[int, int], int] = {}
        self.runs: dict[tuple[int, Token], int] = {}  # what the words cost, and what they are as one

    def read(
        self, name: PreparedName, *, person: bool
    ) -> tuple[list[int], list[int], list[tuple[tuple[int, ...], int]]]:
        """Return the numbers of the words of a name, of its joins, and of its runs with their places, each from 0."""
        words = [self.singles.setdefault((person, token), len(self.singles)) for token in name.tokens]
        pairs = [(words[first], words[first + 1]) for first, _, _ in neighbours_of(name.tokens)]
        joins = [self.joins.setdefault(pair, len(self.joins)) for pair in pairs]
        runs = []
        for run in runs_of(name):
            cost = sum(left_in_listed(word, person=person) for word in run.words)
            runs.append((run.places, self.runs.setdefault((cost, run.token), len(self.runs))))
        return words, joins, runs

    def pack(self) -> Parts:
        """Return the parts that `Words` reads."""
        singles = list(self.singles)
        costs = array("I", (left_in_listed(token, person=person) for person, token in singles))
        costs.extend([costs[one] + costs[other] for one, other in self.joins])
        costs.extend([cost for cost, _ in self.runs])
        latin: list[tuple[str, int]] = []
        weights, initials = array("I"), bytearray()
        for number, (person, token) in enumerate(self._known(singles)):
            weights.append(token.weight)
            initials.append(Role.INITIAL in token.roles)
            if Role.ACRONYM not in token.roles:
                latin.append((_of(token.latin, person), number))
        latin.sort()
        return merged(
            pack_records("words.singles", (token_text(token) for _, token in singles)),
            pack_records("words.runs", (token_text(token) for _, token in self.runs)),
            pack_records("words.latin", (text for text, _ in latin)),
            pack_table("words.keys", self._keys(singles)),
            pack_slips(
                (token for _, token in singles),
                (token for _, token in self._joined(singles)),
            ),
            pack_halves(token for _, token in singles),
            {
                "words.latin.numbers": as_bytes(number for _, number in latin),
                "words.firsts": as_bytes(first for first, _ in self.joins),
                "words.seconds": as_bytes(second for _, second in self.joins),
                "words.weights": as_bytes(weights),
                "words.costs": as_bytes(costs),
                "words.initials": bytes(initials),
            },
        )

    def _known(self, singles: Sequence[_Known]) -> Iterator[_Known]:
        """Yield all words in the order of their numbers."""
        yield from singles
        yield from self._joined(singles)
        yield from ((False, token) for _, token in self.runs)

    def _joined(self, singles: Sequence[_Known]) -> Iterator[_Known]:
        """Yield two neighbours as one, made anew each time: a long list has millions, of two kilobytes each."""
        for one, other in self.joins:
            yield singles[one][0], joined(singles[one][1], singles[other][1])

    def _keys(self, singles: Sequence[_Known]) -> Iterator[tuple[int, int]]:
        for number, (person, token) in enumerate(self._known(singles)):
            for channel, text in filed(token, is_join=number >= len(self.singles)):
                yield code_of(channel, _of(text, person)), number


class Words:
    """The distinct words of listed names by their numbers; `weights` and `costs` are of each, as in `matching`."""

    def __init__(self, parts: Stored) -> None:
        """Read what `WordBook.pack` wrote."""
        self._singles, self._runs = Records(parts, "words.singles"), Records(parts, "words.runs")
        self._firsts, self._seconds = numbers_of(parts["words.firsts"]), numbers_of(parts["words.seconds"])
        self._keys = Table(parts, "words.keys")
        self._slips = Slips(parts)
        unvowelled = (code_of(channel, _of(text, person)) for channel, text in [UNVOWELLED] for person in (True, False))
        self._vowelled_alone = not any(map(self._keys.get, unvowelled))
        self._halves = Halves(parts, self._slips, vowelled_alone=self._vowelled_alone)
        self.can_be_one = self._halves.can_be_one
        self._latin, self._by_latin = Records(parts, "words.latin"), numbers_of(parts["words.latin.numbers"])
        self.weights, self.costs = numbers_of(parts["words.weights"]), numbers_of(parts["words.costs"])
        self._initials = parts["words.initials"]
        self.joins_from = len(self._singles)
        self.runs_from = self.joins_from + len(self._firsts)
        check_sizes(
            "words",
            all=self.runs_from + len(self._runs),
            initials=len(self._initials),
            weights=len(self.weights),
            costs=len(self.costs),
        )
        check_sizes("joins", firsts=len(self._firsts), seconds=len(self._seconds))
        check_sizes("openings", texts=len(self._latin), numbers=len(self._by_latin))
        check_below(self.joins_from, firsts=self._firsts, seconds=self._seconds)
        check_below(len(self.weights), latin=self._by_latin)
        self.token = lru_cache(TOKENS)(self._token)

    def _token(self, number: int) -> Token:
        """Return a listed word by its number."""
        if number < self.joins_from:
            return token_of(self._singles[number])
        if number < self.runs_from:
            place = number - self.joins_from
            return joined(self.token(self._firsts[place]), self.token(self._seconds[place]))
        return token_of(self._runs[number - self.runs_from])

    def stats(self) -> tuple[CacheStats, ...]:
        """Return how full the caches are."""
        return (
            *self._slips.stats(),
            *self._halves.stats(),
            CacheStats.of("listed words", self.token.cache_info()),
            CacheStats.of("pairs of words", likeness.cache_info()),
        )

    def is_initial(self, number: int) -> bool:
        """Whether a listed word is an initial."""
        return bool(self._initials[number])

    def is_abbreviation(self, keys: Iterable[str], *, person: bool) -> bool:
        """Return whether a listed word may abbreviate a run of words with these `keys`."""
        codes = [code_of(Channel.ABBREVIATION, _of(key, person)) for key in keys]
        return any(map(self._keys.get, self._keys.marked(codes)))

    def bounds(
        self, token: Token, *, person: bool, last_of_cut_name: bool = False, is_join: bool = False
    ) -> dict[int, int]:
        """Return every listed word that a word can be like, by its number, and how alike at most, per mille.

        `is_join` where the word is two neighbours as one: it stands against single words alone.
        """
        asked_for = asked(token, is_join=is_join, vowelled_alone=self._vowelled_alone)
        if misspelt(token):
            asked_for += self._slips.of(token, is_join=is_join)
        most_of: dict[int, int] = {}  # codes
        for channel, text, most in asked_for:
            code = code_of(channel, _of(text, person))
            if most > most_of.get(code, 0):
                most_of[code] = most
        found: dict[int, int] = {}
        for code in sorted(self._keys.marked(most_of), key=most_of.__getitem__):  # the best reason last
            found.update(dict.fromkeys(self._keys.get(code), most_of[code]))
        if last_of_cut_name:
            found.update(
                {number: max(found.get(number, 0), CUT_WORD) for number in self._opening(_of(token.latin, person))}
            )
        if is_join:
            return {number: most for number, most in found.items() if number < self.joins_from}
        if not joinable(token):
            return {number: most for number, most in found.items() if not self.joins_from <= number < self.runs_from}
        return found

    def similarity(self, token: Token, number: int, *, last_of_cut_name: bool = False, is_join: bool = False) -> int:
        """Return how alike a word and a listed word are, per mille, 0 where they do not pair; `bounds` is never less."""
        listed = self.token(number)
        like = likeness(token, listed, last_of_cut_name)
        if like is None:
            return 0
        if is_join or self.joins_from <= number < self.runs_from:
            join, word = (token, listed) if is_join else (listed, token)
            if not joinable(word) or (like.similarity < JOIN_FLOOR and not join.strict):
                return 0
        return like.similarity

    def _opening(self, text: str) -> Iterator[int]:
        place = bisect_left(self._latin, text)
        while place < len(self._latin) and self._latin[place].startswith(text):
            yield self._by_latin[place]
            place += 1


def _of(text: str, person: bool) -> str:
    """Return a text as it is filed for persons or for others."""
    return f"p{text}" if person else f"o{text}"
