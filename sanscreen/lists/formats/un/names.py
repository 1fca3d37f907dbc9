"""A name field of the UN list, to the names that it holds.

The list mostly prints one name in a field. It also prints `A; B`, `A b) B`, a name with its original script behind it or
in brackets, one in another script with its spellings in brackets, and notes such as `(previously listed as)`.
"""

import re
from itertools import groupby

from sanscreen.names.scripts import main_script

__all__ = ["LONGEST", "names_in", "spellings_in"]

_NOTE = re.compile(
    r"\((?:original script|birth name|combat name|(?:previously|formerly) listed as|false identity[^()]*)\)"
    r"|original script:?|\s-\ssub-unit name",
    re.I,
)
_BORN = re.compile(r",?\s+born\s+(?:in|on|\d).*", re.I)
_ACRONYM = re.compile(r"\(([A-Z][A-Z/-]+)\)")  # stays with its name: `Lord's Resistance Army (LRA)`
_BETWEEN = re.compile(r"[();]|\s[a-z]\)\s")
_SPELLINGS = re.compile(r"\(([^():\d]*;[^():\d]*)\)")
LONGEST = 300  # characters; what is longer is prose and kept whole, for patterns would take long over it
_LISTED = re.compile(r"\(?[^():\d]*;[^():\d]*")


def names_in(printed: str) -> tuple[str, ...]:
    """Return the names that a field holds in their order, without notes; the field itself where nothing would be left.

    >>> names_in("Testov Ivan (Тестов Иван)"), names_in("Invented Front (IF)")
    (('Testov Ivan', 'Тестов Иван'), ('Invented Front (IF)',))
    """
    text = _BORN.sub("", _NOTE.sub(" ", printed))
    if ";" not in text and len(_runs(text)) < 2:
        return (_bare(text) or printed,)
    kept = _ACRONYM.sub("\u27e8\\1\u27e9", text)
    parts = (run for part in _BETWEEN.split(kept) for _, run in _runs(part))
    names = (_bare(part.replace("\u27e8", "(").replace("\u27e9", ")")) for part in parts)
    return tuple(dict.fromkeys(name for name in names if main_script(name))) or (printed,)


def spellings_in(note: str, name: str = "") -> tuple[str, ...]:
    """Return the names that a note holds, to a name or to a document: those in another script than Latin, and lists.

    A list is `(A; B)`, or the whole note `A; B` where `name` is in another script; one with figures is none.

    >>> spellings_in("formerly listed as, in Arabic: تستوف"), spellings_in("Testov; Testoff", "تستوف")
    (('تستوف',), ('Testov', 'Testoff'))
    """
    if len(note) > LONGEST:
        return ()
    found = [_bare(run) for latin, run in _runs(note) if not latin]
    lists = _SPELLINGS.findall(note)
    if not lists and name and main_script(name) != "Latin":
        lists = [note] if _LISTED.fullmatch(note) else []
    return (*found, *(each for listed in lists for each in names_in(listed)))


def _runs(text: str) -> list[tuple[bool, str]]:
    """Return the text cut where Latin words meet words of other scripts; words without letters stay with the others."""
    latin = True
    words: list[tuple[bool, str]] = []
    for word in text.split():
        script = main_script(word)
        latin = latin if script is None else script == "Latin"
        words.append((latin, word))
    return [(kind, " ".join(word for _, word in run)) for kind, run in groupby(words, key=lambda pair: pair[0])]


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(" ,;").removeprefix(")").lstrip()
