"""Best scores as bars."""

from decimal import Decimal
from itertools import pairwise

import pytest

from sanscreen.integrations.report.histogram import bins
from sanscreen.model import Policy

TENTHS = [Decimal(number) / 10 for number in range(10, 1001)]


@pytest.mark.parametrize("threshold", [*range(1, 101), "87.5", "0.9999e2", "99.9"])
def test_every_score_is_in_one_bin_and_no_bin_holds_near_misses_and_hits(threshold: str) -> None:
    policy = Policy(threshold if threshold != "0.9999e2" else "99.8")
    scores = {score: 1 for score in TENTHS if score >= policy.near_miss_floor}
    found = bins(scores, policy)
    assert sum(bin.count for bin in found) == len(scores)
    assert found[0].first == policy.near_miss_floor
    assert found[-1].last == 100
    for one, other in pairwise(found):
        assert one.last + Decimal("0.1") == other.first
    for bin in found:
        assert bin.hit == (bin.first >= policy.threshold) == (bin.last >= policy.threshold)


def test_bars_have_five_points_and_the_last_one_takes_100_with_it() -> None:
    found = bins({Decimal("84.9"): 2, Decimal("85.0"): 3, Decimal("100.0"): 4}, Policy(85))
    assert [str(bin.first) for bin in found] == ["75.0", "80.0", "85.0", "90.0", "95.0"]
    assert [bin.count for bin in found] == [0, 2, 3, 0, 4]
