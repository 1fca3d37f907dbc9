"""FILE, or `-` for stdin, to a stream that can be read twice."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO

import click

__all__ = ["STDIN", "name_of", "source"]

STDIN = Path("-")


def name_of(file: Path) -> str:
    """Return what the source is called in messages."""
    return "stdin" if file == STDIN else str(file)


@contextmanager
def source(file: Path) -> Iterator[BinaryIO]:
    """Open the source; what comes through a pipe is kept on disk meanwhile, however long it is. Raises `OSError`."""
    with _opened(file) as stream:
        if file != STDIN and stream.seekable():
            yield stream
            return
        with tempfile.TemporaryFile() as kept:
            shutil.copyfileobj(stream, kept)
            yield kept


def _opened(file: Path) -> AbstractContextManager[BinaryIO]:
    if file != STDIN:
        return file.open("rb")
    if sys.stdin is None:  # as by `<&-`
        raise click.UsageError("-: stdin is closed")
    return nullcontext(sys.stdin.buffer)  # which is not ours to close
