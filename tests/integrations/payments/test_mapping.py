import json
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

import pytest

from sanscreen import MessageError, PartyType
from sanscreen.integrations.payments.draft import MAX_FIELDS
from sanscreen.integrations.payments.mapping import MAX_DEPTH
from sanscreen.integrations.payments.mapping_names import WINDOW
from sanscreen.integrations.payments.message import Role, Treatment
from tests.integrations.payments.messages import field, one, party

IBAN = "DE89370400440532013000"


@pytest.mark.parametrize("role", Role)
def test_every_role_is_a_key_in_any_case_and_with_any_joints(role: Role) -> None:
    words = role.value.split()
    snake, camel = "_".join(words), words[0] + "".join(map(str.capitalize, words[1:]))
    for key in (snake, camel, snake.upper(), "-".join(words), role.value):
        message = one({key: "Testov Ivan"})
        assert [(each.role, each.name, each.path) for each in message.parties] == [(role, "Testov Ivan", key)]


@pytest.mark.parametrize(("key", "role"), [("Dbtr", Role.DEBTOR), ("UltmtCdtr", Role.ULTIMATE_CREDITOR), ("payee", Role.CREDITOR), ("intermediaryAgent2", Role.INTERMEDIARY_AGENT)])  # fmt: skip
def test_other_words_for_a_role_are_known(key: str, role: Role) -> None:
    assert party(one({key: "Testov"}), role).name == "Testov"


def test_a_party_has_the_fields_of_a_party_to_screen() -> None:
    creditor = {
        "name": "Testov", "other_names": ["Tester"], "birthDate": date(1962, 4, 1), "countries": "RU; DE", "type": "person",
        "identifiers": "passport:AB 12; 77", "iban": IBAN, "LEI": "529900T8BM49AURSDO55", "bic": "TESTDEFF",
    }  # fmt: skip
    message = one({"creditor": creditor})
    first, second = message.parties
    assert (first.name, second.name, second.identifiers) == ("Testov", "Tester", first.identifiers)
    assert (first.birth_date, first.countries) == ("1962-04-01", ("RU", "DE"))
    assert [(each.kind.value, each.number) for each in first.identifiers] == [
        ("passport", "AB 12"), ("other", "77"), ("bank_account", IBAN), ("lei", "529900T8BM49AURSDO55"), ("bic", "TESTDEFF"),
    ]  # fmt: skip
    assert message.faults == ()


def test_fields_that_stand_apart_belong_to_their_party() -> None:
    message = one({"debtor_name": "Testov", "debtor_iban": IBAN, "debtorCountry": "RU", "debtor_agent_bic": "TESTDEFF"})
    debtor, agent = party(message, Role.DEBTOR), party(message, Role.DEBTOR_AGENT)
    assert (debtor.name, debtor.countries, [each.number for each in debtor.identifiers]) == ("Testov", ("RU",), [IBAN])
    assert (agent.countries, [each.number for each in agent.identifiers]) == (("DE",), ["TESTDEFF"])


def test_a_list_of_parties_is_several_of_one_role() -> None:
    message = one({"creditor": ["Testov", {"name": "Sampleva"}, ["Example"]]})
    assert [(each.role, each.name, each.path) for each in message.parties] == [
        (Role.CREDITOR, "Testov", "creditor[1]"),
        (Role.CREDITOR, "Sampleva", "creditor[2]/name"),
        (Role.CREDITOR, "Example", "creditor[3][1]"),
    ]


def test_an_agent_may_be_told_by_its_bic_and_a_customer_may_not() -> None:
    message = one(
        {"debtor_agent": "TESTDE00XXX", "creditor_agent": "TESTBANK", "creditor": "TESTBANK", "sender": "TESTBANK"}
    )
    assert party(message, Role.DEBTOR_AGENT).name == ""
    assert party(message, Role.DEBTOR_AGENT).countries == ("DE",)
    assert party(message, Role.CREDITOR_AGENT).name == "TESTBANK"  # letters alone may be both
    assert party(message, Role.CREDITOR_AGENT).identifiers[0].number == "TESTBANK"
    assert party(message, Role.CREDITOR).identifiers == ()
    assert party(message, Role.SENDER).type is PartyType.UNKNOWN  # people call anybody so


