"""Findings to evidence."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sanscreen.matching.features import FEATURES
from sanscreen.matching.pair import Feature, FeatureKind, Finding, Limit, Pair
from sanscreen.matching.rounding import half_up, points, shares
from sanscreen.matching.score import max_bonus, show, unbounded, within_scale
from sanscreen.model import Party


def nothing(pair: Pair) -> Finding | None:
    del pair
    return None


BASE = Feature("base", FeatureKind.BASE, 1000, 0, nothing)
OTHER_BASE = Feature("other_base", FeatureKind.BASE, 1000, 0, nothing)
BONUS = Feature("bonus", FeatureKind.ADJUSTMENT, 80, -80, nothing)
MALUS = Feature("malus", FeatureKind.ADJUSTMENT, 0, -200, nothing)

SIMILARITY = st.integers(0, 1000)
LIMITS = st.lists(st.integers(0, 1000).map(lambda tenths: Limit("cap", tenths, "a rule")), max_size=3).map(tuple)


@given(SIMILARITY, LIMITS, SIMILARITY, SIMILARITY, SIMILARITY)
def test_the_score_is_what_the_lines_add_up_to(
    base: int, limits: tuple[Limit, ...], other: int, bonus: int, malus: int
) -> None:
    """The quick sum and the shown lines are one arithmetic, whatever was found."""
    findings = [
        (BASE, Finding(base, limits=limits)),
        (OTHER_BASE, Finding(other)),
        (BONUS, Finding(bonus)),
        (MALUS, Finding(malus)),
    ]
    shown = show(findings)
    assert sum((line.points for line in shown), Decimal(0)) == points(within_scale(unbounded(findings)))
    assert 0 <= within_scale(unbounded(findings)) <= 1000


def test_the_strongest_base_counts_and_the_others_are_shown_without_points() -> None:
    shown = show([(BASE, Finding(700)), (OTHER_BASE, Finding(900))])
    assert [(line.feature, line.points) for line in shown] == [
        ("base", Decimal("0.0")),
        ("other_base", Decimal("90.0")),
    ]


def test_a_limit_is_a_line_of_its_own_with_its_reason() -> None:
    shown = show([(BASE, Finding(1000, limits=(Limit("cap", 820, "a rule"),)))])
    assert [(line.feature, line.points, line.note) for line in shown][1] == (
        "cap",
        Decimal("-18.0"),
        "a rule",
    )


def test_a_limit_above_the_score_is_not_shown() -> None:
    assert len(show([(BASE, Finding(500, limits=(Limit("cap", 820, "a rule"),)))])) == 1


def test_where_the_sum_leaves_the_scale_a_line_says_so() -> None:
    shown = show([(BASE, Finding(1000)), (BONUS, Finding(1000))])
    assert [(line.feature, line.points) for line in shown][-1] == ("limit", Decimal("-8.0"))


def test_without_a_base_nothing_is_reached() -> None:
    assert within_scale(unbounded([])) == 0
    assert within_scale(unbounded([(MALUS, Finding(0))])) == 0


def test_the_bonus_of_all_features_is_declared() -> None:
    assert max_bonus([BASE, MALUS], Party("Testov")) == 0
    assert max_bonus(FEATURES, Party.of(name="Testov", birth_date="1962", countries="RU")) == 120


def test_a_feature_adds_nothing_for_a_party_without_the_field_that_it_needs() -> None:
    assert max_bonus(FEATURES, Party("Testov")) == 0
    assert max_bonus(FEATURES, Party.of(name="Testov", birth_date="1962")) == 80
    own = Feature("own", FeatureKind.ADJUSTMENT, 30, 0, lambda _: None)
    assert max_bonus([own], Party("Testov")) == 30


@given(st.integers(0, 1000), st.lists(st.integers(0, 10**7), max_size=8))
def test_shares_add_up_to_the_last_tenth(tenths: int, parts: list[int]) -> None:
    """A total divided by largest remainders loses nothing, and no share is off by a tenth or more."""
    found = shares(tenths, parts)
    assert len(found) == len(parts)
    if sum(parts):
        assert sum(found) == points(tenths)
        for share, part in zip(found, parts, strict=True):
            assert abs(share * 10 - Decimal(tenths) * part / sum(parts)) < 1


@given(st.integers(0, 10**9), st.integers(1, 10**6))
def test_halves_are_rounded_up(part: int, whole: int) -> None:
    exact = Decimal(1000) * part / whole
    assert abs(half_up(part, whole) - exact) <= Decimal("0.5")
    assert half_up(1, 2000) == 1
