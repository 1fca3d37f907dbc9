import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanscreen.errors import PartyError
from sanscreen.integrations.csv_out import CsvWriter, guarded, unguarded, write_row
from sanscreen.integrations.results import RESULT_COLUMNS
from sanscreen.integrations.table import Row
from sanscreen.model import Alias, AliasQuality, Designation, PartyType, Scope, Screening, Watchlist
from sanscreen.screener import Screener

FORMULA = "=cmd|' /C calc'!A0"
SCREENER = Screener(
    [
        Watchlist(
            "invented",
            "Invented",
            Scope.INTERNAL,
            (Designation("formula", PartyType.ENTITY, (Alias(f"{FORMULA} LLC", AliasQuality.PRIMARY),)),),
        )
    ]
)
CLEAR = SCREENER.screen("Invented Person")


def written(*outcomes: tuple[Row, Screening], header: tuple[str, ...], raw: bool = False) -> list[list[str]]:
    stream = io.StringIO(newline="")
    writer = CsvWriter(stream, header, raw=raw)
    for row, screening in outcomes:
        writer.write(row, screening)
    return list(csv.reader(io.StringIO(stream.getvalue(), newline=""), strict=True))


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("=1+1", "a formula"),
        ("+A1", "a formula with a plus"),
        ("-A1", "a formula with a minus"),
        ("@SUM(A1)", "a function of old spreadsheets"),
        ("\t=1+1", "a tab, which is dropped"),
        ("\r=1+1", "a line end, which is dropped"),
        ("\n=1+1", "a line feed, which is dropped"),
        ("\tIvan", "a tab before anything"),
        ("  =1+1", "blanks, which may be dropped"),
        ("\u00a0=1+1", "an unusual blank"),
        ("＝1+1", "a wide equals sign"),
        ("＋1", "a wide plus"),
        ("－A1", "a wide hyphen"),
        ("＠SUM(A1)", "a wide at sign"),
        ("|calc", "a pipe"),
        ("-1+cmd|' /C calc'!A0", "a formula that opens like a number"),
        ("+49-30-1234", "a sum to a spreadsheet"),
        ("-5.20 EUR", "no number alone"),
    ],
)
def test_text_that_opens_like_a_formula_gets_an_apostrophe(cell: str, why: str) -> None:
    assert guarded(cell).replace("\n'", "\n").replace("\r'", "\r") == "'" + cell, why


@given(st.text("=+-@|;\n\r\t a1'", max_size=12).filter(lambda text: not re.search("(?:^|[;\r\n])'", text)))
def test_a_guarded_text_opens_no_cell_and_no_line_like_a_formula_and_comes_back(text: str) -> None:
    written = guarded(text)
    assert unguarded(written) == text
    for piece in re.split("[;\r\n]", written):
        assert not re.match(r"[\s]*[=+@|]", piece) or re.fullmatch(r" *\+[0-9 ]+", piece.strip(" ")), piece


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("", "nothing"),
        ("Ivan", "a name"),
        ("Ivan = Petr", "a sign inside"),
        ("Jean-Luc", "a hyphen inside"),
        ("-5.20", "a number"),
        ("+7", "a number with a plus"),
        ("-1,234.56", "a number with groups"),
        ("-1 234,56", "a number with blanks between groups"),
        ("-1.5E+10", "a number with an exponent"),
        ("-12%", "a percentage"),
        ("+49 30 1234", "a telephone number"),
        ("-", "nothing to tell"),
        ("--", "nothing to tell"),
        ("'=1+1", "guarded already"),
    ],
)
def test_other_text_and_numbers_stay_as_they_are(cell: str, why: str) -> None:
    assert guarded(cell) == cell, why


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("a;=1+1", "a;'=1+1"),
        (";=1+1", ";'=1+1"),
        ("a; @x", "a;' @x"),
        ("\u200b=1+1", "'\u200b=1+1"),
        ("\ufeff=1+1", "'\ufeff=1+1"),
        ("name +99.0; country +4.0", "name +99.0; country +4.0"),
        ("a; -5", "a; -5"),
    ],
)
def test_formulas_behind_a_semicolon_or_an_invisible_character_are_guarded(cell: str, safe: str) -> None:
    """Spreadsheets that separate by semicolons make a cell of what stands behind one."""
    assert guarded(cell) == safe


