"""Frames, odd line breaks, and several messages in one text."""

import io

import pytest

from sanscreen import MessageError
from sanscreen.integrations.payments import swift_mt_text
from sanscreen.integrations.payments.forms import read_messages, read_stream
from sanscreen.integrations.payments.message import Message, Role
from sanscreen.integrations.payments.swift_mt_text import split_messages
from tests.integrations.payments.messages import mt, one, party

FIELDS = ":20:REF 1\n:32A:261123USD1,\n:50K:/12345678\nTESTOV\nTESTGASSE\n:59:SAMPLEVA\n:70:GIFT"
WHOLE = mt(FIELDS)


def told(message: Message) -> list[tuple[str, str, str]]:
    return [(each.path, each.text, each.treatment.name) for each in message.fields if "block" not in each.path]


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize(
    "frame", ["{{4:\n{}\n-}}", "{{4:{}\n-}}", "{{4:\n{}-}}", "{}", "{}\n-", "{}\n-\n\n", "\n\n{}\n$"]
)
def test_a_text_block_is_read_in_every_frame_with_every_line_break(line_break: str, frame: str) -> None:
    text = frame.format(FIELDS).replace("\n", line_break)
    message = one(text)
    assert told(message) == told(one(WHOLE))
    assert (message.reference, message.faults) == ("REF 1", ())
    assert told(one(text.encode())) == told(message)


@pytest.mark.parametrize("around", ["\x01{}\x03", "{}\0\0\0", "\ufeff{}", "  \r\n{}\r\n", "${}$"])
def test_what_frames_a_message_is_no_part_of_it(around: str) -> None:
    message = one(around.format(WHOLE))
    assert (told(message), message.faults) == (told(one(WHOLE)), ())


def test_a_nul_inside_a_name_does_not_cut_it() -> None:
    assert party(one(mt(":20:1\n:59:TEST\0OV")), Role.CREDITOR).name == "TESTOV"


def test_fields_without_line_breaks_between_them_are_read() -> None:
    message = one("{4::20:REF 1:32A:261123USD1,:50K:TESTOV:59:SAMPLEVA:70:GIFT-}")
    assert [each.name for each in message.parties] == ["TESTOV", "SAMPLEVA"]
    assert message.faults == ()


def test_a_field_in_the_line_of_another_party_is_a_fault() -> None:
    message = one(mt(":20:1\n:50K:SAMPLEVA:59:TESTOV\n:70:GIFT"))
    assert message.faults == ("50K: the next field stands in the same line; each begins a line",)


@pytest.mark.parametrize("between", ["", "$", "\r\n", "\x03\x01", "\0\0", "\r\n$\r\n"])
def test_several_messages_in_one_text_are_payments_of_their_own(between: str) -> None:
    text = between.join(mt(f":20:R {name}\n:59:{name}") for name in ("ONE", "TWO", "SIX"))
    found = list(read_messages(text))
    assert [(each.reference, party(each, Role.CREDITOR).name) for each in found] == [
        ("R ONE", "ONE"), ("R TWO", "TWO"), ("R SIX", "SIX"),
    ]  # fmt: skip
    assert [each.faults for each in found] == [()] * 3


@pytest.mark.parametrize("form", ["{{4:\n:20:{0}\n:59:{0}\n-}}\n", ":20:{0}\n:59:{0}\n-\n", ":20:{0}\n:59:{0}\n$"])
def test_several_bare_messages_are_told_apart(form: str) -> None:
    found = list(read_messages("".join(form.format(name) for name in ("ONE", "TWO"))))
    assert [party(each, Role.CREDITOR).name for each in found] == ["ONE", "TWO"]


def test_acknowledgements_between_messages_belong_to_the_message_beside_them() -> None:
    ack = "{1:F21BANKDEFFAXXX0000000000}{4:{177:2611221200}{451:0}}"
    found = list(read_messages(ack + WHOLE + ack + WHOLE))
    assert [told(each) for each in found] == [told(one(WHOLE))] * 2
    assert {each.why for each in found[0].fields if each.text.startswith("F21")} == {"acknowledgement of the network"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (WHOLE[:-30], "block 4 is not closed: the message is cut short"),
        (WHOLE + "TESTOV", "'TESTOV' stands between blocks"),
        (WHOLE.replace("{4:", "{4:TESTOV"), "'TESTOV' stands before the first field of block 4"),
        (WHOLE.removesuffix("}"), "block 5 is not closed: the message is cut short"),
    ],
)
def test_a_damaged_frame_is_a_fault_and_nothing_of_it_is_lost(text: str, fault: str) -> None:
    message = one(text)
    assert fault in message.faults
    assert ("TESTOV" in [each.text for each in message.texts]) is ("'TESTOV'" in fault)


@pytest.mark.parametrize(
    "text", ["{1:F01BANKDEFFAXXX0000000000}{2:I103BANKAEADXXXXN}", "{4:\n-}", "{1:", "{4:", "{1:{1:{1:"]
)
def test_a_message_without_a_field_is_refused(text: str) -> None:
    with pytest.raises(MessageError, match="message 1: has no payment in it"):
        one(text)


def test_bytes_that_are_no_text_are_refused_with_their_place() -> None:
    with pytest.raises(MessageError, match="byte 12: is no utf-8"):
        one(b":20:1\n:59:X\xe9")


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50, 10_000])
def test_messages_are_the_same_however_a_text_is_cut_into_chunks(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swift_mt_text, "HEAD", 100)
    ack = "{1:F21BANKDEFFAXXX0000000000}{4:{177:2611221200}{451:0}}"
    text = (" " * 90 + WHOLE + "$" + ack + WHOLE + ack + WHOLE).replace("\r\n", "\n")
    whole = list(split_messages([text]))
    assert len(whole) == 3
    assert list(split_messages(text[place : place + size] for place in range(0, len(text), size))) == whole


def test_a_file_of_many_messages_is_read_one_by_one_and_each_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swift_mt_text, "MAX_LENGTH", 100_000)
    many = io.BytesIO(WHOLE.encode() * 2_000)
    assert sum(1 for _ in read_stream(many)) == 2_000
    with pytest.raises(MessageError, match="one message has more than 100000 characters"):
        list(read_stream(io.BytesIO(mt(f":20:1\n:70:{'X' * 300_000}").encode())))
