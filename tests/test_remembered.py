"""What was found for a party once is told again, and nothing else is."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from sanscreen import Identifier, IdentifierKind, Party, Policy, Screener, Verdict, bundled_watchlists
from sanscreen.errors import PolicyError, SnapshotError
from sanscreen.matching.features import FEATURES
from sanscreen.matching.pair import Finding, Pair
from sanscreen.remembered import OF_HIT, Remembered
from sanscreen.snapshots import open_snapshot, save_snapshot

LISTED, NOBODY = "MIKHEYCHIK, Vladimir Vladimirovich", "Testov Nobody"


@pytest.fixture
def screener() -> Screener:
    return Screener(bundled_watchlists())


def served(screener: Screener) -> int:
    return next(each.hits for each in screener.stats() if each.name == "outcomes")


@pytest.mark.parametrize("name", [LISTED, NOBODY])
def test_a_party_is_answered_from_memory_as_it_was_the_first_time(screener: Screener, name: str) -> None:
    first = screener.screen(Party(name, reference="a"))
    again = screener.screen(Party(name, reference="b"))
    assert served(screener) == 1
    assert again == replace(first, party=Party(name, reference="b"))


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Vladimir Mikheychik"},
        {"other_names": (NOBODY,)},
        {"countries": ("DE",)},
        {"addresses": ("Example Street 1",)},
        {"identifiers": (Identifier(IdentifierKind.PASSPORT, "123"),)},
        {"unread": ("birth_date: when it rains",)},
    ],
)
def test_a_party_of_which_anything_else_is_known_is_screened_anew(screener: Screener, other: dict[str, object]) -> None:
    party = Party(LISTED)
    screener.screen(party)
    changed = replace(party, **other)  # type: ignore[arg-type]  # some field
    assert screener.screen(changed) == Screener(bundled_watchlists()).screen(changed)
    assert served(screener) == 0


def test_another_threshold_and_another_day_are_screened_anew(screener: Screener) -> None:
    screener.screen(LISTED)
    assert screener.screen(LISTED, threshold=95).policy == Policy(95)
    assert screener.screen(LISTED, on=date(2031, 1, 1)) == Screener(bundled_watchlists(), on=date(2031, 1, 1)).screen(
        LISTED
    )
    assert served(screener) == 0


def test_what_was_stopped_is_not_remembered(screener: Screener) -> None:
    assert screener.screen(LISTED, should_stop=lambda: True).verdict is Verdict.INCOMPLETE
    assert screener.screen(LISTED).verdict is Verdict.ALERT


@pytest.mark.parametrize("asked", range(1, 12))
def test_nor_is_what_was_stopped_where_a_name_cannot_be_compared(screener: Screener, asked: int) -> None:
    party = Party(NOBODY, other_names=("...", LISTED))
    times = count()
    stopped = screener.screen(party, should_stop=lambda: next(times) >= asked)
    assert stopped.verdict in (Verdict.ERROR, Verdict.INCOMPLETE)
    again = screener.screen(party)
    assert again.hits
    assert again.compared.exhaustive


def test_a_budget_and_a_stop_count_for_what_is_remembered(screener: Screener) -> None:
    assert screener.screen(LISTED).verdict is Verdict.ALERT
    assert screener.screen(LISTED, max_comparisons=0).verdict is Verdict.INCOMPLETE
    assert screener.screen(LISTED, should_stop=lambda: True).verdict is Verdict.INCOMPLETE


def test_own_features_are_asked_each_time() -> None:
    asked: list[str] = []
    own = FEATURES[0]

    def compare(pair: Pair) -> Finding | None:
        asked.append("once")
        return own.compare(pair)

    feature = replace(own, compare=compare)
    screener = Screener(bundled_watchlists(), features=(feature, *FEATURES[1:]))
    screener.screen(LISTED)
    once = len(asked)
    screener.screen(LISTED)
    assert len(asked) == 2 * once > 0


def test_a_snapshot_that_was_written_over_answers_nothing_from_memory(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("lists") / "lists.snap"
    save_snapshot(path, bundled_watchlists())
    screener = open_snapshot(path)
    screener.screen(LISTED)
    path.write_bytes(path.read_bytes())
    with pytest.raises(SnapshotError, match="was changed while it was in use"):
        screener.screen(LISTED)


def test_another_process_begins_with_nothing_remembered(screener: Screener) -> None:
    screener.screen(NOBODY)
    copy = pickle.loads(pickle.dumps(screener))
    assert copy.screen(NOBODY) == screener.screen(NOBODY)
    assert (served(copy), served(screener)) == (0, 1)


def test_what_was_asked_for_longest_ago_makes_room(screener: Screener) -> None:
    remembered = Remembered(OF_HIT + 2)
    parties = [Party(f"Testov Nobody {place}") for place in range(OF_HIT + 3)]
    outcomes = [screener.screen(party) for party in parties]
    for outcome in outcomes[: OF_HIT + 2]:
        remembered.keep(outcome, None)
    assert remembered.of(parties[0], Policy(), None) == outcomes[0]  # asked for: the second one is the oldest now
    remembered.keep(outcomes[OF_HIT + 2], None)
    assert remembered.of(parties[1], Policy(), None) is None
    assert remembered.of(parties[0], Policy(), None) == outcomes[0]
    alert = screener.screen(LISTED)
    remembered.keep(alert, None)
    assert remembered.of(Party(LISTED), Policy(), None) == alert
    assert remembered.stats().size <= remembered.stats().limit


def test_threads_share_what_is_remembered(screener: Screener) -> None:
    names = [NOBODY, LISTED, "Somebody Invented"] * 40
    alone = [screener.screen(name) for name in names]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(screener.screen, names)) == alone


def test_how_many_are_remembered_is_told_and_can_be_said(screener: Screener) -> None:
    two = Screener(bundled_watchlists(), remember=2)
    for name in (NOBODY, "Somebody Invented", "Tester Nobodyov", NOBODY):
        assert two.screen(name) == screener.screen(name)
    assert (served(two), served(screener)) == (0, 1)
    assert two.stats()[-1].limit == 2
    none = Screener(bundled_watchlists(), remember=0)
    assert none.screen(NOBODY) == none.screen(NOBODY)
    assert served(none) == 0


@pytest.mark.parametrize("remember", [-1, 1.5, True, "many"])
def test_another_number_is_refused(remember: int) -> None:
    with pytest.raises(PolicyError, match="remember is a whole number of places from 0"):
        Screener(bundled_watchlists(), remember=remember)


def test_parties_take_the_more_room_the_more_is_known_of_them(screener: Screener) -> None:
    remembered = Remembered(1_000)
    for number in range(30):
        long = Party(NOBODY, addresses=(f"{number} Example Street" + "x" * 20_000,), unread=("y" * 20_000,))
        remembered.keep(screener.screen(long), None)
    assert len(remembered._kept) < 5
    before = remembered.stats().size
    remembered.keep(screener.screen(Party(NOBODY)), None)
    assert remembered.stats().size - before == 1


def test_nobody_waits_for_who_holds_the_memory(screener: Screener) -> None:
    """A process that was forked while another thread looked something up, and a signal that comes in the midst of it."""
    first = screener.screen(NOBODY)
    screener._remembered._lock.acquire()
    assert screener.screen(NOBODY) == first
    assert screener.stats()
    assert served(screener) == 0


def test_who_says_more_of_a_party_than_its_fields_is_screened_anew(screener: Screener) -> None:
    class Customer(Party):
        __slots__ = ()

        @property
        def names(self) -> tuple[str, ...]:
            return self.name, LISTED

    assert screener.screen(Party(NOBODY)).verdict is Verdict.CLEAR
    assert screener.screen(Customer(NOBODY)).verdict is Verdict.ALERT
    assert screener.screen(Party(NOBODY)).verdict is Verdict.CLEAR


def test_parties_of_whom_more_is_known_are_remembered_apart(screener: Screener) -> None:
    named, born = Party(NOBODY), Party.of(name=NOBODY, birth_date="1970-01-01")
    outcomes = [screener.screen(party) for party in (named, born, named, born)]
    assert [each.party for each in outcomes] == [named, born, named, born]
    assert served(screener) == 2
