"""A name of an organization in Han or Hangul without blanks, to words: those of the tables, and the rest.

The rest of a name in Han is taken by twos: `丹东科华经贸有限公司` is Dandong Kehua and a limited company. Chinese words
mostly have two characters; where a Latin name is written otherwise, neighbouring words are joined anyhow.
"""

from collections.abc import Callable

from sanscreen.names.fold import FoldedText
from sanscreen.names.scripts import scripts_of
from sanscreen.names.tokens import Word

__all__ = ["split_han"]

_LONGEST = 13  # characters of a word of the tables
_CORE = 2  # characters of a word that is in no table


def split_han(words: list[Word], known: Callable[[FoldedText], bool]) -> list[Word]:
    """Write each word in Han or Hangul as its words; `known` tells whether the tables hold one."""
    found: list[Word] = []
    for word in words:
        if word.text.isascii():
            found.append(word)
            continue
        scripts = scripts_of(word.text)
        whole = len(word.text) == word.end - word.start > 1 and scripts in ({"Han"}, {"Hangul"})
        if not whole or known(word.text):
            found.append(word)
            continue
        core = _CORE if scripts == {"Han"} else len(word.text)  # 련봉, 에어로: one word in Latin too
        for start, end in _pieces(word.text, known, core):
            follower = word.follower if end == len(word.text) else ""
            found.append(Word(FoldedText(word.text[start:end]), word.start + start, word.start + end, follower))
    return found


def _pieces(text: FoldedText, known: Callable[[FoldedText], bool], size_of_core: int) -> list[tuple[int, int]]:
    """Return start and end of each word: the longest known one, and what is between two of these by twos."""
    pieces: list[tuple[int, int]] = []
    core = place = 0
    while place < len(text):
        least = 1 if place + 1 == len(text) else 2  # one character is a word of its own at the end alone: 局, 厂
        step = next(
            (
                size
                for size in range(min(_LONGEST, len(text) - place), least - 1, -1)
                if known(FoldedText(text[place : place + size]))
            ),
            0,
        )
        if step:
            pieces += [*_parts(core, place, size_of_core), (place, place + step)]
            core = place + step
        place += step or 1
    return [*pieces, *_parts(core, len(text), size_of_core)]


def _parts(start: int, end: int, size: int) -> list[tuple[int, int]]:
    return [(place, min(place + size, end)) for place in range(start, end, size)]
