import json

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sanscreen import _yaml
from sanscreen._yaml import Mapping, Scalar, Sequence, YamlError, parse, plain

LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"
law = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # the loader stays the same through all examples
)


@pytest.fixture(params=[yaml.CSafeLoader, yaml.SafeLoader], ids=["libyaml", "pure"], autouse=True)
def _both_loaders(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test here runs with libyaml and without: the result may not depend on how PyYAML was built."""
    monkeypatch.setattr(_yaml, "_Loader", request.param)


def mapping(text: str) -> Mapping:
    node = parse(text, "t.yml")
    assert isinstance(node, Mapping)
    return node


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("Null", "a surname; a default loader makes it nothing"),
        ("~", "nothing to a default loader"),
        ("NO", "Norway; false to a default loader"),
        ("yes", "true to a default loader"),
        ("007", "seven to a default loader"),
        ("1_000", "a thousand to a default loader"),
        ("0x1F", "31 to a default loader"),
        ("12:30:45", "a number to base 60 to a default loader"),
        ("1e3", "a number"),
        (".inf", "infinity"),
        ("2024-01-01", "a date to a default loader"),
        ("Ünïcode Тест 김", "letters of any script"),
    ],
)
def test_every_scalar_is_the_text_that_was_written(written: str, why: str) -> None:
    assert plain(parse(f"key: {written}\n", "t.yml")) == {"key": written}, why


def test_a_key_is_text_whatever_it_looks_like() -> None:
    assert plain(parse("007: a\nNO: b\nNull: c\n<<: d\n", "t.yml")) == {
        "007": "a",
        "NO": "b",
        "Null": "c",
        "<<": "d",
    }


def test_a_value_that_is_left_out_is_the_empty_text() -> None:
    assert plain(parse("key:\nlist:\n  -\n", "t.yml")) == {"key": "", "list": [""]}


def test_lists_and_dictionaries_nest() -> None:
    text = "parties:\n  - names: [a, b]\n    born: {year: 1962}\n  - c\n"
    assert plain(parse(text, "t.yml")) == {"parties": [{"names": ["a", "b"], "born": {"year": "1962"}}, "c"]}


@pytest.mark.parametrize(
    ("written", "text", "quoted", "lines"),
    [
        ("007", "007", False, 1),
        ("'007'", "007", True, 1),
        ('"007"', "007", True, 1),
        ("|-\n  007", "007", True, 3),
        (">-\n  007", "007", True, 3),
        ("007\n  008", "007 008", False, 2),
        ("'007\n  008'", "007 008", True, 2),
    ],
)
def test_a_scalar_knows_whether_it_was_quoted_and_how_many_lines_it_fills(
    written: str, text: str, quoted: bool, lines: int
) -> None:
    assert mapping(f"key: {written}\n").items["key"] == Scalar(text, 1, quoted, lines)


@pytest.mark.parametrize(("written", "flow"), [("[a, b]", True), ("\n  - a\n  - b", False)])
def test_a_list_knows_whether_it_stands_in_brackets(written: str, flow: bool) -> None:
    node = mapping(f"key: {written}\n").items["key"]
    assert isinstance(node, Sequence)
    assert node.flow is flow


def test_every_node_and_key_knows_its_line() -> None:
    text = 'one: a\ntwo:\n  - "b\n\n    c"\n  - 𝕏\n\n# between\nthree: {four: d,\n  five: e}\n'
    top = mapping(text)
    two, three = top.items["two"], top.items["three"]
    assert top.lines == {"one": 1, "two": 2, "three": 9}
    assert isinstance(two, Sequence)
    assert isinstance(three, Mapping)
    assert (two.line, [item.line for item in two.items]) == (3, [3, 6])
    assert (three.line, three.lines) == (9, {"four": 9, "five": 10})


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("a: b\nc: d\na: e\n", "t.yml:3: key 'a' stands here twice, first in line 1", "no value is lost"),
        ("a:\n  - {b: c, b: d}\n", "t.yml:2: key 'b' stands here twice", "in brackets too"),
        ("a: b\n'a': c\n", "t.yml:2: key 'a' stands here twice", "quotes make no other key"),
        ("a: b\nc: &x d\n", "t.yml:2: anchors (&) and aliases (*) are not allowed", "an anchor"),
        ("a: b\nc: *x\n", "t.yml:2: anchors (&) and aliases (*) are not allowed", "an alias of nothing"),
        (LAUGHS, "t.yml:1: anchors (&) and aliases (*) are not allowed", "a billion laughs are none"),
        ("a: b\nc: !!int 7\n", "t.yml:2: tags (!) are not allowed", "a tag changes the type"),
        ("a: !!python/object:os.system x\n", "t.yml:1: tags (!) are not allowed", "a tag runs code"),
        ("a: ! b\n", "t.yml:1: tags (!) are not allowed", "a value that opens with an exclamation mark"),
        ("--- a\n--- b\n", "t.yml:1: 2 documents; exactly one", "the second would be lost"),
        ("", "t.yml:1: 0 documents; exactly one", "an empty file"),
        ("# nothing\n", "t.yml:1: 0 documents; exactly one", "a comment alone"),
        ("a: b\n? [c]\n: d\n", "t.yml:2: a key is a plain text", "a list as a key"),
        ("a: b\n? {c: d}\n: e\n", "t.yml:2: a key is a plain text", "a dictionary as a key"),
        ("a: b\nc: d: e\n", "t.yml:2: no valid YAML", "a colon in a value"),
        ("a: b\n\tc: d\n", "t.yml:2: no valid YAML", "a tab for indentation"),
        ("a: b\nc: @d\n", "t.yml:2: no valid YAML", "a value that opens with an at sign"),
        ("a: b\nc: [d\n", "t.yml:3: no valid YAML", "a bracket that stays open"),
        ("a: 'b\nc: d\n", "t.yml:3: no valid YAML", "a quote that stays open"),
        ("a: é𝕏\nc: \x07\n", "t.yml:2: character U+0007 is not allowed; remove it", "a control character"),
        ("a: b\nc: d\ud800\n", "t.yml:2: character U+D800 is not allowed", "half of a surrogate pair"),
        ('a: b\nc: "\\0"\n', "t.yml:2: character U+0000 is not allowed", "the same as an escape"),
        ("[" * 5_000, "t.yml:1: ", "brackets without end"),
    ],
)
def test_text_that_would_be_misread_is_refused_with_its_line(text: str, expected: str, why: str) -> None:
    with pytest.raises(YamlError) as caught:
        parse(text, "t.yml")
    assert str(caught.value).startswith(expected), why
    assert "\n" not in str(caught.value)


def test_twenty_levels_are_read_and_one_more_is_refused() -> None:
    deepest = "\n".join("  " * level + f"k{level}:" for level in range(_yaml.MAX_DEPTH))
    assert isinstance(parse(deepest, "t.yml"), Mapping)
    with pytest.raises(YamlError, match=r"^t\.yml:21: nested too deeply; at most 20 levels are allowed$"):
        parse(f"{deepest}\n{'  ' * _yaml.MAX_DEPTH}deeper: a", "t.yml")


def test_brackets_count_as_levels_too() -> None:
    with pytest.raises(YamlError, match=r"^t\.yml:1: nested too deeply"):
        parse("[" * 21 + "]" * 21, "t.yml")


def test_text_over_the_cap_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_yaml, "MAX_CHARACTERS", 10)
    assert plain(parse("key: 45678", "t.yml")) == {"key": "45678"}
    with pytest.raises(YamlError, match=r"^t\.yml: 11 characters; at most 10 are allowed$"):
        parse("key: 456789", "t.yml")


@pytest.mark.parametrize(
    ("text", "line", "cut", "why"),
    [
        ("a: 20 Example Street #02-00\n", 1, "#02-00", "a unit number"),
        ("a: b\nc: #4711\n", 2, "#4711", "the whole value"),
        ("a:\n  - b #c d\n", 2, "#c d", "in a list, up to the end of the line"),
        ("a: {b: c #d\n  }\n", 1, "#d", "in brackets"),
        ("a: 'b' #c\n", 1, "#c", "behind a quoted value"),
        ("a: 'b'#c\n", 1, "#c", "right behind a quoted value"),
        ('a: "é𝕏 # b"\nc: d #e\n', 2, "#e", "behind a quoted value with wide letters"),
        ("a: |\n  b #c\n  #d\n#e\n", 4, "#e", "behind a block, whose own are text"),
        ("#e\na: b\n", 1, "#e", "at the start of a line"),
        ("a: [b #c]\nd: e\n", 1, "#c]", "with the bracket that closes, which is missed then"),
    ],
)
def test_a_comment_without_a_blank_is_refused_since_it_was_meant_as_text(
    text: str, line: int, cut: str, why: str
) -> None:
    with pytest.raises(YamlError) as caught:
        parse(text, "t.yml")
    assert str(caught.value).startswith(f"t.yml:{line}: {cut!r} would be cut off as a comment; put the value"), why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: b c # comment\n", "a blank behind it"),
        ("# 20 Example Street #02-00\na: b c\n", "a number inside a comment cuts nothing"),
        ("a: b c # see #5\n", "a number inside a comment behind a value"),
        ("#\n##\n#!/usr/bin/env x\na: b c\n", "lines that are usual in files"),
        ("a: 'b c' #\n", "an empty comment"),
    ],
)
def test_a_comment_with_a_blank_is_left_out(text: str, why: str) -> None:
    assert plain(parse(text, "t.yml")) == {"a": "b c"}, why


@pytest.mark.parametrize("text", ["b#c", "'b #c'", '"b #c"', '"b\n  #c"', "|-\n  b #c", ">-\n  b\n  #c"])
def test_a_number_sign_that_belongs_to_the_value_stays(text: str) -> None:
    value = mapping(f"a: {text}\n").items["a"]
    assert isinstance(value, Scalar)
    assert "#c" in value.text


@law
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"))))
def test_a_text_in_double_quotes_comes_back_as_it_is(text: str) -> None:
    """What stands in double quotes is never cut, folded, typed or normalised."""
    assert plain(parse(f"key: {json.dumps(text, ensure_ascii=False)}\n", "t.yml")) == {"key": text}


@law
@given(st.text(st.characters()) | st.text("ab:-#&*!|>'\"%@`[]{},? \n\t~", max_size=40))
def test_any_text_is_read_or_refused_with_its_name(text: str) -> None:
    """Whatever the text, the outcome is a tree or a `YamlError` of one line that opens with the name."""
    try:
        outcome: object = parse(text, "t.yml")
    except YamlError as problem:
        outcome = str(problem)
    if isinstance(outcome, str):
        assert outcome.startswith("t.yml:")
        assert "\n" not in outcome
