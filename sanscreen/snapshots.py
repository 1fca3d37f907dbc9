"""Watchlists, to a snapshot file of them and their index, and a snapshot file to a screener that is ready at once."""

import mmap
import os
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sanscreen.errors import SnapshotError
from sanscreen.matching.engine import engine
from sanscreen.model import Policy, Watchlist
from sanscreen.retrieval.container import MAGIC
from sanscreen.retrieval.parties import checked
from sanscreen.retrieval.snapshot import Snapshot, packed_snapshot
from sanscreen.screener import Screener

__all__ = ["is_snapshot", "open_snapshot", "save_snapshot"]


def save_snapshot(path: str | Path, watchlists: Iterable[Watchlist], policy: Policy | None = None) -> None:
    """Write a snapshot of lists for a policy. A file that is there is replaced when the new one is whole.

    Raises `WatchlistError` for lists that a `Screener` would refuse, `SnapshotError` where the file cannot be written.
    """
    path = Path(path)
    pieces = packed_snapshot(checked(watchlists), policy or Policy(), engine())
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
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except OSError as problem:
        raise SnapshotError(f"{path}: cannot be written: {problem.strerror or problem}") from None
    finally:
        Path(draft).unlink(missing_ok=True)


def open_snapshot(
    path: str | Path, policy: Policy | None = None, *, on: date | None = None, verify: bool = True
) -> Screener:
    """Return a screener over a snapshot file, which is mapped and not read: it is ready at once.

    `policy` may have a higher threshold than that of the snapshot, never a lower one; by default it is that of the snapshot.
    `verify` compares the digest of the file, which reads it once: leave it out only where something else vouches for the
    file. Raises `SnapshotError` for a file that is damaged or from another engine, `PolicyError` for a lower threshold.
    """
    path = Path(path)
    try:
        with path.open("rb") as stream:
            mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as problem:
        raise SnapshotError(f"{path}: cannot be opened: {problem}") from None
    snapshot = Snapshot(memoryview(mapped), str(path), engine=engine(), verify=verify)
    return Screener.over(snapshot, policy, on)


def is_snapshot(path: str | Path) -> bool:
    """Return whether a file opens like a snapshot."""
    try:
        with Path(path).open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except (OSError, ValueError):
        return False
