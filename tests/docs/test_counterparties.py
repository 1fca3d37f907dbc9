"""The example files: every row decided as it says, and the invented list."""

from decimal import Decimal
from pathlib import Path

import pytest

from sanscreen import (
    AliasKind,
    AliasQuality,
    FlagKind,
    PartyType,
    Scope,
    Screener,
    SourceKind,
    Verdict,
    bundled_watchlists,
    load_watchlist,
)
from sanscreen.integrations.batch import Outcome, screen_table
from sanscreen.integrations.columns import map_columns
from sanscreen.integrations.csv_rows import open_table
from sanscreen.lists import check

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
COUNTERPARTIES = EXAMPLES / "counterparties.csv"
WATCHLIST = EXAMPLES / "watchlist.yml"

HEADER = "customer_id,name,type,birth_date,country,tax_number,segment,expected,why"
EXPECTED, WHY = 7, 8
# Lines on which the cell `expected` cannot be read, and why.
BROKEN = {
    41: "line 41 has 10 columns; the header has 9",
    60: "line 60 opens a quote that is not closed",
    311: "line 311 has 4 columns; the header has 9",
}


def screened(screener: Screener) -> list[Outcome]:
    with COUNTERPARTIES.open("rb") as stream:
        table = open_table(stream, COUNTERPARTIES.name)
        return list(screen_table(table, map_columns(table.header), screener))


@pytest.fixture(scope="module")
def outcomes(screener: Screener) -> list[Outcome]:
    """What comes of every row of counterparties.csv against the bundled lists, as `sanscreen batch` screens it."""
    return screened(screener)


def expected(outcome: Outcome) -> str:
    row = outcome.row
    return "error" if row.line in BROKEN or row.error else row.cells[EXPECTED]


def difference(outcome: Outcome) -> str | None:
    """Return what an outcome has instead of what its row expects, or None."""
    row, screening = outcome.row, outcome.screening
    if row.error is not None and row.line not in BROKEN:
        return f"{row.error}, and should be readable"
    kind, _, party = expected(outcome).partition(":")
    hits = {hit.designation.id: f"{hit.score} {hit.alias.name}" for hit in screening.hits}
    near = {hit.designation.id: f"{hit.score} {hit.alias.name}" for hit in screening.near_misses}
    agrees = {
        "alert": screening.verdict is Verdict.ALERT and party in hits,
        "near": screening.is_clear and party in near,
        "clear": screening.is_clear,
        "error": screening.verdict is Verdict.ERROR,
    }
    if agrees[kind]:
        return None
    why = "" if row.error else f" ({row.cells[WHY]})"
    return (
        f"line {row.line}: {row.cells[1:2]}{why}: expected {expected(outcome)}, got {screening.verdict.value}; "
        f"hits {hits or 'none'}, near misses {near or 'none'}, error {screening.error or 'none'}"
    )


def rows_where(outcomes: list[Outcome], words: str) -> list[Outcome]:
    """Return the outcomes whose row says `words` in its column `why`, at least one."""
    found = [each for each in outcomes if each.row.error is None and words in each.row.cells[WHY]]
    assert found, words
    return found


def flags(outcome: Outcome) -> set[FlagKind]:
    return {flag.kind for flag in outcome.screening.flags}


def test_every_counterparty_is_decided_as_its_row_expects(outcomes: list[Outcome]) -> None:
    differences = [found for each in outcomes if (found := difference(each))]
    assert not differences, f"{len(differences)} of {len(outcomes)} rows differ:\n" + "\n".join(differences)


def test_every_row_of_the_table_has_one_outcome_in_order(outcomes: list[Outcome]) -> None:
    lines = COUNTERPARTIES.read_text(encoding="utf-8").split("\n")
    assert lines[0] == HEADER
    numbers = [line[:6] for line in lines if line.startswith("C-")]
    assert numbers == [f"C-{number:04}" for number in range(1, len(numbers) + 1)]
    assert [each.row.cells[0][:6] for each in outcomes] == numbers


def test_customer_number_comes_back_with_every_row_that_can_be_read(outcomes: list[Outcome]) -> None:
    for each in outcomes:
        if each.screening.party is not None:
            assert each.screening.party.reference == each.row.cells[0]


