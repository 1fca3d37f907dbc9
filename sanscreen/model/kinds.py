"""What a record says a party is: its type, its gender and the parts of a personal name."""

from dataclasses import dataclass
from enum import StrEnum

from sanscreen.model.record import Record

__all__ = ["Gender", "NameParts", "PartyType"]


class PartyType(StrEnum):
    """What a party is."""

    INDIVIDUAL = "individual"
    ENTITY = "entity"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    UNKNOWN = "unknown"


class Gender(StrEnum):
    """The gender that a record states."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True)
class NameParts(Record):
    """The parts of a personal name where a record keeps them apart.

    `ordered` are the parts of a record that numbers them and does not say what they are.
    """

    family: str | None = None
    given: str | None = None
    patronymic: str | None = None
    middle: str | None = None
    maiden: str | None = None
    matronymic: str | None = None
    nickname: str | None = None
    ordered: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """The parts as one name, `Family, Given Middle Patronymic`, or an empty text."""
        first = " ".join(part for part in (self.given, self.middle, self.patronymic) if part)
        return ", ".join(part for part in (self.family, first) if part) or " ".join(self.ordered)
