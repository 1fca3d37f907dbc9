"""The EU list in both forms: where each field lands, which name is the primary one, and what is told."""

import csv
import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from sanscreen import AliasQuality, Designation, IdentifierKind, NameParts, PartyType, Watchlist
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.eu import fsf_csv as eu_csv
from sanscreen.lists.formats.eu import fsf_xml as eu_xml
from sanscreen.lists.formats.format import Format
from sanscreen.lists.list_file import ListFile
from sanscreen.lists.load import load_watchlist

FOLDER = Path(__file__).parents[2] / "samples"
XML = (FOLDER / "eu.xml").read_text(encoding="utf-8")
TABLE = (FOLDER / "eu.csv").read_bytes().decode("utf-8-sig")
FORMS = [pytest.param(eu_xml.FORMAT, XML, id="xml"), pytest.param(eu_csv.FORMAT, TABLE, id="csv")]


def read(form: Format, text: str) -> tuple[Watchlist | None, Faults]:
    faults = Faults("eu")
    return form.read(ListFile.of_bytes(text.encode(), "eu"), faults), faults


def whole(form: Format, text: str) -> dict[str, Designation]:
    watchlist, faults = read(form, text)
    assert watchlist is not None, faults.faults
    return {each.id: each for each in watchlist.designations}


def details(party: Designation, label: str) -> list[str]:
    return [detail.value for detail in party.details if detail.label == label]


def table(*rows: dict[str, str]) -> str:
    """Return a table of rows with the columns that one of them has."""
    columns = list(dict.fromkeys(["NameAlias_WholeName", *(column for row in rows for column in row)]))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=";", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize(("form", "text"), FORMS)
def test_both_forms_give_the_same_party(form: Format, text: str) -> None:
    watchlist, faults = read(form, text)
    assert watchlist is not None
    assert not faults.ledger.unread
    assert (watchlist.key, watchlist.sources[0].label, str(watchlist.as_of)) == ("eu", "EU", "2030-08-05")
    person, entity = watchlist.designations
    assert (person.id, person.type, entity.id, entity.type) == ("EU.1.11", PartyType.INDIVIDUAL, "2", PartyType.ENTITY)
    entries = [(entry.list, entry.number) for entry in person.entries]
    assert entries == [("EU", "EU.1.11"), ("EU", "1"), ("UN", "XXi.001")]
    assert person.programs == entity.programs == ("UTO",)
    assert (str(person.listed_on), str(person.updated_on)) == ("2021-02-03", "2023-05-06")
    assert entity.listed_on is None
    assert str(person.remarks).startswith("Nobody of this name exists.")
    assert [fact.value for fact in person.genders] == ["male"]
    assert [fact.value for fact in person.titles] == ["Dr", "Head of Example Trading"]
    assert [fact.value for fact in person.citizenships] == ["FR"]
    assert details(person, "designation details") == ["for being invented"]
    act = "council amendment 2022/1 (OJ L1), published 2022-03-15, in force 2022-03-16, https://example.org/act?a=1&b=2"
    assert act in details(person, "act")
    assert person.birth_places[0].value == "Example Quarter, Testville, 00001, Invented Region, FRANCE"
    assert str(person.birth_dates[0].days) == "1960-01-25"
    assert details(person, "on the birth date") == ["as he says"]


@pytest.mark.parametrize(("form", "text"), FORMS)
def test_both_forms_give_the_same_numbers_and_address(form: Format, text: str) -> None:
    person = whole(form, text)["EU.1.11"]
    passports = [each for each in person.identifiers if each.scheme == "passport"]
    assert {each.kind for each in passports} == {IdentifierKind.OTHER}  # a forged one finds nobody
    assert [each.number for each in passports] == ["АБ000001", "AB000001"]
    assert {(each.country, each.issued, each.expires) for each in passports} == {("FR", "2001-02-03", "2011-02-03")}
    for said in (
        "diplomatic",
        "known to be false",
        "issued by Example Office",
        "name on it: Ivan Testoff",
        "seen once",
    ):
        assert said in str(passports[0].note)
    (address,) = person.addresses
    assert address.country == "IR"
    assert address.text.startswith("1 Example Road")
    ending = "PO Box 12, 00002 Testburg, Invented Region, c/o Example, IRAN (ISLAMIC REPUBLIC OF) (as at the time of listing; office)"
    assert address.text.endswith(ending)
    found = [(each.kind, each.number) for each in person.identifiers]
    assert (IdentifierKind.PHONE, "+00 555 0100") in found
    assert (IdentifierKind.EMAIL, "testov@example.org") in found


