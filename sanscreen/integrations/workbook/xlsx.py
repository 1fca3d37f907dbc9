"""The parts of an xlsx workbook to the cells of its worksheets."""

import re
from array import array
from typing import IO, NamedTuple

from sanscreen.integrations.table import Unreadable
from sanscreen.integrations.workbook.cells import Book, Cells
from sanscreen.integrations.workbook.parts import Parts, parse_xml

__all__ = ["sheets"]

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def sheets(parts: Parts) -> dict[str, Cells]:
    """Return the cells of each worksheet by its name, in order."""
    targets = parts.worksheets("xl/_rels/workbook.xml.rels")
    titles: list[tuple[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet" and attributes["id"] in targets:
            titles.append((attributes["name"], targets[attributes["id"]]))

    parse_xml(parts.open("xl/workbook.xml"), start)
    shared = _shared_texts(parts)
    book = Book()
    for title, target in titles:
        _read(parts.sheet(target), book.sheet(title), shared)
    return book.sheets


class _Shared(NamedTuple):
    """The shared texts, in order: how long each is, and whether it has more than blanks."""

    lengths: "array[int]"
    full: bytearray


def _shared_texts(parts: Parts) -> _Shared:
    """Return what is known of the shared texts: `<sst><si><t>Ivan</t></si></sst>`."""
    lengths, full = array("Q"), bytearray()

    def start(tag: str, _: dict[str, str]) -> None:
        if tag == "si":
            lengths.append(0)
            full.append(0)

    def text(data: str) -> None:
        if full:
            lengths[-1] += len(data)
            full[-1] |= bool(data.strip())

    if "xl/sharedStrings.xml" in parts:
        parse_xml(parts.open("xl/sharedStrings.xml"), start, text=text)
    return _Shared(lengths, full)


def _read(part: IO[bytes], cells: Cells, shared: _Shared) -> None:
    """Add the cells of a sheet: `<c r="B7" t="e"><f>1/0</f><v>#DIV/0!</v></c>`; those without content are none."""
    row, column, kind, tables = -1, -1, "", 0
    inside: set[str] = set()
    formula: list[str] = []
    value: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, kind, tables
        if tag == "row":
            row, column = int(attributes.get("r", row + 2)) - 1, -1
        elif tag == "c":
            column += 1
            if "r" in attributes:
                row, column = _place(attributes["r"])
            kind = attributes.get("t", "")
            inside.clear()
            formula.clear()
            value.clear()
        elif tag == "sheetData":
            tables += 1
            if tables > 1:
                raise ValueError("is damaged: a sheet has two tables, and the reader reads one; save it again")
        else:
            inside.add(tag)

    def end(tag: str) -> None:
        if tag != "c" or not inside & {"f", "v", "is"}:
            return
        held, why = "".join(value).strip(), None
        if kind == "e":
            why = Unreadable(held or "#ERROR", "holds an error")
        elif "f" in inside and not held and (kind != "str" or "v" not in inside):
            written = "".join(formula)
            why = Unreadable(
                f"={written}", "holds a formula without a result (open the workbook, let it calculate, save it)"
            )
        empty, length = not held, len(held)
        if kind == "s" and held.isdecimal() and int(held) < len(shared.full):
            empty, length = not shared.full[int(held)], shared.lengths[int(held)]
        cells.add(range(row, row + 1), range(column, column + 1), why, empty=empty, length=length)
        inside.clear()

    def text(data: str) -> None:
        if inside & {"v", "is"}:
            value.append(data)
        elif "f" in inside:
            formula.append(data)

    parse_xml(part, start, end, text)


def _place(written: str) -> tuple[int, int]:
    """Return row and column of a cell, from 0.

    >>> _place("A1"), _place("XFD1048576")
    ((0, 0), (1048575, 16383))
    """
    found = _PLACE.fullmatch(written.upper())
    if found is None:
        raise ValueError(f"is damaged: {written!r} is no cell")
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - 64
    return int(found[2]) - 1, column - 1
