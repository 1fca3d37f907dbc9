import pytest

from sanscreen.integrations.column_names import (
    FAMILY_BESIDE,
    GIVEN_BESIDE_FAMILY,
    NUMBERS,
    USUAL,
    plain_header,
)


@pytest.mark.parametrize(
    ("header", "plain"),
    [
        ("Date of Birth", "date of birth"),
        (" date_of-birth: ", "date of birth"),
        ("dateOfBirth", "date of birth"),
        ("ДатаРождения", "дата рождения"),
        ("PRÉNOM", "prenom"),
        ("pre\u0301nom", "prenom"),
        ("Imię", "imie"),
        ("Ім’я", "імя"),
        ("ІМ'Я", "імя"),
        ("Ф.И.О.", "ф и о"),
        ("#", ""),
        ("", ""),
    ],
)
def test_header_is_compared_without_case_marks_and_separators(header: str, plain: str) -> None:
    assert plain_header(header) == plain


def test_no_word_stands_for_two_fields() -> None:
    words = [word for names in USUAL.values() for word in set(names)] + list(NUMBERS)
    assert sorted(words) == sorted(set(words))


def test_every_word_can_be_met() -> None:
    for word in (*NUMBERS, *(word for names in USUAL.values() for word in names)):
        assert word
        assert plain_header(word) == word


def test_words_with_two_meanings_are_words_for_the_name() -> None:
    assert set(USUAL["name"]) >= GIVEN_BESIDE_FAMILY | FAMILY_BESIDE.keys()
    for given in FAMILY_BESIDE.values():
        assert given <= set(USUAL["given"])
