"""The remarks of OFAC: a segment with a known label ends in its field, and all others stay as they are printed."""

from time import perf_counter

import pytest

from sanscreen.lists.draft import Draft
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.ofac.numbers import note_number
from sanscreen.lists.formats.ofac.remarks import read_remarks
from sanscreen.lists.formats.ofac.values import note_value
from sanscreen.lists.labels import kind_of, opening_label
from sanscreen.lists.list_draft import ListDraft
from sanscreen.model import AliasKind, AliasQuality, Designation, Identifier, PartyType


def draft(type: PartyType = PartyType.INDIVIDUAL) -> tuple[ListDraft, Faults]:
    faults = Faults("list")
    made = ListDraft(faults, "test-list", "Test list", "Test authority", "TEST")
    made.party("1", type, 1).name("TESTOV", AliasQuality.PRIMARY, AliasKind.NAME)
    return made, faults


def only(made: ListDraft) -> Draft:
    found = made.get("1")
    assert found is not None
    return found


def read(text: str, type: PartyType = PartyType.INDIVIDUAL) -> Designation:
    made, faults = draft(type)
    read_remarks(only(made), text)
    assert not faults.warnings
    watchlist = made.finish()
    assert watchlist is not None
    return watchlist.designations[0]


def number(label: str, text: str, country: str = "", type: PartyType = PartyType.ENTITY) -> Identifier:
    made, _ = draft(type)
    note_number(only(made), label, text, country)
    watchlist = made.finish()
    assert watchlist is not None
    (found,) = watchlist.designations[0].identifiers
    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a.k.a. 'PROBE'.", [("PROBE", AliasKind.AKA)]),
        ("f.k.a. 'PROBE'; a.k.a. 'SECOND'", [("PROBE", AliasKind.FORMER), ("SECOND", AliasKind.AKA)]),
        ("alt. a.k.a. 'PROBE'", [("PROBE", AliasKind.AKA)]),
        ("n.k.a. 'PROBE'", [("PROBE", AliasKind.NOW)]),
        ("a.k.a. 'ABU 'ABD AL-'AZIZ'", [("ABU 'ABD AL-'AZIZ", AliasKind.AKA)]),
        ("a.k.a. ''ABD'; a.k.a. 'WAFA''.", [("'ABD", AliasKind.AKA), ("WAFA'", AliasKind.AKA)]),
        (
            "a.k.a. 'PROBE; THE THIRD'; a.k.a. 'SECOND'",
            [("PROBE; THE THIRD", AliasKind.AKA), ("SECOND", AliasKind.AKA)],
        ),
        ("a.k.a. 'PROBE S.A.'.", [("PROBE S.A.", AliasKind.AKA)]),
    ],
)
def test_weak_aliases_keep_apostrophes_and_semicolons(text: str, names: list[tuple[str, AliasKind]]) -> None:
    found = [alias for alias in read(text).aliases if alias.quality is AliasQuality.WEAK]
    assert [(alias.name, alias.kind) for alias in found] == names


def test_an_alias_that_does_not_close_swallows_nothing() -> None:
    each = read("a.k.a. 'PROBE; Gender Male; a.k.a. 'SECOND'")
    assert [fact.value for fact in each.genders] == ["male"]
    assert [alias.name for alias in each.aliases] == ["TESTOV", "SECOND"]
    assert each.remarks == "a.k.a. 'PROBE"


@pytest.mark.parametrize(
    "prose",
    [
        "Passport and National ID were issued in Testgrad",
        "Passport issued in Testgrad",
        "Driver's License is issued by the State of Test",
        "U.S.A. Passport issued 21 Jun 1992 in Testgrad",
        "Position also referred to as Minister of Tests",
        "Company 12 of the 1st Test Brigade",
        "Business Development Manager at Example Trading",
        "passport place of issue: Testgrad",
        "President since 1979",
        "Website of the Test Brigade",
        "TESTBUND - Testgrad",
        "All offices worldwide",
    ],
)
def test_prose_stays_a_remark(prose: str) -> None:
    each = read(f"{prose}; Gender Male.")
    assert each.remarks == prose
    assert not each.identifiers


