"""OFAC's ADVANCED XML: every element ends in its field, and numbers mean what the file itself says."""

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sanscreen import load_watchlist
from sanscreen.errors import WatchlistError
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.ofac.advanced import FORMAT
from sanscreen.lists.list_file import ListFile
from sanscreen.lists.load import check
from sanscreen.model import (
    Alias,
    AliasKind,
    AliasQuality,
    BirthDate,
    DateSpan,
    Designation,
    Identifier,
    IdentifierKind,
    NameParts,
    PartyType,
    RelationKind,
    Watchlist,
)

SAMPLE = Path(__file__).parents[2] / "samples" / "ofac_advanced.xml"
TEXT = SAMPLE.read_text(encoding="utf-8")
BY = ("ofac-sdn",)


def read(text: str, name: str = "x.xml") -> tuple[Watchlist | None, Faults]:
    faults = Faults(name)
    return FORMAT.read(ListFile.of_bytes(text.encode(), name), faults), faults


def changed(*pairs: tuple[str, str]) -> tuple[dict[str, Designation], Faults]:
    """Return the parties of the sample with some texts replaced, each of which must stand there."""
    text = TEXT
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    watchlist, faults = read(text)
    assert watchlist is not None, faults.faults
    return {each.id: each for each in watchlist.designations}, faults


def line_of(number: int) -> int:
    """Return the line on which a party of the sample begins."""
    return TEXT[: TEXT.index(f'<DistinctParty FixedRef="{number}"')].count("\n") + 1


@pytest.fixture(scope="module")
def parties() -> dict[str, Designation]:
    watchlist = load_watchlist(SAMPLE)
    assert (watchlist.key, watchlist.as_of) == ("ofac-sdn", date(2026, 7, 30))
    return {each.id: each for each in watchlist.designations}


def details(party: Designation) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for detail in party.details:
        found.setdefault(detail.label, []).append(detail.value)
    return found


def test_nothing_of_the_sample_is_left_unread() -> None:
    (loaded,), faults = check(SAMPLE)
    assert (faults, loaded.report.unread) == ((), ())
    assert {count.what: count.count for count in loaded.report.aside} == {
        "tie of a party that is not in the file": 1,
        "identity document of nobody in the file": 1,
    }
    assert {count.what: count.count for count in loaded.report.doubts} == {"date that is not understood": 1}
    assert loaded.warnings[0].endswith("birth date '1341-01-12 (Solar Hijri)'")


def test_parties_bear_the_number_of_the_other_formats_and_their_type(parties: dict[str, Designation]) -> None:
    assert {number: party.type for number, party in parties.items()} == {
        "900001": PartyType.INDIVIDUAL,
        "900002": PartyType.ENTITY,  # whose profile is 55
        "900003": PartyType.VESSEL,
        "900004": PartyType.AIRCRAFT,
    }


def test_every_name_has_its_quality_kind_parts_and_script(parties: dict[str, Designation]) -> None:
    strong, name = AliasQuality.STRONG, AliasKind.NAME
    assert parties["900001"].aliases == (
        Alias(
            "TESTOV MATERNOV, Ivan Mid Petrovich",
            AliasQuality.PRIMARY,
            name,
            NameParts(family="TESTOV", given="Ivan", patronymic="Petrovich", middle="Mid", matronymic="MATERNOV"),
            BY,
        ),
        Alias("PROBIN, Quidam", strong, AliasKind.AKA, NameParts(family="PROBIN", given="Quidam"), BY),
        Alias("ТЕСТОВ, Иван", strong, name, NameParts(family="ТЕСТОВ", given="Иван"), BY, "Cyrillic"),
        Alias("FORMEROV, Ivan", strong, AliasKind.FORMER, NameParts(family="FORMEROV", given="Ivan"), BY),
        Alias("NOWOV", strong, AliasKind.NOW, NameParts(family="NOWOV"), BY),
        Alias("ZZT", AliasQuality.WEAK, AliasKind.AKA, NameParts(nickname="ZZT"), BY),
    )
    said = details(parties["900001"])
    assert said["name TESTOV MATERNOV, Ivan Mid Petrovich"] == ["used in Russia"]
    assert said["name ZZT"] == ["acronym ZZT", "in the underworld"]


def test_a_false_identity_is_a_name_and_said_to_be_false(parties: dict[str, Designation]) -> None:
    company = parties["900002"]
    assert [(alias.name, alias.quality) for alias in company.aliases] == [
        ("EXAMPLE TRADING LLC", AliasQuality.PRIMARY),
        ("COVER TRADING LLC", AliasQuality.STRONG),
    ]
    assert details(company)["false identity"] == ["COVER TRADING LLC"]


