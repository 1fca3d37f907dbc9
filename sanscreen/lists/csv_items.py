"""A delimited file, to its rows one by one as items whose attributes are the cells."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence

from sanscreen.lists.faults import Faults
from sanscreen.lists.items import Item
from sanscreen.lists.list_file import ListFile

__all__ = ["END_MARK", "csv_items", "csv_rows", "header_of"]

WESTERN = "cp1252"  # what publishers have used who do not use UTF-8
END_MARK = "\x1a"  # what closed a text file under CP/M and DOS, and still closes those of OFAC


def csv_items(
    file: ListFile,
    faults: Faults,
    delimiter: str = ",",
    *,
    columns: Sequence[str] = (),
    skip: int = 0,
    tag: str = "row",
) -> Iterator[Item]:
    """Yield the rows of a table. `columns` names those of a table without a header; `skip` lines come before.

    A row with another number of cells than the header is a fault: its values would stand under wrong names. Rows of
    empty cells, and a lone end mark (SUB), are passed over. Columns without a name are called `column N`, N from 1.
    """
    rows = csv_rows(file, faults, delimiter)
    header = list(columns)
    for line, cells in rows:
        if skip:
            skip -= 1
            continue
        if not header:
            header = _names(cells)
            if twice := sorted({name for name in header if header.count(name) > 1}):
                faults.add(line, "header", f"names {', '.join(map(repr, twice))} twice; fetch the file again")
                return
            continue
        if cells == [END_MARK] or not any(cell.strip() for cell in cells):
            continue
        if not columns and _names(cells) == header:
            faults.add(line, "row", "is the header again: two files were joined; load each for itself")
            continue
        if len(cells) != len(header):
            faults.add(
                line, "row", f"has {len(cells)} cells; {len(header)} are expected: the file is cut or was edited"
            )
            continue
        yield Item(tag, line, dict(zip(header, cells, strict=True)))
    if not columns and not _is_ended(file):
        faults.doubt(1, "file", "does not end with a line end: it may be cut")


def csv_rows(file: ListFile, faults: Faults, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Yield the number of the line on which each record ends, and its cells, as they stand."""
    encoding = _encoding(file, faults)
    with file.open() as stream, io.TextIOWrapper(stream, encoding=encoding, newline="") as text:
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                yield reader.line_num, cells
        except UnicodeDecodeError as problem:
            faults.add(reader.line_num + 1, "file", f"byte {problem.object[problem.start]:#04x} is no {encoding}")
        except csv.Error as problem:
            faults.add(reader.line_num, "file", f"is no table: {problem}; fetch it again")


def header_of(head: bytes, delimiter: str = ",", *, skip: int = 0) -> list[str]:
    """Return the cells of the first row of a file's head, behind `skip` rows; empty where there is none."""
    text = head.decode("utf-8", errors="replace")
    try:
        rows = [
            row for row, _ in zip(csv.reader(io.StringIO(text), delimiter=delimiter), range(skip + 1), strict=False)
        ]
    except csv.Error:
        return []
    return _names(rows[skip]) if len(rows) > skip else []


def _names(cells: Sequence[str]) -> list[str]:
    return [" ".join(cell.split()) or f"column {number}" for number, cell in enumerate(cells, start=1)]


def _encoding(file: ListFile, faults: Faults) -> str:
    """Return UTF-8 where the whole file is, else Windows-1252 with a warning."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    with file.open() as stream:
        while chunk := stream.read(1 << 20):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                faults.doubt(line, "file", "is not UTF-8 and was read as Windows-1252; look at names with accents")
                return WESTERN
            line += chunk.count(b"\n")
    return "utf-8-sig"


def _is_ended(file: ListFile) -> bool:
    with file.open() as stream:
        stream.seek(max(file.size - 2, 0))
        return stream.read().endswith((b"\n", b"\r", END_MARK.encode()))
