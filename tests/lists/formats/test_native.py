from datetime import date
from pathlib import Path

import pytest

from sanscreen.lists import Loaded, check
from sanscreen.lists.formats import format_of
from sanscreen.lists.formats.native import FORMAT
from sanscreen.lists.formats.registry import FORMATS
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
    Fact,
    Gender,
    Identifier,
    IdentifierKind,
    PartyType,
    Relation,
    RelationKind,
    Scope,
    Source,
    SourceKind,
    Standing,
)

HEAD = """\
format: 1
key: list-a
title: Invented trade
scope: internal
as_of: 2030-02-03
action:
  authority: Example Authority
  date: 2030-01-15
  programs: [EXAMPLE-1, EXAMPLE-2]
sources:
  register: {kind: official-list, publisher: Example Authority, label: EA, title: Register, as_of: 2030-02-01}
  gazette: {kind: press, publisher: Example Gazette, date: 2030-01-16, file: g.txt, url: "https://g.example", note: n}
designations:
"""
PARTY = """\
  - id: testov-ivan
    type: individual
    register:
      names:
        primary: TESTOV, Ivan
"""


def loaded(text: str, folder: Path) -> Loaded:
    """The list in `text`, which has no fault."""
    path = folder / "list-a.yml"
    path.write_text(text, encoding="utf-8")
    (found,), faults = check(path)
    assert faults == ()
    return found


def party(fields: str, folder: Path) -> Designation:
    """The first party of a list; `fields` follow its primary name, in the section of the register."""
    return loaded(HEAD + PARTY + fields, folder).watchlist.designations[0]


def test_the_head_of_a_list_is_read(tmp_path: Path) -> None:
    found = loaded(HEAD.replace("  programs", "  announced: 1\n  programs") + PARTY, tmp_path).watchlist
    assert (found.key, found.title, found.scope) == ("list-a", "Invented trade", Scope.INTERNAL)
    assert (found.authority, found.acted_on) == ("Example Authority", date(2030, 1, 15))
    assert (found.as_of, found.announced, found.gap) == (date(2030, 2, 3), 1, None)
    assert found.sources == (
        Source("register", SourceKind.OFFICIAL_LIST, "Example Authority", "EA", "Register", as_of=date(2030, 2, 1)),
        Source(
            "gazette", SourceKind.PRESS, "Example Gazette", published=date(2030, 1, 16), file="g.txt",
            url="https://g.example", note="n",
        ),
    )  # fmt: skip


def test_without_a_date_of_its_own_a_list_is_as_old_as_its_newest_source(tmp_path: Path) -> None:
    found = loaded(HEAD.replace("as_of: 2030-02-03\n", "") + PARTY, tmp_path)
    assert found.watchlist.as_of == date(2030, 2, 1)


def test_a_party_with_a_name_alone_has_the_usual_values(tmp_path: Path) -> None:
    assert party("", tmp_path) == Designation(
        id="testov-ivan",
        type=PartyType.INDIVIDUAL,
        aliases=(Alias("TESTOV, Ivan", AliasQuality.PRIMARY, AliasKind.NAME, sources=("register",)),),
        programs=("EXAMPLE-1", "EXAMPLE-2"),
    )


BY = ("register",)


