"""An xls workbook, a file system in a file (MS-CFB) with a stream of records (MS-XLS), to the cells of its worksheets."""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from sanscreen.integrations.table import Unreadable
from sanscreen.integrations.workbook.cells import Book, Cells, error_cell

__all__ = ["MAX_SIZE", "sheets"]

MAX_SIZE = 1 << 28  # bytes of a file: 65,536 rows of 256 columns take less
_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA  # what is above is no sector
_BOF, _EOF, _PASSWORD, _SHEET, _FORMULA, _FAILED, _SEVERAL = 0x809, 0x0A, 0x2F, 0x85, 0x06, 0x205, 0xBD
_SHARED, _TEXTS = 0xFD, (0xD6, 0x204)  # the number of a text, a text
_CELLS = (_FORMULA, _FAILED, _SEVERAL, _SHARED, *_TEXTS, 0x203, 0x27E)  # blank ones, 0x201 and 0xBE, hold nothing
_EXCEL_97 = 0x600
_CIRCLE = "is damaged: its sectors go round in a circle"


def sheets(stream: BinaryIO) -> dict[str, Cells]:
    """Return the cells of each worksheet by its name, in order. Raises `ValueError`, `IndexError`."""
    stream.seek(0)
    data = stream.read(MAX_SIZE + 1)
    if len(data) > MAX_SIZE:
        raise ValueError(f"has more than {MAX_SIZE} bytes; save it as .xlsx")
    book = _workbook(data)
    if _number(book, 4, 2) != _EXCEL_97:
        raise ValueError("is a workbook of Excel 95 or older; save it as .xlsx")
    found, places = Book(), set[int]()
    for kind, record in _records(book, 0):
        if kind == _PASSWORD:
            raise ValueError("is encrypted; save it without a password")
        if kind == _SHEET and record[5] == 0:  # no chart and no macros
            wide = record[7] & 1
            title = record[8 : 8 + record[6] * (1 + wide)].decode("utf-16-le" if wide else "latin-1")
            place = _number(record, 0, 4)
            if place in places:
                raise ValueError(f"is damaged: sheet {title!r} lies where another one does")
            places.add(place)
            _read(book, place, found.sheet(title))
    return found.sheets


def _read(book: bytes, place: int, cells: Cells) -> None:
    for kind, record in _records(book, place):
        if kind in _CELLS:
            row, first = _number(record, 0, 2), _number(record, 2, 2)
            last = _number(record, len(record) - 2, 2) if kind == _SEVERAL else first
            rows, columns = range(row, row + 1), range(first, last + 1)
            cells.add(rows, columns, _failed(kind, record), empty=_can_be_empty(kind, record))


def _can_be_empty(kind: int, record: bytes) -> bool:
    """Return whether a cell is an empty text, or one that stands elsewhere and is not looked at."""
    if kind == _FORMULA:
        return record[12:14] == b"\xff\xff" and record[6] in (0, 3)
    return kind == _SHARED or (kind in _TEXTS and not record[9:].strip(b" \0"))


def _failed(kind: int, record: bytes) -> Unreadable | None:
    if kind == _FAILED and record[7] == 1:
        return error_cell(record[6])
    if kind == _FORMULA and record[12:14] == b"\xff\xff" and record[6] == 2:
        return error_cell(record[8])
    return None


def _records(book: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records from one that opens a part to the one that closes it, without those of parts inside it."""
    depth = 0
    while True:
        kind, size = _number(book, place, 2), _number(book, place + 2, 2)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0:
            return
        if depth == 1:
            yield kind, book[place + 4 : place + 4 + size]
        place += 4 + size


def _number(data: bytes, place: int, size: int) -> int:
    """Return a number with its low byte first. Raises `IndexError` where the data end before it."""
    if place + size > len(data):
        raise IndexError("the end is missing")
    return int.from_bytes(data[place : place + size], "little")


def _workbook(data: bytes) -> bytes:
    """Return the stream of records, out of the sectors in which it lies."""
    if not data.startswith(_SIGNATURE):
        raise ValueError("is no workbook")
    size = 1 << _number(data, 30, 2)
    if size not in (512, 4096):
        raise ValueError("is damaged: it has sectors of an unknown size")
    sector = partial(_sector, data, size)
    behind = _behind(data, size)
    folder = b"".join(map(sector, _chain(_number(data, 48, 4), behind)))
    streams: dict[str, tuple[int, int]] = {}
    for place in range(0, len(folder), 128):
        entry = folder[place : place + 128]
        name = entry[: max(0, _number(entry, 64, 2) - 2)].decode("utf-16-le", "replace")
        streams.setdefault(name, (_number(entry, 116, 4), _number(entry, 120, 4)))
    if "EncryptedPackage" in streams:
        raise ValueError("is encrypted; save it without a password")
    if "Workbook" not in streams:
        raise ValueError("is a workbook of Excel 95 or older, or none; save it as .xlsx")
    start, length = streams["Workbook"]
    if length >= _number(data, 56, 4):
        return b"".join(map(sector, _chain(start, behind)))[:length]
    small = b"".join(map(sector, _chain(streams["Root Entry"][0], behind)))  # where sectors of 64 bytes lie
    behind_small = [each for number in _chain(_number(data, 60, 4), behind) for each in _numbers(sector(number))]
    return b"".join(small[64 * number : 64 * number + 64] for number in _chain(start, behind_small))[:length]


def _behind(data: bytes, size: int) -> list[int]:
    """Return which sector comes behind each one. Raises `ValueError` where a table of sectors is met twice."""
    tables = [number for number in _numbers(data[76:512]) if number < _LAST]
    further, met = _number(data, 68, 4), set[int]()
    while further < _LAST:
        if further in met:
            raise ValueError(_CIRCLE)
        met.add(further)
        *more, further = _numbers(_sector(data, size, further))
        tables += [number for number in more if number < _LAST]
    if len(set(tables)) < len(tables):
        raise ValueError(_CIRCLE)
    return [number for table in tables for number in _numbers(_sector(data, size, table))]


def _sector(data: bytes, size: int, number: int) -> bytes:
    """Return a sector. Raises `IndexError` where the data end before it."""
    found = data[(number + 1) * size : (number + 2) * size]
    if not found:
        raise IndexError("a sector is missing")
    return found


def _chain(number: int, behind: list[int]) -> Iterator[int]:
    """Yield the sectors of a stream. Raises `IndexError` for one that leads nowhere, `ValueError` for one without end."""
    for _ in range(len(behind) + 1):
        if number >= _LAST:
            return
        yield number
        number = behind[number]
    raise ValueError(_CIRCLE)


def _numbers(data: bytes) -> Iterator[int]:
    return (int.from_bytes(data[place : place + 4], "little") for place in range(0, len(data), 4))
