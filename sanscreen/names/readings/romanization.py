"""A word in an alphabet to its Latin spellings by every named romanization in one folder of `data/`.

One file is one system of one language. A system reads a word only when it maps every letter of it, so a Ukrainian
word is never read by a Russian table; a word of letters that many languages share is read by all of them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from sanscreen import tables
from sanscreen.errors import TableError
from sanscreen.names.fold import FoldedText, PlainText, fold, plain
from sanscreen.names.reading import Reading

__all__ = ["Romanization", "load", "read_by", "usual_by", "usual_by_language"]

_Sequences = dict[str, tuple[tuple[str, str], ...]]  # by their first letter, longest first


class Romanization(NamedTuple):
    """One romanization system: how its letters are written, by what stands around them.

    `cost` is per mille: nothing for a standard, a little for a habit.
    """

    system: str
    language: str
    priority: int
    cost: int
    letters: dict[str, str]
    sequences: _Sequences
    start: _Sequences
    after: dict[str, str]
    end: tuple[tuple[str, str], ...]

    def romanize(self, word: str) -> str | None:
        """Return the Latin spelling, marks and all, of a case-folded word; None when a letter is not mapped."""
        stem, ending = word, ""
        for written, latin in self.end:
            if word.endswith(written) and len(word) > len(written):
                stem, ending = word[: -len(written)], latin
                break
        out = []
        place = 0
        while place < len(stem):
            step, spelling = self._next(stem, place)
            if spelling is None:
                return None
            out.append(spelling)
            place += step
        return "".join(out) + ending

    def _next(self, word: str, place: int) -> tuple[int, str | None]:
        letter = word[place]
        opening = self.start.get(letter, ()) if place == 0 else ()
        longer = [pair for pair in opening if len(pair[0]) > 1]
        for written, latin in (*longer, *self.sequences.get(letter, ()), *opening):
            if word.startswith(written, place):
                return len(written), latin
        if place and word[place - 1 : place + 1] in self.after:
            return 1, self.after[word[place - 1 : place + 1]]
        return 1, self.letters.get(letter, "" if letter == "'" else None)


def read_by(systems: Iterable[Romanization], word: str) -> tuple[Reading, ...]:
    """Return the distinct plain spellings, each under the system of lowest priority number that writes it so."""
    found: dict[str, Reading] = {}
    for table in systems:
        spelling = table.romanize(word)
        if spelling is not None and (text := plain(fold(spelling))):
            found.setdefault(text, Reading(text, table.system, table.cost))
    return tuple(found.values())


def usual_by(systems: Iterable[Romanization], word: str) -> PlainText | None:
    """Return the plain spelling by the first system that reads the word, or None."""
    for table in systems:
        if (spelling := table.romanize(word)) is not None:
            return plain(fold(spelling))
    return None


def usual_by_language(systems: Iterable[Romanization], word: str) -> tuple[tuple[FoldedText, int], ...]:
    """Return the distinct spellings, with their marks, by the first system of each language that can have the word.

    Each comes with the cost of its system.
    """
    found: dict[FoldedText, int] = {}
    languages = set()
    for table in systems:
        if table.language not in languages and (spelling := table.romanize(word)) is not None:
            languages.add(table.language)
            found.setdefault(fold(spelling), table.cost)
    return tuple(found.items())


def load(folder: str) -> tuple[Romanization, ...]:
    """Return every table of a folder of `data/`, lowest priority number first."""
    found = [_table(name) for name in tables.folder(folder)]
    return tuple(sorted(found, key=lambda table: (table.priority, table.system)))


def _table(name: str) -> Romanization:
    data = tables.tree(name)
    head = {key: data.get(key) for key in ("system", "language", "standard", "source", "checked", "priority")}
    for key, value in head.items():
        if not isinstance(value, str):
            raise TableError(f"{name}: {key} is missing")
    return Romanization(
        system=str(head["system"]),
        language=str(head["language"]),
        priority=int(str(head["priority"])),
        cost=int(str(data.get("cost", "0"))),
        letters=tables.mapping(data, "letters", name),
        sequences=_by_letter(tables.mapping(data, "sequences", name)),
        start=_by_letter(tables.mapping(data, "start", name)),
        after=tables.mapping(data, "after", name),
        end=_longest_first(tables.mapping(data, "end", name)),
    )


def _by_letter(pairs: dict[str, str]) -> _Sequences:
    found: dict[str, list[tuple[str, str]]] = {}
    for pair in _longest_first(pairs):
        found.setdefault(pair[0][0], []).append(pair)
    return {letter: tuple(group) for letter, group in found.items()}


def _longest_first(pairs: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0])))
