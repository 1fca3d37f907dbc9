import pytest

from sanscreen import IdentifierKind, MessageError, PartyType
from sanscreen.integrations.payments.forms import read_messages
from sanscreen.integrations.payments.iso20022_tables import PAYMENTS, ROLES
from sanscreen.integrations.payments.message import Message, Role
from tests.integrations.payments.messages import SAMPLES, field, iso, one, party, transfer

IBAN = "DE89370400440532013000"


def numbers(message: Message, role: Role) -> list[tuple[str, str]]:
    return [(each.kind.value, each.number) for each in party(message, role).identifiers]


@pytest.mark.parametrize("tag", sorted(set(ROLES) - {"Fr", "To"}))
def test_every_known_role_is_read_with_its_name_whatever_message_it_stands_in(tag: str) -> None:
    message = one(iso(f"<New><{tag}><Nm>Testov</Nm></{tag}></New>", "Unknwn", "camt.999.001.01"))
    assert [(each.role, each.name) for each in message.parties] == [(ROLES[tag], "Testov")]
    assert message.form == "camt.999.001.01"


@pytest.mark.parametrize("tag", ["IntrmyAgt1", "IntrmyAgt2", "IntrmyAgt3", "PrvsInstgAgt2"])
def test_figures_at_the_end_of_a_role_count(tag: str) -> None:
    content = (
        f"<{tag}><FinInstnId><Nm>Testbank</Nm></FinInstnId></{tag}><{tag}Acct><Id><IBAN>{IBAN}</IBAN></Id></{tag}Acct>"
    )
    (found,) = one(transfer(content)).parties
    assert (found.role, found.name) == (ROLES[tag[:-1]], "Testbank")
    assert [each.number for each in found.identifiers] == [IBAN]


def test_whoever_has_a_name_and_no_known_role_is_another_party() -> None:
    message = one(transfer("<RgltryRptg><Authrty><Nm>Testov Authority</Nm></Authrty></RgltryRptg>"))
    assert [(each.role, each.name) for each in message.parties] == [(Role.OTHER, "Testov Authority")]


@pytest.mark.parametrize(
    "content",
    [
        "<Dbtr><Pty><Nm>Testov</Nm></Pty></Dbtr>",
        "<Dbtr><Agt><FinInstnId><Nm>Testov</Nm></FinInstnId></Agt></Dbtr>",
        "<Dbtr><FinInstnId><CmbndId><Nm>Testov</Nm></CmbndId></FinInstnId></Dbtr>",
        "<Dbtr><FinInstnId><NmAndAdr><Nm>Testov</Nm></NmAndAdr></FinInstnId></Dbtr>",
    ],
)
def test_choices_of_newer_and_older_versions_belong_to_the_party(content: str) -> None:
    assert party(one(transfer(content)), Role.DEBTOR).name == "Testov"


def test_prefixes_and_namespaces_of_others_make_no_difference() -> None:
    message = one(
        '<n:Document xmlns:n="urn:bank:own"><n:FIToFICstmrCdtTrf><n:CdtTrfTxInf><n:Cdtr><n:Nm>Testov</n:Nm></n:Cdtr>'
        "</n:CdtTrfTxInf></n:FIToFICstmrCdtTrf></n:Document>"
    )
    assert (message.form, party(message, Role.CREDITOR).name) == ("pacs.008", "Testov")


@pytest.mark.parametrize("wrapper", ["BizMsg", "Envelope", "DataPDU"])
def test_what_a_header_says_belongs_to_each_payment(wrapper: str) -> None:
    fr = "<Fr><FIId><FinInstnId><BICFI>BANKDEFFXXX</BICFI></FinInstnId></FIId></Fr>"
    to = "<To><OrgId><Nm>Testov Receiver</Nm></OrgId></To><MsgDefIdr>pacs.008.001.08</MsgDefIdr>"
    header = f'<h:AppHdr xmlns:h="urn:iso:std:iso:20022:tech:xsd:head.001.001.02">{fr}{to}</h:AppHdr>'
    content = "<CdtTrfTxInf><Cdtr><Nm>A</Nm></Cdtr></CdtTrfTxInf><CdtTrfTxInf><Cdtr><Nm>B</Nm></Cdtr></CdtTrfTxInf>"
    first, second = read_messages(f"<{wrapper}>{header}{iso(content)}</{wrapper}>")
    for message, name in ((first, "A"), (second, "B")):
        assert party(message, Role.SENDER).identifiers[0].number == "BANKDEFFXXX"
        assert party(message, Role.RECEIVER).name == "Testov Receiver"
        assert party(message, Role.CREDITOR).name == name
        assert message.form == "pacs.008.001.08"
        assert field(message, "MsgDefIdr")[1:] == ("SKIPPED", "name of a message or service")


