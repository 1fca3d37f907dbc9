"""Names that a user seeded in the source system, to whether a batch alerted on each: a proof from end to end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sanscreen.errors import PolicyError
from sanscreen.model import Party, Screening
from sanscreen.names.fold import fold, plain

__all__ = ["Canaries"]


@dataclass(slots=True)
class _Seen:
    """What came of a canary so far: the record of the highest score, and why that did not alert."""

    where: str = ""
    score: Decimal = Decimal(-1)
    why: str = ""
    alerted: bool = False


class Canaries:
    """Names of listed parties that stand in the file on purpose, where each must alert, or a suppressed hit answer.

    Names are the same where their words are, in any order, case and marks apart. Raises `PolicyError` for a canary
    without a word, and for two that are the same.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._records = 0
        self._names: dict[tuple[str, ...], str] = {}
        for name in names:
            words = _words(name)
            if not words:
                raise PolicyError(f"canary {name!r} is empty; write the name that stands in the file")
            if words in self._names:
                raise PolicyError(f"canaries {self._names[words]!r} and {name!r} are the same name; write it once")
            self._names[words] = name
        self._seen: dict[tuple[str, ...], _Seen] = {}

    def see(self, party: Party | None, screening: Screening) -> None:
        """Note the outcome of the next record; every record is seen, in order. `party` is None where none could be read."""
        self._records += 1
        if party is None or not self._names:
            return
        suppressed: Sequence[object] = getattr(screening, "suppressed", ())
        for words in {_words(name) for name in party.names} & self._names.keys():
            seen = self._seen.setdefault(words, _Seen())
            seen.alerted = seen.alerted or screening.is_alert or bool(suppressed)
            score = max((near.score for near in screening.near_misses), default=Decimal(0))
            if score > seen.score:
                seen.where, seen.score, seen.why = self._where(party), score, _why(screening, score)

    def _where(self, party: Party) -> str:
        return f"row {self._records}" + (f", reference {party.reference!r}" if party.reference else "")

    def faults(self) -> list[str]:
        """Return one sentence for each canary on which no record alerted, in the order in which they were given."""
        faults = []
        for words, name in self._names.items():
            seen = self._seen.get(words)
            if seen is None:
                faults.append(f"canary {name!r} is in no record")
            elif not seen.alerted:
                faults.append(f"canary {name!r} ({seen.where}) did not alert: {seen.why}")
        return faults


def _why(screening: Screening, score: Decimal) -> str:
    if screening.error is not None:
        return f"it was not screened: {screening.error}"
    if score:
        return f"its best score is {score}"
    return f"nothing scores {screening.policy.near_miss_floor} or more"


def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(re.findall(r"\w+", plain(fold(name)))))
