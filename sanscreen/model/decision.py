"""An analyst's decision on one party and one designation, to whether it still holds for a hit."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sanscreen.model.record import Record

__all__ = ["Decision", "Judgement"]


class Judgement(StrEnum):
    """What an analyst found. NOT_THE_PARTY suppresses a hit; THE_PARTY keeps every other decision from doing so."""

    NOT_THE_PARTY = "not the party"
    THE_PARTY = "the party"


@dataclass(frozen=True, slots=True)
class Decision(Record):
    """What a reviewer decided on one pair, and all that it was decided on.

    The pair is the party with this `fingerprint` (`Party.fingerprint`) and the designation `designation` of the list
    `watchlist`, whose content had `digest` (`Designation.fingerprint`). `threshold` is that of the policy, `score` the one
    that the reviewer saw. `reference`, `screened` and `listed` are for people, and tell a party that has changed. The
    decision holds on the days from `decided_on` to `expires_on`, both included. Raises `ValueError` where it says no
    reason or no reviewer, has a score that no hit has, or expires before it begins.
    """

    watchlist: str
    designation: str
    fingerprint: str
    digest: str
    threshold: Decimal
    score: Decimal
    judgement: Judgement
    reason: str
    reviewer: str
    decided_on: date
    expires_on: date
    reference: str | None = None
    screened: str = ""
    listed: str = ""

    def __post_init__(self) -> None:
        for field in ("watchlist", "designation", "fingerprint", "digest", "reason", "reviewer"):
            if not getattr(self, field).strip():
                raise ValueError(f"{field} is empty")
        if not 1 <= self.threshold <= self.score <= 100:
            raise ValueError(f"score {self.score} is not between the threshold of {self.threshold} and 100")
        if self.expires_on < self.decided_on:
            raise ValueError(f"expires_on {self.expires_on} lies before decided_on {self.decided_on}")

    def why_not(self, fingerprint: str, digest: str, threshold: Decimal, score: Decimal, on: date) -> str | None:
        """Return why this decision does not hold for a hit on its designation, or None where it does.

        `fingerprint` and `digest` are those of the party and of the designation as they are now, `threshold` and `score`
        those of the policy and of the hit, `on` the day.
        """
        if fingerprint != self.fingerprint:
            return "the party has changed"
        if digest != self.digest:
            return "the listed party has changed"
        if threshold != self.threshold:
            return f"it was made at a threshold of {self.threshold}"
        if score > self.score:
            return f"the score was {self.score} then"
        if on < self.decided_on:
            return f"it is of {self.decided_on}, which lies ahead"
        if on > self.expires_on:
            return f"it expired on {self.expires_on}"
        return None

    def __str__(self) -> str:
        return f"{self.judgement.value} by {self.reviewer} on {self.decided_on}, until {self.expires_on}: {self.reason}"
