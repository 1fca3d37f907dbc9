from datetime import date

import pytest

from sanscreen import Flag, FlagKind, Party, Policy, PolicyError, Scope, Screener, Watchlist, WatchlistReference
from sanscreen.model import list_flags
from tests.conftest import invented_list

DAY = date(2030, 2, 1)


def reference(scope: Scope, as_of: date | None) -> WatchlistReference:
    return WatchlistReference("list-a", "List A", "v", "d", scope, 1, 0, as_of)


@pytest.mark.parametrize(
    ("as_of", "flag"),
    [
        (date(2030, 2, 1), None),
        (date(2030, 1, 18), None),
        (date(2030, 1, 17), Flag(FlagKind.STALE_LIST, "list-a is 15 days old on 2030-02-01; at most 14 are allowed")),
        (date(2030, 2, 2), Flag(FlagKind.STALE_LIST, "list-a is of 2030-02-02, which lies behind 2030-02-01")),
        (None, Flag(FlagKind.UNDATED_LIST, "list-a does not say of which day it is")),
    ],
)
def test_an_official_list_that_is_too_old_is_flagged(as_of: date | None, flag: Flag | None) -> None:
    assert list_flags([reference(Scope.OFFICIAL, as_of)], 14, DAY) == ((flag,) if flag else ())


def test_without_a_day_no_age_is_told_and_other_lists_have_none() -> None:
    old = date(2020, 1, 1)
    assert list_flags([reference(Scope.OFFICIAL, old)], 14, None) == ()
    assert list_flags([reference(Scope.INTERNAL, old)], 14, DAY) == ()
    assert list_flags([reference(Scope.INTERNAL, None)], 14, DAY) == ()
    kinds = [flag.kind for flag in list_flags([reference(Scope.ILLUSTRATIVE, old)], 14, DAY)]
    assert kinds == [FlagKind.ILLUSTRATIVE_LISTS_ONLY]


def test_a_list_without_a_date_is_flagged_without_a_clock() -> None:
    assert [flag.kind for flag in list_flags([reference(Scope.OFFICIAL, None)], 14, None)] == [FlagKind.UNDATED_LIST]


def official() -> Watchlist:
    known = invented_list()
    return Watchlist("official", "Official", Scope.OFFICIAL, known.designations, as_of=date(2030, 1, 1))


def stale(flags: tuple[Flag, ...]) -> bool:
    return any(flag.kind is FlagKind.STALE_LIST for flag in flags)


def test_every_screening_flags_a_stale_list_on_the_day_that_the_caller_says() -> None:
    screener = Screener([official()], Policy(max_list_age=30), on=DAY)
    assert stale(screener.screen("Nobody Inparticular").flags)
    assert not stale(screener.screen("Nobody Inparticular", on=date(2030, 1, 31)).flags)
    assert not stale(Screener([official()]).screen("Nobody Inparticular").flags)
    (screening,) = screener.screen_many([Party("Ivan Testov")], threshold=90)
    assert stale(screening.flags)
    assert screening.policy == Policy(90, 30)


@pytest.mark.parametrize("age", [-1, 1.5, "14", True])
def test_an_age_that_is_no_number_of_days_is_refused(age: object) -> None:
    with pytest.raises(PolicyError, match="max_list_age is a whole number of days"):
        Policy(max_list_age=age)  # type: ignore[arg-type]  # as a caller may
