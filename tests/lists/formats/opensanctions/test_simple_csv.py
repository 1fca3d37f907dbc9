import csv
from datetime import date
from pathlib import Path

import pytest

from sanscreen.lists import check
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.opensanctions.simple_csv import FORMAT
from sanscreen.lists.list_file import ListFile
from sanscreen.model import (
    Address,
    Alias,
    AliasKind,
    AliasQuality,
    BirthDate,
    DateSpan,
    Designation,
    Detail,
    Entry,
    Identifier,
    IdentifierKind,
    PartyType,
    Scope,
    Watchlist,
)

SAMPLE = Path(__file__).parents[2] / "samples" / "opensanctions.csv"
BY = ("opensanctions",)
HEADER = "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,first_seen,last_seen\n"
ROW = "NK-1,Person,Ivan Testov,,,,,,,,,Example,,2026-01-02\n"


def read(data: str | bytes) -> tuple[Watchlist | None, Faults]:
    faults = Faults("f.csv")
    data = data if isinstance(data, bytes) else data.encode()
    return FORMAT.read(ListFile.of_bytes(data, "f.csv"), faults), faults


def party(**cells: str) -> Designation:
    """The party of a table of one row."""
    columns = HEADER.strip().split(",")
    given = {"id": "NK-1", "schema": "Person", "name": "Ivan Testov", "dataset": "Example", **cells}
    row = ",".join('"' + given.get(column, "").replace('"', '""') + '"' for column in columns)
    watchlist, faults = read(HEADER + row + "\n")
    assert faults.faults == []
    assert watchlist is not None
    return watchlist.designations[0]


@pytest.fixture(scope="module")
def sample() -> Watchlist:
    (found,), faults = check(SAMPLE)
    assert (faults, found.report.unread, found.report.aside) == ((), (), ())
    assert [(each.what, each.count) for each in found.report.doubts] == [("country that is not known", 1)]
    return found.watchlist


def test_the_list_is_named_after_its_only_data_set_and_dated_by_its_newest_row(sample: Watchlist) -> None:
    assert (sample.key, sample.title) == ("opensanctions-example-register", "OpenSanctions: Example Register")
    assert (sample.scope, sample.authority, sample.as_of) == (Scope.OFFICIAL, "OpenSanctions", date(2026, 10, 31))


def test_the_schema_says_what_a_party_is(sample: Watchlist) -> None:
    assert [each.type for each in sample.designations] == [
        PartyType.INDIVIDUAL, PartyType.ENTITY, PartyType.VESSEL, PartyType.UNKNOWN, PartyType.UNKNOWN,
    ]  # fmt: skip


def test_every_cell_lands_where_it_belongs(sample: Watchlist) -> None:
    found = sample.designations[0]
    assert found.aliases == (
        Alias("Ivan Testov", AliasQuality.PRIMARY, AliasKind.NAME, sources=BY),
        Alias("Иван Тестов", sources=BY),
        Alias("TESTOV, Ivan; the tester", sources=BY),
        Alias("Vanya", sources=BY),
    )
    assert found.entries == (Entry("OpenSanctions", "NK-testov", BY),)
    assert found.programs == ("XX-EXAMPLE", "XX-REGS")
    assert found.birth_dates == (BirthDate(DateSpan.of("1962-04"), BY), BirthDate(DateSpan.of("1963-05-06"), BY))
    assert found.addresses == (
        Address("CY (country)", "CY", BY),
        Address("RU (country)", "RU", BY),
        Address("SUHH (country)", None, BY),
        Address("1 Sample Street; Exampletown", None, BY),
        Address("2 Sample Street", None, BY),
    )
    assert found.details == (
        Detail("datasets", "Example Register", BY),
        Detail("sanction", "Example regulations - Made for tests. - 2020-02-03", BY),
        Detail("first seen", "2025-01-02T03:04:05", BY),
    )
    assert found.updated_on == date(2026, 9, 15)


def test_numbers_have_the_kind_that_their_form_proves_or_that_such_parties_have(sample: Watchlist) -> None:
    kinds = IdentifierKind
    assert [[(each.kind, each.number) for each in found.identifiers] for found in sample.designations] == [
        [
            (kinds.NATIONAL_ID, "000000001"),
            (kinds.OTHER, "Q00000000"),
            (kinds.OTHER, "UNNUMBERED"),
            (kinds.PHONE, "+000000000"),
            (kinds.EMAIL, "ivan@testov.example"),
        ],
        [
            (kinds.REGISTRATION_NUMBER, "0000000000000"),
            (kinds.LEI, "00000000000000000098"),
            (kinds.BIC, "AAAARU00"),
        ],
        [(kinds.OTHER, "000000000"), (kinds.IMO_NUMBER, "0000000")],
        [(kinds.WALLET, "1ExampLe")],
        [(kinds.WALLET, "2ExampLe")],
    ]
    assert sample.designations[0].identifiers[1] == Identifier(kinds.OTHER, "Q00000000", scheme="wikidata", sources=BY)


