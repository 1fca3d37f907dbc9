import csv
import json
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from sanscreen.lists.faults import Faults
from sanscreen.lists.formats import format_of
from sanscreen.lists.formats.uk.conlist import FORMAT
from sanscreen.lists.list_file import ListFile
from sanscreen.model import AliasKind, AliasQuality, Designation, PartyType, Watchlist

SAMPLE = Path(__file__).parents[2] / "samples" / "uk_conlist.csv"
OLD = (  # the header of 2016
    "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,DOB,Town of Birth,Country of Birth,Nationality,Passport Details,"
    "NI Number,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,"
    "Other Information,Group Type,Alias Type,Regime,Listed On,Last Updated,Group ID"
)
ROW = (
    "TESTOV,Ivan,,,,,,00/00/1962,,,Invented,Passport no: 0000017 (Russia) issued on 3 May 2007,Ration card no. 0000018,"
    ",,,,,,,,Libya (since 2009),UN Ref XXi.901. Emir.,Individual,Prime Alias,Invented,01/04/2016,02/04/2016,90001"
)


def read(data: bytes) -> tuple[Watchlist | None, Faults]:
    file = ListFile.of_bytes(data, "ConList.csv")
    assert format_of(file) is FORMAT
    faults = Faults("ConList.csv")
    return FORMAT.read(file, faults), faults


def old(*rows: str, header: str = OLD) -> bytes:
    return "\n".join((header, *rows, "")).encode()


@pytest.fixture(scope="module")
def loaded() -> tuple[Watchlist, Faults]:
    found, faults = read(SAMPLE.read_bytes())
    assert found is not None
    return found, faults


@pytest.fixture(scope="module")
def parties(loaded: tuple[Watchlist, Faults]) -> dict[str, Designation]:
    return {each.id: each for each in loaded[0].designations}


def test_the_list_is_read_with_the_warning_that_it_is_retired(loaded: tuple[Watchlist, Faults]) -> None:
    found, faults = loaded
    assert (found.key, found.as_of) == ("uk-ofsi", date(2026, 6, 3))
    assert faults.warnings[0].startswith("ConList.csv:1: file: OFSI retired this list on 28 January 2026")
    assert not faults.ledger.unread


def test_a_person_keeps_all_that_is_said(parties: dict[str, Designation]) -> None:
    person = parties["90001"]
    assert [(each.name, each.quality, each.kind, each.language) for each in person.aliases] == [
        ("TESTOV, Ivan Petrovich", AliasQuality.PRIMARY, AliasKind.NAME, None),
        ("PROBUS, Johann", AliasQuality.STRONG, AliasKind.FORMER, None),
        ("VANYA", AliasQuality.WEAK, AliasKind.AKA, None),
        ("Иван Тестов", AliasQuality.STRONG, AliasKind.AKA, "Russian"),
    ]
    assert [(each.list, each.number) for each in person.entries] == [
        ("OFSI", "90001"), ("UK", "INV0001"), ("UK", "INV0002"), ("UN", "XXi.901"),
    ]  # fmt: skip
    assert [str(each.days) for each in person.birth_dates] == ["1962", "1963-04-01"]
    assert [each.value for each in person.birth_places] == ["Testgrad, Russia", "Probe, Russia"]
    assert [each.value for each in person.nationalities] == ["RU", "CY"]
    assert [each.value for each in person.titles] == ["Dr", "General", "Minister of Tests"]
    assert [(each.kind.value, each.number, each.country, each.issued, each.expires) for each in person.identifiers] == [
        ("passport", "000000017", "RU", "2003-02-01", None),
        ("passport", "000000018", "CY", None, "2033-02-01"),
        ("national_id", "AB0000001", None, None, None),
        ("phone", "+7 000", None, None, None),
        ("phone", "+7 001", None, None, None),
        ("email", "testov@trading.example", None, None, None),
        ("website", "www.testov.example", None, None, None),
    ]
    assert [(each.text, each.country) for each in person.addresses] == [
        ("1 Example Street, Testgrad, 000001, Russia", "RU")
    ]
    assert (person.programs, person.gender) == (("Invented",), "male")
    assert (person.listed_on, person.updated_on) == (date(2022, 2, 24), date(2025, 7, 31))
    assert person.remarks == "Listed under two regimes; UN Ref XXi.901. Keeps an invented army."
    assert {(each.label, each.value) for each in person.details} == {
        ("date designated in the UK Sanctions List", "31/12/2020"),
        ("statement of reasons", "TESTOV is invented."),
        ("favourite colour", "blue"),
    }


def test_a_ship_and_a_firm_keep_the_numbers_that_stand_in_other_information(parties: dict[str, Designation]) -> None:
    ship, firm = parties["90003"], parties["90002"]
    assert (ship.type, firm.type) == (PartyType.VESSEL, PartyType.ENTITY)
    assert [(each.kind.value, each.number) for each in (*ship.identifiers, *firm.identifiers)] == [
        ("imo_number", "9000001"),
        ("imo_number", "9000002"),
        ("mmsi", "000000019"),
        ("registration_number", "0000000000018"),
    ]
    assert [each.value for each in (*ship.model, *ship.flag_states)] == ["Oil tanker", "GA"]
    assert [(each.kind.value, each.party) for each in ship.relations] == [("owned_by", "90002")]