def test_birth_dates_are_as_wide_as_they_are_known(parties: dict[str, Designation]) -> None:
    person = parties["900001"]
    assert person.birth_dates == (
        BirthDate(DateSpan.of("1962-04-01"), BY),
        BirthDate(DateSpan.of("1960"), BY, circa=True),
        BirthDate(DateSpan.of("1963/1965"), BY),
    )
    assert details(person)["Birthdate: note"] == ["by hearsay; reliability Low"]
    assert details(person)["birth date"] == ["1341-01-12 (Solar Hijri)"]
    assert parties["900002"].birth_dates == (BirthDate(DateSpan.of("2009-11"), BY),)
    assert parties["900004"].birth_dates == (BirthDate(DateSpan.of("1992-07-03"), BY),)


def test_facts_of_a_person_end_in_their_fields(parties: dict[str, Designation]) -> None:
    person = parties["900001"]
    for field, values in {
        "birth_places": ["Testburg, Ruritania"],
        "nationalities": ["RU"],
        "citizenships": ["IQ"],
        "genders": ["male"],
        "titles": ["Director", "Major General"],
    }.items():
        assert [fact.value for fact in getattr(person, field)] == values, field
    assert person.remarks == "Remark on the party."
    said = details(person)
    assert said["Secondary sanctions risk"] == ["section 0 of an invented act"]
    assert said["Shoe Size"] == ["44"]
    assert said["Effective Date (CMIC)"] == ["2021-08-02"]
    assert said["Press release"] == ["No. 1; https://example.org/1"]


def test_addresses_are_in_the_order_of_an_envelope_once_for_each_script(parties: dict[str, Designation]) -> None:
    assert [(address.text, address.country) for address in parties["900001"].addresses] == [
        ("1 Example Street, Testburg, 0801, Panama (as of 2020)", "PA"),
        ("Тестбург, Panama (Russian; as of 2020)", "PA"),
        ("Testland Region", None),
    ]


def test_numbers_keep_kind_country_dates_and_what_is_said_of_them(parties: dict[str, Designation]) -> None:
    person = parties["900001"].identifiers
    assert person[0] == Identifier(
        IdentifierKind.PASSPORT,
        "X 0000001",
        "RU",
        issued="2015-03-02",
        expires="2025-03-01",
        note="Passport; Fraudulent; issued by Office of Invented Papers; issued in Panama; seen by nobody; "
        "in the name of PROBIN, Quidam",
        sources=BY,
    )
    assert [(each.kind.value, each.number, each.country, each.scheme) for each in person[1:]] == [
        ("national_id", "N-77", "IQ", None),  # a country that only its code tells
        ("wallet", "1TestTestTestTestTestTestTestTest1", None, "xbt"),
        ("email", "testov@example.org", None, None),
        ("phone", "0000 0001", None, None),
    ]
    assert person[4].note == "Phone Number; mobile"
    assert details(parties["900001"])["Passport"] == ["no number is stated; PA; lost"]
    assert [(each.kind.value, each.number, each.scheme) for each in parties["900002"].identifiers] == [
        ("tax_number", "0000000001", None),
        ("registration_number", "00-000-0001", "duns"),
        ("bic", "EXAMPAPA", None),
        ("website", "www.example.org", None),
    ]


def test_vessels_and_aircraft_keep_what_only_they_have(parties: dict[str, Designation]) -> None:
    vessel, aircraft = parties["900003"], parties["900004"]
    assert [(each.kind.value, each.number) for each in vessel.identifiers] == [
        ("imo_number", "9000001"),
        ("mmsi", "200000001"),
        ("call_sign", "TSTA1"),
    ]
    assert [fact.value for fact in vessel.model] == ["Crude Oil Tanker"]
    assert [fact.value for fact in vessel.flag_states] == ["PA"]
    assert details(vessel) == {
        "Former Vessel Flag": ["Malta"],
        "Vessel Gross Registered Tonnage": ["1,000"],
        "Vessel Tonnage": ["2,000"],
    }
    assert [(each.kind.value, each.number) for each in aircraft.identifiers] == [
        ("tail_number", "TS-TST"),
        ("serial_number", "T0001"),
        ("mode_s", "70C001"),
    ]
    assert [fact.value for fact in aircraft.model] == ["Example 1X"]


