from dataclasses import replace
from decimal import Decimal

import pytest

from sanscreen import (
    AliasQuality,
    Evidence,
    Hit,
    Party,
    Screener,
    Screening,
    Verdict,
    Watchlist,
    WatchlistError,
    bundled_watchlists,
    screener,
)
from sanscreen.evaluation import Coverage, coverage
from sanscreen.evaluation.coverage import _interval
from sanscreen.retrieval.index import Index, Parties

LISTS = bundled_watchlists()[1:3]


@pytest.fixture(scope="module")
def small() -> Screener:
    return Screener(LISTS)


def test_every_name_of_a_list_that_is_screened_is_found(small: Screener) -> None:
    names = sum(len(party.aliases) for each in LISTS for party in each.designations)
    found = coverage(LISTS, small.screen, sample=0)
    assert (found.names, found.passed, found.misses) == (names, names, ())
    assert found.parties == 8
    assert found.numbers_found == found.numbers > 5
    assert found.complete
    assert found.watchlists == small.references
    assert found.engine == small.engine
    assert Coverage.from_dict(found.to_dict()) == found


def test_a_list_that_loads_and_is_not_screened_is_noticed(small: Screener) -> None:
    """The bank's fault: the system was there, and most of the list was not in it."""
    part = replace(LISTS[1], designations=LISTS[1].designations[:2], digest="")
    found = coverage(LISTS, Screener([LISTS[0], part]).screen, sample=0)
    assert not found.complete
    missed = {miss.id for miss in found.misses}
    assert {party.id for party in LISTS[1].designations[2:]} == missed
    assert "its party is not found" in found.misses[0].found
    assert found.passed + len(found.misses) == found.names + found.numbers - found.numbers_found


def at(hit: Hit, points: str) -> Hit:
    return replace(hit, evidence=(Evidence("name", Decimal(points)),))


def test_a_strong_name_that_is_only_a_near_miss_is_missed_and_a_weak_one_is_not(small: Screener) -> None:
    def weaker(party: Party) -> Screening:
        found = small.screen(party)
        near = tuple(at(hit, "80.0") for hit in (*found.hits, *found.near_misses))
        return replace(found, verdict=Verdict.CLEAR, hits=(), near_misses=near)

    found = coverage(LISTS, weaker, sample=0)
    strong = [
        alias.name
        for each in LISTS
        for party in each.designations
        for alias in party.aliases
        if alias.quality is not AliasQuality.WEAK
    ]
    assert [miss.name for miss in found.misses if miss.quality] == strong
    assert {miss.found for miss in found.misses if miss.quality} == {"a near miss at 80.0"}
    assert 0 < found.passed < found.names


def test_a_weak_name_under_its_own_score_is_missed(small: Screener) -> None:
    weak = next(alias for party in LISTS[0].designations for alias in party.aliases[1:])
    party = replace(
        LISTS[0].designations[0],
        aliases=(LISTS[0].designations[0].aliases[0], replace(weak, quality=AliasQuality.WEAK)),
    )
    lists = [replace(LISTS[0], designations=(party,), digest="")]

    def near(points: str) -> Coverage:
        def screen(asked: Party) -> Screening:
            found = small.screen(asked)
            weak_one = asked.name == weak.name
            return (
                replace(found, verdict=Verdict.CLEAR, hits=(), near_misses=(at(found.hits[0], points),))
                if weak_one
                else found
            )

        return coverage(lists, screen, sample=0)

    assert near("80.0").complete
    assert [miss.found for miss in near("79.9").misses] == ["a near miss at 79.9"]


def test_another_party_above_the_right_one_is_a_miss(small: Screener) -> None:
    first, second = LISTS[1].designations[:2]

    def behind(party: Party) -> Screening:
        found = small.screen(party)
        if party.name != first.primary_name:
            return found
        other = small.screen(second.primary_name).hits[0]
        return replace(found, hits=(at(other, "100.0"), at(found.hits[0], "90.0")))

    found = coverage([LISTS[1]], behind, sample=0)
    assert [miss.found for miss in found.misses if miss.id == first.id] == ["a hit at 90.0, behind others at 100.0"]


def test_a_number_that_does_not_find_its_party_is_missed(small: Screener) -> None:
    def without(party: Party) -> Screening:
        return small.screen(replace(party, identifiers=()))

    found = coverage(LISTS, without, sample=0)
    assert not found.complete
    assert (found.passed, found.numbers_found) == (found.names, 0)
    assert {(miss.quality, miss.found) for miss in found.misses} == {(None, "its party is not found by it")}
    assert any(miss.name.startswith("passport ") for miss in found.misses)


def test_slips_are_the_same_every_time_and_depend_on_the_seed(small: Screener) -> None:
    asked: list[list[str]] = []

    def asking(party: Party) -> Screening:
        asked[-1].append(party.name)
        return small.screen(party)

    reports = []
    for seed in (0, 0, 1):
        asked.append([])
        reports.append(coverage(LISTS, asking, seed=seed, sample=3))
    assert asked[0] == asked[1] != asked[2]
    assert reports[0] == reports[1]
    assert [kind.tested for kind in reports[0].slips] == [3] * len(reports[0].slips)
    for kind in reports[0].slips:
        assert 0 <= kind.low <= kind.recall <= kind.high <= 100
        assert kind.hits + kind.near_misses <= kind.tested


def test_progress_is_told(small: Screener) -> None:
    done: list[int] = []
    found = coverage(LISTS, small.screen, sample=0, progress=done.append)
    assert done == list(range(1, found.names + 1))


@pytest.mark.parametrize(
    ("hits", "tested", "low", "high"),
    [(0, 10, "0.0", "27.8"), (10, 10, "72.2", "100.0"), (5, 10, "23.7", "76.3"), (81, 263, "25.5", "36.6")],
)
def test_the_interval_is_that_of_wilson(hits: int, tested: int, low: str, high: str) -> None:
    """Values as in Newcombe, Statistics in Medicine 17, 1998, table I, and by the same formula."""
    assert _interval(hits, tested) == (Decimal(low), Decimal(high))


def test_a_screener_can_test_itself_when_it_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    Screener(LISTS, self_test=True)

    indexed = screener._index

    def lossy(lists: tuple[Watchlist, ...], parties: Parties) -> Index:
        return indexed([replace(lists[0], designations=lists[0].designations[:1])], parties)

    monkeypatch.setattr(screener, "_index", lossy)
    with pytest.raises(WatchlistError, match="is not found: clear: its party is not found") as caught:
        Screener([LISTS[1]], self_test=True)
    assert len(caught.value.faults) > 5
