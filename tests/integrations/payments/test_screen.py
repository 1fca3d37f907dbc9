"""A payment is clear only where all of it was read and screened."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from sanscreen import (
    Alias,
    AliasQuality,
    Designation,
    Identifier,
    IdentifierKind,
    MessageError,
    PartyType,
    PaymentScreening,
    PolicyError,
    Scope,
    Screener,
    Verdict,
    Watchlist,
    WatchlistError,
    screen_payment,
    screen_payments,
)
from sanscreen.integrations.payments import work as work_module
from sanscreen.integrations.payments.message import Role, Treatment
from sanscreen.integrations.payments.places import _LONGEST, _phrases, _spellings, find_places
from tests.integrations.payments.messages import mt, transfer


def listed(id: str, type: PartyType, name: str, *numbers: Identifier) -> Designation:
    return Designation(id, type, (Alias(name, AliasQuality.PRIMARY),), identifiers=numbers)


PARTIES = (
    listed("testov", PartyType.INDIVIDUAL, "TESTOV, Ivan Petrovich"),
    listed(
        "bank",
        PartyType.ENTITY,
        "EXEMPLAR BANK",
        Identifier(IdentifierKind.BIC, "EXPLRUMM"),
        Identifier(IdentifierKind.TAX_NUMBER, "7700000000"),
    ),
    listed("oneword", PartyType.ENTITY, "EXAMATEL", Identifier(IdentifierKind.BANK_CODE, "040000123", scheme="bik")),
    listed("vessel", PartyType.VESSEL, "INVENTED STAR", Identifier(IdentifierKind.IMO_NUMBER, "9074729")),
)
LIST = Watchlist("official", "Official", Scope.OFFICIAL, PARTIES, as_of=date(2026, 11, 1))
SCREENER = Screener([LIST])
GOOD: dict[str, object] = {
    "reference": "R-1",
    "debtor": "Emily Hart",
    "creditor": {"name": "Harrow Finch Ltd", "country": "GB"},
}
MT = """{1:F01BANKDEFFAXXX0000000000}{2:I103BANKGB2LXXXXN}{4:
:20:REF-1
:32A:261128EUR100,00
:50K:/DE89370400440532013000
EMILY HART
:59:/GB29NWBK60161331926819
IVAN TES
TOV
:70:INVOICE 7
-}"""


def screened(message: "str | bytes | Mapping[str, object]", **options: object) -> PaymentScreening:
    return screen_payment(message, screener=SCREENER, **options)  # type: ignore[arg-type]  # passed on


def paths(payment: PaymentScreening) -> set[str]:
    """Where something was found."""
    return (
        {each.path for each in payment.parties if each.screening.hits}
        | {each.path for each in payment.texts if each.hits}
        | {each.path for each in payment.places}
    )


def test_a_payment_of_nobody_listed_is_clear_and_says_what_was_screened() -> None:
    payment = screened({**GOOD, "remittance_text": "INVOICE 7", "amount": "100.00"})
    assert payment.is_clear
    assert (payment.form, payment.reference) == ("mapping", "R-1")
    assert [each.role for each in payment.parties] == [Role.DEBTOR, Role.CREDITOR]
    assert {each.path: each.treatment for each in payment.fields}["amount"] is Treatment.SKIPPED
    assert "CLEAR, payment 'R-1'" in str(payment)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"debtor": "Ivan Testov"}, "debtor"),
        ({"creditor_agent": "EXPLRUMMXXX"}, "creditor_agent"),
        ({"creditor": {"name": "Nobody At All", "identifiers": "imo:9074729"}}, "creditor/name"),
        ({"remittance_text": "INVOICE 8 FROM TESTOV, IVAN"}, "remittance_text"),
        ({"remittance_text": "freight mv Invented Star"}, "remittance_text"),
        ({"remittance_text": "goods to Simferopol"}, "remittance_text"),
        ({"creditor": {"name": "Nobody At All", "country": "KP"}}, "creditor/country"),
        ({"unheard_of": "for Ivan Testov"}, "unheard_of"),
    ],
)
def test_what_is_listed_is_found_wherever_it_stands(change: dict[str, object], path: str) -> None:
    payment = screened(GOOD | change)
    assert payment.verdict is Verdict.ALERT
    assert payment.is_alert
    assert not payment.is_clear
    assert paths(payment) == {path}
    assert PaymentScreening.from_dict(payment.to_dict()) == payment


XML = "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08'><FIToFICstmrCdtTrf><CdtTrfTxInf>{}</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"
ABOVE = "Document/FIToFICstmrCdtTrf/CdtTrfTxInf[1]/"


@pytest.mark.parametrize(
    ("message", "path", "written"),
    [
        (XML.format("<Cdtr><Nm>Emily Hart</Nm><PstlAdr><Ctry>IR</Ctry></PstlAdr></Cdtr>"), ABOVE + "Cdtr/PstlAdr/Ctry", "IR"),
        (XML.format("<Cdtr><Nm>Emily Hart</Nm></Cdtr><RgltryRptg><Dtls><Ctry>KP</Ctry></Dtls></RgltryRptg>"), ABOVE + "RgltryRptg/Dtls/Ctry", "KP"),
        (XML.format("<Cdtr><Nm>Emily Hart</Nm></Cdtr><SplmtryData><Envlp><CtryOfOrgn>IR</CtryOfOrgn></Envlp></SplmtryData>"), ABOVE + "SplmtryData/Envlp/CtryOfOrgn", "IR"),
        (XML.format("<IntrBkSttlmAmt Ccy='KPW'>1</IntrBkSttlmAmt><Cdtr><Nm>Emily Hart</Nm></Cdtr>"), ABOVE + "IntrBkSttlmAmt@Ccy", "KPW"),
        (MT.replace("\n-}", "\n:77B:/BENEFRES/IR//GOODS\n-}"), "77B", "IR"),
        (MT.replace("\n-}", "\n:33B:IRR100,00\n-}"), "33B", "IRR"),
        (MT.replace("\n-}", "\n:52D:A BANK\nHIGH STREET 1\nNOWHERE IR\n-}"), "52D/3", "IR"),
        (MT.replace("\n-}", "\n:52D:A BANK\nIR-31456 NOWHERE\n-}"), "52D/2", "IR"),
        ({**GOOD, "country_of_origin": "KP"}, "country_of_origin", "KP"),
        ({**GOOD, "vesselFlag": "IR"}, "vesselFlag", "IR"),
        ({**GOOD, "currency": "SYP"}, "currency", "SYP"),
        ({**GOOD, "creditor_iban": "IR120170000000100324200001"}, "creditor_iban", "IR120170000000100324200001"),
        ({**GOOD, "creditor_iban": "IR12 0170 0000 0010 0324 2000 01"}, "creditor_iban", "IR12 0170 0000 0010 0324 2000 01"),
        (MT.replace("GB29NWBK60161331926819", "IR120170000000100324200001"), "59/1", "IR120170000000100324200001"),
    ],
)  # fmt: skip
def test_a_country_that_a_code_tells_is_a_place_at_its_field(
    message: "str | dict[str, object]", path: str, written: str
) -> None:
    payment = screened(message)
    told = [(each.path, each.place.written) for each in payment.places]
    assert (path, written) in told
    text = next(field.text for field in payment.fields if field.path == path)
    place = next(each.place for each in payment.places if each.path == path)
    assert text[place.start : place.end] == written


def test_a_stop_is_heard_between_places_that_codes_tell() -> None:
    many: dict[str, object] = {**GOOD, "goods": [{"origin": "IR"} for _ in range(50)]}
    whole = screened(many)
    asked: list[None] = []

    def stop() -> bool:
        asked.append(None)
        return False

    screened(many, should_stop=stop)
    left = iter(range(len(asked) - 10))
    stopped = screened(many, should_stop=lambda: next(left, None) is None)
    assert stopped.verdict is Verdict.INCOMPLETE
    assert 0 < len(stopped.places) < len(whole.places) == 50


def test_a_credit_union_is_not_in_cuba() -> None:
    assert screened({**GOOD, "creditor": "First Invented CU"}).is_clear


def test_a_place_is_told_at_the_line_that_names_it() -> None:
    payment = screened(MT.replace("\n-}", "\n:52D:A BANK\nHIGH STREET 1\nSIMFEROPOL\n-}"))
    assert [(each.path, each.place.name) for each in payment.places if each.path.startswith("52D")] == [
        ("52D/3", "Simferopol")
    ]


def test_a_name_that_a_line_of_a_message_cuts_is_found() -> None:
    payment = screened(MT)
    assert payment.form == "MT103"
    assert payment.verdict is Verdict.ALERT
    assert any(path.startswith("59") for path in paths(payment))


@pytest.mark.parametrize(
    "message",
    [
        "", "garbage", b"\xff\xfe\x00", "<a/>", "<!DOCTYPE a><a/>", {}, {"debtor": ""},
        {**GOOD, "debtor": "?!"}, {**GOOD, "creditor": "x" * 2000}, {**GOOD, "remittance_text": "word " * 5000},
    ],
)  # fmt: skip
def test_what_cannot_be_read_or_screened_is_an_error_and_never_clear(
    message: "str | bytes | dict[str, object]",
) -> None:
    payment = screened(message)
    assert payment.verdict is Verdict.ERROR
    assert payment.faults
    assert not payment.is_clear


def test_an_error_in_one_field_keeps_the_hits_of_the_others() -> None:
    payment = screened({**GOOD, "debtor": "?!", "creditor": "Ivan Testov"})
    assert payment.verdict is Verdict.ERROR
    assert payment.is_alert


@pytest.mark.parametrize("options", [{"deadline_ms": 0}, {"should_stop": lambda: True}, {"max_comparisons": 0}])
def test_what_is_stopped_is_incomplete_with_every_field_told(options: dict[str, object]) -> None:
    payment = screened({**GOOD, "remittance_text": "for Ivan Testov"}, **options)
    assert payment.verdict is Verdict.INCOMPLETE
    assert len(payment.parties) == 2
    assert not payment.is_clear


def test_a_hit_before_the_end_stays_where_a_payment_is_stopped() -> None:
    calls = iter(range(10_000))
    payment = screened(
        {**GOOD, "debtor": "Ivan Testov", "creditor_agent": "EXPLRUMM"}, should_stop=lambda: next(calls) > 60
    )
    assert payment.verdict in (Verdict.INCOMPLETE, Verdict.ALERT)
    assert payment.is_alert


def test_lists_that_clear_nobody_are_refused() -> None:
    illustrative = Screener([replace(LIST, scope=Scope.ILLUSTRATIVE, digest="")])
    with pytest.raises(WatchlistError, match="all lists are illustrative"):
        screen_payment(GOOD, screener=illustrative)
    assert screen_payment(GOOD, screener=illustrative, allow_illustrative=True).is_clear


def test_a_stale_list_is_refused_on_the_day_of_the_caller() -> None:
    assert screened(GOOD, on=date(2026, 11, 15)).is_clear
    with pytest.raises(
        WatchlistError, match="official is 15 days old on 2026-11-16; at most 14 are allowed: read a new"
    ):
        screened(GOOD, on=date(2026, 11, 16))
    assert screened(GOOD, on=date(2026, 11, 16), allow_stale=True).is_clear


def test_an_official_list_without_a_day_is_refused_where_its_age_counts() -> None:
    undated = Screener([replace(each, as_of=None) for each in SCREENER.watchlists])
    with pytest.raises(WatchlistError, match="official does not say of which day it is: say so where it is read"):
        screen_payment(GOOD, screener=undated, on=date(2026, 11, 16))
    assert screen_payment(GOOD, screener=undated, on=date(2026, 11, 16), allow_stale=True).is_clear
    assert screen_payment(GOOD, screener=undated).is_clear


def test_several_payments_are_asked_for_by_name() -> None:
    two = MT + MT.replace("REF-1", "REF-2")
    with pytest.raises(MessageError, match="several payments; screen_payments"):
        screened(two)
    assert [each.reference for each in screen_payments(two, screener=SCREENER)] == ["REF-1", "REF-2"]
    assert [each.reference for each in screen_payments(io.BytesIO(two.encode()), screener=SCREENER)] == [
        "REF-1",
        "REF-2",
    ]


def test_a_message_that_breaks_off_ends_with_an_error() -> None:
    outcomes = list(screen_payments(MT + "{1:F01BANKDEFFAXXX0000000000}{2:I103", screener=SCREENER))
    assert outcomes[-1].verdict is Verdict.ERROR


def test_a_payment_of_too_many_fields_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_module, "MAX_FIELDS", 2)
    payment = screened({**GOOD, "ultimate_debtor": "Emily Hart"})
    assert payment.verdict is Verdict.ERROR
    assert "at most 2 of one payment" in payment.faults[0]


@pytest.mark.parametrize(
    "creditor",
    [
        "<Nm>IVAN</Nm><PstlAdr><AdrLine>TESTOV</AdrLine><AdrLine>EXAMPLETOWN</AdrLine></PstlAdr>",
        "<Nm>EXEMPLAR</Nm><PstlAdr><AdrLine>BANK</AdrLine></PstlAdr>",
        "<Nm>Mr and Mrs Alexander Christopher Tes</Nm><PstlAdr><AdrLine>tov Ivan</AdrLine></PstlAdr>",
        "<Nm>MULLER HANS, SCHMIDT PETER, TESTOV IVAN</Nm>",
        "<Nm>Account holder Ivan Testov</Nm>",
    ],
)
def test_a_name_that_goes_on_in_the_address_or_stands_among_words_is_found(creditor: str) -> None:
    payment = screened(transfer(f"<Dbtr><Nm>EMILY HART</Nm></Dbtr><Cdtr>{creditor}</Cdtr>"))
    assert payment.verdict is Verdict.ALERT


HEAD = ":20:1\n:50K:EMILY HART\n"


@pytest.mark.parametrize(
    "message",
    [
        mt(HEAD + ":57D:EXPLRUMM"),
        mt(HEAD + ":57D:SOME HOUSE\nexplrummxxx"),
        mt(HEAD + ":52D://RU044525225.EXPLRUMM"),
        mt(HEAD + ":57C:/EXPLRUMMXXX"),
        mt(HEAD + ":57A:/D/123\nEXPLRUMM XXX"),
        mt(HEAD + ":72://INS/EXPLRUMM"),
        mt(HEAD + ":72:EXPLRUMM PLS PAY"),
        mt(HEAD + ":72:/INS/explrumm"),
        mt(HEAD + ":95P::DEAG//EXPLRUMM"),
        mt(HEAD + ":86:/TRTP/SEPA/BIC/EXPLRUMM/NAME/HARROW"),
        mt(HEAD + ":59:/123\nHARROW FINCH INN 7700000000"),
        mt(HEAD + ":59:/123\nINN7700000000.KPP770001001\nHARROW"),
        mt(HEAD + ":59:/INN7700000000\nHARROW"),
        mt(HEAD + ":70:INN 7700000000 RENT"),
        mt(HEAD + ":50F:/1\n1/HARROW\n7/RU/77000\n8/00000"),
        transfer("<CdtrAgt><FinInstnId><ClrSysMmbId><MmbId>EXPLRUMM</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>"),
        transfer("<CdtrAgt><FinInstnId><Nm>Some House EXPLRUMM</Nm></FinInstnId></CdtrAgt>"),
        transfer("<Cdtr><Nm>ООО РОМАШКА ИНН 7700000000</Nm></Cdtr>"),
        transfer("<Cdtr><Nm>A B</Nm><Id><OrgId><Othr><Id>INN7700000000</Id></Othr></OrgId></Id></Cdtr>"),
        transfer("<Cdtr><Nm>A B</Nm><PstlAdr><AdrLine>7700000000</AdrLine></PstlAdr></Cdtr>"),
    ],
)
def test_a_number_finds_its_party_wherever_it_stands(message: str) -> None:
    payment = screened(message)
    found = [*(hit for each in payment.parties for hit in each.screening.hits)]
    found += [each.hit for text in payment.texts for each in text.hits]
    assert {each.designation.id for each in found} == {"bank"}


def test_the_country_of_an_account_is_a_place_and_that_of_a_passport_none() -> None:
    account = screened(
        transfer(
            "<Dbtr><Nm>Emily Hart</Nm></Dbtr><CdtrAcct><Id><IBAN>IR580540105180021273113007</IBAN></Id></CdtrAcct>"
        )
    )
    assert [each.place.name for each in account.places] == ["Iran"]
    text = screened(
        transfer("<Dbtr><Nm>Emily Hart</Nm></Dbtr><RmtInf><Ustrd>TO IR58 0540 1051 8002 1273 1130 07</Ustrd></RmtInf>")
    )
    assert [each.place.name for each in text.places] == ["Iran"]
    assert screened(mt(HEAD + ":59F:/1\n1/HARROW FINCH\n7/IR/12345678")).places == ()


def test_a_hit_of_the_name_is_not_told_again_for_its_address() -> None:
    payment = screened({**GOOD, "creditor": {"name": "Ivan Testov", "address": "1 Example Street"}})
    assert [each.path for each in payment.parties if each.screening.hits] == ["creditor/name"]
    assert not any(each.hits for each in payment.texts)


def test_the_deadline_holds_in_a_long_text_of_many_lines() -> None:
    text = ("GOODS SERVICES INVOICE 1234\n" * 400)[:9990]
    assert find_places(text) == ()
    calls = iter(range(10_000_000))
    payment = screened({**GOOD, "remittance_text": text}, should_stop=lambda: next(calls) > 50)
    assert payment.verdict is Verdict.INCOMPLETE
    assert next(calls) < 10_000


def test_no_spelling_of_a_place_is_longer_than_the_window_around_a_line_end() -> None:
    longest = max(len(each.words) for group in _spellings().values() for each in group)
    assert longest <= _LONGEST
    assert max(len(each) for group in _phrases().values() for each in group) <= _LONGEST


@pytest.mark.parametrize("message", [None, 5])
def test_what_is_no_message_at_all_is_refused_at_once(message: object) -> None:
    with pytest.raises(MessageError, match="is text, bytes, a dictionary or a file"):
        screen_payments(message, screener=SCREENER)  # type: ignore[arg-type]  # on purpose


@pytest.mark.parametrize("deadline", [-1, 0.5, True])
def test_a_deadline_that_makes_no_sense_is_refused_at_once(deadline: object) -> None:
    with pytest.raises(PolicyError, match="deadline_ms is a whole number"):
        screened(GOOD, deadline_ms=deadline)
    with pytest.raises(PolicyError, match="deadline_ms is a whole number"):
        screen_payments(GOOD, screener=SCREENER, deadline_ms=deadline)  # type: ignore[arg-type]  # on purpose


def test_a_payment_has_no_truth_value() -> None:
    with pytest.raises(TypeError, match="ask for is_clear"):
        bool(screened(GOOD))


@pytest.mark.parametrize("verdict", [Verdict.CLEAR, Verdict.ALERT])
def test_a_payment_that_contradicts_itself_cannot_be_made(verdict: Verdict) -> None:
    payment = screened(GOOD if verdict is Verdict.ALERT else {**GOOD, "debtor": "Ivan Testov"})
    with pytest.raises(ValueError, match=r"payment with a hit|nothing was found"):
        replace(payment, verdict=verdict)


@pytest.mark.parametrize(
    "message",
    [
        transfer(
            "<Cdtr><Nm>Emily Hart</Nm></Cdtr><CdtrAgt><FinInstnId><BICFI>EXAMATEL</BICFI><Nm>A Bank</Nm></FinInstnId></CdtrAgt>"
        ),
        mt(":20:1\n:50K:EMILY HART\n:57A:EXAMATEL"),
        {"debtor": "Emily Hart", "creditor_agent": {"name": "A Bank", "bic": "EXAMATEL"}},
        transfer(
            "<Cdtr><Nm>Emily Hart</Nm></Cdtr><CdtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>RUCBC</Cd></ClrSysId>"
            "<MmbId>040000123</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>"
        ),
        mt(":20:1\n:50K:EMILY HART\n:57D://RU040000123\nA BANK"),
        {"debtor": "Emily Hart", "bik": "040000123"},
        {"debtor": "Emily Hart", "БИК": "040000123"},
        {"debtor": "Emily Hart", "creditor_agent": {"name": "A Bank", "bank_code": "040000123"}},
        {"debtor": "Emily Hart", "memo": "BIK 040000123"},
    ],
)
def test_a_bank_is_found_by_its_code_and_by_a_name_in_the_place_of_one(message: str | dict[str, object]) -> None:
    payment = screened(message)
    hits = [hit for each in payment.parties for hit in each.screening.hits]
    hits += [each.hit for text in payment.texts for each in text.hits]
    assert (payment.verdict, {hit.designation.id for hit in hits}) == (Verdict.ALERT, {"oneword"})


def test_words_beside_the_account_of_a_statement_are_no_bic() -> None:
    payment = screened(mt(":20:1\n:25P:1234\nTESTOV I\n:61:2611281128C1,00NTRFNONREF\n:86:IVAN PETROVICH", kind="940"))
    assert [each.text for each in payment.fields if each.path == "25P/2"] == ["TESTOV I"]
    assert [each.treatment for each in payment.fields if each.path == "25P/2"] == [Treatment.TEXT]


def test_a_file_in_text_mode_is_refused_at_once() -> None:
    with pytest.raises(MessageError, match="binary mode"):
        screen_payments(io.StringIO(MT), screener=SCREENER)  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize(
    "setting", [{"deadline_ms": 10**400}, {"deadline_ms": 10**5000}, {"deadline_ms": 86_400_001}, {"should_stop": 1}]
)
def test_settings_that_make_no_sense_are_refused_at_once(setting: dict[str, object]) -> None:
    with pytest.raises(PolicyError, match=r"deadline_ms|should_stop"):
        screened(MT, **setting)
    with pytest.raises(PolicyError, match=r"deadline_ms|should_stop"):
        screen_payments(MT, screener=SCREENER, **setting)  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize(
    "message", [{"creditor": 12345}, mt(":20:1\n:50K:/1\n12345\n:59:EMILY HART"), {"creditor": "12-34 5"}]
)
def test_a_name_of_figures_alone_is_a_fault(message: str | dict[str, object]) -> None:
    payment = screened(message)
    assert payment.verdict is Verdict.ERROR
    assert "has no letter; are columns or lines shifted?" in payment.faults[0]


def test_a_name_of_figures_that_is_a_listed_number_is_an_alert() -> None:
    assert screened({"creditor": "7700000000"}).verdict is Verdict.ALERT
