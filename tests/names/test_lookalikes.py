"""Words that mix alphabets."""

import pytest

from sanscreen.names.fold import fold
from sanscreen.names.lookalikes import in_latin, is_mixed, unmix


@pytest.mark.parametrize(
    ("written", "meant", "why"),
    [
        ("ZYKOVА", "zykova", "one Cyrillic letter in a Latin word"),
        ("РRODUCTION", "production", "a Cyrillic first letter"),
        ("Трансkапитал", "транскапитал", "one Latin letter in a Cyrillic word"),
        ("ООО", "ооо", "a word wholly in Cyrillic stays Cyrillic"),
        ("OOO", "ooo", "a word wholly in Latin stays Latin"),
        ("Αthens", "athens", "a Greek capital in a Latin word"),
        ("김Kim", "김kim", "Hangul has no look-alikes"),
    ],
)
def test_a_mixed_word_is_of_one_alphabet(written: str, meant: str, why: str) -> None:
    assert unmix(fold(written)) == meant, why


@pytest.mark.parametrize(
    ("written", "twin"),
    [
        ("АЅНОТ", "ashot"),
        ("ООО", "ooo"),
        ("ꓔꓰꓢꓔꓳꓦ", "testov"),
        ("Иван", None),
        ("Ashot", None),
        ("김", None),
        ("007", None),
    ],
)
def test_a_word_wholly_in_look_alikes_can_be_read_in_latin(written: str, twin: str | None) -> None:
    assert in_latin(fold(written)) == twin


@pytest.mark.parametrize(
    ("written", "mixed"),
    [("株式会社ABC", False), ("Tеstov", True), ("Тестов", False), ("東京タワー", False), ("A1", False)],
)
def test_a_word_of_several_alphabets_is_mixed(written: str, mixed: bool) -> None:
    assert is_mixed(fold(written)) is mixed
