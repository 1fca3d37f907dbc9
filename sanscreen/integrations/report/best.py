"""Outcomes in any number to the best of them, within a fixed amount of memory."""

import heapq
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Best", "Placed"]

T = TypeVar("T")


class Placed(NamedTuple, Generic[T]):
    """An outcome with its score and its place in the file: a higher score is better, then an earlier place."""

    score: Decimal
    place: int
    item: T


class Best(Generic[T]):
    """Keeps the `most` best of what it is given."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._heap: list[
            tuple[Decimal, int, T]
        ] = []  # the worst first; no two places are equal, so items never compare
        self.given = 0

    def put(self, new: Placed[T]) -> Placed[T] | None:
        """Take one outcome and return the one for which there is no room, if any."""
        self.given += 1
        entry = (new.score, -new.place, new.item)
        if len(self._heap) < self._most:
            heapq.heappush(self._heap, entry)
            return None
        score, place, item = heapq.heappushpop(self._heap, entry)
        return Placed(score, -place, item)

    @property
    def left_out(self) -> int:
        """How many were given and are not kept."""
        return self.given - len(self._heap)

    def __len__(self) -> int:
        return len(self._heap)

    def sorted(self) -> list[Placed[T]]:
        """Return what is kept, the best first."""
        return [Placed(score, -place, item) for score, place, item in sorted(self._heap, key=lambda entry: entry[:2])][
            ::-1
        ]
