"""One record of an audit log, to the line that it is in the file, and back; and what the next record must be."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple, NoReturn

from sanscreen.errors import AuditError

__all__ = ["FIRST", "FORMAT", "MAX_LINE", "Chain", "Head", "Line", "canonical", "read_line", "sealed"]

FORMAT = 1
MAX_LINE = 32 << 20  # bytes; a screening with a thousand hits has some five million
START = "0" * 64  # what the first record names as the one before it
FIRST = "log"  # the kind of the first record

Line = dict[str, Any]

_HASH = re.compile(r"[0-9a-f]{64}")
_HALVES = re.compile("[\ud800-\udfff]")  # of surrogate pairs: text that was decoded wrongly, which UTF-8 cannot write


class Head(NamedTuple):
    """The last record of a log: its number, which is that of records behind the first line, and its hash."""

    seq: int
    hash: str


def canonical(value: object) -> bytes:
    """Return the canonical JSON of a value in UTF-8: sorted keys, no blanks, no escapes but those that JSON needs.

    Half of a surrogate pair is escaped. Raises `AuditError` for what JSON has no form for.
    """
    try:
        text = _written(value)
        if _HALVES.search(text):  # two halves that meet by chance are read back as one letter
            text = _written(json.loads(_HALVES.sub(_escaped, text)))
    except (TypeError, ValueError, RecursionError) as problem:
        raise AuditError(f"a record holds what JSON has no form for: {problem}") from None
    return _HALVES.sub(_escaped, text).encode()


_written = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode


def _escaped(half: re.Match[str]) -> str:
    return f"\\u{ord(half[0]):04x}"


def sealed(record: Mapping[str, object]) -> tuple[str, bytes]:
    """Return the hash of a record, which is the SHA-256 of its canonical JSON, and its line, which has the hash in it."""
    pieces = {key: canonical(item) for key, item in record.items()}
    found = hashlib.sha256(_joined(pieces)).hexdigest()
    return found, _joined({**pieces, "hash": canonical(found)}) + b"\n"


def _joined(pieces: Mapping[str, bytes]) -> bytes:
    return b"{" + b",".join(canonical(key) + b":" + pieces[key] for key in sorted(pieces)) + b"}"


def read_line(line: bytes, where: str) -> Line:
    """Return the record of a line without its line feed. Raises `AuditError`, which opens with `where`."""
    try:
        record = json.loads(line.decode(), parse_constant=_no_number)
    except UnicodeDecodeError:
        raise AuditError(f"{where}: is no text in UTF-8: it was changed, or is no line of an audit log") from None
    except RecursionError:
        raise AuditError(f"{where}: is nested too deeply for a record: it is no line of an audit log") from None
    except ValueError as problem:
        raise AuditError(f"{where}: is no JSON: {problem}") from None
    if not isinstance(record, dict):
        raise AuditError(f"{where}: is {type(record).__name__}; a record is a dictionary")
    _check_envelope(record, where)
    try:
        found, written = sealed({key: value for key, value in record.items() if key != "hash"})
    except AuditError as problem:
        raise AuditError(f"{where}: {problem}") from None
    if found != record["hash"]:
        raise AuditError(f"{where}: was changed: its content does not give the hash that it states")
    if written != line + b"\n":
        raise AuditError(
            f"{where}: is not written as this log writes: a key twice, blanks, or another order or form of values"
        )
    return record


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _check_envelope(record: Line, where: str) -> None:
    seq = record.get("seq")
    if type(seq) is not int or seq < 0:
        raise AuditError(f"{where}: seq: {str(seq)[:40]!r} is no number of a record; is this an audit log?")
    for key in ("previous", "hash"):
        if not isinstance(record.get(key), str) or not _HASH.fullmatch(record[key]):
            raise AuditError(f"{where}: {key}: {str(record.get(key))[:80]!r} is no SHA-256; is this an audit log?")
    if not isinstance(record.get("kind"), str):
        raise AuditError(f"{where}: kind: {str(record.get('kind'))[:40]!r} is no text; is this an audit log?")


class Chain:
    """Follows records one after the other. `head` is the last one, None before the first."""

    def __init__(self, head: Head | None = None) -> None:
        self.head = head

    def follow(self, record: Line, where: str) -> None:
        """Take the next record. Raises `AuditError` that says why it is not the next one."""
        seq, previous = (self.head.seq + 1, self.head.hash) if self.head else (0, START)
        found = record["seq"]
        if self.head and record["hash"] == self.head.hash:
            raise AuditError(f"{where}: the line before stands here again")
        if found > seq:
            raise AuditError(f"{where}: record {found} stands where record {seq} belongs: lines are missing or moved")
        if found < seq:
            raise AuditError(f"{where}: record {found} stands where record {seq} belongs: it was put in or moved")
        if record["previous"] != previous:
            raise AuditError(
                f"{where}: record {found} does not continue the line before: this line or that one was replaced"
            )
        if (record["kind"] == FIRST) != (seq == 0):
            raise AuditError(
                f"{where}: kind {record['kind'][:40]!r}: {FIRST!r} is that of the first line, and of no other"
            )
        if seq == 0 and record.get("format") != FORMAT:
            raise AuditError(
                f"{where}: a log of format {str(record.get('format'))[:40]}, and {FORMAT} is read here: "
                "use the version that wrote it"
            )
        self.head = Head(found, record["hash"])
