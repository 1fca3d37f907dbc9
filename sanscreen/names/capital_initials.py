"""A name with a short run of capitals, as payment messages have it, to the name with initials: `TESTOV IV`, `TESTOV I.V.`."""

import re

from sanscreen.names.fold import fold, plain
from sanscreen.names.name_words import given_names_of, names_behind
from sanscreen.names.org_words import legal_form_at
from sanscreen.names.reading import Reading
from sanscreen.names.readings import chinese, hangul

__all__ = ["is_given_name", "with_initials"]

_CAPITAL_INITIALS = re.compile(r"([^\W\d_]{4,})\s+([^\W\d_]{2,4})|([^\W\d_]{2,3})\s+([^\W\d_]{4,})")
_LETTERS = re.compile(r"YU|YA|YE|YO|IU|IA|JU|JA|KH|TS|CH|SH|ZH|ДЖ|.")
_MOST_INITIALS = 3


def with_initials(written: str) -> list[str]:
    """Return a name whose other word can be initials in capitals, with full stops.

    A given name stands beside no initials alone: `MUHAMMAD ALWI` is no Muhammad with an A. A syllable beside a Chinese or
    Korean family name is a given name: `ZHANG LEI`.

    >>> with_initials("TESTOV IV"), with_initials("ZHANG LEI")
    (['TESTOV I.V.'], [])
    """
    found = _CAPITAL_INITIALS.fullmatch(written.strip())
    if not found:
        return []
    name, run = (found[1], found[2]) if found[1] else (found[4], found[3])
    letters = _LETTERS.findall(run)
    if not run.isupper() or len(letters) > _MOST_INITIALS or is_given_name(name) or is_given_name(run):
        return []
    if legal_form_at((fold(run),), ((),), 0):  # `TESTEKS LLC`
        return []
    if _is_east_asian_family(plain(fold(name))) and _is_syllable(plain(fold(run))):
        return []
    if found[3] and (len(letters) == 1 or _is_east_asian_family(plain(fold(run)))):  # `LI Xiaoming`
        return []
    initials = "".join(f"{letter}." for letter in letters)
    return [f"{name} {initials}" if found[1] else f"{initials} {name}"]


def is_given_name(word: str) -> bool:
    """Return whether a word is a given name of the tables, or short for one."""
    reading = (Reading(plain(fold(word))),)
    return bool(given_names_of(reading) or names_behind(reading))


def _is_east_asian_family(word: str) -> bool:
    return chinese.can_be_family(word) or hangul.is_family_name(word)


def _is_syllable(word: str) -> bool:
    return bool(chinese.syllables_of(word) or hangul.syllables_of(word, family=False))
