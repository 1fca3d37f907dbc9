"""A list file, to its format: recognised by content and not by name."""

from sanscreen.errors import WatchlistError
from sanscreen.lists.formats import native
from sanscreen.lists.formats.format import Format
from sanscreen.lists.formats.refused import refusal
from sanscreen.lists.list_file import ListFile

__all__ = ["Format", "format_of"]


def format_of(file: ListFile) -> Format:
    """Return the format of a file's content. Raises `WatchlistError` where none recognises it."""
    if native.is_plainly_ours(file):
        return native.FORMAT
    from sanscreen.lists.formats.registry import FORMATS  # noqa: PLC0415  # what reads the official lists takes time to import

    for each in FORMATS:
        if each.recognises(file) or each.belongs(file):
            return each
    known = ", ".join(each.name for each in FORMATS)
    problem = refusal(file) or f"this is none of the formats that are read here: {known}"
    raise WatchlistError(f"{file.name}:1: {problem}")
