"""An alignment of two names with chains of fathers, to whether son and father have changed places.

Salman bin Muhammad is not Muhammad bin Salman. Where both names say who is whose son, their order counts.
"""

from collections.abc import Iterator, Sequence

from sanscreen.matching.align import Alignment, Compare
from sanscreen.names.fathers import is_behind_father
from sanscreen.names.prepared import LIGHT, PreparedName, Role, Token

__all__ = ["fathers_exchanged"]


def fathers_exchanged(found: Alignment, screened: PreparedName, listed: PreparedName, compare: Compare) -> bool:
    """Whether a son of one name is the father of the other and the father is the son; names that are alike do not tell."""
    others = list(_chains(listed.tokens))
    if not others:
        return False
    partner = {place: pairing.listed for pairing in found.pairings for place in pairing.screened}
    for son, father in _chains(screened.tokens):
        for other_son, other_father in others:
            if other_father in partner.get(son, ()) and other_son in partner.get(father, ()):
                straight = compare(screened.tokens[son], listed.tokens[other_son])
                if straight is None:
                    return True
    return False


def _chains(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the places of son and father around each `bin`, or before each `oglu`.

    What stands before a comma comes last in order.
    """
    if not any(Role.CHAIN in token.roles for token in tokens):
        return
    order = _spoken_order(tokens)
    for number, place in enumerate(order):
        if Role.CHAIN in tokens[place].roles:
            before = [other for other in order[:number] if not tokens[other].roles & LIGHT]
            after = [other for other in order[number + 1 :] if not tokens[other].roles & LIGHT]
            if is_behind_father(tokens[place].meaning):
                if len(before) > 1:
                    yield before[-2], before[-1]
            elif before and after:
                yield before[-1], after[0]


def _spoken_order(tokens: Sequence[Token]) -> list[int]:
    """Return the places of the words with the family name, where a comma tells it, behind the others."""
    family = [place for place, token in enumerate(tokens) if token.roles == {Role.SURNAME}]
    border = family[-1] + 1 if family else 0
    return [*range(border, len(tokens)), *range(border)]
