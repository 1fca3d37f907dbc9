"""`sanscreen batch FILE`: a counterparty file to one outcome per record and a summary that reconciles."""

from typing import Any

import click

from sanscreen.cli.job_options import Job, job_options

__all__ = ["command"]


@click.command("batch")
@job_options
def command(**options: Any) -> int:
    """Screen every record of FILE, in order, one outcome each: delimited text, JSON lines, a workbook or Parquet.

    FILE may be - for stdin, whose form --input-format says.

    Without -o and --format the alerts are shown. The summary always adds up: read = clear + alert + incomplete + error.
    Exit status: 0 all clear, 2 wrong usage or unusable list, 3 at least one alert, 4 at least one record not screened, or
    an input that cannot be trusted (wins over 3), 130 interrupted, 143 terminated: what was finished then lies in
    OUTPUT.partial.
    """
    from sanscreen.cli.job import run  # noqa: PLC0415  # takes time at start, and other commands need none of it

    return run(Job(**options))
