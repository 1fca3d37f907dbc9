"""Watchlists, to their designations by place, in the order of the lists."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from sanscreen.model import Designation, Link, Watchlist, links_between

__all__ = ["ListedParties"]


class ListedParties:
    """The designations of lists that are in memory."""

    def __init__(self, lists: Sequence[Watchlist]) -> None:
        self._lists = tuple(lists)
        self._links = links_between(self._lists)
        self._firsts = list(accumulate((len(each.designations) for each in self._lists), initial=0))[:-1]

    def __len__(self) -> int:
        return sum(len(each.designations) for each in self._lists)

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
