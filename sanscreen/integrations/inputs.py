"""The registry of input forms: a file of records to a table with one row per record.

To add one, write a module that opens it and name it here; the contract tests then ask that the same counterparties have
the same outcomes in it as in every other form.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from sanscreen.errors import PartyError
from sanscreen.integrations.csv_rows import open_table
from sanscreen.integrations.excel_rows import open_workbook
from sanscreen.integrations.json_rows import open_json_lines
from sanscreen.integrations.parquet_rows import open_parquet
from sanscreen.integrations.table import Table

__all__ = ["INPUTS", "Input", "input_of", "open_input"]


@dataclass(frozen=True, slots=True)
class Input:
    """One input form: its name, the suffixes of files that have it, what opens it, and the options that it takes.

    `open(stream, name, **options)` takes a stream that can seek, and the name that stands in messages. `opens_with` are
    the first bytes of a form that is no text.
    """

    name: str
    suffixes: tuple[str, ...]
    open: Callable[..., Table]
    takes: tuple[str, ...] = ()
    opens_with: tuple[bytes, ...] = ()


INPUTS = (
    Input("csv", (".csv", ".tsv", ".txt"), open_table, ("encoding", "delimiter")),
    Input("json", (".json", ".jsonl", ".ndjson"), open_json_lines, ("encoding",)),
    Input("excel", (".xlsx", ".xls", ".xlsb", ".ods", ".xlsm"), open_workbook, ("sheet",), (b"PK\3\4", b"\xd0\xcf\x11\xe0")),
    Input("parquet", (".parquet", ".pq"), open_parquet, (), (b"PAR1",)),
)  # fmt: skip


def input_of(name: str, form: str | None = None) -> Input:
    """Return the form of a name, else the one that the suffix of a file says, in any case, else delimited text.

    Raises `KeyError` where no form has the name.
    """
    if form is not None:
        return {each.name: each for each in INPUTS}[form]
    suffix = PurePath(name).suffix.lower()
    return next((each for each in INPUTS if suffix in each.suffixes), INPUTS[0])


def open_input(
    stream: BinaryIO, name: str, *, form: str | None = None, options: Mapping[str, str | None] | None = None
) -> Table:
    """Return a file of any form as a table. `form` is that of the suffix of `name` unless it is given.

    `options` are `encoding`, `delimiter` and `sheet`; None is as good as none. Raises `PartyError` for an option that
    the form does not take, a file that is of another form, one that cannot be read, and a form whose library is missing.
    """
    chosen = input_of(name, form)
    given = {option: value for option, value in (options or {}).items() if value is not None}
    for option in given:
        if option not in chosen.takes:
            raise PartyError(f"{name}: --{option} says nothing about the input format {chosen.name}; leave it out")
    _check_kind(stream, name, chosen)
    return chosen.open(stream, name, **given)


def _check_kind(stream: BinaryIO, name: str, chosen: Input) -> None:
    """Refuse a file whose first bytes are those of another form, which says more than what its reader would."""
    if not stream.seekable():
        raise PartyError(f"{name}: a pipe cannot be read twice; write it to a file first")
    stream.seek(0)
    head = stream.read(max(len(start) for each in INPUTS for start in each.opens_with))
    stream.seek(0)
    found = next((each for each in INPUTS if head.startswith(each.opens_with or (b"\0\0\0\0\0",))), None)
    if found is not chosen and (found is not None or chosen.opens_with):
        what = (
            f"opens like the input format {found.name}"
            if found
            else f"does not open like the input format {chosen.name}"
        )
        raise PartyError(f"{name}: {what}; say which it is: --input-format {found.name if found else 'csv'}")
