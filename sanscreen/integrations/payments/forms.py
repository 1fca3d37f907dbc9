"""A payment message in any form, to its payments: the form is known by how it begins.

To add one, write a module that reads it and name it in `FORMS`.
"""

import codecs
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from sanscreen.errors import MessageError
from sanscreen.integrations.payments.iso20022 import read_iso20022
from sanscreen.integrations.payments.iso20022_xml import MAX_BYTES, Stream
from sanscreen.integrations.payments.mapping import read_mapping
from sanscreen.integrations.payments.message import Message
from sanscreen.integrations.payments.swift_mt import read_swift_mt

__all__ = ["FORMS", "Form", "read_messages", "read_stream"]

CHUNK_BYTES = 65_536
ENOUGH = 16  # characters to know a form by
SHOWN = 40
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # which begins as UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = {
    ".0.0": "utf-16-le",
    "0.0.": "utf-16-be",
    ".000": "utf-32-le",
    "000.": "utf-32-be",
}  # by where NULs stand at first
_CONTROL = re.compile(r"[\x04-\x08\x0b\x0c\x0e-\x1f]")  # of no MT message: SOH, STX and ETX frame one, NULs fill it up


@dataclass(frozen=True, slots=True)
class Form:
    """A form of payment messages: what its text begins with, and what reads a stream of it.

    `read(stream, encoding)` is given the encoding where it is known already, whatever the message says of it.
    """

    name: str
    begins: re.Pattern[str]
    read: Callable[[Stream, str | None], Iterator[Message]]


FORMS = (
    Form("ISO 20022", re.compile(r"<"), read_iso20022),
    Form("SWIFT MT", re.compile(r"\{[1-5S]:|:[0-9]{2}[A-Z]?:"), lambda stream, encoding: read_swift_mt(_text(stream, encoding))),
)  # fmt: skip


def read_messages(message: "str | bytes | Mapping[str, object]") -> Iterator[Message]:
    """Yield the payments of one message: XML of ISO 20022, the text of SWIFT MT messages, or a dictionary.

    Bytes are decoded as their byte order mark or XML declaration says, else as UTF-8. Raises `MessageError`, which says
    where and what, for what is no message that is known, broken, larger than 10 MB, too deep, has a document type, or has no
    payment in it. It can come after some payments were yielded: then the message is not whole, and none of them is to be
    released.
    """
    if isinstance(message, Mapping):
        yield from read_mapping(message)
        return
    if not isinstance(message, str | bytes | bytearray | memoryview):
        raise MessageError(f"a message is text, bytes or a dictionary, not {type(message).__name__}")
    if len(message) > MAX_BYTES:
        raise MessageError(
            f"a message of {len(message)} is too large; at most {MAX_BYTES}: read_stream takes files of many"
        )
    encoding = None
    if isinstance(message, str):
        try:
            message, encoding = message.encode(), "utf-8"
        except UnicodeEncodeError as problem:
            where = f"character {problem.start + 1}"
            raise MessageError(f"{where}: holds half of a surrogate pair; the text was decoded wrongly") from None
    yield from _read(io.BytesIO(message), encoding)


def read_stream(stream: BinaryIO) -> Iterator[Message]:
    """Yield the payments of a file of any size, with memory for one payment; it need not be able to seek.

    What is true of `read_messages` is true here, but for the size, of which each payment may have 10 MB.
    """
    yield from _read(stream, None)


def _read(stream: Stream, encoding: str | None) -> Iterator[Message]:
    head = b""
    while len(_plain(head)) < ENOUGH and (chunk := stream.read(CHUNK_BYTES)):
        if not isinstance(chunk, bytes):
            raise MessageError(
                f"the file gives {type(chunk).__name__} and no bytes; open it in binary mode: open(path, 'rb')"
            )
        head += chunk
        if len(head) > MAX_BYTES:
            break  # of blanks
    begin = _plain(head)
    form = next((each for each in FORMS if each.begins.match(begin)), None)
    if form is None:
        shown = f"begins with {begin[:SHOWN]!r}" if begin else "is empty"
        raise MessageError(
            f"the message {shown}; known are {' and '.join(each.name for each in FORMS)}, and dictionaries"
        )
    yield from form.read(_Chained(head, stream), encoding)


def _plain(head: bytes) -> str:
    """Return how a message begins, without marks, blanks and frames before it, in any encoding of an ASCII beginning."""
    mark = next((mark for mark, _ in _BOMS if head.startswith(mark)), b"")
    return head[len(mark) :].replace(b"\0", b"").decode("ascii", "replace").lstrip("\x01\x02\x03\ufffd$ \t\r\n")


class _Chained:
    """A stream whose beginning was read already."""

    def __init__(self, head: bytes, stream: Stream) -> None:
        self._head, self._stream = head, stream

    def read(self, size: int, /) -> bytes:
        if not self._head:
            return self._stream.read(size)
        chunk, self._head = self._head[:size], self._head[size:]
        return chunk


def _text(stream: Stream, encoding: str | None) -> Iterable[str]:
    """Yield the text of a stream in chunks, each kind of line break as LF."""
    chunk = stream.read(CHUNK_BYTES)
    found = encoding or next((name for mark, name in _BOMS if chunk.startswith(mark)), "") or _by_nuls(chunk)
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(found)(), translate=True)
    place = 0
    try:
        while chunk:
            place += len(chunk)
            text = decoder.decode(chunk)
            if control := _CONTROL.search(text):
                raise MessageError(
                    f"behind {text[max(control.start() - SHOWN, 0) : control.start()]!r}: {control[0]!r} is no text of an MT "
                    "message; it was decoded wrongly, or is of another encoding: give its text"
                )
            yield text
            chunk = stream.read(CHUNK_BYTES)
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError as problem:
        at = place - len(problem.object) + problem.start + 1  # the object is what was not decoded yet
        raise MessageError(
            f"byte {at}: is no {found} ({problem.reason}); decode the message and give its text"
        ) from None


def _by_nuls(chunk: bytes) -> str:
    """Return the encoding of a message without a mark: in wider ones than UTF-8 each ASCII letter has NULs beside it."""
    return _WIDE.get("".join(".0"[byte == 0] for byte in chunk[:4]), "utf-8")