def test_names_keep_quality_language_and_parts() -> None:
    aliases = whole(eu_xml.FORMAT, XML)["EU.1.11"].aliases
    assert [(alias.name, alias.quality.value, alias.language) for alias in aliases] == [
        ("Ivan Invented TESTOV", "primary", None),
        ("Иван Тестов", "strong", "RU"),
        ("The Tester", "weak", None),
        ("Iwan Testow", "strong", "DE"),
        ("Testoff, Yvan", "strong", None),
    ]
    assert aliases[0].parts == NameParts(family="Testov", given="Ivan", middle="Invented")
    assert details(whole(eu_xml.FORMAT, XML)["EU.1.11"], "on a name") == ["The Tester: so called by friends"]


@pytest.mark.parametrize(
    ("names", "primary"),
    [
        ([("Тестов", "true", ""), ("Testov", "true", ""), ("Testoff", "true", "")], "Testov"),
        ([("Testow", "true", "DE"), ("Testov", "true", "EN")], "Testov"),
        ([("Testow", "true", "DE"), ("Тестов", "true", "")], "Testow"),
        ([("Testov", "false", ""), ("Тестов", "true", "RU")], "Тестов"),
        ([("Testov", "false", "")], "Testov"),
    ],
)
def test_the_primary_name_is_strong_then_latin_then_no_translation(
    names: list[tuple[str, str, str]], primary: str
) -> None:
    inner = "".join(
        f'<nameAlias wholeName="{name}" strong="{strong}" nameLanguage="{code}"/>' for name, strong, code in names
    )
    text = f'<export><sanctionEntity logicalId="1"><subjectType code="person"/>{inner}</sanctionEntity></export>'
    party = whole(eu_xml.FORMAT, text)["1"]
    assert party.primary_name == primary
    weak = {name for name, strong, _ in names if strong == "false"} - {primary}
    assert {alias.name for alias in party.aliases if alias.quality is AliasQuality.WEAK} == weak


def test_dates_of_every_form_are_kept() -> None:
    watchlist, faults = read(eu_xml.FORMAT, XML)
    assert watchlist is not None
    person = watchlist.designations[0]
    assert [(str(born.days), born.circa) for born in person.birth_dates] == [
        ("1960-01-25", False),
        ("1961", True),
        ("1962/1964", False),
        ("1965-08", False),
    ]
    assert details(person, "birth date") == ["until 1980", "1343 (islamic calendar)"]
    assert faults.warnings == [
        "eu:3: EU.1.11: date that is not understood: birth date 'until 1980'",
        "eu:3: EU.1.11: date in another calendar: birth date '1343' (ISLAMIC)",
        "eu:3: EU.1.11: number of an unknown kind: 'Invented number'",
    ]


def test_parts_of_a_date_that_contradict_it_are_kept_too() -> None:
    text = XML.replace('monthOfYear="1" year="1960"', 'monthOfYear="2" year="1959"')
    spans = [str(born.days) for born in whole(eu_xml.FORMAT, text)["EU.1.11"].birth_dates]
    assert spans[:2] == ["1960-01-25", "1959-02-25"]


