"""The texts of a payment in order, to those that are searched: what stands side by side in a message is one text."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sanscreen.integrations.payments.message import FreeText, Role
from sanscreen.integrations.payments.spans import MAX_TEXT_LENGTH

__all__ = ["Line", "joined"]

_CARRIED = 500  # characters of a text that is full stand in the next one too: a name can go over its end


@dataclass(frozen=True, slots=True)
class Line:
    """A text with what it has in common with others: those of one `row` are one text, and those of one `column`.

    An empty one has nothing in common with any.
    """

    path: str
    text: str
    role: Role | None = None
    row: str = ""
    column: str = ""


def joined(lines: Sequence[Line]) -> Iterator[FreeText]:
    """Yield the texts that are searched. Every line is in one at least; none holds but lines that another one holds."""
    rows: dict[str, list[int]] = defaultdict(list)
    columns: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        rows[line.row or f"\n{place}"].append(place)
        columns[line.column or f"\n{place}"].append(place)
    groups: dict[tuple[int, ...], None] = {}
    for group in rows.values():
        others = {lines[place].column or f"\n{place}" for place in group}
        if len(others) > 1 or len(columns[others.pop()]) == len(group):
            groups[tuple(group)] = None
    for group in columns.values():
        others = {lines[place].row or f"\n{place}" for place in group}
        if len(others) > 1 or len(rows[others.pop()]) == len(group):
            groups[tuple(group)] = None
    for places in sorted(groups):
        yield from _texts([lines[place] for place in places])


def _texts(lines: Sequence[Line]) -> Iterator[FreeText]:
    """Yield lines as one text, or as several of at most `MAX_TEXT_LENGTH`; one line alone is never cut."""
    first, text = lines[0], lines[0].text
    for line in lines[1:]:
        if len(text) + 1 + len(line.text) > MAX_TEXT_LENGTH:
            yield FreeText(first.path, text, first.role)
            carried = text[-_CARRIED:]
            fits = len(carried) + 1 + len(line.text) <= MAX_TEXT_LENGTH
            first, text = line, f"{carried}\n{line.text}" if fits else line.text
        else:
            text = f"{text}\n{line.text}"
    yield FreeText(first.path, text, first.role)
