"""OFAC's SDN.XML: every element ends in its field, and a file that is not whole is refused."""

import re
from datetime import date
from pathlib import Path

import pytest

from sanscreen import load_watchlist
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.ofac.sdn_xml import FORMAT
from sanscreen.lists.list_file import ListFile
from sanscreen.lists.load import check
from sanscreen.model import AliasKind, AliasQuality, Designation, NameParts, PartyType, RelationKind, Watchlist

SAMPLE = Path(__file__).parents[2] / "samples" / "ofac_sdn_xml.xml"


def read(entries: str, publication: str = "") -> tuple[Watchlist | None, Faults]:
    text = f"<sdnList><publshInformation>{publication}</publshInformation>{entries}</sdnList>"
    faults = Faults("sdn.xml")
    return FORMAT.read(ListFile.of_bytes(text.encode(), "sdn.xml"), faults), faults


def entry(inside: str = "", number: str = "1", name: str = "<lastName>TESTOV</lastName>") -> str:
    return f"<sdnEntry><uid>{number}</uid>{name}<sdnType>Individual</sdnType>{inside}</sdnEntry>"


@pytest.fixture(scope="module")
def sample() -> dict[str, Designation]:
    return {each.id: each for each in load_watchlist(SAMPLE).designations}


def test_the_sample_is_read_without_a_leftover_or_a_doubt() -> None:
    (loaded,), faults = check(SAMPLE)
    assert not faults
    assert not loaded.report.unread
    assert not loaded.warnings
    assert (loaded.watchlist.key, loaded.watchlist.as_of) == ("ofac-sdn", date(2026, 11, 20))
    assert loaded.watchlist.sources[0].as_of == date(2026, 11, 20)


def test_names_of_every_kind_and_quality(sample: dict[str, Designation]) -> None:
    assert [(each.name, each.quality, each.kind, each.parts) for each in sample["101"].aliases] == [
        ("TESTOV, Ivan", AliasQuality.PRIMARY, AliasKind.NAME, NameParts(family="TESTOV", given="Ivan")),
        ("TESTOFF, Iwan", AliasQuality.STRONG, AliasKind.AKA, NameParts(family="TESTOFF", given="Iwan")),
        ("THE PROBE", AliasQuality.WEAK, AliasKind.FORMER, None),
    ]
    assert [each.name for each in sample["102"].aliases] == ["EXAMPLE TRADING L.L.C.", "Example Trading International"]


def test_facts_of_a_person(sample: dict[str, Designation]) -> None:
    person = sample["101"]
    assert person.type is PartyType.INDIVIDUAL
    assert person.programs == ("SDGT", "IRGC")
    assert [fact.value for fact in person.titles] == ["Director of Example Trading", "Major General"]
    assert [(str(born.days), born.circa) for born in person.birth_dates] == [("1961-05-03", False), ("1963", True)]
    assert [fact.value for fact in person.birth_places] == ["Testgrad, Russia"]
    assert [fact.value for fact in person.nationalities] == ["RU"]
    assert [fact.value for fact in person.citizenships] == ["CY"]
    assert [fact.value for fact in person.genders] == ["male"]
    assert person.remarks == "Brigade commander"
    assert [(each.text, each.country) for each in person.addresses] == [
        ("1 Test Street, Floor 2, Door 3, Testgrad, Test Oblast, 101000, Russia", "RU"),
        ("Region: Crimea", None),
    ]
    assert [(tie.kind, tie.party, tie.name) for tie in person.relations] == [
        (RelationKind.LINKED_TO, "102", None),
        (RelationKind.LINKED_TO, None, "SOMEBODY ELSE"),
    ]


def test_numbers_and_what_stands_among_them_and_is_none(sample: dict[str, Designation]) -> None:
    person, entity = sample["101"], sample["102"]
    assert [(each.kind.value, each.number, each.country, each.issued, each.expires) for each in person.identifiers] == [
        ("passport", "AB 1234567", "RU", "11 May 2011", "11 May 2021"),
        ("registration_number", "1026303117642", "RU", None, None),
        ("wallet", "1TestTestTestTestTestTestTestTest1", None, None, None),
    ]
    assert [(each.label, each.value) for each in person.details] == [
        ("Secondary sanctions risk", "section 1(b) of Executive Order 13224")
    ]
    assert [str(born.days) for born in entity.birth_dates] == ["1990-10-17"]
    assert [(each.label, each.value) for each in entity.details] == [
        ("Executive Order 13662 Directive Determination", "Subject to Directive 1")
    ]


