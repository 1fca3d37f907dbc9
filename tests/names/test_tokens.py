"""Written names to words with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanscreen.names.tokens import split


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("ZIMENKOV, Igor Vladimirovich", ["zimenkov", "igor", "vladimirovich"]),
        ("I.V. Zimenkov", ["i", "v", "zimenkov"]),
        ("Kim Jong-un", ["kim", "jong", "un"]),
        ("O'Testov", ["o'testov"]),
        ("«Транс-Капитал»", ["транс", "капитал"]),
        ("A&B Ltd.", ["a", "and", "b", "ltd"]),
        ("Testov（Ivan）", ["testov", "ivan"]),
        ("Te\u200bstov", ["testov"]),
        ("Тес\0тов \x1bИван", ["тестов", "иван"]),
        ("Testov\tIvan", ["testov", "ivan"]),
        ("TESTOV™, Ivan℠ №5", ["testov", "ivan", "5"]),
        ("  ,. - ", []),
        ("'", []),
    ],
)
def test_words_of_a_name(written: str, words: list[str]) -> None:
    assert [word.text for word in split(written).words] == words


@given(st.text(max_size=60))
def test_every_word_stands_where_it_says(written: str) -> None:
    """The span of a word lies in the written text, spans run forward, and no span is empty."""
    before = (0, 0)
    for word in split(written).words:
        span = (word.start, word.end)
        assert 0 <= word.start < word.end <= len(written)
        assert span == before or word.start >= before[1]
        before = span


def test_the_comma_tells_how_many_words_stand_before_it() -> None:
    assert split("VAN TESTOV, Ivan, Jr").comma == 2
    assert split("TESTOV , Ivan").comma == 1
    assert split("Ivan Testov").comma == 0


def test_signs_of_evasion_are_noted() -> None:
    words = split("ZYKOVА Te\u200bst")
    assert words.mixed == ("ZYKOVА",)
    assert words.invisible == 1


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_ascii_text_is_split_as_any_other(written: str) -> None:
    found, other = split(f"{written} "), split(f"{written} é")
    assert found.words == other.words[:-1]
    assert (found.comma, found.mixed, found.invisible) == (other.comma, other.mixed, other.invisible)
