from datetime import date
from decimal import Decimal

import pytest

from sanscreen import MessageError, PartyType
from sanscreen.integrations.payments.draft import MAX_FIELDS
from sanscreen.integrations.payments.mapping import MAX_DEPTH
from sanscreen.integrations.payments.message import Role
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
        ("other", "77"), ("passport", "AB 12"), ("bank_account", IBAN), ("lei", "529900T8BM49AURSDO55"), ("bic", "TESTDEFF"),
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


def test_parts_of_a_name_are_searched_as_one_text() -> None:
    message = one({"creditor": {"last": "Testov", "first": "Ivan"}})
    assert [each.text for each in message.texts] == ["Testov\nIvan"]


def test_lines_of_a_text_are_one_text() -> None:
    message = one({"remittance_text": ["FOR IVAN TES", 12, "TOV"], "purpose": "GIFT"})
    assert [each.text for each in message.texts] == ["FOR IVAN TES\nTOV", "GIFT"]
    assert field(message, "remittance_text[2]") == ("12", "SKIPPED", "number")


def test_what_has_a_letter_under_an_unknown_key_is_searched_and_the_rest_says_why_not() -> None:
    message = one({"foo": "Testov", "bar": {"debtor": "Sampleva", "x": ["A b", 1]}, "amount": 12.5, "n": None, "ccy": "EUR", "f": True})  # fmt: skip
    assert [each.text for each in message.texts] == ["Testov", "A b"]
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
        ({"name": {"first": "Testov"}}, "debtor/name: an object stands where a text is needed"),
        ({1: "Testov"}, "debtor: the key '1' is no text"),
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
    with pytest.raises(MessageError, match="more than 10000000 characters"):
        one({str(each): "x" * 1_000_000 for each in range(11)})


@pytest.mark.parametrize("message", [{}, {"amount": 1}, {"debtor": None}, {"debtor": "  "}, {"debtor": {}}])
def test_a_mapping_without_a_payment_is_refused(message: dict[str, object]) -> None:
    with pytest.raises(MessageError, match="has no payment in it"):
        one(message)
