"""Watchlists, checked, to their designations by place, in the order of the lists."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from sanscreen.errors import WatchlistError
from sanscreen.model import Designation, Link, Source, Watchlist, WatchlistReference, links_between
from sanscreen.model.record import canonical_json

__all__ = ["ListedParties", "checked", "content_text", "packed_links"]


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

    def content(self, place: int) -> tuple[str, str]:
        """Return the id of a designation, and one text of all that is said of it, its links included."""
        designation = self.designation(place)
        return designation.id, content_text(canonical_json(designation), packed_links(self.links(place)))

    def sources(self) -> dict[str, tuple[Source, ...]]:
        """Return the sources of each list by its key."""
        return {each.key: each.sources for each in self._lists}

    def _list(self, place: int) -> int:
        return bisect_right(self._firsts, place) - 1


def packed_links(links: Sequence[Link]) -> str:
    """Return the links of a party as one text; most have none."""
    return canonical_json(list(links)) if links else ""


def content_text(designation: str, links: str) -> str:
    """Return the text of a designation and that of its links as one."""
    return f"{designation}\n{links}"


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
