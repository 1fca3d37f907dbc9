import re
from decimal import Decimal

import pytest

from sanscreen.errors import PolicyError
from sanscreen.integrations.profile_limits import ENOUGH, FEW, Limits


def test_limits_that_are_stated_stand_beside_the_usual_ones() -> None:
    limits = Limits.of(["empty=30", " Digits = OFF ", "one-value=2.5%"])
    assert limits == Limits(empty=Decimal(30), digits=None, one_value=Decimal("2.5"))
    assert Limits.of([]) == Limits()


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (
            ["blank=30"],
            "limit 'blank=30': write NAME=PERCENT, such as empty=30 or digits=off; the names are empty, digits,",
        ),
        (["empty"], "limit 'empty': write NAME=PERCENT, such as empty=30 or digits=off; the names are empty, digits,"),
        (["empty=many"], "limit 'empty=many': 'many' is neither off nor a number from 0 to 100"),
        (["empty="], "limit 'empty=': '' is neither off nor a number from 0 to 100"),
        (["empty=101"], "limit 'empty=101': '101' is neither off nor a number from 0 to 100"),
        (["empty=-1"], "limit 'empty=-1': '-1' is neither off nor a number from 0 to 100"),
        (["empty=nan"], "limit 'empty=nan': 'nan' is neither off nor a number from 0 to 100"),
        (["empty=1", "empty=2"], "limit 'empty=2': empty is limited twice"),
    ],
)
def test_limit_that_makes_no_sense_is_refused_with_what_is_allowed(texts: list[str], message: str) -> None:
    with pytest.raises(PolicyError, match=f"^{re.escape(message)}"):
        Limits.of(texts)


def test_limit_is_exceeded_by_more_than_it_and_not_by_as_much() -> None:
    assert not Limits().exceeded("empty", 20, 100)
    assert Limits().exceeded("empty", 21, 100)
    assert not Limits.of(["empty=off"]).exceeded("empty", 100, 100)
    assert not Limits.of(["empty=100"]).exceeded("empty", 100, 100)
    assert Limits.of(["empty=0"]).exceeded("empty", 1, 100)


def test_share_of_few_records_says_nothing() -> None:
    assert not Limits().exceeded("one_value", ENOUGH - 1, ENOUGH - 1)
    assert Limits().exceeded("one_value", ENOUGH, ENOUGH)


def test_most_values_that_are_wrong_in_themselves_tell_in_a_few_records_too() -> None:
    assert Limits().exceeded("digits", FEW, FEW)
    assert not Limits().exceeded("digits", FEW // 2, FEW)
    assert not Limits().exceeded("digits", FEW - 1, FEW - 1)
    assert not Limits.of(["digits=90"]).exceeded("digits", 8, 10)
