"""A party and what it was screened under, to the outcome of the last time: payments name the same parties day after day."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date
from threading import Lock

from sanscreen.errors import PolicyError
from sanscreen.model import CacheStats, Party, Policy, Screening, Verdict

__all__ = ["ROOM", "Remembered"]

ROOM = 40_000  # outcomes without a hit, of about 250 bytes each where a name is all that is known of the party
OF_HIT = 16  # outcomes that take the room of a hit with its evidence


class Remembered:
    """Outcomes that were worked out to the end, the ones longest unasked making room for new ones; threads share one.

    It holds for one set of lists, one engine and one set of features: whoever has another needs another. `room` is in
    outcomes without a hit, 0 for none; raises `PolicyError` for another value.
    """

    def __init__(self, room: int = ROOM) -> None:
        if type(room) is not int or room < 0:
            raise PolicyError(f"remember is a whole number of outcomes from 0, got {room!r}")
        self._room = room
        self._last: Screening | None = None
        self._taken = self._hits = self._misses = 0
        self._kept: dict[Hashable, Screening] = {}
        self._lock = Lock()

    def __reduce__(self) -> tuple[type["Remembered"], tuple[int]]:
        """Another process begins with nothing remembered."""
        return Remembered, (self._room,)

    def of(self, party: Party, policy: Policy, on: date | None) -> Screening | None:
        """Return the outcome for a party with this `reference`, as if it were worked out again, or None."""
        key = _key(party, policy, on)
        with self._lock:
            kept = self._kept.pop(key, None)
            if kept is None:
                self._misses += 1
                return None
            self._hits += 1
            self._kept[key] = kept  # the last one now
        return replace(kept, party=party)

    def keep(self, screening: Screening, on: date | None) -> None:
        """Remember an outcome for a party, unless it is incomplete or takes too much room."""
        room = _room_of(screening)
        if screening.party is None or screening.verdict is Verdict.INCOMPLETE or room > self._room:
            return
        key = _key(screening.party, screening.policy, on)
        kept = replace(screening, party=_SOMEBODY)
        with self._lock:
            if key in self._kept:
                return
            if room == 1:  # one value for all that differ in nothing but the party
                kept = self._last = self._last if kept == self._last else kept
            self._kept[key] = kept
            self._taken += room
            while self._taken > self._room:
                self._taken -= _room_of(self._kept.pop(next(iter(self._kept))))

    def stats(self) -> CacheStats:
        """Return how full it is, and how often it served; `size` and `limit` are in outcomes without a hit."""
        with self._lock:
            return CacheStats("outcomes", self._hits, self._misses, self._taken, self._room)


def _room_of(screening: Screening) -> int:
    return 1 + OF_HIT * (len(screening.hits) + len(screening.near_misses))


def _key(party: Party, policy: Policy, on: date | None) -> Hashable:
    """Return all that an outcome follows from but for the lists: everything of a party but its reference."""
    further = _beside_the_name(party)
    return (party.name, policy, on) if further == _NO_MORE else (party.name, further, policy, on)


def _beside_the_name(party: Party) -> tuple[object, ...]:
    return (
        party.other_names, party.name_parts, party.type, party.gender, party.birth_date, party.countries,
        party.identifiers, party.addresses, party.unread,
    )  # fmt: skip


_SOMEBODY = Party("Somebody")
_NO_MORE = _beside_the_name(_SOMEBODY)  # of most parties a name is all that is known
