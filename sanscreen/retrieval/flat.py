"""Arrays, records and tables, to plain bytes that can be mapped from a file, and back: nothing is copied, nothing unpacked.

Whole numbers are unsigned, of 32 bits, the lowest byte first. What is read may come from a hostile file: a number that
points outside raises `IndexError` or is cut off by a slice; it is never followed.
"""

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from zlib import crc32

from sanscreen.errors import SnapshotError

__all__ = [
    "Groups",
    "Numbers",
    "Records",
    "Stored",
    "Table",
    "code_of",
    "numbers_of",
    "pack_groups",
    "pack_records",
    "pack_table",
]

Numbers = Sequence[int]  # in memory a list or an array, from a file a view
Parts = dict[str, bytes]  # the pieces of structures by their names
Stored = Mapping[str, bytes | memoryview]  # the same, in memory or mapped from a file

_BITS = 32
_ALL = (1 << _BITS) - 1
_TYPE = "I"
_MOST_PLACES = 26  # bits of a code
_MARK_BITS = 3  # more than say the place of an entry say in which byte its mark is
_MARKS = 1 << _MARK_BITS
_HEAP_BITS = 8
_FEW = 24  # entries of a place that are looked at in the time in which a few of them are found by halving


def code_of(channel: int, text: str) -> int:
    """Return the 32-bit code (CRC-32, ISO 3309) of a text in a channel: the same in every process and on any machine.

    Two texts may share a code. Who looks up by codes gets both, and compares.
    """
    return crc32(text.encode("utf-8", "surrogatepass"), channel)


def codes_within(text: str, places: Iterable[tuple[int, int, int]]) -> list[int]:
    """Return the codes of pieces of a text, each given by its channel, start and end."""
    if not text.isascii():
        return [code_of(channel, text[start:end]) for channel, start, end in places]
    encoded = text.encode()
    return [crc32(encoded[start:end], channel) for channel, start, end in places]


def codes_of(channel: int, encoded: Iterable[bytes]) -> list[int]:
    """Return the codes of many texts that are encoded already."""
    return [crc32(each, channel) for each in encoded]


def as_bytes(numbers: Iterable[int]) -> bytes:
    """Return whole numbers as bytes. Raises `OverflowError` for one that has no room in 32 bits."""
    packed = array(_TYPE, numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def numbers_of(view: bytes | memoryview) -> Numbers:
    """Return the numbers that `as_bytes` wrote; raises `ValueError` for bytes that are no whole count of them."""
    if len(view) % 4:
        raise ValueError(f"{len(view)} bytes are no whole count of 32-bit numbers")
    if sys.byteorder == "big":
        swapped = array(_TYPE, bytes(view))
        swapped.byteswap()
        return swapped
    return memoryview(view).cast("I")


def _starts_of(parts: Stored, name: str, length: int) -> Numbers:
    """Return where the pieces of a structure start: from 0, up to `length`. Raises `ValueError` where they do not."""
    starts = numbers_of(parts[f"{name}.starts"])
    if not len(starts) or starts[0] != 0 or starts[-1] != length:
        raise ValueError(f"the pieces of {name} do not fill it")
    return starts


def check_sizes(what: str, **sizes: int) -> None:
    """Raise `ValueError` where the lists of one kind of thing, named by the keywords, are not equally long."""
    if len(set(sizes.values())) > 1:
        raise ValueError(f"the lists of {what} are not equally long: {sizes}")


def check_below(limit: int, **numbers: Numbers) -> None:
    """Raise `ValueError` where a list, named by its keyword, leads to a place from `limit`, outside of what there is."""
    for name, values in numbers.items():
        if max(_highest(values, limit), default=-1) >= limit:
            raise ValueError(f"{name} leads outside, to {max(values)} of {limit}")


def _highest(values: Numbers, limit: int) -> Iterable[int]:
    """Return numbers among which is one from `limit` where there is one: few of a long list become numbers of Python.

    Byte by byte from the highest one: none is above that of the limit, and numbers in which it is below need no look.
    """
    if not isinstance(values, memoryview) or limit > _ALL:
        return values
    raw = bytes(values)
    for place, edge in zip((3, 2, 1), limit.to_bytes(4, "big"), strict=False):
        column = raw[place::4]
        alike = column.count(edge)
        if column.translate(None, bytes(range(edge + 1))) or len(column) > alike > len(column) // _FEW:
            return values
        if alike < len(column):
            return (values[at] for at in _places(column, edge))
    return values


def _places(column: bytes, byte: int) -> Iterator[int]:
    at = column.find(byte)
    while at >= 0:
        yield at
        at = column.find(byte, at + 1)


class Groups:
    """Short lists of numbers, one after the other: the list number `place` is a slice of them all."""

    __slots__ = ("_starts", "values")

    def __init__(self, parts: Stored, name: str) -> None:
        """Read the lists that `pack_groups` wrote under a name."""
        self.values = numbers_of(parts[f"{name}.values"])
        self._starts = _starts_of(parts, name, len(self.values))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, place: int) -> Numbers:
        return self.values[self._starts[place] : self._starts[place + 1]]

    def size(self, place: int) -> int:
        """Return how long a list is."""
        return self._starts[place + 1] - self._starts[place]


