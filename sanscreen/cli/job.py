"""A job, to its outcomes, its files, its summary and its exit status."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

import click

from sanscreen.cli.alerts import Alerts
from sanscreen.cli.comparing import compared_with, digest_of_stream, facts_of
from sanscreen.cli.job_options import Job
from sanscreen.cli.options import reading, screener_of
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
from sanscreen.cli.signals import Terminated, terminable
from sanscreen.cli.source import name_of, source
from sanscreen.cli.summary import decided, summary
from sanscreen.cli.takers import Checks, Takers, WritingError
from sanscreen.cli.writing import OUTCOMES, Places, written_as
from sanscreen.errors import AuditError, RunError, WorkerError
from sanscreen.integrations.batch import Tally, screen_table
from sanscreen.integrations.columns import Columns, map_columns
from sanscreen.integrations.decision_files import read_decisions
from sanscreen.integrations.inputs import open_input
from sanscreen.integrations.outputs import Writer
from sanscreen.integrations.run_file import RunFile
from sanscreen.integrations.table import Table
from sanscreen.model import Decision, Verdict
from sanscreen.model.decisions import Decisions

__all__ = ["run"]


def run(job: Job) -> int:
    """Do a job and return its exit status."""
    chosen, form, checks = job.chosen_columns(), written_as(job), Checks.of(job)
    with ExitStack() as stack:
        stack.enter_context(terminable())
        decisions, undecided = _decisions(job)
        screener = screener_of(job.lists, job.threshold, job.max_list_age, job.as_of, job.at_least)
        table, columns, digest = _opened(job, chosen, stack)
        facts = facts_of(job, digest, table, columns, screener)
        since = stack.enter_context(RunFile.finished(job.since)) if job.since else None
        kept = stack.enter_context(_begun(job, facts))
        on = date.fromisoformat(kept.facts()["day"])
        places = Places(job, stack)
        stream, changes = (
            places.open(job.output, OUTCOMES, binary=bool(form and form.binary)),
            places.open(job.changes, "--changes"),
        )
        takers = Takers(job, places, table, columns, Decisions(decisions), checks, kept, on)
        comparison = compared_with(since, facts, screener, kept, keep=bool(job.checkpoint))
        alerts = Alerts(as_table=sys.stdout.isatty())
        writer: Writer = form.open(stream or machine_output(), table.header, job.raw) if form else alerts
        quiet = stream is not None or form is None or not sys.stdout.isatty()
        try:
            with _progress(table) if quiet and on_terminal() else nullcontext(_no_progress) as advance:
                earlier = comparison.base if comparison else None
                outcomes = screen_table(table, columns, screener, workers=job.workers, on=on, run=kept, earlier=earlier)
                for outcome in outcomes:
                    takers.take(outcome, writer.write)
                    advance(outcome.row.line)
            _check_count(table, takers.tally)
            if form:
                writer.finish()
            notes = [*decided(decisions, undecided, takers.tally, takers.met, on)] if job.decisions else []
            notes += comparison.lines(kept, changes, raw=job.raw) if comparison else ()
            notes += takers.audited()
            takers.finish(screener, notes)
            faults = takers.faults()
            if not faults:
                places.finish()
                kept.finish(takers.tally.read)
        except BrokenPipeError:
            raise
        except (KeyboardInterrupt, OSError, WorkerError, RunError, AuditError) as stopped:
            return _stopped(stopped, takers.tally, places.partial if _is_finished(writer) else None, job.checkpoint)
    alerts.finish()
    tell = say if form is None or job.output else note
    tell("")
    for line in (*summary(name_of(job.file), table, columns, takers.tally, screener, on), *notes):
        tell(line)
    if faults:
        return _untrusted(faults, places.partial)
    if job.output:
        tell(f"Outcomes: {job.output}")
    if takers.tally.unscreened:
        return EXIT_UNSCREENED
    return EXIT_ALERT if takers.tally.verdicts[Verdict.ALERT] else EXIT_CLEAR


def _opened(job: Job, chosen: dict[str, list[str]], stack: ExitStack) -> tuple[Table, Columns, str]:
    """Return the table, its columns, and the digest of the file."""
    delimiter = "\t" if job.delimiter == "tab" else job.delimiter
    options = {"encoding": job.encoding, "delimiter": delimiter, "sheet": job.sheet}
    with reading(job.file):
        stream = stack.enter_context(source(job.file))
        digest = digest_of_stream(stream) if job.checkpoint else ""
        table = open_input(stream, name_of(job.file), form=job.input_form, options=options)
        columns = map_columns(table.header, chosen)
        return table if job.allow_empty else _with_records(job.file, table), columns, digest


def _check_count(table: Table, tally: Tally) -> None:
    if table.counts.rows != tally.read:
        raise RuntimeError(f"{table.counts.rows} records were read and {tally.read} have an outcome")


def _is_finished(writer: Writer) -> bool:
    """Write what is left of a run that is stopped; return whether what was written can be read."""
    try:
        writer.finish()
    except BrokenPipeError:
        raise
    except OSError:
        return False
    return True


def _decisions(job: Job) -> tuple[tuple[Decision, ...], int]:
    for path in job.decisions:
        if not path.is_file():
            raise click.ClickException(f"{path}: is no file that can be read twice")
    return read_decisions(job.decisions)


def _untrusted(faults: list[str], partial: Path | None) -> int:
    """Tell why nobody should take the outcomes for those of the file."""
    for fault in faults:
        note(f"FAILED: {fault}")
    note("The input cannot be trusted" + (f"; the outcomes are left in {partial}" if partial else ""))
    return EXIT_UNSCREENED


def _begun(job: Job, facts: dict[str, str]) -> RunFile:
    """Return the run of a job. One that is gone on with is of the day on which it was begun, and says so."""
    day = today().isoformat()
    if job.checkpoint is None:
        run = RunFile.temporary()
        run.state({**facts, "day": day})
        return run
    run = RunFile.begin(job.checkpoint, facts, day)
    if (begun := run.facts()["day"]) != day:
        note(f"{job.checkpoint}: goes on with the run of {begun}: ages of lists and decisions count as of that day")
    return run


def _with_records(file: Path, table: Table) -> Table:
    first = next(table.rows, None)
    if first is None:
        raise click.ClickException(
            f"{name_of(file)}: no record below the header; --allow-empty takes that for all clear"
        )
    return replace(table, rows=chain([first], table.rows))


def _progress(table: Table) -> AbstractContextManager[Callable[[int], None]]:
    from sanscreen.cli.terminal import progress_bar  # noqa: PLC0415  # rich is slow to import

    return progress_bar(table.lines)


def _no_progress(line: int) -> None:
    """Show nothing: nobody watches."""


def _stopped(problem: BaseException, tally: Tally, partial: Path | None, checkpoint: Path | None) -> int:
    where = f"; the finished outcomes are in {partial}" if partial else ""
    where += f"; the same command goes on from {checkpoint}" if checkpoint else ""
    after = f"after {counted(tally.read, 'record')}"
    if isinstance(problem, WorkerError | RunError | AuditError):
        note(f"stopped {after}: {problem}{where}")
        return EXIT_UNSCREENED
    if isinstance(problem, OSError):
        what = "the outcome could not be written: " if isinstance(problem, WritingError) else ""
        note(f"stopped {after}: {what}{problem.strerror or problem}{where}")
        return EXIT_UNSCREENED
    terminated = isinstance(problem, Terminated)
    note(f"{'terminated' if terminated else 'interrupted'} {after}{where}")
    return EXIT_TERMINATED if terminated else EXIT_INTERRUPTED
