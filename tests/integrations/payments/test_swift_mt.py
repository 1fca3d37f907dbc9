import pytest

from sanscreen import MessageError, PartyType
from sanscreen.integrations.payments.forms import read_messages
from sanscreen.integrations.payments.message import Message, Role
from tests.integrations.payments.messages import SAMPLES, field, mt, one, party

IBAN = "DE89370400440532013000"


def numbers(message: Message, role: Role) -> list[tuple[str, str]]:
    return [(each.kind.value, each.number) for each in party(message, role).identifiers]


def texts(message: Message) -> list[str]:
    return [each.text for each in message.texts]


@pytest.mark.parametrize(
    ("tag", "role"),
    [
        ("50K", Role.DEBTOR),
        ("50H", Role.DEBTOR),
        ("50", Role.DEBTOR),
        ("52D", Role.DEBTOR_AGENT),
        ("53D", Role.REIMBURSEMENT_AGENT),
        ("54D", Role.REIMBURSEMENT_AGENT),
        ("55D", Role.REIMBURSEMENT_AGENT),
        ("56D", Role.INTERMEDIARY_AGENT),
        ("57D", Role.CREDITOR_AGENT),
        ("58D", Role.CREDITOR),
        ("59", Role.CREDITOR),
    ],
)
def test_name_and_address_are_read_in_every_option_that_has_them(tag: str, role: Role) -> None:
    message = one(mt(f":20:1\n:{tag}:/{IBAN}\nTESTOV TRADING\nTESTGASSE 1\nTESTSTADT"))
    found = party(message, role)
    assert (found.name, found.address, found.path) == ("TESTOV TRADING", ("TESTGASSE 1", "TESTSTADT"), f"{tag}/2")
    assert [(each.number, each.scheme, each.country) for each in found.identifiers] == [(IBAN, "iban", "DE")]
    assert texts(message) == ["TESTOV TRADING\nTESTGASSE 1\nTESTSTADT"]
    assert field(message, f"{tag}/3")[:2] == ("TESTGASSE 1", "TEXT")


@pytest.mark.parametrize(
    ("tag", "role", "countries"),
    [
        ("50A", Role.DEBTOR, ()),
        ("50G", Role.DEBTOR, ()),
        ("51A", Role.INSTRUCTING_AGENT, ("RU",)),
        ("52A", Role.DEBTOR_AGENT, ("RU",)),
        ("56A", Role.INTERMEDIARY_AGENT, ("RU",)),
        ("57A", Role.CREDITOR_AGENT, ("RU",)),
        ("58A", Role.CREDITOR, ("RU",)),
        ("59A", Role.CREDITOR, ()),
    ],
)
def test_a_bic_is_a_number_and_its_country_that_of_a_bank(tag: str, role: Role, countries: tuple[str, ...]) -> None:
    message = one(mt(f":20:1\n:{tag}:/C/12345678\nTESTRUMM"))
    assert numbers(message, role) == [("bank_account", "12345678"), ("bic", "TESTRUMM")]
    assert party(message, role).countries == countries


def test_what_is_no_bic_in_its_place_is_a_name() -> None:
    assert party(one(mt(":20:1\n:57A:TESTOV BANK")), Role.CREDITOR_AGENT).name == "TESTOV BANK"


def test_a_name_of_eight_letters_is_no_bic_where_names_stand() -> None:
    assert party(one(mt(":20:1\n:59:TESTBANK")), Role.CREDITOR).name == "TESTBANK"


def test_a_clearing_code_and_a_location_are_read() -> None:
    message = one(mt(":20:1\n:57D://CH123456\nTESTBANK\n:53B:/12345678\nTESTOV TOWN\n:57C:/999"))
    assert [numbers for each in message.parties if (numbers := [n.number for n in each.identifiers])][2:] == [
        ["CH123456"], ["12345678"], ["999"],
    ]  # fmt: skip
    assert party(message, Role.REIMBURSEMENT_AGENT).address == ("TESTOV TOWN",)
    assert "TESTOV TOWN" in "\n".join(texts(message))


def test_an_account_and_a_clearing_code_can_stand_above_a_bic() -> None:
    message = one(mt(":20:1\n:57A:/12345678\n//FW021000089\nTESTRUMM"))
    assert numbers(message, Role.CREDITOR_AGENT) == [
        ("bank_account", "12345678"), ("bank_code", "FW021000089"), ("bic", "TESTRUMM"),
    ]  # fmt: skip


