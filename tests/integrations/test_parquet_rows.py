import io
import sys
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from sanscreen.errors import PartyError
from sanscreen.integrations import parquet_rows
from sanscreen.integrations.parquet_rows import open_parquet
from sanscreen.integrations.table import Table, Unreadable


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


def test_a_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(
        PartyError, match=r"^in.parquet: needs pyarrow; install it with pip install 'sanscreen\[parquet\]'$"
    ):
        open_parquet(io.BytesIO(), "in.parquet")
