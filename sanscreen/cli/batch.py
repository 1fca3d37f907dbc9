"""`sanscreen batch FILE`: a counterparty file to one outcome per record and a summary that reconciles."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path
from typing import Protocol

import click

from sanscreen.cli.alerts import Alerts
from sanscreen.cli.options import LISTS, THRESHOLD, reading, screener_of
from sanscreen.cli.output import (
    EXIT_ALERT,
    EXIT_CLEAR,
    EXIT_INTERRUPTED,
    EXIT_UNSCREENED,
    counted,
    machine_output,
    note,
    on_terminal,
    say,
    today,
)
from sanscreen.cli.partial import PartialFile
from sanscreen.cli.summary import summary
from sanscreen.integrations.batch import Tally, screen_table
from sanscreen.integrations.columns import map_columns
from sanscreen.integrations.csv_out import CsvWriter
from sanscreen.integrations.csv_rows import DELIMITERS, Row, Table, open_table
from sanscreen.integrations.json_lines import JsonLinesWriter
from sanscreen.model import Screening, Verdict

__all__ = ["command"]


class Writer(Protocol):
    """What takes one outcome after the other."""

    def write(self, row: Row, screening: Screening) -> None:
        """Take one outcome."""


@click.command("batch")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write every outcome to this file.",
)
@click.option(
    "--format", "form", type=click.Choice(["csv", "json"]),
    help="Form of the outcomes; with no -o they go to stdout. Default: by the name of the output, .json or .jsonl for JSON lines.",
)  # fmt: skip
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column holds a field, such as name=Partner; may be repeated.",
)
@click.option(
    "--encoding",
    metavar="NAME",
    help="Encoding of FILE, such as cp1251; default: byte order mark, else UTF-8.",
)
@click.option(
    "--delimiter",
    type=click.Choice([*DELIMITERS, "tab"]),
    help="Default: the one that the header has most of.",
)
@click.option(
    "--raw", is_flag=True, help="Write CSV cells as they are, without the guard against spreadsheet formulas."
)
@LISTS
@THRESHOLD
def command(
    file: Path,
    output: Path | None,
    form: str | None,
    mapping: tuple[str, ...],
    encoding: str | None,
    delimiter: str | None,
    raw: bool,
    lists: tuple[Path, ...],
    threshold: str,
) -> int:
    """Screen every record of the delimited text FILE, in order, one outcome each.

    Without -o and --format the alerts are shown. The summary always adds up: read = clear + alert + incomplete + error.
    Exit status: 0 all clear, 2 wrong usage or unusable list, 3 at least one alert, 4 at least one record not screened
    (wins over 3), 130 interrupted: what was finished then lies in OUTPUT.partial.
    """
    chosen = _chosen(mapping)
    screener = screener_of(lists, threshold)
    tally = Tally()
    with ExitStack() as stack:
        with reading(file):
            table = open_table(
                stack.enter_context(file.open("rb")),
                str(file),
                encoding=encoding,
                delimiter="\t" if delimiter == "tab" else delimiter,
            )
        columns = map_columns(table.header, chosen)
        partial = stack.enter_context(PartialFile(output, (file, *lists))) if output else None
        form = form or _form_of(output)
        alerts = Alerts(as_table=sys.stdout.isatty())
        writer: Writer = alerts if form is None else _writer(form, partial, table, raw=raw)
        quiet = partial is not None or form is None or not sys.stdout.isatty()
        try:
            with _progress(table) if quiet and on_terminal() else nullcontext(_no_progress) as advance:
                for outcome in screen_table(table, columns, screener):
                    writer.write(outcome.row, outcome.screening)
                    tally.add(outcome.screening)
                    advance(outcome.row.line)
            if partial:
                partial.finish()
        except BrokenPipeError:
            raise
        except (KeyboardInterrupt, OSError) as stopped:
            alerts.finish()
            return _stopped(stopped, tally, partial)
    alerts.finish()
    if table.counts.rows != tally.read:
        raise RuntimeError(f"{table.counts.rows} records were read and {tally.read} have an outcome")
    tell = say if form is None or output else note
    tell("")
    for line in summary(str(file), table, columns, tally, screener, today()):
        tell(line)
    if output:
        tell(f"Outcomes: {output}")
    if tally.unscreened:
        return EXIT_UNSCREENED
    return EXIT_ALERT if tally.verdicts[Verdict.ALERT] else EXIT_CLEAR


def _form_of(output: Path | None) -> str | None:
    if output is None:
        return None
    return "json" if output.suffix.lower() in (".json", ".jsonl", ".ndjson") else "csv"


def _chosen(mapping: tuple[str, ...]) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for item in mapping:
        field, equals, column = item.partition("=")
        field = field.strip().lower()
        if not equals or not field or not column:
            raise click.UsageError(f"--map {item}: write FIELD=COLUMN, such as name=Partner")
        if field in chosen:
            raise click.UsageError(f"--map {item}: {field} is mapped twice")
        chosen[field] = column
    return chosen


def _writer(form: str, partial: PartialFile | None, table: Table, *, raw: bool) -> Writer:
    stream = partial.stream if partial else machine_output()
    return JsonLinesWriter(stream, table.header) if form == "json" else CsvWriter(stream, table.header, raw=raw)


def _progress(table: Table) -> AbstractContextManager[Callable[[int], None]]:
    from sanscreen.cli.terminal import progress_bar  # noqa: PLC0415  # rich is slow to import

    return progress_bar(table.lines)


def _no_progress(line: int) -> None:
    """Show nothing: nobody watches."""


def _stopped(problem: BaseException, tally: Tally, partial: PartialFile | None) -> int:
    where = f"; the finished outcomes are in {partial.path}" if partial else ""
    if isinstance(problem, OSError):
        note(f"stopped after {counted(tally.read, 'record')}: {problem.strerror or problem}{where}")
        return EXIT_UNSCREENED
    note(f"interrupted after {counted(tally.read, 'record')}{where}")
    return EXIT_INTERRUPTED
