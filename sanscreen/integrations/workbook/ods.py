"""The parts of an ods workbook, which repeats equal rows and cells by a count, to the cells of its tables."""

from collections.abc import Mapping

from sanscreen.integrations.table import Unreadable
from sanscreen.integrations.workbook.cells import Book, Cells
from sanscreen.integrations.workbook.parts import Parts, parse_xml

__all__ = ["sheets"]

_CELLS = ("table-cell", "covered-table-cell")
# What hangs on a cell and is none of its text: a comment, and drawn shapes, which can hold text.
_BESIDE = frozenset(
    "annotation caption circle connector control custom-shape ellipse frame g line measure path polygon polyline rect "
    "regular-polygon scene".split()
)
_GAP = "\v"  # which is no character of XML
# Which attribute holds the value of a kind; the reader takes any of them, whatever the kind.
_VALUE_OF = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"} | dict.fromkeys(
    ("float", "percentage", "currency"), "value"
)
_VALUES = {*_VALUE_OF.values(), "string-value"}
_KEPT = (*_VALUES, "formula")  # which the reader copies for each repeated cell


def sheets(parts: Parts) -> dict[str, Cells]:
    """Return the cells of the tables of a text that repeats equal rows and cells by a count."""
    book, cells = Book(), Cells()
    row, rows, column, columns = 0, 0, 0, 0
    tables, beside = 0, 0  # that are open
    blanks = 0  # of the cell that are written as a count
    attributes_of_cell: dict[str, str] = {}
    value: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal cells, row, rows, column, columns, tables, beside, blanks, attributes_of_cell
        if tag == "table":
            tables += 1
            if tables > 1:
                raise ValueError("has a table inside a table, which is not read; save the sheet as CSV")
            cells = book.sheet(attributes["name"])
            row, rows = 0, 0
        elif tag == "table-row":
            row, rows = row + rows, _times(attributes, "number-rows-repeated")
            column, columns = 0, 0
        elif tag in _CELLS:
            column, columns = column + columns, _times(attributes, "number-columns-repeated")
            attributes_of_cell, blanks = attributes, 0
            value.clear()
        elif tag in _BESIDE:
            beside += 1
        elif tag == "s":
            blanks += _times(attributes, "c")
            value.append(" ")
        elif tag in ("tab", "line-break") and not beside:
            value.append(_GAP)

    def end(tag: str) -> None:
        nonlocal tables, beside
        tables -= tag == "table"
        beside -= tag in _BESIDE
        if tag in _CELLS:
            text = "".join(value).strip()
            if text or "value-type" in attributes_of_cell or _VALUES & attributes_of_cell.keys():
                why = _unreadable(attributes_of_cell, text)
                length = sum(map(len, (*value, *(attributes_of_cell.get(name, "") for name in _KEPT)))) + blanks
                places = range(row, row + rows), range(column, column + columns)
                cells.add(*places, why, empty=not text, length=length)

    def read(data: str) -> None:
        if not beside:
            value.append(data)

    parse_xml(parts.open("content.xml"), start, end, read)
    return book.sheets


def _unreadable(attributes: Mapping[str, str], text: str) -> Unreadable | None:
    """Return what stands for a cell that failed, or that shows another text than the reader takes from it."""
    kinds = attributes.get("value-type", "").split()
    # Errors are no kind of value: LibreOffice writes a text, and `calcext:value-type="error"`; Excel the text alone.
    if "error" in kinds or ("formula" in attributes and text.startswith(("#", "Err:"))):
        return Unreadable(text or "#ERROR", "holds an error")
    allowed = {_VALUE_OF.get(kind, "string-value") for kind in kinds} or {"string-value"}
    stated = attributes.get("string-value", text)
    if _GAP in text and "string-value" not in attributes:
        return Unreadable(text, "has a tab or a line break that the reader of workbooks drops; write a blank")
    if text and (_VALUES & attributes.keys() - allowed or "".join(stated.split()) != "".join(text.split())):
        return Unreadable(text, "shows another text than it holds")
    return None


def _times(attributes: dict[str, str], name: str) -> int:
    times = int(attributes.get(name, 1))
    if times < 1:
        raise ValueError(f"is damaged: {name} is {times}; save it again")
    return times
