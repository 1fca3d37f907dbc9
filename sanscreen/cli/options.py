"""The options that commands share, to a screener."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from sanscreen.cli.output import today
from sanscreen.lists import bundled_watchlists, load_watchlists
from sanscreen.model import Policy, Watchlist
from sanscreen.screener import Screener

__all__ = ["LISTS", "MAX_LIST_AGE", "THRESHOLD", "reading", "screener_of", "watchlists_of"]

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

LISTS: Decorator = click.option(
    "--lists",
    "lists",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A watchlist file or a folder of them; may be given several times. Default: the illustrative article lists.",
)
THRESHOLD: Decorator = click.option(
    "--threshold",
    default="85",
    show_default=True,
    metavar="POINTS",
    help="The least score of a hit, 1 to 100.",
)
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


def watchlists_of(paths: tuple[Path, ...]) -> tuple[Watchlist, ...]:
    """Return the lists at the paths, or the bundled ones."""
    if not paths:
        return bundled_watchlists()
    found: list[Watchlist] = []
    for path in paths:
        with reading(path):
            found += load_watchlists(path)
    return tuple(found)


def screener_of(paths: tuple[Path, ...], threshold: str = "85", max_list_age: int = MAX_AGE) -> Screener:
    """Return a screener over the lists at the paths, or the bundled ones. Raises `WatchlistError`, `PolicyError`."""
    policy = Policy(threshold, max_list_age)
    collecting = gc.isenabled()
    gc.disable()  # building makes many values and no rubbish; looking for some takes a tenth of the time of one answer
    try:
        return Screener(watchlists_of(paths), policy, on=today())
    finally:
        if collecting:
            gc.enable()
