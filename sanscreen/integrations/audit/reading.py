"""An audit log, to its records as far as they are whole, and to what is wrong with the first one that is not."""

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from sanscreen.errors import AuditError
from sanscreen.integrations.audit.line import MAX_LINE, Chain, Head, Line, read_line

__all__ = ["Verified", "as_hash", "opened", "read_log", "verify_log"]

MAX_KIND, MAX_KINDS = 40, 20  # letters of a kind, and kinds, that are counted by themselves


@dataclass(frozen=True, slots=True)
class Verified:
    """What verifying found. `head` is the last record that is whole, `fault` what is wrong behind it, None where nothing is.

    `kept` is the number of the record whose hash was kept elsewhere, None where there is none; `private` is whether
    the log keeps personal data as HMACs; `kinds` counts the records that are whole by their kind.
    """

    head: Head | None
    fault: str | None
    kept: int | None = None
    private: bool = False
    kinds: Mapping[str, int] = field(default_factory=dict)


def read_log(path: str | Path) -> Iterator[Line]:
    """Yield the records of a log, the first line included, each when it is verified to continue those before.

    One line is held at a time. Raises `AuditError` at the first line that is not whole, or where the file cannot be read.
    """
    path, chain = Path(path), Chain()
    with opened(path) as stream:
        for number, line in enumerate(_lines(stream, path), start=1):
            where = f"{path}:{number}"
            if not line.endswith(b"\n"):
                raise AuditError(
                    f"{where}: the last line is torn: {len(line)} bytes without an end; whoever wrote it was stopped "
                    "meanwhile, or it was cut. Opened with repair, the log goes on behind what is whole"
                )
            record = read_line(line[:-1], where)
            chain.follow(record, where)
            yield record
    if chain.head is None:
        raise AuditError(f"{path}: is empty: the first line of an audit log is missing")


def verify_log(path: str | Path, *, head: str | None = None, count: int | None = None) -> Verified:
    """Return how far a log is whole.

    `head` is the hash of a record that was kept elsewhere, `count` the number of records then: without a head, it cannot
    be seen that records are cut off at the end, or that the whole log was written anew. A log may have grown since.
    Raises `AuditError` for a file that cannot be read, and for a head that is no hash.
    """
    wanted = None if head is None else as_hash(head)
    last: Head | None = None
    kept: int | None = None
    private = False
    kinds: Counter[str] = Counter()
    opened(Path(path)).close()  # a file that is not there is no fault of a log
    fault = None
    try:
        for record in read_log(path):
            last = Head(record["seq"], record["hash"])
            private = private or record.get("private") is True
            kept = last.seq if last.hash == wanted else kept
            if last.seq:
                kind = record["kind"][:MAX_KIND]
                kinds[kind if kind in kinds or len(kinds) < MAX_KINDS else "others"] += 1
    except AuditError as problem:
        fault = str(problem)
    if fault is None and last is not None:
        fault = _cut(path, last, wanted, kept, count)
    return Verified(last, fault, kept, private, kinds)


def _cut(path: str | Path, last: Head, wanted: str | None, kept: int | None, count: int | None) -> str | None:
    """Return what the head and the number of records that were kept elsewhere tell."""
    if wanted is not None and kept is None:
        missing = f"{path}: no record has the hash {wanted}"
        if count is None:
            return (
                f"{missing}: the log ends at record {last.seq}; records are cut off at its end, or it was written anew"
            )
        if last.seq < count:
            return (
                f"{missing}: the log ends at record {last.seq}, before the {count} that are expected: records are cut off "
                "at its end, or it was written anew"
            )
        return f"{missing}, and there is a record {count}: that one or some before it, if not all, was written anew"
    if count is not None and kept is not None and kept != count:
        return f"{path}: the hash is that of record {kept}, and {count} records are expected"
    if count is not None and last.seq < count:
        return f"{path}: holds {last.seq} records, and {count} are expected: records are cut off at its end"
    return None


def as_hash(text: str) -> str:
    """Return a hash as it is in the log, of a text that may open with `sha256:`. Raises `AuditError`."""
    found = text.strip().lower().removeprefix("sha256:")
    if not re.fullmatch(r"[0-9a-f]{64}", found):
        raise AuditError(
            f"{text[:80]!r} is no head of a log: 64 hexadecimal digits are, with or without sha256: before"
        )
    return found


def opened(path: Path) -> BufferedReader:
    """Open a log for reading; a pipe or a device is none, and would hang. Raises `AuditError`."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise OSError(None, "is no regular file")
    except (OSError, ValueError) as problem:
        said = problem.strerror if isinstance(problem, OSError) and problem.strerror else problem
        raise AuditError(f"{path}: cannot be read: {said}") from None
    return os.fdopen(handle, "rb")


def _lines(stream: BinaryIO, path: Path) -> Iterator[bytes]:
    number = 0
    try:
        while line := stream.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                raise AuditError(
                    f"{path}:{number}: has more than {MAX_LINE} bytes; no record has: is this an audit log?"
                )
            yield line
    except OSError as problem:
        raise AuditError(f"{path}: cannot be read: {problem.strerror or problem}") from None
