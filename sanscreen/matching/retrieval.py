"""A prepared party to the listed names that it must be compared with: here, every one.

The scan loses nothing by construction. An index stands behind the same face: it is built once for a set of lists, is
never changed, and may leave out only names that full scoring would put under the floor.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from sanscreen.errors import WatchlistError
from sanscreen.model import Alias, Designation, PartyType, Watchlist
from sanscreen.names.prepare import CUT_LENGTHS, NameTooLongError, prepare_name
from sanscreen.names.prepared import PreparedName, Token

__all__ = ["ListedName", "Retrieval", "Scan"]


@dataclass(frozen=True, slots=True)
class ListedName:
    """One alias of one designation, made ready; `place` numbers the designations over all lists.

    `forms` are the prepared name, twice for a party of unknown type: as an individual and as an entity. `cuts` are what
    payment systems leave of a long name, as the length and the prepared rest.
    """

    place: int
    watchlist: str
    designation: Designation
    alias: Alias
    forms: tuple[PreparedName, ...]
    cuts: tuple[tuple[int, PreparedName], ...]


class Retrieval(Protocol):
    """What proposes listed names; one exact function decides on each."""

    @property
    def names(self) -> int:
        """How many listed names there are."""

    @property
    def types(self) -> tuple[PartyType, ...]:
        """By the rules of which types the listed names are prepared."""

    def candidates(self, screened: Sequence[PreparedName]) -> Iterator[ListedName]:
        """Yield every listed name that can reach the floor, in the order of the lists."""


class Scan:
    """Every listed name, each time."""

    def __init__(self, lists: Sequence[Watchlist]) -> None:
        """Prepare all names of `lists`. Raises `WatchlistError` for a name that cannot be compared."""
        words: dict[Token, Token] = {}
        self._listed = tuple(_shared(name, words) for name in _prepare(lists))
        self._types = tuple(
            kind for kind in PartyType if any(form.type is kind for name in self._listed for form in name.forms)
        )

    @property
    def names(self) -> int:
        """How many listed names there are."""
        return len(self._listed)

    @property
    def types(self) -> tuple[PartyType, ...]:
        """By the rules of which types the listed names are prepared."""
        return self._types

    def candidates(self, screened: Sequence[PreparedName]) -> Iterator[ListedName]:  # noqa: ARG002  # the index reads it
        """Yield every listed name, in the order of the lists."""
        yield from self._listed


def _prepare(lists: Sequence[Watchlist]) -> Iterator[ListedName]:
    faults = []
    place = 0
    for each in lists:
        for designation in each.designations:
            for alias in designation.aliases:
                try:
                    yield _listed_name(place, each.key, designation, alias)
                except (NameTooLongError, ValueError) as problem:
                    faults.append(f"{each.key}: {designation.id}: {alias.name!r}: {problem}")
            place += 1
    if faults:
        raise WatchlistError(faults)


def _listed_name(place: int, key: str, designation: Designation, alias: Alias) -> ListedName:
    unknown = designation.type is PartyType.UNKNOWN
    types = (PartyType.INDIVIDUAL, PartyType.ENTITY) if unknown else (designation.type,)
    forms = tuple(prepare_name(alias.name, kind) for kind in types)
    if not forms[0].tokens:
        raise ValueError("the name has no letter or figure that can be compared")
    cuts = tuple(
        (length, rest)
        for length in CUT_LENGTHS
        for kind in types
        if len(alias.name) > length and (rest := prepare_name(alias.name[:length].rstrip(), kind)).tokens
    )
    return ListedName(place, key, designation, alias, forms, cuts)


def _shared(name: ListedName, words: dict[Token, Token]) -> ListedName:
    """Return the name with every word that an earlier name holds replaced by that one, so that it is compared once."""
    cuts = tuple((length, _share(rest, words)) for length, rest in name.cuts)
    return replace(name, forms=tuple(_share(form, words) for form in name.forms), cuts=cuts)


def _share(prepared: PreparedName, words: dict[Token, Token]) -> PreparedName:
    return replace(
        prepared,
        tokens=tuple(words.setdefault(token, token) for token in prepared.tokens),
        joins=tuple((place, words.setdefault(token, token)) for place, token in prepared.joins),
    )
