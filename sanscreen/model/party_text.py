"""The text of one field, as files and forms have it, to the typed value of a party."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from sanscreen.errors import PartyError
from sanscreen.model.countries import country_code
from sanscreen.model.dates import DateSpan
from sanscreen.model.identifier import Identifier, IdentifierKind
from sanscreen.model.kinds import Gender, NameParts, PartyType

__all__ = ["READERS"]

T = TypeVar("T")

_TYPE_WORDS = {
    **{kind.value: kind for kind in PartyType},
    "person": PartyType.INDIVIDUAL,
    "natural person": PartyType.INDIVIDUAL,
    "company": PartyType.ENTITY,
    "organization": PartyType.ENTITY,
    "organisation": PartyType.ENTITY,
    "legal entity": PartyType.ENTITY,
    "business": PartyType.ENTITY,
    "corporate": PartyType.ENTITY,
    "ship": PartyType.VESSEL,
    "airplane": PartyType.AIRCRAFT,
}
_KIND_WORDS = {"imo": "imo_number", "swift": "bic"}  # as people call them
_GENDER_WORDS = {"f": Gender.FEMALE, "female": Gender.FEMALE, "m": Gender.MALE, "male": Gender.MALE}


def _word(words: dict[str, T]) -> Callable[[object], T | None]:
    def read(value: object) -> T | None:
        text = _text(value)
        if text is None:
            return None
        if text.lower() not in words:
            raise PartyError(f"{text!r} is none of {', '.join(words)}")
        return words[text.lower()]

    return read


def _text(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise PartyError(f"{value!r} is no text")
    return value.strip() or None


def _verbatim(value: object) -> str | None:
    """Return the caller's own key as it is: it must come back untouched."""
    if value is not None and not isinstance(value, str):
        raise PartyError(f"{value!r} is no text")
    return value if value and value.strip() else None


def _items(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    parts: Iterable[object] = value.split(";") if isinstance(value, str) else value  # type: ignore[assignment]
    if not isinstance(parts, list | tuple):
        raise PartyError(f"{value!r} is neither text nor a list of texts")
    return tuple(text for part in parts if (text := _text(part)) is not None)


def _date(value: object) -> DateSpan | None:
    if isinstance(value, DateSpan):
        return value
    text = value.isoformat() if type(value) is date else _text(value)
    return None if text is None else DateSpan.of(text)


def _countries(value: object) -> tuple[str, ...]:
    codes: dict[str, None] = {}
    for text in _items(value):
        code = country_code(text)
        if code is None:
            raise PartyError(f"{text!r} is no country that is known here; write its two-letter ISO 3166-1 code")
        codes[code] = None
    return tuple(codes)


def _identifiers(value: object) -> tuple[Identifier, ...]:
    if isinstance(value, Identifier):
        return (value,)
    if isinstance(value, list | tuple) and all(isinstance(item, Identifier) for item in value):
        return tuple(value)
    found = []
    for text in _items(value):
        kind, colon, number = text.partition(":")
        if not colon:
            found.append(Identifier(IdentifierKind.OTHER, text))
            continue
        word = _KIND_WORDS.get(kind.strip().lower(), kind.strip().lower())
        if word not in list(IdentifierKind):
            raise PartyError(f"{kind.strip()!r} is none of {', '.join(IdentifierKind)}")
        found.append(Identifier(IdentifierKind(word), number.strip()))
    return tuple(found)


def _parts(value: object) -> NameParts | None:
    if isinstance(value, NameParts):
        return value
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    return NameParts.from_dict(value)


READERS: dict[str, Callable[[object], Any]] = {
    "name": _text,
    "other_names": _items,
    "name_parts": _parts,
    "type": _word(_TYPE_WORDS),
    "gender": _word(_GENDER_WORDS),
    "birth_date": _date,
    "countries": _countries,
    "identifiers": _identifiers,
    "addresses": _items,
    "reference": _verbatim,
    "unread": _items,
}
