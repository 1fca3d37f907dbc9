"""Titles: of several words, in many languages; a name with one says what the bare name says."""

import pytest

from sanscreen import Screener, bundled_watchlists
from sanscreen.model import PartyType
from sanscreen.names.prepare import prepare_name

SCREENER = Screener(bundled_watchlists())


@pytest.mark.parametrize(
    "title",
    [
        "Dr.", "Prof. Dr.", "Mr", "Hajji", "Al-Hajj", "Sheikh", "Mullah", "г-н", "г-жа", "Herr", "Frau", "Señor", "President",
        "Presidente", "General", "Lt. Gen.", "Grand Ayatollah", "His Excellency", "Генерал-майор", "Prime Minister", "Hj.",
    ],
)  # fmt: skip
def test_a_title_changes_nothing(title: str) -> None:
    bare = SCREENER.compare("Ivan Testov", "TESTOV, Ivan", "individual").score
    assert SCREENER.compare(f"{title} Ivan Testov", "TESTOV, Ivan", "individual").score == bare == 100


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("His Excellency Ivan Testov", ["his excellency", "ivan", "testov"]),
        ("EL HAJJ, Ali", ["el", "hajj", "ali"]),
        ("Ali Al Haj", ["ali", "al", "haj"]),
        ("Raj s/o Testov", ["raj", "s o", "testov"]),
        ("S. O. Testov", ["s", "o", "testov"]),
        ("Ivan Testov the Second", ["ivan", "testov", "the second"]),
    ],
)
def test_a_title_of_several_words_is_one_word(written: str, words: list[str]) -> None:
    assert [token.text for token in prepare_name(written, PartyType.INDIVIDUAL).tokens] == words
