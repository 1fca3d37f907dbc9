from dataclasses import dataclass
from typing import cast

import pytest

from sanscreen.errors import PartyError, PolicyError
from sanscreen.integrations.canaries import Canaries
from sanscreen.model import Alias, AliasQuality, Designation, Party, PartyType, Scope, Screening, Watchlist
from sanscreen.screener import Screener

TESTOV = Designation("testov-ivan", PartyType.INDIVIDUAL, (Alias("TESTOV, Ivan Petrovich", AliasQuality.PRIMARY),))
SCREENER = Screener([Watchlist("invented", "Invented", Scope.INTERNAL, (TESTOV,))])


def faults(canaries: list[str], *parties: str | Party | PartyError) -> list[str]:
    found = Canaries(canaries)
    typed = [Party(party) if isinstance(party, str) else party for party in parties]
    for screening in SCREENER.screen_many(typed):
        found.see(screening.party, screening)
    return found.faults()


@pytest.mark.parametrize(
    ("canary", "party", "why"),
    [
        ("Ivan Petrovich Testov", "Ivan Petrovich Testov", "as it stands"),
        ("Ivan Petrovich Testov", "TESTOV, Ivan Petrovich", "in another order and case"),
        ("Ívan Petrovich Testov", "Ivan  Petrovich Testov", "marks and blanks apart"),
        ("Ivan Petrovich Testov", Party("I", other_names=("Testov, Ivan Petrovich",)), "as another name"),
    ],
)
def test_canary_that_alerts_is_no_fault(canary: str, party: str | Party, why: str) -> None:
    assert faults([canary], "Invented Person", party) == [], why


def test_canary_that_is_in_no_record_is_a_fault() -> None:
    assert faults(["Ivan Testov"]) == ["canary 'Ivan Testov' is in no record"]
    assert faults(["Ivan Testov"], "Ivan Petrovich Testov") == ["canary 'Ivan Testov' is in no record"]


def test_canary_in_a_record_that_could_not_be_read_is_in_none() -> None:
    assert faults(["Ivan Testov"], PartyError("line 2: Ivan Testov")) == ["canary 'Ivan Testov' is in no record"]


def test_canary_that_does_not_alert_is_a_fault_with_its_row_and_best_score() -> None:
    score = SCREENER.screen("Testov").near_misses[0].score
    assert faults(["Testov"], "Invented Person", "Testov") == [
        f"canary 'Testov' (row 2) did not alert: its best score is {score}"
    ]
    assert faults(["Ann Example"], Party("Ann Example", reference="C-1")) == [
        "canary 'Ann Example' (row 1, reference 'C-1') did not alert: nothing scores 75.0 or more"
    ]


def test_canary_that_was_not_screened_is_a_fault_with_the_reason() -> None:
    screening = SCREENER.screen_many([PartyError("line 9: broken")])
    canaries = Canaries(["Ann"])
    canaries.see(Party("Ann"), next(iter(screening)))
    assert canaries.faults() == ["canary 'Ann' (row 1) did not alert: it was not screened: line 9: broken"]


def test_one_record_of_a_canary_that_alerts_is_enough() -> None:
    once = Party("Testov", birth_date=None)
    alerting = Party("Testov", other_names=("Ivan Petrovich Testov",))
    assert faults(["Testov"], once, alerting, once) == []


def test_best_of_several_records_is_told() -> None:
    better, worse = Party("Testov"), Party("Testov", type=PartyType.VESSEL)
    (fault,) = faults(["Testov"], worse, better, worse)
    assert "(row 2)" in fault


@dataclass
class _Suppressed:
    """A screening whose only hit a rule of the caller answers."""

    suppressed: tuple[str, ...] = ("a rule",)
    is_alert: bool = False
    near_misses: tuple[object, ...] = ()
    error: str | None = "unused"


def test_suppressed_hit_is_an_answer() -> None:
    canaries = Canaries(["Ann"])
    canaries.see(Party("Ann"), cast(Screening, _Suppressed()))
    assert canaries.faults() == []


def test_faults_stand_in_the_order_of_the_canaries() -> None:
    assert [fault.split("'")[1] for fault in faults(["Zoe", "Ann", "Bob"], "Bob", "Ann")] == ["Zoe", "Ann", "Bob"]
    assert faults([], "Ann") == []


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["Ann", ""], r"canary '' is empty; write the name that stands in the file"),
        ([" -"], r"canary ' -' is empty; write"),
        (
            ["Ann Example", "EXAMPLE, Ann"],
            r"canaries 'Ann Example' and 'EXAMPLE, Ann' are the same name; write it once",
        ),
    ],
)
def test_empty_or_doubled_canary_is_an_error(names: list[str], message: str) -> None:
    with pytest.raises(PolicyError, match=message):
        Canaries(names)
