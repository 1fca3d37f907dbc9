"""A DistinctParty of OFAC's ADVANCED XML, to the draft of a party: its names, documents and features."""

from collections.abc import Iterator
from typing import NamedTuple

from sanscreen.lists.draft import Draft
from sanscreen.lists.formats.ofac.advanced_reference import Document, References, periods_of
from sanscreen.lists.formats.ofac.features import Feature, Place, note_feature
from sanscreen.lists.formats.ofac.numbers import note_number
from sanscreen.lists.formats.ofac.terms import alias_kind, is_true, joined, language_of, name_of, type_of
from sanscreen.lists.items import Item
from sanscreen.lists.list_draft import ListDraft
from sanscreen.model import AliasKind, AliasQuality, NameParts, PartyType

__all__ = ["Book", "read_party"]


class Book:
    """What the file has said so far: the list, what stands at its head, and the parties by the number of their profile."""

    def __init__(self, listed: ListDraft) -> None:
        self.listed = listed
        self.references = References(listed.faults)
        self.profiles: dict[str, Draft] = {}


def read_party(item: Item, book: Book) -> None:
    """Read one party; its number is its FixedRef, which OFAC's other formats use too."""
    number = item.attribute("FixedRef")
    profiles = item.children("Profile")
    word = _type(profiles[0], book) if profiles else ""
    draft = book.listed.party(number, type_of(word), item.line)
    action = item.attribute("DeltaAction")
    if action and not book.listed.faults.count:
        book.listed.faults.add(
            item.line, f"{number}: DeltaAction", f"{action!r}: this is a file of changes; fetch the whole list"
        )
    if draft.type is PartyType.UNKNOWN:
        draft.detail("party type", word)
        draft.doubt("party type that is not known", repr(word))
    for remark in item.values("Comment"):
        draft.remark(remark)
    for profile in profiles:
        book.profiles[profile.attribute("ID")] = draft
        profile.skip("PartySubTypeID", "SanctionsEntryReference")  # the entries name the profile
        for remark in profile.values("Comment"):
            draft.remark(remark)
        for identity in profile.children("Identity"):
            _identity(identity, draft, book)
        for feature in profile.children("Feature"):
            _features(feature, draft, book)
        for other in profile.children("ExternalReference"):
            label = book.references.word("ExRefType", other.attribute("ExRefTypeID"), other.line)
            draft.detail(label, joined(other.value("ExRefValue"), other.value("DirectURL"), other.value("Comment")))


def _type(profile: Item, book: Book) -> str:
    """Return what a party is: its subtype where OFAC has a word for it, such as Vessel, else its type."""
    number = profile.attribute("PartySubTypeID")
    subtype = book.references.word("PartySubType", number, profile.line)
    if type_of(subtype) is not PartyType.UNKNOWN:
        return subtype
    type = book.references.led("PartySubType", number, "PartyTypeID")
    return book.references.word("PartyType", type, profile.line) or subtype


class _Name(NamedTuple):
    """One documented name: its number, as OFAC prints it, its parts and script, and whether it is the main one."""

    number: str
    text: str
    parts: NameParts | None
    language: str
    main: bool


def _identity(item: Item, draft: Draft, book: Book) -> None:
    """Read the names of an identity and the documents that were issued to it."""
    item.skip("FixedRef", "IDRegDocumentReference")
    draft.remark(item.value("Comment"))
    is_false = is_true(item.attribute("False"))
    main = is_true(item.attribute("Primary") or "true") and not is_false
    kinds = {
        group.attribute("ID"): book.references.word("NamePartType", group.attribute("NamePartTypeID"), group.line)
        for group in item.children("NamePartGroups", "MasterNamePartGroup", "NamePartGroup")
    }
    names: dict[str, str] = {}
    for alias in item.children("Alias"):
        for name in _alias(alias, kinds, draft, book, main=main):
            names[name.number] = name.text
            if is_false:
                draft.detail("false identity", name.text)
    for document in book.references.documents.pop(item.attribute("ID"), ()):
        _document(document, draft, [names[number] for number in document.names if number in names])


