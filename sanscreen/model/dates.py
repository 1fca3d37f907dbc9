"""A date as people write it, exact or partial, to the span of days that it can mean."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from sanscreen.model.record import TextValue

__all__ = ["DateSpan"]

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class DateSpan(TextValue):
    """The days that a written date can mean: one day, or a month, a year or a range of them.

    `first` and `last` are inclusive. `1962` is the whole year: a bare year is a year, not its first of January.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"a span of days runs forward, got {self.first} to {self.last}")

    @classmethod
    def of(cls, text: str) -> Self:
        """Read `1962-04-01`, `1962-04`, `1962` or two of them as `1962/1964`; else raise `ValueError`.

        >>> str(DateSpan.of("1962-04"))
        '1962-04'
        """
        ends = text.strip().split("/")
        if len(ends) > 2:
            raise ValueError(f"{text!r} is no date; write 1962, 1962-04, 1962-04-01 or a range 1962/1964")
        first, last = _days(ends[0], text)[0], _days(ends[-1], text)[1]
        return cls(first, last)

    def overlaps(self, other: "DateSpan") -> bool:
        """Return whether some day lies in both spans."""
        return self.first <= other.last and other.first <= self.last

    def widened(self, years: int) -> Self:
        """Return the span with so many years more at either end, within those that a calendar has."""
        first, last = max(self.first.year - years, date.min.year), min(self.last.year + years, date.max.year)
        return type(self)(date(first, 1, 1), date(last, 12, 31))

    def __str__(self) -> str:
        """Return the ISO form that `of` reads back as the same span: a year, a month, a day, or a range."""
        if self.first == self.last:
            return self.first.isoformat()
        if (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31):
            years = f"{self.first.year:04}", f"{self.last.year:04}"
            return years[0] if years[0] == years[1] else "/".join(years)
        if self.first.day == 1 and self.last == _month_end(self.first.year, self.first.month):
            return self.first.isoformat()[:7]
        return f"{self.first}/{self.last}"


def _days(part: str, whole: str) -> tuple[date, date]:
    found = _PARTIAL.fullmatch(part.strip())
    try:
        if not found:
            raise ValueError
        year, month, day = (int(group) if group else None for group in found.groups())
        assert year is not None
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), _month_end(year, month)
        return date(year, month, day), date(year, month, day)
    except ValueError:
        raise ValueError(f"{whole!r} is no date; write 1962, 1962-04 or 1962-04-01") from None


def _month_end(year: int, month: int) -> date:
    from calendar import monthrange  # noqa: PLC0415  # with it comes all of locale, at start

    return date(year, month, monthrange(year, month)[1])