def test_each_transaction_has_what_stands_above_it_and_nothing_of_another_group() -> None:
    def group(debtor: str, *creditors: str) -> str:
        inner = "".join(f"<CdtTrfTxInf><Cdtr><Nm>{each}</Nm></Cdtr></CdtTrfTxInf>" for each in creditors)
        return f"<PmtInf><Dbtr><Nm>{debtor}</Nm></Dbtr>{inner}</PmtInf>"

    header = "<GrpHdr><InitgPty><Nm>I</Nm></InitgPty></GrpHdr>"
    content = header + group("D1", "C1", "C2") + group("D2") + group("D3", "C3")
    found = [[each.name for each in message.parties] for message in read_messages(iso(content, "CstmrCdtTrfInitn"))]
    assert found == [["I", "D1", "C1"], ["I", "D1", "C2"], ["I", "D2"], ["I", "D3", "C3"]]


def test_what_stands_behind_the_last_payment_of_a_group_is_told_with_it() -> None:
    entries = "".join(
        f"<Ntry><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>D{each}</Nm></Dbtr></RltdPties></TxDtls></NtryDtls>"
        f"<AddtlNtryInf>behind {each}</AddtlNtryInf></Ntry>"
        for each in (1, 2)
    )
    content = f"<Stmt>{entries}<AddtlStmtInf>behind all</AddtlStmtInf></Stmt>"
    first, second = read_messages(iso(content, "BkToCstmrStmt", "camt.053.001.08"))
    assert [each.text for each in first.texts] == ["behind 1"]
    assert [each.text for each in second.texts] == ["behind 2", "behind all"]


def test_an_entry_without_details_is_a_payment_with_owner_and_servicer_of_the_account() -> None:
    account = (
        f"<Acct><Id><IBAN>{IBAN}</IBAN></Id><Ownr><Nm>Testov Owner</Nm></Ownr>"
        "<Svcr><FinInstnId><BICFI>BANKDEFFXXX</BICFI></FinInstnId></Svcr></Acct>"
    )
    entry = "<Ntry><NtryRef>N 1</NtryRef><AddtlNtryInf>TRANSFER TESTOV</AddtlNtryInf></Ntry>"
    message = one(iso(f"<Rpt>{account}{entry}</Rpt>", "BkToCstmrAcctRpt", "camt.052.001.08"))
    assert numbers(message, Role.ACCOUNT_OWNER) == [("bank_account", IBAN)]
    assert numbers(message, Role.ACCOUNT_SERVICER) == [("bic", "BANKDEFFXXX")]
    assert (message.reference, [each.text for each in message.texts]) == ("N 1", ["TRANSFER TESTOV"])


def test_the_customers_under_a_cover_payment_are_parties_of_it() -> None:
    bank = "<Dbtr><FinInstnId><BICFI>BANKDEFFXXX</BICFI></FinInstnId></Dbtr>"
    under = "<UndrlygCstmrCdtTrf><Dbtr><Nm>Testov</Nm></Dbtr><Cdtr><Nm>Sampleva</Nm></Cdtr></UndrlygCstmrCdtTrf>"
    message = one(iso(f"<CdtTrfTxInf>{bank}{under}</CdtTrfTxInf>", "FICdtTrf", "pacs.009.001.08"))
    assert [(each.role, each.name) for each in message.parties] == [
        (Role.DEBTOR, ""),
        (Role.DEBTOR, "Testov"),
        (Role.CREDITOR, "Sampleva"),
    ]
    assert message.parties[0].type is PartyType.ENTITY


