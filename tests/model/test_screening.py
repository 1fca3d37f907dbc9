import json
from dataclasses import replace
from decimal import Decimal

import pytest

from sanscreen import Screener
from sanscreen.errors import PartyError
from sanscreen.model import (
    Alias,
    AliasKind,
    AliasQuality,
    BirthDate,
    Compared,
    Comparison,
    DateSpan,
    Designation,
    Entry,
    Evidence,
    Flag,
    FlagKind,
    Hit,
    Identifier,
    IdentifierKind,
    Party,
    PartyType,
    Policy,
    Scope,
    Screening,
    Standing,
    Verdict,
    Watchlist,
)

TESTOV = Designation(
    "testov-ivan",
    PartyType.INDIVIDUAL,
    (
        Alias("TESTOV, Ivan", AliasQuality.PRIMARY, AliasKind.NAME, sources=("register",)),
        Alias("Vanya Primerov", AliasQuality.WEAK, sources=("gazette",)),
    ),
    standing=Standing.LISTED_ELSEWHERE,
    entries=(Entry("EA", "900001"),),
    birth_dates=(BirthDate(DateSpan.of("1962-04")),),
    identifiers=(Identifier(IdentifierKind.PASSPORT, "000000001", "RU"),),
)
TRADING = Designation(
    "example-trading",
    PartyType.ENTITY,
    (Alias("EXAMPLE TRADING LLC", AliasQuality.PRIMARY, AliasKind.NAME),),
)
SCREENER = Screener([Watchlist("list-a", "List A", Scope.ILLUSTRATIVE, (TESTOV, TRADING))])
LISTED = Party.of(
    name="Ivan Testov", type="individual", birth_date="1962", countries="RU", identifiers="passport:000000001",
    reference="row 1",
)  # fmt: skip
ALERT = SCREENER.screen(LISTED)
CLEAR = SCREENER.screen("Quizzaciously Unlikely")
NEAR = SCREENER.screen("Vanya Primerov")
INCOMPLETE = Screener(SCREENER.watchlists, exhaustive=True).screen("Ivan Testov", max_comparisons=1)
ERROR = SCREENER.screen("???")
(UNREAD,) = SCREENER.screen_many([PartyError("line 2: name is empty")])
EACH = (ALERT, CLEAR, NEAR, INCOMPLETE, ERROR, UNREAD)
outcomes = pytest.mark.parametrize("screening", EACH, ids=["alert", "clear", "near", "incomplete", "error", "unread"])


@outcomes
def test_what_a_screener_made_comes_back_from_json(screening: Screening) -> None:
    read = Screening.from_dict(json.loads(screening.to_json()))
    assert read == screening
    assert read.to_json() == screening.to_json()
    assert str(read) == str(screening)


def test_the_round_trip_passes_through_every_layer() -> None:
    read = Screening.from_dict(json.loads(ALERT.to_json()))
    assert read.party == LISTED
    assert read.hits[0].designation == TESTOV
    assert [hit.explain() for hit in read.hits] == [hit.explain() for hit in ALERT.hits]
    assert any(line.detail for line in read.hits[0].evidence)


def test_a_fault_deep_in_a_screening_is_named_by_its_place() -> None:
    data = ALERT.to_dict()
    data["hits"][0]["evidence"][0]["points"] = "many"
    with pytest.raises(ValueError, match=r"^Screening\.hits\[0\]\.evidence\[0\]\.points: 'many' is no Decimal"):
        Screening.from_dict(data)


@outcomes
def test_a_screening_has_no_truth_value(screening: Screening) -> None:
    with pytest.raises(TypeError, match="a screening has no truth value: ask for is_clear or is_alert"):
        bool(screening)


@pytest.mark.parametrize(
    ("screening", "verdict", "is_clear", "is_alert"),
    [
        (ALERT, Verdict.ALERT, False, True),
        (CLEAR, Verdict.CLEAR, True, False),
        (NEAR, Verdict.CLEAR, True, False),
        (INCOMPLETE, Verdict.INCOMPLETE, False, True),
        (replace(INCOMPLETE, hits=()), Verdict.INCOMPLETE, False, False),
        (ERROR, Verdict.ERROR, False, False),
        (UNREAD, Verdict.ERROR, False, False),
    ],
)
def test_clear_means_that_everything_was_compared_and_nothing_found(
    screening: Screening, verdict: Verdict, is_clear: bool, is_alert: bool
) -> None:
    assert (screening.verdict, screening.is_clear, screening.is_alert) == (verdict, is_clear, is_alert)


def test_the_score_is_that_of_the_best_hit_and_nothing_without_one() -> None:
    assert ALERT.score == max(hit.score for hit in ALERT.hits)
    assert CLEAR.score == NEAR.score == Decimal("0.0")


