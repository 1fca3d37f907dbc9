"""One row of a table to a party, by the columns that hold its fields."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sanscreen.errors import PartyError
from sanscreen.integrations.cells import (
    SHOWN,
    has_letter,
    iso_date,
    read_address,
    read_countries,
    read_names,
    read_numbers,
)
from sanscreen.integrations.table import Unreadable
from sanscreen.model import Identifier, IdentifierKind, Party
from sanscreen.model.party import MAX_VALUES
from sanscreen.names.fold import fold, plain

__all__ = ["MAX_TOLD", "Columns", "names_of", "read_party"]

MAX_TOLD = 50  # values of one row that cannot be read


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what: places by field, places of numbers by their kind, and the headers that are not used."""

    fields: dict[str, tuple[int, ...]]
    numbers: tuple[tuple[IdentifierKind, int], ...]
    header: tuple[str, ...]

    @property
    def used(self) -> frozenset[int]:
        """The places of the columns that are read."""
        fields = (place for places in self.fields.values() for place in places)
        return frozenset((*fields, *(place for _, place in self.numbers)))

    @property
    def unused(self) -> tuple[str, ...]:
        """The headers of columns that are not read."""
        used = self.used
        return tuple(name for place, name in enumerate(self.header) if place not in used)

    def __str__(self) -> str:
        read = [(field, place) for field, places in self.fields.items() for place in places]
        read += [(kind.value, place) for kind, place in self.numbers]
        return ", ".join(f"{field} from {self.header[place]!r}" for field, place in read)


def read_party(cells: Sequence[str], columns: Columns, line: int) -> Party:
    """Return the party of one row. Optional fields that cannot be read are named in its `unread`.

    Where a column of the whole name and columns of its parts stand side by side, the name that the parts make is among
    the other names. Raises `PartyError` that opens with the line where the name is missing or too long, where a cell that
    is used is `Unreadable`, and where a field has more values than a party can have: none may push out another.
    """
    for place, cell in enumerate(cells):
        if isinstance(cell, Unreadable) and place in columns.used:
            raise PartyError(f"line {line}: column {columns.header[place]!r} {cell.why}: {cell[:SHOWN]!r}")

    def texts(field: str) -> list[str]:
        return [cells[place].strip() for place in columns.fields.get(field, ()) if cells[place].strip()]

    def first(field: str) -> str:
        return next(iter(texts(field)), "")

    names = names_of(first("name"), first("family"), first("given"), first("middle"))
    if not names:
        places = columns.fields.get("name") or columns.fields.get("family") or columns.fields.get("given", ())
        raise PartyError(f"line {line}: column {columns.header[places[0]]!r} is empty")
    others, countries = dict.fromkeys(names[1:]), dict[str, None]()
    addresses: list[str] = []
    numbers: list[Identifier] = []
    unread: list[str] = []
    for read, field, found in (
        (read_names, "other_names", others),
        (read_countries, "countries", countries),
    ):
        for text in texts(field):
            values, faults = read(text)
            found.update(dict.fromkeys(values))
            unread += faults
    for text in texts("addresses"):
        values, faults = read_address(text)
        addresses += values
        unread += faults
    for kind, place in columns.numbers:
        identifiers, faults = read_numbers(kind, cells[place])
        numbers += identifiers
        unread += faults
    for field, count in (("countries", len(countries)), ("addresses", len(addresses)), ("identifiers", len(numbers))):
        if count > MAX_VALUES:
            raise PartyError(f"line {line}: {field}: {count} values; at most {MAX_VALUES} are allowed")
    if len(unread) > MAX_TOLD:
        unread[MAX_TOLD:] = [f"{len(unread) - MAX_TOLD} more values cannot be read"]
    try:
        return Party.of(
            lenient=True,
            name=names[0],
            other_names=list(others),
            type=first("type"),
            gender=first("gender"),
            birth_date=iso_date(first("birth_date")),
            countries=list(countries),
            identifiers=numbers,
            addresses=addresses,
            reference=first("reference"),
            unread=unread,
        )
    except PartyError as problem:
        raise PartyError(f"line {line}: {problem}") from None


def names_of(name: str, family: str, given: str, middle: str) -> list[str]:
    """Return the names that a row states, each once: the whole name first, then those that its parts make.

    Where a part is missing, what the whole name has beside the other parts takes its place. Parts without a letter are
    left out while there are others. No name where all are empty.

    >>> names_of("Igor", "Zimenkov", "", ""), names_of("Igor Zimenkov", "Zimenkov", "Igor", "")
    (['Igor', 'Zimenkov, Igor'], ['Igor Zimenkov'])
    """
    stated = [name, family, given, middle]
    if any(map(has_letter, stated)):
        name, family, given, middle = (text if has_letter(text) else "" for text in stated)
    words, parts = _words(name), _words(f"{family} {given} {middle}")
    found = [name]
    if (family or given or middle) and not (parts and parts <= words):
        rest = " ".join(word for word in name.split() if not _words(word) <= parts).strip(" ,;")
        if not given and (family or middle):
            found.append(_composed(family, rest, middle))
        else:
            found.append(_composed(family or rest, given, middle))
        if family and _words(family) < _words(given):  # the column of the given name has the whole name
            found.append(_composed("", given, middle))
        if given and _words(given) < _words(family):
            found.append(family)
    return [each for each in dict.fromkeys(found) if each]


def _composed(family: str, given: str, middle: str) -> str:
    return ", ".join(part for part in (family, " ".join(part for part in (given, middle) if part)) if part)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", plain(fold(text))))
