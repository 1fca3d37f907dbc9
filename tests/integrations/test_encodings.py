import io

import pytest

from sanscreen.errors import PartyError
from sanscreen.integrations import encodings
from sanscreen.integrations.encodings import checked_lines, encoding_of

SIX = "имя\n" * 6


def lines(data: bytes, encoding: str) -> int:
    return checked_lines(io.BytesIO(data), "file.csv", encoding)


@pytest.mark.parametrize(
    ("data", "asked", "encoding", "why"),
    [
        (b"name", None, "utf-8", "nothing says otherwise"),
        (b"", None, "utf-8", "nor does an empty file"),
        (b"\xef\xbb\xbfname", None, "utf-8-sig", "the mark says it"),
        (b"\xff\xfen\0", None, "utf-16", "the mark says it"),
        (b"\xfe\xff\0n", None, "utf-16", "the mark says it"),
        (b"\xff\xfe\0\0n\0\0\0", None, "utf-32", "not UTF-16, whose mark is shorter"),
        (b"name", "cp1251", "cp1251", "it was asked for"),
        (b"\xef\xbb\xbfname", "UTF8", "utf-8-sig", "both agree"),
        (b"\xff\xfen\0", "utf-16-le", "utf-16", "both agree"),
    ],
)
def test_encoding_is_the_marked_one_else_the_one_asked_for(
    data: bytes, asked: str | None, encoding: str, why: str
) -> None:
    assert encoding_of(io.BytesIO(data), "file.csv", asked) == encoding, why


@pytest.mark.parametrize("asked", ["bogus", "rot13", "hex", "base64", "", "cp1251\0"])
def test_what_is_no_text_encoding_is_refused(asked: str) -> None:
    with pytest.raises(PartyError, match=r"file.csv: .* is no encoding that is known; try utf-8, cp1252 or cp1251"):
        encoding_of(io.BytesIO(b"name"), "file.csv", asked)


def test_encoding_that_contradicts_the_mark_is_refused() -> None:
    with pytest.raises(PartyError, match="opens with the byte order mark of utf-8, so it is not cp1251"):
        encoding_of(io.BytesIO(b"\xef\xbb\xbfname"), "file.csv", "cp1251")


@pytest.mark.parametrize(
    ("data", "count"),
    [(b"", 0), (b"a", 1), (b"a\n", 1), (b"a\nb", 2), (b"a\r\nb\r\n", 2), (b"a\rb\r", 2), (b"a\n\n", 2)],
)
def test_physical_lines_are_counted(data: bytes, count: int) -> None:
    assert lines(data, "utf-8") == count


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 16, 1 << 20])
@pytest.mark.parametrize(
    ("data", "encoding", "byte", "why"),
    [
        (SIX.encode() + b"a\xffb\n" + SIX.encode(), "utf-8", "0xff", "no byte of UTF-8"),
        (SIX.encode() + b"\xd0", "utf-8", "0xd0", "cut short at the end"),
        (SIX.encode() + b"\xed\xa0\x80\n", "utf-8", "0xed", "half of a surrogate pair"),
        (SIX.replace("\n", "\r\n").encode() + b"\xff\r\n", "utf-8", "0xff", "line ends of Windows"),
        (SIX.replace("\n", "\r").encode() + b"\xff\r", "utf-8", "0xff", "line ends of old Macs"),
        (
            ("\ufeff" + SIX).encode("utf-16-be") + b"\xd8\x00\x00a",
            "utf-16",
            "0xd8",
            "half of a pair in UTF-16",
        ),
        (SIX.encode("cp1251") + b"\x98\n", "cp1251", "0x98", "the one byte that cp1251 leaves out"),
    ],
)
def test_wrong_byte_is_told_with_its_line(
    monkeypatch: pytest.MonkeyPatch, data: bytes, encoding: str, byte: str, why: str, chunk: int
) -> None:
    monkeypatch.setattr(encodings, "CHUNK", chunk)
    with pytest.raises(PartyError) as caught:
        lines(data, encoding)
    assert str(caught.value).startswith(f"file.csv:7: not {encoding} here (byte {byte}); say which encoding"), why


def test_utf_16_without_a_mark_is_told_as_such() -> None:
    with pytest.raises(PartyError, match=r"file.csv: not utf-16: .* BOM"):
        lines(b"n\0a\0", "utf-16")
