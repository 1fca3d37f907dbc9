"""A path, to the watchlists that stand there: the only door to list files."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sanscreen.errors import WatchlistError
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats import format_of
from sanscreen.model import Watchlist

__all__ = ["MAX_BYTES", "Loaded", "check", "is_list", "load_watchlist", "load_watchlists"]

MAX_BYTES = 16_000_000  # of one file in our own format
SUFFIXES = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Loaded:
    """One file that was read: the list, what deserves a look, and the SHA-256 of the file's bytes."""

    path: Path
    watchlist: Watchlist
    warnings: tuple[str, ...]
    source_digest: str


def load_watchlist(path: str | Path) -> Watchlist:
    """Return the list in one file, whole. Raises `WatchlistError` with every fault found in it.

    Relations to other lists are not followed; `load_watchlists` does.
    """
    found, faults = _read([Path(path)])
    if faults:
        raise WatchlistError(faults)
    return found[0].watchlist


def load_watchlists(path: str | Path) -> tuple[Watchlist, ...]:
    """Return the lists in a folder (every .yml and .yaml) or in one file, in the order of their keys.

    All or nothing: raises `WatchlistError` with the faults of all files, among them relations to nobody and keys that
    two files share.
    """
    found, faults = check(path)
    if faults:
        raise WatchlistError(faults)
    return tuple(sorted((each.watchlist for each in found), key=lambda watchlist: watchlist.key))


def check(path: str | Path) -> tuple[tuple[Loaded, ...], tuple[str, ...]]:
    """Return what could be read at `path`, and every fault of every file there; never raises for a faulty list."""
    path = Path(path)
    try:
        paths, lost = _lists_in(path) if path.is_dir() else ([path], [])
    except (OSError, ValueError) as problem:
        return (), (_unreadable(path, problem),)
    if not (paths or lost):
        return (), (f"{path}: no list here; a list is a file that ends in {' or '.join(SUFFIXES)}",)
    found, faults = _read(paths)
    faults = (
        *(f"{each}: a list in a folder below is not read; move it to {path} or name its folder" for each in lost),
        *faults,
    )
    if path.is_dir() and not faults:
        faults = (*faults, *_between(found))
    return found, faults


def _read(paths: Iterable[Path]) -> tuple[tuple[Loaded, ...], tuple[str, ...]]:
    found: list[Loaded] = []
    faults: list[str] = []
    for path in paths:
        problems = Faults(str(path))
        try:
            data = _bytes(path)
            watchlist = format_of(data, str(path)).read(data, problems)
        except WatchlistError as problem:
            faults += problem.faults
        else:
            faults += problems.faults
            if watchlist is not None and not problems.faults:
                digest = hashlib.sha256(data).hexdigest()
                found.append(Loaded(path, watchlist, tuple(problems.warnings), digest))
    return tuple(found), tuple(faults)


def _lists_in(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the lists in a folder, and those one folder below, which would be lost without a word."""
    entries = sorted(folder.iterdir())
    below = [each for entry in entries if entry.is_dir() for each in sorted(entry.iterdir()) if is_list(each)]
    return [each for each in entries if is_list(each)], below


def is_list(path: Path) -> bool:
    """Return whether a file in a folder is taken for a list."""
    return path.suffix.lower() in SUFFIXES


def _bytes(path: Path) -> bytes:
    """Return the bytes of a file; raise `WatchlistError` for what is none: a pipe would hang, a device has no end."""
    try:
        size = path.stat().st_size
        if not (path.is_file() or path.is_dir()):
            raise WatchlistError(f"{path}: no regular file; save the list to a file first")
        if size > MAX_BYTES:
            raise WatchlistError(f"{path}: {size} bytes; at most {MAX_BYTES} are allowed")
        return path.read_bytes()
    except WatchlistError:
        raise
    except (OSError, ValueError) as problem:
        raise WatchlistError(_unreadable(path, problem)) from None


def _unreadable(path: Path, problem: Exception) -> str:
    shown = str(path).encode(errors="backslashreplace").decode()
    return f"{shown}: cannot be read: {getattr(problem, 'strerror', None) or problem}"


def _between(found: Iterable[Loaded]) -> list[str]:
    """Return the faults that show only when lists stand side by side."""
    faults = []
    files: dict[str, Path] = {}
    for each in found:
        key = each.watchlist.key
        if key in files:
            faults.append(f"{each.path}: key {key!r} is that of {files[key]} too; every list has its own")
        files.setdefault(key, each.path)
    parties = {f"{each.watchlist.key}/{party.id}" for each in found for party in each.watchlist.designations}
    for each in found:
        for party in each.watchlist.designations:
            for relation in party.relations:
                if relation.party and "/" in relation.party and relation.party not in parties:
                    faults.append(
                        f"{each.path}: designations.{party.id}.{relation.kind.value}: {relation.party!r} is no party "
                        "of these lists; write list-key/id, or {name: ...} for one that is listed nowhere"
                    )
    return faults
