"""OFAC's ENHANCED XML: every element ends in its field, and a file of changes is no list."""

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sanscreen import load_watchlist
from sanscreen.errors import WatchlistError
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.ofac.enhanced import FORMAT
from sanscreen.lists.list_file import ListFile
from sanscreen.lists.load import check
from sanscreen.model import (
    Alias,
    AliasKind,
    AliasQuality,
    BirthDate,
    DateSpan,
    Designation,
    Identifier,
    IdentifierKind,
    NameParts,
    PartyType,
    RelationKind,
    Watchlist,
)

SAMPLE = Path(__file__).parents[2] / "samples" / "ofac_enhanced.xml"
TEXT = SAMPLE.read_text(encoding="utf-8")
BY = ("ofac-sdn",)


def read(text: str) -> tuple[Watchlist | None, Faults]:
    faults = Faults("x.xml")
    return FORMAT.read(ListFile.of_bytes(text.encode(), "x.xml"), faults), faults


def changed(*pairs: tuple[str, str]) -> tuple[Watchlist, Faults]:
    """Return the sample as read with some texts replaced, each of which must stand there."""
    text = TEXT
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    watchlist, faults = read(text)
    assert watchlist is not None, faults.faults
    return watchlist, faults


def details(party: Designation) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for detail in party.details:
        found.setdefault(detail.label, []).append(detail.value)
    return found


def line_of(number: int) -> int:
    """Return the line on which a party of the sample begins."""
    return TEXT[: TEXT.index(f'<entity id="{number}"')].count("\n") + 1


@pytest.fixture(scope="module")
def parties() -> dict[str, Designation]:
    watchlist = load_watchlist(SAMPLE)
    assert (watchlist.key, watchlist.as_of) == ("ofac-sdn", date(2026, 7, 27))
    return {each.id: each for each in watchlist.designations}


def test_nothing_of_the_sample_is_left_unread_or_doubted() -> None:
    (loaded,), faults = check(SAMPLE)
    assert (faults, loaded.warnings) == ((), ())
    assert (loaded.report.unread, loaded.report.aside, loaded.report.doubts) == ((), (), ())


def test_every_name_has_its_quality_kind_parts_and_script(parties: dict[str, Designation]) -> None:
    strong, name = AliasQuality.STRONG, AliasKind.NAME
    assert parties["900001"].aliases == (
        Alias(
            "TESTOV MATERNOV, Ivan Petrovich",
            AliasQuality.PRIMARY,
            name,
            NameParts(family="TESTOV", given="Ivan", patronymic="Petrovich", matronymic="MATERNOV"),
            BY,
        ),
        Alias("ZZT", AliasQuality.WEAK, AliasKind.AKA, NameParts(family="ZZT"), BY),
        Alias("ТЕСТОВ, Иван", strong, name, None, BY, "Cyrillic"),
        Alias("FORMEROV, Ivan", strong, AliasKind.FORMER, NameParts(family="FORMEROV", given="Ivan"), BY),
        Alias("NOWOV, Ivan", strong, AliasKind.NOW, None, BY),
    )


def test_listings_say_programs_days_laws_and_other_lists(parties: dict[str, Designation]) -> None:
    person = parties["900001"]
    assert (person.type, person.programs) == (PartyType.INDIVIDUAL, ("INVENTED-EO99999", "SECOND"))
    assert person.listed_on == date(2001, 12, 4)
    said = details(person)
    assert said["list"] == ["Non-SDN Invented List"]
    assert said["measure"] == ["Block"]
    assert said["legal basis"] == ["Executive Order 99999 (Invented)"]
    assert [fact.value for fact in person.titles] == ["Director", "Major General"]
    assert person.remarks == "An invented remark."


def test_birth_dates_are_as_printed_and_the_main_one_comes_first(parties: dict[str, Designation]) -> None:
    assert parties["900001"].birth_dates == (
        BirthDate(DateSpan.of("1962-04-01"), BY),
        BirthDate(DateSpan.of("1960"), BY, circa=True),
        BirthDate(DateSpan.of("1951"), BY),  # its first day alone is stated as days
    )
    assert details(parties["900001"])["Birthdate: note"] == ["reliability Low"]


def test_a_date_that_is_not_printed_or_differs_is_kept_as_days() -> None:
    watchlist, _ = changed(
        ("<value>circa 1960</value>", ""),
        ("<fromDateBegin>1951-01-01</fromDateBegin>", "<fromDateBegin>1952-01-01</fromDateBegin>"),
    )
    assert watchlist.designations[0].birth_dates == (
        BirthDate(DateSpan.of("1962-04-01"), BY),
        BirthDate(DateSpan.of("1960"), BY, circa=True),
        BirthDate(DateSpan.of("1951"), BY),
        BirthDate(DateSpan.of("1952-01-01"), BY),
    )


