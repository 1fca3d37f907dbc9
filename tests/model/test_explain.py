import re
from datetime import date
from decimal import Decimal

import pytest

from sanscreen import Screener
from sanscreen.model import (
    Alias,
    AliasKind,
    AliasQuality,
    BirthDate,
    Comparison,
    DateSpan,
    Designation,
    Entry,
    Evidence,
    Fact,
    Hit,
    MatchReason,
    Party,
    PartyType,
    Scope,
    Standing,
    TokenMatch,
    Watchlist,
    WatchlistReference,
    Words,
    lists_used,
)

PRIMARY = Alias("TESTOV, Ivan Petrovich", AliasQuality.PRIMARY, AliasKind.NAME, sources=("register", "gazette"))
TESTOV = Designation(
    "testov-ivan",
    PartyType.INDIVIDUAL,
    (PRIMARY, Alias("Vanya Primerov", AliasQuality.WEAK)),
    programs=("EXAMPLE-1", "EXAMPLE-2"),
    birth_dates=(BirthDate(DateSpan.of("1962-04")),),
    nationalities=(Fact("RU"),),
)
SCREENER = Screener([Watchlist("list-a", "List A", Scope.INTERNAL, (TESTOV,))])
PARTIES = (
    Party.of(name="Ivan P. Testow", type="individual", birth_date="1962", countries="RU"),
    Party.of(name="Иван Петрович Тестов", type="individual", birth_date="1970", countries="CY"),
    Party.of(name="Testov Ivan"),
    Party.of(name="Vanya Primerov", type="individual"),
)
POINTS = re.compile(r"^ {0,4}([+-]\d+\.\d)  \w+: ")
PAIR = re.compile(r"^ {4,8}([+-]\d+\.\d)  .+  \[\d+:\d+ \| \d+:\d+\]$")


def hit(designation: Designation, alias: Alias | None = None, *evidence: Evidence) -> Hit:
    return Hit("list-a", designation, alias or designation.aliases[0], "Ivan Testov", evidence)


def listing(standing: Standing, *entries: Entry) -> Designation:
    return Designation("testov-ivan", PartyType.INDIVIDUAL, (PRIMARY,), standing, entries=entries)


@pytest.mark.parametrize("party", PARTIES, ids=lambda party: party.name)
def test_the_lines_add_up_to_the_total_and_the_words_to_the_name(party: Party) -> None:
    """What is shown is the arithmetic itself: points of features sum to the score, points of words to the name's."""
    screening = SCREENER.screen(party)
    (found,) = (*screening.hits, *screening.near_misses)
    lines = found.explain().splitlines()
    points = [Decimal(line[1]) for each in lines if (line := POINTS.match(each))]
    pairs = [Decimal(pair[1]) for each in lines if (pair := PAIR.match(each))]
    assert len(points) == len(found.evidence)
    assert sum(points) == found.score
    assert lines[0].startswith(f"{found.score}  TESTOV, Ivan Petrovich  (")
    assert lines[-1] == f"  {found.score:6.1f}  total"
    assert pairs
    assert sum(pairs) == found.evidence[0].points


@pytest.mark.parametrize(
    ("standing", "entries", "expected"),
    [
        (Standing.DESIGNATED, (), "(individual, designated)"),
        (Standing.DESIGNATED, (Entry("OFAC", "900001"),), "(individual, designated: OFAC entry 900001)"),
        (Standing.REDESIGNATED, (Entry("OFAC", "900001"),), "(individual, redesignated: OFAC entry 900001)"),
        (Standing.IDENTIFIED, (), "(individual, identified)"),
        (Standing.REMOVED, (Entry("OFAC", "900001"),), "(individual, removed: OFAC entry 900001)"),
        (
            Standing.LISTED_ELSEWHERE,
            (Entry("OFAC", "900001"), Entry("UN", "KPi.001")),
            "(individual, listed by another action: OFAC entry 900001, UN entry KPi.001)",
        ),
        (Standing.LISTED_ELSEWHERE, (), "(individual, listed by another action)"),
    ],
)
def test_the_first_line_says_how_the_listing_stands(
    standing: Standing, entries: tuple[Entry, ...], expected: str
) -> None:
    first = hit(listing(standing, *entries)).explain().splitlines()[0]
    assert first == f"0.0  TESTOV, Ivan Petrovich  {expected}"


def test_the_second_line_says_where_it_stands() -> None:
    assert hit(TESTOV).explain().splitlines()[1] == ("      list list-a, id testov-ivan, programs EXAMPLE-1, EXAMPLE-2")
    assert hit(listing(Standing.DESIGNATED)).explain().splitlines()[1] == "      list list-a, id testov-ivan"


