"""What a record says a party is: its type, its gender and the parts of a personal name."""

from dataclasses import dataclass, replace
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

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the parts make: the whole one, under the maiden name, with the mother's name, the nickname.

        >>> NameParts(family="Testova", given="Anna", maiden="Primerova", nickname="Anya").names
        ('Testova, Anna', 'Primerova, Anna', 'Anya')
        """
        found = [self.written]
        if self.maiden:
            found.append(replace(self, family=self.maiden).written)
        if self.matronymic and (self.family or self.given):
            family = " ".join(part for part in (self.family, self.matronymic) if part)
            found.append(replace(self, family=family).written)
        found.append(self.nickname or "")
        return tuple(dict.fromkeys(name for name in found if name.strip()))
