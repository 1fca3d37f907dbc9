"""The name fields of a party and what was met, to what a reader should know beside the scores."""

from collections.abc import Sequence, Set

from sanscreen.matching.query import Query
from sanscreen.model import Flag, FlagKind, Party
from sanscreen.names.nobody import why_nobody

__all__ = ["party_flags"]


def party_flags(party: Party | None, queries: Sequence[Query], met: Set[str]) -> tuple[Flag, ...]:
    """Return the flags of a party's fields; that a field holds several names only where one of them is among those `met`."""
    if party is None:
        return ()
    prepared = (flag for query in queries for name in query.prepared.values() for flag in name.flags)
    found = dict.fromkeys(Flag(kind, detail) for kind, detail in prepared)
    meant = [
        Flag(query.flag, query.written)
        for query in queries
        if query.flag and (query.flag is not FlagKind.SEVERAL_NAMES or query.names & met)
    ]
    nobody = [f"the name {name[:40]!r} looks like {why}" for name in party.names if (why := why_nobody(name))]
    return (*found, *meant, *(Flag(FlagKind.FIELD_NOT_READ, reason) for reason in (*nobody, *party.unread)))
