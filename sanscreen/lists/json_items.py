"""A file of JSON lines, to its objects one by one as items: one object a line, of bounded length and depth."""

import json
import sys
from collections.abc import Iterator
from typing import Any, NoReturn

from sanscreen.lists.faults import Faults
from sanscreen.lists.items import Item
from sanscreen.lists.list_file import ListFile

__all__ = ["MAX_DEPTH", "MAX_LINE", "json_items", "json_objects"]

MAX_LINE = 16_000_000  # bytes of one line
MAX_DEPTH = 40  # objects and lists; nested exports of OpenSanctions have about 10


def json_items(file: ListFile, faults: Faults, tag: str = "object") -> Iterator[Item]:
    """Yield the object of every line as an item called `tag`.

    Keys become the tags of children, texts and numbers their text, the members of a list children of one tag; `null`
    says nothing. Faults are those of `json_objects`.
    """
    for line, found in json_objects(file, faults):
        item = Item(tag, line)
        _fill(item, found)
        yield item


def json_objects(file: ListFile, faults: Faults) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the number and the object of every line that is not blank; numbers stay the text that stands there.

    A line that is no JSON object, is nested too deeply or holds `NaN` is a fault, and what was yielded beside it must
    not be used. One that is too long ends the file. A key that stands twice in an object keeps all its values as a
    list, and is told: a usual parser keeps the last and loses an alias.
    """
    twice: list[str] = []
    decoder = json.JSONDecoder(
        object_pairs_hook=lambda pairs: _object(pairs, twice),
        parse_int=str,
        parse_float=str,
        parse_constant=_constant,
    )
    with file.open() as stream:
        number = 0
        while line := stream.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                faults.add(number, "line", f"has more than {MAX_LINE} bytes; one object a line is expected")
                return
            if not line.strip():
                continue
            try:
                found = decoder.decode(line.decode("utf-8-sig" if number == 1 else "utf-8"))
                if not isinstance(found, dict):
                    raise _RefusedError("is no JSON object; one object a line is expected")
                if b"\\u" in line or line.count(b"{") + line.count(b"[") > MAX_DEPTH:  # else there is nothing to find
                    _check(found)
            except _RefusedError as problem:
                faults.add(number, "line", str(problem))
            except RecursionError:
                faults.add(number, "line", _TOO_DEEP)
            except UnicodeDecodeError as problem:
                faults.add(
                    number, "line", f"byte {problem.object[problem.start]:#04x} is no UTF-8; fetch the file again"
                )
            except json.JSONDecodeError as problem:
                faults.add(number, "line", f"is no JSON, {problem.msg} in column {problem.colno}; fetch the file again")
            else:
                if twice:
                    keys = ", ".join(map(repr, sorted(set(twice))))
                    faults.doubt(number, "line", f"key {keys} stands twice in one object; all its values are kept")
                yield number, found
            twice.clear()


class _RefusedError(ValueError):
    """The line holds what is refused."""


def _object(pairs: list[tuple[str, Any]], twice: list[str]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        found = {}
        for key, value in pairs:
            if key in found:
                twice.append(key)
            found[key] = [found[key], value] if key in found else value
    return found


def _constant(name: str) -> NoReturn:
    raise _RefusedError(f"holds {name}, which is no JSON; fetch the file again")


_TOO_DEEP = f"is nested more than {MAX_DEPTH} deep; no list is so"


def _check(value: Any, depth: int = 1) -> None:
    """Refuse what is too deep, and halves of letters, which nothing can write again."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise _RefusedError(f"{value[:80]!r} holds half a letter (a surrogate); fetch the file again") from None
    if isinstance(value, dict | list) and depth > MAX_DEPTH:
        raise _RefusedError(_TOO_DEEP)
    if isinstance(value, dict):
        for key, member in value.items():
            _check(key)
            _check(member, depth + 1)
    elif isinstance(value, list):
        for member in value:
            _check(member, depth + 1)


def _fill(item: Item, found: dict[str, Any]) -> None:
    for key, value in found.items():
        for member in _members(value):
            child = Item(sys.intern(key), item.line)  # few keys, many lines
            if isinstance(member, dict):
                _fill(child, member)
            else:
                child.write(member if isinstance(member, str) else str(member).lower())  # true and false
            item.add(child)


def _members(value: Any) -> Iterator[Any]:
    """Yield the members of a list and of the lists in it, or the one value; nothing for null."""
    if isinstance(value, list):
        for member in value:
            yield from _members(member)
    elif value is not None:
        yield value
