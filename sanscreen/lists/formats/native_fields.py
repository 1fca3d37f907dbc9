"""Nodes of a YAML tree to typed fields; whatever does not fit is noted with its line and what is allowed."""

import re
from collections.abc import Collection
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from sanscreen._yaml import Mapping, Node, Scalar, Sequence
from sanscreen.lists.faults import Faults
from sanscreen.model import DateSpan
from sanscreen.model.countries import country_code

__all__ = ["KEY", "Reader"]

E = TypeVar("E", bound=StrEnum)

MAX_TEXT = 10_000  # characters of one value
KEY = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")


class Reader:
    """Reads fields; a field that is missing gives None or nothing, a faulty one is noted in `faults` and gives the same."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults

    def mapping(
        self, node: Node | None, where: str, allowed: Collection[str], required: Collection[str] = ()
    ) -> dict[str, Node] | None:
        """Read a dictionary with known keys; unknown and missing ones are noted."""
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self.faults.at(node, where, f"is a dictionary with {', '.join(allowed)}")
            return None
        for key in node.items:
            if key not in allowed:
                close = get_close_matches(key, allowed, n=1)
                remedy = f"did you mean {close[0]}?" if close else f"allowed are {', '.join(allowed)}"
                shown = key if key.isprintable() else repr(key)
                self.faults.add(node.lines[key], f"{where}.{shown}", f"unknown field; {remedy}")
        for key in required:
            if key not in node.items:
                self.faults.at(node, f"{where}.{key}", "is missing")
        return node.items

    def text(self, node: Node | None, where: str) -> str | None:
        """Read one line of text."""
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.faults.at(node, where, "is one text")
            return None
        text = node.text.strip()
        if not text:
            self.faults.at(node, where, "is empty; leave the field out where nothing is known")
        elif len(text) > MAX_TEXT:
            self.faults.at(node, where, f"has {len(text)} characters; at most {MAX_TEXT} are allowed")
        elif any(ord(letter) < 32 for letter in text.replace("\n", " ")):
            self.faults.at(node, where, "holds a control character")
        else:
            return " ".join(text.split("\n"))
        return None

    def texts(self, node: Node | None, where: str) -> tuple[str, ...]:
        """Read one text or a list of texts."""
        found = (self.text(item, where) for item in self.items(node))
        return tuple(text for text in found if text is not None)

    def items(self, node: Node | None) -> tuple[Node, ...]:
        """Return the items of a list, or the one node that stands for a list of one."""
        if node is None:
            return ()
        return node.items if isinstance(node, Sequence) else (node,)

    def choice(self, node: Node | None, where: str, kinds: type[E]) -> E | None:
        """Read one of the values of an enumeration."""
        text = self.text(node, where)
        if node is None or text is None:
            return None
        if text not in list(kinds):
            self.faults.at(node, where, f"{text!r} is none of {', '.join(kinds)}")
            return None
        return kinds(text)

    def key(self, node: Node | None, where: str) -> str | None:
        """Read an id: small letters, figures, and single - _ . between them."""
        text = self.text(node, where)
        if node is None or text is None:
            return None
        if not KEY.fullmatch(text):
            self.faults.at(node, where, f"{text!r} is no id; write small letters, figures and hyphens")
            return None
        return text

    def number(self, node: Node | None, where: str) -> int | None:
        """Read a count."""
        text = self.text(node, where)
        if node is None or text is None:
            return None
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            self.faults.at(node, where, f"{text!r} is no count")
            return None
        return int(text)

    def flag(self, node: Node | None, where: str) -> bool:
        """Read `true` or `false`."""
        text = self.text(node, where)
        if node is not None and text not in (None, "true", "false"):
            self.faults.at(node, where, f"{text!r} is neither true nor false")
        return text == "true"

    def span(self, node: Node | None, where: str) -> DateSpan | None:
        """Read a date that may be partial."""
        text = self.text(node, where)
        if node is None or text is None:
            return None
        try:
            return DateSpan.of(text)
        except ValueError as problem:
            self.faults.at(node, where, str(problem))
            return None

    def day(self, node: Node | None, where: str) -> date | None:
        """Read a whole date."""
        span = self.span(node, where)
        if node is None or span is None:
            return None
        if span.first != span.last:
            self.faults.at(node, where, f"{str(span)!r} is no whole date; write 1962-04-01")
            return None
        return span.first

    def country(self, node: Node | None, where: str) -> str | None:
        """Read the code or the English name of a country."""
        text = self.text(node, where)
        if node is None or text is None:
            return None
        code = country_code(text)
        if code is None:
            self.faults.at(node, where, f"{text!r} is no country; write its two-letter ISO 3166-1 code, such as RU")
        return code
