import csv
import io
import json
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from sanscreen.lists.faults import Faults
from sanscreen.lists.formats import format_of
from sanscreen.lists.formats.uk.list_csv import FORMAT
from sanscreen.lists.list_file import ListFile
from sanscreen.model import (
    AliasKind,
    AliasQuality,
    Designation,
    IdentifierKind,
    NameParts,
    PartyType,
    RelationKind,
    Watchlist,
)

SAMPLE = Path(__file__).parents[2] / "samples" / "uk_csv.csv"
BANNER, HEADER = SAMPLE.read_text(encoding="utf-8").splitlines()[:2]
PARTY = {
    "Unique ID": "RUS9001",
    "Name 6": "TESTOV",
    "Name 1": "Ivan",
    "Name type": "Primary Name",
    "Designation Type": "Individual",
    "Regime Name": "Invented",
}


def table(*rows: dict[str, str], banner: str = BANNER, header: str = HEADER) -> bytes:
    """The bytes of a list with these rows, of which each is a change of the invented party."""
    out = io.StringIO()
    writer = csv.DictWriter(out, header.split(","), lineterminator="\n")
    writer.writeheader()
    writer.writerows({**PARTY, **row} for row in rows)
    return (banner + "\n" + out.getvalue() if banner else out.getvalue()).encode()


def read(data: bytes) -> tuple[Watchlist | None, Faults]:
    file = ListFile.of_bytes(data, "list.csv")
    assert format_of(file) is FORMAT
    faults = Faults("list.csv")
    return FORMAT.read(file, faults), faults


def party(*rows: dict[str, str]) -> Designation:
    """The only party of a list that is read without a fault."""
    found, faults = read(table(*rows))
    assert found is not None, faults.faults
    (designation,) = found.designations
    return designation


@pytest.fixture(scope="module")
def parties() -> dict[str, Designation]:
    found, faults = read(SAMPLE.read_bytes())
    assert found is not None
    assert not faults.warnings
    assert not faults.ledger.unread
    assert (found.key, found.as_of) == ("uk", date(2026, 10, 8))
    return {each.id: each for each in found.designations}


def test_a_person_has_each_value_once(parties: dict[str, Designation]) -> None:
    person = parties["RUS9001"]
    assert person.type is PartyType.INDIVIDUAL
    assert [(each.name, each.quality, each.kind) for each in person.aliases] == [
        ("TESTOV, Ivan Petrovich", AliasQuality.PRIMARY, AliasKind.NAME),
        ("TESTOFF, Ivan", AliasQuality.STRONG, AliasKind.NAME),
        ("PROBUS, Johann", AliasQuality.STRONG, AliasKind.AKA),
        ("VANYA", AliasQuality.WEAK, AliasKind.AKA),
        ("Иван Тестов", AliasQuality.STRONG, AliasKind.AKA),
    ]
    assert person.aliases[0].parts == NameParts(family="TESTOV", given="Ivan", middle="Petrovich")
    assert person.aliases[4].language == "Russian, Cyrillic"
    assert person.programs == ("The Invented (Sanctions) Regulations 2030",)
    assert [(each.list, each.number) for each in person.entries] == [
        ("UK", "RUS9001"), ("OFSI", "90001"), ("UN", "XXi.901"), ("UN", "XXi.902"), ("EU", "EU.9999.99"),
    ]  # fmt: skip
    assert [str(each.days) for each in person.birth_dates] == ["1962", "1962-04-01"]
    assert [each.value for each in person.birth_places] == ["Testgrad, Russia"]
    assert [each.value for each in person.nationalities] == ["RU", "CY"]
    assert [each.value for each in person.titles] == ["Dr", "General", "Minister of Tests"]
    assert person.gender == "male"
    assert [(each.text, each.country) for each in person.addresses] == [
        ("1 Example Street, Testgrad, 000001, Russia", "RU"),
        ("Nicosia, Cyprus (since 2024)", "CY"),
    ]
    assert (person.listed_on, person.updated_on) == (date(2022, 2, 24), date(2026, 7, 31))
    assert person.remarks == "UN Ref XXi.902. EU reference EU.9999.99."
    assert [(each.label, each.value) for each in person.details] == [
        ("designation source", "UK"),
        ("sanctions imposed", "Asset freeze"),
        ("sanctions imposed", "Travel Ban"),
        ("statement of reasons", "TESTOV is invented."),
    ]


