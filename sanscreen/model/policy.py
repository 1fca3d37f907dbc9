"""The caller's rules for what counts as a hit."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from sanscreen.errors import PolicyError
from sanscreen.model.record import Record

__all__ = ["NEAR_MISS_BAND", "Policy", "check_budget", "checked_day"]

NEAR_MISS_BAND = Decimal(10)  # how far below the threshold a near miss is still shown
MAX_LIST_AGE = 14  # days


@dataclass(frozen=True, slots=True)
class Policy(Record):
    """What counts as a hit.

    `threshold` runs from 1 to 100 with at most one decimal place; a designation that scores at least that much is a
    hit. Near misses are complete down to `near_miss_floor`. Official lists older than `max_list_age` days are flagged
    where the caller says which day it is; OFAC, UN, EU and UK seldom go two weeks without a new edition. Raises
    `PolicyError` for anything else.

    >>> Policy(threshold=0.85)
    Traceback (most recent call last):
    sanscreen.errors.PolicyError: threshold runs from 1 to 100, got 0.85: did you mean 85?
    """

    threshold: Decimal
    max_list_age: int = MAX_LIST_AGE

    def __init__(self, threshold: Decimal | float | str = 85, max_list_age: int = MAX_LIST_AGE) -> None:
        object.__setattr__(self, "threshold", _threshold(threshold))
        if type(max_list_age) is not int or max_list_age < 0:
            raise PolicyError(f"max_list_age is a whole number of days from 0, got {max_list_age!r}")
        object.__setattr__(self, "max_list_age", max_list_age)

    @property
    def near_miss_floor(self) -> Decimal:
        """The least score that is reported at all: the threshold less 10, and at least 1."""
        return max(self.threshold - NEAR_MISS_BAND, Decimal("1.0"))


def _threshold(value: object) -> Decimal:
    try:
        if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
            raise InvalidOperation
        number = Decimal(str(value).strip())
        if not number.is_finite():
            raise InvalidOperation
    except InvalidOperation:
        raise PolicyError(f"threshold runs from 1 to 100, got {value!r}: did you mean 85?") from None
    if 0 < number < 1:
        raise PolicyError(f"threshold runs from 1 to 100, got {value}: did you mean {(number * 100).normalize():f}?")
    if not 1 <= number <= 100:
        raise PolicyError(f"threshold runs from 1 to 100, got {value}: did you mean 85?")
    if number != number.quantize(Decimal("0.1")):
        raise PolicyError(f"threshold has at most one decimal place, got {value}: did you mean {round(number, 1)}?")
    return number.quantize(Decimal("0.1"))


def check_budget(max_comparisons: int | None) -> None:
    """Raise `PolicyError` for a number of comparisons that makes no sense; None is any number."""
    if max_comparisons is not None and (type(max_comparisons) is not int or max_comparisons < 0):
        raise PolicyError(f"max_comparisons is a whole number from 0, got {max_comparisons!r}")


def checked_day(on: date | None) -> date | None:
    """Return the day for which the age of lists counts, or raise `PolicyError` for what is none."""
    if on is not None and type(on) is not date:
        raise PolicyError(f"on is a date, got {on!r}")
    return on
