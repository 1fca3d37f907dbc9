"""Two neighbouring screened words, to whether any listed word can be like both as one: without making them one.

Hardly any two neighbours are like a listed word, and two neighbours are new with nearly every name. So what both as one
would be looked up by is put together from what each is spelled and heard as: `names.make_token.joined` puts every reading
of one before every reading of the other, and the consonants of a sound are those of its letters, one by one.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from enum import IntEnum, auto
from functools import lru_cache
from itertools import product

from sanscreen.matching.edits import scan_form
from sanscreen.model import CacheStats
from sanscreen.names.consonants import frames_written
from sanscreen.names.fathers import is_behind_father
from sanscreen.names.make_token import joinable
from sanscreen.names.prepared import Token
from sanscreen.names.reading import Reading
from sanscreen.names.sounds import frame, skeletons
from sanscreen.retrieval.flat import Parts, Stored, Table, code_of, pack_table
from sanscreen.retrieval.keys import is_unvowelled
from sanscreen.retrieval.slips import Slips

__all__ = ["Halves", "pack_halves"]

PAIRS = 2_000  # neighbours that are remembered: most are asked for again by the rules of another type of party


class _What(IntEnum):
    """What is known of a listed word."""

    SPELLED = auto()
    HEARD = auto()
    SCANNED = auto()
    CONSONANTS = auto()  # of a word that is written without its vowels


class Halves:
    """What neighbours as one are looked up by, of the listed words that can be one half of two, or both."""

    def __init__(self, parts: Stored, slips: Slips, *, vowelled_alone: bool) -> None:
        """Read what `pack_halves` wrote; `vowelled_alone` where no listed word is written without its vowels."""
        self._known = Table(parts, "halves")
        self._slips = slips
        self._vowelled_alone = vowelled_alone
        self._are_read, self._are_near = lru_cache(PAIRS)(self._as_read), lru_cache(PAIRS)(self._as_near)

    def stats(self) -> Iterator[CacheStats]:
        """Yield how full the caches are."""
        yield CacheStats.of("neighbours as they are read", self._are_read.cache_info())
        yield CacheStats.of("neighbours with slips", self._are_near.cache_info())

    def can_be_one(self, first: Token, second: Token) -> bool:
        """Return False where no listed word can be like both as one (`names.make_token.joined`); True where it is to be seen.

        Words of other alphabets, and those behind the name of a father, have further ways to agree.
        """
        if not (_is_plain(first) and _is_plain(second)) or is_behind_father(second.meaning):
            return True
        if self._are_read(first.texts, second.texts, first.heard, second.heard):
            return True
        if first.strict or second.strict:  # syllables, which are never misspelt
            return False
        return self._are_near(first.text + second.text, first.sounds, second.sounds)

    def _as_read(self, texts: Set[str], others: Set[str], heard: Set[str], others_heard: Set[str]) -> bool:
        """Return whether a listed word is read, or sounds, as one of both together."""
        codes = [code_of(_What.SPELLED, one + other) for one in texts for other in others]
        codes += [code_of(_What.HEARD, one + other) for one in heard for other in others_heard]
        if not self._vowelled_alone:
            frames = product(map(frame, heard), map(frame, others_heard))
            codes += [code_of(_What.CONSONANTS, one + other) for one, other in frames]
        return any(map(self._known.get, self._known.marked(codes)))

    def _as_near(self, text: str, sounds: Sequence[Reading], others: Sequence[Reading]) -> bool:
        """Return whether a listed word can be a slip for both together."""
        scanned = scan_form(text)
        if scanned is not None and self._known.get(code_of(_What.SCANNED, scanned)):
            return True
        heard = [one.text + other.text for one, other in product(sounds, others)]
        return self._slips.has_near_join(text, heard, skeletons(heard))


def _is_plain(token: Token) -> bool:
    return token.script == "Latin" and token.latin == token.text


def pack_halves(tokens: Iterable[Token]) -> Parts:
    """Return what `Halves` reads, of all listed words."""
    return pack_table("halves", ((code, 0) for token in tokens if joinable(token) for code in _codes(token)))


def _codes(token: Token) -> Iterator[int]:
    yield from (code_of(_What.SPELLED, text) for text in {*token.texts, token.text})
    yield from (code_of(_What.HEARD, sound) for sound in token.heard)
    if form := scan_form(token.latin):
        yield code_of(_What.SCANNED, form)
    if is_unvowelled(token):
        yield from (code_of(_What.CONSONANTS, each) for each in frames_written(str(token.script), token.text))
