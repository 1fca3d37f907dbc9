"""An object of a dictionary, to what its keys say together: whether it is somebody, which number or which date it holds."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from sanscreen.integrations.payments.iso20022_tables import SCHEMES
from sanscreen.integrations.payments.mapping_keys import NAMES, plain, read_key
from sanscreen.model import IdentifierKind

__all__ = ["KINDS", "date_of", "is_somebody", "kind_of", "kind_said", "meant"]

KINDS = frozenset(kind.value for kind in IdentifierKind)
_ENOUGH = 1_000  # keys of one object, or characters of one, that say what it is
_SAY_KIND = frozenset("type tp kind scheme schmenm cd prtry idtype documenttype identifiertype".split())


def meant(field: str, within: str) -> str:
    """Return what a value is by its own key and by the object that it stands in."""
    if within == "countries" and field in ("name", "code", "reference"):
        return within
    if within == IdentifierKind.WALLET and field == "address":
        return within
    return within if within and field in ("", "wrapper", "reference", "text", "party") else field


def is_somebody(value: Mapping[Any, object]) -> bool:
    """Whether an object has a name or a part of one among its own keys."""
    for key, inner in islice(value.items(), _ENOUGH):
        says = read_key(str(key))
        if says.role is None and says.field in NAMES and says.field != "affix" and inner is not None:
            return True
    return False


def kind_said(value: Mapping[Any, object], depth: int = 2) -> str:
    """Return the kind of number that an object says it holds: `{"type": "passport"}`, `{"SchmeNm": {"Cd": "CCPT"}}`."""
    for key, inner in islice(value.items(), _ENOUGH):
        if plain(str(key)[:_ENOUGH]) in _SAY_KIND:
            found = kind_of(inner) if isinstance(inner, str) else ""
            if isinstance(inner, Mapping) and depth:
                found = kind_said(inner, depth - 1)
            if found:
                return found
    return ""


def kind_of(text: str) -> str:
    """Return the kind of number that a text calls, by a code of ISO 20022 or in words; empty for another text."""
    said = SCHEMES.get(text.strip().upper(), read_key(text).field)
    return str(said) if said in KINDS else ""


def date_of(value: Mapping[Any, object]) -> str:
    """Return the date of an object with year, month and day, such as `{"day": 1, "month": 4, "year": 1962}`."""
    if len(value) > 3 or not all(
        isinstance(each, str) or (type(each) is int and each < 10_000) for each in value.values()
    ):
        return ""
    parts = {plain(str(key)[:_ENOUGH]): inner for key, inner in value.items()}
    if len(parts) < len(value) or "year" not in parts or not parts.keys() <= {"year", "month", "day"}:
        return ""
    return "-".join(f"{parts[each]!s:0>2}" for each in ("year", "month", "day") if each in parts)
