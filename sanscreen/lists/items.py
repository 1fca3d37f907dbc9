"""One record of a list file, whatever its form, as an item that knows what of it has been read.

XML elements, JSON objects and CSV rows become the same thing. Taking a value empties its place, so what is left
when a reader is done is what nobody read.
"""

from collections.abc import Iterator

__all__ = ["Item"]


class Item:
    """An element, object or row: `tag` is its local name, `line` where it stands in the file (from 1)."""

    __slots__ = ("_attributes", "_children", "_text", "line", "tag")

    def __init__(self, tag: str, line: int, attributes: dict[str, str] | None = None, text: str = "") -> None:
        self.tag = tag
        self.line = line
        self._attributes = attributes or {}
        self._text = text
        self._children: list[Item] = []

    def add(self, child: "Item") -> None:
        """Put a child behind the others; for those who build items."""
        self._children.append(child)

    def write(self, text: str) -> None:
        """Put text behind what is there; for those who build items."""
        self._text += text

    def children(self, *path: str) -> "list[Item]":
        """Return the items at the end of `path` (tags of children, then of theirs), in order; all children without one."""
        found = self._children
        for place, tag in enumerate(path):
            found = [child for child in found if child.tag == tag]
            if place + 1 < len(path):
                found = [grandchild for child in found for grandchild in child._children]
        return list(found)

    def child(self, *path: str) -> "Item | None":
        """Return the first item at the end of `path`, or None."""
        return next(iter(self.children(*path)), None)

    def text(self) -> str:
        """Take the text of this item, blanks at the ends and in rows taken out."""
        taken, self._text = self._text, ""
        return " ".join(taken.split())

    def value(self, *path: str) -> str:
        """Take the first text at the end of `path` that is not empty; an empty text where there is none."""
        return next((text for child in self.children(*path) if (text := child.text())), "")

    def values(self, *path: str) -> list[str]:
        """Take all texts at the end of `path` that are not empty."""
        return [text for child in self.children(*path) if (text := child.text())]

    def attribute(self, name: str) -> str:
        """Take an attribute, or the cell of a column; an empty text where there is none."""
        return " ".join(self.raw(name).split())

    def raw(self, name: str) -> str:
        """Take an attribute as it stands, for texts that are cut and go on elsewhere."""
        return self._attributes.pop(name, "")

    def skip(self, *names: str) -> None:
        """Take attributes, and texts of children, that say nothing about the party: numbers of records, sort keys."""
        for name in names:
            self._attributes.pop(name, None)
            for child in self.children(name):
                child.empty()

    def empty(self) -> None:
        """Take all that is in this item."""
        self._attributes.clear()
        self._text = ""
        self._children.clear()

    def leftovers(self, path: str = "") -> Iterator[str]:
        """Yield the path of every text and attribute that nobody took, once for each."""
        path = f"{path}/{self.tag}" if path else self.tag
        for name, value in self._attributes.items():
            if value.strip():
                yield f"{path}@{name}"
        if self._text.strip():
            yield path
        for child in self._children:
            yield from child.leftovers(path)
