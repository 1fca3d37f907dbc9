"""The ties that lists state between parties, to a graph that is walked from either end."""

from collections.abc import Iterable
from dataclasses import dataclass

from sanscreen.model.designation import RelationKind
from sanscreen.model.record import Record
from sanscreen.model.watchlist import Watchlist

__all__ = ["Link", "links_between"]


@dataclass(frozen=True, slots=True)
class Link(Record):
    """What the party of a hit is to another listed party: `relation` reads from the hit to the other.

    `watchlist` is the key of the other's list, `id` and `name` are its own. `note` is how the source words the tie.
    """

    relation: RelationKind
    watchlist: str
    id: str
    name: str
    note: str | None = None


def links_between(lists: Iterable[Watchlist]) -> dict[tuple[str, str], tuple[Link, ...]]:
    """Return the links of every party that has some, by list key and id.

    A tie that one party states is a link of both. Ties to parties of lists that are not among `lists` are none. In the
    order in which they are stated; of two that say the same the first counts.
    """
    lists = tuple(lists)
    names = {(each.key, party.id): party.primary_name for each in lists for party in each.designations}
    found: dict[tuple[str, str], dict[tuple[RelationKind, str, str], Link]] = {}
    for each in lists:
        for party in each.designations:
            for tie in party.relations:
                key, _, number = (tie.party or "").rpartition("/")
                this, other = (each.key, party.id), (key or each.key, number)
                if tie.party and other in names and other != this:
                    _put(found, this, Link(tie.kind, *other, names[other], tie.note))
                    _put(found, other, Link(tie.kind.reverse, *this, names[this], tie.note))
    return {party: tuple(links.values()) for party, links in found.items()}


def _put(
    found: dict[tuple[str, str], dict[tuple[RelationKind, str, str], Link]], at: tuple[str, str], link: Link
) -> None:
    found.setdefault(at, {}).setdefault((link.relation, link.watchlist, link.id), link)
