"""The quality of the alias, to the deduction for a weak one (OFAC FAQ 122-125: weak aliases alone raise no alert)."""

from sanscreen.matching.pair import Feature, FeatureKind, Finding, Pair
from sanscreen.model import AliasQuality

__all__ = ["FEATURE"]


def compare(pair: Pair) -> Finding | None:
    """Return disagreement for a weak alias, nothing for any other."""
    if pair.alias.quality is not AliasQuality.WEAK:
        return None
    return Finding(0, listed=pair.alias.name, note="a weak alias, too common to raise an alert alone")


FEATURE = Feature("alias_quality", FeatureKind.ADJUSTMENT, 0, -200, compare)
