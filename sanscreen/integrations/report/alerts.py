"""One alerting record and its screening to what the page shows of it: in full, or as one row of a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from sanscreen.integrations.report.listed import Field, Stated, both_sides, facts, names
from sanscreen.integrations.report.points import Bars, bars
from sanscreen.integrations.report.shown import cut
from sanscreen.integrations.report.words import Block, blocks
from sanscreen.integrations.table import Row
from sanscreen.model import AliasQuality, Decision, Flag, FlagKind, Hit, Screening, Suppressed, Verdict

__all__ = [
    "BASES",
    "MOST_HITS",
    "Alert",
    "Brief",
    "Cells",
    "Compared",
    "Record",
    "alert",
    "base_of",
    "brief",
    "cells_of",
]

BASES = ("by a primary name", "by a strong alias", "by a weak alias", "by a number")

MOST_CELLS = 100  # of one record that the page shows
MOST_HITS = 11  # of one record that the page shows, the best among them
SHORT = 12  # digits of a fingerprint: enough to find it in a file of decisions
# The same for every record, and told at the head of the page.
_OF_LISTS = frozenset(
    {FlagKind.ILLUSTRATIVE_LISTS_ONLY, FlagKind.NO_OFFICIAL_LIST, FlagKind.STALE_LIST, FlagKind.UNDATED_LIST}
)


class Cells(NamedTuple):
    """The cells of a record that are not empty, each with its column and cut to what is shown; `more` are not shown."""

    shown: tuple[tuple[str, str], ...]
    more: int


class Record(NamedTuple):
    """A record that alerts, with as much of its row as the page shows: rows can be long, and hundreds are kept."""

    line: int
    cells: Cells
    screening: Screening


class Brief(NamedTuple):
    """A record with its best hit or near miss, as one row of a table."""

    line: int
    reference: str
    score: Decimal
    screened: str
    primary_name: str
    watchlist: str
    id: str
    base: str
    found: int  # hits of the record, or near misses where it has no hit
    incomplete: bool


class Decided(NamedTuple):
    """A hit that a decision suppresses, as one row of a table."""

    line: int
    reference: str
    score: Decimal
    screened: str
    primary_name: str
    watchlist: str
    id: str
    decision: Decision

    @classmethod
    def of(cls, line: int, reference: str, suppressed: Suppressed) -> "Decided":
        """Return the row of a hit."""
        hit = suppressed.hit
        named = cut(hit.screened), cut(hit.designation.primary_name)
        return cls(line, cut(reference), hit.score, *named, hit.watchlist, hit.designation.id, suppressed.decision)


@dataclass(frozen=True, slots=True)
class Compared:
    """One hit of a record, with all that decides about it; `flags` tell what was decided on this pair before."""

    hit: Hit
    base: str
    words: tuple[Block, ...]
    bars: Bars
    fields: list[Field]
    facts: list[tuple[str, tuple[Stated, ...]]]
    names: tuple[Stated, ...]
    flags: tuple[Flag, ...]

    @property
    def confirmed(self) -> bool:
        """Whether a reviewer found that the party is the listed one."""
        return any(flag.kind.value == "confirmed" for flag in self.flags)


@dataclass(frozen=True, slots=True)
class Alert:
    """A record that alerts, in full: its hits, the best first, and the flags that are about none of these alone.

    `fingerprint` is the beginning of `Party.fingerprint`, and `more` the number of hits that have no room.
    """

    brief: Brief
    cells: Cells
    fingerprint: str
    hits: tuple[Compared, ...]
    more: int
    flags: tuple[Flag, ...]
    screening: Screening


def brief(line: int, screening: Screening) -> Brief:
    """Return a screening that has a hit or a near miss as a row."""
    found = screening.hits or screening.near_misses
    best = found[0]
    reference = screening.party.reference if screening.party is not None else None
    return Brief(
        line=line,
        reference=reference or "",
        score=best.score,
        screened=best.screened,
        primary_name=best.designation.primary_name,
        watchlist=best.watchlist,
        id=best.designation.id,
        base=base_of(best),
        found=len(found),
        incomplete=screening.verdict is not Verdict.ALERT and screening.is_alert,
    )


def alert(record: Record) -> Alert:
    """Return a record with at least one hit, with all that decides about its hits."""
    screening = record.screening
    hits = tuple(_compared(hit, screening) for hit in screening.hits[:MOST_HITS])
    told = {flag for each in hits for flag in each.flags}
    return Alert(
        brief=brief(record.line, screening),
        cells=record.cells,
        fingerprint=screening.party.fingerprint[:SHORT] if screening.party is not None else "",
        hits=hits,
        more=len(screening.hits) - len(hits),
        flags=tuple(flag for flag in screening.flags if flag.kind not in _OF_LISTS and flag not in told),
        screening=screening,
    )


def _compared(hit: Hit, screening: Screening) -> Compared:
    name = next((piece for piece in hit.evidence if piece.feature == "name"), None)
    pair = f"{hit.watchlist} {hit.designation.id}: "  # with which a flag about a decision begins
    return Compared(
        hit=hit,
        base=base_of(hit),
        words=blocks(name, hit.designation.type) if name else (),
        bars=bars(hit.evidence),
        fields=both_sides(screening.party, hit) if screening.party is not None else [],
        facts=facts(hit),
        names=names(hit.designation),
        flags=tuple(flag for flag in screening.flags if flag.detail.startswith(pair)),
    )


def base_of(hit: Hit) -> str:
    """Return what a hit rests on, one of `BASES`."""
    if any(piece.feature == "identifier" and piece.points > 0 for piece in hit.evidence):
        return "by a number"
    if hit.alias.quality is AliasQuality.PRIMARY:
        return "by a primary name"
    return f"by a {hit.alias.quality.value} alias"


def cells_of(row: Row, header: Sequence[str]) -> Cells:
    """Return the cells of a record that are not empty; those of a column without a name have its number."""
    filled = [(place, cell) for place, cell in enumerate(row.cells) if cell.strip()]
    named = tuple(
        (cut(header[place]) if place < len(header) and header[place] else f"column {place + 1}", cut(cell))
        for place, cell in filled[:MOST_CELLS]
    )
    return Cells(named, len(filled) - len(named))
