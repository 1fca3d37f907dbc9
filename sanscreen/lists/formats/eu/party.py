"""A sanctionEntity of the EU list, whole or a table row's share of one, to a draft.

Layout: the FSF schema 1.1 of the European Commission. The id of a party is its euReferenceNumber, such as EU.27.28; the
logicalId is a further entry, and the id where a reference number is missing or stands twice.
"""

from collections.abc import Iterable

from sanscreen.lists.draft import Draft
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.eu.details import read_address, read_birth_date, read_citizenship, read_identification
from sanscreen.lists.formats.eu.names import EuName, add_names, read_name
from sanscreen.lists.items import Item
from sanscreen.lists.list_draft import ListDraft
from sanscreen.model import PartyType, Watchlist

__all__ = ["EuParties"]

_TYPES = {
    "person": PartyType.INDIVIDUAL,
    "p": PartyType.INDIVIDUAL,
    "enterprise": PartyType.ENTITY,
    "e": PartyType.ENTITY,
}


class EuParties:
    """The parties of one EU list while it is read; names wait until all are there, for the list marks no main one."""

    def __init__(self, faults: Faults) -> None:
        self.listed = ListDraft(
            faults,
            "eu",
            "Consolidated list of persons, groups and entities subject to EU financial sanctions",
            "European Commission",
            "EU",
            "https://webgate.ec.europa.eu/fsd/fsf",
        )
        self._ids: dict[str, str] = {}  # by logicalId
        self._names: dict[str, dict[EuName, None]] = {}  # by id, in the order of the file

    def add(self, item: Item, *, again: bool = False) -> None:
        """Read a sanctionEntity; `again` where the entity may have come before and this one adds to it."""
        logical, reference = item.attribute("logicalId"), item.attribute("euReferenceNumber")
        draft = self.listed.get(self._ids[logical]) if logical in self._ids else None
        if draft is None:
            draft = self._begin(item, logical, reference)
        elif not again:
            where = f"stands in line {draft.line} too; fetch the file again"
            self.listed.faults.add(item.line, f"logicalId {logical}", where)
        draft.entry(reference)
        self._read(item, draft)

    def finish(self) -> Watchlist | None:
        """Return the list, or None where a fault was noted."""
        for number, names in self._names.items():
            draft = self.listed.get(number)
            if draft is not None:
                add_names(tuple(names), draft)
        return self.listed.finish()

    def _begin(self, item: Item, logical: str, reference: str) -> Draft:
        stated = [
            subject.attribute(name)
            for subject in item.children("subjectType")
            for name in ("code", "classificationCode")
        ]
        type = next((_TYPES[code.casefold()] for code in stated if code.casefold() in _TYPES), PartyType.UNKNOWN)
        taken = reference in self.listed
        draft = self.listed.party(logical if taken else reference or logical, type, item.line)
        if taken:
            draft.doubt("reference number of two parties", f"{reference!r}; the id is the logicalId")
        if type is PartyType.UNKNOWN:
            code = ", ".join(filter(None, stated))
            draft.detail("subject type", code)
            draft.doubt("type of party that is not known", repr(code))
        draft.entry(logical)
        if logical:
            self._ids[logical] = draft.number
        return draft

    def _read(self, item: Item, draft: Draft) -> None:
        draft.entry(item.attribute("unitedNationId"), "UN")
        draft.listed(item.attribute("designationDate"))
        draft.detail("designation details", item.attribute("designationDetails"))
        draft.detail("delisting date", item.attribute("delistingDate"))
        for remark in item.values("remark"):
            draft.remark(remark)
        for act in (*item.children("regulation"), *item.children("regulation", "corrigendum"), *_summaries(item)):
            _read_act(act, draft)
        found = (read_name(alias, draft) for alias in item.children("nameAlias"))
        self._names.setdefault(draft.number, {}).update(dict.fromkeys(filter(None, found)))
        for tag, read in _READERS.items():
            for part in item.children(tag):
                read(part, draft)
        for part in (item, *item.children()):
            for more in part.children("additionalInformation"):
                draft.detail(more.attribute("key") or "additional information", more.attribute("value"))
            part.skip("logicalId", "regulationLanguage")
        for subject in item.children("subjectType"):
            subject.skip("code", "classificationCode")


_READERS = {
    "citizenship": read_citizenship,
    "birthdate": read_birth_date,
    "address": read_address,
    "identification": read_identification,
}


def _summaries(item: Item) -> Iterable[Item]:
    return (summary for part in item.children() for summary in part.children("regulationSummary"))


def _read_act(item: Item, draft: Draft) -> None:
    """Note an act that the record cites.

    The newest publication date is the day of the last change. The oldest is not the day of listing, which only
    `designationDate` states: the acts are those that hold today's wording.
    """
    draft.program(item.attribute("programme"))
    for remark in item.values("remark"):
        draft.remark(remark)
    published = item.attribute("publicationDate")
    draft.updated(published)
    force = item.attribute("entryIntoForceDate")
    parts = [
        " ".join(
            filter(None, (item.attribute(name) for name in ("organisationType", "regulationType", "numberTitle")))
        ),
        f"published {published}" if published else "",
        f"in force {force}" if force else "",
        item.attribute("publicationUrl") or item.value("publicationUrl"),
    ]
    draft.detail("act", ", ".join(filter(None, parts)))
