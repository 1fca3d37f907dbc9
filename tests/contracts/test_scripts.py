"""What every registered script must do, and every romanization table."""

import pytest

from sanscreen.names.fold import FoldedText, fold, plain
from sanscreen.names.readings import READERS, Reader, armenian, cyrillic, georgian, greek
from sanscreen.names.readings.cyrillic import read, romanizations
from sanscreen.names.readings.romanization import Romanization
from sanscreen.names.scripts import script_of
from sanscreen.names.sounds import sounds

SAMPLES = {
    "Cyrillic": "зименков",
    "Korean": "정은",
    "Greek": "παπαδόπουλοσ",
    "Armenian": "գրիգորյան",
    "Georgian": "დვალი",
    "Japanese kana": "たなか",
    "Arabic": "سعيد",
    "Hebrew": "שלמה",
    "Han characters": "習",
}
ALPHABETS = {
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "Belarusian": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "Bulgarian": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "Serbian": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "Macedonian": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "Kazakh": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "Tajik": "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
    "Uzbek": "абвгғдеёжзийкқлмнопрстуўфхҳцчшъьэюя",
    "Kyrgyz": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    "Mongolian": "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
    "Tatar": "аәбвгдеёжҗзийклмнңоөпрстуүфхһцчшщъыьэюя",
    "Turkmen": "абвгдеёжҗзийклмнңоөпрстуүфхцчшщъыьэәюя",
}
OTHER_ALPHABETS = {
    "Bashkir": "абвгғдҙеёжзийкҡлмнңоөпрсҫтуүфхһцчшщъыьэәюя",
    "Chuvash": "аӑбвгдеёӗжзийклмнопрсҫтуӳфхцчшщъыьэюя",
    "Azerbaijani": "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш",
    "Russian documents": "аәбвгғдеёжҗзиӣійкқҝлмнңоөпрстуўұүӯфхһҳцчҷҹшщъыьэюя",
    "Greek": "αβγδεζηθικλμνξοπρστυφχψωϊϋ",
    "Armenian": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "Georgian": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
}
ALPHABETS["all"] = "".join(sorted(set("".join(ALPHABETS.values()))))
WORDS = ("зименков", "юрий", "мария", "щербаков", "цой", "ашот", "хрущев", "жуков", "чайковский")


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_reader_reads_its_script_in_plain_latin_letters_with_a_named_system(reader: Reader) -> None:
    sample = FoldedText(SAMPLES[reader.name])
    assert {script_of(letter) for letter in sample} <= reader.scripts
    readings = reader.read(sample)
    assert readings
    for reading in readings:
        assert reading.system
        assert reading.text == plain(fold(reading.text))
        assert 0 <= reading.cost <= 1000
    assert len({reading.text for reading in readings}) == len(readings)
    assert readings[0].text.isascii()


def test_no_two_readers_cover_one_script() -> None:
    scripts = [script for reader in READERS for script in reader.scripts]
    assert len(scripts) == len(set(scripts))


@pytest.mark.parametrize("table", romanizations(), ids=lambda table: table.system)
def test_a_table_maps_every_letter_of_its_alphabet(table: Romanization) -> None:
    for letter in ALPHABETS[table.language]:
        assert table.romanize(letter) is not None, letter
        assert table.romanize(f"а{letter}а") is not None, letter


@pytest.mark.parametrize("table", romanizations(), ids=lambda table: table.system)
def test_a_spelling_has_no_letter_of_the_script_that_it_romanizes(table: Romanization) -> None:
    for letter in ALPHABETS[table.language]:
        spelling = plain(fold(table.romanize(letter) or ""))
        assert spelling.isascii(), letter


OTHER_TABLES = [
    (alphabet, table)
    for alphabet, found in (("Greek", greek), ("Armenian", armenian), ("Georgian", georgian))
    for table in found.romanizations()
] + [(table.language.partition(" (")[0], table) for table in cyrillic.further_romanizations()]


@pytest.mark.parametrize(("alphabet", "table"), OTHER_TABLES, ids=lambda part: getattr(part, "system", part))
def test_a_table_of_another_alphabet_writes_every_letter_in_plain_latin(alphabet: str, table: Romanization) -> None:
    for letter in (ALPHABETS | OTHER_ALPHABETS)[alphabet]:
        for word in (letter, f"{letter}{letter}"):
            spelling = table.romanize(word)
            assert spelling is not None, letter
            assert plain(fold(spelling)).isascii(), letter


def test_systems_of_other_alphabets_have_names_and_priorities_of_their_own() -> None:
    systems = [table.system for _, table in OTHER_TABLES] + [table.system for table in romanizations()]
    assert len(set(systems)) == len(systems)
    places = [(alphabet, table.priority) for alphabet, table in OTHER_TABLES]
    assert len(set(places)) == len(places)


def test_systems_have_names_and_priorities_of_their_own() -> None:
    tables = romanizations()
    assert len({table.system for table in tables}) == len(tables)
    assert len({table.priority for table in tables}) == len(tables)
    assert tables[0].system == "BGN/PCGN 1947"


def test_the_systems_that_the_first_issue_names_are_there() -> None:
    names = " ".join(table.system for table in romanizations())
    for system in ("BGN/PCGN 1947", "ISO 9:1995", "ICAO", "German", "French"):
        assert system in names


@pytest.mark.parametrize("word", WORDS)
def test_every_spelling_of_a_word_is_heard_as_the_word_by_some_habit(word: str) -> None:
    """Two spellings of one word by any two Russian systems share a sound: so Latin meets Latin.

    The code of payment messages writes one letter for one (q for ш) and is not meant to be heard.
    """
    heard = [
        {sound.text for sound in sounds(fold(spelling))}
        for table in romanizations()
        if table.language == "Russian"
        and table.system != "SWIFT RUR6"
        and (spelling := table.romanize(word)) is not None
    ]
    reference = heard[0]
    apart = sum(reference.isdisjoint(other) for other in heard)
    assert apart <= len(heard) // 4, f"{apart} of {len(heard)} systems are not heard as {word}"


def test_one_spelling_is_one_reading_under_the_first_system() -> None:
    readings = read(FoldedText("зименков"))
    assert (readings[0].text, readings[0].system) == ("zimenkov", "BGN/PCGN 1947")
    assert len({reading.text for reading in readings}) == len(readings)
