"""The registry of output forms: rows and their screenings to a stream of text or of bytes.

To add one, write a module with its writer and name it here; the contract tests then ask for one outcome per record, in
order, with the original cells.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Protocol

from sanscreen.integrations.csv_out import CsvWriter
from sanscreen.integrations.json_lines import JsonLinesWriter
from sanscreen.integrations.parquet_out import ParquetWriter
from sanscreen.integrations.table import Row
from sanscreen.model import Screening

__all__ = ["OUTPUTS", "Output", "Writer", "output_for", "output_named"]


class Writer(Protocol):
    """What takes one outcome after the other, each in one piece, and writes what it held back at the end."""

    def write(self, row: Row, screening: Screening) -> None:
        """Take one outcome."""

    def finish(self) -> None:
        """Write what is left, after the last outcome or where a run is stopped; the stream stays open."""


@dataclass(frozen=True, slots=True)
class Output:
    """One output form: its name, the suffixes of files that have it, and what opens a writer.

    `open(stream, header, raw)` takes a stream of text, or of bytes if `binary`, and the original columns; with `raw`,
    cells are written without the guard against spreadsheet formulas, where the form has one. Raises `PartyError` where
    the library of the form is missing.
    """

    name: str
    suffixes: tuple[str, ...]
    open: Callable[[Any, Sequence[str], bool], Writer]
    binary: bool = False


OUTPUTS = (
    Output("csv", (".csv", ".txt"), lambda stream, header, raw: CsvWriter(stream, header, raw=raw)),
    Output("tsv", (".tsv",), lambda stream, header, raw: CsvWriter(stream, header, raw=raw, delimiter="\t")),
    Output("json", (".json", ".jsonl", ".ndjson"), lambda stream, header, _: JsonLinesWriter(stream, header)),
    Output("parquet", (".parquet",), lambda stream, header, _: ParquetWriter(stream, header), binary=True),
)


def output_for(path: PurePath) -> Output | None:
    """Return the form that the suffix of a file says, in any case, or None."""
    return next((each for each in OUTPUTS if path.suffix.lower() in each.suffixes), None)


def output_named(name: str) -> Output:
    """Return the form of a name. Raises `KeyError` where there is none."""
    return {each.name: each for each in OUTPUTS}[name]
