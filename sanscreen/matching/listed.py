"""Watchlists, to their names made ready for comparing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sanscreen.errors import WatchlistError
from sanscreen.model import Alias, Designation, PartyType, Watchlist
from sanscreen.names.alternatives import alternatives_of
from sanscreen.names.name_words import given_names_of
from sanscreen.names.prepare import CUT_LENGTHS, NameTooLongError, prepare_name
from sanscreen.names.prepared import PreparedName, Role, Token

__all__ = ["ListedName", "each_prepared", "kinds_of", "names_of", "prepared_names"]

_SURE_FORM = 3  # letters of a legal form that is no initials


class ListedName(NamedTuple):
    """One alias of one designation, made ready; `place` numbers the designations over all lists.

    `forms` are the prepared name, twice for a party of unknown type: as an individual and as an entity; behind them the
    halves of a name that holds two names divided by a slash. `cuts` are what payment systems leave of a long name, as
    the length and the prepared rest.
    """

    place: int
    watchlist: str
    designation: Designation
    alias: Alias
    forms: tuple[PreparedName, ...]
    cuts: tuple[tuple[int, PreparedName], ...]


def kinds_of(name: str) -> tuple[PartyType, ...]:
    """Return by the rules of which types a name of a party of unknown type is prepared.

    A name with a legal form is that of an entity: `Testov Fund I, Ltd.` has no initial.
    """
    tokens = prepare_name(name, PartyType.ENTITY).tokens
    form = any(
        Role.LEGAL_FORM in token.roles and len(token.text) >= _SURE_FORM and not given_names_of(token.readings)
        for token in tokens
    )
    return (PartyType.ENTITY,) if form else (PartyType.INDIVIDUAL, PartyType.ENTITY)


def prepared_names(lists: Sequence[Watchlist]) -> tuple[ListedName, ...]:
    """Return every name of `lists`, in their order. Raises `WatchlistError` for names that cannot be compared.

    Words that stand in several names are one and the same token, so that a pair of words is compared once.
    """
    words: dict[Token, Token] = {}
    return tuple(_shared(name, words) for name in each_prepared(lists))


def each_prepared(lists: Sequence[Watchlist]) -> Iterator[ListedName]:
    """Yield every name of `lists`, in their order. Raises `WatchlistError` at the end for names that cannot be compared."""
    parties = ((each.key, designation) for each in lists for designation in each.designations)
    return names_of((place, *party) for place, party in enumerate(parties))


def names_of(parties: Iterable[tuple[int, str, Designation]]) -> Iterator[ListedName]:
    """Yield every name of some designations, each given with its place and the key of its list.

    Raises `WatchlistError` at the end for names that cannot be compared.
    """
    faults = []
    for place, key, designation in parties:
        for alias in designation.aliases:
            try:
                yield _listed_name(place, key, designation, alias)
            except (NameTooLongError, ValueError) as problem:
                faults.append(f"{key}: {designation.id}: {alias.name!r}: {problem}")
    if faults:
        raise WatchlistError(faults)


def _listed_name(place: int, key: str, designation: Designation, alias: Alias) -> ListedName:
    types = (designation.type,) if designation.type is not PartyType.UNKNOWN else kinds_of(alias.name)
    forms = tuple(prepare_name(alias.name, kind) for kind in types)
    if not forms[0].tokens:
        raise ValueError("the name has no letter or figure that can be compared")
    forms += tuple(half for kind in types for half in alternatives_of(alias.name, kind))
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
    return name._replace(forms=tuple(_share(form, words) for form in name.forms), cuts=cuts)


def _share(prepared: PreparedName, words: dict[Token, Token]) -> PreparedName:
    return prepared._replace(tokens=tuple(words.setdefault(token, token) for token in prepared.tokens))