def test_the_party_of_an_account_takes_its_number_on_whichever_side_it_stands() -> None:
    account = f"<CdtrAcct><Id><IBAN>{IBAN}</IBAN></Id><Nm>Testov Holder</Nm></CdtrAcct>"
    party_ = "<Cdtr><Nm>Testov</Nm></Cdtr>"
    for content in (account + party_, party_ + account):
        found = {each.name: each.identifiers for each in one(transfer(content)).parties}
        assert [each.number for each in found["Testov"]] == [IBAN]
        assert found["Testov Holder"] == ()  # the account has a name of its own, which is screened as well


def test_an_account_without_a_party_is_one() -> None:
    message = one(transfer("<DbtrAcct><Id><Othr><Id>12345678</Id></Othr></Id></DbtrAcct>"))
    assert numbers(message, Role.DEBTOR) == [("bank_account", "12345678")]
    assert party(message, Role.DEBTOR).path.endswith("/DbtrAcct/Id/Othr/Id")


@pytest.mark.parametrize(
    ("content", "kind", "number"),
    [
        ("<OrgId><AnyBIC>TESTDEFF</AnyBIC></OrgId>", "bic", "TESTDEFF"),
        ("<OrgId><BICOrBEI>TESTDEFF</BICOrBEI></OrgId>", "bic", "TESTDEFF"),
        ("<OrgId><LEI>529900T8BM49AURSDO55</LEI></OrgId>", "lei", "529900T8BM49AURSDO55"),
        ("<OrgId><Othr><Id>7700000000</Id><SchmeNm><Cd>TXID</Cd></SchmeNm></Othr></OrgId>", "tax_number", "7700000000"),
        ("<PrvtId><Othr><Id>AB 123</Id><SchmeNm><Cd>CCPT</Cd></SchmeNm></Othr></PrvtId>", "passport", "AB 123"),
        ("<PrvtId><Othr><Id>77-1</Id><SchmeNm><Cd>CUST</Cd></SchmeNm></Othr></PrvtId>", "other", "77-1"),
        ("<PrvtId><PsptNb>AB123</PsptNb></PrvtId>", "passport", "AB123"),
    ],
)
def test_numbers_have_their_kind_by_element_or_code(content: str, kind: str, number: str) -> None:
    assert numbers(one(transfer(f"<Cdtr><Id>{content}</Id></Cdtr>")), Role.CREDITOR) == [(kind, number)]


def test_a_member_of_a_clearing_system_has_a_bank_code_with_its_system() -> None:
    member = "<ClrSysMmbId><ClrSysId><Cd>USABA</Cd></ClrSysId><MmbId>021000089</MmbId></ClrSysMmbId>"
    message = one(transfer(f"<CdtrAgt><FinInstnId>{member}</FinInstnId></CdtrAgt>"))
    (number,) = party(message, Role.CREDITOR_AGENT).identifiers
    assert (number.kind, number.number, number.scheme) == (IdentifierKind.BANK_CODE, "021000089", "usaba")
    assert field(message, "/ClrSysId/Cd")[1] == "DETAIL"


def test_the_country_of_a_bic_is_that_of_a_bank_and_of_nobody_else() -> None:
    bank = "<CdtrAgt><FinInstnId><BICFI>TESTRUMM</BICFI></FinInstnId></CdtrAgt>"
    firm = f"<Cdtr><Nm>T</Nm><Id><OrgId><AnyBIC>TESTRUMM</AnyBIC></OrgId></Id></Cdtr><CdtrAcct><Id><IBAN>{IBAN}</IBAN></Id></CdtrAcct>"
    message = one(transfer(bank + firm))
    assert party(message, Role.CREDITOR_AGENT).countries == ("RU",)
    assert party(message, Role.CREDITOR).countries == ()


def test_a_person_has_birth_and_countries() -> None:
    birth = "<BirthDt>1962-04-01</BirthDt><CityOfBirth>Teststadt</CityOfBirth><CtryOfBirth>RU</CtryOfBirth>"
    message = one(transfer(f"<Cdtr><Nm>Testov</Nm><Id><PrvtId><DtAndPlcOfBirth>{birth}</DtAndPlcOfBirth></PrvtId></Id><CtryOfRes>DE</CtryOfRes></Cdtr>"))  # fmt: skip
    found = party(message, Role.CREDITOR)
    assert (found.birth_date, found.countries, found.type) == ("1962-04-01", ("RU", "DE"), PartyType.INDIVIDUAL)
    assert field(message, "CityOfBirth")[1] == "TEXT"