def test_numbered_lines_have_name_address_birth_and_numbers() -> None:
    lines = (
        "/12345678\n1/TESTOV\n1/IVAN\n2/TESTGASSE 1\n2/HOF 3\n3/RU/MOSKVA\n4/19620401\n5/KP/PYONGYANG\n"
        "6/DE/TESTBANK/77-1\n7/DE/AB 99\n8/77-2"
    )
    message = one(mt(f":20:1\n:50F:{lines}"))
    found = party(message, Role.DEBTOR)
    assert (found.name, found.birth_date, found.type) == ("TESTOV\nIVAN", "1962-04-01", PartyType.INDIVIDUAL)
    assert (found.address, found.countries) == (("TESTGASSE 1", "HOF 3", "MOSKVA"), ("RU", "KP"))
    assert [(each.kind.value, each.number, each.country) for each in found.identifiers] == [
        ("bank_account", "12345678", None),
        ("other", "77-1", "DE"),
        ("national_id", "AB 99", "DE"),
        ("national_id", "AB 9977-2", "DE"),  # a number goes on in line 8, which may say something else
    ]
    assert "\n".join(texts(message)).startswith("TESTBANK\nTESTGASSE 1\nHOF 3\nPYONGYANG\n77-2\n")
    assert [each.text for each in message.fields if each.path.startswith("50F")] == lines.split("\n")


def test_a_numbered_party_can_begin_with_a_number_of_its_own() -> None:
    message = one(mt(":20:1\n:50F:CCPT/RU/AB 1234567\n1/TESTOV IVAN"))
    assert numbers(message, Role.DEBTOR) == [("passport", "AB 1234567")]
    assert party(message, Role.DEBTOR).identifiers[0].country == "RU"
    message = one(mt(":20:1\n:50F:CUST/DE/TESTOV BANK/123\n1/IVAN"))
    assert (numbers(message, Role.DEBTOR), texts(message)) == ([("other", "123")], ["TESTOV BANK"])


@pytest.mark.parametrize(
    ("lines", "searched"),
    [("1/IVAN\nTESTOV", "TESTOV"), ("1/IVAN\n4/TESTOV", "4/TESTOV"), ("1/IVAN\n9/TESTOV", "9/TESTOV")],
)
def test_lines_of_the_wrong_shape_are_faults_and_searched(lines: str, searched: str) -> None:
    message = one(mt(f":20:1\n:59F:{lines}"))
    assert len(message.faults) == 1
    assert searched in texts(message)


def test_lines_without_numbers_are_name_and_address_in_any_option() -> None:
    assert party(one(mt(":20:1\n:59F:TESTOV IVAN\nTESTGASSE")), Role.CREDITOR).name == "TESTOV IVAN"


def test_a_name_that_fills_its_line_goes_on_in_the_next_one() -> None:
    first = "INTERNATIONAL TRADING HOUSE OF TEST"
    assert len(first) == 35
    message = one(mt(f":20:1\n:59:{first}\nOV AND SONS\nTESTSTADT"))
    assert party(message, Role.CREDITOR).name == f"{first}\nOV AND SONS"
    assert field(message, "59/1")[1] == "NAME"
    assert field(message, "59/2")[1] == "TEXT"
    assert texts(message) == [f"{first}\nOV AND SONS\nTESTSTADT"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/ACC/PAY TESTOV\n//TRADING CO\n/BNF/RENT", ["PAY TESTOV\nTRADING CO\nRENT"]),
        ("/REC/PAY IVAN\n/REC/TESTOV", ["PAY IVAN\nTESTOV"]),
        ("/ORDERRES/RU//MOSCOW IVAN TES\n//TOV", ["RU//MOSCOW IVAN TES\nTOV", "RU//MOSCOW IVAN TESTOV"]),
        ("/ORD/TESTOV IVAN", ["TESTOV IVAN"]),
        ("/INV/991//INV/TESTOV", ["991/\nTESTOV"]),
        ("TESTOV\nIVAN", ["TESTOV\nIVAN"]),
        ("/TESTOV/IVAN", ["/TESTOV/IVAN"]),
        ("//TESTOV", ["TESTOV"]),
    ],
)
def test_code_words_are_taken_off_and_lines_go_on(text: str, found: list[str]) -> None:
    message = one(mt(f":20:1\n:59:X Y\n:72:{text}"))
    assert texts(message) == found
    assert field(message, "72")[:2] == (text, "TEXT")


@pytest.mark.parametrize("tag", ["70", "72", "77A", "77B", "77T", "79", "71B", "86", "99Z"])
def test_every_field_that_is_no_known_code_is_searched(tag: str) -> None:
    assert texts(one(mt(f":20:1\n:59:X Y\n:{tag}:FOR TESTOV"))) == ["FOR TESTOV"]


@pytest.mark.parametrize("tag", ["20", "21", "23B", "23E", "26T", "32A", "33B", "36", "71A", "71F", "13C", "30", "28D"])
def test_a_name_in_a_field_of_codes_is_searched_all_the_same(tag: str) -> None:
    assert "TESTOV IVAN" in texts(one(mt(f":59:X Y\n:{tag}:TESTOV IVAN")))


