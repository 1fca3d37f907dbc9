"""Written text to its comparable form: compatibility forms, case and invisible characters folded away.

Two steps, each with a type that proves it was taken. `fold` keeps the letters with their marks, since `й` is not `и`
and `č` is not `c`; `plain` drops the marks of scripts in which names are commonly written without them.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NewType

from sanscreen.names.remembered import LETTERS, WORDS
from sanscreen.names.scripts import script_of

__all__ = ["FoldedText", "PlainText", "fold", "is_invisible", "plain"]

FoldedText = NewType("FoldedText", str)
PlainText = NewType("PlainText", str)

_APOSTROPHES = "'`´‘’‚‛′″‵ʹʺʻʼʽʾʿˈˊˋ˴＇ꞌ՚׳״"
_HYPHENS = "-‐‑‒–—―−﹘﹣－⁃־᐀゠"
_UNIFIED = {**dict.fromkeys(map(ord, _APOSTROPHES), "'"), **dict.fromkeys(map(ord, _HYPHENS), "-")}

# Letters and marks without a glyph that are no format characters (Unicode: Default_Ignorable_Code_Point).
_EMPTY_GLYPHS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_BLANKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_STRIPPED_SCRIPTS = frozenset({"Latin", "Greek", "Hebrew", "Arabic"})
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")  # of no script
_WITHOUT_MARKS = _STRIPPED_SCRIPTS | {"Cyrillic"}  # whose letters with marks are letters of their own, once composed

# Latin letters that Unicode does not decompose; the usual ASCII spelling (CLDR Latin-ASCII, as checked by eye).
_LATIN_LETTERS = str.maketrans(
    {
        "æ": "ae", "ǽ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i",
        "ĸ": "k", "ŋ": "ng", "ŧ": "t", "ə": "a", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɛ": "e",
        "ɔ": "o", "ʒ": "z", "ǥ": "g", "ɨ": "i", "ʉ": "u", "ɵ": "o", "ß": "ss",
    }
)  # fmt: skip
# Small capitals, hooked, turned and barred letters: the letter that their Unicode name says they are a form of.
_LETTER_FORM = re.compile(r"LATIN (?:SMALL |CAPITAL )?LETTER (?:[A-Z]{2,}[ -])*([A-Z])(?: WITH .*)?")

_SIGN = re.compile(r"[A-Za-z]{2,}")
_BOXED = re.compile(r"(?:.* LATIN (?:SMALL|CAPITAL) LETTER|REGIONAL INDICATOR SYMBOL LETTER) ([A-Z])")


@lru_cache(LETTERS)
def is_invisible(letter: str) -> bool:
    """Return whether a character has no width and no glyph: controls, format characters, fillers, variation selectors.

    Controls that separate words, such as a tabulator, are blanks and not invisible.
    """
    category = unicodedata.category(letter)
    return (
        category == "Cf"
        or (category == "Cc" and letter not in _BLANKS)
        or letter in _EMPTY_GLYPHS
        or "\ufe00" <= letter <= "\ufe0f"
        or "\U000e0100" <= letter <= "\U000e01ef"
        or "\u180b" <= letter <= "\u180f"
    )


def fold(text: str) -> FoldedText:
    """Return `text` in Unicode form NFKC, case-folded, without invisible and control characters.

    Apostrophes and hyphens of every kind become `'` and `-`; control characters that separate become blanks.
    Folding twice changes nothing (Unicode Standard, chapter 3.13 and UAX 15, run to their common fixed point).
    """
    if text.isascii() and text.isprintable():
        return FoldedText(text.lower().replace("`", "'"))
    return _fold(text)


@lru_cache(WORDS)
def _fold(text: str) -> FoldedText:
    while (folded := _fold_once(text)) != text:
        text = folded
    return FoldedText(folded)


def _fold_once(text: str) -> str:
    visible = "".join(map(_visible, text.translate(_UNIFIED)))
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", visible).casefold()).translate(_UNIFIED)


@lru_cache(LETTERS)
def _visible(letter: str) -> str:
    if not letter.isascii():
        letter = " " if _is_sign(letter) else _as_ascii(letter)
    if letter.isprintable() and letter not in _EMPTY_GLYPHS and not is_invisible(letter):
        return letter
    if is_invisible(letter):
        return ""
    return " " if letter in _BLANKS else letter


def _is_sign(letter: str) -> bool:
    """Return whether a symbol is an abbreviation of several Latin letters, which are none of the word beside it: ™, ℠, №, ㎏."""
    return unicodedata.category(letter)[0] == "S" and _SIGN.fullmatch(unicodedata.normalize("NFKC", letter)) is not None


def _as_ascii(letter: str) -> str:
    """Return the figure that a decimal digit of any script is, and the letter that a boxed letter shows."""
    figure = unicodedata.decimal(letter, -1)
    if figure >= 0:
        return str(figure)
    form = _BOXED.fullmatch(unicodedata.name(letter, "")) if unicodedata.category(letter) == "So" else None
    return form[1].lower() if form else letter


def plain(folded: FoldedText) -> PlainText:
    """Return `folded` without apostrophes and, in Latin, Greek, Hebrew and Arabic, without marks.

    Marks that belong to no letter, or to letters of another script, are dropped everywhere: `T̸e҈s⃝tov`.

    Latin letters that are more than a letter and a mark get their usual ASCII spelling (`ł` is `l`, `æ` is `ae`).
    """
    if folded.isascii():
        return PlainText(folded.replace("'", "")) if "'" in folded else PlainText(folded)
    return _plain(folded)


@lru_cache(WORDS)
def _plain(folded: FoldedText) -> PlainText:
    bare = folded.replace("'", "")
    if bare.isascii():
        return PlainText(bare)
    out: list[str] = []
    script: str | None = "Latin"
    for letter in unicodedata.normalize("NFC", bare):
        if unicodedata.category(letter)[0] == "M":
            if script not in _WITHOUT_MARKS and not _MARKS.match(letter):
                out.append(letter)
            continue
        pieces = unicodedata.normalize("NFD", letter)
        script = script_of(pieces[0]) or script
        if script in _STRIPPED_SCRIPTS:
            bases = (piece for piece in pieces if unicodedata.category(piece)[0] != "M")
            out += [_latin(base) if script == "Latin" else base for base in bases]
        else:
            out.append(letter)
    return PlainText("".join(out))


def _latin(letter: str) -> str:
    plain_letter = letter.translate(_LATIN_LETTERS)
    if plain_letter.isascii():
        return plain_letter
    form = _LETTER_FORM.fullmatch(unicodedata.name(letter, ""))
    return form[1].lower() if form else letter
