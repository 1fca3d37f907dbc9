"""The parts of an xlsb workbook, which are binary records, to the cells of its worksheets (MS-XLSB 2.1.4, 2.4)."""

from collections.abc import Iterator

from sanscreen.integrations.workbook.cells import Cells, error_cell
from sanscreen.integrations.workbook.parts import Parts

__all__ = ["sheets"]

_SHEET, _ROW = 156, 0  # kinds of records
_CELLS = (*range(2, 12), 62)  # 1 is a cell without content
_ERRORS = (3, 11)  # a value, and the result of a formula


def sheets(parts: Parts) -> dict[str, Cells]:
    """Return the cells of each worksheet by its name, in order."""
    targets = parts.worksheets("xl/_rels/workbook.bin.rels")
    parts_of: dict[str, str] = {}
    for kind, data in _records(parts.open("xl/workbook.bin").read()):
        if kind == _SHEET:
            relation, behind = _wide(data, 8)
            title, _ = _wide(data, behind)
            if relation in targets:
                parts_of[title] = targets[relation]
    return {title: _sheet(parts.sheet(target).read()) for title, target in parts_of.items()}


def _sheet(data: bytes) -> Cells:
    cells = Cells()
    row = 0
    for kind, record in _records(data):
        if kind == _ROW:
            row = int.from_bytes(record[:4], "little")
        elif kind in _CELLS:
            column = int.from_bytes(record[:4], "little")
            cells.add(
                range(row, row + 1), range(column, column + 1), error_cell(record[8]) if kind in _ERRORS else None
            )
    return cells


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
