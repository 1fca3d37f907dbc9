"""What a caller knows of somebody, to the immutable record that is screened."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from sanscreen.errors import PartyError
from sanscreen.model.countries import country_code
from sanscreen.model.dates import DateSpan
from sanscreen.model.identifier import Identifier, IdentifierKind
from sanscreen.model.kinds import Gender, NameParts, PartyType
from sanscreen.model.party_text import READERS
from sanscreen.model.record import Record, digest_of

__all__ = ["MAX_NAMES_LENGTH", "MAX_NAME_LENGTH", "MAX_NUMBER_LENGTH", "MAX_VALUES", "Party"]

MAX_NAME_LENGTH = 1_000  # characters; the longest name of the OFAC, UN and EU lists has under 300
MAX_NAMES_LENGTH = 10_000  # of all names of one party; those of one party of the OFAC list have under 3,000
MAX_NUMBER_LENGTH = 200
MAX_VALUES = 100  # other names, countries, identifiers or addresses of one party


@dataclass(frozen=True, slots=True)
class Party(Record):
    """One party to screen. Strict and typed; `Party.of` builds one from text.

    `countries` are ISO 3166-1 alpha-2 codes. `reference` is the caller's own key and comes back untouched.
    `unread` holds what a lenient reader could not understand: the screening says it, so that nothing is dropped
    in silence. Raises `PartyError` when the name is empty or too long, or a value has another type.
    """

    name: str
    other_names: tuple[str, ...] = ()
    name_parts: NameParts | None = None
    type: PartyType = PartyType.UNKNOWN
    gender: Gender | None = None
    birth_date: DateSpan | None = None
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    addresses: tuple[str, ...] = ()
    reference: str | None = None
    unread: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for field, check in _CHECKS.items():
            try:
                check(getattr(self, field))
            except PartyError as problem:
                raise PartyError(f"{field}: {problem}") from None
        if not self.name.strip():
            raise PartyError("name is empty")
        total = sum(map(len, self.names))
        if total > MAX_NAMES_LENGTH:
            raise PartyError(
                f"all names together have {total} characters; at most {MAX_NAMES_LENGTH} are allowed: screen them in parts"
            )

    @property
    def names(self) -> tuple[str, ...]:
        """The name, the other names, and the names that the parts make."""
        names = (self.name, *self.other_names)
        made = self.name_parts.names if self.name_parts else ()
        return (*names, *(name for name in made if name not in names))

    @property
    def fingerprint(self) -> str:
        """The SHA-256 (64 hexadecimal digits) of all but `reference`: what is screened, whoever's record it is."""
        return digest_of({key: value for key, value in self.to_dict().items() if key != "reference"})

    @classmethod
    def of(cls, *, lenient: bool = False, **fields: Any) -> Self:
        """Build a party from text as CSV and JSON have it; typed values pass through.

        Text is stripped and an empty text means "not known". Lists may be given as one text with `;` between.
        `type`: individual, person, entity, company, organization, vessel, aircraft, unknown. `birth_date`: 1962,
        1962-04, 1962-04-01, or a `date`. `countries`: codes or English names. `identifiers`: `number` or
        `kind:number`. `name_parts` without a name are the name.

        With `lenient`, an optional field that cannot be read is left out and named in `unread`; otherwise, and for
        a faulty name or other name, which would go unscreened, `PartyError` is raised.

        >>> Party.of(name="Testov, Ivan", type="individual", birth_date="1962-04", countries="RU").countries
        ('RU',)
        """
        values: dict[str, Any] = {}
        unread: list[str] = []
        for name, value in fields.items():
            if name not in READERS:
                raise PartyError(f"unknown field {name!r}; allowed are {', '.join(READERS)}")
            try:
                read = READERS[name](value)
                if read not in (None, ()):
                    _CHECKS[name](read)
                    values[name] = read
            except ValueError as problem:
                if not lenient or name in ("name", "other_names"):
                    raise PartyError(f"{name}: {problem}") from None
                unread.append(f"{name}: {problem}")
        if "name" not in values:
            made = values["name_parts"].names if "name_parts" in values else ()
            if not made:
                raise PartyError("name is empty")
            values["name"] = made[0]
        return cls(**{**values, "unread": (*values.get("unread", ()), *unread)})


def _text_check(limit: int) -> Callable[[object], None]:
    def check(value: object) -> None:
        if not isinstance(value, str):
            raise PartyError(f"{value!r} is no text")
        if len(value) > limit:
            raise PartyError(f"{len(value)} characters; at most {limit} are allowed")
        if not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value):
            raise PartyError("holds half of a surrogate pair; the text was decoded wrongly")

    return check


def _type_check(wanted: type, *, optional: bool = False) -> Callable[[object], None]:
    def check(value: object) -> None:
        if not (isinstance(value, wanted) or (optional and value is None)):
            raise PartyError(f"{value!r} is no {wanted.__name__}; Party.of(...) reads text")

    return check


def _tuple_check(wanted: type, check_item: Callable[[Any], None]) -> Callable[[object], None]:
    def check(value: object) -> None:
        if not isinstance(value, tuple):
            raise PartyError(f"{value!r} is no tuple of {wanted.__name__}; Party.of(...) reads text")
        if len(value) > MAX_VALUES:
            raise PartyError(f"{len(value)} values; at most {MAX_VALUES} are allowed")
        for item in value:
            _type_check(wanted)(item)
            check_item(item)

    return check


def _check_country(code: str) -> None:
    if country_code(code) != code:
        raise PartyError(f"{code!r} is no ISO 3166-1 alpha-2 code in capitals, such as 'RU'")


def _check_identifier(identifier: Identifier) -> None:
    _type_check(IdentifierKind)(identifier.kind)
    _check_number(identifier.number)
    if identifier.country is not None:
        _type_check(str)(identifier.country)
        _check_country(identifier.country)


def _check_parts(parts: object) -> None:
    _type_check(NameParts, optional=True)(parts)
    if isinstance(parts, NameParts):
        _type_check(tuple)(parts.ordered)
        single = (
            parts.family,
            parts.given,
            parts.patronymic,
            parts.middle,
            parts.maiden,
            parts.matronymic,
            parts.nickname,
        )
        for part in (*single, *parts.ordered):
            _check_name("" if part is None else part)


_check_name = _text_check(MAX_NAME_LENGTH)
_check_number = _text_check(MAX_NUMBER_LENGTH)
_check_long_text = _text_check(100 * MAX_NAME_LENGTH)

_CHECKS: dict[str, Callable[[Any], None]] = {
    "name": _check_name,
    "other_names": _tuple_check(str, _check_name),
    "name_parts": _check_parts,
    "type": _type_check(PartyType),
    "gender": _type_check(Gender, optional=True),
    "birth_date": _type_check(DateSpan, optional=True),
    "countries": _tuple_check(str, _check_country),
    "identifiers": _tuple_check(Identifier, _check_identifier),
    "addresses": _tuple_check(str, _check_long_text),
    "reference": lambda value: None if value is None else _check_long_text(value),
    "unread": _tuple_check(str, _check_long_text),
}
