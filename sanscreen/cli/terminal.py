"""Rows to a table and places to a progress bar on a terminal: the only module that imports rich, and that takes time."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich import box
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from sanscreen.cli.output import safe

__all__ = ["print_table", "progress_bar"]

REFRESH = 0.1  # seconds
NARROW = 40  # columns; a narrower table would show nothing of its cells


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table on stdout, or lines where it has no room. Cells are made `safe` and are no markup; nothing is cut."""
    console = Console(file=sys.stdout, highlight=False)
    if console.width < NARROW:
        for row in rows:
            console.print(Text(" | ".join(map(safe, row))), soft_wrap=True)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(safe(cell)) for cell in row))
    console.print(table)


@contextmanager
def progress_bar(lines: int) -> Iterator[Callable[[int], None]]:
    """Show on stderr how many records are done, how fast, and how long the rest takes.

    Give the line of each record that is done; `lines` is how many there are.
    """
    columns = (
        TextColumn("{task.fields[records]} records, {task.fields[rate]:.0f} a second"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        TextColumn("to go"),
    )
    console = Console(file=sys.stderr, highlight=False)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("", total=lines, records=0, rate=0.0)
        started = shown = time.monotonic()
        records = 0

        def advance(line: int) -> None:
            nonlocal records, shown
            records += 1
            now = time.monotonic()
            if now - shown > REFRESH:
                shown = now
                progress.update(task, completed=line, records=records, rate=records / (now - started))

        yield advance