def test_broken_row_costs_itself_alone_and_says_why(outcomes: list[Outcome]) -> None:
    assert {each.row.line: each.row.error for each in outcomes if each.row.error} == BROKEN
    for each in outcomes:
        if each.row.line in BROKEN:
            assert each.screening.error == BROKEN[each.row.line]


def test_expectations_name_parties_of_all_bundled_lists(outcomes: list[Outcome]) -> None:
    parties = {party.id: each.key for each in bundled_watchlists() for party in each.designations}
    named = {party for each in outcomes if (party := expected(each).partition(":")[2])}
    assert named <= parties.keys()
    assert {parties[party] for party in named} == {each.key for each in bundled_watchlists()}


def test_field_that_cannot_be_read_is_flagged_and_its_row_screened(outcomes: list[Outcome]) -> None:
    for words in (
        "does not exist is flagged",
        "unclear order is flagged",
        "country is flagged",
        "type is flagged",
    ):
        for each in rows_where(outcomes, words):
            assert FlagKind.FIELD_NOT_READ in flags(each), each.row
            assert each.screening.compared.exhaustive
    unread = [each for each in outcomes if FlagKind.FIELD_NOT_READ in flags(each)]
    assert unread == rows_where(outcomes, "is flagged"), "no other row has a field that cannot be read"


def test_disguises_by_letters_are_flagged_beside_the_alert(outcomes: list[Outcome]) -> None:
    for words, kind in (
        ("look-alike letters", FlagKind.LOOK_ALIKE_LETTERS),
        ("zero-width", FlagKind.INVISIBLE_CHARACTERS),
        ("cut at 35", FlagKind.CUT_SHORT),
    ):
        assert all(kind in flags(each) for each in rows_where(outcomes, words)), words


def test_listed_tax_number_alerts_by_the_number_and_not_by_the_name(outcomes: list[Outcome]) -> None:
    for each in rows_where(outcomes, "tax number of a listed party"):
        (hit,) = each.screening.hits
        base = next(line for line in hit.evidence if line.points)
        assert (base.feature, base.points) == ("identifier", Decimal(100))


def test_ordinary_customer_has_no_near_miss(outcomes: list[Outcome]) -> None:
    near = {
        each.row.cells[1]: each.screening.near_misses[0].alias.name
        for each in rows_where(outcomes, "ordinary")
        if each.screening.near_misses
    }
    assert not near


def test_table_is_decided_the_same_with_the_invented_list_beside(outcomes: list[Outcome]) -> None:
    more = screened(Screener([*bundled_watchlists(), load_watchlist(WATCHLIST)]))
    assert [(each.screening.verdict, each.screening.hits) for each in more] == [
        (each.screening.verdict, each.screening.hits) for each in outcomes
    ]


def test_invented_list_is_read_without_a_warning() -> None:
    (loaded,), faults = check(WATCHLIST)
    assert not faults
    assert not loaded.warnings
    assert loaded.watchlist.announced == loaded.watchlist.counted
    assert loaded.watchlist.scope is Scope.ILLUSTRATIVE
    assert {source.kind for source in loaded.watchlist.sources} == {SourceKind.INVENTED}


def test_invented_list_shows_what_a_list_can_say() -> None:
    parties = load_watchlist(WATCHLIST).designations
    aliases = [alias for party in parties for alias in party.aliases]
    assert {party.type for party in parties} == set(PartyType) - {PartyType.UNKNOWN}
    assert {alias.quality for alias in aliases} == set(AliasQuality)
    assert {alias.kind for alias in aliases} == set(AliasKind) - {AliasKind.NOW}
    assert any(len(identifier.sources) > 1 for party in parties for identifier in party.identifiers)
    assert any(relation.party for party in parties for relation in party.relations)
    assert any(relation.name for party in parties for relation in party.relations)


def test_invented_names_answer_to_nobody_on_the_bundled_lists(screener: Screener) -> None:
    for party in load_watchlist(WATCHLIST).designations:
        for alias in party.aliases:
            assert screener.screen(alias.name).is_clear, alias.name