def test_an_address_is_searched_and_kept_in_lines_or_parts() -> None:
    for address in ("Testgasse 1", ["Testgasse 1"], {"street": "Testgasse 1"}, {"line": "Testgasse 1"}):
        message = one({"creditor": {"name": "T", "address": address}})
        assert party(message, Role.CREDITOR).address == ("Testgasse 1",)
        assert [(each.text, each.role) for each in message.texts] == [("Testgasse 1", Role.CREDITOR)]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"last": "Testov", "first": "Ivan"}, "Ivan Testov"),
        ({"surname": "Testov", "patronymic": "Petrovich", "given_names": ["Ivan Igor"]}, "Ivan Igor Petrovich Testov"),
        ({"name": {"lastName": "Testov", "firstName": "Ivan"}}, "Ivan Testov"),
        ({"firstName": {"value": "Ivan"}, "lastName": {"value": "Testov"}}, "Ivan Testov"),
        ({"lastName": "Testov"}, "Testov"),
    ],
)  # fmt: skip
def test_parts_of_a_name_are_one_name(fields: dict[str, object], name: str) -> None:
    message = one({"creditor": fields})
    assert [(each.role, each.name) for each in message.parties] == [(Role.CREDITOR, name)]
    assert message.texts == ()
    assert {each.treatment for each in message.fields} == {Treatment.NAME}


@pytest.mark.parametrize(
    ("fields", "names", "text"),
    [
        ({"name1": "Ivan", "name2": "Testov"}, ["Ivan", "Testov"], "Ivan\nTestov"),
        ({"name": "Ivan", "surname": "Testov"}, ["Ivan", "Ivan Testov"], "Ivan\nTestov"),
        ({"nom": "Testov", "prénom": "Ivan"}, ["Testov", "Ivan Testov"], "Testov\nIvan"),
        ({"name": "Ivan Testov", "surname": "Testov"}, ["Ivan Testov"], "Ivan Testov\nTestov"),
        ({"name": "Ivan", "zzz": "Testov"}, ["Ivan"], "Ivan\nTestov"),
        ({"prefix": "Mr", "first": "Ivan", "suffix": "Testov"}, ["Ivan"], "Mr\nIvan\nTestov"),
    ],
)
def test_names_that_may_be_pieces_are_screened_alone_and_searched_together(
    fields: dict[str, str], names: list[str], text: str
) -> None:
    for value, flat in (
        (one({"creditor": fields}), False),
        (one({f"creditor_{key}": fields[key] for key in fields}), True),
    ):
        assert [each.name for each in value.parties] == names, flat
        assert [(each.text, each.role) for each in value.texts if not each.path.endswith("(key)")] == [
            (text, Role.CREDITOR)
        ]


def test_names_in_a_list_are_searched_together_as_well() -> None:
    message = one({"debtor": ["Ivan", "Testov"]})
    assert [each.name for each in message.parties] == ["Ivan", "Testov"]
    assert [(each.path, each.text) for each in message.texts] == [("debtor[1]", "Ivan\nTestov")]


def test_an_object_with_a_name_and_no_role_is_another_party() -> None:
    owner = {"first_name": "Ivan", "last_name": "Testov", "dob": {"day": 1, "month": 4, "year": 1962}, "country": "RU", "passport": "AB 12"}  # fmt: skip
    for message in (
        one({"ubo": owner}),
        one({"debtor": {"name": "Emily", "zzz": owner}}),
        one({"rows": [{"x": [owner]}]}),
    ):
        found = party(message, Role.OTHER)
        assert (found.name, found.birth_date, found.countries) == ("Ivan Testov", "1962-04-01", ("RU",))
        assert [(each.kind.value, each.number) for each in found.identifiers] == [("passport", "AB 12")]


def test_an_object_that_is_no_date_is_read_as_any_other() -> None:
    for value in ({"year": 1962, "Year": "Testov"}, {"year": 1962, "of": "Testov"}, {"year": ["Testov"]}):
        message = one({"debtor": {"name": "Ivan", "dob": value}})
        assert any("Testov" in each.text for each in message.texts), value
    assert party(one({"debtor": {"name": "Ivan", "dob": {"year": "1962"}}}), Role.DEBTOR).birth_date == "1962"