def test_facts_end_in_their_fields(parties: dict[str, Designation]) -> None:
    person, vessel = parties["900001"], parties["900003"]
    for field, values in {
        "birth_places": ["Testburg, Ruritania"],
        "nationalities": ["RU"],
        "citizenships": ["IQ"],
        "genders": ["male"],
    }.items():
        assert [fact.value for fact in getattr(person, field)] == values, field
    assert details(person)["Shoe Size"] == ["44"]
    assert details(person)["Shoe Size: note"] == ["in winter"]
    assert details(person)["Effective Date (CMIC)"] == ["2021-08-02"]
    assert [fact.value for fact in vessel.model] == ["Crude Oil Tanker"]
    assert [fact.value for fact in vessel.flag_states] == ["PA"]
    assert vessel.type is PartyType.VESSEL


def test_addresses_are_in_the_order_of_an_envelope_once_for_each_script(parties: dict[str, Designation]) -> None:
    assert [(address.text, address.country) for address in parties["900001"].addresses] == [
        ("1 Example Street, Testburg, 0801, Panama", "PA"),
        ("Тестбург, Panama (Cyrillic)", "PA"),
        ("Russia", "RU"),
    ]


def test_numbers_keep_kind_country_dates_and_what_is_said_of_them(parties: dict[str, Designation]) -> None:
    wallet, passport = parties["900001"].identifiers
    assert (wallet.kind, wallet.scheme) == (IdentifierKind.WALLET, "eth")
    assert passport == Identifier(
        IdentifierKind.PASSPORT,
        "X 0000001",
        "RU",
        issued="2015-03-02",
        expires="2025-03-01",
        note="Passport; not valid; issued by Office of Invented Papers; in the name of FORMEROV, Ivan; seen by nobody",
        sources=BY,
    )
    assert details(parties["900001"])["National ID No."] == ["no number is stated; Russia"]
    assert [(each.kind.value, each.number) for each in parties["900003"].identifiers] == [
        ("call_sign", "TSTA1"),
        ("imo_number", "9000001"),
    ]


def test_ties_lead_to_parties_of_the_list_and_keep_the_words(parties: dict[str, Designation]) -> None:
    assert [(tie.kind, tie.party, tie.name, tie.note) for tie in parties["900001"].relations] == [
        (RelationKind.LEADER_OF, "900002", None, "Leader or official of"),
        (RelationKind.RELATIVE_OF, None, "UNLISTED, Somebody", "Family member of"),
        (RelationKind.LINKED_TO, None, "OFAC 778", "Property in the interest of"),
    ]
    assert [(tie.kind, tie.party) for tie in parties["900003"].relations] == [(RelationKind.OWNED_BY, "900002")]


@pytest.mark.parametrize(
    ("pairs", "key"),
    [
        ((), "ofac-sdn"),
        ((('<sanctionsList refId="81">SDN List<', '<sanctionsList refId="82">Consolidated List<'),), "ofac-consolidated"),
        (
            (('<sanctionsList refId="81">SDN List</sanctionsList>', '<sanctionsList refId="81">SDN List</sanctionsList><sanctionsList refId="82">Consolidated List</sanctionsList>'),),
            "ofac-consolidated",
        ),
        ((('<filters><sanctionsLists><sanctionsList refId="81">SDN List</sanctionsList></sanctionsLists></filters>', ""),), "ofac-sdn"),
        (
            (
                ('<filters><sanctionsLists><sanctionsList refId="81">SDN List</sanctionsList></sanctionsLists></filters>', ""),
                (">SDN List<", ">Consolidated List<"),
            ),
            "ofac-consolidated",
        ),
    ],
)  # fmt: skip
def test_the_file_or_its_first_party_says_which_list_it_is(pairs: tuple[tuple[str, str], ...], key: str) -> None:
    assert changed(*pairs)[0].key == key


def test_a_list_whose_day_is_not_understood_is_read_without_it() -> None:
    watchlist, faults = changed(("2026-07-27T00:00:00", "soon"))
    assert watchlist.as_of is None
    assert faults.warnings == ["x.xml:4: dataAsOf: 'soon' is no day; the list is read without its date"]


