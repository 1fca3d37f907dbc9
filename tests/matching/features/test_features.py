"""What each feature says of two records."""

from dataclasses import replace

import pytest

from sanscreen import (
    Alias,
    AliasKind,
    AliasQuality,
    BirthDate,
    DateSpan,
    Designation,
    Evidence,
    Fact,
    Identifier,
    IdentifierKind,
    Party,
    PartyType,
    Policy,
    Scope,
    Screener,
    Watchlist,
)
from sanscreen.matching.features.identifier import same_identifier


def screened(party: Party, **fields: object) -> dict[str, Evidence]:
    """Return the evidence by feature for a party against a listed person that bears its name."""
    aliases = (Alias("TESTOV, Ivan", AliasQuality.PRIMARY, AliasKind.NAME), Alias("Vanya", AliasQuality.WEAK))
    designation = Designation("x", PartyType.INDIVIDUAL, aliases, **fields)  # type: ignore[arg-type]  # named in each test
    screener = Screener([Watchlist("features", "features", Scope.INTERNAL, (designation,))], policy=Policy(1))
    (hit,) = screener.screen(party).hits
    return {line.feature: line for line in hit.evidence}


BORN = (BirthDate(DateSpan.of("1962-04-01")), BirthDate(DateSpan.of("1970")))


@pytest.mark.parametrize(
    ("birth_date", "points", "why"),
    [
        ("1962-04-01", "8.0", "the same day"),
        ("1962-04", "8.0", "a month that holds it"),
        ("1962", "8.0", "a bare year is a year"),
        ("1970-12-31", "8.0", "the second listed date is a bare year"),
        ("1962-04-02", "-8.0", "another day"),
        ("1963", "-8.0", "another year"),
    ],
)
def test_birth_dates_agree_where_a_day_fits_both(birth_date: str, points: str, why: str) -> None:
    evidence = screened(Party.of(name="Ivan Testov", birth_date=birth_date), birth_dates=BORN)
    assert str(evidence["birth_date"].points) == points, why


@pytest.mark.parametrize(
    ("birth_date", "points"), [("1961", "8.0"), ("1963-12-31", "8.0"), ("1960-12-31", "-8.0"), ("1964", "-8.0")]
)
def test_a_date_that_is_about_right_fits_a_year_around_it(birth_date: str, points: str) -> None:
    born = (BirthDate(DateSpan.of("1962"), circa=True),)
    evidence = screened(Party.of(name="Ivan Testov", birth_date=birth_date), birth_dates=born)
    assert str(evidence["birth_date"].points) == points
    assert evidence["birth_date"].listed == "circa 1962"


def test_a_birth_date_on_one_side_says_nothing() -> None:
    assert "birth_date" not in screened(Party.of(name="Ivan Testov", birth_date="1962"))
    assert "birth_date" not in screened(Party.of(name="Ivan Testov"), birth_dates=BORN)


def test_one_common_country_is_enough_and_none_says_little() -> None:
    listed = {"nationalities": (Fact("RU"), Fact("CY"))}
    assert str(screened(Party.of(name="Ivan Testov", countries="CY;DE"), **listed)["country"].points) == "4.0"
    assert str(screened(Party.of(name="Ivan Testov", countries="DE"), **listed)["country"].points) == "-2.0"
    assert "country" not in screened(Party.of(name="Ivan Testov"), **listed)


def test_another_type_is_a_small_deduction_and_an_unknown_one_none() -> None:
    assert str(screened(Party.of(name="Ivan Testov", type="entity"))["party_type"].points) == "-5.0"
    assert "party_type" not in screened(Party.of(name="Ivan Testov", type="individual"))
    assert "party_type" not in screened(Party.of(name="Ivan Testov"))


def test_a_weak_alias_alone_is_a_near_miss_and_alerts_with_a_birth_date() -> None:
    evidence = screened(Party.of(name="Vanya"))
    assert str(evidence["alias_quality"].points) == "-20.0"
    with_date = screened(Party.of(name="Vanya", birth_date="1962-04-01"), birth_dates=BORN)
    assert sum(line.points for line in with_date.values()) >= 85


TAX = Identifier(IdentifierKind.TAX_NUMBER, "0000-000-000", "RU")
COMPANY = Identifier(IdentifierKind.IMO_NUMBER, "1790183", scheme="company")


