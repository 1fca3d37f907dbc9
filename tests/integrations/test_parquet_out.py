import io
import sys
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from sanscreen import Screener
from sanscreen.errors import PartyError
from sanscreen.integrations import parquet_out
from sanscreen.integrations.parquet_out import ParquetWriter
from sanscreen.integrations.results import RESULT_COLUMNS, result_cells
from sanscreen.integrations.table import Row
from sanscreen.model import Screening


@pytest.fixture(scope="module")
def screenings(screener: Screener) -> dict[str, Screening]:
    names = {"alert": "Igor Zimenkov", "clear": "Invented Person", "error": "?!"}
    return {verdict: screener.screen(name) for verdict, name in names.items()}


def written(header: tuple[str, ...], *outcomes: tuple[Row, Screening]) -> Any:
    stream = io.BytesIO()
    writer = ParquetWriter(stream, header)
    for row, screening in outcomes:
        writer.write(row, screening)
    writer.finish()
    return parquet.ParquetFile(stream)


def test_results_have_types_and_what_is_empty_is_missing(screenings: dict[str, Screening]) -> None:
    file = written(("name",), *((Row(2, (verdict,)), each) for verdict, each in screenings.items()))
    types = {field.name: field.type for field in file.schema_arrow}
    assert types.pop("name") == pa.string()
    assert types.pop("sanscreen_score") == pa.float64()
    assert {types.pop(f"sanscreen_{name}") for name in ("hits", "near_misses", "suppressed")} == {pa.int64()}
    assert types == dict.fromkeys(RESULT_COLUMNS[:1] + RESULT_COLUMNS[5:], pa.string())
    alert, clear, error = file.read().to_pylist()
    assert (alert["sanscreen_score"], alert["sanscreen_hits"]) == (float(screenings["alert"].hits[0].score), 1)
    assert (clear["sanscreen_score"], clear["sanscreen_hits"], clear["sanscreen_id"]) == (None, 0, None)
    assert (error["sanscreen_verdict"], error["sanscreen_error"]) == ("error", screenings["error"].error)


def test_results_are_what_the_other_tables_say(screenings: dict[str, Screening]) -> None:
    screening = screenings["alert"]
    (record,) = written(("name",), (Row(2, ("x",)), screening)).read().to_pylist()
    cells = dict(zip(RESULT_COLUMNS, result_cells(screening), strict=True))
    assert {name: "" if record[name] is None else str(record[name]) for name in RESULT_COLUMNS} == cells


def test_columns_whose_name_is_taken_are_numbered_and_no_cell_is_lost(screenings: dict[str, Screening]) -> None:
    header = ("name", "name", "sanscreen_verdict", "")
    file = written(header, (Row(2, ("a", "b", "c", "d")), screenings["clear"]))
    names = ["name", "name (2)", "sanscreen_verdict (2)", ""]
    assert file.schema_arrow.names == [*names, *RESULT_COLUMNS]
    (record,) = file.read().to_pylist()
    assert [record[name] for name in names] == ["a", "b", "c", "d"]


def test_groups_are_written_meanwhile(screenings: dict[str, Screening], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_out, "GROUP_ROWS", 10)
    rows = [(Row(number, (str(number),)), screenings["clear"]) for number in range(25)]
    file = written(("name",), *rows)
    assert [file.metadata.row_group(place).num_rows for place in range(file.num_row_groups)] == [10, 10, 5]
    assert file.read()["name"].to_pylist() == [str(number) for number in range(25)]


def test_long_cells_make_small_groups(screenings: dict[str, Screening], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_out, "GROUP_CHARACTERS", 5000)
    file = written(("name",), *[(Row(2, ("x" * 5000,)), screenings["clear"])] * 3)
    assert file.num_row_groups == 3


def test_no_outcome_is_a_file_without_records() -> None:
    assert written(("name",)).metadata.num_rows == 0


def test_a_stream_that_takes_no_more_is_told_and_so_is_that_nothing_was_finished(
    screenings: dict[str, Screening], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.BytesIO):
        def write(self, data: Any) -> int:
            if self.tell() > 3000:
                raise OSError(28, "No space left on device")
            return super().write(data)

    monkeypatch.setattr(parquet_out, "GROUP_ROWS", 1)
    writer = ParquetWriter(Full(), ("name",))

    def write_many() -> None:
        for _ in range(100):
            writer.write(Row(2, ("x",)), screenings["alert"])

    with pytest.raises(OSError, match="No space left on device"):
        write_many()
    with pytest.raises(OSError, match="Parquet cannot be finished"):
        writer.finish()


def test_what_utf_8_cannot_have_is_escaped(screenings: dict[str, Screening]) -> None:
    file = written(("n\ud800",), (Row(2, ("\ud800",)), screenings["clear"]))
    assert file.read().to_pylist()[0]["n\\ud800"] == "\\ud800"


def test_a_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(PartyError, match=r"pip install 'sanscreen\[parquet\]'$"):
        ParquetWriter(io.BytesIO(), ("name",))
