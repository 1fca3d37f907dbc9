"""OFAC's SDN and Consolidated lists as CSV, a main file with others beside it, to a watchlist.

Source: OFAC, "Specially Designated Nationals and Blocked Persons Data Specification" (2004, updated 2023): no header,
`-0-` for an empty cell, files linked by `ent_num`, remarks of at most 1000 characters that go on in a file of comments.
Each file ends with SUB. None says its date.
"""

import csv
import io
import re
from collections.abc import Callable

from sanscreen.lists.csv_items import END_MARK, csv_items, header_of
from sanscreen.lists.draft import Draft
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.format import Format
from sanscreen.lists.formats.ofac.remarks import read_remarks
from sanscreen.lists.formats.ofac.terms import begin_list, type_of
from sanscreen.lists.formats.ofac.values import is_consolidated, note_name, note_value
from sanscreen.lists.items import Item
from sanscreen.lists.list_draft import ListDraft
from sanscreen.lists.list_file import ListFile
from sanscreen.model import AliasKind, AliasQuality, PartyType, Watchlist

__all__ = ["FORMAT"]

_MAIN = (
    "ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT", "Vess_flag",
    "Vess_owner", "Remarks",
)  # fmt: skip
_ALT = ("ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks")
_ADD = ("ent_num", "add_num", "Address", "City", "Country", "Add_remarks")
_COMMENTS = ("ent_num", "Remarks")
_OPEN = "has no end mark (SUB), which OFAC's files have: it was edited or is cut at the end"
_LABELS = {
    "Title": "Title",
    "Call_Sign": "Vessel Call Sign",
    "Vess_type": "Vessel Type",
    "Tonnage": "Vessel Tonnage",
    "GRT": "Vessel Gross Registered Tonnage",
    "Vess_flag": "Vessel Flag",
    "Vess_owner": "Vessel Owner",
}
_ALIASES = {"aka": AliasKind.AKA, "fka": AliasKind.FORMER, "nka": AliasKind.NOW}
_TYPES = ("-0-", "individual", "entity", "vessel", "aircraft")
_EMPTY = ("-0-", "-0")  # the second where a file is cut within its last cell
_CUT_AT = 1000  # characters


def recognises(file: ListFile) -> bool:
    """Return whether the first row is a party of the main file."""
    cells = header_of(file.head)
    return len(cells) == len(_MAIN) and cells[0].isdecimal() and cells[2].casefold() in _TYPES


def belongs(file: ListFile) -> bool:
    """Return whether the first row is an alias, an address, or the end of a remark in a file of comments."""
    cells = header_of(file.head)
    if not cells or not cells[0].isdecimal():
        return False
    return (
        (len(cells) == len(_ALT) and cells[1].isdecimal() and cells[2].casefold() in _ALIASES)
        or (len(cells) == len(_ADD) and cells[1].isdecimal() and any(cell in _EMPTY for cell in cells[2:]))
        or (len(cells) == len(_COMMENTS) and file.path.name.casefold().endswith("comments.csv"))
    )


def read(file: ListFile, faults: Faults) -> Watchlist | None:
    """Return the list, or None where a fault was noted in one of its files.

    The aliases must be there. Without the addresses, and without the ends of remarks that are cut, a list is read with a
    warning. Rows of parties that the main file has not are a fault: the files are of different days.
    """
    consolidated = is_consolidated(_programs_at_the_head(file))
    prefix = "cons_" if consolidated or file.path.name.casefold().startswith("cons_") else ""
    made = begin_list(faults, sdn=not consolidated)
    long_remarks: dict[str, str] = {}
    for item in csv_items(file, faults, columns=_MAIN):
        _read_party(made, item, long_remarks)
    closed = _is_closed(file)
    if not closed:
        faults.doubt(1, "file", _OPEN)
    if aliases := file.beside(f"{prefix}alt.csv"):
        _read_part(made, aliases, _ALT, _read_alias, closed)
    else:
        faults.add(1, "file", f"has no {prefix}alt.csv in its folder, and so no aliases; fetch all files of the list")
    if addresses := file.beside(f"{prefix}add.csv"):
        _read_part(made, addresses, _ADD, _read_address, closed)
    else:
        faults.doubt(1, "file", f"has no {prefix}add.csv in its folder and is read without addresses")
    _read_comments(made, file.beside(f"{prefix or 'sdn_'}comments.csv"), long_remarks)
    made.link()
    return made.finish()


def _programs_at_the_head(file: ListFile) -> list[str]:
    """Return the programs of the parties in the first 64 KiB."""
    text = io.StringIO(file.head.decode("utf-8", errors="replace"), newline="")
    found: list[str] = []
    try:
        for cells in csv.reader(text):
            found += _programs(cells[3]) if len(cells) == len(_MAIN) else []
    except csv.Error:  # the head ends within a cell; what was seen before counts, and `csv_items` tells of faults
        pass
    return found


