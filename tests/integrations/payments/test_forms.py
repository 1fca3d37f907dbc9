import io
import string
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanscreen import MessageError
from sanscreen.integrations.payments.forms import FORMS, read_messages, read_stream
from sanscreen.integrations.payments.message import Role
from tests.integrations.payments.messages import iso, mt, one, party, transfer

IBAN = "DE89370400440532013000"
XML = transfer(
    f"<Dbtr><Nm>Testov</Nm></Dbtr><DbtrAcct><Id><IBAN>{IBAN}</IBAN></Id></DbtrAcct>"
    "<CdtrAgt><FinInstnId><BICFI>TESTRUMM</BICFI></FinInstnId></CdtrAgt><RmtInf><Ustrd>FOR SAMPLEVA</Ustrd></RmtInf>"
)
MT = mt(f":20:E-1\n:50K:/{IBAN}\nTestov\n:57A:TESTRUMM\n:70:FOR SAMPLEVA")
MAPPING = {
    "id": "E-1",
    "debtor": {"name": "Testov", "iban": IBAN},
    "creditor_agent": {"bic": "TESTRUMM"},
    "remittance_text": "FOR SAMPLEVA",
}


def test_the_same_payment_is_the_same_in_every_form() -> None:
    for message in (one(XML), one(MT), one(MAPPING), one(XML.encode()), one(MT.encode())):
        debtor, agent = party(message, Role.DEBTOR), party(message, Role.CREDITOR_AGENT)
        assert (debtor.name, [each.number for each in debtor.identifiers]) == ("Testov", [IBAN])
        assert ([each.number for each in agent.identifiers], agent.countries) == (["TESTRUMM"], ("RU",))
        assert message.texts[-1].text == "FOR SAMPLEVA"
        assert (message.reference, message.faults) == ("E-1", ())


def test_every_form_is_told_by_how_it_begins() -> None:
    for text in (XML, MT, ":20:X", "{2:I103", "{S:"):
        assert sum(form.begins.match(text) is not None for form in FORMS) == 1