def test_ties_lead_to_parties_of_the_list_and_keep_the_words(parties: dict[str, Designation]) -> None:
    def ties(number: str) -> list[tuple[RelationKind, str | None, str | None, str | None]]:
        return [(tie.kind, tie.party, tie.name, tie.note) for tie in parties[number].relations]

    assert ties("900001") == [
        (RelationKind.LEADER_OF, "900002", None, "Leader or official of"),
        (RelationKind.LINKED_TO, None, "OFAC 777", "Playing a significant role in"),
    ]
    assert ties("900003") == [
        (RelationKind.OWNED_BY, "900002", None, "Vessel Owner"),
        (RelationKind.OWNED_BY, "900001", None, "Owned or Controlled By; former; quality Low; until 2019"),
    ]
    assert ties("900004") == [(RelationKind.OPERATED_BY, None, "UNLISTED AIR", "Aircraft Operator")]


def test_entries_say_programs_days_and_laws(parties: dict[str, Designation]) -> None:
    person = parties["900001"]
    assert person.programs == ("INVENTED-EO99999", "SECOND")
    assert (person.listed_on, person.updated_on) == (date(2001, 12, 4), date(2020, 5, 6))
    said = details(person)
    assert said["legal basis"] == ["Executive Order 99999 (Invented)"]
    assert said["measure"] == ["Block"]
    assert said["list"] == ["Non-SDN Invented List"]
    assert (said["entry Amended"], said["entry"]) == (["2020-05-06"], ["corrected"])
    assert said["Summary"] == ["An invented summary."]
    assert [entry.number for entry in person.entries] == ["900001"]
    assert parties["900002"].listed_on == date(2002, 1, 1)


def test_numbers_of_reference_values_mean_what_the_file_says() -> None:
    """Another year numbers its values otherwise: every reference is led by the sets of the file."""
    text = TEXT
    for kind in re.findall(r"<(\w+)Values>", TEXT):
        text = re.sub(rf'(<{kind} |[\s-]{kind})ID="', r'\g<1>ID="77', text)
    assert text.count('ID="77') > 300
    ours, others = read(TEXT)[0], read(text)[0]
    assert ours is not None
    assert others is not None
    assert ours.designations == others.designations


@pytest.mark.parametrize(
    ("lists", "key"),
    [
        ({"81": 4, "83": 1}, "ofac-sdn"),
        ({"82": 4}, "ofac-consolidated"),
        ({"82": 4, "81": 3}, "ofac-consolidated"),  # three of four non-SDNs are SDNs as well
        ({}, "ofac-consolidated"),
    ],
)
def test_the_entries_tell_which_list_it_is(lists: dict[str, int], key: str) -> None:
    profiles = ("900001", "55", "900003", "900004")
    entries = "".join(
        f'<SanctionsEntry ID="{name}{profile}" ProfileID="{profile}" ListID="{name}"/>'
        for name, count in lists.items()
        for profile in profiles[:count]
    )
    text = re.sub(
        r"<SanctionsEntries>.*</SanctionsEntries>", f"<SanctionsEntries>{entries}</SanctionsEntries>", TEXT, flags=re.S
    )
    watchlist, _ = read(text)
    assert watchlist is not None
    assert watchlist.key == key
    assert {source for alias in watchlist.designations[0].aliases for source in alias.sources} == {key}


def test_a_consolidated_list_does_not_repeat_its_own_name() -> None:
    parties, _ = changed(('ListID="81"', 'ListID="82"'), ('ListID="83"', 'ListID="81"'))
    assert details(parties["900001"])["list"] == ["SDN List"]
    assert "list" not in details(parties["900003"])


def test_what_the_file_does_not_define_is_kept_told_and_counted() -> None:
    parties, faults = changed(
        ('AliasTypeID="72"', 'AliasTypeID="999"'),
        ('FeatureTypeID="113"', 'FeatureTypeID="998"'),
        ('CountryID="11" CountryRelevanceID="1413"', 'CountryID="997" CountryRelevanceID="996"'),
        ('ProfileID="55" RelationTypeID="22"', 'ProfileID="55" RelationTypeID="995"'),
        ('<VersionLocation LocationID="301"/>', '<VersionLocation LocationID="994"/>'),
    )
    said = details(parties["900001"])
    assert said["name of the type AliasType 999"] == ["FORMEROV, Ivan"]
    assert "FORMEROV, Ivan" in [alias.name for alias in parties["900001"].aliases]
    assert said["FeatureType 998"] == ["44"]
    assert said["nationalities"] == ["Country 997"]
    assert said["location"] == ["994"]
    assert parties["900001"].relations[0].note == "RelationType 995"
    assert parties["900001"].relations[0].kind is RelationKind.LINKED_TO
    assert faults.ledger.doubts["reference value that the file does not define"] == 4
    assert faults.ledger.unread["ReferenceValueSets/CountryRelevance 996"] == 1
    assert faults.ledger.aside["location that no party names"] == 1
    assert any("AliasTypeID: 999 is not among the reference values" in each for each in faults.warnings)


