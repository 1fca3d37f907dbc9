"""Names that are written to slip past a screening, or broken on their way, still meet their party."""

import pytest

from sanscreen import Verdict, screen
from sanscreen.matching.compare import compare
from sanscreen.matching.features import FEATURES


@pytest.mark.parametrize(
    ("screened", "listed", "kind", "why"),
    [
        ("TESTOV, Maks Borisovich \u0301", "TESTOV, Maks Borisovich", "individual", "a mark on no letter"),
        ("Виктор Tecтoв", "TESTOV, Viktor", "individual", "Latin twins in a Cyrillic word"),
        ("БOPИC TECTOB", "TESTOV, Boris", "individual", "Latin twins alone, beside a Cyrillic word that has others"),
        ("Oleg Testovich¹", "TESTOVICH, Oleg", "individual", "a footnote's figure"),
        ("Oleg Testovich1", "TESTOVICH, Oleg", "individual", "a figure behind a word"),
        ("Gennady Testovichenk०", "TESTOVICHENKO, Gennady", "individual", "a figure of another script for a letter"),
        ("Геннадий Тестовиченк0", "TESTOVICHENKO, Gennady", "individual", "a figure for a Cyrillic letter"),
        ("Oleg \u202ehcivotseT\u202c", "TESTOVICH, Oleg", "individual", "one word shown from its end"),
        ("Oleg Testovich Testovich", "TESTOVICH, Oleg", "individual", "a word twice"),
        ("OLEG TESTOV🅸CH", "TESTOVICH, Oleg", "individual", "a boxed letter"),
        ("Îëåã Òåñòîâè÷", "TESTOVICH, Oleg", "individual", "Windows-1251 read as Latin-1"),
        ("РћР»РµРі РўРµСЃС‚РѕРІРёС‡", "TESTOVICH, Oleg", "individual", "UTF-8 read as Windows-1251"),
        ("Oleg T&amp;#101;stovich", "TESTOVICH, Oleg", "individual", "an entity inside an entity"),
        ("Kim Jogn Sik", "KIM, Jong Sik", "individual", "no syllable, so a misprint"),
        ("Gen-nady Tes-tovich", "TESTOVICH, Gennady", "individual", "hyphens inside words"),
        ("TestekskonCorp.", "TESTEKSKON CORP.", "entity", "a legal form glued to the name"),
        ("TESTEKSKON CORP. CORP.", "TESTEKSKON CORP.", "entity", "a legal form twice"),
    ],
)
def test_a_disguised_name_alerts(screened: str, listed: str, kind: str, why: str) -> None:
    assert compare(screened, listed, kind, FEATURES).score >= 85, why


@pytest.mark.parametrize("name", ["\u0301", "\u20dd", "\u05b0", "ـ", "ー", "々", "☺", "..."])
def test_a_name_without_a_letter_or_figure_is_an_error(name: str) -> None:
    assert screen(name).verdict is Verdict.ERROR


@pytest.mark.parametrize(
    ("screened", "listed", "most"),
    [
        ("Lewis J.R.", "TESTEZ, Joise Luis", 80),  # R agrees with nothing, J with a given name
        ("Smith M.T.", "TUFAL, S.M.", 70),  # letters alone
        ("Testov I.P.", "IVANOV, Testov Petrovich", 80),  # the family name agrees in an initial alone
        ("Ivan Testov", "TESTOV, Ivan Max Moritz Karl", 95),  # middle names are left over, and said so
    ],
)
def test_letters_are_no_words(screened: str, listed: str, most: int) -> None:
    assert compare(screened, listed, "individual", FEATURES).score <= most
