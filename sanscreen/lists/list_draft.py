"""The parties that an official list names, record by record, to the watchlist that holds them all."""

from dataclasses import replace
from datetime import date

from sanscreen.lists.draft import Draft
from sanscreen.lists.faults import Faults
from sanscreen.lists.items import Item
from sanscreen.model import AliasQuality, Designation, PartyType, Relation, Scope, Source, SourceKind, Watchlist

__all__ = ["ListDraft"]


class ListDraft:
    """One official list while it is read. `label` is the publisher's short name, such as OFAC."""

    def __init__(
        self, faults: Faults, key: str, title: str, publisher: str, label: str, url: str | None = None
    ) -> None:
        self.faults = faults
        self.key = key
        self.title = title
        self.source = Source(key, SourceKind.OFFICIAL_LIST, publisher, label, title, url=url)
        self.as_of: date | None = None
        self._drafts: dict[str, Draft | Designation | None] = {}  # in the order of the file; None for a faulty one
        self._lines: dict[str, int] = {}
        self._same: dict[object, object] = {}

    def party(self, number: str, type: PartyType, line: int) -> Draft:
        """Return the draft of the party with this number; a number that stands twice is a fault."""
        if not number:
            self.faults.add(line, "id", "a party has no number; fetch the file again")
        elif number in self._drafts:
            self.faults.add(line, number, f"stands in line {self._lines[number]} too; fetch the file again")
        draft = Draft(self.faults, self.source, number, type, line, self._same)
        self._drafts[number] = draft
        self._lines[number] = line
        return draft

    def get(self, number: str) -> Draft | None:
        """Return the draft of a party that was begun before and not closed, for files of several records for a party."""
        found = self._drafts.get(number)
        return found if isinstance(found, Draft) else None

    def __contains__(self, number: str) -> bool:
        return number in self._drafts

    def __len__(self) -> int:
        return len(self._drafts)

    def close(self, draft: Draft) -> None:
        """End a draft to which nothing is added any more: a long list takes half the memory so."""
        self._drafts[draft.number] = draft.finish()

    def link(self) -> None:
        """Turn ties to names into ties to the one party of this list that bears the name.

        Capitals and a full stop at the end do not matter. A primary name goes before an alias; a name of several
        parties stays a name.
        """
        named = {_key(tie.name) for party in self._drafts.values() if party for tie in party.relations if tie.name}
        primary, other = _Bearers(named), _Bearers(named)
        for number, party in self._drafts.items():
            for alias in party.aliases if party else ():
                (primary if alias.quality is AliasQuality.PRIMARY else other).add(alias.name, number)
        for number, party in self._drafts.items():
            if party is None or not any(tie.name and not tie.party for tie in party.relations):
                continue
            ties = tuple(_linked(tie, number, primary, other) for tie in party.relations)
            if isinstance(party, Draft):
                party.relations = list(ties)
            else:
                self._drafts[number] = replace(party, relations=ties)

    def left(self, item: Item) -> None:
        """Count what nobody read of a record."""
        self.faults.ledger.unread.update(item.leftovers())

    def finish(self, *, scope: Scope = Scope.OFFICIAL) -> Watchlist | None:
        """Return the list, or None where a fault was noted. A list without a party is a fault. Ends all drafts."""
        if not self._drafts and not self.faults.count:
            self.faults.add(1, "file", "holds no party; fetch it again")
        waiting = list(self._drafts.values())[::-1]
        self._drafts.clear()
        designations = []
        while waiting:  # a draft goes as soon as its designation is there: a long list would be in memory twice
            party = waiting.pop()
            designations.append(party.finish() if isinstance(party, Draft) else party)
        if self.faults.count:
            return None
        return Watchlist(
            key=self.key,
            title=self.title,
            scope=scope,
            designations=tuple(each for each in designations if each is not None),
            authority=self.source.publisher,
            as_of=self.as_of,
            sources=(replace(self.source, as_of=self.as_of),),
        )


def _linked(tie: Relation, number: str, primary: "_Bearers", other: "_Bearers") -> Relation:
    """Return the tie with the number of the one party that bears its name, or as it is."""
    found = "" if tie.party or not tie.name else primary.get(tie.name) or other.get(tie.name)
    return replace(tie, party=found, name=None) if found and found != number else tie


class _Bearers:
    """Of some names, the number of the party that bears them; an empty text where several do."""

    def __init__(self, names: set[str]) -> None:
        self._names = names
        self._numbers: dict[str, str] = {}

    def add(self, name: str, number: str) -> None:
        key = _key(name)
        if key in self._names:
            self._numbers[key] = number if self._numbers.get(key, number) == number else ""

    def get(self, name: str) -> str:
        return self._numbers.get(_key(name), "")


def _key(name: str) -> str:
    return name.casefold().rstrip(".")
