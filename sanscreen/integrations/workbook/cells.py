"""Places of cells to the bounds of a sheet, and its cells without a value."""

from dataclasses import dataclass, field

from sanscreen.integrations.table import Unreadable

__all__ = ["ERRORS", "MAX_CELLS", "MAX_COLUMNS", "MAX_ROWS", "Cells", "error_cell"]

MAX_ROWS, MAX_COLUMNS = 1 << 20, 1 << 14  # as Excel has them
MAX_CELLS = 20_000_000  # inside the bounds of one sheet: the reader makes room for each
# What binary formats write for them (MS-XLS 2.5.10).
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass(slots=True)
class Cells:
    """The cells of one sheet that hold something: their bounds, and those without a value, by row and column from 0.

    What is unreadable has a text, or its row would look blank.
    """

    rows: range = range(0)
    columns: range = range(0)
    unreadable: dict[int, dict[int, Unreadable]] = field(default_factory=dict)

    def add(self, rows: range, columns: range, unreadable: Unreadable | None = None) -> None:
        """Take some cells with the same content. Raises `ValueError` where the bounds grow too wide."""
        if not (_is_within(rows, self.rows) and _is_within(columns, self.columns)):
            self._widen(rows, columns)
        if unreadable is not None:
            for row in rows:
                self.unreadable.setdefault(row, {}).update(dict.fromkeys(columns, unreadable))

    def _widen(self, rows: range, columns: range) -> None:
        self.rows = _around(self.rows, rows)
        self.columns = _around(self.columns, columns)
        far = self.rows.stop > MAX_ROWS or self.columns.stop > MAX_COLUMNS
        if far or len(self.rows) * len(self.columns) > MAX_CELLS:
            raise ValueError(
                f"reaches row {self.rows.stop} and column {self.columns.stop}; at most {MAX_ROWS} rows, {MAX_COLUMNS} "
                f"columns and {MAX_CELLS} cells are read; delete what stands far out, or save the sheet as CSV"
            )


def _is_within(inner: range, outer: range) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop


def _around(left: range, right: range) -> range:
    return range(min(left.start, right.start), max(left.stop, right.stop)) if left else right


def error_cell(code: int) -> Unreadable:
    """Return what stands for a cell whose formula failed, by the number of the error."""
    return Unreadable(ERRORS.get(code, "#ERROR"), "holds an error")
