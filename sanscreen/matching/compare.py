"""Two names, or two records, to their score and its explanation, with no list in mind."""

from collections.abc import Sequence

from sanscreen.errors import PartyError, WatchlistError
from sanscreen.matching.judge import Judge, Judged
from sanscreen.matching.listed import kinds_of, prepared_names
from sanscreen.matching.pair import Feature
from sanscreen.matching.query import queries_of, with_labelled_numbers
from sanscreen.model import (
    Address,
    Alias,
    AliasKind,
    AliasQuality,
    BirthDate,
    Comparison,
    Designation,
    Fact,
    Party,
    PartyType,
    Scope,
    Watchlist,
)

__all__ = ["compare"]


def compare(
    screened: str | Party, listed: str | Party, listed_type: PartyType | str, features: Sequence[Feature]
) -> Comparison:
    """Compare two names, or two records, as a party and a designation are compared.

    `listed_type` is the type of `listed` where that is a text. Where neither side has a type, both names are compared
    as those of individuals and as those of entities, and the better score counts. Raises `PartyError` for a name
    that cannot be compared.
    """
    party = Party.of(name=screened) if isinstance(screened, str) else screened
    other = Party.of(name=listed, type=str(listed_type)) if isinstance(listed, str) else listed
    known = next((each.type for each in (other, party) if each.type is not PartyType.UNKNOWN), None)
    best: tuple[str, Judged] | None = None
    for kind in (known,) if known else kinds_of(other.name):
        for alias, judged in _judged(party, _designation(other, kind), kind, features):
            if best is None or judged.rank > best[1].rank:
                best = alias, judged
    assert best is not None  # the floor is 0
    return Comparison(best[1].screened, best[0], best[1].evidence())


def _judged(
    party: Party, designation: Designation, kind: PartyType, features: Sequence[Feature]
) -> list[tuple[str, Judged]]:
    party = with_labelled_numbers(party)
    queries, problems = queries_of(party, (kind,))
    if problems:
        raise PartyError(problems[0])
    try:
        names = prepared_names(
            [Watchlist("compared", "the record compared", Scope.INTERNAL, (designation,), digest="none")]
        )
    except WatchlistError as problem:
        raise PartyError(problem.faults[0]) from None
    judge = Judge(party, queries, features)
    return [(name.alias.name, judged) for name in names if (judged := judge.judge(name, 0)) is not None]


def _designation(party: Party, kind: PartyType) -> Designation:
    first, *others = party.names
    return Designation(
        id="listed",
        type=kind,
        aliases=(Alias(first, AliasQuality.PRIMARY, AliasKind.NAME), *(Alias(name) for name in others)),
        birth_dates=(BirthDate(party.birth_date),) if party.birth_date else (),
        nationalities=tuple(Fact(code) for code in party.countries),
        identifiers=party.identifiers,
        addresses=tuple(Address(text) for text in party.addresses),
    )
