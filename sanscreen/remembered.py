"""A party and what it was screened under, to the outcome of the last time: payments name the same parties day after day."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date
from threading import Lock

from sanscreen.errors import PolicyError
from sanscreen.model import CacheStats, Party, Policy, Screening

__all__ = ["ROOM", "Remembered"]

ROOM = 40_000  # places, of about 250 bytes: an outcome without a hit for a party of which a name is all that is known
OF_HIT = 8  # places of a hit or a near miss with its evidence
OF_MORE = 4  # places of a party of which more is known,
LETTERS = 200  # and letters of what is known, at four bytes at most, that take one more


class Remembered:
    """Outcomes that were worked out to the end, the ones longest unasked making room for new ones; threads share one.

    It holds for one set of lists, one engine and one set of features: whoever has another needs another. `room` is in
    places, 0 for none; raises `PolicyError` for another value. Nobody waits for another thread here, which may never go on
    (a fork, a signal): what cannot be looked up at once is worked out again.
    """

    def __init__(self, room: int = ROOM) -> None:
        if type(room) is not int or room < 0:
            raise PolicyError(f"remember is a whole number of places from 0, got {room!r}")
        self._room = room
        self._last: Screening | None = None
        self._taken = self._hits = self._misses = 0
        self._kept: dict[Hashable, tuple[Screening, int]] = {}
        self._lock = Lock()

    def __reduce__(self) -> tuple[type["Remembered"], tuple[int]]:
        """Another process begins with nothing remembered."""
        return Remembered, (self._room,)

    def of(self, party: Party, policy: Policy, on: date | None) -> Screening | None:
        """Return the outcome for a party with this `reference`, as if it were worked out again, or None."""
        key = _key(party, policy, on)
        if key is None or not self._lock.acquire(blocking=False):
            return None
        try:
            kept = self._kept.pop(key, None)
            if kept is None:
                self._misses += 1
                return None
            self._hits += 1
            self._kept[key] = kept  # the last one now
        finally:
            self._lock.release()
        return replace(kept[0], party=party)

    def keep(self, screening: Screening, on: date | None) -> None:
        """Remember an outcome for a party, unless not every name was compared or it takes too much room."""
        party = screening.party
        if party is None or not screening.compared.exhaustive:
            return
        key, room = _key(party, screening.policy, on), _room_of(screening, party)
        if key is None or room > self._room or not self._lock.acquire(blocking=False):
            return
        try:
            if key in self._kept:
                return
            kept = replace(screening, party=_SOMEBODY)
            if not (screening.hits or screening.near_misses):  # one value for all that differ in nothing but the party
                kept = self._last = self._last if kept == self._last else kept
            self._kept[key] = kept, room
            self._taken += room
            while self._taken > self._room:
                self._taken -= self._kept.pop(next(iter(self._kept)))[1]
        finally:
            self._lock.release()

    def stats(self) -> CacheStats:
        """Return how full it is, and how often it served; `size` and `limit` are in places."""
        return CacheStats("outcomes", self._hits, self._misses, self._taken, self._room)


def _room_of(screening: Screening, party: Party) -> int:
    further = _beside_the_name(party)
    known = 1 if further == _NO_MORE else OF_MORE + 2 * len(party.identifiers) + len(repr(further)) // LETTERS
    return known + len(party.name) // LETTERS + OF_HIT * (len(screening.hits) + len(screening.near_misses))


def _key(party: Party, policy: Policy, on: date | None) -> Hashable:
    """Return all that an outcome follows from but for the lists: everything of a party but its reference.

    None for what a caller made of `Party`, which may say more than its fields.
    """
    if type(party) is not Party:
        return None
    further = _beside_the_name(party)
    return (party.name, policy, on) if further == _NO_MORE else (party.name, further, policy, on)


def _beside_the_name(party: Party) -> tuple[object, ...]:
    return (
        party.other_names, party.name_parts, party.type, party.gender, party.birth_date, party.countries,
        party.identifiers, party.addresses, party.unread,
    )  # fmt: skip


_SOMEBODY = Party("Somebody")
_NO_MORE = _beside_the_name(_SOMEBODY)  # of most parties a name is all that is known
