"""The lists that a screening used, to what a reader must know of them: illustrative, stale, without a date."""

from collections.abc import Sequence
from datetime import date

from sanscreen.model.reference import WatchlistReference
from sanscreen.model.screening import Flag, FlagKind
from sanscreen.model.watchlist import Scope

__all__ = ["list_flags"]


def list_flags(lists: Sequence[WatchlistReference], max_age: int, on: date | None) -> tuple[Flag, ...]:
    """Return the flags of the lists, in their order.

    Illustrative lists are flagged until an official one is among them, and official lists without a date always. Where
    the caller says which day it is, official lists older than `max_age` days or from a day to come are flagged.
    """
    scopes = {each.scope for each in lists}
    flags = []
    if scopes == {Scope.ILLUSTRATIVE}:
        flags.append(Flag(FlagKind.ILLUSTRATIVE_LISTS_ONLY, "not the OFAC, UN, EU or UK list"))
    elif Scope.ILLUSTRATIVE in scopes and Scope.OFFICIAL not in scopes:
        detail = "illustrative and internal lists; not the OFAC, UN, EU or UK list"
        flags.append(Flag(FlagKind.NO_OFFICIAL_LIST, detail))
    flags += [flag for each in lists if each.scope is Scope.OFFICIAL and (flag := _aged(each, max_age, on))]
    return tuple(flags)


def _aged(reference: WatchlistReference, max_age: int, on: date | None) -> Flag | None:
    if reference.as_of is None:
        return Flag(FlagKind.UNDATED_LIST, f"{reference.key} does not say of which day it is")
    if on is None:
        return None
    age = (on - reference.as_of).days
    if age > max_age:
        return Flag(FlagKind.STALE_LIST, f"{reference.key} is {age} days old on {on}; at most {max_age} are allowed")
    if age < 0:
        return Flag(FlagKind.STALE_LIST, f"{reference.key} is of {reference.as_of}, which lies behind {on}")
    return None
