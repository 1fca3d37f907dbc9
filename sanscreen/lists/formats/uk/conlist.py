"""The retired OFSI Consolidated List (ConList.csv), one row for every name, address and date, to a watchlist.

OFSI closed it on 28 January 2026; the UK Sanctions List is the only UK list since, so every file is read with a warning.
Two layouts are read. That of 2022 to 2026 has a line `Last Updated,03/06/2026` above its header. The older one has no
columns for the numbers of documents, for the strength of an alias and for names in other scripts.

How cells come to stand under their names: a row has as many cells as the header. One sound exception: a header whose
first cell is empty has an index in front; rows with one cell less have none, and theirs begin with the second name. In
either case the cell under `Group Type` must be one of the types of the list, else the row is refused.
"""

import re
from collections.abc import Iterator

from sanscreen.lists.csv_items import csv_rows, header_of
from sanscreen.lists.dates import read_day
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.format import Format
from sanscreen.lists.formats.uk.party import TYPES, UkParties, UkParty
from sanscreen.lists.formats.uk.values import labelled, table_header
from sanscreen.lists.items import Item
from sanscreen.lists.list_draft import ListDraft
from sanscreen.lists.list_file import ListFile
from sanscreen.model import Watchlist

__all__ = ["FORMAT"]

_RETIRED = (
    "OFSI retired this list on 28 January 2026; the UK Sanctions List is the only UK list since: load that one, from "
    "https://www.gov.uk/government/publications/the-uk-sanctions-list"
)
_INDEX = "column 1"  # what a header cell without a name is called
_NEEDED = (*(f"name {part}" for part in range(1, 7)), "group type", "alias type")
_GROUPS = (
    (UkParty.name, ("alias type", "alias quality", *(f"name {part}" for part in range(1, 7)))),
    (UkParty.script_name, ("name non-latin script", "non-latin script type", "non-latin script language")),
    (UkParty.title, ("title",)),
    (UkParty.title, ("position",)),
    (UkParty.born, ("dob",)),
    (UkParty.birth_place, ("town of birth", "country of birth")),
    (UkParty.nationality, ("nationality",)),
    (UkParty.passport, ("passport number", "passport details")),
    (UkParty.national_id, ("national identification number", "national identification details")),
    (UkParty.national_id, ("ni number", "ni details")),
    (UkParty.address, (*(f"address {line}" for line in range(1, 7)), "post/zip code", "country")),
    (UkParty.regime, ("regime",)),
    (UkParty.updated, ("last updated",)),
)
_LABELS = {  # of parts of `Other Information`, since 2022
    "gender": UkParty.gender,
    "phone number": UkParty.phone,
    "email address": UkParty.email,
    "website": UkParty.website,
    "business reg no": UkParty.registration,
    "business registration number": UkParty.registration,
    "parent company": UkParty.parent,
    "subsidiaries": UkParty.subsidiary,
    "imo number": UkParty.imo_number,
    "current owners": UkParty.owner,
    "current owner/operator": UkParty.owner,
    "previous owners": UkParty.previous_owner,
    "previous owner/operator": UkParty.previous_owner,
    "flag of ship": UkParty.flag,
    "current believed flag of ship": UkParty.flag,
    "type of ship": UkParty.model,
    "year built": UkParty.born,
    "hull identification number": UkParty.hull_number,
}
_UK_NUMBER = re.compile(r"[A-Z]{3}\d{4}(?!\w)")
_AND = re.compile(r"(?:\s*(?:,|and|&)\s*)")


def recognises(file: ListFile) -> bool:
    """Return whether one of the first rows is the header of the list."""
    return table_header(file, _NEEDED) is not None


