import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanscreen.errors import PartyError
from sanscreen.integrations import csv_rows
from sanscreen.integrations.csv_rows import MAX_LINES, Row, Table, open_table

GOOD = "Ivan,RU\n"


def opened(text: str | bytes, *, encoding: str | None = None, delimiter: str | None = None) -> Table:
    data = text.encode() if isinstance(text, str) else text
    return open_table(io.BytesIO(data), "file.csv", encoding=encoding, delimiter=delimiter)


def rows(text: str | bytes) -> list[Row]:
    return list(opened(text).rows)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_the_one_that_the_header_has_most_of(delimiter: str) -> None:
    other = ";" if delimiter == "," else ","
    table = opened(f"name{delimiter}country{delimiter}no{other}te\nIvan{other} Testov{delimiter}RU{delimiter}\n")
    assert table.delimiter == delimiter
    assert table.header == ("name", "country", f"no{other}te")
    assert [row.cells for row in table.rows] == [(f"Ivan{other} Testov", "RU", "")]


def test_delimiters_inside_a_quoted_header_do_not_count() -> None:
    table = opened('"name, first, last";country\nTestov;RU\n')
    assert table.header == ("name, first, last", "country")


def test_given_delimiter_rules_over_the_header() -> None:
    assert opened("name,a;b\n", delimiter=";").header == ("name,a", "b")


def test_file_of_one_column_keeps_the_commas_of_its_names() -> None:
    assert [row.cells for row in rows('name\nTestov, Ivan\n"Quoted, Name"\nA; B | C\tD\n')] == [
        ("Testov, Ivan",),
        ("Quoted, Name",),
        ("A; B | C\tD",),
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("\ufeffname,country\nИван,RU\n".encode(), "byte order mark of UTF-8"),
        ('\ufeff"name",country\nИван,RU\n'.encode(), "a quote right behind the mark"),
        ("\ufeffname,country\nИван,RU\n".encode("utf-16-le"), "UTF-16, little end first"),
        ("\ufeffname,country\nИван,RU\n".encode("utf-16-be"), "UTF-16, big end first"),
        ("\ufeffname,country\nИван,RU\n".encode("utf-32-le"), "UTF-32, whose mark opens like that of UTF-16"),
        ("\ufeff\ufeffname,country\nИван,RU\n".encode(), "two marks, as joined files have"),
        ("\n\n  \nname,country\nИван,RU\n".encode(), "blank lines above the header"),
        ("name,country\r\nИван,RU\r\n".encode(), "line ends of Windows"),
        ("name,country\rИван,RU\r".encode(), "line ends of old Macs"),
        (" name , country\nИван,RU".encode(), "blanks around names, no line end at the end"),
    ],
)
def test_header_is_found_behind(data: bytes, why: str) -> None:
    table = opened(data)
    assert table.header == ("name", "country"), why
    assert [row.cells for row in table.rows] == [("Иван", "RU")], why


@pytest.mark.parametrize(
    ("first", "delimiter"),
    [("sep=;", ";"), ("SEP=,", ","), ("sep=\t", "\t"), ('"sep=|"', "|"), ("sep=^", "^"), ("\ufeffsep=;", ";")],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_first_line_of_excel_says_the_delimiter_and_is_no_header(first: str, delimiter: str, end: str) -> None:
    lines = [first, *(delimiter.join(cells) for cells in (("name", "note", "x"), ("Ivan", "1", "2"))), ""]
    table = opened(end.join(lines))
    assert (table.header, table.delimiter) == (("name", "note", "x"), delimiter)
    assert [(row.line, row.cells) for row in table.rows] == [(3, ("Ivan", "1", "2"))]
    assert table.lines == 3


def test_delimiter_that_is_asked_for_rules_over_the_line_of_excel() -> None:
    table = opened("sep=;\nname,a;b\nIvan,1\n", delimiter=",")
    assert table.header == ("name", "a;b")


def test_line_of_excel_alone_is_a_file_without_a_header() -> None:
    with pytest.raises(PartyError, match="the file is empty; a header line"):
        opened("sep=;\n")


@pytest.mark.parametrize("header", ["sep=x", "sep=", "separator", "sep=;;"])
def test_header_that_only_looks_like_the_line_of_excel_is_a_header(header: str) -> None:
    assert opened(f"{header}\n", delimiter="|").header == (header,)


def test_header_of_several_lines_is_read() -> None:
    table = opened('"name\nof party",country\nIvan,RU\n')
    assert table.header == ("name\nof party", "country")
    assert [(row.line, row.cells) for row in table.rows] == [(3, ("Ivan", "RU"))]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "file.csv: the file is empty; a header line with column names is needed"),
        ("\n \n", "file.csv: the file is empty; a header line with column names is needed"),
        ("\ufeff", "file.csv: the file is empty; a header line with column names is needed"),
        ('name,"country\nIvan,RU\n', "file.csv: the header cannot be read: line 1 opens a quote that is not closed"),
        ('name,"country\nIvan,RU\nPetr"\n', "file.csv: line 1, the header, opens a quote that runs into rows"),
        ("n\0a\0m\0e\0\n", "file.csv:1: the header holds NUL characters, as UTF-16 does; try --encoding utf-16-le or utf-16-be"),
        ("x" * 1_000_001, "file.csv:1: the header line has more than 1000000 characters"),
    ],
)  # fmt: skip
def test_file_without_a_readable_header_is_refused(text: str, message: str) -> None:
    with pytest.raises(PartyError) as caught:
        opened(text)
    assert str(caught.value) == message


