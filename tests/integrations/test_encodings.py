import io

import pytest

from sanscreen.errors import PartyError
from sanscreen.integrations import encodings
from sanscreen.integrations.encodings import checked_lines, encoding_of, looks_like_cyrillic, read_as_cyrillic

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


def advice(data: bytes, encoding: str = "utf-8") -> str:
    with pytest.raises(PartyError) as caught:
        lines(data, encoding)
    return str(caught.value).partition("say which encoding it is: ")[2]


@pytest.mark.parametrize("chunk", [1, 5, 1 << 20])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_is_shown_in_each_encoding_that_it_may_be(monkeypatch: pytest.MonkeyPatch, chunk: int, end: str) -> None:
    monkeypatch.setattr(encodings, "CHUNK", chunk)
    text = f"id;name{end}1;Ivan{end}2;Игорь Зименков{end}3;Ivan{end}"
    assert advice(text.encode("cp1251")) == (
        "--encoding cp1251 reads '2;Игорь Зименков', --encoding cp1252 reads '2;Èãîðü Çèìåíêîâ'"
    )


def test_western_line_is_shown_too() -> None:
    assert advice("name\nJörg Hüttenrauch\n".encode("cp1252")) == (
        "--encoding cp1251 reads 'Jцrg Hьttenrauch', --encoding cp1252 reads 'Jörg Hüttenrauch'"
    )


def test_long_line_is_shown_where_the_encoding_matters() -> None:
    told = advice(b"name\n" + b"x" * 500 + "Игорь".encode("cp1251") + b"y" * 500)
    assert "xИгорьy" in told
    assert all(len(text) <= 60 for text in told.split("'")[1::2])


def test_line_that_steers_a_terminal_is_shown_harmless() -> None:
    assert advice(b"name\n\x1b[2J\xcf\x98\x81\n").isprintable()


def test_encoding_that_was_asked_for_is_not_advised() -> None:
    assert advice(b"\xc8\x98\n", "cp1251") == "--encoding cp1252 reads 'È˜'"
    assert advice(b"\xcf\n", "ascii").count("--encoding") == 2


def test_wide_encodings_are_not_shown_in_single_bytes() -> None:
    assert advice(b"\xd8\x00\x00a", "utf-16-be") == "such as --encoding cp1252 or cp1251"


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        ("Игорь Зименков".encode("cp1251").decode("cp1252"), True),
        ("ООО «Ромашка» LLC".encode("cp1251").decode("latin-1"), True),
        ("Игорь Зименков", False),
        ("Jörg Hüttenrauch", False),
        ("Þórður Æðarsson", False),
        ("김정은", False),
        ("Ivan", False),
        ("1234 °", False),
        ("", False),
    ],
)
def test_cyrillic_in_a_western_encoding_is_known_by_its_letters(text: str, garbled: bool) -> None:
    assert looks_like_cyrillic(text) is garbled


def test_garbled_text_is_read_again_where_that_can_be_done() -> None:
    assert read_as_cyrillic("Èãîðü", "latin-1") == "Игорь"
    assert read_as_cyrillic("김", "cp1252") is None
    assert read_as_cyrillic("˜", "cp1252") is None  # the byte 0x98, which cp1251 leaves out
