"""What stands at the head of OFAC's ADVANCED XML - reference values, locations, documents - kept small for the parties.

Source: OFAC's schema of SDN_ADVANCED.XML (2015), which is that of the UN's Advanced Sanctions Data Model 1.0. The numbers
of reference values differ between years and are always looked up in the file itself.
"""

from typing import NamedTuple

from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.ofac.features import Period, Place, in_order
from sanscreen.lists.formats.ofac.terms import is_true, joined, said
from sanscreen.lists.items import Item
from sanscreen.lists.labels import kind_of
from sanscreen.model.countries import country_code

__all__ = ["Document", "References", "day_of", "periods_of"]

_KEPT = ("ISO2", "PartyTypeID", "CountryID", "Description")  # attributes of reference values that others are led by


class Document(NamedTuple):
    """One identity document or registration. `names` are the numbers of the documented names that stand in it."""

    label: str
    number: str
    country: str
    issued: str
    expires: str
    note: str
    names: tuple[str, ...]


class _Value(NamedTuple):
    text: str
    attributes: dict[str, str]


class References:
    """What later parts of the file name by number. `documents` are by identity; who takes them takes them out."""

    def __init__(self, faults: Faults) -> None:
        self.documents: dict[str, list[Document]] = {}
        self._faults = faults
        self._values: dict[tuple[str, str], _Value] = {}
        self._undefined: set[tuple[str, str]] = set()
        self._places: dict[str, Place] = {}
        self._unused: set[str] = set()

    def define(self, sets: Item) -> None:
        """Take the sets of reference values."""
        for value in (value for each in sets.children() for value in each.children()):
            kept = {name: text for name in _KEPT if (text := value.attribute(name))}
            self._values[value.tag, value.attribute("ID")] = _Value(value.text(), kept)
        sets.empty()  # a dictionary: what is not in the words themselves says nothing of a party

    def word(self, kind: str, number: str, line: int) -> str:
        """Return the text of a reference value; `KIND NUMBER` with a warning where the file does not define it."""
        if not number:
            return ""
        if (kind, number) in self._values:
            return self._values[kind, number].text
        self._faults.ledger.doubts["reference value that the file does not define"] += 1
        if (kind, number) not in self._undefined:
            self._undefined.add((kind, number))
            self._faults.doubt(line, f"{kind}ID", f"{number} is not among the reference values of the file")
        return f"{kind} {number}"

    def remark(self, kind: str, number: str) -> str:
        """Return what a reference value says about another value, such as a low reliability; empty for the usual."""
        found = self._values.get((kind, number))
        if number and found is None:
            self._faults.ledger.unread[f"ReferenceValueSets/{kind} {number}"] += 1
        return said(found.text) if found else ""

    def led(self, kind: str, number: str, name: str) -> str:
        """Return an attribute of a reference value, which mostly is the number of another one."""
        found = self._values.get((kind, number))
        return found.attributes.get(name, "") if found else ""

    def country(self, number: str, line: int) -> tuple[str, str]:
        """Return the name and the ISO 3166-1 code of a country; both empty where OFAC could not say which it is."""
        name = said(self.word("Country", number, line))
        return name, country_code(name) or country_code(self.led("Country", number, "ISO2")) or ""

    def place(self, number: str) -> Place | None:
        """Return a location, which is used then."""
        self._unused.discard(number)
        return self._places.get(number)

    @property
    def unused_places(self) -> int:
        """How many locations nobody asked for."""
        return len(self._unused)

    def add_place(self, item: Item) -> None:
        """Take a location."""
        number = item.attribute("ID")
        self._places[number] = _place(item, self)
        self._unused.add(number)

    def add_document(self, item: Item) -> None:
        """Take a document."""
        self.documents.setdefault(item.attribute("IdentityID"), []).append(_document(item, self))


def _place(item: Item, references: References) -> Place:
    item.skip("FeatureVersionReference", "IDRegDocumentReference")  # the other side names the location
    about = [item.value("Comment")]
    countries: dict[str, str] = {}  # names to codes
    for child in item.children("LocationCountry"):
        name, code = references.country(child.attribute("CountryID"), child.line)
        countries[name] = code
        about.append(references.remark("CountryRelevance", child.attribute("CountryRelevanceID")))
    for child in item.children("LocationAreaCode"):
        area = child.attribute("AreaCodeID")
        name, code = references.country(references.led("AreaCode", area, "CountryID"), child.line)
        name = name or references.led("AreaCode", area, "Description")
        countries.setdefault(name or references.word("AreaCode", area, child.line), code)
    countries.pop("", None)
    first, *others = countries or [""]
    lines = [((*parts, *others), joined(*about, *notes)) for parts, notes in _variants(item, references)]
    if not lines and (others or any(about)):
        lines.append((tuple(others), joined(*about)))
    return Place(tuple(lines), first, countries.get(first, ""))


