"""An output path, to a file that is written as NAME.partial and takes its place only when it is whole."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import click

from sanscreen.lists.load import is_list

__all__ = ["PartialFile"]


class PartialFile:
    """A file, of text in UTF-8 unless `binary`, that is written beside its place; `finish` replaces what stood there.

    Raises `click.ClickException` for a place that cannot be written, that another run writes, or that is one of the
    `inputs` or lies in them.
    """

    def __init__(self, output: Path, inputs: Sequence[Path], *, binary: bool = False) -> None:
        self._place = output.resolve() if output.is_symlink() else output
        self.path = self._place.with_name(self._place.name + ".partial")
        if self._place.exists() and not self._place.is_file():
            raise click.ClickException(f"{output}: is no file; the output replaces what stands there")
        for given in _files(inputs):
            for written in (self._place, self.path):
                if written.exists() and given.exists() and written.samefile(given):
                    raise click.ClickException(f"{given}: the output would overwrite it; give the output another name")
        try:
            opened = _locked(self.path)
        except BlockingIOError:
            raise click.ClickException(
                f"{self.path}: another run is writing it; give the output another name"
            ) from None
        except OSError as problem:
            raise click.ClickException(f"{self.path}: cannot be written: {problem.strerror or problem}") from None
        self.stream: IO[Any] = (
            os.fdopen(opened, "wb")
            if binary
            else os.fdopen(opened, "w", encoding="utf-8", errors="backslashreplace", newline="")
        )

    def stands_for(self, path: Path) -> bool:
        """Return whether another output would be written to the same place."""
        own = {each for mine in (self._place, self.path) for each in (mine.absolute(), mine.resolve())}
        return (
            path.absolute() in own or path.resolve() in own or path.with_name(f"{path.name}.partial").resolve() in own
        )

    def __enter__(self) -> Self:
        return self

    def finish(self) -> None:
        """Close the file and let it take its place. Raises `OSError`."""
        self.stream.flush()
        os.fsync(self.stream.fileno())  # or the name could be there after a power cut, and nothing in it
        self.stream.close()
        self.path.replace(self._place)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self.stream.close()
        with suppress(OSError):
            if not self.path.stat().st_size:  # nothing was finished
                self.path.unlink()


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files that are read: those named, and the lists in the folders named."""
    for path in paths:
        yield from filter(is_list, path.iterdir()) if path.is_dir() else (path,)


def _locked(path: Path) -> int:
    """Open a file that was left behind, or a new one, for this run alone; a link or a pipe is no file of ours."""
    opened = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            raise OSError(None, "is no regular file")
        if os.fstat(opened).st_nlink > 1:
            raise OSError(None, "has another name too, whose file would be overwritten")
        with suppress(ImportError):  # no such module on Windows, which locks what is open by itself
            import fcntl  # noqa: PLC0415

            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.truncate(opened, 0)
    except BaseException:
        os.close(opened)
        raise
    return opened
