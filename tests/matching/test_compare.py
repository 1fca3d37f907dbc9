"""Two names or two records, with no list in mind."""

import pytest

from sanscreen import Party, PartyError
from sanscreen.matching.compare import compare
from sanscreen.matching.features import FEATURES


def test_without_a_type_the_better_reading_counts() -> None:
    as_person = compare("Testov Bank", "TESTOV, Bank", "individual", FEATURES).score
    as_entity = compare("Testov Bank", "TESTOV, Bank", "entity", FEATURES).score
    assert compare("Testov Bank", "TESTOV, Bank", "unknown", FEATURES).score == max(as_person, as_entity)


def test_records_are_compared_with_all_that_they_hold() -> None:
    screened = Party.of(name="Ivan Testov", type="individual", birth_date="1962", countries="RU")
    listed = Party.of(name="TESTOV, Ivan", type="individual", birth_date="1962-04-01", countries="RU")
    features = [line.feature for line in compare(screened, listed, "unknown", FEATURES).evidence]
    assert features == ["name", "birth_date", "country", "limit"]


def test_the_known_type_of_one_side_rules() -> None:
    comparison = compare(Party.of(name="Ivan Testov", type="individual"), "TESTOV, Ivan", "unknown", FEATURES)
    assert comparison.score == 100


@pytest.mark.parametrize(("screened", "listed"), [("--", "Testov"), ("Testov", "--"), ("w " * 61, "Testov")])
def test_a_name_that_cannot_be_compared_is_refused(screened: str, listed: str) -> None:
    with pytest.raises(PartyError):
        compare(screened, listed, "individual", FEATURES)


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(PartyError, match="type"):
        compare("Testov", "Testov", "robot", FEATURES)
