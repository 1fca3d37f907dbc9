"""Han: characters by Unihan, in Mandarin, Cantonese and Korean, and the forms of one character."""

import pytest

from sanscreen import tables
from sanscreen.names.fold import FoldedText
from sanscreen.names.readings.chinese import CANTONESE, MANDARIN
from sanscreen.names.readings.han import common_form, read, read_family, read_syllable


@pytest.mark.parametrize(
    ("word", "latin"),
    [("习近平", "xijinping"), ("丹东", "dandong"), ("女", "nu"), ("佐々木", "zuozuomu"), ("3局", "3ju")],
)
def test_a_word_is_read_in_pinyin(word: str, latin: str) -> None:
    first = read(FoldedText(word))[0]
    assert (first.text, first.system, first.cost) == (latin, "Hanyu Pinyin", 0)


def test_an_umlaut_is_written_in_every_usual_way() -> None:
    assert [reading.text for reading in read(FoldedText("吕"))] == ["lu", "lyu", "lv"]


def test_a_word_with_a_letter_of_no_table_is_not_read() -> None:
    assert read(FoldedText("さくら銀行")) == ()


def test_readings_stay_few() -> None:
    assert len(read(FoldedText("單樂重曾行" * 12))) <= 13


@pytest.mark.parametrize(
    ("letter", "syllables"),
    [
        ("林", {f"{MANDARIN}lin", f"{CANTONESE}lam", "림", "임"}),
        ("金", {f"{MANDARIN}jin", f"{CANTONESE}gam", "금", "김"}),
        ("习", {f"{MANDARIN}xi", f"{CANTONESE}zaap", "습"}),
    ],
)
def test_a_character_stands_for_syllables_of_three_languages(letter: str, syllables: set[str]) -> None:
    assert {reading.text for reading in read_syllable(letter)} == syllables


@pytest.mark.parametrize(
    ("letter", "spelling"), [("单", "shan"), ("曾", "zeng"), ("仇", "qiu"), ("盖", "ge"), ("陳", "tan"), ("黃", "ng")]
)
def test_a_family_name_has_readings_of_its_own(letter: str, spelling: str) -> None:
    assert spelling in [reading.text for reading in read_family(letter)]


@pytest.mark.parametrize(("written", "common"), [("國", "国"), ("衞", "卫"), ("衛", "卫"), ("眞", "真"), ("鄭", "郑")])
def test_forms_of_one_character_are_one(written: str, common: str) -> None:
    assert common_form(written) == common


@pytest.mark.parametrize(("one", "other"), [("石", "市"), ("丘", "邱"), ("育", "毓"), ("張", "章")])
def test_other_characters_stay_others(one: str, other: str) -> None:
    assert common_form(one) != common_form(other)


def test_a_common_form_is_its_own_common_form() -> None:
    for _, form, *_ in tables.rows("han.tsv", 5):
        assert not form or common_form(form) == form
