"""The list on which parties stand: who keeps it, from which sources, how old, as immutable values."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sanscreen.model.designation import Designation
from sanscreen.model.record import Record, canonical_json

__all__ = ["Scope", "Source", "SourceKind", "Watchlist"]


class Scope(StrEnum):
    """What a list is good for. An illustrative list shows how screening works and clears nobody."""

    ILLUSTRATIVE = "illustrative"
    OFFICIAL = "official"
    INTERNAL = "internal"


class SourceKind(StrEnum):
    """Who speaks in a source."""

    OFFICIAL_LIST = "official-list"
    ARTICLE = "article"
    PRESS = "press"
    RESEARCH = "research"
    INTERNAL = "internal"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True)
class Source(Record):
    """One source of a watchlist; parts of designations name it by `key`. `label` is the publisher's short name."""

    key: str
    kind: SourceKind
    publisher: str
    label: str | None = None
    title: str | None = None
    published: date | None = None
    as_of: date | None = None
    file: str | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Watchlist(Record):
    """One list, whole. `digest` is the SHA-256 of everything else in it and is computed where it is not given.

    `announced` is how many parties the authority said it designated; `gap` says why the list holds another number.
    """

    key: str
    title: str
    scope: Scope
    designations: tuple[Designation, ...]
    authority: str | None = None
    acted_on: date | None = None
    as_of: date | None = None
    announced: int | None = None
    gap: str | None = None
    sources: tuple[Source, ...] = ()
    digest: str = ""

    def __post_init__(self) -> None:
        if not self.digest:
            object.__setattr__(self, "digest", self._content_digest())

    def _content_digest(self) -> str:
        """Return the SHA-256 of the canonical JSON of all fields, party by party: of a long list it is not held whole."""
        import hashlib  # noqa: PLC0415  # loads the whole of OpenSSL

        total = hashlib.sha256()
        fields = replace(self, designations=(), digest="none").to_dict()
        del fields["digest"]
        for place, key in enumerate(sorted(fields)):
            total.update(f'{"," if place else "{"}"{key}":'.encode())
            if key != "designations":
                total.update(canonical_json(fields[key]).encode())
                continue
            for number, designation in enumerate(self.designations):
                total.update(f"{',' if number else '['}{canonical_json(designation)}".encode())
            total.update(b"]" if self.designations else b"[]")
        total.update(b"}")
        return total.hexdigest()

    @property
    def version(self) -> str:
        """The newest date of the list's records and the first 12 digits of its digest."""
        return f"{self.as_of or 'undated'}+{self.digest[:12]}"

    @property
    def counted(self) -> int:
        """How many designations belong to the action that the list is about."""
        standings = (designation.standing for designation in self.designations)
        return sum(standing is None or standing.of_this_action for standing in standings)
