import datetime
import math
import sys
from collections.abc import Callable
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanscreen
from sanscreen import PartyError, Screener, Verdict, screen_frame
from sanscreen.integrations.results import RESULT_COLUMNS, result_values

Columns = dict[str, list[Any]]
KINDS = pytest.mark.parametrize("kind", [pd.DataFrame, pl.DataFrame], ids=["pandas", "polars"])
Kind = Callable[[Columns], Any]

COLUMNS: Columns = {
    "name": ["Igor Zimenkov", "Invented Person", None, "?!", "Zimenkov"],
    "dob": [datetime.date(1968, 12, 19), None, None, None, None],
    "tax_number": [7705088952.0, None, math.nan, 1.0, 2.0],
    "note": [1, 2, 3, 4, 5],
}


def column(frame: Any, name: str) -> list[Any]:
    """Return the values of a column of any frame; what is missing is None."""
    return [None if pd.api.types.is_scalar(value) and pd.isna(value) else value for value in frame[name].to_list()]


@KINDS
def test_a_row_has_its_outcome_beside_it_in_order(kind: Kind, screener: Screener) -> None:
    frame = kind(COLUMNS)
    screened = screen_frame(frame, screener=screener)
    assert type(screened) is type(frame)
    assert list(screened.columns) == [*COLUMNS, *RESULT_COLUMNS]
    assert column(screened, "note") == [1, 2, 3, 4, 5]
    assert column(screened, "sanscreen_verdict") == ["alert", "clear", "error", "error", "clear"]
    assert column(screened, "sanscreen_near_misses")[4] > 0
    assert column(screened, "sanscreen_error")[2] == "line 3: column 'name' is empty"
    assert column(screened, "sanscreen_id")[:3] == ["zimenkov-igor", None, None]


@KINDS
def test_results_have_types_and_what_is_empty_is_missing(kind: Kind, screener: Screener) -> None:
    screened = screen_frame(kind(COLUMNS), screener=screener)
    party = sanscreen.Party.of(name="Igor Zimenkov", birth_date="1968-12-19", identifiers=["tax_number:7705088952"])
    values = dict(zip(RESULT_COLUMNS, result_values(screener.screen(party)), strict=True))
    assert {name: column(screened, name)[0] for name in RESULT_COLUMNS} == values
    assert isinstance(column(screened, "sanscreen_score")[0], float)
    assert column(screened, "sanscreen_score")[1:4] == [None] * 3
    assert {str(screened["sanscreen_hits"].dtype).lower(), str(screened["sanscreen_near_misses"].dtype).lower()} == {
        "int64"
    }


@KINDS
def test_the_frame_that_is_given_is_not_changed(kind: Kind, screener: Screener) -> None:
    frame = kind(COLUMNS)
    screen_frame(frame, screener=screener)
    assert list(frame.columns) == list(COLUMNS)


@KINDS
@settings(max_examples=15)
@given(
    st.lists(
        st.one_of(st.none(), st.text(max_size=8), st.sampled_from(["Igor Zimenkov", "Invented Person"])), max_size=6
    )
)
def test_one_row_is_one_outcome_and_the_reference_survives(
    kind: Kind, screener: Screener, names: list[str | None]
) -> None:
    """One row in, one row out, in order, whatever the names are; none without a name is clear."""
    names = [name if name is None else name.encode("utf-8", "replace").decode() for name in names]
    frame = kind({"id": [f"R-{number}" for number in range(len(names))], "name": [*names]})
    if kind is pl.DataFrame:
        frame = frame.cast(pl.String)
    screened = screen_frame(frame, screener=screener)
    assert column(screened, "id") == [f"R-{number}" for number in range(len(names))]
    for name, verdict in zip(names, column(screened, "sanscreen_verdict"), strict=True):
        assert verdict in {each.value for each in Verdict}
        assert (name or "").strip() or verdict == "error"


@pytest.mark.parametrize("missing", [None, math.nan, pd.NA, pd.NaT, "", " "])
def test_whatever_stands_for_nothing_is_no_name(missing: object, screener: Screener) -> None:
    screened = screen_frame(pd.DataFrame({"name": pd.Series(["Ivan", missing], dtype=object)}), screener=screener)
    assert list(screened["sanscreen_verdict"]) == ["clear", "error"]


