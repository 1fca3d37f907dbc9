"""A record and a listed party to what a reviewer compares: both sides of each field, then what the list alone says."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sanscreen.model import (
    Alias,
    AliasKind,
    Designation,
    Evidence,
    Fact,
    Hit,
    Identifier,
    IdentifierKind,
    Party,
    PartyType,
    RelationKind,
)

__all__ = ["MOST_VALUES", "Field", "Stated", "both_sides", "facts", "names"]

MOST_VALUES = 50  # of one field that the page shows; the rest is counted


@dataclass(frozen=True, slots=True)
class Stated:
    """One value, what is said beside it, and the sources of the list that state it."""

    text: str
    note: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of both sides. `points` are those of the feature that compares it; None where nothing was compared."""

    label: str
    screened: tuple[Stated, ...]
    listed: tuple[Stated, ...]
    points: Decimal | None = None


def both_sides(party: Party, hit: Hit) -> list[Field]:
    """Return the fields that a record and a listed party can both have; those that neither has are left out."""
    listed = hit.designation
    thing = listed.type in (PartyType.VESSEL, PartyType.AIRCRAFT)
    born = "Born" if listed.type in (PartyType.INDIVIDUAL, PartyType.UNKNOWN) else "Built" if thing else "Founded"
    points = _points(hit.evidence)
    unknown = party.type is PartyType.UNKNOWN
    fields = [
        Field(
            "Type", () if unknown else (Stated(party.type.value),), (Stated(listed.type.value),), points("party_type")
        ),
        Field(born, _plain([party.birth_date]), _births(listed), points("birth_date")),
        Field("Gender", _plain([party.gender]), _facts(listed.genders)),
        Field("Countries", _plain(party.countries), _countries(listed), points("country")),
        Field("Numbers", _numbers(party.identifiers), _numbers(listed.identifiers), points("identifier")),
        Field("Addresses", _plain(party.addresses), _addresses(listed)),
        Field("Other names", _plain(party.other_names), ()),
    ]
    return [field for field in fields if field.screened or field.listed]


def facts(hit: Hit) -> list[tuple[str, tuple[Stated, ...]]]:
    """Return what the list says of a party beside that, by label, in the order in which a reviewer asks."""
    party = hit.designation
    standing = party.standing.value.replace("-", " ") if party.standing else None
    labelled = [
        ("Remarks", _plain([party.remarks])),
        ("Standing", _plain([standing])),
        ("Official entries", tuple(Stated(f"{each.list} {each.number}", "", each.sources) for each in party.entries)),
        ("Programs", _plain(party.programs)),
        ("Born at", _facts(party.birth_places)),
        ("Titles", _facts(party.titles)),
        ("Activities", _facts(party.activities)),
        ("Model", _facts(party.model)),
        ("Listed on", _plain([party.listed_on])),
        ("Updated on", _plain([party.updated_on])),
        ("Last seen on the list", _plain([party.last_seen])),
        ("Linked listed parties", _links(hit)),
        ("Other ties", _ties(hit)),
        *((each.label, (Stated(each.value, "", each.sources),)) for each in party.details),
    ]
    return [(label, values) for label, values in labelled if values]


def names(party: Designation) -> tuple[Stated, ...]:
    """Return every name of a listed party with its quality, the primary name first."""
    return tuple(Stated(each.name, _quality(each), each.sources) for each in party.aliases)


def _quality(alias: Alias) -> str:
    kind = alias.kind.value if alias.kind in (AliasKind.FORMER, AliasKind.NOW, AliasKind.MISSPELT) else ""
    return ", ".join(filter(None, [alias.quality.value, kind, alias.language]))


def _points(evidence: Iterable[Evidence]) -> Callable[[str], Decimal | None]:
    found: dict[str, Decimal] = {}
    for piece in evidence:
        found[piece.feature] = found.get(piece.feature, Decimal("0.0")) + piece.points
    return found.get


def _plain(values: Iterable[object]) -> tuple[Stated, ...]:
    return tuple(Stated(str(value)) for value in values if value not in (None, ""))


def _facts(stated: Sequence[Fact]) -> tuple[Stated, ...]:
    return tuple(Stated(each.value, "", each.sources) for each in stated)


def _births(party: Designation) -> tuple[Stated, ...]:
    return tuple(Stated(str(each.days), "circa" if each.circa else "", each.sources) for each in party.birth_dates)


def _countries(party: Designation) -> tuple[Stated, ...]:
    """Return each country with all that ties the party to it."""
    ties: dict[str, list[str]] = {}
    stated = [
        *(("nationality", each.value) for each in party.nationalities),
        *(("citizenship", each.value) for each in party.citizenships),
        *(("flag", each.value) for each in party.flag_states),
        *(("address", each.country) for each in party.addresses),
        *(("number", each.country) for each in party.identifiers),
    ]
    for tie, code in stated:
        if code and tie not in ties.setdefault(code, []):
            ties[code].append(tie)
    return tuple(Stated(code, ", ".join(found)) for code, found in ties.items())


def _numbers(identifiers: Sequence[Identifier]) -> tuple[Stated, ...]:
    return tuple(Stated(each.number, _number_note(each), each.sources) for each in identifiers)


def _number_note(number: Identifier) -> str:
    kind = "number" if number.kind is IdentifierKind.OTHER else number.kind.value.replace("_", " ")
    return ", ".join(
        filter(
            None,
            [
                kind,
                number.scheme,
                number.country,
                number.issued and f"issued {number.issued}",
                number.expires and f"expires {number.expires}",
                number.note,
            ],
        )
    )


def _addresses(party: Designation) -> tuple[Stated, ...]:
    return tuple(Stated(each.text, each.country or "", each.sources) for each in party.addresses)


def _links(hit: Hit) -> tuple[Stated, ...]:
    found = []
    for each in hit.links:
        where = f"id {each.id}" if each.watchlist == hit.watchlist else f"{each.watchlist}, id {each.id}"
        found.append(Stated(each.name, "; ".join(filter(None, [_words(each.relation), where, each.note]))))
    return tuple(found)


def _ties(hit: Hit) -> tuple[Stated, ...]:
    """Return the ties to parties that are not among the links."""
    linked = {f"{each.watchlist}/{each.id}" for each in hit.links}
    return tuple(
        Stated(tie.name or tie.party or "", "; ".join(filter(None, [_words(tie.kind), tie.note])), tie.sources)
        for tie in hit.designation.relations
        if tie.party is None or (tie.party if "/" in tie.party else f"{hit.watchlist}/{tie.party}") not in linked
    )


def _words(relation: RelationKind) -> str:
    return relation.value.replace("_", " ")
