"""Retrieval loses no hit that comparing every name would find: held against scores that share no code with the index.

Every score that occurs is a threshold once, so that it lies exactly on the score of a pair (`confusable`). That a bound
which is a little too low would be noticed is shown by `test_mutants`.
"""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sanscreen import Identifier, IdentifierKind, Party, PartyType, Policy, Screener, Watchlist, bundled_watchlists
from sanscreen.matching.listed import each_prepared, prepared_names
from sanscreen.matching.query import queries_of
from sanscreen.retrieval.index import Index, pack_index
from sanscreen.retrieval.parties import ListedParties
from tests.laws.confusable import FAMILIES, MARKS, counts, scores, slipped, watchlist, written

Drawn = tuple[list[PartyType], list[list[str]], str]
LEAST_CUT = 35  # letters, where a line of a payment message ends
MOST = int(os.environ.get("SANSCREEN_EXAMPLES", "5000")) if os.environ.get("SANSCREEN_SLOW") == "1" else 120
UNHURRIED = settings(max_examples=MOST, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def names_of(words: list[str], most: int = 5, least: int = 1) -> st.SearchStrategy[str]:
    """Return names of one to five of the words, some of them joined, split, or with a comma."""
    parts = st.lists(st.tuples(st.sampled_from(words), st.sampled_from(MARKS)), min_size=least, max_size=most)
    return parts.map(written).filter(counts)


def indexed(lists: list[Watchlist]) -> Index:
    return Index(pack_index(each_prepared(lists)), ListedParties(lists))


def check(kinds: list[PartyType], names: list[list[str]], screened: str) -> None:
    lists = [watchlist(kinds, names)]
    index, listed = indexed(lists), prepared_names(lists)
    party = Party(screened)
    queries = queries_of(party, index.types)[0]
    found = scores(party, queries, listed)
    for threshold in {score for score in found.values() if score}:
        expected = {name for name, score in found.items() if score >= threshold}
        proposed = {(each.place, each.alias.name) for each, _ in index.candidates(party, queries, threshold)}
        assert expected <= proposed, (threshold, screened, expected - proposed)


@st.composite
def near(draw: st.DrawFn, words: list[str], kinds: list[PartyType]) -> Drawn:
    """Return a few listed names and a screened name: one of its own, or a listed one with a slip or a word again."""
    names = names_of(words)
    drawn = st.tuples(st.sampled_from(kinds), st.lists(names, min_size=1, max_size=3))
    parties = draw(st.lists(drawn, min_size=1, max_size=8))
    listed = [party for _, party in parties]
    screened = draw(names)
    how = draw(st.sampled_from(["own", "own", "slip", "again"]))
    if how != "own":
        chosen = draw(st.sampled_from([name for party in listed for name in party]))
        slip = slipped(draw(st.randoms(use_true_random=False)), chosen)
        screened = slip if how == "slip" and counts(slip) else f"{chosen} {draw(st.sampled_from(words))} {chosen}"
    return [kind for kind, _ in parties], listed, screened


@st.composite
def cut(draw: st.DrawFn, words: list[str], kinds: list[PartyType]) -> Drawn:
    """Return long listed names and one of them as a payment system cuts it, now and then with a slip."""
    names = names_of([word for word in words if len(word) > 2], 12, 5).filter(lambda name: len(name) > LEAST_CUT)
    drawn = st.tuples(st.sampled_from(kinds), st.lists(st.one_of(names, names_of(words)), min_size=1, max_size=2))
    parties = draw(st.lists(drawn, min_size=0, max_size=4))
    chosen = draw(names)
    screened = chosen[: LEAST_CUT - draw(st.integers(0, 1))].rstrip()
    if draw(st.booleans()):
        place = draw(st.integers(0, len(screened) - 1))
        screened = screened[:place] + "a" + screened[place + 1 :]
    kind = draw(st.sampled_from(kinds))
    return [kind, *(each for each, _ in parties)], [[chosen], *(party for _, party in parties)], screened


@pytest.mark.parametrize("family", FAMILIES)
def test_no_name_at_any_threshold_is_lost(family: str) -> None:
    @UNHURRIED
    @given(near(*FAMILIES[family]))
    def law(case: Drawn) -> None:
        check(*case)

    law()


@pytest.mark.parametrize("family", ["persons", "firms", "abjads"])  # names in Han are not so long
def test_no_name_that_was_cut_is_lost(family: str) -> None:
    @UNHURRIED
    @given(cut(*FAMILIES[family]))
    def law(case: Drawn) -> None:
        check(*case)

    law()


NAMES = [alias.name for each in bundled_watchlists() for party in each.designations for alias in party.aliases]
INDEXED, SCANNED = (Screener(bundled_watchlists(), Policy(75), exhaustive=exhaustive) for exhaustive in (False, True))


@UNHURRIED
@given(
    name=st.sampled_from(NAMES),
    length=st.sampled_from([0, 0, 34, 35, 70]),
    slip=st.integers(0, 60),
    birth_date=st.sampled_from([None, None, "1962", "1970-05-02"]),
    countries=st.sampled_from([(), (), ("RU",), ("KP", "CN")]),
    number=st.sampled_from([None, None, "770508895203", "TIMERU2K", "7705 0889 5203"]),
)
def test_screening_with_the_index_and_without_it_is_one_and_the_same(
    name: str, length: int, slip: int, birth_date: str | None, countries: tuple[str, ...], number: str | None
) -> None:
    """Cuts, birth dates, countries and numbers included, byte for byte."""
    name = name[:slip] + name[slip + 1 :] if 0 < slip < len(name) - 3 else name
    party = Party.of(
        name=name[:length] if length else name,
        birth_date=birth_date,
        countries=list(countries),
        identifiers=[Identifier(IdentifierKind.OTHER, number)] if number else [],
    )
    assert INDEXED.screen(party).to_json() == SCANNED.screen(party).to_json()


def test_a_word_that_a_name_has_many_times_pairs_each_time() -> None:
    check([PartyType.VESSEL], [[" ".join(["Company"] * 5)]], "Company Company Company Company Com")
    check([PartyType.VESSEL], [[" ".join(["Group"] * 6)]], " ".join(["Group"] * 6))
    check([PartyType.INDIVIDUAL], [[" ".join(["Testov"] * 5)]], "Testov Testov Exemplarov Testov Testov")


def test_a_floor_that_adjustments_alone_can_reach_leaves_out_no_name() -> None:
    lists = [watchlist([PartyType.INDIVIDUAL], [["Testov"]])]
    party = Party("Nobody")
    queries, _ = queries_of(party, (PartyType.INDIVIDUAL,))
    assert [listed.alias.name for listed, _ in indexed(lists).candidates(party, queries, 0)] == ["Testov"]
    assert list(indexed(lists).candidates(party, queries, 1)) == []
