import pytest

from sanscreen import (
    Alias,
    AliasQuality,
    Designation,
    Identifier,
    IdentifierKind,
    PartyType,
    Scope,
    Screener,
    Watchlist,
)
from sanscreen.integrations.payments.numbers import numbers_in, search_numbers
from sanscreen.matching.stop import Stop

WALLETS = (
    "1ExampLeWaLLetAddressXXX2nobody",  # Bitcoin
    "bc1qexampexampexampexampexampexampexample",
    "LExampLeWaLLetAddressXXX2nobody",  # Litecoin
    "XExampLeWaLLetAddressXXX2nobody",  # Dash
    "t1ExampLeWaLLetAddressXXX2nobody",  # Zcash
    "rExampLeWaLLetAddressXXX2nobody",  # XRP
    "qexampexampexampexampexampexampexampexampe",  # Bitcoin Cash
    "0xABCDEF0123456789abcdef0123456789abcdef01",
    "4ExampLeWaLLetAddressXXX2nobody" * 3,  # Monero
    "5be5" * 16,
)
BANK = Designation(
    "bank",
    PartyType.ENTITY,
    (Alias("EXEMPLAR BANK", AliasQuality.PRIMARY),),
    identifiers=(
        Identifier(IdentifierKind.BIC, "EXPLRUMM"),
        Identifier(IdentifierKind.TAX_NUMBER, "7700000000"),
        Identifier(IdentifierKind.REGISTRATION_NUMBER, "1027700000000"),
        Identifier(IdentifierKind.LEI, "529900T8BM49AURSDO55"),
        Identifier(IdentifierKind.BANK_ACCOUNT, "DE89370400440532013000"),
        Identifier(IdentifierKind.BANK_CODE, "040000123", scheme="bik"),
        *(Identifier(IdentifierKind.WALLET, number) for number in WALLETS),
    ),
)
LISTS = [Watchlist("official", "Official", Scope.OFFICIAL, (BANK,))]
SCREENERS = Screener(LISTS), Screener(LISTS, exhaustive=True)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("VIA EXPLRUMM", "EXPLRUMM"),
        ("//RU044525225.EXPLRUMMXXX", "EXPLRUMMXXX"),
        (":DEAG//explrumm", "explrumm"),
        ("TRANSFER VIA EXPL\n//RUMM NOW", "EXPL\n//RUMM"),
        ("INN7700000000.KPP770001001", "7700000000"),
        ("ИНН 7700000000", "7700000000"),
        ("HARROW INN 77000\n00000", "77000\n00000"),
        ("OGRN:1027700000000", "1027700000000"),
        ("LEI 529900T8BM49AURSDO55", "529900T8BM49AURSDO55"),
        ("FROM DE89 3704 0044 0532 0130 00 RENT", "DE89 3704 0044 0532 0130 00"),
        ("VIA EXPL\u200bRUMM", "EXPL\u200bRUMM"),
        ("VIA ЕХРLRUММ", "ЕХРLRUММ"),
        ("VIA ＥＸＰＬＲＵＭＭ NOW", "ＥＸＰＬＲＵＭＭ"),
        ("ИНН ７７\u00ad00000000", "７７\u00ad00000000"),
        ("INN ٧٧٠٠٠٠٠٠٠٠", "٧٧٠٠٠٠٠٠٠٠"),
        ("INN 7700 000 000 50 EUR", "7700 000 000"),
        ("ИНН: 7700-000-000", "7700-000-000"),
        ("//RU040000123", "040000123"),
        (
            "BITCOINCASH BITCOINCASH:QEXAMPEXAMPEXAMPEXAMPEXAMPEXAMPEXAMPEXAMPE",
            "BITCOINCASH:QEXAMPEXAMPEXAMPEXAMPEXAMPEXAMPEXAMPEXAMPE",
        ),
        *((f"PAY TO {wallet}, NOW", wallet) for wallet in WALLETS),
    ],
)
def test_a_number_is_found_whatever_stands_beside_it(text: str, written: str) -> None:
    for screener in SCREENERS:
        (found,) = search_numbers(text, screener, Stop(None))
        assert (found.written, text[found.start : found.end]) == (written, written)
        assert found.hit.designation == BANK


@pytest.mark.parametrize(
    "text",
    [
        "EXPLRUMX",
        "XEXPLRUMM",
        "EXPLRUMMXX",
        "17700000000",
        "77000000001",
        "7700 000 000",
        "INN 7700 000 0001",
        "EXEMPLAR BANK",
        "BUSINESS 7700000001",
        "",
    ],
)
def test_what_is_no_such_number_or_nobodys_finds_nothing(text: str) -> None:
    for screener in SCREENERS:
        assert list(search_numbers(text, screener, Stop(None))) == []


def test_what_is_stopped_says_so() -> None:
    stop = Stop(lambda: True)
    assert list(search_numbers("VIA EXPLRUMM", SCREENERS[0], stop)) == []
    assert stop.said


def test_check_digits_and_countries_tell_numbers_from_words() -> None:
    text = "DE88370400440532013000 529900T8BM49AURSDO56 EXPLXXMM IR580540105180021273113007 BUSINESS"
    assert [(each.identifier.kind.value, each.identifier.country) for each in numbers_in(text)] == [
        ("bank_account", "IR"),
        ("bic", None),
    ]
