"""Words in Arabic and Hebrew script: letters in Latin, shapes of letters, and what sounds they can stand for."""

import pytest

from sanscreen.names.consonants import agreement, frames_heard, frames_written
from sanscreen.names.fold import FoldedText, fold, plain
from sanscreen.names.readings import arabic, hebrew
from sanscreen.names.readings.abjad import MAX_FRAMES
from sanscreen.names.sounds import sounds


def cost(script: str, written: str, latin: str) -> int | None:
    found = agreement(script, plain(fold(written)), sounds(fold(latin)))
    return None if found is None else found[0]


@pytest.mark.parametrize(
    ("script", "written", "latin"),
    [
        ("Arabic", "سعيد", "Saeed"),
        ("Arabic", "باهاجى", "Bahaji"),
        ("Arabic", "الحاكم", "Hakim"),
        ("Arabic", "عبدالرحمن", "Abdulrahman"),
        ("Arabic", "نورالدين", "Nureddin"),
        ("Arabic", "قذافي", "Gaddafi"),
        ("Arabic", "قذافي", "Kadhafi"),
        ("Arabic", "جنبلاط", "Jumblatt"),
        ("Arabic", "زياد", "Ziad"),
        ("Arabic", "صالح", "Saleh"),
        ("Arabic", "فرهاد", "Farhad"),
        ("Arabic", "ﺻﺍﻠﺡ", "Saleh"),  # presentation forms
        ("Arabic", "گلبدین", "Golboddin"),
        ("Arabic", "پژمان", "Pezhman"),
        ("Arabic", "چمران", "Chamran"),
        ("Arabic", "يفغيني", "Yevgeny"),  # foreign names: v as f, p as b, zh as j, ch in two letters
        ("Arabic", "بريغوجين", "Prigozhin"),
        ("Arabic", "قديروف", "Kadyrov"),
        ("Arabic", "ديريباسكا", "Deripaska"),
        ("Arabic", "ملاديتش", "Mladic"),
        ("Arabic", "سيتشين", "Sechin"),
        ("Hebrew", "שלמה", "Shlomo"),
        ("Hebrew", "ישראל", "Yisrael"),
        ("Hebrew", "ברוך", "Baruch"),
        ("Hebrew", "צבי", "Zvi"),
        ("Hebrew", "כהן", "Cohen"),
        ("Hebrew", "לביא", "Lavi"),
        ("Hebrew", "ויינברג", "Weinberg"),
        ("Hebrew", "פרלשטיין", "Perlstein"),
    ],
)
def test_a_word_meets_the_usual_spelling(script: str, written: str, latin: str) -> None:
    found = cost(script, written, latin)
    assert found is not None
    assert found <= 100


@pytest.mark.parametrize(
    ("script", "written", "latin", "why"),
    [
        ("Arabic", "سعيد", "Saleh", "other consonants"),
        ("Arabic", "عزمي", "Osama", "z is no s"),
        ("Arabic", "حسن", "Hasani", "a closing i would be written"),
        ("Arabic", "قاضی", "Hejazi", "q is no h"),
        ("Arabic", "مطيعالله", "Mette", "Allah keeps its l"),
        ("Hebrew", "דוד", "Theodoros", "other consonants"),
    ],
)
def test_another_name_is_not_met(script: str, written: str, latin: str, why: str) -> None:
    found = cost(script, written, latin)
    assert found is None or found > 150, why


def test_a_long_vowel_that_contradicts_costs() -> None:
    right, wrong = cost("Arabic", "محمود", "Mahmud"), cost("Arabic", "محمود", "Mahmad")
    assert right is not None
    assert wrong is None or wrong >= right + 50


def test_what_agrees_has_a_frame_in_common() -> None:
    heard = frames_heard(sounds(FoldedText("shlomo")))
    assert set(heard) & set(frames_written("Hebrew", "שלמה"))


def test_persian_and_arabic_letters_are_one() -> None:
    shapes = [{reading.text for reading in arabic.read(fold(word))} for word in ("کریمی", "كريمي")]
    assert shapes[0] & shapes[1]


def test_the_first_reading_names_its_system() -> None:
    assert (arabic.read(fold("سعيد"))[0].text, arabic.read(fold("سعيد"))[0].system) == ("sid", "BGN/PCGN 1956 (Arabic)")
    assert (hebrew.read(fold("שלמה"))[0].text, hebrew.read(fold("שלמה"))[0].system) == ("shlmh", "Hebrew Academy 2006")


def test_a_letter_without_a_row_is_left_to_others() -> None:
    assert arabic.read(FoldedText("ݐ")) == ()
    assert hebrew.read(FoldedText("ab")) == ()


def test_frames_of_hostile_words_stay_few() -> None:
    ways = len(arabic.patterns("الوهذ"))
    assert len(frames_written("Arabic", "الوهذضظثة" * 40)) <= MAX_FRAMES * ways
