"""A word written in consonants, to the Latin sounds that it can stand for: its skeletons, and what one sound costs.

Arabic and Hebrew script leave short vowels out, so no romanization of the letters is the name as people spell it. A
word is therefore held against a sound (`names.sounds`) letter by letter: consonants must agree, vowels that are not
written are free, and a long vowel that contradicts costs something. Tables: `data/abjad/`.
"""

from collections.abc import Sequence
from dataclasses import field
from itertools import product
from typing import NamedTuple

from sanscreen import tables
from sanscreen.names.sounds import frame

__all__ = ["FOREIGN", "Alphabet", "Pattern", "Slot", "alphabet", "fit", "frames"]

MAX_FRAMES = 32  # of one word; the likelier sounds of each letter come first
MAX_LOAN_FRAMES = 64  # of a foreign name in syllables
FOREIGN = "foreign name in Arabic script"
USAGE_COST = 30  # per mille, of a sound that no standard of the table has
LOST_VOWEL = 100  # a written vowel that the sound lacks
LOST_ENDING = 170  # the same at the end: a name in -i, -u or -a
LOST_GLIDE = 12  # ya before or behind another vowel: Ziyad, Ziad
SHORT_VOWEL = 3  # a vowel that is not written, inside a word
TWO_SHORT_VOWELS = 60
OPENING_VOWEL = 120  # a vowel at the start would be written
CLOSING_VOWEL = {"a": 80, "e": 80, "i": 200, "o": 160, "u": 160}
MOST = 250  # per mille: a dearer sound is another word

_VOWELS = frozenset("aeiou")


class Slot(NamedTuple):
    """One letter and its possible sounds, `` for none, each with its cost per mille; `vowel` where it writes one."""

    letter: str
    sounds: tuple[tuple[str, int], ...]
    vowel: bool


Pattern = tuple[Slot, ...]
_Sounds = dict[str, tuple[str, ...]]  # letter, with its place in the word, to its sounds


class Alphabet(NamedTuple):
    """The letters of one script: usual Latin spelling, the sounds of each system, and those of usage."""

    latin: dict[str, str]
    systems: tuple[tuple[str, _Sounds], ...]
    usage: _Sounds
    foreign: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)

    def spell(self, word: str) -> str | None:
        """Return the letters of a word one by one in Latin, or None for a letter that the table lacks."""
        spelled = [self.latin.get(key) for key in self._keys(word)]
        return None if None in spelled else "".join(str(letter) for letter in spelled if letter != "-")

    def patterns(
        self, word: str, silent: frozenset[int] = frozenset(), openings: frozenset[int] = frozenset({0})
    ) -> dict[str | None, Pattern]:
        """Return what the letters of a word stand for by each system that has them all; None is usage, with a cost.

        `silent` are places of letters that may be silent (assimilated); so is the second of two equal letters in any
        case. `openings` are places of letters that are read as at the start of a word.
        """
        keys = self._keys(word, openings)
        found: dict[str | None, Pattern] = {}
        for name, sounds in self.systems:
            if all(sounds.get(key) for key in keys):
                found[name] = self._slots(word, [tuple((each, 0) for each in sounds[key]) for key in keys], silent)
        options = []
        for key in keys:
            costs = {each: 0 for _, sounds in self.systems for each in sounds.get(key, ())}
            costs = costs | {each: USAGE_COST for each in self.usage.get(key, ()) if each not in costs}
            options.append(tuple(costs.items()))
        if all(options):
            found[None] = self._slots(word, options, silent)
        if self.foreign:
            found[FOREIGN] = self._as_foreign(word, options)
        return found

    def _as_foreign(self, word: str, options: Sequence[tuple[tuple[str, int], ...]]) -> Pattern:
        """Return what the letters stand for in a foreign name: for other sounds too, and for one with the next letter."""
        slots = []
        for place, letter in enumerate(word):
            own = f"^{letter}" if place == 0 and f"^{letter}" in self.foreign else letter
            keys = (own, f"{letter}+{word[place + 1 : place + 2]}")
            sounds = dict(options[place])
            for sound, cost in (each for key in keys for each in self.foreign.get(key, ())):
                sounds[sound] = min(cost, sounds.get(sound, cost))
            if place and word[place - 1] == letter:
                sounds.setdefault("", 0)
            slots.append(Slot(letter, tuple(sounds.items()), any(sound in _VOWELS for sound in sounds)))
        return tuple(slots)

    def _slots(self, word: str, options: Sequence[tuple[tuple[str, int], ...]], silent: frozenset[int]) -> Pattern:
        slots = []
        for place, (letter, sounds) in enumerate(zip(word, options, strict=True)):
            doubled = place > 0 and word[place - 1] == letter
            unheard = () if ("", 0) in sounds or not (doubled or place in silent) else (("", 0),)
            slots.append(Slot(letter, (*sounds, *unheard), any(sound in _VOWELS for sound, _ in sounds)))
        return tuple(slots)

    def _keys(self, word: str, openings: frozenset[int] = frozenset({0})) -> list[str]:
        """Return the letters of a word as the table knows them: with `^` at the start, `$` at the end, or alone."""
        keys = []
        for place, letter in enumerate(word):
            behind = f"+{word[place + 1]}" if place + 1 < len(word) else "$"
            key = f"^{letter}" if place in openings else letter + behind
            keys.append(key if key in self.latin else letter)
        return keys


