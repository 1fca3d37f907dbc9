"""A cache, to how full it is and how often it served."""

from dataclasses import dataclass
from typing import Self

from sanscreen.model.record import Record

__all__ = ["CacheStats"]


@dataclass(frozen=True, slots=True)
class CacheStats(Record):
    """One cache: how many answers it gave and how many had to be worked out, and how many it holds of how many at most."""

    name: str
    hits: int
    misses: int
    size: int
    limit: int

    @classmethod
    def of(cls, name: str, info: tuple[int, int, int | None, int]) -> Self:
        """Return the counts of a bounded cache of `functools`, as its `cache_info` tells them."""
        hits, misses, limit, size = info
        return cls(name, hits, misses, size, limit or 0)
