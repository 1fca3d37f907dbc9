"""What a job writes, to files that take their places together when the run is over."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import click

from sanscreen.cli.job_options import Job
from sanscreen.cli.partial import PartialFile
from sanscreen.integrations.outputs import OUTPUTS, Output, output_for, output_named

__all__ = ["OUTCOMES", "Places", "written_as"]

OUTCOMES = "-o"


@dataclass(slots=True)
class Places:
    """The files that a job writes; two of them are never the same."""

    job: Job
    stack: ExitStack
    _files: dict[str, PartialFile] = field(default_factory=dict)

    def open(self, path: Path | None, what: str, *, binary: bool = False) -> IO[Any] | None:
        """Return what is written in the place of `path`, or None where nothing is wanted there."""
        if path is None:
            return None
        for name, other in self._files.items():
            if other.stands_for(path):
                raise click.UsageError(f"{path}: named twice, for {name} and for {what}")
        self._files[what] = self.stack.enter_context(PartialFile(path, self.job.inputs, binary=binary))
        return self._files[what].stream

    def finish(self) -> None:
        """Let all files take their places. Raises `OSError`."""
        for each in self._files.values():
            each.finish()

    @property
    def partial(self) -> Path | None:
        """Where the outcomes lie as long as the run is not over."""
        outcomes = self._files.get(OUTCOMES)
        return outcomes.path if outcomes else None


def written_as(job: Job) -> Output | None:
    """Return the form of the outcomes, or None where people are shown the alerts."""
    if job.output is not None and str(job.output) == "-":
        raise click.UsageError("-o -: use --format csv to write to stdout")
    if job.form is not None:
        named = output_named(job.form)
        if named.binary and job.output is None:
            raise click.UsageError(
                f"--format {job.form}: is no text for stdout; give it a file: -o screened.{job.form}"
            )
        return named
    if job.output is None:
        return None
    found = output_for(job.output)
    if found is None:
        allowed = ", ".join(f"{', '.join(each.suffixes)} ({each.name})" for each in OUTPUTS)
        raise click.UsageError(f"-o {job.output}: the name ends in none of {allowed}; say the form: --format csv")
    return found
