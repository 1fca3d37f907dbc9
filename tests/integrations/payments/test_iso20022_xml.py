"""Hostile and damaged XML."""

import io
import tracemalloc

import pytest

from sanscreen import MessageError
from sanscreen.integrations.payments import iso20022_xml
from sanscreen.integrations.payments.draft import MAX_FIELDS
from sanscreen.integrations.payments.forms import read_messages, read_stream
from sanscreen.integrations.payments.iso20022_xml import MAX_DEPTH
from sanscreen.integrations.payments.message import Role
from tests.integrations.payments.messages import iso, one, party, transfer

MANY_ATTRIBUTES = " ".join(f"a{number}='1'" for number in range(MAX_FIELDS + 1))
NAMED = "<Cdtr><Nm>Testov</Nm></Cdtr>"


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE Document>",
        '<!DOCTYPE Document SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE d [<!ENTITY a "Testov">]>',
        '<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE d [<!ENTITY a SYSTEM "http://127.0.0.1/x">]>',
    ],
)
def test_a_document_type_is_refused_before_anything_is_read(doctype: str) -> None:
    with pytest.raises(MessageError, match="line 1: holds a document type"):
        one(doctype + transfer("<Cdtr><Nm>&a;</Nm></Cdtr>"))


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (transfer(NAMED)[:-20], "is no XML: "),
        (transfer("<Cdtr><Nm>Testov</Cdtr>"), "mismatched tag"),
        (transfer("<Cdtr><Nm>&testov;</Nm></Cdtr>"), "undefined entity"),
        (transfer("<Cdtr><Nm a='1' a='2'>x</Nm></Cdtr>"), "duplicate attribute"),
        (transfer(NAMED) + "<x/>", "junk after document element"),
        (transfer("<a>" * 100 + "</a>" * 100), f"more than {MAX_DEPTH} deep"),
        (transfer("<a>x</a>" * (MAX_FIELDS + 1)), f"more than {MAX_FIELDS} fields"),
        (transfer(f"<a {MANY_ATTRIBUTES}/>"), f"more than {MAX_FIELDS} fields"),
        ("<html><Nm>Testov</Nm></html>", "'html' is no message of ISO 20022"),
        ("<Document><Placemark><Nm>Testov</Nm></Placemark></Document>", "'Document' is no message of ISO 20022"),
    ],
)  # fmt: skip
def test_what_is_broken_or_no_payment_message_is_refused_with_its_place(message: str, fault: str) -> None:
    with pytest.raises(MessageError, match=fault):
        list(read_messages(message))


def test_what_is_broken_behind_a_payment_is_an_error_all_the_same() -> None:
    with pytest.raises(MessageError, match="mismatched tag"):
        list(read_messages(iso(f"<CdtTrfTxInf>{NAMED}</CdtTrfTxInf>" * 3).replace("</Document>", "</Other>")))


def test_comments_sections_and_instructions_inside_a_name_do_not_cut_it() -> None:
    message = one(transfer("<Cdtr><Nm>Iv<!-- x -->an <![CDATA[Tes]]><?x y?>tov &amp; S&#246;hne</Nm></Cdtr>"))
    assert party(message, Role.CREDITOR).name == "Ivan Testov & Söhne"


@pytest.mark.parametrize(
    "name",
    [
        "Iv<!-- -->an Tes<?x y?>tov",
        "<!-- x -->Ivan Testov<![CDATA[]]>",
        "Ivan<![CDATA[ ]]>Testov",
        "&#73;van&#32;Testov",
        "&#x49;van Testov",
    ],
)
def test_a_name_is_read_through_whatever_xml_puts_into_it(name: str) -> None:
    content = f"<Cdtr xml:space='preserve'><Nm>{name}</Nm></Cdtr>"
    assert party(one(transfer(content)), Role.CREDITOR).name == "Ivan Testov"
    assert "Ivan Testov" in [each.text for each in one(transfer(f"<RmtInf><Ustrd>{name}</Ustrd></RmtInf>")).texts]


