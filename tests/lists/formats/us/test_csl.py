import csv
import json
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from sanscreen.lists.faults import Faults
from sanscreen.lists.formats import format_of
from sanscreen.lists.formats.us.csl import FORMAT
from sanscreen.lists.list_file import ListFile
from sanscreen.model import AliasKind, AliasQuality, Designation, PartyType, Watchlist

SAMPLE = Path(__file__).parents[2] / "samples" / "us_csl.csv"
HEADER = SAMPLE.read_text(encoding="utf-8").splitlines()[0].replace('"', "").split(",")
OLD = HEADER[1:]  # the layout of 2019 has no `_id`


def read(data: bytes) -> tuple[Watchlist | None, Faults]:
    file = ListFile.of_bytes(data, "csl.csv")
    assert format_of(file) is FORMAT
    faults = Faults("csl.csv")
    return FORMAT.read(file, faults), faults


def table(*rows: dict[str, str], header: list[str] = OLD) -> bytes:
    lines = [header, *([row.get(column, "") for column in header] for row in rows)]
    return "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines).encode()


def party(**cells: str) -> Designation:
    """The only party of a list in the layout of 2019 that is read without a fault."""
    found, faults = read(table({"source": "Entity List (EL) - Bureau", "name": "PROBE", **cells}))
    assert found is not None, faults.faults
    (designation,) = found.designations
    return designation


@pytest.fixture(scope="module")
def loaded() -> tuple[Watchlist, Faults]:
    found, faults = read(SAMPLE.read_bytes())
    assert found is not None
    return found, faults


@pytest.fixture(scope="module")
def parties(loaded: tuple[Watchlist, Faults]) -> dict[str, Designation]:
    return {each.id: each for each in loaded[0].designations}


def test_nothing_is_left_and_a_label_that_is_not_known_is_told(loaded: tuple[Watchlist, Faults]) -> None:
    found, faults = loaded
    assert (found.key, found.as_of) == ("us-csl", None)
    assert not faults.ledger.unread
    assert faults.ledger.doubts == {"number of an unknown kind": 1}


def test_a_person_keeps_all_that_is_said(parties: dict[str, Designation]) -> None:
    person = parties["90001"]
    assert person.type is PartyType.INDIVIDUAL
    assert [(each.name, each.quality) for each in person.aliases] == [
        ("TESTOV, Ivan", AliasQuality.PRIMARY),
        ("TESTOFF, Ivan", AliasQuality.STRONG),
        ("PROBUS, Johann", AliasQuality.STRONG),
    ]
    assert person.programs == ("EXAMPLE-1", "EXAMPLE-2", "SDN")
    assert [(each.list, each.number) for each in person.entries] == [("CSL", "90001"), ("OFAC", "90001")]
    assert [(str(each.days), each.circa) for each in person.birth_dates] == [("1962-04-01", False), ("1963", True)]
    assert [each.value for each in (*person.nationalities, *person.citizenships, *person.genders)] == [
        "RU",
        "CY",
        "male",
    ]
    assert [each.value for each in (*person.titles, *person.birth_places)] == [
        "Minister of Tests", "General", "Testgrad, Russia",
    ]  # fmt: skip
    assert [(each.kind.value, each.scheme, each.number, each.country) for each in person.identifiers] == [
        ("passport", None, "000000017", "RU"),
        ("wallet", "xbt", "1inventedAddress", None),
        ("other", None, "00045", None),
    ]
    assert [(each.text, each.country) for each in person.addresses] == [
        ("1 Example Street, Testgrad, RU", "RU"),
        ("Nicosia, CY", "CY"),
    ]
    assert [(each.party, each.note) for each in person.relations] == [("90002", "Linked To")]
    assert person.remarks == "(Linked To: EXAMPLE TRADING LLC); invented"
    assert [(each.label, each.value) for each in person.details] == [
        ("source list", "Specially Designated Nationals (SDN) - Treasury Department"),
        ("address of the source list", "https://list.example"),
        ("address of the source information", "https://source.example"),
        ("Secondary sanctions risk", "Invented Regulations, section 1"),
    ]


