"""The cell `ids` of the US Consolidated Screening List, to what it says of a party.

In 2019 the label closed an item and the country opened it (`US, 80-0000000, Tax ID No.`); since 2024 the label opens
and the country closes it (`Passport, 000000000, KP`). Items are parted by `; `.
"""

import re
from collections.abc import Iterator

from sanscreen.lists.draft import Draft
from sanscreen.lists.formats.ofac.features import Feature, note_feature
from sanscreen.lists.formats.ofac.numbers import note_number
from sanscreen.lists.labels import kind_of
from sanscreen.model.countries import country_code

__all__ = ["read_ids"]

_FEATURES = frozenset(  # labels of what is no number; others of the kind close with a colon or a hyphen
    ("gender", "organization established date", "organization type", "target type", "nationality of registration",
     "aircraft manufacture date", "aircraft model", "aircraft type", "aircraft operator", "vessel year of build",
     "vessel flag", "former vessel flag", "other vessel flag", "vessel type", "other vessel type", "vessel owner",
     "vessel operator", "vessel tonnage", "vessel gross tonnage", "vessel gross registered tonnage", "equity ticker",
     "issuer name", "micex code", "un/locode")
)  # fmt: skip


def read_ids(cell: str, party: Draft, *, label_first: bool) -> None:
    """Give every item of a cell to the party; `label_first` is the layout of 2024."""
    for label, value, country in _items(cell, label_first=label_first):
        if not value:
            party.detail("ids", label)
        elif _is_feature(label):
            note_feature(party, Feature(label, (f"{value}, {country}" if country else value,)))
        else:
            note_number(party, label, value, country)


def _items(cell: str, *, label_first: bool) -> Iterator[tuple[str, str, str]]:
    """Yield label, value and country of every item; what has no comma belongs to the item before it."""
    items: list[str] = []
    for part in cell.split("; "):
        if "," in part or not items:
            items.append(part.strip())
        else:
            items[-1] += f"; {part.strip()}"
    for item in filter(None, items):
        parts = item.split(", ")
        first_known, last_known = _is_label(parts[0]), _is_label(parts[-1])
        if first_known if first_known != last_known else label_first:
            label, *value = parts
            country = value.pop() if len(value) > 1 and _is_code(value[-1]) else ""
        else:
            *value, label = parts
            country = value.pop(0) if len(value) > 1 and _is_code(value[0]) else ""
        yield label, ", ".join(value), country


def _is_label(text: str) -> bool:
    return kind_of(text) is not None or _is_feature(text)


def _is_feature(label: str) -> bool:
    return label.endswith((":", " -")) or label.casefold() in _FEATURES


def _is_code(text: str) -> bool:
    return re.fullmatch(r"[A-Z]{2}", text) is not None and country_code(text) is not None
