"""Dictionaries as payment systems lay them out: whoever is listed is found wherever and however it stands there."""
# ruff: noqa: ARG005  # all layouts are given all parts of a name

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanscreen import PaymentScreening, Screener, Verdict, load_watchlist, screen_payment

LIST = load_watchlist(Path(__file__).parents[3] / "docs" / "examples" / "watchlist.yml")
SCREENER = Screener([LIST])
NAME = ("Ivan", "Petrovich", "Testov")
OTHER = ("Emily", "Rose", "Hartley")
TAX, OTHER_TAX = "000000000000", "770000000001"
PASSPORT, BIC, LEI, WALLET = "000000000", "ZZZZZZ00", "0" * 20, f"0x{'0' * 40}"

Layout = Callable[[str, str, str], Mapping[str, Any]]  # of a given name, a patronymic and a family name

LAYOUTS: dict[str, Layout] = {
    # names in parts
    "flat snake": lambda g, m, f: {"payer_first_name": g, "payer_last_name": f, "amount": "10.00", "currency": "EUR"},
    "flat camel": lambda g, m, f: {"beneficiaryFirstName": g, "beneficiaryMiddleName": m, "beneficiaryLastName": f},
    "flat kebab": lambda g, m, f: {"payee-family-name": f, "payee-given-name": g, "payee-type": "individual"},
    "flat blanks": lambda g, m, f: {"Payee First Name": g, "Payee Surname": f, "Payee Country": "DE"},
    "flat capitals": lambda g, m, f: {"CREDITOR_FIRST_NAME": g.upper(), "CREDITOR_LAST_NAME": f.upper()},
    "row of a file": lambda g, m, f: {"beneficiary_name_1": f"{g} {m}", "beneficiary_name_2": f, "beneficiary_iban": ""},
    "row with letters cut": lambda g, m, f: {"beneficiary_name_1": f"Mr {g} {f[:4]}", "beneficiary_name_2": f[4:]},
    "name lines": lambda g, m, f: {"creditor": {"name_line_1": g, "name_line_2": f}},
    "several of one role": lambda g, m, f: {"creditor_1_first_name": "A", "creditor_1_last_name": "Bee", "creditor_2_first_name": g, "creditor_2_last_name": f},
    "given names": lambda g, m, f: {"debtor": {"given_names": [g], "surname": f, "patronymic": m}},
    "first and last": lambda g, m, f: {"creditor": {"last": f, "first": g}},
    "name object": lambda g, m, f: {"creditor": {"name": {"first": g, "last": f}}},
    "name and surname": lambda g, m, f: {"creditor": {"name": g, "surname": f}},
    "prefix and suffix": lambda g, m, f: {"creditor": {"prefix": "Mr", "first_name": g, "suffix": f}},
    "list of pieces": lambda g, m, f: {"debtor": [g, m, f]},
    "name as a list": lambda g, m, f: {"debtor": {"name": [g, f]}},
    "nested list": lambda g, m, f: {"debtor": {"names": [[g], [[f]]]}},
    "aliases": lambda g, m, f: {"debtor": {"name": "Nobody", "aliases": [{"first_name": "A", "last_name": "B"}, {"first_name": g, "last_name": f}]}},
    "FHIR": lambda g, m, f: {"creditor": {"name": [{"use": "official", "family": f, "given": [g, m]}]}},
    "name and more": lambda g, m, f: {"creditor": {"name": g, "zzz": f}},
    "Cyrillic": lambda g, m, f: {"получатель": {"имя": g, "отчество": m, "фамилия": f}},
    "Cyrillic flat": lambda g, m, f: {"Фамилия получателя": f, "Имя получателя": g},
    "Cyrillic whole": lambda g, m, f: {"Наименование плательщика": f"{f} {g} {m}", "Сумма": 10},
    "German": lambda g, m, f: {"Empfänger": {"Vorname": g, "Nachname": f}, "Betrag": 10},
    "French": lambda g, m, f: {"bénéficiaire": {"nom": f, "prénom": g}},
    "Spanish": lambda g, m, f: {"beneficiario": {"nombre": g, "apellidos": f}},
    # somebody without a role
    "owner": lambda g, m, f: {"debtor": "Emily Hartley", "ubo": {"first_name": g, "last_name": f}},
    "owner inside": lambda g, m, f: {"debtor": {"name": "Emily Hartley", "owners": [{"name": f"{f}, {g}", "share": 25}]}},
    "owner flat": lambda g, m, f: {"beneficial_owner_first_name": g, "beneficial_owner_last_name": f},
    "shareholders": lambda g, m, f: {"shareholders": [{"name": "Emily Hartley"}, {"forename": g, "surname": f}]},
    "numbered people": lambda g, m, f: {"person1FirstName": "Emily", "person1LastName": "Hartley", "person2FirstName": g, "person2LastName": f},
    # unknown keys
    "unknown leaves": lambda g, m, f: {"xa": {"b1": g, "b2": f}},
    "unknown leaves with others between": lambda g, m, f: {"a": g, "amount": 5, "debtor": "Emily Hartley", "n": None, "b": f},
    "unknown list": lambda g, m, f: {"zzz": [g, f]},
    "objects in a list": lambda g, m, f: {"zzz": [{"t": g}, {"t": f}]},
    "numbered objects": lambda g, m, f: {"row1": {"t": g}, "row2": {"t": f}},
    "lines of details": lambda g, m, f: {"debtor": "Emily Hartley", "details1": f"for {g}", "details2": f"{f} rent"},
    "unknown field of a role": lambda g, m, f: {"payer_zzz": f"{g} {f}", "payer_name": "Emily Hartley"},
    "under a code": lambda g, m, f: {"currency": f"{g} {f}", "type": f"{f} {g}", "debtor": "Emily Hartley"},
    # keys
    "key": lambda g, m, f: {"parties": {f"{g} {f}": {"amount": 1}}},
    "key in snake": lambda g, m, f: {"parties": {f"{g}_{f}": 1}},
    "key in camel": lambda g, m, f: {"debtor": {f"{g}{f}": True}},
    "keys in pieces": lambda g, m, f: {"parties": {g: {"share": 1}, f: {"share": 2}}},
    # as providers do
    "Stripe": lambda g, m, f: {"id": "pi_1", "object": "payment_intent", "amount": 1099, "livemode": False, "charges": {"data": [{"billing_details": {"name": f"{g} {f}", "email": None, "address": {"city": None, "line1": "1 High Street"}}}]}},
    "Stripe person": lambda g, m, f: {"object": "account", "individual": {"first_name": g, "last_name": f, "dob": {"day": 1, "month": 4, "year": 1962}, "id_number_provided": True}},
    "Adyen": lambda g, m, f: {"amount": {"currency": "EUR", "value": 1000}, "counterparty": {"bankAccount": {"accountHolder": {"fullName": f"{g} {m} {f}", "address": {"city": "Berlin", "country": "DE"}}, "accountIdentification": {"type": "iban", "iban": "DE89370400440532013000"}}}},
    "Adyen shopper": lambda g, m, f: {"shopperName": {"firstName": g, "lastName": f}, "reference": "1", "shopperReference": "X1"},
    "Wise": lambda g, m, f: {"currency": "GBP", "type": "sort_code", "profile": 1, "accountHolderName": f"{g} {f}", "details": {"legalType": "PRIVATE", "sortCode": "231470", "accountNumber": "28821822"}},
    "Wise profile": lambda g, m, f: {"type": "personal", "details": {"firstName": g, "lastName": f, "dateOfBirth": "1962-04-01"}},
    "ISO as JSON": lambda g, m, f: {"Document": {"FIToFICstmrCdtTrf": {"GrpHdr": {"MsgId": "M1", "NbOfTxs": "1"}, "CdtTrfTxInf": [{"PmtId": {"EndToEndId": "E1"}, "IntrBkSttlmAmt": {"Ccy": "EUR", "#text": "10"}, "Cdtr": {"Nm": f"{g} {f}", "PstlAdr": {"Ctry": "DE", "AdrLine": ["1 Street"]}}, "CdtrAcct": {"Id": {"IBAN": "DE89370400440532013000"}}}]}}},
    "ISO supplementary": lambda g, m, f: {"Cdtr": {"Nm": "Emily Hartley"}, "SplmtryData": [{"Envlp": {"FrstNm": g, "LstNm": f}}]},
    "PayPal": lambda g, m, f: {"payer": {"name": {"given_name": g, "surname": f}, "email_address": "a@example.org", "payer_id": "X"}},
    "Open Banking": lambda g, m, f: {"Data": {"Initiation": {"CreditorAccount": {"SchemeName": "UK.OBIE.IBAN", "Identification": "GB29NWBK60161331926819", "Name": f"{g} {f}"}}}},
    "GoCardless": lambda g, m, f: {"customers": {"given_name": g, "family_name": f, "company_name": None, "postal_code": "E8 4QQ"}},
    "properties": lambda g, m, f: {"fields": [{"key": "beneficiary", "value": f"{g} {f}"}]},
}  # fmt: skip

