"""A feature in OFAC's formats, such as a birth date or the flag of a vessel, to the field that it belongs to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sanscreen.lists.dates import read_date
from sanscreen.lists.draft import Draft
from sanscreen.lists.formats.ofac.numbers import note_number
from sanscreen.lists.formats.ofac.terms import joined
from sanscreen.lists.labels import kind_of
from sanscreen.model import RelationKind

__all__ = ["Feature", "Period", "Place", "in_order", "note_feature"]

_COUNTRIES = {
    "nationality country": "nationalities",
    "nationality of registration": "nationalities",
    "registration country": "nationalities",
    "citizenship country": "citizenships",
    "vessel flag": "flag_states",
    "other vessel flag": "flag_states",
}
_TEXTS = {
    "place of birth": "birth_places",
    "organization type": "activities",
    "vessel type": "model",
    "other vessel type": "model",
    "aircraft model": "model",
}
_TIES = {
    "vessel owner": RelationKind.OWNED_BY,
    "vessel operator": RelationKind.OPERATED_BY,
    "aircraft operator": RelationKind.OPERATED_BY,
}
_ADDRESS_PARTS = {
    kind: number
    for number, kind in enumerate(
        ("ADDRESS1", "ADDRESS2", "ADDRESS3", "CITY", "STATE/PROVINCE", "POSTAL CODE", "REGION")
    )
}
_BIRTHS = ("birthdate", "organization established date", "aircraft manufacture date", "vessel year of build")
_NO_COUNTRY = "None Identified"  # what OFAC writes for a vessel without a flag


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its parts in order for each script with a note on each, and its country by name and code."""

    lines: tuple[tuple[tuple[str, ...], str], ...]
    country: str = ""
    code: str = ""

    @property
    def text(self) -> str:
        """The place as one line, in its first script."""
        parts = self.lines[0][0] if self.lines else ()
        return ", ".join([*parts, *([self.country] if self.country else [])])


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a date can mean, as a text that `read_date` reads, and whether it is about right only."""

    text: str
    circa: bool = False

    @property
    def shown(self) -> str:
        """The period in its shortest form: a day, a month, a year or a range."""
        found = read_date(self.text)
        return f"{'circa ' if self.circa else ''}{found[0] if found else self.text}"


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: what OFAC calls it, and all that is said there."""

    label: str
    texts: Sequence[str] = ()
    periods: Sequence[Period] = ()
    places: Sequence[Place] = ()
    note: str = ""


def in_order(parts: Iterable[tuple[str, str]]) -> list[str]:
    """Return the texts of the parts of an address, the street first; parts of kinds that no table knows come last."""
    ordered = sorted(parts, key=lambda part: _ADDRESS_PARTS.get(part[0].upper(), len(_ADDRESS_PARTS)))
    return [text for _, text in ordered if text]


def note_feature(draft: Draft, feature: Feature) -> None:
    """Note a feature where it belongs; one that no table knows becomes a detail under its own label."""
    label = feature.label.rstrip(" -:")
    word = label.casefold()
    values = [*feature.texts, *(place.text for place in feature.places)]
    dates = [period.shown for period in feature.periods]
    beside = [feature.note, *dates]  # what is said and has no place in the field
    if not (values or dates):  # a place that OFAC calls undetermined is a value without a text
        draft.detail(label, "no value is stated")
    elif word == "location":
        _addresses(draft, feature)
        beside = dates
    elif word in _BIRTHS:
        _births(draft, feature)
        beside = [feature.note, *(place.text for place in feature.places)]
    elif word in _COUNTRIES:
        for value in [*feature.texts, *(place.code or place.country or place.text for place in feature.places)]:
            if value == _NO_COUNTRY:
                draft.detail(label, value)
            else:
                draft.country(_COUNTRIES[word], value)
    elif word == "title":
        for title in (title for value in values for title in value.split(";")):
            draft.fact("titles", title.strip())
    elif word in _TEXTS:
        for value in values:
            draft.fact(_TEXTS[word], value)
    elif word == "issuer name":  # of securities: the party under the name that traders know
        for value in values:
            draft.name(value)
    elif word == "gender":
        for value in values:
            draft.gender(value)
    elif word in _TIES:
        for value in values:
            draft.relation(_TIES[word], name=value, note=label)
    elif values and kind_of(label):
        for value in values:
            note_number(draft, label, value, note=feature.note)
        beside = dates
    else:
        for value in [*values, *dates]:
            draft.detail(label, value)
        beside = [feature.note]
    for text in beside:
        draft.detail(f"{label}: note", text)


def _addresses(draft: Draft, feature: Feature) -> None:
    """Note every address of a feature, in every script; what is said beside goes with each."""
    for place in feature.places:
        for parts, about in place.lines or (((), ""),):
            draft.address(parts, place.country, code=place.code, note=joined(about, feature.note))
    for text in feature.texts:
        draft.address([text], note=feature.note)


def _births(draft: Draft, feature: Feature) -> None:
    for text in feature.texts:
        draft.born(text)
    for period in feature.periods:
        draft.born(period.text, circa=period.circa)
