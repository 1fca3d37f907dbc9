"""How many records have which best score, to bars of five points with the threshold between two of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sanscreen.model import Policy

__all__ = ["Bin", "bins"]

WIDTH = Decimal(5)
STEP = Decimal("0.1")  # between two scores
TOP = Decimal(100)


@dataclass(frozen=True, slots=True)
class Bin:
    """The records whose best score lies from `first` to `last`, both inclusive; `hit` where that raises an alert."""

    first: Decimal
    last: Decimal
    count: int
    hit: bool


def bins(scores: Mapping[Decimal, int], policy: Policy) -> tuple[Bin, ...]:
    """Return the bins from the policy's floor to 100, without a gap; no bin holds near misses and hits."""
    edges = _edges(policy)
    found = []
    for first, following in zip(edges, [*edges[1:], TOP + STEP], strict=True):
        count = sum(number for score, number in scores.items() if first <= score < following)
        found.append(Bin(first, following - STEP, count, hit=first >= policy.threshold))
    return tuple(found)


def _edges(policy: Policy) -> list[Decimal]:
    """Return where bins begin: every five points up and down from the threshold. The last one takes 100 with it."""
    down = [policy.near_miss_floor]
    if policy.threshold - WIDTH > policy.near_miss_floor:
        down.append(policy.threshold - WIDTH)
    edges = [edge for edge in down if edge < policy.threshold] + [policy.threshold]
    while edges[-1] + WIDTH < TOP:
        edges.append(edges[-1] + WIDTH)
    return edges