def test_what_has_no_field_of_its_own_is_a_detail() -> None:
    person = whole(eu_xml.FORMAT, XML)["EU.1.11"]
    assert details(person, "height") == ["180 cm"]
    assert details(person, "PIGEON") == ["post 4"]
    assert details(person, "on the address") == ["of no fixed abode"]
    assert details(person, "document") == ["National passport; number not known"]
    assert details(person, "on a citizenship") == ["FRANCE, until 2020-01-01, Invented Region"]
    assert "corrigendum 2022/2 (OJ L2), published 2022-04-01" in details(person, "act")


def test_codes_of_identifications_give_their_kinds() -> None:
    parties = whole(eu_xml.FORMAT, XML)
    found = {each.number: each.kind.value for party in parties.values() for each in party.identifiers}
    assert found.items() >= {
        ("000123456", "national_id"),
        ("4711", "other"),
        ("5342883", "imo_number"),
        ("EXAMDEFF", "bic"),
        ("HRB 00001", "registration_number"),
        ("000/111", "tax_number"),
        ("www.example.org", "website"),
    }


def test_what_nobody_reads_is_counted() -> None:
    _, faults = read(eu_xml.FORMAT, XML.replace('logicalId="25"', 'logicalId="25" shoeSize="42"'))
    assert dict(faults.ledger.unread) == {"sanctionEntity/nameAlias@shoeSize": 1}
    row = {"Entity_LogicalId": "1", "NameAlias_WholeName": "Testov", "NameAlias_ShoeSize": "42", "Footnote": "none"}
    _, faults = read(eu_csv.FORMAT, table(row))
    assert dict(faults.ledger.unread) == {"sanctionEntity/nameAlias@shoeSize": 1, "row@Footnote": 1}


def test_a_party_of_an_unknown_type_is_kept_and_told() -> None:
    watchlist, faults = read(eu_xml.FORMAT, XML.replace('code="enterprise" classificationCode="E"', 'code="vessel"'))
    assert watchlist is not None
    assert watchlist.designations[1].type is PartyType.UNKNOWN
    assert details(watchlist.designations[1], "subject type") == ["vessel"]
    assert any("type of party that is not known: 'vessel'" in each for each in faults.warnings)


def test_a_reference_number_of_two_parties_gives_way_to_the_logical_id() -> None:
    parties = whole(eu_xml.FORMAT, XML.replace('euReferenceNumber=""', 'euReferenceNumber="EU.1.11"'))
    assert list(parties) == ["EU.1.11", "2"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('logicalId="2">', 'logicalId="1">', "eu:51: logicalId 1: stands in line 3 too"),
        ('logicalId="2">', 'logicalId="">', "eu:51: id: a party has no number"),
        ('wholeName="Example Trading"', 'wholeName=""', ""),
        (
            'lastName="Example Trading" wholeName="Example Trading"',
            'wholeName=""',
            "eu:51: 2: exactly one primary name",
        ),
        ("</export>", "", "eu:61: file: is no XML: no element found"),
        ("<export", "<!DOCTYPE x><export", "eu:2: file: holds a document type (DTD)"),
    ],
)
def test_a_faulty_xml_file_gives_no_list_and_names_the_place(old: str, new: str, fault: str) -> None:
    assert old in XML
    watchlist, faults = read(eu_xml.FORMAT, XML.replace(old, new))
    assert (watchlist is None) == bool(fault)
    assert any(each.startswith(fault) for each in faults.faults) == bool(fault), faults.faults


def test_rows_of_an_entity_are_gathered_wherever_they_stand() -> None:
    rows = [
        {"Entity_LogicalId": "1", "NameAlias_WholeName": "Testov", "Entity_Remark": "first"},
        {"Entity_LogicalId": "2", "NameAlias_WholeName": "Example Trading"},
        {"Entity_LogicalId": "1", "NameAlias_WholeName": "Testoff", "Entity_Remark": "second"},
        {"Entity_LogicalId": "1", "Citizenship_CountryIso2Code": "FR", "Entity_Remark": "second"},
    ]
    party = whole(eu_csv.FORMAT, table(*rows))["1"]
    assert [alias.name for alias in party.aliases] == ["Testov", "Testoff"]
    assert party.remarks == "first; second"
    assert [fact.value for fact in party.citizenships] == ["FR"]