@pytest.mark.parametrize(
    ("header", "row"),
    [(OLD, ROW), ("," + OLD, ROW), ("," + OLD, "7," + ROW)],
    ids=["as published", "index over rows without one", "index"],
)
def test_the_older_layout_is_read_with_and_without_an_index(header: str, row: str) -> None:
    found, faults = read(old(row, header=header))
    assert found is not None
    assert not faults.ledger.unread
    (person,) = found.designations
    assert (person.id, person.primary_name, person.type) == ("90001", "TESTOV, Ivan", PartyType.INDIVIDUAL)
    assert [(each.kind.value, each.number, each.country, each.issued) for each in person.identifiers] == [
        ("passport", "0000017", "RU", "2007-05-03"),
        ("national_id", "0000018", None, None),
    ]
    assert [(each.text, each.country) for each in person.addresses] == [("Libya (since 2009)", "LY")]
    assert [(each.list, each.number) for each in person.entries] == [("OFSI", "90001"), ("UN", "XXi.901")]
    assert [(each.label, each.value) for each in person.details] == [("nationalities", "Invented")]
    assert (person.listed_on, person.updated_on) == (date(2016, 4, 1), date(2016, 4, 2))


@pytest.mark.parametrize("header", [SAMPLE.read_text(encoding="utf-8").splitlines()[1], OLD], ids=["2022", "2016"])
def test_no_cell_of_any_column_is_lost(header: str) -> None:
    row = {column: f"Mark{number}x" for number, column in enumerate(header.split(","))} | {"Group Type": "Entity"}
    found, faults = read(old(",".join(row.values()), header=header))
    assert found is not None, faults.faults
    assert not faults.ledger.unread
    kept = json.dumps(found.to_dict())
    assert [column for column, mark in row.items() if mark not in kept] == ["Group Type"]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (old(ROW + ",more"), "ConList.csv:2: row: has 30 cells; 29 are expected"),
        (old(ROW, header=OLD + ","), "ConList.csv:2: row: has 29 cells; 30 are expected"),
        (
            old("X," + ROW[: ROW.rindex(",")]),
            "ConList.csv:2: Group Type: 'UN Ref XXi.901. Emir.' is none of individual",
        ),
        (old(ROW[: ROW.rindex(",")] + ","), "ConList.csv:2: id: has no number of the party"),
        (old(ROW, header=OLD.replace("Title", "DOB")), "ConList.csv:1: header: names a column twice"),
        (old(), "ConList.csv:1: file: holds no party"),
    ],
    ids=["more", "nameless column at the end", "shifted", "id", "twice", "empty"],
)
def test_a_row_whose_cells_may_stand_under_wrong_names_is_refused(data: bytes, fault: str) -> None:
    found, faults = read(data)
    assert found is None
    assert any(each.startswith(fault) for each in faults.faults), faults.faults


def test_without_a_column_for_the_group_the_number_of_the_uk_list_counts() -> None:
    lines = list(csv.reader(SAMPLE.read_text(encoding="utf-8").splitlines()))
    rows = [line[:30] for line in lines[:1] + lines[1:]]
    data = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows[:-1]).encode()
    found, faults = read(data)
    assert found is not None
    assert [each.id for each in found.designations] == ["INV0001", "INV0003"]
    assert [each.list for each in found.designations[1].entries] == ["UK"]
    assert any("has no Group ID" in each for each in faults.warnings)


def names_of(rows: list[dict[str, str]], group: str) -> dict[str, set[str]]:
    """What a few lines of plain reading find of names."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        given = " ".join(filter(None, (row[f"Name {part}"].strip() for part in range(1, 6))))
        found[row[group]].add(", ".join(filter(None, (row["Name 6"], given))))
    return found


def test_the_official_sample_of_2016_loses_no_name_date_or_number(samples: Path) -> None:
    path = samples / "uk_ofsi_conlist" / "ConList_2016_layout_extract.csv"
    found, faults = read(path.read_bytes())
    assert found is not None
    assert not faults.ledger.unread
    header, *cells = csv.reader(path.read_text(encoding="cp1252").splitlines())
    rows = [dict(zip(header[1:], row, strict=True)) for row in cells]
    assert {each.id: {alias.name for alias in each.aliases} for each in found.designations} == names_of(
        rows, "Group ID"
    )
    born: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        day, month, year = row["DOB"].split("/") if row["DOB"] else ("", "", "")
        born[row["Group ID"]] |= {"-".join(part for part in (year, month, day) if part.strip("0"))} - {""}
    assert {each.id: {str(birth.days) for birth in each.birth_dates} for each in found.designations} == born
    numbers = [number.number for each in found.designations for number in each.identifiers]
    documents = " ".join(row["Passport Details"] + row["NI Number"] + row["Other Information"] for row in rows)
    assert len(numbers) == 25
    assert all(number in documents for number in numbers)


def test_the_official_sample_of_2026_is_read(samples: Path) -> None:
    path = samples / "uk_ofsi_conlist" / "ConList_2026_extract.csv"
    found, faults = read(path.read_bytes())
    assert found is not None
    assert not faults.ledger.unread
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()[1:]))
    for row in rows:
        row["number"] = row["Other Information"].split(":")[1][:7]
    assert {each.id: {alias.name for alias in each.aliases} for each in found.designations} == names_of(rows, "number")