def test_an_organisation_number_makes_no_organisation_of_a_name() -> None:
    """Sole traders have them, and creditors of direct debits have the numbers of persons."""
    for holder in ("OrgId", "PrvtId"):
        content = f"<Cdtr><Nm>Testov</Nm><Id><{holder}><Othr><Id>1234567</Id></Othr></{holder}></Id></Cdtr>"
        assert party(one(transfer(content)), Role.CREDITOR).type is PartyType.UNKNOWN


def test_parts_of_an_address_are_places_and_its_lines_are_texts() -> None:
    address = "<StrtNm>Testgasse</StrtNm><TwnNm>Teststadt</TwnNm><Ctry>CU</Ctry><AdrLine>c/o Testov</AdrLine><AdrLine>Hof 2</AdrLine>"
    message = one(transfer(f"<Cdtr><Nm>T</Nm><PstlAdr>{address}</PstlAdr></Cdtr>"))
    found = party(message, Role.CREDITOR)
    assert (found.address, found.countries) == (("Testgasse", "Teststadt", "c/o Testov", "Hof 2"), ("CU",))
    assert [(each.text, each.role) for each in message.texts] == [("c/o Testov\nHof 2", Role.CREDITOR)]
    assert [field(message, each)[1] for each in ("TwnNm", "Ctry", "AdrLine[2]")] == ["ADDRESS", "DETAIL", "TEXT"]


def test_an_address_of_nobody_is_searched_as_a_text() -> None:
    message = one(transfer("<Cdtr><PstlAdr><TwnNm>Teststadt</TwnNm><Ctry>CU</Ctry></PstlAdr></Cdtr>"))
    assert [(each.text, each.role) for each in message.texts] == [("Teststadt", Role.CREDITOR)]
    assert {each.treatment.name for each in message.fields if "PstlAdr" in each.path} == {"TEXT"}


def test_a_contact_is_another_party() -> None:
    message = one(transfer("<Cdtr><Nm>Firm</Nm><CtctDtls><Nm>Testov</Nm><PhneNb>+49-1</PhneNb></CtctDtls></Cdtr>"))
    assert party(message, Role.OTHER).name == "Testov"
    assert numbers(message, Role.OTHER) == [("phone", "+49-1")]


@pytest.mark.parametrize(
    "content",
    [
        "<RmtInf><Strd><RfrdDocInf><Nb>TESTOV 7</Nb></RfrdDocInf></Strd></RmtInf>",
        "<RmtInf><Strd><AddtlRmtInf>TESTOV 7</AddtlRmtInf></Strd></RmtInf>",
        "<InstrForCdtrAgt><InstrInf>TESTOV 7</InstrInf></InstrForCdtrAgt>",
        "<Purp><Prtry>TESTOV 7</Prtry></Purp>",
        "<AddtlTxInf>TESTOV 7</AddtlTxInf>",
        "<SplmtryData><Envlp><X y='TESTOV 7'/></Envlp></SplmtryData>",
        "<Cd>TESTOV 7</Cd>",
        "<Ctry>TESTOV 7</Ctry>",
        "<PmtId><InstrId>TESTOV 7</InstrId></PmtId>",
        "<Sgntr>TESTOV 7</Sgntr>",
        "<Cdtr><CtryOfRes>TESTOV 7</CtryOfRes></Cdtr>",
        "<CdtrAgt><FinInstnId><BICFI>TESTOV 7</BICFI></FinInstnId></CdtrAgt>",
    ],
)
def test_what_is_no_known_code_is_searched_as_a_text_wherever_it_stands(content: str) -> None:
    assert "TESTOV 7" in [each.text for each in one(transfer(content)).texts]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("<P><FrstNm>IVAN</FrstNm><Dt>1990-01-01</Dt><LstNm>TESTOV</LstNm></P>", ["IVAN\nTESTOV"]),
        ("<P first='IVAN' last='TESTOV'/>", ["IVAN\nTESTOV"]),
        ("<P><A><V>IVAN</V></A><B><V>TESTOV</V></B></P>", ["IVAN\nTESTOV"]),
        ("<P><Nm>IVAN</Nm><Srnm>TESTOV</Srnm></P>", ["IVAN\nTESTOV"]),
    ],
)
def test_what_supplements_a_message_is_one_text_whatever_its_elements_are(content: str, found: list[str]) -> None:
    message = one(transfer(f"<Dbtr><Nm>A</Nm></Dbtr><SplmtryData><Envlp>{content}</Envlp></SplmtryData>"))
    assert [each.text for each in message.texts] == found


