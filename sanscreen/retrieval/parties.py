"""Watchlists, checked, to their designations by place, in the order of the lists."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from sanscreen.errors import WatchlistError
from sanscreen.model import Designation, Link, Watchlist, WatchlistReference, links_between

__all__ = ["ListedParties", "checked"]


class ListedParties:
    """The designations of lists that are in memory."""

    def __init__(self, lists: Sequence[Watchlist]) -> None:
        self._lists = tuple(lists)
        self.references = tuple(WatchlistReference.of(each) for each in self._lists)
        self._links = links_between(self._lists)
        self._firsts = list(accumulate((len(each.designations) for each in self._lists), initial=0))[:-1]

    def __len__(self) -> int:
        return sum(len(each.designations) for each in self._lists)

    def check(self) -> None:
        """Do nothing: what is in memory stays."""

    def watchlists(self) -> tuple[Watchlist, ...]:
        """Return the lists whole."""
        return self._lists

    def designation(self, place: int) -> Designation:
        """Return a designation by its place over all lists."""
        number = self._list(place)
        return self._lists[number].designations[place - self._firsts[number]]

    def watchlist(self, place: int) -> str:
        """Return the key of the list that a designation is on."""
        return self._lists[self._list(place)].key

    def links(self, place: int) -> tuple[Link, ...]:
        """Return what a designation is to others, as the lists state it."""
        return self._links.get((self.watchlist(place), self.designation(place).id), ())

    def _list(self, place: int) -> int:
        return bisect_right(self._firsts, place) - 1


def checked(watchlists: Iterable[Watchlist]) -> tuple[Watchlist, ...]:
    """Return lists in the order of their keys. Raises `WatchlistError` for what is no list, for two of one key, and for none."""
    if isinstance(watchlists, Watchlist):
        raise WatchlistError("a screener takes several lists: write Screener([watchlist])")
    lists = tuple(watchlists)
    for each in lists:
        if not isinstance(each, Watchlist):
            raise WatchlistError(f"{each!r} is no Watchlist; load_watchlist(PATH) reads one")
    keys = [each.key for each in lists]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise WatchlistError([f"{key}: given twice; give each list once" for key in twice])
    if not any(each.designations for each in lists):
        raise WatchlistError("no designation in any list: everybody would be clear")
    return tuple(sorted(lists, key=lambda each: each.key))
