"""Rows and their screenings to Parquet: the original columns as text, then those of the result with their types."""

import errno
from collections.abc import Sequence
from typing import IO, Any

from sanscreen.errors import PartyError
from sanscreen.integrations.json_lines import unlike
from sanscreen.integrations.parquet_rows import MISSING
from sanscreen.integrations.results import NUMBERS, RESULT_COLUMNS, result_values
from sanscreen.integrations.table import Row
from sanscreen.integrations.values import utf8
from sanscreen.model import Screening

__all__ = ["ParquetWriter"]

GROUP_ROWS = 10_000  # that are written together
GROUP_CHARACTERS = 32_000_000  # at most, short of the last row


class ParquetWriter:
    """Writes one record per outcome, in groups; without `finish` there is no file that can be read.

    An original column whose name is taken, by another one or by a column of the result, has a number behind its name.
    Raises `PartyError` where pyarrow is missing, and `OSError` where the stream takes no more.
    """

    def __init__(self, stream: IO[bytes], header: Sequence[str]) -> None:
        try:
            import pyarrow as pa  # noqa: PLC0415  # an extra, and slow to import
            from pyarrow import parquet  # noqa: PLC0415
        except ImportError:
            raise PartyError(f"Parquet {MISSING}") from None
        kinds = {int: pa.int64(), float: pa.float64()}
        names = unlike([*RESULT_COLUMNS, *map(utf8, header)])[len(RESULT_COLUMNS) :]
        results = [(name, kinds[NUMBERS[name]] if name in NUMBERS else pa.string()) for name in RESULT_COLUMNS]
        self._schema = pa.schema([*((name, pa.string()) for name in names), *results])
        self._width = len(header)
        self._writer: Any = parquet.ParquetWriter(stream, self._schema)
        self._record_batch = pa.RecordBatch
        self._refusal: type[Exception] = pa.ArrowException
        self._rows: list[tuple[object, ...]] = []
        self._characters = 0
        self._whole = True  # no writing was cut off

    def write(self, row: Row, screening: Screening) -> None:
        """Take one outcome; a group is written when it is full."""
        cells = (*map(utf8, row.padded(self._width)), *result_values(screening))
        self._rows.append(cells)
        self._characters += sum(len(cell) for cell in cells if isinstance(cell, str))
        if len(self._rows) >= GROUP_ROWS or self._characters >= GROUP_CHARACTERS:
            self._write_group()

    def finish(self) -> None:
        """Write the last group and the directory of the file."""
        if not self._whole:
            raise OSError(errno.EIO, "Parquet cannot be finished: a writing failed before")
        try:
            if self._rows:
                self._write_group()
            self._writer.close()
        except self._refusal as problem:  # a writing that failed before has closed it
            raise OSError(errno.EIO, f"Parquet cannot be finished: {problem}") from None

    def _write_group(self) -> None:
        rows, self._rows, self._characters = self._rows, [], 0  # first: an interruption must not write them twice
        columns = dict(zip(self._schema.names, map(list, zip(*rows, strict=True)), strict=True))
        self._whole = False
        self._writer.write_batch(self._record_batch.from_pydict(columns, schema=self._schema))
        self._whole = True
