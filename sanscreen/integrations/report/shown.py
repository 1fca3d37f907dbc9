"""Hostile text to HTML that shows it: what cannot be seen, or turns or covers other text, is spelled out.

Markup is escaped here and once more by no one: these functions return `Markup`, which a template leaves alone.
"""

import re
import unicodedata
from typing import TYPE_CHECKING

from sanscreen.names.fold import is_invisible

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["MOST_SHOWN", "cut", "linked", "shown", "told"]

MOST_SHOWN = 2_000  # letters of one text, with the words that count what is cut
_ROOM = 40  # for these words
_MOST_MARKS = 4  # on one letter: more would cover the lines above
_ADDRESS = re.compile(r"https?://[!-;=?-~]+", re.ASCII | re.IGNORECASE)
_PICTURES = 0x2400  # ␀, and so on for each control character of ASCII


def cut(text: str) -> str:
    """Return the beginning of a text that is long, and how much of it is left out. A text that was cut stays as it is."""
    if len(text) <= MOST_SHOWN:
        return text
    kept = MOST_SHOWN - _ROOM
    return f"{text[:kept]} … and {len(text) - kept:,} more characters"


def told(text: str) -> str:
    r"""Return a text for where no markup can stand, such as a title, with what cannot be seen spelled out.

    >>> told("Ivan\x00\u202e")
    'Ivan␀[U+202E]'
    """
    return "".join(piece if not escaped or len(piece) == 1 else f"[{piece}]" for piece, escaped in _pieces(cut(text)))


def shown(text: str) -> "Markup":
    r"""Return a text as HTML, with what cannot be seen spelled out and marked.

    >>> shown("<b>\u202e")
    Markup('&lt;b&gt;<span class="esc">U+202E</span>')
    """
    from markupsafe import Markup, escape  # noqa: PLC0415  # of the extra

    text = cut(text)
    if text.isascii() and text.isprintable():
        return escape(text)
    mark = Markup('<span class="esc">{}</span>')
    return Markup("").join(mark.format(piece) if escaped else escape(piece) for piece, escaped in _pieces(text))


def linked(text: str) -> "Markup":
    """Return a text as HTML in which addresses of http and https, and of nothing else, are links."""
    from markupsafe import Markup  # noqa: PLC0415  # of the extra

    text = cut(text)
    out, place = Markup(""), 0
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(".,;:!?)]}'\"")
        out += shown(text[place : found.start()])
        out += Markup('<a href="{0}" rel="noopener noreferrer nofollow">{0}</a>').format(address)
        place = found.start() + len(address)
    return out + shown(text[place:])


def _pieces(text: str) -> list[tuple[str, bool]]:
    """Part a text into runs that can be shown as they are, and escapes."""
    pieces: list[tuple[str, bool]] = []
    plain: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter)[0] == "M" else 0
        escape = _code(letter) if marks > _MOST_MARKS else _escape(letter)
        if escape is None:
            plain.append("\u25cc" + letter if marks and not plain else letter)  # a mark never sits on what is before
            continue
        if plain:
            pieces.append(("".join(plain), False))
            plain = []
        pieces.append((escape, True))
    if plain:
        pieces.append(("".join(plain), False))
    return pieces


def _escape(letter: str) -> str | None:
    if letter == " " or unicodedata.category(letter) == "Zs":
        return None
    if letter.isprintable() and not is_invisible(letter):
        return None
    return _code(letter)


def _code(letter: str) -> str:
    if ord(letter) < 0x20:
        return chr(_PICTURES + ord(letter))
    return "␡" if letter == "\x7f" else f"U+{ord(letter):04X}"
