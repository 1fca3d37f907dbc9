"""The options that commands share, to a screener."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from sanscreen.cli.output import counted, note, today
from sanscreen.errors import WatchlistError
from sanscreen.lists import Guards, bundled_watchlists, check
from sanscreen.model import Policy, Scope, Watchlist
from sanscreen.screener import Screener
from sanscreen.snapshots import is_snapshot, open_snapshot

__all__ = ["AS_OF", "AT_LEAST", "LISTS", "MAX_LIST_AGE", "THRESHOLD", "reading", "screener_of", "watchlists_of"]

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

LISTS: Decorator = click.option(
    "--lists",
    "lists",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A watchlist file, a folder of them, or one snapshot of lists; files and folders may be given several times. "
    "Default: the illustrative article lists.",
)
THRESHOLD: Decorator = click.option(
    "--threshold",
    default="85",
    show_default=True,
    metavar="POINTS",
    help="The least score of a hit, 1 to 100.",
)
AS_OF: Decorator = click.option(
    "--as-of", metavar="DATE", help="The day of lists whose files do not say it, such as OFAC's CSV: 2026-11-25."
)
AT_LEAST: Decorator = click.option(
    "--at-least", default=0, metavar="N", help="Refuse official lists of fewer parties: a cut file reads like a list."
)
SELDOM = 50_000  # values between two looks for rubbish, of which screening makes next to none
MAX_AGE = Policy().max_list_age  # days
MAX_LIST_AGE: Decorator = click.option(
    "--max-list-age",
    default=MAX_AGE,
    show_default=True,
    metavar="DAYS",
    help="Official lists that are older are flagged.",
)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn the system's refusal to read `path` into a message."""
    try:
        yield
    except OSError as problem:
        raise click.ClickException(f"{path}: cannot be read: {problem.strerror or problem}") from None


def watchlists_of(paths: tuple[Path, ...], as_of: str | None = None, at_least: int = 0) -> tuple[Watchlist, ...]:
    """Return the lists at the paths, or the bundled ones; tell on stderr where there are warnings."""
    if not paths:
        return bundled_watchlists()
    try:
        day = date.fromisoformat(as_of) if as_of else None
    except ValueError:
        raise click.BadParameter(f"{as_of!r} is no date; write 2026-11-25", param_hint="--as-of") from None
    guards = Guards(at_least)
    found: list[Watchlist] = []
    faults: list[str] = []
    for path in paths:
        with reading(path):
            lists, problems = check(path, as_of=day)
        faults += problems
        for each in lists:
            found.append(each.watchlist)
            if each.watchlist.scope is Scope.OFFICIAL:
                faults += guards.faults(each.watchlist, str(each.path))
            if each.warnings and each.watchlist.scope is Scope.OFFICIAL:
                shown = f"{each.path}: {counted(len(each.warnings), 'warning')}, the first: {each.warnings[0]}"
                note(f"{shown} (all: sanscreen lists check {path})")
    if faults:
        raise WatchlistError(faults)
    return tuple(found)


def screener_of(
    paths: tuple[Path, ...],
    threshold: str = "85",
    max_list_age: int = MAX_AGE,
    as_of: str | None = None,
    at_least: int = 0,
) -> Screener:
    """Return a screener over the lists at the paths, or the bundled ones. Raises `WatchlistError`, `PolicyError`."""
    policy = Policy(threshold, max_list_age)
    collecting = gc.isenabled()
    gc.disable()  # building makes many values and no rubbish; looking for some takes a tenth of the time of one answer
    try:
        if any(is_snapshot(path) for path in paths):
            return _opened(paths, policy, at_least, as_of)
        return Screener(watchlists_of(paths, as_of, at_least), policy, on=today())
    finally:
        if collecting:
            gc.enable()
            gc.freeze()  # lists stay as long as the process: whoever looks for rubbish need not look at them each time
            gc.set_threshold(SELDOM)


def _opened(paths: tuple[Path, ...], policy: Policy, at_least: int, as_of: str | None) -> Screener:
    if as_of:
        raise click.UsageError("--as-of: a snapshot has the days of its lists; give it to sanscreen lists build")
    if len(paths) > 1:
        raise click.UsageError("a snapshot stands alone; build one of all lists: sanscreen lists build -o FILE SOURCES")
    screener = open_snapshot(paths[0], policy, on=today())
    guards = Guards(at_least)
    faults = [
        fault
        for each in screener.references
        if each.scope is Scope.OFFICIAL
        for fault in guards.faults_of_count(each.parties + each.things, str(paths[0]))
    ]
    if faults:
        raise WatchlistError(faults)
    return screener