def test_a_list_whose_day_is_not_understood_is_read_without_it() -> None:
    watchlist, faults = read(
        TEXT.replace("<Month>7</Month><Day>30</Day></DateOfIssue>", "<Month>7</Month></DateOfIssue>")
    )
    assert watchlist is not None
    assert watchlist.as_of is None
    assert faults.warnings[0] == "x.xml:4: DateOfIssue: '2026-07' is no day; the list is read without its date"


def test_a_party_of_an_unknown_type_is_compared_as_any() -> None:
    parties, faults = changed(('<PartyType ID="2">Entity<', '<PartyType ID="2">Spirit<'))
    assert parties["900002"].type is PartyType.UNKNOWN
    assert details(parties["900002"])["party type"] == ["Spirit"]
    assert faults.ledger.doubts["party type that is not known"] == 1


def test_names_whose_parts_have_no_type_are_kept_in_order() -> None:
    parties, _ = changed(
        ('<NamePartGroup ID="713" NamePartTypeID="1520"/><NamePartGroup ID="714" NamePartTypeID="1521"/>', "")
    )
    (name,) = (alias for alias in parties["900001"].aliases if "PROBIN" in alias.name)
    assert (name.name, name.parts) == ("PROBIN Quidam", NameParts(ordered=("PROBIN", "Quidam")))


def test_marks_around_a_part_belong_to_the_name() -> None:
    parties, _ = changed(
        (
            '<DocumentedNamePart><NamePartValue NamePartGroupID="720"',
            '<DocumentedNamePart LeadingChars="&quot;" TrailingChars="&quot;"><NamePartValue NamePartGroupID="720"',
        )
    )
    assert parties["900002"].primary_name == '"EXAMPLE TRADING LLC"'


def test_an_authority_that_is_the_kind_of_a_number_is_that() -> None:
    parties, _ = changed(
        (
            "<IDRegistrationNo>0000000001</IDRegistrationNo><IssuingAuthority/>",
            "<IDRegistrationNo>0000000001</IDRegistrationNo><IssuingAuthority>RUC</IssuingAuthority>",
        )
    )
    number = parties["900002"].identifiers[0]
    assert (number.kind, number.scheme, number.note) == (IdentifierKind.TAX_NUMBER, "ruc", "RUC; Tax ID No.")


def test_elements_that_no_schema_had_are_counted_by_their_place() -> None:
    _, faults = changed(
        ('<Feature ID="812" FeatureTypeID="113">', '<Feature ID="812" FeatureTypeID="113"><Novel x="1">y</Novel>'),
        ("<SanctionsEntryLinks/>", '<SanctionsEntryLinks><SanctionsEntryLink ID="1"/></SanctionsEntryLinks>'),
    )
    assert faults.ledger.unread == {
        "DistinctParty/Profile/Feature/Novel": 1,
        "DistinctParty/Profile/Feature/Novel@x": 1,
        "Sanctions/SanctionsEntryLinks/SanctionsEntryLink@ID": 1,
    }


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('FixedRef="900002">', 'FixedRef="900001">', f"x.xml:{line_of(900002)}: 900001: stands in line {line_of(900001)} too; fetch the file again"),
        ('<DistinctParty FixedRef="900002">', "<DistinctParty>", f"x.xml:{line_of(900002)}: id: a party has no number; fetch the file again"),
        (
            'AliasTypeID="74" Primary="true" LowQuality="false"><DocumentedName ID="620"',
            'AliasTypeID="74" Primary="false" LowQuality="false"><DocumentedName ID="620"',
            f"x.xml:{line_of(900003)}: 900003: exactly one primary name is needed, found none",
        ),
        ("INVENTED STAR", "---", f"x.xml:{line_of(900003)}: 900003: name: '---' has no letter or figure that can be compared"),
        (
            'Version="3">',
            'Version="3" DeltaBaseVersion="2">',
            "x.xml:3: DeltaBaseVersion: 2: this is a file of changes to an older list; fetch the whole list",
        ),
        (
            '<DistinctParty FixedRef="900003">',
            '<DistinctParty FixedRef="900003" DeltaAction="delete">',
            f"x.xml:{line_of(900003)}: 900003: DeltaAction: 'delete': this is a file of changes; fetch the whole list",
        ),
        (
            "<Sanctions xmlns",
            "<!DOCTYPE Sanctions []><Sanctions xmlns",
            "x.xml:3: file: holds a document type (DTD), which no official list has; fetch it from its publisher",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_line_and_remedy(old: str, new: str, fault: str) -> None:
    assert old in TEXT
    watchlist, faults = read(TEXT.replace(old, new, 1) if "FixedRef" not in old else TEXT.replace(old, new))
    assert watchlist is None
    assert fault in faults.faults


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.999])
def test_a_cut_file_is_no_list(share: float, tmp_path: Path) -> None:
    path = tmp_path / "cut.xml"
    path.write_text(TEXT[: int(len(TEXT) * share)], encoding="utf-8")
    with pytest.raises(WatchlistError, match="is no XML"):
        load_watchlist(path)


