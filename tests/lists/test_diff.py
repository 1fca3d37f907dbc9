from dataclasses import fields, replace
from datetime import date

import pytest

from sanscreen import (
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
    Watchlist,
)
from sanscreen.lists.diff import FieldChange, ListDiff, diff_lists, diff_watchlists
from sanscreen.lists.diff_text import changelog, summary, text

TESTOV = Designation(
    "900001", PartyType.INDIVIDUAL, (Alias("TESTOV, Ivan", AliasQuality.PRIMARY, AliasKind.NAME),), programs=("EX-1",)
)
PRIMEROV = Designation("900002", PartyType.INDIVIDUAL, (Alias("PRIMEROV, Petr", AliasQuality.PRIMARY, AliasKind.NAME),))


def watchlist(*parties: Designation, **changes: object) -> Watchlist:
    return replace(Watchlist("list-a", "List A", Scope.OFFICIAL, parties, as_of=date(2030, 2, 1)), digest="", **changes)  # type: ignore[arg-type]  # any field


OLD = watchlist(TESTOV)


def test_two_equal_editions_differ_in_nothing() -> None:
    found = diff_watchlists(OLD, OLD)
    assert found.is_empty
    assert summary(found) == f"list-a: no change, {OLD.version}"


def test_parties_that_one_edition_alone_has_are_told_with_all_their_names() -> None:
    named = replace(PRIMEROV, aliases=(*PRIMEROV.aliases, Alias("PRIMEROFF, Petr")))
    found = diff_watchlists(OLD, watchlist(named))
    assert [(party.id, party.name, party.other_names) for party in found.added] == [
        ("900002", "PRIMEROV, Petr", ("PRIMEROFF, Petr",))
    ]
    assert [(party.id, party.programs) for party in found.removed] == [("900001", ("EX-1",))]
    assert list(text(found))[1:] == [
        "+ 900002: PRIMEROV, Petr (individual); also PRIMEROFF, Petr",
        "- 900001: TESTOV, Ivan (individual, EX-1)",
    ]


CHANGES: dict[str, tuple[object, FieldChange]] = {
    "type": (PartyType.ENTITY, FieldChange("type", ("individual",), ("entity",))),
    "aliases": (
        (*TESTOV.aliases, Alias("VANYA", AliasQuality.WEAK)),
        FieldChange("aliases", (), ("VANYA (weak, aka)",)),
    ),
    "standing": (Standing.REMOVED, FieldChange("standing", (), ("removed",))),
    "programs": (("EX-2",), FieldChange("programs", ("EX-1",), ("EX-2",))),
    "entries": ((Entry("EA", "9"),), FieldChange("entries", (), ("EA 9",))),
    "genders": ((Fact(Gender.MALE),), FieldChange("genders", (), ("male",))),
    "birth_dates": (
        (BirthDate(DateSpan.of("1962"), circa=True),),
        FieldChange("birth_dates", (), ("circa 1962",)),
    ),
    "birth_places": ((Fact("Exampleville"),), FieldChange("birth_places", (), ("Exampleville",))),
    "nationalities": ((Fact("RU"),), FieldChange("nationalities", (), ("RU",))),
    "citizenships": ((Fact("CY"),), FieldChange("citizenships", (), ("CY",))),
    "titles": ((Fact("director"),), FieldChange("titles", (), ("director",))),
    "activities": ((Fact("trade"),), FieldChange("activities", (), ("trade",))),
    "identifiers": (
        (Identifier(IdentifierKind.PASSPORT, "000000001", "RU", expires="2031", note="as printed"),),
        FieldChange("identifiers", (), ("passport 000000001 (RU, 2031, as printed)",)),
    ),
    "addresses": ((Address("1 Example Street", "SG"),), FieldChange("addresses", (), ("1 Example Street",))),
    "model": ((Fact("IL-76"),), FieldChange("model", (), ("IL-76",))),
    "flag_states": ((Fact("PA"),), FieldChange("flag_states", (), ("PA",))),
    "details": ((Detail("tonnage", "900"),), FieldChange("details", (), ("tonnage: 900",))),
    "relations": (
        (Relation(RelationKind.OWNED_BY, name="NOBODY", note="49 %"),),
        FieldChange("relations", (), ("owned by NOBODY (49 %)",)),
    ),
    "listed_on": (date(2030, 1, 1), FieldChange("listed_on", (), ("2030-01-01",))),
    "updated_on": (date(2030, 1, 2), FieldChange("updated_on", (), ("2030-01-02",))),
    "last_seen": (date(2030, 1, 3), FieldChange("last_seen", (), ("2030-01-03",))),
    "remarks": ("look twice", FieldChange("remarks", (), ("look twice",))),
}


def test_every_field_of_a_party_is_among_the_changes() -> None:
    assert {field.name for field in fields(Designation)} - {"id"} == set(CHANGES)


@pytest.mark.parametrize("field", CHANGES)
def test_a_change_of_any_field_is_told_in_peoples_words(field: str) -> None:
    value, expected = CHANGES[field]
    found = diff_watchlists(OLD, watchlist(replace(TESTOV, **{field: value})))  # type: ignore[arg-type]  # any field
    assert [(change.id, change.changes) for change in found.changed] == [("900001", (expected,))]
    back = diff_watchlists(watchlist(replace(TESTOV, **{field: value})), OLD)  # type: ignore[arg-type]  # any field
    assert back.changed[0].changes == (FieldChange(field, expected.added, expected.removed),)
    assert not found.is_empty


def test_another_order_is_a_change_too() -> None:
    one, other = (watchlist(replace(TESTOV, programs=programs)) for programs in (("A", "B"), ("B", "A")))
    assert diff_watchlists(one, other).changed[0].changes == (FieldChange("programs", ("A, B",), ("B, A",)),)


def test_what_is_said_of_the_list_itself_is_told() -> None:
    source = Source("register", SourceKind.INVENTED, "Example Authority")
    found = diff_watchlists(OLD, watchlist(TESTOV, gap="one is missing", sources=(source,)))
    assert [(change.field, change.added) for change in found.of_list] == [("gap", ("one is missing",))]
    assert list(text(found))[1:] == ["~ the list itself", "    + gap: one is missing"]


def test_lists_are_compared_by_their_keys() -> None:
    other = replace(OLD, key="list-b", digest="")
    gone, come = diff_lists([OLD], [other])
    assert (gone.new, come.old) == (None, None)
    assert summary(gone) == f"list-a: list gone, it was {OLD.version}, 1 parties"
    assert summary(come) == f"list-b: new list, {other.version}, 1 parties"
    assert ListDiff.from_dict(gone.to_dict()) == gone


def test_the_changelog_can_be_filed_and_holds_no_marks_of_others() -> None:
    hostile = replace(PRIMEROV, aliases=(Alias("<b>*PRIMEROV*</b>\n# Petr", AliasQuality.PRIMARY, AliasKind.NAME),))
    changed = replace(TESTOV, remarks="[x](http://example.invalid)")
    page = list(changelog([diff_watchlists(OLD, watchlist(changed, hostile))], "old.yml", "new.yml"))
    assert page[0] == "# Changes of sanctions lists"
    assert f"| before | {OLD.version} | 2030-02-01 | 1 | 1 | {OLD.digest} |" in page
    assert "- 900002: \\<b\\>\\*PRIMEROV\\*\\</b\\> \\# Petr (individual)" in page
    assert "  - remarks, added: \\[x\\](http://example.invalid)" in page
    assert page[-1].startswith("Reviewed by:")
    assert not any("\n" in line for line in page)
