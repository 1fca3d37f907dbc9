"""The proof that no hit is lost can fail: every bound is broken by a little, one at a time, and each time a name is lost.

A mutant that loses no name of the corpus is a failed test: then the laws of retrieval would not notice either.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

import pytest

from sanscreen import Party, Watchlist
from sanscreen.matching.listed import each_prepared, prepared_names
from sanscreen.matching.query import Query, queries_of
from sanscreen.retrieval import flat, neighbours, reaching
from sanscreen.retrieval.index import Index, pack_index
from sanscreen.retrieval.parties import ListedParties
from tests.laws.confusable import random_cases, scores
from tests.laws.mutants import LOOKED_UP, PACKED
from tests.laws.telling_cases import telling_cases

CASES = 50  # of each family


@dataclass(frozen=True)
class Expected:
    """A list as it is packed, and which of its names each party must find from which score on."""

    lists: list[Watchlist]
    parts: flat.Parts
    parties: list[tuple[Party, list[Query], dict[int, set[tuple[int, str]]]]]


@pytest.fixture(scope="module")
def corpus() -> list[Expected]:
    """The names that a full comparison finds: worked out once, and shared by all mutants."""
    found = []
    for watchlist, parties in [*telling_cases(), *random_cases(Random(0), CASES)]:
        lists = [watchlist]
        listed = prepared_names(lists)
        types = tuple(dict.fromkeys(form.type for name in listed for form in name.forms))
        wanted = []
        for party in parties:
            queries = queries_of(party, types)[0]
            reached = scores(party, queries, listed)
            floors = {floor for floor in reached.values() if floor}
            expected = {floor: {name for name, score in reached.items() if score >= floor} for floor in sorted(floors)}
            wanted.append((party, queries, expected))
        found.append(Expected(lists, pack_index(each_prepared(lists)), wanted))
    return found


def first_lost(corpus: Iterable[Expected], *, pack: bool) -> tuple[str, int, tuple[int, str]] | None:
    """Return the first name that an index loses, with the screened name and the threshold; `pack` packs it anew."""
    for case in corpus:
        parts = pack_index(each_prepared(case.lists)) if pack else case.parts
        built = Index(parts, ListedParties(case.lists))
        for party, queries, expected in case.parties:
            for threshold, names in expected.items():
                found = {(each.place, each.alias.name) for each, _ in built.candidates(party, queries, threshold)}
                if names - found:
                    return party.name, threshold, min(names - found)
    return None


def test_no_name_of_the_corpus_is_lost(corpus: list[Expected]) -> None:
    assert first_lost(corpus, pack=False) is None


def test_no_name_is_lost_where_forms_are_looked_at_one_by_one(
    corpus: list[Expected], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reaching, "WORTHWHILE", 0)
    assert first_lost(corpus, pack=False) is None


@pytest.fixture
def no_plans() -> Iterator[None]:
    """Forget how texts are cut into pieces, before and after."""
    neighbours._plan.cache_clear()
    yield
    neighbours._plan.cache_clear()


@pytest.mark.parametrize("name", [*LOOKED_UP, *PACKED])
@pytest.mark.usefixtures("no_plans")
def test_a_bound_that_is_broken_is_noticed(corpus: list[Expected], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    {**LOOKED_UP, **PACKED}[name](monkeypatch)
    assert first_lost(corpus, pack=name in PACKED) is not None
