"""What every form of input becomes: a header, and one row of texts per record, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["MAX_LINE", "Counts", "Row", "Table", "Unreadable"]

MAX_LINE = 1_000_000  # characters of one record


class Unreadable(str):
    """The text of a cell that holds something else than a text, such as bytes or the error of a formula.

    Where its column is used the record is not screened, and `why` is told.
    """

    __slots__ = ("why",)
    why: str

    def __new__(cls, text: str, why: str) -> "Unreadable":
        """Return the text that stands for the cell, such as `#REF!`, and why it is none, such as `holds an error`."""
        cell = super().__new__(cls, text)
        cell.why = why
        return cell


@dataclass(frozen=True, slots=True)
class Row:
    """One record, its cells, and why it cannot be read, if so.

    `line` counts from 1: the first physical line of a text, the row of a spreadsheet, else the number of the record. A
    line that cannot be parsed is its own only cell.
    """

    line: int
    cells: tuple[str, ...]
    error: str | None = None

    def padded(self, width: int) -> tuple[str, ...]:
        """Return exactly `width` cells; those beyond the header are told in the error of the row."""
        return (*self.cells[:width], *[""] * (width - len(self.cells)))


@dataclass(slots=True)
class Counts:
    """What was read so far: rows, and blank lines, which are no records."""

    rows: int = 0
    blank: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A file being read. `rows` can be walked once; `lines` is what `Row.line` can reach, the header included.

    `encoding` and `delimiter` are those of a text; `notices` is what a summary has to tell of what was not read.
    """

    header: tuple[str, ...]
    rows: Iterator[Row]
    lines: int
    counts: Counts = field(default_factory=Counts)
    encoding: str = "utf-8"
    delimiter: str = ""
    notices: tuple[str, ...] = ()
