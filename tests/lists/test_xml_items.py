import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanscreen.lists.faults import Faults
from sanscreen.lists.items import Item
from sanscreen.lists.list_file import ListFile
from sanscreen.lists.xml_items import MAX_DEPTH, root_of, xml_items


def read(data: bytes, *tags: str) -> tuple[list[Item], Faults]:
    faults = Faults("list.xml")
    return list(xml_items(ListFile.of_bytes(data, "list.xml"), faults, *tags)), faults


def test_records_come_whole_with_their_lines_and_without_namespaces() -> None:
    data = b'<l xmlns="urn:a" xmlns:b="urn:b">\n<e id="1"><b:n>T</b:n></e>\n<e><n>U</n></e></l>'
    found, faults = read(data, "e")
    assert [(item.tag, item.line, item.attribute("id"), item.value("n")) for item in found] == [
        ("e", 2, "1", "T"),
        ("e", 3, "", "U"),
    ]
    assert not faults.count


def test_what_stands_outside_the_records_is_counted() -> None:
    found, faults = read(b'<l version="3"><date>2030</date><e/><x><y a="b"/></x></l>', "e")
    assert len(found) == 1
    assert faults.ledger.unread == {"l@version": 1, "l/date": 1, "l/x/y@a": 1}


def test_another_tag_of_a_record_in_a_record_is_part_of_it_and_the_same_one_a_fault() -> None:
    (item,), _ = read(b"<l><e><f>inner</f></e></l>", "e", "f")
    assert item.value("f") == "inner"
    found, faults = read(b"<l><e><x><e>inner</e></x></e></l>", "e")
    assert found == []
    assert "a e stands within another one: the file is damaged" in faults.faults[0]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"<l>\n<e></l>", "list.xml:2: file: is no XML: mismatched tag; fetch it again"),
        (b"<l><e></e>", "list.xml:1: file: is no XML: no element found; fetch it again"),
        (b"", "list.xml:1: file: is no XML: no element found; fetch it again"),
        (b"<l>\xff</l>", "list.xml:1: file: is no XML: not well-formed (invalid token); fetch it again"),
    ],
)
def test_broken_files_are_faults_with_their_line(data: bytes, fault: str) -> None:
    assert read(data, "e")[1].faults == [fault]


@pytest.mark.parametrize(
    "doctype",
    [b"<!DOCTYPE l>", b'<!DOCTYPE l SYSTEM "http://example.invalid/l.dtd">', b'<!DOCTYPE l [<!ENTITY a "b">]>'],
)
def test_a_document_type_is_refused_before_anything_is_read(doctype: bytes) -> None:
    found, faults = read(doctype + b"<l><e>&a;</e></l>", "e")
    assert found == []
    assert "document type (DTD)" in faults.faults[0]


def test_elements_that_stand_too_deep_are_refused() -> None:
    deep = MAX_DEPTH + 1
    assert "deep" in read(b"<a>" * deep + b"</a>" * deep, "e")[1].faults[0]
    assert "deep" in read(b"<e>" + b"<a>" * 100_000, "e")[1].faults[0]
    assert not read(b"<a>" * MAX_DEPTH + b"</a>" * MAX_DEPTH, "e")[1].count


def test_other_encodings_are_read_where_they_are_declared() -> None:
    data = '<?xml version="1.0" encoding="windows-1251"?><l><e>Тестов</e></l>'.encode("cp1251")
    (item,), faults = read(data, "e")
    assert (item.text(), faults.count) == ("Тестов", 0)
    (item,), _ = read('<?xml version="1.0" encoding="utf-16"?><l><e>Тестов</e></l>'.encode("utf-16"), "e")
    assert item.text() == "Тестов"
    assert read(b'<?xml version="1.0" encoding="klingon"?><l/>', "e")[1].count == 1


@pytest.mark.parametrize("chunk", [1, 7, 1 << 16])
def test_the_size_of_chunks_makes_no_difference(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sanscreen.lists.xml_items.CHUNK_BYTES", chunk)
    found, faults = read("<l><e>Тестов</e><e>b</e></l>".encode(), "e")
    assert [item.text() for item in found] == ["Тестов", "b"]
    assert not faults.count


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_are_a_fault(data: bytes) -> None:
    found, faults = read(data, "e")
    assert faults.count or found == [] or b"<e" in data


def test_the_root_is_told_from_the_head_alone() -> None:
    assert root_of(b'<?xml version="1.0"?><a:list xmlns:a="urn:a"><entry><cut') == (
        "list",
        frozenset({"list", "entry"}),
    )
    assert root_of(b"key: value") is None
    assert root_of(b"<") is None
    assert root_of('<?xml version="1.0" encoding="utf-16"?><list/>'.encode("utf-16")) == ("list", frozenset({"list"}))