def test_what_is_not_known_is_kept_told_and_counted() -> None:
    watchlist, faults = changed(
        (">F.K.A.<", ">X.K.A.<"),
        (">Vessel<", ">Spirit<"),
        ("<versionId>1</versionId>", "<versionId>1</versionId><novel of='x'>y</novel>"),
        ('<type featureTypeId="113"/>', '<type featureTypeId="999"/>'),
    )
    person, _, spirit = watchlist.designations
    assert details(person)["name of the type X.K.A."] == ["FORMEROV, Ivan"]
    assert "FORMEROV, Ivan" in [alias.name for alias in person.aliases]
    assert details(person)["feature 999"] == ["44"]
    assert (spirit.type, details(spirit)["party type"]) == (PartyType.UNKNOWN, ["Spirit"])
    assert faults.ledger.doubts == {"name of an unknown type": 1, "party type that is not known": 1}
    assert faults.ledger.unread == {
        "entity/features/feature/novel": 1,
        "entity/features/feature/novel@of": 1,
    }


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('<entity id="900003">', '<entity id="900001">', f"x.xml:{line_of(900003)}: 900001: stands in line {line_of(900001)} too; fetch the file again"),
        ('<entity id="900002">', "<entity>", f"x.xml:{line_of(900002)}: id: a party has no number; fetch the file again"),
        ('<name id="610"><isPrimary>true', '<name id="610"><isPrimary>false', f"x.xml:{line_of(900002)}: 900002: exactly one primary name is needed, found none"),
        ('<entity id="900002">', '<entity id="900002" action="remove">', f"x.xml:{line_of(900002)}: 900002: action: 'remove': this is a file of changes; fetch the whole list"),
        ("<sanctionsData ", "<!DOCTYPE sanctionsData []><sanctionsData ", "x.xml:3: file: holds a document type (DTD), which no official list has; fetch it from its publisher"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_line_and_remedy(old: str, new: str, fault: str) -> None:
    assert old in TEXT
    watchlist, faults = read(TEXT.replace(old, new, 1))
    assert watchlist is None
    assert fault in faults.faults


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_cut_file_is_no_list(share: float, tmp_path: Path) -> None:
    path = tmp_path / "cut.xml"
    path.write_text(TEXT[: int(len(TEXT) * share)], encoding="utf-8")
    with pytest.raises(WatchlistError, match="is no XML"):
        load_watchlist(path)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (TEXT, True),
        (TEXT.replace(' xmlns="https://example.org/ENHANCED_XML"', ""), True),
        ("<sdnList/>", False),
        ("<Sanctions><entity/></Sanctions>", False),
        ("sanctionsData\n", False),
    ],
)
def test_a_file_is_known_by_its_root_and_not_by_its_namespace(text: str, known: bool) -> None:
    assert FORMAT.recognises(ListFile.of_bytes(text.encode(), "any.xml")) is known


def test_no_text_of_a_record_is_lost() -> None:
    """Each text in turn becomes a word that stands nowhere else, and that word must stand in the list."""
    root = ElementTree.fromstring(TEXT)
    numbers = ("identityId", "versionId", "valueRefId", "type", "formattedLastName", "formattedFirstName")
    texts = [
        item
        for item in root.iterfind("{*}entities//*")
        if (item.text or "").strip()
        and not (name := item.tag.rpartition("}")[2]).startswith("is")
        and "Date" not in name
        and name not in numbers
    ]
    assert len(texts) > 60
    for item in texts:
        before, item.text = item.text, "Zyx9"
        watchlist, faults = read(ElementTree.tostring(root, encoding="unicode"))
        assert watchlist is not None, faults.faults
        assert "Zyx9" in watchlist.to_json(), before
        item.text = before


@pytest.mark.parametrize("tag", sorted(set(re.findall(r"<(\w+)[ >/]", TEXT))))
def test_a_missing_element_is_no_crash(tag: str) -> None:
    root = ElementTree.fromstring(TEXT)
    for parent in root.iter():
        for child in parent.findall(f"{{*}}{tag}"):
            parent.remove(child)
    watchlist, faults = read(ElementTree.tostring(root, encoding="unicode"))
    assert (watchlist is None) == bool(faults.count)


def test_the_extract_says_what_a_plain_reading_finds(samples: Path) -> None:
    path = samples / "ofac_enhanced_xml" / "cons_enhanced_extract.xml"
    root = ElementTree.parse(path).getroot()
    (loaded,), faults = check(path)
    assert (faults, loaded.report.unread) == ((), ())
    assert (loaded.watchlist.key, loaded.watchlist.as_of) == ("ofac-consolidated", date(2026, 7, 27))
    (party,) = loaded.watchlist.designations
    (plain,) = root.iterfind(".//{*}entity")
    assert party.id == plain.get("id") == "9640"
    assert {alias.name for alias in party.aliases} == {name.text for name in plain.iterfind(".//{*}formattedFullName")}
    assert list(party.programs) == [program.text for program in plain.iterfind(".//{*}sanctionsProgram")]
    assert [str(born.days) for born in party.birth_dates] == [
        value.text for value in plain.iterfind(".//{*}feature/{*}value")
    ]
    assert party.listed_on == date(2006, 4, 12)
    assert [address.country for address in party.addresses] == ["PS"]
