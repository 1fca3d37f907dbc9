"""Tokens of prepared names, to texts that hold all of them, and back."""

import json
from functools import lru_cache

from sanscreen.errors import SnapshotError
from sanscreen.names.prepared import Role, Token
from sanscreen.names.reading import Reading

__all__ = ["token_of", "token_text"]

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
    return tuple([Reading(text, system, cost) for text, system, cost in plain])


@lru_cache(READINGS)
def _roles(names: tuple[str, ...]) -> frozenset[Role]:
    return frozenset(map(Role, names))
