"""Decisions of analysts and a screening, to the same screening with the hits suppressed that they are about."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sanscreen.model.decision import Decision, Judgement
from sanscreen.model.party import Party
from sanscreen.model.screening import Flag, FlagKind, Hit, Screening, Suppressed, Verdict

__all__ = ["Decisions"]


class Decisions:
    """A set of decisions, never changed. A decision suppresses its own pair alone, and only while it holds.

    It is about the party that has its reference, or, where neither has one, its content: another customer with the same
    name may be the listed party. Where any decision finds THE_PARTY nothing is suppressed, also when that one has expired
    or was made on something else, until somebody takes it out.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.all = tuple(decisions)
        self._of_content: dict[tuple[str, str, str], list[Decision]] = {}
        self._of_reference: dict[tuple[str, str, str], list[Decision]] = {}
        for each in self.all:
            pair = each.watchlist, each.designation
            self._of_content.setdefault((*pair, each.fingerprint), []).append(each)
            if each.reference:
                self._of_reference.setdefault((*pair, _plain(each.reference)), []).append(each)

    def __len__(self) -> int:
        return len(self.all)

    def about(self, hit: Hit, party: Party, fingerprint: str) -> tuple[Decision, ...]:
        """Return the decisions that are about a hit of a party, whether they hold or not."""
        pair = hit.watchlist, hit.designation.id
        same = self._of_content.get((*pair, fingerprint), ())
        reference = _plain(party.reference)
        found = [each for each in same if _plain(each.reference) in ("", reference)]
        return tuple(dict.fromkeys([*found, *self._of_reference.get((*pair, reference), ())]))

    def apply(self, screening: Screening, on: date) -> Screening:
        """Return the screening with the hits that decisions suppress on the day `on` moved to `suppressed`.

        Each leaves a flag that names the decision; so do a decision that no longer holds, with the reason, one that found the
        party, and a conflict. A verdict of alert becomes clear where no hit is left; no other verdict changes.
        """
        party = screening.party
        if party is None or not screening.hits or not self.all:
            return screening
        fingerprint = party.fingerprint
        left: list[Hit] = []
        suppressed: list[Suppressed] = []
        flags: list[Flag] = []
        for hit in screening.hits:
            found = self.about(hit, party, fingerprint)
            decision, kind, why = _settled(found, hit, party, fingerprint, screening, on)
            if kind is not None:
                flags.append(Flag(kind, f"{hit.watchlist} {hit.designation.id}: {why}"))
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

    def conflicts(self) -> list[tuple[Decision, Decision]]:
        """Return decisions that can be about one hit and find different things: of each finding the latest."""
        found: dict[tuple[Decision, Decision], None] = {}
        for several in (*self._of_content.values(), *self._of_reference.values()):
            by_reference: dict[str, list[Decision]] = {}
            for each in several:
                by_reference.setdefault(_plain(each.reference), []).append(each)
            nobody = by_reference.get("", [])  # these can be about whoever has the content
            for group in by_reference.values():
                pair = [_last(group if group is nobody else [*group, *nobody], judgement) for judgement in Judgement]
                if pair[0] is not None and pair[1] is not None:
                    found[pair[0], pair[1]] = None
        return list(found)

    def expiring(self, on: date, within: int) -> Sequence[Decision]:
        """Return the decisions that hold on the day `on` and expire in at most so many days, the first ones first."""
        found = [each for each in self.all if each.decided_on <= on <= each.expires_on]
        found = [each for each in found if (each.expires_on - on).days <= within]
        return sorted(found, key=lambda each: each.expires_on)

    def expired(self, on: date) -> Sequence[Decision]:
        """Return the decisions that expired before the day `on`, the last ones first."""
        return sorted(
            (each for each in self.all if each.expires_on < on), key=lambda each: each.expires_on, reverse=True
        )


_Settled = tuple[Decision | None, FlagKind | None, str]


def _settled(
    found: Sequence[Decision], hit: Hit, party: Party, fingerprint: str, screening: Screening, on: date
) -> _Settled:
    """Return the decision that suppresses a hit, and what is to be said of the decisions that are about it."""
    if not found:
        return None, None, ""
    confirmed = [each for each in found if each.judgement is Judgement.THE_PARTY]
    if confirmed and len(confirmed) < len(found):
        return None, FlagKind.CONFLICT, "; ".join(map(str, found))
    if confirmed:
        return None, FlagKind.CONFIRMED, str(max(confirmed, key=_latest))
    digest, threshold = hit.designation.fingerprint, screening.policy.threshold
    reasons = {each: each.why_not(fingerprint, digest, threshold, hit.score, on) for each in found}
    for each in found:
        if party.reference and not each.reference:
            reasons[each] = reasons[each] or f"it names no reference, and this is {party.reference!r}"
    holding = [each for each, reason in reasons.items() if reason is None]
    if holding:
        latest = max(holding, key=_latest)
        return latest, FlagKind.SUPPRESSED, str(latest)
    latest = max(found, key=_latest)
    return None, FlagKind.REOPENED, f"{reasons[latest]}; {latest}"


def _plain(reference: str | None) -> str:
    """Return a reference with one blank for each gap: a file of decisions has no room for its line breaks."""
    return " ".join((reference or "").split())


def _last(decisions: Sequence[Decision], judgement: Judgement) -> Decision | None:
    return max((each for each in decisions if each.judgement is judgement), key=_latest, default=None)


def _latest(decision: Decision) -> tuple[date, date, str, str]:
    return decision.decided_on, decision.expires_on, decision.reviewer, decision.reason
