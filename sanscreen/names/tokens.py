"""A written name to its words: folded text, and where each stands among the written characters."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sanscreen.names.fold import FoldedText, fold, is_invisible, plain
from sanscreen.names.lookalikes import is_mixed, unmix
from sanscreen.names.remembered import LETTERS, WORDS
from sanscreen.names.scripts import main_script, scripts_in

__all__ = ["Word", "Words", "split"]


_LETTERS_AND_FIGURES = frozenset({"Lu", "Ll", "Lt", "Lo", "Nd", "Nl", "No"})
_ASCII_CHUNKS = re.compile(r"([A-Za-z\d'`]+)|[,&]", re.ASCII)
_RAISED = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")


class Word(NamedTuple):
    """One word: `written[start:end]` is where it stands; `follower` is the one character right behind it, folded.

    A follower of `.` with the next word right behind marks an abbreviation, `-` a hyphenated word.
    """

    text: FoldedText
    start: int
    end: int
    follower: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a name; `comma` is how many stand before the first comma, 0 without one.

    `mixed` are written words of several alphabets, in which look-alikes were replaced where that leaves one;
    `invisible` counts characters without a glyph.
    """

    words: tuple[Word, ...]
    comma: int
    mixed: tuple[str, ...]
    invisible: int

    @property
    def count(self) -> int:
        """How many words are compared: in Hangul and Han every syllable is one."""
        return sum(
            len(word.text) if not word.text.isascii() and main_script(word.text) in ("Hangul", "Han") else 1
            for word in self.words
        )


def split(written: str) -> Words:
    """Split a name at blanks and punctuation. Apostrophes stay inside a word, `&` becomes the word `and`."""
    words: list[Word] = []
    mixed: list[str] = []
    comma = invisible = 0
    for start, end, follower in _chunks(written):
        chunk = written[start:end]
        plain_letters = chunk.isascii() and chunk.isalnum()  # as most have
        invisible += 0 if plain_letters else sum(map(is_invisible, chunk))
        for text in (FoldedText(chunk.lower()),) if plain_letters else _folded_words(chunk):
            if text.isascii():
                words.append(Word(text, start, end, follower))
                continue
            meant = unmix(text, _honest(written)) if is_mixed(text) else text
            if not _says_something(meant):
                continue
            if meant != text or is_mixed(meant):
                mixed.append(chunk)
            words.append(Word(meant, start, end, follower))
        if follower == "," and not comma:
            comma = len(words)
    return Words(tuple(words), comma, tuple(mixed), invisible)


def _honest(written: str) -> str:
    """Return the words of a name that are of one alphabet."""
    return " ".join(word for word in written.split() if len(scripts_in(word)) == 1)


def _chunks(written: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and follower of every run of word characters, and of every `&` by itself."""
    if written.isascii() and written.isprintable():
        yield from _ascii_chunks(written)
        return
    start = None
    for place, letter in enumerate(written):
        if _in_word(letter):
            start = place if start is None else start
            continue
        mark = fold(letter)
        if start is not None:
            yield start, place, mark
            start = None
        elif mark == "," and place:
            yield place, place, mark  # a comma after a blank still parts the family name
        if mark == "&":
            yield place, place + 1, ""
    if start is not None:
        yield start, len(written), ""


def _ascii_chunks(written: str) -> Iterator[tuple[int, int, str]]:
    behind = 0
    for found in _ASCII_CHUNKS.finditer(written):
        start, end = found.span()
        if found.lastindex:
            yield start, end, written[end : end + 1]
            behind = end
        elif written[start] == "&":
            yield start, end, ""
        elif start > behind:
            yield start, start, ","


@lru_cache(LETTERS)
def _in_word(letter: str) -> bool:
    if letter.isalnum():
        return letter not in _RAISED  # a footnote's figure is no part of the name
    if letter.isascii():
        return letter in "'`" or is_invisible(letter)
    folded = fold(letter)  # circled letters are symbols that fold to letters
    return unicodedata.category(letter)[0] in "LMN" or is_invisible(letter) or folded == "'" or folded.isalnum()


@lru_cache(WORDS)
def _says_something(word: FoldedText) -> bool:
    """Whether a word has a letter or a figure of its own: marks and modifier letters alone name nobody."""
    return word.isascii() or any(unicodedata.category(letter) in _LETTERS_AND_FIGURES for letter in plain(word))


def _folded_words(chunk: str) -> tuple[FoldedText, ...]:
    folded = fold(chunk)
    if folded.isalnum():
        return (folded,)
    if folded == "&":
        return (FoldedText("and"),)
    # An apostrophe, a mark, or a compatibility character that unfolds into several words.
    kept = "".join(letter if _in_word(letter) and not letter.isspace() else " " for letter in folded)
    return tuple(FoldedText(part) for part in kept.split() if part.strip("'"))
