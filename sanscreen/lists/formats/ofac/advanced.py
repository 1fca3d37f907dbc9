"""OFAC's ADVANCED XML (SDN_ADVANCED.XML, CONS_ADVANCED.XML) to a watchlist; its schema is that of the UN's data model.

The file is read in two passes: which of OFAC's lists it is, the entries at its end tell, and every value names its list.
"""

from sanscreen.lists.dates import read_day
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.format import Format
from sanscreen.lists.formats.ofac.advanced_party import Book, read_party
from sanscreen.lists.formats.ofac.advanced_reference import day_of, periods_of
from sanscreen.lists.formats.ofac.terms import SDN_LIST, begin_list, is_true, joined, note_list, tie_of
from sanscreen.lists.items import Item
from sanscreen.lists.list_file import ListFile
from sanscreen.lists.xml_items import root_of, xml_items
from sanscreen.model import Watchlist

__all__ = ["FORMAT"]

_SECTIONS = {"DateOfIssue", "ReferenceValueSets", "Locations", "IDRegDocuments", "DistinctParties"}
_RECORDS = (
    "DateOfIssue", "ReferenceValueSets", "Location", "IDRegDocument", "DistinctParty", "ProfileRelationship",
    "SanctionsEntry",
)  # fmt: skip


def recognises(file: ListFile) -> bool:
    """Return whether the root is `Sanctions` and a section of this format follows."""
    found = root_of(file.head)
    return found is not None and found[0] == "Sanctions" and bool(found[1] & _SECTIONS)


def read(file: ListFile, faults: Faults) -> Watchlist | None:
    """Return the list, or None where it has a fault; all faults are gathered."""
    book = Book(begin_list(faults, sdn=_is_sdn(file)))
    for item in xml_items(file, faults, *_RECORDS, root="Sanctions"):
        _read_record(item, book)
        book.listed.left(item)
    _look_back(book)
    book.listed.link()
    return book.listed.finish()


def _is_sdn(file: ListFile) -> bool:
    """Return whether more parties of the file stand on the SDN list than on any other.

    The file of one list names the others of its parties too: some of the consolidated list are SDNs as well.
    """
    names: dict[str, str] = {}
    parties: dict[bool, set[str]] = {True: set(), False: set()}
    for item in xml_items(file, Faults(file.name), "List", "SanctionsEntry"):  # what is wrong is told when all is read
        if item.tag == "List":
            names[item.attribute("ID")] = item.text()
        else:
            is_sdn = names.get(item.attribute("ListID")) == SDN_LIST
            parties[is_sdn].add(item.attribute("ProfileID"))
    return len(parties[True]) > len(parties[False])


def _read_record(item: Item, book: Book) -> None:
    match item.tag:
        case "Sanctions":
            item.skip("Version")
            if older := item.attribute("DeltaBaseVersion"):
                sentence = "this is a file of changes to an older list; fetch the whole list"
                book.listed.faults.add(item.line, "DeltaBaseVersion", f"{older}: {sentence}")
        case "DateOfIssue":
            item.skip("CalendarTypeID")
            written = day_of(item)
            book.listed.as_of = read_day(written)
            if book.listed.as_of is None:
                sentence = f"{written!r} is no day; the list is read without its date"
                book.listed.faults.doubt(item.line, "DateOfIssue", sentence)
        case "ReferenceValueSets":
            book.references.define(item)
        case "Location":
            book.references.add_place(item)
        case "IDRegDocument":
            book.references.add_document(item)
        case "DistinctParty":
            read_party(item, book)
        case "ProfileRelationship":
            _tie(item, book)
        case _:
            _entry(item, book)


def _tie(item: Item, book: Book) -> None:
    """Note what one profile is to another: From is the relation of To."""
    item.skip("ID", "SanctionsEntryID", "IDRegDocumentReference")
    draft = book.profiles.get(item.attribute("From-ProfileID"))
    if draft is None:
        book.listed.faults.ledger.aside["tie of a party that is not in the file"] += 1
        item.empty()
        return
    words = book.references.word("RelationType", item.attribute("RelationTypeID"), item.line)
    quality = book.references.remark("RelationQuality", item.attribute("RelationQualityID"))
    note = joined(
        words,
        "former" if is_true(item.attribute("Former")) else "",
        f"quality {quality}" if quality else "",
        *(period.shown for period in periods_of(item, book.references)),
        item.value("Comment"),
    )
    number = item.attribute("To-ProfileID")
    other = book.profiles.get(number)
    if other is not None:
        draft.relation(tie_of(words), party=other.number, note=note)
    else:
        draft.relation(tie_of(words), name=f"OFAC {number}", note=note)


def _entry(item: Item, book: Book) -> None:
    """Note when and on which list a party was put, by which law, and under which programs."""
    references = book.references
    item.skip("ID", "EntryProfileRef", "ProfileRelationshipReference")
    draft = book.profiles.get(item.attribute("ProfileID"))
    if draft is None:
        book.listed.faults.ledger.aside["sanctions entry of a party that is not in the file"] += 1
        item.empty()
        return
    note_list(draft, references.word("List", item.attribute("ListID"), item.line), book.listed.key)
    draft.detail("entry", joined(item.value("Comment"), item.value("LimitationsToListing")))
    for event in item.children("EntryEvent"):
        event.skip("ID")
        kind = references.remark("EntryEventType", event.attribute("EntryEventTypeID"))
        for child in event.children("Date"):
            child.skip("CalendarTypeID")
            day = day_of(child)
            if kind.casefold() in ("", "created"):
                draft.listed(day)
            else:
                draft.updated(day)
                draft.detail(f"entry {kind}", day)
        draft.detail("legal basis", references.word("LegalBasis", event.attribute("LegalBasisID"), event.line))
        draft.detail("entry", event.value("Comment"))
    for measure in item.children("SanctionsMeasure"):
        measure.skip("ID")
        kind = references.word("SanctionsType", measure.attribute("SanctionsTypeID"), measure.line)
        days = [period.shown for period in periods_of(measure, references)]
        if kind.casefold() == "program":
            program = measure.value("Comment")
            draft.program(program)
            draft.detail(f"program {program}", joined(*days))
        else:
            draft.detail("measure", joined(kind, measure.value("Comment"), *days))
    for info in item.children("SupportingInfo"):
        info.skip("ID")
        label = references.word("SupInfoType", info.attribute("SupInfoTypeID"), info.line)
        draft.detail(label, joined(info.value("Text"), info.value("DirectURL")))


def _look_back(book: Book) -> None:
    """Count what stands at the head of the file and nobody asked for."""
    aside = book.listed.faults.ledger.aside
    aside["identity document of nobody in the file"] += sum(map(len, book.references.documents.values()))
    aside["location that no party names"] += book.references.unused_places


FORMAT = Format("OFAC ADVANCED XML", recognises, read)
