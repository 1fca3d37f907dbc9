"""A word in any script, to its readings in Latin letters: the registry of scripts.

To add a script, write a module with a function `read` and name it here. The first reader that covers a script reads it;
the fallback covers whatever is left.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sanscreen.names.fold import FoldedText, PlainText, plain
from sanscreen.names.reading import Reading
from sanscreen.names.readings import cyrillic, fallback, hangul
from sanscreen.names.scripts import main_script

__all__ = ["READERS", "Reader", "reader_for", "usual_latin", "usual_spellings"]


@dataclass(frozen=True, slots=True)
class Reader:
    """How the words of some scripts are read: `read` returns readings in plain Latin letters, the usual one first."""

    name: str
    scripts: frozenset[str]
    read: Callable[[FoldedText], tuple[Reading, ...]]


READERS = (
    Reader("Cyrillic", frozenset({"Cyrillic"}), cyrillic.read),
    Reader("Korean", frozenset({"Hangul"}), hangul.read),
)
FALLBACK = Reader(fallback.SYSTEM, frozenset(), fallback.read)


def reader_for(script: str) -> Reader:
    """Return the reader of a script, or the fallback."""
    return next((reader for reader in READERS if script in reader.scripts), FALLBACK)


def usual_latin(word: FoldedText) -> PlainText | None:
    """Return the plain Latin spelling of a Latin or Cyrillic word by its usual system; None for other scripts.

    Tables of words are looked up by it, so that one entry serves every romanization.
    """
    script = main_script(word)
    if script == "Latin":
        return plain(word)
    return cyrillic.usual(word) if script == "Cyrillic" else None


def usual_spellings(word: FoldedText) -> tuple[tuple[FoldedText, int], ...]:
    """Return the Latin spellings by which a word of another script sounds, each with its cost per mille.

    A Cyrillic word has one for each language that can have written it, another script the reading of its reader.
    """
    script = main_script(word)
    spelled = cyrillic.usual_by_language(word) if script == "Cyrillic" else ()
    if spelled:
        return tuple((spelling, 0) for spelling in spelled)
    readings = reader_for(script or "").read(word) or FALLBACK.read(word)
    return tuple((FoldedText(reading.text), reading.cost) for reading in readings[:1])
