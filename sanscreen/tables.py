"""Files of reviewed data, to text, rows or trees: the only door to `data/`.

What a table means is said where it is used. A function that builds something from tables alone takes no argument and
is marked `@kept`: it runs once, and its result, which nobody changes, is kept for the life of the process. That is
the one cache of this package beside the screener of the bundled lists.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeVar

from sanscreen import _yaml
from sanscreen.errors import TableError

__all__ = ["Lookup", "countries", "digest", "folder", "kept", "lookup", "mapping", "rows", "tree"]

T = TypeVar("T")
_DATA = files("sanscreen") / "data"


def kept(build: Callable[[], T]) -> Callable[[], T]:
    """Run `build` once and keep its result, which must never be changed."""
    return cache(build)


def rows(name: str, columns: int) -> list[tuple[str, ...]]:
    """Return the rows of a tab-separated table with `columns` columns. Lines that open with `#` are its head.

    Raises `TableError` when a row has another number of columns.
    """
    found = []
    for number, line in enumerate(_read(name).splitlines(), start=1):
        if line and not line.startswith("#"):
            row = tuple(line.split("\t"))
            if len(row) != columns:
                raise TableError(f"{name}:{number}: {len(row)} columns; {columns} are expected")
            found.append(row)
    return found


@dataclass(frozen=True, slots=True)
class Lookup:
    """A table sorted by its first column, in which a key is found without reading the rest."""

    lines: list[str]

    def get(self, key: str) -> tuple[str, ...] | None:
        """Return the other columns of the row of `key`, or None."""
        opening = key + "\t"
        place = bisect_left(self.lines, opening)
        if place == len(self.lines) or not self.lines[place].startswith(opening):
            return None
        return tuple(self.lines[place].split("\t")[1:])

    def has_prefix(self, opening: str) -> bool:
        """Return whether some key opens so."""
        place = bisect_left(self.lines, opening)
        return place < len(self.lines) and self.lines[place].startswith(opening)


def lookup(name: str) -> Lookup:
    """Return a tab-separated table whose rows are sorted by code point."""
    return Lookup([line for line in _read(name).split("\n") if line and not line.startswith("#")])


def tree(name: str) -> dict[str, object]:
    """Return a YAML table as dictionaries, lists and texts. Raises `TableError` when it is malformed."""
    try:
        found = _yaml.plain(_yaml.parse(_read(name), name))
    except _yaml.YamlError as problem:
        raise TableError(str(problem)) from None
    if not isinstance(found, dict):
        raise TableError(f"{name}:1: a table is a dictionary at the top")
    return found


def mapping(table: dict[str, object], key: str, name: str) -> dict[str, str]:
    """Return the part `key` of a YAML table, where it is a dictionary of texts; missing is empty."""
    part = table.get(key, {})
    if not isinstance(part, dict) or not all(isinstance(value, str) for value in part.values()):
        raise TableError(f"{name}: {key} is a dictionary of texts")
    return part


def folder(name: str) -> tuple[str, ...]:
    """Return the names of the YAML tables in a folder of `data/`, sorted."""
    return tuple(sorted(f"{name}/{item.name}" for item in (_DATA / name).iterdir() if item.name.endswith(".yaml")))


@kept
def countries() -> dict[str, str]:
    """Return every known code and English name of a country, case-folded, to its ISO 3166-1 alpha-2 code."""
    found: dict[str, str] = {}
    for code, alpha3, names in rows("countries.tsv", 3):
        for spelling in (code, alpha3, *names.split("|")):
            found.setdefault(spelling.casefold(), code)
    return found


@kept
def digest() -> str:
    """Return the SHA-256 over all tables: their names and contents, in the order of their names."""
    total = hashlib.sha256()
    for name in _every(""):
        content = (_DATA / name).read_bytes()
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def _every(below: str) -> list[str]:
    found = []
    for item in (_DATA / below).iterdir() if below else _DATA.iterdir():
        name = f"{below}/{item.name}" if below else item.name
        if item.is_dir():
            found += _every(name)
        elif item.name.endswith((".yaml", ".tsv")):
            found.append(name)
    return sorted(found)


def _read(name: str) -> str:
    try:
        return (_DATA / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise TableError(f"{name}: cannot be read: {problem}") from None