class Slow(io.BytesIO):
    """A stream that gives a byte at a time and cannot seek."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(1 if size else 0)

    def seekable(self) -> bool:
        return False


@pytest.mark.parametrize("text", [XML, MT])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_stream_is_read_as_the_message_whatever_pieces_it_gives(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert list(read_stream(io.BytesIO(data))) == list(read_stream(Slow(data))) == [one(text)]


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ("", "the message is empty; known are ISO 20022 and SWIFT MT, and dictionaries"),
        ("  \n\0", "the message is empty"),
        ("Testov", "the message begins with 'Testov'"),
        ('{"debtor": "Testov"}', "the message begins with"),
        (b"\xff\xd8\xff\xe0", "the message is empty|begins with"),
        ("\ud800", "character 1: holds half of a surrogate pair"),
        (" " * 10_000_001, "a message of 10000001 is too large; at most 10000000"),
    ],
)
def test_what_is_no_message_is_refused(message: str | bytes, fault: str) -> None:
    with pytest.raises(MessageError, match=fault):
        one(message)


@pytest.mark.parametrize("message", [None, 7, [], io.BytesIO(b"<a/>")])
def test_other_values_are_refused(message: object) -> None:
    with pytest.raises(MessageError, match="a message is text, bytes or a dictionary"):
        list(read_messages(message))  # type: ignore[arg-type]


PIECES = st.sampled_from(
    ["<", ">", "</", "/>", "Nm", "Dbtr", "Document", "CdtTrfTxInf", " a='", "'", "&", "<![CDATA[", "]]>", "<!--", "-->", "{1:F01",
     "{4:", "-}", "}", ":20:", ":50F:", ":59:", "1/", "/", "//", "\n", "\r", "\0", "A", "TESTOV", "é", "\ud800", "$", ":61:", ":86:",
     "4/19620401", "3/RU/X", "?20", "<a xmlns='urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08'>"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join) | st.binary(max_size=60) | st.text(string.printable))
def test_whatever_comes_it_is_a_payment_or_refused(message: str | bytes) -> None:
    """No other error than `MessageError` leaves the readers."""
    with suppress(MessageError):
        for found in read_messages(message):
            found.to_json().encode()


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([XML, MT]), st.integers(0, 400), st.integers(0, 3), PIECES | st.just(""))
def test_a_damaged_message_is_a_payment_or_refused(message: str, place: int, length: int, piece: str) -> None:
    """No other error than `MessageError` leaves the readers."""
    with suppress(MessageError):
        list(read_messages(message[:place] + piece + message[place + length :]))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.binary(max_size=2) | st.sampled_from(["Testov", "RU"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["debtor", "creditorAgent", "name", "birth_date", "country", "identifiers", "address", "id", "x", "account", "type", "bic"]), inner, max_size=4),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["debtor", "creditor_agent", "debtor_iban", "id", "purpose", "y"]), JSON, max_size=4
    )
)
def test_whatever_is_in_a_mapping_it_is_a_payment_or_refused(message: dict[str, object]) -> None:
    """No other error than `MessageError` leaves the reader."""
    with suppress(MessageError):
        one(message).to_json().encode()


@pytest.mark.parametrize(
    "message",
    [
        "{1:" * 1_000_000,
        "{3:" * 1_000_000,
        "{3:{" * 1_000_000,
        "{3:{" + "a" * 5_000_000,
        "{1:F01}" + "{4:a}" * 1_000_000,
        "{1:F01}" + "{4:" * 1_000_000,
        ":20:" * 1_000_000,
        "{4:\n" + ":21:1\n" * 1_000_000 + "-}",
        "{4:\n:20:" + "1/" * 2_000_000 + "\n-}",
        "{4:\n:61:" + "1" * 5_000_000 + "\n-}",
        "{4:\n:59F:" + "1/A\n" * 1_000_000 + "\n-}",
        transfer("<a/>" * 1_000_000),
        transfer("<a>x</a>" * 500_000),
        transfer("x<a/>" * 100_000),
        transfer(f"<{'a' * 5_000_000}><b>x</b></{'a' * 5_000_000}>"),
        iso("<a>x</a>" * 9_000 + "<TxInf/>" * 500_000),
        iso("<GrpHdr/><TxInf/>" * 300_000),
    ],
    ids=lambda message: message[:20],
)
def test_a_message_made_to_take_time_takes_little(message: str) -> None:
    """Ten million characters are read or refused in seconds, however they are put together."""
    before = time.process_time()
    with suppress(MessageError):
        for place, _ in enumerate(read_messages(message)):
            if place == 2_000:
                break
    assert time.process_time() - before < 20


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize(
    "framed", [":20:1\n:59:ИВАН ТЕСТОВ", mt(":20:1\n:59:ИВАН ТЕСТОВ"), "\x01" + mt(":20:1\n:59:ИВАН ТЕСТОВ") + "\x03"]
)
def test_an_mt_message_is_read_in_each_encoding_of_unicode_with_a_mark_or_without(framed: str, encoding: str) -> None:
    assert party(one(framed.encode(encoding)), Role.CREDITOR).name == "ИВАН ТЕСТОВ"


@pytest.mark.parametrize("control", ["\x04", "\x1b", "\x08"])
def test_control_characters_in_an_mt_message_are_refused(control: str) -> None:
    with pytest.raises(MessageError, match=r"no text of an MT message.*decoded wrongly"):
        one(f":20:1\n:59:TES{control}TOV")


def test_a_file_in_text_mode_is_refused_with_what_to_do() -> None:
    class Text:
        def read(self, _size: int, /) -> str:
            return ":20:1"

    for stream in (io.StringIO(":20:1\n:59:TESTOV"), Text()):
        with pytest.raises(MessageError, match="binary mode"):
            list(read_stream(stream))  # type: ignore[arg-type]  # that is the point
