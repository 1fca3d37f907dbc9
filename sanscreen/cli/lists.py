"""`sanscreen lists`: what the lists hold, and what is wrong with a list file."""

import sys
from datetime import date
from pathlib import Path

import click

from sanscreen.cli import lists_build, lists_diff, lists_schema, lists_test
from sanscreen.cli.options import reading
from sanscreen.cli.output import EXIT_CLEAR, EXIT_USAGE, age, counted, note, say, today
from sanscreen.lists import Loaded, LoadReport, bundled_folder, check
from sanscreen.lists.check_digits import doubtful_numbers
from sanscreen.model import AliasQuality, Watchlist
from sanscreen.snapshots import is_snapshot, open_snapshot

__all__ = ["command"]


@click.group("lists")
def command() -> None:
    """Look at watchlists, check them, test them and compare their editions."""


command.add_command(lists_build.command)
command.add_command(lists_test.command)
command.add_command(lists_diff.command)
command.add_command(lists_schema.command)


@command.command("check")
@click.argument("path", type=click.Path(path_type=Path))
def check_command(path: Path) -> int:
    """Print every fault and warning of the list, or of each list in the folder, at PATH.

    Exit status: 0 usable, 2 not.
    """
    with reading(path):
        found, faults = check(path)
    for fault in faults:
        say(f"fault    {fault}")
    for each in found:
        for warning in each.warnings:
            say(f"warning  {warning}")
        for sentence in doubtful_numbers(each.watchlist):
            say(f"warning  {each.path}: {sentence}")
        say(f"read     {each.path}: {_counts(each.watchlist)}")
        if gap := _gap(each.watchlist):
            say(f"         {gap}")
    if faults:
        note(f"{counted(len(faults), 'fault')}: nothing at {path} is loaded until that is mended")
    return EXIT_USAGE if faults else EXIT_CLEAR


@command.command("info")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--today", "day", metavar="DATE", help="The date to count ages from; default: today.")
def info_command(path: Path | None, day: str | None) -> int:
    """Show counts, ages, digests and gaps of the lists at PATH, or of the bundled ones; of a snapshot, what it is for."""
    try:
        on = date.fromisoformat(day) if day else today()
    except ValueError:
        raise click.BadParameter(f"{day!r} is no date; write 2026-11-24", param_hint="--today") from None
    path = path or bundled_folder()
    if is_snapshot(path):
        return _snapshot(path, on)
    with reading(path):
        found, faults = check(path)
    for fault in faults:
        note(fault)
    if found and sys.stdout.isatty():
        _table(found, on)
    for each in found:
        _show(each, on)
    return EXIT_USAGE if faults else EXIT_CLEAR


def _snapshot(path: Path, on: date) -> int:
    screener = open_snapshot(path)
    for each in screener.references:
        say(f"{each.key}: {each.title}")
        say(f"  scope     {each.scope.value}" + (", NOT an official list" if each.scope.value != "official" else ""))
        say(f"  as of     {each.as_of or 'undated'}, {age(each.as_of, on)}")
        say(f"  holds     {each.counted}")
        say(f"  version   {each.version}")
        say(f"  digest    {each.digest}")
        say()
    say(f"{path}: a snapshot, {counted(screener.names, 'name')}, for threshold {screener.policy.threshold} and above")
    say(f"  engine    {screener.engine}")
    return EXIT_CLEAR


def _table(found: tuple[Loaded, ...], on: date) -> None:
    from sanscreen.cli.terminal import print_table  # noqa: PLC0415  # rich is slow to import

    print_table(
        ("List", "Scope", "As of", "Age", "Parties", "Names"),
        [
            (
                watchlist.key,
                watchlist.scope.value,
                str(watchlist.as_of or "undated"),
                age(watchlist.as_of, on),
                str(len(watchlist.designations)),
                str(sum(len(designation.aliases) for designation in watchlist.designations)),
            )
            for watchlist in (each.watchlist for each in found)
        ],
    )
    say()


def _show(loaded: Loaded, on: date) -> None:
    watchlist = loaded.watchlist
    say(f"{watchlist.key}: {watchlist.title}")
    say(
        f"  scope     {watchlist.scope.value}"
        + (", NOT an official list" if watchlist.scope.value != "official" else "")
    )
    if watchlist.authority:
        acted = f", {watchlist.acted_on}" if watchlist.acted_on else ""
        say(f"  action    {watchlist.authority}{acted}")
    say(f"  as of     {watchlist.as_of or 'undated'}, {age(watchlist.as_of, on)}")
    say(f"  holds     {_counts(watchlist)}")
    if gap := _gap(watchlist):
        say(f"  gap       {gap}")
    say(f"  version   {watchlist.version}")
    say(f"  digest    {watchlist.digest}")
    for file in loaded.report.files:
        say(f"  file      {file.name}, SHA-256 {file.digest}")
    _report(loaded.report)
    say()


def _report(report: LoadReport) -> None:
    """Show what the list holds beside names, and what of its file is not in it."""
    say(f"  format    {report.format}")
    for what, counts in (("values", report.values), ("unread", report.unread), ("aside", report.aside)):
        if counts:
            say(f"  {what:<9} {', '.join(f'{each.count} {each.what}' for each in counts)}")
    if report.doubts:
        say(f"  doubtful  {', '.join(f'{each.count} {each.what}' for each in report.doubts)}")


def _counts(watchlist: Watchlist) -> str:
    types: dict[str, int] = {}
    for designation in watchlist.designations:
        types[designation.type.value] = types.get(designation.type.value, 0) + 1
    aliases = [alias for designation in watchlist.designations for alias in designation.aliases]
    weak = sum(alias.quality is AliasQuality.WEAK for alias in aliases)
    parties = ", ".join(f"{count} {kind}" for kind, count in types.items())
    standings: dict[str, int] = {}
    for designation in watchlist.designations:
        standing = designation.standing.value if designation.standing else "listed"
        standings[standing] = standings.get(standing, 0) + 1
    stands = ", ".join(f"{count} {standing}" for standing, count in standings.items())
    return f"{counted(len(watchlist.designations), 'designation')} ({parties}; {stands}), {counted(len(aliases), 'name')}, {weak} of them weak"


def _gap(watchlist: Watchlist) -> str | None:
    if watchlist.announced is None or watchlist.announced == watchlist.counted:
        return None
    return f"{watchlist.announced} announced, {watchlist.counted} on the list: {watchlist.gap or 'no reason given'}"
