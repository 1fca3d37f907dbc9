"""What a report holds to the text of its page, piece by piece."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from sanscreen.integrations.report.alerts import Alert, Brief, Cells, Decided, Record, alert, brief, cells_of
from sanscreen.integrations.report.best import Placed
from sanscreen.integrations.report.histogram import Bin, bins
from sanscreen.integrations.report.letters import SIGNS
from sanscreen.integrations.report.listed import MOST_VALUES
from sanscreen.integrations.report.run_facts import FLAG_MEANINGS, VERDICTS, RunFacts, warnings
from sanscreen.integrations.report.shown import cut, linked, shown, told
from sanscreen.integrations.table import Row
from sanscreen.model import Judgement, Screening, Source, Verdict, lists_used
from sanscreen.model.reference import age

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["CHUNK", "Page", "Unscreened", "render"]

CHUNK = 1_000  # rows of one table: a browser lays out a table as a whole
FEW = 12  # listed names, and cells of a record, that are shown without being asked for


@dataclass(frozen=True, slots=True)
class Unscreened:
    """A record that was not, or not wholly, screened, and why."""

    line: int
    verdict: Verdict
    reason: str
    cells: Cells

    @classmethod
    def of(cls, row: Row, screening: Screening, header: Sequence[str]) -> Self:
        """Return what the page says of such a record; the cells of one whose columns are in doubt are numbered."""
        reason = screening.error or f"{screening.compared}: what it did not reach is not screened"
        return cls(row.line, screening.verdict, cut(reason), cells_of(row, () if row.error else header))


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page shows, the best alerts first; `left_out` says how many have no room."""

    facts: RunFacts
    bases: tuple[tuple[str, int], ...]
    alerting_incomplete: int
    scores: Mapping[Decimal, int]
    unscreened: tuple[Unscreened, ...]
    full: list[Placed[Record]]
    further: list[Placed[Brief]]
    further_left_out: int
    near: list[Placed[Brief]]
    near_left_out: int
    suppressed: list[Placed[Decided]]
    suppressed_left_out: int

    @property
    def alerting(self) -> int:
        """How many records have a hit."""
        return len(self.full) + len(self.further) + self.further_left_out

    def alerts(self) -> Iterator[Alert]:
        """Yield the alerts that are shown in full, made as they are asked for."""
        for each in self.full:
            yield alert(each.item)

    def full_briefs(self) -> Iterator[Brief]:
        """Yield the same alerts as rows."""
        for each in self.full:
            yield brief(each.item.line, each.item.screening)

    def near_briefs(self) -> Iterator[Brief]:
        """Yield the near misses as rows."""
        for each in self.near:
            yield each.item

    def decided(self) -> Iterator[Decided]:
        """Yield the hits that decisions suppress."""
        for each in self.suppressed:
            yield each.item

    def chunks(self) -> Iterator[tuple[int, list[Brief]]]:
        """Yield the alerts in brief in tables of some length, each with the rank of its first."""
        for start in range(0, len(self.further), CHUNK):
            yield len(self.full) + start + 1, [each.item for each in self.further[start : start + CHUNK]]

    def sources(self) -> Iterator[tuple[str, str, Source]]:
        """Yield every source of the lists with an id for links, and the key of its list."""
        for place, (watchlist, sources) in enumerate(sorted(self.facts.sources.items())):
            for number, source in enumerate(sources):
                yield f"source-{place}-{number}", watchlist, source

    def bins(self) -> tuple[Bin, ...]:
        """Return the distribution of the best scores."""
        return bins(self.scores, self.facts.policy)


def render(page: Page) -> Iterator[str]:
    """Yield the page in pieces of some length; together they are one HTML document in UTF-8."""
    template = _environment().get_template("page.html")
    facts = page.facts
    context: dict[str, Any] = {
        "page": page,
        "facts": facts,
        "tally": facts.tally,
        "warnings": warnings(facts),
        "verdicts": VERDICTS,
        "lists_used": lists_used(facts.references),
        "source_ids": {(watchlist, source.key): anchor for anchor, watchlist, source in page.sources()},
        "signs": SIGNS,
        "signs_order": {sign: place for place, sign in enumerate(SIGNS)},
        "flag_meanings": FLAG_MEANINGS,
        "most_values": MOST_VALUES,
        "few": FEW,
        "judgements": tuple(Judgement),
    }
    pieces: list[str] = []
    for piece in template.generate(context):
        pieces.append(piece)
        if len(pieces) == CHUNK:
            yield "".join(pieces)
            pieces.clear()
    yield "".join(pieces)


def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  # an extra

    environment = Environment(
        loader=PackageLoader("sanscreen.integrations.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"shown": shown, "told": told, "linked": linked, "number": _number}
    environment.globals |= {"age": age}
    return environment


def _number(value: int) -> str:
    return f"{value:,}"
