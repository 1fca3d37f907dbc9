"""The shares that a file may have of each kind of odd value, to whether a count of them is too many."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Self

from sanscreen.errors import PolicyError

__all__ = ["ENOUGH", "FEW", "Limits"]

ENOUGH = 50  # records from which a share says something: ten equal test names among thirty say nothing
FEW = 5  # records from which values that are no names in themselves tell a wrong column, where most are such
_IN_THEMSELVES = ("digits", "codes", "dates", "garbled", "unread")


@dataclass(frozen=True, slots=True)
class Limits:
    """How many in a hundred names may be what names seldom are; None where it does not matter.

    All are of the records, but `garbled` of the names that are not plain ASCII, `cut` of the different names, and `unread`
    of the values of a field beside the name. They count from `ENOUGH` of these. In fewer, but at least `FEW`, a wrong
    column or encoding still tells where more than half of the values are wrong in themselves.
    """

    empty: Decimal | None = Decimal(20)  # each is an error already; a column that is mostly blank is another column
    digits: Decimal | None = Decimal(5)  # no letter: numbers, serial dates, `???`; firms such as 1905 are rare
    codes: Decimal | None = Decimal(20)  # as many figures as letters, or an address of mail; firms seldom look so
    dates: Decimal | None = Decimal(2)  # nobody is called so
    one_value: Decimal | None = Decimal(20)  # a constant column; a file of payments can have one large customer
    one_letter: Decimal | None = Decimal(5)  # genders and initials
    one_word: Decimal | None = Decimal(80)  # family names alone find nobody; mononyms and brands stay under half
    garbled: Decimal | None = Decimal(5)  # read in a wrong encoding; one broken supplier among many is worth a look
    cut: Decimal | None = Decimal(5)  # of the greatest length, which by nature far under 1 % have
    unread: Decimal | None = Decimal(50)  # dates, countries, types and genders that are none: columns are swapped

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Return the limits that texts such as `empty=30` and `digits=off` state, and the usual ones beside them.

        Raises `PolicyError` for an unknown or repeated name, and for what is neither `off` nor 0 to 100 per cent.

        >>> Limits.of(["empty=30", "digits=off"]).digits is None
        True
        """
        names = tuple(field.name for field in fields(cls))
        stated: dict[str, Decimal | None] = {}
        for text in texts:
            name, equals, percent = map(str.strip, text.partition("="))
            name = name.lower().replace("-", "_")
            if not equals or name not in names:
                raise PolicyError(
                    f"limit {text!r}: write NAME=PERCENT, such as empty=30 or digits=off; the names are {', '.join(names)}"
                )
            if name in stated:
                raise PolicyError(f"limit {text!r}: {name} is limited twice")
            stated[name] = _percent(percent, text)
        return cls(**stated)

    def exceeded(self, measure: str, count: int, of: int) -> bool:
        """Return whether `count` of so many values are more than the limit called `measure` allows."""
        limit: Decimal | None = getattr(self, measure)
        if limit is None or 100 * count <= limit * of:
            return False
        return of >= ENOUGH or (measure in _IN_THEMSELVES and of >= FEW and 2 * count > of)


def _percent(percent: str, text: str) -> Decimal | None:
    if percent.lower() == "off":
        return None
    try:
        number = Decimal(percent.removesuffix("%"))
        if not (number.is_finite() and 0 <= number <= 100):
            raise InvalidOperation
    except InvalidOperation:
        raise PolicyError(f"limit {text!r}: {percent!r} is neither off nor a number from 0 to 100") from None
    return number
