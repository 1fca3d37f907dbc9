"""A letter to the script that it belongs to."""

from bisect import bisect_right
from collections import Counter
from functools import lru_cache

from sanscreen import tables
from sanscreen.names.remembered import LETTERS, WORDS

__all__ = ["OTHER", "UNVOWELLED", "main_script", "script_of", "scripts_in", "scripts_of"]

OTHER = "other"
UNVOWELLED = frozenset({"Arabic", "Hebrew"})  # scripts in which most vowels are not written: abjads


def script_of(letter: str) -> str | None:
    """Return the Unicode script of a letter, such as `Latin` or `Hangul`; None for digits, marks and punctuation.

    A letter of a script that the table does not name is of the script `other`. Source: `data/scripts.tsv`.
    """
    if letter.isascii():
        return "Latin" if letter.isalpha() else None
    return _script_of(letter)


@lru_cache(LETTERS)
def _script_of(letter: str) -> str | None:
    firsts, lasts, names = _ranges()
    place = bisect_right(firsts, ord(letter)) - 1
    if place >= 0 and ord(letter) <= lasts[place]:
        return names[place]
    return OTHER if letter.isalpha() else None


def scripts_in(text: str) -> Counter[str]:
    """Return how many letters of each script `text` holds."""
    return Counter(script for letter in text if (script := script_of(letter)))


def scripts_of(text: str) -> set[str]:
    """Return the scripts of the letters of `text`."""
    return {script for letter in set(text) if (script := script_of(letter))}


def main_script(text: str) -> str | None:
    """Return the script of most letters of `text`, the first in the text where two are equal; None without letters."""
    if text.isascii():  # most words, which are not worth counting
        return "Latin" if text.isalpha() or any(map(str.isalpha, text)) else None
    return _main_script(text)


@lru_cache(WORDS)
def _main_script(text: str) -> str | None:
    found = scripts_in(text)
    return max(found, key=found.__getitem__) if found else None


@tables.kept
def _ranges() -> tuple[tuple[int, ...], tuple[int, ...], tuple[str, ...]]:
    rows = [(int(first, 16), int(last, 16), script) for first, last, script in tables.rows("scripts.tsv", 3)]
    return tuple(row[0] for row in rows), tuple(row[1] for row in rows), tuple(row[2] for row in rows)
