import io
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import pytest

from sanscreen.errors import PartyError
from sanscreen.integrations import excel_rows
from sanscreen.integrations.columns import map_columns
from sanscreen.integrations.excel_rows import open_workbook
from sanscreen.integrations.party_rows import read_party
from sanscreen.integrations.table import Row, Table, Unreadable
from sanscreen.integrations.workbook.cells import Cells
from tests.integrations.workbooks import WRITERS, Cell, Error, Sheets, ods_of, xls_of, xlsx, zipped

FORMATS = pytest.mark.parametrize("form", WRITERS)


def opened(form: str, sheets: Sheets, sheet: str | None = None) -> Table:
    return open_workbook(io.BytesIO(WRITERS[form](sheets)), f"in.{form}", sheet=sheet)


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    return zipped(parts)


def refused(data: bytes, name: str = "in.xlsx", sheet: str | None = None) -> str:
    with pytest.raises(PartyError) as caught:
        open_workbook(io.BytesIO(data), name, sheet=sheet)
    return str(caught.value)


@FORMATS
def test_cells_are_the_texts_that_a_person_sees(form: str) -> None:
    values: list[Cell] = [7705088952.0, 1.5, True, date(1962, 4, 1), "Иван & Ко", None, "007", 1234567890123456.0]
    table = opened(form, {"Parties": [list("abcdefgh"), values]})
    assert next(table.rows).cells == (
        "7705088952", "1.5", "true", "1962-04-01", "Иван & Ко", "", "007", "1.2345678901234560E+15",
    )  # fmt: skip


@FORMATS
def test_the_header_is_the_first_row_that_is_not_blank_and_lines_are_those_of_the_sheet(form: str) -> None:
    rows: list[list[Cell]] = [
        [],
        [None, " "],
        [None, "name ", "dob"],
        [],
        [None, "A", "1962"],
        [None, " "],
        [None, "B"],
    ]
    table = opened(form, {"Parties": rows})
    assert table.header == ("name", "dob")
    assert [(row.line, row.cells) for row in table.rows] == [(5, ("A", "1962")), (7, ("B", ""))]
    assert (table.counts.rows, table.counts.blank, table.lines) == (2, 2, 7)


@FORMATS
def test_an_error_in_a_used_column_makes_an_error_and_in_another_one_none(form: str) -> None:
    table = opened(form, {"Parties": [["name", "dob", "note"], ["A", Error(), None], ["B", None, Error()], [Error()]]})
    columns = map_columns(table.header)
    first, second, third = table.rows
    assert [first.cells, second.cells, third.cells] == [("A", "#REF!", ""), ("B", "", "#REF!"), ("#REF!", "", "")]
    with pytest.raises(PartyError, match=r"^line 2: column 'dob' holds an error: '#REF!'$"):
        read_party(first.cells, columns, first.line)
    assert read_party(second.cells, columns, second.line).name == "B"
    with pytest.raises(PartyError, match=r"^line 4: column 'name' holds an error"):
        read_party(third.cells, columns, third.line)


def test_a_formula_without_a_result_is_no_blank_cell() -> None:
    """A library that writes formulas writes no results: what the sheet shows is not in the file."""
    data = xlsx({"Parties": [["name"], ["A"]]})
    formula = (
        '<row r="3"><c r="A3"><f>A2&amp;"x"</f></c></row><row r="9"><c r="C9"><f>A1</f><v></v></c></row></sheetData>'
    )
    data = changed(data, "xl/worksheets/sheet1.xml", lambda text: text.replace("</sheetData>", formula))
    table = open_workbook(io.BytesIO(data), "in.xlsx")
    first, second, *_ = rows = list(table.rows)
    assert first.cells == ("A", "", "")
    cell = second.cells[0]
    assert isinstance(cell, Unreadable)
    assert (second.line, cell, cell.why.split(" (")[0]) == (3, '=A2&"x"', "holds a formula without a result")
    assert (rows[-1].line, rows[-1].cells[2]) == (9, "=A1")
    assert table.counts.rows == len(rows) == 3


NAME = "TESTOV, Ivan"
HOLE = "holds something that the reader of workbooks does not read"


