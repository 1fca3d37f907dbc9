"""A party, to the names under which it is screened: each field as it stands, and all that it can mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sanscreen.matching.stop import NEVER, Stop
from sanscreen.model import FlagKind, Party, PartyType
from sanscreen.model.labelled_numbers import labelled_numbers
from sanscreen.model.party import MAX_VALUES
from sanscreen.names.disguises import rewritings
from sanscreen.names.fields import field_parts
from sanscreen.names.prepare import NameTooLongError, cut_at, prepare_names
from sanscreen.names.prepared import PreparedName, Token

__all__ = ["Query", "queries_of", "with_labelled_numbers"]


class Query(NamedTuple):
    """One name of a party, prepared by the rules of every type of listed party.

    `flag` says why a name is screened that is not the field as it stands. Where a name can be none of a type, the
    prepared name of that type has no words.
    """

    written: str
    prepared: dict[PartyType, PreparedName]
    cut: int | None
    flag: FlagKind | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the name has no letter or figure that can be compared."""
        return not any(prepared.tokens for prepared in self.prepared.values())

    @property
    def names(self) -> set[str]:
        """Every name as it is prepared: one with a number behind it differs by type."""
        return {prepared.written for prepared in self.prepared.values()}

    @classmethod
    def of(
        cls,
        written: str,
        types: Sequence[PartyType],
        flag: FlagKind | None = None,
        *,
        whole: bool = True,
        persons: bool = True,
        cut: int | None = None,
    ) -> "Query":
        """Prepare a name for listed parties of `types`, none of them UNKNOWN; `whole` where a line ends with it.

        `cut` is the length at which a longer text that ends with the name may have been cut. Raises `NameTooLongError`; the prepared names are empty where the text folds to nothing.
        """
        cut = cut_at(written) if whole else cut
        return cls(written, _prepared(written, types, cut, persons=persons), cut, flag)


def queries_of(party: Party, types: Sequence[PartyType], stop: Stop = NEVER) -> tuple[list[Query], list[str]]:
    """Return the names of a party with all that their fields can mean, and what cannot be compared and why.

    `stop` is asked before each name; where it says so, the rest is left out.
    """
    queries: list[Query] = []
    problems: list[str] = []
    for name in party.names:
        if stop():
            break
        try:
            field = Query.of(name, types)
        except NameTooLongError as problem:
            problems.append(f"{name[:40]!r}: {problem}")
            field = None
        if field and field.is_empty:
            problems.append(f"the name {name!r} has no letter or figure that can be compared")
        for query in (field, *_meant(name, types, stop)):
            if query and not query.is_empty:
                queries.append(query)
    return queries, problems


def with_labelled_numbers(party: Party) -> Party:
    """Return the party with the numbers that its name fields say, beside those that it has: `IMO 9074729`."""
    known = {(each.kind, each.canonical) for each in party.identifiers}
    found = dict.fromkeys(number for name in party.names for number in labelled_numbers(name))
    further = [number for number in found if (number.kind, number.canonical) not in known]
    room = MAX_VALUES - len(party.identifiers)
    return replace(party, identifiers=(*party.identifiers, *further[:room])) if further[:room] else party


def _meant(name: str, types: Sequence[PartyType], stop: Stop) -> Iterator[Query | None]:
    """Yield all that a field can mean beside the field as it stands."""
    yield from _parts(name, types, FlagKind.SEVERAL_NAMES, stop)
    for flag, text in rewritings(name):
        yield _query(text, types, flag)
        yield from _parts(text, types, flag, stop)


def _parts(field: str, types: Sequence[PartyType], flag: FlagKind | None, stop: Stop) -> Iterator[Query | None]:
    """Yield the parts of a field; one with more words behind it in its line was not cut by a payment system."""
    lines = {line.strip() for line in field.splitlines()}
    for part in field_parts(field):
        if stop():
            return
        whole = any(line.endswith(part.text) for line in lines)
        query = _query(part.text, types, flag, whole=whole, persons=part.persons)
        yield query and _with_number(query, field)


def _with_number(query: Query, field: str) -> Query:
    """Leave the number that ends a field to a name that is not a person's: `Zu Zag Bong 6` is no ship with an address."""
    if not field.rstrip()[-1:].isdigit():  # a pattern of the name takes long to make
        return query
    number = re.search(rf"{re.escape(query.written)}[\s,;]+(?:no\.? ?)?\d{{1,3}}\s*$", field, re.IGNORECASE)
    if not number:
        return query
    others = [kind for kind in query.prepared if kind is not PartyType.INDIVIDUAL]
    return query._replace(prepared=query.prepared | _prepared(number[0], others, query.cut))


def _query(
    text: str, types: Sequence[PartyType], flag: FlagKind | None, *, whole: bool = True, persons: bool = True
) -> Query | None:
    try:
        return Query.of(text, types, flag, whole=whole, persons=persons)
    except NameTooLongError:
        return None  # the whole field is no shorter, and is refused aloud


def _prepared(
    written: str, types: Sequence[PartyType], cut: int | None, *, persons: bool = True
) -> dict[PartyType, PreparedName]:
    """Return the prepared names by type; those of no type that a name can be have no words."""
    wanted = [kind for kind in types if persons or kind is not PartyType.INDIVIDUAL]
    names = {kind: _told_apart(name, cut) for kind, name in prepare_names(written, wanted).items()}
    if len(names) == len(types):
        return names
    none = PreparedName(written, PartyType.INDIVIDUAL, (), ())
    return {kind: names.get(kind, none) for kind in types}


def _told_apart(name: PreparedName, cut: int | None) -> PreparedName:
    """Return a prepared name in which equal words are one token, but for the last: that may have been cut.

    A cut word is compared otherwise than a whole one, and a token is the same object wherever its word stands.
    """
    tokens = name.tokens
    if not tokens or (not cut and len({token.text for token in tokens}) == len(tokens)):
        return name
    words: dict[Token, Token] = {}
    kept = tuple([words.setdefault(token, token) for token in tokens[:-1]])
    last = replace(tokens[-1]) if cut or tokens[-1] in words else tokens[-1]
    return name._replace(tokens=(*kept, last))
