"""A path, to the bytes of a list file and of the files that belong to it: the only door to list files."""

import io
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from sanscreen.errors import WatchlistError

__all__ = ["HEAD_BYTES", "ListFile", "unreadable"]

HEAD_BYTES = 65_536  # what a format may look at to recognise its files


class ListFile:
    """One regular file, and others in its folder that it is no whole list without.

    `used` holds the files that were opened beside this one. Raises `WatchlistError` for what is no regular file: a pipe
    would hang, a device has no end.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.used: list[ListFile] = []
        try:
            self.size = path.stat().st_size
            regular = path.is_file()
        except (OSError, ValueError) as problem:
            raise WatchlistError(unreadable(path, problem)) from None
        if not regular:
            raise WatchlistError(f"{path}: no regular file; save the list to a file first")

    @classmethod
    def of_bytes(cls, data: bytes, name: str, beside: Mapping[str, bytes] | None = None) -> "ListFile":
        """Return a file that lies in memory, with others `beside` it by their names."""
        return _InMemory(data, name, beside or {})

    @property
    def name(self) -> str:
        """The path as messages show it."""
        return str(self.path).encode(errors="backslashreplace").decode()

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB, without a byte order mark."""
        with self.open() as stream:
            return stream.read(HEAD_BYTES).removeprefix(b"\xef\xbb\xbf")

    def open(self) -> BinaryIO:
        """Return the file open for reading. Raises `WatchlistError` where it cannot be opened."""
        try:
            return self.path.open("rb")
        except OSError as problem:
            raise WatchlistError(unreadable(self.path, problem)) from None

    def data(self) -> bytes:
        """Return all bytes; the format's limit on sizes was checked before."""
        with self.open() as stream:
            return stream.read()

    def beside(self, *names: str) -> "ListFile | None":
        """Return the first file of the folder that has one of `names`, in any case, and note that it was used."""
        for name in names:
            found = self._sibling(name)
            if found is not None:
                self.used.append(found)
                return found
        return None

    def _sibling(self, name: str) -> "ListFile | None":
        try:
            entries = sorted(self.path.parent.iterdir())
        except OSError as problem:
            raise WatchlistError(unreadable(self.path.parent, problem)) from None
        wanted = name.casefold()
        return next((ListFile(entry) for entry in entries if entry.name.casefold() == wanted), None)


class _InMemory(ListFile):
    """A file that lies in memory."""

    def __init__(self, data: bytes, name: str, beside: Mapping[str, bytes]) -> None:  # no file to look at
        self.path = Path(name)
        self.used = []
        self.size = len(data)
        self._data = data
        self._beside = beside

    def open(self) -> BinaryIO:
        return io.BytesIO(self._data)

    def _sibling(self, name: str) -> ListFile | None:
        return next(
            (
                _InMemory(data, str(self.path.with_name(other)), self._beside)
                for other, data in sorted(self._beside.items())
                if other.casefold() == name.casefold()
            ),
            None,
        )


def unreadable(path: Path, problem: Exception) -> str:
    """Return the sentence for a file or folder that cannot be read."""
    shown = str(path).encode(errors="backslashreplace").decode()
    return f"{shown}: cannot be read: {getattr(problem, 'strerror', None) or problem}"
