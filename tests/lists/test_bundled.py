from pathlib import Path

import pytest

from sanscreen import Screener, bundled_watchlists
from sanscreen.errors import WatchlistError
from sanscreen.lists import bundled, bundled_folder, check, load_watchlists
from sanscreen.model import Designation, PartyType, Scope, SourceKind, Watchlist

LISTS = bundled_watchlists()
EACH = [(each, party) for each in LISTS for party in each.designations]
lists = pytest.mark.parametrize("watchlist", LISTS, ids=lambda each: each.key)
parties = pytest.mark.parametrize(("watchlist", "party"), EACH, ids=[party.id for _, party in EACH])


def test_five_lists_load_without_a_fault_or_a_warning() -> None:
    found, faults = check(bundled_folder())
    assert faults == ()
    assert [each.warnings for each in found] == [()] * 5
    assert tuple(each.watchlist for each in found) == LISTS


def test_there_are_41_parties_and_3_aircraft() -> None:
    things = [party for _, party in EACH if party.type in (PartyType.AIRCRAFT, PartyType.VESSEL)]
    assert len(EACH) - len(things) == 41
    assert [party.type for party in things] == [PartyType.AIRCRAFT] * 3


def test_the_announced_and_the_counted_parties() -> None:
    numbers = {each.key: (each.announced, each.counted, bool(each.gap)) for each in LISTS}
    assert numbers == {
        "2023-02-01-zimenkov-network": (22, 21, True),
        "2023-03-30-mkrtychev": (1, 1, False),
        "2024-01-11-dprk-missile-transfers": (4, 4, False),
        "2024-05-16-gazaryan-budnev": (5, 5, False),
        "2024-09-19-dprk-payment-network": (6, 6, False),
    }


@lists
def test_every_list_is_illustrative_dated_and_says_who_acted(watchlist: Watchlist) -> None:
    assert watchlist.scope is Scope.ILLUSTRATIVE
    assert watchlist.as_of
    assert watchlist.acted_on
    assert watchlist.authority
    assert watchlist.title


@lists
def test_every_list_is_called_like_its_file(watchlist: Watchlist) -> None:
    assert (bundled_folder() / f"{watchlist.key}.yml").is_file()
    assert watchlist.key.startswith(str(watchlist.acted_on))


@lists
def test_every_list_comes_back_from_json(watchlist: Watchlist) -> None:
    assert Watchlist.from_dict(watchlist.to_dict()) == watchlist


@lists
def test_every_name_says_who_states_it_and_an_official_list_states_the_primary_one(
    watchlist: Watchlist,
) -> None:
    kinds = {source.key: source.kind for source in watchlist.sources}
    for party in watchlist.designations:
        assert all(alias.sources and set(alias.sources) <= set(kinds) for alias in party.aliases), party.id
        primary = {kinds[source] for source in party.aliases[0].sources}
        assert SourceKind.OFFICIAL_LIST in primary, party.id


@parties
def test_every_listed_party_says_its_entry_and_programs(watchlist: Watchlist, party: Designation) -> None:
    assert party.entries
    assert party.programs


@parties
def test_every_primary_name_compares_at_100_with_itself(watchlist: Watchlist, party: Designation) -> None:
    name = party.primary_name
    assert Screener([watchlist]).compare(name, name, party.type).score == 100


def test_the_lists_are_found_in_a_checkout_and_in_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "sanscreen"
    checkout, wheel = tmp_path / "watchlists", package / "watchlists"
    monkeypatch.setattr(bundled, "__file__", str(package / "lists" / "bundled.py"))
    content = (Path(__file__).parents[2] / "watchlists" / "2023-03-30-mkrtychev.yml").read_bytes()
    checkout.mkdir()
    (checkout / "a.yml").write_bytes(content)
    assert bundled_folder() == checkout
    wheel.mkdir(parents=True)
    (wheel / "a.yml").write_bytes(content)
    assert bundled_folder() == wheel
    assert bundled_watchlists() == load_watchlists(checkout)


def test_lists_that_are_missing_are_a_fault_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "__file__", str(tmp_path / "sanscreen" / "lists" / "bundled.py"))
    with pytest.raises(WatchlistError, match=r"the bundled lists are missing; install the package again$"):
        bundled_watchlists()
