"""Adjectives of places, and the places that they stand for."""

import pytest

from sanscreen import PartyType, Screener
from sanscreen.names.adjectives import adjective_readings
from sanscreen.names.prepare import prepare_name


@pytest.mark.parametrize(
    ("adjective", "place"),
    [
        ("muromskiy", "murom"),
        ("muromskaya", "murom"),
        ("muromskogo", "murom"),
        ("novosibirskii", "novosibirsk"),
        ("samarskoe", "samara"),
        ("yaltinskaya", "yalta"),
        ("kyivskyi", "kyiv"),
    ],
)
def test_an_adjective_stands_for_its_place(adjective: str, place: str) -> None:
    assert place in {reading.text for reading in adjective_readings([adjective])}


@pytest.mark.parametrize("word", ["murom", "whisky", "alaska", "tesk", "bank", "skaya"])
def test_another_word_stands_for_none(word: str) -> None:
    assert adjective_readings([word]) == ()


@pytest.mark.parametrize(
    ("screened", "listed", "least", "most"),
    [
        ("Зыкстомский банк Пример", "Zykstom Bank Primer", 85, 99),
        ("Зыкстомская Пример", "Zykstomskoe Primer", 90, 99),  # one adjective in two genders
        ("Zykstov Ltd", "Zykstovsky Ltd", 0, 84),  # a family name and another one
    ],
)
def test_adjectives_agree_for_less(screener: Screener, screened: str, listed: str, least: int, most: int) -> None:
    assert least <= screener.compare(screened, listed, "entity").score <= most


def test_a_person_has_no_adjectives() -> None:
    (token,) = prepare_name("Zykstomskiy", PartyType.INDIVIDUAL).tokens
    assert "zykstom" not in token.texts