def test_a_table_tells_that_it_knows_no_weak_names() -> None:
    row = {"Entity_LogicalId": "1", "NameAlias_WholeName": "Testov"}
    _, faults = read(eu_csv.FORMAT, table(row))
    assert [each.split(":")[2].strip() for each in faults.warnings if "Strong" in each] == ["NameAlias_Strong"]
    rows = [{**row, "NameAlias_Strong": "true"}, {**row, "NameAlias_WholeName": "T.", "NameAlias_Strong": "false"}]
    parties = whole(eu_csv.FORMAT, table(*rows))
    assert [alias.quality.value for alias in parties["1"].aliases] == ["primary", "weak"]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("PHONE+00 555 0100WEBhttps://example.org/", [("phone", "+00 555 0100"), ("website", "https://example.org/")]),
        ("EMAIL: a@example.org; FAX: 00", [("email", "a@example.org"), ("phone", "00")]),
    ],
)
def test_ways_to_reach_a_party_are_taken_apart(cell: str, found: list[tuple[str, str]]) -> None:
    rows = table({"Entity_LogicalId": "1", "NameAlias_WholeName": "Testov", "Address_ContactInfo": cell})
    party = whole(eu_csv.FORMAT, rows)["1"]
    assert [(each.kind.value, each.number) for each in party.identifiers] == found


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (TABLE.rstrip("\r\n;") + ";;;x\r\n", "eu:9: row: has"),
        (TABLE.replace(";2;;", ";;;", 1), "eu:9: id: a party has no number"),
        (TABLE.replace(";Example Trading;", ";;"), "eu:9: 2: exactly one primary name"),
        (TABLE[: TABLE.index("1 Example Road") + 5], "eu:4: file: is no table"),
    ],
)
def test_a_faulty_table_gives_no_list_and_names_the_place(text: str, fault: str) -> None:
    assert text != TABLE
    watchlist, faults = read(eu_csv.FORMAT, text)
    assert watchlist is None
    assert any(each.startswith(fault) for each in faults.faults), faults.faults


def test_the_official_extract_agrees_with_a_second_reading(samples: Path) -> None:
    path = samples / "eu_fsf_xml" / "xmlFullSanctionsList_1_1_extract.xml"
    listed = {party.id: party for party in load_watchlist(path).designations}
    space = "{http://eu.europa.ec/fpi/fsd/export}"
    elements = ET.parse(path).getroot().findall(f"{space}sanctionEntity")
    assert len(listed) == len(elements) == 3
    for element in elements:
        party = listed[element.attrib["euReferenceNumber"]]
        names = {alias.attrib["wholeName"]: alias.attrib["strong"] for alias in element.findall(f"{space}nameAlias")}
        assert {alias.name for alias in party.aliases} == set(names)
        weak = {alias.name for alias in party.aliases if alias.quality is AliasQuality.WEAK}
        assert weak == {name for name, strong in names.items() if strong == "false"}
        numbers = {each.attrib["number"] for each in element.findall(f"{space}identification")}
        assert {each.number for each in party.identifiers} == numbers
        dates = {each.attrib["birthdate"] for each in element.findall(f"{space}birthdate")}
        assert {str(born.days) for born in party.birth_dates} == dates
    assert listed["EU.3523.13"].primary_name == "İslami Büyük Doğu Akıncılar Cephesi"


def test_the_official_table_agrees_with_a_second_reading(samples: Path) -> None:
    path = samples / "eu_fsf_csv" / "csvFullSanctionsList_1_1_extract.csv"
    (party,) = load_watchlist(path).designations
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert {alias.name for alias in party.aliases} == {row["NameAlias_WholeName"] for row in rows}
    assert {party.id} == {row["Entity_EU_ReferenceNumber"] for row in rows}
    assert set(party.programs) == {row["Entity_Regulation_Programme"] for row in rows}