@pytest.mark.parametrize(
    "message",
    [
        transfer(f"<X>{transfer(NAMED)}</X>"),
        transfer(f"<SplmtryData><Envlp>{transfer(NAMED)}</Envlp></SplmtryData>"),
        transfer("<z:Cdtr xmlns:z='urn:x'><z:Nm>Testov</z:Nm></z:Cdtr>"),
        f"<E>{transfer('<Dbtr><Nm>A</Nm></Dbtr>')}{transfer(NAMED)}</E>",
        f"<E>{transfer('<Dbtr><Nm>A</Nm></Dbtr>')}<X><Nm>Testov</Nm></X></E>",
        f"<E><X><Nm>Testov</Nm></X>{transfer('<Dbtr><Nm>A</Nm></Dbtr>')}</E>",
    ],
)
def test_documents_in_documents_and_beside_them_are_read(message: str) -> None:
    assert "Testov" in [party.name for payment in read_messages(message) for party in payment.parties]


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (transfer("<a>" * 10_000 + "</a>" * 10_000), f"more than {MAX_DEPTH} deep"),
        (transfer("<a/>" * 1_000_000), "elements; send it in parts"),
        (transfer(f"<{'a' * 100_000}/>"), "has more than 100 characters"),
        (transfer(f"<a b='{'x' * 10_000_000}'/>"), "too large"),
        (transfer("<Cdtr><Nm>Tes\0tov</Nm></Cdtr>"), "not well-formed"),
    ],
)  # fmt: skip
def test_what_is_too_deep_too_many_or_too_long_is_refused(message: str, fault: str) -> None:
    with pytest.raises(MessageError, match=fault):
        list(read_messages(message))


def test_text_beside_elements_is_read_and_a_fault() -> None:
    message = one(transfer("Testov A<Cdtr>Testov B<Nm>Iv<b>x</b>an</Nm></Cdtr>Testov C"))
    found = {each.text for each in message.texts} | {each.name for each in message.parties}
    assert {"Testov A\nTestov C", "Testov B", "Iv", "an", "x"} <= found
    assert message.faults[0].endswith("text stands beside elements, as in no message of ISO 20022")


def test_a_long_attribute_is_searched_or_a_fault() -> None:
    short, long = "Testov " * 1000, "Testov " * 20_000
    assert one(transfer(f"<a b='{short}'/>")).texts[0].text == short
    message = one(transfer(f"{NAMED}<a b='{long}'/>"))
    assert [each.partition("/a@b: ")[2] for each in message.faults] == [
        "140000 characters; at most 100000 can be searched"
    ]
    assert message.texts == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "windows-1251", "koi8-r"])
def test_bytes_are_read_in_the_encoding_that_they_state(encoding: str) -> None:
    name = "Zoé Müller" if encoding == "latin-1" else "Тестов Иван"
    stated = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{stated}"?>{transfer(f"<Cdtr><Nm>{name}</Nm></Cdtr>")}'
    assert party(one(text.encode(encoding)), Role.CREDITOR).name == name
    assert party(one(text), Role.CREDITOR).name == name  # text is decoded already, whatever it says


def test_utf_16_without_a_statement_is_known_by_its_mark() -> None:
    assert party(one(transfer("<Cdtr><Nm>Тестов</Nm></Cdtr>").encode("utf-16")), Role.CREDITOR).name == "Тестов"


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (transfer("<Cdtr><Nm>Zo\xe9</Nm></Cdtr>").encode("latin-1"), "line 1: is no XML: not well-formed"),
        (b'<?xml version="1.0" encoding="x-none"?>' + transfer(NAMED).encode(), "cannot be decoded|unknown encoding"),
        (b'<?xml version="1.0" encoding="gb2312"?>' + transfer(NAMED).encode(), "cannot be decoded"),
        (transfer(NAMED).encode("utf-16")[:-7], "is no XML"),
        (transfer(NAMED).encode("utf-32"), "is no XML|begins with"),
        (b"\xef\xbb\xbf" * 2 + transfer(NAMED).encode(), "is no XML"),
        (b'<?xml version="1.0" encoding="utf-16"?>' + transfer(NAMED).encode(), "encoding specified"),
        (b'<?xml version="1.0" encoding="utf-7"?>' + transfer(NAMED).encode(), "cannot be decoded"),
    ],
)
def test_bytes_of_another_encoding_are_refused(message: bytes, fault: str) -> None:
    with pytest.raises(MessageError, match=fault):
        one(message)


def test_one_payment_of_a_stream_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(iso20022_xml, "MAX_BYTES", 200_000)
    content = f"<CdtTrfTxInf>{NAMED}</CdtTrfTxInf>" * 20_000
    assert sum(1 for _ in read_stream(io.BytesIO(iso(content).encode()))) == 20_000
    with pytest.raises(MessageError, match="one payment has more than 200000 bytes"):
        list(read_stream(io.BytesIO(transfer(f"<a b='{'x' * 400_000}'/>").encode())))


def test_many_payments_take_the_memory_of_a_few() -> None:
    def peak(count: int) -> int:
        stream = io.BytesIO(iso(f"<CdtTrfTxInf>{NAMED}</CdtTrfTxInf>" * count).encode())
        tracemalloc.start()
        for _ in read_stream(stream):
            pass
        found = int(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        return found

    peak(10)  # what is imported and cached
    assert peak(8_000) < 1.5 * peak(2_000)  # more than one piece of the file has
