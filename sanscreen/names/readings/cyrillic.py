"""A Cyrillic word to its Latin spellings by every named romanization in `data/cyrillic/`.

One file is one system of one language. A system reads a word only when it maps every letter of it, so a Ukrainian
word is never read by a Russian table; a word of letters that many languages share is read by all of them.
"""

from dataclasses import dataclass

from sanscreen import tables
from sanscreen.errors import TableError
from sanscreen.names.fold import FoldedText, PlainText, fold, plain
from sanscreen.names.reading import Reading

__all__ = ["Romanization", "read", "romanizations", "usual", "usual_by_language"]


@dataclass(frozen=True, slots=True)
class Romanization:
    """One romanization system: how its letters are written, by what stands around them."""

    system: str
    language: str
    priority: int
    letters: dict[str, str]
    sequences: tuple[tuple[str, str], ...]
    start: dict[str, str]
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
        for written, latin in self.sequences:
            if word.startswith(written, place):
                return len(written), latin
        letter = word[place]
        if place == 0 and letter in self.start:
            return 1, self.start[letter]
        if place and word[place - 1 : place + 1] in self.after:
            return 1, self.after[word[place - 1 : place + 1]]
        return 1, self.letters.get(letter, "" if letter == "'" else None)


def read(word: FoldedText) -> tuple[Reading, ...]:
    """Return the distinct plain spellings, each under the system of lowest priority number that writes it so."""
    found: dict[str, Reading] = {}
    for table in romanizations():
        spelling = table.romanize(word)
        if spelling is not None and (text := plain(fold(spelling))):
            found.setdefault(text, Reading(text, table.system))
    return tuple(found.values())


def usual(word: FoldedText) -> PlainText | None:
    """Return the plain spelling by the first system that reads the word, or None."""
    for table in romanizations():
        if (spelling := table.romanize(word)) is not None:
            return plain(fold(spelling))
    return None


def usual_by_language(word: FoldedText) -> tuple[FoldedText, ...]:
    """Return the distinct spellings, with their marks, by the first system of each language that can have the word."""
    found: dict[FoldedText, None] = {}
    languages = set()
    for table in romanizations():
        if table.language not in languages and (spelling := table.romanize(word)) is not None:
            languages.add(table.language)
            found[fold(spelling)] = None
    return tuple(found)


@tables.kept
def romanizations() -> tuple[Romanization, ...]:
    """Return every table of `data/cyrillic/`, lowest priority number first."""
    found = [_table(name) for name in tables.folder("cyrillic")]
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
        letters=tables.mapping(data, "letters", name),
        sequences=_longest_first(tables.mapping(data, "sequences", name)),
        start=tables.mapping(data, "start", name),
        after=tables.mapping(data, "after", name),
        end=_longest_first(tables.mapping(data, "end", name)),
    )


def _longest_first(pairs: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0])))