NUMBERS: dict[str, Callable[[str], Mapping[str, Any]]] = {
    "field of a party": lambda n: {"creditor": {"name": "Emily Hartley", "tax_number": n}},
    "other word": lambda n: {"creditor": {"name": "Emily Hartley", "TIN": n}},
    "behind a role": lambda n: {"payee_name": "Emily Hartley", "payeeTaxId": n},
    "in words": lambda n: {"ИНН получателя": n, "Наименование получателя": "ООО Ромашка"},
    "at the top": lambda n: {"vat": n, "debtor": "Emily Hartley"},
    "beside a name at the top": lambda n: {"name": "Emily Hartley", "inn": n},
    "unknown object": lambda n: {"kyc": {"ogrn": n}, "debtor": "Emily Hartley"},
    "owner": lambda n: {"ubo_name": "Emily Hartley", "ubo_passport_number": n},
    "object that says its kind": lambda n: {"creditor": {"name": "Emily Hartley", "identification": {"type": "tax_number", "number": n}}},
    "list of objects": lambda n: {"creditor": {"name": "Emily Hartley", "tax_ids": [{"type": "eu_vat", "value": n}]}},
    "ISO": lambda n: {"Cdtr": {"Nm": "Emily Hartley", "Id": {"OrgId": {"Othr": [{"Id": n, "SchmeNm": {"Cd": "TXID"}}]}}}},
    "labelled": lambda n: {"creditor": {"name": "Emily Hartley", "identifiers": [f"INN:{n}"]}},
    "of any kind": lambda n: {"creditor": {"name": "Emily Hartley", "documents": {"number": n}}},
    "of a frame": lambda n: {"creditor_name": "Emily Hartley", "creditor_inn": f"{n}.0"},
}  # fmt: skip