@pytest.mark.parametrize(
    ("screened_number", "listed", "same", "why"),
    [
        (Identifier(IdentifierKind.TAX_NUMBER, "0000000000"), TAX, 1000, "punctuation does not matter"),
        (Identifier(IdentifierKind.OTHER, "0000000000"), TAX, 1000, "a number of no stated kind answers"),
        (Identifier(IdentifierKind.TAX_NUMBER, "００００００００００"), TAX, 1000, "full-width figures"),
        (Identifier(IdentifierKind.TAX_NUMBER, "٠٠٠٠٠٠٠٠٠٠"), TAX, 1000, "Arabic figures"),
        (Identifier(IdentifierKind.TAX_NUMBER, "INN 0000000000"), TAX, 1000, "its label stands before it"),
        (Identifier(IdentifierKind.TAX_NUMBER, "ИНН: 0000-000-000"), TAX, 1000, "its label in another script"),
        (Identifier(IdentifierKind.TAX_NUMBER, "0000000000/000001001"), TAX, 1000, "with its reason code"),
        (Identifier(IdentifierKind.TAX_NUMBER, "0000000000.0"), TAX, 1000, "as spreadsheets write it"),
        (Identifier(IdentifierKind.TAX_NUMBER, "OOOO-OOO-OOO"), TAX, 1000, "letters for figures"),
        (Identifier(IdentifierKind.TAX_NUMBER, "AB0000000000"), TAX, 0, "a series is part of a number"),
        (Identifier(IdentifierKind.TAX_NUMBER, "00000000001"), TAX, 0, "one figure more"),
        (Identifier(IdentifierKind.LEI, "0000000000"), TAX, 0, "another kind"),
        (Identifier(IdentifierKind.REGISTRATION_NUMBER, "0000000000"), TAX, 1000, "numbers of one register or another"),
        (Identifier(IdentifierKind.TAX_NUMBER, "0000000000", "DE"), TAX, 800, "another country: one side may have it wrong"),
        (Identifier(IdentifierKind.TAX_NUMBER, "0000000001"), TAX, 0, "another number"),
        (Identifier(IdentifierKind.OTHER, "1234"), Identifier(IdentifierKind.PASSPORT, "1234"), 0, "too short"),
        (Identifier(IdentifierKind.EMAIL, "a@b.example"), Identifier(IdentifierKind.EMAIL, "a@b.example"), 0, "a weak kind"),
        (Identifier(IdentifierKind.BIC, "TESTRUMM001"), Identifier(IdentifierKind.BIC, "TESTRUMM"), 1000, "a branch"),
        (Identifier(IdentifierKind.WALLET, "0xABC0000"), Identifier(IdentifierKind.WALLET, "0xabc0000"), 1000, "any case"),
        (Identifier(IdentifierKind.WALLET, "1ABC0000"), Identifier(IdentifierKind.WALLET, "1abc0000"), 0, "base58"),
        (Identifier(IdentifierKind.BIC, "TESTRUMMXXX"), Identifier(IdentifierKind.BIC, "TESTRUMM"), 1000, "head office"),
        (Identifier(IdentifierKind.TAIL_NUMBER, "RA 00000"), Identifier(IdentifierKind.TAIL_NUMBER, "RA-00000"), 1000, "blank"),
        (Identifier(IdentifierKind.OTHER, "57622"), Identifier(IdentifierKind.TAX_NUMBER, "57622"), 0, "short, and no kind stated"),
        (Identifier(IdentifierKind.TAX_NUMBER, "57622"), Identifier(IdentifierKind.TAX_NUMBER, "57622"), 1000, "short, of one kind"),
        (Identifier(IdentifierKind.TAX_NUMBER, "2024/57622"), Identifier(IdentifierKind.TAX_NUMBER, "57622"), 0, "short, in a longer one"),
        (Identifier(IdentifierKind.BANK_CODE, "040000000"), Identifier(IdentifierKind.BANK_CODE, "040000000"), 1000, "a BIK of Russia"),
        (Identifier(IdentifierKind.BANK_CODE, "140000000"), Identifier(IdentifierKind.BANK_CODE, "140000000"), 0, "another bank code"),
        (Identifier(IdentifierKind.REGISTRATION_NUMBER, "1790183"), COMPANY, 1000, "the IMO number of a shipping company"),
        (Identifier(IdentifierKind.REGISTRATION_NUMBER, "1790183"), Identifier(IdentifierKind.IMO_NUMBER, "1790183"), 0, "of a ship"),
    ],
)  # fmt: skip
def test_numbers_name_one_party(screened_number: Identifier, listed: Identifier, same: int, why: str) -> None:
    assert same_identifier(screened_number, listed) == same, why


def test_an_equal_number_of_another_country_is_a_near_miss_that_says_so() -> None:
    party = Party("Quidam", identifiers=(replace(TAX, country="DE"),))
    evidence = screened(party, identifiers=(TAX,))
    assert str(evidence["identifier"].points) == "80.0"
    assert evidence["identifier"].note.endswith("; of RU and not of DE")


def test_an_identifier_finds_its_party_whatever_the_name_says() -> None:
    party = Party.of(name="Quite Another Name", identifiers=[Identifier(IdentifierKind.TAX_NUMBER, "0000000000")])
    evidence = screened(party, identifiers=(TAX,))
    assert str(evidence["identifier"].points) == "100.0"
    assert str(evidence["name"].points) == "0.0"
