"""The parts of an xlsb workbook, which are binary records, to the cells of its worksheets (MS-XLSB 2.1.4, 2.4)."""

from collections.abc import Iterator

from sanscreen.integrations.workbook.cells import Book, Cells, error_cell
from sanscreen.integrations.workbook.parts import Parts

__all__ = ["sheets"]

_SHEET, _ROW = 156, 0  # kinds of records
_CELLS = (*range(2, 12), 62)  # 1 is a cell without content
_ERRORS = (3, 11)  # a value, and the result of a formula
_SHARED, _TEXTS, _RICH_TEXT = 7, (6, 8), 62  # the number of a text, a text or the result of a formula, one with formats
_ITEM = 19  # of the shared texts


def sheets(parts: Parts) -> dict[str, Cells]:
    """Return the cells of each worksheet by its name, in order."""
    targets = parts.worksheets("xl/_rels/workbook.bin.rels")
    titles: list[tuple[str, str]] = []
    for kind, data in _records(parts.open("xl/workbook.bin").read()):
        if kind == _SHEET:
            relation, behind = _wide(data, 8)
            title, _ = _wide(data, behind)
            if relation in targets:
                titles.append((title, targets[relation]))
    shared = _shared_texts(parts)
    book = Book()
    for title, target in titles:
        _read(parts.sheet(target).read(), book.sheet(title), shared)
    return book.sheets


def _shared_texts(parts: Parts) -> list[tuple[int, bool]]:
    """Return for each shared text, in order, how long it is, and whether it is empty."""
    name = "xl/sharedStrings.bin"
    found = _records(parts.open(name).read()) if name in parts else ()
    texts = (_wide(data, 1)[0] for kind, data in found if kind == _ITEM)
    return [(len(text), not text.strip()) for text in texts]


def _read(data: bytes, cells: Cells, shared: list[tuple[int, bool]]) -> None:
    row = 0
    for kind, record in _records(data):
        if kind == _ROW:
            row = int.from_bytes(record[:4], "little")
        elif kind in _CELLS:
            column = int.from_bytes(record[:4], "little")
            failed = error_cell(record[8]) if kind in _ERRORS else None
            length, empty = _length(kind, record, shared)
            cells.add(range(row, row + 1), range(column, column + 1), failed, empty=empty, length=length)


def _length(kind: int, record: bytes, shared: list[tuple[int, bool]]) -> tuple[int, bool]:
    """Return how long a text is, and whether it is empty; numbers are short and not empty."""
    if kind == _SHARED:
        number = int.from_bytes(record[8:12], "little")
        return shared[number] if number < len(shared) else (0, False)
    if kind in _TEXTS or kind == _RICH_TEXT:
        text, _ = _wide(record, 9 if kind == _RICH_TEXT else 8)
        return len(text), not text.strip()
    return 0, False


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(data):
        kind, place = _number(data, place, 2)
        size, place = _number(data, place, 4)
        yield kind, data[place : place + size]
        place += size


def _number(data: bytes, place: int, longest: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, the low ones first, and the place behind it."""
    number = 0
    for step in range(longest):
        byte = data[place + step]
        number |= (byte & 0x7F) << (7 * step)
        if byte < 0x80:
            return number, place + step + 1
    return number, place + longest


def _wide(data: bytes, place: int) -> tuple[str, int]:
    end = place + 4 + 2 * int.from_bytes(data[place : place + 4], "little")
    return data[place + 4 : end].decode("utf-16-le"), end
