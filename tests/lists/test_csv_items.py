import pytest

from sanscreen.lists.csv_items import csv_items, csv_rows, header_of
from sanscreen.lists.faults import Faults
from sanscreen.lists.list_file import ListFile


def rows(data: bytes, delimiter: str = ",", **options: object) -> tuple[list[dict[str, str]], Faults]:
    faults = Faults("list.csv")
    items = csv_items(ListFile.of_bytes(data, "list.csv"), faults, delimiter, **options)  # type: ignore[arg-type]
    return [dict(item._attributes) for item in items], faults


def test_rows_are_items_by_their_columns() -> None:
    found, faults = rows(b'id, family  name ,\n1,"TESTOV, I",x\n\n,,\n2,b,c\n')
    assert found == [
        {"id": "1", "family name": "TESTOV, I", "column 3": "x"},
        {"id": "2", "family name": "b", "column 3": "c"},
    ]
    assert not faults.count


def test_banner_lines_are_skipped_and_columns_can_be_given() -> None:
    assert rows(b"Report Date: 1\nid;b\n1;2\n", ";", skip=1)[0] == [{"id": "1", "b": "2"}]
    assert rows(b"1\t2\n", "\t", columns=("id", "b"))[0] == [{"id": "1", "b": "2"}]


def test_a_row_with_other_cells_than_the_header_is_a_fault() -> None:
    found, faults = rows(b"id,name\n1,a\n2\n3,b,c\n")
    assert found == [{"id": "1", "name": "a"}]
    assert [fault.split(":")[1] for fault in faults.faults] == ["3", "4"]
    assert "has 1 cells; 2 are expected" in faults.faults[0]


def test_a_quote_that_is_never_closed_is_a_fault() -> None:
    _, faults = rows(b'id,name\n1,"a\n2,b\n')
    assert "is no table: unexpected end of data" in faults.faults[0]


def test_windows_1252_is_read_with_a_warning() -> None:
    found, faults = rows("id,name\n1,Müller\n".encode("cp1252"))
    assert found[0]["name"] == "Müller"
    assert faults.warnings == [
        "list.csv:1: file: is not UTF-8 and was read as Windows-1252; look at names with accents"
    ]
    _, faults = rows(b"id,name\n1,a\n2,\x81\xff\n")
    assert "byte 0x81 is no cp1252" in faults.faults[0]


def test_a_byte_order_mark_is_no_part_of_the_header() -> None:
    assert rows(b"\xef\xbb\xbfid\n1\n")[0] == [{"id": "1"}]


def test_lines_are_those_of_the_file(tmp_path: object) -> None:
    faults = Faults("list.csv")
    file = ListFile.of_bytes(b'a\n"b\nc"\nd\n', "list.csv")
    assert [line for line, _ in csv_rows(file, faults)] == [1, 3, 4]


@pytest.mark.parametrize(
    ("head", "skip", "header"),
    [
        (b"a,b\n1,2", 0, ["a", "b"]),
        (b"Report Date: x\na,b\n", 1, ["a", "b"]),
        (b"", 0, []),
        (b"a\n", 3, []),
        (b"\xff\xfe", 0, ["��"]),
    ],
)
def test_the_header_is_told_from_the_head(head: bytes, skip: int, header: list[str]) -> None:
    assert header_of(head, skip=skip) == header


def test_columns_of_one_name_are_a_fault_since_one_of_them_would_be_lost() -> None:
    found, faults = rows(b"id,name,name\n1,a,b\n")
    assert found == []
    assert faults.faults == ["list.csv:1: header: names 'name' twice; fetch the file again"]


def test_two_files_in_one_are_a_fault() -> None:
    _, faults = rows(b"id,name\n1,a\nid,name\n2,b\n")
    assert faults.faults == ["list.csv:3: row: is the header again: two files were joined; load each for itself"]


@pytest.mark.parametrize(("end", "told"), [(b"", 1), (b"\n", 0), (b"\r\n", 0), (b"\r\n\x1a", 0)])
def test_a_file_that_ends_within_a_line_is_told(end: bytes, told: int) -> None:
    _, faults = rows(b"id,name\n1,a" + end)
    assert len(faults.warnings) == told
    assert all(warning.endswith("does not end with a line end: it may be cut") for warning in faults.warnings)
