"""The names of one party of a UK list in any order, to its primary name and its aliases."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from sanscreen.lists.draft import Draft
from sanscreen.model import AliasKind, AliasQuality, NameParts, PartyType

__all__ = ["UkNames"]


class _Rank(IntEnum):
    """What a name is to the party; the lowest heads it."""

    PRIMARY = 0
    VARIATION = 1
    ALIAS = 2
    WEAK = 3
    SCRIPT = 4


_RANKS = {
    "primary name": (_Rank.PRIMARY, AliasKind.NAME),
    "prime alias": (_Rank.PRIMARY, AliasKind.NAME),  # ConList before 2022
    "primary name variation": (_Rank.VARIATION, AliasKind.NAME),
    "alias": (_Rank.ALIAS, AliasKind.AKA),
    "aka": (_Rank.ALIAS, AliasKind.AKA),
    "fka": (_Rank.ALIAS, AliasKind.FORMER),
}


@dataclass(frozen=True, slots=True)
class _Name:
    rank: _Rank
    name: str
    kind: AliasKind
    parts: NameParts | None = None
    language: str = ""


class UkNames:
    """The names of one party while it is read."""

    def __init__(self) -> None:
        self._names: dict[_Name, None] = {}

    def add(self, draft: Draft, kind: str, strength: str, parts: Sequence[str]) -> None:
        """Note a name of six parts. The last is the family name of a person, or all of the name of a thing.

        An alias that the list calls low quality is weak; one without a grade is strong. Words that are not known leave
        a strong alias, and are told.
        """
        first, family = " ".join(filter(None, parts[:5])), parts[5]
        name = f"{first} {family}".strip()
        if not name:
            return
        rank, alias = _RANKS.get(kind.casefold(), (_Rank.ALIAS, AliasKind.AKA))
        if kind.casefold() not in _RANKS:
            draft.detail("name type", f"{name}: {kind or 'none'}")
            draft.doubt("name type that is not understood", f"{kind!r} of {name!r}")
        grade = strength.casefold().split()[:1]
        if grade not in ([], ["good"], ["low"]):
            draft.detail("alias strength", f"{name}: {strength}")
            draft.doubt("alias strength that is not understood", f"{strength!r} of {name!r}")
        if rank is _Rank.ALIAS and grade == ["low"]:
            rank = _Rank.WEAK
        structure = None
        if draft.type is PartyType.INDIVIDUAL and first and family:
            given, *middle = filter(None, parts[:5])
            structure = NameParts(family=family, given=given, middle=" ".join(middle) or None)
            name = f"{family}, {first}"
        self._names[_Name(rank, name, alias, structure)] = None

    def add_script(self, name: str, script: str, language: str) -> None:
        """Note a name in its own script, with the words of the list for script and language."""
        said = ", ".join(filter(None, (language, script)))
        self._names[_Name(_Rank.SCRIPT, name, AliasKind.AKA, language=said)] = None

    def give(self, draft: Draft) -> None:
        """Give the names to the draft. Where no name is called primary, the first of the best others heads the party."""
        names = sorted(self._names, key=lambda name: name.rank)
        for place, name in enumerate(names):
            if place == 0:
                if name.rank is not _Rank.PRIMARY:
                    draft.doubt("party without a primary name", f"{name.name!r} is taken, the first of its other names")
                draft.name(name.name, AliasQuality.PRIMARY, AliasKind.NAME, name.parts, name.language)
                continue
            if name.rank is _Rank.PRIMARY and name.name != names[0].name:
                draft.doubt("party with several primary names", f"{name.name!r} is kept as a strong alias")
            quality = AliasQuality.WEAK if name.rank is _Rank.WEAK else AliasQuality.STRONG
            draft.name(name.name, quality, name.kind, name.parts, name.language)
