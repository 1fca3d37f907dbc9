"""A screened word, to the spellings and sounds of listed words that it can be a slip for, and how alike they can be.

One class for spellings and sounds: by letters, and by the vowels between the same consonants. What is found is a bound: the
word that is spelled so costs as much or more (`matching.misspelt`).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from sanscreen.matching.edits import allowed_edits, hearing_cost, typing_cost
from sanscreen.matching.misspelt import SIMILAR_SOUND, vowel_cost
from sanscreen.model import CacheStats
from sanscreen.names.prepared import Token
from sanscreen.names.sounds import skeleton
from sanscreen.retrieval.flat import Parts, Stored, merged
from sanscreen.retrieval.keys import Asked, Channel
from sanscreen.retrieval.neighbours import Neighbours, pack_neighbours
from sanscreen.retrieval.vowels import Vowels, pack_vowels

__all__ = ["Slips", "pack_slips"]

TEXTS = 20_000  # spellings, first sounds, and sounds that are remembered with those near them; names repeat their words

_Near = tuple[tuple[str, int], ...]


class Slips:
    """The spellings and sounds of listed words."""

    def __init__(self, parts: Stored) -> None:
        """Read what `pack_slips` wrote."""
        self._near = Neighbours(parts, "near", allowed_edits)
        self._vowels = Vowels(parts)
        self.typed, self.heard, self.vowelled = (
            lru_cache(TEXTS)(method) for method in (self._typed, self._heard, self._vowelled)
        )

    def stats(self) -> tuple[CacheStats, ...]:
        """Return how full the caches are."""
        return tuple(
            CacheStats.of(name, cached.cache_info())
            for name, cached in (("spellings", self.typed), ("sounds", self.heard), ("vowels", self.vowelled))
        )

    def of(self, token: Token) -> Iterator[Asked]:
        """Yield the keys of the words that a screened word can be a slip for."""
        for channel, text in ((Channel.LATIN, token.latin), (Channel.TEXT, token.text)):
            yield from ((channel, near, most) for near, most in self.typed(text))
        if token.sounds:
            yield from ((Channel.FIRST_SOUND, near, most) for near, most in self.heard(token.sounds[0].text))
        for sound in token.sounds:
            yield from ((Channel.SOUND, near, most) for near, most in self.vowelled(sound.text))

    def _typed(self, text: str) -> _Near:
        return _bounded((near, typing_cost(text, near)) for near in self._near.within(text))

    def _heard(self, sound: str) -> _Near:
        return _bounded((near, hearing_cost(sound, near)) for near in self._near.within(sound))

    def _vowelled(self, sound: str) -> _Near:
        consonants = len(skeleton(sound))
        return tuple(
            (near, SIMILAR_SOUND - vowel_cost(sound, near, consonants, distance))
            for near, distance in self._vowels.near(sound)
        )


def pack_slips(tokens: Iterable[Token]) -> Parts:
    """Return the parts that `Slips` reads, of the words for which others can be slips."""
    spelled: dict[str, None] = {}
    sounds: dict[str, None] = {}
    for token in tokens:
        spelled.update(dict.fromkeys((token.latin, token.text)))
        spelled.update(dict.fromkeys(sound.text for sound in token.sounds[:1]))
        sounds.update(dict.fromkeys(sound.text for sound in token.sounds))
    return merged(pack_neighbours("near", spelled, allowed_edits), pack_vowels(sounds))


def _bounded(near: Iterable[tuple[str, int | None]]) -> _Near:
    return tuple((text, 1000 - cost) for text, cost in near if cost is not None)
