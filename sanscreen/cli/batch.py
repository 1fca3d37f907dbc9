"""`sanscreen batch FILE`: a counterparty file to one outcome per record and a summary that reconciles."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import replace
from itertools import chain
from pathlib import Path

import click

from sanscreen.cli.alerts import Alerts
from sanscreen.cli.options import AS_OF, AT_LEAST, LISTS, MAX_LIST_AGE, THRESHOLD, reading, screener_of
from sanscreen.cli.output import (
    EXIT_ALERT,
    EXIT_CLEAR,
    EXIT_INTERRUPTED,
    EXIT_TERMINATED,
    EXIT_UNSCREENED,
    counted,
    machine_output,
    note,
    on_terminal,
    say,
    today,
)
from sanscreen.cli.partial import PartialFile
from sanscreen.cli.signals import Terminated, terminable
from sanscreen.cli.source import name_of, source
from sanscreen.cli.summary import summary
from sanscreen.errors import WorkerError
from sanscreen.integrations.batch import Outcome, Tally, screen_table
from sanscreen.integrations.columns import MANY, map_columns
from sanscreen.integrations.csv_rows import DELIMITERS
from sanscreen.integrations.inputs import INPUTS, open_input
from sanscreen.integrations.outputs import OUTPUTS, Output, Writer, output_for, output_named
from sanscreen.integrations.table import Table
from sanscreen.model import Verdict

__all__ = ["command"]


class WritingError(OSError):
    """An outcome could not be written."""


@click.command("batch")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write every outcome to this file.",
)
@click.option(
    "--format", "form", type=click.Choice([each.name for each in OUTPUTS]),
    help="Form of the outcomes; with no -o they go to stdout. Default: by the name of the output, .json or .jsonl for JSON lines.",
)  # fmt: skip
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column holds a field, such as name=Partner; may be repeated, other_names, countries and addresses for one field too.",
)
@click.option(
    "--input-format",
    "input_form",
    type=click.Choice([each.name for each in INPUTS]),
    help="Form of FILE. Default: by its name, else csv, which is any delimited text.",
)
@click.option("--sheet", metavar="NAME", help="Sheet of a workbook; needed where several hold something.")
@click.option(
    "--encoding",
    metavar="NAME",
    help="Encoding of FILE, such as cp1251; default: byte order mark, else UTF-8.",
)
@click.option(
    "--delimiter",
    type=click.Choice([*DELIMITERS, "tab"]),
    metavar="[,|;|tab|'|']",
    help="Default: that of a first line sep=; or the one that the header has most of.",
)
@click.option(
    "--raw", is_flag=True, help="Write CSV cells as they are, without the guard against spreadsheet formulas."
)
@click.option("--allow-empty", is_flag=True, help="Take a file with a header and no record for all clear.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that screen.")
@LISTS
@THRESHOLD
@MAX_LIST_AGE
@AS_OF
@AT_LEAST
def command(
    file: Path,
    output: Path | None,
    form: str | None,
    mapping: tuple[str, ...],
    input_form: str | None,
    sheet: str | None,
    encoding: str | None,
    delimiter: str | None,
    raw: bool,
    allow_empty: bool,
    workers: int,
    lists: tuple[Path, ...],
    threshold: str,
    max_list_age: int,
    as_of: str | None,
    at_least: int,
) -> int:
    """Screen every record of FILE, in order, one outcome each: delimited text, JSON lines, a workbook or Parquet.

    FILE may be - for stdin, whose form --input-format says.

    Without -o and --format the alerts are shown. The summary always adds up: read = clear + alert + incomplete + error.
    Exit status: 0 all clear, 2 wrong usage or unusable list, 3 at least one alert, 4 at least one record not screened
    (wins over 3), 130 interrupted, 143 terminated: what was finished then lies in OUTPUT.partial.
    """
    chosen = _chosen(mapping)
    written_as = _written_as(output, form)
    tally = Tally()
    with ExitStack() as stack:
        stack.enter_context(terminable())
        screener = screener_of(lists, threshold, max_list_age, as_of, at_least)
        with reading(file):
            table = open_input(
                stack.enter_context(source(file)),
                name_of(file),
                form=input_form,
                options={
                    "encoding": encoding,
                    "delimiter": "\t" if delimiter == "tab" else delimiter,
                    "sheet": sheet,
                },
            )
            columns = map_columns(table.header, chosen)
            table = table if allow_empty else _with_records(file, table)
        binary = written_as is not None and written_as.binary
        partial = stack.enter_context(PartialFile(output, (file, *lists), binary=binary)) if output else None
        alerts = Alerts(as_table=sys.stdout.isatty())
        writer: Writer = alerts
        if written_as is not None:
            writer = written_as.open(partial.stream if partial else machine_output(), table.header, raw)
        quiet = partial is not None or written_as is None or not sys.stdout.isatty()
        try:
            with _progress(table) if quiet and on_terminal() else nullcontext(_no_progress) as advance:
                for outcome in screen_table(table, columns, screener, workers=workers):
                    _write(writer, outcome)
                    tally.add(outcome.screening)
                    advance(outcome.row.line)
            if written_as is not None:
                writer.finish()
            if partial:
                partial.finish()
        except BrokenPipeError:
            raise
        except (KeyboardInterrupt, OSError, WorkerError) as stopped:
            return _stopped(stopped, tally, partial if _is_finished(writer) else None)
    alerts.finish()
    if table.counts.rows != tally.read:
        raise RuntimeError(f"{table.counts.rows} records were read and {tally.read} have an outcome")
    tell = say if written_as is None or output else note
    tell("")
    for line in summary(name_of(file), table, columns, tally, screener, today()):
        tell(line)
    if output:
        tell(f"Outcomes: {output}")
    if tally.unscreened:
        return EXIT_UNSCREENED
    return EXIT_ALERT if tally.verdicts[Verdict.ALERT] else EXIT_CLEAR


def _written_as(output: Path | None, form: str | None) -> Output | None:
    """Return the form of the outcomes, or None where people are shown the alerts."""
    if output is not None and str(output) == "-":
        raise click.UsageError("-o -: use --format csv to write to stdout")
    if form is not None:
        named = output_named(form)
        if named.binary and output is None:
            raise click.UsageError(f"--format {form}: is no text for stdout; give it a file: -o screened.{form}")
        return named
    if output is None:
        return None
    found = output_for(output)
    if found is None:
        allowed = ", ".join(f"{', '.join(each.suffixes)} ({each.name})" for each in OUTPUTS)
        raise click.UsageError(f"-o {output}: the name ends in none of {allowed}; say the form: --format csv")
    return found


def _with_records(file: Path, table: Table) -> Table:
    first = next(table.rows, None)
    if first is None:
        raise click.ClickException(
            f"{name_of(file)}: no record below the header; --allow-empty takes that for all clear"
        )
    return replace(table, rows=chain([first], table.rows))


def _chosen(mapping: tuple[str, ...]) -> dict[str, list[str]]:
    chosen: dict[str, list[str]] = {}
    for item in mapping:
        field, equals, column = item.partition("=")
        field = field.strip().lower()
        if not equals or not field or not column:
            raise click.UsageError(f"--map {item}: write FIELD=COLUMN, such as name=Partner")
        if field in chosen and field not in MANY:
            raise click.UsageError(f"--map {item}: {field} is mapped twice")
        chosen.setdefault(field, []).append(column)
    return chosen


def _write(writer: Writer, outcome: Outcome) -> None:
    try:
        writer.write(outcome.row, outcome.screening)
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise WritingError(*problem.args) from problem


def _is_finished(writer: Writer) -> bool:
    """Write what is left of a run that is stopped; return whether what was written can be read."""
    try:
        writer.finish()
    except BrokenPipeError:
        raise
    except OSError:
        return False
    return True


def _progress(table: Table) -> AbstractContextManager[Callable[[int], None]]:
    from sanscreen.cli.terminal import progress_bar  # noqa: PLC0415  # rich is slow to import

    return progress_bar(table.lines)


def _no_progress(line: int) -> None:
    """Show nothing: nobody watches."""


def _stopped(problem: BaseException, tally: Tally, partial: PartialFile | None) -> int:
    where = f"; the finished outcomes are in {partial.path}" if partial else ""
    after = f"after {counted(tally.read, 'record')}"
    if isinstance(problem, WorkerError):
        note(f"stopped {after}: {problem}{where}")
        return EXIT_UNSCREENED
    if isinstance(problem, OSError):
        what = "the outcome could not be written: " if isinstance(problem, WritingError) else ""
        note(f"stopped {after}: {what}{problem.strerror or problem}{where}")
        return EXIT_UNSCREENED
    terminated = isinstance(problem, Terminated)
    note(f"{'terminated' if terminated else 'interrupted'} {after}{where}")
    return EXIT_TERMINATED if terminated else EXIT_INTERRUPTED
