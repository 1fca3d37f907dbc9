"""One party and one listed name, to the score: the one exact function that decides on every hit."""

from collections.abc import Sequence
from typing import NamedTuple

from sanscreen.matching.glance import unlike
from sanscreen.matching.listed import ListedName
from sanscreen.matching.pair import Feature, FeatureKind, Finding, Limit, Pair
from sanscreen.matching.query import Query
from sanscreen.matching.score import FULL, max_bonus, show, unbounded, within_scale
from sanscreen.matching.similarity import Likeness, likeness
from sanscreen.model import Evidence, Party
from sanscreen.names.prepared import PreparedName, Token

__all__ = ["Judge", "Judged"]

CUT_NAME = 950  # tenths: the listed name agrees as far as a payment system left it


class Judged(NamedTuple):
    """The score (tenths) of one listed name, the screened name that reached it, and the findings behind it.

    `rank` tells the better of two names of one designation: the score, then the sum before it met the end of the scale.
    """

    rank: tuple[int, int]
    screened: str
    findings: tuple[tuple[Feature, Finding], ...]

    @property
    def tenths(self) -> int:
        """The score in tenths, 0 to 1000."""
        return self.rank[0]

    def evidence(self) -> tuple[Evidence, ...]:
        """Return the evidence whose points add up to the score."""
        return show(self.findings)


class Judge:
    """Judges listed names for one party."""

    def __init__(self, party: Party, queries: Sequence[Query], features: Sequence[Feature]) -> None:
        self._party = party
        self._queries = queries
        self._bases = [feature for feature in features if feature.kind is FeatureKind.BASE]
        self._features = features
        applying = [feature for feature in self._bases if not feature.needs or getattr(party, feature.needs)]
        self._alone = len(applying) == 1 and (applying[0].agree, applying[0].differ) == (FULL, 0)
        self._bonus = max_bonus(features, party)

    def judge(
        self, listed: ListedName, floor: int, queries: Sequence[Query] | None = None, best: Judged | None = None
    ) -> Judged | None:
        """Return the best score of a listed name over the party's names, or None where it is under `floor` (tenths) or not
        better than `best`, that of another name of the designation.

        `queries` are those of the names that can reach the floor, in their order, where that is known.
        """
        found: Judged | None = None
        for query in self._queries if queries is None else queries:
            for prepared, cut in _forms(listed, query):
                screened = query.prepared[prepared.type]
                if not screened.tokens:
                    continue  # no name of this type
                last = screened.tokens[-1] if query.cut and screened.tokens else None
                judged = self._pair(screened, listed, prepared, last, cut, floor, best)
                if judged is not None:
                    found = best = judged
        return found

    def _pair(
        self,
        screened: PreparedName,
        listed: ListedName,
        prepared: PreparedName,
        last: Token | None,
        cut: int,
        floor: int,
        best: Judged | None,
    ) -> Judged | None:
        def compare(left: Token, right: Token) -> Likeness | None:
            if left is not last and unlike(left, right):
                return None
            return likeness(left, right, left is last)

        # What a base feature must reach. Where several can be found, those that do not count are shown, too.
        least = max(floor, best.rank[1] + 1 if best else 0) - self._bonus
        enough = least if self._alone else 0
        pair = Pair(self._party, screened, listed.designation, listed.alias, prepared, compare, enough)
        findings = [(feature, finding) for feature in self._bases if (finding := feature.compare(pair))]
        if cut:
            findings = [(feature, _cut(feature, finding, cut)) for feature, finding in findings]
        if max(unbounded(findings), 0) < least:
            return None
        others = {id(feature): finding for feature, finding in findings}
        ordered = []
        for feature in self._features:
            found = others.get(id(feature)) if feature.kind is FeatureKind.BASE else feature.compare(pair)
            if found is not None:
                ordered.append((feature, found))
        reached = unbounded(ordered)
        tenths = within_scale(reached)
        if tenths < floor or (best is not None and reached <= best.rank[1]):
            return None
        return Judged((tenths, reached), screened.written, tuple(ordered))


def _forms(listed: ListedName, query: Query) -> list[tuple[PreparedName, int]]:
    """Return the listed name whole and, for a screened name that was cut, as much of it as the cut leaves."""
    cuts = [(rest, length) for length, rest in listed.cuts if query.cut == length]
    return [*((form, 0) for form in listed.forms), *cuts]


def _cut(feature: Feature, finding: Finding, length: int) -> Finding:
    if feature.name != "name":
        return finding
    limit = Limit("cut_short", CUT_NAME, f"the listed name goes on behind the first {length} characters")
    return Finding(
        finding.similarity,
        finding.screened,
        finding.listed,
        finding.note,
        finding.detail,
        (*finding.limits, limit),
    )
