"""A Parquet file, to its header and one row per record, in order, with flat memory."""

import errno
import os
from collections.abc import Iterator
from typing import Any, BinaryIO

from sanscreen.errors import PartyError
from sanscreen.integrations.table import Counts, Row, Table, Unreadable
from sanscreen.integrations.values import row_of

__all__ = ["MISSING", "open_parquet"]

BATCH = 128  # records that are unpacked at once: a small file can repeat a long text without end
MISSING = "needs pyarrow; install it with pip install 'sanscreen[parquet]'"


def open_parquet(stream: BinaryIO, name: str) -> Table:
    """Return the columns of a Parquet file and one row for each record. `stream` can seek; `name` stands in messages.

    The whole file is unpacked once before, so that one that is cut or damaged is refused before anything is screened.
    Raises `PartyError` for such a file, and where pyarrow is missing.
    """
    try:
        from pyarrow import lib, parquet  # noqa: PLC0415  # an extra, and slow to import
    except ImportError:
        raise PartyError(f"{name}: {MISSING}") from None
    try:
        stream.seek(0)
        file = parquet.ParquetFile(stream, buffer_size=1 << 20, pre_buffer=False, page_checksum_verification=True)
        header = tuple(file.schema_arrow.names)
        records = sum(batch.num_rows for batch in _batches(file))
    except (lib.ArrowException, OSError, ValueError) as problem:
        raise PartyError(f"{name}: cannot be read as Parquet, it may be cut: {_one_line(problem)}") from None
    if records != file.metadata.num_rows:
        raise PartyError(f"{name}: says that it has {file.metadata.num_rows} records, and has {records}")
    counts = Counts()
    return Table(header, _rows(file, name, counts, lib.ArrowException), records, counts)


def _batches(file: Any) -> Iterator[Any]:
    yield from file.iter_batches(batch_size=BATCH, use_threads=False)


def _rows(file: Any, name: str, counts: Counts, refusal: type[Exception]) -> Iterator[Row]:
    try:
        for batch in _batches(file):
            columns = [_values(column) for column in batch.columns]
            for values in zip(*columns, strict=True):
                counts.rows += 1
                yield row_of(counts.rows, values)
    except (refusal, OSError) as problem:
        raise OSError(errno.EIO, f"{name}: changed while it was read: {_one_line(problem)}") from None


def _values(column: Any) -> list[object]:
    """Return the values of a column of a batch; what Python has no value for, such as the year 20000, is unreadable."""
    from pyarrow import timestamp, types  # noqa: PLC0415  # as above

    if types.is_timestamp(column.type) and column.type.unit == "ns":  # which Python does not have
        column = column.cast(timestamp("us", column.type.tz), safe=False)
    try:
        return list(column.to_pylist())
    except (ValueError, OverflowError, LookupError):
        return [_value(scalar) for scalar in column]


def _value(scalar: Any) -> object:
    try:
        return scalar.as_py()
    except (ValueError, OverflowError, LookupError):
        return Unreadable("?", f"holds a {scalar.type} that cannot be read")


def _one_line(problem: Exception) -> str:
    text = str(problem.strerror or problem) if isinstance(problem, OSError) else str(problem)
    return text.split(os.linesep, maxsplit=1)[0]