def test_elements_beside_each_other_and_those_that_are_repeated_are_one_text_each() -> None:
    message = one(transfer("<X><K>first</K><V>IVAN</V></X><X><K>last</K><V>TESTOV</V></X>"))
    assert [each.text for each in message.texts] == ["first\nIVAN", "first\nlast", "IVAN\nTESTOV", "last\nTESTOV"]


def test_code_words_of_banks_are_taken_off_instructions() -> None:
    lines = "".join(
        f"<InstrForNxtAgt><InstrInf>{text}</InstrInf></InstrForNxtAgt>" for text in ("/REC/PAY IVAN TES", "//TOV")
    )
    message = one(transfer(lines))
    assert [each.text for each in message.texts] == ["PAY IVAN TES\nTOV"]
    assert field(message, "InstrForNxtAgt/InstrInf")[0] == "/REC/PAY IVAN TES"


def test_the_bic_of_a_member_of_a_clearing_system_is_one() -> None:
    member = "<CdtrAgt><FinInstnId><ClrSysMmbId><MmbId>TESTRUMM</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>"
    message = one(transfer(member))
    assert numbers(message, Role.CREDITOR_AGENT) == [("bic", "TESTRUMM")]


BASE64 = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo"


@pytest.mark.parametrize("value", [BASE64, f"{BASE64}\n  {BASE64}\n  4lgOEePzNm0tRgeLezV6ffAt0gunVTLw7onLRnrq01=="])
@pytest.mark.parametrize(
    "around", ["<AppHdr><Sgntr>{}</Sgntr></AppHdr>", "<Signature><SignatureValue>{}</SignatureValue></Signature>"]
)
def test_a_signature_is_skipped_where_messages_are_signed(value: str, around: str) -> None:
    message = one(f"<Envelope>{around.format(value)}{transfer('<Dbtr><Nm>A</Nm></Dbtr>')}</Envelope>")
    assert message.fields[0].why == "signature"


@pytest.mark.parametrize(
    "content",
    [
        "<AppHdr><Sgntr>IVAN TESTOV PETROVICH AAA</Sgntr></AppHdr>",
        "<AppHdr><Sgntr>IVANTESTOVPETROVICHAA</Sgntr></AppHdr>",
        f"<SplmtryData><Envlp><SignatureValue>{BASE64}</SignatureValue></Envlp></SplmtryData>",
        f"<Sgntr>{BASE64}</Sgntr>",
        f"<Signature><SignatureValue>{BASE64 * 200}</SignatureValue></Signature>",
    ],
)
def test_what_is_called_a_signature_and_is_none_is_searched(content: str) -> None:
    message = one(f"<Envelope>{content}{transfer('<Dbtr><Nm>A</Nm></Dbtr>')}</Envelope>")
    assert message.fields[0].treatment.name == "TEXT"


def test_a_number_without_a_figure_is_compared_and_searched() -> None:
    message = one(transfer("<Cdtr><Id><OrgId><Othr><Id>TESTOV IVAN</Id></Othr></OrgId></Id></Cdtr>"))
    assert numbers(message, Role.CREDITOR) == [("other", "TESTOV IVAN")]
    assert [each.text for each in message.texts] == ["TESTOV IVAN"]


