"""What several tests share: the bundled lists, a small invented list, and how examples are sought."""

import pytest
from hypothesis import HealthCheck, settings

from sanscreen import (
    Alias,
    AliasKind,
    AliasQuality,
    BirthDate,
    DateSpan,
    Designation,
    Fact,
    Identifier,
    IdentifierKind,
    PartyType,
    Scope,
    Screener,
    Watchlist,
    bundled_watchlists,
)

# The same examples on every machine: a failure that is seen once is seen again.
settings.register_profile(
    "fixed",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("fixed")


@pytest.fixture(scope="session")
def screener() -> Screener:
    """A screener over the bundled article lists."""
    return Screener(bundled_watchlists())


def invented_list() -> Watchlist:
    """Return three invented parties: a person, a company and a vessel."""
    primary = (AliasQuality.PRIMARY, AliasKind.NAME)
    person = Designation(
        id="testov",
        type=PartyType.INDIVIDUAL,
        aliases=(
            Alias("TESTOV, Ivan Petrovich", *primary),
            Alias("Vanya", AliasQuality.WEAK),
            Alias("Johann Probus"),
        ),
        birth_dates=(BirthDate(DateSpan.of("1962-04-01")),),
        nationalities=(Fact("RU"),),
        identifiers=(Identifier(IdentifierKind.TAX_NUMBER, "000000000000", "RU"),),
    )
    company = Designation(
        id="example-trading", type=PartyType.ENTITY, aliases=(Alias("EXEMPLARIA TRADING LLC", *primary),)
    )
    vessel = Designation(id="invented-star", type=PartyType.VESSEL, aliases=(Alias("INVENTED STAR", *primary),))
    return Watchlist("invented", "Invented parties", Scope.INTERNAL, (person, company, vessel))


@pytest.fixture(scope="session")
def invented() -> Screener:
    """A screener over three invented parties."""
    return Screener([invented_list()])


@pytest.fixture(scope="session")
def invented_scan() -> Screener:
    """A screener over the same parties that compares every name."""
    return Screener([invented_list()], exhaustive=True)