def alphabet(name: str, *systems: str, foreign: str | None = None) -> Alphabet:
    """Read a table of letters whose columns are Latin spelling, the sounds of `systems` one by one, and usage.

    `foreign` names a table of sounds that letters have in foreign names alone.
    """
    rows = tables.rows(name, len(systems) + 3)
    columns = [{row[0]: _sounds(row[number]) for row in rows} for number in range(2, len(systems) + 3)]
    return Alphabet(
        {row[0]: row[1] for row in rows},
        tuple(zip(systems, columns, strict=False)),
        columns[-1],
        {} if foreign is None else {row[0]: _with_costs(row[1]) for row in tables.rows(foreign, 2)},
    )


def _sounds(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple("" if sound == "0" else sound for sound in cell.split())


def _with_costs(cell: str) -> tuple[tuple[str, int], ...]:
    parts = (sound.partition(":") for sound in cell.split())
    return tuple(("" if sound == "0" else sound, int(cost or 0)) for sound, _, cost in parts)


def frames(pattern: Pattern, most: int = MAX_FRAMES) -> tuple[str, ...]:
    """Return the consonant classes of every sound that a pattern can have, likelier ones first."""
    found: dict[str, int] = {"": 0}
    for slot in pattern:
        longer: dict[str, int] = {}
        for (begun, spent), (sound, cost) in product(found.items(), slot.sounds):
            text = begun + frame(sound)
            longer[text] = min(spent + cost, longer.get(text, spent + cost))
        found = dict(sorted(longer.items(), key=lambda pair: pair[1])[:most])
    return tuple(text for text in found if text)


def fit(pattern: Pattern, sound: str, unwritten: int = SHORT_VOWEL) -> int | None:
    """Return what it costs, per mille, to read a pattern as a sound; None where the consonants disagree.

    `unwritten` is the cost of a vowel inside the word that the pattern lacks.
    """
    far = MOST + 1
    row = [far] * (len(sound) + 1)
    row[0] = 0
    for place in range(len(pattern) + 1):
        opening, closing = place == 0, place == len(pattern)
        for j, letter in enumerate(sound):  # vowels that are not written
            if letter in _VOWELS and row[j] < far:
                cost = OPENING_VOWEL if opening else CLOSING_VOWEL[letter] if closing else unwritten
                if not opening and sound[j - 1] in _VOWELS and not closing:
                    cost = TWO_SHORT_VOWELS
                row[j + 1] = min(row[j + 1], row[j] + cost)
        if closing:
            break
        row = _read_letter(pattern, place, row, sound)
        if min(row) >= far:
            return None
    return row[-1] if row[-1] < far else None


def _read_letter(pattern: Pattern, place: int, row: list[int], sound: str) -> list[int]:
    slot = pattern[place]
    after = [MOST + 1] * len(row)
    reached = [(j, spent) for j, spent in enumerate(row) if spent <= MOST]
    for heard, cost in slot.sounds:
        for j, spent in reached:
            if sound.startswith(heard, j) and j + len(heard) < len(row):
                after[j + len(heard)] = min(after[j + len(heard)], spent + cost)
    if slot.vowel:
        beside = [pattern[other].vowel for other in (place - 1, place + 1) if 0 <= other < len(pattern)]
        lost = LOST_ENDING if place + 1 == len(pattern) else LOST_VOWEL
        if place and any(beside) and ("i", 0) in slot.sounds:
            lost = LOST_GLIDE
        after = [min(old, spent + lost) for old, spent in zip(after, row, strict=True)]
    return after
