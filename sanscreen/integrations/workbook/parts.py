"""A zip archive to the parts of a workbook: checked, capped, and XML walked through with flat memory."""

import zipfile
from collections.abc import Callable
from typing import IO
from xml.parsers import expat

__all__ = ["MAX_PARTS", "MAX_UNPACKED", "Parts", "parse_xml"]

MAX_UNPACKED = 1 << 30  # bytes of all parts
MAX_PARTS = 10_000
CHUNK = 1 << 20  # bytes


class Parts:
    """The parts of a workbook, by their names in any case.

    Each is read once at the start: that compares its size and checksum with what the directory says. Raises
    `ValueError` for too many or too large parts, and for encrypted ones.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        parts = archive.infolist()
        self._archive = archive
        self._sheets: set[str] = set()
        self._names = {each.filename.lower(): each.filename for each in parts}
        size = sum(each.file_size for each in parts)
        if size > MAX_UNPACKED or len(parts) > MAX_PARTS:
            raise ValueError(
                f"unpacks to {size} bytes in {len(parts)} parts; at most {MAX_UNPACKED} in {MAX_PARTS} are read"
            )
        if len(self._names) < len(parts):
            raise ValueError("is damaged: it has two parts of one name")
        for each in parts:
            if each.flag_bits & 1:
                raise ValueError("is encrypted; save it without a password")
            with archive.open(each) as part:
                while part.read(CHUNK):
                    pass

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def open(self, name: str) -> IO[bytes]:
        """Open a part. Raises `ValueError` where there is none."""
        if name.lower() not in self._names:
            raise ValueError(f"is damaged: it has no part {name!r}")
        return self._archive.open(self._names[name.lower()])

    def sheet(self, target: str) -> IO[bytes]:
        """Open the part to which a relation of an Excel workbook leads. Raises `ValueError` where a sheet has it already."""
        name = target[1:] if target.startswith("/") else f"xl/{target}"
        if name.lower() in self._sheets:
            raise ValueError(f"is damaged: two sheets are the part {name!r}")
        self._sheets.add(name.lower())
        return self.open(name)

    def worksheets(self, name: str) -> dict[str, str]:
        """Return the targets of the relations to worksheets in a part, by their ids."""
        found: dict[str, str] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship" and attributes["Type"].endswith("/worksheet"):
                if attributes["Id"] in found:
                    raise ValueError(f"is damaged: two relations are called {attributes['Id']!r}")
                found[attributes["Id"]] = attributes["Target"]

        parse_xml(self.open(name), start)
        return found


def parse_xml(
    part: IO[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Walk through XML and close it; names of tags and attributes come without their namespaces.

    Values of attributes whose names then are one are joined by a blank.
    """

    def refuse(*_: object) -> None:
        raise ValueError("holds a document type, which no workbook has")

    def refuse_cdata() -> None:  # it passes over such text as if it were not there
        raise ValueError("holds a CDATA section, which the reader of workbooks does not read; save it again")

    def started(tag: str, attributes: dict[str, str]) -> None:
        if any(" " in name for name in attributes):
            attributes = _without_namespaces(attributes)
        start(tag.rpartition(" ")[2], attributes)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartCdataSectionHandler = refuse_cdata
    parser.StartElementHandler = started
    if end is not None:
        parser.EndElementHandler = lambda tag: end(tag.rpartition(" ")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    with part:
        while chunk := part.read(CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)


def _without_namespaces(attributes: dict[str, str]) -> dict[str, str]:
    plain: dict[str, str] = {}
    for name, value in attributes.items():
        local = name.rpartition(" ")[2]
        plain[local] = f"{plain[local]} {value}" if local in plain else value
    return plain
