"""A data frame of pandas or Polars to the same frame with the columns of the result beside it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from sanscreen.errors import PartyError
from sanscreen.integrations.batch import screen_table
from sanscreen.integrations.columns import map_columns
from sanscreen.integrations.results import NUMBERS, RESULT_COLUMNS, result_values
from sanscreen.integrations.table import Row, Table
from sanscreen.integrations.values import row_of

if TYPE_CHECKING:
    from sanscreen.screener import Screener

__all__ = ["MISSING", "screen_frame"]

MISSING = "screen_frame needs narwhals; install it with pip install 'sanscreen[frames]'"

Frame = TypeVar("Frame")


def screen_frame(
    frame: Frame,
    *,
    name: str | None = None,
    screener: "Screener | None" = None,
    mapping: Mapping[str, str | Sequence[str]] | None = None,
    workers: int = 1,
) -> Frame:
    """Screen each row of a data frame; return it, of the same kind and in the same order, with the columns of the result.

    `name` is the column of the name; `mapping` says for fields of a party which columns hold them, as `--map` of
    `sanscreen batch` does; what neither says is found by the usual names of columns. Without a `screener` the bundled
    lists are used, which clear nobody. What is missing (None, NaN, NaT, NA) is empty. Rows are counted from 1 in errors.

    The columns added are `RESULT_COLUMNS`: the score is a number, hits and near misses are whole numbers, and what is
    empty is missing. A row that cannot be screened has the verdict `error` and says why in `sanscreen_error`.

    Raises `TypeError` for what is no data frame in memory, `PartyError` where no column is the name or a column of the
    result is there already, and `ImportError` without narwhals.
    """
    try:
        from narwhals.exceptions import DuplicateError  # noqa: PLC0415  # an extra
        from narwhals.stable import v2 as nw  # noqa: PLC0415
    except ImportError:
        raise ImportError(MISSING) from None
    try:
        read: Any = nw.from_native(frame, pass_through=True)
    except DuplicateError as problem:
        raise PartyError(f"every column needs a name of its own: {problem}") from None
    if isinstance(read, nw.LazyFrame):
        raise TypeError(f"screen_frame takes a frame in memory, got {type(frame).__name__}: give it frame.collect()")
    if not isinstance(read, nw.DataFrame):
        raise TypeError(f"screen_frame takes a data frame of pandas or Polars, got {type(frame).__name__}")
    header = tuple(map(str, read.columns))
    taken = [each for each in header if each in RESULT_COLUMNS]
    if taken:
        raise PartyError(f"the frame has a column {taken[0]!r}: drop what an earlier screening added")
    try:
        columns = map_columns(header, _chosen(name, mapping or {}))
    except PartyError as problem:
        raise PartyError(f"{problem} (here: mapping={{'name': 'COLUMN'}})") from None
    table = Table(header, _rows(read), len(read))
    found = [
        result_values(outcome.screening)
        for outcome in screen_table(table, columns, screener or _bundled(), workers=workers)
    ]
    kinds = {int: nw.Int64, float: nw.Float64}
    results = [
        nw.new_series(
            result,
            [values[place] for values in found],
            kinds[NUMBERS[result]] if result in NUMBERS else nw.String,
            backend=read.implementation,
        )
        for place, result in enumerate(RESULT_COLUMNS)
    ]
    screened: Frame = read.with_columns(*results).to_native()
    return screened


def _rows(read: Any) -> Iterator[Row]:
    for number, values in enumerate(read.iter_rows(), start=1):
        yield row_of(number, values)


def _chosen(name: str | None, mapping: Mapping[str, str | Sequence[str]]) -> dict[str, str | Sequence[str]]:
    if name is None:
        return dict(mapping)
    if "name" in mapping:
        raise PartyError(f"name={name!r} and mapping={{'name': {mapping['name']!r}}} say the same thing; leave one out")
    return {**mapping, "name": name}


def _bundled() -> "Screener":
    from sanscreen import _bundled_screener  # noqa: PLC0415  # it is kept there for `screen`

    return _bundled_screener()
