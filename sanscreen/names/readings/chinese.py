"""Latin and Cyrillic spellings of Chinese names, to the syllables of Mandarin and Cantonese that they can stand for.

Pinyin, Wade-Giles, Tongyong, Palladius, Hong Kong spellings and habits are one table (`data/chinese.yaml`): each spelling with its
syllables. A syllable is written behind the character of its language, in pinyin or jyutping, so that it is no Latin
word: 普xiao is Mandarin, 粵ngo Cantonese. Han characters are read as such syllables, and both meet there.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from sanscreen import tables
from sanscreen.errors import TableError
from sanscreen.names.reading import Reading
from sanscreen.names.readings.divide import Part, divide
from sanscreen.names.remembered import WORDS

__all__ = ["CANTONESE", "MANDARIN", "can_be_family", "is_syllable", "syllables_of", "was_cyrillic"]

MANDARIN = "普"
CANTONESE = "粵"
_MARKS = {"m": MANDARIN, "c": CANTONESE}

MAX_READINGS = 12  # of a word, in each language
_LONGEST = 6  # letters of a syllable: `chuang`
_SYLLABIC = 2  # letters of a word that is a consonant alone: `Ng`
_BORDER = re.compile(f"(?<!^)[{MANDARIN}{CANTONESE}][aeo]")  # Xi'an without its apostrophe, which Xian is not
_BORDER_COST = 30
_VOWELS = frozenset("aeiouv")
_PARTING = "ъ"  # Чанъань is Chang'an
_SHOWS_CYRILLIC = re.compile("tsz[aeiouy]|chzh")
_THROUGH_CYRILLIC = "-"  # opens the spellings of Palladius in Latin letters


@lru_cache(WORDS)
def can_be_family(word: str, *, through_cyrillic: bool = False) -> bool:
    """Return whether a plain Latin or Cyrillic word is a usual spelling of a Chinese family name."""
    openings = ("", _THROUGH_CYRILLIC) if through_cyrillic else ("",)
    found = (_spellings().get(opening + word) for opening in openings)
    return any(each is not None and each[0] == "family" for each in found)


def was_cyrillic(words: Iterable[str]) -> bool:
    """Return whether Latin words show that they were written in Cyrillic before: Si Tszinpin is Си Цзиньпин.

    No Chinese romanization writes j, z and zh so; Hong Kong has tsz without a vowel.
    """
    return any(_SHOWS_CYRILLIC.search(word) for word in words)


def is_syllable(text: str) -> bool:
    """Return whether a reading is one of the syllables of this module."""
    return text[0] in (MANDARIN, CANTONESE) and text[-1].isascii()


@lru_cache(WORDS)
def syllables_of(word: str, *, through_cyrillic: bool = False) -> tuple[Reading, ...]:
    """Return the syllables that a plain Latin or Cyrillic word can stand for, at most three, cheapest first.

    A Latin word that came `through_cyrillic` can follow Palladius too. Empty where a word is no such syllables.
    """
    found: list[Part] = []
    for mark in _MARKS.values():
        language = _Language(mark, len(word) <= _SYLLABIC, through_cyrillic)
        found += divide(word.replace(_PARTING, ""), language.spelled, _LONGEST, MAX_READINGS)
    readings = [Reading(text, system, cost + _BORDER_COST * len(_BORDER.findall(text))) for text, cost, system in found]
    return tuple(sorted(readings, key=lambda reading: (reading.cost, len(reading.text))))


class _Language(NamedTuple):
    """The syllables of one language, by their spellings; such without a vowel (Ng) where the word is no other one."""

    mark: str
    alone: bool
    through_cyrillic: bool

    def spelled(self, piece: str) -> list[Part]:
        """Return the syllables of the language that a piece of a word can stand for."""
        spellings = _spellings()
        found = [spellings.get(piece), spellings.get(_THROUGH_CYRILLIC + piece) if self.through_cyrillic else None]
        systems = _systems()
        parts = []
        for item in "|".join(each[1] for each in found if each and each[1]).split("|"):
            if not item:
                break
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
