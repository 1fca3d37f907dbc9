"""The consolidated list of the UN Security Council, in its XML form, to a watchlist.

Layout: https://www.un.org/sc/resources/sc-sanctions.xsd. The id of a party is its permanent reference number, such as
QDi.001; the number of its record (DATAID) is a further entry, and the id where a reference number is missing or stands
twice.
"""

from sanscreen.lists.dates import read_date, read_day
from sanscreen.lists.draft import Draft
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.format import Format
from sanscreen.lists.formats.un.documents import read_document, read_remark
from sanscreen.lists.formats.un.names import names_in, spellings_in
from sanscreen.lists.items import Item
from sanscreen.lists.list_draft import ListDraft
from sanscreen.lists.list_file import ListFile
from sanscreen.lists.xml_items import root_of, xml_items
from sanscreen.model import AliasKind, AliasQuality, NameParts, PartyType, Watchlist

__all__ = ["FORMAT"]

ROOT = "CONSOLIDATED_LIST"
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_QUALITIES = {
    "": (AliasQuality.STRONG, AliasKind.AKA),
    "good": (AliasQuality.STRONG, AliasKind.AKA),
    "low": (AliasQuality.WEAK, AliasKind.AKA),
    "a.k.a.": (AliasQuality.STRONG, AliasKind.AKA),
    "f.k.a.": (AliasQuality.STRONG, AliasKind.FORMER),
}
_DETAILS = {"SUBMITTED_ON": "submitted on", "SUBMITTED_BY": "submitted by", "DELISTED_ON": "delisted on"}


def recognises(file: ListFile) -> bool:
    """Return whether the root element is that of the UN list."""
    found = root_of(file.head)
    return found is not None and found[0] == ROOT


def read(file: ListFile, faults: Faults) -> Watchlist | None:
    """Return the list, or None where it has a fault; all faults are gathered."""
    listed = ListDraft(
        faults,
        "un",
        "United Nations Security Council Consolidated List",
        "United Nations Security Council",
        "UN",
        "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list",
    )
    records: set[str] = set()
    for item in xml_items(file, faults, "INDIVIDUAL", "ENTITY", root=ROOT):
        if item.tag == ROOT:
            listed.as_of = read_day(item.attribute("dateGenerated"))
        else:
            _read_party(item, listed, records)
        listed.left(item)
    return listed.finish()


def _read_party(item: Item, listed: ListDraft, records: set[str]) -> None:
    reference, record = item.value("REFERENCE_NUMBER"), item.value("DATAID")
    if record in records:
        listed.faults.add(item.line, record, "the record stands twice (DATAID); fetch the file again")
    records.add(record)
    taken = reference in listed
    individual = item.tag == "INDIVIDUAL"
    draft = listed.party(
        record if taken else reference or record, PartyType.INDIVIDUAL if individual else PartyType.ENTITY, item.line
    )
    if taken:
        draft.doubt("reference number of two parties", f"{reference!r}; the id is that of the record")
    draft.entry(reference)
    draft.entry(record)
    _read_names(item, draft, individual)
    _read_facts(item, draft)
    for born in item.children("INDIVIDUAL_DATE_OF_BIRTH"):
        _read_birth_date(born, draft)
    for place in item.children("INDIVIDUAL_PLACE_OF_BIRTH"):
        draft.fact("birth_places", _place(place))
    for document in item.children("INDIVIDUAL_DOCUMENT"):
        read_document(document, draft)
    for address in (*item.children("INDIVIDUAL_ADDRESS"), *item.children("ENTITY_ADDRESS")):
        _read_address(address, draft)
    read_remark(item.value("COMMENTS1"), draft)
    item.skip("VERSIONNUM", "SORT_KEY", "SORT_KEY_LAST_MOD")


def _read_names(item: Item, draft: Draft, individual: bool) -> None:
    parts = tuple(part for tag in _NAMES if (part := _said(item, tag)))
    if parts:
        first, *others = _names(" ".join(parts), draft)
        ordered = NameParts(ordered=parts) if individual else None
        draft.name(first, AliasQuality.PRIMARY, AliasKind.NAME, ordered)
        for name in others:
            draft.name(name)
    for printed in item.values("NAME_ORIGINAL_SCRIPT"):
        for name in _names(printed, draft):
            draft.name(name, kind=AliasKind.NAME)
    for alias in (*item.children("INDIVIDUAL_ALIAS"), *item.children("ENTITY_ALIAS")):
        _read_alias(alias, draft)


