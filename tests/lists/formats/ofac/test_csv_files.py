"""OFAC's CSV: every column and every file ends in its field, and files that do not belong together are refused."""

from datetime import date
from pathlib import Path

import pytest

from sanscreen import load_watchlist
from sanscreen.errors import WatchlistError
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.ofac.csv_files import FORMAT
from sanscreen.lists.list_file import ListFile
from sanscreen.lists.load import check
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

SAMPLE = Path(__file__).parents[2] / "samples" / "ofac_csv" / "sdn.csv"
END = "\x1a"
MAIN = '101,"TESTOV, Ivan","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
ALT = '101,1,"aka","TESTOFF, Iwan",-0- \r\n'
ADD = '101,1,"1 Test Street","Testgrad","Russia",-0- \r\n'


def read(main: str, name: str = "sdn.csv", end: str = END, **beside: str | None) -> tuple[Watchlist | None, Faults]:
    """Return what comes of a list in memory; a file beside it is left out where it is None."""
    files = {"alt": ALT, "add": ADD, **beside}
    others = {f"{stem}.csv": (text + END).encode() for stem, text in files.items() if text is not None}
    file = ListFile.of_bytes((main + end).encode(), name, others)
    faults = Faults(name)
    return FORMAT.read(file, faults), faults


def party(remarks: str) -> str:
    return f'101,"TESTOV, Ivan","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"{remarks}"\r\n'


@pytest.fixture(scope="module")
def sample() -> dict[str, Designation]:
    watchlist = load_watchlist(SAMPLE)
    assert (watchlist.key, watchlist.as_of, watchlist.authority) == (
        "ofac-sdn",
        None,
        "Office of Foreign Assets Control",
    )
    return {each.id: each for each in watchlist.designations}


def test_the_sample_is_read_without_a_leftover_or_a_doubt() -> None:
    (loaded,), faults = check(SAMPLE)
    assert not faults
    assert [each.name for each in loaded.report.files] == ["sdn.csv", "alt.csv", "add.csv"]
    assert not loaded.report.unread
    assert not loaded.report.aside
    assert not loaded.warnings


def test_every_name_keeps_its_kind_and_its_quality(sample: dict[str, Designation]) -> None:
    person = {(alias.name, alias.quality, alias.kind) for alias in sample["101"].aliases}
    assert person == {
        ("TESTOV, Ivan", AliasQuality.PRIMARY, AliasKind.NAME),
        ("TESTOFF, Iwan", AliasQuality.STRONG, AliasKind.AKA),
        ("PROBIN, Ivan", AliasQuality.STRONG, AliasKind.FORMER),
        ("THE PROBE", AliasQuality.WEAK, AliasKind.AKA),
        ("O'TESTOV; THE SECOND", AliasQuality.WEAK, AliasKind.AKA),
        ("'ABD-AL-PROBE", AliasQuality.WEAK, AliasKind.FORMER),
    }
    assert sample["101"].aliases[0].parts == NameParts(family="TESTOV", given="Ivan")
    assert sample["105"].aliases[0].parts is None
    assert [alias.kind for alias in sample["102"].aliases if alias.name.startswith("NEW")] == [AliasKind.NOW]
    assert all(alias.parts is None for alias in sample["102"].aliases)


def test_types_programs_and_titles(sample: dict[str, Designation]) -> None:
    assert [each.type for each in sample.values()] == [
        PartyType.INDIVIDUAL, PartyType.INDIVIDUAL, PartyType.ENTITY, PartyType.VESSEL, PartyType.AIRCRAFT,
    ]  # fmt: skip
    assert sample["101"].programs == ("SDGT", "IRGC", "IFSR")
    assert [title.value for title in sample["101"].titles] == ["Director of Example Trading", "Major General"]
    assert [(entry.list, entry.number) for entry in sample["101"].entries] == [("OFAC", "101")]


