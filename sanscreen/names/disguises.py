"""A field that is written so that a program reads another name than people do, to the name that people see.

Entities of web pages and bytes decoded wrongly come from broken exports; look-alikes of another alphabet and reversed
text also from those who want to slip past a screening. Each rewriting is screened as a name beside the field as it is.
"""

import re
from functools import lru_cache

from sanscreen.model import FlagKind
from sanscreen.names.declension import nominatives
from sanscreen.names.fold import fold
from sanscreen.names.lookalikes import in_cyrillic, in_latin
from sanscreen.names.remembered import WORDS
from sanscreen.names.scripts import scripts_in, scripts_of

__all__ = ["rewritings"]

_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})")
_OVERRIDE = "\u202e"  # right-to-left override: what follows is shown from its end
_BIDI = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_OVERRIDDEN = re.compile("\u202e([^\u202c]*)\u202c?")
_MOST_ENCODINGS = 4  # of one text inside another
_WORD = re.compile(r"\w+")
_SPELLED = re.compile(
    r"(?<![^\W_])[^\W\d_](?:[.,·•*_~][^\W\d_]){4,}(?![^\W_])"
)  # five letters: no one has so many initials
_SYMBOLS = {"@": "a", "$": "s", "€": "e", "!": "i", "£": "l"}
_SUSPECT = re.compile(
    r"[&%\\@$!]|[A-Za-z][.,*_~][A-Za-z]"
)  # what ASCII text has that means something else than it says
_AMPERSAND = re.compile(
    r"(?<=[^\W\d_]{2})&(?=[^\W\d_]{2})(?!\w+;)"
)  # inside a word, not between two letters as in `A&B`
_SYMBOL = re.compile(r"[@$€!£](?=[^\W\d_])")
# RUR6, the code of Russian payment messages: small letters are other letters than capitals, `KUJUGETOVIc`.
_CODED = str.maketrans("ABVGDEoJZIiKLMNOPRSTUFHCcQqxYXeua", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ")
_CODED_TEXT = re.compile(r"[ABVGDEoJZIiKLMNOPRSTUFHCcQqxYXeua\d\s.,()-]+")
_CODED_LETTER = re.compile(r"[A-Z]{2}[oicqxeua]|(?<![A-Za-z])[cqua][A-Z]{3}")  # not McDONALD, nor eBAY


def rewritings(written: str) -> tuple[tuple[FlagKind | None, str], ...]:
    """Return what a field may mean beside what it says, each with the flag that tells a reader.

    A name wholly in letters of another alphabet gets no flag for looking Latin too: `НОСОВ` is a name.

    >>> rewritings("Emily Hart")
    ()
    >>> rewritings("Emily &amp; Hart")[0][1]
    'Emily & Hart'
    """
    if written.isascii() and not _is_suspect(written):
        return ()
    in_latin = _in_latin(written)
    found = [
        (FlagKind.ENCODED_TEXT, _decoded(written)),
        (FlagKind.ENCODED_TEXT, _decoded_again(written)),
        (FlagKind.ENCODED_TEXT, _of_payment_code(written)),
        (FlagKind.REVERSED_TEXT, _as_shown(written)),
        (FlagKind.LOOK_ALIKE_LETTERS if in_latin != written and scripts_in(written)["Latin"] else None, in_latin),
        (FlagKind.LOOK_ALIKE_LETTERS, _SYMBOL.sub(lambda found: _SYMBOLS[found[0]], written)),
        (None, _AMPERSAND.sub("", written)),
        (None, _SPELLED.sub(lambda found: "".join(filter(str.isalpha, found[0])), written)),
        (FlagKind.LOOK_ALIKE_LETTERS, _in_cyrillic(written)),
        *((None, name) for name in nominatives(written)),
    ]
    return tuple((flag, text) for flag, text in found if text != written and text.strip())


def _is_suspect(written: str) -> bool:
    """Whether a text in ASCII can mean something else than it says."""
    of_letters = written.replace(" ", "").isalpha()  # as most are: a sign is sought for long
    return (not of_letters and _SUSPECT.search(written) is not None) or _of_payment_code(written) != written


def _as_shown(written: str) -> str:
    """Return a text with each run behind a right-to-left override as it is shown, from its end."""
    return _OVERRIDDEN.sub(lambda run: run[1][::-1], written).translate(_BIDI) if _OVERRIDE in written else written


def _decoded(written: str) -> str:
    """Return the text with its entities, percent signs and escapes decoded, also where they were encoded twice."""
    text = written
    for _ in range(_MOST_ENCODINGS):
        before = text
        if "&" in text:
            import html  # noqa: PLC0415  # its table of entities takes time at start

            text = html.unescape(text)
        if "%" in text:
            text = _PERCENT.sub(lambda found: bytes.fromhex(found[0].replace("%", "")).decode(errors="replace"), text)
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "\\" in text else text
        if text == before:
            break
    return text


def _decoded_again(written: str) -> str:
    """Return a text that was read in another encoding than it was written in as what it was: `Ð˜Ð³Ð¾Ñ€Ñ` is Игорь.

    Pairs of eight-bit encodings are tried where no letter is ASCII: no Latin name has marks on every letter.
    """
    if written.isascii():
        return written
    for read_as in ("cp1252", "latin-1", "cp1251"):
        if (text := _read_again(written, read_as, "utf-8")) is not None:
            return text
    if any(letter.isascii() and letter.isalpha() for letter in written) or not _is_odd(written):
        return written
    for read_as, written_in in (
        ("latin-1", "cp1251"),
        ("cp1252", "cp1251"),
        ("cp1251", "koi8-r"),
        ("koi8-r", "cp1251"),
    ):
        text = _read_again(written, read_as, written_in)
        if text is not None and scripts_of(text) == {"Cyrillic"} and not _is_odd(text):
            return text
    return written


def _read_again(written: str, read_as: str, written_in: str) -> str | None:
    try:
        return written.encode(read_as).decode(written_in)
    except UnicodeError:
        return None


def _is_odd(text: str) -> bool:
    """Whether a text is no words: no Cyrillic, or capitals and small letters in no order."""
    words = _WORD.findall(text)
    in_order = all(word.islower() or word.isupper() or word[1:].islower() for word in words)
    return scripts_of(text) != {"Cyrillic"} or not in_order


def _in_cyrillic(written: str) -> str:
    """Write words in Latin twins in Cyrillic where another word is Cyrillic: `БОРИС TECTOB`."""
    if written.isascii():
        return written
    if not {"Cyrillic", "Latin"} <= scripts_of(written):
        return written
    return _WORD.sub(lambda word: in_cyrillic(fold(word[0])) or word[0], written)


def _of_payment_code(written: str) -> str:
    """Return a Russian text in capitals that was written in Latin letters by the table RUR6 of SWIFT in Cyrillic."""
    if written.isupper() or written.istitle():
        return written
    coded = _CODED_TEXT.fullmatch(written) and _CODED_LETTER.search(written)
    return written.translate(_CODED) if coded else written


def _in_latin(written: str) -> str:
    if written.isascii():
        return written
    latin = _WORD.sub(lambda found: _looks_latin(found[0]), written)
    if latin == written:
        return written
    return latin if scripts_of(latin) == {"Latin"} else written  # `Иван Тестов`: one honest word tells the alphabet


@lru_cache(WORDS)
def _looks_latin(word: str) -> str:
    return in_latin(fold(word)) or word
