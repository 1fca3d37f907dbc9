"""A watchlist, to what a screening says of it: enough to find the same list again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from sanscreen.model.kinds import PartyType
from sanscreen.model.record import Record
from sanscreen.model.watchlist import Scope, Watchlist

__all__ = ["WatchlistReference", "age", "lists_used"]


@dataclass(frozen=True, slots=True)
class WatchlistReference(Record):
    """Which list was used: enough to find the same one again. `things` are the vessels and aircraft, `parties` all others."""

    key: str
    title: str
    version: str
    digest: str
    scope: Scope
    parties: int
    things: int
    as_of: date | None = None

    @property
    def counted(self) -> str:
        """How many parties and things the list holds, in words."""
        return _counted(self.parties, self.things)

    @classmethod
    def of(cls, watchlist: Watchlist) -> Self:
        """Return the reference to a list."""
        things = sum(each.type in (PartyType.VESSEL, PartyType.AIRCRAFT) for each in watchlist.designations)
        return cls(
            key=watchlist.key,
            title=watchlist.title,
            version=watchlist.version,
            digest=watchlist.digest,
            scope=watchlist.scope,
            parties=len(watchlist.designations) - things,
            things=things,
            as_of=watchlist.as_of,
        )


def lists_used(lists: Sequence[WatchlistReference]) -> str:
    """Return one clause on what was screened against, with the warning that illustrative lists need."""
    parties, things = sum(each.parties for each in lists), sum(each.things for each in lists)
    dates = sorted(str(each.as_of) for each in lists if each.as_of)
    counted = _counted(parties, things)
    undated = sum(each.as_of is None for each in lists)
    without = f"; {undated} {'list' if undated == 1 else 'lists'} without a date" if undated and dates else ""
    aged = f", as of {dates[0]}" + (f" to {dates[-1]}" if dates[0] != dates[-1] else "") if dates else ""
    illustrative = bool(lists) and all(each.scope is Scope.ILLUSTRATIVE for each in lists)
    kind = ("illustrative list" if illustrative else "list") + ("" if len(lists) == 1 else "s")
    shown = {each.scope for each in lists}
    doubtful = Scope.ILLUSTRATIVE in shown and Scope.OFFICIAL not in shown
    warning = " This is NOT the OFAC, UN, EU or UK list." if doubtful else ""
    return f"{len(lists)} {kind} ({counted}{aged}{without}).{warning}"


def age(as_of: date | None, on: date) -> str:
    """Return how old a list of one day is on another, in words.

    >>> age(date(2026, 4, 23), date(2026, 4, 25)), age(None, date(2026, 4, 25))
    ('2 days old', 'of unknown age')
    """
    if as_of is None:
        return "of unknown age"
    days = (on - as_of).days
    counted = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"{counted} old" if days >= 0 else f"dated {counted} ahead"


def _counted(parties: int, things: int) -> str:
    """Return `41 parties and 3 vessels or aircraft`."""
    counted = f"{parties} {'party' if parties == 1 else 'parties'}"
    return counted + (f" and {things} {'vessel' if things == 1 else 'vessels'} or aircraft" if things else "")
