"""Cyrillic by named systems: published spellings, one row each."""

import pytest

from sanscreen.names.fold import FoldedText, fold, plain
from sanscreen.names.readings.cyrillic import read, romanizations, usual, usual_by_language

SYSTEMS = {table.system: table for table in romanizations()}


@pytest.mark.parametrize(
    ("word", "system", "spelling"),
    [
        ("Мкртычев", "BGN/PCGN 1947", "mkrtychev"),
        ("Анатольевич", "BGN/PCGN 1947", "anatol'yevich"),
        ("Щербаков", "BGN/PCGN 1947", "shcherbakov"),
        ("Елена", "BGN/PCGN 1947", "yelena"),
        ("Мкртычев", "ISO 9:1995", "mkrtyčev"),
        ("Юрьевич", "ISO 9:1995", "ûr'evič"),
        ("Газарян", "ISO 9:1995", "gazarân"),
        ("Михейчик", "ICAO Doc 9303 (Russian passport since 2013)", "mikheichik"),
        ("Юрьевич", "ICAO Doc 9303 (Russian passport since 2013)", "iurevich"),
        ("Зименков", "German (Duden)", "simenkow"),
        ("Владимирович", "German (Duden)", "wladimirowitsch"),
        ("Буднев", "French", "boudnev"),
        ("Михейчик", "French", "mikheïtchik"),
        ("Никулин", "French", "nikouline"),
        ("Згурський", "Ukrainian KMU 2010", "zghurskyi"),
        ("Їжакевич", "Ukrainian KMU 2010", "yizhakevych"),
    ],
)
def test_a_word_is_spelled_as_its_system_has_it(word: str, system: str, spelling: str) -> None:
    name = next(known for known in SYSTEMS if known == system or known.startswith(system))
    romanized = SYSTEMS[name].romanize(fold(word))
    assert romanized is not None
    assert fold(romanized) == fold(spelling)


def test_a_table_reads_no_word_with_a_letter_that_its_language_lacks() -> None:
    assert SYSTEMS["BGN/PCGN 1947"].romanize("їжакевич") is None
    assert all(reading.system != "BGN/PCGN 1947" for reading in read(FoldedText("їжакевич")))


def test_the_usual_spelling_is_that_of_the_first_system_that_reads_the_word() -> None:
    assert usual(FoldedText("зименков")) == "zimenkov"
    assert usual(FoldedText("їжакевич")) == "yizhakevych"
    assert usual(FoldedText("ѣ")) is None


def test_a_word_that_several_languages_share_is_heard_in_each() -> None:
    heard = {plain(spelling) for spelling in usual_by_language(FoldedText("григорий"))}
    assert "grigoriy" in heard
    assert any(spelling.startswith("hr") for spelling in heard)
