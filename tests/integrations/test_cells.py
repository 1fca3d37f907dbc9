from time import process_time

import pytest

from sanscreen.integrations.cells import iso_date, read_countries, read_names, read_numbers
from sanscreen.model import Identifier, IdentifierKind

TAX, OTHER, PASSPORT = IdentifierKind.TAX_NUMBER, IdentifierKind.OTHER, IdentifierKind.PASSPORT


@pytest.mark.parametrize(
    ("cell", "names", "faults"),
    [
        ("Vanya", ["Vanya"], 0),
        ("Vanya; Ivan T|V.T.\nI. Testov / Probus", ["Vanya", "Ivan T", "V.T.", "I. Testov", "Probus"], 0),
        ("A/S Testov", ["A/S Testov"], 0),
        ("Testov, Ivan", ["Testov, Ivan"], 0),
        ("-; Vanya;; ...", ["Vanya"], 2),
        ("", [], 0),
    ],
)
def test_other_names_are_separated(cell: str, names: list[str], faults: int) -> None:
    read, unread = read_names(cell)
    assert (read, len(unread)) == (names, faults)


@pytest.mark.parametrize(
    ("cell", "codes", "unread"),
    [
        ("RU; Cyprus/KZ|DE\nFR", ["RU", "CY", "KZ", "DE", "FR"], []),
        ("RU, Cyprus", ["RU", "CY"], []),
        ("Korea, Republic of", ["KR"], []),
        ("Korea, Republic of; RU, CY", ["KR", "RU", "CY"], []),
        ("RU/Atlantis", ["RU"], ["Atlantis"]),
        ("RU, Atlantis", [], ["RU, Atlantis"]),
        ("n/a", [], ["n/a"]),
        ("", [], []),
    ],
)
def test_countries_are_separated(cell: str, codes: list[str], unread: list[str]) -> None:
    found, told = read_countries(cell)
    assert found == codes
    assert [text.split("'")[1] for text in told] == unread


