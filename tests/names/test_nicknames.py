"""Short forms of given names: the names behind them, and which words have none."""

import pytest

from sanscreen import Screener, bundled_watchlists, tables
from sanscreen.matching.given_names import NICKNAME
from sanscreen.matching.similarity import likeness
from sanscreen.model import MatchReason, PartyType
from sanscreen.names.name_words import names_behind
from sanscreen.names.prepare import prepare_name
from sanscreen.names.prepared import Token
from sanscreen.names.reading import Reading

SCREENER = Screener(bundled_watchlists())


def word(text: str) -> Token:
    return prepare_name(text, PartyType.INDIVIDUAL).tokens[0]


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("Sasha", "Aleksandr"),
        ("Саша", "Aleksandra"),
        ("Sacha", "Олександр"),
        ("Misha", "Михаил"),
        ("Dima", "Dmitry"),
        ("Володя", "Volodymyr"),
        ("Bill", "William"),
        ("Bob", "Robert"),
        ("Ben", "Benjamin"),
        ("Ed", "Edward"),
        ("Pepe", "José"),
        ("Paco", "Francisco"),
        ("Nacho", "Ignacio"),
        ("Chuy", "Jesús"),
    ],
)
def test_a_short_form_stands_for_its_name_for_less(short: str, name: str) -> None:
    forth, back = likeness(word(short), word(name)), likeness(word(name), word(short))
    assert forth == back
    assert forth is not None
    assert forth.reason is MatchReason.NICKNAME
    assert forth.similarity == NICKNAME


def test_two_short_forms_of_one_name_are_further_apart() -> None:
    found = likeness(word("Bob"), word("Rob"))
    assert found is not None
    assert found.similarity < NICKNAME


@pytest.mark.parametrize(
    ("one", "other"), [("Misha", "Masha"), ("Sasha", "Oleg"), ("Vitya", "Mitya"), ("Bill", "Robert")]
)
def test_short_forms_of_other_names_are_not_alike(one: str, other: str) -> None:
    assert likeness(word(one), word(other)) is None


@pytest.mark.parametrize("text", ["testov", "al", "kim", "abu"])
def test_other_words_are_short_for_nothing(text: str) -> None:
    assert names_behind((Reading(text),)) == frozenset()


def test_a_light_word_elsewhere_stays_one() -> None:
    assert SCREENER.compare("Usama Ben Testov", "Usama bin Testov", "individual").score == 100


def test_every_short_form_belongs_to_a_known_name() -> None:
    groups = {group for group, _ in tables.rows("given_names.tsv", 2)}
    rows = tables.rows("nicknames.tsv", 2)
    assert {group for group, _ in rows} <= groups
    assert len({group for group, _ in rows}) == len(rows)
