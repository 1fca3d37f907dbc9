"""What is looked at before the reader of workbooks is let in: sizes, damage, and what is no workbook."""

import io
import struct
import zipfile
from contextlib import suppress

import pytest

from sanscreen.errors import PartyError
from sanscreen.integrations.table import Unreadable
from sanscreen.integrations.workbook import cells as cells_module
from sanscreen.integrations.workbook import parts
from sanscreen.integrations.workbook.cells import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, Book, Cells
from sanscreen.integrations.workbook.sheets import sheets_of
from tests.integrations.workbooks import WRITERS, Cell, Error, ods_of, xls, xls_of, xlsb, xlsx, zipped

FORMATS = pytest.mark.parametrize("form", WRITERS)


def refused(data: bytes) -> str:
    with pytest.raises(PartyError) as caught:
        sheets_of(io.BytesIO(data), "in.xlsx")
    return str(caught.value).removeprefix("in.xlsx: ")


def sheets_of_or_error(data: bytes) -> object:
    try:
        return sheets_of(io.BytesIO(data), "in.xlsx")
    except PartyError as problem:
        return str(problem).removeprefix("in.xlsx: ")


@FORMATS
def test_bounds_and_errors_of_each_sheet_are_found(form: str) -> None:
    rows: list[list[Cell]] = [[], [None, None, "x"], [None, 1.0, True, Error()], [None], []]
    found = sheets_of(io.BytesIO(WRITERS[form]({"A": rows, "Пусто": []})), "in")
    assert list(found) == ["A", "Пусто"]
    assert (found["A"].rows, found["A"].columns) == (range(1, 3), range(1, 4))
    assert found["A"].unreadable == [(range(2, 3), range(3, 4), "#REF!")]
    assert [place for place in range(5) if found["A"].is_filled(2, place)] == [1, 2, 3]
    assert not found["Пусто"].rows


@FORMATS
def test_a_long_workbook_is_looked_at_as_a_whole(form: str) -> None:
    found = sheets_of(io.BytesIO(WRITERS[form]({"A": [["name", "x" * 50]] * 3000})), "in")
    assert found["A"].rows == range(3000)


def far(form: str, row: int, column: int) -> bytes:
    """Return a small workbook with a cell far out."""
    if form == "xlsx":
        import openpyxl  # noqa: PLC0415

        book, stream = openpyxl.Workbook(), io.BytesIO()
        book.active["A1"] = "name"
        book.active.cell(row + 1, column + 1, "x")
        book.save(stream)
        return stream.getvalue()
    if form == "ods":
        cell = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'
        repeated = f' table:number-columns-repeated="{column}"'
        return ods_of(
            f'<table:table table:name="A"><table:table-row table:number-rows-repeated="{row}">{cell.format(repeated)}'
            "</table:table-row></table:table>"
        )
    if form == "xlsb":
        data = xlsb({"A": [["name"], ["x"]]})
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = {name: archive.read(name) for name in archive.namelist()}
        sheet = found["xl/worksheets/sheet1.bin"]
        head, tail = sheet.split(struct.pack("<BBI", 0, 17, 1))
        tail = tail.replace(struct.pack("<BBI", 6, 14, 0), struct.pack("<BBI", 6, 14, column))
        return zipped({**found, "xl/worksheets/sheet1.bin": head + struct.pack("<BBI", 0, 17, row) + tail})
    data = xls({"A": [["name"], ["x"]]})
    place = data.index(struct.pack("<HHHH", 0x204, 11, 1, 0))
    return data[: place + 4] + struct.pack("<HH", row, column) + data[place + 8 :]


@FORMATS
def test_a_small_file_does_not_take_all_memory(form: str) -> None:
    """The reader makes room for every cell in the bounds, so the process would be ended by the system."""
    row, column = (0xFFFF, 0xFFFF) if form == "xls" else (MAX_ROWS - 1, 16_383)
    assert f"at most {MAX_ROWS} rows, {MAX_COLUMNS} columns and {MAX_CELLS} cells are read" in refused(
        far(form, row, column)
    )


@pytest.mark.parametrize(("row", "column"), [(MAX_ROWS, 0), (0, MAX_COLUMNS)])
def test_what_lies_beyond_what_excel_has_is_refused(row: int, column: int) -> None:
    cells = Cells()
    cells.add(range(MAX_ROWS - 1, MAX_ROWS), range(1))
    with pytest.raises(ValueError, match=f"reaches row {max(row + 1, MAX_ROWS)} and column {column + 1};"):
        cells.add(range(row, row + 1), range(column, column + 1))


