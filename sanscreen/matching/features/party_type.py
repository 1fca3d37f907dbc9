"""The types of both sides, to a small deduction where a record says one thing and the list another."""

from sanscreen.matching.pair import Feature, FeatureKind, Finding, Pair
from sanscreen.model import PartyType

__all__ = ["FEATURE"]


def compare(pair: Pair) -> Finding | None:
    """Return disagreement where both types are known and differ, nothing otherwise."""
    screened, listed = pair.party.type, pair.designation.type
    if PartyType.UNKNOWN in (screened, listed) or screened is listed:
        return None
    return Finding(0, screened.value, listed.value)


FEATURE = Feature("party_type", FeatureKind.ADJUSTMENT, 0, -50, compare)
