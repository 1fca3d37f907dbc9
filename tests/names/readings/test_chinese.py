"""Chinese: Latin spellings of any system to the syllables that they can stand for."""

import pytest

from sanscreen.names.readings.chinese import can_be_family, is_syllable, syllables_of, was_cyrillic


@pytest.mark.parametrize(
    ("latin", "syllables", "system"),
    [
        ("jinping", "普jin普ping", "Hanyu Pinyin"),
        ("hsiaoping", "普xiao普ping", "Wade-Giles"),
        ("tse", "普ze", "Wade-Giles"),
        ("chung", "普zhong", "Wade-Giles"),
        ("jhih", "普zhi", "Tongyong Pinyin"),
        ("lyu", "普lv", "Hanyu Pinyin with another ü"),
        ("soong", "普song", "customary spelling of Mandarin"),
        ("hwang", "普huang", "customary spelling of Mandarin"),
        ("yuet", "粵jyut", "Hong Kong spelling"),
        ("ngor", "粵ngo", "Hong Kong spelling"),
        ("kwok", "粵gwok", "Hong Kong spelling"),
        ("lam", "粵lam", "Jyutping"),
        ("yuee", "普yue普e", "Hanyu Pinyin"),
        ("je", "普zhe", "Mandarin Phonetic Symbols II"),
        ("jau", "普zhao", "Mandarin Phonetic Symbols II"),
        ("shiu", "普xu", "Mandarin Phonetic Symbols II"),
        ("цзиньпин", "普jin普ping", "Palladius"),
        ("си", "普xi", "Palladius"),
        ("чжоу", "普zhou", "Palladius"),
        ("хуэй", "普hui", "Palladius"),
        ("сюаньцзан", "普xuan普zang", "Palladius"),
        ("лунъань", "普long普an", "Palladius"),
        ("цзіньпін", "普jin普ping", "Palladius by habit"),
        ("цзедун", "普ze普dong", "Palladius by habit"),
    ],
)
def test_a_spelling_can_stand_for_its_syllables(latin: str, syllables: str, system: str) -> None:
    assert (syllables, system) in [(reading.text, reading.system) for reading in syllables_of(latin)]


@pytest.mark.parametrize("word", ["smith", "zimenkov", "", "1234", "x" * 200, "习"])
def test_other_words_are_no_chinese_syllables(word: str) -> None:
    assert syllables_of(word) == ()


def test_a_cyrillic_syllable_tells_n_from_ng() -> None:
    assert {reading.text for reading in syllables_of("линь")} == {"普lin"}
    assert {reading.text for reading in syllables_of("лин")} == {"普ling"}


def test_latin_letters_of_palladius_count_only_where_a_name_shows_them() -> None:
    assert was_cyrillic(["si", "tszinpin"])
    assert was_cyrillic(["chzhou", "enlay"])
    assert not was_cyrillic(["xi", "jinping"])
    assert not was_cyrillic(["leung", "tsz", "wah"])  # Hong Kong
    assert "普hu" in [reading.text for reading in syllables_of("khu", through_cyrillic=True)]
    assert syllables_of("khu") == ()
    assert "普jin普ping" in [reading.text for reading in syllables_of("tszinpin", through_cyrillic=True)]


def test_a_syllable_without_its_border_comes_before_two() -> None:
    assert [reading.text for reading in syllables_of("xian")][:2] == ["普xian", "普xi普an"]


def test_readings_come_cheapest_first_and_are_bounded() -> None:
    readings = syllables_of("chichitsung")
    assert [reading.cost for reading in readings] == sorted(reading.cost for reading in readings)
    assert len(readings) <= 24
    assert all(is_syllable(reading.text) for reading in readings)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("chen", True), ("tan", True), ("ng", True), ("wong", True), ("ivan", False), ("чжан", True), ("иван", False)],
)
def test_family_names_are_known_in_any_spelling(word: str, expected: bool) -> None:
    assert can_be_family(word) is expected
