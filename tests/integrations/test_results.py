import pytest

from sanscreen.errors import PartyError
from sanscreen.integrations.results import RESULT_COLUMNS, result_cells
from sanscreen.model import Alias, AliasQuality, Designation, Entry, Party, PartyType, Scope, Standing, Watchlist
from sanscreen.screener import Screener

DESIGNATION = Designation(
    "testov-ivan",
    PartyType.INDIVIDUAL,
    (Alias("TESTOV, Ivan", AliasQuality.PRIMARY), Alias("THE TESTER", AliasQuality.WEAK)),
    standing=Standing.REMOVED,
    entries=(Entry("EA", "900001"), Entry("EB", "17")),
)
SCREENER = Screener([Watchlist("invented", "Invented", Scope.ILLUSTRATIVE, (DESIGNATION,))])


def cells(party: str | Party | PartyError) -> dict[str, str]:
    (screening,) = SCREENER.screen_many([party])
    return dict(zip(RESULT_COLUMNS, result_cells(screening), strict=True))


def test_alert_shows_its_best_hit() -> None:
    found = cells("Ivan Testov")
    assert found["sanscreen_verdict"] == "alert"
    assert found["sanscreen_hits"] == "1"
    assert (found["sanscreen_list"], found["sanscreen_id"]) == ("invented", "testov-ivan")
    assert (found["sanscreen_entry"], found["sanscreen_standing"]) == ("EA 900001; EB 17", "removed")
    assert found["sanscreen_listed_name"] == found["sanscreen_matched_alias"] == "TESTOV, Ivan"
    assert found["sanscreen_evidence"] == f"name +{found['sanscreen_score']}"


def test_near_miss_is_shown_with_its_score_where_there_is_no_hit() -> None:
    found = cells("The Tester")
    assert (found["sanscreen_verdict"], found["sanscreen_hits"], found["sanscreen_near_misses"]) == (
        "clear",
        "0",
        "1",
    )
    assert found["sanscreen_score"] == "80.0"
    assert (found["sanscreen_listed_name"], found["sanscreen_matched_alias"]) == (
        "TESTOV, Ivan",
        "THE TESTER",
    )
    assert found["sanscreen_evidence"] == "name +100.0; alias_quality -20.0"


def test_clear_shows_no_party() -> None:
    found = cells("Invented Person")
    assert found["sanscreen_verdict"] == "clear"
    assert {found[column] for column in RESULT_COLUMNS[5:12]} == {""}
    assert found["sanscreen_score"] == ""


@pytest.mark.parametrize("party", [PartyError("line 2: column 'name' is empty"), "?!"])
def test_error_says_why(party: str | PartyError) -> None:
    found = cells(party)
    assert found["sanscreen_verdict"] == "error"
    assert found["sanscreen_error"]
    assert found["sanscreen_score"] == ""


def test_every_outcome_over_illustrative_lists_alone_says_so() -> None:
    for party in ("Ivan Testov", "Invented Person", "?!"):
        assert cells(party)["sanscreen_flags"] == "illustrative lists only: not the OFAC, UN, EU or UK list"


def test_all_flags_are_told() -> None:
    flags = cells(Party.of(name="Ivan Testov", lenient=True, birth_date="n/a", countries="Atlantis"))["sanscreen_flags"]
    assert flags.split("; ")[0].startswith("field not read: birth_date: 'n/a' is no date")
    assert "field not read: countries: 'Atlantis'" in flags


def test_every_row_says_which_lists_and_which_engine_it_is_from() -> None:
    for party in ("Ivan Testov", "Invented Person", "?!"):
        found = cells(party)
        assert found["sanscreen_lists"] == f"invented {SCREENER.watchlists[0].version}"
        assert found["sanscreen_engine"] == SCREENER.engine
