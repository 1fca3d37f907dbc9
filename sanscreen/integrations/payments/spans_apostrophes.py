"""A text, to its readings: as it is written, and without what is tied to a name: `d'Iran`, `Hamas's`, `İran'dan`, `لحماس`.

An apostrophe stays inside a word, since O'Neil is one name, and an Arabic or Hebrew name may begin with any letter. So a
text in which an article, an ending or a particle may be tied to a word is read twice.
"""

import re

from sanscreen.integrations.payments.spans_rules import is_filler
from sanscreen.names.fold import fold

__all__ = ["readings_of"]

_MARK = "['’‘`´ʼ′＇]"
_BEFORE = "d|l|n|s|un|qu|jusqu|[dsn]?all|dell|nell|sull|coll"  # French, Italian and Catalan
_VOWEL = "[aeıiuü]"
_BEHIND = rf"s|[yn]?{_VOWEL}|[dt][ae](?:n|ki)?|n?[ıiuü]n|y?l[ae]"  # of English, and the cases of Turkish
_PARTICLE = (
    r"(?:لل|[لب])(?=(?P<arabic>[\u0621-\u06cc]{3,}))|[בלמהוש](?=[\u05d0-\u05ea]{4,})"  # to, in; from, the, and, that
)
_TIED = re.compile(
    rf"(?<!\w)(?:(?P<before>{_BEFORE}){_MARK}(?=\w)|{_PARTICLE})|(?<=\w\w\w){_MARK}(?:{_BEHIND})(?!\w)", re.IGNORECASE
)


def readings_of(text: str) -> tuple[str, ...]:
    """Return a text and, where something may be tied to a word, the text with blanks in its place: everything stands where it stood.

    >>> readings_of("TAPIS D'IRAN"), readings_of("O'NEIL")
    (("TAPIS D'IRAN", 'TAPIS D IRAN'), ("O'NEIL",))
    """
    loose = _TIED.sub(_loosened, text)
    return (text,) if loose == text else (text, loose)


def _loosened(tied: re.Match[str]) -> str:
    if tied["arabic"] and is_filler(fold(tied[0] + tied["arabic"])):
        return tied[0]
    before = tied["before"] or ""
    return before + " " * (len(tied[0]) - len(before))