def test_lines_that_follow_each_other_are_one_text_with_its_line_breaks() -> None:
    message = one(
        transfer("<RmtInf><Ustrd>PAYMENT FOR IVAN TES</Ustrd><Ustrd>TOV</Ustrd></RmtInf><AddtlTxInf>X</AddtlTxInf>")
    )
    assert [each.text for each in message.texts] == ["PAYMENT FOR IVAN TES\nTOV", "X"]


@pytest.mark.parametrize(
    ("content", "reference"),
    [
        ("<EndToEndId>E 1</EndToEndId><TxId>T 1</TxId>", "E 1"),
        ("<EndToEndId>NOTPROVIDED</EndToEndId><TxId>T 1</TxId><InstrId>I 1</InstrId>", "T 1"),
        ("<InstrId>I 1</InstrId><UETR>7a562c67-ca16-48ba-b074-65581be6f011</UETR>", "I 1"),
        ("<UETR>7a562c67-ca16-48ba-b074-65581be6f011</UETR>", "7a562c67-ca16-48ba-b074-65581be6f011"),
        ("", "M 1"),
    ],
)
def test_the_reference_is_that_of_the_customer_else_the_next_best(content: str, reference: str) -> None:
    body = (
        f"<GrpHdr><MsgId>M 1</MsgId></GrpHdr><CdtTrfTxInf><PmtId>{content}</PmtId><Dbtr><Nm>T</Nm></Dbtr></CdtTrfTxInf>"
    )
    assert one(iso(body)).reference == reference


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("<Amt Ccy='EUR'>1.50</Amt>", "amount"),
        ("<ChrgBr>SHAR</ChrgBr>", "code"),
        ("<CreDtTm>2026-11-22T09:15:00.123+00:00</CreDtTm>", "date"),
        ("<NbOfTxs>2</NbOfTxs>", "number"),
        ("<BtchBookg>true</BtchBookg>", "code"),
        ("<TxId>I-1/2026</TxId>", "reference"),
        ("<Foo>12/34</Foo>", "no letter in it"),
    ],
)
def test_what_is_skipped_says_why(content: str, why: str) -> None:
    message = one(transfer(f"<Dbtr><Nm>T</Nm></Dbtr>{content}"))
    tag = content[1:].partition(">")[0].partition(" ")[0]
    assert field(message, f"/{tag}")[1:] == ("SKIPPED", why)


def test_a_transaction_with_nobody_in_it_is_a_payment_that_is_never_clear() -> None:
    message = one(iso("<CdtTrfTxInf><ChrgBr>SHAR</ChrgBr></CdtTrfTxInf>"))
    assert message.faults == ("holds no party and no text; send the whole payment",)


def test_a_message_without_a_payment_is_refused() -> None:
    with pytest.raises(MessageError, match="has no payment in it"):
        one(iso("<GrpHdr><CreDtTm>2026-11-22T09:15:00Z</CreDtTm></GrpHdr>"))


def test_a_name_that_is_too_long_is_a_fault_and_searched_whole() -> None:
    name = "Testov " * 150
    message = one(transfer(f"<Cdtr><Nm>{name}</Nm></Cdtr>"))
    assert len(message.faults) == 1
    assert "a name of 1049 characters" in message.faults[0]
    assert [each.text for each in message.texts] == [name.strip()]
    assert field(message, "Nm")[1] == "TEXT"


def test_a_line_of_an_address_that_is_too_long_is_a_fault() -> None:
    message = one(transfer(f"<Cdtr><Nm>T</Nm><PstlAdr><TwnNm>{'x' * 100_001}</TwnNm></PstlAdr></Cdtr>"))
    assert [each.partition(": ")[2] for each in message.faults] == [
        "a line of an address has more than 100000 characters"
    ]
    assert party(message, Role.CREDITOR).address == ()


@pytest.mark.parametrize("tag", sorted(PAYMENTS))
def test_every_known_transaction_is_a_payment_of_its_own(tag: str) -> None:
    content = "".join(f"<{tag}><Dbtr><Nm>{name}</Nm></Dbtr></{tag}>" for name in "AB")
    assert [each.parties[0].name for each in read_messages(iso(content, "Unknwn", "pacs.999.001.01"))] == ["A", "B"]


