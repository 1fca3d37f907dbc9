"""The table of words that part a name field, to patterns and sets that find them in it."""

import re
from typing import NamedTuple

from sanscreen import tables
from sanscreen.errors import TableError

__all__ = ["FieldMarks", "endings", "field_marks", "openings"]

_TABLE = "field_marks.yaml"
_IBAN = r"[A-Z]{2}\d{2}[A-Z\d]{11,30}(?!\w)"
_NAMED = ("abbreviated", "between", "or", "and", "behind", "behind_with_figure", "vessels")
_BEFORE = r"(?<![\w./&'-])"  # a mark opens a word: `mt` stands not in `A-MT`
_OPENED = r"(?=[\s:.\"'])[\s:.\"']*"  # before a name


class FieldMarks(NamedTuple):
    """What parts a field. Patterns ignore case.

    `between` stands between two names or before one, `vessel` before the name of a vessel, `craft` before that of a vessel
    or an aircraft; `either` is "or", `both` is
    "and"; `behind` matches from where no name is any more, `behind_vessel` the same for a vessel. The rest are words in lower case.
    """

    between: re.Pattern[str]
    vessel: re.Pattern[str]
    craft: re.Pattern[str]
    either: re.Pattern[str]
    both: re.Pattern[str]
    behind: re.Pattern[str]
    behind_vessel: re.Pattern[str]
    opening: frozenset[str]
    closing: frozenset[str]
    doubtful_opening: frozenset[str]
    doubtful_closing: frozenset[str]
    nobody: frozenset[str]


@tables.kept
def field_marks() -> FieldMarks:
    """Return `data/field_marks.yaml` as patterns and sets."""
    table, streets = _tables()
    apart = [r"\.?/?".join(word) + r"\.?" for word in _words(table, "abbreviated")]
    between = "|".join([*apart, *_patterns(table, "between")])
    behind = "|".join(_patterns(table, "behind"))
    figured = "|".join(_patterns(table, "behind_with_figure"))
    vessel, aircraft = ("|".join(_patterns(table, part)) for part in ("vessels", "aircraft"))
    after_vessel = "|".join(_patterns(table, "behind_vessels"))
    either, both = ("|".join(map(re.escape, _words(table, part))) for part in ("or", "and"))
    return FieldMarks(
        between=_pattern(rf"{_BEFORE}(?:{between})(?=[\s:.,]|$)[\s:.,]*"),
        vessel=_pattern(rf"{_BEFORE}(?:{vessel}){_OPENED}"),
        craft=_pattern(rf"{_BEFORE}(?:{aircraft}|{vessel}){_OPENED}"),
        either=_pattern(rf"\s(?:{either})\s"),
        both=_pattern(rf"\s(?:{both})\s"),
        behind=_pattern(
            rf"(?<=\w)[.'\")]?[\s,;]+(?:(?:{behind})(?!\w)|(?:(?:{figured})[\s.:#№-]*)?(?:[A-Z]{{1,2}}-)?\d|{_IBAN}).*"
        ),
        behind_vessel=_pattern(rf"[\s,;(]+(?:{after_vessel})(?!\w).*"),
        opening=frozenset(_words(streets, "opening")),
        closing=frozenset(_words(streets, "closing")),
        doubtful_opening=frozenset(_words(streets, "doubtful_opening")),
        doubtful_closing=frozenset(_words(streets, "doubtful_closing")),
        nobody=frozenset(_words(table, "nobody")),
    )


@tables.kept
def openings() -> frozenset[str]:
    """Return the words with which any mark opens in a text of letters, case-folded; no pattern is made for that."""
    return _openings(*_tables())


@tables.kept
def endings() -> tuple[str, ...]:
    """Return what the names of streets end in."""
    return tuple(_words(_tables()[1], "ending"))


def _tables() -> tuple[dict[str, object], dict[str, object]]:
    table = tables.tree(_TABLE)
    streets = table.get("streets")
    if not isinstance(streets, dict):
        raise TableError(f"{_TABLE}: streets are missing")
    return table, streets


def _openings(table: dict[str, object], streets: dict[str, object]) -> frozenset[str]:
    marks = ["flag", "flagged"]
    marks += [mark for part in _NAMED for mark in _words(table, part)]
    marks += [mark for part in streets if part != "ending" for mark in _words(streets, part)]
    of_letters = (mark.casefold().replace(".", "") for mark in marks if "/" not in mark and mark != "&")
    return frozenset(mark.split()[0] for mark in of_letters)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.DOTALL)


def _patterns(table: dict[str, object], part: str) -> list[str]:
    """Return the words as patterns, the longest first: a blank may be several, a full stop may be missing."""
    words = sorted(_words(table, part), key=lambda word: (-len(word), word))
    return [re.escape(word).replace(r"\ ", r"\s+").replace(r"\.", r"\.?") for word in words]


def _words(table: dict[str, object], part: str) -> list[str]:
    words = table.get(part)
    if not isinstance(words, list):
        raise TableError(f"{_TABLE}: {part} is a list of words")
    return [str(word) for word in words]
