"""JSON lines, to a header and one row per line, in order, with flat memory.

The file is read twice: its columns are the keys of all its objects, in the order in which they first appear, so that no
key that comes late is lost. A key of an object inside an object is a column too: `{"name": {"last": "T"}}` has the
column `name.last`. Texts and numbers are kept as written.
"""

import json
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from sanscreen.errors import PartyError
from sanscreen.integrations.encodings import Line, checked_lines, encoding_of, physical_lines
from sanscreen.integrations.table import MAX_LINE, Counts, Row, Table, Unreadable
from sanscreen.integrations.values import JOINED_BY

__all__ = ["MAX_COLUMNS", "MAX_DEPTH", "MAX_KEY", "open_json_lines"]

MAX_COLUMNS = 1000
MAX_DEPTH = 4  # objects inside each other that are columns; what lies deeper is no text
MAX_KEY = 200  # characters of a column's name


def open_json_lines(stream: BinaryIO, name: str, *, encoding: str | None = None) -> Table:
    """Return the keys of a file of JSON lines and one row for each line. `stream` can seek; `name` stands in messages.

    A line that is no object, or has a key twice, `NaN` or more keys than can be columns, becomes a row with an error. Raises
    `PartyError` for an empty file, one array, a file without an object, and bytes that are not of the encoding.
    """
    encoding = encoding_of(stream, name, encoding)
    count = checked_lines(stream, name, encoding)
    header = _header(physical_lines(stream, encoding, MAX_LINE), name)
    counts = Counts()
    return Table(header, _rows(physical_lines(stream, encoding, MAX_LINE), header, counts), count, counts, encoding)


def _header(lines: Iterator[Line], name: str) -> tuple[str, ...]:
    first = next((each for each in lines if not _is_blank(each)), None)
    if first is None:
        raise PartyError(f"{name}: the file is empty; one JSON object on each line is needed")
    if (first[1] or "").lstrip().startswith("["):
        raise PartyError(f"{name}: holds a JSON array; one object on each line is needed, as `jq -c '.[]'` writes them")
    keys: dict[str, None] = {}
    fault, objects = "", 0
    for line in chain([first], lines):
        try:
            found = {} if _is_blank(line) else _object(line)
        except ValueError as problem:
            fault = fault or str(problem)
        else:
            objects += bool(found)
            if len(keys.keys() | found.keys()) <= MAX_COLUMNS:
                keys.update(dict.fromkeys(found))
    if not objects:
        raise PartyError(f"{name}: no line is a JSON object with a key; {fault}".removesuffix("; "))
    return tuple(keys)


def _rows(lines: Iterator[Line], header: tuple[str, ...], counts: Counts) -> Iterator[Row]:
    for line in lines:
        if _is_blank(line):
            counts.blank += 1
            continue
        counts.rows += 1
        try:
            found = _object(line)
            cells = tuple(found.pop(key, "") for key in header)
            if found:
                raise ValueError(
                    f"line {line[0]}: with {next(iter(found))!r} the file has more than {MAX_COLUMNS} keys"
                )
        except ValueError as problem:
            yield Row(line[0], ((line[1] or "").rstrip("\r\n"),), str(problem))
        else:
            yield Row(line[0], cells)


def _is_blank(line: Line) -> bool:
    return line[1] is not None and not line[1].strip()


def _object(line: Line) -> dict[str, str]:
    """Return the texts of one object by the names of their columns. Raises `ValueError` that opens with the line."""
    number, text = line
    if text is None:
        raise ValueError(f"line {number} has more than {MAX_LINE} characters")
    try:
        value = json.loads(
            text, object_pairs_hook=_unequal, parse_int=str, parse_float=str, parse_constant=_no_constant
        )
    except json.JSONDecodeError as problem:
        raise ValueError(f"line {number} is no JSON: {problem.msg} at character {problem.pos + 1}") from None
    except RecursionError:
        raise ValueError(f"line {number} nests too deeply") from None
    except ValueError as problem:
        raise ValueError(f"line {number}: {problem}") from None
    if not isinstance(value, dict):
        raise ValueError(f"line {number} is no JSON object; a record is written as {{...}} on one line")
    found: dict[str, str] = {}
    for key, cell in _flat(value, "", 1):
        if len(key) > MAX_KEY:
            raise ValueError(f"line {number}: the key {key[:20]!r}... has more than {MAX_KEY} characters")
        if key in found:
            raise ValueError(f"line {number}: two values are called {key!r}")
        found[key] = cell
    return found


def _flat(value: dict[str, object], before: str, depth: int) -> Iterator[tuple[str, str]]:
    for key, inner in value.items():
        path = before + key
        if isinstance(inner, dict) and depth < MAX_DEPTH and len(path) <= MAX_KEY:
            yield from _flat(inner, f"{path}.", depth + 1)
        else:
            yield path, _cell(inner)


def _cell(value: object) -> str:
    """Return the text of a value; numbers are texts already."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, list) and not any(isinstance(each, list | dict) for each in value):
        return JOINED_BY.join(text for text in map(_cell, value) if text)
    what = "an object" if isinstance(value, dict) else "a list of what are no texts"
    return Unreadable(json.dumps(value, ensure_ascii=False), f"holds {what}")


def _unequal(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key!r} stands there twice")
        found[key] = value
    return found


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON; write null")
