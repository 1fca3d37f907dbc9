"""A text, to every text of a fixed set within a few edits of it: complete, without looking at the rest.

Two texts at an optimal string alignment distance of k share an unbroken piece. Cut one into 2k + 1 pieces: an edit
spoils at most two of them (a transposition across a cut spoils both sides), so one stays whole, and stands in the other
text at most k letters away. So the pieces of all texts are kept by length, number and letters.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import pairwise

from sanscreen.matching.edits import MOST_EDITS, close_to

__all__ = ["Neighbours"]

CACHE_SIZE = 20_000  # texts whose neighbours are remembered; names repeat their words

Rule = Callable[[int], int]


class Neighbours:
    """Finds the texts within a number of edits that depends on the longer of both texts.

    `most` gives that number for a length in letters; it never falls with the length and never exceeds `MOST_EDITS`.
    """

    def __init__(self, texts: Iterable[str], most: Rule) -> None:
        self._most = most
        self._pieces: dict[tuple[int, int, int, str], list[str]] = {}
        by_length: dict[int, list[str]] = {}
        for text in dict.fromkeys(texts):
            by_length.setdefault(len(text), []).append(text)
        for length, texts_of_length in by_length.items():
            for edits in sorted(self._allowed(length)):
                for number, (start, end) in enumerate(_cuts(length, 2 * edits + 1)):
                    for text in texts_of_length:
                        self._pieces.setdefault((length, edits, number, text[start:end]), []).append(text)
        self.within = lru_cache(CACHE_SIZE)(self._within)

    def _allowed(self, length: int) -> set[int]:
        """Return every number of edits, from 1, that a text may differ by from one as long or longer, or shorter."""
        longer = {self._most(length + more) for more in range(MOST_EDITS + 1) if more <= self._most(length + more)}
        return longer - {0}

    def _within(self, text: str, rule: Rule | None = None) -> tuple[str, ...]:
        """Return the texts within as many edits as `rule` allows (by default `most`, and never more), itself left out."""
        rule = rule or self._most
        size = len(text)
        found: list[str] = []
        for length in range(max(1, size - MOST_EDITS), size + MOST_EDITS + 1):
            allowed = rule(max(size, length))
            if not allowed or abs(size - length) > allowed:
                continue
            edits = self._most(max(size, length))
            near: dict[str, None] = {}
            cuts = _cuts(length, 2 * edits + 1)
            for shift in _shifts(size - length, allowed):
                for number, (start, end) in enumerate(cuts):
                    if start + shift >= 0 and end + shift <= size:
                        piece = text[start + shift : end + shift]
                        near.update(dict.fromkeys(self._pieces.get((length, edits, number, piece), ())))
            found += close_to(text, list(near), allowed)
        return tuple(each for each in found if each != text)


def _shifts(longer: int, edits: int) -> list[int]:
    """Return how far a whole piece can have moved, where one text is `longer` by so many letters: each is an edit."""
    return [shift for shift in range(-edits, edits + 1) if abs(shift) + abs(longer - shift) <= edits]


def _cuts(length: int, pieces: int) -> list[tuple[int, int]]:
    """Return start and end of each of `pieces` pieces of nearly one size; empty ones where there are too few letters."""
    ends = [length * number // pieces for number in range(pieces + 1)]
    return list(pairwise(ends))