def screened(message: Mapping[str, Any]) -> PaymentScreening:
    return screen_payment(message, screener=SCREENER, allow_illustrative=True, on=date(2026, 11, 1))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_listed_name_is_found_in_every_layout(layout: str) -> None:
    payment = screened(LAYOUTS[layout](*NAME))
    assert (payment.verdict, payment.faults) == (Verdict.ALERT, ())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_unlisted_name_is_clear_in_every_layout(layout: str) -> None:
    payment = screened(LAYOUTS[layout](*OTHER))
    assert (payment.verdict, payment.faults) == (Verdict.CLEAR, ())


@pytest.mark.parametrize("layout", NUMBERS)
def test_a_listed_number_is_found_whatever_the_name_and_the_key(layout: str) -> None:
    payment = screened(NUMBERS[layout](TAX))
    assert (payment.verdict, payment.faults) == (Verdict.ALERT, ())
    assert screened(NUMBERS[layout](OTHER_TAX)).verdict is Verdict.CLEAR


KEYS = st.sampled_from(
    "debtor creditor_agent payee ubo name first_name family middle suffix aliases birth_date country nationality address city street "
    "iban account bic swift lei phone email website passport inn identifiers documents wallet id reference type currency cd "
    "remittance_text details purpose data info value person company customer owner debtor_name debtor_zzz payer_iban payer_country "
    "ubo_name ubo_passport x y z1 z2 foo_bar Nm Id Othr SchmeNm PstlAdr Dbtr CdtrAcct RmtInf Ustrd получатель tags amount ".split()
) | st.text(min_size=1, max_size=8)
PLAIN = st.none() | st.integers() | st.booleans() | st.sampled_from(["", "7", "EUR", "Emily Hartley", "DE", "INV 1"])
TREES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=8
)


@st.composite
def with_a_name(draw: st.DrawFn, written: st.SearchStrategy[object]) -> dict[str, Any]:
    """A dictionary of anything in which something is written at one place."""
    value = draw(written)
    for key in draw(st.lists(KEYS, min_size=1, max_size=4)):
        others = draw(st.dictionaries(KEYS, TREES, max_size=3))
        items = [*others.items(), (key, value)]
        value = dict(draw(st.permutations(items)))
        value[key] = items[-1][1]
        if draw(st.booleans()):
            value = [draw(TREES), value] if draw(st.booleans()) else [value]
    return {draw(KEYS): value, "creditor": "Emily Hartley"} if not isinstance(value, dict) else value


WHOLE = st.sampled_from(
    ["Ivan Testov", "TESTOV, IVAN PETROVICH", "Иван Тестов", "goods for Ivan Testov of May", "EXAMPLE TRADING LLC", "x\nIvan Testov\ny"]
)  # fmt: skip
PIECES = st.sampled_from(
    [
        ["Ivan", "Testov"], ["Testov", "Ivan"], [["Ivan"], ["Testov"]], {"first_name": "Ivan", "last_name": "Testov"},
        {"q": "Ivan", "r": "Testov"}, {"q": ["Ivan"], "n": 5, "r": "Testov"}, {"name1": "Ivan", "name2": "Testov"},
        {"name": "Ivan", "q": "Testov"}, {"lastName": "Testov", "gender": "m", "givenName": "Ivan"}, {"Ivan Testov": 5},
        [{"q": "Ivan"}, {"q": "Testov"}],
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(with_a_name(WHOLE))
def test_a_payment_with_a_listed_name_anywhere_is_never_clear(message: dict[str, Any]) -> None:
    assert screened(message).verdict in (Verdict.ALERT, Verdict.ERROR)


@settings(max_examples=60, deadline=None)
@given(with_a_name(PIECES))
def test_a_payment_with_the_pieces_of_a_listed_name_is_never_clear(message: dict[str, Any]) -> None:
    assert screened(message).verdict in (Verdict.ALERT, Verdict.ERROR)
