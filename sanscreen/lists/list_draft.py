"""The parties that an official list names, record by record, to the watchlist that holds them all."""

from dataclasses import replace
from datetime import date

from sanscreen.lists.draft import Draft
from sanscreen.lists.faults import Faults
from sanscreen.lists.items import Item
from sanscreen.model import AliasQuality, PartyType, Scope, Source, SourceKind, Watchlist

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
        self._drafts: dict[str, Draft] = {}
        self._same: dict[object, object] = {}

    def party(self, number: str, type: PartyType, line: int) -> Draft:
        """Return the draft of the party with this number; a number that stands twice is a fault."""
        if not number:
            self.faults.add(line, "id", "a party has no number; fetch the file again")
        elif number in self._drafts:
            self.faults.add(line, number, f"stands in line {self._drafts[number].line} too; fetch the file again")
        draft = Draft(self.faults, self.source, number, type, line, self._same)
        self._drafts[number] = draft
        return draft

    def get(self, number: str) -> Draft | None:
        """Return the draft of a party that was begun before, for files that have several records for one party."""
        return self._drafts.get(number)

    def drafts(self) -> tuple[Draft, ...]:
        """Return all drafts in the order of the file."""
        return tuple(self._drafts.values())

    def link(self) -> None:
        """Turn ties to names into ties to the one party of this list that bears the name.

        Capitals and a full stop at the end do not matter. A primary name goes before an alias; a name of several
        parties stays a name.
        """
        primary, other = _Bearers(), _Bearers()
        for draft in self._drafts.values():
            for alias in draft.aliases:
                (primary if alias.quality is AliasQuality.PRIMARY else other).add(alias.name, draft.number)
        for draft in self._drafts.values():
            found = {name: primary.get(name) or other.get(name) for name in draft.named_ties}
            draft.resolve({name: number for name, number in found.items() if number and number != draft.number})

    def left(self, item: Item) -> None:
        """Count what nobody read of a record."""
        self.faults.ledger.unread.update(item.leftovers())

    def finish(self, *, scope: Scope = Scope.OFFICIAL) -> Watchlist | None:
        """Return the list, or None where a fault was noted. A list without a party is a fault. Ends all drafts."""
        if not self._drafts and not self.faults.count:
            self.faults.add(1, "file", "holds no party; fetch it again")
        drafts = list(self._drafts.values())[::-1]
        self._drafts.clear()
        designations = []
        while drafts:  # a draft goes as soon as its designation is there: a long list would be in memory twice
            designations.append(drafts.pop().finish())
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


class _Bearers:
    """Names to the number of the party that bears them; an empty text where several do."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}

    def add(self, name: str, number: str) -> None:
        key = name.casefold().rstrip(".")
        self._numbers[key] = number if self._numbers.get(key, number) == number else ""

    def get(self, name: str) -> str:
        return self._numbers.get(name.casefold().rstrip("."), "")