def test_banks_in_the_instructions_are_parties() -> None:
    message = one(mt(":20:1\n:59:X Y\n:72:/INS/TESTRUMM\n/INT/TESTOV"))
    assert numbers(message, Role.INSTRUCTING_AGENT) == [("bic", "TESTRUMM")]
    assert texts(message) == ["TESTRUMM\nTESTOV"]


@pytest.mark.parametrize(
    ("tag", "text", "why"),
    [
        ("20", "12/34", "reference"),
        ("23B", "CRED", "code"),
        ("32A", "261123USD125000,00", "amount"),
        ("33B", "USD1,", "amount"),
        ("36", "1,25", "amount"),
        ("71A", "OUR", "code"),
        ("13C", "/CLSTIME/0915+0100", "time"),
        ("28D", "1/1", "no letter in it"),
    ],
)
def test_what_is_skipped_says_why(tag: str, text: str, why: str) -> None:
    message = one(mt(f":{tag}:{text}\n:59:X Y"))
    assert field(message, tag) == (text, "SKIPPED", why)


def test_in_a_cover_payment_the_banks_pay_and_their_customers_are_parties_too() -> None:
    message = one(mt(":20:1\n:52A:BANKDEFF\n:58A:BANKAEAD\n:50K:TESTOV\n:52A:BANKFRPP\n:59:SAMPLEVA", "202"))
    found = [(each.role, each.name or each.identifiers[0].number) for each in message.parties[2:]]
    assert found == [
        (Role.DEBTOR, "BANKDEFF"),
        (Role.CREDITOR, "BANKAEAD"),
        (Role.DEBTOR, "TESTOV"),
        (Role.DEBTOR_AGENT, "BANKFRPP"),
        (Role.CREDITOR, "SAMPLEVA"),
    ]


def test_in_a_direct_debit_the_creditor_orders() -> None:
    message = one(mt(":20:1\n:50K:TESTOV\n:59:SAMPLEVA\n:50L:ORDERER\n:57D:BANK", "104"))
    assert [(each.role, each.name) for each in message.parties[2:]] == [
        (Role.CREDITOR, "TESTOV"),
        (Role.DEBTOR, "SAMPLEVA"),
        (Role.INITIATING_PARTY, "ORDERER"),
        (Role.DEBTOR_AGENT, "BANK"),
    ]


def test_each_transaction_of_a_request_has_the_first_part() -> None:
    first, second = read_messages(mt(":20:R\n:50H:/1\nTESTOV\n:21:A1\n:59:ONE\n:21:A2\n:59:TWO\n:70:FOR IVAN", "101"))
    assert [(each.reference, party(each, Role.DEBTOR).name) for each in (first, second)] == [
        ("A1", "TESTOV"),
        ("A2", "TESTOV"),
    ]
    assert [party(each, Role.CREDITOR).name for each in (first, second)] == ["ONE", "TWO"]
    assert (texts(first), texts(second)) == ([], ["FOR IVAN"])


def test_each_line_of_a_statement_has_its_owner_and_its_texts() -> None:
    lines = (
        ":61:2611221122C990,00NTRFNONREF//B1\nBY SAMPLEVA\n:86:166?00GUTSCHRIFT?20SVWZ+RENT?32TESTOV IV?33AN\n"
        ":61:261122D1,NMSC123\n:86:/NAME/TESTOV/REMI/GIFT"
    )
    first, second = read_messages(
        mt(f":20:S\n:25:{IBAN}\n:28C:1/1\n:60F:C261122EUR1,\n{lines}\n:62F:C261122EUR1,", "940")
    )
    assert texts(first) == ["B1\nBY SAMPLEVA", "166\nGUTSCHRIFT\nRENT\nTESTOV IV\nAN"]
    assert texts(second) == ["TESTOV\nGIFT"]
    assert numbers(second, Role.ACCOUNT_OWNER) == [("bank_account", IBAN)]
    assert field(second, "61[2]")[1:] == ("SKIPPED", "dates, amount, codes and references")
    assert field(second, "62F")[2] == "amount"


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("166?00CREDIT?20RENT?30TESTRUMM?31123?32TESTOV?33IVAN", "TESTOV\nIVAN", ["TESTRUMM", "123"]),
        ("166?00CREDIT?20RENT?32ABCDEFGHIJKLMNOPQRSTUVWXY TE?33STOV", "ABCDEFGHIJKLMNOPQRSTUVWXY TESTOV", []),
        ("166?00CREDIT?20RENT?3\n2TESTOV IV\nAN", "TESTOV IVAN", []),
        ("/TRTP/SEPA/NAME/TESTOV IVAN/REMI/X", "TESTOV IVAN", []),
        ("/BENM//NAME/TESTOV\nIVAN/ADDR/X", "TESTOV\nIVAN", []),
    ],
)
def test_the_other_side_of_a_line_of_a_statement_is_a_party(text: str, name: str, found: list[str]) -> None:
    message = one(mt(f":20:S\n:25:{IBAN}\n:61:2611221122C990,00NTRFNONREF//B1\n:86:{text}", "940"))
    other = party(message, Role.OTHER)
    assert (other.name, [each.number for each in other.identifiers]) == (name, found)


