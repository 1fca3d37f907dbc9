"""Numbers in a text that say what they are."""

import pytest

from sanscreen.model.labelled_numbers import labelled_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("MV Invented Star IMO 9074729", ["imo_number:9074729"]),
        ("MV Invented Star (IMO No.: 9074729)", ["imo_number:9074729"]),
        ("IMO9074729", ["imo_number:9074729"]),
        ("MV Invented Star IMO 9074728", []),  # a wrong check digit
        ("Invented Star 9074729", []),  # it does not say what it is
        ("Example Bank LEI 5493001KJTIIGC8Y1R12", ["lei:5493001KJTIIGC8Y1R12"]),
        ("Example Bank LEI 5493001KJTIIGC8Y1R13", []),
        ("Deutsche Bank BIC: DEUTDEFF500", ["bic:DEUTDEFF500"]),
        ("Swift Transport", []),
        ("IMO 9074729 IMO 9074729", ["imo_number:9074729"]),
    ],
)
def test_labelled_numbers_with_their_check_digit_are_read(text: str, numbers: list[str]) -> None:
    assert [f"{each.kind}:{each.number}" for each in labelled_numbers(text)] == numbers
