"""Rows and their screenings to delimited text: the original columns, then those of the result."""

import csv
import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sanscreen.integrations.results import RESULT_COLUMNS, result_cells
from sanscreen.integrations.table import Row
from sanscreen.model import Screening

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

__all__ = ["CsvWriter", "guarded", "unguarded", "write_row"]

# A spreadsheet takes a cell that opens so for a formula (OWASP, CSV Injection); some take the wide signs too.
_FORMULA = re.compile("\t|[\\s\xad\u200b-\u200f\u2060\ufeff]*[=+\\-@|＝＋－＠]")
# Where lists are written with semicolons, a spreadsheet makes cells of what is between, and rows of what is behind a line break.
_BETWEEN = re.compile("([;\r\n])")
_ANY_FORMULA = re.compile(
    f"^[\r\n]|(?:^|[;\r\n])(?:{_FORMULA.pattern})"
)  # most cells hold none, and are looked through once
# Figures have nothing to run: amounts, exponents, percentages, telephone numbers with blanks; hyphens stand for "none".
_HARMLESS = re.compile(r"[+-]?[0-9]+(?:[., ][0-9]+)*(?:[eE][+-]?[0-9]+)?%?|-+")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs: a text that opens like a formula gets an apostrophe, a number stays.

    >>> guarded("=1+1"), guarded("-5.20"), guarded("-x")
    ("'=1+1", '-5.20', "'-x")
    """
    if not _ANY_FORMULA.search(cell):
        return cell
    first = "'" if cell[:1] in ("\r", "\n") else ""
    return first + "".join(f"'{piece}" if _runs(piece) else piece for piece in _BETWEEN.split(cell))


def unguarded(cell: str) -> str:
    """Return the cell that `guarded` was given.

    >>> unguarded(guarded("=1+1; -x")), unguarded("'t Hooft")
    ('=1+1; -x', "'t Hooft")
    """
    cell = cell[1:] if cell[:1] == "'" and cell[1:2] in ("\r", "\n") else cell
    pieces = _BETWEEN.split(cell)
    return "".join(piece[1:] if piece[:1] == "'" and _runs(piece[1:]) else piece for piece in pieces)


def _runs(text: str) -> bool:
    return bool(_FORMULA.match(text)) and not _HARMLESS.fullmatch(text.strip(" "))


def write_row(stream: "SupportsWrite[str]", cells: Sequence[str], *, raw: bool = False, delimiter: str = ",") -> None:
    """Write one row, in one piece, guarded against formulas unless `raw`."""
    row = io.StringIO(newline="")
    csv.writer(row, delimiter=delimiter, lineterminator="\r\n").writerow(
        cells if raw else [guarded(cell) for cell in cells]
    )
    stream.write(row.getvalue()[:-2] + "\n")  # with "\n" for a terminator, no quotes would stand around a "\r"


class CsvWriter:
    """Writes a header and one row per outcome, guarded against formulas unless `raw`."""

    def __init__(
        self, stream: "SupportsWrite[str]", header: Sequence[str], *, raw: bool = False, delimiter: str = ","
    ) -> None:
        self._stream = stream
        self._width = len(header)
        self._raw = raw
        self._delimiter = delimiter
        self._write((*header, *RESULT_COLUMNS))

    def write(self, row: Row, screening: Screening) -> None:
        """Write one outcome. Cells beyond the header are told in the error of the row and left out."""
        self._write((*row.padded(self._width), *result_cells(screening)))

    def finish(self) -> None:
        """Nothing is held back."""

    def _write(self, cells: Sequence[str]) -> None:
        write_row(self._stream, cells, raw=self._raw, delimiter=self._delimiter)
