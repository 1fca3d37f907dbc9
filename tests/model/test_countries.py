import unicodedata

import pytest

from sanscreen import tables
from sanscreen.model.countries import country_code

ROWS = tables.rows("countries.tsv", 3)


@pytest.mark.parametrize(
    ("text", "code", "why"),
    [
        ("RU", "RU", "a code of two letters"),
        ("ru", "RU", "in small letters"),
        ("RUS", "RU", "a code of three letters"),
        ("Russia", "RU", "a name"),
        ("NORTH KOREA", "KP", "a name in capitals"),
        ("DPRK", "KP", "an abbreviation"),
        ("  south \t korea ", "KR", "blanks"),
        ("NO", "NO", "Norway"),
        ("Türkiye", "TR", "an accent"),
        ("TÜRKİYE", "TR", "a capital with a dot"),
        (unicodedata.normalize("NFD", "Türkiye"), "TR", "an accent that is a character of its own"),
        ("Ivory Coast", "CI", "a usual name"),
    ],
)
def test_codes_and_names_are_read_as_records_have_them(text: str, code: str, why: str) -> None:
    assert country_code(text) == code, why


@pytest.mark.parametrize("text", ["", " ", "Atlantis", "XX", "R U", "Korea, Middle", "643", "RU;CY"])
def test_what_is_no_country_is_none(text: str) -> None:
    assert country_code(text) is None


def test_every_code_and_name_of_the_table_gives_its_row() -> None:
    """So no spelling stands in two rows, whatever its capitals."""
    for alpha2, alpha3, names in ROWS:
        for spelling in (alpha2, alpha3, *names.split("|")):
            for text in (spelling, spelling.lower(), f" {spelling} ", unicodedata.normalize("NFD", spelling)):
                assert country_code(text) == alpha2, text


def test_every_code_has_two_capitals() -> None:
    assert {
        alpha2 for alpha2, _, _ in ROWS if not (len(alpha2) == 2 and alpha2.isascii() and alpha2.isupper())
    } == set()