def xlsx_with(cell: str, shared: str = "") -> bytes:
    """Return a workbook with one record, and a second one whose name is written as `cell` says."""
    rows = f'<row r="2">{cell}</row><row r="3"><c r="A3" t="str"><v>Ann</v></c></row></sheetData>'
    with zipfile.ZipFile(io.BytesIO(xlsx({"Parties": [["name"]]}))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace("</sheetData>", rows)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return zipped({**parts, "xl/sharedStrings.xml": f'<sst xmlns="{space}">{shared}</sst>'})


def ods_with(cell: str) -> bytes:
    cells = ('<table:table-cell office:value-type="string"><text:p>name</text:p></table:table-cell>', cell)
    rows = "".join(f"<table:table-row>{each}</table:table-row>" for each in cells)
    return ods_of(f'<table:table table:name="P">{rows}</table:table>')


def name_in(data: bytes) -> str:
    """Return the name of the first record, whatever stands behind it."""
    row = next(open_workbook(io.BytesIO(data), "in").rows)
    assert row.line == 2
    return row.cells[0]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (xlsx_with(f'<c r="A2" t="inlineStr"><v>{NAME}</v></c>'), HOLE),
        (xlsx_with(f'<c r="A2" t="inlineStr"><is><rPh><t>{NAME}</t></rPh></is></c>'), HOLE),
        (xlsx_with('<c r="A2" t="s"><v>0</v></c>', f"<si><rPh><t>{NAME}</t></rPh></si>"), HOLE),
        (xlsx_with('<c r="A2"><v>NaN</v></c>'), HOLE),
        (xlsx_with('<c r="A2"><f>B2</f><v></v></c>'), "holds a formula without a result"),
        (ods_with(f"<table:table-cell><text:p>{NAME}</text:p></table:table-cell>"), HOLE),
        (ods_with(f'<table:table-cell office:value-type="float"><text:p>{NAME}</text:p></table:table-cell>'), HOLE),
        (
            ods_with(f'<table:table-cell office:value-type="string" office:string-value="Ann"><text:p>{NAME}</text:p></table:table-cell>'),
            "shows another text than it holds",
        ),
        (
            ods_with(f'<table:table-cell office:value-type="string" office:value="1"><text:p>{NAME}</text:p></table:table-cell>'),
            "shows another text than it holds",
        ),
        (
            ods_with(f'<table:table-cell office:value-type="string"><text:p>{NAME}<text:tab/>I</text:p></table:table-cell>'),
            "has a tab or a line break",
        ),
    ],
)  # fmt: skip
def test_a_cell_that_holds_something_the_reader_does_not_read_is_unreadable_and_not_blank(
    data: bytes, why: str
) -> None:
    cell = name_in(data)
    assert isinstance(cell, Unreadable)
    assert cell.why.startswith(why)
    assert cell.strip()


@pytest.mark.parametrize(
    "data",
    [
        xlsx_with('<c r="A2" t="str"><f>""</f><v></v></c>'),
        xlsx_with('<c r="A2" t="s"><v>0</v></c>', "<si><t/></si>"),
        xlsx_with('<c r="A2" t="inlineStr"><is><t> </t></is></c>'),
        ods_with('<table:table-cell office:value-type="string" office:string-value=""/>'),
        ods_with('<table:table-cell><office:annotation><text:p>a comment</text:p></office:annotation></table:table-cell>'),
        ods_with("<table:table-cell><draw:frame xmlns:draw='urn:d'><text:p>a shape</text:p></draw:frame></table:table-cell>"),
    ],
)  # fmt: skip
def test_an_empty_text_is_blank(data: bytes) -> None:
    rows = list(open_workbook(io.BytesIO(data), "in").rows)
    assert [row.cells for row in rows] in ([], [("Ann",)])


