"""`sanscreen lists test`: screens every name of the lists against the lists themselves, and tells what was not found."""

from pathlib import Path

import click

from sanscreen.cli.options import screener_of
from sanscreen.cli.output import EXIT_CLEAR, EXIT_USAGE, machine_output, note, on_terminal, say
from sanscreen.evaluation import Coverage, coverage
from sanscreen.integrations.json_lines import json_line

__all__ = ["command"]

SHOWN = 50  # misses that people are shown; the record has all


@click.command("test")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--sample", default=200, show_default=True, metavar="N", help="Names of each kind of slip; 0: none.")
@click.option("--seed", default=0, show_default=True, metavar="N", help="Which names and slips are chosen.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(paths: tuple[Path, ...], sample: int, seed: int, form: str) -> int:
    """Screen every listed name against the lists at each PATH, or against the bundled ones.

    Every primary and strong name must be a hit at rank 1 or tied for it, every weak name a near miss at least. Then some
    names are screened with a slip of each kind.

    Exit status: 0 every name is found, 2 not, or an unusable list.
    """
    if sample < 0:
        raise click.BadParameter("a number of names from 0", param_hint="--sample")
    screener = screener_of(paths)
    if on_terminal():
        from sanscreen.cli.terminal import progress_bar  # noqa: PLC0415  # rich is slow to import

        with progress_bar(screener.names) as advance:
            found = coverage(screener.watchlists, screener.screen, seed=seed, sample=sample, progress=advance)
    else:
        found = coverage(screener.watchlists, screener.screen, seed=seed, sample=sample)
    if form == "json":
        machine_output().write(json_line(found.to_dict()) + "\n")
    else:
        _show(found)
    if not found.complete:
        note(
            f"{len(found.misses)} of the listed names and numbers NOT found as they must be: do not screen with these lists"
        )
    return EXIT_CLEAR if found.complete else EXIT_USAGE


def _show(found: Coverage) -> None:
    for reference in found.watchlists:
        say(f"{reference.key}: {reference.counted}, version {reference.version}")
    for miss in found.misses[:SHOWN]:
        what = f"{miss.quality.value} name" if miss.quality else "number"
        say(f"missed   {miss.watchlist} {miss.id}: {what} {miss.name!r}: {miss.found}")
    if len(found.misses) > SHOWN:
        say(f"missed   and {len(found.misses) - SHOWN} more; --format json has all")
    share = 100 * found.passed / found.names if found.names else 0
    say(
        f"control  {found.passed} of {found.names} listed names found ({share:.2f} %), of {found.parties} parties; "
        f"{found.numbers_found} of {found.numbers} numbers"
    )
    for kind in found.slips:
        say(
            f"slip     {kind.kind}: {kind.recall} % hits of {kind.tested} (95 % interval {kind.low} to {kind.high}), "
            f"{kind.near_misses} more are near misses"
        )
    say("         the lists as loaded; whether they are whole, compare with what their publishers count")
    say(f"seed     {found.seed}; {found.engine}")
