"""The registry of list formats, recognised by content and not by name.

To add one, write a module with a `FORMAT` and name it here.
"""

from sanscreen.errors import WatchlistError
from sanscreen.lists.formats import native
from sanscreen.lists.formats.format import Format
from sanscreen.lists.list_file import ListFile

__all__ = ["FORMATS", "Format", "format_of"]

FORMATS: tuple[Format, ...] = (
    native.FORMAT,  # last: it takes whatever is no XML, no JSON and no table
)


def format_of(file: ListFile) -> Format:
    """Return the format of a file's content. Raises `WatchlistError` where none recognises it."""
    for each in FORMATS:
        if each.recognises(file) or each.belongs(file):
            return each
    known = ", ".join(each.name for each in FORMATS)
    raise WatchlistError(f"{file.name}:1: this is none of the formats that are read here: {known}")
