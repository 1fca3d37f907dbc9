"""One sheet of a workbook (xlsx, xls, xlsb, ods), to its header and one row per record, in order.

The header is the first row that is not blank. Hidden rows and sheets count as any other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from sanscreen.errors import PartyError
from sanscreen.integrations.table import Counts, Row, Table, Unreadable
from sanscreen.integrations.values import row_of
from sanscreen.integrations.workbook.cells import Cells
from sanscreen.integrations.workbook.sheets import sheets_of

__all__ = ["MISSING", "open_workbook"]

MISSING = "needs python-calamine; install it with pip install 'sanscreen[excel]'"

_HOLE = Unreadable("?", "holds something that the reader of workbooks does not read (open the workbook, save it again)")


def open_workbook(stream: BinaryIO, name: str, *, sheet: str | None = None) -> Table:
    """Return the header and the rows of a sheet, the only one that is not empty unless it is named.

    `stream` can seek; `name` stands in messages. A cell whose formula failed or has no result is `Unreadable`,
    and so is one that holds something and is empty to the reader. Raises
    `PartyError` for a workbook that is damaged, encrypted, too large or empty, where several sheets hold something and
    none is named, for a name that no sheet has, and where python-calamine is missing.
    """
    try:
        import python_calamine as calamine  # noqa: PLC0415  # an extra
    except ImportError:
        raise PartyError(f"{name}: {MISSING}") from None
    sheets = sheets_of(stream, name)
    title = _chosen(sheets, sheet, name)
    stream.seek(0)
    with _refused(name):
        read = calamine.CalamineWorkbook.from_filelike(stream).get_sheet_by_name(title)
    rows = _rows(read, sheets[title])
    counts = Counts()
    header = next((row.cells for row in rows if not _is_blank(row)), None)
    if header is None:
        raise PartyError(f"{name}: sheet {title!r} has no text; a header row with column names is needed")
    others = [repr(other) for other, cells in sheets.items() if cells.rows and other != title]
    notices = (f"Sheet {title!r} was read; NOT read, so not screened: {', '.join(others)}.",) if others else ()
    return Table(
        tuple(cell.strip() for cell in header),
        _records(rows, counts),
        sheets[title].rows.stop,
        counts,
        notices=notices,
    )


def _chosen(sheets: dict[str, Cells], asked: str | None, name: str) -> str:
    full = [title for title, cells in sheets.items() if cells.rows]
    if asked is not None:
        if asked not in sheets:
            raise PartyError(f"{name}: no sheet is called {asked!r}; the sheets are {', '.join(map(repr, sheets))}")
        if asked not in full:
            raise PartyError(f"{name}: sheet {asked!r} is empty; a header row with column names is needed")
        return asked
    if not full:
        raise PartyError(f"{name}: the workbook is empty; a header row with column names is needed")
    if len(full) > 1:
        raise PartyError(
            f"{name}: {len(full)} sheets hold something: {', '.join(map(repr, full))}; "
            f"say which one is screened, and screen the others by themselves: --sheet {full[0]!r}"
        )
    return full[0]


def _rows(read: Any, cells: Cells) -> Iterator[Row]:
    """Yield every row down to the last that holds something. To the reader, an unreadable cell holds nothing."""
    left, right = (read.start[1], read.end[1] + 1) if read.start else (0, 0)
    columns = range(min(left, cells.columns.start), max(right, cells.columns.stop))
    before, behind = [""] * (left - columns.start), [""] * (columns.stop - right)
    values, unreadable = read.iter_rows(), cells.unreadable_by_row()
    for number in range(max(read.total_height, cells.rows.stop)):
        row = [*before, *(next(values, None) or [""] * (right - left)), *behind]
        for places, cell in next(unreadable, ()):
            for column in places:
                row[column - columns.start] = cell
        yield _with_holes(row_of(number + 1, row), cells, columns)


def _with_holes(row: Row, cells: Cells, columns: range) -> Row:
    """Return a row in which a cell that the reader takes for empty, and is not, is unreadable."""
    number = row.line - 1
    holes = [
        place
        for place, (column, text) in enumerate(zip(columns, row.cells, strict=False))
        if not text.strip() and cells.is_filled(number, column)
    ]
    if not holes:
        return row
    found = list(row.cells)
    for place in holes:
        found[place] = _HOLE
    return Row(row.line, tuple(found), row.error)


def _records(rows: Iterator[Row], counts: Counts) -> Iterator[Row]:
    for row in rows:
        if _is_blank(row):
            counts.blank += 1
        else:
            counts.rows += 1
            yield row


def _is_blank(row: Row) -> bool:
    return row.error is None and not any(cell.strip() for cell in row.cells)


@contextmanager
def _refused(name: str) -> Iterator[None]:
    """Turn whatever the reader raises, its panics included, into a message."""
    try:
        yield
    except BaseException as problem:
        if not isinstance(problem, Exception) and type(problem).__name__ != "PanicException":
            raise
        raise PartyError(f"{name}: the workbook cannot be read, it may be damaged: {problem}; save it again") from None
