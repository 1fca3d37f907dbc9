"""Tokens of prepared names, to texts that hold all of them, and back."""

import json
from collections.abc import Iterable
from functools import lru_cache
from types import UnionType

from sanscreen.errors import SnapshotError
from sanscreen.names.prepared import Role, Token
from sanscreen.names.reading import Reading

__all__ = ["token_of", "token_text"]

_TEXT_OR_NONE = str | None
_Readings = list[tuple[str, str | None, int]]
READINGS = 500  # sets of roles that are remembered: there are few


def token_text(token: Token) -> str:
    """Return a token as one line of JSON: what it is made from, in the order of its fields."""
    return json.dumps(
        [
            token.text,
            token.script,
            sorted(token.roles),
            token.weight,
            _plain(token.readings),
            _plain(token.sounds),
            int(token.strict),
            token.meaning,
            token.family,
            sorted(token.groups),
            sorted(token.nicknames),
            token.loan,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def token_of(line: str) -> Token:
    """Return the token that `token_text` wrote. Raises `SnapshotError` for anything else."""
    try:
        text, script, roles, weight, readings, sounds, strict, meaning, family, groups, nicknames, loan = json.loads(
            line
        )
        numbers, texts = (weight, loan), (text, *groups, *nicknames)
        if not (_are(int, numbers) and _are(str, texts) and _are(_TEXT_OR_NONE, (script, meaning, family))):
            raise TypeError("a field has a wrong type")
        return Token(
            text=text,
            script=script,
            roles=_roles(tuple(roles)),
            weight=weight,
            readings=_readings(readings),
            sounds=_readings(sounds),
            strict=bool(strict),
            meaning=meaning,
            family=family,
            groups=frozenset(groups),
            nicknames=frozenset(nicknames),
            loan=loan,
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as problem:
        raise SnapshotError(f"a word of the snapshot cannot be read: {problem}; build it again") from None


def _plain(readings: tuple[Reading, ...]) -> _Readings:
    return [(reading.text, reading.system, reading.cost) for reading in readings]


def _readings(plain: _Readings) -> tuple[Reading, ...]:
    read = tuple([Reading(text, system, cost) for text, system, cost in plain])
    if not all(_are(str, each[:1]) and _are(_TEXT_OR_NONE, each[1:2]) and _are(int, each[2:]) for each in read):
        raise TypeError("a reading has a wrong type")
    return read


def _are(wanted: type | UnionType, values: Iterable[object]) -> bool:
    return all(isinstance(each, wanted) for each in values)


@lru_cache(READINGS)
def _roles(names: tuple[str, ...]) -> frozenset[Role]:
    return frozenset(map(Role, names))
