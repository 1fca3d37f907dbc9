"""A Latin spelling to the sounds that readers of different languages give it.

`Simenkow` in German and `Zimenkov` in English are one word: both read `zimenkov`. Rules: `data/latin_sounds.yaml`.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from sanscreen import tables
from sanscreen.errors import TableError
from sanscreen.names.fold import FoldedText, PlainText, plain
from sanscreen.names.reading import Reading
from sanscreen.names.remembered import WORDS

__all__ = ["frame", "plain_sound", "skeleton", "skeletons", "sounds"]

_HABITS = 32  # of which a pattern is kept: made when it is first asked for, since that takes a millisecond
_VOWELS = frozenset("aeiou")
_UNEVEN = re.compile(r"(.)\1|i[aeiou]|[aeiou]h\Z", re.DOTALL)


class _Rule(NamedTuple):
    """`letters` sound as `sound`, where one of `before` follows (any, if empty) or the word ends (`$`)."""

    letters: str
    before: str
    sound: str


class _Habit(NamedTuple):
    name: str
    cost: int
    rules: dict[str, tuple[_Rule, ...]]  # by first letter, longest first
    own: frozenset[str]  # letters that it reads otherwise than the first habit


@lru_cache(WORDS)
def sounds(word: FoldedText) -> tuple[Reading, ...]:
    """Return the distinct sounds of a folded Latin word, the cheapest habit first.

    A word with marked letters is read once with the marks, as its language has it, and once without them, since
    payment systems lose them.
    """
    bare = plain(word)
    found: dict[str, Reading] = {}
    for text in dict.fromkeys((unicodedata.normalize("NFC", word.replace("'", "")), bare)):
        there = frozenset(letters for letters in _telling() if letters in text)
        for number, habit in enumerate(_habits()):
            if number and text.isascii() and habit.own.isdisjoint(there):
                continue  # it reads the word as the first habit does
            sound = _sound(text, number) if number else _usual_sound(text)
            found.setdefault(sound, Reading(sound, habit.name, habit.cost))
    return tuple(sorted((reading for reading in found.values() if reading.text), key=lambda reading: reading.cost))


def skeleton(sound: str) -> str:
    """Return the consonant classes of a sound: without vowels and h, confusable consonants as one.

    >>> skeleton("huri") == skeleton("kari")
    False
    >>> skeleton("mahmud"), skeleton("mehmet")
    ('mmt', 'mmt')
    """
    return sound.translate(_without_vowels_and_h())


def skeletons(sounds: Iterable[str]) -> tuple[str, ...]:
    """Return the `skeleton` of each sound."""
    table = _without_vowels_and_h()
    return tuple([sound.translate(table) for sound in sounds])


def frame(sound: str) -> str:
    """Return the consonant classes of a sound with its h: what a word written without vowels has of it.

    >>> frame("huri"), frame("mahmud")
    ('hr', 'mhmt')
    """
    return sound.translate(_without_vowels())


def _sound(word: str, number: int) -> str:
    """Return how a word sounds by the habit of a number."""
    if word.isascii():
        pattern, said = _pattern(number)
        return _smooth(pattern.sub(lambda found: said[found.lastindex or 0], word))
    habit = _habits()[number]
    marked = _marked()
    out: list[str] = []
    place = 0
    while place < len(word):
        letter = word[place]
        if letter in marked:
            out.append(marked[letter])
            place += 1
            continue
        if not letter.isascii():
            letter = plain(FoldedText(letter))[:1]
        for rule in habit.rules.get(letter, ()):
            behind = place + len(rule.letters)
            if _holds(rule, word, place, letter, behind):
                out.append(rule.sound)
                place = behind
                break
        else:
            out.append(letter)
            place += 1
    return _smooth("".join(out))


def _holds(rule: _Rule, word: str, place: int, letter: str, behind: int) -> bool:
    if len(rule.letters) > 1 and not word.startswith(rule.letters, place):
        return False
    if not rule.before:
        return rule.letters[0] == letter
    if rule.before == "$":
        return behind == len(word)
    return behind < len(word) and word[behind] in rule.before


def _smooth(sound: str) -> str:
    """Write double sounds once, and drop i before another vowel and a final h behind a vowel."""
    if not _UNEVEN.search(sound):
        return sound
    out: list[str] = []
    for letter in sound:
        if out and out[-1] == letter:
            continue
        if len(out) > 1 and out[-1] == "i" and letter in _VOWELS:
            out.pop()
            if out[-1] == letter:
                continue
        out.append(letter)
    if len(out) > 2 and out[-1] == "h" and out[-2] in _VOWELS:
        out.pop()
    return "".join(out)


@tables.kept
def _table() -> dict[str, object]:
    return tables.tree("latin_sounds.yaml")


@tables.kept
def _habits() -> tuple[_Habit, ...]:
    data = _table()
    shared = tables.mapping(data, "shared", "latin_sounds.yaml")
    habits = data.get("habits")
    if not isinstance(habits, dict):
        raise TableError("latin_sounds.yaml: habits are missing")
    found = []
    first: dict[str, str] | None = None
    for key, habit in habits.items():
        rules = {**shared, **tables.mapping(habit, "rules", f"latin_sounds.yaml: {key}")}
        first = rules if first is None else first
        others = {_letters_of(written) for written, _ in rules.items() ^ first.items()}
        found.append(_Habit(habit["name"], int(habit["cost"]), _by_letter(rules), frozenset(others)))
    return tuple(found)


@tables.kept
def _telling() -> tuple[str, ...]:
    """Return the letters that some habit reads otherwise than the first one."""
    return tuple(sorted(frozenset[str]().union(*(habit.own for habit in _habits()))))


@lru_cache(_HABITS)
def _pattern(number: int) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return a pattern in which each rule of a habit is a group, the first that holds, and what the groups sound as.

    Letters that stay as they are have no group.
    """
    parts, said = [], [""]
    for letter, group in _habits()[number].rules.items():
        if [(rule.letters, rule.sound) for rule in group] == [(letter, letter)]:
            continue
        ways = []
        for rule in group:
            behind = r"\Z" if rule.before == "$" else f"(?=[{re.escape(rule.before)}])" if rule.before else ""
            ways.append(f"({re.escape(rule.letters[1:])}{behind})")
            said.append(rule.sound)
        parts.append(f"{re.escape(letter)}(?:{'|'.join(ways)})")
    return re.compile("|".join(parts), re.DOTALL), tuple(said)


