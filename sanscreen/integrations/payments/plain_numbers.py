"""A text as anybody wrote it, to the ASCII letters and figures that numbers are made of, each with its place."""

import unicodedata
from functools import lru_cache

from sanscreen.names.fold import FoldedText
from sanscreen.names.lookalikes import in_latin

__all__ = ["plain_number", "plain_places"]

_UNSEEN = ("Cf", "Mn", "Me")  # zero-width signs, soft hyphens, accents


def plain_number(text: str) -> str:
    """Return a text with the Latin letters that its letters look like, ASCII figures, and without signs that nobody sees.

    >>> plain_number("TI\u200bМЕR") == "TIMER", plain_number("\uff17\u0667 ИНН")
    (True, '77 ИHH')
    """
    return text if text.isascii() else "".join(map(_plain, text))


def plain_places(text: str) -> tuple[str, list[int] | range]:
    """Return what `plain_number` does, and for each of its letters the place in the text where it stands."""
    if text.isascii():
        return text, range(len(text))
    pieces = [_plain(letter) for letter in text]
    return "".join(pieces), [place for place, piece in enumerate(pieces) for _ in piece]


@lru_cache(4096)
def _plain(letter: str) -> str:
    kept = (each for each in unicodedata.normalize("NFKD", letter) if unicodedata.category(each) not in _UNSEEN)
    return "".join(map(_ascii, kept))


def _ascii(letter: str) -> str:
    if letter.isascii():
        return letter
    figure = unicodedata.decimal(letter, None)
    if figure is not None:
        return str(figure)
    twin = in_latin(FoldedText(letter.lower()))
    return letter if twin is None else twin.upper() if letter.isupper() else twin
