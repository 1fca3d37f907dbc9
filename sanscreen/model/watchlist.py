"""Who is listed, by whom and under which names, as immutable values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sanscreen.model.dates import DateSpan
from sanscreen.model.identifier import Identifier
from sanscreen.model.kinds import Gender, NameParts, PartyType
from sanscreen.model.record import Record, digest_of

__all__ = [
    "Address",
    "Alias",
    "AliasKind",
    "AliasQuality",
    "BirthDate",
    "Designation",
    "Entry",
    "Fact",
    "Relation",
    "RelationKind",
    "Scope",
    "Source",
    "SourceKind",
    "Standing",
    "Watchlist",
]


class Scope(StrEnum):
    """What a list is good for. An illustrative list shows how screening works and clears nobody."""

    ILLUSTRATIVE = "illustrative"
    OFFICIAL = "official"
    INTERNAL = "internal"


class SourceKind(StrEnum):
    """Who speaks in a source."""

    OFFICIAL_LIST = "official-list"
    ARTICLE = "article"
    PRESS = "press"
    RESEARCH = "research"
    INTERNAL = "internal"
    INVENTED = "invented"


class Standing(StrEnum):
    """How a designation stands to the action that its list is about."""

    DESIGNATED = "designated"
    REDESIGNATED = "redesignated"
    IDENTIFIED = "identified"  # blocked property, such as an aircraft
    LISTED_ELSEWHERE = "listed-elsewhere"  # by another action
    REMOVED = "removed"

    @property
    def of_this_action(self) -> bool:
        """Whether the action counts this party among those that it announced."""
        return self in (Standing.DESIGNATED, Standing.REDESIGNATED)


class AliasQuality(StrEnum):
    """How much a name says. A weak alias is too common to raise an alert alone (OFAC FAQ 122-125)."""

    PRIMARY = "primary"
    STRONG = "strong"
    WEAK = "weak"


class AliasKind(StrEnum):
    """What a name is to the party."""

    NAME = "name"
    AKA = "aka"
    FORMER = "former"
    NOW = "now"
    MISSPELT = "misspelt"


class RelationKind(StrEnum):
    """What a party is to another one."""

    LINKED_TO = "linked_to"
    OWNER_OF = "owner_of"
    OWNED_BY = "owned_by"
    LEADER_OF = "leader_of"
    LED_BY = "led_by"
    RELATIVE_OF = "relative_of"
    OPERATOR_OF = "operator_of"
    OPERATED_BY = "operated_by"


@dataclass(frozen=True, slots=True)
class Source(Record):
    """One source of a watchlist; parts of designations name it by `key`. `label` is the publisher's short name."""

    key: str
    kind: SourceKind
    publisher: str
    label: str | None = None
    title: str | None = None
    published: date | None = None
    as_of: date | None = None
    file: str | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Alias(Record):
    """One name under which a party is listed, the primary name included."""

    name: str
    quality: AliasQuality = AliasQuality.STRONG
    kind: AliasKind = AliasKind.AKA
    parts: NameParts | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BirthDate(Record):
    """A birth date and who states it; for an entity, vessel or aircraft the date on which it came to be."""

    days: DateSpan
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact(Record):
    """A text or code and who states it."""

    value: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry(Record):
    """The number of a party in an official list; `list` is the short name of who keeps it, such as OFAC."""

    list: str
    number: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Address(Record):
    """An address as one line; `country` is an ISO 3166-1 alpha-2 code."""

    text: str
    country: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation(Record):
    """A tie to another party: `party` is an id of this list or `list-key/id`; `name` tells of one listed nowhere."""

    kind: RelationKind
    party: str | None = None
    name: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Designation(Record):
    """One listed party. Every value says which sources of the list state it.

    `aliases` opens with the primary name, the only one of quality PRIMARY. `entries` are its numbers in
    official lists. Countries are ISO 3166-1 alpha-2 codes. `model` is the type of a vessel or aircraft.
    """

    id: str
    type: PartyType
    aliases: tuple[Alias, ...]
    standing: Standing | None = None
    programs: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    genders: tuple[Fact, ...] = ()
    birth_dates: tuple[BirthDate, ...] = ()
    birth_places: tuple[Fact, ...] = ()
    nationalities: tuple[Fact, ...] = ()
    citizenships: tuple[Fact, ...] = ()
    titles: tuple[Fact, ...] = ()
    activities: tuple[Fact, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    addresses: tuple[Address, ...] = ()
    model: tuple[Fact, ...] = ()
    relations: tuple[Relation, ...] = ()
    listed_on: date | None = None
    last_seen: date | None = None
    remarks: str | None = None

    def __post_init__(self) -> None:
        if [alias.quality for alias in self.aliases].count(AliasQuality.PRIMARY) != 1:
            raise ValueError(f"{self.id}: a designation has exactly one primary name")
        if self.aliases[0].quality is not AliasQuality.PRIMARY:
            raise ValueError(f"{self.id}: the primary name stands first among the aliases")

    @property
    def primary_name(self) -> str:
        """The name under which the party is listed first of all."""
        return self.aliases[0].name

    @property
    def countries(self) -> tuple[str, ...]:
        """Every country that nationality, citizenship, address or a number ties the party to, sorted."""
        ties = [fact.value for fact in (*self.nationalities, *self.citizenships)]
        ties += [address.country for address in self.addresses if address.country]
        ties += [identifier.country for identifier in self.identifiers if identifier.country]
        return tuple(sorted(set(ties)))

    @property
    def gender(self) -> Gender | None:
        """The gender, where all sources that state one agree."""
        stated = {fact.value for fact in self.genders}
        return Gender(stated.pop()) if len(stated) == 1 else None


@dataclass(frozen=True, slots=True)
class Watchlist(Record):
    """One list, whole. `digest` is the SHA-256 of everything else in it and is computed where it is not given.

    `announced` is how many parties the authority said it designated; `gap` says why the list holds another number.
    """

    key: str
    title: str
    scope: Scope
    designations: tuple[Designation, ...]
    authority: str | None = None
    acted_on: date | None = None
    as_of: date | None = None
    announced: int | None = None
    gap: str | None = None
    sources: tuple[Source, ...] = ()
    digest: str = ""

    def __post_init__(self) -> None:
        if not self.digest:
            content = self.to_dict()
            object.__setattr__(self, "digest", digest_of(content))

    @property
    def version(self) -> str:
        """The newest date of the list's records and the first 12 digits of its digest."""
        return f"{self.as_of or 'undated'}+{self.digest[:12]}"

    @property
    def counted(self) -> int:
        """How many designations belong to the action that the list is about."""
        standings = (designation.standing for designation in self.designations)
        return sum(standing is None or standing.of_this_action for standing in standings)
