"""A listed name in a field that holds something else, or in several fields, is never left unread."""

from datetime import date

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
    screen_payment,
)
from sanscreen.integrations.payments.outcome import PaymentScreening
from tests.integrations.payments.messages import iso, mt, one, transfer

LISTED = (
    ("TESTOV, Ivan Petrovich", PartyType.INDIVIDUAL),
    ("RF-99999", PartyType.AIRCRAFT),
    ("DUBAI TRADING COMPANY", PartyType.ENTITY),
)
PARTIES = tuple(
    Designation(
        str(place),
        type,
        (Alias(name, AliasQuality.PRIMARY),),
        identifiers=(Identifier(IdentifierKind.TAX_NUMBER, "7700000000"), Identifier(IdentifierKind.OTHER, "770001001"))
        if place == 0
        else (),
    )
    for place, (name, type) in enumerate(LISTED)
)
SCREENER = Screener([Watchlist("official", "Official", Scope.OFFICIAL, PARTIES, as_of=date(2026, 11, 1))])
SPELLED = "I-V-A-N-T-E-S-T-O-V"
ENTITIES = "".join(f"&#{ord(letter)};" for letter in "IVAN TESTOV")
Payment = str | dict[str, object]


def screened(message: Payment) -> PaymentScreening:
    return screen_payment(message, screener=SCREENER)


def found(message: Payment) -> set[str]:
    payment = screened(message)
    hits = [hit for each in payment.parties for hit in each.screening.hits]
    return {each.designation.id for each in (*hits, *(hit.hit for text in payment.texts for hit in text.hits))}


def shown(first: str) -> str:
    """Return a name in letters of which `first` is the A."""
    return "".join(chr(ord(first) + ord(letter) - ord("A")) if letter != " " else " " for letter in "IVAN TESTOV")


def credit(content: str) -> str:
    return transfer(f"<Dbtr><Nm>Emily Hart</Nm></Dbtr>{content}")


def order(fields: str, reference: str = "1", payee: str = "EMILY HART") -> str:
    return mt(f":20:{reference}\n:32A:261123EUR1,\n:50K:HARROW FINCH LTD\n:59:{payee}\n{fields}")


@pytest.mark.parametrize("first", list("Ⓐ🄰🄐🇦🅐🅰"))
def test_boxed_and_circled_letters_are_letters_in_every_text(first: str) -> None:
    name = shown(first)
    assert found(credit(f"<RmtInf><Ustrd>{name}</Ustrd></RmtInf>")) == {"0"}
    assert found(order(f":70:{name}")) == {"0"}
    assert found({"debtor": "Emily Hart", "details": name}) == {"0"}


def test_entities_in_a_text_are_read_as_what_they_stand_for() -> None:
    assert found(credit(f"<RmtInf><Ustrd>{ENTITIES.replace('&', '&amp;')}</Ustrd></RmtInf>")) == {"0"}
    assert found(order(f":70:{ENTITIES}")) == {"0"}
    assert found({"debtor": "Emily Hart", "details": ENTITIES}) == {"0"}


@pytest.mark.parametrize(
    "content",
    [
        "<Regy>Ivan-Testov</Regy>",
        "<OrgnlMsgNmId>IVAN.TESTOV</OrgnlMsgNmId>",
        "<Foo xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='IVAN TESTOV'>7</Foo>",
        "<Foo xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:x IVAN TESTOV'>7</Foo>",
        "<Foo Algorithm='http://www.w3.org/IVAN TESTOV'>7</Foo>",
    ],
)
def test_a_name_is_no_name_of_a_message_and_no_schema(content: str) -> None:
    assert found(credit(content)) == {"0"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("<Regy>swift.cbprplus.02</Regy>", "name of a message or service"),
        ("<Foo Algorithm='http://www.w3.org/2001/04/xmlenc#sha256'>7</Foo>", "schema"),
        (
            "<Foo xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
            "xsi:schemaLocation='urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08 pacs.008.001.08.xsd'>7</Foo>",
            "schema",
        ),
    ],
)
def test_names_of_messages_and_schemata_are_skipped_as_they_are_written(content: str, why: str) -> None:
    assert why in [each.why for each in one(credit(content)).fields]


def test_a_short_word_with_a_figure_is_no_signature() -> None:
    (content,) = [f"<Signature><SignatureValue>{'IvanPetrovichTestovAndSons1'}</SignatureValue></Signature>"]
    message = one(f"<Envelope>{content}{credit('')}</Envelope>")
    assert message.fields[0].treatment.name == "TEXT"


@pytest.mark.parametrize(("reference", "id"), [(SPELLED, "0"), ("IV-AN/TE-ST-OV", "0"), ("RF-99999", "1")])
def test_a_reference_that_names_somebody_in_pieces_or_an_aircraft_is_searched(reference: str, id: str) -> None:
    assert found(iso(f"<CdtTrfTxInf><PmtId><EndToEndId>{reference}</EndToEndId></PmtId></CdtTrfTxInf>")) == {id}
    assert found(order("", reference=reference)) == {id}
    assert found({"debtor": "Emily Hart", "reference": reference}) == {id}
    assert found(mt(f":20:1\n:25:123456\n:61:2611231123D1,NTRF{reference}", "940")) == {id}


