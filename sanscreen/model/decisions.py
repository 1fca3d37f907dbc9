"""Decisions of analysts and a screening, to the same screening with the hits suppressed that they are about."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sanscreen.model.decision import Decision, Judgement
from sanscreen.model.screening import Flag, FlagKind, Hit, Screening, Suppressed, Verdict

__all__ = ["Decisions"]


class Decisions:
    """A set of decisions, never changed. A decision suppresses its own pair alone, and only while it holds.

    One that names a reference is about that customer: another one with the same name may be the listed party. Two decisions that hold for one pair and find different things are in conflict, and suppress nothing.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.all = tuple(decisions)
        self._of_party: dict[tuple[str, str, str], list[Decision]] = {}
        self._of_reference: dict[tuple[str, str, str], list[Decision]] = {}
        for each in self.all:
            pair = each.watchlist, each.designation
            self._of_party.setdefault((*pair, each.fingerprint), []).append(each)
            if each.reference:
                self._of_reference.setdefault((*pair, each.reference), []).append(each)

    def __len__(self) -> int:
        return len(self.all)

    def apply(self, screening: Screening, on: date) -> Screening:
        """Return the screening with the hits that decisions suppress on the day `on` moved to `suppressed`.

        Each leaves a flag that names the decision; so does a decision that no longer holds, with the reason, and a
        conflict. A verdict of alert becomes clear where no hit is left; no other verdict changes.
        """
        party = screening.party
        if party is None or not screening.hits or not self.all:
            return screening
        fingerprint = party.fingerprint
        left: list[Hit] = []
        suppressed: list[Suppressed] = []
        flags: list[Flag] = []
        for hit in screening.hits:
            decision, flag = self._decided(hit, fingerprint, party.reference, screening, on)
            flags += [flag] if flag else []
            if decision is None:
                left.append(hit)
            else:
                suppressed.append(Suppressed(hit, decision))
        if not flags:
            return screening
        clear = screening.verdict is Verdict.ALERT and not left
        return replace(
            screening,
            verdict=Verdict.CLEAR if clear else screening.verdict,
            hits=tuple(left),
            suppressed=tuple(suppressed),
            flags=(*screening.flags, *flags),
        )

    def _decided(
        self, hit: Hit, fingerprint: str, reference: str | None, screening: Screening, on: date
    ) -> tuple[Decision | None, Flag | None]:
        """Return the decision that suppresses a hit, and what is to be said of the decisions on it."""
        pair = hit.watchlist, hit.designation.id
        same = self._of_party.get((*pair, fingerprint), ())
        found = dict.fromkeys(each for each in same if each.reference in (None, reference))
        found.update(dict.fromkeys(self._of_reference.get((*pair, reference or ""), ())))
        if not found:
            return None, None
        digest, threshold = hit.designation.fingerprint, screening.policy.threshold
        reasons = {each: each.why_not(fingerprint, digest, threshold, hit.score, on) for each in found}
        holding = [each for each, reason in reasons.items() if reason is None]
        who = f"{hit.watchlist} {hit.designation.id}"
        if len({each.judgement for each in holding}) > 1:
            both = " and ".join(f"{each.judgement.value} ({each.reviewer}, {each.decided_on})" for each in holding)
            return None, Flag(FlagKind.CONFLICT, f"{who}: {both}")
        if holding and holding[0].judgement is Judgement.NOT_THE_PARTY:
            latest = max(holding, key=lambda each: (each.expires_on, each.decided_on, each.reviewer, each.reason))
            return latest, Flag(FlagKind.SUPPRESSED, f"{who}: {latest}")
        ended = [
            (each, reason) for each, reason in reasons.items() if reason and each.judgement is Judgement.NOT_THE_PARTY
        ]
        if holding or not ended:
            return None, None
        each, reason = max(ended, key=lambda pair: (pair[0].decided_on, pair[0].expires_on, pair[0].reviewer, pair[1]))
        return None, Flag(FlagKind.REOPENED, f"{who}: {reason}; {each.judgement.value} by {each.reviewer}")

    def conflicts(self) -> list[tuple[Decision, Decision]]:
        """Return the decisions on one pair that find different things and hold on a day in common."""
        found = []
        for several in self._of_party.values():
            for number, one in enumerate(several):
                found += [(one, other) for other in several[number + 1 :] if _in_conflict(one, other)]
        return found

    def expiring(self, on: date, within: int) -> Sequence[Decision]:
        """Return the decisions that hold on the day `on` and expire in at most so many days, the first ones first."""
        last = on + timedelta(days=within)
        found = [each for each in self.all if each.decided_on <= on <= each.expires_on <= last]
        return sorted(found, key=lambda each: each.expires_on)

    def expired(self, on: date) -> Sequence[Decision]:
        """Return the decisions that expired before the day `on`, the last ones first."""
        return sorted(
            (each for each in self.all if each.expires_on < on), key=lambda each: each.expires_on, reverse=True
        )


def _in_conflict(one: Decision, other: Decision) -> bool:
    overlap = max(one.decided_on, other.decided_on) <= min(one.expires_on, other.expires_on)
    return overlap and one.judgement is not other.judgement and one.digest == other.digest