def test_a_mark_of_subfields_in_a_long_text_makes_nobody_of_it() -> None:
    message = one(mt(f":20:1\n:59:X Y\n:86:COSTS ?30 {'EUR ' * 100}"))
    assert ([each.name for each in message.parties[2:]], message.faults) == (["X Y"], ())


@pytest.mark.parametrize("trailer", ["{PDM:IVAN TESTOV}", "{PDE:TESTOVIVAN}", "{DLM:TESTOVIVANPETROVICH}"])
def test_what_is_no_check_sum_in_the_trailer_is_searched(trailer: str) -> None:
    message = one(mt(":20:1\n:59:X Y").replace("{CHK:ABCDEF123456}", f"{{CHK:ABCDEF123456}}{trailer}"))
    assert texts(message) == [trailer[5:-1]]


@pytest.mark.parametrize("account", ["IVAN-TESTOV", "IVAN_TESTOV_62", "TESTOVIVAN62", "IVAN.TESTOV.1"])
def test_a_name_in_the_place_of_an_account_is_searched_whatever_stands_for_blanks(account: str) -> None:
    message = one(mt(f":20:1\n:59:/{account}\nX Y"))
    assert f"/{account}" in texts(message)
    assert ("bank_account", account) in numbers(message, Role.CREDITOR)


def test_an_enquiry_is_one_message_with_the_copy_that_it_holds() -> None:
    message = one(mt(":20:1\n:21:2\n:11S:103\n261122\n:21:3\n:59:TESTOV", "192"))
    assert party(message, Role.CREDITOR).name == "TESTOV"


def test_sender_and_receiver_change_sides_in_a_message_that_was_delivered() -> None:
    sent = one(mt(":20:1\n:59:X Y"))
    assert (numbers(sent, Role.SENDER), numbers(sent, Role.RECEIVER)) == (
        [("bic", "BANKDEFFXXX")],
        [("bic", "BANKAEADXXX")],
    )
    head = "{1:F01BANKDEFFAXXX0000000000}{2:O1031200261122BANKAEADAXXX00000000002611221200N}"
    got = one(head + "{4:\n:20:1\n:59:X Y\n-}")
    assert (numbers(got, Role.SENDER), numbers(got, Role.RECEIVER)) == (
        [("bic", "BANKAEADXXX")],
        [("bic", "BANKDEFFXXX")],
    )
    assert party(got, Role.SENDER).countries == ("AE",)
    assert (sent.form, got.form) == ("MT103", "MT103")


def test_what_stands_in_other_blocks_is_a_field_as_well() -> None:
    message = one(
        mt(":20:1\n:59:X Y").replace(
            "{4:", "{3:{108:FOR TESTOV}{119:STP}{121:7a562c67-ca16-48ba-b074-65581be6f011}}{4:"
        )
    )
    assert [field(message, f"block {each}")[1:] for each in ("3/108", "3/119", "3/121", "5/CHK")] == [
        ("TEXT", ""), ("SKIPPED", "code"), ("SKIPPED", "reference"), ("SKIPPED", "trailer"),
    ]  # fmt: skip
    assert texts(message) == ["FOR TESTOV"]


def test_a_payment_with_nobody_and_nothing_in_it_is_never_clear() -> None:
    assert one("{4:\n:20:1\n:32A:261123USD1,\n-}").faults == ("holds no party and no text; send the whole payment",)


def test_an_acknowledgement_alone_is_no_payment() -> None:
    with pytest.raises(MessageError, match="has no payment in it"):
        one("{1:F21BANKDEFFAXXX0000000000}{4:{177:2611221200}{451:0}}")


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the folder of samples is not there")
@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("mt103_50F_59F.txt", ["ZAYDAN MUHAMMAD", "EXAMPLE EXCHANGE HOUSE", "DEPT OF PROMOTION OF SPICY FISH\nCENTER FOR INTERNATIONALISATION"]),
        ("mt103_50K_59.txt", ["NORDLICHT HANDELS GMBH", "MAHAN TRADING FZE"]),
        ("mt202cov.txt", ["NORDLICHT HANDELS GMBH", "MAHAN TRADING FZE"]),
    ],
)  # fmt: skip
def test_samples_have_their_parties_and_no_fault(file: str, names: list[str]) -> None:
    message = one((SAMPLES / file).read_bytes())
    assert ([each.name for each in message.parties if each.name], message.faults) == (names, ())