def test_facts_of_a_person(sample: dict[str, Designation]) -> None:
    person = sample["101"]
    assert [(str(born.days), born.circa) for born in person.birth_dates] == [
        ("1961-05-03", False), ("1962", False), ("1963", True), ("1964/1966", False),
    ]  # fmt: skip
    assert [place.value for place in person.birth_places] == ["Testgrad, Russia", "Exampleville"]
    assert [fact.value for fact in person.nationalities] == ["RU", "IR"]
    assert [fact.value for fact in person.citizenships] == ["CY"]
    assert [fact.value for fact in person.genders] == ["male"]
    assert person.remarks == "Brigade commander"
    assert {(each.label, each.value) for each in person.details} == {
        ("Additional Sanctions Information", "Subject to Secondary Sanctions"),
        ("Secondary sanctions risk", "section 1(b) of Executive Order 13224, as amended"),
    }


def test_numbers_keep_kind_country_dates_and_label(sample: dict[str, Designation]) -> None:
    found = {each.number: each for each in sample["101"].identifiers}
    passport = found["AB 1234567"]
    assert (passport.kind, passport.country, passport.note) == (IdentifierKind.PASSPORT, "RU", "Passport")
    assert (passport.issued, passport.expires) == ("11 May 2011", "11 May 2021")
    assert (found["7654321"].kind, found["7654321"].country) == (IdentifierKind.PASSPORT, "CY")
    assert found["770000000000"].kind is IdentifierKind.TAX_NUMBER
    assert found["12345-6789012-3"].note == "National ID No.; CNIC"
    wallets = [each.number[-1] for each in found.values() if (each.kind, each.scheme) == (IdentifierKind.WALLET, "xbt")]
    assert wallets == ["1", "2"]
    assert {found["70000000000"].kind, found["70000000001"].kind} == {IdentifierKind.PHONE}
    assert found["testov@example.com"].kind is IdentifierKind.EMAIL
    assert len(found) == 9


def test_numbers_and_facts_of_an_entity(sample: dict[str, Designation]) -> None:
    entity = sample["102"]
    assert {(each.number, each.kind.value, each.scheme) for each in entity.identifiers} == {
        ("www.example.com", "website", None),
        ("TESTRUMM", "bic", None),
        ("HRB 12345", "registration_number", None),
        ("253400V1H6ART1UQ0N98", "lei", None),
        ("851683897", "registration_number", None),
        ("5055293", "imo_number", "company"),
    }
    assert [str(born.days) for born in entity.birth_dates] == ["1990-10-17"]
    assert [fact.value for fact in entity.activities] == ["Testing of examples"]
    assert [fact.value for fact in entity.nationalities] == ["CY"]
    assert {(each.label, each.value) for each in entity.details} == {
        ("Target Type", "Private Company"),
        ("Executive Order 13662 Directive Determination", "Subject to Directive 1"),
        ("Listing Date (EO 14024 Directive 3)", "24 Feb 2022"),
    }
    assert entity.remarks == "All offices worldwide"
    assert [(tie.kind, tie.name) for tie in entity.relations] == [
        (RelationKind.LINKED_TO, "PROBE HOLDING (CYPRUS) LTD"),
        (RelationKind.LINKED_TO, "SOMEBODY ELSE"),
    ]


def test_ties_lead_to_listed_parties_by_name_and_by_alias(sample: dict[str, Designation]) -> None:
    assert [(tie.kind, tie.party, tie.name) for tie in sample["101"].relations] == [
        (RelationKind.LINKED_TO, "102", None)
    ]
    assert [(tie.kind, tie.party) for tie in sample["104"].relations] == [(RelationKind.OPERATED_BY, "102")]
    assert [(tie.kind, tie.party, tie.name) for tie in sample["103"].relations] == [
        (RelationKind.OWNED_BY, None, "Probe Shipping"),
        (RelationKind.LINKED_TO, "102", None),
    ]


