"""What every registered input form must do: one row per record, in order, the same texts as in every other form."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from sanscreen import PartyError, Screener
from sanscreen.integrations.batch import screen_table
from sanscreen.integrations.columns import map_columns
from sanscreen.integrations.csv_rows import open_table
from sanscreen.integrations.inputs import INPUTS, Input, input_of, open_input
from sanscreen.integrations.table import Table
from tests.integrations import workbooks

COUNTERPARTIES = Path(__file__).parents[2] / "docs" / "examples" / "counterparties.csv"
Rows = Sequence[Sequence[str]]


def as_csv(rows: Rows) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()


def as_json(rows: Rows) -> bytes:
    header, *records = rows
    return "".join(json.dumps(dict(zip(header, row, strict=True))) + "\n" for row in records).encode()


def as_parquet(rows: Rows) -> bytes:
    header, *records = rows
    stream = io.BytesIO()
    columns = {name: pa.array([row[place] for row in records], pa.string()) for place, name in enumerate(header)}
    parquet.write_table(pa.table(columns), stream, row_group_size=7)
    return stream.getvalue()


def as_workbook(suffix: str) -> Callable[[Rows], bytes]:
    return lambda rows: workbooks.WRITERS[suffix]({"Parties": [[cell or None for cell in row] for row in rows]})


WRITERS: dict[str, Callable[[Rows], bytes]] = {
    ".csv": as_csv,
    ".jsonl": as_json,
    ".parquet": as_parquet,
    **{f".{suffix}": as_workbook(suffix) for suffix in workbooks.WRITERS},
}
SUFFIXES = pytest.mark.parametrize("suffix", WRITERS)
BINARY = pytest.mark.parametrize("suffix", [each for each in WRITERS if each not in (".csv", ".jsonl")])


def opened(suffix: str, rows: Rows) -> Table:
    return open_input(io.BytesIO(WRITERS[suffix](rows)), f"file{suffix}")


def counterparties() -> list[tuple[str, ...]]:
    with COUNTERPARTIES.open("rb") as stream:
        table = open_table(stream, COUNTERPARTIES.name)
        return [table.header, *(row.cells for row in table.rows if row.error is None)]


def test_every_input_form_is_written_here() -> None:
    assert {input_of(f"file{suffix}").name for suffix in WRITERS} == {each.name for each in INPUTS}
    assert {f".{suffix}" for suffix in workbooks.WRITERS} == {*input_of("x.ods").suffixes} - {".xlsm"}  # an xlsx


@SUFFIXES
def test_same_counterparties_are_the_same_texts_in_every_form(suffix: str) -> None:
    rows = counterparties()
    table = opened(suffix, rows)
    assert table.header == rows[0]
    read = list(table.rows)
    assert [row.cells for row in read] == rows[1:]
    assert [row.error for row in read] == [None] * len(read)
    assert (table.counts.rows, table.counts.blank) == (len(rows) - 1, 0)
    assert max(row.line for row in read) <= table.lines


@SUFFIXES
def test_same_counterparties_have_the_same_outcomes_in_every_form(suffix: str, screener: Screener) -> None:
    rows = counterparties()
    some = [rows[0], *rows[1::8]]

    def outcomes(form: str) -> list[object]:
        table = opened(form, some)
        return [
            (
                each.row.cells[0],
                each.screening.party and each.screening.party.reference,
                *found(each.screening.to_dict()),
            )
            for each in screen_table(table, map_columns(table.header), screener)
        ]

    def found(screening: dict[str, object]) -> tuple[object, ...]:
        return tuple(screening[key] for key in ("verdict", "hits", "near_misses", "flags"))

    assert outcomes(suffix) == outcomes(".csv")


@SUFFIXES
@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(*[st.text(st.characters(categories=("L", "N", "P", "S"), include_characters=" "), max_size=12)] * 2),
        max_size=4,
    )
)
@example([("=1+1", "'x"), ("007", "1e5"), ("Null", "NO"), ("#REF!", "true"), ("2024-01-02", "_x0041_")])
def test_any_texts_come_back_as_they_are(suffix: str, cells: list[tuple[str, str]]) -> None:
    """One record in, one row out, in order, whatever the texts are."""
    plain = [[" ".join(text.split()) for text in row] for row in cells]  # ods writes several blanks in its own way
    if suffix == ".xlsx":
        plain = [[text.replace("_x0041_", "A") for text in row] for row in plain]  # xlsx writes characters so
    rows = [["id", "name", "note"], *([f"R-{number}", *row] for number, row in enumerate(plain))]
    if len(rows) == 1:
        return
    assert [list(row.cells) for row in opened(suffix, rows).rows] == rows[1:]


@BINARY
def test_a_file_that_is_cut_is_refused_before_anything_is_screened(suffix: str) -> None:
    data = WRITERS[suffix](counterparties())
    for cut in (9, len(data) // 2, len(data) - 700):
        with pytest.raises(PartyError, match=f"^file{suffix}: "):
            open_input(io.BytesIO(data[:cut]), f"file{suffix}")


@SUFFIXES
@pytest.mark.parametrize("chosen", INPUTS, ids=lambda each: each.name)
def test_a_file_of_another_form_is_refused_and_its_form_told(suffix: str, chosen: Input) -> None:
    data, right = WRITERS[suffix]([["id", "name"], ["1", "Ivan Testov"]]), input_of(f"file{suffix}")
    if chosen is right:
        assert open_input(io.BytesIO(data), "file.dat", form=chosen.name).header == ("id", "name")
    elif chosen.opens_with or right.opens_with:
        told = right.name if right.opens_with else "csv"
        with pytest.raises(PartyError, match=f"say which it is: --input-format {told}$"):
            open_input(io.BytesIO(data), f"file{chosen.suffixes[0]}")


@pytest.mark.parametrize("chosen", INPUTS, ids=lambda each: each.name)
@pytest.mark.parametrize("option", ["encoding", "delimiter", "sheet"])
def test_an_option_that_says_nothing_about_a_form_is_refused(chosen: Input, option: str) -> None:
    if option not in chosen.takes:
        with pytest.raises(PartyError, match=f"--{option} says nothing about the input format {chosen.name}"):
            open_input(io.BytesIO(b""), f"file{chosen.suffixes[0]}", options={option: "x"})


@pytest.mark.parametrize("chosen", INPUTS, ids=lambda each: each.name)
def test_an_empty_file_is_refused(chosen: Input) -> None:
    with pytest.raises(PartyError, match="file"):
        open_input(io.BytesIO(b""), f"file{chosen.suffixes[0]}")


@pytest.mark.parametrize("chosen", INPUTS, ids=lambda each: each.name)
def test_a_pipe_is_refused(chosen: Input) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    with pytest.raises(PartyError, match="a pipe cannot be read twice"):
        open_input(Pipe(b"x"), f"file{chosen.suffixes[0]}")


def test_names_and_suffixes_belong_to_one_form_each() -> None:
    names = [each.name for each in INPUTS]
    suffixes = [suffix for each in INPUTS for suffix in each.suffixes]
    assert len(set(names)) == len(names)
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix == PurePath(f"file{suffix}").suffix.lower() for suffix in suffixes)
    assert (input_of("FILE.XLSX").name, input_of("file").name, input_of("file.dat").name) == ("excel", "csv", "csv")
