"""Who is listed and under which names, as immutable values."""

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
    "Detail",
    "Entry",
    "Fact",
    "Relation",
    "RelationKind",
    "Standing",
]


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
    ACTS_FOR = "acts_for"
    REPRESENTED_BY = "represented_by"
    SUPPORTER_OF = "supporter_of"
    SUPPORTED_BY = "supported_by"
    PART_OF = "part_of"
    HAS_PART = "has_part"
    ASSOCIATE_OF = "associate_of"

    @property
    def reverse(self) -> "RelationKind":
        """What the other party is to this one; of kinds without a direction, the same."""
        return _REVERSE.get(self, self)


_REVERSE = {
    one: other
    for pair in (
        (RelationKind.OWNER_OF, RelationKind.OWNED_BY),
        (RelationKind.LEADER_OF, RelationKind.LED_BY),
        (RelationKind.OPERATOR_OF, RelationKind.OPERATED_BY),
        (RelationKind.ACTS_FOR, RelationKind.REPRESENTED_BY),
        (RelationKind.SUPPORTER_OF, RelationKind.SUPPORTED_BY),
        (RelationKind.PART_OF, RelationKind.HAS_PART),
    )
    for one, other in (pair, pair[::-1])
}


@dataclass(frozen=True, slots=True)
class Alias(Record):
    """One name under which a party is listed, the primary name included. `language` is as the source states it."""

    name: str
    quality: AliasQuality = AliasQuality.STRONG
    kind: AliasKind = AliasKind.AKA
    parts: NameParts | None = None
    sources: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class BirthDate(Record):
    """A birth date and who states it; for an entity, vessel or aircraft the date on which it came to be.

    `circa` where the source says that the date is about right.
    """

    days: DateSpan
    sources: tuple[str, ...] = ()
    circa: bool = False


@dataclass(frozen=True, slots=True)
class Fact(Record):
    """A text or code and who states it."""

    value: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Detail(Record):
    """What a source says under a label of its own, such as the tonnage of a vessel. Shown, and never screened."""

    label: str
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
    """A tie to another party: `party` is an id of this list or `list-key/id`; `name` tells of one listed nowhere.

    `note` is how the source words the tie.
    """

    kind: RelationKind
    party: str | None = None
    name: str | None = None
    sources: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Designation(Record):
    """One listed party. Every value says which sources of the list state it.

    `aliases` opens with the primary name, the only one of quality PRIMARY. `entries` are its numbers in
    official lists. Countries are ISO 3166-1 alpha-2 codes. `model` is the type of a vessel or aircraft, `flag_states`
    are the countries whose flag a vessel flies. `details` hold what has no field of its own.
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
    flag_states: tuple[Fact, ...] = ()
    details: tuple[Detail, ...] = ()
    relations: tuple[Relation, ...] = ()
    listed_on: date | None = None
    updated_on: date | None = None
    last_seen: date | None = None
    remarks: str | None = None

    def __post_init__(self) -> None:
        if [alias.quality for alias in self.aliases].count(AliasQuality.PRIMARY) != 1:
            raise ValueError(f"{self.id}: a designation has exactly one primary name")
        if self.aliases[0].quality is not AliasQuality.PRIMARY:
            raise ValueError(f"{self.id}: the primary name stands first among the aliases")

    @property
    def fingerprint(self) -> str:
        """The SHA-256 (64 hexadecimal digits) of everything that the list says of the party."""
        return digest_of(self)

    @property
    def primary_name(self) -> str:
        """The name under which the party is listed first of all."""
        return self.aliases[0].name

    @property
    def countries(self) -> tuple[str, ...]:
        """Every country that nationality, citizenship, flag, address or a number ties the party to, sorted."""
        ties = [fact.value for fact in (*self.nationalities, *self.citizenships, *self.flag_states)]
        ties += [address.country for address in self.addresses if address.country]
        ties += [identifier.country for identifier in self.identifiers if identifier.country]
        return tuple(sorted(set(ties)))

    @property
    def gender(self) -> Gender | None:
        """The gender, where all sources that state one agree."""
        stated = {fact.value for fact in self.genders}
        return Gender(stated.pop()) if len(stated) == 1 else None