def _alias(item: Item, kinds: dict[str, str], draft: Draft, book: Book, *, main: bool) -> list[_Name]:
    """Note an alias, each script of it as a name; the primary name of the party is its main Latin one."""
    item.skip("FixedRef")
    word = book.references.word("AliasType", item.attribute("AliasTypeID"), item.line)
    kind = alias_kind(word)
    low = is_true(item.attribute("LowQuality"))
    is_primary = is_true(item.attribute("Primary")) and main and not draft.primary_name
    names = [_name(name, kinds, draft, book) for name in item.children("DocumentedName")]
    first = min(names, key=lambda name: (not name.main, name.language != ""), default=None)
    for name in names:
        quality = AliasQuality.WEAK if low else AliasQuality.STRONG
        if is_primary and name is first:
            quality = AliasQuality.PRIMARY
        draft.name(name.text, quality, kind or AliasKind.AKA, name.parts, name.language)
        if kind is None:
            draft.detail(f"name of the type {word}", name.text)
    if kind is None:
        draft.doubt("name of an unknown type", repr(word))
    label = f"name {names[0].text}" if names else "name"
    for text in (item.value("Comment"), *(period.shown for period in periods_of(item, book.references))):
        draft.detail(label, text)
    return names


def _name(item: Item, kinds: dict[str, str], draft: Draft, book: Book) -> _Name:
    item.skip("FixedRef", "IDRegDocumentReference")
    references = book.references
    status = references.remark("DocNameStatus", item.attribute("DocNameStatusID"))
    parts: list[tuple[str, str]] = []
    languages: list[str] = []
    about: list[str] = [item.value("Comment")]
    for part in item.children("DocumentedNamePart"):
        around = part.attribute("LeadingChars"), part.attribute("TrailingChars")
        for value in part.children("NamePartValue"):
            kind = kinds.get(value.attribute("NamePartGroupID"), "")
            parts.append((kind, around[0] + value.text() + around[1]))
            languages.append(language_of(references.word("Script", value.attribute("ScriptID"), value.line)))
            about.append(references.remark("ScriptStatus", value.attribute("ScriptStatusID")))
            about.append(f"acronym {parts[-1][1]}" if is_true(value.attribute("Acronym")) else "")
    text, structure = name_of([part for part in parts if part[1]], draft.type)
    for country in item.children("DocumentedNameCountry"):
        where, _ = references.country(country.attribute("CountryID"), country.line)
        about.append(joined(f"used in {where}", country.value("Comment")))
    draft.detail(f"name {text}", joined(*about))
    language = next((language for language in languages if language), "")
    return _Name(item.attribute("ID"), text, structure, language, status.casefold().startswith("primary"))


def _document(document: Document, draft: Draft, names: list[str]) -> None:
    """Note a document and the names that stand in it; one without a number is a detail."""
    note = joined(document.note, *(f"in the name of {name}" for name in names if name != draft.primary_name))
    if document.number:
        note_number(
            draft,
            document.label,
            document.number,
            document.country,
            issued=document.issued,
            expires=document.expires,
            note=note,
        )
    else:
        days = joined(*(day for day in (document.issued, document.expires) if day))
        draft.detail(document.label, joined("no number is stated", document.country, days, note))


def _features(item: Item, draft: Draft, book: Book) -> None:
    """Note every version of a feature."""
    item.skip("ID")
    label = book.references.word("FeatureType", item.attribute("FeatureTypeID"), item.line)
    about = []
    for identity in item.children("IdentityReference"):
        identity.skip("IdentityID")
        about.append(book.references.remark("IdentityFeatureLinkType", identity.attribute("IdentityFeatureLinkTypeID")))
    for version in item.children("FeatureVersion"):
        version.skip("ID", "IDRegDocumentReference")
        reliability = book.references.remark("Reliability", version.attribute("ReliabilityID"))
        note_feature(
            draft,
            Feature(
                label,
                list(_details(version, book)),
                periods_of(version, book.references),
                list(_places(version, draft, book)),
                joined(version.value("Comment"), f"reliability {reliability}" if reliability else "", *about),
            ),
        )


def _details(version: Item, book: Book) -> Iterator[str]:
    """Yield the texts of a version, and what its lookups stand for."""
    for detail in version.children("VersionDetail"):
        detail.skip("DetailTypeID")  # says which of text, date, place or lookup follows
        texts = [
            detail.text(),
            book.references.word("DetailReference", detail.attribute("DetailReferenceID"), detail.line),
        ]
        yield from dict.fromkeys(text for text in texts if text)


def _places(version: Item, draft: Draft, book: Book) -> Iterator[Place]:
    for child in version.children("VersionLocation"):
        number = child.attribute("LocationID")
        if place := book.references.place(number):
            yield place
        else:
            draft.detail("location", number)
            draft.doubt("location that the file does not define", repr(number))
