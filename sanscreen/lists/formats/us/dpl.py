"""The Denied Persons List of the US Bureau of Industry and Security, a table parted by tabs, to a watchlist.

Source: BIS, dpl.txt. The list prints a row for every name and address that an order names, and no number. Rows with one
name and one effective date are one party: they are one order against one person. Two dates may be two persons of one
name, so they stay apart. The number is DPL and a digest of name and date, which a new address or citation leaves as it
is. The list does not say whether a party is a person or a firm.
"""

import hashlib
import re

from sanscreen.lists.csv_items import csv_items, header_of
from sanscreen.lists.dates import read_day
from sanscreen.lists.draft import Draft
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.format import Format
from sanscreen.lists.items import Item
from sanscreen.lists.list_draft import ListDraft
from sanscreen.lists.list_file import ListFile
from sanscreen.model import AliasKind, AliasQuality, PartyType, Watchlist

__all__ = ["FORMAT"]

_NEEDED = {"Name", "Street_Address", "Effective_Date", "Expiration_Date", "FR_Citation"}
_LAST_YEAR = 2100  # a day of change behind it is a misprint: the list has `3017-08-22`
_DETAILS = (
    ("standard order", "Standard_Order"),
    ("action", "Action"),
    ("Federal Register", "FR_Citation"),
)
_OTHER_NAME = re.compile(r"\s+(A/K/A|F/K/A|D/B/A)\s+", re.I)


def recognises(file: ListFile) -> bool:
    """Return whether the first row is the header of the list, parted by tabs."""
    return set(header_of(file.head, "\t")) >= _NEEDED


def read(file: ListFile, faults: Faults) -> Watchlist | None:
    """Return the list, or None where a row has a fault; all faults are gathered."""
    publisher = "US Department of Commerce, Bureau of Industry and Security"
    draft = ListDraft(
        faults, "us-dpl", "Denied Persons List", publisher, "BIS",
        "https://www.bis.gov/licensing/end-user-guidance/denied-persons-list-dpl",
    )  # fmt: skip
    for row in csv_items(file, faults, "\t"):
        name, effective = row.attribute("Name"), row.attribute("Effective_Date")
        if not name:
            faults.add(row.line, "Name", "is empty; fetch the file again")
            continue
        number = "DPL-" + hashlib.sha256(f"{name}\n{effective}".encode()).hexdigest()[:12]
        party = draft.get(number)
        if party is None:
            party = draft.party(number, PartyType.UNKNOWN, row.line)
            party.program("DPL")
            party.listed(effective, month_first=True)
            _read_name(name, party)
        _read_row(row, party)
        draft.left(row)
    return draft.finish()


def _read_name(name: str, party: Draft) -> None:
    """Read a name; `FUYI TESTOV A/K/A FRANK TESTOV` is two, and stays as it is printed as a detail."""
    head, *others = _OTHER_NAME.split(name)
    party.name(head, AliasQuality.PRIMARY, AliasKind.NAME)
    for kind, other in zip(others[::2], others[1::2], strict=True):
        party.name(other, kind=AliasKind.FORMER if kind.upper().startswith("F") else AliasKind.AKA)
    if others:
        party.detail("name as printed", name)


def _read_row(row: Item, party: Draft) -> None:
    lines = [row.attribute(column) for column in ("Street_Address", "City", "State", "Postal_Code")]
    party.address(lines, row.attribute("Country"))
    expires = row.attribute("Expiration_Date")
    party.detail("expiration date", str(read_day(expires, month_first=True) or expires))
    for label, column in _DETAILS:
        party.detail(label, row.attribute(column))
    changed = row.attribute("Last_Update")
    day = read_day(changed)
    if day and day.year > _LAST_YEAR:
        party.detail("updated on", changed)
        party.doubt("date that is not understood", f"updated on {changed!r}")
    else:
        party.updated(changed)


FORMAT = Format("BIS Denied Persons List", recognises, read)
