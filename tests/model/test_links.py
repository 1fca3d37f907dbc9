from sanscreen import (
    Alias,
    AliasKind,
    AliasQuality,
    Designation,
    Link,
    PartyType,
    Relation,
    RelationKind,
    Scope,
    Screener,
    Watchlist,
)
from sanscreen.model import links_between


def party(id: str, *relations: Relation) -> Designation:
    names = (Alias(f"EXEMPLARIA {id.upper()}", AliasQuality.PRIMARY, AliasKind.NAME),)
    return Designation(id, PartyType.ENTITY, names, relations=relations)


def watchlist(key: str, *parties: Designation) -> Watchlist:
    return Watchlist(key, key, Scope.INTERNAL, parties)


OWNED = watchlist("one", party("mother"), party("daughter", Relation(RelationKind.OWNED_BY, "mother", note="49 %")))


def test_a_tie_that_one_party_states_is_a_link_of_both() -> None:
    assert links_between([OWNED]) == {
        ("one", "daughter"): (Link(RelationKind.OWNED_BY, "one", "mother", "EXEMPLARIA MOTHER", "49 %"),),
        ("one", "mother"): (Link(RelationKind.OWNER_OF, "one", "daughter", "EXEMPLARIA DAUGHTER", "49 %"),),
    }


def test_links_run_between_lists_and_not_to_lists_that_are_not_there() -> None:
    other = watchlist("two", party("shop", Relation(RelationKind.OPERATED_BY, "one/mother")))
    assert links_between([other]) == {}
    found = links_between([OWNED, other])
    assert found["two", "shop"] == (Link(RelationKind.OPERATED_BY, "one", "mother", "EXEMPLARIA MOTHER"),)
    assert Link(RelationKind.OPERATOR_OF, "two", "shop", "EXEMPLARIA SHOP") in found["one", "mother"]


def test_a_tie_stated_by_both_parties_is_one_link_and_one_to_oneself_none() -> None:
    twice = watchlist(
        "one",
        party("a", Relation(RelationKind.OWNER_OF, "b"), Relation(RelationKind.OWNER_OF, "a")),
        party("b", Relation(RelationKind.OWNED_BY, "a")),
    )
    assert {key: len(links) for key, links in links_between([twice]).items()} == {("one", "a"): 1, ("one", "b"): 1}


def test_every_kind_of_relation_has_a_reverse_that_leads_back() -> None:
    for kind in RelationKind:
        assert kind.reverse.reverse is kind


def test_a_hit_shows_the_listed_parties_that_it_is_linked_to() -> None:
    nobody = Relation(RelationKind.LED_BY, name="NOBODY LISTED")
    lists = [watchlist("one", party("mother", nobody), *OWNED.designations[1:])]
    hit = Screener(lists).screen("Exemplaria Mother").hits[0]
    assert [link.id for link in hit.links] == ["daughter"]
    lines = hit.explain().splitlines()
    assert "      linked listed parties: owner of EXEMPLARIA DAUGHTER (id daughter)" in lines
    assert "      ties: led by NOBODY LISTED" in lines


def test_people_are_shown_twenty_links_and_the_record_has_all() -> None:
    parts = [party(f"part{number}", Relation(RelationKind.PART_OF, "mother")) for number in range(25)]
    hit = Screener([watchlist("one", party("mother"), *parts)]).screen("Exemplaria Mother").hits[0]
    assert len(hit.links) == 25
    assert hit.explain().splitlines()[-1].endswith("; and 5 more")