@pytest.mark.parametrize("hits", [ALERT.hits, NEAR.near_misses, INCOMPLETE.hits])
def test_the_score_of_a_hit_is_the_sum_of_its_evidence(hits: tuple[Hit, ...]) -> None:
    assert [sum(line.points for line in hit.evidence) for hit in hits] == [hit.score for hit in hits]
    assert min(hit.score for hit in hits) >= 75


def test_the_score_of_a_comparison_is_the_sum_of_its_evidence() -> None:
    made = Comparison("a", "b", (Evidence("name", Decimal("90.5")), Evidence("country", Decimal("-2.0"))))
    assert str(made.score) == "88.5"
    assert str(Comparison("a", "b", ()).score) == "0.0"


@pytest.mark.parametrize(
    ("screening", "expected"),
    [
        (
            ALERT,
            "ALERT at 100.0: TESTOV, Ivan. Screened against 1 illustrative list (2 parties). This is NOT the OFAC",
        ),
        (CLEAR, "Clear of 1 illustrative list (2 parties). This is NOT the OFAC, UN, EU or UK list."),
        (
            NEAR,
            "Clear of 1 illustrative list (2 parties). This is NOT the OFAC, UN, EU or UK list. 1 near miss.",
        ),
        (
            INCOMPLETE,
            "INCOMPLETE, stopped after 1 of 3 names; 1 hit so far. Screened against 1 illustrative list",
        ),
        (ERROR, "ERROR, not screened: the name '???' has no letter or figure that can be compared"),
        (UNREAD, "ERROR, not screened: line 2: name is empty"),
    ],
)
def test_the_outcome_is_a_sentence(screening: Screening, expected: str) -> None:
    assert str(screening).startswith(expected)


def test_the_lists_and_the_policy_that_were_used_are_named() -> None:
    used = ALERT.watchlists[0]
    listed = SCREENER.watchlists[0]
    assert (used.key, used.title, used.scope) == ("list-a", "List A", Scope.ILLUSTRATIVE)
    assert (used.version, used.digest) == (listed.version, listed.digest)
    assert (used.parties, used.things, used.as_of) == (2, 0, None)
    assert ALERT.policy == Policy()


@pytest.mark.parametrize(
    ("compared", "exhaustive", "text"),
    [
        (Compared(3, 3), True, "exhaustive over 3 names"),
        (Compared(2, 3), False, "stopped after 2 of 3 names"),
        (Compared(0, 3), False, "stopped after 0 of 3 names"),
    ],
)
def test_how_much_was_compared_is_said(compared: Compared, exhaustive: bool, text: str) -> None:
    assert (compared.exhaustive, str(compared)) == (exhaustive, text)


def test_a_flag_says_its_kind_and_detail() -> None:
    assert str(Flag(FlagKind.CUT_SHORT, "35 characters")) == "cut short: 35 characters"
    assert str(Flag(FlagKind.CUT_SHORT)) == "cut short"


@pytest.mark.parametrize(
    ("screening", "changes", "expected"),
    [
        (ALERT, {"verdict": "clear"}, "Screening: the verdict is clear with 1 hit"),
        (ALERT, {"hits": [], "score": 0.0, "is_alert": False}, "Screening: the verdict is alert with 0 hits"),
        (ALERT, {"verdict": "error"}, "Screening: an error belongs to the verdict error"),
        (CLEAR, {"error": "x"}, "Screening: an error belongs to the verdict error"),
        (CLEAR, {"compared": {"names": 1, "of": 3}}, "Screening: the verdict is clear, and only 1 names were compared"),
        (ALERT, {"policy": {"threshold": 100}}, "Screening: a hit is under the threshold of 100.0"),
        (NEAR, {"policy": {"threshold": 70}}, "Screening: a near miss is no near miss by the policy"),
    ],
)
def test_a_record_that_contradicts_itself_is_refused(
    screening: Screening, changes: dict[str, object], expected: str
) -> None:
    if changes.get("policy") == {"threshold": 100}:
        screening = SCREENER.screen(Party.of(name="Ivan Testof", type="individual"))
        assert screening.is_alert
    with pytest.raises(ValueError, match=f"^{expected}"):
        Screening.from_dict({**screening.to_dict(), **changes})


def test_points_and_likenesses_that_no_screening_has_are_refused() -> None:
    written = json.loads(ALERT.to_json())
    line = written["hits"][0]["evidence"][0]
    for change in ({"points": 900.0}, {"points": -900.0}, {"detail": [{**line["detail"][0], "similarity": 10**400}]}):
        changed = {**written["hits"][0], "evidence": [{**line, **change}]}
        changed.pop("score")
        with pytest.raises(ValueError, match=r"^Screening\.hits\[0\]"):
            Screening.from_dict({**written, "hits": [changed]})
