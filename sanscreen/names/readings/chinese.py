"""Latin spellings of Chinese names, to the syllables of Mandarin and Cantonese that they can stand for.

Pinyin, Wade-Giles, Tongyong, Hong Kong spellings and habits are one table (`data/chinese.yaml`): each spelling with its
syllables. A syllable is written behind the character of its language, in pinyin or jyutping, so that it is no Latin
word: 普xiao is Mandarin, 粵ngo Cantonese. Han characters are read as such syllables, and both meet there.
"""

import re
from dataclasses import dataclass

from sanscreen import tables
from sanscreen.errors import TableError
from sanscreen.names.reading import Reading
from sanscreen.names.readings.divide import Part, divide

__all__ = ["CANTONESE", "MANDARIN", "can_be_family", "is_syllable", "syllables_of"]

MANDARIN = "普"
CANTONESE = "粵"
_MARKS = {"m": MANDARIN, "c": CANTONESE}

MAX_READINGS = 12  # of a word, in each language
_LONGEST = 6  # letters of a syllable: `chuang`
_SYLLABIC = 2  # letters of a word that is a consonant alone: `Ng`
_BORDER = re.compile(f"(?<!^)[{MANDARIN}{CANTONESE}][aeo]")  # Xi'an without its apostrophe, which Xian is not
_BORDER_COST = 30
_VOWELS = frozenset("aeiouv")


def can_be_family(word: str) -> bool:
    """Return whether a plain Latin word is a usual spelling of a Chinese family name."""
    found = _spellings().get(word) if word.isascii() else None
    return found is not None and found[0] == "family"


def is_syllable(text: str) -> bool:
    """Return whether a reading is one of the syllables of this module."""
    return text[0] in (MANDARIN, CANTONESE) and text[-1].isascii()


def syllables_of(word: str) -> tuple[Reading, ...]:
    """Return the syllables that a plain Latin word can stand for, at most three, cheapest first; empty without any."""
    found: list[Part] = []
    for mark in _MARKS.values():
        found += divide(word, _Language(mark, len(word) <= _SYLLABIC).spelled, _LONGEST, MAX_READINGS)
    readings = [Reading(text, system, cost + _BORDER_COST * len(_BORDER.findall(text))) for text, cost, system in found]
    return tuple(sorted(readings, key=lambda reading: (reading.cost, len(reading.text))))


@dataclass(frozen=True, slots=True)
class _Language:
    """The syllables of one language, by their spellings; such without a vowel (Ng) where the word is no other one."""

    mark: str
    alone: bool

    def spelled(self, piece: str) -> list[Part]:
        """Return the syllables of the language that a piece of a word can stand for."""
        found = _spellings().get(piece)
        if found is None or not found[1]:
            return []
        systems = _systems()
        parts = []
        for item in found[1].split("|"):
            syllable, _, key = item.partition(":")
            if _MARKS[syllable[0]] == self.mark and (self.alone or not _VOWELS.isdisjoint(syllable[1:])):
                name, cost = systems[key]
                parts.append((self.mark + syllable[1:], cost, name))
        return parts


@tables.kept
def _spellings() -> tables.Lookup:
    return tables.lookup("compiled/chinese_syllables.tsv")


@tables.kept
def _systems() -> dict[str, tuple[str, int]]:
    found = {}
    for line in _spellings().lines:
        if line.startswith("~"):
            key, name, cost = line[1:].split("\t")
            found[key] = name, int(cost)
    if not found:
        raise TableError("chinese_syllables.tsv: the systems are missing")
    return found
