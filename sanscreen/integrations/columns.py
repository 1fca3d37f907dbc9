"""The column names of a table to the fields of a party, and its rows to parties: shared by all tables."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sanscreen.errors import PartyError
from sanscreen.model import Identifier, IdentifierKind, Party

__all__ = ["Columns", "map_columns", "read_party"]

_PARTS = ("family", "given", "middle")
# Usual names, in small letters with blanks for separators. Where several columns can be one field, that is asked about:
# a column left out in silence is a party that nobody screened. Only for `reference` the first of these words wins.
_USUAL: dict[str, tuple[str, ...]] = {
    "name": (
        "name", "full name", "fullname", "party name", "customer name", "client name", "counterparty",
        "counterparty name", "beneficiary", "beneficiary name", "creditor", "creditor name", "debtor", "debtor name",
        "company", "company name", "legal name", "entity name", "organization", "organization name",
        "organisation name", "account name", "account holder", "vendor", "vendor name", "supplier", "supplier name",
        "customer", "client", "party", "person", "primary name", "payee", "payee name",
    ),
    "family": ("family name", "last name", "lastname", "surname"),
    "given": ("given name", "given names", "first name", "firstname", "forename"),
    "middle": ("middle name", "middle names", "patronymic"),
    "other_names": ("other names", "alias", "aliases", "aka", "also known as", "trading name", "trade name"),
    "type": ("type", "party type", "entity type", "customer type", "client type"),
    "gender": ("gender", "sex"),
    "birth_date": ("birth date", "birthdate", "date of birth", "dob", "born", "birthday"),
    "countries": (
        "country", "countries", "country code", "nationality", "citizenship", "country of residence",
        "residence country", "country of birth", "domicile",
    ),
    "addresses": ("address", "addresses", "street address", "full address"),
    "reference": (
        "reference", "ref", "id", "customer id", "client id", "party id", "record id", "row id", "customer number",
        "client number", "account number", "external id",
    ),
}  # fmt: skip
_NUMBERS: dict[str, IdentifierKind] = {
    **{kind.value.replace("_", " "): kind for kind in IdentifierKind if kind is not IdentifierKind.OTHER},
    "inn": IdentifierKind.TAX_NUMBER,
    "tax id": IdentifierKind.TAX_NUMBER,
    "tin": IdentifierKind.TAX_NUMBER,
    "vat number": IdentifierKind.TAX_NUMBER,
    "passport number": IdentifierKind.PASSPORT,
    "national id number": IdentifierKind.NATIONAL_ID,
    "registration no": IdentifierKind.REGISTRATION_NUMBER,
    "company number": IdentifierKind.REGISTRATION_NUMBER,
    "ogrn": IdentifierKind.REGISTRATION_NUMBER,
    "swift": IdentifierKind.BIC,
    "swift code": IdentifierKind.BIC,
    "imo": IdentifierKind.IMO_NUMBER,
    "tail no": IdentifierKind.TAIL_NUMBER,
    "wallet address": IdentifierKind.WALLET,
    "identifier": IdentifierKind.OTHER,
    "identifiers": IdentifierKind.OTHER,
}
_MANY = ("countries", "addresses", "other_names")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what: places by field, places of numbers by their kind, and the headers that are not used."""

    fields: dict[str, tuple[int, ...]]
    numbers: tuple[tuple[IdentifierKind, int], ...]
    header: tuple[str, ...]

    @property
    def unused(self) -> tuple[str, ...]:
        """The headers of columns that are not read."""
        used = {place for places in self.fields.values() for place in places} | {place for _, place in self.numbers}
        return tuple(name for place, name in enumerate(self.header) if place not in used)

    def __str__(self) -> str:
        read = [(field, place) for field, places in self.fields.items() for place in places]
        read += [(kind.value, place) for kind, place in self.numbers]
        return ", ".join(f"{field} from {self.header[place]!r}" for field, place in read)


def map_columns(header: Sequence[str], chosen: Mapping[str, str] | None = None) -> Columns:
    """Find the fields of a party among column names, in any case and with any separator.

    `chosen` maps fields to column names and rules over what is found. Raises `PartyError` where no column, or more than
    one, can be the name, where only half of the name has a column, or where a chosen column does not exist.
    """
    plain = [_plain(name) for name in header]
    allowed = (*_USUAL, *(kind.value for kind in IdentifierKind))
    fields: dict[str, tuple[int, ...]] = {}
    numbers: list[tuple[IdentifierKind, int]] = []
    for field, column in (chosen or {}).items():
        if field not in allowed:
            raise PartyError(f"--map {field}={column}: {field!r} is no field; allowed are {', '.join(allowed)}")
        places = (_place(header, plain, column),)
        if field in _USUAL:
            fields[field] = places
        else:
            numbers += [(IdentifierKind(field), place) for place in places]
    taken = {place for places in fields.values() for place in places} | {place for _, place in numbers}
    for field, usual in _USUAL.items():
        found = tuple(place for place, name in enumerate(plain) if name in usual and place not in taken)
        if field not in fields and found:
            fields[field] = found if field in _MANY else (_one(field, found, header, plain),)
    for place, name in enumerate(plain):
        if name in _NUMBERS and place not in taken:
            numbers.append((_NUMBERS[name], place))
    if "name" not in fields:
        _check_parts(fields, header)
    return Columns(fields, tuple(numbers), tuple(header))


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


