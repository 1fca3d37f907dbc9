import json
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from sanscreen.lists.faults import Faults
from sanscreen.lists.formats import format_of
from sanscreen.lists.formats.uk.list_xml import FORMAT
from sanscreen.lists.list_file import ListFile
from sanscreen.model import AliasQuality, Designation, NameParts, PartyType, Watchlist

SAMPLE = Path(__file__).parents[2] / "samples" / "uk_xml.xml"
NAME = "<Names><Name><Name6>TESTOV</Name6><NameType>Primary Name</NameType></Name></Names>"


def read(data: bytes) -> tuple[Watchlist | None, Faults]:
    file = ListFile.of_bytes(data, "list.xml")
    assert format_of(file) is FORMAT
    faults = Faults("list.xml")
    return FORMAT.read(file, faults), faults


def document(*parties: str, date: str = "08/10/2026") -> bytes:
    inside = "\n".join(f"<Designation>{party}</Designation>" for party in parties)
    return f"<Designations><DateGenerated>{date}</DateGenerated>\n{inside}\n</Designations>".encode()


@pytest.fixture(scope="module")
def loaded() -> tuple[Watchlist, Faults]:
    found, faults = read(SAMPLE.read_bytes())
    assert found is not None
    return found, faults


@pytest.fixture(scope="module")
def parties(loaded: tuple[Watchlist, Faults]) -> dict[str, Designation]:
    return {each.id: each for each in loaded[0].designations}


def test_the_list_says_its_date_and_what_nobody_read(loaded: tuple[Watchlist, Faults]) -> None:
    found, faults = loaded
    assert (found.key, found.as_of) == ("uk", date(2026, 10, 8))
    assert faults.ledger.unread == {"Designation/ShipDetails/Ship/Colour": 1}
    assert faults.ledger.doubts == {"date that is not understood": 1, "country that is not known": 1}


def test_a_person_keeps_all_that_is_said(parties: dict[str, Designation]) -> None:
    person = parties["RUS9001"]
    assert [(each.name, each.quality) for each in person.aliases] == [
        ("TESTOV, Ivan Petrovich", AliasQuality.PRIMARY),
        ("PROBUS, Johann", AliasQuality.STRONG),
        ("VANYA", AliasQuality.WEAK),
        ("Иван Тестов", AliasQuality.STRONG),
    ]
    assert person.aliases[0].parts == NameParts(family="TESTOV", given="Ivan", middle="Petrovich")
    assert person.aliases[3].language == "Russian, Cyrillic"
    assert [(each.list, each.number) for each in person.entries] == [
        ("UK", "RUS9001"), ("OFSI", "90001"), ("UN", "XXi.901"), ("UN", "XXi.903"),
    ]  # fmt: skip
    assert [(each.kind.value, each.number, each.country, each.issued) for each in person.identifiers] == [
        ("passport", "000000017", "RU", "2024-08-07"),
        ("national_id", "AB0000001", "CY", None),
        ("phone", "+963 11 0000000", None, None),
        ("website", "www.testov.example", None, None),
        ("email", "a@testov.example", None, None),
        ("email", "b@testov.example", None, None),
        ("wallet", "1inventedAddress", None, None),
    ]
    assert [str(each.days) for each in person.birth_dates] == ["1962"]
    assert [each.value for each in person.birth_places] == ["Testgrad, Russia"]
    assert [each.value for each in (*person.titles, *person.nationalities, *person.genders)] == [
        "Dr", "Minister of Tests", "RU", "male",
    ]  # fmt: skip
    assert [(each.text, each.country) for each in person.addresses] == [
        ("1 Example Street, Testgrad, 000001, Russia", "RU")
    ]
    assert (person.listed_on, person.updated_on) == (date(2022, 2, 24), date(2026, 7, 31))
    assert person.remarks == "Invented."
    assert {(each.label, each.value) for each in person.details} == {
        ("passport", "Lost in a test"), ("birth date", "15/08/19yy"), ("nationalities", "Atlantis"),
        ("email address as printed", "a@testov.example and b@testov.example"), ("designation source", "UK"),
        ("sanctions imposed", "Asset freeze"), ("sanctions imposed", "Travel Ban"),
        ("statement of reasons", "TESTOV is invented."),
        ("sanctions indicator", "AssetFreeze"), ("sanctions indicator", "TravelBan"),
    }  # fmt: skip


