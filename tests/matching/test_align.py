"""Alignment of words, against a slow twin that tries everything."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanscreen.matching.align import Pairing, align
from sanscreen.matching.assignment import _hungarian, _only_favourites
from sanscreen.matching.costs import left_in_listed, left_in_screened
from sanscreen.matching.similarity import Likeness, likeness
from sanscreen.model import MatchReason, PartyType
from sanscreen.names.prepare import prepare_name

WORDS = st.sampled_from(
    [
        "testov",
        "testow",
        "testova",
        "ivan",
        "iwan",
        "ivanov",
        "petr",
        "petrovich",
        "i",
        "p",
        "transkapital",
        "trans",
        "kapital",
    ]
)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


def _twin(gains: list[list[int]]) -> int:
    """Return the largest total of a one-to-one choice, trying every one."""
    rows, columns = range(len(gains)), range(len(gains[0]))
    best = 0
    cells = [(i, j) for i in rows for j in columns]
    for size in range(min(len(gains), len(gains[0])) + 1):
        for chosen in combinations(cells, size):
            if len({i for i, _ in chosen}) == len({j for _, j in chosen}) == size:
                best = max(best, sum(gains[i][j] for i, j in chosen))
    return best


GAINS = st.integers(1, 3).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 20), min_size=columns, max_size=columns), min_size=1, max_size=4)
)


@given(GAINS)
def test_a_choice_that_is_plain_is_the_one_that_the_search_finds(gains: list[list[int]]) -> None:
    worth = {(i, j): gain for i, row in enumerate(gains) for j, gain in enumerate(row) if gain}
    plain = _only_favourites(worth)
    assert plain is None or plain == [key for key in _hungarian(gains) if key in worth]


def test_a_column_with_two_equal_favourites_is_left_to_the_search() -> None:
    assert _only_favourites({(0, 0): 3, (1, 0): 3}) is None
    assert _only_favourites({(0, 0): 3, (1, 0): 2, (2, 1): 1}) == [(0, 0), (2, 1)]


@given(GAINS)
def test_the_assignment_is_the_best_of_all(gains: list[list[int]]) -> None:
    found = _hungarian(gains)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    assert sum(gains[i][j] for i, j in found) == _twin(gains)


@settings(max_examples=300, deadline=None)
@given(NAMES, NAMES)
def test_no_pairing_of_words_scores_higher(screened: str, listed: str) -> None:
    """The alignment is the best of every set of pairings without a word used twice, joins included."""
    left = prepare_name(screened, PartyType.INDIVIDUAL)
    right = prepare_name(listed, PartyType.INDIVIDUAL)
    found = align(left, right, likeness)
    costs_left = [left_in_screened(token, person=True) for token in left.tokens]
    costs_right = [left_in_listed(token, person=True) for token in right.tokens]
    pairs = {
        (i, j): like
        for i, a in enumerate(left.tokens)
        for j, b in enumerate(right.tokens)
        if (like := likeness(a, b)) is not None
    }
    best = 0.0
    for size in range(min(len(left.tokens), len(right.tokens)) + 1):
        for chosen in combinations(pairs, size):
            if len({i for i, _ in chosen}) == len({j for _, j in chosen}) == size:
                gain = weight = 0
                for i, j in chosen:
                    both = 2 * min(left.tokens[i].weight, right.tokens[j].weight)
                    gain += pairs[i, j].similarity * both
                    weight += both
                rest = sum(cost for i, cost in enumerate(costs_left) if i not in {i for i, _ in chosen})
                rest += sum(cost for j, cost in enumerate(costs_right) if j not in {j for _, j in chosen})
                best = max(best, gain / (weight + rest) if weight + rest else 0)
    assert found.score >= int(best)


@pytest.mark.parametrize(
    ("screened", "listed"),
    [("Trans Kapital", "Transkapital"), ("Transkapital", "Trans Kapital"), ("Test Ova Ivan", "Testova Ivan")],
)
def test_two_neighbouring_words_stand_against_one(screened: str, listed: str) -> None:
    found = align(prepare_name(screened, PartyType.ENTITY), prepare_name(listed, PartyType.ENTITY), likeness)
    assert found.score in (990, 1000)
    assert max(len(pairing.screened) + len(pairing.listed) for pairing in found.pairings) == 3


def test_a_word_and_its_neighbour_are_no_join_where_one_agrees_alone() -> None:
    left = prepare_name("Antonov Yu", PartyType.INDIVIDUAL)
    right = prepare_name("Antonov", PartyType.INDIVIDUAL)
    assert [pairing.screened for pairing in align(left, right, likeness).pairings] == [(0,)]


def test_a_name_of_many_equal_words_is_aligned_in_reasonable_time() -> None:
    name = prepare_name(" ".join(["testov"] * 50), PartyType.INDIVIDUAL)
    assert align(name, name, likeness).score == 1000


def test_the_worth_of_a_pairing_decides_a_threshold() -> None:
    """A name scores at least s exactly when the worth of its pairings at s reaches what all words cost left over."""
    pairing = Pairing((0,), (0,), Likeness(900, MatchReason.TYPO), weight=10, spared=7)
    left_over = 3
    for score in (100, 500, 690, 692, 800, 900, 1000):
        reaches = pairing.gain >= score * (pairing.weight + left_over)
        assert reaches == (pairing.worth(score) >= score * (pairing.spared + left_over))
