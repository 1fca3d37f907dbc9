"""A list that was read, to the report of what it holds, what it leaves unread and how old it is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sanscreen.lists.ledger import Ledger
from sanscreen.model import Designation, Record, Watchlist

__all__ = ["Count", "LoadReport", "SourceFile"]

_VALUES = (
    "genders", "birth_dates", "birth_places", "nationalities", "citizenships", "titles", "activities", "identifiers",
    "addresses", "model", "flag_states", "details", "relations", "entries", "programs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourceFile(Record):
    """A file that a list was read from: its name without folders and the SHA-256 of its bytes."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Count(Record):
    """How many there are of something."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class LoadReport(Record):
    """What one list holds, and what of its files is not in it.

    `unread` counts values of fields that are not modelled, `aside` records that are no listed parties, `doubts` values
    that were kept as they stand and not understood. `digest` is that of the list's content, `files` say the bytes.
    """

    key: str
    format: str
    digest: str
    files: tuple[SourceFile, ...]
    parties: tuple[Count, ...]
    names: tuple[Count, ...]
    values: tuple[Count, ...]
    unread: tuple[Count, ...] = ()
    aside: tuple[Count, ...] = ()
    doubts: tuple[Count, ...] = ()
    as_of: date | None = None

    def age(self, on: date) -> int | None:
        """Return how many days old the list is on a day, or None where it does not say its date."""
        return (on - self.as_of).days if self.as_of else None

    @classmethod
    def of(cls, watchlist: Watchlist, form: str, files: tuple[SourceFile, ...], ledger: Ledger) -> "LoadReport":
        """Return the report on a list and the files it was read from."""
        listed = watchlist.designations
        return cls(
            key=watchlist.key,
            format=form,
            digest=watchlist.digest,
            files=files,
            parties=_counts(Counter(each.type.value for each in listed)),
            names=_counts(Counter(alias.quality.value for each in listed for alias in each.aliases)),
            values=_counts({name.replace("_", " "): _total(listed, name) for name in _VALUES}),
            unread=_counts(ledger.unread),
            aside=_counts(ledger.aside),
            doubts=_counts(ledger.doubts),
            as_of=watchlist.as_of,
        )


def _total(listed: tuple[Designation, ...], field: str) -> int:
    return sum(len(getattr(each, field)) for each in listed)


def _counts(found: Mapping[str, int]) -> tuple[Count, ...]:
    """Return the counts that are not zero, the largest first, then by name."""
    return tuple(
        Count(what, count) for what, count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])) if count
    )
