"""The bytes of a text file, to its encoding and its number of lines, checked before anything is screened."""

import codecs
import io
from typing import BinaryIO

from sanscreen.errors import PartyError

__all__ = ["checked_lines", "encoding_of"]

CHUNK = 1 << 20  # bytes
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(stream: BinaryIO, name: str, asked: str | None = None) -> str:
    """Return the encoding of the byte order mark, else the one that is asked for, else UTF-8.

    Raises `PartyError` for an encoding that is not known, or that is not the one of the byte order mark.
    """
    stream.seek(0)
    head = stream.read(4)
    marked = next((encoding for mark, encoding in _BOMS if head.startswith(mark)), None)
    if asked is None:
        return marked or "utf-8"
    try:
        b"a".decode(asked, "replace")  # unlike a look-up, refuses codecs that are not for text
        known = codecs.lookup(asked).name
    except (LookupError, UnicodeError, ValueError):
        raise PartyError(f"{name}: {asked!r} is no encoding that is known; try utf-8, cp1252 or cp1251") from None
    if marked and not known.startswith(marked.removesuffix("-sig")):
        raise PartyError(
            f"{name}: opens with the byte order mark of {marked.removesuffix('-sig')}, so it is not {asked}; leave --encoding out"
        )
    return marked or asked


def checked_lines(stream: BinaryIO, name: str, encoding: str) -> int:
    """Read the whole stream, and return how many physical lines it has.

    Raises `PartyError` with the line where the bytes are not of the encoding.
    """
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)("strict"), translate=True)
    stream.seek(0)
    lines, last = 0, "\n"
    while True:
        chunk = stream.read(CHUNK)
        state = decoder.getstate()
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as problem:
            decoder.setstate((b"", state[1]))
            before = problem.object[: problem.start]  # of this chunk, and what was kept of the one before
            line = lines + 1 + decoder.decode(before, final=True).count("\n")
            byte = problem.object[problem.start]
            raise PartyError(
                f"{name}:{line}: not {encoding} here (byte {byte:#04x}); say which encoding it is, such as "
                "--encoding cp1252 or cp1251"
            ) from None
        except UnicodeError as problem:
            raise PartyError(f"{name}: not {encoding}: {problem}") from None
        lines += text.count("\n")
        last = text[-1:] or last
        if not chunk:
            return lines + (last != "\n")
