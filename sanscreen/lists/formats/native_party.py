"""One party of our YAML format, with a section per source, to a designation whose values say who states them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from sanscreen._yaml import Mapping as YamlMapping
from sanscreen._yaml import Node, Scalar
from sanscreen.lists.formats.native_fields import Reader
from sanscreen.lists.formats.native_names import check_names, merged_aliases, read_names
from sanscreen.model import (
    Address,
    Alias,
    BirthDate,
    Designation,
    Detail,
    Entry,
    Fact,
    Gender,
    Identifier,
    IdentifierKind,
    PartyType,
    Relation,
    RelationKind,
    Source,
    Standing,
)

__all__ = [
    "ADDRESS", "COUNTRIES", "DATE", "DATES", "FACTS", "NUMBER", "OWN_FIELDS", "RELATION", "SECTION", "read_designation",
]  # fmt: skip

Part = TypeVar("Part", Alias, BirthDate, Detail, Fact, Entry, Address, Identifier, Relation)

OWN_FIELDS = ("id", "type", "standing", "listed_on", "updated_on", "last_seen", "remarks")
DATES = ("born", "established", "built")
FACTS = {"birth_place": "birth_places", "title": "titles", "activity": "activities", "model": "model"}
COUNTRIES = {"nationality": "nationalities", "citizenship": "citizenships", "flag": "flag_states"}
SECTION = (
    "entry", "programs", "names", "gender", *DATES, *FACTS, *COUNTRIES, "addresses",
    *(kind.value for kind in IdentifierKind), *(kind.value for kind in RelationKind), "details",
)  # fmt: skip
DATE = ("date", "circa")
ADDRESS = ("text", "country")
NUMBER = ("number", "country", "scheme", "issued", "expires", "note")
RELATION = ("party", "name", "note")


@dataclass(slots=True)
class _Parts:
    """What the sections of one party add up to."""

    aliases: list[Alias] = field(default_factory=list)
    programs: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    genders: list[Fact] = field(default_factory=list)
    birth_dates: list[BirthDate] = field(default_factory=list)
    birth_places: list[Fact] = field(default_factory=list)
    nationalities: list[Fact] = field(default_factory=list)
    citizenships: list[Fact] = field(default_factory=list)
    titles: list[Fact] = field(default_factory=list)
    activities: list[Fact] = field(default_factory=list)
    model: list[Fact] = field(default_factory=list)
    flag_states: list[Fact] = field(default_factory=list)
    details: list[Detail] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)


def read_designation(
    reader: Reader, node: Node, number: int, sources: Mapping[str, Source], programs: tuple[str, ...]
) -> Designation | None:
    """Return the designation, or None where a fault was noted. `programs` are those of the whole action."""
    before = reader.faults.count
    where = f"designations[{number}]"
    fields = reader.mapping(node, where, (*OWN_FIELDS, *sources), required=("id", "type"))
    if fields is None:
        return None
    key = reader.key(fields.get("id"), f"{where}.id")
    where = f"designations.{key}" if key else where
    kind = reader.choice(fields.get("type"), f"{where}.type", PartyType)
    standing = reader.choice(fields.get("standing"), f"{where}.standing", Standing)
    days = {name: reader.day(fields.get(name), f"{where}.{name}") for name in ("listed_on", "updated_on", "last_seen")}
    remarks = reader.text(fields.get("remarks"), f"{where}.remarks")
    parts = _Parts()
    for source in sources.values():
        if source.key in fields:
            _Section(reader, source, f"{where}.{source.key}", kind or PartyType.UNKNOWN, parts).read(fields[source.key])
    check_names(reader, node, where, parts.aliases)
    if reader.faults.count > before or key is None or kind is None:
        return None
    return Designation(
        id=key,
        type=kind,
        aliases=merged_aliases(parts.aliases),
        standing=standing,
        programs=tuple(dict.fromkeys(parts.programs)) or programs,
        entries=_merged(parts.entries),
        genders=_merged(parts.genders),
        birth_dates=_merged(parts.birth_dates),
        birth_places=_merged(parts.birth_places),
        nationalities=_merged(parts.nationalities),
        citizenships=_merged(parts.citizenships),
        titles=_merged(parts.titles),
        activities=_merged(parts.activities),
        identifiers=_merged(parts.identifiers),
        addresses=_merged(parts.addresses),
        model=_merged(parts.model),
        flag_states=_merged(parts.flag_states),
        details=_merged(parts.details),
        relations=_merged(parts.relations),
        remarks=remarks,
        **days,
    )


class _Section:
    """Reads what one source says of one party."""

    def __init__(self, reader: Reader, source: Source, where: str, kind: PartyType, parts: _Parts) -> None:
        self.reader, self.where, self.kind, self.parts = reader, where, kind, parts
        self.label = source.label or source.publisher
        self.by = (source.key,)

    def read(self, node: Node) -> None:
        fields = self.reader.mapping(node, self.where, SECTION)
        if fields is None:
            return
        reader, parts, by = self.reader, self.parts, self.by
        parts.aliases += read_names(reader, fields.get("names"), f"{self.where}.names", self.kind, by)
        if entry := reader.text(fields.get("entry"), f"{self.where}.entry"):
            parts.entries.append(Entry(self.label, entry, by))
            self._quoted(fields["entry"], "entry")
        parts.programs += reader.texts(fields.get("programs"), f"{self.where}.programs")
        if gender := reader.choice(fields.get("gender"), f"{self.where}.gender", Gender):
            parts.genders.append(Fact(gender.value, by))
        for name in DATES:
            for item in reader.items(fields.get(name)):
                self._date(item, name)
        for name, target in FACTS.items():
            getattr(parts, target).extend(
                Fact(text, by) for text in reader.texts(fields.get(name), f"{self.where}.{name}")
            )
        for name, target in COUNTRIES.items():
            for item in reader.items(fields.get(name)):
                if code := reader.country(item, f"{self.where}.{name}"):
                    getattr(parts, target).append(Fact(code, by))
        for item in reader.items(fields.get("addresses")):
            self._address(item)
        for identifier in IdentifierKind:
            for item in reader.items(fields.get(identifier.value)):
                self._identifier(item, identifier)
        for relation in RelationKind:
            for item in reader.items(fields.get(relation.value)):
                self._relation(item, relation)
        self._details(fields.get("details"))

    def _date(self, node: Node, name: str) -> None:
        where = f"{self.where}.{name}"
        circa = False
        if isinstance(node, YamlMapping):
            fields = self.reader.mapping(node, where, DATE, required=("date",)) or {}
            circa = self.reader.flag(fields.get("circa"), f"{where}.circa")
            date = fields.get("date")
            if date is None:
                return
            node, where = date, f"{where}.date"
        if days := self.reader.span(node, where):
            self.parts.birth_dates.append(BirthDate(days, self.by, circa))

    def _details(self, node: Node | None) -> None:
        where = f"{self.where}.details"
        if node is None:
            return
        if not isinstance(node, YamlMapping):
            self.reader.faults.at(node, where, "is a dictionary of labels")
            return
        for label, item in node.items.items():
            if not label.strip() or not label.isprintable():
                self.reader.faults.add(node.lines[label], where, f"{label!r} is no label; write a few words")
                continue
            for value in self.reader.texts(item, f"{where}.{label}"):
                self.parts.details.append(Detail(label.strip(), value, self.by))

    def _address(self, node: Node) -> None:
        where = f"{self.where}.addresses"
        if isinstance(node, Scalar):
            if text := self.reader.text(node, where):
                self.parts.addresses.append(Address(text, None, self.by))
            return
        fields = self.reader.mapping(node, where, ADDRESS, required=("text",)) or {}
        text = self.reader.text(fields.get("text"), f"{where}.text")
        country = self.reader.country(fields.get("country"), f"{where}.country")
        if text:
            self.parts.addresses.append(Address(text, country, self.by))

    def _identifier(self, node: Node, kind: IdentifierKind) -> None:
        where = f"{self.where}.{kind.value}"
        if isinstance(node, Scalar):
            if text := self.reader.text(node, where):
                self._quoted(node, kind.value)
                self.parts.identifiers.append(Identifier(kind, text, sources=self.by))
            return
        fields = self.reader.mapping(node, where, NUMBER, required=("number",)) or {}
        number = self.reader.text(fields.get("number"), f"{where}.number")
        country = self.reader.country(fields.get("country"), f"{where}.country")
        texts = {
            name: self.reader.text(fields.get(name), f"{where}.{name}")
            for name in ("scheme", "issued", "expires", "note")
        }
        if number:
            self._quoted(fields["number"], f"{kind.value}.number")
            self.parts.identifiers.append(Identifier(kind, number, country, **texts, sources=self.by))

    def _relation(self, node: Node, kind: RelationKind) -> None:
        where = f"{self.where}.{kind.value}"
        if isinstance(node, Scalar):
            if party := self.reader.text(node, where):
                self.parts.relations.append(Relation(kind, party=party, sources=self.by))
            return
        fields = self.reader.mapping(node, where, RELATION)
        if fields is None:
            return
        party, name, note = (self.reader.text(fields.get(part), f"{where}.{part}") for part in RELATION)
        if ("party" in fields) == ("name" in fields):
            self.reader.faults.at(node, where, "write one of both: party with an id, or name for one listed nowhere")
        elif party or name:
            self.parts.relations.append(Relation(kind, party, name, self.by, note))

    def _quoted(self, node: Node, name: str) -> None:
        if isinstance(node, Scalar) and node.text.isdigit() and not node.quoted:
            self.reader.faults.warn(
                node, f"{self.where}.{name}", f"write {node.text!r} in quotes: other readers drop zeros"
            )


def _merged(parts: list[Part]) -> tuple[Part, ...]:
    """Return each value once with the sources of all who state it."""
    found: dict[Part, dict[str, None]] = {}
    for part in parts:
        found.setdefault(replace(part, sources=()), {}).update(dict.fromkeys(part.sources))
    return tuple(replace(bare, sources=tuple(sources)) for bare, sources in found.items())
