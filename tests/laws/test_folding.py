"""Laws of folding, swept over all of Unicode where that is possible."""

import sys

from hypothesis import given
from hypothesis import strategies as st

from sanscreen.names.fold import fold

LETTERS = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]


def test_fold_twice_changes_nothing_for_every_letter() -> None:
    """Folding a folded letter gives the same letter, for every code point of Unicode."""
    changed = [letter for letter in LETTERS if fold(fold(letter)) != fold(letter)]
    assert changed == []


@given(st.text(max_size=60))
def test_fold_twice_changes_nothing_for_texts(text: str) -> None:
    """Folding a folded text gives the same text, marks and joining letters included."""
    assert fold(fold(text)) == fold(text)