def read(file: ListFile, faults: Faults) -> Watchlist | None:
    """Return the list, or None where a row has a fault; all faults are gathered."""
    above, header = table_header(file, _NEEDED) or (0, list(_NEEDED))
    own_numbers = "group id" in header
    draft = ListDraft(
        faults, "uk-ofsi", "OFSI Consolidated List", "Office of Financial Sanctions Implementation",
        "OFSI" if own_numbers else "UK",
    )  # fmt: skip
    faults.doubt(1, "file", _RETIRED)
    if not own_numbers:
        faults.doubt(above + 1, "header", "has no Group ID; parties go by their number in the UK Sanctions List")
    banner = header_of(file.head) if above else []
    draft.as_of = read_day(banner[1]) if len(banner) > 1 else None
    parties = UkParties(draft)
    for row in _rows(file, faults, above, header):
        kind, information = row.attribute("group type"), row.attribute("other information")
        number = row.attribute("group id") or next(iter(_uk_numbers(information)), "")
        if kind.casefold() not in TYPES:
            faults.add(row.line, "Group Type", f"{kind!r} is none of {', '.join(TYPES)}: cells stand under wrong names")
        elif party := parties.party(number, kind, row.line):
            _read_row(row, party)
            party.once(_information, information)
            draft.left(row)
    parties.finish()
    return draft.finish()


def _rows(file: ListFile, faults: Faults, above: int, header: list[str]) -> Iterator[Item]:
    """Yield the rows below the header, each with its cells under the names of their columns."""
    if len(set(header)) != len(header):
        faults.add(above + 1, "header", "names a column twice; fetch the file again")
    for number, (line, cells) in enumerate(csv_rows(file, faults)):
        if number <= above or not any(cell.strip() for cell in cells):
            continue
        names = header[1:] if header[0] == _INDEX and len(cells) == len(header) - 1 else header
        if len(cells) != len(names):
            faults.add(
                line, "row", f"has {len(cells)} cells; {len(header)} are expected: the file is cut or was edited"
            )
            continue
        row = Item("row", line, dict(zip(names, cells, strict=True)))
        row.skip(_INDEX)
        yield row


def _read_row(row: Item, party: UkParty) -> None:
    for method, columns in _GROUPS:
        party.once(method, *(row.attribute(column) for column in columns))
    listed, designated = row.attribute("listed on"), row.attribute("uk sanctions list date designated")
    party.once(UkParty.listed, listed or designated)
    party.once_detail("date designated in the UK Sanctions List", designated)


def _information(party: UkParty, text: str) -> None:
    """Read `Other Information`, which names its parts since 2022: `(UK Sanctions List Ref):RUS0001. (Gender):Male`."""
    for label, value in labelled(text):
        if label == "uk sanctions list ref":
            numbers = _uk_numbers(f"({label}):{value}")
            for each in numbers:
                party.draft.entry(each, "UK")
            party.once(UkParty.information, _behind(value, numbers))
        elif label == "un ref":
            party.once(UkParty.information, f"UN Ref {value}")
        elif label == "uk statement of reasons":
            party.once_detail("statement of reasons", value)
        elif label in _LABELS:
            party.once(_LABELS[label], value.rstrip(" ."))
        elif label:
            party.once_detail(label, value)
        else:
            party.once(UkParty.information, value)


def _uk_numbers(text: str) -> list[str]:
    """Return the numbers of the UK Sanctions List that stand behind their label: `GHR0050 and BEL0045` are two."""
    label = re.search(r"\(UK Sanctions List Ref\)\s*:\s*", text, re.I)
    found: list[str] = []
    place = label.end() if label else len(text)
    while number := _UK_NUMBER.match(text, place):
        found.append(number[0])
        joined = _AND.match(text, number.end())
        place = joined.end() if joined else len(text)
    return found


def _behind(value: str, numbers: list[str]) -> str:
    """Return what a value says behind the numbers it opens with."""
    end = value.rfind(numbers[-1]) + len(numbers[-1]) if numbers else 0
    return value[end:].strip(" .")


FORMAT = Format("OFSI ConList CSV", recognises, read)