def test_a_party_on_two_lists_is_one_with_the_programs_of_both(parties: dict[str, Designation]) -> None:
    firm = parties["90002"]
    assert firm.programs == ("EXAMPLE-1", "SSI", "EXAMPLE-3", "NS-MBS")
    assert [each.name for each in firm.aliases] == ["EXAMPLE TRADING LLC", "EXAMPLE TRADE"]
    assert [str(each.days) for each in firm.birth_dates] == ["2001-01-01"]


def test_a_name_stands_as_it_is_printed_and_without_its_successors(parties: dict[str, Designation]) -> None:
    aliases = parties["ab01"].aliases
    assert [(each.name, each.quality, each.kind) for each in aliases] == [
        ("Invented Import and Export; and any successor, sub-unit, or subsidiary thereof", "primary", AliasKind.NAME),
        ("Invented Import and Export", "strong", AliasKind.NAME),
        ("First Probe", "strong", AliasKind.AKA),
        ("Second Probe", "strong", AliasKind.AKA),
    ]
    assert ("names", "any successor thereof") in [(each.label, each.value) for each in parties["ab01"].details]
    assert parties["ab01"].listed_on == date(2030, 7, 19)


def test_a_ship_has_flag_type_numbers_and_owner(parties: dict[str, Designation]) -> None:
    ship = parties["90003"]
    assert ship.type is PartyType.VESSEL
    assert [(each.kind.value, each.number) for each in ship.identifiers] == [
        ("call_sign", "XXXX1"),
        ("imo_number", "9000001"),
    ]
    assert [each.value for each in (*ship.model, *ship.flag_states)] == ["Oil Tanker", "GA"]
    assert [(each.kind.value, each.party) for each in ship.relations] == [("owned_by", "90002")]
    assert [str(each.days) for each in ship.birth_dates] == ["2019"]
    assert {(each.label, each.value) for each in ship.details} >= {
        ("gross tonnage", "30000"), ("gross registered tonnage", "20000"), ("Former Vessel Flag", "Panama"),
    }  # fmt: skip


def test_export_rules_stay_as_details_and_the_list_is_a_program(parties: dict[str, Designation]) -> None:
    institute = parties["ab02"]
    assert (institute.type, institute.programs) == (PartyType.UNKNOWN, ("EL",))
    assert [(each.text, each.country) for each in institute.addresses] == [
        ("1 Road, Hebei", None),
        ("2 Road, Hebei, CN", "CN"),
    ]
    assert {(each.label, each.value) for each in institute.details} >= {
        ("license requirement", "For all items"), ("license policy", "Denial"), ("Federal Register", "1 FR 1"),
    }  # fmt: skip


def test_letters_of_a_state_are_no_country_on_the_denied_persons_list(parties: dict[str, Designation]) -> None:
    assert [each.country for each in parties["ab03"].addresses] == [None, "CA"]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("US, 00-0000017, Tax ID No.", [("tax_number", "00-0000017", "US")]),
        ("0000017, Tax ID No.; www.probe.example, Website", [("tax_number", "0000017", None), ("website", "www.probe.example", None)]),
        ("IMO 9000001, Vessel Registration Identification", [("imo_number", "9000001", None)]),
        ("01200017 (Bogota), Matricula Mercantil No", [("registration_number", "01200017", None)]),
        ("Passport, 000000017, KP", [("passport", "000000017", "KP")]),
    ],
)  # fmt: skip
def test_numbers_are_read_in_both_orders(cell: str, found: list[tuple[str, str, str | None]]) -> None:
    numbers = party(entity_number="1", ids=cell).identifiers
    assert [(each.kind.value, each.number, each.country) for each in numbers] == found


def test_an_item_without_a_value_is_a_detail() -> None:
    found = party(entity_number="1", ids="Wanted")
    assert ("ids", "Wanted") in [(each.label, each.value) for each in found.details]


def test_what_is_no_number_is_a_detail() -> None:
    cell = (
        "Subject to Directive 3, Executive Order 13662 Directive Determination -; Panama, Former Vessel Flag; "
        "Invented Regulations, sections 1 and 2, Secondary sanctions risk:"
    )
    found = party(entity_number="1", ids=cell)
    assert not found.identifiers
    assert [(each.label, each.value) for each in found.details[1:]] == [
        ("Executive Order 13662 Directive Determination", "Subject to Directive 3"),
        ("Former Vessel Flag", "Panama"),
        ("Secondary sanctions risk", "Invented Regulations, sections 1 and 2"),
    ]


