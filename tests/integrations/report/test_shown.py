"""Hostile text as HTML."""

import pytest

from sanscreen.integrations.report.shown import MOST_SHOWN, cut, linked, shown, told


def test_markup_is_text() -> None:
    assert shown("<script>alert('1')</script> & co") == "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; co"


@pytest.mark.parametrize(
    ("letter", "spelled"),
    [("\0", "␀"), ("\x1b", "␛"), ("\n", "␊"), ("\x7f", "␡"), ("\u202e", "U+202E"), ("\u200b", "U+200B"),
     ("\u3164", "U+3164"), ("\ufe0f", "U+FE0F"), ("\ud800", "U+D800"), ("\U000e0041", "U+E0041"), ("\x85", "U+0085")],
)  # fmt: skip
def test_what_cannot_be_seen_is_spelled_out(letter: str, spelled: str) -> None:
    assert shown(f"a{letter}b") == f'a<span class="esc">{spelled}</span>b'
    assert letter not in told(f"a{letter}b")
    assert spelled in told(f"a{letter}b")


@pytest.mark.parametrize("name", ["Тестов", "김정은", "محمد", "a\u00a0b", "山田　太郎", "Jose\u0301"])
def test_names_of_any_script_stay_as_they_are(name: str) -> None:
    assert shown(name) == name == told(name)


def test_marks_cannot_cover_other_lines() -> None:
    assert shown("a" + "\u0336" * 30).count("U+0336") == 26
    assert shown("\u0336a").startswith("\u25cc\u0336")


def test_long_text_is_cut_once_and_says_how_much_is_left_out() -> None:
    text = "x" * 123_456
    kept = cut(text)
    assert len(kept) <= MOST_SHOWN
    assert kept.count("x") + 121_496 == len(text)
    assert kept.endswith("and 121,496 more characters")
    assert shown(text) == told(text) == linked(text) == shown(kept) == kept == cut(kept)
    assert shown("x" * MOST_SHOWN) == "x" * MOST_SHOWN


def test_addresses_of_the_web_alone_are_links() -> None:
    text = linked('see https://example.org/a?b=1&c=2. or javascript:alert(1) or ftp://x.example <http://x.example/">')
    assert text.count("<a ") == 2
    assert 'href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow"' in text
    assert 'href="http://x.example/"' in text
    assert "javascript:alert(1)" in text


@pytest.mark.parametrize("text", ["https://exa\u202emple.org", "https://", "HTTPS://тест.example/путь", "x" * 5000])
def test_no_address_hides_what_it_is(text: str) -> None:
    for part in linked(text).split('href="')[1:]:
        assert part.split('"')[0].isascii()
    assert "\u202e" not in linked(text)
