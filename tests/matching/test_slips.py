"""Slips of hands and scanners: what they cost, and that more of them never cost less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanscreen.matching.edits import allowed_edits, edits, hearing_cost, scanning_cost, typing_cost
from sanscreen.matching.similarity import likeness
from sanscreen.matching.slips import scanned_as, slip_cost
from sanscreen.model import MatchReason, PartyType
from sanscreen.names.prepare import prepare_name
from sanscreen.names.prepared import Token

LETTERS = st.text("abcdeimnorst", min_size=3, max_size=12)


def word(text: str, party_type: PartyType = PartyType.INDIVIDUAL) -> Token:
    return prepare_name(text, party_type).tokens[0]


@pytest.mark.parametrize(
    ("left", "right", "cost", "why"),
    [
        ("testov", "testov", 0, "no slip"),
        ("testov", "testav", 100, "another letter"),
        ("testov", "tesov", 100, "a letter left out"),
        ("testov", "testpv", 85, "the next key"),
        ("testov", "gestov", 85, "the key below"),
        ("testov", "hestov", 100, "h is two keys from t"),
        ("тестов", "тестлв", 85, "the key below, on a Russian keyboard"),
        ("testov", "tetsov", 90, "letters that changed places"),
        ("testov", "tesstov", 60, "a letter doubled"),
        ("anna", "ana", 60, "a double letter once"),
        ("ivanov", "lvanov", 70, "letters that look alike"),
        ("kamov", "karnov", 120, "two letters that look like one"),
        ("clarkson", "darkson", 120, "at the start too"),
        ("owen", "ovven", 120, "and for w"),
        ("testov", "tesstav", 160, "two slips add up"),
    ],
)
def test_a_slip_costs_what_it_is(left: str, right: str, cost: int, why: str) -> None:
    assert slip_cost(left, right) == slip_cost(right, left) == cost, why


@given(LETTERS, LETTERS)
def test_a_slip_costs_less_than_a_letter_and_never_less_than_the_least(left: str, right: str) -> None:
    distance = edits(left, right, 12)
    assert distance is not None
    assert 60 * distance <= slip_cost(left, right) <= 100 * distance
    assert slip_cost(left, right) == slip_cost(right, left)


@given(st.text("abcdeimnorst", min_size=5, max_size=14), st.data())
def test_an_extra_slip_never_raises_a_likeness(listed: str, data: st.DataObject) -> None:
    """A slip more, one that takes the word further from the listed one, costs more."""
    costs, distance, text = [0], 0, listed
    for _ in range(3):
        place = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 1))
        text = text[:place] + data.draw(st.text("abcmnr", max_size=1)) + text[place + cut :]
        further = edits(text, listed, allowed_edits(max(len(text), len(listed))))
        if further is None or further <= distance or text[:1] != listed[:1] or len(text) < 5:
            return
        distance = further
        cost = typing_cost(text, listed)
        assert cost is not None
        costs.append(cost)
        assert costs == sorted(costs)


@pytest.mark.parametrize(("one", "other"), [("Kamov", "Karnov"), ("Burnov", "Bumov"), ("Clarkov", "Darkov")])
def test_what_a_scanner_misreads_pairs_in_short_words_too(one: str, other: str) -> None:
    assert typing_cost(one.lower(), other.lower()) is None
    found = likeness(word(one), word(other))
    assert found is not None
    assert found.reason is MatchReason.TYPO
    assert found.similarity < 850


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("kamov", "kamov", "the same word is no slip"),
        ("arn", "am", "too short"),
        ("karnovb", "kamov", "another letter beside it"),
        ("карнов", "камов", "no Latin letters"),
    ],
)
def test_other_words_are_no_misread_ones(one: str, other: str, why: str) -> None:
    assert scanning_cost(one, other) is None, why


def test_words_that_scan_alike_have_one_form() -> None:
    assert scanned_as("clarnvv") == scanned_as("damw") == "damw"


def test_a_slip_of_the_sound_is_one_and_letters_beside_it_cost() -> None:
    near, far = (hearing_cost("testov", "testav", written) for written in (("testov", "testav"), ("tsestov", "testaw")))
    assert near is not None
    assert far is not None
    assert near < far
    assert hearing_cost("pezeSfar", "pezeSkan", ("pezeshfar", "pezeshkian")) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("Pezeshfar", "Pezeshkian"), ("Subandrio", "Subianto"), ("Liu", "Lou"), ("Mia", "Ma")],
)
def test_sound_and_slips_together_do_not_make_another_name_alike(one: str, other: str) -> None:
    assert likeness(word(one), word(other)) is None


def test_another_habit_of_spelling_and_a_slip_say_less_together() -> None:
    one, other = (
        likeness(word(first, PartyType.ENTITY), word("Senat", PartyType.ENTITY)) for first in ("Zenit", "Senit")
    )
    assert one is not None
    assert other is not None
    assert one.similarity < 800 < other.similarity
