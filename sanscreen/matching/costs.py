"""A token to what it costs when it is left over, in thousandths of a nat, on either side.

A word that only the screened name has is one that the listed party does not bear; a word that only the listed name has
is often just not written. Values: found on labelled data, rounded.
"""

from collections.abc import Sequence
from functools import lru_cache

from sanscreen.names.prepared import Role, Token

__all__ = ["left_in_listed", "left_in_screened", "screened_costs"]

REMEMBERED = 10_000  # roles and weights: one word is compared with many

# role: (left over in the screened name, left over in the listed name)
_SMALL = {
    Role.HONORIFIC: (0, 0),
    Role.STOP: (0, 0),
    Role.PARTICLE: (150, 100),
    Role.CHAIN: (150, 100),
    Role.GENERATION: (300, 200),
    Role.INITIAL: (400, 200),
    Role.PATRONYMIC: (300, 300),  # missing is neutral: many records leave it out
    Role.LEGAL_FORM: (400, 400),
    Role.GENERIC: (700, 500),
    Role.NUMBER: (2_000, 1_500),
}
_FAMILY_NAME = 1750  # per mille: a listed person without the family name is somebody else


def screened_costs(tokens: Sequence[Token], *, person: bool) -> list[int]:
    """Return what each word costs that the listed name lacks; a word that is written again costs nothing."""
    seen: set[str] = set()
    costs = []
    for token in tokens:
        costs.append(0 if token.text in seen else left_in_screened(token, person=person))
        seen.add(token.text)
    return costs


def left_in_screened(token: Token, *, person: bool) -> int:
    """Return the cost of a word that the listed name lacks."""
    return _in_screened(token.roles, token.weight, person)


def left_in_listed(token: Token, *, person: bool) -> int:
    """Return the cost of a word that the screened name lacks."""
    return _in_listed(token.roles, token.weight, person)


@lru_cache(REMEMBERED)
def _in_screened(roles: frozenset[Role], weight: int, person: bool) -> int:
    small = _small(roles, 0)
    if small is not None:
        return small
    return 400 + weight * 320 // 1000 if person else 1_000 + weight * 180 // 1000


@lru_cache(REMEMBERED)
def _in_listed(roles: frozenset[Role], weight: int, person: bool) -> int:
    small = _small(roles, 1)
    if small is not None:
        return small
    if not person:
        return 400 + weight * 300 // 1000
    if Role.MIDDLE in roles:
        return 300 + weight * 150 // 1000
    cost = 450 + weight * 420 // 1000
    return cost * _FAMILY_NAME // 1000 if roles == {Role.SURNAME} else cost


def _small(roles: frozenset[Role], side: int) -> int | None:
    return next((costs[side] for role, costs in _SMALL.items() if role in roles), None)
