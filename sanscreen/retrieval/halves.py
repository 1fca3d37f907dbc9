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
from sanscreen.names.consonants import ABJADS, frames_written
from sanscreen.names.fathers import is_behind_father
from sanscreen.names.make_token import joinable
from sanscreen.names.prepared import Token
from sanscreen.names.sounds import frame
from sanscreen.retrieval.flat import Parts, Stored, Table, code_of, pack_table
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

    def __init__(self, parts: Stored, slips: Slips) -> None:
        """Read what `pack_halves` wrote."""
        self._known = Table(parts, "halves")
        self._slips = slips
        self._has_consonants = bool(self._known.get(code_of(_What.CONSONANTS, "")))
        self._are_one = lru_cache(PAIRS)(self._as_one)

    def stats(self) -> CacheStats:
        """Return how full the cache is."""
        return CacheStats.of("neighbours", self._are_one.cache_info())

    def can_be_one(self, first: Token, second: Token) -> bool:
        """Return False where no listed word can be like both as one (`names.make_token.joined`); True where it is to be seen.

        Syllables of East Asian names, other alphabets, and words behind the name of a father have further ways to agree.
        """
        if not (_is_plain(first) and _is_plain(second)) or is_behind_father(second.meaning):
            return True
        sounds, others = first.sounds, second.sounds
        return self._are_one(
            first.text, second.text, first.texts, second.texts, first.heard, second.heard,
            sounds[0].text + others[0].text if sounds and others else "", first.skeletons, second.skeletons,
        )  # fmt: skip

    def _as_one(
        self,
        first: str,
        second: str,
        texts: Set[str],
        other_texts: Set[str],
        heard: Set[str],
        other_heard: Set[str],
        usual_sound: str,
        skeletons: Sequence[str],
        other_skeletons: Sequence[str],
    ) -> bool:
        text = first + second
        keys = [(_What.SPELLED, one + other) for one in texts for other in other_texts]
        keys += [(_What.HEARD, one + other) for one in heard for other in other_heard]
        if form := scan_form(text):
            keys.append((_What.SCANNED, form))
        if self._has_consonants:
            keys += [
                (_What.CONSONANTS, each) for each in map("".join, product(map(frame, heard), map(frame, other_heard)))
            ]
        known = self._known
        if any(known.get(code) for code in known.marked([code_of(what, each) for what, each in keys])):
            return True
        return self._slips.has_near_join(
            text, usual_sound, {one + other for one in skeletons for other in other_skeletons}
        )


def _is_plain(token: Token) -> bool:
    return token.script == "Latin" and token.latin == token.text and not token.strict


def pack_halves(tokens: Iterable[Token]) -> Parts:
    """Return what `Halves` reads, of all listed words."""
    return pack_table("halves", ((code, 0) for token in tokens if joinable(token) for code in _codes(token)))


def _codes(token: Token) -> Iterator[int]:
    yield from (code_of(_What.SPELLED, text) for text in {*token.texts, token.text})
    yield from (code_of(_What.HEARD, sound) for sound in token.heard)
    if form := scan_form(token.latin):
        yield code_of(_What.SCANNED, form)
    if token.script in ABJADS or token.loan:
        yield code_of(_What.CONSONANTS, "")  # whether there are any
        yield from (code_of(_What.CONSONANTS, each) for each in frames_written(str(token.script), token.text))
