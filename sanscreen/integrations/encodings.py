"""The bytes of a text file, to its encoding and its lines, checked before anything is screened."""

import codecs
import io
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from sanscreen.errors import PartyError

__all__ = [
    "CANDIDATES", "Line", "checked_lines", "encoding_of", "looks_like_cyrillic", "physical_lines", "read_as_cyrillic",
]  # fmt: skip

Line = tuple[int, str | None]  # number and text; None stands for a line that is too long to be read

CHUNK = 1 << 20  # bytes
LONGEST = 1 << 20  # characters of a line that are looked at, to choose an encoding by
SHOWN = 60  # of them
CANDIDATES = ("cp1251", "cp1252")  # what spreadsheets write east and west
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
            advice = "such as --encoding cp1252 or cp1251"
            if not encoding.lower().startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
                advice = _advice(_line_at(stream, line), encoding)
            raise PartyError(
                f"{name}:{line}: not {encoding} here (byte {byte:#04x}); say which encoding it is: {advice}"
            ) from None
        except UnicodeError as problem:
            raise PartyError(f"{name}: not {encoding}: {problem}") from None
        lines += text.count("\n")
        last = text[-1:] or last
        if not chunk:
            return lines + (last != "\n")


def physical_lines(stream: BinaryIO, encoding: str, longest: int) -> Iterator[Line]:
    """Yield the numbered lines of a text from its start, with their ends; None for one of more than `longest` characters."""
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        number = 0
        while line := text.readline(longest):
            number += 1
            whole = line.endswith(("\n", "\r")) or len(line) < longest
            while not whole:
                rest = text.readline(longest)
                whole = rest.endswith(("\n", "\r")) or len(rest) < longest
                line = ""
            yield number, line or None
    finally:
        with suppress(ValueError):  # the caller may have closed the stream
            text.detach()  # and if not, it stays open


def _line_at(stream: BinaryIO, number: int) -> bytes:
    """Return the start of a physical line, from 1, of a text whose line ends are single bytes."""
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding="latin-1")  # which knows every byte
    try:
        for _ in range(number - 1):
            while (piece := text.readline(CHUNK)) and not piece.endswith("\n"):
                pass
        return text.readline(LONGEST).encode("latin-1")
    finally:
        text.detach()


def _advice(line: bytes, encoding: str) -> str:
    r"""Return what a line would say in each likely encoding, from a little before its first byte that is no ASCII.

    >>> _advice("1;Игорь\n".encode("cp1251"), "utf-8")
    "--encoding cp1251 reads '1;Игорь', --encoding cp1252 reads '1;Èãîðü'"
    """
    special = next((place for place, byte in enumerate(line) if byte > 127), 0)
    start = 0 if special < SHOWN // 2 else special - SHOWN // 4
    part = line.rstrip(b"\r\n")[start : start + SHOWN]
    known = codecs.lookup(encoding).name
    return ", ".join(
        f"--encoding {each} reads {part.decode(each, 'replace')!r}"
        for each in CANDIDATES
        if codecs.lookup(each).name != known
    )


def looks_like_cyrillic(text: str) -> bool:
    """Return whether most letters of a text are À to ÿ, as Cyrillic looks that was read in a Western encoding.

    >>> looks_like_cyrillic("Èãîðü Çèìåíêîâ"), looks_like_cyrillic("Jörg Hüttenrauch"), looks_like_cyrillic("Игорь")
    (True, False, False)
    """
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum("\u00c0" <= letter <= "\u00ff" for letter in letters) > len(letters)


def read_as_cyrillic(text: str, encoding: str) -> str | None:
    """Return what a text that was read in a Western encoding says in cp1251, or None where it cannot be told.

    >>> read_as_cyrillic("Èãîðü", "cp1252")
    'Игорь'
    """
    try:
        return text.encode(encoding).decode("cp1251")
    except UnicodeError:
        return None
