"""`sanscreen decisions PATH...`: files of decisions, to what is wrong with them and what comes to its end."""

from datetime import date
from pathlib import Path

import click

from sanscreen.cli.output import EXIT_CLEAR, EXIT_USAGE, counted, say, today
from sanscreen.cli.partial import PartialFile
from sanscreen.integrations.decision_files import YAML, read_decisions, write_decisions
from sanscreen.model import Decision
from sanscreen.model.decisions import Decisions

__all__ = ["command"]


@click.command("decisions")
@click.argument("paths", type=click.Path(path_type=Path, dir_okay=False), nargs=-1, required=True)
@click.option("--on", "day", metavar="DATE", help="The day in question; default: today.")
@click.option(
    "--within",
    type=click.IntRange(0, 3650),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="Tell what expires so soon.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
    help="Write all decisions, of all files, to this file: YAML where it ends in .yml or .yaml, else CSV.",
)  # fmt: skip
def command(paths: tuple[Path, ...], day: str | None, within: int, output: Path | None) -> int:
    """Check the decisions at PATHS, CSV or YAML: conflicts, what has expired, and what soon will.

    Exit status: 0 in order, 2 a file that cannot be used or decisions in conflict.
    """
    try:
        on = date.fromisoformat(day) if day else today()
    except ValueError:
        raise click.BadParameter(f"{day!r} is no date; write 2026-11-25", param_hint="--on") from None
    for path in paths:
        if not path.is_file():
            raise click.ClickException(f"{path}: is no file that can be read twice")
    found, undecided = read_decisions(paths)
    decisions = Decisions(found)
    say(f"{counted(len(found), 'decision')}, {counted(undecided, 'row')} not decided yet, on {on}.")
    conflicts = decisions.conflicts()
    for one, other in conflicts:
        say(f"CONFLICT: {_pair(one)}: {one}; {other}")
    for each in decisions.expired(on):
        say(f"expired: {_pair(each)}: {each}")
    for each in decisions.expiring(on, within):
        say(f"expires within {counted(within, 'day')}: {_pair(each)}: {each}")
    if output is not None:
        with PartialFile(output, paths) as partial:
            write_decisions(partial.stream, found, yaml=output.suffix.lower() in YAML)
            partial.finish()
        say(f"Decisions: {output}")
    return EXIT_USAGE if conflicts else EXIT_CLEAR


def _pair(decision: Decision) -> str:
    customer = decision.reference or decision.screened or decision.fingerprint[:12]
    return f"{customer} and {decision.watchlist} {decision.designation}"
