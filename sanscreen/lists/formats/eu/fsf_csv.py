"""The EU list of financial sanctions (FSF), in its CSV form 1.1, to a watchlist.

Separated by `;`. A row is one alias, address, birth date, identification or citizenship of an entity, behind columns of
the entity that every row repeats; columns may be absent. The names of columns follow those of the XML form, so that a
row is read as the share of a sanctionEntity. The table does not say which names are weak; the XML form does.
"""

import re
from collections.abc import Mapping

from sanscreen.lists.csv_items import csv_items, header_of
from sanscreen.lists.dates import read_day
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.eu.party import EuParties
from sanscreen.lists.formats.format import Format
from sanscreen.lists.items import Item
from sanscreen.lists.list_file import ListFile
from sanscreen.model import Watchlist

__all__ = ["FORMAT"]

_PARTS = {
    "NameAlias": "nameAlias",
    "Address": "address",
    "BirthDate": "birthdate",
    "Identification": "identification",
    "Citizenship": "citizenship",
}
_SHARED = ("", "regulation", "subjectType")  # what every row of an entity repeats
_RENAMED = {  # columns that are not called like the attribute of the XML form
    "EU_ReferenceNumber": "euReferenceNumber",
    "SubjectType": "classificationCode",
    "SubjectType_ClassificationCode": "code",
    "BirthDate": "birthdate",
    "Day": "dayOfMonth",
    "Month": "monthOfYear",
    "IssuedDate": "issueDate",
    "Type": "regulationType",
    "TypeCode": "identificationTypeCode",
    "TypeDescription": "identificationTypeDescription",
}
_CONTACT = re.compile(r"(PHONE|MOBILE|FAX|EMAIL|WEB)")

Place = tuple[str, str, str]  # element of a sanctionEntity, element in it, attribute; each empty where there is none
Cells = dict[tuple[str, str], dict[str, str]]  # attributes by the two elements; the text of a remark has the name ""


def recognises(file: ListFile) -> bool:
    """Return whether the header has the columns of the list."""
    return {"Entity_LogicalId", "NameAlias_WholeName"} <= set(header_of(file.head, ";"))


def read(file: ListFile, faults: Faults) -> Watchlist | None:
    """Return the list, or None where it has a fault; all faults are gathered."""
    header = header_of(file.head, ";")
    places = {column: place for column in header if (place := _place(column))}
    parties = EuParties(faults)
    shared: Cells = {}
    for row in csv_items(file, faults, ";"):
        parties.listed.as_of = read_day(row.attribute("fileGenerationDate")) or parties.listed.as_of
        cells = _cells(row, places)
        before, shared = shared, {place: cells[place] for place in cells if place[0] in _SHARED}
        if before == shared:
            logical = shared.get(("", ""), {}).get("logicalId", "")
            cells = {place: cells[place] for place in cells if place not in shared}
            cells["", ""] = {"logicalId": logical}
        entity = _entity(cells, row.line)
        parties.add(entity, again=True)
        parties.listed.left(entity)
        parties.listed.left(row)
    if "NameAlias_Strong" not in header:
        faults.doubt(1, "NameAlias_Strong", "is no column here, so weak names count as strong; the XML form tells them")
    return parties.finish()


def _place(column: str) -> Place | None:
    """Return where the value of a column stands in the XML form, or None for a column that it does not have."""
    prefix, _, name = column.partition("_")
    if prefix != "Entity" and prefix not in _PARTS:
        return None
    part = _PARTS.get(prefix, "")
    if name.startswith("Regulation_"):
        attribute = name.removeprefix("Regulation_")
        return (part, "regulationSummary", _attribute(attribute)) if part else ("regulation", "", _attribute(attribute))
    if name.startswith("SubjectType"):
        return "subjectType", "", _attribute(name)
    if name in ("Remark", "ContactInfo"):
        return part, name[0].lower() + name[1:], ""
    return part, "", _attribute(name)


def _attribute(name: str) -> str:
    return _RENAMED.get(name) or name[:1].lower() + name[1:]


def _cells(row: Item, places: Mapping[str, Place]) -> Cells:
    cells: Cells = {}
    for column, (part, inner, attribute) in places.items():
        if value := " ".join(row.raw(column).split()):
            cells.setdefault((part, inner), {})[attribute] = value
    return cells


def _entity(cells: Cells, line: int) -> Item:
    """Return the cells of a row as the sanctionEntity that the XML form would have; `cells` stays as it is."""
    entity = Item("sanctionEntity", line, dict(cells.get(("", ""), {})))
    for part in dict.fromkeys(part for part, _ in cells):
        item = Item(part, line, dict(cells.get((part, ""), {}))) if part else entity
        if item is not entity:
            entity.add(item)
        if act := cells.get((part, "regulationSummary")):
            item.add(Item("regulationSummary", line, dict(act)))
        if remark := cells.get((part, "remark")):
            item.add(Item("remark", line, text=remark[""]))
        if contact := cells.get((part, "contactInfo")):
            for key, value in _contacts(contact[""]):
                item.add(Item("contactInfo", line, {"key": key, "value": value}))
    return entity


def _contacts(text: str) -> list[tuple[str, str]]:
    """Return the ways to reach a party in a cell such as `PHONE[+1 555 0100] EMAIL[info@example.org]`."""
    before, *pairs = _CONTACT.split(text)
    found = [("", before), *zip(pairs[::2], pairs[1::2], strict=True)]
    return [(key, bare) for key, value in found if (bare := value.strip(" :[],;"))]


FORMAT = Format("EU FSF CSV", recognises, read)
