"""OFAC's SDN.XML and CONSOLIDATED.XML, the format of the XML schema of 2004 (namespace of 2024), to a watchlist."""

import re

from sanscreen.lists.dates import read_day
from sanscreen.lists.draft import Draft
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.format import Format
from sanscreen.lists.formats.ofac.remarks import read_remarks
from sanscreen.lists.formats.ofac.terms import alias_kind, begin_list, is_true, type_of
from sanscreen.lists.formats.ofac.values import is_consolidated, note_name, note_value
from sanscreen.lists.items import Item
from sanscreen.lists.list_draft import ListDraft
from sanscreen.lists.list_file import ListFile
from sanscreen.lists.xml_items import root_of, xml_items
from sanscreen.model import AliasKind, AliasQuality, NameParts, PartyType, Watchlist

__all__ = ["FORMAT"]

_PROGRAM = re.compile(rb"<(?:\w+:)?program>\s*([^<\s][^<]*?)\s*<")
_QUALITIES = {"strong": AliasQuality.STRONG, "weak": AliasQuality.WEAK}
_LABELS = {
    ("nationalityList", "nationality", "country"): "nationality",
    ("citizenshipList", "citizenship", "country"): "citizen",
    ("dateOfBirthList", "dateOfBirthItem", "dateOfBirth"): "DOB",
    ("placeOfBirthList", "placeOfBirthItem", "placeOfBirth"): "POB",
}
_VESSEL = {
    "callSign": "Vessel Call Sign",
    "vesselType": "Vessel Type",
    "tonnage": "Vessel Tonnage",
    "grossRegisteredTonnage": "Vessel Gross Registered Tonnage",
    "vesselFlag": "Vessel Flag",
    "vesselOwner": "Vessel Owner",
}
_ADDRESS = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "region")


def recognises(file: ListFile) -> bool:
    """Return whether the root element is `sdnList`."""
    root = root_of(file.head)
    return root is not None and root[0] == "sdnList"


def read(file: ListFile, faults: Faults) -> Watchlist | None:
    """Return the list, or None where a fault was noted. A file that counts other entries than it has is a fault."""
    programs = [found.decode("utf-8", errors="replace") for found in _PROGRAM.findall(file.head)]
    made = begin_list(faults, sdn=not is_consolidated(programs))
    stated = ""
    for item in xml_items(file, faults, "publshInformation", "sdnEntry"):
        if item.tag == "sdnEntry":
            _read_entry(made, item)
        else:
            stated = _read_publication(made, item)
        made.left(item)
    counted = str(len(made))
    if stated.isdecimal() and stated.lstrip("0") != counted and not faults.count:
        sentence = f"says {stated} entries, and there are {counted}: the file is cut; fetch it again"
        faults.add(1, "Record_Count", sentence)
    made.link()
    return made.finish()


def _read_publication(made: ListDraft, item: Item) -> str:
    """Note the date of the list and return how many entries it says it has."""
    written = item.value("Publish_Date")
    made.as_of = read_day(written, month_first=True)
    if written and not made.as_of:
        made.faults.doubt(item.line, "Publish_Date", f"{written!r} is no day; the list is read without its date")
    return item.value("Record_Count")


def _read_entry(made: ListDraft, item: Item) -> None:
    word = item.value("sdnType")
    draft = made.party(item.value("uid"), type_of(word), item.line)
    if draft.type is PartyType.UNKNOWN:
        draft.doubt("type that is not known", f"{word!r}; the party is compared as any type")
        draft.detail("type", word)
    _read_name(draft, item, AliasQuality.PRIMARY, AliasKind.NAME)
    for alias in item.children("akaList", "aka"):
        _read_alias(draft, alias)
    for program in item.values("programList", "program"):
        draft.program(program)
    if title := item.value("title"):
        note_value(draft, "Title", title)
    for (plural, singular, field), label in _LABELS.items():
        for each in _main_first(item.children(plural, singular)):
            note_value(draft, label, each.value(field))
    for number in item.children("idList", "id"):
        _read_number(draft, number)
    for address in item.children("addressList", "address"):
        address.skip("uid")
        draft.address([address.value(part) for part in _ADDRESS], address.value("country"))
    for field, label in _VESSEL.items():
        if value := item.value("vesselInfo", field):
            note_value(draft, label, value)
    read_remarks(draft, item.value("remarks"))
    made.close(draft)


def _read_name(draft: Draft, item: Item, quality: AliasQuality, kind: AliasKind) -> None:
    family, given = item.value("lastName"), item.value("firstName")
    if given and draft.type is PartyType.INDIVIDUAL:
        draft.name(
            f"{family}, {given}" if family else given, quality, kind, NameParts(family=family or None, given=given)
        )
    else:
        note_name(draft, " ".join(part for part in (given, family) if part), quality, kind)


def _read_alias(draft: Draft, item: Item) -> None:
    item.skip("uid")
    kind, quality = item.value("type"), item.value("category")
    known = alias_kind(kind)
    if known is None or quality not in _QUALITIES:
        draft.doubt(
            "alias that is not understood", f"type {kind!r}, category {quality!r}; it is kept, as a strong a.k.a."
        )
    _read_name(draft, item, _QUALITIES.get(quality, AliasQuality.STRONG), known or AliasKind.AKA)


def _read_number(draft: Draft, item: Item) -> None:
    item.skip("uid")
    note_value(
        draft,
        item.value("idType"),
        item.value("idNumber"),
        item.value("idCountry"),
        issued=item.value("issueDate"),
        expires=item.value("expirationDate"),
    )


def _main_first(items: list[Item]) -> list[Item]:
    """Return the values of a party, the one that OFAC calls its main entry first."""
    for item in items:
        item.skip("uid")
    return sorted(items, key=lambda item: not is_true(item.value("mainEntry")))


FORMAT = Format("OFAC SDN XML", recognises, read)
