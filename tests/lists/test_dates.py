from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanscreen.lists.dates import read_date, read_day


@pytest.mark.parametrize(
    ("text", "span", "circa"),
    [
        ("1958", "1958", False),
        ("1958-01-25", "1958-01-25", False),
        ("1958-01-25T00:00:00", "1958-01-25", False),
        ("1958-01", "1958-01", False),
        ("25 Jan 1958", "1958-01-25", False),
        ("25 January 1958", "1958-01-25", False),
        ("25-JAN-1958", "1958-01-25", False),
        ("Jan 25, 1958", "1958-01-25", False),
        ("Sept. 1958", "1958-09", False),
        ("25/01/1958", "1958-01-25", False),
        ("25.01.1958", "1958-01-25", False),
        ("00/01/1958", "1958-01", False),
        ("00/00/1958", "1958", False),
        ("01/1958", "1958-01", False),
        ("circa 1958", "1958", True),
        ("c. 1958", "1958", True),
        ("Approximately 1958", "1958", True),
        ("1958 (approximate)", "1958", True),
        ("circa 25 Jan 1958.", "1958-01-25", True),
        ("1958 to 1960", "1958/1960", False),
        ("Between 1958 and 1960", "1958/1960", False),
        ("1958-1960", "1958/1960", False),
        ("21 Aug 1959 to 20 Aug 1961", "1959-08-21/1961-08-20", False),
        ("circa 1958-1960", "1958/1960", True),
        ("1950s", "1950/1959", False),
        ("early 1950s", "1950/1953", False),
        ("late 1950s", "1957/1959", False),
    ],
)
def test_dates_as_lists_print_them(text: str, span: str, circa: bool) -> None:
    found = read_date(text)
    assert found is not None, text
    assert (str(found[0]), found[1]) == (span, circa)


@pytest.mark.parametrize(
    "text", ["", "unknown", "31 Feb 1958", "13/13/1958", "25 Foo 1958", "Exampleville", "58", "1958 to now"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None
    assert read_day(text) is None


def test_the_month_can_stand_first() -> None:
    assert read_day("01/25/1958", month_first=True) == date(1958, 1, 25)
    assert read_day("01/25/1958") is None
    assert read_day("2/3/1958") == date(1958, 3, 2)
    assert read_day("2/3/1958", month_first=True) == date(1958, 2, 3)


def test_a_day_is_no_month_and_no_year() -> None:
    assert read_day("1958") is None
    assert read_day("Jan 1958") is None


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = read_date(text)
    assert found is None or found[0].first <= found[0].last


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_in_every_usual_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %b %Y", "%B %d, %Y", "%d/%m/%Y", "%d.%m.%Y"):
        assert read_day(day.strftime(form)) == day
