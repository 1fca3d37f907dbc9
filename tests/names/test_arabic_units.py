"""Arabic names of several words that are one name, joined or apart, in any script."""

import pytest

from sanscreen.matching.similarity import likeness
from sanscreen.model import PartyType
from sanscreen.names.make_token import joined
from sanscreen.names.prepare import prepare_name


def words(name: str) -> list[str]:
    return [token.text for token in prepare_name(name, PartyType.INDIVIDUAL).tokens]


@pytest.mark.parametrize(
    "name",
    ["Abdul Rahman", "Abd al-Rahman", "Abd ar-Rahman", "Abdel Rahman", "RAHMAN, Abdul", "عبد الرحمن", "Абдул Рахман"],
)
def test_abd_and_the_name_that_it_serves_are_one_word(name: str) -> None:
    assert len(words(name)) == 1


@pytest.mark.parametrize(
    "name",
    ["Abdul Khan", "KHAN, Abdul", "Abdul, Rahman", "ABDUL, Hassan Rahman", "Allah Dad", "Kuzmich Alla", "al-Din"],
)
def test_other_words_stay_apart(name: str) -> None:
    assert len(words(name)) > 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abdul Rahman", "Abdurrahman"),
        ("Abdul Rahman", "Abd al-Rahman"),
        ("Abdul Rahman", "عبدالرحمن"),
        ("Abdul Rahman", "عبد الرحمن"),
        ("Абдуррахман", "Abd al-Rahman"),
        ("Abd al-Salam", "Abdessalam"),
        ("Abd al-Nasir", "Abdel Nasser"),
        ("Saif al-Din", "Saifuddin"),
        ("Saif al-Din", "سيف الدين"),
        ("Najmiddin", "Najm al-Din"),
        ("Nasr Allah", "Nasrallah"),
        ("Nasrullah", "نصر الله"),
        ("Abd Allah", "Abdullah"),
        ("Abdullah", "عبد الله"),
        ("Abu al-Hasan", "Abolhassan"),
        ("Abu al-Hasan", "ابوالحسن"),
        ("Abu al-Hasan", "أبو الحسن"),
        ("Abolghasem", "ابو القاسم"),
        ("Abou el-Fotouh", "أبوالفتوح"),
        ("Абу-ль-Хасан", "Abulhasan"),
    ],
)
def test_all_spellings_of_a_unit_are_alike(one: str, other: str) -> None:
    left, right = (prepare_name(name, PartyType.INDIVIDUAL).tokens for name in (one, other))
    assert len(left) == len(right) == 1
    found = likeness(left[0], right[0])
    assert found is not None
    assert found.similarity >= 900


def test_abu_without_the_article_stays_apart_and_agrees_anyhow() -> None:
    assert words("Abu Hasan") == ["abu", "hasan"]
    one = joined(*prepare_name("Abu Hasan", PartyType.INDIVIDUAL).tokens)
    assert one.texts & prepare_name("Abu al-Hasan", PartyType.INDIVIDUAL).tokens[0].texts
    assert words("Abu Muhammad al-Jawlani") == ["abu", "muhammad", "al", "jawlani"]
    assert words("Abu al-Hasan, Ali") == words("ABU AL-HASAN Ali")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("محمدعبد البصير", ["محمد", "عبدالبصير"]),
        ("نظر محمدعبد البصير", ["نظر", "محمد", "عبدالبصير"]),
        ("محمدعبد بصير", ["محمدعبد", "بصير"]),
        ("عبد البصير", ["عبدالبصير"]),
    ],
)
def test_abd_that_was_written_to_the_name_before_is_parted(written: str, expected: list[str]) -> None:
    assert words(written) == expected


def test_a_unit_stands_where_its_words_stand() -> None:
    name = prepare_name("YASIN, Abd al-Rahman", PartyType.INDIVIDUAL)
    start, end = name.spans[1]
    assert name.written[start:end] == "Abd al-Rahman"


def test_companies_have_no_such_units() -> None:
    assert len(prepare_name("Abdul Rahman Trading", PartyType.ENTITY).tokens) == 3


@pytest.mark.parametrize("name", ["Volodin", "Borodin", "Gabriella", "Abdi", "Abolins", "Abulafia"])
def test_a_name_that_only_ends_so_is_no_unit(name: str) -> None:
    assert [reading.text for reading in prepare_name(name, PartyType.INDIVIDUAL).tokens[0].readings] == [name.lower()]