def test_words_before_a_field_tell_parties_apart() -> None:
    message = one(
        {"owner1_first_name": "Ivan", "owner1_last_name": "Testov", "owner2FirstName": "Anna", "owner2Inn": "77"}
    )
    assert [(each.role, each.name, len(each.identifiers)) for each in message.parties] == [
        (Role.OTHER, "Ivan Testov", 0),
        (Role.OTHER, "Anna", 1),
    ]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("tax_number", "tax_number"), ("taxId", "tax_number"), ("INN", "tax_number"), ("ИНН", "tax_number"), ("vat", "tax_number"),
        ("ein", "tax_number"), ("tin", "tax_number"), ("ogrn", "registration_number"), ("company-number", "registration_number"),
        ("registration number", "registration_number"), ("passport", "passport"), ("passportNumber", "passport"),
        ("national_id", "national_id"), ("imo", "imo_number"), ("imo_number", "imo_number"), ("LEI", "lei"), ("wallet", "wallet"),
        ("crypto_address", "wallet"), ("xbt", "wallet"), ("phone", "phone"), ("swift_code", "bic"), ("iban", "bank_account"),
    ],
)  # fmt: skip
def test_a_number_is_of_the_kind_that_its_key_says(key: str, kind: str) -> None:
    number = {"lei": "529900T8BM49AURSDO55", "bic": "TESTDEFF", "bank_account": IBAN}.get(kind, "9074729")
    for value, role in (
        ({"creditor": {"name": "Emily", key: number}}, Role.CREDITOR),
        ({f"creditor_{key}": number}, Role.CREDITOR),
        ({key: number}, Role.OTHER),
        ({"zzz": {key: number}}, Role.OTHER),
        ({"zzz": [{"name": "Emily", key: [number]}]}, Role.OTHER),
    ):
        assert [(each.kind.value, each.number) for each in party(one(value), role).identifiers] == [(kind, number)], (
            value
        )


def test_an_object_may_say_which_number_it_holds() -> None:
    for value, kind in (
        ({"identification": {"type": "passport", "number": "AB 12"}}, "passport"),
        ({"documents": [{"documentType": "Passport", "value": "AB 12", "issuer": "Ministry"}]}, "passport"),
        ({"Id": {"PrvtId": {"Othr": [{"Id": "AB 12", "SchmeNm": {"Cd": "CCPT"}}]}}}, "passport"),
        ({"documents": {"number": "AB 12"}}, "other"),
        ({"tax_ids": [{"type": "eu_vat", "value": "AB 12"}]}, "tax_number"),
        ({"wallet": {"network": "eth", "address": "AB 12"}}, "wallet"),
    ):
        message = one({"creditor": {"name": "Emily", **value}})
        assert [(each.kind.value, each.number) for each in message.parties[0].identifiers] == [(kind, "AB 12")], value


def test_a_reason_code_is_no_number_of_a_party() -> None:
    assert party(one({"creditor": {"name": "Emily", "kpp": "770001001"}}), Role.CREDITOR).identifiers == ()


def test_a_number_that_a_spreadsheet_spoilt_is_a_fault() -> None:
    message = one({"creditor": {"name": "Emily", "inn": "7.70509E+11"}})
    assert message.faults == (
        "creditor/inn: tax_number: '7.70509E+11' has lost figures in a spreadsheet; format the column as text",
    )


@pytest.mark.parametrize("number", ["TESTDEFF", "TESTDE00XXX", IBAN, "529900T8BM49AURSDO55", f"0x{'0' * 39}A"])
def test_a_number_that_its_form_tells_is_one_under_any_key_and_a_text(number: str) -> None:
    message = one({"debtor": {"name": "Emily", "zzz": number}})
    assert [each.number for each in message.parties[0].identifiers] == [number]
    assert message.texts[0].text == f"Emily\n{number}"
    assert [each.number for each in party(one({"zzz": {"x": number}}), Role.OTHER).identifiers] == [number]
    assert field(message, "zzz")[1] == "TEXT"


@pytest.mark.parametrize("word", ["Testdeff", "TRANSFER", "PAYMENTS", "TEST DEFF"])
def test_a_word_under_an_unknown_key_is_no_bank(word: str) -> None:
    assert one({"zzz": word}).parties == ()


def test_a_bic_of_an_agent_may_be_in_small_letters() -> None:
    agent = party(one({"creditor_agent": "testde00xxx"}), Role.CREDITOR_AGENT)
    assert (agent.name, [each.number for each in agent.identifiers]) == ("", ["TESTDE00XXX"])
    agent = party(one({"creditor_agent": "sberrumm"}), Role.CREDITOR_AGENT)
    assert (agent.name, [each.number for each in agent.identifiers]) == ("sberrumm", ["SBERRUMM"])


