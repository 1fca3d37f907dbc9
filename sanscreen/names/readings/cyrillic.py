"""A Cyrillic word to its Latin spellings by every named romanization in `data/cyrillic/`.

Those of languages of Asia and the Caucasus (`data/cyrillic_further/`) are asked only where a letter of these occurs:
they would read Slavic words too, and wrongly.
"""

from functools import lru_cache

from sanscreen import tables
from sanscreen.names.fold import FoldedText, PlainText
from sanscreen.names.reading import Reading
from sanscreen.names.readings import romanization
from sanscreen.names.readings.romanization import Romanization, load, read_by, usual_by
from sanscreen.names.remembered import WORDS

__all__ = ["Romanization", "further_romanizations", "heard", "read", "romanizations", "usual", "usual_by_language"]

_FURTHER_LETTERS = frozenset("ғҗӣқҝңөўұүӯҳһҷҹәҙҡҫӑӗӳӕӏҕҥӧӱӥӝӟӵӓ")


@lru_cache(WORDS)
def read(word: FoldedText) -> tuple[Reading, ...]:
    """Return the distinct plain spellings, each under the system of lowest priority number that writes it so."""
    return read_by(_systems(word), word)


@lru_cache(WORDS)
def usual(word: FoldedText) -> PlainText | None:
    """Return the plain spelling by the first system that reads the word, or None."""
    return usual_by(_systems(word), word)


def usual_by_language(word: FoldedText) -> tuple[FoldedText, ...]:
    """Return the distinct spellings, with their marks, by the first system of each language that can have the word."""
    return tuple(spelling for spelling, _ in heard(word))


@lru_cache(WORDS)
def heard(word: FoldedText) -> tuple[tuple[FoldedText, int], ...]:
    """Return the spellings by which the word sounds, one for each language that can have it, with their costs."""
    return romanization.usual_by_language(_systems(word), word)


def _systems(word: FoldedText) -> tuple[Romanization, ...]:
    if _FURTHER_LETTERS.isdisjoint(word):
        return romanizations()
    return (*romanizations(), *further_romanizations())


@tables.kept
def romanizations() -> tuple[Romanization, ...]:
    """Return every table of `data/cyrillic/`, lowest priority number first."""
    return load("cyrillic")


@tables.kept
def further_romanizations() -> tuple[Romanization, ...]:
    """Return every table of `data/cyrillic_further/`, lowest priority number first."""
    return load("cyrillic_further")
