"""A screened word, to the spellings and sounds of listed words that it can be a slip for, and how alike they can be.

One class for spellings and sounds: by letters, and by the vowels between the same consonants. What is found is a bound: the
word that is spelled so costs as much or more (`matching.misspelt`).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from sanscreen.matching.align import JOIN_FLOOR
from sanscreen.matching.edits import allowed_edits, hearing_cost, joined_edits, typing_cost
from sanscreen.matching.misspelt import SIMILAR_SOUND, vowel_cost
from sanscreen.matching.similarity import FLOOR
from sanscreen.model import CacheStats
from sanscreen.names.prepared import Token
from sanscreen.retrieval.flat import Parts, Stored, merged
from sanscreen.retrieval.keys import Asked, Channel
from sanscreen.retrieval.neighbours import Neighbours, Rule, pack_neighbours
from sanscreen.retrieval.vowels import Vowels, pack_vowels

__all__ = ["Slips", "pack_slips"]

TEXTS = 20_000  # spellings and sounds of words that are remembered with those near them; names repeat their words,
JOINS = 1_000  # and seldom two neighbours, but for those of another type of party

_Near = tuple[tuple[str, int], ...]


class Slips:
    """The spellings and sounds of listed words and of two listed neighbours as one; and those of words by themselves.

    Two screened neighbours as one stand against single words alone, and must be more alike: one that is no syllable, and
    none of these is misspelt.
    """

    def __init__(self, parts: Stored) -> None:
        """Read what `pack_slips` wrote."""
        self._of_word = _Finder(parts, "words", allowed_edits, TEXTS, FLOOR)
        self._of_join = _Finder(parts, "singles", joined_edits, JOINS, JOIN_FLOOR)

    def stats(self) -> tuple[CacheStats, ...]:
        """Return how full the caches are."""
        return (*self._of_word.stats(""), *self._of_join.stats(" of joined words"))

    def of(self, token: Token, *, is_join: bool) -> list[Asked]:
        """Return the keys of the words that a screened word can be a slip for."""
        finder = self._of_join if is_join else self._of_word
        return list(finder.near(token.latin, token.text, [sound.text for sound in token.sounds], token.skeletons))

    def has_near_join(self, text: str, sounds: Sequence[str], skeletons: Sequence[str]) -> bool:
        """Return whether a listed word is near two neighbours as one, by their text and sounds, the usual one first."""
        return any(True for _ in self._of_join.near(text, text, sounds, skeletons))


class _Finder:
    """What is near a spelling or a sound among some words, and `least` as alike or more, remembered."""

    def __init__(self, parts: Stored, words: str, allowed: Rule, size: int, least: int) -> None:
        self._vowels, self._least = Vowels(parts, f"vowels.{words}"), least
        self.within = lru_cache(size)(Neighbours(parts, f"near.{words}", allowed).within)
        self.typed, self.heard = lru_cache(size)(self._typed), lru_cache(size)(self._heard)
        self.vowelled = lru_cache(size)(self._vowelled)

    def stats(self, what: str) -> Iterator[CacheStats]:
        for name, cached in (
            ("texts", self.within),
            ("spellings", self.typed),
            ("sounds", self.heard),
            ("vowels", self.vowelled),
        ):
            yield CacheStats.of(f"{name}{what}", cached.cache_info())

    def near(self, latin: str, text: str, sounds: Sequence[str], skeletons: Sequence[str]) -> Iterator[Asked]:
        """Yield the keys of what is near a word by its letters or by its sounds, which have these skeletons."""
        yield from ((Channel.LATIN, near, most) for near, most in self.typed(latin))
        yield from ((Channel.TEXT, near, most) for near, most in self.typed(text))
        if not sounds:
            return
        yield from ((Channel.FIRST_SOUND, near, most) for near, most in self.heard(sounds[0]))
        if known := self._vowels.known(dict.fromkeys(skeletons)):
            for sound, consonants in zip(sounds, skeletons, strict=True):
                if consonants in known:
                    yield from ((Channel.SOUND, near, most) for near, most in self.vowelled(sound, consonants))

    def _typed(self, text: str) -> _Near:
        return self._bounded((near, typing_cost(text, near)) for near in self.within(text))

    def _heard(self, sound: str) -> _Near:
        return self._bounded((near, hearing_cost(sound, near)) for near in self.within(sound))

    def _vowelled(self, sound: str, consonants: str) -> _Near:
        return self._bounded(
            (near, 1000 - SIMILAR_SOUND + vowel_cost(sound, near, len(consonants), distance))
            for near, distance in self._vowels.near(sound, consonants)
        )

    def _bounded(self, near: Iterable[tuple[str, int | None]]) -> _Near:
        most = 1000 - self._least
        return tuple([(text, 1000 - cost) for text, cost in near if cost is not None and cost <= most])


def pack_slips(singles: Iterable[Token], joins: Iterable[Token]) -> Parts:
    """Return the parts that `Slips` reads, of the words and neighbours as one for which others can be slips."""
    texts, sounds = _texts_of(singles)
    further, further_sounds = _texts_of(joins)
    return merged(
        pack_neighbours("near.words", chain(texts, further), allowed_edits),
        pack_neighbours("near.singles", texts, joined_edits),
        pack_vowels("vowels.words", chain(sounds, further_sounds)),
        pack_vowels("vowels.singles", sounds),
    )


def _texts_of(tokens: Iterable[Token]) -> tuple[Iterable[str], Iterable[str]]:
    """Return the spellings and usual sounds, and all sounds, of words that say something."""
    texts: dict[str, None] = {}
    sounds: dict[str, None] = {}
    for token in tokens:
        if not token.weight:
            continue
        texts.update(dict.fromkeys((token.latin, token.text)))
        texts.update(dict.fromkeys(sound.text for sound in token.sounds[:1]))
        sounds.update(dict.fromkeys(sound.text for sound in token.sounds))
    return texts, sounds
