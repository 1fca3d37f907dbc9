"""Outcomes to what people see of them: alerts and records not screened, as lines or, on a terminal, as a table."""

from collections.abc import Iterator

from sanscreen.cli.output import safe, say
from sanscreen.integrations.table import Row
from sanscreen.model import Hit, IdentifierKind, Screening, Verdict

__all__ = ["MAX_SHOWN", "Alerts"]

MAX_SHOWN = 500  # rows of a table: it is kept until the end
HEADINGS = ("Line", "Score", "Screened", "Listed", "List")


class Alerts:
    """Prints a line for each hit and each record that was not screened; `as_table` keeps them for `finish`."""

    def __init__(self, *, as_table: bool) -> None:
        self._as_table = as_table
        self._rows: list[tuple[str, ...]] = []
        self._more = 0

    def write(self, row: Row, screening: Screening) -> None:
        """Take one outcome."""
        for cells in _cells(row, screening):
            if not self._as_table:
                say(_line(*cells))
            elif len(self._rows) < MAX_SHOWN:
                self._rows.append(cells)
            else:
                self._more += 1

    def finish(self) -> None:
        """Print the table."""
        if self._rows:
            from sanscreen.cli.terminal import print_table  # noqa: PLC0415  # rich is slow to import

            print_table(HEADINGS, self._rows)
        if self._more:
            say(f"{self._more} more are not shown: write all outcomes with -o FILE.")


def _cells(row: Row, screening: Screening) -> Iterator[tuple[str, str, str, str, str]]:
    line = str(row.line)
    if screening.verdict is Verdict.ERROR:
        yield line, "ERROR", f"not screened: {screening.error}", "", ""
    if screening.verdict is Verdict.INCOMPLETE:
        yield line, "INCOMPLETE", f"not wholly screened: {screening.compared}", "", ""
    for hit in screening.hits:
        yield line, str(hit.score), hit.screened, hit.designation.primary_name, f"{hit.watchlist}{_beside(hit)}"


def _beside(hit: Hit) -> str:
    """Return what carries a hit where it is not the name."""
    for evidence in hit.evidence:
        if evidence.feature == "identifier" and evidence.points > 0:
            kinds = (each.kind for each in hit.designation.identifiers if each.number == evidence.listed)
            kind = next(kinds, IdentifierKind.OTHER)
            word = "number" if kind is IdentifierKind.OTHER else kind.value.replace("_", " ")
            return f", by {word} {evidence.screened}"
    return ""


def _line(line: str, score: str, screened: str, listed: str, watchlist: str) -> str:
    if not listed:
        return f"line {line}: {score}, {screened}"
    return f"line {line}: {score} {safe(screened)!r} alerts against {safe(listed)!r} ({safe(watchlist)})"
