"""A Greek word to its Latin spellings by every named romanization in `data/greek/`."""

import unicodedata

from sanscreen import tables
from sanscreen.names.fold import FoldedText
from sanscreen.names.reading import Reading
from sanscreen.names.readings.romanization import Romanization, load, read_by, usual_by_language

__all__ = ["heard", "read", "romanizations"]

_TONOS, _DIAERESIS = "\u0301", "\u0308"


def read(word: FoldedText) -> tuple[Reading, ...]:
    """Return the distinct plain spellings, each under the system of lowest priority number that writes it so."""
    return read_by(romanizations(), _letters(word))


def heard(word: FoldedText) -> tuple[tuple[FoldedText, int], ...]:
    """Return the spellings by which the word sounds, with their costs."""
    return usual_by_language(romanizations(), _letters(word))


def _letters(word: FoldedText) -> str:
    """Return the word without accents, but with the diaeresis that keeps two vowels apart, also where a tonos does so.

    >>> _letters(FoldedText("μαΐου")), _letters(FoldedText("νεράιδα")), _letters(FoldedText("γιώργοσ"))
    ('μαϊου', 'νεραϊδα', 'γιωργοσ')
    """
    out: list[str] = []
    parted = False  # the vowel before bears the stress, so it makes no digraph with this one
    for letter in word:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        if base in "ιυ" and (_DIAERESIS in marks or (parted and not marks)):
            out.append(unicodedata.normalize("NFC", base + _DIAERESIS))
        else:
            out.append(base)
        parted = base in "αεοηυ" and _TONOS in marks
    return "".join(out)


@tables.kept
def romanizations() -> tuple[Romanization, ...]:
    """Return every table of `data/greek/`, lowest priority number first."""
    return load("greek")
