"""A label and a value as OFAC's remarks and its SDN.XML print them, to the field that they belong to."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from sanscreen import tables
from sanscreen.lists.draft import Draft
from sanscreen.lists.formats.ofac.features import Feature, note_feature
from sanscreen.lists.formats.ofac.numbers import note_number
from sanscreen.lists.labels import kind_of
from sanscreen.model import AliasKind, AliasQuality, NameParts, PartyType, RelationKind

__all__ = ["Labelled", "is_consolidated", "labelled", "note_name", "note_value"]

_NON_SDN = frozenset({"NS-PLC", "UKRAINE-EO13662", "CMIC-EO13959", "561-Related"})  # as of 2018 to 2026
_FEATURES = {  # the words of remarks that OFAC's detailed formats have others for
    "DOB": "Birthdate",
    "POB": "Place of Birth",
    "nationality": "Nationality Country",
    "citizen": "Citizenship Country",
    "Position": "Title",
    "Alternate Title": "Title",
}
_MORE = r"(?:[^:()]|\([^()]*\))*?(?=:|\s-\s|\sSubject to\s|(?<=\))\s)"


class Labelled(NamedTuple):
    """A label that opens a text, and the value behind it."""

    label: str
    value: str


def is_consolidated(programs: Iterable[str]) -> bool:
    """Return whether a file is the Consolidated (non-SDN) list, from the programs of its first parties.

    Nothing in these formats says which list a file is. Most parties of the Consolidated list stand under a program that
    blocks no property; the SDN list opens with its oldest parties, and hardly any of them does.
    """
    found = list(programs)
    return sum(program in _NON_SDN for program in found) * 2 > len(found)


def labelled(text: str) -> Labelled | None:
    """Return the label and the value where a text opens with a known label that is not that of a number.

    >>> labelled("Listing Date (CMIC) 03 Jun 2021")
    Labelled(label='Listing Date (CMIC)', value='03 Jun 2021')
    """
    found = _openings().fullmatch(text)
    return Labelled(found["label"].strip(), found["value"]) if found else None


def note_name(draft: Draft, name: str, quality: AliasQuality, kind: AliasKind) -> None:
    """Note a name; that of an individual is printed as `FAMILY, Given`."""
    family, _, given = name.partition(", ")
    parts = NameParts(family=family, given=given) if given and draft.type is PartyType.INDIVIDUAL else None
    draft.name(name, quality, kind, parts)


def note_value(draft: Draft, label: str, value: str, country: str = "", *, issued: str = "", expires: str = "") -> None:
    """Note a value under OFAC's label: a number, a fact, a tie, or a detail where it has no field of its own.

    A label that no table knows is taken for that of a number, kept and told.
    """
    name = label.rstrip(" -:")
    if kind_of(name) or not labelled(f"{name}: ?"):
        note_number(draft, label, value, country, issued=issued, expires=expires)
        if not value:
            draft.detail(name or "number without a label", country or "no value is stated")
        return
    if name == "Linked To":
        draft.relation(RelationKind.LINKED_TO, name=value)
    else:
        note_feature(draft, Feature(_FEATURES.get(name, name), [value] if value else []))
    for what, text in (("country", country), ("issued", issued), ("expires", expires)):
        draft.detail(f"{name}: {what}", text)


@tables.kept
def _openings() -> re.Pattern[str]:
    """Return the pattern of all labels that are no numbers. Source: `data/ofac_labels.tsv`."""
    found: dict[str, list[str]] = {"word": [], "mark": []}
    for how, labels in tables.rows("ofac_labels.tsv", 2):
        found[how] += map(re.escape, labels.split("|"))
    words, marks = ("|".join(sorted(found[how], key=len, reverse=True)) for how in ("word", "mark"))
    return re.compile(rf"(?P<label>(?:{words})(?=[\s:,-])|(?:{marks}){_MORE})\s*[:,-]?\s+(?P<value>\S.*)")
