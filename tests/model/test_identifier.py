import pytest

from sanscreen.model import Identifier, IdentifierKind

BITCOIN = "1ExampLeWaLLetAddressXXX"


@pytest.mark.parametrize(
    ("kind", "number", "canonical", "why"),
    [
        ("tail_number", "RF-86898", "RF86898", "hyphens are printed or not"),
        ("tail_number", "rf86898", "RF86898", "small letters"),
        ("passport", " 61 02/814.100 ", "6102814100", "blanks, slashes and dots part figures"),
        ("tax_number", "0061028", "0061028", "leading zeros are part of the number"),
        ("registration_number", "ОГРН 115", "ОГРН115", "letters of any script stay"),
        ("bic", "EXAMRUMM", "EXAMRUMM", "8 letters"),
        ("bic", "examrummxxx", "EXAMRUMM", "the head office"),
        ("bic", "EXAM RU MM XXX", "EXAMRUMM", "the head office, with blanks"),
        ("bic", "EXAMRUMM123", "EXAMRUMM", "a branch belongs to its bank"),
        ("bic", "XXX", "XXX", "too short to be a head office"),
        ("lei", "0123456789EXAMPLEXXX", "0123456789EXAMPLEXXX", "no BIC, so XXX means nothing"),
        ("other", "EXAMRUMMXXX", "EXAMRUMMXXX", "a number of no stated kind is no BIC"),
        ("wallet", BITCOIN, BITCOIN, "some currencies tell capitals apart"),
        ("wallet", f" {BITCOIN} ", BITCOIN, "blanks around"),
        ("email", "--", "", "nothing to compare"),
    ],
)
def test_a_number_is_compared_without_its_dress(kind: str, number: str, canonical: str, why: str) -> None:
    assert Identifier(IdentifierKind(kind), number).canonical == canonical, why


def test_two_registers_of_aircraft_stay_apart() -> None:
    """RA- and RF- are different registers, so the letters must agree."""
    numbers = {Identifier(IdentifierKind.TAIL_NUMBER, number).canonical for number in ("RF-86898", "RA-86898")}
    assert len(numbers) == 2


@pytest.mark.parametrize("kind", IdentifierKind)
def test_a_canonical_number_is_its_own_canonical_number(kind: IdentifierKind) -> None:
    for number in ("EXAM-RU MM/XXX", "61 02 814100", "Straße-ß 7"):
        once = Identifier(kind, number).canonical
        assert Identifier(kind, once).canonical == once


def test_numbers_that_many_share_do_not_find_a_party_alone() -> None:
    weak = {kind.value for kind in IdentifierKind if not kind.strong}
    assert weak == {"bank_code", "call_sign", "serial_number", "phone", "website", "email", "other"}
