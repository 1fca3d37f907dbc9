"""A party, to the names under which it is screened: each field as it stands, and all that it can mean."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sanscreen.model import FlagKind, Party, PartyType
from sanscreen.names.disguises import rewritings
from sanscreen.names.fields import parts_of
from sanscreen.names.prepare import NameTooLongError, cut_at, prepare_name
from sanscreen.names.prepared import PreparedName

__all__ = ["Query", "queries_of"]


@dataclass(frozen=True, slots=True)
class Query:
    """One name of a party, prepared by the rules of every type of listed party.

    `flag` says why a name is screened that is not the field as it stands.
    """

    written: str
    prepared: dict[PartyType, PreparedName]
    cut: int | None
    flag: FlagKind | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the name has no letter or figure that can be compared."""
        return not any(prepared.tokens for prepared in self.prepared.values())

    @classmethod
    def of(
        cls, written: str, types: Iterable[PartyType], flag: FlagKind | None = None, *, whole: bool = True
    ) -> "Query":
        """Prepare a name for listed parties of `types`, none of them UNKNOWN; `whole` where a line ends with it.

        Raises `NameTooLongError`; the prepared names are empty where the text folds to nothing.
        """
        prepared = {kind: prepare_name(written, kind) for kind in types}
        return cls(written, prepared, cut_at(written) if whole else None, flag)


def queries_of(party: Party, types: Sequence[PartyType]) -> tuple[list[Query], list[str]]:
    """Return the names of a party with all that their fields can mean, and what cannot be compared and why."""
    queries: list[Query] = []
    problems: list[str] = []
    for name in party.names:
        try:
            field = Query.of(name, types)
        except NameTooLongError as problem:
            problems.append(f"{name[:40]!r}: {problem}")
            field = None
        if field and field.is_empty:
            problems.append(f"the name {name!r} has no letter or figure that can be compared")
        found = [field, *_parts(name, types, FlagKind.SEVERAL_NAMES)]
        for flag, text in rewritings(name):
            found += [_query(text, types, flag), *_parts(text, types, flag)]
        queries += [query for query in found if query and not query.is_empty]
    return queries, problems


def _parts(field: str, types: Sequence[PartyType], flag: FlagKind | None) -> list[Query | None]:
    """Return the parts of a field; one with more words behind it in its line was not cut by a payment system."""
    lines = {line.strip() for line in field.splitlines()}
    found = []
    for part in parts_of(field):
        query = _query(part, types, flag, whole=any(line.endswith(part) for line in lines))
        found.append(query and _with_number(query, field))
    return found


def _with_number(query: Query, field: str) -> Query:
    """Leave the number that ends a field to a name that is not a person's: `Zu Zag Bong 6` is no ship with an address."""
    number = re.search(rf"{re.escape(query.written)}[\s,;]+(?:no\.? ?)?\d{{1,3}}\s*$", field, re.IGNORECASE)
    if not number:
        return query
    others = [kind for kind in query.prepared if kind is not PartyType.INDIVIDUAL]
    named = {kind: prepare_name(number[0], kind) for kind in others}
    return replace(query, prepared=query.prepared | named)


def _query(text: str, types: Sequence[PartyType], flag: FlagKind | None, *, whole: bool = True) -> Query | None:
    try:
        return Query.of(text, types, flag, whole=whole)
    except NameTooLongError:
        return None  # the whole field is no shorter, and is refused aloud
