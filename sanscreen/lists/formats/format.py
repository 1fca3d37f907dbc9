"""The face that every list format has."""

from collections.abc import Callable
from dataclasses import dataclass

from sanscreen.lists.faults import Faults
from sanscreen.lists.list_file import ListFile
from sanscreen.model import Watchlist

__all__ = ["Format"]


def _never(_: ListFile) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Format:
    """One list format.

    `recognises` tells from its head whether a file is of this format. `read` returns the list, or None with the faults
    gathered; what it does not model it counts in `faults.ledger`. `belongs` tells whether a file is a part of a list
    whose main file names it, such as the aliases in a file of their own. `max_bytes` is the largest file that is read.
    """

    name: str
    recognises: Callable[[ListFile], bool]
    read: Callable[[ListFile, Faults], Watchlist | None]
    belongs: Callable[[ListFile], bool] = _never
    max_bytes: int = 500_000_000
