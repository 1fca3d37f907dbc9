"""A delimited text file, to its header and one row per record, in order, with flat memory.

The standard reader swallows the rows behind a quote that is never closed. Here a quote that is not closed costs its own
line alone: the lines behind it are read again as rows. A record of several physical lines is accepted only if none of
its inner lines would be a whole record by itself; otherwise each of its lines becomes a row with an error.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from sanscreen.errors import PartyError
from sanscreen.integrations.encodings import Line, checked_lines, encoding_of, physical_lines
from sanscreen.integrations.table import MAX_LINE, Counts, Row, Table

__all__ = ["DELIMITERS", "MAX_LINE", "MAX_LINES", "Counts", "Row", "Table", "open_table"]

DELIMITERS = (",", ";", "\t", "|")
NO_DELIMITER = "\x1f"  # a file of one column: a comma belongs to the name
MAX_LINES = 100  # physical lines of one record
# A first line that tells a spreadsheet the delimiter: `sep=;`
_SEPARATOR = re.compile(r'"?sep=([^\w"\r\n])"?[\r\n]*', re.IGNORECASE)


def open_table(stream: BinaryIO, name: str, *, encoding: str | None = None, delimiter: str | None = None) -> Table:
    """Return the header of a file and its rows. `stream` can seek; `name` stands in messages.

    The encoding is that of the byte order mark, else strict UTF-8. The delimiter is that of a first line `sep=;`, as
    Excel has it, else the one of `, ; tab |` that the header has most of. Raises `PartyError` for an empty file, an
    unknown encoding, bytes that are not of the encoding, or a stream that cannot be read twice.
    """
    if not stream.seekable():
        raise PartyError(f"{name}: a pipe cannot be read twice; write it to a file first")
    encoding = encoding_of(stream, name, encoding)
    count = checked_lines(stream, name, encoding)
    lines = _Lines(physical_lines(stream, encoding, MAX_LINE))
    number, line = _first(lines)
    if line is not None and (stated := _SEPARATOR.fullmatch(line.lstrip("\ufeff"))):
        delimiter = delimiter or stated[1]
        number, line = _first(lines)
    if not number:
        raise PartyError(f"{name}: the file is empty; a header line with column names is needed")
    if line is None:
        raise PartyError(f"{name}:{number}: the header line has more than {MAX_LINE} characters")
    line = line.lstrip("\ufeff")
    delimiter = delimiter or _delimiter(line, lines)
    header = _header(number, line, lines, delimiter, name)
    counts = Counts()
    return Table(header, _rows(lines, delimiter, len(header), counts), count, counts, encoding, delimiter)


def _first(lines: Iterator[Line]) -> Line:
    """Return the first line that is not blank, or line 0."""
    return next((each for each in lines if each[1] is None or each[1].strip("\ufeff \t\r\n")), (0, ""))


class _Lines:
    """The numbered physical lines of a text; lines that were taken to look ahead can be put back."""

    def __init__(self, fresh: Iterator[Line]) -> None:
        self._fresh = fresh
        self._back: deque[Line] = deque()

    def __iter__(self) -> Iterator[Line]:
        return self

    def __next__(self) -> Line:
        return self._back.popleft() if self._back else next(self._fresh)

    def put_back(self, lines: list[Line]) -> None:
        """Let the lines come next, in their order."""
        self._back.extendleft(reversed(lines))


def _delimiter(line: str, lines: _Lines) -> str:
    """Return the delimiter that stands most often outside the quotes of the header; it may have several lines."""
    ahead: list[Line] = []
    text = line
    while text.count('"') % 2 and len(ahead) < MAX_LINES and (following := next(lines, None)):
        ahead.append(following)
        text += following[1] or ""
    lines.put_back(ahead)
    outside = "".join((line if text.count('"') % 2 else text).split('"')[::2])
    best = max(DELIMITERS, key=outside.count)
    return best if outside.count(best) else NO_DELIMITER


def _header(number: int, line: str, lines: _Lines, delimiter: str, name: str) -> tuple[str, ...]:
    cells, taken, problem = _record((number, line), lines, delimiter)
    if problem is not None:
        raise PartyError(f"{name}: the header cannot be read: {problem}")
    if any(_stands_alone(inner, delimiter, len(cells)) for _, inner in taken[1:-1]):
        raise PartyError(f"{name}: line {number}, the header, opens a quote that runs into rows")
    if any("\0" in cell for cell in cells):
        raise PartyError(
            f"{name}:{number}: the header holds NUL characters, as UTF-16 does; try --encoding utf-16-le or utf-16-be"
        )
    return tuple(cell.strip() for cell in cells)


def _rows(lines: _Lines, delimiter: str, columns: int, counts: Counts) -> Iterator[Row]:
    blank = " \t\r\n".replace(delimiter, "")
    for number, line in lines:
        if line is None:
            counts.rows += 1
            yield Row(number, (), f"line {number} has more than {MAX_LINE} characters")
        elif not line.strip(blank):
            counts.blank += 1
        else:
            for row in _rows_at((number, line), lines, delimiter, columns):
                counts.rows += 1
                yield row


def _rows_at(first: Line, lines: _Lines, delimiter: str, columns: int) -> Iterator[Row]:
    """Yield the record that opens with `first`, or one error for each physical line that it would swallow."""
    number = first[0]
    cells, taken, problem = _record(first, lines, delimiter)
    if problem is not None:
        yield from _refused([first], problem)
    elif any(_stands_alone(inner, delimiter, columns) for _, inner in taken[1:-1]):
        yield from _refused(taken, f"line {number} opens a quote that runs into other rows")
    elif len(cells) == columns:
        yield Row(number, tuple(cells))
    else:
        error = f"line {number} has {_columns(len(cells))}; the header has {columns}"
        if len(taken) > 1:
            yield from _refused(taken, error)
        else:
            yield Row(number, tuple(cells), error)


def _record(first: Line, lines: _Lines, delimiter: str) -> tuple[list[str], list[Line], str | None]:
    """Return the cells of the record that opens with `first`, its physical lines, and why it is none.

    Where it is none, all lines but the first are put back.
    """
    taken = [first]

    def feed() -> Iterator[str]:
        size = 0
        line = first[1]
        while line is not None and len(taken) <= MAX_LINES and (size := size + len(line)) <= MAX_LINE:
            yield line
            following = next(lines, None)
            if following is None:
                return
            taken.append(following)
            line = following[1]

    try:
        return next(csv.reader(feed(), delimiter=delimiter, strict=True), []), taken, None
    except csv.Error as error:
        number, last = first[0], taken[-1][0]
        lines.put_back(taken[1:])
        if "field limit" in str(error):
            problem = f"line {number} opens a cell with more than {csv.field_size_limit()} characters"
        elif last > number or "end of data" in str(error):
            problem = f"line {number} opens a quote that is not closed"
        else:
            problem = f"line {number} has a quote inside a quoted cell; it is written twice there"
        return [], taken[:1], problem


def _stands_alone(line: str | None, delimiter: str, columns: int) -> bool:
    if line is None:
        return False
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return False
    return len(cells) == columns


def _refused(taken: list[Line], error: str) -> Iterator[Row]:
    for number, line in taken:
        yield Row(number, ((line or "").rstrip("\r\n"),), error)


def _columns(count: int) -> str:
    return "1 column" if count == 1 else f"{count} columns"
