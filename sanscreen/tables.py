"""Files of reviewed data, to text, rows or trees: the only door to `data/`.

What a table means is said where it is used. A function that builds something from tables alone takes no argument and
is marked `@kept`: it runs once, and its result, which nobody changes, is kept for the life of the process. Caches elsewhere
remember what pure functions made of words, and are bounded.
"""

import json
import os
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar
from zlib import crc32

from sanscreen.errors import TableError

__all__ = [
    "COMPILED", "WRITTEN_DOWN", "Lookup", "countries", "digest", "folder", "kept", "lookup", "mapping", "reviewed", "rows", "tree", "written_down",
]  # fmt: skip

T = TypeVar("T")
COMPILED = "compiled"  # the folder of what `.ci/compile_tables.py` makes
WRITTEN_DOWN = "compiled/digest"  # the digest of all tables, made there too
_ASKED_SELDOM = 200  # keys of a table: about ten names
_DATA = os.path.join(os.path.dirname(__file__), "data")  # no Path and no package resources: both are slow to import


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


class Lookup:
    """A table sorted by its first column, in which a key is found without reading the rest.

    The first few keys are looked up in the bytes of the file, which asks nothing of a process that screens one name;
    then it is cut into lines, in which the many keys of a long run are found faster.
    """

    __slots__ = ("_asked", "_content", "_lines")

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._lines: list[str] | None = None
        self._asked = 0

    @property
    def lines(self) -> list[str]:
        """All rows, in order."""
        if self._lines is None:
            self._lines = self._content.decode().split("\n")[:-1]
            self._content = b""
        return self._lines

    def get(self, key: str) -> tuple[str, ...] | None:
        """Return the other columns of the row of `key`, or None."""
        opening = key + "\t"
        row = self._first_from(opening)
        return tuple(row.split("\t")[1:]) if row.startswith(opening) else None

    def has_prefix(self, opening: str) -> bool:
        """Return whether some key opens so."""
        return self._first_from(opening).startswith(opening)

    def _first_from(self, opening: str) -> str:
        """Return the first row that is not before `opening`; behind the last one, an empty text."""
        if self._lines is None and self._asked < _ASKED_SELDOM:
            self._asked += 1
            return _first_row(self._content, opening.encode(errors="surrogatepass"))
        place = bisect_left(self.lines, opening)
        return self.lines[place] if place < len(self.lines) else ""


def _first_row(content: bytes, opening: bytes) -> str:
    low, high = 0, len(content)  # both at the start of a row
    while low < high:
        start = content.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = content.index(b"\n", start)
        if content[start:end] < opening:  # UTF-8 sorts as its code points do
            low = end + 1
        else:
            high = start
    return content[low : content.find(b"\n", low)].decode()


def lookup(name: str) -> Lookup:
    """Return a tab-separated table whose rows are sorted by code point; its head alone opens with `#`."""
    content = _bytes(name)
    head = 0
    while content.startswith(b"#", head):
        head = content.index(b"\n", head) + 1
    return Lookup(content[head:])


def tree(name: str) -> dict[str, object]:
    """Return a YAML table as dictionaries, lists and texts, from what was compiled of it: yaml is slow to import."""
    found: dict[str, object] = json.loads(_read(f"{COMPILED}/{name.removesuffix('.yaml')}.json"))
    return found


def reviewed(name: str) -> dict[str, object]:
    """Return a YAML table as it was written, for those who compile it. Raises `TableError` when it is malformed."""
    from sanscreen import _yaml  # noqa: PLC0415  # nobody who screens needs it

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
    return tuple(f"{name}/{item}" for item in sorted(os.listdir(_path(name))) if item.endswith(".yaml"))


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
    """Return the SHA-256 over all tables: their names and contents, in the order of their names.

    It is written down when tables are compiled. Where the names and sizes of the files are not those of that day, the
    package was changed after it was made, and the digest is worked out.
    """
    found = _every("")
    known = _bytes(WRITTEN_DOWN) if os.path.isfile(_path(WRITTEN_DOWN)) else b""
    written, _, shape = known.decode().strip().partition(" ")
    return written if shape == _shape(found) else _digest_of(found)


def written_down() -> str:
    """Return the digest as `.ci/compile_tables.py` writes it down."""
    found = _every("")
    return f"{_digest_of(found)} {_shape(found)}\n"


def _digest_of(names: Iterable[str]) -> str:
    """Return the SHA-256 (64 hexadecimal digits) over some tables."""
    import hashlib  # noqa: PLC0415  # loads the whole of OpenSSL

    total = hashlib.sha256()
    for name in names:
        content = _bytes(name)
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def _shape(names: Iterable[str]) -> str:
    """Return what is known of files that are not read: a checksum of their names and sizes."""
    return str(crc32("".join(f"{name} {os.stat(_path(name)).st_size}\n" for name in names).encode()))


def _every(below: str) -> list[str]:
    found = []
    for item in os.scandir(_path(below)):
        name = f"{below}/{item.name}" if below else item.name
        if item.is_dir():
            found += _every(name)
        elif item.name.endswith((".yaml", ".tsv", ".json")):
            found.append(name)
    return sorted(found)


def _read(name: str) -> str:
    try:
        return _bytes(name).decode()
    except UnicodeDecodeError as problem:
        raise TableError(f"{name}: cannot be read: {problem}") from None


def _bytes(name: str) -> bytes:
    try:
        with open(_path(name), "rb") as file:
            return file.read()
    except OSError as problem:
        raise TableError(f"{name}: cannot be read: {problem}") from None


def _path(name: str) -> str:
    return os.path.join(_DATA, name)