def test_the_room_of_all_sheets_counts_from_their_first_columns() -> None:
    """The readers of ods and xls make room for every sheet at once, so many small ones would take all memory too."""
    book = Book()
    first = book.sheet("A")
    first.add(range(1000, 2000), range(MAX_COLUMNS - 1, MAX_COLUMNS))
    assert first.total == 1000 * MAX_COLUMNS
    second = book.sheet("B")
    second.add(range(200), range(MAX_COLUMNS - 1, MAX_COLUMNS))
    with pytest.raises(ValueError, match="cells are read"):
        second.add(range(300), range(1))
    for number in range(MAX_SHEETS - 2):
        book.sheet(str(number))
    with pytest.raises(ValueError, match=f"has more than {MAX_SHEETS} sheets"):
        book.sheet("one more")


def test_cells_without_a_value_are_kept_as_ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    """A repeated cell of ods and a column of errors take no more room than one cell."""
    cells, other = Cells(), Unreadable("#N/A", "holds an error")
    cells.add(range(5, 100_000), range(7, 9), Unreadable("#REF!", "holds an error"))
    for row in range(1000):
        cells.add(range(row, row + 1), range(row < 5, 3), other)
        cells.add(range(row, row + 1), range(3, 6), other)
    assert [(rows, columns) for rows, columns, _ in cells.unreadable[:2]] == [
        (range(5, 100_000), range(7, 9)), (range(1), range(1, 6))
    ]  # fmt: skip
    found = list(cells.unreadable_by_row())
    assert len(found) == 100_000
    assert [{column for columns, _ in found[row] for column in columns} for row in (0, 5, 999, 1000)] == [
        {1, 2, 3, 4, 5}, {*range(6), 7, 8}, {*range(6), 7, 8}, {7, 8}
    ]  # fmt: skip
    monkeypatch.setattr(cells_module, "MAX_UNREADABLE", len(cells.unreadable))
    cells.add(range(2000, 2001), range(1))
    with pytest.raises(ValueError, match="cells without a value"):
        cells.add(range(2001, 2002), range(1), other)


