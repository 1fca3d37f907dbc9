"""OFAC's ENHANCED XML (SDN_ENHANCED.XML, CONS_ENHANCED.XML) to a watchlist."""

from sanscreen.lists.dates import read_date, read_day
from sanscreen.lists.draft import Draft
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.format import Format
from sanscreen.lists.formats.ofac.features import Feature, Period, in_order, note_feature
from sanscreen.lists.formats.ofac.numbers import note_number
from sanscreen.lists.formats.ofac.terms import (
    SDN_LIST,
    alias_kind,
    begin_list,
    is_true,
    joined,
    language_of,
    name_of,
    note_list,
    said,
    tie_of,
    type_of,
)
from sanscreen.lists.items import Item
from sanscreen.lists.list_draft import ListDraft
from sanscreen.lists.list_file import ListFile
from sanscreen.lists.xml_items import root_of, xml_items
from sanscreen.model import AliasKind, AliasQuality, DateSpan, PartyType, Watchlist

__all__ = ["FORMAT"]

_RECORDS = ("publicationInfo", "referenceValue", "featureType", "entity")


def recognises(file: ListFile) -> bool:
    """Return whether the root is `sanctionsData`."""
    found = root_of(file.head)
    return found is not None and found[0] == "sanctionsData"


def read(file: ListFile, faults: Faults) -> Watchlist | None:
    """Return the list, or None where it has a fault; all faults are gathered."""
    reader = _Reader(begin_list(faults, sdn=_is_sdn(file)))
    for item in xml_items(file, faults, *_RECORDS):
        reader.record(item)
    return reader.finish()


def _is_sdn(file: ListFile) -> bool:
    """Return whether the file is the SDN list alone: as it says of itself, else as its first party does."""
    for item in xml_items(file, Faults(file.name), "publicationInfo", "entity"):
        lists = item.values("sanctionsLists", "sanctionsList") or item.values(
            "filters", "sanctionsLists", "sanctionsList"
        )
        if lists:
            return set(lists) == {SDN_LIST} or (item.tag == "entity" and SDN_LIST in lists)
    return False


