from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sanscreen import Guards, PolicyError, Watchlist, WatchlistError, load_watchlist, load_watchlists
from sanscreen.lists.bundled import bundled_folder
from tests.conftest import invented_list

PATH = bundled_folder() / "2024-09-19-dprk-payment-network.yml"
LIST = load_watchlist(PATH)


def cut(watchlist: Watchlist, parties: int) -> Watchlist:
    return replace(watchlist, designations=watchlist.designations[:parties], digest="")


def test_a_list_that_passes_is_returned() -> None:
    assert load_watchlist(PATH, guards=Guards(at_least=9, previous=LIST, max_shrink=0)) == LIST


def test_a_list_under_its_floor_is_refused() -> None:
    with pytest.raises(WatchlistError, match="9 parties; at least 10 are expected: fetch it again"):
        load_watchlist(PATH, guards=Guards(at_least=10))


@pytest.mark.parametrize(("before", "allowed"), [(9, True), (10, True), (11, False), (18, False)])
def test_a_list_that_lost_more_than_a_tenth_is_refused(before: int, allowed: bool) -> None:
    grown = replace(
        LIST, designations=tuple(replace(LIST.designations[n % 9], id=f"p{n}") for n in range(before)), digest=""
    )
    now = cut(LIST, 9)
    faults = Guards(previous=grown).faults(now, "new.yml")
    assert (faults == []) is allowed
    if not allowed:
        assert faults[0] == (
            f"new.yml: 9 parties, {before} before: more than 10 % are gone; if that is right, allow it with a higher max_shrink"
        )
        assert Guards(previous=grown, max_shrink=60).faults(now, "new.yml") == []


def test_a_list_that_lost_names_and_no_party_is_refused() -> None:
    bare = replace(
        LIST, designations=tuple(replace(each, aliases=each.aliases[:1]) for each in LIST.designations), digest=""
    )
    (fault,) = Guards(previous=LIST).faults(bare, "new.yml")
    assert "names" in fault


def test_another_list_than_before_is_refused() -> None:
    (fault,) = Guards(previous=invented_list()).faults(LIST, "new.yml")
    assert fault == "new.yml: is the list '2024-09-19-dprk-payment-network'; the previous one was 'invented'"


def test_an_older_edition_than_before_is_refused() -> None:
    assert LIST.as_of is not None
    newer = replace(LIST, as_of=LIST.as_of + timedelta(1), digest="")
    (fault,) = Guards(previous=newer).faults(LIST, "new.yml")
    assert fault == f"new.yml: is of {LIST.as_of}, the previous one of {newer.as_of}: an older edition; fetch it again"
    assert Guards(previous=LIST).faults(newer, "new.yml") == []


def test_guards_hold_for_every_list_of_a_folder() -> None:
    with pytest.raises(WatchlistError) as caught:
        load_watchlists(bundled_folder(), guards=Guards(at_least=10))
    assert len(caught.value.faults) == 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"at_least": -1}, {"at_least": 1.5}, {"max_shrink": -1}, {"max_shrink": 101}, {"max_shrink": "5"},
        {"max_shrink": True}, {"previous": "old.yml"},
    ],
)  # fmt: skip
def test_guards_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(PolicyError):
        Guards(**wrong)


def test_the_bundled_folder_is_where_the_test_thinks() -> None:
    assert isinstance(PATH, Path)
    assert PATH.exists()
