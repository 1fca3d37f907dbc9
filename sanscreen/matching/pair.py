"""What two sides look like when they are compared: a party under one name and a designation under one alias."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sanscreen.matching.similarity import Likeness
from sanscreen.model import Alias, Designation, Party, TokenMatch
from sanscreen.names.prepared import PreparedName, Token

__all__ = ["CONTRADICTED", "HIDDEN", "NEAR_MISS", "Feature", "FeatureKind", "Finding", "Limit", "Pair"]


class Pair(NamedTuple):
    """One party under one of its names beside one designation under one of its aliases.

    `compare` gives the likeness of two tokens, and may remember what it has compared before. The names need not be compared to
    the end where they surely do not agree to `enough`, per mille, after limits.
    """

    party: Party
    screened: PreparedName
    designation: Designation
    alias: Alias
    listed: PreparedName
    compare: Callable[[Token, Token], Likeness | None]
    enough: int = 0


# The most, in tenths, of names that agree in part. A country in common (+4) keeps each a near miss of the default policy.
NEAR_MISS = 809  # too little agrees, and nothing speaks against it
CONTRADICTED = 795  # something does; a birth date (+8) that agrees outweighs it
HIDDEN = 740  # another party, as far as names say it: a lower threshold shows it


class Limit(NamedTuple):
    """The most that a base feature may count for (tenths of a point), and the sentence that says why."""

    feature: str
    tenths: int
    reason: str


class Finding(NamedTuple):
    """What a feature found: how far both sides agree, per mille, and what was compared.

    `limits` cap a base feature, each as a line of its own. `detail` is worked out only for what is shown.
    """

    similarity: int
    screened: str = ""
    listed: str = ""
    note: str = ""
    detail: Callable[[], tuple[TokenMatch, ...]] = tuple
    limits: tuple[Limit, ...] = ()


class FeatureKind(StrEnum):
    """A base feature can carry a hit alone; the strongest one counts. Adjustments are added to it."""

    BASE = "base"
    ADJUSTMENT = "adjustment"


@dataclass(frozen=True, slots=True)
class Feature:
    """One piece of the score: `agree` and `differ` are the points (in tenths) at similarity 1000 and 0.

    `compare` returns None where there is nothing to compare: missing is not disagreement. `needs` names the field of the
    party without which that is so for every designation; a feature that names none is taken to compare always.
    """

    name: str
    kind: FeatureKind
    agree: int
    differ: int
    compare: Callable[[Pair], Finding | None]
    needs: str | None = None

    @property
    def max_bonus(self) -> int:
        """The most tenths that this feature can add to a base feature; retrieval needs it."""
        return max(self.agree, self.differ, 0) if self.kind is FeatureKind.ADJUSTMENT else 0
