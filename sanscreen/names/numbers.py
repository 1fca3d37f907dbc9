"""A word of an organization's name to the number that it is: figures, an ordinal in figures, a Roman numeral."""

import re
from functools import lru_cache

from sanscreen.names.remembered import WORDS

__all__ = ["LONGEST_NUMERAL", "TENS", "UNITS", "last_numeral", "number_of"]

TENS = frozenset({"20", "30", "40", "50", "60", "70", "80", "90"})
UNITS = frozenset("123456789")
LONGEST_NUMERAL = 5  # letters, XVIII

_NUMBER = re.compile(r"(\d+)(?:st|nd|rd|th|й|ый|ой|ий|я|ая|е|ое|го|er|e|eme|o|a)?")
_ROMAN = {
    "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14,
    "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20,
}  # fmt: skip
_LETTERS = {"i": "1", "v": "5", "x": "10"}  # words and initials elsewhere


@lru_cache(WORDS)
def number_of(word: str) -> str | None:
    """Return the value of a plain word that is a number, an ordinal in figures or a Roman numeral, else None.

    >>> number_of("224th"), number_of("iii"), number_of("b14")
    ('224', '3', None)
    """
    if found := _NUMBER.fullmatch(word):
        return str(int(found[1])) if len(found[1]) < 100 else found[1]
    return str(_ROMAN[word]) if word in _ROMAN else None


def last_numeral(word: str) -> str | None:
    """Return the value of a Roman numeral of one letter, which counts as one only behind all words of a name.

    >>> last_numeral("i"), last_numeral("l")
    ('1', None)
    """
    return _LETTERS.get(word)
