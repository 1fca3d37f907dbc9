"""A Parquet file to the sizes of its pages, as the headers of the pages say them, which a reader makes room by.

The directory at the end of the file has sizes too; nothing holds them against the pages. It is read here, because pyarrow
ends the process where it is damaged and is asked for its columns.
"""

import os
from collections.abc import Iterator
from typing import BinaryIO

from sanscreen.errors import PartyError

__all__ = ["MAX_PAGE", "MAX_PAGES", "largest_record"]

MAX_PAGE = 1 << 27  # bytes unpacked; one record has at most four million, and writers begin a new page after a few
MAX_PAGES = 1 << 29  # of the largest pages of all columns, which are in memory together
_HEADERS = (1 << 12, 1 << 22)  # bytes of the header of a page: nearly always, and at most
_DEPTH = 8  # structures inside each other
_UNPACKED, _PACKED = 2, 3  # fields of the header of a page
_GROUPS, _COLUMNS, _COLUMN = 4, 1, 3  # of the directory, of a group of records, of a column in it
_SIZE, _FIRST, _DICTIONARY = (
    7,
    9,
    11,
)  # of that: bytes of its pages, where they begin, and where a dictionary before them does
_BINARY, _LIST, _SET, _STRUCT = 8, 9, 10, 12  # types of Thrift's compact protocol
_FIXED = {1: 0, 2: 0, 3: 1, 7: 8}  # bytes behind a field of a type: true, false, one byte, a double
_VARIABLE = (4, 5, 6)  # whole numbers


def largest_record(stream: BinaryIO) -> int:
    """Return how many bytes one record can take at most: a text that stands once in a page can be repeated without end.

    Raises `PartyError` for pages that are too large, and `ValueError` for a file or pages that are damaged.
    """
    room = stream.seek(0, os.SEEK_END)
    largest: list[int] = []
    for column, first, size in _chunks(_directory(stream, room)):
        room -= size
        if size < 0 or room < 0:
            raise ValueError("its columns lie over each other")
        largest += [0] * (column + 1 - len(largest))
        largest[column] = max(largest[column], *_page_sizes(stream, first, size))
    if max(largest, default=0) > MAX_PAGE or sum(largest) > MAX_PAGES:
        raise PartyError(
            f"its largest page unpacks to {max(largest)} bytes, the largest of all columns to {sum(largest)}; at most "
            f"{MAX_PAGE} and {MAX_PAGES} are read: write it with smaller pages or row groups"
        )
    return sum(largest)


def _directory(stream: BinaryIO, end: int) -> bytes:
    """Return the bytes of the directory, whose size stands behind it."""
    stream.seek(max(0, end - 8))
    size = int.from_bytes(stream.read(4), "little")
    stream.seek(max(0, end - 8 - size))
    return stream.read(min(size, end))


def _chunks(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield for each column of each group of records its number, the place of its first page, and the size of all."""
    try:
        directory, _ = _struct(data, 0, 0)
        for group in _items(data, directory.get(_GROUPS)):
            for number, chunk in enumerate(_items(data, group.get(_COLUMNS))):
                column, _ = _struct(data, chunk[_COLUMN], 0)
                first, dictionary = column[_FIRST], column.get(_DICTIONARY, 0)
                yield number, dictionary if 0 < dictionary < first else first, column[_SIZE]
    except LookupError:
        raise ValueError("its directory is cut") from None


def _items(data: bytes, place: int | None) -> Iterator[dict[int, int]]:
    """Yield the structures of a list."""
    if place is None:
        return
    count, kind, place = _list(data, place)
    if count and kind != _STRUCT:
        raise ValueError("its directory is damaged")
    for _ in range(count):
        item, place = _struct(data, place, 0)
        yield item


def _page_sizes(stream: BinaryIO, place: int, size: int) -> list[int]:
    end = place + size
    sizes = [0]
    while place < end:
        header, length = _header(stream, place)
        unpacked, packed = header.get(_UNPACKED, -1), header.get(_PACKED, -1)
        if unpacked < 0 or packed < 0:
            raise ValueError("a page has no size")
        sizes.append(unpacked)
        place += length + packed
    return sizes


def _header(stream: BinaryIO, place: int) -> tuple[dict[int, int], int]:
    for size in _HEADERS:
        stream.seek(place)
        data = stream.read(size)
        try:
            return _struct(data, 0, 0)
        except IndexError:
            continue
    raise ValueError("the header of a page is cut")


def _struct(data: bytes, place: int, depth: int) -> tuple[dict[int, int], int]:
    """Return the whole numbers of a structure by their fields, the places of its other values, and the place behind it."""
    found: dict[int, int] = {}
    field = 0
    while (head := data[place]) != 0:
        place += 1
        if head >> 4:
            field += head >> 4
        else:
            field, place = _whole(data, place)
        if head & 15 in _VARIABLE:
            found[field], place = _whole(data, place)
        else:
            found[field] = place
            place = _behind(data, place, head & 15, depth)
    return found, place + 1


def _list(data: bytes, place: int) -> tuple[int, int, int]:
    """Return how many items a list has, their type, and the place of the first one."""
    count, kind, place = data[place] >> 4, data[place] & 15, place + 1
    if count == 15:
        count, place = _varint(data, place)
    return count, kind, place


def _behind(data: bytes, place: int, kind: int, depth: int) -> int:
    """Return the place behind a value that does not matter."""
    if depth > _DEPTH:
        raise ValueError("a header nests too deeply")
    if kind in _FIXED:
        return place + _FIXED[kind]
    if kind in _VARIABLE:
        return _varint(data, place)[1]
    if kind == _BINARY:
        length, place = _varint(data, place)
        if place + length > len(data):
            raise IndexError
        return place + length
    if kind == _STRUCT:
        return _struct(data, place, depth + 1)[1]
    if kind in (_LIST, _SET):
        count, inner, place = _list(data, place)
        if inner in _FIXED:
            return place + count * max(1, _FIXED[inner])
        for _ in range(count):
            place = _behind(data, place, inner, depth + 1)
        return place
    raise ValueError(f"a header holds a value of the unknown type {kind}")


def _whole(data: bytes, place: int) -> tuple[int, int]:
    number, place = _varint(data, place)
    return number >> 1 ^ -(number & 1), place


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, the low ones first, and the place behind it."""
    number = shift = 0
    while True:
        byte = data[place]
        place += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, place
        shift += 7
        if shift > 63:
            raise ValueError("a header holds too large a number")
