"""Birth dates of both sides, to whether some day fits both: a bare year is a year, not its first of January."""

from sanscreen.matching.pair import Feature, FeatureKind, Finding, Pair

__all__ = ["FEATURE"]

CIRCA_YEARS = 1


def compare(pair: Pair) -> Finding | None:
    """Return agreement where a listed date and the screened one share a day, else disagreement.

    A date that the list calls about right also fits a year before and after it.
    """
    screened, listed = pair.party.birth_date, pair.designation.birth_dates
    if screened is None or not listed:
        return None
    fitting = [
        date for date in listed if screened.overlaps(date.days.widened(CIRCA_YEARS) if date.circa else date.days)
    ]
    shown = (f"circa {date.days}" if date.circa else str(date.days) for date in fitting or listed)
    return Finding(1000 if fitting else 0, str(screened), ", ".join(shown))


FEATURE = Feature("birth_date", FeatureKind.ADJUSTMENT, 80, -80, compare, needs="birth_date")
