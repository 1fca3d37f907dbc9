"""Initials: which names they open."""

import pytest

from sanscreen import Screener, bundled_watchlists
from sanscreen.matching.initials import initials_of
from sanscreen.model import PartyType
from sanscreen.names.prepare import prepare_name
from sanscreen.names.prepared import Role, Token

SCREENER = Screener(bundled_watchlists())


def initials(name: str) -> list[Token]:
    return [token for token in prepare_name(name, PartyType.INDIVIDUAL).tokens if Role.INITIAL in token.roles]


@pytest.mark.parametrize(
    ("screened", "listed"),
    [
        ("JM Testov", "TESTOV, Jean-Marc"),
        ("J.-M. Testov", "TESTOV, Jean-Marc"),
        ("K.S. Testov", "TESTOV, Kirill Sergeevich"),
        ("КС Тестов", "TESTOV, Kirill Sergeevich"),
        ("TESTOV KS", "TESTOV, Kirill Sergeevich"),
        ("Yu. V. Testov", "TESTOV, Yuri Vladimirovich"),
        ("Ю.В. Тестов", "TESTOV, Yuri Vladimirovich"),
    ],
)
def test_several_initials_stand_for_several_names(screened: str, listed: str) -> None:
    detail = SCREENER.compare(screened, listed, "individual").evidence[0].detail
    assert sum(pair.reason.value == "initial" for pair in detail) == 2
    assert SCREENER.compare(screened, listed, "individual").score >= 85


def test_dzh_opens_english_names() -> None:
    token = initials("Дж. Тестов")[0]
    assert {"j", "g", "d"} <= initials_of(token)
