"""`sanscreen rescreen FILE --since RUN`: a counterparty file to what has changed since an earlier run."""

from pathlib import Path
from typing import Any

import click

from sanscreen.cli.job_options import Job, job_options

__all__ = ["command"]


@click.command("rescreen")
@job_options
@click.option(
    "--since", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="RUN",
    help="The finished run before: what --checkpoint wrote.",
)  # fmt: skip
@click.option(
    "--changes", type=click.Path(path_type=Path, dir_okay=False), metavar="PATH",
    help="Write what became of each alert to this CSV file: new, changed, lost or standing.",
)  # fmt: skip
def command(**options: Any) -> int:
    """Screen FILE anew, and compare only what changed since RUN.

    Customers that are unchanged are compared with the designations that are new or changed, and customers that are new or
    changed with all. The outcome is that of batch, byte for byte; the summary says how many alerts are new, changed, lost
    and standing. Where the engine or the policy is another one, everything is compared again, and the summary says so.
    Exit status: that of batch.
    """
    from sanscreen.cli.job import run  # noqa: PLC0415  # takes time at start, and other commands need none of it

    return run(Job(**options))