class _Reader:
    """Reads the records of one file in their order."""

    def __init__(self, listed: ListDraft) -> None:
        self._listed = listed
        self._faults = listed.faults
        self._references: dict[str, str] = {}
        self._feature_types: dict[str, str] = {}
        self._ties: list[tuple[Draft, str, str, str, str]] = []

    def record(self, item: Item) -> None:
        """Read one record and count what is left of it."""
        match item.tag:
            case "publicationInfo":
                written = item.value("dataAsOf") or item.value("datePublished")
                self._listed.as_of = read_day(written)
                if self._listed.as_of is None:
                    sentence = f"{written!r} is no day; the list is read without its date"
                    self._faults.doubt(item.line, "dataAsOf", sentence)
                _skip_texts(item.children("filters", "sanctionsLists", "sanctionsList"))
            case "referenceValue":
                item.skip("type")
                self._references[item.attribute("refId")] = item.value("value")
            case "featureType":
                _skip_texts(item.children("detailType"))
                item.skip("publishExclude")
                self._feature_types[item.attribute("featureTypeId")] = item.value("type")
            case _:
                self._party(item)
        self._listed.left(item)

    def finish(self) -> Watchlist | None:
        """Tie the parties to each other and return the list."""
        for draft, words, number, name, note in self._ties:
            other = self._listed.get(number)
            if other is None:
                draft.relation(tie_of(words), name=name or f"OFAC {number}", note=note)
            else:
                called = name if name != other.primary_name else ""
                draft.relation(tie_of(words), party=number, note=joined(note, called))
        self._listed.link()
        return self._listed.finish()

    def _party(self, item: Item) -> None:
        number = item.attribute("id")
        word = self._word(item, "generalInfo", "entityType")
        draft = self._listed.party(number, type_of(word), item.line)
        action = item.attribute("action")
        if action and not self._faults.count:
            self._faults.add(
                item.line, f"{number}: action", f"{action!r}: this is a file of changes; fetch the whole list"
            )
        if draft.type is PartyType.UNKNOWN:
            draft.detail("party type", word)
            draft.doubt("party type that is not known", repr(word))
        for general in item.children("generalInfo"):
            general.skip("identityId")
            if title := general.value("title"):
                note_feature(draft, Feature("Title", [title]))
            draft.remark(general.value("remarks"))
        self._listings(item, draft)
        for name in item.children("names", "name"):
            self._name(name, draft)
        for address in item.children("addresses", "address"):
            self._address(address, draft)
        features = item.children("features", "feature")
        for feature in sorted(features, key=lambda each: not is_true(each.value("isPrimary"))):
            self._feature(feature, draft)
        for document in item.children("identityDocuments", "identityDocument"):
            self._document(document, draft)
        for tie in item.children("relationships", "relationship"):
            self._tie(tie, draft)

    def _listings(self, item: Item, draft: Draft) -> None:
        for child in item.children("sanctionsLists", "sanctionsList"):
            child.skip("id", "refId")
            draft.listed(child.attribute("datePublished"))
            note_list(draft, child.text(), self._listed.key)
        for child in item.children("sanctionsPrograms", "sanctionsProgram"):
            child.skip("id", "refId")
            draft.program(child.text())
        for label, path in (
            ("measure", ("sanctionsTypes", "sanctionsType")),
            ("legal basis", ("legalAuthorities", "legalAuthority")),
        ):
            for child in item.children(*path):
                child.skip("id", "refId")
                draft.detail(label, child.text())

    def _name(self, item: Item, draft: Draft) -> None:
        """Note a name, each of its scripts as one; the main translation of the main name is the primary name."""
        item.skip("id")
        is_primary = is_true(item.value("isPrimary"))
        word = self._word(item, "aliasType") or ("Name" if is_primary else "")
        kind = alias_kind(word)
        weak = AliasQuality.WEAK if is_true(item.value("isLowQuality")) else AliasQuality.STRONG
        translations = item.children("translations", "translation")
        for each in sorted(translations, key=lambda each: not is_true(each.value("isPrimary"))):
            each.skip("id")
            language = language_of(self._word(each, "script"))
            parts = []
            for part in each.children("nameParts", "namePart"):
                part.skip("id")
                parts.append((self._word(part, "type"), part.value("value")))
            family, given = each.value("formattedLastName"), each.value("formattedFirstName")
            known = [part for part in parts if part[1]] or [
                part for part in (("Last Name", family), ("First Name", given)) if part[1]
            ]
            built, structure = name_of(known, draft.type)
            name = each.value("formattedFullName") or built
            main = is_primary and not draft.primary_name
            draft.name(name, AliasQuality.PRIMARY if main else weak, kind or AliasKind.AKA, structure, language)
            if kind is None and word:
                draft.detail(f"name of the type {word}", name)
        if kind is None and word:
            draft.doubt("name of an unknown type", repr(word))
        draft.detail("name", item.value("comments"))

    def _address(self, item: Item, draft: Draft) -> None:
        """Note an address in every script that it has, or its country alone."""
        item.skip("id")
        country = said(self._word(item, "country"))
        note = joined(item.value("comments"), item.value("comment"))
        lines = []
        for each in sorted(
            item.children("translations", "translation"), key=lambda each: not is_true(each.value("isPrimary"))
        ):
            each.skip("id")
            parts = []
            for part in each.children("addressParts", "addressPart"):
                part.skip("id")
                parts.append((self._word(part, "type"), part.value("value")))
            lines.append((in_order(parts), language_of(self._word(each, "script"))))
        for texts, language in lines or [([], "")]:
            draft.address(texts, country, note=joined(language if texts else "", note))

    def _feature(self, item: Item, draft: Draft) -> None:
        item.skip("id", "versionId")
        label = ""
        for child in item.children("type"):
            number = child.attribute("featureTypeId")
            label = child.text() or self._feature_types.get(number, f"feature {number}")
        text = item.value("value") or self._references.get(item.value("valueRefId"), "")
        item.skip("valueRefId")
        periods = [period for child in item.children("valueDate") if (period := _period(child))]
        texts = [text] if text else []
        if periods and (printed := read_date(text)):  # what OFAC prints is as wide as the date is known
            span, circa = printed
            others = [period for period in periods if not _is_within(period, span)]
            texts, periods = [], [Period(text, circa or periods[0].circa), *others]
        reliability = said(self._word(item, "reliability"))
        note = joined(
            item.value("comments"),
            item.value("comment"),
            f"reliability {reliability}" if reliability else "",
        )
        note_feature(draft, Feature(label, texts, periods, note=note))

    def _document(self, item: Item, draft: Draft) -> None:
        item.skip("id")
        label = self._word(item, "type")
        for child in item.children("name"):
            child.skip("id")
        name = self._word(item, "name")
        authority = item.value("issuingAuthority")
        valid = item.value("isValid")
        days = {
            tag: next((period.shown for child in item.children(tag) if (period := _period(child))), "")
            for tag in ("issueDate", "expirationDate")
        }
        note = joined(
            "not valid" if valid and not is_true(valid) else "",
            f"issued by {authority}" if authority else "",
            f"in the name of {name}" if name and name != draft.primary_name else "",
            item.value("comments"),
            item.value("comment"),
        )
        number = item.value("documentNumber") or item.value("number")
        country = said(self._word(item, "issuingCountry"))
        if number:
            note_number(
                draft, label, number, country, issued=days["issueDate"], expires=days["expirationDate"], note=note
            )
        else:
            draft.detail(label, joined("no number is stated", country, *days.values(), note))

    def _tie(self, item: Item, draft: Draft) -> None:
        item.skip("id")
        words = self._word(item, "type")
        former = is_true(item.value("isFormer"))
        note = joined(words, "former" if former else "", item.value("description"), item.value("comments"))
        for other in item.children("relatedEntity"):
            self._ties.append((draft, words, other.attribute("entityId"), other.text(), note))

    def _word(self, item: Item, *path: str) -> str:
        """Take the text at the end of `path`, or what its reference stands for."""
        for child in item.children(*path):
            number = child.attribute("refId")
            if word := child.text() or self._references.get(number, ""):
                return word
        return ""


def _skip_texts(items: list[Item]) -> None:
    """Take items that describe the file and not a party."""
    for item in items:
        item.empty()


def _period(item: Item) -> Period | None:
    """Return the days from the first to the last that a date can mean, or None."""
    item.skip("id", "isDateRange")
    days = [item.value(tag) for tag in ("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd")]
    stated = [day.partition("T")[0] for day in days if day]
    circa = is_true(item.value("isApproximate"))
    if not stated:
        return None
    return Period(stated[0] if stated[0] == stated[-1] else f"{stated[0]} to {stated[-1]}", circa)


def _is_within(period: Period, span: DateSpan) -> bool:
    """Return whether a period has no day beyond a span."""
    found = read_date(period.text)
    return found is not None and span.first <= found[0].first and found[0].last <= span.last


FORMAT = Format("OFAC ENHANCED XML", recognises, read)
