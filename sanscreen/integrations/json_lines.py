"""Rows and their screenings to JSON lines: one object each, the same bytes for the same input."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sanscreen.integrations.table import Row
from sanscreen.model import Screening

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

__all__ = ["JsonLinesWriter", "json_line", "unlike"]


def json_line(value: object) -> str:
    r"""Return JSON on one line; characters that do not print, such as those that turn the writing direction, are escaped.

    >>> json_line({"name": "Тестов\u202e"})
    '{"name": "Тестов\\u202e"}'
    """
    text = json.dumps(value, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else json.dumps(letter)[1:-1] for letter in text)


class JsonLinesWriter:
    """Writes `{"line": ..., "input": {...}, "fingerprint": ..., "digests": [...], "screening": {...}}` for each outcome.

    With the fingerprint of the party and the digests of the hits, in their order, a decision can be written.
    """

    def __init__(self, stream: "SupportsWrite[str]", header: Sequence[str]) -> None:
        self._stream = stream
        self._keys = unlike(header)

    def write(self, row: Row, screening: Screening) -> None:
        """Write one outcome, in one piece; a row that could not be read keeps its cells as a list."""
        read = row.error is None
        cells = dict(zip(self._keys, row.cells, strict=True)) if read else list(row.cells)
        outcome: dict[str, object] = {"line": row.line, "input": cells}
        if screening.party is not None and screening.hits:
            outcome["fingerprint"] = screening.party.fingerprint
            outcome["digests"] = [hit.designation.fingerprint for hit in screening.hits]
        outcome["screening"] = screening.to_dict()
        self._stream.write(json_line(outcome) + "\n")

    def finish(self) -> None:
        """Nothing is held back."""


def unlike(header: Sequence[str]) -> list[str]:
    """Return one key per column: a name that was there before is numbered, so that no cell is lost."""
    keys: dict[str, None] = {}  # in order
    numbers: dict[str, int] = {}  # the last one behind each name: a thousand equal names are counted on, not anew
    for name in header:
        key, number = name, numbers.get(name, 1)
        while key in keys:
            number += 1
            key = f"{name} ({number})"
        numbers[name] = number
        keys[key] = None
    return list(keys)