def named(message: Message) -> list[tuple[str, str]]:
    return [(each.role.value, each.name or each.identifiers[0].number) for each in message.parties]


def test_a_return_has_the_parties_of_its_chain_and_of_what_is_returned() -> None:
    chain = "<RtrChain><Dbtr><Pty><Nm>A</Nm></Pty></Dbtr><CdtrAgt><FinInstnId><BICFI>TESTRUMM</BICFI></FinInstnId></CdtrAgt></RtrChain>"
    original = "<OrgnlTxRef><Dbtr><Pty><Nm>B</Nm></Pty></Dbtr><Cdtr><Pty><Nm>C</Nm></Pty></Cdtr></OrgnlTxRef>"
    reason = "<RtrRsnInf><Orgtr><Nm>D</Nm></Orgtr><AddtlInf>NO SUCH TESTOV</AddtlInf></RtrRsnInf>"
    content = f"<TxInf><RtrId>1</RtrId><OrgnlEndToEndId>E 1</OrgnlEndToEndId>{chain}{reason}{original}</TxInf>"
    message = one(iso(content, "PmtRtr", "pacs.004.001.09"))
    assert named(message) == [
        ("debtor", "A"), ("creditor agent", "TESTRUMM"), ("other party", "D"), ("debtor", "B"), ("creditor", "C"),
    ]  # fmt: skip
    assert (message.reference, "NO SUCH TESTOV" in [each.text for each in message.texts]) == ("E 1", True)


def test_a_request_to_cancel_has_who_asks_and_the_payment_that_is_meant() -> None:
    bank = "<Agt><FinInstnId><BICFI>{}</BICFI></FinInstnId></Agt>"
    head = f"<Assgnmt><Assgnr>{bank.format('TESTDEFF')}</Assgnr><Assgne>{bank.format('TESTRUMM')}</Assgne></Assgnmt>"
    body = "<Undrlyg><TxInf><OrgnlTxRef><Cdtr><Pty><Nm>C</Nm></Pty></Cdtr></OrgnlTxRef></TxInf></Undrlyg>"
    message = one(iso(head + body, "FIToFIPmtCxlReq", "camt.056.001.08"))
    assert named(message) == [("sender", "TESTDEFF"), ("receiver", "TESTRUMM"), ("creditor", "C")]
    assert [each.countries for each in message.parties] == [("DE",), ("RU",), ()]


def test_a_direct_debit_has_the_creditor_of_its_group_and_his_scheme() -> None:
    scheme = "<CdtrSchmeId><Id><PrvtId><Othr><Id>DE98ZZZ09999999999</Id></Othr></PrvtId></Id></CdtrSchmeId>"
    debit = "<DrctDbtTxInf><Dbtr><Nm>D</Nm></Dbtr></DrctDbtTxInf>"
    content = f"<PmtInf><Cdtr><Nm>C</Nm></Cdtr>{scheme}{debit}</PmtInf>"
    message = one(iso(content, "CstmrDrctDbtInitn", "pain.008.001.08"))
    assert named(message) == [("creditor", "C"), ("creditor", "DE98ZZZ09999999999"), ("debtor", "D")]


def test_each_document_of_a_file_is_read_apart() -> None:
    debit = iso("<Ntfctn><Acct><Ownr><Nm>O</Nm></Ownr></Acct></Ntfctn>", "BkToCstmrDbtCdtNtfctn", "camt.054.001.08")
    found = list(read_messages(f"<Envelope>{transfer('<Dbtr><Nm>A</Nm></Dbtr>')}{debit}</Envelope>"))
    assert [(each.form, named(each)) for each in found] == [
        ("pacs.008.001.08", [("debtor", "A")]),
        ("camt.054.001.08", [("account owner", "O")]),
    ]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the folder of samples is not there")
@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("pacs.008.001.08.xml", [6, 4]),
        ("pain.001.001.09.xml", [5]),
        ("camt.053.001.08.xml", [4]),
    ],
)
def test_samples_have_their_parties_and_no_fault(file: str, names: list[int]) -> None:
    found = list(read_messages((SAMPLES / file).read_bytes()))
    assert [len(each.parties) for each in found] == names
    assert [each.faults for each in found] == [()] * len(found)