@pytest.mark.parametrize(
    ("fields", "name", "expected"),
    [
        ('entry: "900001"', "entries", (Entry("EA", "900001", BY),)),
        ("programs: [OTHER-1]", "programs", ("OTHER-1",)),
        ("gender: female", "gender", Gender.FEMALE),
        ("born: 1962-04", "birth_dates", (BirthDate(DateSpan.of("1962-04"), BY),)),
        ("born: [1962, 1963-05-06]", "birth_dates", (BirthDate(DateSpan.of("1962"), BY), BirthDate(DateSpan.of("1963-05-06"), BY))),
        ('established: "2001"', "birth_dates", (BirthDate(DateSpan.of("2001"), BY),)),
        ("built: 1988/1989", "birth_dates", (BirthDate(DateSpan.of("1988/1989"), BY),)),
        ("born: {date: 1962, circa: true}", "birth_dates", (BirthDate(DateSpan.of("1962"), BY, circa=True),)),
        ("born: {date: 1962, circa: false}", "birth_dates", (BirthDate(DateSpan.of("1962"), BY),)),
        ("built: [{date: 1988/1989}, 1990]", "birth_dates", (BirthDate(DateSpan.of("1988/1989"), BY), BirthDate(DateSpan.of("1990"), BY))),
        ("birth_place: Exampleville", "birth_places", (Fact("Exampleville", BY),)),
        ("nationality: Russia", "nationalities", (Fact("RU", BY),)),
        ("citizenship: [RU, CY]", "citizenships", (Fact("RU", BY), Fact("CY", BY))),
        ("title: director", "titles", (Fact("director", BY),)),
        ("activity: trade in examples", "activities", (Fact("trade in examples", BY),)),
        ("model: IL-76", "model", (Fact("IL-76", BY),)),
        ("flag: [PA, Liberia]", "flag_states", (Fact("PA", BY), Fact("LR", BY))),
        ('details: {gross tonnage: "900", ports: [A, B]}', "details", (Detail("gross tonnage", "900", BY), Detail("ports", "A", BY), Detail("ports", "B", BY))),
        ("addresses: Exampleville", "addresses", (Address("Exampleville", None, BY),)),
        ('addresses: [{text: "1 Example St #02", country: SG}]', "addresses", (Address("1 Example St #02", "SG", BY),)),
        ('wallet: 1ExampLe', "identifiers", (Identifier(IdentifierKind.WALLET, "1ExampLe", sources=BY),)),
        (
            'tax_number: {number: "007", country: RU, scheme: inn, issued: 2011-04, expires: "2031", note: as printed}',
            "identifiers",
            (Identifier(IdentifierKind.TAX_NUMBER, "007", "RU", "inn", "2011-04", "2031", "as printed", BY),),
        ),
        ("linked_to: testov-ivan", "relations", (Relation(RelationKind.LINKED_TO, "testov-ivan", sources=BY),)),
        ("owner_of: list-b/somebody", "relations", (Relation(RelationKind.OWNER_OF, "list-b/somebody", sources=BY),)),
        ("owned_by: {party: testov-ivan, note: 50 per cent}", "relations", (Relation(RelationKind.OWNED_BY, "testov-ivan", sources=BY, note="50 per cent"),)),
        ("acts_for: {name: NOBODY, note: agent}", "relations", (Relation(RelationKind.ACTS_FOR, name="NOBODY", sources=BY, note="agent"),)),
        ("led_by: [{name: NOBODY}]", "relations", (Relation(RelationKind.LED_BY, name="NOBODY", sources=BY),)),
    ],
)  # fmt: skip
def test_every_field_of_a_section_is_read_and_knows_who_states_it(
    fields: str, name: str, expected: object, tmp_path: Path
) -> None:
    assert getattr(party(f"      {fields}\n", tmp_path), name) == expected


@pytest.mark.parametrize("kind", IdentifierKind)
def test_every_kind_of_number_is_a_field(kind: IdentifierKind, tmp_path: Path) -> None:
    assert party(f"      {kind}: X-1\n", tmp_path).identifiers == (Identifier(kind, "X-1", sources=BY),)


@pytest.mark.parametrize("kind", RelationKind)
def test_every_kind_of_relation_is_a_field(kind: RelationKind, tmp_path: Path) -> None:
    assert party(f"      {kind}: {{name: NOBODY}}\n", tmp_path).relations == (
        Relation(kind, name="NOBODY", sources=BY),
    )


@pytest.mark.parametrize(
    ("part", "quality", "kind"),
    [
        ("strong", AliasQuality.STRONG, AliasKind.AKA),
        ("weak", AliasQuality.WEAK, AliasKind.AKA),
        ("former", AliasQuality.STRONG, AliasKind.FORMER),
        ("misspelt", AliasQuality.STRONG, AliasKind.MISSPELT),
    ],
)
def test_every_kind_of_name_is_read(part: str, quality: AliasQuality, kind: AliasKind, tmp_path: Path) -> None:
    found = party(f"        {part}:\n          - Vanya, Primerov\n", tmp_path)
    assert found.aliases[1:] == (Alias("Vanya, Primerov", quality, kind, sources=BY),)


def test_the_standing_and_what_goes_with_it_is_read(tmp_path: Path) -> None:
    own = "    standing: removed\n    last_seen: 2029-12-31\n    remarks: >-\n      Two\n      lines.\n"
    found = party(own + "    listed_on: 2020-02-03\n    updated_on: 2029-11-30\n", tmp_path)
    assert (found.standing, found.last_seen) == (Standing.REMOVED, date(2029, 12, 31))
    assert (found.listed_on, found.updated_on) == (date(2020, 2, 3), date(2029, 11, 30))
    assert found.remarks == "Two lines."


