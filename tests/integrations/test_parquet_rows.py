import io
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from sanscreen.errors import PartyError
from sanscreen.integrations import parquet_pages, parquet_rows
from sanscreen.integrations.parquet_pages import largest_record
from sanscreen.integrations.parquet_rows import MAX_BATCH, open_parquet
from sanscreen.integrations.table import MAX_LINE, Table, Unreadable


def file_of(columns: dict[str, Any], **options: Any) -> io.BytesIO:
    stream = io.BytesIO()
    parquet.write_table(pa.table(columns), stream, **options)
    return stream


def opened(columns: dict[str, Any]) -> Table:
    return open_parquet(file_of(columns), "in.parquet")


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (pa.array([2**62]), str(2**62)),
        (pa.array([2**64 - 1], pa.uint64()), str(2**64 - 1)),
        (pa.array([Decimal("12345678901234567890123456789012345678.00")], pa.decimal256(40, 2)), "12345678901234567890123456789012345678"),
        (pa.array([7705088952.0]), "7705088952"),
        (pa.array([float("nan")]), ""),
        (pa.array([None], pa.string()), ""),
        (pa.array([None], pa.null()), ""),
        (pa.array(["Иван"]).dictionary_encode(), "Иван"),
        (pa.array(["Иван"], pa.large_string()), "Иван"),
        (pa.array([date(1962, 4, 1)]), "1962-04-01"),
        (pa.array([datetime(1962, 4, 1)], pa.timestamp("ns")), "1962-04-01"),
        (pa.array([1], pa.timestamp("ns")), "1970-01-01"),
        (pa.array([datetime(1962, 4, 1, 3)], pa.timestamp("us", "UTC")), "1962-04-01T03:00:00+00:00"),
        (pa.array([True]), "true"),
        (pa.array([["RU", None, "CY"]]), "RU; CY"),
    ],
)  # fmt: skip
def test_each_type_is_the_text_that_a_person_would_write(values: Any, text: str) -> None:
    (row,) = opened({"x": values}).rows
    assert row.cells == (text,)
    assert not isinstance(row.cells[0], Unreadable)


@pytest.mark.parametrize(
    "values",
    [
        pa.array([b"\xff"]),
        pa.array([{"a": 1}]),
        pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int64())),
        pa.array([[b"x"]]),
        pa.array([10**7], pa.date32()),
        pa.array([2**62], pa.timestamp("ms")),
    ],
    ids=lambda values: str(values.type),
)
def test_what_is_no_text_or_cannot_be_one_is_unreadable(values: Any) -> None:
    (row,) = opened({"x": values}).rows
    assert row.error is None
    assert isinstance(row.cells[0], Unreadable)
    assert row.cells[0]


def test_a_value_that_cannot_be_read_costs_no_other_one() -> None:
    rows = list(opened({"x": pa.array([0, 10**7, 1], pa.date32())}).rows)
    assert [row.cells[0] for row in rows] == ["1970-01-01", "?", "1970-01-02"]


def test_records_are_counted_over_groups_and_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_rows, "BATCH", 7)
    stream = file_of({"name": [str(number) for number in range(100)]}, row_group_size=13)
    table = open_parquet(stream, "in.parquet")
    assert [(row.line, row.cells[0]) for row in table.rows] == [(number + 1, str(number)) for number in range(100)]
    assert (table.lines, table.counts.rows, table.counts.blank) == (100, 100, 0)


def test_an_empty_record_is_a_record() -> None:
    assert [row.cells for row in opened({"name": [None, ""]}).rows] == [("",), ("",)]


def test_columns_of_one_name_are_all_read() -> None:
    stream = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], ["x", "x"]), stream)
    table = open_parquet(stream, "in.parquet")
    assert (table.header, next(table.rows).cells) == (("x", "x"), ("a", "b"))


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + 100 * b"x" + b"PAR1", b"PARE" + 100 * b"x" + b"PARE"])
def test_what_is_no_parquet_is_refused(data: bytes) -> None:
    with pytest.raises(PartyError, match=r"^in\.parquet: cannot be read as Parquet, it may be cut: "):
        open_parquet(io.BytesIO(data), "in.parquet")


