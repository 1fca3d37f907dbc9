"""Laws of the score: it is its evidence, exact names are hits, what is missing changes nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanscreen import (
    Alias,
    AliasKind,
    AliasQuality,
    BirthDate,
    DateSpan,
    Designation,
    Evidence,
    Fact,
    MatchReason,
    Party,
    PartyType,
    Policy,
    Scope,
    Screener,
    Watchlist,
    bundled_watchlists,
)

WORDS = (
    "testov", "testova", "testow", "ivan", "iwan", "petrovich", "petrovna", "kim", "jong", "un", "il", "bank", "ooo", "llc",
    "trans", "kapital", "transkapital", "224", "223", "flight", "i", "v", "игорь", "зименков", "김정은", "محمد", "zykovа", "al",
)  # fmt: skip
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
TYPES = st.sampled_from([PartyType.INDIVIDUAL, PartyType.ENTITY])
FREE_TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)


def listing(
    *names: str, party_type: PartyType = PartyType.INDIVIDUAL, key: str = "laws", ident: str = "x"
) -> Watchlist:
    first, *rest = names
    aliases = (Alias(first, AliasQuality.PRIMARY, AliasKind.NAME), *map(Alias, rest))
    return Watchlist(key, "laws", Scope.INTERNAL, (Designation(ident, party_type, aliases),))


def check_arithmetic(evidence: tuple[Evidence, ...], score: Decimal) -> None:
    """Check the pieces; that the sum is what was decided on is the law of the judge (tests/matching/test_judge.py)."""
    assert 0 <= score <= 100
    for line in evidence:
        assert line.points == line.points.quantize(Decimal("0.1"))
        if line.detail:
            assert sum((match.points for match in line.detail), Decimal(0)) == line.points
        for match in line.detail:
            assert (match.reason is MatchReason.LEFT_OVER) == (match.screened is None or match.listed is None)
            for side, text in ((match.screened, line.screened), (match.listed, line.listed)):
                assert side is None or text[side.start : side.end] == side.text


@given(NAMES | FREE_TEXT, NAMES | FREE_TEXT, TYPES)
def test_the_score_is_the_sum_of_its_evidence(screened: str, listed: str, party_type: PartyType) -> None:
    """Evidence adds up to the score and pairs of words to the points of the name, to the last tenth."""
    try:
        screener = Screener([listing(listed, party_type=party_type)], policy=Policy(1))
    except ValueError:
        return  # the listed name has no letter or figure
    for hit in screener.screen(Party.of(name=f"{screened} x")).hits:
        check_arithmetic(hit.evidence, hit.score)


@given(
    NAMES,
    st.sampled_from([None, "1962", "1962-04-01", "1980"]),
    st.sampled_from([(), ("RU",), ("KP",)]),
    st.sampled_from(list(PartyType)),
)
def test_an_exact_strong_name_is_a_hit_whatever_else_differs(
    name: str, birth_date: str | None, countries: tuple[str, ...], party_type: PartyType
) -> None:
    """An exact primary or strong name is a hit at the default policy whatever the other fields say."""
    designation = Designation(
        "x",
        PartyType.INDIVIDUAL,
        (Alias("Somebody Else", AliasQuality.PRIMARY, AliasKind.NAME), Alias(name)),
        birth_dates=(BirthDate(DateSpan.of("1962-04-01")),),
        nationalities=(Fact("RU"),),
    )
    screener = Screener([Watchlist("laws", "laws", Scope.INTERNAL, (designation,))])
    party = Party.of(name=name, birth_date=birth_date, countries=list(countries), type=party_type.value)
    assert screener.screen(party).is_alert


def test_every_strong_name_of_the_bundled_lists_scores_100_against_itself(screener: Screener) -> None:
    """A party spelled exactly as a strong alias scores 100."""
    for watchlist in bundled_watchlists():
        for designation in watchlist.designations:
            for alias in designation.aliases:
                hits = screener.screen(alias.name).hits
                if alias.quality is AliasQuality.WEAK:
                    near = screener.screen(alias.name)
                    scores = {hit.designation.id: hit.score for hit in (*near.hits, *near.near_misses)}
                    assert 80 <= scores[designation.id] < 85, alias.name
                else:
                    assert designation.id in [hit.designation.id for hit in hits if hit.score == 100], alias.name


@given(
    st.lists(
        st.sampled_from(["testov", "ivan", "petrovich", "zimenkov", "igor"]),
        min_size=2,
        max_size=3,
        unique=True,
    )
)
def test_family_given_scores_as_given_family(words: list[str]) -> None:
    """A name as "Family, Given" scores as "Given Family" where the comma agrees with the listed roles."""
    family, *given_names = words
    with_comma = f"{family}, {' '.join(given_names)}"
    screener = Screener([listing(with_comma)])
    plain = screener.screen(f"{' '.join(given_names)} {family}")
    assert plain.score == screener.screen(with_comma).score == 100


@given(NAMES, NAMES)
def test_raising_the_threshold_never_adds_a_hit(screened: str, listed: str) -> None:
    """The hits of a higher threshold are among those of a lower one, with the same scores."""
    screener = Screener([listing(listed)], policy=Policy(50))
    before: set[tuple[str, Decimal]] | None = None
    for threshold in (50, 70, 85, 99.9, 100):
        hits = {(hit.designation.id, hit.score) for hit in screener.screen(screened, threshold=threshold).hits}
        assert before is None or hits <= before
        before = hits


@given(NAMES, NAMES, NAMES)
def test_adding_a_designation_never_changes_another(screened: str, listed: str, other: str) -> None:
    """Adding a designation never removes another's hit, nor moves its score."""
    alone = Screener([listing(listed)], policy=Policy(30)).screen(screened)
    both = Screener([listing(listed), listing(other, key="more", ident="y")], policy=Policy(30)).screen(screened)
    kept = tuple(hit for hit in both.hits if hit.watchlist == "laws")
    assert kept == alone.hits


@given(NAMES, NAMES, NAMES)
def test_adding_an_alias_never_lowers_a_score(screened: str, listed: str, alias: str) -> None:
    """The best alias counts, so one more can only help."""
    one = Screener([listing(listed)], policy=Policy(1)).screen(screened)
    more = Screener([listing(listed, alias)], policy=Policy(1)).screen(screened)
    assert more.score >= one.score


@given(NAMES)
def test_nothing_to_compare_changes_no_score(screened: str) -> None:
    """A field that only one side has leaves the score as it is: missing is not disagreement."""
    bare = Screener([listing("testov ivan")], policy=Policy(1))
    full = Party.of(name=screened, birth_date="1962", countries=["RU"], identifiers="tax_number:00000")
    assert bare.screen(full).score == bare.screen(screened).score


@pytest.mark.parametrize("screened", ["Zimenkov Igor", "Kim Jong Un", "ООО Рафорт", "Transkapital"])
def test_the_order_of_lists_changes_nothing(screened: str) -> None:
    """Lists given in another order give the same screening, byte for byte."""
    lists = bundled_watchlists()
    forward, backward = Screener(lists), Screener(tuple(reversed(lists)))
    assert forward.screen(screened).to_json() == backward.screen(screened).to_json()


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_many_equal_one_by_one(names: list[str]) -> None:
    """Batch equals one by one, in order: one record in, one outcome out."""
    screener = Screener([listing("testov ivan petrovich")], policy=Policy(50))
    assert list(screener.screen_many(names)) == [screener.screen(name) for name in names]