@pytest.mark.parametrize(
    ("schema", "number", "kind"),
    [
        ("Company", "00000000000000000097", IdentifierKind.REGISTRATION_NUMBER),  # no check digits of an LEI
        ("Company", "AAAAXX00", IdentifierKind.REGISTRATION_NUMBER),  # XX is no country
        ("Company", "AAAARU00XXX", IdentifierKind.BIC),
        ("Person", "AAAARU00", IdentifierKind.NATIONAL_ID),  # persons have no BIC
        ("Person", "IMO 0000000", IdentifierKind.IMO_NUMBER),
        ("LegalEntity", "0001", IdentifierKind.REGISTRATION_NUMBER),
        ("Airplane", "0001", IdentifierKind.OTHER),
    ],
)
def test_a_form_that_proves_nothing_is_no_proof(schema: str, number: str, kind: IdentifierKind) -> None:
    assert [each.kind for each in party(schema=schema, identifiers=number).identifiers] == [kind]


def test_a_name_that_cannot_be_compared_gives_way_to_one_that_can() -> None:
    found = party(name="?!", aliases="!;Ivan Testov;Petr")
    assert [(alias.name, alias.quality) for alias in found.aliases] == [
        ("Ivan Testov", AliasQuality.PRIMARY),
        ("Petr", AliasQuality.STRONG),
    ]
    assert Detail("caption", "?!", BY) in found.details
    assert Detail("name that cannot be compared", "!", BY) in found.details


def test_a_wallet_that_is_called_by_a_phrase_is_no_number() -> None:
    assert party(schema="CryptoWallet", name="Example wallet").identifiers == ()


def test_columns_that_are_new_become_details() -> None:
    watchlist, _ = read(
        HEADER.replace("emails,", "emails,topics,") + ROW.replace("Testov,,,,,,,,", "Testov,,,,,,,,,sanction;poi")
    )
    assert watchlist is not None
    assert {(each.label, each.value) for each in watchlist.designations[0].details} == {
        ("datasets", "Example"), ("topics", "sanction"), ("topics", "poi"),
    }  # fmt: skip


def test_rows_of_several_data_sets_are_of_the_list_as_a_whole() -> None:
    watchlist, _ = read(HEADER + ROW + ROW.replace("NK-1", "NK-2").replace("Example", "Example;Other"))
    assert watchlist is not None
    assert watchlist.key == "opensanctions"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (HEADER + ROW + ROW, "f.csv:3: NK-1: stands in line 2 too; fetch the file again"),
        (HEADER + ROW.replace("NK-1", ""), "f.csv:2: id: a party has no number; fetch the file again"),
        (HEADER + ROW.replace("Ivan Testov", ""), "f.csv:2: NK-1: exactly one primary name is needed, found none"),
        (HEADER + ROW + "NK-2,Person,Iv", "f.csv:3: row: has 3 cells; 14 are expected: the file is cut or was edited"),
        (HEADER + ROW + 'NK-2,Person,"Iv', "f.csv:3: file: is no table: unexpected end of data; fetch it again"),
        (HEADER, "f.csv:1: file: holds no party; fetch it again"),
    ],
)
def test_a_fault_names_its_line_and_leaves_no_list(data: str, expected: str) -> None:
    watchlist, faults = read(data)
    assert watchlist is None
    assert expected in faults.faults


@pytest.mark.parametrize("header", ["id,schema,name,country\n", "name;aliases\n", '{"id": 1}', ""])
def test_other_tables_are_not_recognised(header: str) -> None:
    assert not FORMAT.recognises(ListFile.of_bytes(header.encode(), "targets.simple.csv"))


@pytest.mark.parametrize(("name", "count"), [("targets.simple.csv", 5), ("targets.simple.ransomwhere.csv", 499)])
def test_the_official_samples_are_read_whole(name: str, count: int, samples: Path) -> None:
    path = samples / "opensanctions" / name
    (found,), faults = check(path)
    assert (faults, found.report.unread) == ((), ())
    parties = {each.id: each for each in found.watchlist.designations}
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == len(parties) == count
    for row in rows:
        read = parties[row["id"]]
        assert {alias.name for alias in read.aliases} == {row["name"], *filter(None, row["aliases"].split(";"))}
        assert {each.number for each in read.identifiers} == {*filter(None, row["identifiers"].split(";"))}
        assert {str(each.days) for each in read.birth_dates} == {*filter(None, row["birth_date"].split(";"))}
        assert {each.country.lower() for each in read.addresses if each.country} == {
            *filter(None, row["countries"].split(";"))
        }
