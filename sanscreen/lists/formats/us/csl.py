"""The US Consolidated Screening List as CSV to a watchlist: the lists of three departments in one table.

Source: International Trade Administration, csl.csv. Two layouts are read: that of 2019, and that of 2024, which opens
with `_id` and turns the cells of `ids` round. A cell with several values parts them by `; `.

A party goes by the number of its entry, else by its `_id`, else by the short name of its list and a digest of list and
name, which stay the same from day to day. Rows with one number are one party, so a party that stands on two lists is
one here, and so is one that a list prints twice under one name.
"""

import hashlib
import re
from collections.abc import Iterator

from sanscreen.lists.csv_items import csv_items, header_of
from sanscreen.lists.draft import Draft
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.format import Format
from sanscreen.lists.formats.us.csl_ids import read_ids
from sanscreen.lists.items import Item
from sanscreen.lists.list_draft import ListDraft
from sanscreen.lists.list_file import ListFile
from sanscreen.model import AliasKind, AliasQuality, IdentifierKind, PartyType, RelationKind, Watchlist
from sanscreen.model.countries import country_code

__all__ = ["FORMAT"]

_NEEDED = {"source", "entity_number", "type", "programs", "name", "addresses", "alt_names", "ids"}
_TYPES = {each.value: each for each in (PartyType.INDIVIDUAL, PartyType.ENTITY, PartyType.VESSEL, PartyType.AIRCRAFT)}
_DETAILS = (
    ("Federal Register", "federal_register_notice"),
    ("end date", "end_date"),
    ("standard order", "standard_order"),
    ("license requirement", "license_requirement"),
    ("license policy", "license_policy"),
    ("gross tonnage", "gross_tonnage"),
    ("gross registered tonnage", "gross_registered_tonnage"),
    ("source list", "source"),
    ("address of the source list", "source_list_url"),
    ("address of the source information", "source_information_url"),
)
_SUCCESSORS = re.compile(r"(?:and\s+)?any successor", re.I)
_LINKED = re.compile(r"Linked To:\s*([^();]+(?:\([^()]*\)[^();]*)*)")
_STATES = frozenset(  # of the US, whose letters are the code of a country too
    "AL AR AZ CA CO DE GA ID IL IN KY LA MA MD ME MN MO MS MT NC NE PA SC SD TN VA".split()
)


def recognises(file: ListFile) -> bool:
    """Return whether the first row is the header of the list, in either layout."""
    return set(header_of(file.head)) >= _NEEDED


def read(file: ListFile, faults: Faults) -> Watchlist | None:
    """Return the list, or None where a row has a fault; all faults are gathered."""
    title, publisher = "Consolidated Screening List", "US Department of Commerce, International Trade Administration"
    draft = ListDraft(faults, "us-csl", title, publisher, "CSL", "https://www.trade.gov/consolidated-screening-list")
    label_first = "_id" in header_of(file.head)
    for row in csv_items(file, faults):
        source, name, entry, own = (row.attribute(column) for column in ("source", "name", "entity_number", "_id"))
        short = _short(source)
        number = entry or own or f"{short}-{_digest(source, name)}"
        kind = row.attribute("type")
        party = draft.get(number)
        if party is None:
            party = draft.party(number, _TYPES.get(kind.casefold(), PartyType.UNKNOWN), row.line)
        if kind and _TYPES.get(kind.casefold()) is not party.type:
            party.detail("type", kind)
            party.doubt("type that is not understood", f"{kind!r}")
        if own != number:
            party.detail("_id", own)
        if entry and source.endswith("Treasury Department"):
            party.entry(entry, "OFAC")
        for program in (*_values(row, "programs"), short):
            party.program(program)
        party.detail("source list", source)
        _read_names(row, party, name)
        _read_addresses(row, party, source)
        _read_facts(row, party)
        read_ids(row.attribute("ids"), party, label_first=label_first)
        draft.left(row)
    draft.link()
    return draft.finish()


def _read_names(row: Item, party: Draft, name: str) -> None:
    """Read the name as it is printed, and as a strong alias too without `; and any successor ...` behind it."""
    if not party.primary_name:
        party.name(name, AliasQuality.PRIMARY, AliasKind.NAME)
    elif name != party.primary_name:
        party.name(name, AliasQuality.STRONG, AliasKind.NAME)
    head, parted, tail = name.partition("; ")
    if parted and _SUCCESSORS.match(tail):
        party.name(head, AliasQuality.STRONG, AliasKind.NAME)
    for alias in _values(row, "alt_names"):
        if _SUCCESSORS.match(alias):
            party.detail("names", alias)
            continue
        former = re.match(r"f\.?k\.?a\.?[,:]?\s+", alias, re.I)
        bare = re.sub(r"^(?:[af]\.?k\.?a\.?[,:]?|and)\s+", "", alias, flags=re.I)
        party.name(bare, AliasQuality.STRONG, AliasKind.FORMER if former else AliasKind.AKA)


def _read_addresses(row: Item, party: Draft, source: str) -> None:
    """Read addresses, which close with the code of their country.

    The Denied Persons List leaves the country out where it is the US, so letters of a state behind a town are none.
    """
    for address in _values(row, "addresses"):
        text = re.sub(r"^and\s+", "", address)
        rest, _, last = text.rpartition(", ")
        state = last in _STATES and "(DPL)" in source and not re.search(r"\d[^,]*$", rest)
        code = last if re.fullmatch(r"[A-Z]{2}", last) and country_code(last) and not state else ""
        party.address([text], code=code)


def _read_facts(row: Item, party: Draft) -> None:
    for title in _values(row, "title"):
        party.fact("titles", title)
    for country in _values(row, "nationalities"):
        party.country("nationalities", country)
    for country in _values(row, "citizenships"):
        party.country("citizenships", country)
    for day in _values(row, "dates_of_birth"):
        party.born(day)
    for place in _values(row, "places_of_birth"):
        party.fact("birth_places", place)
    begun, start = str(party.listed_on or ""), row.attribute("start_date")
    party.listed(start)
    if begun and start and start != begun:  # of several rows the earliest day counts
        party.detail("start date", begun)
        party.detail("start date", start)
    party.identifier(IdentifierKind.CALL_SIGN, row.attribute("call_sign"))
    party.fact("model", row.attribute("vessel_type"))
    party.country("flag_states", row.attribute("vessel_flag"))
    party.relation(RelationKind.OWNED_BY, name=row.attribute("vessel_owner"), note="vessel owner")
    remarks = row.attribute("remarks")
    party.remark(remarks)
    for linked in _LINKED.finditer(remarks):
        party.relation(RelationKind.LINKED_TO, name=linked[1].strip(), note="Linked To")
    for label, column in _DETAILS:
        party.detail(label, row.attribute(column))


def _values(row: Item, column: str) -> Iterator[str]:
    yield from (value for part in row.attribute(column).split("; ") if (value := part.strip(" ;")))


def _short(source: str) -> str:
    """Return the short name of a list, which stands in brackets: `Entity List (EL) - Bureau ...` is EL."""
    found = re.search(r"\(([^()]+)\)", source)
    return found[1].removesuffix(" List") if found else source


def _digest(source: str, name: str) -> str:
    return hashlib.sha256(f"{source}\n{name}".encode()).hexdigest()[:12]


FORMAT = Format("US Consolidated Screening List CSV", recognises, read)
