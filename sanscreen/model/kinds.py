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
    """The parts of a personal name where a record keeps them apart."""

    family: str | None = None
    given: str | None = None
    patronymic: str | None = None

    @property
    def written(self) -> str:
        """The parts as one name, `Family, Given Patronymic`, or an empty text."""
        first = " ".join(part for part in (self.given, self.patronymic) if part)
        return ", ".join(part for part in (self.family, first) if part)
