"""Some of the designations of a set of lists, to an index of these alone that is otherwise the index of all."""

from collections.abc import Iterable, Iterator, Sequence

from sanscreen.matching.listed import names_of
from sanscreen.matching.query import Query
from sanscreen.matching.stop import NEVER, Stop
from sanscreen.model import CacheStats, Party, PartyType
from sanscreen.retrieval.index import Index, Parties, pack_index
from sanscreen.retrieval.scan import Candidate, Retrieval

__all__ = ["Part"]


class Part:
    """The names of the designations at some places.

    `names` and `types` are those of the whole: the answers of both are put together by whoever knows the rest.
    """

    def __init__(self, whole: Retrieval, parties: Parties, places: Iterable[int]) -> None:
        self.names, self.types = whole.names, whole.types
        self._index = Index(
            pack_index(names_of((each, parties.watchlist(each), parties.designation(each)) for each in places)), parties
        )

    names: int
    types: tuple[PartyType, ...]

    def stats(self) -> tuple[CacheStats, ...]:
        """Return how full the caches are."""
        return self._index.stats()

    def candidates(self, party: Party, queries: Sequence[Query], floor: int, stop: Stop = NEVER) -> Iterator[Candidate]:
        """Yield every name of these designations whose base score can reach `floor`, as the index of all does."""
        return self._index.candidates(party, queries, floor, stop)
