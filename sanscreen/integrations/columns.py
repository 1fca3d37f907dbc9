"""The column names of a table to the fields of a party: shared by all tables."""

from collections.abc import Mapping, Sequence

from sanscreen.errors import PartyError
from sanscreen.integrations.column_names import (
    FAMILY_BESIDE,
    GIVEN_BESIDE_FAMILY,
    NUMBERS,
    USUAL,
    plain_header,
)
from sanscreen.integrations.party_rows import Columns, read_party
from sanscreen.model import IdentifierKind

__all__ = ["MANY", "Columns", "map_columns", "read_party"]

MANY = ("countries", "addresses", "other_names", *IdentifierKind)  # fields that can have several columns

Chosen = Mapping[str, str | Sequence[str]]


def map_columns(header: Sequence[str], chosen: Chosen | None = None) -> Columns:
    """Find the fields of a party among column names, in any case, with any separator and without marks.

    `chosen` maps fields to column names, those in `MANY` to several, and rules over what is found. Raises `PartyError`
    where no column, or more than one, can be the name, where only half of the name has a column, or where a chosen
    column does not exist.
    """
    plain = [plain_header(name) for name in header]
    fields: dict[str, tuple[int, ...]] = {}
    numbers: list[tuple[IdentifierKind, int]] = []
    for field, places in _chosen(header, plain, chosen or {}).items():
        if field in USUAL:
            fields[field] = places
        else:
            numbers += [(IdentifierKind(field), place) for place in places]
    taken = {place for places in fields.values() for place in places} | {place for _, place in numbers}
    for field, found in _usual(plain, taken, fields).items():
        fields[field] = found if field in MANY else (_one(field, found, header, plain),)
    for place, name in enumerate(plain):
        if name in NUMBERS and place not in taken:
            numbers.append((NUMBERS[name], place))
    if "name" not in fields:
        _check_parts(fields, header)
    return Columns({field: fields[field] for field in USUAL if field in fields}, tuple(numbers), tuple(header))


def _chosen(header: Sequence[str], plain: Sequence[str], chosen: Chosen) -> dict[str, tuple[int, ...]]:
    allowed = (*USUAL, *(kind.value for kind in IdentifierKind))
    fields: dict[str, tuple[int, ...]] = {}
    for field, names in chosen.items():
        columns = (names,) if isinstance(names, str) else tuple(names)
        if field not in allowed:
            raise PartyError(
                f"--map {field}={','.join(columns)}: {field!r} is no field; allowed are {', '.join(allowed)}"
            )
        if len(columns) != 1 and field not in MANY:
            raise PartyError(f"--map {field}: takes one column, got {len(columns)}")
        fields[field] = tuple(dict.fromkeys(_place(header, plain, column) for column in columns))
    return fields


def _usual(plain: Sequence[str], taken: set[int], fields: Mapping[str, object]) -> dict[str, tuple[int, ...]]:
    """Return the columns that can be a field by their names, for the fields that are not chosen."""
    free = [place for place in range(len(plain)) if place not in taken]
    found = {
        field: tuple(place for place in free if plain[place] in usual)
        for field, usual in USUAL.items()
        if field not in fields
    }
    for place in found.get("name", ()):
        part = _part_of_name(plain[place], {plain[each] for each in found.get("given", ())}, fields, found)
        if part:
            found["name"] = tuple(each for each in found["name"] if each != place)
            found[part] = (place,)
    return {field: places for field, places in found.items() if places}


def _part_of_name(
    word: str, given: set[str], fields: Mapping[str, object], found: Mapping[str, tuple[int, ...]]
) -> str | None:
    """Return which part a word for the whole name means where the other part has a column of its own."""
    has_family, has_given = ("family" in fields or found.get("family")), ("given" in fields or found.get("given"))
    if word in GIVEN_BESIDE_FAMILY and has_family and not has_given:
        return "given"
    if given & FAMILY_BESIDE.get(word, frozenset()) and not has_family:
        return "family"
    return None


def _check_parts(fields: Mapping[str, tuple[int, ...]], header: Sequence[str]) -> None:
    missing = [part for part in ("family", "given") if part not in fields]
    if len(missing) == 2:
        raise PartyError(
            f"no column is the name; the columns are {', '.join(map(repr, header))}; say which one it is: --map name=COLUMN"
        )
    if missing:  # half a name finds nobody
        (part,) = missing
        raise PartyError(
            f"no column is the {part} name; the columns are {', '.join(map(repr, header))}; say which one it is: "
            f"--map {part}=COLUMN, or --map name=COLUMN for one that holds the whole name"
        )


def _place(header: Sequence[str], plain: Sequence[str], column: str) -> int:
    exact = [place for place, name in enumerate(header) if name == column]
    found = exact or [place for place, name in enumerate(plain) if name and name == plain_header(column)]
    if not found:
        raise PartyError(f"no column {column!r}; the columns are {', '.join(map(repr, header))}")
    if len(found) > 1:
        raise PartyError(
            f"{len(found)} columns are called {column!r}; every column that is read needs a name of its own"
        )
    return found[0]


def _one(field: str, found: tuple[int, ...], header: Sequence[str], plain: Sequence[str]) -> int:
    if field == "reference":
        return min(found, key=lambda place: (USUAL[field].index(plain[place]), place))
    if len(found) > 1:
        which = ", ".join(repr(header[place]) for place in found)
        also = "; a second name can be screened too: --map other_names=COLUMN" if field == "name" else ""
        raise PartyError(f"columns {which} can each be the {field}; say which one it is: --map {field}=COLUMN{also}")
    return found[0]
