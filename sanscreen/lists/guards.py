"""A list that was read and what the caller expects of it, to the faults that stop a list that lost its parties."""

from dataclasses import dataclass

from sanscreen.errors import PolicyError
from sanscreen.model import Watchlist

__all__ = ["NO_GUARDS", "Guards"]

MAX_SHRINK = 10  # per cent: what a list may lose between two snapshots without being asked


@dataclass(frozen=True, slots=True)
class Guards:
    """What a list must be to be used.

    `at_least` is the least number of parties. `previous` is the list as it was used before: an older edition is refused,
    and one that lost more than `max_shrink` per cent (0 to 100) of its parties or of its names. A cut download reads
    like a whole list.
    """

    at_least: int = 0
    previous: Watchlist | None = None
    max_shrink: float = MAX_SHRINK

    def __post_init__(self) -> None:
        if type(self.at_least) is not int or self.at_least < 0:
            raise PolicyError(f"at_least is a whole number of parties from 0, got {self.at_least!r}")
        if self.previous is not None and not isinstance(self.previous, Watchlist):
            raise PolicyError(f"previous is a Watchlist, got {self.previous!r}")
        if type(self.max_shrink) not in (int, float) or not 0 <= self.max_shrink <= 100:
            raise PolicyError(f"max_shrink runs from 0 to 100 per cent, got {self.max_shrink!r}")

    def faults_of_count(self, count: int, name: str) -> list[str]:
        """Return a sentence where `count` parties from `name` are too few."""
        few = f"{name}: {count} parties; at least {self.at_least} are expected: fetch it again"
        return [few] if count < self.at_least else []

    def faults(self, watchlist: Watchlist, name: str) -> list[str]:
        """Return a sentence for each guard that the list read from `name` does not pass."""
        count = len(watchlist.designations)
        found = self.faults_of_count(count, name)
        if self.previous is not None:
            if self.previous.key != watchlist.key:
                found.append(f"{name}: is the list {watchlist.key!r}; the previous one was {self.previous.key!r}")
            if self.previous.as_of and watchlist.as_of and watchlist.as_of < self.previous.as_of:
                days = f"{watchlist.as_of}, the previous one of {self.previous.as_of}"
                found.append(f"{name}: is of {days}: an older edition; fetch it again")
            for what, before, now in (
                ("parties", len(self.previous.designations), count),
                ("names", _names(self.previous), _names(watchlist)),
            ):
                if now * 100 < before * (100 - self.max_shrink):
                    found.append(
                        f"{name}: {now} {what}, {before} before: more than {self.max_shrink:g} % are gone; if that is "
                        "right, allow it with a higher max_shrink"
                    )
        return found


NO_GUARDS = Guards()


def _names(watchlist: Watchlist) -> int:
    return sum(len(each.aliases) for each in watchlist.designations)
