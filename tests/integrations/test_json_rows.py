import io
import json
from time import process_time

import pytest

from sanscreen.errors import PartyError
from sanscreen.integrations import json_rows
from sanscreen.integrations.json_rows import MAX_COLUMNS, MAX_KEY, open_json_lines
from sanscreen.integrations.table import Row, Table, Unreadable


def opened(text: str, encoding: str = "utf-8") -> Table:
    return open_json_lines(io.BytesIO(text.encode(encoding)), "in.jsonl")


def one(line: str) -> Row:
    """Return the row of a line that stands behind a whole one."""
    *_, row = opened('{"name": "Ivan"}\n' + line).rows
    return row


def test_columns_are_the_keys_of_all_objects_in_the_order_in_which_they_first_appear() -> None:
    table = opened('{"b": "1", "a": "2"}\n{"a": "3", "late": "4"}\n')
    assert table.header == ("b", "a", "late")
    assert [row.cells for row in table.rows] == [("1", "2", ""), ("", "3", "4")]


def test_values_are_texts_as_they_are_written() -> None:
    row = one('{"name": 12345678901234567890123, "a": 1.50, "b": 1E5, "c": true, "d": null, "e": ["RU", null, 7]}')
    assert row.cells == ("12345678901234567890123", "1.50", "1E5", "true", "", "RU; 7")


def test_keys_of_inner_objects_are_columns() -> None:
    table = opened('{"name": {"last": "Testov", "first": "Ivan"}, "name.middle": "I"}')
    assert table.header == ("name.last", "name.first", "name.middle")
    assert next(table.rows).cells == ("Testov", "Ivan", "I")


@pytest.mark.parametrize(
    ("value", "text", "why"),
    [
        ('[{"a": "b"}]', '[{"a": "b"}]', "holds a list of what are no texts"),
        ("[[1]]", '[["1"]]', "holds a list of what are no texts"),
        ('{"a": {"a": {"a": {"a": "b"}}}}', '{"a": "b"}', "holds an object"),
    ],
)
def test_what_lies_too_deep_is_unreadable_and_its_text_is_kept(value: str, text: str, why: str) -> None:
    cell = one(f'{{"x": {value}}}').cells[-1]
    assert isinstance(cell, Unreadable)
    assert (cell, cell.why) == (text, why)


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ('{"name": "Ivan"', "line 2 is no JSON: Expecting ',' delimiter at character 16"),
        ("", "line 2 is no JSON: Expecting value at character 1"),
        ('{"name": NaN}', "line 2: NaN is no JSON; write null"),
        ('{"name": -Infinity}', "line 2: -Infinity is no JSON; write null"),
        ('{"name": "a", "name": "b"}', "line 2: the key 'name' stands there twice"),
        ('{"x": {"name": "a", "name": "b"}}', "line 2: the key 'name' stands there twice"),
        ('{"a": {"b": "1"}, "a.b": "2"}', "line 2: two values are called 'a.b'"),
        ('["Ivan"]', "line 2 is no JSON object; a record is written as {...} on one line"),
        ('"Ivan"', "line 2 is no JSON object; a record is written as {...} on one line"),
        ("[" * 100_000, "line 2 nests too deeply"),
        ('{"a":' * 100_000, "line 2 nests too deeply"),
        (f'{{"{"k" * (MAX_KEY + 1)}": 1}}', f"line 2: the key {'k' * 20!r}... has more than {MAX_KEY} characters"),
        (json.dumps({str(key): "" for key in range(MAX_COLUMNS)}), f"line 2: with '0' the file has more than {MAX_COLUMNS} keys"),
        ('{"name": "a\0b"}', "line 2 is no JSON: Invalid control character at at character 12"),
    ],
)  # fmt: skip
def test_a_faulty_line_is_a_row_with_an_error_and_its_text(line: str, error: str) -> None:
    row = one(line or "?")
    assert row == Row(2, (line or "?",), error)


def test_a_faulty_line_adds_no_column() -> None:
    table = opened('{"name": "Ivan"}\n{"x": 1, "x": 2}\n{"y": NaN}')
    assert table.header == ("name",)


def test_blank_lines_are_counted_and_no_rows() -> None:
    table = opened('\n{"name": "A"}\n  \n{"name": "B"}\n\n')
    assert [row.line for row in table.rows] == [2, 4]
    assert (table.counts.rows, table.counts.blank, table.lines) == (2, 3, 5)


def test_an_object_without_keys_is_a_record() -> None:
    table = opened('{"name": "A"}\n{}')
    assert [row.cells for row in table.rows] == [("A",), ("",)]


def test_a_line_that_is_too_long_is_a_row_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_rows, "MAX_LINE", 20)
    table = opened('{"name": "A"}\n{"name": "a long name"}\n{"name": "B"}')
    assert [row.error for row in table.rows] == [None, "line 2 has more than 20 characters", None]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "in.jsonl: the file is empty; one JSON object on each line is needed"),
        (" \n\n", "in.jsonl: the file is empty"),
        ('[{"name": "A"}]', "in.jsonl: holds a JSON array; one object on each line is needed, as `jq -c '.[]'` writes them"),
        ('\n [\n{"name": "A"}\n]', "in.jsonl: holds a JSON array"),
        ("name,dob\nIvan,1962\n", "in.jsonl: no line is a JSON object with a key; line 1 is no JSON: Expecting value at character 1"),
        ("{}", "in.jsonl: no line is a JSON object with a key"),
        ('{\n"name": "A"\n}', "in.jsonl: no line is a JSON object with a key; line 1 is no JSON"),
    ],
)  # fmt: skip
def test_a_file_without_an_object_is_refused(text: str, says: str) -> None:
    with pytest.raises(PartyError) as caught:
        opened(text)
    assert str(caught.value).startswith(says)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_the_byte_order_mark_says_the_encoding(encoding: str) -> None:
    assert next(opened('{"имя": "Иван"}', encoding).rows).cells == ("Иван",)


def test_another_encoding_is_refused_unless_it_is_told() -> None:
    data = io.BytesIO('{"имя": "Иван"}'.encode("cp1251"))
    with pytest.raises(PartyError, match="--encoding cp1251 reads"):
        open_json_lines(data, "in.jsonl")
    assert open_json_lines(data, "in.jsonl", encoding="cp1251").header == ("имя",)


def test_a_line_of_many_keys_is_read_in_no_time() -> None:
    """To find the key that stands there twice, each was counted: 40,000 keys took a minute."""
    keys = ", ".join(f'"{number}": 1' for number in range(40_000))
    started = process_time()
    assert one(f'{{{keys}, "39999": 1}}').error == "line 2: the key '39999' stands there twice"
    assert process_time() - started < 5
