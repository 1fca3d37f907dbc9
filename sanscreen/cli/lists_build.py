"""`sanscreen lists build`: lists, to a snapshot file of them and their index that every command opens at once."""

from pathlib import Path

import click

from sanscreen.cli.options import AS_OF, AT_LEAST, THRESHOLD, watchlists_of
from sanscreen.cli.output import EXIT_CLEAR, counted, say
from sanscreen.model import Policy
from sanscreen.snapshots import open_snapshot, save_snapshot

__all__ = ["command"]


@click.command("build")
@click.argument("sources", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The snapshot file to write.")
@THRESHOLD
@AS_OF
@AT_LEAST
def command(sources: tuple[Path, ...], output: Path, threshold: str, as_of: str | None, at_least: int) -> int:
    """Write a snapshot of the lists at SOURCES, for `--lists FILE`.

    It is for this version of sanscreen and for this threshold or a higher one. A file that is there is replaced when the
    new one is whole.

    Exit status: 0 written, 2 an unusable list.
    """
    lists = watchlists_of(sources, as_of, at_least)
    save_snapshot(output, lists, Policy(threshold))
    screener = open_snapshot(output)
    for reference in screener.references:
        say(f"{reference.key}: {reference.counted}, version {reference.version}")
    say(f"{output}: {counted(screener.names, 'name')}, {output.stat().st_size} bytes, threshold {threshold} and above")
    return EXIT_CLEAR
