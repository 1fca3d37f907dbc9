"""The interface between a party and the listed names that it must be compared with, and the scan behind it.

The scan loses nothing by construction. An index stands behind the same face: it is built once for a set of lists, is
never changed, and may leave out only names that full scoring would put under the floor.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from sanscreen.matching.listed import ListedName, prepared_names
from sanscreen.matching.query import Query
from sanscreen.matching.stop import NEVER, Stop
from sanscreen.model import CacheStats, Party, PartyType, Watchlist

__all__ = ["Candidate", "Retrieval", "Scan"]

Candidate = tuple[ListedName, Sequence[Query]]


class Retrieval(Protocol):
    """What proposes listed names; one exact function decides on each."""

    @property
    def names(self) -> int:
        """How many listed names there are."""

    @property
    def types(self) -> tuple[PartyType, ...]:
        """By the rules of which types the listed names are prepared."""

    def stats(self) -> tuple[CacheStats, ...]:
        """Return how full the caches are."""

    def candidates(self, party: Party, queries: Sequence[Query], floor: int, stop: Stop = NEVER) -> Iterator[Candidate]:
        """Yield every listed name whose base score can reach `floor` (tenths), in the order of the lists.

        With it come the queries that can make it do so: a party may have hundreds. `stop` is asked while they are sought; where it says so, nothing more is yielded.
        """


class Scan:
    """Every listed name, each time."""

    def __init__(self, lists: Sequence[Watchlist]) -> None:
        """Prepare all names of `lists`. Raises `WatchlistError` for a name that cannot be compared."""
        self._listed = prepared_names(lists)
        self._types = tuple(
            kind for kind in PartyType if any(form.type is kind for name in self._listed for form in name.forms)
        )

    @property
    def names(self) -> int:
        """How many listed names there are."""
        return len(self._listed)

    @property
    def types(self) -> tuple[PartyType, ...]:
        """By the rules of which types the listed names are prepared."""
        return self._types

    def stats(self) -> tuple[CacheStats, ...]:
        """Return nothing: a scan remembers nothing."""
        return ()

    def candidates(
        self,
        party: Party,  # noqa: ARG002  # the index reads them
        queries: Sequence[Query],
        floor: int,  # noqa: ARG002
        stop: Stop = NEVER,  # noqa: ARG002
    ) -> Iterator[Candidate]:
        """Yield every listed name, in the order of the lists, with all queries."""
        yield from ((listed, queries) for listed in self._listed)
