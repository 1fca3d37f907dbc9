"""A word in Hebrew script, to its letters in Latin and the sounds that they can stand for."""

from sanscreen import tables
from sanscreen.names.fold import FoldedText, plain
from sanscreen.names.reading import Reading
from sanscreen.names.readings.abjad import Alphabet, Pattern, alphabet

__all__ = ["SYSTEM", "patterns", "read"]

SYSTEM = "Hebrew Academy 2006"
LETTERS_COST = 40  # per mille: letters without their vowels


def read(word: FoldedText) -> tuple[Reading, ...]:
    """Return the letters of a word in Latin, without the vowels that are not written."""
    letters = _alphabet().spell(plain(word))
    return (Reading(letters, SYSTEM, LETTERS_COST),) if letters else ()


def patterns(text: str) -> tuple[tuple[str | None, int, Pattern], ...]:
    """Return system, cost and sounds of every way to read a plain word."""
    return tuple((system, 0, pattern) for system, pattern in _alphabet().patterns(text).items())


@tables.kept
def _alphabet() -> Alphabet:
    return alphabet("abjad/hebrew.tsv", SYSTEM)