def test_a_tie_to_a_name_of_several_parties_stays_a_name_and_a_primary_name_goes_before_an_alias() -> None:
    def named(number: int, name: str, remarks: str = "-0- ") -> str:
        return f'{number},"{name}",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,{remarks}\r\n'

    main = (
        named(1, "PROBE", '"Linked To: Second.; Linked To: THIRD; Linked To: PROBE; Linked To: FOURTH."')
        + named(2, "SECOND")
        + named(3, "THIRD")
        + named(4, "THIRD")
    )
    alt = "".join(f'{number},{number},"aka","{name}",-0- \r\n' for number, name in ((3, "SECOND"), (4, "FOURTH")))
    watchlist, faults = read(main, alt=alt, add="")
    assert watchlist is not None, faults.faults
    assert [(tie.party, tie.name) for tie in watchlist.designations[0].relations] == [
        ("2", None), (None, "THIRD"), (None, "PROBE"), ("4", None),
    ]  # fmt: skip


def test_facts_and_numbers_of_a_ship_and_an_aircraft(sample: dict[str, Designation]) -> None:
    ship, aircraft = sample["103"], sample["104"]
    assert [(each.number, each.kind.value) for each in ship.identifiers] == [
        ("TEST1", "call_sign"), ("TEST2", "call_sign"), ("9187629", "imo_number"), ("572469210", "mmsi"),
    ]  # fmt: skip
    assert [fact.value for fact in ship.flag_states] == ["PA", "TG"]
    assert [fact.value for fact in ship.model] == ["Crude Oil Tanker"]
    assert [str(built.days) for built in ship.birth_dates] == ["1999"]
    assert [(each.label, each.value) for each in ship.details] == [
        ("Vessel Tonnage", "99,144"),
        ("Vessel Gross Registered Tonnage", "56,068"),
        ("Former Vessel Flag", "Malta"),
        ("Former Vessel Flag", "None Identified"),
    ]
    assert [(each.number, each.kind.value) for each in aircraft.identifiers] == [
        ("8401", "serial_number"), ("1023409321", "serial_number"), ("EP-TST", "tail_number"), ("EX-TST", "other"),
        ("140AE7", "mode_s"),
    ]  # fmt: skip
    assert [str(built.days) for built in aircraft.birth_dates] == ["1992-04"]
    assert [fact.value for fact in aircraft.model] == ["IL76-TD"]


def test_addresses(sample: dict[str, Designation]) -> None:
    assert [(each.text, each.country) for each in sample["101"].addresses] == [
        ("1 Test Street, Testgrad 101000, Russia", "RU"),
        ("undetermined", None),
    ]
    assert [each.text for each in sample["102"].addresses] == ["Example House, Nicosia, Cyprus (head office)"]
    assert not sample["103"].addresses  # a row in which every cell is empty says nothing


def test_the_list_is_told_by_its_programs_and_not_by_its_name() -> None:
    main = MAIN.replace('"SDGT"', '"SDGT] [NS-PLC"') + MAIN.replace("101", "102").replace("SDGT", "NS-PLC")
    watchlist, faults = read(main, "renamed.csv", alt=None, add=None, cons_alt=ALT, cons_add=ADD)
    assert not faults.faults
    assert watchlist is not None
    assert watchlist.key == "ofac-consolidated"
    alone, _ = read(MAIN, "cons_prim.csv", alt=None, add=None, cons_alt=ALT, cons_add=ADD)
    assert alone is not None
    assert alone.key == "ofac-sdn"


def test_the_day_comes_from_the_caller() -> None:
    assert load_watchlist(SAMPLE, as_of=date(2026, 11, 20)).as_of == date(2026, 11, 20)


def test_a_list_without_its_aliases_is_refused_and_without_its_addresses_warned() -> None:
    refused, faults = read(MAIN, alt=None)
    assert refused is None
    assert faults.faults == [
        "sdn.csv:1: file: has no alt.csv in its folder, and so no aliases; fetch all files of the list"
    ]
    watchlist, faults = read(MAIN, add=None)
    assert watchlist is not None
    assert faults.warnings == ["sdn.csv:1: file: has no add.csv in its folder and is read without addresses"]


