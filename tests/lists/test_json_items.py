import pytest

from sanscreen.lists import json_items as module
from sanscreen.lists.faults import Faults
from sanscreen.lists.items import Item
from sanscreen.lists.json_items import MAX_DEPTH, json_items
from sanscreen.lists.list_file import ListFile


def read(data: str | bytes) -> tuple[list[Item], Faults]:
    faults = Faults("f.json")
    data = data if isinstance(data, bytes) else data.encode()
    return list(json_items(ListFile.of_bytes(data, "f.json"), faults, "entity")), faults


def test_keys_become_tags_and_scalars_text() -> None:
    (item,), faults = read(
        '{"a": "x  y", "b": 007.50e1, "c": true, "d": null, "e": {"f": [1, "2", [3]], "g": ""}}'.replace("007", "7")
    )
    assert (item.tag, item.line) == ("entity", 1)
    assert (item.value("a"), item.value("b"), item.value("c"), item.value("d")) == ("x y", "7.50e1", "true", "")
    assert item.values("e", "f") == ["1", "2", "3"]
    assert (faults.faults, faults.warnings, list(item.leftovers())) == ([], [], [])


def test_what_nobody_read_has_its_path() -> None:
    (item,), _ = read('{"id": "1", "properties": {"name": ["a", "b"]}}')
    item.value("id")
    assert list(item.leftovers()) == ["entity/properties/name"] * 2


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n  \n"])
def test_lines_are_counted_and_blank_ones_say_nothing(end: str) -> None:
    found, faults = read('\ufeff{"a": 1}\n\n{"a": "é"}' + end)
    assert [(item.line, item.value("a")) for item in found] == [(1, "1"), (3, "é")]
    assert faults.faults == []


def test_a_number_of_any_length_stays_as_it_is_written() -> None:
    (item,), faults = read('{"a": %s}' % ("9" * 5000))
    assert item.value("a") == "9" * 5000
    assert faults.count == 0


def test_a_key_that_stands_twice_keeps_all_its_values_and_is_told() -> None:
    (item,), faults = read('{"alias": ["A"], "b": {"c": 1, "c": 2}, "alias": ["B", "C"]}\n')
    assert (item.values("alias"), item.values("b", "c")) == (["A", "B", "C"], ["1", "2"])
    assert faults.warnings == ["f.json:1: line: key 'alias', 'c' stands twice in one object; all its values are kept"]


def test_a_key_that_stands_twice_is_told_of_its_own_line_alone() -> None:
    _, faults = read('{"a": 1, "a": 2}\n{"a": 1}\n')
    assert len(faults.warnings) == 1


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b'{"a": ', "is no JSON, Expecting value in column"),
        (b'{"a": 1} {"a": 2}', "is no JSON, Extra data in column 10; fetch the file again"),
        (b'{"a": "x\ty"}', "is no JSON, Invalid control character at in column 9"),
        (b"[1, 2]", "is no JSON object; one object a line is expected"),
        (b'"text"', "is no JSON object; one object a line is expected"),
        (b'{"a": NaN}', "holds NaN, which is no JSON; fetch the file again"),
        (b'{"a": [-Infinity]}', "holds -Infinity, which is no JSON; fetch the file again"),
        (b'{"a": "\xff"}', "byte 0xff is no UTF-8; fetch the file again"),
        (b'{"a": "\\ud800"}', "'\\ud800' holds half a letter (a surrogate); fetch the file again"),
        (b'{"a\\udc00": 1}', "'a\\udc00' holds half a letter (a surrogate); fetch the file again"),
        (b'{"a": ' + b"[" * 5000 + b"]" * 5000 + b"}", "is nested more than 40 deep; no list is so"),
        (b'{"a": ' + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH + b"}", "is nested more than 40 deep; no list is so"),
        (b'{"a": ' * (MAX_DEPTH + 1) + b"1" + b"}" * (MAX_DEPTH + 1), "is nested more than 40 deep; no list is so"),
    ],
)
def test_a_faulty_line_is_told_and_the_others_are_read(line: bytes, expected: str) -> None:
    found, faults = read(b'{"a": 1}\n' + line + b'\n{"a": 3}\n')
    assert [item.line for item in found] == [1, 3]
    (fault,) = faults.faults
    assert fault.startswith(f"f.json:2: line: {expected}")


def test_what_is_as_deep_as_allowed_is_read() -> None:
    found, faults = read('{"a": ' * MAX_DEPTH + "1" + "}" * MAX_DEPTH)
    assert (len(found), faults.count) == (1, 0)


def test_a_pair_of_escapes_that_is_one_letter_is_read() -> None:
    (item,), faults = read('{"a": "\\ud83d\\ude00 \\u0418"}')
    assert (item.value("a"), faults.count) == ("\U0001f600 И", 0)


def test_a_line_that_is_too_long_ends_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_LINE", 20)
    found, faults = read('{"a": 1}\n{"a": "%s"}\n{"a": 3}\n' % ("x" * 20))
    assert [item.line for item in found] == [1]
    assert faults.faults == ["f.json:2: line: has more than 20 bytes; one object a line is expected"]
