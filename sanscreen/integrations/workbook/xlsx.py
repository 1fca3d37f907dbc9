"""The parts of an xlsx workbook to the cells of its worksheets."""

import re
from typing import IO

from sanscreen.integrations.table import Unreadable
from sanscreen.integrations.workbook.cells import Cells
from sanscreen.integrations.workbook.parts import Parts, parse_xml

__all__ = ["sheets"]

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def sheets(parts: Parts) -> dict[str, Cells]:
    """Return the cells of each worksheet by its name, in order."""
    targets = parts.worksheets("xl/_rels/workbook.xml.rels")
    parts_of: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet" and attributes["id"] in targets:
            parts_of[attributes["name"]] = targets[attributes["id"]]

    parse_xml(parts.open("xl/workbook.xml"), start)
    return {title: _sheet(parts.sheet(target)) for title, target in parts_of.items()}


def _sheet(part: IO[bytes]) -> Cells:
    """Return the cells of a sheet: `<c r="B7" t="e"><f>1/0</f><v>#DIV/0!</v></c>`; those without content are none."""
    cells = Cells()
    row, column, kind = -1, -1, ""
    inside: set[str] = set()
    value: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, kind
        if tag == "row":
            row, column = int(attributes.get("r", row + 2)) - 1, -1
        elif tag == "c":
            column += 1
            if "r" in attributes:
                row, column = _place(attributes["r"])
            kind = attributes.get("t", "")
            inside.clear()
            value.clear()
        else:
            inside.add(tag)
            if tag == "v":
                value.clear()  # the formula that stands before it

    def end(tag: str) -> None:
        if tag != "c" or not inside:
            return
        why = None
        if kind == "e":
            why = Unreadable("".join(value) or "#ERROR", "holds an error")
        elif "f" in inside and "v" not in inside:
            why = Unreadable(
                f"={''.join(value)}", "holds a formula without a result (open the workbook, let it calculate, save it)"
            )
        if why is not None or inside & {"v", "is"}:
            cells.add(range(row, row + 1), range(column, column + 1), why)

    def text(data: str) -> None:
        if "v" in inside:
            if kind == "e":
                value.append(data)
        elif "f" in inside:
            value.append(data)

    parse_xml(part, start, end, text)
    return cells


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
