"""Watchlists, to everything that screening against them needs, in flat sections; and back, section by section on demand."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar

from sanscreen.errors import SnapshotError
from sanscreen.matching.engine import engine
from sanscreen.matching.listed import each_prepared
from sanscreen.model import Designation, Link, Policy, Source, Watchlist, WatchlistReference, links_between
from sanscreen.model.record import canonical_json
from sanscreen.retrieval.container import open_container, packed_container
from sanscreen.retrieval.flat import (
    Parts,
    Records,
    as_bytes,
    check_below,
    check_sizes,
    merged,
    numbers_of,
    pack_records,
)
from sanscreen.retrieval.index import Index, pack_index
from sanscreen.retrieval.parties import content_text, packed_links

__all__ = ["Snapshot", "packed_snapshot"]

T = TypeVar("T")
PARTIES = 2_000  # designations that are kept unpacked


class Snapshot:
    """Lists and their index as they lie in a file. `engine` and `policy` are those for which it was built."""

    def __init__(
        self,
        buffer: memoryview,
        name: str,
        *,
        engine: str,
        verify: bool = True,
        changed: Callable[[], bool] = lambda: False,
    ) -> None:
        """Open the bytes that `packed_snapshot` wrote; `name` is what errors call them. `changed` tells
        whether what lies behind the buffer is no longer what was opened.

        Raises `SnapshotError` where they are damaged, of another layout, or of another engine than `engine`.
        """
        head, sections = open_container(buffer, name, verify=verify)
        if head.get("engine") != engine:
            raise SnapshotError(
                f"{name}: built by {head.get('engine')!s:.200}; this is {engine}: build the snapshot again, or use that version"
            )
        parts = _Sections(sections, name)
        try:
            self.policy = Policy.from_dict(head.get("policy"))
            self._lists = Records(parts, "lists")
            self._designations = Records(parts, "parties")
            self._links = Records(parts, "links")
            self._of_list = numbers_of(parts["parties.lists"])
            self.references = tuple(
                WatchlistReference.from_dict(each) for each in json.loads(bytes(parts["references"]))
            )
            check_sizes("parties", designations=len(self), links=len(self._links), lists=len(self._of_list))
            check_below(len(self.references), lists=self._of_list)
            self.index = Index(parts, self)
        except (ValueError, TypeError, IndexError, RecursionError) as problem:
            raise SnapshotError(f"{name}: {problem}; build the snapshot again") from None
        parts.refuse_others()
        self._buffer, self._name, self._changed = buffer, name, changed
        self._keys = [reference.key for reference in self.references]
        self.engine = engine
        self._read, self._tied = lru_cache(PARTIES)(self._designation), lru_cache(PARTIES)(self._links_of)

    def __reduce__(self) -> tuple[object, ...]:
        """Return what another process makes the same snapshot of. Raises `SnapshotError` where the file was changed."""
        self.check()
        data = bytes(self._buffer)
        self.check()  # a file that is written over meanwhile is copied half and half
        return _opened, (data, self._name)

    def check(self) -> None:
        """Raise `SnapshotError` where the file behind the buffer was changed since it was opened."""
        if self._changed():
            raise SnapshotError(
                f"{self._name}: the file was changed while it was in use: put a new one in its place by renaming it, "
                "and open that"
            )

    def watchlists(self) -> tuple[Watchlist, ...]:
        """Return the lists whole, unpacked anew each time."""
        found = []
        place = 0
        for number in range(len(self._lists)):
            head = self._record("list", number, self._lists, Watchlist.from_dict)
            first = place
            while place < len(self._of_list) and self._of_list[place] == number:
                place += 1
            designations = tuple(self._designation(each) for each in range(first, place))
            try:
                found.append(replace(head, designations=designations))
            except ValueError as problem:
                raise SnapshotError(f"{self._name}: {problem}; build the snapshot again") from None
        return tuple(found)

    def __len__(self) -> int:
        return len(self._designations)

    def designation(self, place: int) -> Designation:
        """Return a designation by its place over all lists."""
        return self._read(place)

    def watchlist(self, place: int) -> str:
        """Return the key of the list that a designation is on."""
        return self._keys[self._of_list[place]]

    def links(self, place: int) -> tuple[Link, ...]:
        """Return what a designation is to others."""
        return self._tied(place)

    def content(self, place: int) -> tuple[str, str]:
        """Return the id of a designation, and one text of all that is said of it, its links included."""
        text = self._designations[place]
        id = self._record("designation", place, self._designations, lambda data: str(data["id"]))
        return id, content_text(text, self._links[place])

    def sources(self) -> dict[str, tuple[Source, ...]]:
        """Return the sources of each list by its key."""
        heads = (self._record("list", each, self._lists, Watchlist.from_dict) for each in range(len(self._lists)))
        return {head.key: head.sources for head in heads}

    def _designation(self, place: int) -> Designation:
        return self._record("designation", place, self._designations, Designation.from_dict)

    def _links_of(self, place: int) -> tuple[Link, ...]:
        return self._record("the links of", place, self._links, _links_of) if self._links[place] else ()

    def _record(self, what: str, place: int, texts: Records, read: Callable[[Any], T]) -> T:
        """Read what lies at a place. Raises `SnapshotError` where it is not what `packed_snapshot` wrote."""
        try:
            return read(json.loads(texts[place] or "[]"))
        except (ValueError, TypeError, KeyError, RecursionError) as problem:
            raise SnapshotError(f"{self._name}: {what} {place}: {problem}; build the snapshot again") from None


class _Sections(Mapping[str, memoryview]):
    """Sections by their names; one that is missing is named, and so is one that nobody asked for."""

    def __init__(self, sections: dict[str, memoryview], name: str) -> None:
        self._sections, self._name = sections, name
        self._asked: set[str] = set()

    def __getitem__(self, key: str) -> memoryview:
        self._asked.add(key)
        if key not in self._sections:
            raise SnapshotError(f"{self._name}: section {key!r} is missing; build the snapshot again")
        return self._sections[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sections)

    def __len__(self) -> int:
        return len(self._sections)

    def refuse_others(self) -> None:
        """Raise `SnapshotError` for a section that this version does not know: what it says would be passed over."""
        if others := sorted(set(self._sections) - self._asked):
            raise SnapshotError(f"{self._name}: unknown section {others[0]!r}; a newer version may read it")


def _opened(data: bytes, name: str) -> Snapshot:
    return Snapshot(memoryview(data), name, engine=engine(), verify=False)


def packed_snapshot(lists: Sequence[Watchlist], policy: Policy, engine: str) -> Iterator[bytes]:
    """Yield the bytes that `Snapshot` opens. Raises `WatchlistError` for a name that cannot be compared."""
    links = links_between(lists)
    parties = [(number, each.key, party) for number, each in enumerate(lists) for party in each.designations]
    parts: Parts = merged(
        pack_index(each_prepared(lists)),
        pack_records("lists", (canonical_json(replace(each, designations=())) for each in lists)),
        pack_records("parties", (canonical_json(party) for *_, party in parties)),
        pack_records("links", (packed_links(links.get((key, party.id), ())) for _, key, party in parties)),
        {
            "parties.lists": as_bytes(number for number, *_ in parties),
            "references": canonical_json([WatchlistReference.of(each) for each in lists]).encode(),
        },
    )
    yield from packed_container({"engine": engine, "policy": policy.to_dict()}, parts)


def _links_of(data: Iterable[object]) -> tuple[Link, ...]:
    return tuple(map(Link.from_dict, data))
