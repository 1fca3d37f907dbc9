"""Scripts of letters and words."""

import unicodedata

import pytest

from sanscreen.names.scripts import main_script, script_of, scripts_in


@pytest.mark.parametrize(
    ("letter", "script"),
    [
        ("a", "Latin"),
        ("č", "Latin"),
        ("ж", "Cyrillic"),
        ("ω", "Greek"),
        ("김", "Hangul"),
        ("金", "Han"),
        ("か", "Hiragana"),
        ("カ", "Katakana"),
        ("م", "Arabic"),
        ("ש", "Hebrew"),
        ("Գ", "Armenian"),
        ("გ", "Georgian"),
        ("1", None),
        ("-", None),
        ("\u0301", None),
        ("\U00013080", "other"),
    ],
)
def test_script_of_a_letter(letter: str, script: str | None) -> None:
    assert script_of(letter) == script


def test_letters_named_after_a_covered_script_belong_to_it() -> None:
    for name, script in (
        ("CYRILLIC", "Cyrillic"),
        ("GREEK", "Greek"),
        ("ARMENIAN", "Armenian"),
        ("HEBREW", "Hebrew"),
    ):
        for code in range(0x250, 0x600):
            letter = chr(code)
            if unicodedata.name(letter, "").startswith(f"{name} ") and unicodedata.category(letter) in (
                "Lu",
                "Ll",
                "Lo",
            ):
                assert script_of(letter) == script, letter


def test_main_script_is_that_of_most_letters_and_the_first_of_equals() -> None:
    assert main_script("Zykovа") == "Latin"
    assert main_script("аb") == "Cyrillic"
    assert main_script("123 -") is None
    assert scripts_in("Zyа")["Cyrillic"] == 1
