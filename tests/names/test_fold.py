"""Folding: what becomes equal, what stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanscreen.names.fold import fold, is_invisible, plain


@pytest.mark.parametrize(
    ("written", "folded", "why"),
    [
        ("ZIMENKOV", "zimenkov", "case"),
        ("Ｔｅｓｔｏｖ", "testov", "full width"),
        ("Тестов\u200b", "тестов", "zero-width space"),
        ("Тес\u00adтов", "тестов", "soft hyphen"),
        ("\u202eTestov\u202c", "testov", "bidi override"),
        ("Rafael’", "rafael'", "typographic apostrophe"),
        ("Rafaelʹ", "rafael'", "modifier prime of ISO 9"),
        ("Jong‑Un", "jong-un", "non-breaking hyphen"),
        ("Straße", "strasse", "sharp s"),
        ("Й", "й", "short i is no i with a mark"),
        ("и\u0306", "й", "decomposed short i"),
        ("Ёлкин", "ёлкин", "yo keeps its mark"),
        ("\u1100\u1175\u11b7", "김", "decomposed Hangul"),
        ("\ufefftestov", "testov", "byte order mark"),
        ("test\x07ov", "testov", "control character"),
        ("test\tov", "test ov", "tabulator"),
        ("a\ufe0f", "a", "variation selector"),
        ("ﷺ", fold("صلى الله عليه وسلم"), "a ligature of several words"),
    ],
)
def test_fold_makes_spellings_of_one_text_equal(written: str, folded: str, why: str) -> None:
    assert fold(written) == folded, why


@pytest.mark.parametrize(
    ("folded", "bare", "why"),
    [
        ("mkrtyčev", "mkrtycev", "caron"),
        ("rafael'", "rafael", "apostrophe"),
        ("łódź", "lodz", "stroke"),
        ("ærø", "aero", "ligature"),
        ("t͡soi", "tsoi", "a tie over two letters"),
        ("й", "й", "Cyrillic keeps what tells letters apart"),
        ("ё", "ё", "Cyrillic keeps what tells letters apart"),
        ("άλφα", "αλφα", "Greek accent"),
        ("שָׁלוֹם", "שלום", "Hebrew points"),
        ("김", "김", "Hangul stays composed"),
        ("ᴛᴇꜱᴛᴏᴠ", "testov", "small capitals"),
        ("ƭesƭoⱱ", "testov", "hooked letters"),
        ("\u0301\u0301testov", "testov", "marks of no letter"),
        ("t\u0337e\u0488s\u20ddtov", "testov", "strokes and circles over letters"),
        ("test\u0e34ov", "testov", "a vowel sign of another script"),
        ("те\u0301стов", "тестов", "a stress accent"),
        ("ghǿ", "gho", "a stroke and an accent"),
        ("हिन्दी", "हिन्दी", "vowel signs are letters in Indic scripts"),
    ],
)
def test_plain_drops_the_marks_that_names_lose(folded: str, bare: str, why: str) -> None:
    assert plain(fold(folded)) == bare, why


def test_different_cyrillic_letters_stay_apart() -> None:
    assert plain(fold("Сергей")) != plain(fold("Сергеи"))


@given(st.text(max_size=40))
def test_plain_of_plain_changes_nothing(text: str) -> None:
    once = plain(fold(text))
    assert plain(fold(once)) == once


def test_invisible_characters_are_those_without_a_glyph() -> None:
    assert all(map(is_invisible, "\u200b\u200d\u2066\u00ad\u3164\ufe0f"))
    assert not any(map(is_invisible, "a ж김'-"))