def _plain(name: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return " ".join(re.split(r"[\W_]+", spaced.casefold())).strip()


def _place(header: Sequence[str], plain: Sequence[str], column: str) -> int:
    exact = [place for place, name in enumerate(header) if name == column]
    found = exact or [place for place, name in enumerate(plain) if name and name == _plain(column)]
    if not found:
        raise PartyError(f"no column {column!r}; the columns are {', '.join(map(repr, header))}")
    if len(found) > 1:
        raise PartyError(
            f"{len(found)} columns are called {column!r}; every column that is read needs a name of its own"
        )
    return found[0]


def _one(field: str, found: tuple[int, ...], header: Sequence[str], plain: Sequence[str]) -> int:
    if field == "reference":
        return min(found, key=lambda place: (_USUAL[field].index(plain[place]), place))
    if len(found) > 1:
        which = ", ".join(repr(header[place]) for place in found)
        also = "; a second name can be screened too: --map other_names=COLUMN" if field == "name" else ""
        raise PartyError(f"columns {which} can each be the {field}; say which one it is: --map {field}=COLUMN{also}")
    return found[0]


def read_party(cells: Sequence[str], columns: Columns, line: int) -> Party:
    """Return the party of one row. Optional fields that cannot be read are named in its `unread`.

    Raises `PartyError` that opens with the line where the name is missing or too long.
    """

    def texts(field: str) -> list[str]:
        return [cells[place].strip() for place in columns.fields.get(field, ()) if cells[place].strip()]

    name = next(iter(texts("name")), None) or _composed(texts("family"), [*texts("given"), *texts("middle")])
    if not name:
        places = columns.fields.get("name") or columns.fields.get("family") or columns.fields.get("given", ())
        raise PartyError(f"line {line}: column {columns.header[places[0]]!r} is empty")
    values: dict[str, object] = {
        field: texts(field) if field in _MANY else next(iter(texts(field)), None)
        for field in columns.fields
        if field not in ("name", "birth_date", *_PARTS)
    }
    values["countries"] = [part for text in texts("countries") for part in re.split(r"[;/|]", text)]
    others = [part.strip() for text in texts("other_names") for part in text.split(";") if part.strip()]
    values["other_names"] = [part for part in others if _has_letter(part)]
    unread = [f"other_names: {part!r} has no letter or figure" for part in others if not _has_letter(part)]
    for birth in texts("birth_date"):
        values["birth_date"] = iso_date(birth)
    numbers = [
        _identifier(kind, number.strip())
        for kind, place in columns.numbers
        for number in cells[place].split(";")
        if number.strip()
    ]
    try:
        return Party.of(name=name, lenient=True, identifiers=numbers, unread=unread, **values)
    except PartyError as problem:
        raise PartyError(f"line {line}: {problem}") from None


def _has_letter(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _identifier(kind: IdentifierKind, text: str) -> Identifier:
    """Return the number; a column of mixed numbers may say `kind:number`."""
    said, colon, number = text.partition(":")
    if kind is IdentifierKind.OTHER and colon and said.strip().lower() in list(IdentifierKind):
        return Identifier(IdentifierKind(said.strip().lower()), number.strip())
    return Identifier(kind, text)


def _composed(family: list[str], given: list[str]) -> str:
    return ", ".join(part for part in (" ".join(family), " ".join(given)) if part)


_ISO_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.+Z-]*")
_YEAR_FIRST = re.compile(r"([0-9]{4})([./-]?)([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")


def iso_date(text: str) -> str:
    """Return a date as files have it in ISO form: with a time behind it, 19620401, 1962/4/1, 01.04.1962 or 04/31/1962.

    A text in which day and month can be either is returned as it is, and so is any other.

    >>> iso_date("01.04.1962"), iso_date("4/13/1962"), iso_date("03/04/1962")
    ('1962-04-01', '1962-04-13', '03/04/1962')
    """
    if found := _ISO_TIME.fullmatch(text):
        return found[1]
    if (found := _YEAR_FIRST.fullmatch(text)) and (found[2] or len(text) == 8):
        return _iso(found[1], found[3], found[4]) or text
    if found := _YEAR_LAST.fullmatch(text):
        day_first, month_first = _iso(found[4], found[3], found[1]), _iso(found[4], found[1], found[3])
        if found[2] == "." or not month_first or day_first == month_first:
            return day_first or text
        return text if day_first else month_first
    return text


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