def test_documents_have_country_dates_and_their_whole_text(parties: dict[str, Designation]) -> None:
    national, passport = parties["RUS9001"].identifiers
    assert (national.kind, national.number, national.country) == (IdentifierKind.NATIONAL_ID, "AB0000001", "CY")
    assert (national.issued, national.note) == ("2003-02-01", "AB0000001 (Cyprus); Issued 01/02/2003")
    assert (passport.kind, passport.number, passport.country) == (IdentifierKind.PASSPORT, "000000017", "RU")
    assert (passport.issued, passport.expires) == ("2024-08-07", "2034-08-07")
    assert passport.note is not None
    assert passport.note.endswith("; Diplomatic")


def test_a_firm_has_its_numbers_and_ties(parties: dict[str, Designation]) -> None:
    firm = parties["RUS9002"]
    assert (firm.type, firm.primary_name, firm.aliases[0].parts) == (PartyType.ENTITY, "EXAMPLE TRADING LLC", None)
    assert [(each.kind.value, each.scheme, each.number) for each in firm.identifiers] == [
        ("phone", None, "+963 11 0000000"),
        ("phone", None, "+963 11 0000001"),
        ("website", None, "www.trading.example"),
        ("email", None, "info@trading.example"),
        ("email", None, "sales@trading.example"),
        ("tax_number", "inn", "0000000017"),
        ("registration_number", "ogrn", "0000000000018"),
        ("other", "kpp", "000000019"),
    ]
    assert [(each.kind, each.name, each.note) for each in firm.relations] == [
        (RelationKind.OWNER_OF, "EXAMPLE BANK", "subsidiary"),
        (RelationKind.OWNED_BY, "Invented Star Holding", "parent company"),
    ]
    assert ("type of entity", "Trading company") in [(each.label, each.value) for each in firm.details]


def test_a_ship_has_its_numbers_and_its_owner_is_the_listed_party(parties: dict[str, Designation]) -> None:
    ship = parties["RUS9003"]
    assert ship.type is PartyType.VESSEL
    assert [(each.kind.value, each.number) for each in ship.identifiers] == [
        ("imo_number", "9000001"),
        ("serial_number", "XX-00001"),
    ]
    assert [(each.kind.value, each.party, each.name, each.note) for each in ship.relations] == [
        ("owned_by", "RUS9002", None, "current owner/operator"),
        ("linked_to", None, "Old Owner Ltd", "previous owner/operator"),
    ]
    assert [each.value for each in (*ship.model, *ship.flag_states)] == ["Oil Tanker", "GA"]
    assert [str(each.days) for each in ship.birth_dates] == ["2019"]
    assert {(each.label, each.value) for each in ship.details} >= {
        ("previous flag", "Panama"), ("previous flag", "Liberia"), ("tonnage", "30,000"), ("length", "183 m"),
    }  # fmt: skip


def test_without_a_primary_name_the_best_other_name_heads_the_party() -> None:
    found, faults = read(
        table(
            {"Name 6": "WEAKLING", "Name type": "Alias", "Alias strength": "Low quality a.k.a"},
            {"Name 6": "TESTOFF", "Name type": "Alias", "Alias strength": "Good quality a.k.a"},
            {"Name 6": "TESTOW", "Name type": "Primary Name Variation"},
        )
    )
    assert found is not None
    assert [each.name for each in found.designations[0].aliases] == ["TESTOW, Ivan", "TESTOFF, Ivan", "WEAKLING, Ivan"]
    assert faults.ledger.doubts == {"party without a primary name": 1}


def test_a_second_primary_name_is_a_strong_alias_and_told() -> None:
    found, faults = read(table({}, {"Name 6": "TESTOFF"}))
    assert found is not None
    assert [each.quality.value for each in found.designations[0].aliases] == ["primary", "strong"]
    assert faults.ledger.doubts == {"party with several primary names": 1}


def test_the_days_of_several_rows_are_kept() -> None:
    listed = party({"Date Designated": "01/03/2030"}, {"Date Designated": "01/01/2030"})
    assert listed.listed_on == date(2030, 1, 1)
    assert [each.value for each in listed.details] == ["2030-03-01", "2030-01-01"]


def test_a_name_in_another_script_alone_heads_a_party() -> None:
    row = {"Name 6": "", "Name 1": "", "Name non-latin script": "Иван Тестов"}
    assert party(row).primary_name == "Иван Тестов"


