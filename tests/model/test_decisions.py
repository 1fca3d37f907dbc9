from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sanscreen.errors import PartyError
from sanscreen.lists import bundled_watchlists
from sanscreen.model import Decision, FlagKind, Hit, Judgement, Party, Screening, Verdict
from sanscreen.model.decisions import Decisions
from sanscreen.screener import Screener

ON = date(2026, 11, 28)
PARTY = Party.of(name="Igor Zimenkov", reference="C-1")


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener(bundled_watchlists())


@pytest.fixture(scope="module")
def screening(screener: Screener) -> Screening:
    found = screener.screen(PARTY)
    assert found.is_alert
    return found


def decision(hit: Hit, party: Party = PARTY, **other: Any) -> Decision:
    """A decision that the party is not the listed one, with some of its fields changed."""
    fields: dict[str, Any] = {
        "watchlist": hit.watchlist,
        "designation": hit.designation.id,
        "fingerprint": party.fingerprint,
        "digest": hit.designation.fingerprint,
        "threshold": Decimal("85.0"),
        "score": hit.score,
        "judgement": Judgement.NOT_THE_PARTY,
        "reason": "born in another year",
        "reviewer": "A. Invented",
        "decided_on": date(2026, 11, 1),
        "expires_on": date(2027, 11, 1),
        "reference": party.reference,
        **other,
    }
    return Decision(**fields)


def kinds(screening: Screening) -> list[FlagKind]:
    return [flag.kind for flag in screening.flags if flag.kind is not FlagKind.ILLUSTRATIVE_LISTS_ONLY]


def test_a_decision_suppresses_its_pair_alone(screening: Screening) -> None:
    first, *others = screening.hits
    decided = Decisions([decision(first)]).apply(screening, ON)
    assert [each.hit for each in decided.suppressed] == [first]
    assert decided.hits == tuple(others)
    assert kinds(decided) == [FlagKind.SUPPRESSED]


def test_a_screening_without_a_hit_left_is_clear_and_says_what_was_suppressed(screening: Screening) -> None:
    decided = Decisions(map(decision, screening.hits)).apply(screening, ON)
    assert decided.verdict is Verdict.CLEAR
    assert decided.is_clear
    assert not decided.is_alert
    assert "suppressed by decisions" in str(decided)
    assert Screening.from_dict(decided.to_dict()) == decided


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"fingerprint": "0" * 64}, "the party has changed"),
        ({"digest": "0" * 64}, "the listed party has changed"),
        ({"threshold": Decimal("80.0")}, "made at a threshold of 80.0"),
        ({"score": Decimal("85.0")}, "the score was 85.0 then"),
        ({"decided_on": date(2026, 11, 29)}, "lies ahead"),
        ({"expires_on": date(2026, 11, 27)}, "it expired on 2026-11-27"),
    ],
)
def test_a_decision_reopens_by_itself_and_says_why(screening: Screening, changed: dict[str, Any], why: str) -> None:
    decided = Decisions([decision(screening.hits[0], **changed)]).apply(screening, ON)
    assert decided.hits == screening.hits
    assert not decided.suppressed
    (flag,) = (flag for flag in decided.flags if flag.kind is FlagKind.REOPENED)
    assert why in flag.detail


def test_a_decision_holds_on_its_first_and_its_last_day(screening: Screening) -> None:
    decisions = Decisions([decision(screening.hits[0], decided_on=ON, expires_on=ON)])
    assert decisions.apply(screening, ON).suppressed


def test_a_decision_on_a_customer_says_nothing_of_another_customer_of_that_name(screener: Screener) -> None:
    other = screener.screen(replace(PARTY, reference="C-2"))
    assert Decisions([decision(other.hits[0])]).apply(other, ON) == other
    nameless = Decisions([decision(other.hits[0], reference=None)])
    assert kinds(nameless.apply(other, ON)) == [FlagKind.REOPENED]
    assert nameless.apply(screener.screen(replace(PARTY, reference=None)), ON).suppressed


def test_a_finding_of_the_party_suppresses_nothing_and_is_told(screening: Screening) -> None:
    decided = Decisions([decision(screening.hits[0], judgement=Judgement.THE_PARTY)]).apply(screening, ON)
    assert decided.hits == screening.hits
    assert kinds(decided) == [FlagKind.CONFIRMED]


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"decided_on": date(2020, 1, 1), "expires_on": date(2020, 1, 2)},
        {"decided_on": date(2027, 1, 1), "expires_on": date(2027, 1, 2)},
        {"score": Decimal("85.0")},
        {"threshold": Decimal("80.0")},
        {"fingerprint": "0" * 64},
        {"digest": "0" * 64},
        {"reference": None},
    ],
)
def test_nothing_is_suppressed_where_anybody_found_the_party(screening: Screening, changed: dict[str, Any]) -> None:
    hit = screening.hits[0]
    confirmed = decision(hit, judgement=Judgement.THE_PARTY, reviewer="B. Invented", **changed)
    decisions = Decisions([decision(hit), confirmed])
    decided = decisions.apply(screening, ON)
    assert decided.hits == screening.hits
    assert kinds(decided) == [FlagKind.CONFLICT]
    assert len(decisions.conflicts()) == 1


def test_findings_on_two_customers_are_in_no_conflict(screening: Screening) -> None:
    hit = screening.hits[0]
    assert not Decisions([decision(hit), decision(hit, reference="C-2", judgement=Judgement.THE_PARTY)]).conflicts()


def test_a_newer_decision_holds_where_an_older_one_has_expired(screening: Screening) -> None:
    hit = screening.hits[0]
    older = decision(hit, decided_on=date(2025, 1, 1), expires_on=date(2026, 1, 1))
    decisions = Decisions([older, decision(hit)])
    assert decisions.apply(screening, ON).suppressed[0].decision == decision(hit)
    assert not decisions.conflicts()
    assert decisions.expired(ON) == [older]
    assert decisions.expiring(ON, 400) == [decision(hit)]


def test_an_error_stays_an_error(screener: Screener) -> None:
    (error,) = screener.screen_many([PartyError("row 1: no name")])
    assert Decisions([decision(screener.screen(PARTY).hits[0])]).apply(error, ON) is error
    partly = screener.screen(Party.of(name="Igor Zimenkov", other_names=["?!"]))
    assert partly.verdict is Verdict.ERROR
    decided = Decisions([decision(hit, partly.party or PARTY) for hit in partly.hits]).apply(partly, ON)
    assert decided.verdict is Verdict.ERROR
    assert decided.suppressed


def test_a_decision_says_a_reason_and_a_reviewer(screening: Screening) -> None:
    with pytest.raises(ValueError, match="reason is empty"):
        decision(screening.hits[0], reason=" ")
    with pytest.raises(ValueError, match="reviewer is empty"):
        decision(screening.hits[0], reviewer="")
    for score in ("84.9", "100.1", "990"):
        with pytest.raises(ValueError, match="is not between the threshold"):
            decision(screening.hits[0], score=Decimal(score))
    with pytest.raises(ValueError, match="expires_on 2026-10-01 lies before"):
        decision(screening.hits[0], expires_on=date(2026, 10, 1))


def test_the_fingerprint_of_a_party_leaves_out_the_reference_alone() -> None:
    assert PARTY.fingerprint == replace(PARTY, reference=None).fingerprint
    assert PARTY.fingerprint != replace(PARTY, countries=("RU",)).fingerprint