def test_a_key_that_is_no_usual_word_is_a_text() -> None:
    message = one(
        {"parties": {"Ivan Testov": {"amount": 1}, "annaTestova": 2}, "debtor": {"name": "Emily", "имя_клиента": 5}}
    )
    assert [(each.path, each.text) for each in message.texts] == [
        ("parties/Ivan Testov (key)", "Ivan Testov\nanna Testova"),
        ("debtor/имя_клиента (key)", "имя клиента"),
    ]
    assert field(message, "parties/Ivan Testov (key)") == ("Ivan Testov", "TEXT", "")


def test_fields_that_everybody_uses_are_no_texts() -> None:
    keys = "createdAt payment_method chargeBearer settlement_date metadata IntrBkSttlmAmt GrpHdr debtor_id beneficiary_bank_code"
    assert one({**dict.fromkeys(keys.split(), 1), "debtor": "Emily"}).texts == ()


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Decimal("1.5"), ("1.5", "SKIPPED", "number")),
        (date(2026, 11, 1), ("2026-11-01", "SKIPPED", "date")),
        (datetime(2026, 11, 1, 10, 0), ("2026-11-01 10:00:00", "SKIPPED", "no letter in it")),
        (True, ("True", "SKIPPED", "code")),
        (float("nan"), ("nan", "SKIPPED", "no value")),
        (Decimal("NaN"), ("NaN", "SKIPPED", "no value")),
        (UUID(int=0), ("00000000-0000-0000-0000-000000000000", "SKIPPED", "reference")),
        ([["Testov"]], ("Testov", "TEXT", "")),
    ],
)
def test_each_value_is_told_once(value: object, told: tuple[str, str, str]) -> None:
    message = one({"zzz": value, "debtor": "Emily"})
    assert [(each.text, each.treatment.name, each.why) for each in message.fields if each.path.startswith("zzz") and "(key)" not in each.path] == [told]  # fmt: skip
    assert message.faults == ()


def test_a_country_of_nobody_is_told() -> None:
    for value in ({"country": "KP"}, {"creditor": {"country": "KP"}}, {"zzz": {"country": {"code": "KP"}}}):
        assert [each.code for each in one({"debtor": "Emily", **value}).countries] == ["KP"]


def test_many_lines_are_searched_in_windows_that_share_what_a_name_may_need() -> None:
    message = one({"zzz": [f"word{number} of text" for number in range(200)]})
    lines = [line for text in message.texts for line in text.text.split("\n")]
    assert len(message.texts) > 2
    assert max(len(each.text) for each in message.texts) <= WINDOW
    assert {f"word{number} of text" for number in range(200)} <= set(lines)
    for before, after in pairwise(message.texts[:-1]):
        assert set(before.text.split("\n")) & set(after.text.split("\n"))


def test_lines_of_a_text_are_one_text() -> None:
    message = one({"remittance_text": ["FOR IVAN TES", 12, "TOV"], "purpose": "GIFT"})
    assert [each.text for each in message.texts] == ["FOR IVAN TES\nTOV", "GIFT"]
    assert field(message, "remittance_text[2]") == ("12", "SKIPPED", "number")


def test_what_has_a_letter_under_an_unknown_key_is_searched_and_the_rest_says_why_not() -> None:
    message = one({"foo": "Testov", "bar": {"debtor": "Sampleva", "x": ["A b", 1]}, "amount": 12.5, "n": None, "ccy": "EUR", "f": True})  # fmt: skip
    assert [each.text for each in message.texts] == ["Testov", "A b", "foo\nbar"]
    assert party(message, Role.DEBTOR).path == "bar/debtor"
    assert [(each.path, each.text, each.why) for each in message.fields if each.why] == [
        ("bar/x[2]", "1", "number"), ("amount", "12.5", "number"), ("ccy", "EUR", "code"), ("f", "True", "code"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "value"), [("id", "P 1"), ("reference", 17), ("end_to_end_id", "X"), ("ID", Decimal("1.50"))]
)
def test_the_reference_is_kept_as_it_is(key: str, value: object) -> None:
    assert one({key: value, "debtor": "T"}).reference == str(value)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (b"Testov", "debtor: a value of type bytes is no text"),
        ({"name": b"Testov"}, "debtor/name: a value of type bytes is no text"),
        ({"name": {"first": b"Testov"}}, "debtor/name/first: a value of type bytes is no text"),
        ({1: "Testov"}, "debtor: the key '1' is no text"),
        ({"Testov\ud800": 1}, "debtor: holds half of a surrogate pair; the text was decoded wrongly"),
        ({"zzz": 10**5000}, "debtor/zzz: a number of more figures than can be written"),
        ({"zzz": {"Testov"}}, "debtor/zzz: a value of type set is no text"),
        ({"birth_date": "Testov"}, "debtor/birth_date: 'Testov' is no date of birth; it is written as 1962-04-01"),
        ("Testov\ud800", "debtor: holds half of a surrogate pair; the text was decoded wrongly"),
        ("T" * 1001, "debtor: a name of 1001 characters; at most 1000 can be screened as one name"),
        ({"iban": "7" * 201}, "debtor/iban: a number of 201 characters; at most 200 can be compared"),
        ({"identifiers": [f"{each}" for each in range(101)]}, "debtor: 101 numbers; at most 100 are compared"),
    ],
)
def test_what_cannot_be_read_is_a_fault_that_says_where(value: object, fault: str) -> None:
    message = one({"debtor": value, "creditor": "Sampleva"})
    assert message.faults == (fault,)
    assert party(message, Role.CREDITOR).name == "Sampleva"
    message.to_json().encode()  # can be written, whatever was in it


