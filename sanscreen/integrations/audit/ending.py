"""The file of an audit log, to its first record, its last one, and what lies torn behind that."""

import os
from dataclasses import dataclass
from pathlib import Path

from sanscreen.errors import AuditError
from sanscreen.integrations.audit.line import MAX_LINE, Chain, Head, Line, read_line

__all__ = ["Ending", "ending_of"]

STEP = 1 << 16  # bytes that are read first; a few records


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a log goes on: its first record, its last whole one, the bytes that are torn, and whether they are a whole record.

    A torn line is whole where only its line feed is missing.
    """

    first: Line
    head: Head
    torn: bytes = b""
    whole: Head | None = None


def ending_of(handle: int, size: int, path: Path) -> Ending:
    """Return the ending of the log in an open file of `size` bytes, 1 at least.

    The first line and the last two are verified, and no others. Raises `AuditError` where they are not those of a log.
    """
    first = read_line(_first_line(handle, path), f"{path}:1")
    begin = Chain()
    begin.follow(first, f"{path}:1")
    assert begin.head is not None
    tail = _last_lines(handle, size, path)
    *lines, torn = tail.split(b"\n")
    before, last = (read_line(line, f"{path}: a line at the end") for line in (lines[0], lines[-1]))
    head = Head(before["seq"], before["hash"])
    if len(lines) > 1:
        chain = Chain(head)
        chain.follow(last, f"{path}: the last line")
        head = chain.head or head
    if head.seq == 0 and head != begin.head:
        raise AuditError(f"{path}: the last line is a first line of another log")
    return Ending(first, head, torn, _whole(torn, head))


def _whole(torn: bytes, head: Head) -> Head | None:
    chain = Chain(head)
    try:
        chain.follow(read_line(torn, ""), "")
    except AuditError:
        return None
    return chain.head


def _first_line(handle: int, path: Path) -> bytes:
    found = b""
    while b"\n" not in found:
        piece = _read_at(handle, STEP, len(found))
        if not piece:
            raise AuditError(
                f"{path}: holds no whole line: it is no audit log, or its beginning is torn; name another file"
            )
        if not found and not piece.startswith(b'{"'):
            raise AuditError(f"{path}: opens with {piece[:20]!r}: it is no audit log; name another file")
        found += piece
        if len(found) > MAX_LINE:
            raise AuditError(f"{path}:1: has more than {MAX_LINE} bytes: it is no audit log; name another file")
    return found.partition(b"\n")[0]


def _last_lines(handle: int, size: int, path: Path) -> bytes:
    """Return the last two lines, or the only one, and what is torn behind them."""
    step = STEP
    while True:
        step = min(step, size)
        found = _read_at(handle, step, size - step)
        if found.count(b"\n") >= 3 or step == size:
            break
        if step > 3 * MAX_LINE:
            raise AuditError(f"{path}: a line at its end has more than {MAX_LINE} bytes: it is no audit log")
        step *= 4
    *lines, torn = found.split(b"\n")
    return b"\n".join([*lines[-2:], torn])


def _read_at(handle: int, count: int, offset: int) -> bytes:
    """Return the bytes from an offset on; `os.pread` is not everywhere, and gives fewer than it is asked for."""
    os.lseek(handle, offset, os.SEEK_SET)
    found = b""
    while len(found) < count and (piece := os.read(handle, count - len(found))):
        found += piece
    return found
