"""Evidence to bars that stand end to end, from nothing to the score."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sanscreen.model import Evidence

__all__ = ["Bar", "Bars", "bars"]

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Bar:
    """One piece of evidence; the bar runs from `start` over `width` points, and back where the points are negative."""

    evidence: Evidence
    start: Decimal
    width: Decimal
    sum: Decimal

    @property
    def feature(self) -> str:
        """The feature in words."""
        return self.evidence.feature.replace("_", " ")

    @property
    def negative(self) -> bool:
        """Whether the points are taken away."""
        return self.evidence.points < 0


@dataclass(frozen=True, slots=True)
class Bars:
    """All bars of a hit, their sum, and the points that the axis must have room for, 100 at least."""

    bars: tuple[Bar, ...]
    total: Decimal
    most: Decimal


def bars(evidence: Sequence[Evidence]) -> Bars:
    """Return one bar per piece of evidence, each beginning where the one before ends."""
    found: list[Bar] = []
    total = Decimal("0.0")
    for piece in evidence:
        start, total = total, total + piece.points
        found.append(Bar(piece, min(start, total), abs(piece.points), total))
    return Bars(tuple(found), total, max([HUNDRED, *(bar.sum for bar in found)]))