def test_pipe_is_refused_because_it_is_read_twice() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    with pytest.raises(PartyError, match=r"pipe.csv: a pipe cannot be read twice"):
        open_table(Pipe(b"name\n"), "pipe.csv")


def test_blank_lines_are_no_records_and_are_counted() -> None:
    table = opened("name,country\nIvan,RU\n\n \t\r\nPetr,RU\n\n\n")
    assert [(row.line, row.cells[0]) for row in table.rows] == [(2, "Ivan"), (5, "Petr")]
    assert (table.counts.rows, table.counts.blank) == (2, 4)


def test_row_of_empty_cells_is_a_record_and_no_blank_line() -> None:
    table = opened("name\tcountry\n\t\n")
    assert [row.cells for row in table.rows] == [("", "")]
    assert table.counts.blank == 0


def test_quoted_empty_cell_is_a_record_and_no_blank_line() -> None:
    assert [row.cells for row in rows('name\n""\n')] == [("",)]


@pytest.mark.parametrize(
    ("record", "cells", "why"),
    [
        ('"Ivan\nTestov",RU', ("Ivan\nTestov", "RU"), "a name on two lines"),
        ('"Ivan\r\nTestov",RU', ("Ivan\r\nTestov", "RU"), "with the line end of Windows"),
        (
            'Acme,"1 High Street\nLondon, UK"',
            ("Acme", "1 High Street\nLondon, UK"),
            "the last line is no inner line",
        ),
        ('Acme,"a\n\nb"', ("Acme", "a\n\nb"), "an inner line that is blank"),
        ('Acme,"a\none, two, three\nb"', ("Acme", "a\none, two, three\nb"), "an inner line of another width"),
        ('"a ""b""\nc",RU', ('a "b"\nc', "RU"), "doubled quotes"),
        ("Ivan\0Testov,RU", ("Ivan\0Testov", "RU"), "a NUL is a character"),
        ('OOO "Romashka",RU', ('OOO "Romashka"', "RU"), "quotes inside a cell that opens with none"),
        ('12" pipe,RU', ('12" pipe', "RU"), "a single one too"),
    ],
)
def test_record_is_read_whole(record: str, cells: tuple[str, ...], why: str) -> None:
    found = rows(f"name,country\n{record}\n{GOOD}")
    assert [(row.cells, row.error) for row in found] == [(cells, None), (("Ivan", "RU"), None)], why
    assert found[1].line == 3 + record.count("\n")


@pytest.mark.parametrize(
    ("before", "broken", "after", "why"),
    [
        ([], '"Petr,RU', ["A,RU", "B,RU", "C,RU"], "at the start"),
        (["A,RU"], '1,"Petr', ["B,RU", "C,RU"], "in the middle, in the last cell"),
        (["A,RU", "B,RU"], '"Petr,RU', [], "at the end"),
        (["A,RU"], '"Petr,RU', ['"B",RU', "C,RU"], "before a quoted row"),
        (["A,RU"], '"Petr,RU', ["B,RU", "C,RU", '"D, E",RU', "F,RU"], "before a quoted row further down"),
        (['"A","RU"'], '"Petr,"RU"', ['"B","RU"', '"C","RU"'], "where every cell is quoted"),
        ([], '"OOO "Romashka"",RU', ["A,RU"], "quotes that are not doubled"),
        ([], '"Petr,RU', ['OOO "B",RU', "C,RU"], "before quotes inside a cell"),
    ],
)
def test_quote_that_is_not_closed_costs_its_own_line_alone(
    before: list[str], broken: str, after: list[str], why: str
) -> None:
    lines = [*before, broken, *after]
    found = rows("name,country\n" + "".join(line + "\n" for line in lines))
    assert [row.line for row in found] == list(range(2, 2 + len(lines))), why
    assert [row.error is not None for row in found] == [line == broken for line in lines], why
    assert found[len(before)].cells == (broken,)
    assert f"line {2 + len(before)} " in str(found[len(before)].error)


def test_two_quotes_that_are_not_closed_cost_two_lines() -> None:
    found = rows('name,country\n"A,RU\nB,RU\n"C,RU\nD,RU\n')
    assert [row.error is not None for row in found] == [True, False, True, False]