def test_the_last_full_stop_goes_but_for_that_of_an_abbreviation() -> None:
    assert read("Linked To: PROBE S.A.").relations[0].name == "PROBE S.A."
    assert read("Linked To: PROBE LTD.").relations[0].name == "PROBE LTD"
    assert read("Email Address a@example.co.").identifiers[0].number == "a@example.co"


def test_ties_stand_with_and_without_brackets() -> None:
    bare = read("Linked To: PROBE (TEST) LTD; Linked To: SECOND.")
    in_brackets = read("(Linked To: PROBE (TEST) LTD; Linked To: SECOND)")
    assert [tie.name for tie in bare.relations] == ["PROBE (TEST) LTD", "SECOND"]
    assert bare.relations == in_brackets.relations


@pytest.mark.parametrize(
    ("segment", "label", "value"),
    [
        ("Additional Sanctions Information - Subject to Secondary Sanctions", "Additional Sanctions Information", "Subject to Secondary Sanctions"),
        ("alt. Secondary sanctions risk: section 1(b)", "Secondary sanctions risk", "section 1(b)"),
        ("Effective Date (CMIC) 02 Aug 2021", "Effective Date (CMIC)", "02 Aug 2021"),
        ("Listing Date (EO 14024 Directive 1a): 22 Feb 2022", "Listing Date (EO 14024 Directive 1a)", "22 Feb 2022"),
        ("Executive Order 14024 Directive Information Subject to Directive 3 - All dealings", "Executive Order 14024 Directive Information", "Subject to Directive 3 - All dealings"),
        ("CAATSA Section 235 Information: EXPORT SANCTIONS Sec. 235(a)(2)", "CAATSA Section 235 Information", "EXPORT SANCTIONS Sec. 235(a)(2)"),
        ("Target Type Financial Institution", "Target Type", "Financial Institution"),
        ("Equity Ticker TST US", "Equity Ticker", "TST US"),
        ("Former Vessel Flag Malta", "Former Vessel Flag", "Malta"),
    ],
)  # fmt: skip
def test_what_has_no_field_becomes_a_detail_under_its_label(segment: str, label: str, value: str) -> None:
    each = read(segment)
    assert [(detail.label, detail.value) for detail in each.details] == [(label, value)]
    assert each.remarks is None


def test_titles_under_a_label_and_the_name_of_an_issuer() -> None:
    each = read("Position: Director of Tests; Alternate Title, Judge of Tests; Issuer Name Testov International")
    assert [fact.value for fact in each.titles] == ["Director of Tests", "Judge of Tests"]
    assert [(alias.name, alias.quality) for alias in each.aliases[1:]] == [
        ("Testov International", AliasQuality.STRONG)
    ]


def test_a_number_is_parted_from_what_is_printed_around_it() -> None:
    found = number(
        "Folio Mercantil No.", "343997 (Jalisco) (Mexico) issued 14 Dec 2005 to 01 Jan 2008 expires Aug 2010"
    )
    assert (found.number, found.country) == ("343997", "MX")
    assert (found.issued, found.expires) == ("14 Dec 2005 to 01 Jan 2008", "Aug 2010")
    assert found.note == "Folio Mercantil No.; Jalisco"


@pytest.mark.parametrize(
    ("text", "bare", "note"),
    [
        ("OR801168 and National ID No. 2810 issued under another name", "OR801168", "and National ID No. 2810 issued under another name"),
        ("59 531 at the register of Testgrad", "59 531", "at the register of Testgrad"),
        ("467323, Doc. 694710", "467323", "Doc. 694710"),
        ("CNIC: 35202-5400413-9", "35202-5400413-9", "CNIC"),
        ("123 (Testgrad)", "123", "Testgrad"),
        ("BE 454,419,759", "BE 454,419,759", ""),
        ("D489833(9)", "D489833(9)", ""),
        ("FN 117595 i", "FN 117595 i", ""),
        ("(98)(21)(66153220)", "(98)(21)(66153220)", ""),
    ],
)  # fmt: skip
def test_prose_behind_a_number_becomes_its_note(text: str, bare: str, note: str) -> None:
    found = number("Passport", text)
    assert found.number == bare
    assert found.note == "; ".join(part for part in ("Passport", note) if part)


def test_a_website_is_one_word() -> None:
    found = read("Website www.example.org. Example Society Offices Worldwide.").identifiers[0]
    assert (found.number, found.note) == ("www.example.org", "Website; Example Society Offices Worldwide")


