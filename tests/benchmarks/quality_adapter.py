"""sanscreen behind the functions that the quality benchmark asks for: scores run 0 to 1.

Self-contained: it imports the public interface alone, so it can be copied beside the benchmark's other adapters.
"""

from functools import lru_cache

from sanscreen import (
    Alias,
    AliasKind,
    AliasQuality,
    Designation,
    Party,
    PartyError,
    PartyType,
    Policy,
    Scope,
    Screener,
    Watchlist,
)

DEFAULT_THRESHOLD = 0.85
FLOOR = 48  # points: under any threshold that a false-alarm rate of the benchmark sets

_TYPES = {
    "Person": PartyType.INDIVIDUAL,
    "Vessel": PartyType.VESSEL,
    "Airplane": PartyType.AIRCRAFT,
    "LegalEntity": PartyType.UNKNOWN,
}
_FORMER = {"fka": AliasKind.FORMER, "nka": AliasKind.NOW}


def _type(schema):
    return PartyType.UNKNOWN if schema is None else _TYPES.get(schema, PartyType.ENTITY)


def _designation(entry):
    first, *rest = entry["names"]
    aliases = [Alias(first["name"], AliasQuality.PRIMARY, AliasKind.NAME)]
    for name in rest:
        quality = AliasQuality.WEAK if name["kind"] == "weak" else AliasQuality.STRONG
        aliases.append(Alias(name["name"], quality, _FORMER.get(name["kind"], AliasKind.AKA)))
    return Designation(str(entry["id"]), _type(entry["schema"]), tuple(aliases))


def prepare(entries):
    designations = tuple(_designation(entry) for entry in entries)
    watchlist = Watchlist("bench", "benchmark", Scope.INTERNAL, designations, digest="not computed")
    return Screener([watchlist], policy=Policy(threshold=FLOOR + 10))


def search(state, name, schema=None):
    try:
        screening = state.screen(Party.of(name=name, type=_type(schema).value))
    except PartyError:
        return []
    return [(hit.designation.id, float(hit.score) / 100) for hit in (*screening.hits, *screening.near_misses)]


@lru_cache(maxsize=1)
def _comparer():
    someone = Designation("none", PartyType.ENTITY, (Alias("none", AliasQuality.PRIMARY, AliasKind.NAME),))
    return Screener([Watchlist("none", "nobody", Scope.INTERNAL, (someone,))])


def pair(name1, name2, schema):
    try:
        return float(_comparer().compare(name1, name2, _type(schema)).score) / 100
    except PartyError:
        return 0.0


def _party(properties, schema):
    def values(key):
        value = properties.get(key) or []
        return [str(item) for item in (value if isinstance(value, list) else [value])]

    names = [*values("name"), *values("alias"), *values("previousName")]
    if not names:
        names = [" ".join((*values("firstName"), *values("middleName"), *values("lastName")))]
    numbers = {
        "passportNumber": "passport", "idNumber": "national_id", "taxNumber": "tax_number", "innCode": "tax_number",
        "registrationNumber": "registration_number", "ogrnCode": "registration_number", "leiCode": "lei",
        "swiftBic": "bic", "imoNumber": "imo_number", "mmsi": "mmsi", "callSign": "call_sign",
    }  # fmt: skip
    identifiers = [f"{kind}:{number}" for key, kind in numbers.items() for number in values(key)]
    birth = values("birthDate") or values("incorporationDate")
    countries = [*values("country"), *values("nationality"), *values("citizenship"), *values("jurisdiction")]
    return Party.of(
        lenient=True,
        name=names[0],
        other_names=names[1:],
        type=_type(schema).value,
        birth_date=birth[0] if birth else None,
        countries=[code for code in countries if len(code) == 2],
        identifiers=identifiers,
    )


def entity_pair(query, candidate, schema):
    try:
        return float(_comparer().compare(_party(query, schema), _party(candidate, schema)).score) / 100
    except PartyError:
        return 0.0