def test_words_that_are_not_known_are_kept_and_told() -> None:
    found, faults = read(
        table(
            {"Designation Type": "Submarine", "Nationality(/ies)": "Atlantis", "D.O.B": "15/08/19yy"},
            {
                "Designation Type": "Submarine",
                "Name 6": "TESTOFF",
                "Name type": "Nickname",
                "Alias strength": "Doubtful",
            },
        )
    )
    assert found is not None
    (listed,) = found.designations
    assert listed.type is PartyType.UNKNOWN
    assert {(each.label, each.value) for each in listed.details} == {
        ("type", "Submarine"), ("nationalities", "Atlantis"), ("birth date", "15/08/19yy"),
        ("name type", "Ivan TESTOFF: Nickname"), ("alias strength", "Ivan TESTOFF: Doubtful"),
    }  # fmt: skip
    assert [each.quality.value for each in listed.aliases] == ["primary", "strong"]
    assert sum(faults.ledger.doubts.values()) == 5


def test_a_column_that_nobody_knows_is_counted() -> None:
    found, faults = read(table({"Shoe size": "45"}, header=HEADER + ",Shoe size"))
    assert found is not None
    assert faults.ledger.unread == {"row@shoe size": 1}


def test_no_cell_of_any_column_is_lost() -> None:
    row = {column: f"Mark{number}x" for number, column in enumerate(next(csv.reader([HEADER])))}
    found, faults = read(table(row))
    assert found is not None, faults.faults
    assert not faults.ledger.unread
    kept = json.dumps(found.to_dict())
    assert [column for column, mark in row.items() if mark not in kept] == []


def test_the_layout_before_2026_names_the_type_otherwise() -> None:
    data = table({"Designation Type": "Ship", "Parent company": "Probe Holding"})
    old = data.replace(b"Designation Type", b'"Individual, Entity, Ship"').replace(b"Parent company", b"Parent Company")
    found, faults = read(old)
    assert found is not None
    assert not faults.ledger.unread
    assert found.designations[0].type is PartyType.VESSEL
    assert found.designations[0].relations[0].name == "Probe Holding"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (table({}) + b"RUS9009,too,few\n", "list.csv:4: row: has 3 cells; 58 are expected"),
        (table({"Unique ID": ""}), "list.csv:3: id: has no number of the party"),
        (table({"Name 6": "", "Name 1": ""}), "list.csv:3: RUS9001: exactly one primary name is needed, found none"),
        (table({"Name 6": "?!", "Name 1": ""}), "list.csv:3: RUS9001: name: '?!' has no letter or figure"),
        (table({})[:-40] + b'"cut', "list.csv:3: file: is no table: unexpected end of data"),
        (table(), "list.csv:1: file: holds no party"),
    ],
    ids=["cells", "id", "name", "uncomparable", "cut", "empty"],
)
def test_a_faulty_file_is_no_list(data: bytes, fault: str) -> None:
    found, faults = read(data)
    assert found is None
    assert any(each.startswith(fault) for each in faults.faults), faults.faults


def test_a_file_without_its_date_is_read_with_a_warning() -> None:
    found, faults = read(table({}, banner=""))
    assert found is not None
    assert found.as_of is None
    assert "does not say its date" in faults.warnings[0]


def test_a_file_in_windows_1252_is_read_with_a_warning() -> None:
    found, faults = read(table({"Name 6": "TESTÉ"}).decode().encode("cp1252"))
    assert found is not None
    assert found.designations[0].primary_name == "TESTÉ, Ivan"
    assert "Windows-1252" in faults.warnings[0]


def test_the_official_sample_loses_no_name_number_or_date(samples: Path) -> None:
    path = samples / "uk_sanctions_list" / "UK-Sanctions-List_extract.csv"
    found, faults = read(path.read_bytes())
    assert found is not None
    assert not faults.ledger.unread
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()[1:]):
        given = " ".join(filter(None, (row[f"Name {part}"] for part in range(1, 6))))
        wanted[row["Unique ID"]] |= {f"{row['Name 6']}, {given}" if given else row["Name 6"]}
        wanted[row["Unique ID"]] |= {row["Name non-latin script"], row["IMO number"].removeprefix("IMO")} - {""}
        wanted[row["Unique ID"]] |= {date(*map(int, row["Date Designated"].split("/")[::-1])).isoformat()}
    assert {
        each.id: {
            *(alias.name for alias in each.aliases),
            *(number.number for number in each.identifiers),
            str(each.listed_on),
        }
        for each in found.designations
    } == wanted
