"""A text, to the runs of its words that can be names: each with its place, and as it is screened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sanscreen.names.fold import FoldedText
from sanscreen.names.prepare import cut_at
from sanscreen.names.scripts import main_script
from sanscreen.names.tokens import split

__all__ = ["MAX_WORDS", "Run", "Unit", "runs_of", "units_of", "with_joints"]

MAX_WORDS = 24  # of a run; what is listed under more is known by so many of them
MAX_SYLLABLES = 10  # of a run inside words without blanks, in Han, kana or Hangul
_LEAST_LINE = 25  # characters of a line that may end inside a word

_BREAK = re.compile(r"[ \t]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])[ \t]*(?://)?[ \t]*")  # MT lines go on behind `//`
_WALL = re.compile(r"(?<!\w)(?:[bcf]/o|[pt]/a|a/c)(?!\w)", re.IGNORECASE)  # between two names, in none
_BLANKS = re.compile(r"\s+")
_UNSPACED = frozenset({"Han", "Hiragana", "Katakana", "Hangul"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of a text, or a syllable where words stand without blanks; `text[start:end]` is where it stands.

    `inside` tells whether a letter of the same word stands right before it, and right behind it; `broken` that the word goes
    over the end of a line; `walled` that a mark such as `c/o` stands before it, over which no name goes.
    """

    text: FoldedText
    start: int
    end: int
    inside: tuple[bool, bool] = (False, False)
    broken: bool = False
    walled: bool = False

    @property
    def is_syllable(self) -> bool:
        """Whether it is of a script that is written without blanks."""
        return not self.text.isascii() and main_script(self.text) in _UNSPACED


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words of a text. `name` is what is screened: as written, with one blank where there are several.

    `beside` are the words on either side of it. `capitals` tells that the whole text is written in capitals. `cut` is the length at which a payment system may have cut the text inside its last word, or None.
    """

    start: int
    end: int
    name: str
    units: tuple[Unit, ...]
    beside: tuple[Unit, ...] = ()
    cut: int | None = None
    capitals: bool = False


def runs_of(text: str, units: Sequence[Unit]) -> Iterator[Run]:
    """Yield every run of up to `MAX_WORDS` of the words of a text, then those with a word that goes on in the next line, written as one.

    In scripts without blanks every syllable is a word. A run that neither opens nor closes where such words do has up to
    `MAX_SYLLABLES`.
    """
    cut, last, capitals = cut_at(text), units[-1].end if units else 0, text.isupper()
    for some, joint in ((units, None), *with_joints(text, units)):
        first = 0 if joint is None else max(0, joint - MAX_WORDS + 1)  # of the runs that hold the joint word
        for start in range(first, len(some) if joint is None else joint + 1):
            for end in range((start if joint is None else joint) + 1, min(start + MAX_WORDS, len(some)) + 1):
                if end > start + 1 and some[end - 1].walled:
                    break
                own = some[start:end]
                if end - start > MAX_SYLLABLES and own[0].inside[0] and own[-1].inside[1]:
                    continue
                before = some[start - 1 : start] if start and not own[0].walled else ()
                behind = [unit for unit in some[end : end + 1] if not unit.walled]
                yield _run(text, own, (*before, *behind), cut if own[-1].end == last else None, capitals)


def _run(text: str, units: Sequence[Unit], beside: tuple[Unit, ...], cut: int | None, capitals: bool) -> Run:
    start, end = units[0].start, units[-1].end
    pieces, at = [], start
    for unit in units:
        if unit.broken:
            pieces += [text[at : unit.start], _BREAK.sub("", text[unit.start : unit.end])]
            at = unit.end
    name = "".join([*pieces, text[at:end]])
    return Run(start, end, _BLANKS.sub(" ", _BREAK.sub(" ", name)), tuple(units), beside, cut, capitals)


def units_of(text: str) -> list[Unit]:
    """Return the words of a text, and for scripts without blanks the syllables."""
    found: list[Unit] = []
    walls = [wall.span() for wall in _WALL.finditer(text)]
    behind = 0  # walls that stand before the word
    for word in split(text).words:
        walled = False
        while behind < len(walls) and walls[behind][1] <= word.start:
            behind, walled = behind + 1, True
        if behind < len(walls) and walls[behind][0] <= word.start:
            continue
        unit = Unit(word.text, word.start, word.end, walled=walled)
        written = text[word.start : word.end]
        if unit.is_syllable and len(written) == len(word.text) > 1:
            last = len(written) - 1
            found += [
                replace(
                    unit,
                    text=FoldedText(letter),
                    start=word.start + place,
                    end=word.start + place + 1,
                    inside=(place > 0, place < last),
                    walled=walled and place == 0,
                )
                for place, letter in enumerate(word.text)
            ]
        elif not found or found[-1].start < word.start:  # a character that unfolds to several words is one here
            found.append(unit)
    return found


def with_joints(text: str, units: Sequence[Unit]) -> Iterator[tuple[Sequence[Unit], int]]:
    """Yield the words with two that stand on either side of the end of a line as one, and the place of that one."""
    line = 0
    for place in range(1, len(units)):
        before, behind = units[place - 1], units[place]
        found = _BREAK.fullmatch(text, before.end, behind.start)
        if found is None:
            if _BREAK.search(text, before.end, behind.start):
                line = behind.start
            continue
        if before.end - line >= _LEAST_LINE:
            joint = Unit(FoldedText(before.text + behind.text), before.start, behind.end, broken=True)
            yield [*units[: place - 1], joint, *units[place + 1 :]], place - 1
        line = behind.start