def test_a_long_text_that_many_cells_share_does_not_take_all_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader makes a copy for each cell: 20,000 cells of one text of 1 MB would take 20 GB."""
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="{}"><text:p>{}</text:p></table:table-cell>'
    row = '<table:table-row table:number-rows-repeated="1000">{}</table:table-row>'
    table = '<table:table table:name="A">{}</table:table>'
    text, blanks = "x" * 20_000, '<text:s text:c="4000000000"/>'
    said = "has more than 268435456 characters in its cells; save the sheet as CSV"
    assert refused(ods_of(table.format(row.format(cell.format(20, text))))) == said
    assert refused(ods_of(table.format(row.format(cell.format(1, blanks))))) == said
    monkeypatch.setattr(cells_module, "MAX_CHARACTERS", 100_000)
    with zipfile.ZipFile(io.BytesIO(xlsx({"A": [["name"]]}))) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    shared = "".join(f'<row r="{number}"><c t="s"><v>0</v></c></row>' for number in range(2, 12))
    found["xl/worksheets/sheet1.xml"] = found["xl/worksheets/sheet1.xml"].replace(
        "</sheetData>", f"{shared}</sheetData>"
    )
    for length, problem in ((10_001, said.replace("268435456", "100000")), (9000, None)):
        found["xl/sharedStrings.xml"] = f"<sst><si><t>{'x' * length}</t></si></sst>"
        if problem:
            assert refused(zipped(found)) == problem
        else:
            assert sheets_of(io.BytesIO(zipped(found)), "in")["A"].characters == 90_004


def test_a_cell_that_is_there_twice_is_refused() -> None:
    cells = Cells()
    cells.add(range(1, 2), range(5))
    cells.add(range(1, 2), range(6, 7))
    with pytest.raises(ValueError, match=r"^is damaged: row 2 has a cell twice"):
        cells.add(range(1, 2), range(4, 6))


def test_a_zip_bomb_is_refused_by_what_its_directory_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MAX_UNPACKED", 1_000_000)
    data = zipped({"content.xml": b"", "bomb": bytes(1_000_001)})
    assert len(data) < 5000
    assert refused(data) == "unpacks to 1000001 bytes in 2 parts; at most 1000000 in 10000 are read"


def test_a_zip_bomb_whose_directory_lies_is_refused() -> None:
    data = zipped({"content.xml": bytes(10_000_000)})
    lying = data.replace(struct.pack("<I", 10_000_000), struct.pack("<I", 100))
    assert lying != data
    assert "is damaged or cut" in refused(lying)


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MAX_PARTS", 2)
    assert "in 3 parts" in refused(zipped(dict.fromkeys("abc", b"")))


def test_two_parts_of_one_name_are_refused() -> None:
    assert "two parts of one name" in refused(zipped({"content.xml": "", "Content.XML": ""}))


def test_a_workbook_of_two_kinds_is_refused() -> None:
    assert refused(zipped({"content.xml": "", "xl/workbook.xml": ""})) == "is a zip archive and no workbook"
    assert refused(zipped({"readme.txt": ""})) == "is a zip archive and no workbook"


def test_an_encrypted_part_is_told() -> None:
    data = bytearray(zipped({"content.xml": "<a/>"}))
    data[data.index(b"PK\1\2") + 8] |= 1
    assert refused(bytes(data)) == "is encrypted; save it without a password"


@pytest.mark.parametrize(
    "xml", ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>']
)
def test_a_document_type_is_refused(xml: str) -> None:
    assert refused(zipped({"content.xml": xml})) == "holds a document type, which no workbook has"


@pytest.mark.parametrize("xml", ["", "<a>", "<table:table/>", "<a><b></a>", "\0"])
def test_broken_xml_is_refused(xml: str) -> None:
    assert "is damaged or cut" in refused(zipped({"content.xml": xml}))


def test_a_sheet_whose_part_is_missing_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx({"A": [["name"]]}))) as archive:
        found = {name: archive.read(name) for name in archive.namelist() if "sheet1.xml" not in name}
    assert refused(zipped(found)) == "is damaged: it has no part 'xl/worksheets/sheet1.xml'"


def test_sectors_that_go_round_in_a_circle_are_refused() -> None:
    data = bytearray(xls_of(b""))
    data[512 + 4 * 3 : 512 + 4 * 4] = struct.pack("<I", 2)  # behind the second sector of the stream comes the first
    assert refused(bytes(data)) == "is damaged: its sectors go round in a circle"


def with_tables_behind(size: int, following: int) -> bytes:
    """Return an xls file whose last sector is a table of tables behind which another one comes."""
    data = bytearray(xls_of(b"").ljust(size, b"\xff"))
    data[68:72] = struct.pack("<I", size // 512 - 2)
    data[-4:] = struct.pack("<I", following)
    return bytes(data)


def test_a_table_of_sectors_that_leads_to_itself_is_refused() -> None:
    """Else it is read as often as the file has sectors, and a file of 256 kB takes 5 GB."""
    size = 1 << 18
    assert refused(with_tables_behind(size, size // 512 - 2)) == "is damaged: its sectors go round in a circle"
    assert sheets_of_or_error(with_tables_behind(size, 0xFFFFFFFE)) != "is damaged: its sectors go round in a circle"


def test_a_table_of_sectors_that_is_named_twice_is_refused() -> None:
    data = bytearray(xls_of(b""))
    data[80:84] = data[76:80]
    assert refused(bytes(data)) == "is damaged: its sectors go round in a circle"


def test_two_sheets_of_an_xls_at_one_place_are_refused() -> None:
    data = xls({"A": [["name"]], "B": [["name"]]})
    place = data.index(struct.pack("<HH", 0x85, 10))
    second = data.index(struct.pack("<HH", 0x85, 10), place + 4)
    assert refused(data[: second + 4] + data[place + 4 : place + 8] + data[second + 8 :]) == (
        "is damaged: sheet 'B' lies where another one does"
    )


@pytest.mark.parametrize("form", ["xlsx", "xlsb"])
def test_two_sheets_that_share_a_part_are_refused(form: str) -> None:
    """Else one part is read as often as a small file names it."""
    with zipfile.ZipFile(io.BytesIO(WRITERS[form]({"A": [["name"]], "B": [["name"]]}))) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    relations = "xl/_rels/workbook.xml.rels" if form == "xlsx" else "xl/_rels/workbook.bin.rels"
    found[relations] = found[relations].replace(b"sheet2.", b"Sheet1.")
    assert "two sheets are the part 'xl/worksheets/Sheet1." in refused(zipped(found))


@FORMATS
def test_damage_anywhere_is_refused_or_does_not_matter(form: str) -> None:
    """Whatever byte is changed, nothing but `PartyError` comes of it."""
    whole = WRITERS[form]({"A": [["name", "n"], ["Ivan", 1.5]], "B": []})
    for place in range(0, len(whole), 7):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        with suppress(PartyError):
            sheets_of(io.BytesIO(bytes(damaged)), "in")