@pytest.mark.parametrize("part", ["alt", "add"])
def test_rows_of_another_day_are_refused_with_their_file_and_line(part: str) -> None:
    rows = {"alt": ALT, "add": ADD}[part]
    strange = rows + rows.replace("101", "999", 1) * 2
    watchlist, faults = read(MAIN, **{part: strange})
    assert watchlist is None
    (fault,) = faults.faults
    assert fault.startswith(f"{part}.csv:2: ent_num: 2 rows, this one first, are of parties that the main file has not")


def test_a_part_alone_is_no_list(tmp_path: Path) -> None:
    for name in ("alt.csv", "add.csv"):
        (tmp_path / name).write_bytes((SAMPLE.parent / name).read_bytes())
    (tmp_path / "sdn_comments.csv").write_bytes(b'101,"k; Gender Male."\r\n\x1a')
    found, faults = check(tmp_path)
    assert not found
    assert len(faults) == 3
    assert all("name the main file of the list" in fault for fault in faults)


@pytest.mark.parametrize(("end", "rest"), [("; Passport 123 ", "(Russia)"), ("; Passport 1", "23 (Russia)")])
def test_remarks_go_on_in_the_file_of_comments_to_the_letter(end: str, rest: str) -> None:
    text = ("Gender Male; " + "Probe. " * 200)[: 1000 - len(end)] + end
    watchlist, faults = read(party(text), sdn_comments=f"101,\"{rest}; a.k.a. 'PROBE'.\"\r\n")
    assert watchlist is not None
    (each,) = watchlist.designations
    assert [(number.number, number.country) for number in each.identifiers] == [("123", "RU")]
    assert [alias.name for alias in each.aliases if alias.quality is AliasQuality.WEAK] == ["PROBE"]
    assert not faults.warnings


def test_a_remark_that_is_cut_is_told_and_its_last_words_are_not_read_as_a_number() -> None:
    text = ("Gender Male; " + "Probe. " * 200)[:980] + "; Passport 1234567 x"
    assert len(text) == 1000
    watchlist, faults = read(party(text))
    assert watchlist is not None
    (each,) = watchlist.designations
    assert not each.identifiers
    assert [(detail.label, detail.value) for detail in each.details] == [("remarks, cut here", "Passport 1234567 x")]
    assert [fact.value for fact in each.genders] == ["male"]
    assert faults.ledger.doubts == {"remarks that are cut": 1}


def test_a_long_remark_that_ends_with_a_full_stop_is_whole() -> None:
    text = ("Gender Male; " + "Probe " * 200)[:984] + "; Passport 1234."
    assert len(text) == 1000
    watchlist, faults = read(party(text))
    assert watchlist is not None
    assert [each.number for each in watchlist.designations[0].identifiers] == ["1234"]
    assert not faults.warnings


def test_comments_of_another_day_are_told_and_not_glued_on() -> None:
    comments = '101,"k; Gender Female."\r\n999,"k; Gender Female."\r\n'
    watchlist, faults = read(party("Gender Male."), sdn_comments=comments)
    assert watchlist is not None
    (each,) = watchlist.designations
    assert [fact.value for fact in each.genders] == ["male"]
    assert [(detail.label, detail.value) for detail in each.details] == [
        ("remarks in the file of comments", "k; Gender Female.")
    ]
    assert faults.ledger.aside == {"remarks of a party that is not in the main file": 1}
    assert any(warning.startswith("sdn_comments.csv:2: 999:") for warning in faults.warnings)


def test_a_file_without_the_end_mark_is_read_with_a_warning() -> None:
    watchlist, faults = read(MAIN.removesuffix("- \r\n"), end="")
    assert watchlist is not None
    assert watchlist.designations[0].remarks is None
    assert len(faults.warnings) == 1
    assert "has no end mark" in faults.warnings[0]


