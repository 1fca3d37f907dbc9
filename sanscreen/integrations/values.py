"""The value of a typed cell, as spreadsheets, Parquet files and data frames have it, to the text of a cell."""

import math
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from numbers import Integral

from sanscreen.integrations.table import MAX_LINE, Row, Unreadable

__all__ = ["JOINED_BY", "cell_text", "row_of", "too_long", "utf8"]

JOINED_BY = "; "  # as a cell of several names or countries is read
_EXACT = 10**15  # a spreadsheet keeps 15 figures of a number, so one from here on has lost some
_MISSING = ("NAType", "NaTType")  # of pandas, which need not be there
_LONGEST_NUMBER = 100  # figures


def row_of(line: int, values: Iterable[object]) -> Row:
    """Return the row of some values; one that is too long to be read has no cells and an error."""
    cells = tuple(map(cell_text, values))
    if sum(map(len, cells)) > MAX_LINE:
        return too_long(line)
    return Row(line, cells)


def too_long(line: int) -> Row:
    """Return the row of a record that has too many characters: an error, and no cells."""
    return Row(line, (), f"line {line} has more than {MAX_LINE} characters")


def cell_text(value: object) -> str:
    """Return the text of a value; "" where it is missing (None, NaN, NaT, NA), `Unreadable` where it is no text.

    Whole numbers have no decimal point, moments at midnight are days, lists of plain values are joined.

    >>> cell_text(7705088952.0), cell_text(True), cell_text(datetime(1962, 4, 1)), cell_text(["RU", None, "CY"])
    ('7705088952', 'true', '1962-04-01', 'RU; CY')
    >>> cell_text(1234567890123456.0), cell_text(b"x").why    # as `read_numbers` tells it: figures are lost
    ('1.2345678901234560E+15', 'holds bytes')
    """
    if isinstance(value, Unreadable):
        return value
    if value is None or type(value).__name__ in _MISSING:
        return ""
    if hasattr(value, "item") and not hasattr(value, "__len__"):
        value = value.item()  # one number of numpy
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Integral):
        return str(int(value))
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, Decimal):
        return _decimal(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return Unreadable(bytes(value).hex(), "holds bytes")
    return _several(value)


def utf8(text: str) -> str:
    r"""Return a text as forms with types can hold it: half a pair of surrogates is escaped, as it is in text files.

    >>> utf8("Тестов \ud800")
    'Тестов \\ud800'
    """
    return text.encode("utf-8", "backslashreplace").decode()


def _float(value: float) -> str:
    if math.isnan(value):
        return ""
    if not value.is_integer():
        return str(value)
    return str(int(value)) if abs(value) < _EXACT else f"{value:.16E}"


def _decimal(value: Decimal) -> str:
    if value.is_nan():
        return ""
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST_NUMBER:
        return str(value)
    return str(int(value)) if value == value.to_integral_value() else f"{value:f}"


def _several(value: object) -> str:
    """Return the texts of a list; anything else, and a list of such, is unreadable."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if not isinstance(value, list | tuple):
        return Unreadable(str(value), f"holds a {type(value).__name__}")
    texts = [Unreadable("", "") if isinstance(each, list | tuple | dict) else cell_text(each) for each in value]
    if any(isinstance(text, Unreadable) for text in texts):
        return Unreadable(str(value), "holds a list of what are no texts")
    return JOINED_BY.join(text for text in texts if text)
