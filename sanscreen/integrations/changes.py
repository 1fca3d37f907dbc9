"""Two runs, to what became of each alert: new, changed, lost or standing, customer by customer."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from heapq import merge
from itertools import groupby

from sanscreen.errors import RunError
from sanscreen.integrations.run_file import RunFile
from sanscreen.model import Policy

__all__ = ["Change", "ChangeKind", "changes_between"]


class ChangeKind(StrEnum):
    """What became of the alert of a customer against a designation."""

    NEW = "new"
    REOPENED = "reopened"
    CHANGED = "changed"
    LOST = "lost"
    STANDING = "standing"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True)
class Change:
    """One customer and one designation that met in either run.

    `line` is that of the customer's first record that alerts, 0 where none does. Of a lost alert there is no `score`, of a new one
    no `score_before`. A decision suppresses a SUPPRESSED one now, and a REOPENED one only in the run before. `why` says
    what differs, and is empty for a standing one.
    """

    kind: ChangeKind
    customer: str
    line: int
    watchlist: str
    id: str
    listed: str
    score_before: Decimal | None
    score: Decimal | None
    why: str = ""


_Pair = tuple[str, str]


@dataclass(slots=True)
class _Customer:
    """What one run has of a customer: the content of his records, whether all were screened, and by pair the best score,
    the first line and the number of records.
    """

    fingerprints: set[bytes | None] = field(default_factory=set)
    whole: bool = True
    scores: dict[_Pair, Decimal] = field(default_factory=dict)
    lines: dict[_Pair, list[int]] = field(default_factory=dict)
    suppressed: set[_Pair] = field(default_factory=set)


class _Run:
    def __init__(self, run: RunFile) -> None:
        self._run = run
        self.listed = {(watchlist, id): digest for watchlist, id, digest in run.listed()}
        self.names: dict[_Pair, str] = {}
        try:
            self._threshold = Policy.from_dict(json.loads(run.facts()["policy"])).threshold
        except (ValueError, KeyError) as problem:
            raise RunError(f"{run.name}: its policy cannot be read: {problem}; run it again with a new file") from None

    def alerting(self) -> Iterator[str]:
        """Yield every customer with an alert, once, in the order of their keys."""
        with self._run.guarded():
            query = "SELECT DISTINCT customer FROM records JOIN answers USING (fingerprint) WHERE hits > 0 ORDER BY customer"
            for (customer,) in self._run.connection.execute(query):
                yield customer

    def customer(self, key: str) -> _Customer:
        """Return what there is of a customer."""
        found = _Customer(suppressed=self._run.suppressed(key))
        with self._run.guarded():
            query = "SELECT line, fingerprint, screened FROM records WHERE customer = ? ORDER BY place"
            for line, fingerprint, screened in self._run.connection.execute(query, (key,)):
                found.fingerprints.add(fingerprint)
                found.whole = found.whole and bool(screened)
                for pair, score in self._scores(fingerprint):
                    found.scores[pair] = max(score, found.scores.get(pair, score))
                    found.lines.setdefault(pair, []).append(line)
        return found

    def unknown(self) -> int:
        """Return how many records of the run are of nobody knows which customer."""
        with self._run.guarded():
            (count,) = self._run.connection.execute("SELECT count(*) FROM records WHERE customer = ''").fetchone()
        return int(count)

    def _scores(self, fingerprint: bytes | None) -> Iterator[tuple[_Pair, Decimal]]:
        kept = self._run.answer(fingerprint) if fingerprint is not None else None
        try:
            for each in json.loads(kept or "{}").get("found", ()):
                score = Decimal(str(each["score"])).quantize(Decimal("0.1"))
                if score >= self._threshold:
                    pair = each["list"], each["id"]
                    self.names[pair] = str(each["name"])
                    yield pair, score
        except (ValueError, TypeError, KeyError, ArithmeticError, AttributeError, RecursionError) as problem:
            raise RunError(f"{self._run.name}: an outcome cannot be read: {problem}; begin a new file") from None


def changes_between(old: RunFile, new: RunFile) -> Iterator[Change]:
    """Yield what became of every alert of both runs, in the order of the customers, their lists and ids.

    A customer is a reference, or a name where a record has none; all records of one customer count together. Raises
    `RunError` where a run cannot be read.
    """
    before, after = _Run(old), _Run(new)
    gone = "the customer is gone"
    if unknown := after.unknown():
        gone = f"the customer is not among the records that could be read ({unknown} could not)"
    for customer, _ in groupby(merge(before.alerting(), after.alerting())):  # SQLite sorts by code points too
        was, now = before.customer(customer), after.customer(customer)
        for pair in sorted({*was.scores, *now.scores}):
            digests = before.listed.get(pair, ""), after.listed.get(pair, "")
            earlier, score = was.scores.get(pair), now.scores.get(pair)
            kind = _kind(pair, was, now)
            why = _why(was, now, digests) if now.fingerprints else gone
            if kind is ChangeKind.LOST and now.fingerprints and not now.whole and digests[0] == digests[1]:
                why = "a record of the customer could not be screened"
            if kind is ChangeKind.STANDING and len(now.lines[pair]) > len(was.lines[pair]):
                why = why or "more records of the customer alert"
            if kind is ChangeKind.REOPENED:
                why = why or "the decision no longer holds"
            elif kind is ChangeKind.STANDING and (why or score != earlier):
                kind, why = ChangeKind.CHANGED, why or "another engine or policy"
            elif kind in (ChangeKind.NEW, ChangeKind.LOST):
                why = why or "another engine or policy"
            lines = now.lines.get(pair, [0])
            listed = (after if pair in now.scores else before).names[pair]
            yield Change(kind, customer, lines[0], *pair, listed, earlier, score, why)


def _kind(pair: _Pair, was: _Customer, now: _Customer) -> ChangeKind:
    if pair not in now.scores:
        return ChangeKind.LOST
    if pair in now.suppressed:
        return ChangeKind.SUPPRESSED
    if pair in was.suppressed:
        return ChangeKind.REOPENED
    return ChangeKind.STANDING if pair in was.scores else ChangeKind.NEW


def _why(was: _Customer, now: _Customer, digests: tuple[str, str]) -> str:
    if not was.fingerprints:
        return "a new customer"
    old, new = digests
    if old != new:
        return "newly listed" if not old else "the listed party changed" if new else "no longer listed"
    return "" if was.fingerprints == now.fingerprints else "the customer changed"