@pytest.mark.parametrize(
    ("main", "fault"),
    [
        (MAIN + MAIN, "sdn.csv:2: 101: stands in line 1 too"),
        (MAIN + '102,"cut","indiv', "sdn.csv:2: file: is no table"),
        (MAIN + "102,cut,-0- \r\n", "sdn.csv:2: row: has 3 cells; 12 are expected"),
        (MAIN.replace('"TESTOV, Ivan"', "-0- "), "sdn.csv:1: 101: exactly one primary name is needed"),
        (MAIN.replace('"TESTOV, Ivan"', '"..."'), "sdn.csv:1: 101: name: '...' has no letter"),
        (MAIN + MAIN.replace("101", "-0- "), "sdn.csv:2: id: a party has no number"),
    ],
)
def test_a_faulty_file_is_refused_with_its_line(main: str, fault: str) -> None:
    watchlist, faults = read(main)
    assert watchlist is None
    assert any(each.startswith(fault) for each in faults.faults), faults.faults


def test_a_faulty_file_is_no_list_for_a_caller(tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_text(MAIN + MAIN, newline="")
    (tmp_path / "alt.csv").write_text(ALT, newline="")
    with pytest.raises(WatchlistError, match=r"sdn\.csv:2: 101: stands in line 1 too"):
        load_watchlist(tmp_path / "sdn.csv")


def test_what_no_table_knows_is_kept_and_told() -> None:
    main = MAIN.replace('"individual"', '"submarine"')
    watchlist, faults = read(main, alt='101,1,"zka","TESTOFF",-0- \r\n101,2,"aka","???","told by hand"\r\n')
    assert watchlist is not None
    (each,) = watchlist.designations
    assert each.type is PartyType.UNKNOWN
    assert [alias.name for alias in each.aliases] == ["TESTOV, Ivan", "TESTOFF"]
    assert {(detail.label, detail.value) for detail in each.details} == {
        ("type", "submarine"),
        ("name that cannot be compared", "???"),
        ("remarks on an alias", "told by hand"),
    }
    assert set(faults.ledger.doubts) == {
        "type that is not known",
        "kind of alias that is not known",
        "name that cannot be compared",
    }


@pytest.mark.parametrize("head", [b"a,b,c\n", b"<sdnList/>", b"101,x,individual\n", b"", b"format: 1\n"])
def test_other_files_are_not_recognised(head: bytes) -> None:
    file = ListFile.of_bytes(head, "sdn.csv")
    assert not FORMAT.recognises(file)
    assert not FORMAT.belongs(file)


def test_a_file_of_aliases_without_a_row_is_refused_as_a_missing_one_is() -> None:
    """Both would load every party under its primary name alone."""
    watchlist, faults = read(MAIN, alt="")
    assert watchlist is None
    assert faults.faults == ["alt.csv:1: file: holds no row; fetch it again"]
    assert read(MAIN, add="")[0] is not None


def test_a_part_that_is_cut_where_the_main_file_is_whole_is_refused() -> None:
    beside = {"alt.csv": ALT.encode(), "add.csv": (ADD + END).encode()}
    faults = Faults("sdn.csv")
    assert FORMAT.read(ListFile.of_bytes((MAIN + END).encode(), "sdn.csv", beside), faults) is None
    assert faults.faults == [
        "alt.csv:1: file: is cut: it has no end mark (SUB), which the main file has; fetch it again"
    ]


def test_a_russian_kpp_under_the_label_of_tax_numbers_finds_nobody() -> None:
    """It names a tax office and is shared by many firms; an INN has 10 or 12 figures."""
    watchlist, _ = read(party("Tax ID No. 000001001 (Russia); Tax ID No. 0000000000 (Russia)."))
    assert watchlist is not None
    found = {each.number: (each.kind, each.scheme) for each in watchlist.designations[0].identifiers}
    assert found == {
        "000001001": (IdentifierKind.OTHER, "kpp"),
        "0000000000": (IdentifierKind.TAX_NUMBER, None),
    }
