"""A word in any script, to its readings in Latin letters: the registry of scripts.

To add a script, write a module with a function `read` and name it here. The first reader that covers a script reads it;
the fallback covers whatever is left.
"""

from collections.abc import Callable
from typing import NamedTuple

from sanscreen.names.fold import FoldedText, PlainText, plain
from sanscreen.names.reading import Reading
from sanscreen.names.readings import arabic, armenian, cyrillic, fallback, georgian, greek, han, hangul, hebrew, kana
from sanscreen.names.scripts import main_script

__all__ = ["READERS", "Reader", "reader_for", "usual_latin", "usual_spellings"]


class Reader(NamedTuple):
    """How the words of some scripts are read: `read` returns readings in plain Latin letters, the usual one first.

    `heard` returns the spellings by which a word sounds, each with its cost per mille; without it the first reading is
    the only one.
    """

    name: str
    scripts: frozenset[str]
    read: Callable[[FoldedText], tuple[Reading, ...]]
    heard: Callable[[FoldedText], tuple[tuple[FoldedText, int], ...]] | None = None


READERS = (
    Reader("Cyrillic", frozenset({"Cyrillic"}), cyrillic.read, cyrillic.heard),
    Reader("Korean", frozenset({"Hangul"}), hangul.read),
    Reader("Han characters", frozenset({"Han"}), han.read),
    Reader("Greek", frozenset({"Greek"}), greek.read, greek.heard),
    Reader("Armenian", frozenset({"Armenian"}), armenian.read, armenian.heard),
    Reader("Georgian", frozenset({"Georgian"}), georgian.read, georgian.heard),
    Reader("Arabic", frozenset({"Arabic"}), arabic.read),
    Reader("Hebrew", frozenset({"Hebrew"}), hebrew.read),
    Reader("Japanese kana", frozenset({"Hiragana", "Katakana"}), kana.read),
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

    A Cyrillic word has one for each language that can have written it, another script what its reader hears.
    """
    reader = reader_for(main_script(word) or "")
    if reader.heard and (spelled := reader.heard(word)):
        return spelled
    readings = reader.read(word) or FALLBACK.read(word)
    return tuple((FoldedText(reading.text), reading.cost) for reading in readings[:1])