def test_what_utf_8_cannot_have_does_not_end_the_run(screener: Screener) -> None:
    names = pd.Series(["Igor\ud800 Zimenkov", "\ud800", "Зиmenkov\udfff"], dtype=object)
    screened = screen_frame(pd.DataFrame({"name": names}), screener=screener)
    assert len(screened["sanscreen_verdict"]) == 3
    assert list(screened["name"]) == list(names)


@pytest.mark.parametrize(
    "index",
    [["a", "b", "b"], [3, 1, 2], pd.MultiIndex.from_tuples([(1, "x"), (1, "y"), (2, "x")]), pd.RangeIndex(9, 12)],
)
def test_the_index_of_pandas_is_kept(index: Any, screener: Screener) -> None:
    frame = pd.DataFrame({"name": ["Invented Person", "Igor Zimenkov", "Nobody Here"]}, index=index)
    screened = screen_frame(frame, screener=screener)
    assert screened.index.equals(frame.index)
    assert list(screened["sanscreen_verdict"]) == ["clear", "alert", "clear"]


@KINDS
def test_the_column_of_the_name_can_be_told(kind: Kind, screener: Screener) -> None:
    frame = kind({"A": ["Igor"], "B": ["Zimenkov"], "C": ["Igor Zimenkov"]})
    with pytest.raises(PartyError, match=r"no column is the name; .* \(here: mapping=\{'name': 'COLUMN'\}\)"):
        screen_frame(frame, screener=screener)
    for told in ({"name": "C"}, {"mapping": {"name": "C"}}, {"mapping": {"family": "B", "given": "A"}}):
        assert column(screen_frame(frame, screener=screener, **told), "sanscreen_verdict") == ["alert"]
    with pytest.raises(PartyError, match="say the same thing"):
        screen_frame(frame, name="C", mapping={"name": "C"}, screener=screener)


@KINDS
def test_lists_are_read_and_bytes_are_refused_where_they_are_used(kind: Kind, screener: Screener) -> None:
    frame = kind({"name": ["Igor Zimenkov"], "country": [["RU", "CY"]], "photo": [b"\xff"]})
    assert column(screen_frame(frame, screener=screener), "sanscreen_verdict") == ["alert"]
    refused = screen_frame(frame, screener=screener, mapping={"addresses": "photo"})
    assert column(refused, "sanscreen_error") == ["line 1: column 'photo' holds bytes: 'ff'"]


@KINDS
def test_a_frame_that_was_screened_is_not_screened_over(kind: Kind, screener: Screener) -> None:
    screened = screen_frame(kind({"name": ["Ivan"]}), screener=screener)
    with pytest.raises(PartyError, match="has a column 'sanscreen_verdict': drop what an earlier screening added"):
        screen_frame(screened, screener=screener)


@KINDS
def test_an_empty_frame_has_the_columns(kind: Kind, screener: Screener) -> None:
    screened = screen_frame(kind({"name": []}), screener=screener)
    assert (len(screened), list(screened.columns)) == (0, ["name", *RESULT_COLUMNS])


@KINDS
def test_several_processes_find_the_same(kind: Kind, screener: Screener) -> None:
    one, two = (screen_frame(kind(COLUMNS), screener=screener, workers=workers) for workers in (1, 2))
    assert all(column(one, name) == column(two, name) for name in RESULT_COLUMNS)


def test_columns_of_one_name_are_refused(screener: Screener) -> None:
    with pytest.raises(PartyError, match="every column needs a name of its own"):
        screen_frame(pd.DataFrame([["a", "b"]], columns=["name", "name"]), screener=screener)


def test_what_is_no_frame_in_memory_is_refused() -> None:
    with pytest.raises(TypeError, match=r"got LazyFrame: give it frame.collect\(\)$"):
        screen_frame(pl.LazyFrame({"name": ["Ivan"]}))
    for value in ([{"name": "Ivan"}], "Ivan", None, pl.Series(["Ivan"]), pd.Series(["Ivan"])):
        with pytest.raises(TypeError, match=r"takes a data frame of pandas or Polars, got "):
            screen_frame(value)


def test_without_a_screener_the_bundled_lists_are_used() -> None:
    (flags,) = screen_frame(pd.DataFrame({"name": ["Igor Zimenkov"]}))["sanscreen_flags"]
    assert "illustrative lists only" in flags


def test_a_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals.exceptions", None)
    with pytest.raises(ImportError, match=r"pip install 'sanscreen\[frames\]'$"):
        screen_frame(pd.DataFrame({"name": ["Ivan"]}))
