"""Frozen values to plain dictionaries and canonical JSON, and back, by their declared fields."""

import dataclasses
import json
import reprlib
import types
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar, Self, Union, get_args, get_origin

from sanscreen.errors import SanscreenError

__all__ = ["Record", "TextValue", "canonical_json", "digest_of"]


class Record:
    """The base of every public value: `to_dict`, `to_json` and `from_dict` follow the declared fields.

    A field without a default is always written; one with a default is left out while it holds the default.
    Dates are ISO text, enumerations their value, tuples lists, decimals numbers with at most one place. `derived` names
    properties that are written too, since readers ask for them first; reading checks that they still hold.
    """

    __slots__ = ()
    derived: ClassVar[tuple[str, ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return this value as dictionaries, lists, texts and numbers, ready for any JSON writer."""
        fields = {
            field.name: _plain(getattr(self, field.name))
            for field in dataclasses.fields(self)  # type: ignore[arg-type]  # every subclass is a dataclass
            if _required(field) or getattr(self, field.name) != _default(field)
        }
        return {**{name: _plain(getattr(self, name)) for name in self.derived}, **fields}

    def to_json(self) -> str:
        """Return `to_dict()` as one line of JSON: fields in declared order, letters of any script as they are."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """Return the value that `to_dict` wrote as `data`.

        Raises `ValueError` that names the field when a key is unknown or missing, or a value has another shape.
        """
        value = _read(cls, data, cls.__name__)
        assert isinstance(value, cls)
        return value


class TextValue:
    """The base of a value that is one text in JSON: `str(value)` writes it and `of(text)` reads it."""

    __slots__ = ()

    @classmethod
    def of(cls, text: str) -> Self:
        """Read what `str` wrote; raise `ValueError` for any other text."""
        raise NotImplementedError


def canonical_json(value: object) -> str:
    """Return JSON that is the same for equal values: sorted keys, no blanks, letters of any script as they are."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(value: object) -> str:
    """Return the SHA-256 (64 hexadecimal digits) of the canonical JSON of `value`."""
    import hashlib  # noqa: PLC0415  # loads the whole of OpenSSL

    return hashlib.sha256(canonical_json(value).encode()).hexdigest()


def _required(field: "dataclasses.Field[Any]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _default(field: "dataclasses.Field[Any]") -> object:
    return field.default if field.default is not dataclasses.MISSING else None


def _plain(value: object) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date | TextValue):
        return str(value)
    if isinstance(value, Decimal):
        return float(value)  # one place at most, so the float prints as the same digits
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _read(wanted: Any, data: object, where: str) -> object:
    """Read `data` as the type `wanted`; `where` is the dotted place for the error."""
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        if data is None:
            return None
        return _read(next(arg for arg in get_args(wanted) if arg is not types.NoneType), data, where)
    if origin is tuple:
        if not isinstance(data, list):
            raise ValueError(f"{where}: found {_shown(data)}; a list is expected")
        return tuple(_read(get_args(wanted)[0], item, f"{where}[{i}]") for i, item in enumerate(data))
    if isinstance(wanted, type) and issubclass(wanted, Record):
        return _read_record(wanted, data, where)
    return _read_scalar(wanted, data, where)


def _read_record(wanted: type[Record], data: object, where: str) -> Record:
    if not isinstance(data, dict):
        raise ValueError(f"{where}: found {_shown(data)}; a dictionary is expected")
    fields = {field.name: field for field in dataclasses.fields(wanted)}  # type: ignore[arg-type]  # dataclass
    stated = {key: data[key] for key in wanted.derived if key in data}
    data = {key: item for key, item in data.items() if key not in stated}
    for key in data:
        if key not in fields:
            raise ValueError(f"{where}: unknown field {_shown(key)}; allowed are {', '.join(fields)}")
    for name, field in fields.items():
        if name not in data and _required(field):
            raise ValueError(f"{where}: field {name!r} is missing")
    items = {name: _read(fields[name].type, item, f"{where}.{name}") for name, item in data.items()}
    try:
        value = wanted(**items)
    except SanscreenError:
        raise
    except ValueError as problem:
        raise ValueError(f"{where}: {problem}") from None
    for key, item in stated.items():
        if item != _plain(getattr(value, key)):
            raise ValueError(
                f"{where}.{key}: {_shown(item)} is not what the rest adds up to, {_plain(getattr(value, key))!r}"
            )
    return value


def _shown(value: object) -> str:
    return reprlib.repr(value)  # of bounded depth and length


def _read_scalar(wanted: Any, data: object, where: str) -> object:
    try:
        if wanted is date and isinstance(data, str):
            return date.fromisoformat(data)
        if wanted is Decimal and isinstance(data, int | float | str) and not isinstance(data, bool):
            number = Decimal(str(data)).quantize(Decimal("0.1"))
            if number != Decimal(str(data)):
                raise ValueError("at most one decimal place is allowed")
            return number
        if isinstance(wanted, type) and issubclass(wanted, StrEnum) and isinstance(data, str):
            return wanted(data)
        if isinstance(wanted, type) and issubclass(wanted, TextValue) and isinstance(data, str):
            return wanted.of(data)
    except (ValueError, ArithmeticError) as problem:
        raise ValueError(f"{where}: {_shown(data)} is no {wanted.__name__}: {problem}") from None
    if wanted is int and isinstance(data, bool):
        raise ValueError(f"{where}: found {_shown(data)}; a whole number is expected")
    if isinstance(data, wanted):
        return data
    raise ValueError(f"{where}: found {_shown(data)}; {wanted.__name__} is expected")
