"""Earlier hits and what has changed of the lists since, to the outcome of today: only changed designations are compared."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from sanscreen.matching.stop import Stop
from sanscreen.model import Hit, Party, Screening
from sanscreen.retrieval.answer import answer
from sanscreen.retrieval.part import Part
from sanscreen.screener import Screener

__all__ = ["Contents", "Delta", "contents_of"]

Contents = Mapping[tuple[str, str], str]  # list key and id of each designation, to the digest of all that is said of it


def contents_of(screener: Screener) -> dict[tuple[str, str], str]:
    """Return the content of a screener's lists, party by party, in their order; the links to others count as content."""
    parties = screener.setting().parties
    found = {}
    for place in range(len(parties)):
        id, text = parties.content(place)
        found[parties.watchlist(place), id] = hashlib.sha256(text.encode()).hexdigest()
    return found


class Delta:
    """What a screener says of parties that were screened before, when its lists had the contents `since`.

    Holds for the same engine and the same policy alone: the caller sees to that. `changed` are the designations that
    are new or say something else now, `gone` those that are no longer there; `contents` is what the lists say now.
    """

    def __init__(self, screener: Screener, since: Contents) -> None:
        self.contents = now = contents_of(screener)
        self.changed = frozenset(pair for pair, digest in now.items() if since.get(pair) != digest)
        self.gone = frozenset(pair for pair in since if pair not in now)
        setting = screener.setting()
        places = (place for place, pair in enumerate(now) if pair in self.changed)
        self._setting = setting._replace(retrieval=Part(setting.retrieval, setting.parties, places))

    @property
    def is_empty(self) -> bool:
        """Whether the lists say what they said."""
        return not (self.changed or self.gone)

    def screen(self, party: Party, earlier: Sequence[Hit], on: date | None = None) -> Screening:
        """Return what `Screener.screen` returns, byte for byte; `earlier` are the hits and near misses from before."""
        standing = [hit for hit in earlier if not self.touches(hit.watchlist, hit.designation.id)]
        setting = self._setting if on is None else self._setting._replace(on=on)
        return answer(party, (), setting, None, Stop(None), standing)

    def touches(self, watchlist: str, id: str) -> bool:
        """Return whether what was said of a designation no longer holds."""
        return (watchlist, id) in self.changed or (watchlist, id) in self.gone
