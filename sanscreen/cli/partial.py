"""An output path, to a file that is written as NAME.partial and takes its place only when it is whole."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import click

__all__ = ["PartialFile"]


class PartialFile:
    """A text file in UTF-8 that is being written beside its place; what stood there is replaced by `finish`.

    Raises `click.ClickException` for a place that cannot be written or that is one of the `inputs`.
    """

    def __init__(self, output: Path, inputs: Sequence[Path]) -> None:
        self._place = output.resolve() if output.is_symlink() else output
        self.path = self._place.with_name(self._place.name + ".partial")
        if self._place.exists() and not self._place.is_file():
            raise click.ClickException(f"{output}: is no file; the output replaces what stands there")
        for given in inputs:
            for written in (self._place, self.path):
                if written.exists() and given.exists() and written.samefile(given):
                    raise click.ClickException(f"{given}: the output would overwrite it; give the output another name")
        try:
            self.stream = self.path.open("w", encoding="utf-8", errors="backslashreplace", newline="")
        except OSError as problem:
            raise click.ClickException(f"{self.path}: cannot be written: {problem.strerror or problem}") from None

    def __enter__(self) -> Self:
        return self

    def finish(self) -> None:
        """Close the file and let it take its place. Raises `OSError`."""
        self.stream.close()
        self.path.replace(self._place)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self.stream.close()
