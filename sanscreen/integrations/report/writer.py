"""Outcomes, one after the other, to the page: what it shows in full is kept, of the rest no more than its numbers."""

import importlib.util
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from sanscreen.errors import SanscreenError
from sanscreen.integrations.report.alerts import BASES, Brief, Decided, Record, base_of, brief, cells_of
from sanscreen.integrations.report.best import Best, Placed
from sanscreen.integrations.report.page import Page, Unscreened, render
from sanscreen.integrations.report.run_facts import RunFacts
from sanscreen.integrations.table import Row
from sanscreen.model import Screening, Verdict

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

__all__ = ["IN_BRIEF", "IN_FULL", "IN_TABLES", "ReportLibraryError", "ReportWriter"]

IN_FULL = 500  # alerts, the best
IN_BRIEF = 100_000  # alerts behind these, as rows
IN_TABLES = 500  # records not screened, and near misses


class ReportLibraryError(SanscreenError, ImportError):
    """A library that writes the report is not installed."""


class ReportWriter:
    """Takes the outcomes of one run and writes its report.

    Memory is flat in the number of clear records. Raises `ReportLibraryError` at once where the extra `report` is not
    installed, and not after hours of screening.
    """

    def __init__(self, header: Sequence[str]) -> None:
        if importlib.util.find_spec("jinja2") is None:
            raise ReportLibraryError("the report needs Jinja2, which is not installed: pip install 'sanscreen[report]'")
        self._header = tuple(header)
        self._verdicts = dict.fromkeys(Verdict, 0)
        self._bases = dict.fromkeys(BASES, 0)
        self._scores: dict[Decimal, int] = {}
        self._full: Best[Record] = Best(IN_FULL)
        self._further: Best[Brief] = Best(IN_BRIEF)
        self._near: Best[Brief] = Best(IN_TABLES)
        self._suppressed: Best[Decided] = Best(IN_TABLES)
        self._unscreened: list[Unscreened] = []
        self._alerting_incomplete = 0

    def write(self, row: Row, screening: Screening) -> None:
        """Take one outcome."""
        place = sum(self._verdicts.values())
        self._verdicts[screening.verdict] += 1
        if screening.verdict in (Verdict.ERROR, Verdict.INCOMPLETE):
            self._keep_unscreened(row, screening)
        for each in screening.suppressed:
            reference = (screening.party.reference if screening.party else None) or ""
            decided = Decided.of(row.line, reference, each)
            self._suppressed.put(Placed(each.hit.score, self._suppressed.given, decided))
        best = next(iter((*screening.hits, *screening.near_misses)), None)
        if best is None:
            return
        self._scores[best.score] = self._scores.get(best.score, 0) + 1
        if not screening.is_alert:
            self._near.put(Placed(best.score, place, brief(row.line, screening)))
            return
        self._bases[base_of(best)] += 1
        self._alerting_incomplete += screening.verdict is not Verdict.ALERT
        moved = self._full.put(Placed(best.score, place, Record(row.line, cells_of(row, self._header), screening)))
        if moved is not None:
            self._further.put(Placed(moved.score, moved.place, brief(moved.item.line, moved.item.screening)))

    def finish(self, stream: "SupportsWrite[str]", facts: RunFacts) -> None:
        """Write the page, piece by piece. Raises `RuntimeError` where the tally is not that of the outcomes taken."""
        if facts.tally.verdicts != self._verdicts:
            raise RuntimeError(f"the tally has {facts.tally.verdicts} and the report has {self._verdicts}")
        page = Page(
            facts=facts,
            bases=tuple(self._bases.items()),
            alerting_incomplete=self._alerting_incomplete,
            scores=self._scores,
            unscreened=tuple(self._unscreened),
            full=self._full.sorted(),
            further=self._further.sorted(),
            further_left_out=self._further.left_out,
            near=self._near.sorted(),
            near_left_out=self._near.left_out,
            suppressed=self._suppressed.sorted(),
            suppressed_left_out=self._suppressed.left_out,
        )
        for piece in render(page):
            stream.write(piece)

    def _keep_unscreened(self, row: Row, screening: Screening) -> None:
        if len(self._unscreened) < IN_TABLES:
            self._unscreened.append(Unscreened.of(row, screening, self._header))
