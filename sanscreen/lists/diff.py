"""Two editions of a list, to what was added, removed and changed, party by party and field by field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date

from sanscreen.model import (
    Address,
    Alias,
    BirthDate,
    Designation,
    Detail,
    Entry,
    Fact,
    Identifier,
    PartyType,
    Record,
    Relation,
    Watchlist,
)

__all__ = ["Edition", "FieldChange", "ListDiff", "PartyChange", "PartyName", "diff_lists", "diff_watchlists"]

_UNTOLD = ("designations", "digest", "sources")  # of a list: told party by party, or in the editions


@dataclass(frozen=True, slots=True)
class Edition(Record):
    """Which edition of a list was compared."""

    key: str
    version: str
    digest: str
    parties: int
    names: int
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class PartyName(Record):
    """A party that only one of both editions has, with all its names."""

    id: str
    type: PartyType
    name: str
    other_names: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange(Record):
    """The values of one field that only the old edition has (`removed`), and those that only the new one has (`added`)."""

    field: str
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyChange(Record):
    """A party that both editions have, and what differs."""

    id: str
    name: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ListDiff(Record):
    """What became of a list. `old` is None for a list that is new, `new` for one that is gone.

    Parties are one party where their ids are equal. `of_list` are the changes of what is said of the list itself.
    """

    old: Edition | None
    new: Edition | None
    added: tuple[PartyName, ...]
    removed: tuple[PartyName, ...]
    changed: tuple[PartyChange, ...]
    of_list: tuple[FieldChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both editions say the same."""
        return not (self.added or self.removed or self.changed or self.of_list)


def diff_lists(old: Iterable[Watchlist], new: Iterable[Watchlist]) -> tuple[ListDiff, ...]:
    """Return the differences of the lists that have the same key, and those that one side alone has, by their keys."""
    before, after = ({each.key: each for each in lists} for lists in (old, new))
    return tuple(diff_watchlists(before.get(key), after.get(key)) for key in sorted({*before, *after}))


def diff_watchlists(old: Watchlist | None, new: Watchlist | None) -> ListDiff:
    """Return what differs between two editions of a list; None stands for a list that is not there."""
    before, after = ({party.id: party for party in each.designations} if each else {} for each in (old, new))
    return ListDiff(
        old=_edition(old),
        new=_edition(new),
        added=tuple(_named(party) for key, party in after.items() if key not in before),
        removed=tuple(_named(party) for key, party in before.items() if key not in after),
        changed=tuple(
            PartyChange(key, party.primary_name, changes)
            for key, party in after.items()
            if key in before and (changes := tuple(_changes(before[key], party)))
        ),
        of_list=tuple(change for change in _changes(old, new) if change.field not in _UNTOLD) if old and new else (),
    )


def _edition(watchlist: Watchlist | None) -> Edition | None:
    if watchlist is None:
        return None
    names = sum(len(party.aliases) for party in watchlist.designations)
    parties = len(watchlist.designations)
    return Edition(watchlist.key, watchlist.version, watchlist.digest, parties, names, watchlist.as_of)


def _named(party: Designation) -> PartyName:
    first, *others = (alias.name for alias in party.aliases)
    return PartyName(party.id, party.type, first, tuple(others), party.programs)


def _changes(old: Designation | Watchlist, new: Designation | Watchlist) -> Iterator[FieldChange]:
    if old == new:
        return
    for field in fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before == after or field.name == "designations":
            continue
        gone, come = _texts(before), _texts(after)
        removed = tuple(text for text in gone if text not in come)
        added = tuple(text for text in come if text not in gone)
        if not (removed or added):  # another order, or other sources
            removed, added = (", ".join(gone),), (", ".join(come),)
        yield FieldChange(field.name, removed, added)


def _texts(value: object) -> tuple[str, ...]:
    """Return every value of a field as people read it."""
    if value is None:
        return ()
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(_text(item) for item in value))
    return (str(value),)


def _text(value: object) -> str:
    match value:
        case Alias():
            language = f", {value.language}" if value.language else ""
            return f"{value.name} ({value.quality.value}, {value.kind.value}{language})"
        case BirthDate():
            return f"circa {value.days}" if value.circa else str(value.days)
        case Identifier():
            beside = [text for text in (value.country, value.scheme, value.issued, value.expires, value.note) if text]
            return f"{value.kind.value} {value.number}" + (f" ({', '.join(beside)})" if beside else "")
        case Address():
            return value.text
        case Relation():
            words = f"{value.kind.value.replace('_', ' ')} {value.party or value.name}"
            return f"{words} ({value.note})" if value.note else words
        case Detail():
            return f"{value.label}: {value.value}"
        case Entry():
            return f"{value.list} {value.number}"
        case Fact():
            return value.value
        case Record():
            return value.to_json()
    return str(value)
