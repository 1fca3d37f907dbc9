"""The registry of output forms: rows and their screenings to a stream of text.

To add one, write a module with its writer and name it here; the contract tests then ask for one outcome per record, in
order, with the original cells.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from sanscreen.integrations.csv_out import CsvWriter
from sanscreen.integrations.csv_rows import Row
from sanscreen.integrations.json_lines import JsonLinesWriter
from sanscreen.model import Screening

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

__all__ = ["OUTPUTS", "Output", "Writer", "output_for", "output_named"]


class Writer(Protocol):
    """What takes one outcome after the other, each in one piece."""

    def write(self, row: Row, screening: Screening) -> None:
        """Take one outcome."""


@dataclass(frozen=True, slots=True)
class Output:
    """One output form: its name, the suffixes of files that have it, and what opens a writer.

    `open(stream, header, raw)` takes the original columns; with `raw`, cells are written without the guard against
    spreadsheet formulas, where the form has one.
    """

    name: str
    suffixes: tuple[str, ...]
    open: Callable[["SupportsWrite[str]", Sequence[str], bool], Writer]


OUTPUTS = (
    Output("csv", (".csv", ".txt"), lambda stream, header, raw: CsvWriter(stream, header, raw=raw)),
    Output("tsv", (".tsv",), lambda stream, header, raw: CsvWriter(stream, header, raw=raw, delimiter="\t")),
    Output("json", (".json", ".jsonl", ".ndjson"), lambda stream, header, _: JsonLinesWriter(stream, header)),
)


def output_for(path: PurePath) -> Output | None:
    """Return the form that the suffix of a file says, in any case, or None."""
    return next((each for each in OUTPUTS if path.suffix.lower() in each.suffixes), None)


def output_named(name: str) -> Output:
    """Return the form of a name. Raises `KeyError` where there is none."""
    return {each.name: each for each in OUTPUTS}[name]