def test_a_firm_and_a_ship_keep_numbers_ties_and_measures(parties: dict[str, Designation]) -> None:
    firm, ship = parties["RUS9002"], parties["RUS9003"]
    assert (firm.type, ship.type) == (PartyType.ENTITY, PartyType.VESSEL)
    assert [(each.kind.value, each.number) for each in (*firm.identifiers, *ship.identifiers)] == [
        ("registration_number", "0000017"),
        ("imo_number", "9000001"),
        ("serial_number", "XX-00001"),
    ]
    assert [(each.kind.value, each.party or each.name) for each in (*firm.relations, *ship.relations)] == [
        ("owned_by", "Invented Star Holding"),
        ("owner_of", "EXAMPLE BANK"),
        ("owned_by", "RUS9002"),
        ("linked_to", "Old Owner Ltd"),
    ]
    assert [each.value for each in (*ship.model, *ship.flag_states)] == ["Oil Tanker", "GA"]
    assert [str(each.days) for each in ship.birth_dates] == ["2019"]
    assert [(each.label, each.value) for each in (*firm.details, *ship.details)] == [
        ("type of entity", "Trading company"), ("previous flag", "Panama"), ("tonnage", "30,000"), ("length", "183 m"),
    ]  # fmt: skip


def test_no_text_of_any_element_is_lost() -> None:
    root = ET.parse(SAMPLE).getroot()
    for other in root.findall("Designation")[1:]:  # one party of every kind
        root.findall("Designation")[0].extend(node for node in other if node.tag in ("EntityDetails", "ShipDetails"))
        root.remove(other)
    names = root[1].find("Names")
    assert names is not None
    names.remove(names[-1])  # it has a type and no name
    marks = {}
    for number, node in enumerate(root[1].iter()):
        if not len(node) and node.tag not in ("Colour", "Deflag", "AssetFreeze", "TravelBan"):
            marks[node.text] = node.text = f"Mark{number}x"
    found, faults = read(ET.tostring(root))
    assert found is not None, faults.faults
    kept = json.dumps(found.to_dict())
    assert [(tag, mark) for tag, mark in marks.items() if mark not in kept] == []


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (document(f"<UniqueID>A</UniqueID>{NAME}", f"<UniqueID>A</UniqueID>{NAME}"), "list.xml:3: A: stands in two"),
        (document(NAME), "list.xml:2: id: has no number of the party"),
        (document("<UniqueID>A</UniqueID>"), "list.xml:2: A: exactly one primary name is needed, found none"),
        (document(f"<UniqueID>A</UniqueID>{NAME}")[:-12], "list.xml:3: file: is no XML"),
        (document(), "list.xml:1: file: holds no party"),
        (b"<!DOCTYPE Designations>" + document(NAME), "list.xml:1: file: holds a document type (DTD)"),
    ],
    ids=["twice", "id", "name", "cut", "empty", "DTD"],
)
def test_a_faulty_file_is_no_list(data: bytes, fault: str) -> None:
    found, faults = read(data)
    assert found is None
    assert any(each.startswith(fault) for each in faults.faults), faults.faults


def test_a_file_without_its_date_is_read_with_a_warning() -> None:
    found, faults = read(document(f"<UniqueID>A</UniqueID>{NAME}", date=""))
    assert found is not None
    assert faults.warnings == ["list.xml:1: DateGenerated: the file does not say its date"]


def test_namespaces_do_not_matter() -> None:
    data = document(f"<UniqueID>A</UniqueID>{NAME}").replace(b"<Designations>", b'<Designations xmlns="urn:example">')
    found, _ = read(data)
    assert found is not None
    assert found.designations[0].primary_name == "TESTOV"


def test_the_official_sample_loses_no_name(samples: Path) -> None:
    path = samples / "uk_sanctions_list" / "UK-Sanctions-List_extract.xml"
    found, faults = read(path.read_bytes())
    assert found is not None
    assert not faults.ledger.unread
    wanted = {}
    for node in ET.parse(path).getroot().iter("Designation"):
        parts = [
            ([name.findtext(f"Name{part}") for part in range(1, 6)], name.findtext("Name6"))
            for name in node.iter("Name")
        ]
        names = {", ".join(filter(None, (last, " ".join(filter(None, first))))) for first, last in parts}
        wanted[node.findtext("UniqueID")] = names
    assert {each.id: {alias.name for alias in each.aliases} for each in found.designations} == wanted
