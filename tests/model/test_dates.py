from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanscreen.model import DateSpan

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
law = settings(max_examples=150, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("text", "first", "last", "why"),
    [
        ("1962", "1962-01-01", "1962-12-31", "a bare year is a year, not its first of January"),
        ("1962-04", "1962-04-01", "1962-04-30", "a month is all its days"),
        ("1963-02", "1963-02-01", "1963-02-28", "a short month"),
        ("1964-02", "1964-02-01", "1964-02-29", "February of a leap year"),
        ("1962-04-01", "1962-04-01", "1962-04-01", "one day"),
        ("1964-02-29", "1964-02-29", "1964-02-29", "29 February"),
        ("2000-02-29", "2000-02-29", "2000-02-29", "29 February of a leap century"),
        ("1962/1964", "1962-01-01", "1964-12-31", "a range of years"),
        ("1962-04/1962-06", "1962-04-01", "1962-06-30", "a range of months"),
        ("1962-04-05/1963", "1962-04-05", "1963-12-31", "ends of two kinds"),
        (" 1962 / 1964 ", "1962-01-01", "1964-12-31", "blanks around"),
        ("0001", "0001-01-01", "0001-12-31", "the first year there is"),
    ],
)
def test_a_written_date_is_all_days_that_it_can_mean(text: str, first: str, last: str, why: str) -> None:
    span = DateSpan.of(text)
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last), why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing"),
        ("unknown", "a word"),
        ("1962-13", "no month"),
        ("1962-00", "no month"),
        ("1962-04-31", "no day"),
        ("1963-02-29", "29 February of another year"),
        ("1900-02-29", "a century that is no leap year"),
        ("0000", "there is no year 0"),
        ("62", "a year of two digits can be two years"),
        ("1962-4-1", "months and days have two digits"),
        ("01.04.1962", "day first"),
        ("04/01/1962", "slashes part a range"),
        ("1962-04-01T00:00", "a time of day"),
        ("19620401", "no hyphens"),
        ("1962/", "half a range"),
        ("circa 1962", "words around"),
    ],
)
def test_other_text_is_refused_with_the_ways_to_write_a_date(text: str, why: str) -> None:
    with pytest.raises(ValueError, match="is no date; write 1962, 1962-04") as caught:
        DateSpan.of(text)
    assert str(caught.value).startswith(repr(text)), why


@pytest.mark.parametrize("text", ["1964/1962", "1962-04-02/1962-04-01", "1962/1961-12"])
def test_a_span_that_runs_backwards_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a span of days runs forward, got "):
        DateSpan.of(text)


@pytest.mark.parametrize(
    ("one", "other", "overlap", "why"),
    [
        ("1962", "1962-04-01", True, "a day of the year"),
        ("1962-04", "1962-04-30", True, "the last day counts"),
        ("1962-04", "1962-04-01", True, "the first day counts"),
        ("1962-04", "1962-05", False, "neighbours share no day"),
        ("1961/1963", "1962-07-07", True, "inside a range"),
        ("1960/1962", "1962/1964", True, "ranges that share a year"),
        ("1962-04-01", "1962-04-02", False, "two days"),
        ("1962-04-01", "1962-04-01", True, "the same day"),
    ],
)
def test_spans_overlap_where_they_share_a_day(one: str, other: str, overlap: bool, why: str) -> None:
    assert DateSpan.of(one).overlaps(DateSpan.of(other)) is overlap, why
    assert DateSpan.of(other).overlaps(DateSpan.of(one)) is overlap, why


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1962", "1962"),
        ("1962-01-01/1962-12-31", "1962"),
        ("1962/1964", "1962/1964"),
        ("1962-04", "1962-04"),
        ("1964-02-01/1964-02-29", "1964-02"),
        ("1962-04-01", "1962-04-01"),
        ("1962-04-01/1962-04-01", "1962-04-01"),
        ("1962-04-05/1962-06-07", "1962-04-05/1962-06-07"),
        ("0099", "0099"),
    ],
)
def test_a_span_is_written_in_one_way(text: str, written: str) -> None:
    assert str(DateSpan.of(text)) == written


@law
@given(DAYS, DAYS)
def test_what_is_written_is_read_back(one: date, other: date) -> None:
    """Any two days make a span whose text reads back as the same span."""
    span = DateSpan(min(one, other), max(one, other))
    assert DateSpan.of(str(span)) == span


@law
@given(st.integers(1, 9998), st.integers(1, 12), st.sampled_from(["year", "month"]))
def test_whole_years_and_months_are_read_back(year: int, month: int, kind: str) -> None:
    """The same for the spans that have a short form, which two days at random hardly ever make."""
    if kind == "year":
        span = DateSpan(date(year, 1, 1), date(year, 12, 31))
    else:
        span = DateSpan(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(1))
    assert DateSpan.of(str(span)) == span
    assert len(str(span)) == (4 if kind == "year" else 7)


@pytest.mark.parametrize(
    ("text", "years", "widened"),
    [("1962-04-01", 1, "1961/1963"), ("1962", 0, "1962"), ("0001", 2, "0001/0003"), ("9999-12-31", 1, "9998/9999")],
)
def test_a_span_is_widened_by_whole_years(text: str, years: int, widened: str) -> None:
    assert str(DateSpan.of(text).widened(years)) == widened
