"""Watchlists, to a snapshot file of them and their index, and a snapshot file to a screener that is ready at once."""

import mmap
import os
import tempfile
import weakref
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sanscreen.errors import PolicyError, SnapshotError
from sanscreen.matching.engine import engine
from sanscreen.model import Policy, Watchlist
from sanscreen.remembered import ROOM
from sanscreen.retrieval.container import MAGIC
from sanscreen.retrieval.parties import checked
from sanscreen.retrieval.snapshot import Snapshot, packed_snapshot
from sanscreen.screener import Screener

__all__ = ["is_snapshot", "open_snapshot", "save_snapshot"]


def save_snapshot(path: str | Path, watchlists: Iterable[Watchlist], policy: Policy | None = None) -> None:
    """Write a snapshot of lists for a policy. A snapshot that is there is replaced when the new one is whole; another file is not.

    Raises `WatchlistError` for lists that a `Screener` would refuse, `SnapshotError` where the file cannot be written.
    """
    path = Path(path)
    if path.exists() and not is_snapshot(path):
        raise SnapshotError(f"{path}: is there and is no snapshot, so it is not replaced; name another file")
    pieces = packed_snapshot(checked(watchlists), _policy(policy) or Policy(), engine())
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except (OSError, ValueError) as problem:
        raise SnapshotError(f"{path}: cannot be written: {problem}") from None
    try:
        with open(handle, "wb") as stream:
            for piece in pieces:
                stream.write(piece)
            stream.flush()
            os.fsync(stream.fileno())
        Path(draft).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(draft).replace(path)
    except OSError as problem:
        raise SnapshotError(f"{path}: cannot be written: {problem.strerror or problem}") from None
    finally:
        Path(draft).unlink(missing_ok=True)


def open_snapshot(
    path: str | Path,
    policy: Policy | None = None,
    *,
    on: date | None = None,
    verify: bool = True,
    remember: int = ROOM,
) -> Screener:
    """Return a screener over a snapshot file, which is mapped and not read: it is ready at once.

    `policy` may have a higher threshold than that of the snapshot, never a lower one; by default it is that of the snapshot.
    `verify` compares the digest of the file, which reads it once: leave it out only where something else vouches for the
    file. `remember` and `on` are those of a `Screener`. Raises `SnapshotError` for a file that is damaged or from another engine, `PolicyError` for a lower threshold.
    """
    path = Path(path)
    try:
        if not path.is_file():  # a pipe would hang
            raise OSError("is no regular file" if path.exists() else "there is no such file")
        if not path.stat().st_size:
            raise OSError("it is empty; `sanscreen lists build` writes a snapshot")
        opened = _Opened(path)
        mapped = mmap.mmap(opened.handle, 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as problem:
        raise SnapshotError(f"{path}: cannot be opened: {problem}") from None
    snapshot = Snapshot(memoryview(mapped), str(path), engine=engine(), verify=verify, changed=opened.changed)
    if hasattr(mmap, "MADV_DONTNEED"):  # the pages that checking has read: what is screened asks for few of them
        mapped.madvise(mmap.MADV_DONTNEED)
    return Screener.over(snapshot, _policy(policy), on, remember)


def is_snapshot(path: str | Path) -> bool:
    """Return whether a file opens like a snapshot."""
    try:
        if not Path(path).is_file():
            return False
        with Path(path).open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except (OSError, ValueError):
        return False


class _Opened:
    """A file that stays open as long as the screener over it: a look at it tells whether it was changed."""

    def __init__(self, path: Path) -> None:
        self.handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        weakref.finalize(self, os.close, self.handle)
        self._known = self._state()

    def changed(self) -> bool:
        return self._state() != self._known

    def _state(self) -> tuple[int, int]:
        found = os.fstat(self.handle)
        return found.st_size, found.st_mtime_ns


def _policy(policy: Policy | None) -> Policy | None:
    if policy is not None and not isinstance(policy, Policy):
        raise PolicyError(f"policy is a Policy, got {policy!r}")
    return policy


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
