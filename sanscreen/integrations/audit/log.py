"""Screenings, one after the other, to the lines of an audit log, each written at once and chained to the one before."""

import errno
import os
import stat
import threading
import weakref
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn, Self

from sanscreen.errors import AuditError
from sanscreen.integrations.audit.ending import Ending, ending_of
from sanscreen.integrations.audit.line import FIRST, FORMAT, MAX_LINE, START, Head, sealed
from sanscreen.integrations.audit.private import Keyed
from sanscreen.integrations.audit.screenings import content_of
from sanscreen.matching.engine import engine
from sanscreen.model import Party, Screening

__all__ = ["AuditLog", "head_line", "open_audit_log"]

_OWN = frozenset({"seq", "previous", "kind", "at", "hash"})  # the keys that every record has of the log itself


class AuditLog:
    """An open log, for this process and this object alone; `open_audit_log` opens one. Threads may share it.

    `head` is the last record: keep it elsewhere, since the file alone cannot tell that its end was cut off.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        about: str = "",
        at: datetime | str | None = None,
        key: bytes | None = None,
        private: bool = False,
        repair: bool = False,
        sync: bool = False,
    ) -> None:
        self.path, self._sync = Path(path), sync
        if private != (key is not None):
            raise AuditError("private=True needs a key of 16 bytes or more, and a key is for private=True alone")
        self._keyed = Keyed(key) if key is not None else None
        self._guard, self._process = threading.RLock(), os.getpid()
        self._handle = _opened(self.path)
        try:
            self._size = os.fstat(self._handle).st_size
            if self._size == 0:
                self._begin(about, at)
            else:
                self._go_on(ending_of(self._handle, self._size, self.path), repair)
        except BaseException:
            self.close()
            raise
        _OPEN.add(self)

    def record(
        self,
        input: Party | str | Sequence[str] | Mapping[str, str] | None,
        screening: Screening,
        *,
        threshold: float | None = None,
        max_comparisons: int | None = None,
        on: date | None = None,
        at: datetime | str | None = None,
    ) -> Head:
        """Write one screening, and return the record's number and hash.

        `input` is what was to be screened: the party, or, where no party could be read, what there was instead (the text or
        the cells of a row). `threshold`, `max_comparisons` and `on` are what the screener was told, `on` by the call or when it
        was built; it is needed for flags of old lists, and where decisions suppressed a hit. `at` is the time, with its offset from UTC: the library has
        no clock. Raises `AuditError`; the screening is not in the log then.
        """
        told: dict[str, Any] = {"threshold": threshold, "max_comparisons": max_comparisons, "on": on}
        return self.append("screening", content_of(input, screening, **told), at=at)

    def append(self, kind: str, content: Mapping[str, Any], *, at: datetime | str | None = None) -> Head:
        """Write one record of any kind. `content` is what JSON has a form for; `input` and `result` hold personal data.

        Raises `AuditError` where it cannot be written; nothing of it is in the log then.
        """
        if kind == FIRST or not kind:
            raise AuditError(f"kind {kind!r}: is none for a record")
        if own := _OWN & content.keys():
            raise AuditError(f"{', '.join(sorted(own))}: the log itself writes these")
        with self._guard:
            self._check()
            return self._append({**self._shown(content), "kind": kind, **_time(at)})

    def close(self) -> None:
        """Close the file, which lets others write it."""
        with self._guard:
            if self._handle >= 0:
                os.close(self._handle)
            self._handle = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __reduce__(self) -> NoReturn:
        raise TypeError("an audit log belongs to one process: record there what others return")

    def _shown(self, content: Mapping[str, Any]) -> Mapping[str, Any]:
        return self._keyed.hidden(content) if self._keyed else content

    def _begin(self, about: str, at: datetime | str | None) -> None:
        keyed = {"private": True, "key": self._keyed.check} if self._keyed else {"private": False}
        self.head = Head(-1, START)
        self._append({"kind": FIRST, "format": FORMAT, "engine": engine(), "about": about, **keyed, **_time(at)})
        if self._sync:
            _sync_folder(self.path.absolute().parent)

    def _go_on(self, ending: Ending, repair: bool) -> None:
        if self._keyed:
            self._keyed.check_first(ending.first, self.path)
        elif ending.first.get("private"):
            raise AuditError(f"{self.path}: keeps personal data as HMACs: open it with private=True and its key")
        self.head = ending.head
        if not ending.torn:
            return
        where = f"{len(ending.torn)} bytes behind record {self.head.seq}, from byte {self._size - len(ending.torn)} on"
        if not repair:
            what = "are a whole record without its line feed" if ending.whole else "are no whole record"
            raise AuditError(
                f"{self.path}: the last line is torn: {where}, {what}; whoever wrote it was stopped meanwhile. Opened with "
                f"repair=True, the log {'completes that record' if ending.whole else 'cuts those bytes off'} and notes it"
            )
        if ending.whole:
            self._write(b"\n")
            self.head = ending.whole
            self._append({"kind": "repair", "completed": self.head.seq})
            return
        self._truncate(self._size - len(ending.torn))
        cut = {"bytes": len(ending.torn), "sha256": sha256(ending.torn).hexdigest()}
        self._append({"kind": "repair", "cut": cut})

    def _append(self, content: Mapping[str, object]) -> Head:
        found, line = sealed({**content, "seq": self.head.seq + 1, "previous": self.head.hash})
        if len(line) > MAX_LINE:
            raise AuditError(f"{self.path}: a record has {len(line)} bytes; at most {MAX_LINE} are allowed")
        self._write(line)
        self.head = Head(self.head.seq + 1, found)
        return self.head

    def _check(self) -> None:
        """Refuse to write where the file is no longer what this object wrote."""
        if os.getpid() != self._process:
            raise AuditError(f"{self.path}: was opened by another process: record there what this one returns")
        if self._handle < 0:
            raise AuditError(f"{self.path}: is closed")
        try:
            here, there = os.fstat(self._handle), os.stat(self.path, follow_symlinks=False)
        except OSError as problem:
            raise AuditError(f"{self.path}: is no longer there: {problem.strerror or problem}") from None
        if (here.st_dev, here.st_ino) != (there.st_dev, there.st_ino):
            raise AuditError(f"{self.path}: another file is in its place: close a log before it is moved")
        if here.st_size != self._size:
            raise AuditError(
                f"{self.path}: was changed by somebody else: it has {here.st_size} bytes, and {self._size} were written"
            )

    def _write(self, line: bytes) -> None:
        """Write one line, whole or not at all."""
        try:
            written = os.write(self._handle, line)
            if written != len(line):  # as on a full disk
                raise OSError(None, f"{written} of {len(line)} bytes were written")
            if self._sync:
                os.fsync(self._handle)
        except OSError as problem:
            with suppress(OSError):
                os.ftruncate(self._handle, self._size)
            raise AuditError(f"{self.path}: the record could not be written: {problem.strerror or problem}") from None
        self._size += len(line)

    def _truncate(self, size: int) -> None:
        try:
            os.ftruncate(self._handle, size)
        except OSError as problem:
            raise AuditError(f"{self.path}: cannot be repaired: {problem.strerror or problem}") from None
        self._size = size


open_audit_log = AuditLog

_OPEN: weakref.WeakSet[AuditLog] = weakref.WeakSet()


def _leave_to_parent() -> None:
    """Close, in a process that was forked, the logs of its parent: else they stay locked when the parent is gone."""
    for log in list(_OPEN):
        if log._handle >= 0:
            os.close(log._handle)
        log._handle = -1


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_to_parent)


def head_line(head: Head) -> str:
    """Return the line of a summary that tells the head.

    >>> head_line(Head(320, "0" * 64))[:44]
    'Audit: 320 records, head sha256:000000000000'
    """
    return f"Audit: {head.seq} record{'' if head.seq == 1 else 's'}, head sha256:{head.hash} (keep it elsewhere)"


def _opened(path: Path) -> int:
    """Open a log, or a new one that only its owner can read, for this writer alone."""
    own = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | own, 0o600)
    except (OSError, ValueError) as problem:
        said = problem.strerror if isinstance(problem, OSError) and problem.strerror else problem
        link = "; it is a link: name the file itself" if path.is_symlink() else ""
        raise AuditError(f"{path}: cannot be opened: {said}{link}") from None
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise AuditError(f"{path}: is no regular file")
        with suppress(ImportError):  # no such module on Windows
            import fcntl  # noqa: PLC0415

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise AuditError(f"{path}: somebody else is writing it; a log has one writer at a time") from None
    except BaseException:
        os.close(handle)
        raise
    return handle


def _sync_folder(folder: Path) -> None:
    """Wait until the disk has the name of a new file, without which its content would be lost."""
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as problem:
        if problem.errno not in (errno.EINVAL, errno.ENOTSUP):  # a file system that has no such thing
            raise AuditError(f"{folder}: cannot be synced: {problem.strerror or problem}") from None


def _time(at: datetime | str | None) -> dict[str, str]:
    if at is None:
        return {}
    try:
        moment = datetime.fromisoformat(at) if isinstance(at, str) else at
        if moment.tzinfo is None:
            raise ValueError("says no offset from UTC")
    except (ValueError, AttributeError, TypeError) as problem:
        raise AuditError(f"at: {at!r} is no moment: {problem}; write 2026-11-28T12:00:00+00:00") from None
    return {"at": at if isinstance(at, str) else moment.isoformat()}
