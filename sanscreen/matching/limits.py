"""What an alignment leaves open, to caps on the score of a name: each is a rule that an analyst can say aloud.

Caps only lower. Most keep a pair in sight as a near miss (75 to 84 at the default policy), where words agree that are not
enough to name somebody; those of another party go under it. The rules stand in `person_limits` and `organization_limits`.
"""

from sanscreen.matching.align import Alignment, Compare
from sanscreen.matching.left_over import LeftOver
from sanscreen.matching.organization_limits import organization_limits
from sanscreen.matching.pair import HIDDEN, Limit
from sanscreen.matching.person_limits import person_limits
from sanscreen.matching.rounding import half_up
from sanscreen.model import PartyType
from sanscreen.names.prepared import PreparedName

__all__ = ["conflict_of", "limits_of"]

ENOUGH = 14_000  # thousandths of a nat that agree: less of it is alike by chance,
COMMON = 2_400  # of these a common word has at most so many
PER_TENTH = 250  # so that a cap is a tenth lower for every so many less
MOST_THIN = 40
SEEN = 751  # tenths: no cap is graded lower, so that the pair stays in sight at the default policy,
SEEN_PERSON = 770  # and a birth date (+8) makes a hit of it
LACKING = 8  # and for every so many per mille that the words do not agree: the nearer pair stays ahead
PERSON_CONFLICT, OTHER_CONFLICT = 1100, 660  # per mille of the smaller cost of what is left over on both sides


def limits_of(
    found: Alignment, similarity: int, screened: PreparedName, listed: PreparedName, compare: Compare
) -> tuple[Limit, ...]:
    """Return the caps (tenths of a point) that hold for an alignment that scores `similarity` per mille.

    `compare` gives the likeness of words that were left over: leaving two patronymics alone costs less than pairing
    them poorly, yet they do not differ for that.
    """
    left = LeftOver.of(found, screened, listed)
    person = listed.type is PartyType.INDIVIDUAL
    rules = (
        person_limits(found, screened, listed, left, compare)
        if person
        else organization_limits(found, screened, listed, left)
    )
    lower = (1000 - similarity) // LACKING + _thinness(found, listed)
    least = SEEN_PERSON if person else SEEN
    return tuple(
        [
            Limit(limit.feature, max(limit.tenths - lower, least), limit.reason) if limit.tenths > HIDDEN else limit
            for limit in rules
        ]
    )


def conflict_of(found: Alignment, similarity: int, listed: PreparedName) -> Limit | None:
    """Return the cap (tenths of a point) for words that are left over in both names; it is never above `similarity`."""
    smaller = min(found.cost_screened, found.cost_listed)
    if not (smaller and found.pairings):
        return None
    share = PERSON_CONFLICT if listed.type is PartyType.INDIVIDUAL else OTHER_CONFLICT
    loss = half_up(share * smaller, found.total)
    return Limit("conflict", max(0, similarity - loss), "words are left over in both names")


def _thinness(found: Alignment, listed: PreparedName) -> int:
    """Return how much lower caps are, in tenths, because little agrees; a common word is little wherever it stands."""
    agreed = 0
    for pairing in found.pairings:
        weight = pairing.weight // 2  # a pair counts twice the weight of its word
        common = all(listed.tokens[place].meaning for place in pairing.listed)
        agreed += pairing.likeness.similarity * (min(weight, COMMON) if common else weight) // 1000
    return min(max(ENOUGH - agreed, 0) // PER_TENTH, MOST_THIN)