def test_record_whose_inner_line_is_a_record_becomes_one_error_for_each_line() -> None:
    found = rows('name,country\n"A,RU\nTestov,RU\nB",US\nLast,US\n')
    assert [(row.line, row.error is not None) for row in found] == [
        (2, True),
        (3, True),
        (4, True),
        (5, False),
    ]
    assert {row.error for row in found[:3]} == {"line 2 opens a quote that runs into other rows"}
    assert found[1].cells == ("Testov,RU",)


def test_record_of_several_lines_and_another_width_becomes_one_error_for_each_line() -> None:
    found = rows('name,country\n"A\nB",RU,x\nLast,US\n')
    assert [(row.line, row.error) for row in found] == [
        (2, "line 2 has 3 columns; the header has 2"),
        (3, "line 2 has 3 columns; the header has 2"),
        (4, None),
    ]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("Ivan", "line 2 has 1 column; the header has 2"),
        ("Testov, Ivan,RU", "line 2 has 3 columns; the header has 2"),
        ("Ivan,RU,", "line 2 has 3 columns; the header has 2"),
    ],
)
def test_row_of_another_width_is_an_error_and_keeps_its_cells(line: str, error: str) -> None:
    found = rows(f"name,country\n{line}\n{GOOD}")
    assert (found[0].cells, found[0].error) == (tuple(line.split(",")), error)
    assert (found[1].cells, found[1].error) == (("Ivan", "RU"), None)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
def test_line_over_the_cap_is_one_error(monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    monkeypatch.setattr(csv_rows, "MAX_LINE", 20)
    long = "x" * 65 + ",RU"
    after = f"Ivan,RU{end}" if end else ""
    found = rows(f"name,country{end or chr(10)}{long}{end}{after}")
    assert [(row.line, row.cells, row.error) for row in found] == [
        (2, (), "line 2 has more than 20 characters"),
        *([(3, ("Ivan", "RU"), None)] if end else []),
    ]


@pytest.mark.parametrize("length", range(18, 24))
@pytest.mark.parametrize("end", ["\n", "\r"])
def test_line_about_as_long_as_the_cap_takes_no_other_line_with_it(
    monkeypatch: pytest.MonkeyPatch, length: int, end: str
) -> None:
    monkeypatch.setattr(csv_rows, "MAX_LINE", 20)
    found = rows(f"name,country{end}{'x' * (length - 3)},RU{end}Ivan,RU{end}")
    assert [row.line for row in found] == [2, 3]
    assert (found[0].error is None) == (length < 20)
    assert found[1] == Row(3, ("Ivan", "RU"))


def test_line_over_the_cap_behind_an_open_quote_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "MAX_LINE", 20)
    found = rows(f'name,country\n"A\n{"x" * 50}\nB,RU\n')
    assert [(row.line, row.error is not None) for row in found] == [(2, True), (3, True), (4, False)]


def test_cell_over_the_limit_of_the_reader_is_one_error() -> None:
    found = rows(f"name,country\n{'x' * 131_073},RU\n{GOOD}")
    assert found[0].error == "line 2 opens a cell with more than 131072 characters"
    assert found[1].error is None


def test_record_may_have_many_lines_but_not_endless_ones() -> None:
    for count, fine in ((MAX_LINES, True), (MAX_LINES + 1, False)):
        lines = ["x"] * (count - 2)
        found = rows("name,country\n" + "\n".join(['"A', *lines, 'Z",RU', "Ivan,RU"]) + "\n")
        assert (found[0].error is None) is fine
        assert len(found) == (2 if fine else count + 1)
        assert found[-1] == Row(count + 2, ("Ivan", "RU"))


def test_number_of_lines_is_that_of_the_file() -> None:
    assert opened("name\r\nIvan\r\n\r\nPetr").lines == 4


def test_examples_of_a_file_on_disk_are_read_as_from_memory(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(b"name,country\nIvan,RU\n")
    with path.open("rb") as stream:
        assert [row.cells for row in open_table(stream, str(path)).rows] == [("Ivan", "RU")]


@given(st.text(alphabet='",ab\n', max_size=60))
def test_every_physical_line_has_one_place(text: str) -> None:
    """Each line behind the header is blank, or a row's first line, or inside the cells of a row that was accepted."""
    table = opened("name,country\n" + text)
    found = list(table.rows)
    taken = sum(1 + (0 if row.error else "".join(row.cells).count("\n")) for row in found)
    assert taken + table.counts.blank == table.lines - 1
    assert [row.line for row in found] == sorted({row.line for row in found})
    assert table.counts.rows == len(found)


@given(st.lists(st.tuples(*[st.text(alphabet='", ;\tab\u2028ы', max_size=8)] * 2), max_size=8))
def test_records_that_were_written_come_back(records: list[tuple[str, str]]) -> None:
    """What the standard writer writes on one line each is read as the same cells."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([("name", "country"), *records])
    assert [(row.cells, row.error) for row in rows(text.getvalue())] == [(record, None) for record in records]