@pytest.mark.parametrize(
    "cell",
    [
        f'<table:table-cell office:value-type="string" office:string-value="{NAME}"><text:p>TESTOV,<text:s/>Ivan</text:p></table:table-cell>',
        f'<table:table-cell office:value-type="string"><office:annotation><text:p>Ann</text:p></office:annotation><text:p>{NAME}</text:p></table:table-cell>',
        f'<table:table-cell table:formula="of:=A1" office:value-type="string" office:string-value="{NAME}"/>',
    ],
)
def test_a_text_of_ods_that_is_what_it_shows_is_read(cell: str) -> None:
    name = name_in(ods_with(cell))
    assert not isinstance(name, Unreadable)
    assert name == NAME


def test_a_cell_of_xlsb_or_xls_that_is_an_empty_text_is_blank_and_one_that_is_not_read_is_no_blank() -> None:
    cells = Cells()
    cells.add(range(1, 2), range(1))
    cells.add(range(1, 2), range(1, 2), empty=True)
    row = excel_rows._with_holes(Row(2, ("", "", "")), cells, range(3))
    assert [getattr(cell, "why", "").split(" (")[0] for cell in row.cells] == [HOLE, "", ""]
    for form in WRITERS:
        assert [row.cells for row in opened(form, {"P": [["name", "x"], ["", "1"]]}).rows] == [("", "1")]


@pytest.mark.parametrize(
    "data",
    [
        xlsx_with(f'<c r="A2" t="str"><v><![CDATA[{NAME}]]></v></c>'),
        xlsx_with('<c r="A2" t="s"><v>0</v></c>', f"<si><t><![CDATA[{NAME}]]></t></si>"),
        ods_with(f'<table:table-cell office:value-type="string"><text:p>I<![CDATA[{NAME}]]></text:p></table:table-cell>'),
    ],
)  # fmt: skip
def test_sections_that_the_reader_passes_over_are_refused(data: bytes) -> None:
    assert "holds a CDATA section" in refused(data)


def test_what_the_reader_would_leave_out_is_refused() -> None:
    cell = f'<c r="A2" t="str"><v>{NAME}</v></c>'
    assert "row 2 has a cell twice" in refused(xlsx_with(cell + cell.replace(NAME, "Ann")))
    second = f'</row></sheetData><sheetData><row r="4"><c r="A4" t="str"><v>{NAME}</v></c>'
    assert "a sheet has two tables" in refused(xlsx_with(cell + second))
    assert "number-rows-repeated is 0" in refused(
        ods_of('<table:table table:name="P"><table:table-row table:number-rows-repeated="0"/></table:table>')
    )
    inner = '<table:table-cell><table:table table:name="Q"/></table:table-cell>'
    assert "has a table inside a table" in refused(ods_with(inner))


@FORMATS
def test_two_sheets_of_one_name_are_refused(form: str) -> None:
    """The reader has one of them, and the other would not be screened."""
    data = WRITERS[form]({"One": [["name"], ["A"]], "Two": [["name"], [NAME]]})
    if form == "xls":
        data = data.replace("Two".encode("utf-16-le"), "One".encode("utf-16-le"))
    else:
        part = {"xlsx": "xl/workbook.xml", "xlsb": "xl/workbook.bin", "ods": "content.xml"}[form]
        code = "utf-16-le" if form == "xlsb" else "utf-8"
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        data = zipped({**parts, part: parts[part].replace("Two".encode(code), "One".encode(code))})
    for sheet in (None, "One"):
        assert refused(data, sheet=sheet).startswith("in.xlsx: has two sheets of one name, 'One'")


@FORMATS
def test_one_sheet_is_read_and_empty_ones_do_not_matter(form: str) -> None:
    table = opened(form, {"Empty": [], "Blank": [[None]], "Parties": [["name"], ["A"]]})
    assert (table.header, table.notices) == (("name",), ())


@FORMATS
def test_of_several_sheets_one_is_named_and_the_others_are_told(form: str) -> None:
    sheets: Sheets = {"One": [["name"], ["A"]], "Zwei": [["name"], ["B"]], "Empty": []}
    with pytest.raises(PartyError) as caught:
        opened(form, sheets)
    assert str(caught.value) == (
        f"in.{form}: 2 sheets hold something: 'One', 'Zwei'; say which one is screened, and screen the others by "
        "themselves: --sheet 'One'"
    )
    table = opened(form, sheets, "Zwei")
    assert next(table.rows).cells == ("B",)
    assert table.notices == ("Sheet 'Zwei' was read; NOT read, so not screened: 'One'.",)


