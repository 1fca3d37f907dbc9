from dataclasses import replace

import pytest

from sanscreen import Identifier, IdentifierKind
from sanscreen.lists.check_digits import doubtful_numbers, is_sound
from tests.conftest import invented_list

# Invented numbers with sound check digits, and the same with the last figure changed.
SOUND = [
    Identifier(IdentifierKind.LEI, "00000000000000000098"),
    Identifier(IdentifierKind.IMO_NUMBER, "IMO 9000003"),
    Identifier(IdentifierKind.BIC, "ZZZZDE00XXX"),
    Identifier(IdentifierKind.BANK_ACCOUNT, "GB33 BUKB 2020 1555 5555 55"),  # the example of the standard
    Identifier(IdentifierKind.TAX_NUMBER, "0000000000", "RU"),
    Identifier(IdentifierKind.TAX_NUMBER, "000000000000", scheme="inn"),
    Identifier(IdentifierKind.REGISTRATION_NUMBER, "1027700000008", scheme="ogrn"),
]


@pytest.mark.parametrize("identifier", SOUND, ids=lambda one: f"{one.kind} {one.scheme}")
def test_a_sound_number_is_sound_and_one_with_another_figure_is_not(identifier: Identifier) -> None:
    assert is_sound(identifier) is True
    slip = replace(identifier, number=identifier.number[:-1] + ("1" if identifier.number[-1] != "1" else "2"))
    if identifier.kind is not IdentifierKind.BIC:  # which has a form and no check digit
        assert is_sound(slip) is False
    assert is_sound(replace(identifier, number=identifier.number[:-4])) is False


@pytest.mark.parametrize(
    "identifier",
    [
        Identifier(IdentifierKind.PASSPORT, "000000001", "RU"),
        Identifier(IdentifierKind.TAX_NUMBER, "1", "CY"),
        Identifier(IdentifierKind.REGISTRATION_NUMBER, "1", "RU"),
        Identifier(IdentifierKind.BANK_ACCOUNT, "0000123"),
        Identifier(IdentifierKind.TAX_NUMBER, "00000000", "RU", scheme="okpo"),
    ],
)
def test_numbers_without_a_check_digit_are_not_judged(identifier: Identifier) -> None:
    assert is_sound(identifier) is None


def test_doubtful_numbers_are_told_with_their_party() -> None:
    known = invented_list()
    wrong = replace(known.designations[1], identifiers=(Identifier(IdentifierKind.LEI, "00000000000000000099"),))
    found = list(doubtful_numbers(replace(known, designations=(known.designations[0], wrong), digest="")))
    assert found == ["example-trading: lei '00000000000000000099' has a wrong form or check digit; is it printed so?"]
