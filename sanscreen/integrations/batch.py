"""A table of counterparties to one outcome per record, in order, and a tally that reconciles."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sanscreen.errors import PartyError
from sanscreen.integrations.columns import Columns, read_party
from sanscreen.integrations.csv_rows import Row, Table
from sanscreen.integrations.encodings import looks_like_cyrillic
from sanscreen.model import FlagKind, Party, Screening, Verdict
from sanscreen.screener import Screener

__all__ = ["Outcome", "Tally", "screen_table"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One record of the file and what came of it."""

    row: Row
    screening: Screening


@dataclass(slots=True)
class Tally:
    """How many records had which verdict, how many clear ones have near misses, and how many have which flag.

    `beyond_ascii` counts the names that are not ASCII alone, `garbled` those among them that look like Cyrillic read in
    a wrong encoding, and `garbled_name` is the first of these.
    """

    verdicts: dict[Verdict, int] = field(default_factory=lambda: dict.fromkeys(Verdict, 0))
    near_misses: int = 0
    flags: dict[FlagKind, int] = field(default_factory=dict)
    beyond_ascii: int = 0
    garbled: int = 0
    garbled_name: str = ""

    def add(self, screening: Screening) -> None:
        """Count one outcome."""
        self.verdicts[screening.verdict] += 1
        self.near_misses += screening.is_clear and bool(screening.near_misses)
        for kind in dict.fromkeys(flag.kind for flag in screening.flags):
            self.flags[kind] = self.flags.get(kind, 0) + 1
        name = screening.party.name if screening.party is not None else ""
        if not name.isascii():
            self.beyond_ascii += 1
            if looks_like_cyrillic(name):
                self.garbled += 1
                self.garbled_name = self.garbled_name or name

    @property
    def read(self) -> int:
        """How many records were read: each has exactly one verdict."""
        return sum(self.verdicts.values())

    @property
    def unscreened(self) -> int:
        """How many records were not, or not wholly, screened."""
        return self.verdicts[Verdict.ERROR] + self.verdicts[Verdict.INCOMPLETE]


def screen_table(
    table: Table,
    columns: Columns,
    screener: Screener,
    *,
    complete: Callable[[Party], Party] = lambda party: party,
    workers: int = 1,
) -> Iterator[Outcome]:
    """Yield one outcome for each row, in order. `complete` may change a party before it is screened."""
    rows: deque[Row] = deque()  # that are read and not answered: few

    def parties() -> Iterator[Party | PartyError]:
        for row in table.rows:
            rows.append(row)
            yield _party(row, columns, complete)

    for screening in screener.screen_many(parties(), workers=workers):
        yield Outcome(rows.popleft(), screening)


def _party(row: Row, columns: Columns, complete: Callable[[Party], Party]) -> Party | PartyError:
    if row.error is not None:
        return PartyError(row.error)
    try:
        return complete(read_party(row.cells, columns, row.line))
    except PartyError as problem:
        return problem
