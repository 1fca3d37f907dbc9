"""One party and one listed name: names that were cut, types that differ, floors."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanscreen import (
    FEATURES,
    Alias,
    AliasKind,
    AliasQuality,
    Designation,
    Identifier,
    IdentifierKind,
    Party,
    PartyType,
    Scope,
    Watchlist,
    bundled_watchlists,
)
from sanscreen.matching.costs import left_in_listed
from sanscreen.matching.judge import Judge, Judged
from sanscreen.matching.query import Query, queries_of
from sanscreen.names.prepare import prepare_name
from sanscreen.retrieval.scan import Scan

SPELLINGS = [
    row["screened"]
    for row in csv.DictReader((Path(__file__).parents[1] / "cases" / "spellings.csv").read_text("utf-8").splitlines())
]
BUNDLED = Scan(bundled_watchlists())
LONG = "EXEMPLARIA GLOBAL MANUFACTURING & INTEGRATION HOLDINGS LTD"


def judged(screened: str, listed: str, party_type: PartyType = PartyType.ENTITY, floor: int = 0) -> Judged | None:
    aliases = (Alias(listed, AliasQuality.PRIMARY, AliasKind.NAME),)
    scan = Scan([Watchlist("judge", "judge", Scope.INTERNAL, (Designation("x", party_type, aliases),))])
    ((name, _),) = scan.candidates(Party(screened), (), 0)
    judge = Judge(Party(screened), [Query.of(screened, scan.types)], FEATURES)
    return judge.judge(name, floor)


def score(found: Judged | None) -> int:
    assert found is not None
    return found.tenths


@pytest.mark.parametrize("length", [34, 35])
def test_a_name_cut_by_a_payment_system_is_a_hit(length: int) -> None:
    cut = LONG[:length].rstrip()
    assert score(judged(cut, LONG)) >= 850


def test_a_cut_name_never_counts_as_the_whole_one() -> None:
    cut = LONG[:35].rstrip()
    assert score(judged(cut, LONG)) < score(judged(LONG, LONG)) == 1000


def test_a_short_name_is_not_taken_for_a_cut_one() -> None:
    assert score(judged("EXEMPLARIA", LONG)) < 850


def test_under_the_floor_there_is_nothing() -> None:
    found = judged("Exemplaria Trading", "EXEMPLARIA GLOBAL TRADING LTD")
    assert found is not None
    assert judged("Exemplaria Trading", "EXEMPLARIA GLOBAL TRADING LTD", floor=found.tenths) is not None
    assert judged("Exemplaria Trading", "EXEMPLARIA GLOBAL TRADING LTD", floor=found.tenths + 1) is None


def test_the_floor_changes_no_score() -> None:
    """Skipping early what cannot reach the floor leaves every score that does as it is."""
    pairs: Sequence[tuple[str, str]] = [
        ("Exemplaria Ltd", LONG),
        ("Testov Ivan", "TESTOV, Ivan Petrovich"),
        ("Kim Il", "KIM, Un"),
    ]
    for screened, listed in pairs:
        for party_type in (PartyType.ENTITY, PartyType.INDIVIDUAL):
            whole = score(judged(screened, listed, party_type))
            for floor in range(0, 1001, 50):
                found = judged(screened, listed, party_type, floor)
                assert (found is not None) == (whole >= floor)
                assert found is None or found.tenths == whole


def test_a_listed_family_name_is_the_dearest_to_miss() -> None:
    surname, given, patronymic = prepare_name("TESTOVSKY, Zzyxtov Petrovich", PartyType.INDIVIDUAL).tokens
    costs = [left_in_listed(token, person=True) for token in (surname, given, patronymic)]
    assert costs == sorted(costs, reverse=True)


@given(
    st.sampled_from(SPELLINGS),
    st.sampled_from([None, "1962", "1968-12-19"]),
    st.sampled_from([(), ("RU",), ("KP",)]),
    st.sampled_from(["individual", "entity", "unknown"]),
)
def test_what_is_shown_adds_up_to_what_was_decided(
    name: str, birth_date: str | None, countries: tuple[str, ...], party_type: str
) -> None:
    """The threshold is held against the judge's number, and people see the sum of the evidence: one and the same."""
    party = Party.of(name=name, birth_date=birth_date, countries=list(countries), type=party_type)
    queries, _ = queries_of(party, BUNDLED.types)
    judge = Judge(party, queries, FEATURES)
    for listed, _ in BUNDLED.candidates(party, queries, 0):
        found = judge.judge(listed, 400)
        if found is not None:
            assert sum(line.points for line in found.evidence()) * 10 == found.tenths


@given(
    st.sampled_from(SPELLINGS),
    st.sampled_from([None, "1962", "1968-12-19"]),
    st.sampled_from([(), ("RU",), ("KP",)]),
    st.booleans(),
    st.sampled_from([0, 400, 750]),
)
def test_what_is_given_up_early_is_under_the_floor_or_no_better_than_what_is_known(
    name: str, birth_date: str | None, countries: tuple[str, ...], numbered: bool, floor: int
) -> None:
    party = Party.of(name=name, birth_date=birth_date, countries=list(countries))
    if numbered:  # of one of the parties
        party = replace(party, identifiers=(Identifier(IdentifierKind.TAX_NUMBER, "622800585633"),))
    queries, _ = queries_of(party, BUNDLED.types)
    judge = Judge(party, queries, FEATURES)
    best: dict[int, Judged] = {}
    for listed, _ in BUNDLED.candidates(party, queries, 0):
        known, whole = best.get(listed.place), judge.judge(listed, 0)
        found = judge.judge(listed, floor, best=known)
        assert whole is not None
        if whole.tenths < floor or (known is not None and whole.rank <= known.rank):
            assert found is None
        else:
            assert found is not None
            assert (found.rank, found.screened, found.evidence()) == (whole.rank, whole.screened, whole.evidence())
            best[listed.place] = found
