"""The UK Sanctions List as CSV, one row for every combination of a party's values, to a watchlist.

A line `Report Date: 08-Oct-2026` stands above the header. Source: FCDO, UK-Sanctions-List.csv, layout of 2026.
"""

import re

from sanscreen.lists.csv_items import csv_items, header_of
from sanscreen.lists.dates import read_day
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.format import Format
from sanscreen.lists.formats.uk.party import UkParties, UkParty
from sanscreen.lists.formats.uk.values import table_header
from sanscreen.lists.items import Item
from sanscreen.lists.list_draft import ListDraft
from sanscreen.lists.list_file import ListFile
from sanscreen.model import Watchlist

__all__ = ["FORMAT", "PUBLISHER", "TITLE", "URL"]

TITLE = "UK Sanctions List"
PUBLISHER = "Foreign, Commonwealth and Development Office"
URL = "https://www.gov.uk/government/publications/the-uk-sanctions-list"

_NEEDED = ("unique id", *(f"name {part}" for part in range(1, 7)), "name type", "regime name")
_TYPE = ("designation type", "individual, entity, ship")  # the name of this column until 2025
_GROUPS = (
    (UkParty.name, ("name type", "alias strength", *(f"name {part}" for part in range(1, 7)))),
    (UkParty.script_name, ("name non-latin script", "non-latin script type", "non-latin script language")),
    (UkParty.title, ("title",)),
    (UkParty.title, ("position",)),
    (UkParty.regime, ("regime name",)),
    (UkParty.ofsi, ("ofsi group id",)),
    (UkParty.un, ("un reference number",)),
    (UkParty.information, ("other information",)),
    (
        UkParty.address,
        (*(f"address line {line}" for line in range(1, 7)), "address postal code", "address country"),
    ),
    (UkParty.phone, ("phone number",)),
    (UkParty.website, ("website",)),
    (UkParty.email, ("email address",)),
    (UkParty.listed, ("date designated",)),
    (UkParty.updated, ("last updated",)),
    (UkParty.born, ("d.o.b",)),
    (UkParty.birth_place, ("town of birth", "country of birth")),
    (UkParty.nationality, ("nationality(/ies)",)),
    (UkParty.national_id, ("national identifier number", "national identifier additional information")),
    (UkParty.passport, ("passport number", "passport additional information")),
    (UkParty.gender, ("gender",)),
    (UkParty.subsidiary, ("subsidiaries",)),
    (UkParty.parent, ("parent company",)),
    (UkParty.registration, ("business registration number (s)",)),
    (UkParty.imo_number, ("imo number",)),
    (UkParty.owner, ("current owner/operator (s)",)),
    (UkParty.previous_owner, ("previous owner/operator (s)",)),
    (UkParty.flag, ("current believed flag of ship",)),
    (UkParty.model, ("type of ship",)),
    (UkParty.born, ("year built",)),
    (UkParty.hull_number, ("hull identification number (hin)",)),
)
_DETAILS = (
    ("designation source", "designation source"),
    ("sanctions imposed", "sanctions imposed"),
    ("statement of reasons", "uk statement of reasons"),
    ("type of entity", "type of entity"),
    ("previous flag", "previous flags"),
    ("tonnage", "tonnage of ship"),
    ("length", "length of ship"),
)


def recognises(file: ListFile) -> bool:
    """Return whether one of the first rows is the header of the list."""
    return table_header(file, _NEEDED) is not None


def read(file: ListFile, faults: Faults) -> Watchlist | None:
    """Return the list, or None where a row has a fault; all faults are gathered."""
    above, header = table_header(file, _NEEDED) or (0, list(_NEEDED))
    draft = ListDraft(faults, "uk", TITLE, PUBLISHER, "UK", URL)
    banner = ",".join(header_of(file.head)) if above else ""
    draft.as_of = read_day(re.sub(r"^\D*?:\s*", "", banner).strip(", "))
    if draft.as_of is None:
        faults.doubt(1, "file", f"does not say its date: {banner[:80]!r} is no report date")
    parties = UkParties(draft)
    for row in csv_items(file, faults, columns=header, skip=above + 1):
        number, kind = row.attribute("unique id"), row.attribute(_TYPE[0]) or row.attribute(_TYPE[1])
        if party := parties.party(number, kind, row.line):
            _read_row(row, party)
            draft.left(row)
    parties.finish()
    return draft.finish()


def _read_row(row: Item, party: UkParty) -> None:
    for method, columns in _GROUPS:
        party.once(method, *(row.attribute(column) for column in columns))
    for label, column in _DETAILS:
        party.once_detail(label, row.attribute(column))


FORMAT = Format("UK Sanctions List CSV", recognises, read)
