"""The registry of list formats, recognised by content and not by name.

To add one, write a module with a `FORMAT` and name it here.
"""

from sanscreen.errors import WatchlistError
from sanscreen.lists.formats import native
from sanscreen.lists.formats.format import Format

__all__ = ["FORMATS", "Format", "format_of"]

FORMATS = (native.FORMAT,)


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file's content. Raises `WatchlistError` where none recognises it."""
    for each in FORMATS:
        if each.recognises(data):
            return each
    known = ", ".join(each.name for each in FORMATS)
    raise WatchlistError(f"{name}:1: this is none of the formats that are read here: {known}")
