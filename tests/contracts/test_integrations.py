"""What every registered output form must do: one outcome per record, in order, with the original cells."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from pyarrow import parquet

from sanscreen.integrations.batch import Outcome, screen_table
from sanscreen.integrations.columns import map_columns
from sanscreen.integrations.csv_rows import open_table
from sanscreen.integrations.outputs import OUTPUTS, Output
from sanscreen.model import Alias, AliasQuality, Designation, PartyType, Scope, Watchlist
from sanscreen.screener import Screener

HEADER = ("id", "name", "dob", "note")
FILE = """id,name,dob,note
R-1,Ivan Testov,1962,an alert
R-2,Invented Person,,clear
R-3,,,no name
R-4,?!,,a name without a letter
R-5,{long},,a name that is too long
R-6,Invented Person,n/a,a date that cannot be read
R-7,The Tester,,a near miss
" R-8 ","Person
of two lines",,"a, b; c\td | ""e"" f"
R-9,=1+1,,a formula
R-10,too few
R-11,too,many,cells,here
"R-12,open quote,,
R-13,Last Person,,
""".format(long="x" * 1001)
VERDICTS = ["alert", "clear", "error", "error", "error", "clear", "clear", "clear", "clear", *["error"] * 3, "clear"]
TESTOV = Designation(
    "testov-ivan",
    PartyType.INDIVIDUAL,
    (Alias("TESTOV, Ivan", AliasQuality.PRIMARY), Alias("THE TESTER", AliasQuality.WEAK)),
)
SCREENER = Screener([Watchlist("invented", "Invented", Scope.INTERNAL, (TESTOV,))])

Read = tuple[list[str], str, str, str]  # original cells, verdict, listed party, error


def read_delimited(delimiter: str) -> Callable[[bytes], list[Read]]:
    def read(data: bytes) -> list[Read]:
        header, *rows = csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter, strict=True)
        assert header[: len(HEADER)] == list(HEADER)
        columns = {name: place for place, name in enumerate(header)}
        results = ("sanscreen_verdict", "sanscreen_id", "sanscreen_error")
        return [(row[: len(HEADER)], *(row[columns[name]] for name in results)) for row in rows]  # type: ignore[misc]  # three

    return read


def read_json(data: bytes) -> list[Read]:
    def one(outcome: dict[str, Any]) -> Read:
        cells, screening = outcome["input"], outcome["screening"]
        found = [*screening["hits"], *screening["near_misses"]]
        return (
            list(cells.values()) if isinstance(cells, dict) else cells,
            screening["verdict"],
            found[0]["designation"]["id"] if found else "",
            screening.get("error") or "",
        )

    return [one(json.loads(line)) for line in data.decode().splitlines()]


def read_parquet(data: bytes) -> list[Read]:
    table = parquet.read_table(io.BytesIO(data))
    assert table.column_names[: len(HEADER)] == list(HEADER)
    return [
        (
            [row[name] for name in HEADER],
            row["sanscreen_verdict"],
            row["sanscreen_id"] or "",
            row["sanscreen_error"] or "",
        )
        for row in table.to_pylist()
    ]


READERS: dict[str, Callable[[bytes], list[Read]]] = {
    "csv": read_delimited(","),
    "tsv": read_delimited("\t"),
    "json": read_json,
    "parquet": read_parquet,
}


def outcomes() -> list[Outcome]:
    table = open_table(io.BytesIO(FILE.encode()), "file.csv")
    return list(screen_table(table, map_columns(table.header), SCREENER))


def written(output: Output, *, raw: bool = True) -> bytes:
    stream = io.BytesIO()
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="")
    writer = output.open(stream if output.binary else text, HEADER, raw)
    for outcome in outcomes():
        writer.write(outcome.row, outcome.screening)
    writer.finish()
    text.flush()
    return stream.getvalue()


def test_every_output_form_can_be_read_back_here() -> None:
    assert READERS.keys() == {each.name for each in OUTPUTS}


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.name)
def test_one_record_is_one_outcome_in_its_order(output: Output) -> None:
    read = READERS[output.name](written(output))
    assert [verdict for _, verdict, _, _ in read] == VERDICTS
    assert [cells[0].split(",")[0].strip(' "') for cells, _, _, _ in read] == [f"R-{number}" for number in range(1, 14)]


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.name)
def test_original_cells_survive_where_the_name_is_faulty_too(output: Output) -> None:
    read = READERS[output.name](written(output))
    for (cells, _, _, _), outcome in zip(read, outcomes(), strict=True):
        kept = list(outcome.row.cells[: len(HEADER)])
        assert cells[: len(kept)] == kept
        assert not any(cells[len(HEADER) :]) or outcome.row.error


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.name)
def test_what_was_found_and_what_is_wrong_is_told(output: Output) -> None:
    read = READERS[output.name](written(output))
    assert [listed for _, _, listed, _ in read] == ["testov-ivan", *[""] * 5, "testov-ivan", *[""] * 6]
    for (_, verdict, _, error), outcome in zip(read, outcomes(), strict=True):
        assert error == (outcome.screening.error or "")
        assert bool(error) is (verdict == "error")


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.name)
def test_guard_against_formulas_loses_no_row(output: Output) -> None:
    read = READERS[output.name](written(output, raw=False))
    assert [verdict for _, verdict, _, _ in read] == VERDICTS
    assert read[8][0][1] in ("=1+1", "'=1+1")


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.name)
def test_same_outcomes_are_the_same_bytes(output: Output) -> None:
    assert written(output) == written(output)


def test_names_and_suffixes_belong_to_one_form_each() -> None:
    names = [each.name for each in OUTPUTS]
    suffixes = [suffix for each in OUTPUTS for suffix in each.suffixes]
    assert len(set(names)) == len(names)
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)