def test_the_days_of_several_rows_are_kept() -> None:
    row = {"source": "Unverified List (UVL) - Bureau", "name": "PROBE"}
    found, _ = read(table({**row, "start_date": "2030-03-01"}, {**row, "start_date": "2030-01-01"}))
    assert found is not None
    (party,) = found.designations
    assert party.listed_on == date(2030, 1, 1)
    assert [each.value for each in party.details if each.label == "start date"] == ["2030-03-01", "2030-01-01"]


def test_without_a_number_list_and_name_make_one_that_stays() -> None:
    row = {"source": "Entity List (EL) - Bureau of Industry and Security", "name": "PROBE"}
    first, _ = read(table(row, {**row, "addresses": "Peking, CN"}, {**row, "name": "PROBUS"}))
    second, _ = read(table({**row, "name": "PROBUS", "start_date": "2030-01-01"}, row))
    assert first is not None
    assert second is not None
    assert [each.id for each in first.designations] == [each.id for each in second.designations][::-1]
    assert first.designations[0].id.startswith("EL-")
    assert [each.country for each in first.designations[0].addresses] == ["CN"]


@pytest.mark.parametrize("header", [HEADER, OLD], ids=["2024", "2019"])
def test_no_cell_of_any_column_is_lost(header: list[str]) -> None:
    row = {column: f"Mark{number}x; Mark{number}y" for number, column in enumerate(header)}
    found, faults = read(table(row, header=header))
    assert found is not None, faults.faults
    assert not faults.ledger.unread
    kept = json.dumps(found.to_dict())
    marks = {column: [mark for mark in cell.split("; ") if mark not in kept] for column, cell in row.items()}
    assert {column: lost for column, lost in marks.items() if lost} == {}


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (table({"name": "A", "entity_number": "1"}) + b'\n"too","few"', "csl.csv:3: row: has 2 cells; 28 are expected"),
        (table({"entity_number": "1"}), "csl.csv:2: 1: exactly one primary name is needed, found none"),
        (table({"entity_number": "1", "name": "?!"}), "csl.csv:2: 1: name: '?!' has no letter or figure"),
        (table({"name": "A"})[:-1], "csl.csv:2: file: is no table: unexpected end of data"),
        (table(), "csl.csv:1: file: holds no party"),
    ],
    ids=["cells", "name", "uncomparable", "cut", "empty"],
)
def test_a_faulty_file_is_no_list(data: bytes, fault: str) -> None:
    found, faults = read(data)
    assert found is None
    assert any(each.startswith(fault) for each in faults.faults), faults.faults


def numbers_of(ids: str) -> set[str]:
    """The words with a figure in the items of a cell; IMO before the number of a ship goes."""
    words = {word.removeprefix("IMO ") for item in ids.split("; ") for word in item.split(", ")}
    return {word for word in words if re.search(r"\d", word) and "Executive Order" not in word and " " not in word}


@pytest.mark.parametrize("name", ["csl.csv", "csl_consolidated_2024.csv"])
def test_the_official_samples_lose_no_name_date_program_or_address(name: str, samples: Path) -> None:
    path = samples / "us_csl" / name
    found, faults = read(path.read_bytes())
    assert found is not None
    assert not faults.ledger.unread
    assert not faults.ledger.doubts
    wanted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        columns = ("alt_names", "programs", "addresses", "dates_of_birth", "nationalities", "places_of_birth")
        values = {row["name"].strip(), *(value for column in columns for value in row[column].split("; "))}
        bare = {" ".join(value.removeprefix("and ").split()) for value in values - {""}}
        wanted[(row["source"], row["name"].strip())] |= bare | ({row["start_date"]} - {""}) | numbers_of(row["ids"])
    for each in found.designations:
        source = next(detail.value for detail in each.details if detail.label == "source list")
        texts = {
            *(alias.name for alias in each.aliases), *each.programs, *(address.text for address in each.addresses),
            *(str(birth.days) for birth in each.birth_dates), str(each.listed_on),
            *(fact.value for fact in (*each.nationalities, *each.birth_places)),
            *(detail.value for detail in each.details), *(number.number for number in each.identifiers),
        }  # fmt: skip
        assert wanted.pop((source, each.primary_name)) <= texts
    assert not wanted