@given(st.text(alphabet="=+-@|＝\t\r\n 1a,.';", max_size=6))
def test_guarding_twice_changes_nothing(cell: str) -> None:
    """A guarded cell opens with an apostrophe, which is no formula."""
    assert guarded(guarded(cell)) == guarded(cell)


def test_formulas_in_headers_cells_and_results_are_guarded() -> None:
    hit = SCREENER.screen(f"{FORMULA} LLC")
    assert hit.is_alert
    header, cells = written((Row(2, (FORMULA, "-5.20")), hit), header=("=name", "amount"))
    assert header[:2] == ["'=name", "amount"]
    assert cells[:2] == ["'" + FORMULA, "-5.20"]
    assert cells[2 + RESULT_COLUMNS.index("sanscreen_listed_name")] == f"'{FORMULA} LLC"


def test_raw_writes_cells_as_they_are() -> None:
    header, cells = written((Row(2, (FORMULA, "\tx")), CLEAR), header=("=name", "note"), raw=True)
    assert header[:2] == ["=name", "note"]
    assert cells[:2] == [FORMULA, "\tx"]


def test_original_columns_come_first_and_the_result_behind_them() -> None:
    header, cells = written((Row(2, ("Ivan", 'a,b\n"c"')), CLEAR), header=("name", "note"))
    assert header == ["name", "note", *RESULT_COLUMNS]
    assert cells[:3] == ["Ivan", 'a,b\n"c"', "clear"]


@pytest.mark.parametrize(("cells", "kept"), [(("a",), ["a", ""]), ((), ["", ""]), (("a", "b", "c"), ["a", "b"])])
def test_row_of_another_width_keeps_every_column_in_its_place(cells: tuple[str, ...], kept: list[str]) -> None:
    (error,) = SCREENER.screen_many([PartyError("line 2 has another width")])
    header, found = written((Row(2, cells, "line 2 has another width"), error), header=("name", "note"))
    assert found[:2] == kept
    assert len(found) == len(header)
    assert found[header.index("sanscreen_error")] == "line 2 has another width"


@given(st.lists(st.text(alphabet='=-+@",;\n\r ab\0ы\u2028', max_size=5), min_size=1, max_size=4))
def test_raw_cells_come_back_from_the_standard_reader(cells: list[str]) -> None:
    """What is written with `raw` is read as the same original cells."""
    _, found = written((Row(2, tuple(cells)), CLEAR), header=tuple("abcd"[: len(cells)]), raw=True)
    assert found[: len(cells)] == cells


@given(st.lists(st.text(alphabet='=-+@",;\n\r ab', max_size=5), min_size=1, max_size=4))
def test_guarded_cells_come_back_but_for_the_apostrophe(cells: list[str]) -> None:
    """What is written is read as the same original cells, each as it is or behind one apostrophe."""
    _, found = written((Row(2, tuple(cells)), CLEAR), header=tuple("abcd"[: len(cells)]))
    assert found[: len(cells)] == [guarded(cell) for cell in cells]


def test_row_is_written_in_one_piece() -> None:
    pieces: list[str] = []

    class Stream:
        def write(self, text: str) -> None:
            pieces.append(text)

    write_row(Stream(), ["a", "b,c"])
    assert pieces == ['a,"b,c"\n']


def test_other_delimiter_separates_the_header_and_the_rows() -> None:
    stream = io.StringIO(newline="")
    CsvWriter(stream, ("name", "note"), delimiter="\t").write(Row(2, ("Ivan", "a\tb,c")), CLEAR)
    header, cells = csv.reader(io.StringIO(stream.getvalue(), newline=""), delimiter="\t", strict=True)
    assert header == ["name", "note", *RESULT_COLUMNS]
    assert cells[:3] == ["Ivan", "a\tb,c", "clear"]