def test_a_file_without_a_party_is_no_list() -> None:
    watchlist, faults = read('<Sanctions Version="1"><DateOfIssue/><DistinctParties/></Sanctions>')
    assert watchlist is None
    assert faults.faults == ["x.xml:1: file: holds no party; fetch it again"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (TEXT, True),
        (re.sub(r"<Sanctions xmlns=\S+", "<Sanctions", TEXT), True),
        ('<u:Sanctions xmlns:u="urn:y"><u:DateOfIssue/></u:Sanctions>', True),
        ("<Sanctions/>", False),
        ("<sanctionsData><DateOfIssue/></sanctionsData>", False),
        ("Sanctions,DateOfIssue\n", False),
    ],
)
def test_a_file_is_known_by_its_root_and_not_by_its_namespace(text: str, known: bool) -> None:
    assert FORMAT.recognises(ListFile.of_bytes(text.encode(), "any.xml")) is known


def test_no_text_of_a_record_is_lost() -> None:
    """Each text in turn becomes a word that stands nowhere else, and that word must stand in the list."""
    root = ElementTree.fromstring(TEXT)
    orphans = root.findall(".//{*}IDRegDocument[@IdentityID='599']//*")
    texts = [
        item
        for section in ("Locations", "IDRegDocuments", "DistinctParties", "ProfileRelationships", "SanctionsEntries")
        for item in root.iterfind(f"{{*}}{section}//*")
        if (item.text or "").strip() and item.tag.rpartition("}")[2] not in ("Year", "Month", "Day")
    ]
    assert len(texts) > 60
    for item in texts:
        before, item.text = item.text, "Zyx9"
        watchlist, faults = read(ElementTree.tostring(root, encoding="unicode"))
        assert watchlist is not None, faults.faults
        assert ("Zyx9" in watchlist.to_json()) != (item in orphans), before
        item.text = before


@pytest.mark.parametrize("tag", sorted(set(re.findall(r"<(\w+)[ >/]", TEXT))))
def test_a_missing_element_is_no_crash(tag: str) -> None:
    root = ElementTree.fromstring(TEXT)
    for parent in root.iter():
        for child in parent.findall(f"{{*}}{tag}"):
            parent.remove(child)
    watchlist, faults = read(ElementTree.tostring(root, encoding="unicode"))
    assert (watchlist is None) == bool(faults.count)


def test_the_extract_says_what_a_plain_reading_finds(samples: Path) -> None:
    path = samples / "ofac_advanced_xml" / "sdn_advanced_extract.xml"
    root = ElementTree.parse(path).getroot()
    watchlist = load_watchlist(path)
    assert (watchlist.key, watchlist.as_of) == ("ofac-sdn", date(2026, 7, 30))
    found = {each.id: each for each in watchlist.designations}
    plain = {party.get("FixedRef", ""): party for party in root.iterfind(".//{*}DistinctParty")}
    assert found.keys() == plain.keys() == {"36", "2674"}
    for number, party in plain.items():
        names = {
            ", ".join(value.text or "" for value in name.iterfind(".//{*}NamePartValue"))
            for name in party.iterfind(".//{*}DocumentedName")
        }
        assert {alias.name for alias in found[number].aliases} == names
        years = {year.text for year in party.iterfind(".//{*}Feature//{*}Year")}
        assert {str(born.days.first.year) for born in found[number].birth_dates} == years
    assert (found["36"].programs, found["2674"].programs) == (("CUBA",), ("SDT",))
    assert found["36"].listed_on == date(1986, 12, 10)
    assert found["2674"].birth_dates[0].days == DateSpan.of("1948-12-10")
    assert [address.text for address in found["36"].addresses] == ["Havana, Cuba"]
