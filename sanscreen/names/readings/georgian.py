"""A Georgian word to its Latin spellings by every named romanization in `data/georgian/`."""

from sanscreen import tables
from sanscreen.names.fold import FoldedText
from sanscreen.names.reading import Reading
from sanscreen.names.readings.romanization import Romanization, load, read_by, usual_by_language

__all__ = ["heard", "read", "romanizations"]


def read(word: FoldedText) -> tuple[Reading, ...]:
    """Return the distinct plain spellings, each under the system of lowest priority number that writes it so."""
    return read_by(romanizations(), word)


def heard(word: FoldedText) -> tuple[tuple[FoldedText, int], ...]:
    """Return the spellings by which the word sounds, with their costs."""
    return usual_by_language(romanizations(), word)


@tables.kept
def romanizations() -> tuple[Romanization, ...]:
    """Return every table of `data/georgian/`, lowest priority number first."""
    return load("georgian")