def _letters_of(written: str) -> str:
    return written.partition("(")[0].removesuffix("$")


def _by_letter(rules: dict[str, str]) -> dict[str, tuple[_Rule, ...]]:
    found: dict[str, list[_Rule]] = {}
    for written, sound in rules.items():
        letters, _, before = written.rstrip(")").partition("(")
        if letters.endswith("$"):
            letters, before = letters[:-1], "$"
        found.setdefault(letters[0], []).append(_Rule(letters, before, sound))
    return {
        letter: tuple(sorted(group, key=lambda rule: (-len(rule.letters), not rule.before, rule.letters)))
        for letter, group in found.items()
    }


@tables.kept
def _marked() -> dict[str, str]:
    return tables.mapping(_table(), "marked", "latin_sounds.yaml")


@tables.kept
def _without_vowels() -> dict[int, str | None]:
    """Return what to put for each letter of a sound so that the classes of its consonants stay."""
    classes = tables.mapping(_table(), "skeleton", "latin_sounds.yaml")
    return str.maketrans({**classes, **dict.fromkeys(_VOWELS)})


@tables.kept
def _without_vowels_and_h() -> dict[int, str | None]:
    kept = {letter: put.replace("h", "") for letter, put in _without_vowels().items() if put is not None}
    return {**_without_vowels(), **kept, ord("h"): kept.get(ord("h"))}


def plain_sound(word: PlainText) -> str:
    """Return the sound of a plain word under the first habit."""
    return _usual_sound(word)


@lru_cache(WORDS)
def _usual_sound(word: str) -> str:
    return _sound(word, 0)