def pack_groups(name: str, groups: Iterable[Sequence[int]]) -> Parts:
    """Return lists of numbers as the parts that `Groups` reads."""
    starts, values = array(_TYPE, [0]), array(_TYPE)
    for group in groups:
        values.extend(group)
        starts.append(len(values))
    return {f"{name}.starts": as_bytes(starts), f"{name}.values": as_bytes(values)}


class Records:
    """Texts, one after the other."""

    __slots__ = ("_starts", "_text")

    def __init__(self, parts: Stored, name: str) -> None:
        """Read the texts that `pack_records` wrote under a name."""
        self._text = memoryview(parts[f"{name}.text"])
        self._starts = _starts_of(parts, name, len(self._text))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, place: int) -> str:
        """Return a text. Raises `SnapshotError` where its bytes are none."""
        try:
            return str(self._text[self._starts[place] : self._starts[place + 1]], "utf-8", "surrogatepass")
        except UnicodeDecodeError as problem:
            raise SnapshotError(f"a text of the snapshot cannot be read: {problem}; build it again") from None


def pack_records(name: str, texts: Iterable[str]) -> Parts:
    """Return texts as the parts that `Records` reads."""
    starts, packed = array(_TYPE, [0]), bytearray()
    for text in texts:
        packed += text.encode("utf-8", "surrogatepass")
        starts.append(len(packed))
    return {f"{name}.starts": as_bytes(starts), f"{name}.text": bytes(packed)}


