"""The XML of ISO 20022 messages, to one tree for each payment: streamed, each with what stands above it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from sanscreen.errors import MessageError
from sanscreen.integrations.payments.draft import MAX_FIELDS
from sanscreen.integrations.payments.iso20022_tables import GROUPS, MESSAGES, PAYMENTS, REPEATED
from sanscreen.lists.xml_parser import FAULTS, RefusedError, fault_of, local_name, safe_parser

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Node", "Payment", "Stream", "payments_of"]

MAX_BYTES = 10_000_000  # of a message, and of one payment of a stream with what stands before it
MAX_DEPTH = 50  # elements; a pacs.008 has at most 15
MAX_ELEMENTS = 4 * MAX_FIELDS  # of one payment with what stands above it, empty ones too
MAX_NAME = 100  # characters of the name of an element; those of the standard have at most 40
CHUNK_BYTES = 65_536
ENOUGH_TOLD = 1_000_000  # elements that stand above payments; beyond them, more than
TOLD_PER_BYTE = 2  # of the file is a file made to take time
_FAMILY = "urn:iso:std:iso:20022:"
_MESSAGE = re.compile(r"[a-z]{4}\.[0-9]{3}\.[0-9]{3}\.[0-9]{2}")
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance "


@dataclass(slots=True, eq=False)
class Node:
    """An element or, with `@` before its name, an attribute. It has text or children; `path` leads to it."""

    tag: str
    path: str
    text: str = ""
    children: list["Node"] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Payment:
    """One payment: what stands above it in the message, itself, and what stands behind the last one of a group."""

    form: str
    nodes: list[Node]
    faults: tuple[str, ...] = ()
    is_transaction: bool = True


class Stream(Protocol):
    """What is read from: bytes, in the pieces that are asked for."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none at the end."""


def payments_of(stream: Stream, encoding: str | None = None) -> Iterator[Payment]:
    """Yield the payments of a file, in `encoding` or the one that it states. A message of the family without a known element for them is one payment.

    Raises `MessageError` that opens with the line for what is no XML, no message of the family, too large or too deep,
    has a document type, or has no payment in it.
    """
    builder, fed, total = _Builder(encoding), 0, 0
    try:
        while chunk := stream.read(CHUNK_BYTES):
            total += len(chunk)
            builder.enough = max(ENOUGH_TOLD, TOLD_PER_BYTE * total)
            builder.parser.Parse(chunk, False)
            ready = builder.ready()
            yield from ready
            fed = 0 if ready else fed + len(chunk)
            if fed > MAX_BYTES:
                raise RefusedError(f"one payment has more than {MAX_BYTES} bytes")
        builder.parser.Parse(b"", True)
    except FAULTS as problem:
        line, what = fault_of(problem, builder.line, "ask the sender for it again")
        raise MessageError(f"line {line}: {what}") from None
    yield from builder.ready()
    if not builder.known:
        raise MessageError(f"{builder.root!r} is no message of ISO 20022; its root is Document, or a header beside one")
    yield from builder.last()


@dataclass(slots=True, eq=False)
class _Open:
    """An element that is open. `told` of its children belong to payments already; `split` once it had a payment in it."""

    tag: str
    node: Node
    text: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    told: int = 0
    split: bool = False


