"""Delta rescreening equals screening anew: the same bytes, whatever was added, removed or changed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sanscreen import (
    Party,
    Policy,
    Relation,
    RelationKind,
    Screener,
    Watchlist,
    bundled_watchlists,
    open_snapshot,
    save_snapshot,
)
from sanscreen.delta import Delta, contents_of

LISTS = bundled_watchlists()
NAMES = [alias.name for each in LISTS for party in each.designations for alias in party.aliases]
Edits = list[tuple[int, int, str]]
UNHURRIED = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=40)
ON = date(2026, 11, 28)


def edited(lists: tuple[Watchlist, ...], edits: Edits) -> tuple[Watchlist, ...]:
    """Return the lists with some parties taken away, renamed, tied to another or said more of."""
    found = []
    for number, each in enumerate(lists):
        parties = list(each.designations)
        for which, where, how in edits:
            if which % len(lists) != number or not parties:
                continue
            place = where % len(parties)
            party = parties[place]
            if how == "gone" and len(parties) > 1:
                del parties[place]
            elif how == "renamed":
                first = replace(party.aliases[0], name=party.aliases[-1].name + " Examplova")
                parties[place] = replace(party, aliases=(first, *party.aliases[1:]))
            elif how == "tied":
                tie = Relation(RelationKind.LINKED_TO, parties[0].id)
                parties[place] = replace(party, relations=(*party.relations, tie))
            elif how == "remarked":
                parties[place] = replace(party, remarks="said later")
        found.append(replace(each, designations=tuple(parties), digest=""))
    return tuple(found)


EDITS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 60), st.sampled_from(["gone", "renamed", "tied", "remarked"])),
    max_size=5,
)


@UNHURRIED
@given(before=EDITS, after=EDITS, names=st.lists(st.sampled_from(NAMES), min_size=1, max_size=4), born=st.booleans())
def test_delta_equals_full(before: Edits, after: Edits, names: list[str], born: bool) -> None:
    """A party screened against old lists and then against their changes is a party screened against the new lists."""
    policy = Policy(65)
    old, new = (Screener(edited(LISTS, edits), policy, on=ON) for edits in (before, after))
    delta = Delta(new, contents_of(old))
    for name in (*names, " / ".join(names), f"{names[0]}\n{names[-1]}"):
        party = Party.of(name=name, birth_date="1962" if born else "", reference="C-1")
        was = old.screen(party)
        assert delta.screen(party, (*was.hits, *was.near_misses)).to_json() == new.screen(party).to_json()


def test_a_snapshot_has_the_content_of_its_lists(tmp_path: Path) -> None:
    save_snapshot(tmp_path / "lists.snap", LISTS)
    screener, opened = Screener(LISTS), open_snapshot(tmp_path / "lists.snap")
    assert contents_of(opened) == contents_of(screener)
    assert opened.setting().parties.sources() == screener.setting().parties.sources() != {}
    was = screener.screen(NAMES[0])
    assert Delta(opened, contents_of(screener)).screen(Party(NAMES[0]), (*was.hits, *was.near_misses)) == was


def test_a_list_that_says_the_same_has_no_delta() -> None:
    screener = Screener(LISTS)
    assert Delta(screener, contents_of(screener)).is_empty


def test_a_party_that_is_named_anew_is_a_change_of_those_that_are_tied_to_it() -> None:
    """The links of a hit are part of what is shown of it."""
    each = next(each for each in LISTS if any(party.relations for party in each.designations))
    tied = next(party for party in each.designations if party.relations and party.relations[0].party)
    other = tied.relations[0].party
    parties = tuple(
        replace(party, aliases=(replace(party.aliases[0], name="EXAMPLOV, Renamed"), *party.aliases[1:]))
        if party.id == other
        else party
        for party in each.designations
    )
    new = Screener([replace(each, designations=parties, digest="")])
    delta = Delta(new, contents_of(Screener([each])))
    assert {(each.key, tied.id), (each.key, other)} <= delta.changed
