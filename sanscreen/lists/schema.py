"""The fields of our own YAML format, to a JSON Schema (draft 2020-12) by which an editor helps to write lists.

Fields and values are those of the reader and of the model; what they mean is told as in `watchlists/README.md`. A
schema knows one file and no rule between values, so `sanscreen lists check` finds more.
"""

import json
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from sanscreen import tables
from sanscreen.lists.formats.native import ACTION, NEEDED, SOURCE, SOURCE_NEEDED, TOP
from sanscreen.lists.formats.native_fields import KEY, MAX_TEXT
from sanscreen.lists.formats.native_names import NAMES
from sanscreen.lists.formats.native_party import (
    ADDRESS,
    COUNTRIES,
    DATE,
    DATES,
    FACTS,
    NUMBER,
    OWN_FIELDS,
    RELATION,
    SECTION,
)
from sanscreen.model import Gender, IdentifierKind, PartyType, RelationKind, Scope, SourceKind, Standing

__all__ = ["json_schema", "schema_text"]

Schema = dict[str, Any]

_PARTIAL = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
_TEXT: Schema = {"$ref": "#/$defs/text"}
_QUOTED: Schema = {"$ref": "#/$defs/quoted"}
_KEY: Schema = {"$ref": "#/$defs/key"}
_DAY: Schema = {"$ref": "#/$defs/day"}
_COUNTRY: Schema = {"$ref": "#/$defs/country"}
_SCALARS: dict[str, Schema] = {
    "text": {"type": ["string", "number", "boolean"], "pattern": r"\S", "maxLength": MAX_TEXT},
    "quoted": {"type": "string", "pattern": r"\S", "maxLength": MAX_TEXT},
    "key": {"type": "string", "pattern": f"^{KEY.pattern}$"},
    "day": {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"},
    "span": {
        "type": ["string", "integer"],
        "pattern": rf"^{_PARTIAL}(\s*/\s*{_PARTIAL})?$",
        "minimum": 1000,
        "maximum": 9999,
    },
    "flag": {"enum": [True, False, "true", "false"]},
}

_SAYS = {
    "format": "always 1",
    "key": "the name of the list; the same as the file name without .yml",
    "title": "one line for people",
    "scope": "illustrative shows how screening works and clears nobody; official is the list of an authority; internal is a list of your own",
    "as_of": "date of the newest record consulted; else the newest as_of of a source counts",
    "action": "the action that the list is about",
    "sources": "who is quoted; the key of a source opens the sections of the parties",
    "designations": "the parties",
    "action.authority": "who acted",
    "action.date": "the day of the action",
    "action.programs": "program tags as the authority prints them; for every party that names none itself",
    "action.announced": "how many parties the authority said it designated",
    "action.gap": "why the file holds another number",
    "source.kind": "who speaks",
    "source.publisher": "who publishes it",
    "source.label": "its short name, such as OFAC; a hit shows it with the entry",
    "source.title": "its title",
    "source.date": "the day of publication",
    "source.as_of": "the date of the copy, for a list that changes",
    "source.file": "where it can be read",
    "source.url": "where it can be read",
    "source.note": "what a reader should know about it",
    "party.id": "short name within the file: lower-case words joined by hyphens; never change it, decisions refer to it",
    "party.type": "what the party is; unknown finds more than it should",
    "party.standing": "how the listing stands; shown as listed where it is left out",
    "party.listed_on": "the day on which the party was listed",
    "party.updated_on": "the day on which its entry was last changed",
    "party.last_seen": "the last date on which it was seen on the list; only with removed",
    "party.remarks": "a fact that an analyst needs, such as a namesake",
    "section": "what the source of this key states",
    "section.entry": "the number of the entry in that list, in quotes",
    "section.programs": "the programs of this party, if they differ from those of the action",
    "section.names": "the names, by what they are",
    "section.gender": "the gender",
    "section.born": "birth date, partial if need be; several in a list",
    "section.established": "the date of an entity, partial if need be",
    "section.built": "the date of an aircraft or vessel, partial if need be",
    "section.birth_place": "as printed",
    "section.title": "position or office",
    "section.activity": "what the party does or did",
    "section.model": "the type of an aircraft or vessel, such as IL-76",
    "section.nationality": "one code or several: [RU, CY]",
    "section.citizenship": "one code or several: [RU, CY]",
    "section.flag": "the country whose flag a vessel flies",
    "section.addresses": "one a line: a text, or a text with its country",
    "section.details": "what has no field of its own, such as the tonnage of a vessel: labels with texts",
    "names.primary": "the name that heads the entry; exactly one for each party, in one section",
    "names.strong": "another full name or spelling that a source prints; alerts",
    "names.weak": "too common or too short to say anything alone; alone a near miss",
    "names.former": "an earlier name; alerts",
    "names.misspelt": "a misprint that a source prints; alerts",
    "date.date": "the date, partial if need be",
    "date.circa": "true where the source says that the date is about right",
    "address.text": "the address as printed",
    "address.country": "its country",
    "number.number": "the number as printed, in quotes",
    "number.country": "the country that gave it",
    "number.scheme": "what narrows the kind: inn, ogrn, okpo, bik; xbt, eth for a wallet",
    "number.issued": "when it was issued",
    "number.expires": "when it expires",
    "number.note": "what the source says beside it",
    "relation.party": "the id of a party in this file, or the key of another list, a slash and an id",
    "relation.name": "the name of a party that is in none of the files",
    "relation.note": "how the source words the tie",
}  # fmt: skip


def json_schema() -> dict[str, Any]:
    """Return the schema of a list file. It asks for quotes around numbers, which the reader only warns about."""
    section = {
        "entry": _QUOTED,
        "programs": _several(_TEXT),
        "names": _object("names", NAMES, {name: _several(_TEXT) for name in NAMES} | {"primary": _TEXT}),
        "gender": _enum(Gender),
        **dict.fromkeys(DATES, _ref("dates")),
        **dict.fromkeys(FACTS, _several(_TEXT)),
        **dict.fromkeys(COUNTRIES, _several(_COUNTRY)),
        "addresses": _several({"anyOf": [_TEXT, _object("address", ADDRESS, {"text": _TEXT, "country": _COUNTRY}, ["text"])]}),
        "details": {"type": "object", "additionalProperties": _several(_TEXT), "propertyNames": {"pattern": r"\S"}},
        **{kind.value: _ref("numbers") for kind in IdentifierKind},
        **{kind.value: _ref("relations") for kind in RelationKind},
    }  # fmt: skip
    party = {
        "id": _KEY,
        "type": _enum(PartyType),
        "standing": _enum(Standing),
        **dict.fromkeys(("listed_on", "updated_on", "last_seen"), _DAY),
        "remarks": _TEXT,
    }
    source = {**dict.fromkeys(SOURCE, _TEXT), "kind": _enum(SourceKind), "date": _DAY, "as_of": _DAY}
    action = {
        **dict.fromkeys(ACTION, _TEXT),
        "date": _DAY,
        "programs": _several(_TEXT),
        "announced": {"type": ["integer", "string"], "pattern": r"^\d{1,9}$", "minimum": 0, "maximum": 999_999_999},
    }
    top = {
        "format": {"enum": [1, "1"]},
        "key": _KEY,
        "title": _TEXT,
        "scope": _enum(Scope),
        "as_of": _DAY,
        "action": _object("action", ACTION, action),
        "sources": {
            "type": "object",
            "propertyNames": {**_KEY, "not": {"enum": list(OWN_FIELDS)}},
            "additionalProperties": _object("source", SOURCE, source, SOURCE_NEEDED),
            "minProperties": 1,
        },
        "designations": {"type": "array", "minItems": 1, "items": _ref("party")},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "sanscreen watchlist",
        "description": "One list in the YAML format of sanscreen; watchlists/README.md describes it field by field.",
        **_object("", TOP, top, (*NEEDED, "sources")),
        "$defs": {
            "party": _object("party", OWN_FIELDS, party, ("id", "type"), others=_ref("section")),
            "section": {"description": _SAYS["section"], **_object("section", SECTION, section)},
            "dates": _several({"anyOf": [_ref("span"), _object("date", DATE, {"date": _ref("span"), "circa": _ref("flag")}, ["date"])]}),
            "country": {"anyOf": [{"enum": sorted(set(tables.countries().values()))}, {"type": "string", "minLength": 3}]},
            "numbers": _several({"anyOf": [_QUOTED, _object("number", NUMBER, _number(), ["number"])]}),
            "relations": _several({"anyOf": [_TEXT, _relation()]}),
            **_SCALARS,
        },
    }  # fmt: skip


def schema_text() -> str:
    """Return the schema as it stands in `docs/watchlist.schema.json`."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _number() -> dict[str, Schema]:
    return {**dict.fromkeys(NUMBER, _TEXT), "number": _QUOTED, "country": _COUNTRY}


def _relation() -> Schema:
    either = {"oneOf": [{"required": ["party"]}, {"required": ["name"]}]}
    return {**_object("relation", RELATION, dict.fromkeys(RELATION, _TEXT)), **either}


def _object(
    where: str,
    fields: Collection[str],
    shapes: Mapping[str, Schema],
    needed: Collection[str] = (),
    others: Schema | bool = False,
) -> Schema:
    """Return the schema of a dictionary with the `fields` of the reader's table, each with what it means."""
    found: Schema = {
        "type": "object",
        "properties": {name: {"description": _meaning(where, name), **shapes[name]} for name in fields},
        "additionalProperties": others,
    }
    return {**found, "required": list(needed)} if needed else found


def _meaning(where: str, name: str) -> str:
    """Return what a field means; numbers and relations are told by their kinds."""
    if where == "section" and name in list(IdentifierKind):
        return f"a number: {name.replace('_', ' ')}"
    if where == "section" and name in list(RelationKind):
        return f"what the party is to another: {name.replace('_', ' ')}"
    return _SAYS[f"{where}.{name}" if where else name]


def _several(shape: Schema) -> Schema:
    """Return the schema of one value or of a list of them."""
    return {"anyOf": [shape, {"type": "array", "items": shape}]}


def _enum(kinds: type[StrEnum]) -> Schema:
    return {"enum": [kind.value for kind in kinds]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
