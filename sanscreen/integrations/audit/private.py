"""Personal data of a record, to keyed hashes that only the holder of the key can compare with a name."""

import hmac
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sanscreen.errors import AuditError
from sanscreen.integrations.audit.line import Line
from sanscreen.integrations.audit.reading import read_log
from sanscreen.model import MatchReason

__all__ = ["KEPT", "MIN_KEY", "Keyed", "find_in_log"]

MIN_KEY = 16  # bytes
MARK = "hmac:"

# The only values of a result that stay in clear, with all that is in them: what the lists and the engine say. Whatever has
# another key is hidden, so that what is added to a result later is hidden until somebody decides otherwise.
KEPT = frozenset(
    "alias decided_on designation digest engine expires_on feature judgement kind links listed policy type verdict "
    "watchlist watchlists".split()
)
_REASONS = frozenset(MatchReason)  # of an alignment; the reason of a decision is a reviewer's text
_OF_PARTY = frozenset({"kind", "type"})  # of the input; what could not be read is hidden whole, with its keys
_OF_RECORD = frozenset({"policy", "options", "lists", "engine"})


class Keyed:
    """A key, which is in no message and no line of a log. Raises `AuditError` for one of fewer than 16 bytes."""

    def __init__(self, key: bytes) -> None:
        if len(key) < MIN_KEY:
            raise AuditError(f"a key has {MIN_KEY} bytes at least; make one: openssl rand -hex 32")
        self._key = key

    @property
    def check(self) -> str:
        """What the first line of a log keeps, to tell another key."""
        return self._hash(b"\0audit log")

    def of(self, text: str) -> str:
        """Return what stands for a text in the log; case, width and blanks make no difference. Nothing stays nothing."""
        plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
        return self._hash(plain.encode("utf-8", "surrogatepass")) if plain else ""

    def hidden(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the content of a record without personal data, its structure kept, and `private` to say so."""
        found = {key: item if key in _OF_RECORD else self._hide(item, KEPT) for key, item in content.items()}
        given = content.get("input")
        if isinstance(given, dict):  # its own keys are those of the log, and those below may be the heads of columns
            kept = {"party": _OF_PARTY}
            found["input"] = {key: self._hide(item, kept.get(key, frozenset())) for key, item in given.items()}
        return {**found, "private": True}

    def check_first(self, first: Line, path: str | Path) -> None:
        """Refuse a log that is not private, or has another key. Raises `AuditError`."""
        if first.get("private") is not True:
            raise AuditError(f"{path}: keeps names in clear: it has no key, and can be searched for the name itself")
        if not hmac.compare_digest(str(first.get("key")).encode(), self.check.encode()):
            raise AuditError(f"{path}: was begun with another key")

    def _hide(self, value: Any, kept: frozenset[str]) -> Any:
        if isinstance(value, str):
            return self.of(value)
        if isinstance(value, list | tuple):
            return [self._hide(item, kept) for item in value]
        if isinstance(value, dict):
            return {
                key if kept else self._hash(key.encode("utf-8", "surrogatepass")): (
                    item if _stays(key, item, kept) else self._hide(item, kept)
                )
                for key, item in value.items()
            }
        return value

    def _hash(self, data: bytes) -> str:
        return MARK + hmac.digest(self._key, data, "sha256").hex()


def _stays(key: str, item: object, kept: frozenset[str]) -> bool:
    return key in kept or (kept is KEPT and key == "reason" and isinstance(item, str) and item in _REASONS)


def find_in_log(path: str | Path, key: bytes, name: str) -> Iterator[Line]:
    """Yield the records of a private log in whose input `name` stands, or whose result names it as what was screened.

    Raises `AuditError` for another key, for a log that is not private, and at a line that is not whole.
    """
    keyed = Keyed(key)
    wanted = keyed.of(name)
    if not wanted:
        raise AuditError("an empty name stands in no record")
    records = read_log(path)
    keyed.check_first(next(records), path)
    for record in records:
        if wanted in _texts([record.get("input"), record.get("result")]):
            yield record


def _texts(value: object) -> Iterator[str]:
    """Yield the hidden texts, but for the single words of an alignment."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key != "detail":
                yield from _texts(item)
