"""Listed names that hold two names divided by a slash."""

import pytest

from sanscreen import Alias, AliasQuality, Designation, Party, PartyType, Scope, Screener, Watchlist
from sanscreen.names.alternatives import alternatives_of


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Al-Testaida/Islamic Army", ["Al-Testaida"]),  # the other half has no distinctive word
        ("Testov Front / Petrov Front", ["Testov Front", "Petrov Front"]),
        ("Testov Import/Export", ["Testov Import"]),
        ("Industries of Isfahan/Esfahan", ["Industries of Isfahan"]),
        ("Testov A/S", []),
        ("Testov J/V Corporation", []),
        ("Testov Front", []),
    ],
)
def test_each_half_with_a_distinctive_word_and_another_is_a_name(written: str, expected: list[str]) -> None:
    assert [name.written for name in alternatives_of(written, PartyType.ENTITY)] == expected


def test_a_person_has_no_halves() -> None:
    assert alternatives_of("Testov Ivan/Petrov Petr", PartyType.INDIVIDUAL) == ()


@pytest.mark.parametrize("kind", [PartyType.ENTITY, PartyType.UNKNOWN])
@pytest.mark.parametrize("exhaustive", [False, True])
def test_half_a_name_alerts(kind: PartyType, exhaustive: bool) -> None:
    alias = Alias("Zyxtov Front/Islamic Army of the North", AliasQuality.PRIMARY)
    watchlist = Watchlist("slash", "slash", Scope.INTERNAL, (Designation("one", kind, (alias,)),))
    screener = Screener([watchlist], exhaustive=exhaustive)
    assert screener.screen(Party.of(name="Zyxtov Front", type="entity")).hits[0].score == 100
    assert not screener.screen(Party.of(name="Islamic Army", type="entity")).hits
