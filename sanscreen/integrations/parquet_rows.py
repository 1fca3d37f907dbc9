"""A Parquet file, to its header and one row per record, in order, with flat memory."""

import errno
import os
from collections.abc import Iterator
from typing import Any, BinaryIO

from sanscreen.errors import PartyError
from sanscreen.integrations.parquet_pages import largest_record
from sanscreen.integrations.table import MAX_LINE, Counts, Row, Table, Unreadable
from sanscreen.integrations.values import row_of, too_long

__all__ = ["MAX_BATCH", "MAX_RATIO", "MAX_UNPACKED", "MISSING", "open_parquet"]

BATCH = 128  # records that are unpacked at once, at most
MAX_BATCH = 1 << 26  # bytes of them: a small file can repeat a long text without end
MAX_UNPACKED = 1 << 30  # bytes of all records of a file,
MAX_RATIO = 100  # or so many times its size
_LONG = 8 * MAX_LINE  # bytes of a record that has too many characters, whatever they are
MISSING = "needs pyarrow; install it with pip install 'sanscreen[parquet]'"


def open_parquet(stream: BinaryIO, name: str) -> Table:
    """Return the columns of a Parquet file and one row for each record. `stream` can seek; `name` stands in messages.

    The whole file is unpacked once before, so that one that is cut or damaged is refused before anything is screened.
    A record with too many characters becomes a row with an error. Raises `PartyError` for a damaged file, one that
    unpacks to too much, and where pyarrow is missing.
    """
    try:
        from pyarrow import lib, parquet  # noqa: PLC0415  # an extra, and slow to import
    except ImportError:
        raise PartyError(f"{name}: {MISSING}") from None
    try:
        stream.seek(0)
        file = parquet.ParquetFile(stream, buffer_size=1 << 20, pre_buffer=False, page_checksum_verification=True)
        header = tuple(file.schema_arrow.names)
        batch = max(1, min(BATCH, MAX_BATCH // max(1, largest_record(stream))))
        records = _checked(file, batch, max(MAX_UNPACKED, MAX_RATIO * stream.seek(0, os.SEEK_END)))
    except PartyError as problem:
        raise PartyError(f"{name}: {problem}") from None
    except (lib.ArrowException, OSError, ValueError) as problem:
        raise PartyError(f"{name}: cannot be read as Parquet, it may be cut: {_one_line(problem)}") from None
    if records != file.metadata.num_rows:
        raise PartyError(f"{name}: says that it has {file.metadata.num_rows} records, and has {records}")
    counts = Counts()
    return Table(header, _rows(file, batch, name, counts, lib.ArrowException), records, counts)


def _checked(file: Any, batch: int, most: int) -> int:
    """Return how many records a file has. Raises `PartyError` where they have too many bytes."""
    records = size = 0
    for each in _batches(file, batch):
        records += each.num_rows
        size += each.nbytes
        if size > most:
            raise PartyError(f"unpacks to more than {most} bytes; write it as several files")
    return records


def _batches(file: Any, batch: int) -> Iterator[Any]:
    """Yield the records of a file. Values that stand in a dictionary take its place, so that `nbytes` is theirs."""
    from pyarrow import RecordBatch, types  # noqa: PLC0415  # as above

    for each in file.iter_batches(batch_size=batch, use_threads=False):
        columns = [
            column.dictionary_decode() if types.is_dictionary(column.type) else column for column in each.columns
        ]
        yield RecordBatch.from_arrays(columns, each.schema.names) if columns else each


def _rows(file: Any, size: int, name: str, counts: Counts, refusal: type[Exception]) -> Iterator[Row]:
    try:
        for batch in _batches(file, size):
            yield from _rows_of(batch, counts)
    except (refusal, OSError) as problem:
        raise OSError(errno.EIO, f"{name}: changed while it was read: {_one_line(problem)}") from None


def _rows_of(batch: Any, counts: Counts) -> Iterator[Row]:
    if batch.nbytes > _LONG and batch.num_rows > 1:
        for place in range(batch.num_rows):
            yield from _rows_of(batch.slice(place, 1), counts)
    elif batch.nbytes > _LONG:  # no text is made of it
        counts.rows += 1
        yield too_long(counts.rows)
    else:
        columns = [_values(column) for column in batch.columns]
        for values in zip(*columns, strict=True):
            counts.rows += 1
            yield row_of(counts.rows, values)


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
