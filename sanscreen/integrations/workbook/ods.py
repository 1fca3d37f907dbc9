"""The parts of an ods workbook, which repeats equal rows and cells by a count, to the cells of its tables."""

from sanscreen.integrations.table import Unreadable
from sanscreen.integrations.workbook.cells import Cells
from sanscreen.integrations.workbook.parts import Parts, parse_xml

__all__ = ["sheets"]


def sheets(parts: Parts) -> dict[str, Cells]:
    """Return the cells of the tables of a text that repeats equal rows and cells by a count."""
    found: dict[str, Cells] = {}
    cells = Cells()
    row, rows, column, columns = 0, 0, 0, 0
    attributes_of_cell: dict[str, str] = {}
    value: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal cells, row, rows, column, columns, attributes_of_cell
        if tag == "table":
            cells = found.setdefault(attributes["name"], Cells())
            row, rows = 0, 0
        elif tag == "table-row":
            row, rows = row + rows, _times(attributes, "number-rows-repeated")
            column, columns = 0, 0
        elif tag in ("table-cell", "covered-table-cell"):
            column, columns = column + columns, _times(attributes, "number-columns-repeated")
            attributes_of_cell = attributes
            value.clear()

    def end(tag: str) -> None:
        if tag not in ("table-cell", "covered-table-cell"):
            return
        text = "".join(value).strip()
        # Errors are no kind of value: LibreOffice writes a text, and `calcext:value-type="error"`; Excel the text alone.
        error = "error" in attributes_of_cell.get("value-type", "").split() or (
            "formula" in attributes_of_cell and text.startswith(("#", "Err:"))
        )
        if text or "value-type" in attributes_of_cell:
            why = Unreadable(text or "#ERROR", "holds an error") if error else None
            cells.add(range(row, row + rows), range(column, column + columns), why)

    parse_xml(parts.open("content.xml"), start, end, value.append)
    return found


def _times(attributes: dict[str, str], name: str) -> int:
    return max(1, int(attributes.get(name, 1)))
