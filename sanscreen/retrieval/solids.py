"""A name written as one word, to the forms of listed names that are the same, or nearly so, written as one word."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from sanscreen.matching.edits import solid_edits, solid_likeness
from sanscreen.retrieval.flat import (
    Groups,
    Parts,
    Records,
    Stored,
    Table,
    check_sizes,
    code_of,
    merged,
    pack_groups,
    pack_records,
    pack_table,
)
from sanscreen.retrieval.neighbours import Neighbours, pack_neighbours

__all__ = ["Solids", "pack_solids"]

NAMES = 1_000  # names that are remembered with those like them: the other types of a party ask for them again


class Solids:
    """Listed names as one word."""

    def __init__(self, parts: Stored) -> None:
        """Read what `pack_solids` wrote."""
        self._texts = Records(parts, "solids.texts")
        self._forms = Groups(parts, "solids.forms")
        check_sizes("names as one word", texts=len(self._texts), forms=len(self._forms))
        self._table = Table(parts, "solids")
        self._near = Neighbours(parts, "solids.near", solid_edits)
        self.alike = lru_cache(NAMES)(self._alike)

    def _alike(self, text: str) -> tuple[tuple[int, Sequence[int]], ...]:
        """Return how alike listed names are to a name, per mille, and their forms."""
        near = self._near.within(text) if solid_edits(len(text)) else ()
        found = ((each, solid_likeness(text, each)) for each in (text, *near))
        return tuple((like, forms) for each, like in found if like is not None and (forms := self._filed(each)))

    def _filed(self, text: str) -> Sequence[int]:
        numbers = self._table.get(code_of(0, text))
        return [form for number in numbers if self._texts[number] == text for form in self._forms[number]]


def pack_solids(solids: Iterable[tuple[str, Sequence[int]]]) -> Parts:
    """Return names as one word, each with its forms, as the parts that `Solids` reads."""
    known = list(solids)
    return merged(
        pack_records("solids.texts", (text for text, _ in known)),
        pack_groups("solids.forms", (forms for _, forms in known)),
        pack_table("solids", ((code_of(0, text), number) for number, (text, _) in enumerate(known))),
        pack_neighbours("solids.near", (text for text, _ in known if solid_edits(len(text))), solid_edits),
    )