@pytest.mark.parametrize(
    ("kind", "cell", "numbers", "why"),
    [
        (TAX, "770508895203", ["770508895203"], "a number"),
        (TAX, "770508895203; 2|3\n4, 5,6", ["770508895203", "2", "3", "4", "5,6"], "several"),
        (TAX, "770508895203,5001101089", ["770508895203", "5001101089"], "a comma between long numbers"),
        (TAX, "1,234,567", ["1,234,567"], "commas inside a number"),
        (TAX, "770508895203.0", ["770508895203"], "a number that was a float"),
        (TAX, "770508895203,00", ["770508895203"], "with a comma"),
        (TAX, "770.508.895", ["770.508.895"], "points that separate thousands"),
        (TAX, "INN 770508895203", ["770508895203"], "a label"),
        (TAX, "ИНН: 770508895203.0", ["770508895203"], "a label with a colon, and a float"),
        (TAX, "TIN:770508895203; ИНН 5001101089", ["770508895203", "5001101089"], "each with a label"),
        (TAX, "VAT No. DE 123456789", ["DE 123456789"], "a label, and letters of the number"),
        (TAX, "№ 770508895203", ["770508895203"], "a sign"),
        (TAX, "Steuer-ID 12 345 678 901", ["12 345 678 901"], "a number with blanks"),
        (TAX, "Numerus: 770508895203", ["770508895203"], "a label nobody knows"),
        (TAX, "Numerus 770508895203", ["770508895203"], "a label nobody knows, without a colon"),
        (PASSPORT, "AB 1234567", ["AB 1234567"], "the series of a passport is no label"),
        (PASSPORT, "passport: AB 1234567", ["AB 1234567"], "a label and a series"),
        (PASSPORT, "passport no. AB 1234567", ["AB 1234567"], "a label of two words and a series"),
        (PASSPORT, "C01X0006H", ["C01X0006H"], "letters inside a number"),
        (IdentifierKind.REGISTRATION_NUMBER, "HRB 12345", ["HRB 12345"], "the register is part of the number"),
        (IdentifierKind.REGISTRATION_NUMBER, "12E5", ["12E5"], "no exponent"),
        (IdentifierKind.BIC, "SWIFT TIMERUMM", ["TIMERUMM"], "a label before letters"),
        (IdentifierKind.WALLET, "bc1 qwerty", ["bc1 qwerty"], "wallets are left as written"),
        (IdentifierKind.WEBSITE, "http://12345.com", ["http://12345.com"], "addresses are left as written"),
        (TAX, "INN:", ["INN:"], "a label and no number"),
        (TAX, " ; ", [], "nothing"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_spreadsheets_have_them(
    kind: IdentifierKind, cell: str, numbers: list[str], why: str
) -> None:
    read, unread = read_numbers(kind, cell)
    assert [each.number for each in read] == numbers, why
    assert {each.kind for each in read} <= {kind}
    assert unread == []


@pytest.mark.parametrize(
    "number", ["7.70508895203E+11", "7,70509E+11", "7.7e11", "8E+11", "-7.7E+11", "INN 7.70509E+11", "1.5E-05"]
)
def test_number_in_exponent_form_is_not_read_and_says_what_helps(number: str) -> None:
    read, unread = read_numbers(TAX, f"{number}; 12345")
    assert [each.number for each in read] == ["12345"]
    assert unread == [f"tax_number: {number!r} has lost figures in a spreadsheet; format the column as text"]


@pytest.mark.parametrize(
    ("cell", "kind", "number"),
    [
        ("INN 770508895203", TAX, "770508895203"),
        ("ИНН: 770508895203", TAX, "770508895203"),
        ("tax_number: 12345", TAX, "12345"),
        ("BIC: TIMERUMM", IdentifierKind.BIC, "TIMERUMM"),
        ("website:https://example.com/12345", IdentifierKind.WEBSITE, "https://example.com/12345"),
        ("Numerus: 12345", OTHER, "12345"),
        ("other: 1", OTHER, "1"),
        ("https://example.com/12345", OTHER, "https://example.com/12345"),
        ("btc:1abc", OTHER, "btc:1abc"),
    ],
)
def test_label_says_the_kind_in_a_column_of_mixed_numbers(cell: str, kind: IdentifierKind, number: str) -> None:
    ((read,), _) = read_numbers(OTHER, cell)
    assert (read.kind, read.number) == (kind, number)


@pytest.mark.parametrize(
    ("written", "read", "why"),
    [
        ("1962-04-01", "1962-04-01", "ISO"),
        ("1962", "1962", "a year"),
        ("1962-04", "1962-04", "a month"),
        ("1962-04-01T00:00:00Z", "1962-04-01", "with a time"),
        ("1962-04-01 00:00:00.000", "1962-04-01", "with a time behind a blank"),
        ("19620401", "1962-04-01", "without marks"),
        ("1962/4/1", "1962-04-01", "the year first"),
        ("1962.04.01", "1962-04-01", "the year first, with dots"),
        ("01.04.1962", "1962-04-01", "dots stand behind the day"),
        ("4.13.1962", "4.13.1962", "no month 13"),
        ("13/04/1962", "1962-04-13", "no month 13, so the day is first"),
        ("04/13/1962", "1962-04-13", "no month 13, so the month is first"),
        ("04-13-1962", "1962-04-13", "with hyphens"),
        ("04/04/1962", "1962-04-04", "either way the same"),
        ("03/04/1962", "03/04/1962", "either way another day"),
        ("31/02/1962", "31/02/1962", "no such day"),
        ("13/13/1962", "13/13/1962", "no such month"),
        ("29.02.1961", "29.02.1961", "no leap year"),
        ("01.04.62", "01.04.62", "the century is not known"),
        ("196211", "196211", "a month or a short date"),
        ("1 April 1962", "1962-04-01", "a month as a word"),
        ("01 APR 1962", "1962-04-01", "as the OFAC list has it"),
        ("1-Apr-1962", "1962-04-01", "with hyphens"),
        ("April 1, 1962", "1962-04-01", "the month first"),
        ("Apr 1962", "1962-04", "a month"),
        ("1 Brumaire 1962", "1 Brumaire 1962", "no month of ours"),
        ("31 Feb 1962", "31 Feb 1962", "no such day"),
        ("1 M 1962", "1 M 1962", "March or May"),
        ("٠١.٠٤.١٩٦٢", "٠١.٠٤.١٩٦٢", "other figures are not read"),
    ],
)
def test_date_is_read_only_where_it_has_one_meaning(written: str, read: str, why: str) -> None:
    assert iso_date(written) == read, why


def test_blanks_push_out_no_number() -> None:
    assert read_numbers(TAX, "INN" + 300 * " " + "770508895203")[0] == [Identifier(TAX, "770508895203")]


def test_a_long_cell_is_read_in_no_time() -> None:
    """Each word was held against all behind it: a cell of 100 kB took a minute."""
    cell = "aaaa " * 20_000 + "1234"
    for kind in (TAX, OTHER):
        started = process_time()
        assert read_numbers(kind, f"{cell}; 12345")[0] == [Identifier(kind, "12345")]
        assert process_time() - started < 2