def _read_alias(item: Item, draft: Draft) -> None:
    """Note an alias, and what the list says of it: a note, or another birth date and place under this name."""
    printed, note = item.value("ALIAS_NAME"), item.value("NOTE")
    stated = item.value("QUALITY")
    quality, kind = _QUALITIES.get(stated.casefold(), _QUALITIES[""])
    if stated.casefold() not in _QUALITIES:
        draft.detail("quality of a name", f"{printed}: {stated}")
        draft.doubt("quality of a name that is not known", repr(stated))
    if "listed as" in f"{printed} {note}".casefold():  # `previously listed as`, `formerly listed as`
        kind = AliasKind.FORMER
    for name in (*(_names(printed, draft) if printed else ()), *spellings_in(note, printed)):
        draft.name(name, quality, kind)
    born, city, country = (item.value(f"{tag}_OF_BIRTH") for tag in ("DATE", "CITY", "COUNTRY"))
    draft.born(born)
    place = ", ".join(part for part in (city, country) if part)
    draft.fact("birth_places", place)
    said = [f"born {born}" if born else "", f"born in {place}" if place else "", note]
    if any(said):
        draft.detail("on a name", f"{printed}: {'; '.join(filter(None, said))}")


def _names(printed: str, draft: Draft) -> tuple[str, ...]:
    """Return the names in a field; one that holds more than a name is kept as a detail too."""
    names = names_in(printed)
    if names != (printed,):
        draft.detail("name as printed", printed)
    return names


def _read_facts(item: Item, draft: Draft) -> None:
    draft.gender(item.value("GENDER"))
    for title in (*item.values("TITLE", "VALUE"), *item.values("DESIGNATION", "VALUE")):
        draft.fact("titles", title)
    for country in (*item.values("NATIONALITY", "VALUE"), *item.values("NATIONALITY2", "VALUE")):
        draft.country("nationalities", _meant(country))
    draft.program(item.value("UN_LIST_TYPE"))
    for kind in item.values("LIST_TYPE", "VALUE"):
        draft.detail("list type", "" if kind == "UN List" else kind)
    draft.listed(item.value("LISTED_ON"))
    updates = item.values("LAST_DAY_UPDATED", "VALUE")
    for day in updates:
        draft.updated(day)
    draft.detail("updated on", ", ".join(updates) if len(updates) > 1 else "")
    for tag, label in _DETAILS.items():
        for value in (*item.values(tag), *item.values(tag, "VALUE")):
            draft.detail(label, value)


def _read_birth_date(item: Item, draft: Draft) -> None:
    """Note a birth date: EXACT or APPROXIMATELY a DATE or YEAR, or BETWEEN two years; some stand in the NOTE alone."""
    kind, note = item.value("TYPE_OF_DATE"), item.value("NOTE")
    day, year = item.value("DATE"), item.value("YEAR")
    first, last = item.value("FROM_YEAR"), item.value("TO_YEAR")
    circa = kind == "APPROXIMATELY" or note.casefold() == "approximately"
    dates = [day, year if not day else "", " to ".join(end for end in (first, last) if end)]
    if year and note and read_date(f"{note} {year}"):  # `Sep.` beside `1958`
        dates = [f"{note} {year}"]
    elif not any(dates):
        dates = [] if "hijri" in note.casefold() else [note]
        if note and not dates:
            draft.detail("birth date", note)
            draft.doubt("date in another calendar", f"birth date {note!r}")
    elif note.casefold() != "approximately":
        draft.detail("on the birth date", note)
    for text in dates:
        draft.born(text, circa=circa)


def _read_address(item: Item, draft: Draft) -> None:
    """Note an address; one that stands in the NOTE alone may close with its country."""
    parts = [_said(item, tag) for tag in ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE")]
    country, note = _said(item, "COUNTRY"), item.value("NOTE")
    if any(parts) or country:
        draft.address(parts, country, note=note if note != country else "")
    else:
        draft.address([note], code=note.rpartition(", ")[2].rstrip("."))


def _place(item: Item) -> str:
    parts = [_said(item, tag) for tag in ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY")]
    note = item.value("NOTE")
    return ", ".join(filter(None, parts)) + (f" ({note})" if note and any(parts) else note)


def _said(item: Item, tag: str) -> str:
    return _meant(item.value(tag))


def _meant(text: str) -> str:
    """Return the text, or an empty one for `na`, which the list prints where nothing is known."""
    return "" if text == "na" else text


FORMAT = Format("UN XML", recognises, read)
