"""What an official list says of one party, in any order, to a designation.

Every reader of an official format gathers through here, so that all of them keep, merge and doubt in the same way.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar, cast

from sanscreen.lists.dates import read_date, read_day
from sanscreen.lists.faults import Faults
from sanscreen.lists.labels import kind_of
from sanscreen.model import (
    Address,
    Alias,
    AliasKind,
    AliasQuality,
    BirthDate,
    Designation,
    Detail,
    Entry,
    Fact,
    Gender,
    Identifier,
    IdentifierKind,
    NameParts,
    PartyType,
    Relation,
    RelationKind,
    Source,
    Standing,
)
from sanscreen.model.countries import country_code
from sanscreen.model.party import MAX_NAME_LENGTH
from sanscreen.names.prepare import MAX_TOKENS
from sanscreen.names.tokens import split

__all__ = ["Draft", "uncomparable"]

Same = TypeVar("Same")
Part = TypeVar("Part", Alias, BirthDate, Detail, Fact, Entry, Address, Identifier, Relation)
_BEST = (AliasQuality.PRIMARY, AliasQuality.STRONG, AliasQuality.WEAK)
_GENDERS = {"male": Gender.MALE, "m": Gender.MALE, "female": Gender.FEMALE, "f": Gender.FEMALE}


class Draft:
    """One party while it is read. Every method takes text as the list prints it; an empty text says nothing.

    `same` holds what parties of the list have in common, so that it is in memory once. `relations` are the ties so far.
    """

    __slots__ = (
        "_addresses", "_aliases", "_births", "_by", "_details", "_entries", "_facts", "_faults", "_identifiers", "_label",
        "_programs", "_remarks", "_same", "line", "listed_on", "number", "relations", "standing", "type", "updated_on",
    )  # fmt: skip

    def __init__(
        self, faults: Faults, source: Source, number: str, type: PartyType, line: int, same: dict[object, object]
    ) -> None:
        self.number, self.type, self.line = number, type, line
        self._faults = faults
        self._label = source.label or source.publisher
        self._by = (source.key,)
        self._same = same
        self.standing: Standing | None = None
        self.listed_on: date | None = None
        self.updated_on: date | None = None
        self._aliases: list[Alias] = []
        self._programs: list[str] = []
        self._entries: list[Entry] = []
        self._facts: dict[str, list[Fact]] = {}
        self._births: list[BirthDate] = []
        self._identifiers: list[Identifier] = []
        self._addresses: list[Address] = []
        self._details: dict[Detail, None] = {}  # some files repeat them in every row
        self.relations: list[Relation] = []
        self._remarks: list[str] = []
        self.entry(number)

    @property
    def primary_name(self) -> str:
        """The primary name, or an empty text where none was given yet."""
        return next((alias.name for alias in self._aliases if alias.quality is AliasQuality.PRIMARY), "")

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """The names that were given so far."""
        return tuple(self._aliases)

    def name(
        self,
        name: str,
        quality: AliasQuality = AliasQuality.STRONG,
        kind: AliasKind = AliasKind.AKA,
        parts: NameParts | None = None,
        language: str = "",
    ) -> None:
        """Note a name. An alias that cannot be compared becomes a detail, and is told; a primary name is a fault."""
        name = " ".join(name.split())
        if not name:
            return
        problem = uncomparable(name)
        if not problem:
            self._aliases.append(Alias(name, quality, kind, parts, self._by, language or None))
        elif quality is AliasQuality.PRIMARY:
            self._faults.add(self.line, f"{self.number}: name", f"{name[:80]!r} {problem}")
        else:
            self.detail("name that cannot be compared", name)
            self.doubt("name that cannot be compared", f"{name[:80]!r} {problem}")

    def born(self, text: str, *, circa: bool = False, month_first: bool = False) -> None:
        """Note a birth date (for things: when they came to be); what is no date becomes a detail, and is told."""
        if not text:
            return
        found = read_date(text, month_first=month_first)
        if found:
            self._births.append(BirthDate(found[0], self._by, found[1] or circa))
        else:
            self.detail("birth date", text)
            self.doubt("date that is not understood", f"birth date {text!r}")

    def listed(self, text: str, *, month_first: bool = False) -> None:
        """Note the day of listing; the earliest counts."""
        if day := self._day("listed on", text, month_first=month_first):
            self.listed_on = min(day, self.listed_on or day)

    def updated(self, text: str, *, month_first: bool = False) -> None:
        """Note the day of the last change; the latest counts."""
        if day := self._day("updated on", text, month_first=month_first):
            self.updated_on = max(day, self.updated_on or day)

    def fact(self, field: str, text: str) -> None:
        """Note a text: `field` is birth_places, titles, activities or model."""
        if text:
            self._facts.setdefault(field, []).append(self._one(Fact(text, self._by)))

    def country(self, field: str, text: str) -> None:
        """Note a country by name or code: `field` is nationalities, citizenships or flag_states."""
        if not text:
            return
        if code := country_code(text):
            self._facts.setdefault(field, []).append(self._one(Fact(code, self._by)))
        else:
            self.detail(field.replace("_", " "), text)
            self.doubt("country that is not known", f"{field.replace('_', ' ')} {text!r}")

    def gender(self, text: str) -> None:
        """Note the gender."""
        if found := _GENDERS.get(text.casefold()):
            self._facts.setdefault("genders", []).append(self._one(Fact(found.value, self._by)))
        elif text:
            self.detail("gender", text)

    def identifier(
        self, label: str | IdentifierKind, number: str, country: str = "", *, issued: str = "", expires: str = "",
        note: str = "", scheme: str = "",
    ) -> None:  # fmt: skip
        """Note a number under the label of the list, or a kind. An unknown label is kept as a note, and told."""
        if not number:
            return
        kind, found = (label, None) if isinstance(label, IdentifierKind) else kind_of(label) or (None, None)
        said = [] if isinstance(label, IdentifierKind) or not label else [label.rstrip(": ")]
        if kind is None:
            kind = IdentifierKind.OTHER
            self.doubt("number of an unknown kind", f"{label!r}")
        code = country_code(country) if country else None
        if country and not code:
            said.append(country)
        told = self._one("; ".join([*said, *([note] if note else [])])) or None
        self._identifiers.append(
            Identifier(kind, number, code, scheme or found, issued or None, expires or None, told, self._by)
        )

    def address(self, parts: Iterable[str], country: str = "", *, code: str = "", note: str = "") -> None:
        """Note an address from its parts in order; the country closes it. `code` is its code where the list has one."""
        found = country_code(code or country) if code or country else None
        text = ", ".join([*(part for part in parts if part), *([country] if country else [])])
        if text:
            self._addresses.append(Address(f"{text} ({note})" if note else text, found, self._by))

    def relation(self, kind: RelationKind, party: str = "", name: str = "", note: str = "") -> None:
        """Note a tie to another party, by its number in this list or by a name."""
        if party or name:
            self.relations.append(Relation(kind, party or None, name or None, self._by, note or None))

    def program(self, text: str) -> None:
        """Note a sanctions program."""
        if text:
            self._programs.append(self._one(text))

    def entry(self, number: str, label: str = "") -> None:
        """Note a number of the party in this list, or in the list whose publisher is called `label`."""
        if number:
            self._entries.append(Entry(label or self._label, number, self._by))

    def detail(self, label: str, value: str) -> None:
        """Note what has no field of its own."""
        if value:
            self._details[self._one(Detail(label, value, self._by))] = None

    def remark(self, text: str) -> None:
        """Note what an analyst should know."""
        if text:
            self._remarks.append(text)

    def doubt(self, what: str, sentence: str) -> None:
        """Tell of a value that is kept and not understood; `what` it is is counted."""
        self._faults.ledger.doubts[what] += 1
        self._faults.doubt(self.line, f"{self.number}: {what}", sentence)

    def finish(self) -> Designation | None:
        """Return the designation, or None with a fault where it has no primary name or several."""
        aliases = _merged_aliases(self._aliases)
        primaries = [alias.name for alias in aliases if alias.quality is AliasQuality.PRIMARY]
        if len(primaries) != 1:
            stated = ", ".join(map(repr, primaries)) or "none"
            self._faults.add(self.line, self.number, f"exactly one primary name is needed, found {stated}")
            return None
        facts = {field: _merged(found) for field, found in self._facts.items()}
        return Designation(
            id=self.number,
            type=self.type,
            aliases=aliases,
            standing=self.standing,
            programs=tuple(dict.fromkeys(self._programs)),
            entries=_merged(self._entries),
            birth_dates=_merged(self._births),
            identifiers=_merged(self._identifiers),
            addresses=_merged(self._addresses),
            details=tuple(self._details),
            relations=_merged(self.relations),
            listed_on=self.listed_on,
            updated_on=self.updated_on,
            remarks="; ".join(dict.fromkeys(self._remarks)) or None,
            **facts,  # type: ignore[arg-type]  # the fields that hold facts
        )

    def _one(self, value: Same) -> Same:
        """Return the value of this list that equals `value`, which is the first of them."""
        return cast("Same", self._same.setdefault(value, value))

    def _day(self, label: str, text: str, *, month_first: bool) -> date | None:
        day = read_day(text, month_first=month_first) if text else None
        if text and day is None:
            self.detail(label, text)
            self.doubt("date that is not understood", f"{label} {text!r}")
        return day


def uncomparable(name: str) -> str:
    """Return why a name cannot be compared, or an empty text where it can."""
    if len(name) > MAX_NAME_LENGTH:
        return f"has {len(name)} characters; at most {MAX_NAME_LENGTH} are compared"
    words = split(name).count
    if words > MAX_TOKENS:
        return f"has {words} words; at most {MAX_TOKENS} are compared"
    return "" if words else "has no letter or figure that can be compared"


def _merged_aliases(aliases: list[Alias]) -> tuple[Alias, ...]:
    """Return each name once, under its best quality; the primary name first."""
    found: dict[str, Alias] = {}
    for alias in aliases:
        known = found.get(alias.name)
        if known is None or _BEST.index(alias.quality) < _BEST.index(known.quality):
            found[alias.name] = alias
    return tuple(sorted(found.values(), key=lambda alias: alias.quality is not AliasQuality.PRIMARY))


def _merged(parts: list[Part]) -> tuple[Part, ...]:
    return tuple(dict.fromkeys(parts))