def _programs(cell: str) -> list[str]:
    """Return the programs of a cell such as `SDGT] [IRGC] [IFSR`."""
    bare = cell.strip("[] ")
    return [] if bare in _EMPTY else re.split(r"\s*\]\s*\[\s*", bare)


def _cell(item: Item, name: str) -> str:
    cell = item.attribute(name)
    return "" if cell in _EMPTY else cell


def _read_party(made: ListDraft, item: Item, long_remarks: dict[str, str]) -> None:
    """Read a party; remarks that may go on in the file of comments are put aside by its number."""
    word, number = _cell(item, "SDN_Type"), _cell(item, "ent_num")
    draft = made.party(number, type_of(word) if word else PartyType.ENTITY, item.line)
    note_name(draft, _cell(item, "SDN_Name"), AliasQuality.PRIMARY, AliasKind.NAME)
    for program in _programs(_cell(item, "Program")):
        draft.program(program)
    for column, label in _LABELS.items():
        if value := _cell(item, column):
            note_value(draft, label, value)
    remarks = item.raw("Remarks")
    if len(remarks) >= _CUT_AT:
        long_remarks[number] = remarks
    elif remarks.strip() not in _EMPTY:
        read_remarks(draft, remarks)
    if draft.type is PartyType.UNKNOWN:
        draft.doubt("type that is not known", f"{word!r}; the party is compared as any type")
        draft.detail("type", word)
    made.left(item)


def _read_comments(made: ListDraft, file: ListFile | None, long_remarks: dict[str, str]) -> None:
    """Read the remarks that are put aside, each with what the file of comments adds to it without a blank."""
    part = Faults(file.name if file else made.faults.name)
    continued: set[str] = set()
    for item in csv_items(file, part, columns=_COMMENTS) if file else ():
        number, more = item.attribute("ent_num"), item.raw("Remarks")
        draft = made.get(number)
        if number in long_remarks:
            long_remarks[number] += more
            continued.add(number)
        elif draft:
            draft.doubt("remarks that do not go on", f"are whole, and {part.name} has more; are both of one day?")
            draft.detail("remarks in the file of comments", more.strip())
        else:
            made.faults.ledger.aside["remarks of a party that is not in the main file"] += 1
            part.doubt(item.line, number, "is no party of the main file; are both of one day?")
    if file:
        made.faults.absorb(part)
    for number, text in long_remarks.items():
        draft = made.get(number)
        assert draft is not None
        is_cut = number not in continued and not text.rstrip().endswith(".")
        if is_cut:
            draft.doubt(
                "remarks that are cut", "go on in a file of comments that is missing or of another day; fetch it"
            )
        read_remarks(draft, text, cut=is_cut)


def _read_part(
    made: ListDraft, file: ListFile, columns: tuple[str, ...], read_row: Callable[[Draft, Item], None], closed: bool
) -> None:
    """Read the rows of a file beside the main one; rows of parties that the main file has not are one fault.

    `closed` tells whether the main file ends with the mark that OFAC closes its files with: then this one must, too.
    """
    part = Faults(file.name)
    part.ledger = made.faults.ledger
    strange = first = rows = 0
    for item in csv_items(file, part, columns=columns, tag=columns[1].partition("_")[0]):
        rows += 1
        draft = made.get(item.raw("ent_num").strip())
        if draft is None:
            strange, first = strange + 1, first or item.line
            continue
        read_row(draft, item)
        made.left(item)
    if strange:
        part.add(
            first,
            "ent_num",
            f"{strange} rows, this one first, are of parties that the main file has not: the files are of different "
            "days; fetch all of them again",
        )
    if not rows and columns is _ALT and not part.count:
        part.add(1, "file", "holds no row; fetch it again")
    if closed and not _is_closed(file):
        part.add(1, "file", "is cut: it has no end mark (SUB), which the main file has; fetch it again")
    made.faults.absorb(part)


def _read_alias(draft: Draft, item: Item) -> None:
    item.skip("alt_num")
    word = _cell(item, "alt_type").casefold()
    if word not in _ALIASES:
        draft.doubt("kind of alias that is not known", f"{word!r}; the alias is kept")
    note_name(draft, _cell(item, "alt_name"), AliasQuality.STRONG, _ALIASES.get(word, AliasKind.AKA))
    draft.detail("remarks on an alias", _cell(item, "alt_remarks"))


def _read_address(draft: Draft, item: Item) -> None:
    item.skip("add_num")
    parts = [_cell(item, "Address"), _cell(item, "City")]
    country, note = _cell(item, "Country"), _cell(item, "Add_remarks")
    if country or any(parts):
        draft.address(parts, country, note=note)
    else:
        draft.detail("remarks on an address", note)


def _is_closed(file: ListFile) -> bool:
    """Return whether a file closes with SUB, as those of OFAC do; without it, it may be cut between two rows."""
    with file.open() as stream:
        stream.seek(max(file.size - 4, 0))  # a line end may stand behind it
        return stream.read().rstrip(b"\r\n").endswith(END_MARK.encode())


FORMAT = Format("OFAC CSV", recognises, read, belongs, max_bytes=100_000_000)
