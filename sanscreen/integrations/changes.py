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

    `line` is that of the customer's first record, 0 where he is gone. Of a lost alert there is no `score`, of a new one
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
    """What one run has of a customer: the first line, the fingerprints (None: not screened), the scores of his hits."""

    line: int = 0
    fingerprints: set[bytes | None] = field(default_factory=set)
    scores: dict[_Pair, Decimal] = field(default_factory=dict)
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
            query = "SELECT line, fingerprint FROM records WHERE customer = ? ORDER BY place"
            for line, fingerprint in self._run.connection.execute(query, (key,)):
                found.line = found.line or line
                if fingerprint not in found.fingerprints:
                    found.fingerprints.add(fingerprint)
                    for pair, score in self._scores(fingerprint):
                        found.scores[pair] = max(score, found.scores.get(pair, score))
        return found

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
    for customer, _ in groupby(merge(before.alerting(), after.alerting())):  # SQLite sorts by code points too
        was, now = before.customer(customer), after.customer(customer)
        for pair in sorted({*was.scores, *now.scores}):
            why = _why(was, now, before.listed.get(pair, ""), after.listed.get(pair, ""))
            earlier, score = was.scores.get(pair), now.scores.get(pair)
            if score is None:
                kind = ChangeKind.LOST
            elif pair in now.suppressed:
                kind = ChangeKind.SUPPRESSED
            elif pair in was.suppressed:
                kind, why = ChangeKind.REOPENED, why or "the decision no longer holds"
            elif earlier is None:
                kind = ChangeKind.NEW
            else:
                kind = ChangeKind.CHANGED if why or score != earlier else ChangeKind.STANDING
            if kind not in (ChangeKind.STANDING, ChangeKind.SUPPRESSED):
                why = why or "another engine or policy"
            listed = (after if pair in now.scores else before).names[pair]
            yield Change(kind, customer, now.line, *pair, listed, earlier, score, why)


def _why(was: _Customer, now: _Customer, old_digest: str, new_digest: str) -> str:
    if not was.fingerprints:
        return "a new customer"
    if not now.fingerprints:
        return "the customer is gone"
    if None in now.fingerprints:
        return "a record of the customer could not be screened"
    if not old_digest:
        return "newly listed"
    if not new_digest:
        return "no longer listed"
    if old_digest != new_digest:
        return "the listed party changed"
    return "" if was.fingerprints == now.fingerprints else "the customer changed"