class _Builder:
    """Builds trees from the events of the parser; a payment waits until it is known what stands behind it."""

    def __init__(self, encoding: str | None) -> None:
        self.parser = safe_parser("holds a document type (DTD), which no payment message has: it is refused", encoding)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.root = ""
        self.known = False
        self._form = ""
        self._open: list[_Open] = []
        self._ready: list[Payment] = []
        self._waiting: Payment | None = None
        self._top: Node | None = None
        self._faults: dict[str, None] = {}
        self.enough = ENOUGH_TOLD
        self._elements = 0  # that are kept
        self._told = 0  # that stand above payments, once for each

    @property
    def line(self) -> int:
        return int(self.parser.CurrentLineNumber)

    def ready(self) -> list[Payment]:
        done, self._ready = self._ready, []
        return done

    def last(self) -> list[Payment]:
        """Return the payment that waits, or the whole file where it has no element for one."""
        if self._waiting is None and self._top is not None:
            self._waiting = Payment(self._form, [self._top], is_transaction=False)
        if self._waiting is None:
            return []
        self._waiting.faults = tuple(self._faults)
        return [self._waiting]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise RefusedError(f"elements stand more than {MAX_DEPTH} deep, as in no message of ISO 20022")
        namespace, _, tag = name.rpartition(" ")
        if len(tag) > MAX_NAME:
            raise RefusedError(f"the name {tag[:20]!r}... of an element has more than {MAX_NAME} characters")
        self.root = self.root or tag
        path = tag
        if self._open:
            above = self._open[-1]
            self._flush(above)
            number = above.counts[tag] = above.counts.get(tag, 0) + 1
            path = f"{above.node.path}/{tag}"
            if tag in REPEATED or number > 1:
                path += f"[{number}]"
        self._recognise(tag, namespace)
        node = self._counted(Node(tag, path))
        for key, value in attributes.items():
            mark = "@xsi:" if key.startswith(_SCHEMA) else "@"
            name = local_name(key)
            node.children.append(self._counted(Node(mark + name, f"{path}@{name[:MAX_NAME]}", value)))
        self._open.append(_Open(tag, node))

    def _recognise(self, tag: str, namespace: str) -> None:
        """A message is known by the namespace of its Document, or by what stands below it."""
        named = _MESSAGE.search(namespace) or _MESSAGE.fullmatch(tag)
        if tag == "Document":
            self._form = named[0] if named else ""
            self.known = self.known or named is not None or namespace.startswith(_FAMILY)
        elif tag in MESSAGES or (named and named[0] == tag):
            self.known = True
            self._form = self._form or (named[0] if named else MESSAGES[tag])

    def _end(self, _: str) -> None:
        closed = self._open.pop()
        node = closed.node
        if closed.counts or node.children:
            self._flush(closed, beside=bool(closed.counts))
        else:
            node.text = "".join(closed.text).strip()
        if closed.split:
            self._tell(node.children[closed.told :])
        elif self.known and (closed.tag in PAYMENTS or (closed.tag in GROUPS and self._open)):
            self._pay(node, is_transaction=closed.tag in PAYMENTS)
        elif self._open:
            self._open[-1].node.children.append(node)
        else:
            self._top = node

    def _pay(self, node: Node, *, is_transaction: bool) -> None:
        """Have a payment wait for what stands behind it; the one before it is ready."""
        if self._waiting is not None:
            self._ready.append(self._waiting)
        above = [child for each in self._open for child in each.node.children]
        self._waiting = Payment(self._form, [*above, node], tuple(self._faults), is_transaction)
        for each in self._open:
            each.split, each.told = True, len(each.node.children)
        self._elements = sum(map(_size, above)) + len(self._open)
        self._told += self._elements
        if self._told > self.enough:
            raise RefusedError("much stands above many small payments; send them in parts")

    def _tell(self, nodes: list[Node]) -> None:
        """What stands behind the last payment of a group is told with it: nothing else comes that could have it."""
        if self._waiting is not None:
            self._waiting.nodes += nodes

    def _flush(self, above: _Open, *, beside: bool = True) -> None:
        """Text beside elements, which no message has, is a field of its own: nothing of it is lost."""
        text = "".join(above.text).strip()
        above.text.clear()
        if not text:
            return
        path = above.node.path
        if beside:
            self._faults[f"{path}: text stands beside elements, as in no message of ISO 20022"] = None
        above.node.children.append(self._counted(Node(above.tag, path, text)))

    def _counted(self, node: Node) -> Node:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise RefusedError(f"one payment has more than {MAX_ELEMENTS} elements; send it in parts")
        return node

    def _characters(self, text: str) -> None:
        if self._open:
            self._open[-1].text.append(text)


def _size(node: Node) -> int:
    return 1 + sum(map(_size, node.children))