def test_a_country_that_is_printed_twice_is_said_once() -> None:
    found = number("Registration ID", "1026303117642 (Russia)", "Russia")
    assert (found.number, found.country, found.note) == ("1026303117642", "RU", "Registration ID")


@pytest.mark.parametrize(
    ("label", "text", "type", "kind", "scheme"),
    [
        ("Vessel Registration Identification", "IMO 9187629", PartyType.VESSEL, "imo_number", None),
        ("Vessel Registration Identification", "9187629", PartyType.VESSEL, "imo_number", None),
        ("Vessel Registration Identification", "TST-17", PartyType.VESSEL, "registration_number", None),
        ("Identification Number", "IMO 9187629", PartyType.VESSEL, "imo_number", None),
        ("Identification Number", "IMO 5342883", PartyType.ENTITY, "imo_number", "company"),
        ("Legal Entity Number", "253400V1H6ART1UQ0N98", PartyType.ENTITY, "lei", None),
        ("Legal Entity Number", "851683897", PartyType.ENTITY, "registration_number", None),
        ("Government Gazette Number", "09804148", PartyType.ENTITY, "registration_number", "okpo"),
        ("Digital Currency Address - ETH", "0x7F367c", PartyType.ENTITY, "wallet", "eth"),
    ],
)
def test_a_number_that_its_label_does_not_fit(
    label: str, text: str, type: PartyType, kind: str, scheme: str | None
) -> None:
    found = number(label, text, type=type)
    assert (found.kind.value, found.scheme, found.note) == (kind, scheme, label)
    assert found.number == text.removeprefix("IMO ")


def test_an_unknown_label_is_kept_and_told() -> None:
    made, faults = draft()
    note_value(only(made), "Number of the Test Register", "12345", "Russia")
    watchlist = made.finish()
    assert watchlist is not None
    (found,) = watchlist.designations[0].identifiers
    assert (found.kind.value, found.number, found.country) == ("other", "12345", "RU")
    assert found.note == "Number of the Test Register"
    assert faults.ledger.doubts == {"number of an unknown kind": 1}


def test_a_value_without_a_field_for_what_stands_beside_it_loses_nothing() -> None:
    made, _ = draft()
    note_value(only(made), "Gender", "Male", "Russia", issued="1999")
    note_value(only(made), "Passport", "", "Cyprus")
    note_value(only(made), "Gender", "")
    watchlist = made.finish()
    assert watchlist is not None
    assert {(each.label, each.value) for each in watchlist.designations[0].details} == {
        ("Gender: country", "Russia"),
        ("Gender: issued", "1999"),
        ("Passport", "Cyprus"),
        ("Gender", "no value is stated"),
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cedula No. 16247821 (Colombia)", ("Cedula No.", "16247821 (Colombia)")),
        ("R.F.C. # PMA-910805", ("R.F.C. #", "PMA-910805")),
        ("Passport No.: 0310857", ("Passport No.:", "0310857")),
        ("FAX 850 2 381", ("FAX", "850 2 381")),
        ("Aircraft Manufacturer’s Serial Number (MSN) 391", ("Aircraft Manufacturer’s Serial Number (MSN)", "391")),
        ("Digital Currency Address - XBT 1Test", ("Digital Currency Address - XBT", "1Test")),
        ("Matricula Mercantil No 1362098", ("Matricula Mercantil No", "1362098")),
        ("Company 12", None),
        ("Digital Currency Addres", None),
        ("", None),
    ],
)
def test_the_longest_label_opens_a_text(text: str, found: tuple[str, str] | None) -> None:
    assert opening_label(text) == found
    assert found is None or kind_of(found[0]) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Passport " + "1" * 100_000,
        "Passport 1" + " (a" * 40_000,
        "a.k.a. '" + "' ;" * 40_000,
        "a.k.a. 'x;" * 10_000,
        "(Linked To: A" + ")" * 100_000,
        "Executive Order " + "a " * 50_000,
        "Listing Date " + "(a) " * 30_000,
        "DOB" + " " * 100_000 + "1962",
    ],
)
def test_no_text_takes_long(text: str) -> None:
    made, _ = draft()
    started = perf_counter()
    read_remarks(only(made), text)
    assert perf_counter() - started < 2
