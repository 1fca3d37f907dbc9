"""A path, to the watchlists that stand there, each whole or not at all."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sanscreen.errors import PolicyError, WatchlistError
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats import Format, format_of, native
from sanscreen.lists.formats.refused import is_packed
from sanscreen.lists.guards import NO_GUARDS, Guards
from sanscreen.lists.list_file import ListFile, unreadable
from sanscreen.lists.report import LoadReport, SourceFile
from sanscreen.model import Watchlist
from sanscreen.retrieval.container import MAGIC

__all__ = ["Loaded", "check", "is_list", "load_watchlist", "load_watchlists"]

SUFFIXES = (".yml", ".yaml", ".xml", ".csv", ".json")
UNREAD_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Loaded:
    """One list that was read: what it holds, the report on it, and what deserves a look."""

    path: Path
    watchlist: Watchlist
    warnings: tuple[str, ...]
    report: LoadReport

    @property
    def source_digest(self) -> str:
        """The SHA-256 of the bytes of the main file."""
        return self.report.files[0].digest


def load_watchlist(path: str | Path, *, as_of: date | None = None, guards: Guards = NO_GUARDS) -> Watchlist:
    """Return the list in one file, whole. Raises `WatchlistError` with every fault found in it.

    `as_of` is the day of a list whose file does not say it, such as OFAC's CSV; what the file says rules. `guards` stop
    a list that is smaller than it must be. Relations to other lists are not followed; `load_watchlists` does.
    """
    if as_of is not None and type(as_of) is not date:
        raise PolicyError(f"as_of is a date, got {as_of!r}")
    found, faults = _read([Path(path)], as_of)
    faults = (*faults, *(fault for each in found for fault in guards.faults(each.watchlist, str(each.path))))
    if faults:
        raise WatchlistError(faults)
    return found[0].watchlist


def load_watchlists(
    path: str | Path, *, as_of: date | None = None, guards: Guards = NO_GUARDS
) -> tuple[Watchlist, ...]:
    """Return the lists in a folder or in one file, in the order of their keys.

    In a folder every .yml, .yaml, .xml, .csv and .json must be a list or a part of one; another file is read where its
    content is a list. All or nothing: raises `WatchlistError` with the faults of all files, among them relations to nobody
    and keys that two files share. `as_of` is the day of lists whose files do not say it; `guards` hold for each list.
    """
    found, faults = check(path, as_of=as_of)
    faults = (*faults, *(fault for each in found for fault in guards.faults(each.watchlist, str(each.path))))
    if faults:
        raise WatchlistError(faults)
    return tuple(sorted((each.watchlist for each in found), key=lambda watchlist: watchlist.key))


def check(path: str | Path, *, as_of: date | None = None) -> tuple[tuple[Loaded, ...], tuple[str, ...]]:
    """Return what could be read at `path`, and every fault of every file there; never raises for a faulty list.

    Each list that could be read has its `report`. `as_of` is as for `load_watchlists`.
    """
    path = Path(path)
    if as_of is not None and type(as_of) is not date:
        raise PolicyError(f"as_of is a date, got {as_of!r}")
    try:
        paths, lost = _lists_in(path) if path.is_dir() else ([path], [])
    except (OSError, ValueError) as problem:
        return (), (unreadable(path, problem),)
    if not (paths or lost):
        return (), (f"{path}: no list here; a list is a file that ends in {', '.join(SUFFIXES)}",)
    found, faults = _read(paths, as_of)
    faults = (
        *(f"{each}: a list in a folder below is not read; move it to {path} or name its folder" for each in lost),
        *faults,
    )
    if path.is_dir() and not faults:
        faults = (*faults, *_between(found))
    return found, faults


def _read(paths: Iterable[Path], as_of: date | None = None) -> tuple[tuple[Loaded, ...], tuple[str, ...]]:
    """Read every list; the parts of lists come last, and are faults where no list that was read used them."""
    found: list[Loaded] = []
    faults: list[str] = []
    parts: list[tuple[Path, Format]] = []
    used: set[Path] = set()
    for path in paths:
        problems = Faults(str(path))
        try:
            file = ListFile(path)
            if file.head.startswith(MAGIC):
                raise WatchlistError(f"{path}: a snapshot of lists; it stands alone: give it to --lists by itself")
            form = format_of(file)
            if form.belongs(file):
                parts.append((path, form))
                continue
            if file.size > form.max_bytes:
                raise WatchlistError(f"{path}: {file.size} bytes; at most {form.max_bytes} are allowed")
            watchlist = form.read(file, problems)
            used.update(each.path for each in file.used)
            if watchlist is not None and not problems.count:
                found.append(_loaded(file, form, watchlist, problems, as_of))
        except WatchlistError as problem:
            faults += problem.faults
        else:
            faults += problems.faults
    faults += [
        f"{path}: is a part of a list ({form.name}); name the main file of the list, and keep both in one folder"
        for path, form in parts
        if path not in used
    ]
    return tuple(found), tuple(faults)


def _loaded(file: ListFile, form: Format, watchlist: Watchlist, problems: Faults, as_of: date | None) -> Loaded:
    if problems.ledger.unread:
        names = ", ".join(name for name, _ in problems.ledger.unread.most_common(UNREAD_SHOWN))
        total = problems.ledger.unread.total()
        problems.doubt(1, "file", f"holds {total} values in fields that are not read ({names}): is it a new layout?")
    if as_of and not watchlist.as_of:
        sources = tuple(replace(each, as_of=each.as_of or as_of) for each in watchlist.sources)
        watchlist = replace(watchlist, as_of=as_of, sources=sources, digest="")
    files = tuple(SourceFile(each.path.name, _digest(each)) for each in (file, *file.used))
    report = LoadReport.of(watchlist, form.name, files, problems.ledger)
    return Loaded(file.path, watchlist, tuple(problems.warnings), report)


def _digest(file: ListFile) -> str:
    total = hashlib.sha256()
    with file.open() as stream:
        while chunk := stream.read(1 << 20):
            total.update(chunk)
    return total.hexdigest()


def _lists_in(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the lists in a folder, and those in folders below, which would be lost without a word."""
    entries = sorted(folder.iterdir())
    below = (Path(where) / name for where, _, names in os.walk(folder) for name in names if Path(where) != folder)
    return [each for each in entries if is_list(each)], sorted(filter(is_list, below))


def is_list(path: Path) -> bool:
    """Return whether a file in a folder is taken for a list: by its ending, or by its content whatever the ending.

    A packed file and a snapshot count too: they are refused, and not passed over.
    """
    return path.suffix.lower() in SUFFIXES or (path.is_file() and _is_official(path))


def _is_official(path: Path) -> bool:
    try:
        file = ListFile(path)
        return file.head.startswith(MAGIC) or is_packed(file) or format_of(file) is not native.FORMAT
    except WatchlistError:
        return False


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
