"""Places of cells to the bounds of a sheet, its cells that hold something, and those without a value."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sanscreen.integrations.table import Unreadable

__all__ = [
    "ERRORS",
    "MAX_CELLS",
    "MAX_CHARACTERS",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "MAX_SHEETS",
    "MAX_UNREADABLE",
    "Book",
    "Cells",
    "error_cell",
]

MAX_ROWS, MAX_COLUMNS = 1 << 20, 1 << 14  # as Excel has them
MAX_CELLS = 20_000_000  # of all sheets, each from column A and its first row: the reader makes room for each
MAX_CHARACTERS = 1 << 28  # of all cells: a small file can repeat one long text in each
MAX_SHEETS = 1000
MAX_UNREADABLE = 1_000_000  # equal neighbours are one
# What binary formats write for them (MS-XLS 2.5.10).
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass(slots=True)
class Cells:
    """The cells of one sheet that hold something, by row and column from 0, and their bounds.

    `unreadable` are those without a value: rows, columns, what stands for each. It has a text, or its row would look
    blank. `before` is how many cells the sheets before it have; `characters` are those of all cells until now, theirs too.
    """

    before: int = 0
    characters: int = 0
    rows: range = range(0)
    columns: range = range(0)
    unreadable: list[tuple[range, range, Unreadable]] = field(default_factory=list)
    _held: dict[int, int] = field(default_factory=dict)  # the columns of a row, one bit each
    _empty: dict[int, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many cells there is room for in this sheet and those before it."""
        return self.before + len(self.rows) * self.columns.stop

    def add(
        self, rows: range, columns: range, unreadable: Unreadable | None = None, *, empty: bool = False, length: int = 0
    ) -> None:
        """Take some cells with the same content; `empty` says that it can be an empty text, `length` how long one is.

        Raises `ValueError` where the bounds grow too wide, for too many characters, and for a cell that was there before.
        """
        if not (_is_within(rows, self.rows) and _is_within(columns, self.columns)):
            self._widen(rows, columns)
        self.characters += length * len(rows) * len(columns)
        if self.characters > MAX_CHARACTERS:
            raise ValueError(f"has more than {MAX_CHARACTERS} characters in its cells; save the sheet as CSV")
        bits = ((1 << len(columns)) - 1) << columns.start
        for row in rows:
            held = self._held.get(row, 0)
            if held & bits:
                raise ValueError(f"is damaged: row {row + 1} has a cell twice; save it again")
            self._held[row] = held | bits
            if empty:
                self._empty[row] = self._empty.get(row, 0) | bits
        if unreadable is not None:
            self._keep(rows, columns, unreadable)

    def is_filled(self, row: int, column: int) -> bool:
        """Return whether a cell holds something that is no empty text."""
        return bool((self._held.get(row, 0) & ~self._empty.get(row, 0)) >> column & 1)

    def unreadable_by_row(self) -> Iterator[list[tuple[range, Unreadable]]]:
        """Yield for each row, from the first of the sheet to the last, the columns without a value."""
        waiting = sorted(self.unreadable, key=lambda each: each[0].start, reverse=True)
        here: list[tuple[range, range, Unreadable]] = []
        for row in range(self.rows.stop):
            here = [each for each in here if row in each[0]]
            while waiting and waiting[-1][0].start == row:
                here.append(waiting.pop())
            yield [(columns, unreadable) for _, columns, unreadable in here]

    def _keep(self, rows: range, columns: range, unreadable: Unreadable) -> None:
        if self.unreadable:
            last_rows, last_columns, last = self.unreadable[-1]
            if (last, last.why) == (unreadable, unreadable.why):
                beside = last_rows == rows and last_columns.stop == columns.start
                if beside or (last_columns == columns and last_rows.stop == rows.start):
                    joined = (_around(last_rows, rows), _around(last_columns, columns), last)
                    self.unreadable[-1] = joined
                    return
        if len(self.unreadable) == MAX_UNREADABLE:
            raise ValueError(
                f"has more than {MAX_UNREADABLE} cells without a value; mend them, or save the sheet as CSV"
            )
        self.unreadable.append((rows, columns, unreadable))

    def _widen(self, rows: range, columns: range) -> None:
        if rows.start < 0 or columns.start < 0:
            raise ValueError("is damaged: a cell lies before the first one")
        self.rows = _around(self.rows, rows)
        self.columns = _around(self.columns, columns)
        far = self.rows.stop > MAX_ROWS or self.columns.stop > MAX_COLUMNS
        if far or self.total > MAX_CELLS:
            raise ValueError(
                f"reaches row {self.rows.stop} and column {self.columns.stop}; at most {MAX_ROWS} rows, {MAX_COLUMNS} "
                f"columns and {MAX_CELLS} cells are read; delete what stands far out, or save the sheet as CSV"
            )


class Book:
    """The sheets of a workbook, by their names, in order."""

    def __init__(self) -> None:
        self.sheets: dict[str, Cells] = {}
        self._last = Cells()

    def sheet(self, title: str) -> Cells:
        """Add a sheet. Raises `ValueError` for a name that was there before, and for too many sheets."""
        if title in self.sheets:
            raise ValueError(f"has two sheets of one name, {title!r}, so one of them would not be screened; rename one")
        if len(self.sheets) == MAX_SHEETS:
            raise ValueError(f"has more than {MAX_SHEETS} sheets; delete those that are not screened")
        self._last = self.sheets[title] = Cells(self._last.total, self._last.characters)
        return self._last


def _is_within(inner: range, outer: range) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop


def _around(left: range, right: range) -> range:
    return range(min(left.start, right.start), max(left.stop, right.stop)) if left else right


def error_cell(code: int) -> Unreadable:
    """Return what stands for a cell whose formula failed, by the number of the error."""
    return Unreadable(ERRORS.get(code, "#ERROR"), "holds an error")