def test_what_nests_too_deeply_is_a_fault() -> None:
    value: object = "Testov"
    for _ in range(MAX_DEPTH):
        value = {"a": value}
    message = one({"x": value, "debtor": "Sampleva"})
    assert len(message.faults) == 1
    assert f"values stand more than {MAX_DEPTH} deep" in message.faults[0]


def test_what_is_too_large_is_refused() -> None:
    ring: list[object] = []
    ring += [ring, ring]
    for value in ({str(each): "x" for each in range(MAX_FIELDS + 1)}, ring, {"debtor": ring}, {"debtor": {"x": ring}}):
        with pytest.raises(MessageError, match="more than 10000 fields"):
            one({"debtor": "T", "y": value})
    with pytest.raises(MessageError, match="more than 1000000 characters"):
        one({str(each): "x" * 100_000 for each in range(11)})


@pytest.mark.parametrize("message", [{}, {"amount": 1}, {"debtor": None}, {"debtor": "  "}, {"debtor": {}}])
def test_a_mapping_without_a_payment_is_refused(message: dict[str, object]) -> None:
    with pytest.raises(MessageError, match="has no payment in it"):
        one(message)


def test_an_object_of_json_in_a_text_is_read_as_an_object() -> None:
    inner = {"creditor": {"name": "Игорь Тестов", "iban": IBAN}, "notes": ["Сэмплева", {"deep": json.dumps(["Иван"])}]}
    message = one({"debtor": "Emily", "payload": json.dumps(inner)})
    creditor = party(message, Role.CREDITOR)
    assert (creditor.name, creditor.path) == ("Игорь Тестов", "payload/creditor/name")
    assert [each.number for each in creditor.identifiers] == [IBAN]
    assert {"payload", "payload/notes[1]", "payload/notes[2]/deep[1]"} <= {each.path for each in message.fields}
    assert any("Сэмплева" in each.text for each in message.texts)
    assert any("Иван" in each.text for each in message.texts)
    assert message.faults == ()


def test_a_key_that_an_object_of_json_has_twice_counts_twice() -> None:
    message = one({"payload": '{"creditor": "Testov", "creditor": "Sampleva"}'})
    assert [each.name for each in message.parties] == ["Testov", "Sampleva"]


@pytest.mark.parametrize("text", ["[Testov]", "{Testov", "[]", "{}", "[1] TESTOV"])
def test_a_text_that_only_looks_like_json_is_a_text(text: str) -> None:
    message = one({"debtor": "Emily", "details": text})
    assert [each.text for each in message.fields if each.path == "details"] == [text]


@pytest.mark.parametrize("text", [json.dumps({"creditor": "Игорь"})[:-3], f"x={json.dumps('Игорь')}", "[" * 100_000])
def test_json_that_cannot_be_read_is_never_clear(text: str) -> None:
    assert one({"debtor": "Emily", "payload": text}).faults


def test_what_nests_too_deeply_in_json_is_a_fault() -> None:
    deep = "[" * (MAX_DEPTH + 1) + '"Testov"' + "]" * (MAX_DEPTH + 1)
    assert "deep" in one({"debtor": "Emily", "payload": deep}).faults[0]
    assert "deep" in one({"debtor": "Emily", "payload": "[" * 100_000 + "1" + "]" * 100_000}).faults[0]


def test_what_has_no_payment_in_it_says_what_it_has() -> None:
    with pytest.raises(MessageError, match=r"neither a party.*creditor: a value of type bytes is no text"):
        one({"creditor": b"Testov"})
