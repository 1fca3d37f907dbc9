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
        ("IMO/9074729", ["imo_number:9074729"]),
        ("IMO=9074729", ["imo_number:9074729"]),
        ("IMO_9074729", ["imo_number:9074729"]),
        ("IMO N 9074729", ["imo_number:9074729"]),
        ("IMO N° 9074729", ["imo_number:9074729"]),
        ("IMO Nº 9074729", ["imo_number:9074729"]),
        ("IMO № 9074729", ["imo_number:9074729"]),
        ("IMO 907 4729", ["imo_number:9074729"]),
        ("ИМО 9074729", ["imo_number:9074729"]),
        ("ＩＭＯ ９０７４７２９", ["imo_number:9074729"]),
        ("IMO ٩٠٧٤٧٢٩", ["imo_number:9074729"]),
        ("IMO 90\u200b74729", ["imo_number:9074729"]),
        ("ООО Пример ИНН/КПП 7707083893/770701001", ["tax_number:7707083893"]),
        ("INN 7707 083 893", ["tax_number:7707083893"]),
        ("INN 7707083893 12 Example Street", ["tax_number:7707083893"]),
        ("ИНН: 500100732259", ["tax_number:500100732259"]),
        ("INN 7707083894", []),
        ("Example INN Hotel", []),
    ],
)
def test_labelled_numbers_with_their_check_digit_are_read(text: str, numbers: list[str]) -> None:
    assert [f"{each.kind}:{each.number}" for each in labelled_numbers(text)] == numbers