def test_a_ship(sample: dict[str, Designation]) -> None:
    ship = sample["103"]
    assert ship.type is PartyType.VESSEL
    assert [(each.kind.value, each.number) for each in ship.identifiers] == [
        ("imo_number", "9187629"),
        ("call_sign", "TEST1"),
    ]
    assert [fact.value for fact in ship.model] == ["Crude Oil Tanker"]
    assert [fact.value for fact in ship.flag_states] == ["PA"]
    assert [(tie.kind, tie.party) for tie in ship.relations] == [(RelationKind.OWNED_BY, "102")]
    assert [(each.label, each.value) for each in ship.details] == [
        ("Vessel Tonnage", "99144"),
        ("Vessel Gross Registered Tonnage", "56068"),
    ]


def test_the_list_is_told_by_its_programs() -> None:
    watchlist, _ = read(entry("<programList><program>SDGT</program><program>NS-PLC</program></programList>"))
    assert watchlist is not None
    assert watchlist.key == "ofac-sdn"
    watchlist, _ = read(entry("<programList>\n<program>\nNS-PLC</program>\n</programList>\n"))
    assert watchlist is not None
    assert watchlist.key == "ofac-consolidated"


def test_what_nobody_reads_is_counted() -> None:
    inside = "<novelty>x</novelty><akaList><aka><type>a.k.a.</type><category>weak</category><lastName>A</lastName><colour>red</colour></aka></akaList>"
    watchlist, faults = read(entry(inside), "<Novelty>y</Novelty>")
    assert watchlist is not None
    assert faults.ledger.unread == {
        "sdnEntry/novelty": 1,
        "sdnEntry/akaList/aka/colour": 1,
        "publshInformation/Novelty": 1,
    }


def test_what_is_not_understood_is_kept_and_told() -> None:
    inside = (
        "<akaList><aka><type>z.k.a.</type><category>middling</category><lastName>SECOND</lastName></aka></akaList>"
        "<dateOfBirthList><dateOfBirthItem><dateOfBirth>in spring</dateOfBirth></dateOfBirthItem></dateOfBirthList>"
        "<idList><id><idType>Number of Tests</idType><idNumber>12345</idNumber></id></idList>"
    )
    watchlist, faults = read(entry(inside).replace("Individual", "Submarine"), "<Publish_Date>soon</Publish_Date>")
    assert watchlist is not None
    (each,) = watchlist.designations
    assert (watchlist.as_of, each.type) == (None, PartyType.UNKNOWN)
    assert [(alias.name, alias.quality) for alias in each.aliases[1:]] == [("SECOND", AliasQuality.STRONG)]
    assert {(detail.label, detail.value) for detail in each.details} == {
        ("type", "Submarine"),
        ("birth date", "in spring"),
    }
    assert [(number.number, number.note) for number in each.identifiers] == [("12345", "Number of Tests")]
    assert set(faults.ledger.doubts) == {
        "type that is not known",
        "alias that is not understood",
        "date that is not understood",
        "number of an unknown kind",
    }
    assert any("Publish_Date: 'soon' is no day" in warning for warning in faults.warnings)


@pytest.mark.parametrize(
    ("entries", "publication", "fault"),
    [
        (entry() + entry(), "", r"1: 1: stands in line 1 too"),
        (entry(name=""), "", r"1: 1: exactly one primary name is needed"),
        (entry(number=""), "", r"1: id: a party has no number"),
        (entry(), "<Record_Count>2</Record_Count>", r"1: Record_Count: says 2 entries, and there are 1"),
        ("", "", r"1: file: holds no party"),
        ("<sdnEntry>", "", r"1: file: is no XML"),
    ],
)
def test_a_faulty_file_is_refused_with_its_line(entries: str, publication: str, fault: str) -> None:
    watchlist, faults = read(entries, publication)
    assert watchlist is None
    assert any(re.match(rf"sdn\.xml:{fault}", each) for each in faults.faults), faults.faults


@pytest.mark.parametrize("size", [500, 2000, 4000])
def test_a_truncated_file_is_refused(size: int) -> None:
    faults = Faults("sdn.xml")
    assert FORMAT.read(ListFile.of_bytes(SAMPLE.read_bytes()[:size], "sdn.xml"), faults) is None
    assert "is no XML" in faults.faults[0]


def test_a_document_type_is_refused() -> None:
    data = b'<!DOCTYPE sdnList [<!ENTITY a "b">]><sdnList>' + entry().encode() + b"</sdnList>"
    file = ListFile.of_bytes(data, "sdn.xml")
    faults = Faults("sdn.xml")
    assert FORMAT.read(file, faults) is None
    assert "document type" in faults.faults[0]


@pytest.mark.parametrize("head", [b"<Sanctions/>", b"<sanctionsData/>", b"101,a,b", b""])
def test_other_files_are_not_recognised(head: bytes) -> None:
    assert not FORMAT.recognises(ListFile.of_bytes(head, "sdn.xml"))
