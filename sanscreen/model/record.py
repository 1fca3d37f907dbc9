"""Frozen values to plain dictionaries and canonical JSON, and back, by their declared fields."""

import dataclasses
import json
import reprlib
import types
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any, ClassVar, Self, Union, get_args, get_origin

from sanscreen.errors import SanscreenError

__all__ = ["Record", "TextValue", "canonical_json", "digest_of"]

_TYPES = 200  # types of fields, and classes, of which it is remembered how they are read
_Reader = Callable[[object], object]


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
        try:
            value = _read_record(cls, data)
        except _MisreadError as fault:
            raise ValueError(f"{cls.__name__}{fault.where}: {fault.problem}") from None
        assert isinstance(value, cls)
        return value


class TextValue:
    """The base of a value that is one text in JSON: `str(value)` writes it and `of(text)` reads it."""

    __slots__ = ()

    @classmethod
    def of(cls, text: str) -> Self:
        """Read what `str` wrote; raise `ValueError` for any other text."""
        raise NotImplementedError


class _MisreadError(ValueError):
    """What is wrong with a value, and the dotted place where it stands inside of what is read."""

    def __init__(self, problem: str, where: str = "") -> None:
        self.problem, self.where = problem, where

    def within(self, where: str) -> "_MisreadError":
        """Return the same of a value at a place of a larger one."""
        return _MisreadError(self.problem, where + self.where)


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


@lru_cache(_TYPES)
def _reader(wanted: Any) -> _Reader:
    """Return what reads data as the type `wanted`, or raises `_MisreadError`; worked out once for each type."""
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        inner = _reader(next(arg for arg in get_args(wanted) if arg is not types.NoneType))
        return lambda data: None if data is None else inner(data)
    if origin is tuple:
        return partial(_read_tuple, _reader(get_args(wanted)[0]))
    if isinstance(wanted, type) and issubclass(wanted, Record):
        return partial(_read_record, wanted)
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return partial(_read_member, wanted, {member.value: member for member in wanted})
    return partial(_read_scalar, wanted)


def _read_tuple(read: _Reader, data: object) -> tuple[object, ...]:
    if not isinstance(data, list):
        raise _MisreadError(f"found {_shown(data)}; a list is expected")
    found: list[object] = []
    try:
        for item in data:
            found.append(read(item))
    except _MisreadError as fault:
        raise fault.within(f"[{len(found)}]") from None
    return tuple(found)


@lru_cache(_TYPES)
def _plan(wanted: Any) -> tuple[dict[str, _Reader], frozenset[str]]:
    """Return the fields of a class, each with what reads it, and which of them are required."""
    fields: tuple[dataclasses.Field[Any], ...] = dataclasses.fields(wanted)
    required = frozenset(field.name for field in fields if _required(field))
    kinds: dict[str, Any] = {field.name: field.type for field in fields}
    return {name: _reader(kind) for name, kind in kinds.items()}, required


def _read_record(wanted: Any, data: object) -> Record:
    if not isinstance(data, dict):
        raise _MisreadError(f"found {_shown(data)}; a dictionary is expected")
    readers, required = _plan(wanted)
    stated = {key: data[key] for key in wanted.derived if key in data}
    if stated:
        data = {key: item for key, item in data.items() if key not in stated}
    if not data.keys() <= readers.keys():
        key = next(key for key in data if key not in readers)
        raise _MisreadError(f"unknown field {_shown(key)}; allowed are {', '.join(readers)}")
    if not required <= data.keys():
        name = next(name for name in readers if name in required and name not in data)
        raise _MisreadError(f"field {name!r} is missing")
    items = {}
    name = ""
    try:
        for name, item in data.items():
            items[name] = readers[name](item)
    except _MisreadError as fault:
        raise fault.within(f".{name}") from None
    try:
        value: Record = wanted(**items)
    except SanscreenError:
        raise
    except ValueError as problem:
        raise _MisreadError(str(problem)) from None
    for key, item in stated.items():
        if item != _plain(getattr(value, key)):
            raise _MisreadError(
                f"{_shown(item)} is not what the rest adds up to, {_plain(getattr(value, key))!r}", f".{key}"
            )
    return value


def _shown(value: object) -> str:
    return reprlib.repr(value)  # of bounded depth and length


def _read_member(wanted: type[StrEnum], members: dict[object, StrEnum], data: object) -> object:
    member = members.get(data) if isinstance(data, str) else None
    return member if member is not None else _read_scalar(wanted, data)


def _read_scalar(wanted: Any, data: object) -> object:
    if type(data) is wanted:
        return data
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
        raise _MisreadError(f"{_shown(data)} is no {wanted.__name__}: {problem}") from None
    if wanted is int and isinstance(data, bool):
        raise _MisreadError(f"found {_shown(data)}; a whole number is expected")
    if isinstance(data, wanted):
        return data
    raise _MisreadError(f"found {_shown(data)}; {wanted.__name__} is expected")
