"""Outcomes, one after the other, to everybody who is told of them: files, report, tally, profile and canaries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sanscreen.cli.job_options import Job
from sanscreen.cli.output import counted
from sanscreen.cli.writing import Places
from sanscreen.errors import DecisionError
from sanscreen.integrations.batch import Outcome
from sanscreen.integrations.canaries import Canaries
from sanscreen.integrations.columns import Columns
from sanscreen.integrations.decision_files import OpenHits, read_decisions
from sanscreen.integrations.profile import Profile
from sanscreen.integrations.profile_limits import Limits
from sanscreen.integrations.run_file import RunFile
from sanscreen.integrations.table import Row, Table
from sanscreen.integrations.tally import Tally
from sanscreen.model import Decision, Screening
from sanscreen.model.decisions import Decisions
from sanscreen.screener import Screener

if TYPE_CHECKING:
    from sanscreen.integrations.audit import AuditLog
    from sanscreen.integrations.report import ReportWriter

__all__ = ["Checks", "Takers", "WritingError"]


class WritingError(OSError):
    """An outcome could not be written."""


@dataclass(frozen=True, slots=True)
class Checks:
    """What makes an input trustworthy."""

    limits: Limits
    canaries: Canaries

    @classmethod
    def of(cls, job: Job) -> "Checks":
        """Return the checks that a job asks for. Raises `PolicyError`."""
        return cls(Limits.of(job.limits), Canaries(job.canaries))


class Takers:
    """Takes the outcomes of a job, with the hits suppressed that decisions are about, and hands them on."""

    def __init__(
        self,
        job: Job,
        places: Places,
        table: Table,
        columns: Columns,
        decisions: Decisions,
        checks: Checks,
        run: RunFile,
        on: date,
    ) -> None:
        self._run = run
        self._job, self._columns, self._decisions, self._checks, self._on = job, columns, decisions, checks, on
        self.tally, self._profile = Tally(), Profile(columns)
        self._writers: list[Callable[[Row, Screening], None]] = []
        self.met: set[Decision] = set()
        if job.to_decide is not None:
            _refuse_decided(job.to_decide)
        if (to_decide := places.open(job.to_decide, "--to-decide")) is not None:
            self._writers.append(OpenHits(to_decide, decisions).write)
        self._log = places.stack.enter_context(_log(job, run)) if job.audit is not None else None
        self._page, self._report = places.open(job.report, "--report"), None
        if self._page is not None:
            self._report = _report(table)
            self._writers.append(self._report.write)

    def take(self, outcome: Outcome, write: Callable[[Row, Screening], None]) -> None:
        """Take one outcome; `write` is where it goes first. Raises `WritingError`."""
        screening = self._decided(outcome)
        try:
            for each in (write, *self._writers):
                each(outcome.row, screening)
        except BrokenPipeError:
            raise
        except OSError as problem:
            raise WritingError(*problem.args) from problem
        if self._log is not None:
            self._log.record(screening.party or list(outcome.row.cells), screening, on=self._on)
        self.tally.add(screening)
        self._profile.add(outcome.row, screening.party)
        self._checks.canaries.see(screening.party, screening)

    def _decided(self, outcome: Outcome) -> Screening:
        """Return the screening with decisions applied; note which of them it met, and what they suppress in the run."""
        found = outcome.screening
        if not self._decisions.all or found.party is None or not found.hits:
            return found
        fingerprint = found.party.fingerprint
        self.met.update(each for hit in found.hits for each in self._decisions.about(hit, found.party, fingerprint))
        decided = self._decisions.apply(found, self._on)
        for each in decided.suppressed:
            self._run.suppress(outcome.customer, each.hit.watchlist, each.hit.designation.id)
        return decided

    def faults(self) -> list[str]:
        """Return why nobody should take the outcomes for those of the file."""
        return [*self._checks.canaries.faults(), *self._profile.faults(self._checks.limits)]

    def audited(self) -> list[str]:
        """Return the line on the audit log, where there is one."""
        from sanscreen.integrations.audit import head_line  # noqa: PLC0415  # few ask for it

        return [head_line(self._log.head)] if self._log is not None else []

    def finish(self, screener: Screener, notes: Sequence[str]) -> None:
        """Write the report, with `notes` in its head, where one is wanted."""
        if self._report is None or self._page is None:
            return
        from sanscreen.integrations.report import RunFacts  # noqa: PLC0415  # an extra

        facts = RunFacts(
            title=self._job.file.name,
            on=self._on,
            tally=self.tally,
            policy=screener.policy,
            references=screener.references,
            names=screener.names,
            engine=screener.engine,
            columns=str(self._columns),
            notes=(*notes, *(f"FAILED: {fault}" for fault in self.faults()), *self._profile.lines()),
            sources=screener.setting().parties.sources(),
        )
        self._report.finish(self._page, facts)


def _log(job: Job, run: RunFile) -> "AuditLog":
    """Open the audit log; a run that goes on after a kill mends the line in the midst of which it was killed."""
    from sanscreen.integrations.audit import open_audit_log  # noqa: PLC0415  # few ask for it

    assert job.audit is not None
    return open_audit_log(job.audit, about=f"batch of {job.file.name}", repair=bool(run.goes_on))


def _refuse_decided(path: Path) -> None:
    """Refuse to write over what an analyst has filled in."""
    if not path.exists():
        return
    try:
        decisions, _ = read_decisions([path])
    except (DecisionError, OSError):
        raise click.ClickException(
            f"{path}: is there and is no file of open hits, or one with faults; name another file"
        ) from None
    if decisions:
        raise click.ClickException(
            f"{path}: holds {counted(len(decisions), 'decision')}; give it as --decisions, and name another file for what is open"
        )


def _report(table: Table) -> "ReportWriter":
    from sanscreen.integrations.report import ReportWriter  # noqa: PLC0415  # an extra

    return ReportWriter(table.header)
