"""YAML text to a tree in which every scalar is text and every node knows its line: the only door to yaml.

A default loader makes a surname `Null` nothing, the country `NO` false, `007` seven, and keeps the last of two equal
keys. Here nothing is guessed, anchors, aliases and tags are refused, and sizes and depths are capped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "YamlError", "parse", "plain"]

MAX_CHARACTERS = 16_000_000
MAX_DEPTH = 20

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same events, ten times faster with libyaml

# Outside of values the first `#` of a line opens a comment; without a blank behind it, it was nearly always meant as
# part of a value.
_TIGHT_COMMENT = re.compile(r"^[^#]*(#(?![\s#!]|$))")

# YAML 1.1 allows all characters but these; not as an escape either, or a text would change with the loader.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class YamlError(ValueError):
    """The text is no YAML as it is read here; the message opens with name and line."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; `quoted` tells whether it was written in quotes or as a block, `lines` over how many lines."""

    text: str
    line: int
    quoted: bool
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `flow` tells whether it was written in brackets."""

    items: tuple["Node", ...]
    line: int
    flow: bool


@dataclass(frozen=True, slots=True)
class Mapping:
    """A dictionary of text to nodes; `lines` gives the line of each key."""

    items: dict[str, "Node"]
    line: int
    lines: dict[str, int]


Node = Scalar | Sequence | Mapping


def parse(text: str, name: str) -> Node:
    """Return the tree of one YAML document.

    Raises `YamlError` for text that is no YAML, is too large or too deep, holds no or two documents, a key twice,
    an anchor, an alias, a tag, a control character, or a comment whose `#` has no blank behind it.
    """
    if len(text) > MAX_CHARACTERS:
        raise YamlError(f"{name}: {len(text)} characters; at most {MAX_CHARACTERS} are allowed")
    if found := _FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise YamlError(f"{name}:{line}: character U+{ord(found[0]):04X} is not allowed; remove it")
    events: list[yaml.Event] = []
    try:
        events.extend(_events(text, name))
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        if problem.problem_mark:  # a comment may have cut off the bracket that is missed now
            _refuse_tight_comments(text[: problem.problem_mark.index], name, events)
        context = f" {problem.context}" if problem.context else ""
        raise YamlError(f"{name}:{line}: no valid YAML:{context} {problem.problem}") from None
    except yaml.YAMLError as problem:
        raise YamlError(f"{name}:1: no valid YAML: {problem}") from None
    _refuse_tight_comments(text, name, events)
    documents = sum(isinstance(event, yaml.DocumentStartEvent) for event in events)
    if documents != 1:
        raise YamlError(f"{name}:1: {documents} documents; exactly one is expected")
    walk = (event for event in events if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent))
    return _node(next(walk), walk, name)


def plain(node: Node) -> object:
    """Return the tree as dictionaries, lists and texts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(item) for key, item in node.items.items()}


def _events(text: str, name: str) -> Iterator[yaml.Event]:
    """Yield the events up to the first that is too deep: a parser is slow over thousands of open brackets."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise YamlError(f"{name}:{_line(event)}: nested too deeply; at most {MAX_DEPTH} levels are allowed")
        yield event


def _node(event: yaml.Event, walk: Iterator[yaml.Event], name: str) -> Node:
    line = _line(event)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise YamlError(f"{name}:{line}: anchors (&) and aliases (*) are not allowed; quote a value that opens so")
    if getattr(event, "tag", None):
        raise YamlError(f"{name}:{line}: tags (!) are not allowed; quote a value that opens so")
    if isinstance(event, yaml.ScalarEvent):
        if found := _FORBIDDEN.search(event.value):
            raise YamlError(f"{name}:{line}: character U+{ord(found[0]):04X} is not allowed; remove it")
        lines = (event.end_mark.line if event.end_mark else line - 1) - line + 2
        return Scalar(event.value, line, bool(event.style), lines)  # plain: '' with libyaml, None without
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(item := next(walk), yaml.SequenceEndEvent):
            items.append(_node(item, walk, name))
        return Sequence(tuple(items), line, bool(event.flow_style))
    return _mapping(line, walk, name)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _mapping(line: int, walk: Iterator[yaml.Event], name: str) -> Mapping:
    found: dict[str, Node] = {}
    lines: dict[str, int] = {}
    while not isinstance(event := next(walk), yaml.MappingEndEvent):
        key = _node(event, walk, name)
        if not isinstance(key, Scalar):
            raise YamlError(f"{name}:{key.line}: a key is a plain text here, not a list or a dictionary")
        if key.text in found:
            raise YamlError(f"{name}:{key.line}: key {key.text!r} stands here twice, first in line {lines[key.text]}")
        found[key.text] = _node(next(walk), walk, name)
        lines[key.text] = key.line
    return Mapping(found, line, lines)


def _refuse_tight_comments(text: str, name: str, events: list[yaml.Event]) -> None:
    """Refuse `20 Peck Seah Street #02-00`: YAML would cut the value at the `#` without a word."""
    position, outside = 0, []
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            assert event.start_mark is not None
            assert event.end_mark is not None
            start, end = event.start_mark.index, event.end_mark.index
            outside.append(text[position:start])
            outside.append(re.sub(r"[^\n]", "x", text[start:end]))
            position = end
    outside.append(text[position:])
    for number, line in enumerate("".join(outside).split("\n"), start=1):
        if found := _TIGHT_COMMENT.search(line):
            value = text.split("\n")[number - 1][found.start(1) :].strip()
            raise YamlError(
                f"{name}:{number}: {value!r} would be cut off as a comment; put the value in quotes, or write a blank "
                "after the # of a comment"
            )
