"""The face that every list format has."""

from collections.abc import Callable
from dataclasses import dataclass

from sanscreen.lists.faults import Faults
from sanscreen.model import Watchlist

__all__ = ["Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """One list format.

    `recognises` tells whether a file's bytes are of this format. `read` returns the list, or None with the faults
    gathered.
    """

    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, Faults], Watchlist | None]
