"""A word in Han characters to its readings: pinyin, syllables of Mandarin and Cantonese, Sino-Korean, common forms.

Characters are read one by one, since names have no other context. A character that Unihan reads in several ways has
several readings, as a family name its own ones first (单 shan, 曾 zeng). Tables: `data/han.tsv`, `data/chinese.yaml`.
"""

from typing import NamedTuple

from sanscreen import tables
from sanscreen.names.fold import FoldedText
from sanscreen.names.reading import Reading
from sanscreen.names.readings import hangul
from sanscreen.names.readings.chinese import CANTONESE, MANDARIN

__all__ = ["common_form", "read", "read_family", "read_syllable"]

PINYIN = "Hanyu Pinyin"
ANOTHER = "Hanyu Pinyin, another reading"
AS_FAMILY = "Hanyu Pinyin, as a family name"
CUSTOMARY = "customary family name"
KOREAN = "Sino-Korean reading"
FORM = "simplified and traditional characters"

OTHER_COST = 20  # of a reading that is not the usual one
FAMILY_COST = 25  # a system that writes it so is named first
MAX_READINGS = 12  # in Latin letters, of a word
_REPEATED = "々"
_UMLAUTS = ("u", "yu", "v")  # how ü is written without its marks


class _Character(NamedTuple):
    form: str
    pinyin: tuple[str, ...]
    jyutping: tuple[str, ...]
    korean: tuple[str, ...]


def read(word: FoldedText) -> tuple[Reading, ...]:
    """Return a word in pinyin, by the usual readings and then by others, and in the common form of its characters.

    Nothing where a character has no reading in the table.
    """
    letters = [_syllables(letter) for letter in word.replace(_REPEATED, word[0])]
    if not all(letters):
        return ()
    spellings = {"": 0}
    for syllables in letters:
        longer = {before + syllable: cost + own for before, cost in spellings.items() for syllable, own in syllables}
        spellings = dict(sorted(longer.items(), key=lambda item: item[1])[:MAX_READINGS])
    found = [Reading(text, PINYIN if cost < OTHER_COST else ANOTHER, cost) for text, cost in spellings.items()]
    form = common_form(word)
    return (*found, Reading(form, FORM)) if form != word else tuple(found)


def read_syllable(letter: str) -> tuple[Reading, ...]:
    """Return the syllables that one character stands for in Mandarin, in Cantonese and in Korean."""
    character = _character(letter)
    if character is None:
        return ()
    found = [
        Reading(mark + syllable, None, OTHER_COST if place else 0)
        for mark, syllables in ((MANDARIN, character.pinyin), (CANTONESE, character.jyutping))
        for place, syllable in enumerate(syllables)
    ]
    for syllable in character.korean:
        found.append(Reading(syllable, KOREAN))
        found += [Reading(each, KOREAN, hangul.INITIAL_LAW_COST) for each in hangul.initial_law(syllable)]
    return tuple(found)


def read_family(word: str) -> tuple[Reading, ...]:
    """Return the readings that characters have as a family name alone, and its customary Latin spellings."""
    form = common_form(word)
    found = []
    for syllable in _families().get(form, ()):
        found += [Reading(syllable, AS_FAMILY), Reading(MANDARIN + syllable, AS_FAMILY)]
    return (*found, *(Reading(spelling, CUSTOMARY, FAMILY_COST) for spelling in _customary().get(form, ())))


def common_form(word: str) -> str:
    """Return a word in the common, mostly simplified form of each of its characters."""
    return "".join(found.form if (found := _character(letter)) else letter for letter in word)


def _syllables(letter: str) -> list[tuple[str, int]]:
    """Return the Latin spellings of a character, each with its cost; a Latin letter or a figure is its own."""
    if letter.isascii() and letter.isalnum():
        return [(letter, 0)]
    character = _character(letter)
    if character is None:
        return []
    found: dict[str, int] = {}
    for place, syllable in enumerate(character.pinyin):
        for number, umlaut in enumerate(_UMLAUTS if "v" in syllable else ("v",)):
            found.setdefault(syllable.replace("v", umlaut), OTHER_COST * bool(place) + 5 * bool(number))
    return list(found.items())


def _character(letter: str) -> _Character | None:
    found = _characters().get(letter)
    if found is None:
        return None
    form, *readings = found
    pinyin, jyutping, korean = (tuple(part.split("|")) if part else () for part in readings)
    return _Character(form or letter, pinyin, jyutping, korean)


@tables.kept
def _characters() -> tables.Lookup:
    return tables.lookup("han.tsv")


@tables.kept
def _table() -> dict[str, object]:
    return tables.tree("chinese.yaml")


@tables.kept
def _families() -> dict[str, tuple[str, ...]]:
    return _spellings("family_readings")


@tables.kept
def _customary() -> dict[str, tuple[str, ...]]:
    return _spellings("customary")


def _spellings(part: str) -> dict[str, tuple[str, ...]]:
    return {word: tuple(value.split()) for word, value in tables.mapping(_table(), part, "chinese.yaml").items()}
