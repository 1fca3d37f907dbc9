"""A listed name that holds two names divided by a slash, to each half that is a name of its own: `Al-Qa'ida/Islamic Army`.

Lists of persons do not write so. A half counts where it has two words and more, one of them distinctive: Esfahan in
`Industries of Isfahan/Esfahan` and the export in `Import/Export` are no names.
"""

import re

from sanscreen.model import PartyType
from sanscreen.names.prepare import prepare_name
from sanscreen.names.prepared import PreparedName, Role

__all__ = ["alternatives_of"]

_BETWEEN_NAMES = re.compile(r"(?<=[^\W\d_]{2})\.?\s*/\s*(?=[^\W\d_]{2})")  # `A/S`, `J/V` and `24/7` are no two names


def alternatives_of(written: str, party_type: PartyType) -> tuple[PreparedName, ...]:
    """Return the halves of a name of an organization, vessel or aircraft, prepared; none for other names."""
    halves = _BETWEEN_NAMES.split(written)
    if party_type is PartyType.INDIVIDUAL or len(halves) < 2:
        return ()
    return tuple(name for half in halves if _is_name(name := prepare_name(half, party_type)))


def _is_name(name: PreparedName) -> bool:
    words = [token for token in name.tokens if token.weight and (not token.light or Role.PARTICLE in token.roles)]
    return len(words) > 1 and any(Role.CORE in word.roles and word.meaning is None for word in words)
