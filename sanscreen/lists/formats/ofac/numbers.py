"""A number as OFAC prints it, `8606173 (Iran) issued 14 Dec 2005`, to an identifier of its kind."""

import re
from typing import NamedTuple

from sanscreen.lists.draft import Draft
from sanscreen.lists.labels import kind_of
from sanscreen.model import IdentifierKind, PartyType
from sanscreen.model.countries import country_code

__all__ = ["is_number", "note_number"]

_DAY = r"(?:(?:\d{1,2} )?[A-Z][a-z]{2} )?\d{4}"
_DAYS = rf"{_DAY}(?: to {_DAY})?"
_PRINTED = re.compile(
    r"(?P<number>\S.*?)"
    r"(?P<brackets>(?:\s*\([A-Za-z][^()]*\))*)"
    rf"(?:\s+issued (?P<issued>{_DAYS}))?"
    rf"(?:\s+expires (?P<expires>{_DAYS}))?"
)
_LABELLED = re.compile(r"(?P<label>[A-Za-z][\w./]*):\s+(?P<number>.*\d.*)")  # CNIC: 35202-5400413-9
# 4117921 issued under the name
_WITH_PROSE = re.compile(r"(?P<number>.*?\d\S*?)(?:,\s+|\s+(?=[a-z]{2,}\b))(?P<prose>.+)")
_IMO = re.compile(r"IMO\W*(?P<figures>\d{6,7})", re.I)
_KPP = re.compile(r"\d{4}[0-9A-Z]{2}\d{3}")  # order of the Russian tax service MMV-7-6/435, 2012
_SHIP = re.compile(r"\d{7}")  # IMO resolution A.1117(30), 2017
_LEI = re.compile(r"[A-Z0-9]{18}\d{2}")  # ISO 17442
_LONGEST = 300  # characters; what is longer is kept whole, for patterns would take long over it
_ONE_WORD = (IdentifierKind.WEBSITE, IdentifierKind.EMAIL, IdentifierKind.WALLET)


class _Number(NamedTuple):
    number: str
    country: str
    issued: str
    expires: str
    notes: tuple[str, ...]


def is_number(label: str, text: str) -> bool:
    """Return whether what stands behind a label can be its number, and not prose that opens with the same words."""
    found = kind_of(label)
    if found and found[0] in _ONE_WORD:
        return any(mark in text.partition(" ")[0] for mark in ".@0123456789")
    if not any(letter.isdigit() for letter in text):
        return " " not in text and bool(text)
    return not re.match(r"[a-z]{2,}\s", text)


def note_number(
    draft: Draft, label: str, text: str, country: str = "", *, issued: str = "", expires: str = "", note: str = ""
) -> None:
    """Note a number under OFAC's label; what is printed around it goes to its country, its dates and its note.

    OFAC writes `Legal Entity Number` before an LEI and before other numbers of registers, `IMO` before the number of a
    ship and before that of a shipping company, which is another series (scheme `company`), and `Tax ID` before the INN of
    a Russian firm and before its KPP, which names a tax office and is shared by many.
    """
    if not text:
        return
    label = label.rstrip(" -:")
    kind, scheme = kind_of(label) or (IdentifierKind.OTHER, None)
    printed = _first_word(text, country) if kind in _ONE_WORD else _parted(text, country)
    number = printed.number
    meant = _meant(kind, number)
    if imo := _IMO.fullmatch(number):
        number = imo["figures"]
    if meant is IdentifierKind.IMO_NUMBER:
        is_ship = draft.type is PartyType.VESSEL or (
            kind is meant and scheme is None and draft.type is PartyType.UNKNOWN
        )
        scheme = None if is_ship else "company"
    if kind is IdentifierKind.TAX_NUMBER and country_code(printed.country) == "RU" and _KPP.fullmatch(number):
        meant, scheme = IdentifierKind.OTHER, "kpp"
    draft.identifier(
        label if meant is kind else meant,
        number,
        printed.country,
        issued=issued or printed.issued,
        expires=expires or printed.expires,
        note="; ".join([*([] if meant is kind else [label]), *printed.notes, *([note] if note else [])]),
        scheme=scheme or "",
    )


def _meant(kind: IdentifierKind, number: str) -> IdentifierKind:
    """Return the kind of a number; one that its label does not fit is a number of a register."""
    if _IMO.fullmatch(number):
        return IdentifierKind.IMO_NUMBER
    if kind is IdentifierKind.IMO_NUMBER:
        return kind if _SHIP.fullmatch(number) else IdentifierKind.REGISTRATION_NUMBER
    if kind is IdentifierKind.LEI:
        return kind if _LEI.fullmatch(number) else IdentifierKind.REGISTRATION_NUMBER
    return kind


def _first_word(text: str, country: str) -> _Number:
    word, _, prose = text.partition(" ")
    return _Number(word.rstrip(".,") if prose else word, country, "", "", (prose,) if prose else ())


def _parted(text: str, country: str) -> _Number:
    """Return a printed number with what stands around it; `country` is what the list says of it elsewhere."""
    found = _PRINTED.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return _Number(text, country, "", "", ())
    number, notes = found["number"], re.findall(r"\(([^()]*)\)", found["brackets"])
    if notes and not country:
        country = notes.pop()
    elif notes and country_code(notes[-1]) == country_code(country):
        notes.pop()
    if labelled := _LABELLED.fullmatch(number):
        number = labelled["number"]
        notes.append(labelled["label"])
    if prose := _WITH_PROSE.fullmatch(number):
        number = prose["number"]
        notes.append(prose["prose"])
    return _Number(number, country, found["issued"] or "", found["expires"] or "", tuple(notes))