def test_a_reference_is_told_as_it_was_written() -> None:
    assert SPELLED in [each.text for each in one({"debtor": "Emily Hart", "reference": SPELLED}).fields]


@pytest.mark.parametrize(("text", "why"), [("/SNDTIME/1200+0100", "time"), ("/TESTOVA/1200+0100", "")])
def test_only_the_code_words_of_field_13_are_times(text: str, why: str) -> None:
    (seen,) = (each for each in one(order(f":13C:{text}")).fields if each.path == "13C")
    assert seen.why == why


@pytest.mark.parametrize(
    "party",
    [
        "<Nm>Ivan Tes</Nm><Nm>tov</Nm>",
        "<Nm>Ivan</Nm><Nm>Petrovich</Nm><Nm>Testov</Nm>",
        "<Nm>Ivan</Nm><PstlAdr><StrtNm>Long Lane</StrtNm><Ctry>Testov</Ctry></PstlAdr>",
        "<Nm>Ivan</Nm><Id><PrvtId><DtAndPlcOfBirth><CityOfBirth>Testov</CityOfBirth></DtAndPlcOfBirth></PrvtId></Id>",
        "<Nm>Ivan</Nm><Id><PrvtId><Othr><Id>Testov</Id></Othr></PrvtId></Id>",
    ],
)
def test_a_name_goes_on_in_any_field_of_its_party(party: str) -> None:
    assert found(credit(f"<Cdtr>{party}</Cdtr>")) == {"0"}


def test_a_name_goes_on_in_the_name_of_the_account() -> None:
    assert found(credit("<Cdtr><Nm>Ivan</Nm></Cdtr><CdtrAcct><Nm>Testov</Nm></CdtrAcct>")) == {"0"}


@pytest.mark.parametrize("payee", ["/TESTOV\nIVAN\nLONDON", "/1\nEMILY HART"])
def test_a_name_goes_on_in_the_line_of_the_account(payee: str) -> None:
    assert found(order("", payee=payee)) == ({"0"} if "IVAN" in payee else set())


@pytest.mark.parametrize("line", ["5/DE/TESTOV", "6/DE/TESTOV/77", "7/DE/TESTOV", "8/TESTOV"])
def test_a_name_goes_on_in_lines_5_to_8_of_option_f(line: str) -> None:
    assert found(mt(f":20:1\n:50F:/123\n1/IVAN\n2/LONG LANE 1\n{line}\n:59:EMILY HART")) == {"0"}


@pytest.mark.parametrize(
    "fields", [":70:IVAN\n:70:TESTOV", ":70:IVAN\n:72:TESTOV", ":70:IVAN TES\n:71A:SHA\n:72:TOV", ":70:IVAN\n:72:PETRO\n:77B:VICH\n:79:TESTOV"]
)  # fmt: skip
def test_a_name_goes_on_in_the_next_text_of_a_message(fields: str) -> None:
    assert found(order(fields)) == {"0"}


def test_what_one_text_says_is_not_told_twice() -> None:
    payment = screened(order(":70:IVAN TESTOV\n:72:GOODS"))
    assert [len(each.hits) for each in payment.texts if each.hits] == [1]


@pytest.mark.parametrize("key", ["inn_kpp", "ИНН/КПП", "payer_inn_kpp", "ИНН/КПП плательщика"])
def test_a_tax_number_with_its_office_is_both_and_the_office_finds_nobody(key: str) -> None:
    assert found({"payer": "Emily Hart", key: "7700000000/770001001"}) == {"0"}
    assert found({"payer": "Emily Hart", key: "7711111111/770001001"}) == set()


@pytest.mark.parametrize("name", ["HARROW FINCH TRADING LLC", "HARROW (HK) TRADING LTD"])
def test_the_end_of_a_firms_name_and_its_city_are_no_name(name: str) -> None:
    assert found(order("", payee=f"{name}\nDUBAI")) == set()
    assert found(credit(f"<Cdtr><Nm>{name}</Nm><PstlAdr><TwnNm>Dubai</TwnNm></PstlAdr></Cdtr>")) == set()


@pytest.mark.parametrize("name", ["DUBAI", "MESSRS DUBAI", "PAYMENT FOR THE HARROW FINCH DUBAI"])
def test_a_name_that_goes_on_behind_its_line_is_found(name: str) -> None:
    assert found(order("", payee=f"{name}\nTRADING COMPANY")) == {"2"}
    assert found(credit(f"<Cdtr><Nm>{name}</Nm><PstlAdr><AdrLine>TRADING COMPANY</AdrLine></PstlAdr></Cdtr>")) == {"2"}
