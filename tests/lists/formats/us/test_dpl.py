import csv
import json
from datetime import date
from pathlib import Path

import pytest

from sanscreen.lists.faults import Faults
from sanscreen.lists.formats import format_of
from sanscreen.lists.formats.us.dpl import FORMAT
from sanscreen.lists.list_file import ListFile
from sanscreen.model import AliasQuality, PartyType, Watchlist

SAMPLE = Path(__file__).parents[2] / "samples" / "bis_dpl.txt"


def read(data: bytes) -> tuple[Watchlist | None, Faults]:
    file = ListFile.of_bytes(data, "dpl.txt")
    assert format_of(file) is FORMAT
    faults = Faults("dpl.txt")
    return FORMAT.read(file, faults), faults


def test_an_order_is_one_party_with_all_its_addresses() -> None:
    found, faults = read(SAMPLE.read_bytes())
    assert found is not None
    assert found.key == "us-dpl"
    assert not faults.ledger.unread
    assert faults.ledger.doubts == {"date that is not understood": 1}
    first, second, third = found.designations
    assert {first.id, second.id, third.id}.isdisjoint({""})
    assert (first.primary_name, second.primary_name) == ("INVENTUS PROBUS", "INVENTUS PROBUS")
    assert (first.type, first.programs) == (PartyType.UNKNOWN, ("DPL",))
    assert [(each.text, each.country) for each in first.addresses] == [
        ("1 TEST DRIVE, INVENTION, TX, 00001, US", "US"),
        ("2 TEST DRIVE, INVENTION, TX, 00001, US", "US"),
    ]
    assert (first.listed_on, first.updated_on) == (date(2002, 3, 4), date(2007, 1, 31))
    assert [(each.label, each.value) for each in first.details] == [
        ("expiration date", "2056-06-29"), ("standard order", "Y"), ("action", "50 YEAR DENIAL"),
        ("Federal Register", "1 F.R. 1 9/4/02"), ("Federal Register", "1 F.R. 1 9/4/02, 1 F.R. 2 9/5/02"),
    ]  # fmt: skip
    assert second.listed_on == date(2003, 6, 19)
    assert second.updated_on is None
    assert ("updated on", "3017-08-22") in [(each.label, each.value) for each in second.details]
    assert [(each.name, each.quality) for each in third.aliases] == [
        ("FUYI TESTOV", AliasQuality.PRIMARY),
        ("FRANK TESTOV", AliasQuality.STRONG),
    ]
    assert ("name as printed", "FUYI TESTOV A/K/A FRANK TESTOV") in [(each.label, each.value) for each in third.details]


def test_a_new_address_does_not_change_the_number() -> None:
    before, _ = read(SAMPLE.read_bytes())
    after, _ = read(SAMPLE.read_bytes().replace(b"1 TEST DRIVE", b"9 TEST DRIVE"))
    assert before is not None
    assert after is not None
    assert [each.id for each in before.designations] == [each.id for each in after.designations]


def test_no_cell_of_any_column_is_lost() -> None:
    header = SAMPLE.read_text(encoding="utf-8").splitlines()[0].replace('"', "").split("\t")
    row = {column: f"Mark{number}x" for number, column in enumerate(header)}
    found, faults = read("\n".join("\t".join(line) for line in (row, row.values())).encode())
    assert found is not None, faults.faults
    assert not faults.ledger.unread
    kept = json.dumps(found.to_dict())
    assert [column for column, mark in row.items() if mark not in kept] == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ((b'"INVENTUS PROBUS"', b'""'), "dpl.txt:2: Name: is empty"),
        ((b'"50 YEAR DENIAL"\t', b""), "dpl.txt:2: row: has 11 cells; 12 are expected"),
        ((b'"1 F.R. 4 8/6/01"', b'"1 F.R.'), "dpl.txt:5: file: is no table"),
    ],
    ids=["name", "cells", "cut"],
)
def test_a_faulty_file_is_no_list(change: tuple[bytes, bytes], fault: str) -> None:
    found, faults = read(SAMPLE.read_bytes().replace(*change))
    assert found is None
    assert any(each.startswith(fault) for each in faults.faults), faults.faults


def test_the_official_sample_loses_no_name_and_no_address(samples: Path) -> None:
    path = samples / "us_csl" / "dpl.txt"
    found, faults = read(path.read_bytes())
    assert found is not None
    assert not faults.ledger.unread
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    columns = ("Street_Address", "City", "State", "Postal_Code", "Country")
    wanted = set()
    for row in rows:
        month, day, year = row["Effective_Date"].split("/")
        lines = [" ".join(row[column].split()) for column in columns]
        name = " ".join(row["Name"].partition(" A/K/A ")[0].split())
        wanted.add((name, f"{year}-{month}-{day}", ", ".join(filter(None, lines))))
    assert {
        (each.primary_name, str(each.listed_on), address.text)
        for each in found.designations
        for address in each.addresses
    } == wanted
