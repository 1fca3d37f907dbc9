"""The table of OpenSanctions, `targets.simple.csv`, to a watchlist.

Its cells hold several values in one, names of all qualities alike, and numbers of all kinds: a number gets the kind
that its form proves, else that of a number from an authority. The JSON files say all of this and are the better choice.
"""

import csv
import re

from sanscreen.lists.csv_items import csv_items, header_of
from sanscreen.lists.draft import Draft, uncomparable
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.format import Format
from sanscreen.lists.formats.opensanctions.shared import Copy, imo_number, note_tie
from sanscreen.lists.items import Item
from sanscreen.lists.list_file import ListFile
from sanscreen.model import AliasKind, AliasQuality, IdentifierKind, PartyType, Watchlist
from sanscreen.model.countries import country_code

__all__ = ["FORMAT"]

_NEEDED = {"id", "schema", "name", "aliases", "countries", "identifiers", "dataset"}
_KNOWN = {
    *_NEEDED, "birth_date", "addresses", "sanctions", "sanction", "phones", "emails", "program_ids", "first_seen",
    "last_seen", "last_change",
}  # fmt: skip
_IMO = re.compile(r"IMO ?\d{7}")
_LEI = re.compile(r"[A-Z0-9]{18}\d{2}")  # ISO 17442
_BIC = re.compile(r"[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?")  # ISO 9362
_WIKIDATA = re.compile(r"Q\d+")


def recognises(file: ListFile) -> bool:
    """Return whether the header has the columns of the table."""
    return set(header_of(file.head)) >= _NEEDED


def read(file: ListFile, faults: Faults) -> Watchlist | None:
    """Return the list, or None where a row has a fault; all faults are gathered."""
    copy = Copy(faults)
    others = [column for column in header_of(file.head) if column not in _KNOWN]
    for row in csv_items(file, faults):
        schema = row.attribute("schema")
        draft = copy.party(row.attribute("id"), schema, row.line, tuple(_values(row, "dataset")))
        _read_names(draft, row)
        _read_numbers(draft, row, schema)
        for text in _values(row, "birth_date"):
            draft.born(text)
        for text in _values(row, "countries"):
            note_tie(draft, text)
        for text in _values(row, "addresses"):
            draft.address((text,))
        for text in _values(row, "program_ids"):
            draft.program(text)
        for text in (*_values(row, "sanctions"), *_values(row, "sanction")):
            draft.detail("sanction", text)
        for column in others:
            for text in _values(row, column):
                draft.detail(column, text)
        draft.detail("first seen", row.attribute("first_seen"))
        changed = row.attribute("last_change")
        draft.updated(changed)
        copy.seen(row.attribute("last_seen"), changed)
        copy.listing.left(row)
    return copy.finish()


def _values(row: Item, column: str) -> list[str]:
    """Take the values of a cell, which are a row of their own, parted by semicolons and quoted where they hold one."""
    text = row.attribute(column)
    return [value for cell in csv.reader([text], delimiter=";") for value in map(str.strip, cell) if value]


def _read_names(draft: Draft, row: Item) -> None:
    names = [row.attribute("name"), *_values(row, "aliases")]
    primary = next((name for name in names if name and not uncomparable(name)), "")
    if names[0] != primary:
        draft.detail("caption", names[0])
    draft.name(primary, AliasQuality.PRIMARY, AliasKind.NAME)
    for name in names[1:]:
        draft.name(name)


def _read_numbers(draft: Draft, row: Item, schema: str) -> None:
    for number in _values(row, "identifiers"):
        kind = IdentifierKind.WALLET if schema == "CryptoWallet" else _kind_of(number, draft.type)
        scheme = "wikidata" if _WIKIDATA.fullmatch(number) else ""
        draft.identifier(kind, imo_number(number) if kind is IdentifierKind.IMO_NUMBER else number, scheme=scheme)
    if schema == "CryptoWallet" and " " not in draft.primary_name:  # a wallet is called by its address
        draft.identifier(IdentifierKind.WALLET, draft.primary_name)
    for number in _values(row, "phones"):
        draft.identifier(IdentifierKind.PHONE, number)
    for number in _values(row, "emails"):
        draft.identifier(IdentifierKind.EMAIL, number)


def _kind_of(number: str, type: PartyType) -> IdentifierKind:
    """Return the kind that the form of a number proves, else that of numbers which authorities give to such parties."""
    if _IMO.fullmatch(number):
        return IdentifierKind.IMO_NUMBER
    if _LEI.fullmatch(number) and int("".join(str(int(sign, 36)) for sign in number)) % 97 == 1:
        return IdentifierKind.LEI
    if type is not PartyType.INDIVIDUAL and (found := _BIC.fullmatch(number)) and country_code(found[1]):
        return IdentifierKind.BIC
    if _WIKIDATA.fullmatch(number) or not any(map(str.isdigit, number)):
        return IdentifierKind.OTHER
    if type is PartyType.INDIVIDUAL:
        return IdentifierKind.NATIONAL_ID
    if type in (PartyType.ENTITY, PartyType.UNKNOWN):
        return IdentifierKind.REGISTRATION_NUMBER
    return IdentifierKind.OTHER


FORMAT = Format("OpenSanctions CSV", recognises, read)
