"""Words that mix alphabets."""

import pytest

from sanscreen.names.fold import fold
from sanscreen.names.lookalikes import unmix


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
