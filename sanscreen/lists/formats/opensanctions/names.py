"""The names of a party in FollowTheMoney data, to aliases; parts go to the name that they make up word for word."""

import re
from itertools import islice, product

from sanscreen.lists.draft import Draft, uncomparable
from sanscreen.model import AliasKind, AliasQuality, NameParts, PartyType

__all__ = ["Texts", "read_names"]

Texts = dict[str, list[str]]  # the texts of each property, in the order of the file

_NAMES = {
    "name": (AliasQuality.STRONG, AliasKind.AKA),
    "alias": (AliasQuality.STRONG, AliasKind.AKA),
    "abbreviation": (AliasQuality.STRONG, AliasKind.AKA),
    "previousName": (AliasQuality.STRONG, AliasKind.FORMER),
    "weakAlias": (AliasQuality.WEAK, AliasKind.AKA),  # "should not be used for matching": the data dictionary, 2026
}
_PARTS = {
    "family": ("lastName",),
    "given": ("firstName",),
    "middle": ("middleName", "secondName"),
    "patronymic": ("fatherName",),
    "matronymic": ("motherName",),
}
MAX_COMBINATIONS = 5_000  # of parts that are tried for one name


def read_names(draft: Draft, caption: str, texts: Texts) -> None:
    """Note all names and take them and their parts out of `texts`; the caption is the primary name.

    Where the caption cannot be compared, the first name that can takes its place. Parts that make up no name become
    details.
    """
    parts = {field: [text for name in names for text in texts.pop(name, [])] for field, names in _PARTS.items()}
    stated = [(name, *said) for key, said in _NAMES.items() for name in texts.pop(key, [])]
    if not stated and caption and not any(caption in values for values in texts.values()):
        draft.doubt("party without a name", f"it is called {caption!r}")
    primary = next((name for name in (caption, *(name for name, *_ in stated)) if name and not uncomparable(name)), "")
    if caption != primary:
        draft.detail("caption", caption)
    used: set[str] = set()
    for name, quality, kind in [(primary, AliasQuality.PRIMARY, AliasKind.NAME), *stated]:
        found = _parts_of(name, parts) if draft.type is PartyType.INDIVIDUAL else None
        if found:
            used.update(filter(None, (found.family, found.given, found.middle, found.patronymic, found.matronymic)))
        draft.name(name, quality, kind, found)
    for field, values in parts.items():
        for value in values:
            if value not in used:
                draft.detail(f"{field} name", value)


def _parts_of(name: str, parts: dict[str, list[str]]) -> NameParts | None:
    """Return the parts whose words are those of the name, every one of them, or None.

    The parts of all names stand in one heap: a family name may be that of another spelling.
    """
    words = sorted(_words(name))
    fitting = {
        field: [value for value in dict.fromkeys(values) if set(_words(value)) <= set(words)]
        for field, values in parts.items()
    }
    optional = [[*fitting[field], ""] for field in ("middle", "patronymic", "matronymic")]
    for family, given, *others in islice(product(fitting["family"], fitting["given"], *optional), MAX_COMBINATIONS):
        if sorted(_words(" ".join((family, given, *others)))) == words:
            middle, patronymic, matronymic = (part or None for part in others)
            return NameParts(family, given, middle=middle, patronymic=patronymic, matronymic=matronymic)
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
