import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from sanscreen.integrations.cells import read_numbers
from sanscreen.integrations.table import MAX_LINE, Unreadable
from sanscreen.integrations.values import cell_text, row_of
from sanscreen.model import IdentifierKind


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (math.nan, ""), (pd.NA, ""), (pd.NaT, ""), (np.float64("nan"), ""), (Decimal("NaN"), ""),
        ("", ""), (" Ivan ", " Ivan "), (np.str_("x"), "x"),
        (True, "true"), (np.bool_(False), "false"),
        (7705088952.0, "7705088952"), (np.int64(7), "7"), (-1.5, "-1.5"), (0.1, "0.1"), (0.0, "0"), (10**30, "1" + 30 * "0"),
        (Decimal("7705088952.00"), "7705088952"), (Decimal("0.10"), "0.10"), (Decimal("1E+3"), "1000"),
        (Decimal("1E+999999"), "1E+999999"), (Decimal("Infinity"), "Infinity"), (math.inf, "inf"),
        (date(1962, 4, 1), "1962-04-01"), (datetime(1962, 4, 1), "1962-04-01"),
        (datetime(1962, 4, 1, 3, 4), "1962-04-01T03:04:00"), (pd.Timestamp("1962-04-01"), "1962-04-01"),
        (time(3, 4), "03:04:00"), (timedelta(days=1), "1 day, 0:00:00"),
        (["RU", None, "CY"], "RU; CY"), ((), ""), (np.array(["RU", "CY"]), "RU; CY"), ([1.0, True], "1; true"),
    ],
)  # fmt: skip
def test_a_value_is_the_text_that_a_person_would_write(value: object, text: str) -> None:
    found = cell_text(value)
    assert found == text
    assert type(found) is str


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (b"\xff", "holds bytes"), (bytearray(b"x"), "holds bytes"), ({"a": 1}, "holds a dict"), (object(), "holds a object"),
        ([["x"]], "holds a list of what are no texts"), ([{"a": 1}], "holds a list of what are no texts"),
        ([b"x"], "holds a list of what are no texts"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_unreadable(value: object, why: str) -> None:
    found = cell_text(value)
    assert isinstance(found, Unreadable)
    assert found.why == why
    assert found  # or it would look empty


def test_a_number_too_long_for_a_spreadsheet_is_told_to_have_lost_figures() -> None:
    assert cell_text(float(10**15 - 1)) == "9" * 15
    text = cell_text(float(10**15))
    assert read_numbers(IdentifierKind.TAX_NUMBER, text) == (
        [],
        [f"tax_number: {text!r} has lost figures in a spreadsheet; format the column as text"],
    )


def test_a_row_that_is_too_long_has_an_error_and_no_cells() -> None:
    half = "x" * (MAX_LINE // 2)
    assert row_of(7, [half, half]).error is None
    assert row_of(7, [half, half, "x"]).error == f"line 7 has more than {MAX_LINE} characters"
