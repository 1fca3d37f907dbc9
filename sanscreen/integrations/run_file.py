"""Parties and their outcomes, to one SQLite file that remembers them: a run that was ended goes on from it, and the next one
knows what was found before.

An outcome is kept under the fingerprint of its party, so that a party that stands in a file several times is screened
once, and a run that is begun again finds what it had. Nothing in the file has to be in step with the output: that is
written anew from the first record.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Self

from sanscreen.errors import RunError

__all__ = ["RunFile"]

APPLICATION = 0x53414E53  # "SANS": tells our files from other databases (SQLite, PRAGMA application_id)
LAYOUT = 1
FINISHED = "finished"
UNWRITTEN = 200  # records that a crash may cost: they are screened again
_TABLES = (
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE answers (fingerprint BLOB PRIMARY KEY, hits INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE records (place INTEGER PRIMARY KEY, line INTEGER NOT NULL, customer TEXT NOT NULL CHECK (typeof(customer) = 'text'), fingerprint BLOB, screened INTEGER NOT NULL)",
    "CREATE TABLE listed (watchlist TEXT, id TEXT, digest TEXT NOT NULL, PRIMARY KEY (watchlist, id)) WITHOUT ROWID",
    "CREATE TABLE suppressed (customer TEXT, watchlist TEXT, id TEXT, PRIMARY KEY (customer, watchlist, id)) WITHOUT ROWID",
    "CREATE INDEX by_customer ON records (customer)",
)
Facts = Mapping[str, str]


class RunFile:
    """One run in a file of its own, or in one that goes with it. Not for several threads; several processes are kept out.

    Every method raises `RunError` where the file is damaged or cannot be written.
    """

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self.connection, self.name = connection, name
        self._unwritten = 0
        self.goes_on = False  # with what an earlier process began
        self._fresh: Path | None = None  # a file that was made and holds no record: it goes again

    @classmethod
    def temporary(cls) -> Self:
        """Return a run that is remembered until it is closed: on disk, where nobody else sees it."""
        run = cls(_connected(""), "the run")
        with run.guarded():
            run._make()
        return run

    @classmethod
    def begin(cls, path: Path, facts: Facts, day: str) -> Self:
        """Return the run in a file, made anew or gone on with.

        `facts` say what the run is of; where those of the file differ, `RunError` tells each. A run that is gone on with
        stays one of the day on which it was begun; one that was finished on another day than `day` is refused.
        """
        run = cls(_opened(path), str(path))
        with run._beginning():
            run.connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            run.connection.execute("BEGIN IMMEDIATE")
            if run._is_empty():  # made a moment ago, or by a run that was killed in its first one
                run._make()
                run._fresh = path
            else:
                run._check()
                run.goes_on = True
            known = run.facts()
            _check_day(known.get("day", day), path)
            other = [
                f"{name}: {known[name]} then, {value} now"
                for name, value in facts.items()
                if known.get(name, value) != value
            ]
            if other:
                raise RunError(
                    f"{path}: begun with something else: {'; '.join(other)}; go on with what it was begun with, or name a new file"
                )
            if known.get("state") == FINISHED and known.get("day") != day:
                raise RunError(f"{path}: the run was finished on {known.get('day')}; name a new file for {day}")
            run.state(
                {"day": day, **facts, **known, "state": "begun"}
            )  # until it is finished again, it is no base for others
            run.connection.commit()
            run.connection.execute(
                "PRAGMA journal_mode = WAL"
            )  # a killed process loses what was not committed, no more
            run.connection.execute("PRAGMA synchronous = NORMAL")
        return run

    @classmethod
    def finished(cls, path: Path) -> Self:
        """Return a run that is over, to be read. Raises `RunError` where it is not."""
        if not path.is_file():
            raise RunError(f"{path}: no such file; write one with --checkpoint")
        for beside in ("-wal", "-journal"):  # what lies there would be taken for a part of the file
            if path.with_name(path.name + beside).exists():
                raise RunError(f"{path}: {path.name}{beside} lies beside it, so the run was not finished")
        run = cls(_opened(path, "?mode=ro&immutable=1"), str(path))
        with run._beginning():
            run._check()
            if run.facts().get("state") != FINISHED:
                raise RunError(f"{path}: the run was not finished; begin it again with the same --checkpoint to go on")
        return run

    def facts(self) -> dict[str, str]:
        """Return what the run is of."""
        with self.guarded():
            return dict(self.connection.execute("SELECT name, value FROM facts"))

    def state(self, facts: Facts) -> None:
        """Write what the run is of."""
        with self.guarded():
            self.connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", facts.items())

    def answer(self, fingerprint: bytes) -> str | None:
        """Return what was kept under a fingerprint."""
        with self.guarded():
            query = "SELECT body FROM answers WHERE fingerprint = ?"
            found = self.connection.execute(query, (fingerprint,)).fetchone()
        return found[0] if found else None

    def keep(self, fingerprint: bytes, hits: int, body: str) -> None:
        """Keep an answer and how many hits it has."""
        with self.guarded():
            self.connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (fingerprint, hits, body))

    def record(self, place: int, line: int, customer: str, fingerprint: bytes | None, *, screened: bool) -> None:
        """Note that the record at a place (from 1) is answered; `fingerprint` is None where it could not be read."""
        self._fresh = None
        with self.guarded():
            values = place, line, customer, fingerprint, screened
            self.connection.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?)", values)
            self._unwritten += 1
            if self._unwritten >= UNWRITTEN:
                self.commit()

    def suppress(self, customer: str, watchlist: str, id: str) -> None:
        """Note that a decision suppresses a hit of a customer."""
        with self.guarded():
            self.connection.execute("INSERT OR IGNORE INTO suppressed VALUES (?, ?, ?)", (customer, watchlist, id))

    def suppressed(self, customer: str) -> set[tuple[str, str]]:
        """Return list key and id of each designation whose hit on a customer is suppressed."""
        with self.guarded():
            query = "SELECT watchlist, id FROM suppressed WHERE customer = ?"
            return set(self.connection.execute(query, (customer,)))

    def listed(self) -> Iterator[tuple[str, str, str]]:
        """Yield list key, id and digest of every designation that was compared with."""
        with self.guarded():
            yield from self.connection.execute("SELECT watchlist, id, digest FROM listed")

    def list_all(self, listed: Iterable[tuple[str, str, str]]) -> None:
        """Write what `listed` yields."""
        with self.guarded():
            self.connection.executemany("INSERT OR REPLACE INTO listed VALUES (?, ?, ?)", listed)

    def commit(self) -> None:
        """Write all that was noted: a process that is killed after it loses nothing of it."""
        with self.guarded():
            self.connection.commit()
            self._unwritten = 0

    def finish(self, records: int) -> None:
        """Note that the run is over, with so many records."""
        self._fresh = None
        with self.guarded():
            self.connection.execute("DELETE FROM records WHERE place > ?", (records,))
        self.state({"state": FINISHED, "records": str(records)})
        self.commit()
        with self.guarded():
            self.connection.execute(
                "PRAGMA journal_mode = DELETE"
            )  # one file, that may be read where nothing is written

    def close(self) -> None:
        """Write what was noted and close the file."""
        with suppress(sqlite3.Error):
            self.connection.commit()
        self.connection.close()
        if self._fresh is not None:
            self._fresh.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turn what the database says into a `RunError`."""
        try:
            yield
        except (sqlite3.Error, UnicodeError) as problem:
            busy = "locked" in str(problem)
            raise RunError(f"{self.name}: {'another run is using it' if busy else problem}") from None

    @contextmanager
    def _beginning(self) -> Iterator[None]:
        """Close the file again where it cannot be used."""
        try:
            with self.guarded():
                yield
        except BaseException:
            self.connection.rollback()
            self.close()
            raise

    def _is_empty(self) -> bool:
        (tables,) = self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return not tables

    def _make(self) -> None:
        for table in _TABLES:
            self.connection.execute(table)
        self.connection.execute(f"PRAGMA application_id = {APPLICATION}")
        self.connection.execute(f"PRAGMA user_version = {LAYOUT}")

    def _check(self) -> None:
        """Refuse a file that is not ours: another table or a trigger in it would be code of a stranger."""
        (application,) = self.connection.execute("PRAGMA application_id").fetchone()
        (layout,) = self.connection.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION:
            raise RunError(f"{self.name}: is no file of a run; name another file")
        if layout != LAYOUT:
            raise RunError(f"{self.name}: of layout {layout}, and {LAYOUT} is read here; run it again with a new file")
        found = {sql for (sql,) in self.connection.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL")}
        if found != set(_TABLES):
            raise RunError(f"{self.name}: its tables are not those of a run; run it again with a new file")


def _check_day(day: str, path: Path) -> None:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise RunError(f"{path}: {day!r} is no day of a run; run it again with a new file") from None


def _opened(path: Path, how: str = "") -> sqlite3.Connection:
    if path.exists() and not path.is_file():
        raise RunError(f"{path}: is no file")
    try:
        return _connected(path.absolute().as_uri() + how)
    except sqlite3.Error as problem:
        raise RunError(f"{path}: cannot be opened: {problem}") from None


def _connected(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, timeout=0, uri=True)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection
