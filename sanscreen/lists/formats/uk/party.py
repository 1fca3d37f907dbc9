"""What the UK's lists say of one party, row by row or element by element, to its draft: one meaning for all layouts.

The tables repeat a party once for every pair of its values (10 names and 7 addresses are 70 rows), so what was said
before is passed over. Sources: UK Sanctions List (FCDO) and OFSI Consolidated List, layouts of 2016 to 2026.
"""

import re
from collections.abc import Callable, Sequence

from sanscreen.lists.dates import read_day
from sanscreen.lists.draft import Draft
from sanscreen.lists.formats.uk import values as uk_values
from sanscreen.lists.formats.uk.names import UkNames
from sanscreen.lists.list_draft import ListDraft
from sanscreen.model import IdentifierKind, PartyType, RelationKind

__all__ = ["TYPES", "UkParties", "UkParty"]

TYPES = {
    "individual": PartyType.INDIVIDUAL, "entity": PartyType.ENTITY, "ship": PartyType.VESSEL,
    "aircraft": PartyType.AIRCRAFT,
}  # fmt: skip


class UkParties:
    """The parties of one list while it is read, each begun by the first record with its number."""

    def __init__(self, of: ListDraft) -> None:
        self._list = of
        self._parties: dict[str, UkParty] = {}
        self._last: UkParty | None = None

    def party(self, number: str, type: str, line: int) -> "UkParty | None":
        """Return the party with this number; None with a fault where there is no number."""
        if not number:
            self._list.faults.add(
                line, "id", "has no number of the party; the file is cut or was edited: fetch it again"
            )
            return None
        party = self._parties.get(number)
        if party is None:
            draft = self._list.party(number, TYPES.get(type.casefold(), PartyType.UNKNOWN), line)
            party = self._parties[number] = UkParty(draft)
        if self._last is not None and self._last is not party:
            self._last.forget()  # rows of one party stand together, so memory need not hold what all parties said
        self._last = party
        party.once(UkParty.type, type)
        return party

    def finish(self) -> None:
        """Give all names to the drafts, and tie the parties to those whose names they give."""
        for party in self._parties.values():
            party.names.give(party.draft)
        self._list.link()


class UkParty:
    """One party. Every method but the first two takes the texts of the cells or elements that belong together."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.names = UkNames()
        self._said: set[tuple[object, ...]] = set()

    def once(self, method: Callable[..., None], *texts: str) -> None:
        """Hand texts to a method of this class, unless they are empty or were handed to it before."""
        if any(texts) and (method, *texts) not in self._said:
            self._said.add((method, *texts))
            method(self, *texts)

    def once_detail(self, label: str, text: str) -> None:
        """Note a detail, unless it is empty or was noted before."""
        if text:
            self.once(UkParty.detail, label, text)

    def forget(self) -> None:
        """Forget what was said before: values that are said again are merged in the end, and doubts told again."""
        self._said.clear()

    def type(self, text: str) -> None:
        """Individual, entity or ship; another word leaves the type unknown, and is told."""
        if TYPES.get(text.casefold()) is not self.draft.type:
            self.draft.detail("type", text)
            self.draft.doubt("type that is not understood", f"{text!r}")

    def name(self, kind: str, strength: str, *parts: str) -> None:
        """A name: what it is called, how strong an alias it is, and its six parts, `Name 1` to `Name 6`."""
        self.names.add(self.draft, kind, strength, parts)

    def script_name(self, name: str, script: str, language: str) -> None:
        """A name in its own script."""
        for each in uk_values.numbered(name):
            self.names.add_script(each, script, language)

    def title(self, text: str) -> None:
        """A title or position."""
        for each in uk_values.numbered(text):
            self.draft.fact("titles", each)

    def born(self, text: str) -> None:
        """Birth dates, or the year in which a ship was built."""
        for each in uk_values.dates(text):
            self.draft.born(each)

    def birth_place(self, town: str, country: str) -> None:
        """Town and country of birth, or several of both that are numbered alike."""
        towns, lands = uk_values.numbered(town) or [""], uk_values.numbered(country) or [""]
        if len(lands) == 1:
            lands *= len(towns)
        if len(towns) == 1:
            towns *= len(lands)
        if len(towns) != len(lands):
            towns, lands = [town], [country]
        for pair in zip(towns, lands, strict=True):
            self.draft.fact("birth_places", ", ".join(filter(None, pair)))

    def nationality(self, text: str) -> None:
        """Nationalities by country."""
        for each in uk_values.countries(text):
            self.draft.country("nationalities", each)
        self._as_printed("nationality as printed", text, uk_values.countries(text))

    def gender(self, text: str) -> None:
        """The gender."""
        for each in uk_values.numbered(text):
            self.draft.gender(each)

    def passport(self, number: str, details: str) -> None:
        """Passports, and what is said of them."""
        self._documents(IdentifierKind.PASSPORT, "passport", number, details)

    def national_id(self, number: str, details: str) -> None:
        """National identity numbers, and what is said of them."""
        self._documents(IdentifierKind.NATIONAL_ID, "national identification", number, details)

    def address(self, *lines: str) -> None:
        """Lines of an address, the postal code, and last the country."""
        country, note = uk_values.place(lines[-1])
        self.draft.address(lines[:-1], country, note=note)

    def phone(self, text: str) -> None:
        """Telephone numbers."""
        for each in uk_values.several(text):
            self.draft.identifier(IdentifierKind.PHONE, each)

    def email(self, text: str) -> None:
        """Addresses of electronic mail; several are parted by signs or blanks."""
        found = [part.strip(".") for part in re.split(r"[\s;,|]+|\(\d+\)", text) if "@" in part]
        for each in found:
            self.draft.identifier(IdentifierKind.EMAIL, each)
        self._as_printed("email address as printed", text, found)

    def website(self, text: str) -> None:
        """Websites."""
        for each in uk_values.several(text):
            for part in each.split(", "):
                self.draft.identifier(IdentifierKind.WEBSITE, part)

    def registration(self, text: str) -> None:
        """Numbers in registers of firms, and other numbers that stand among them."""
        for each in uk_values.numbered(text):
            for kind, scheme, number in uk_values.registrations(each):
                self.draft.identifier(kind, number, scheme=scheme, note=each if each != number else "")

    def imo_number(self, text: str) -> None:
        """The IMO number of a ship, with or without these letters."""
        for each in uk_values.several(text):
            self.draft.identifier(IdentifierKind.IMO_NUMBER, re.sub(r"^IMO\W*(?=\d)", "", each, flags=re.I))

    def hull_number(self, text: str) -> None:
        """The hull identification number of a ship."""
        for each in uk_values.several(text):
            self.draft.identifier(IdentifierKind.SERIAL_NUMBER, each, note="hull identification number")

    def wallet(self, text: str) -> None:
        """The address of a digital currency."""
        self.draft.identifier(IdentifierKind.WALLET, text)

    def owner(self, text: str) -> None:
        """Who owns or operates a ship; the list does not say which."""
        for each in uk_values.several(text):
            self.draft.relation(RelationKind.OWNED_BY, name=each, note="current owner/operator")

    def previous_owner(self, text: str) -> None:
        """Who owned or operated a ship before."""
        for each in uk_values.several(text):
            self.draft.relation(RelationKind.LINKED_TO, name=each, note="previous owner/operator")

    def parent(self, text: str) -> None:
        """Parent companies."""
        for each in uk_values.several(text):
            self.draft.relation(RelationKind.OWNED_BY, name=each, note="parent company")

    def subsidiary(self, text: str) -> None:
        """Subsidiaries."""
        for each in uk_values.several(text):
            self.draft.relation(RelationKind.OWNER_OF, name=each, note="subsidiary")

    def flag(self, text: str) -> None:
        """The flag that a ship is believed to fly."""
        for each in uk_values.countries(text):
            self.draft.country("flag_states", each)
        self._as_printed("flag as printed", text, uk_values.countries(text))

    def model(self, text: str) -> None:
        """The type of a ship."""
        self.draft.fact("model", text)

    def regime(self, text: str) -> None:
        """The regulations under which a party is listed."""
        self.draft.program(text)

    def listed(self, text: str) -> None:
        """The day of designation. Where rows state several the earliest counts, and all are kept."""
        before = self.draft.listed_on
        self.draft.listed(text)
        if before and before != read_day(text):
            self.draft.detail("date designated", str(before))
            self.draft.detail("date designated", str(read_day(text) or text))

    def updated(self, text: str) -> None:
        """The day of the last change."""
        self.draft.updated(text)

    def ofsi(self, text: str) -> None:
        """The number of the group in the list that OFSI kept."""
        self.draft.entry(text, "OFSI")

    def un(self, text: str) -> None:
        """The reference number in the list of the UN; `QDi.042 and SOi.002` are two."""
        for each in re.split(r"\s*(?:[,;|]|\band\b)\s*", text):
            self.draft.entry(each, "UN")

    def information(self, text: str) -> None:
        """Other information, with the references to other lists and the numbers of a ship that it opens with."""
        self.draft.remark(text)
        for label, number in uk_values.references(text):
            self.draft.entry(number, label)
        if ship := re.match(r"IMO:?\s*(\d{7})\b(?:[\s.,;]*MMSI:?\s*(\d{9})\b)?", text):
            self.draft.identifier(IdentifierKind.IMO_NUMBER, ship[1])
            self.draft.identifier(IdentifierKind.MMSI, ship[2] or "")

    def detail(self, label: str, text: str) -> None:
        """What has no field of its own, one or several values."""
        for each in uk_values.several(text) if label in ("sanctions imposed", "previous flag") else [text]:
            self.draft.detail(label, each)

    def _documents(self, kind: IdentifierKind, label: str, number: str, details: str) -> None:
        for found, country, issued, expires, note in uk_values.document(number, details):
            if found:
                self.draft.identifier(kind, found, country, issued=issued, expires=expires, note=note)
            else:
                self.draft.detail(label, note)

    def _as_printed(self, label: str, text: str, found: Sequence[str]) -> None:
        """Keep a text as it is printed where reading it left words out."""
        if sorted(re.findall(r"\w{2,}", text)) != sorted(re.findall(r"\w{2,}", " ".join(found))):
            self.draft.detail(label, text)
