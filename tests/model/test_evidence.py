from decimal import Decimal

import pytest

from sanscreen.model import Evidence, MatchReason, TokenMatch, Words


def test_evidence_of_points_alone_writes_nothing_else() -> None:
    assert Evidence("country", Decimal("-2.0")).to_dict() == {"feature": "country", "points": -2.0}


@pytest.mark.parametrize("tenths", range(-1000, 1001, 7))
def test_points_come_back_from_json_to_the_tenth(tenths: int) -> None:
    line = Evidence("name", Decimal(tenths) / 10)
    assert Evidence.from_dict(line.to_dict()) == line


def test_a_word_that_is_left_over_misses_one_side() -> None:
    left_over = TokenMatch(Words("Ivan", 0, 4), None, MatchReason.LEFT_OVER, 0, Decimal("0.0"))
    assert left_over.to_dict() == {
        "screened": {"text": "Ivan", "start": 0, "end": 4},
        "listed": None,
        "reason": "left over",
        "similarity": 0,
        "points": 0.0,
    }
    assert TokenMatch.from_dict(left_over.to_dict()) == left_over


def test_no_two_reasons_read_the_same() -> None:
    """A reason is shown to people as it is, and read back from JSON by its words."""
    assert len(set(MatchReason)) == len(MatchReason.__members__)