def _variants(item: Item, references: References) -> list[tuple[list[str], list[str]]]:
    """Return the parts of a location and what is said of them, once for each script that it is written in.

    OFAC gives a part several values, the main one in Latin; the comment on another one names its language.
    """
    parts: dict[str, list[tuple[str, str]]] = {"": []}
    notes: dict[str, list[str]] = {"": []}
    for part in item.children("LocationPart"):
        kind = references.word("LocPartType", part.attribute("LocPartTypeID"), part.line)
        for value in part.children("LocationPartValue"):
            comment = value.value("Comment")
            script = "" if is_true(value.attribute("Primary") or "true") else comment or "other"
            about = (
                comment,
                references.remark("LocPartValueType", value.attribute("LocPartValueTypeID")),
                references.remark("LocPartValueStatus", value.attribute("LocPartValueStatusID")),
            )
            parts.setdefault(script, []).append((kind, value.value("Value")))
            notes.setdefault(script, []).extend(about)
    return [(in_order(found), notes[script]) for script, found in parts.items() if found]


def _document(item: Item, references: References) -> Document:
    item.skip("ID", "IDRegDocumentMention", "FeatureVersionReference", "ProfileRelationshipReference")
    label = references.word("IDRegDocType", item.attribute("IDRegDocTypeID"), item.line)
    number = item.value("IDRegistrationNo")
    days = {"issue date": "", "expiration date": ""}
    notes = []
    for child in item.children("DocumentDate"):
        kind = references.word("IDRegDocDateType", child.attribute("IDRegDocDateTypeID"), child.line)
        for period in periods_of(child, references):
            if days.get(kind.casefold()) == "":
                days[kind.casefold()] = period.shown
            else:
                notes.append(f"{kind} {period.shown}")
    authority = item.value("IssuingAuthority")
    if kind_of(authority):  # in some documents OFAC has put the kind of the number here, such as INN
        notes.append(label)
        label = authority
    elif authority:
        notes.append(f"issued by {authority}")
    if where := item.attribute("IssuedIn-LocationID"):
        place = references.place(where)
        notes.append(f"issued in {place.text if place else f'location {where}'}")
    name, code = references.country(item.attribute("IssuedBy-CountryID"), item.line)
    comment = item.value("Comment")
    validity = references.remark("Validity", item.attribute("ValidityID"))
    return Document(
        label,
        number,
        code or name,
        days["issue date"],
        days["expiration date"],
        joined(validity, *notes, comment if comment != number else ""),
        tuple(child.attribute("DocumentedNameID") for child in item.children("DocumentedNameReference")),
    )


def periods_of(item: Item, references: References) -> list[Period]:
    """Return the periods of a record that can be read, from its DatePeriod elements."""
    found = (_period(child, references) for child in item.children("DatePeriod"))
    return [period for period in found if period]


def _period(item: Item, references: References) -> Period | None:
    """Return the days from the first that the start can mean to the last that the end can mean, or None.

    OFAC writes a year as a period that starts on its first and ends on its last day.
    """
    bounds = [*item.children("Start"), *item.children("End")]
    for each in (item, *bounds):
        each.skip("YearFixed", "MonthFixed", "DayFixed")  # OFAC has no use for them: they are false for exact days too
    approximate = [is_true(bound.attribute("Approximate")) for bound in bounds]
    calendar = references.remark("CalendarType", item.attribute("CalendarTypeID"))
    points = [point for bound in bounds for tag in ("From", "To") for point in bound.children(tag)]
    days = [day for point in points if (day := day_of(point))]
    if not days:
        return None
    text = days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
    foreign = calendar and not calendar.casefold().startswith("gregorian")
    return Period(f"{text} ({calendar})" if foreign else text, any(approximate))


def day_of(item: Item) -> str:
    """Return a date as ISO text, without the month or day where they are not stated; empty without a year."""
    year = item.value("Year")
    if not year:
        return ""
    month, day = item.value("Month").lstrip("0"), item.value("Day").lstrip("0")
    return "-".join([year.zfill(4), *([month.zfill(2)] if month else []), *([day.zfill(2)] if month and day else [])])
