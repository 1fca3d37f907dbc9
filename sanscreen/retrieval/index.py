"""A party, to the listed names that can reach a score, without looking at the others: by name and by identifier."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol, Self

from sanscreen.errors import SnapshotError
from sanscreen.matching.features.identifier import listed_keys, screened_keys
from sanscreen.matching.listed import ListedName
from sanscreen.matching.query import Query
from sanscreen.matching.stop import NEVER, Stop, StoppedError
from sanscreen.model import (
    Alias,
    CacheStats,
    Designation,
    Link,
    Party,
    PartyType,
    Source,
    Watchlist,
    WatchlistReference,
)
from sanscreen.names.prepared import PreparedName
from sanscreen.retrieval.bound import Bound
from sanscreen.retrieval.columns import Placed
from sanscreen.retrieval.flat import (
    Parts,
    Stored,
    Table,
    as_bytes,
    check_below,
    check_sizes,
    code_of,
    merged,
    numbers_of,
    pack_table,
)
from sanscreen.retrieval.forms import FormBook, Forms
from sanscreen.retrieval.scan import Candidate
from sanscreen.retrieval.solids import Solids, pack_solids
from sanscreen.retrieval.supports import Supports
from sanscreen.retrieval.words import Words

__all__ = ["Index", "Parties", "pack_index"]

NAMES = 5_000  # listed names that are kept unpacked


class Parties(Protocol):
    """The designations of all lists by their places, in the order of the lists, and what a screening says of these."""

    references: tuple[WatchlistReference, ...]

    def check(self) -> None:
        """Raise `SnapshotError` where the lists are no longer what they were."""

    def watchlists(self) -> tuple[Watchlist, ...]:
        """Return the lists whole."""

    def __len__(self) -> int:
        """Return how many there are."""

    def designation(self, place: int) -> Designation:
        """Return a designation."""

    def watchlist(self, place: int) -> str:
        """Return the key of the list that a designation is on."""

    def links(self, place: int) -> tuple[Link, ...]:
        """Return what a designation is to others."""

    def content(self, place: int) -> tuple[str, str]:
        """Return the id of a designation, and one text of all that is said of it, its links included."""

    def sources(self) -> dict[str, tuple[Source, ...]]:
        """Return the sources of each list by its key."""


class Index:
    """The names and identifiers of a set of lists, built once and never changed."""

    def __init__(self, parts: Stored, parties: Parties) -> None:
        """Read what `pack_index` wrote of the same parties."""
        self._parts, self._parties = parts, parties
        self._places, self._aliases = numbers_of(parts["names.places"]), numbers_of(parts["names.aliases"])
        words = Words(parts)
        self.forms = Forms(parts, words)
        check_sizes("names", places=len(self._places), aliases=len(self._aliases), forms=len(self.forms.of_name))
        check_below(len(parties), places=self._places)
        self._bound = Bound(self.forms, Supports(words, self.forms), Solids(parts))
        self._identified = Table(parts, "names.identified")
        self._listed = lru_cache(NAMES)(self._read)

    def __reduce__(self) -> tuple[Callable[..., Self], tuple[object, ...]]:
        """Return what another process makes the same index of."""
        return type(self), ({name: bytes(part) for name, part in self._parts.items()}, self._parties)

    def stats(self) -> tuple[CacheStats, ...]:
        """Return how full the caches of this index are, and how often they served."""
        return (
            *self._bound.stats(),
            CacheStats.of("listed names", self._listed.cache_info()),
        )

    @property
    def names(self) -> int:
        """How many listed names there are."""
        return len(self._places)

    @property
    def types(self) -> tuple[PartyType, ...]:
        """By the rules of which types the listed names are prepared."""
        return self.forms.kinds

    def candidates(self, party: Party, queries: Sequence[Query], floor: int, stop: Stop = NEVER) -> Iterator[Candidate]:
        """Yield every listed name whose base score can reach `floor` (tenths), in the order of the lists.

        With it come the queries that can make it do so: all of them where an identifier does. `stop` is asked before each screened word; where it says so, nothing is yielded. Raises `SnapshotError` where the
        index is not what `pack_index` wrote.
        """
        if floor <= 0:  # adjustments alone can reach it, whatever the name
            yield from ((self._listed(number), queries) for number in range(self.names))
            return
        try:
            found = self._within_reach(party, queries, floor, stop)
        except StoppedError:
            return
        except IndexError as fault:  # a table of a mapped file; its lists were checked when it was opened
            raise SnapshotError("the index leads outside of the lists; build it again") from fault
        yield from ((self._listed(number), found[number]) for number in sorted(found))

    def supports(self, screened: PreparedName, floor: int) -> tuple[list[int], list[Placed]]:
        """Return what each word of a name costs, and what words of it can add to listed names that can reach `floor` (tenths)."""
        return self._bound.supports(screened, floor)

    def need(self, form: int) -> int:
        """Return what the words of a form of a listed name cost; supports tell of forms by their numbers."""
        return self.forms.needs[form]

    def is_name(self, solid: str, floor: int) -> bool:
        """Return whether a name written as one word is a listed name, or so near to one that it reaches `floor` (tenths)."""
        return self._bound.is_name(solid, floor)

    def _within_reach(
        self, party: Party, queries: Sequence[Query], floor: int, stop: Stop
    ) -> dict[int, Sequence[Query]]:
        """Return the numbers of the names within reach, each with the queries that reach it."""
        by_name: dict[int, list[Query]] = {}
        for query in queries:
            reached: set[int] = set()
            for prepared, kinds in _by_name(query):
                forms = self._bound.within_reach(prepared, kinds, query.cut or 0, floor, stop)
                reached.update(self.forms.names[form] for form in forms)
            for number in reached:
                by_name.setdefault(number, []).append(query)
        found: dict[int, Sequence[Query]] = dict(by_name)
        for identifier in party.identifiers:
            for key in screened_keys(identifier):
                found.update(dict.fromkeys(self._identified.get(code_of(0, key)), queries))
        return found

    def _read(self, number: int) -> ListedName:
        """Return a listed name by its number. Raises `SnapshotError` where it is not what `pack_index` wrote."""
        place = self._places[number]
        designation = self._parties.designation(place)
        try:
            alias = designation.aliases[self._aliases[number]]
            forms = [
                (self.forms.cuts[form], self.forms.prepared(form, alias.name)) for form in self.forms.of_name[number]
            ]
        except (IndexError, ValueError) as problem:
            raise SnapshotError(f"listed name {number} cannot be read: {problem}; build the snapshot again") from None
        return ListedName(
            place,
            self._parties.watchlist(place),
            designation,
            alias,
            forms=tuple(form for cut, form in forms if not cut),
            cuts=tuple((cut, form) for cut, form in forms if cut),
        )


def _by_name(query: Query) -> list[tuple[PreparedName, list[PartyType]]]:
    """Return the prepared names with their types; where these are the same but for runs of words, the one that has runs: the organization.

    Runs only add to what can agree, so what is within reach without them is within reach. Individuals stand alone.
    """
    found: list[tuple[PreparedName, list[PartyType]]] = []
    for kind, name in query.prepared.items():
        for number, (known, kinds) in enumerate(found):
            if PartyType.INDIVIDUAL not in (kind, *kinds) and _is_same(known, name):
                found[number] = known if known.type is PartyType.ENTITY else name, [*kinds, kind]
                break
        else:
            found.append((name, [kind]))
    return found


def _is_same(one: PreparedName, other: PreparedName) -> bool:
    return (one.tokens, one.solids, one.short_solids) == (other.tokens, other.solids, other.short_solids)


def pack_index(names: Iterable[ListedName]) -> Parts:
    """Return the parts that `Index` reads."""
    book = FormBook()
    places, aliases = array("I"), array("I")
    known: Designation | None = None
    of_alias: dict[Alias, int] = {}  # one search through the aliases for each of them would take hours for 100,000
    identified: set[tuple[int, int]] = set()
    for number, name in enumerate(names):
        if name.designation is not known:
            known, of_alias = name.designation, {}
            for place, alias in enumerate(known.aliases):
                of_alias.setdefault(alias, place)
        places.append(name.place)
        aliases.append(of_alias[name.alias])
        for cut, prepared in (*((0, form) for form in name.forms), *name.cuts):
            book.add(number, cut, prepared, name.alias.name)
        for identifier in name.designation.identifiers:
            identified.update((code_of(0, key), number) for key in listed_keys(identifier))
    forms, solids = book.pack()
    return merged(
        forms,
        pack_solids(solids),
        book.words.pack(),
        pack_table("names.identified", identified),
        {"names.places": as_bytes(places), "names.aliases": as_bytes(aliases)},
    )
