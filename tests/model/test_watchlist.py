from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

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
    Watchlist,
    digest_of,
)

PRIMARY = Alias("TESTOV, Ivan", AliasQuality.PRIMARY, AliasKind.NAME)
STRONG = Alias("Иван Тестов")
DAY = date(2030, 2, 1)


def designation(*, id: str = "testov-ivan", **fields: Any) -> Designation:
    return Designation(**{"id": id, "type": PartyType.INDIVIDUAL, "aliases": (PRIMARY, STRONG), **fields})


def watchlist(**fields: Any) -> Watchlist:
    given = {"key": "list-a", "title": "List A", "scope": Scope.INTERNAL, "designations": (designation(),)}
    return Watchlist(**{**given, **fields})


@pytest.mark.parametrize(
    ("aliases", "expected"),
    [
        ((), "testov-ivan: a designation has exactly one primary name"),
        ((STRONG,), "testov-ivan: a designation has exactly one primary name"),
        ((PRIMARY, PRIMARY), "testov-ivan: a designation has exactly one primary name"),
        ((STRONG, PRIMARY), "testov-ivan: the primary name stands first among the aliases"),
    ],
)
def test_a_designation_opens_with_its_one_primary_name(aliases: tuple[Alias, ...], expected: str) -> None:
    with pytest.raises(ValueError, match=f"^{expected}$"):
        designation(aliases=aliases)


def test_the_primary_name_is_the_first_alias() -> None:
    assert designation().primary_name == "TESTOV, Ivan"


def test_countries_are_gathered_from_all_that_ties_a_party_to_one() -> None:
    party = designation(
        nationalities=(Fact("RU"), Fact("CY")),
        citizenships=(Fact("RU"),),
        addresses=(Address("Singapore", "SG"), Address("at sea")),
        identifiers=(Identifier(IdentifierKind.LEI, "1", "AE"), Identifier(IdentifierKind.LEI, "2")),
    )
    assert party.countries == ("AE", "CY", "RU", "SG")


def test_a_party_of_no_stated_country_has_none() -> None:
    assert designation().countries == ()


@pytest.mark.parametrize(
    ("stated", "gender"),
    [([], None), (["male"], Gender.MALE), (["male", "male"], Gender.MALE), (["male", "female"], None)],
)
def test_gender_counts_where_all_sources_agree(stated: list[str], gender: Gender | None) -> None:
    facts = tuple(Fact(value, (f"source-{number}",)) for number, value in enumerate(stated))
    assert designation(genders=facts).gender is gender


@pytest.mark.parametrize(
    ("standing", "counts"),
    [
        (Standing.DESIGNATED, True),
        (Standing.REDESIGNATED, True),
        (Standing.IDENTIFIED, False),
        (Standing.LISTED_ELSEWHERE, False),
        (Standing.REMOVED, False),
    ],
)
def test_only_parties_of_the_action_itself_are_counted(standing: Standing, counts: bool) -> None:
    assert standing.of_this_action is counts
    assert watchlist(designations=(designation(standing=standing), designation(id="b"))).counted == 1 + counts


def test_the_digest_is_the_same_for_the_same_content() -> None:
    assert watchlist().digest == watchlist().digest
    assert len(bytes.fromhex(watchlist().digest)) == 32


@pytest.mark.parametrize("parties", [(), (designation(),), (designation(), designation(id="b", remarks="Ж"))])
def test_the_digest_is_that_of_the_canonical_json_of_everything_else(parties: tuple[Designation, ...]) -> None:
    """It is worked out party by party; the whole text would take as much memory as the list."""
    found = watchlist(designations=parties, authority="EA", as_of=DAY)
    content = {key: value for key, value in found.to_dict().items() if key != "digest"}
    assert found.digest == digest_of(content)


def test_the_digest_does_not_know_in_which_order_fields_were_given() -> None:
    one = {"authority": "EA", "as_of": DAY, "announced": 1}
    other = dict(reversed(one.items()))
    assert list(one) != list(other)
    assert watchlist(**one).digest == watchlist(**other).digest
    data = {key: value for key, value in watchlist(**one).to_dict().items() if key != "digest"}
    shuffled = dict(reversed(data.items()))
    assert Watchlist.from_dict(shuffled).digest == watchlist(**one).digest


CHANGES: dict[str, object] = {
    "key": "list-b",
    "title": "List B",
    "scope": Scope.OFFICIAL,
    "designations": (designation(remarks="x"),),
    "authority": "EA",
    "acted_on": DAY,
    "as_of": DAY,
    "announced": 1,
    "gap": "x",
    "sources": (Source("register", SourceKind.INVENTED, "EA"),),
}
PARTY_CHANGES: dict[str, object] = {
    "id": "other",
    "type": PartyType.ENTITY,
    "aliases": (PRIMARY,),
    "standing": Standing.REMOVED,
    "programs": ("EXAMPLE-1",),
    "entries": (Entry("EA", "900001"),),
    "birth_dates": (BirthDate(DateSpan.of("1962")),),
    "identifiers": (Identifier(IdentifierKind.LEI, "1"),),
    "addresses": (Address("at sea"),),
    "details": (Detail("tonnage", "900"),),
    "relations": (Relation(RelationKind.OWNER_OF, "b"),),
    "listed_on": DAY,
    "updated_on": DAY,
    "last_seen": DAY,
    "remarks": "x",
    **{
        name: (Fact("RU", ("register",)),)
        for name in ("genders", "birth_places", "nationalities", "citizenships", "titles", "activities", "model", "flag_states")
    },
}  # fmt: skip


def test_every_field_of_a_list_and_of_a_party_is_among_the_changes() -> None:
    assert {field.name for field in fields(Watchlist)} == {*CHANGES, "digest"}
    assert {field.name for field in fields(Designation)} == set(PARTY_CHANGES)


@pytest.mark.parametrize("field", CHANGES)
def test_the_digest_changes_with_every_field_of_the_list(field: str) -> None:
    assert watchlist(**{field: CHANGES[field]}).digest != watchlist().digest


def test_the_digest_changes_with_every_field_of_a_party() -> None:
    changed = [replace(designation(), **{field: value}) for field, value in PARTY_CHANGES.items()]  # type: ignore[arg-type]  # any field
    digests = {watchlist(designations=(each,)).digest for each in (designation(), *changed)}
    assert len(digests) == len(changed) + 1


@pytest.mark.parametrize(
    "alias",
    [
        Alias("Ivan Testov"),
        replace(STRONG, quality=AliasQuality.WEAK),
        replace(STRONG, kind=AliasKind.FORMER),
        replace(STRONG, sources=("register",)),
    ],
)
def test_the_digest_changes_with_a_name_its_quality_its_kind_and_its_sources(alias: Alias) -> None:
    changed = watchlist(designations=(designation(aliases=(PRIMARY, alias)),))
    assert changed.digest != watchlist().digest


def test_a_digest_that_is_given_is_kept() -> None:
    """So what was screened against stays known when a list comes back from JSON."""
    assert Watchlist.from_dict(watchlist().to_dict()).digest == watchlist().digest
    assert watchlist(digest="abc").digest == "abc"


def test_the_version_is_the_newest_date_and_the_first_digits_of_the_digest() -> None:
    dated = watchlist(as_of=DAY)
    assert dated.version == f"2030-02-01+{dated.digest[:12]}"
    assert watchlist().version == f"undated+{watchlist().digest[:12]}"
