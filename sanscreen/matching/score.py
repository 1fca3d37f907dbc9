"""Findings to evidence: the strongest base feature counts, adjustments are added, and the sum is the score."""

from collections.abc import Iterable, Sequence

from sanscreen.matching.pair import Feature, FeatureKind, Finding
from sanscreen.matching.rounding import ZERO, half_up, points
from sanscreen.model import Evidence, Party

__all__ = ["FULL", "max_bonus", "show", "unbounded", "within_scale"]

FULL = 1000  # tenths of a point


def max_bonus(features: Iterable[Feature], party: Party) -> int:
    """Return the most tenths that all adjustments together can add to a base feature for a party."""
    return sum(feature.max_bonus for feature in features if not feature.needs or getattr(party, feature.needs))


def within_scale(tenths: int) -> int:
    """Return the nearest score that there is, 0 to 1000."""
    return min(max(tenths, 0), FULL)


def unbounded(findings: Sequence[tuple[Feature, Finding]]) -> int:
    """Return the sum in tenths before it is kept within the scale: it ranks aliases that reach the same score."""
    base = max(
        (_limited(feature, found) for feature, found in findings if feature.kind is FeatureKind.BASE),
        default=0,
    )
    return base + sum(_tenths(feature, found) for feature, found in findings if feature.kind is FeatureKind.ADJUSTMENT)


def show(findings: Sequence[tuple[Feature, Finding]]) -> tuple[Evidence, ...]:
    """Return the evidence whose points add up to the score.

    Of several base features the one that counts most after its limits is the base, the first of equals; the others
    are shown with no points.
    """
    bases = [pair for pair in findings if pair[0].kind is FeatureKind.BASE]
    counted = max(bases, key=lambda pair: _limited(*pair), default=None)
    total = 0
    evidence: list[Evidence] = []
    for feature, found in findings:
        if feature.kind is FeatureKind.BASE and (counted is None or found is not counted[1]):
            note = "not counted: another base is stronger"
            evidence.append(Evidence(feature.name, ZERO, found.screened, found.listed, note))
            continue
        tenths = _tenths(feature, found)
        total += tenths
        detail = found.detail()
        evidence.append(Evidence(feature.name, points(tenths), found.screened, found.listed, found.note, detail))
        limit = min(found.limits, key=lambda limit: limit.tenths, default=None)
        if limit is not None and tenths > limit.tenths:
            evidence.append(Evidence(limit.feature, points(limit.tenths - tenths), note=limit.reason))
            total += limit.tenths - tenths
    bounded = within_scale(total)
    if bounded != total:
        evidence.append(Evidence("limit", points(bounded - total), note="a score runs from 0 to 100"))
    return tuple(evidence)


def _tenths(feature: Feature, finding: Finding) -> int:
    span = feature.agree - feature.differ
    return feature.differ + half_up(abs(span) * finding.similarity, 1_000_000) * (1 if span >= 0 else -1)


def _limited(feature: Feature, finding: Finding) -> int:
    return min([_tenths(feature, finding), *(limit.tenths for limit in finding.limits)])
