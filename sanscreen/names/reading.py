"""A word to the ways in which it can be read."""

from typing import NamedTuple

__all__ = ["Reading"]


class Reading(NamedTuple):
    """One way to read a word: comparable text, the named system that reads it so (None: as written) and its cost.

    `cost` is per mille of similarity, 0 to 1000.
    """

    text: str
    system: str | None = None
    cost: int = 0
