"""The screener: one outcome each, never open."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from typing import Any

import pytest

from sanscreen import (
    FEATURES,
    Alias,
    AliasKind,
    AliasQuality,
    CacheStats,
    Compared,
    Designation,
    Feature,
    FeatureKind,
    Finding,
    FlagKind,
    Identifier,
    IdentifierKind,
    NameParts,
    Pair,
    Party,
    PartyError,
    PartyType,
    Policy,
    PolicyError,
    Scope,
    Screener,
    Verdict,
    Watchlist,
    WatchlistError,
    bundled_watchlists,
    screen,
)
from sanscreen.matching.engine import VERSION, engine
from sanscreen.retrieval.scan import Scan
from sanscreen.tables import digest
from tests.conftest import invented_list


def test_screen_uses_the_bundled_lists_and_says_that_they_are_illustrative() -> None:
    screening = screen("Igor Zimenkov")
    assert screening.is_alert
    assert FlagKind.ILLUSTRATIVE_LISTS_ONLY in [flag.kind for flag in screening.flags]
    assert "NOT the OFAC" in str(screening)
    assert [reference.scope for reference in screening.watchlists] == [Scope.ILLUSTRATIVE] * 5


def test_a_list_of_ones_own_is_not_called_illustrative(invented: Screener) -> None:
    assert invented.screen("Nobody Inparticular").flags == ()


def test_clear_is_clear_and_says_how_much_was_compared(invented: Screener) -> None:
    screening = invented.screen("Nobody Inparticular")
    assert screening.verdict is Verdict.CLEAR
    assert screening.is_clear
    assert str(screening.compared) == "exhaustive over 5 names"


@pytest.mark.parametrize("name", ["...", "—", "\u200b\u200b", "' - '"])
def test_a_name_that_folds_to_nothing_is_an_error_and_not_clear(invented: Screener, name: str) -> None:
    screening = invented.screen(name)
    assert screening.verdict is Verdict.ERROR
    assert not screening.is_clear
    assert screening.error is not None
    assert "no letter or figure" in screening.error


def test_an_other_name_that_folds_to_nothing_is_an_error_too(invented: Screener) -> None:
    assert invented.screen(Party("Ivan Testov", other_names=("--",))).verdict is Verdict.ERROR


def test_a_name_of_very_many_words_is_an_error(invented: Screener) -> None:
    assert invented.screen("word " * 61).verdict is Verdict.ERROR


def test_an_empty_name_is_refused_at_the_door(invented: Screener) -> None:
    with pytest.raises(PartyError, match="name is empty"):
        invented.screen("  ")


def test_many_yield_one_outcome_each_in_order(invented: Screener) -> None:
    records: list[str | Party | PartyError] = [
        "Ivan Testov",
        "",
        PartyError("row 3: unreadable"),
        "Nobody Inparticular",
        "?",
    ]
    verdicts = [screening.verdict for screening in invented.screen_many(records)]
    assert verdicts == [Verdict.ALERT, Verdict.ERROR, Verdict.ERROR, Verdict.CLEAR, Verdict.ERROR]


def test_the_reference_comes_back_untouched(invented: Screener) -> None:
    party = invented.screen(Party.of(name="Ivan Testov", reference="row 1")).party
    assert party is not None
    assert party.reference == "row 1"


@pytest.mark.parametrize("name", ["Ivan Testov", "Nobody Inparticular"])
def test_a_spent_budget_is_incomplete_and_never_clear(invented_scan: Screener, name: str) -> None:
    for budget in range(5):
        screening = invented_scan.screen(name, max_comparisons=budget)
        assert screening.verdict is Verdict.INCOMPLETE
        assert not screening.is_clear
        assert (screening.compared.names, screening.compared.of) == (budget, 5)
    assert invented_scan.screen(name, max_comparisons=5).verdict is not Verdict.INCOMPLETE


def test_a_budget_counts_the_names_that_must_be_compared_in_full(invented: Screener) -> None:
    party = Party("Ivan Testov", other_names=("Johann Probus",))
    assert invented.screen("Nobody Inparticular", max_comparisons=1).is_clear
    assert invented.screen("Nobody Inparticular", max_comparisons=0).verdict is Verdict.INCOMPLETE
    assert invented.screen("Nobody Inparticular", should_stop=lambda: True).verdict is Verdict.INCOMPLETE
    assert invented.screen(party, max_comparisons=1).compared == Compared(1, 5)


def test_what_was_found_before_the_stop_is_kept(invented: Screener) -> None:
    screening = invented.screen("Ivan Testov", max_comparisons=1)
    assert screening.is_alert
    assert screening.hits[0].designation.id == "testov"


def test_a_caller_can_stop_the_work(invented_scan: Screener) -> None:
    calls: list[None] = []

    def stop_at_fourth() -> bool:
        calls.append(None)
        return len(calls) > 3  # in preparation, before the search, and before each name

    screening = invented_scan.screen("Nobody Inparticular", should_stop=stop_at_fourth)
    assert screening.verdict is Verdict.INCOMPLETE
    assert screening.compared.names == 1


def test_a_higher_threshold_is_accepted_and_a_lower_one_refused(invented: Screener) -> None:
    assert invented.screen("Ivan Testov", threshold=100).policy == Policy(100)
    with pytest.raises(PolicyError, match="lower than this screener's"):
        invented.screen("Ivan Testov", threshold=80)


def test_near_misses_are_complete_down_to_the_floor(screener: Screener) -> None:
    low = Screener(bundled_watchlists(), policy=Policy(75))
    for name in ("Zimenkov", "Technology LLC", "Rafort", "D. Nikulin"):
        expected = {hit.designation.id for hit in low.screen(name).hits}
        found = screener.screen(name)
        assert {hit.designation.id for hit in (*found.hits, *found.near_misses)} == expected, name


def test_hits_are_ranked_best_first_and_ties_by_list_and_id(screener: Screener) -> None:
    hits = screener.screen("Volfovich").near_misses
    keys = [(-hit.score, hit.watchlist, hit.designation.id) for hit in hits]
    assert keys == sorted(keys)
    assert len(keys) == 3


def test_lists_of_one_key_are_refused() -> None:
    lists = bundled_watchlists()
    with pytest.raises(WatchlistError, match="given twice"):
        Screener([lists[0], lists[0]])


def test_no_designation_at_all_is_refused() -> None:
    with pytest.raises(WatchlistError, match="everybody would be clear"):
        Screener([])
    with pytest.raises(WatchlistError, match="everybody would be clear"):
        Screener([Watchlist("empty", "empty", Scope.INTERNAL, ())])


def test_all_names_of_a_party_are_screened(invented: Screener) -> None:
    screening = invented.screen(Party.of(name="Nobody Inparticular", other_names="Ivan Petrovich Testov"))
    assert screening.hits[0].screened == "Ivan Petrovich Testov"


def test_a_listed_party_of_unknown_type_is_compared_as_a_person_and_as_an_organization() -> None:
    for listed, screened in (
        ("TESTOV, Ivan Petrovich", "I.P. Testov"),
        ("EXEMPLARIA PROBUS LLC", "OOO Exemplaria Probus"),
    ):
        unknown = Designation("x", PartyType.UNKNOWN, (Alias(listed, AliasQuality.PRIMARY, AliasKind.NAME),))
        screener = Screener([Watchlist("unknown", "unknown", Scope.INTERNAL, (unknown,))])
        assert screener.screen(screened).is_alert
        assert screener.names == 1


def test_the_name_that_the_parts_make_is_screened_too(invented: Screener) -> None:
    parts = NameParts(family="Testov", given="Ivan", patronymic="Petrovich")
    screening = invented.screen(Party("Customer 17", name_parts=parts))
    assert screening.is_alert
    assert screening.hits[0].screened == "Testov, Ivan Petrovich"


def _nothing(pair: Pair) -> Finding | None:
    del pair
    return None


def test_own_features_are_part_of_the_engine() -> None:
    mine = Feature("mine", FeatureKind.ADJUSTMENT, 0, -30, _nothing)
    assert Screener(bundled_watchlists(), features=(*FEATURES, mine)).engine.endswith("own features mine")
    assert Screener(bundled_watchlists(), features=FEATURES[:2]).engine.endswith(
        "without alias_quality birth_date country party_type"
    )
    assert Screener(bundled_watchlists()).engine == engine()


def test_what_could_not_be_read_is_flagged(invented: Screener) -> None:
    screening = invented.screen(Party.of(name="Ivan Testov", birth_date="31.2.1962", lenient=True))
    assert [flag.kind for flag in screening.flags] == [FlagKind.FIELD_NOT_READ]


@pytest.mark.parametrize("text", ["Ivan Testov", b"Ivan Testov"])
def test_one_text_is_no_list_of_parties(invented: Screener, text: Any) -> None:
    """It was screened letter by letter. The refusal comes with the call, not with the first outcome."""
    with pytest.raises(PartyError, match=r"give a list: \[b?'Ivan Testov'\]"):
        invented.screen_many(text)


def test_the_nickname_and_the_maiden_name_are_screened(invented: Screener) -> None:
    parts = NameParts("Someone", "Ivan", maiden="Testov", nickname="Vanya")
    assert invented.screen(Party.of(name_parts=parts)).hits[0].screened == "Testov, Ivan"


@pytest.mark.parametrize(
    ("field", "listed"),
    [
        ("/123\nTESTEKS\n14 EXAMPLE STREET", "TESTEKS"),
        ("EMILY HART/TESTEKS", "TESTEKS"),
        ("SHIPMENT PER MV INVENTED STAR VOY 7", "INVENTED STAR"),
    ],
)
def test_one_word_of_a_field_names_an_entity_and_the_mark_a_vessel(field: str, listed: str) -> None:
    names = {"TESTEKS": PartyType.ENTITY, "INVENTED STAR": PartyType.VESSEL}
    screener = Screener([one_name(name, kind) for name, kind in names.items()])
    assert [hit.designation.primary_name for hit in screener.screen(field).hits] == [listed]
    assert Screener([one_name(listed, PartyType.INDIVIDUAL)]).screen(field).is_clear


def one_name(name: str, kind: PartyType, *identifiers: Identifier) -> Watchlist:
    primary = (Alias(name, AliasQuality.PRIMARY, AliasKind.NAME),)
    parties = (Designation("x", kind, primary, identifiers=identifiers),)
    return Watchlist(f"list-{name[:4].lower()}", "List", Scope.INTERNAL, parties)


def test_a_number_that_a_name_field_states_finds_its_bearer() -> None:
    imo = Identifier(IdentifierKind.IMO_NUMBER, "9074729")
    screener = Screener([one_name("INVENTED STAR", PartyType.VESSEL, imo)])
    screening = screener.screen("CARGO OF THE RENAMED, IMO 9074729")
    assert "identifier" in [line.feature for line in screening.hits[0].evidence]
    assert screening.party == Party("CARGO OF THE RENAMED, IMO 9074729")
    assert screener.screen("CARGO OF THE RENAMED, IMO 9074728").is_clear
    assert screener.compare("RENAMED IMO 9074729", Party("Star", identifiers=(imo,)), "vessel").score >= 85


def test_a_part_is_flagged_where_it_is_met_alone(invented: Screener) -> None:
    flags = invented.screen("Ivan Testov / Emily Hart").flags
    assert [flag.detail for flag in flags if flag.kind is FlagKind.SEVERAL_NAMES] == ["Ivan Testov"]


def test_a_field_that_names_nobody_is_flagged_and_screened(invented: Screener) -> None:
    screening = invented.screen("NOTPROVIDED")
    assert screening.is_clear
    detail = "the name 'NOTPROVIDED' looks like a placeholder"
    assert [(flag.kind, flag.detail) for flag in screening.flags] == [(FlagKind.FIELD_NOT_READ, detail)]


@pytest.mark.parametrize("asked", range(1, 6))
def test_a_stop_is_heard_in_preparation_and_in_the_search(invented: Screener, asked: int) -> None:
    calls: list[None] = []

    def stop() -> bool:
        calls.append(None)
        return len(calls) >= asked

    fresh = Screener(invented.watchlists)  # what was found before is not worked out again
    screening = fresh.screen("Ivan Testov", should_stop=stop)
    assert (screening.verdict, screening.compared.names) == (Verdict.INCOMPLETE, 0)
    assert len(calls) == asked


def test_two_names_are_compared_without_a_list(invented: Screener) -> None:
    comparison = invented.compare("Testov", "Тестов")
    assert comparison.score == 99
    assert "BGN/PCGN 1947" in comparison.explain()


def test_an_own_feature_is_an_argument() -> None:
    def same_reference(pair: Pair) -> Finding | None:
        return Finding(0, note="our own rule") if pair.party.reference == "watch" else None

    mine = Feature("mine", FeatureKind.ADJUSTMENT, 0, -30, same_reference)
    plain = Screener(bundled_watchlists(), features=(*FEATURES, mine))
    with_rule = plain.screen(Party.of(name="Igor Vladimirovich Zimenkov", reference="watch"))
    assert with_rule.hits[0].score == 97
    assert with_rule.hits[0].evidence[-1].note == "our own rule"


def test_the_engine_names_all_that_results_depend_on() -> None:
    """A changed table changes the engine: its digest is part of it, and so are the versions of code and Unicode."""
    assert VERSION in engine()
    assert digest()[:12] in engine()
    assert "Unicode" in engine()
    assert "Unidecode" in engine()


@pytest.mark.parametrize("day", ["2030-02-01", datetime(2030, 2, 1)])
def test_a_day_that_is_no_date_is_refused(invented: Screener, day: date) -> None:
    with pytest.raises(PolicyError, match="on is a date"):
        invented.screen("Ivan Testov", on=day)
    with pytest.raises(PolicyError, match="on is a date"):
        Screener(bundled_watchlists(), on=day)


@pytest.mark.parametrize("name", ["김철수'", "Kim ʻ김", "金'", "김`철", "김정은's", "'김"])
def test_an_apostrophe_between_syllables_is_no_syllable(name: str) -> None:
    """Screened and listed: it was a word without letters, which the index stumbled over."""
    primary = (Alias(name, AliasQuality.PRIMARY, AliasKind.NAME),)
    lists = [Watchlist("list", "List", Scope.INTERNAL, (Designation("x", PartyType.INDIVIDUAL, primary),))]
    indexed, scanned = (Screener(lists, exhaustive=exhaustive) for exhaustive in (False, True))
    assert indexed.screen(name).score == 100
    assert indexed.screen(name).to_json() == scanned.screen(name).to_json()


@pytest.mark.parametrize("name", ["Ivan", "Ivan Testov"])
def test_a_word_that_is_repeated_is_met_once(invented: Screener, name: str) -> None:
    repeated = " ".join([name] * (60 // len(name.split())))
    once, often = (
        {hit.designation.id for hit in (*found.hits, *found.near_misses)}
        for found in map(invented.screen, (name, repeated))
    )
    assert often <= once
    assert often or name == "Ivan"  # a bare given name may go out of sight, the whole name may not


def test_a_record_on_which_the_engine_fails_is_an_error_and_the_next_is_screened(invented: Screener) -> None:
    def failing(pair: Pair) -> Finding | None:
        if pair.party.reference == "2":
            raise ZeroDivisionError("by zero")
        return None

    own = Feature("failing", FeatureKind.ADJUSTMENT, 0, -10, failing)
    screener = Screener([invented_list()], features=(*FEATURES, own))
    parties = [Party("Ivan Testov", reference=number) for number in "123"]
    found = list(screener.screen_many(parties))
    assert [each.verdict for each in found] == [Verdict.ALERT, Verdict.ERROR, Verdict.ALERT]
    assert "ZeroDivisionError: by zero" in str(found[1].error)


def test_the_scan_stops_nothing() -> None:
    """It proposes every listed name: the slow twin of any index."""
    lists = bundled_watchlists()
    names = sum(len(designation.aliases) for each in lists for designation in each.designations)
    scan = Scan(lists)
    assert scan.names == names == len(list(scan.candidates(Party("Nobody"), (), 1000)))


def test_a_base_feature_of_ones_own_is_compared_with_every_name() -> None:
    """No index knows its bounds."""
    own = Feature("nickname", FeatureKind.BASE, 1000, 0, lambda pair: Finding(1000) if pair.party.reference else None)
    screener = Screener(bundled_watchlists(), features=(*FEATURES, own))
    assert len(screener.screen(Party("Emily Hart", reference="x")).hits) > 40
    assert Screener(bundled_watchlists()).screen(Party("Emily Hart", reference="x")).is_clear


def test_a_screener_can_be_shared_between_threads(invented: Screener) -> None:
    work: Callable[[str], str] = lambda name: invented.screen(name).to_json()  # noqa: E731  # a name for the type
    names = ["Ivan Testov", "Exemplaria Trading", "Invented Star", "Nobody"] * 5
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, names)) == [work(name) for name in names]


def test_caches_are_bounded_and_told_and_can_be_warmed() -> None:
    screener = Screener(bundled_watchlists()[:1])
    assert all(each.size <= each.limit for each in screener.stats())
    before = {each.name: each for each in screener.stats()}
    assert before["screened words"].size == 0
    after = {each.name: each for each in screener.warm()}
    assert after["screened words"].size > 0
    assert after["screened words"].misses == after["screened words"].size
    screener.warm(["Ivan Petrovich Testov"])
    again = {each.name: each for each in screener.stats()}
    assert again["screened words"].hits > after["screened words"].hits
    assert Screener(bundled_watchlists()[:1], exhaustive=True).stats() == (CacheStats("outcomes", 0, 0, 0, 0),)


def test_a_screener_under_another_policy_has_the_same_lists_and_leaves_the_first_as_it_was(invented: Screener) -> None:
    stricter, day = Policy(95, max_list_age=9), date(2026, 11, 28)
    other = invented.under(stricter, day)
    assert (other.policy, other.setting().on, other.references) == (stricter, day, invented.references)
    assert other.screen("Testov Ivan", on=day) == Screener(invented.watchlists, stricter, on=day).screen("Testov Ivan")
    assert (invented.policy, invented.setting().on) == (Policy(), None)
    with pytest.raises(PolicyError, match=r"threshold 85\.0 is lower than this screener's 95\.0"):
        other.under(Policy())


def test_who_cannot_be_asked_whether_to_stop_is_refused(invented: Screener) -> None:
    with pytest.raises(PolicyError, match="should_stop is a function that says whether to stop, got True"):
        invented.screen("Nobody Inparticular", should_stop=True)  # type: ignore[arg-type]
    with pytest.raises(PolicyError, match="should_stop is a function"):
        list(invented.screen_many(["Nobody Inparticular"], should_stop=5))  # type: ignore[arg-type]
