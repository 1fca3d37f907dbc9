"""Named sections, to one flat file with a table of contents and a digest, and back without copying a section.

    16 bytes   SANSCREEN INDEX and a line end
     4 bytes   length of the table of contents
    32 bytes   SHA-256 of all that follows
     …         table of contents: JSON, filled with blanks up to a multiple of 64 bytes
     …         sections, each filled with zeros up to a multiple of 64 bytes

The table says the version of the layout, what the file is of (`head`), and name, start and length of every section.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping

from sanscreen.errors import SnapshotError

__all__ = ["LAYOUT", "MAGIC", "open_container", "packed_container"]

MAGIC = b"SANSCREEN INDEX\n"
LAYOUT = 3  # of this file and of all its sections: a file of another one is refused
MOST_CONTENTS = 1_000_000  # bytes of a table of contents
_LINE = 64
_FIRST = len(MAGIC) + 4 + 32

Head = dict[str, object]
Sections = dict[str, memoryview]


def packed_container(head: Head, sections: Mapping[str, bytes]) -> Iterator[bytes]:
    """Yield the bytes of a file that holds the sections, in the order of their names."""
    places: dict[str, tuple[int, int]] = {}
    end = 0
    for name in sorted(sections):
        places[name] = end, len(sections[name])
        end += _filled(len(sections[name]))
    contents = json.dumps({"layout": LAYOUT, "head": head, "sections": places}, ensure_ascii=False).encode()
    contents += b" " * (_filled(_FIRST + len(contents)) - _FIRST - len(contents))
    pieces = [contents]
    for name in places:
        pieces += [sections[name], bytes(_filled(len(sections[name])) - len(sections[name]))]
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    yield MAGIC + len(contents).to_bytes(4, "little") + digest.digest()
    yield from pieces


def open_container(buffer: memoryview, name: str, *, verify: bool) -> tuple[Head, Sections]:
    """Return the head of a file and its sections by name. `verify` compares the digest, which reads the whole file.

    Raises `SnapshotError` for what is no such file, is of another layout, was cut or changed, or whose table leads outside.
    """
    if bytes(buffer[: len(MAGIC)]) != MAGIC:
        raise SnapshotError(f"{name}: no snapshot; `sanscreen lists build -o FILE SOURCES` writes one")
    size = int.from_bytes(buffer[len(MAGIC) : len(MAGIC) + 4], "little")
    if size > MOST_CONTENTS or _FIRST + size > len(buffer):
        raise SnapshotError(f"{name}: the snapshot is cut short or damaged; build it again")
    if verify and hashlib.sha256(buffer[_FIRST:]).digest() != bytes(buffer[len(MAGIC) + 4 : _FIRST]):
        raise SnapshotError(f"{name}: the snapshot is damaged: its digest does not fit; build it again")
    try:
        contents = json.loads(bytes(buffer[_FIRST : _FIRST + size]))
        layout, head = contents["layout"], dict(contents["head"])
        places = {str(key): (int(start), int(length)) for key, (start, length) in contents["sections"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        raise SnapshotError(f"{name}: the table of contents cannot be read; build the snapshot again") from None
    if layout != LAYOUT:
        raise SnapshotError(f"{name}: layout {layout!r}; this version reads layout {LAYOUT}: build the snapshot again")
    body = buffer[_FIRST + size :]
    for key, (start, length) in places.items():
        if start < 0 or length < 0 or start % _LINE or start + length > len(body):
            raise SnapshotError(f"{name}: section {key!r} lies outside of the file; build the snapshot again")
    return head, {key: body[start : start + length] for key, (start, length) in places.items()}


def _filled(length: int) -> int:
    return -(-length // _LINE) * _LINE