def test_the_same_value_under_several_sources_is_one_value_with_several_sources(tmp_path: Path) -> None:
    said = '      born: 1962-04\n      nationality: RU\n      passport: {number: "1X", country: RU}\n'
    found = party(said + "    gazette:\n" + said, tmp_path)
    both = ("register", "gazette")
    assert found.birth_dates == (BirthDate(DateSpan.of("1962-04"), both),)
    assert found.nationalities == (Fact("RU", both),)
    assert found.identifiers == (Identifier(IdentifierKind.PASSPORT, "1X", "RU", sources=both),)


def test_two_birth_dates_under_two_sources_both_stand(tmp_path: Path) -> None:
    found = party("      born: 1962-04\n    gazette:\n      born: 1963\n", tmp_path)
    assert found.birth_dates == (
        BirthDate(DateSpan.of("1962-04"), ("register",)),
        BirthDate(DateSpan.of("1963"), ("gazette",)),
    )


def test_a_number_with_another_note_is_another_value(tmp_path: Path) -> None:
    found = party("      lei: 1X\n    gazette:\n      lei: {number: 1X, note: old}\n", tmp_path)
    assert [each.sources for each in found.identifiers] == [("register",), ("gazette",)]


@pytest.mark.parametrize(
    ("register", "gazette", "quality", "kind"),
    [
        ("weak", "strong", AliasQuality.STRONG, AliasKind.AKA),
        ("strong", "weak", AliasQuality.STRONG, AliasKind.AKA),
        ("weak", "misspelt", AliasQuality.STRONG, AliasKind.MISSPELT),
        ("weak", "weak", AliasQuality.WEAK, AliasKind.AKA),
    ],
)
def test_a_name_under_several_sources_has_the_best_quality_that_one_gives_it(
    register: str, gazette: str, quality: AliasQuality, kind: AliasKind, tmp_path: Path
) -> None:
    fields = f"        {register}: Primerov\n    gazette:\n      names:\n        {gazette}: Primerov\n"
    found = party(fields, tmp_path)
    assert found.aliases[1:] == (Alias("Primerov", quality, kind, sources=("register", "gazette")),)


def test_a_strong_name_that_is_the_primary_one_elsewhere_is_the_primary_one(tmp_path: Path) -> None:
    found = party("    gazette:\n      names: {strong: 'TESTOV, Ivan'}\n", tmp_path)
    assert found.aliases == (
        Alias("TESTOV, Ivan", AliasQuality.PRIMARY, AliasKind.NAME, sources=("register", "gazette")),
    )


def test_the_primary_name_stands_first_whichever_source_states_it(tmp_path: Path) -> None:
    text = PARTY.replace("primary: TESTOV, Ivan", "strong: Ivan T.")
    text += "    gazette:\n      names:\n        weak: Vanya\n        primary: TESTOV, Ivan\n"
    found = loaded(HEAD + text, tmp_path).watchlist.designations[0]
    assert [alias.name for alias in found.aliases] == ["TESTOV, Ivan", "Ivan T.", "Vanya"]


def test_programs_of_a_party_replace_those_of_the_action(tmp_path: Path) -> None:
    found = party("      programs: OTHER-1\n    gazette:\n      programs: [OTHER-2, OTHER-1]\n", tmp_path)
    assert found.programs == ("OTHER-1", "OTHER-2")


def test_an_entry_is_named_by_the_label_of_its_source_or_else_its_publisher(tmp_path: Path) -> None:
    found = party('      entry: "1"\n    gazette:\n      entry: "2"\n', tmp_path)
    assert [entry.list for entry in found.entries] == ["EA", "Example Gazette"]


def test_the_order_of_fields_in_the_file_changes_nothing(tmp_path: Path) -> None:
    one = party("      gender: male\n      born: 1962\n      lei: 1X\n    gazette: {title: x}\n", tmp_path)
    text = HEAD.replace("format: 1\nkey: list-a\n", "key: list-a\nformat: 1\n")
    text += (
        "  - gazette: {title: x}\n    register: {lei: 1X, born: 1962, gender: male, names: {primary: 'TESTOV, Ivan'}}\n"
    )
    text += "    type: individual\n    id: testov-ivan\n"
    other = loaded(text, tmp_path).watchlist
    assert other.designations == (one,)


