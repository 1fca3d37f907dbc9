"""An XML file, to its records one by one: streamed, with no document type, of bounded depth."""

from collections.abc import Iterator
from contextlib import suppress
from xml.parsers import expat

from sanscreen.lists.faults import Faults
from sanscreen.lists.items import Item
from sanscreen.lists.list_file import ListFile
from sanscreen.lists.xml_parser import FAULTS, RefusedError, fault_of, local_name, safe_parser

__all__ = ["MAX_DEPTH", "root_of", "xml_items"]

MAX_DEPTH = 40  # elements; the official lists have at most 12
CHUNK_BYTES = 65_536


def xml_items(file: ListFile, faults: Faults, *tags: str, root: str = "") -> Iterator[Item]:
    """Yield every element whose local name is one of `tags`, each whole, in the order of the file.

    Before them comes the element that `root` names, with its attributes alone: lists state their date there.
    Namespaces are dropped. What stands outside such elements is counted as unread. A fault ends the file: it is noted
    with its line, and what was yielded before must not be used. A document type is refused: it can name other files,
    and entities that grow without bound.
    """
    builder = _Builder(faults, frozenset(tags), root)
    with file.open() as stream:
        try:
            while chunk := stream.read(CHUNK_BYTES):
                builder.parser.Parse(chunk, False)
                yield from builder.ready()
            builder.parser.Parse(b"", True)
            yield from builder.ready()
        except FAULTS as problem:
            line, fault = fault_of(problem, builder.line)
            faults.add(line, "file", fault)


def root_of(head: bytes) -> tuple[str, frozenset[str]] | None:
    """Return the local name of the root element and the local names seen in the head of a file, or None for no XML."""
    if head.lstrip()[:1] != b"<" and head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return None
    names: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: names.append(local_name(name))
    with suppress(expat.ExpatError, LookupError, ValueError):  # what was seen before the fault counts
        parser.Parse(head, False)
    return (names[0], frozenset(names)) if names else None


class _Builder:
    """Builds items from the events of the parser; finished ones wait in line."""

    def __init__(self, faults: Faults, tags: frozenset[str], root: str) -> None:
        self.parser = safe_parser(
            "holds a document type (DTD), which no official list has; fetch it from its publisher"
        )
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self._ledger = faults.ledger
        self._tags = tags
        self._root = root
        self._path: list[str] = []  # of the elements that are open, records and what is in them apart
        self._open: list[Item] = []  # the record that is being built, and what is open in it
        self._ready: list[Item] = []

    @property
    def line(self) -> int:
        return int(self.parser.CurrentLineNumber)

    def ready(self) -> list[Item]:
        done, self._ready = self._ready, []
        return done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._path) + len(self._open) >= MAX_DEPTH:
            raise RefusedError(f"elements stand more than {MAX_DEPTH} deep; no list is so")
        tag = local_name(name)
        found = {local_name(key): value for key, value in attributes.items() if not key.startswith(_SCHEMA)}
        if self._open:
            if tag == self._open[0].tag:
                raise RefusedError(f"a {tag} stands within another one: the file is damaged; fetch it again")
            item = Item(tag, self.line, found)
            self._open[-1].add(item)
            self._open.append(item)
        elif tag in self._tags:
            self._open.append(Item(tag, self.line, found))
        elif tag == self._root:
            self._path.append(tag)
            self._ready.append(Item(tag, self.line, found))
        else:
            self._path.append(tag)
            for key, value in found.items():
                if value.strip():
                    self._ledger.unread[f"{'/'.join(self._path)}@{key}"] += 1

    def _end(self, _: str) -> None:
        if not self._open:
            self._path.pop()
        elif len(self._open) == 1:
            self._ready.append(self._open.pop())
        else:
            self._open.pop()

    def _characters(self, text: str) -> None:
        if self._open:
            self._open[-1].write(text)
        elif text.strip():
            self._ledger.unread["/".join(self._path)] += 1


_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance "
