"""A text, to its readings: as it is written, and without what an apostrophe ties to a name: `d'Iran`, `Hamas's`, `İran'dan`.

An apostrophe stays inside a word, since O'Neil is one name. So a text in which it may tie an article or an ending to a word
is read twice.
"""

import re

__all__ = ["readings_of"]

_MARK = "['’‘`´ʼ′＇]"
_BEFORE = "d|l|n|s|un|qu|jusqu|[dsn]?all|dell|nell|sull|coll"  # French, Italian and Catalan
_VOWEL = "[aeıiuü]"
_BEHIND = rf"s|[yn]?{_VOWEL}|[dt][ae](?:n|ki)?|n?[ıiuü]n|y?l[ae]"  # of English, and the cases of Turkish
_TIED = re.compile(
    rf"(?<!\w)(?P<before>{_BEFORE}){_MARK}(?=\w)|(?<=\w\w\w)(?P<behind>{_MARK}(?:{_BEHIND}))(?!\w)", re.IGNORECASE
)


def readings_of(text: str) -> tuple[str, ...]:
    """Return a text and, where it has such an apostrophe, the text with blanks in its place: everything stands where it stood.

    >>> readings_of("TAPIS D'IRAN"), readings_of("O'NEIL")
    (("TAPIS D'IRAN", 'TAPIS D IRAN'), ("O'NEIL",))
    """
    loose = _TIED.sub(_loosened, text)
    return (text,) if loose == text else (text, loose)


def _loosened(tied: re.Match[str]) -> str:
    return f"{tied['before']} " if tied["before"] else " " * len(tied["behind"])
