import io
import json
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanscreen.errors import PartyError
from sanscreen.integrations.json_lines import JsonLinesWriter, json_line, unlike
from sanscreen.integrations.table import Row
from sanscreen.model import Alias, AliasQuality, Designation, Party, PartyType, Scope, Screening, Watchlist
from sanscreen.screener import Screener

SCREENER = Screener(
    [
        Watchlist(
            "invented",
            "Invented",
            Scope.ILLUSTRATIVE,
            (
                Designation(
                    "testov-ivan",
                    PartyType.INDIVIDUAL,
                    (Alias("TESTOV, Ivan", AliasQuality.PRIMARY), Alias("THE TESTER", AliasQuality.WEAK)),
                ),
            ),
        )
    ]
)
CLEAR = SCREENER.screen("Invented Person")


def line(row: Row, screening: Screening, header: tuple[str, ...]) -> str:
    stream = io.StringIO()
    JsonLinesWriter(stream, header).write(row, screening)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("party", "why"),
    [
        ("Ivan Testov", "an alert"),
        ("Тестов, Иван", "an alert across scripts"),
        ("The Tester", "a near miss"),
        ("Invented Person", "clear"),
        ("?!", "a name that cannot be compared"),
        (PartyError("line 2: column 'name' is empty"), "a record that cannot be read"),
        (
            Party.of(name="Ivan", lenient=True, birth_date="1962-04", countries="RU;?", reference="1"),
            "more fields",
        ),
    ],
)
def test_screening_comes_back_from_its_line(party: str | Party | PartyError, why: str) -> None:
    (screening,) = SCREENER.screen_many([party])
    read = json.loads(line(Row(2, ("Ivan",)), screening, ("name",)))
    assert Screening.from_dict(read["screening"]) == screening, why
    assert read["line"] == 2


def test_input_is_told_by_column() -> None:
    assert json.loads(line(Row(2, ("Ivan", "RU")), CLEAR, ("name", "land")))["input"] == {
        "name": "Ivan",
        "land": "RU",
    }


def test_columns_of_one_name_are_numbered_and_none_is_lost() -> None:
    header = ("note", "name", "note", "note (2)", "note")
    read = json.loads(line(Row(2, ("a", "Ivan", "b", "c", "d")), CLEAR, header))
    assert read["input"] == {
        "note": "a",
        "name": "Ivan",
        "note (2)": "b",
        "note (2) (2)": "c",
        "note (3)": "d",
    }


def test_many_columns_of_one_name_are_numbered_in_no_time() -> None:
    """Each was counted anew: 2,000 columns without a name took half a minute."""
    started = process_time()
    keys = unlike([""] * 20_000)
    assert process_time() - started < 2
    assert len(set(keys)) == 20_000
    assert keys[-1] == " (20000)"


def test_row_that_could_not_be_read_keeps_its_cells_as_a_list() -> None:
    (error,) = SCREENER.screen_many([PartyError("line 2 has 3 columns")])
    read = json.loads(line(Row(2, ("a", "b", "c"), "line 2 has 3 columns"), error, ("name", "land")))
    assert read["input"] == ["a", "b", "c"]
    assert read["screening"]["error"] == "line 2 has 3 columns"


@pytest.mark.parametrize(
    "letter", ["\n", "\r", "\x1b", "\x7f", "\x9b", "\u2028", "\u2029", "\u202e", "\u200b", "\ud800"]
)
def test_characters_that_do_not_print_are_escaped(letter: str) -> None:
    text = json_line({"name": f"Иван{letter}Тестов"})
    assert text.isprintable()
    assert "Иван" in text
    assert json.loads(text) == {"name": f"Иван{letter}Тестов"}


@given(st.recursive(st.text(max_size=5) | st.integers() | st.none(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)))  # fmt: skip
def test_any_value_is_one_printable_line_of_json(value: Any) -> None:
    """Whatever is in a record, its line has no other line in it and reads back as the same."""
    assert json_line(value).isprintable()
    assert json.loads(json_line(value)) == value


def test_outcome_is_one_line_in_one_piece() -> None:
    pieces: list[str] = []

    class Stream:
        def write(self, text: str) -> None:
            pieces.append(text)

    JsonLinesWriter(Stream(), ("name",)).write(Row(2, ("Ivan\nTestov",)), CLEAR)
    assert len(pieces) == 1
    assert pieces[0].count("\n") == 1
    assert pieces[0].endswith("\n")