class Table:
    """Codes, to the numbers filed under each.

    The highest bits of a code say where its entries lie. The other bits stand in front of the number in an entry, as many
    as have room there; the entries of a place are sorted. `marks` has a bit set for every code that is there, and for few
    others.
    """

    __slots__ = ("_bits", "_cut", "_entries", "_low", "_marks", "_marks_shift", "_mask", "_shift", "_starts")

    def __init__(self, parts: Stored, name: str) -> None:
        """Read the table that `pack_table` wrote under a name. Raises `ValueError` where its parts do not fit."""
        self._entries = numbers_of(parts[f"{name}.entries"])
        self._starts = _starts_of(parts, name, len(self._entries))
        (self._bits,) = numbers_of(parts[f"{name}.bits"])
        places = (len(self._starts) - 1).bit_length() - 1
        if len(self._starts) != (1 << max(places, 0)) + 1 or self._bits > _BITS:
            raise ValueError(f"the parts of the table {name} do not fit")
        self._marks = memoryview(parts[f"{name}.marks"])
        self._marks_shift = _BITS - places - _MARK_BITS
        if len(self._marks) != _MARKS << max(places, 0):
            raise ValueError(f"the marks of the table {name} do not fit")
        self._shift = _BITS - places
        self._low = (1 << self._shift) - 1
        self._cut = self._shift - _kept(places, self._bits)
        self._mask = (1 << self._bits) - 1

    def marked(self, codes: Iterable[int]) -> list[int]:
        """Return those of many codes that can be there."""
        marks, shift = self._marks, self._marks_shift
        return [code for code in codes if marks[code >> shift] >> (code & 7) & 1]

    def under(self, codes: Iterable[int]) -> set[int]:
        """Return the numbers under any of many codes; few of them may belong to another text."""
        found: set[int] = set()
        for code in self.marked(codes):
            found.update(self.get(code))
        return found

    def get(self, code: int) -> Numbers:
        """Return the numbers under a code, in ascending order; few of them may belong to another text."""
        place = code >> self._shift
        start, end = self._starts[place], self._starts[place + 1]
        if start == end:
            return ()
        first = (code & self._low) >> self._cut << self._bits
        entries, mask = self._entries, self._mask
        if end - start > _FEW:
            start = bisect_left(entries, first, start, end)
            end = bisect_right(entries, first | mask, start, end)
            return [entry & mask for entry in entries[start:end]] if start < end else ()
        return [entry & mask for entry in entries[start:end] if first <= entry <= first | mask]


def _kept(places: int, bits: int) -> int:
    """Return how many bits of a code, behind those that say the place, have room in an entry before a number."""
    return _BITS - max(places, bits)


def pack_table(name: str, pairs: Iterable[tuple[int, int]]) -> Parts:
    """Return pairs of a code and a number as the parts that `Table` reads."""
    heaps = _sorted_pairs(pairs)
    bits = max((each & _ALL for heap in heaps for each in heap), default=0).bit_length()
    places = min(max(sum(map(len, heaps)).bit_length() - 2, 0), _MOST_PLACES)
    shift = _BITS - places
    kept = _kept(places, bits)
    counts = array(_TYPE, bytes(4 * ((1 << places) + 1)))
    marks = bytearray(_MARKS << places)
    entries = array(_TYPE)
    for each in chain.from_iterable(heaps):
        code = each >> _BITS
        counts[(code >> shift) + 1] += 1
        marks[code >> (shift - _MARK_BITS)] |= 1 << (code & 7)
        entries.append((code & ((1 << shift) - 1)) >> (shift - kept) << bits | each & _ALL)
    starts = array(_TYPE, accumulate(counts))
    return {
        f"{name}.bits": as_bytes([bits]),
        f"{name}.marks": bytes(marks),
        f"{name}.starts": as_bytes(starts),
        f"{name}.entries": as_bytes(_sorted_within(entries, starts)),
    }


def _sorted_pairs(pairs: Iterable[tuple[int, int]]) -> "list[array[int]]":
    """Return pairs of a code and a number in order, each once, as 64 bits: of a long list there are hundreds of millions.

    They lie in heaps by the highest bits of their codes, so that few of them are whole numbers of Python at a time.
    """
    heaps = [array("Q") for _ in range(1 << _HEAP_BITS)]
    for code, number in pairs:
        heaps[code >> (_BITS - _HEAP_BITS)].append(code << _BITS | number)
    for place, heap in enumerate(heaps):
        heaps[place] = array("Q", sorted(set(heap)))
    return heaps


def _sorted_within(entries: "array[int]", starts: Sequence[int]) -> Iterator[int]:
    """Yield the entries of each place sorted: where bits of codes are cut off, those of two codes mix."""
    for start, end in pairwise(starts):
        yield from sorted(entries[start:end]) if end - start > 1 else entries[start:end]


def merged(*parts: Parts) -> Parts:
    """Return the parts of several structures together."""
    found: Parts = {}
    for each in parts:
        found.update(each)
    return found