@pytest.mark.parametrize(
    ("alias", "expected"),
    [
        (PRIMARY, "primary name 'TESTOV, Ivan Petrovich' (stated by register, gazette)"),
        (Alias("Testov"), "strong alias 'Testov'"),
        (Alias("Testov", AliasQuality.WEAK), "weak alias 'Testov'"),
        (Alias("Testow", kind=AliasKind.MISSPELT), "misspelt name, strong 'Testow'"),
        (Alias("Oldov", kind=AliasKind.FORMER), "former name, strong 'Oldov'"),
        (Alias("Newov", AliasQuality.WEAK, AliasKind.NOW), "now name, weak 'Newov'"),
    ],
)
def test_the_third_line_says_which_name_answered_and_who_states_it(alias: Alias, expected: str) -> None:
    assert hit(TESTOV, alias).explain().splitlines()[2] == f"      screened 'Ivan Testov' against {expected}"


def words(text: str) -> Words:
    return Words(text, 0, len(text))


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        (
            TokenMatch(words("Ivan"), words("IVAN"), MatchReason.EXACT, 1000, Decimal("40.0")),
            "     +40.0  Ivan = IVAN: same letters  [0:4 | 0:4]",
        ),
        (
            TokenMatch(words("Иван"), words("Ivan"), MatchReason.READING, 990, Decimal("39.6"), "BGN/PCGN 1947"),
            "     +39.6  Иван = Ivan: BGN/PCGN 1947, 99.0 %  [0:4 | 0:4]",
        ),
        (
            TokenMatch(words("Testow"), words("Testov"), MatchReason.SOUND, 940, Decimal("9.4"), "English spelling"),
            "      +9.4  Testow ~ Testov: same sound, English spelling, 94.0 %  [0:6 | 0:6]",
        ),
        (
            TokenMatch(None, words("Petrovich"), MatchReason.LEFT_OVER, 0, Decimal("0.0")),
            "             left over in the listed name: Petrovich [0:9]",
        ),
        (
            TokenMatch(words("Mr"), None, MatchReason.LEFT_OVER, 0, Decimal("0.0")),
            "             left over in the screened name: Mr [0:2]",
        ),
    ],
)  # fmt: skip
def test_a_pair_of_words_says_why_it_counts(match: TokenMatch, expected: str) -> None:
    evidence = Evidence("name", match.points, "left", "right", detail=(match,))
    lines = Comparison("left", "right", (evidence,)).explain().splitlines()
    assert lines[2] == expected


def test_a_comparison_is_told_from_the_score_to_the_total() -> None:
    made = Comparison(
        "Testov",
        "TESTOV",
        (
            Evidence("name", Decimal("100.0"), "Testov", "TESTOV"),
            Evidence("birth_date", Decimal("-8.0"), "1962", "1970", "no day in common"),
            Evidence("limit", Decimal("-2.0"), note="why there is a limit"),
        ),
    )
    assert made.explain() == (
        "90.0  Testov  |  TESTOV\n"
        "  +100.0  name: Testov  |  TESTOV\n"
        "    -8.0  birth_date: 1962  |  1970  (no day in common)\n"
        "    -2.0  limit: why there is a limit\n"
        "    90.0  total"
    )


def reference(scope: Scope, things: int = 0, as_of: date | None = None) -> WatchlistReference:
    return WatchlistReference("key", "title", "version", "digest", scope, 2, things, as_of)


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ([reference(Scope.OFFICIAL)], "1 list (2 parties)."),
        ([reference(Scope.OFFICIAL, 3)], "1 list (2 parties and 3 vessels or aircraft)."),
        (
            [reference(Scope.OFFICIAL, as_of=date(2030, 2, 1)), reference(Scope.INTERNAL, as_of=date(2029, 1, 1))],
            "2 lists (4 parties, as of 2029-01-01 to 2030-02-01).",
        ),
        (
            [reference(Scope.ILLUSTRATIVE, as_of=date(2030, 2, 1))] * 2,
            "2 illustrative lists (4 parties, as of 2030-02-01). This is NOT the OFAC, UN, EU or UK list.",
        ),
        ([reference(Scope.ILLUSTRATIVE), reference(Scope.OFFICIAL)], "2 lists (4 parties)."),
        (
            [reference(Scope.OFFICIAL), reference(Scope.INTERNAL, as_of=date(2029, 1, 1))],
            "2 lists (4 parties, as of 2029-01-01; 1 list without a date).",
        ),
    ],
)  # fmt: skip
def test_the_lists_are_told_with_a_warning_where_all_are_illustrative(
    lists: list[WatchlistReference], expected: str
) -> None:
    assert lists_used(lists) == expected