def test_damage_anywhere_is_refused_or_does_not_matter_before_anything_is_screened() -> None:
    """Whatever byte is changed, the file is refused when it is opened, or has as many records as it says."""
    whole = file_of({"name": ["Ivan Testov"] * 50, "n": list(range(50))}, write_page_checksum=True).getvalue()
    for place in range(0, len(whole), 3):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        try:
            table = open_parquet(io.BytesIO(bytes(damaged)), "in.parquet")
        except PartyError:
            continue
        assert sum(1 for _ in table.rows) == table.lines


def test_a_file_that_changes_while_it_is_read_ends_the_run() -> None:
    stream = file_of({"name": [str(number) for number in range(5000)]}, row_group_size=1000, compression="none")
    table = open_parquet(stream, "in.parquet")
    next(table.rows)
    size = len(stream.getvalue())
    stream.seek(0)
    stream.write(b"\xff" * (size - 8))
    with pytest.raises(OSError, match=r"in\.parquet: changed while it was read"):
        list(table.rows)


def test_a_cell_with_too_many_characters_is_an_error_of_its_record() -> None:
    for text in ("x" * (MAX_LINE + 1), "Иван" * MAX_LINE, "x" * (9 * MAX_LINE)):
        first, second, third = opened({"name": ["Ann", text, "Ivan"]}).rows
        assert (first.cells, third.cells) == (("Ann",), ("Ivan",))
        assert (second.line, second.cells, second.error) == (2, (), "line 2 has more than 1000000 characters")


def test_a_text_that_is_repeated_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of 464 bytes can hold a hundred names of 900,000 letters, and one of 3 kB a million."""
    columns = {"name": ["x" * 900_000] * 100}
    stream = file_of(columns, compression="zstd")
    assert len(stream.getvalue()) < 1000
    assert sum(1 for _ in open_parquet(stream, "in.parquet").rows) == 100
    monkeypatch.setattr(parquet_rows, "MAX_UNPACKED", 50_000_000)
    with pytest.raises(
        PartyError, match=r"^in\.parquet: unpacks to more than 50000000 bytes; write it as several files$"
    ):
        open_parquet(stream, "in.parquet")
    incompressible = file_of({"name": ["abcdefghij"] * 1000}, compression="none", use_dictionary=False)
    monkeypatch.setattr(parquet_rows, "MAX_UNPACKED", 1)
    assert open_parquet(incompressible, "in.parquet").lines == 1000


def test_few_records_are_unpacked_at_once_where_they_can_be_long(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []
    batches = parquet_rows._batches

    def watched(file: Any, batch: int) -> Iterator[Any]:
        for each in batches(file, batch):
            sizes.append(each.nbytes)
            yield each

    monkeypatch.setattr(parquet_rows, "_batches", watched)
    rows = open_parquet(file_of({str(number): ["x" * 900_000] * 100 for number in range(3)}), "in.parquet").rows
    assert sum(1 for _ in rows) == 100
    assert max(sizes) < MAX_BATCH
    sizes.clear()
    assert opened({"name": ["Ivan"] * 1000}).lines == 1000
    assert len(sizes) == 8


def test_a_dictionary_that_is_larger_than_its_records_does_not_count_for_each() -> None:
    names = pa.array([f"{number:0100}" for number in range(100_000)]).dictionary_encode()
    rows = opened({"name": names}).rows
    assert all(row.error is None for row in rows)


def test_a_large_page_is_refused_whatever_the_directory_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell of 200 MB takes 6 kB when it is packed, and the reader makes room for the whole page."""
    stream = file_of({"name": ["x" * 3_000_000], "n": [1]}, compression="zstd")
    monkeypatch.setattr(parquet_pages, "MAX_PAGE", 1_000_000)
    with pytest.raises(PartyError, match=r"^in\.parquet: its largest page unpacks to 3000004 bytes, .* smaller pages"):
        open_parquet(stream, "in.parquet")
    monkeypatch.setattr(parquet_pages, "MAX_PAGE", 4_000_000)
    assert open_parquet(stream, "in.parquet").lines == 1
    monkeypatch.setattr(parquet_pages, "MAX_PAGES", 3_000_004)
    with pytest.raises(PartyError, match="at most 4000000 and 3000004 are read"):
        open_parquet(stream, "in.parquet")