@pytest.mark.parametrize("head", ["", "\ufeff", "# a comment\n", "---\n"])
def test_what_stands_before_the_first_field_changes_nothing(head: str, tmp_path: Path) -> None:
    plain = loaded(HEAD + PARTY, tmp_path)
    assert loaded(head + HEAD + PARTY, tmp_path).watchlist == plain.watchlist


def test_a_valid_list_has_no_warning(tmp_path: Path) -> None:
    text = HEAD.replace("  programs", "  announced: 2\n  gap: one has no name\n  programs") + PARTY
    assert loaded(text + '      entry: "900001"\n      lei: {number: "007"}\n', tmp_path).warnings == ()


@pytest.mark.parametrize(
    ("head", "fields", "expected"),
    [
        ("", "entry: 900001", "19: designations.testov-ivan.register.entry: write '900001' in quotes: other readers drop zeros"),
        ("", "lei: 007", "19: designations.testov-ivan.register.lei: write '007' in quotes"),
        ("", "lei: {number: 007}", "19: designations.testov-ivan.register.lei.number: write '007' in quotes"),
        ("  announced: 2\n", "gender: male", "7: action: 2 announced, 1 on the list; say why in action.gap"),
        ("  announced: 0\n", "gender: male", "7: action: 0 announced, 1 on the list; say why in action.gap"),
        ("  announced: 1\n  gap: x\n", "gender: male", "7: action.gap: explains a gap, yet all 1 announced parties are on the list"),
    ],
)  # fmt: skip
def test_what_deserves_a_look_is_a_warning_and_no_fault(head: str, fields: str, expected: str, tmp_path: Path) -> None:
    found = loaded(HEAD.replace("  programs", f"{head}  programs") + PARTY + f"      {fields}\n", tmp_path)
    assert len(found.warnings) == 1
    assert found.warnings[0].startswith(f"{found.path}:{expected}")


@pytest.mark.parametrize(
    ("quality", "name", "expected"),
    [
        ("strong", "TESTOV, Ivаn", "Ivаn mixes alphabets; is it printed so?"),
        ("strong", '"TESTOV, I\\u200Bvan"', "'TESTOV, I\\u200bvan' holds 1 invisible characters"),
        ("strong", "Testov", "'Testov' is one word: everybody of that name will alert; is it a weak name?"),
        ("weak", "Testov", ""),
        ("strong", "Тестов Иван", ""),
    ],
)
def test_a_name_that_is_mostly_a_slip_is_a_warning(quality: str, name: str, expected: str, tmp_path: Path) -> None:
    text = HEAD + PARTY.replace("TESTOV, Ivan", f"TESTOV, Ivan\n        {quality}:\n          - {name}", 1)
    found = loaded(text, tmp_path)
    where = f"{found.path}:20: designations.testov-ivan.register.names.{quality}: "
    assert found.warnings == ((where + expected,) if expected else ())


def test_an_entry_of_two_parties_and_a_birth_to_come_are_warnings(tmp_path: Path) -> None:
    second = PARTY.replace("testov-ivan", "testov-petr").replace("Ivan", "Petr")
    text = HEAD + PARTY + '      entry: "900001"\n      born: 2031\n' + second + '      entry: "900001"\n'
    found = loaded(text, tmp_path)
    assert [warning.removeprefix(f"{found.path}:") for warning in found.warnings] == [
        "14: designations.testov-ivan.born: 2031 lies behind the date of the list, 2030-02-03",
        "21: designations.testov-petr.entry: EA 900001 is the entry of testov-ivan too",
    ]


def test_our_own_format_is_the_last_of_the_registry_and_recognises_its_own() -> None:
    assert FORMATS[-1] is FORMAT
    assert format_of(ListFile.of_bytes((HEAD + PARTY).encode(), "list-a.yml")) is FORMAT


@pytest.mark.parametrize("data", [b"<?xml version='1.0'?><sdnList/>", b'{"format": 1}', b'"format","key"\n'])
def test_xml_json_and_quoted_csv_are_not_taken_for_yaml(data: bytes) -> None:
    assert not FORMAT.recognises(ListFile.of_bytes(data, "list"))
