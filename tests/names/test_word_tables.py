"""What the tables know of a word: weights, titles, patronymics, given names, legal forms, concepts, numbers."""

import pytest

from sanscreen.names.fold import FoldedText, PlainText, fold
from sanscreen.names.name_words import given_names_of, is_patronymic, small_role
from sanscreen.names.numbers import number_of
from sanscreen.names.org_words import (
    LegalForm,
    concept_of,
    legal_form_at,
    spoken,
    stop_words,
    trades,
)
from sanscreen.names.prepared import Role
from sanscreen.names.reading import Reading
from sanscreen.names.weights import UNSEEN, weight_of


@pytest.mark.parametrize(("rarer", "commoner"), [("zimenkov", "ivanov"), ("nikulin", "kim"), ("zzyxtov", "nikulin")])
def test_a_rarer_name_weighs_more(rarer: str, commoner: str) -> None:
    assert weight_of(PlainText(rarer), person=True) > weight_of(PlainText(commoner), person=True)


def test_one_name_has_one_weight_in_every_romanization() -> None:
    weights = {weight_of(PlainText(name), person=True) for name in ("gazaryan", "ghazarian", "gazarian")}
    assert len(weights) == 1
    assert weights.pop() < UNSEEN


def test_a_word_of_an_organization_is_weighed_among_organizations() -> None:
    bank = PlainText("bank")
    assert weight_of(bank, person=False) < weight_of(bank, person=True)


@pytest.mark.parametrize("letters", [1, 2, 3])
def test_a_short_word_never_counts_as_rare(letters: int) -> None:
    assert weight_of(PlainText("qxz"[:letters]), person=True) < UNSEEN


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("dr", Role.HONORIFIC),
        ("bin", Role.CHAIN),
        ("al", Role.PARTICLE),
        ("jr", Role.GENERATION),
        ("testov", None),
    ],
)
def test_little_words_of_personal_names(word: str, role: Role | None) -> None:
    assert small_role(word) is role


@pytest.mark.parametrize(
    "word", ["vladimirovich", "wladimirowitsch", "vladimirovna", "ilyich", "volodymyrovych", "jurevic"]
)
def test_patronymics_are_known_by_their_endings(word: str) -> None:
    assert is_patronymic((Reading(word),))


@pytest.mark.parametrize("word", ["ovich", "testov", "ivan", "kim"])
def test_other_words_are_no_patronymics(word: str) -> None:
    assert not is_patronymic((Reading(word),))


@pytest.mark.parametrize(
    ("one", "other"),
    [("vladimir", "volodymyr"), ("aleksandr", "oleksandr"), ("rafael", "raphael"), ("dmitry", "dmytro")],
)
def test_one_given_name_in_two_languages_is_one_group(one: str, other: str) -> None:
    assert given_names_of((Reading(one),)) & given_names_of((Reading(other),))


@pytest.mark.parametrize(("one", "other"), [("oleg", "olga"), ("vladimir", "vladislav"), ("aleksandr", "aleksei")])
def test_two_given_names_share_no_group(one: str, other: str) -> None:
    assert given_names_of((Reading(one),))
    assert given_names_of((Reading(other),))
    assert not given_names_of((Reading(one),)) & given_names_of((Reading(other),))


def words(text: str) -> list[FoldedText]:
    return [fold(word) for word in text.split()]


def form_of(text: str) -> tuple[int, LegalForm] | None:
    return legal_form_at(words(text), [spoken(word) for word in words(text)], 0)


@pytest.mark.parametrize(
    ("text", "length", "family"),
    [
        ("limited liability company testov", 3, "limited"),
        ("общество с ограниченной ответственностью", 4, "limited"),
        ("obshchestvo s ogranichennoi otvetstvennostyu", 4, "limited"),
        ("obŝestvo s ograničennoj otvetstvennostʹû", 4, "limited"),
        ("gmbh", 1, "limited"),
        ("aktsionernoye obshchestvo testov", 2, "stock"),
        ("有限公司", 1, "limited"),
        ("주식회사", 1, "stock"),
    ],
)
def test_the_longest_legal_form_is_found_in_any_script_and_romanization(text: str, length: int, family: str) -> None:
    found = form_of(text)
    assert found is not None
    assert (found[0], found[1].family) == (length, family)


def test_words_are_no_legal_form() -> None:
    assert form_of("testov trading") is None


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("bank", "bank"),
        ("банк", "bank"),
        ("unhaeng", "bank"),
        ("은행", "bank"),
        ("tekhnologiya", "technology"),
        ("testov", None),
    ],
)
def test_a_generic_word_is_known_in_its_languages(word: str, concept: str | None) -> None:
    found = concept_of(fold(word), spoken(fold(word)))
    assert (found.name if found else None) == concept


def test_a_trade_is_a_concept() -> None:
    assert "bank" in trades()
    assert all(trade.isidentifier() for trade in trades())


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("224", "224"),
        ("224th", "224"),
        ("224й", "224"),
        ("007", "7"),
        ("iii", "3"),
        ("b14", None),
        ("i", None),
        ("9" * 200, "9" * 200),
    ],
)
def test_numbers_by_value(word: str, value: str | None) -> None:
    assert number_of(word) == value


def test_stop_words_are_small() -> None:
    assert {"the", "of", "и"} <= stop_words()
    assert all(len(word) <= 6 for word in stop_words())