def test_a_sheet_that_is_not_there_or_empty_is_refused() -> None:
    data = xlsx({"Parties": [["name"], ["A"]], "Empty": []})
    assert refused(data, sheet="parties") == "in.xlsx: no sheet is called 'parties'; the sheets are 'Parties', 'Empty'"
    assert refused(data, sheet="Empty") == "in.xlsx: sheet 'Empty' is empty; a header row with column names is needed"


@FORMATS
def test_an_empty_workbook_is_refused(form: str) -> None:
    assert "the workbook is empty" in refused(WRITERS[form]({"Parties": []}), f"in.{form}")
    assert "has no text" in refused(WRITERS[form]({"Parties": [[" "]]}), f"in.{form}")


def test_hidden_rows_columns_and_sheets_are_read() -> None:
    data = xlsx({"Parties": [["name", "dob"], ["A", "1962"]], "Other": [["x"]]})
    data = changed(data, "xl/worksheets/sheet1.xml", lambda text: text.replace('<row r="2"', '<row r="2" hidden="1"'))
    data = changed(data, "xl/workbook.xml", lambda text: text.replace('state="visible"', 'state="veryHidden"'))
    table = open_workbook(io.BytesIO(data), "in.xlsx", sheet="Parties")
    assert [row.cells for row in table.rows] == [("A", "1962")]
    assert "'Other'" in table.notices[0]


def test_times_are_kept() -> None:
    table = opened("xlsx", {"Parties": [["name", "dob"], ["A", datetime(1962, 4, 1, 3, 4)]]})
    assert next(table.rows).cells == ("A", "1962-04-01T03:04:00")


def test_repeated_cells_of_ods_are_all_read() -> None:
    cell = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
    rows = f"<table:table-row>{cell.format('', 'name')}{cell.format('', 'x')}{cell.format('', 'y')}</table:table-row>"
    repeated = ' table:number-columns-repeated="3"'
    rows += f'<table:table-row table:number-rows-repeated="2">{cell.format(repeated, "A")}</table:table-row>'
    rows += '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    table = open_workbook(io.BytesIO(ods_of(f'<table:table table:name="P">{rows}</table:table>')), "in.ods")
    assert [row.cells for row in table.rows] == [("A",) * 3] * 2


def test_the_errors_that_excel_writes_into_ods_are_found() -> None:
    cells = (
        '<table:table-cell office:value-type="string"><text:p>name</text:p></table:table-cell></table:table-row><table:table-row>'
        '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    table = open_workbook(
        io.BytesIO(ods_of(f'<table:table table:name="P"><table:table-row>{cells}</table:table-row></table:table>')),
        "x.ods",
    )
    (row,) = table.rows
    assert isinstance(row.cells[0], Unreadable)
    assert row.cells == ("#DIV/0!",)


def test_what_the_reader_cannot_read_is_refused_and_its_panic_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    for raised in (ValueError("no"), PanicException("index out of bounds")):

        def fail(stream: object, raised: BaseException = raised) -> None:
            raise raised

        monkeypatch.setattr(
            "python_calamine.CalamineWorkbook", type("Workbook", (), {"from_filelike": staticmethod(fail)})
        )
        said = refused(xlsx({"P": [["name"]]}))
        assert said == f"in.xlsx: the workbook cannot be read, it may be damaged: {raised}; save it again"
    with pytest.raises(KeyboardInterrupt), excel_rows._refused("in.xlsx"):
        raise KeyboardInterrupt


def test_a_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert refused(b"") == "in.xlsx: needs python-calamine; install it with pip install 'sanscreen[excel]'"


def test_an_old_or_encrypted_xls_is_refused() -> None:
    assert "is encrypted; save it without a password" in refused(xls_of(b"", "EncryptedPackage"))
    assert "Excel 95 or older" in refused(xls_of(b"", "Book"))
    book = bytes.fromhex("0908 1000 0006 0500 0000 0000 0000 0000 0000 0000 2f00 0200 0000 0a00 0000")
    assert "is encrypted; save it without a password" in refused(xls_of(book))
