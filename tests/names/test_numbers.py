"""Numbers in names of organizations and vessels: figures, words, Roman numerals."""

import pytest

from sanscreen import PartyType, Screener
from sanscreen.names.numbers import last_numeral, number_of
from sanscreen.names.prepare import prepare_name
from sanscreen.names.prepared import Role


def numbers(written: str, kind: PartyType = PartyType.ENTITY) -> list[str | None]:
    return [token.meaning for token in prepare_name(written, kind).tokens if Role.NUMBER in token.roles]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Brigade Forty-Four", ["44"]),
        ("Forty 4 Testov", ["44"]),
        ("Testov First", ["1"]),
        ("Первый завод Тестов", ["1"]),
        ("Pervyy zavod Testov", ["1"]),
        ("Завод сорок четвертый", ["44"]),
        ("Erste Testov", ["1"]),
        ("Testov 40 4", ["40", "4"]),  # figures stay apart
        ("Testov Fund I", ["1"]),
        ("Testov Fund V Ltd", ["5"]),  # the legal form is behind it
        ("Testov I Export", []),  # Russian and
        ("Testov Fund I.", []),  # an initial
        ("I", []),
        ("Odin Testov", []),  # one in Russian, and a god
        ("XVIII Testov", ["18"]),
    ],
)
def test_numbers_are_read_in_figures_and_words(written: str, expected: list[str]) -> None:
    assert numbers(written) == expected


@pytest.mark.parametrize(
    ("screened", "listed", "kind", "least", "most"),
    [
        ("3 Testovers", "Three Testovers", "entity", 100, 100),
        ("Seven Testov Export", "Eight Testov Export", "entity", 0, 70),
        ("Testov Fund I", "Testov Fund", "entity", 75, 84),  # one of a series, maybe: a near miss
        ("Testov Fund I", "Testov Fund II", "entity", 0, 70),
        ("Zu Zag Bong 6", "Zu Zag Bong 5", "vessel", 0, 70),  # the number is no address behind the name
        ("Zu Zag Bong 5", "Zu Zag Bong 5", "vessel", 100, 100),
        ("Ivan Testov 12", "Ivan Testov", "individual", 100, 100),  # a person's is
        ("ZZ1415 Testov", "ZZ1416 Testov", "entity", 0, 80),  # figures inside a word are no slips
        ("Test0v Export", "Testov Export", "entity", 90, 99),  # but for those that are read as letters
    ],
)
def test_numbers_decide(screener: Screener, screened: str, listed: str, kind: str, least: int, most: int) -> None:
    assert least <= screener.compare(screened, listed, kind).score <= most


def test_a_number_is_read_once() -> None:
    assert number_of("03") == "3"
    assert number_of("i") is None
    assert last_numeral("x") == "10"
    assert last_numeral("xi") is None