@pytest.mark.parametrize(
    "options", [{}, {"data_page_version": "2.0"}, {"use_dictionary": False}, {"compression": "gzip"}]
)
@pytest.mark.parametrize("group", [7, 1000])
def test_the_headers_of_all_pages_are_found(options: dict[str, Any], group: int) -> None:
    """Walked through from the first page of a column, the last one ends where the column does."""
    stream = file_of(
        {"name": [f"Ivan {number}" for number in range(1000)], "tags": [["a", None]] * 1000, "n": [None, 1] * 500},
        row_group_size=group, data_page_size=100, write_page_checksum=True, **options,
    )  # fmt: skip
    directory = parquet.read_metadata(stream)
    assert largest_record(stream) > 0
    for number in range(directory.num_row_groups):
        for column in range(directory.num_columns):
            chunk = directory.row_group(number).column(column)
            place = chunk.dictionary_page_offset or chunk.data_page_offset
            end, unpacked = place + chunk.total_compressed_size, 0
            while place < end:
                header, length = parquet_pages._header(stream, place)
                place += length + header[3]
                unpacked += length + header[2]
            assert (place, unpacked) == (end, chunk.total_uncompressed_size)


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"\x15",
        b"\x15\x00\x15",
        b"\x15" + b"\xff" * 20,
        b"\x18\xff\xff\xff\xff\x0f",
        b"\x19\xf1\xff\xff\xff\xff\x0f",
        b"\x19\xfc\xff\xff\xff\xff\x0f",
        b"\x1c" * 1000,
        b"\x19\x19" * 1000,
        b"\x1d\x00",
        b"\x00",
        b"\x25\x01\x15\x01\x00",
    ],
)
def test_a_header_that_is_cut_or_damaged_is_refused_at_once(header: bytes) -> None:
    stream = io.BytesIO(b"PAR1" + header)
    with pytest.raises(ValueError, match=r"header|page"):
        parquet_pages._page_sizes(stream, 4, len(header) + 1)


def test_columns_that_lie_over_each_other_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else one page is unpacked as often as a small directory names it."""
    stream = io.BytesIO(200 * b"x")
    chunk = b"\x3c\x76\xb0\x01\x26\x08\x00\x00"  # 88 bytes from the fourth on
    groups = b"\x49\x3c" + 3 * (b"\x19\x1c" + chunk + b"\x00") + b"\x00"
    assert list(parquet_pages._chunks(groups)) == 3 * [(0, 4, 88)]
    stream.seek(0, io.SEEK_END)
    stream.write(groups + len(groups).to_bytes(4, "little") + b"PAR1")
    with pytest.raises(ValueError, match="page"):
        largest_record(stream)
    monkeypatch.setattr(parquet_pages, "_page_sizes", lambda *_: [1])
    with pytest.raises(ValueError, match="lie over each other"):
        largest_record(stream)


def test_a_damaged_directory_ends_no_process() -> None:
    """Asked for the columns of this one, pyarrow ends it."""
    stream = file_of({"name": ["Ivan", None], "tags": [["a"], None]})
    data = stream.getvalue()
    size = int.from_bytes(data[-8:-4], "little")
    for place in range(len(data) - 8 - size, len(data) - 8):
        for change in (1, 0x10, 0xFF):
            damaged = bytearray(data)
            damaged[place] ^= change
            try:
                rows = list(open_parquet(io.BytesIO(bytes(damaged)), "in.parquet").rows)
            except (PartyError, OSError):
                continue
            assert rows


def test_a_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(
        PartyError, match=r"^in.parquet: needs pyarrow; install it with pip install 'sanscreen\[parquet\]'$"
    ):
        open_parquet(io.BytesIO(), "in.parquet")
