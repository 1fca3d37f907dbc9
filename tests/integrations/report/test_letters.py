"""Two words under each other, letter by letter."""

import pytest

from sanscreen.integrations.report.letters import MOST_LETTERS, SIGNS, align, distance


def signs(screened: str, listed: str) -> str:
    return "".join(column.sign for column in align(screened, listed))


@pytest.mark.parametrize(
    ("screened", "listed", "expected", "why"),
    [
        ("Testov", "TESTOV", "======", "case says nothing"),
        ("Testof", "TESTOV", "=====≠", "one letter is another"),
        ("Testtov", "TESTOV", "==+====", "a letter too many"),
        ("Tesov", "TESTOV", "===−==", "a letter lost"),
        ("Téstov", "Testov", "=≈====", "a mark"),
        ("Testo\u0301v", "Testóv", "======", "one letter, composed or not"),
        ("R", "RESEARCH", "=−−−−−−−", "a word cut short keeps its beginning"),
        ("", "Test", "−−−−", "nothing above"),
        ("Тестов", "Тестов", "======", "another script"),
        ("й", "и", "≠", "a Cyrillic letter with a mark is a letter of its own"),
        ("ё", "е", "≠", "and it does not look like the one without"),
        ("Zimеnkоff", "ZIMENKOV", "===⇕==⇕≠+", "Cyrillic letters that look Latin, in a word that is misspelt too"),
        ("ZYKOVA", "ZYKOVА", "=====⇕", "the list has such a letter"),
        ("ТЕСТOВ", "Тестов", "====⇕=", "a Latin letter that looks Cyrillic"),
        ("M0VE", "MOVE", "=≠==", "a figure is no letter where nobody says so"),
    ],
)
def test_letters_stand_under_their_like(screened: str, listed: str, expected: str, why: str) -> None:
    assert sorted(signs(screened, listed)) == sorted(expected), why
    assert signs(screened, listed).replace("+", "=") == expected.replace("+", "="), why


@pytest.mark.parametrize(("screened", "listed", "expected"), [("M0VE", "MOVE", "=⇕=="), ("Teßov", "Tessov", "==⇕−==")])
def test_no_letter_is_another_one_in_words_that_are_read_as_the_same(screened: str, listed: str, expected: str) -> None:
    assert "".join(column.sign for column in align(screened, listed, read_alike=True)) == expected


@pytest.mark.parametrize("pair", [("Testtov", "TESTOV"), ("abc", "xyz"), ("", ""), ("a", ""), ("Тестов", "Testov")])
def test_no_letter_is_lost_and_every_sign_is_explained(pair: tuple[str, str]) -> None:
    columns = align(*pair)
    assert "".join(column.screened for column in columns) == pair[0]
    assert "".join(column.listed for column in columns) == pair[1]
    assert all(column.sign in SIGNS for column in columns)
    assert all(column.screened or column.listed for column in columns)


def test_distance_is_that_of_the_alignment_and_symmetric() -> None:
    assert distance("Testov", "TESTOV") == 0
    assert 0 < distance("Testof", "Testov") < distance("Tstof", "Testov")
    assert distance("Tesov", "Testov") == distance("Testov", "Tesov")


def test_word_of_any_length_is_refused_by_its_length() -> None:
    with pytest.raises(ValueError, match="at most 80"):
        align("a" * (MOST_LETTERS + 1), "a")
