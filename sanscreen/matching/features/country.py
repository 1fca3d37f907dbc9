"""Countries of both sides, to whether they share one: residence moves, so a difference says little."""

from sanscreen.matching.pair import Feature, FeatureKind, Finding, Pair

__all__ = ["FEATURE"]


def compare(pair: Pair) -> Finding | None:
    """Return agreement where both sides are tied to one country, else disagreement."""
    screened, listed = pair.party.countries, pair.designation.countries
    if not screened or not listed:
        return None
    common = set(screened) & set(listed)
    return Finding(1000 if common else 0, ", ".join(screened), ", ".join(listed))


FEATURE = Feature("country", FeatureKind.ADJUSTMENT, 40, -20, compare, needs="countries")
