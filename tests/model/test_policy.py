from decimal import Decimal

import pytest

from sanscreen.errors import PolicyError
from sanscreen.model import Policy
from sanscreen.model.policy import NEAR_MISS_BAND


def test_the_default_threshold_is_85() -> None:
    assert Policy().threshold == 85


@pytest.mark.parametrize("threshold", [1, 100, 85, 85.0, 85.5, "85.5", " 85.5 ", Decimal("85.5"), Decimal("85.50")])
def test_a_threshold_has_one_decimal_place_however_it_is_given(threshold: float | str | Decimal) -> None:
    policy = Policy(threshold)
    assert policy.threshold == Decimal(str(threshold).strip())
    assert str(policy.threshold).partition(".")[2] in ("0", "5")


@pytest.mark.parametrize(
    ("threshold", "expected", "why"),
    [
        (0.85, "threshold runs from 1 to 100, got 0.85: did you mean 85?", "a share, not a percentage"),
        (0.855, "threshold runs from 1 to 100, got 0.855: did you mean 85.5?", "a share with three places"),
        ("0.9", "threshold runs from 1 to 100, got 0.9: did you mean 90?", "a share as text; 90, not 9E+1"),
        (0, "threshold runs from 1 to 100, got 0: did you mean 85?", "everybody would be a hit"),
        (-85, "threshold runs from 1 to 100, got -85: did you mean 85?", "negative"),
        (100.1, "threshold runs from 1 to 100, got 100.1: did you mean 85?", "nobody would be a hit"),
        (101, "threshold runs from 1 to 100, got 101: did you mean 85?", "nobody would be a hit"),
        (float("nan"), "threshold runs from 1 to 100, got nan: did you mean 85?", "nothing is at least that"),
        (float("inf"), "threshold runs from 1 to 100, got inf: did you mean 85?", "nobody would be a hit"),
        (True, "threshold runs from 1 to 100, got True: did you mean 85?", "true is not 1"),
        ("high", "threshold runs from 1 to 100, got 'high': did you mean 85?", "a word"),
        ("", "threshold runs from 1 to 100, got '': did you mean 85?", "an empty text"),
        (None, "threshold runs from 1 to 100, got None: did you mean 85?", "nothing"),
        ([85], "threshold runs from 1 to 100, got [85]: did you mean 85?", "a list"),
        (85.55, "threshold has at most one decimal place, got 85.55: did you mean 85.6?", "scores have one"),
    ],
)
def test_a_threshold_that_makes_no_sense_is_refused_with_a_remedy(threshold: float, expected: str, why: str) -> None:
    with pytest.raises(PolicyError) as caught:
        Policy(threshold)
    assert str(caught.value) == expected, why


@pytest.mark.parametrize(("threshold", "floor"), [(85, 75), (100, 90), (11.5, 1.5), (11, 1), (10.5, 1), (1, 1)])
def test_near_misses_reach_ten_points_down_and_never_below_one(threshold: float, floor: float) -> None:
    assert Policy(threshold).near_miss_floor == Decimal(str(floor))
    assert NEAR_MISS_BAND == 10


def test_equal_thresholds_make_equal_policies() -> None:
    assert Policy(85) == Policy("85.0") == Policy(Decimal("85")) != Policy(85.1)
    assert len({Policy(85), Policy("85.0")}) == 1


def test_a_policy_read_from_json_is_checked_too() -> None:
    assert Policy.from_dict(Policy().to_dict()) == Policy()
    assert Policy().to_dict() == {"threshold": 85.0}, "a record says its threshold, even where it is the default"
    with pytest.raises(PolicyError, match="threshold runs from 1 to 100, got "):
        Policy.from_dict({"threshold": 101})
