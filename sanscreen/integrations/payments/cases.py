"""Russian and Ukrainian words to their cases: a place in its first case to the others, a name in another to the first.

By endings alone, of both languages at once: a form too many names nobody and no other place, and one too few hides one.
"""

import re

from sanscreen.names.scripts import main_script

__all__ = ["cases_of", "in_first_case"]

_CASES = {  # the longest ending that a word has is replaced
    "ский": "ская ское ского ской скому скую ским ском ские ских скими скою",
    "ський": "ська ське ського ської ській ському ську ським ські ських ськими ською",
    "ская": "ской скую скою",
    "ая": "ой ую ою",
    "ька": "ької ькій ьку ькою",
    "ка": "ки ке ку кой кою ці",
    "а": "ы и е у ой ою і ої ій",
    "ь": "я ю ем е и і ью",
    "я": "и е ю ей ею ї єю і ям",
    "й": "я ю ем е є єм ї",
    "е": "я ю ем і ого ому им",
    "є": "я ю єм ї ого ому им",
    "о": "а у ом е",
    "": "а у ом е і ові",
}
_LONGEST = max(map(len, _CASES))
_CONSONANTS = frozenset("бвгґджзклмнпрстфхцчшщ")


def cases_of(word: str) -> set[str]:
    """Return the other cases of a word in small Cyrillic letters, or nothing: none are known for Ро, США or another script.

    >>> sorted(cases_of("крым"))
    ['крыма', 'крыме', 'крымові', 'крыму', 'крымом', 'крымі']
    """
    if main_script(word) != "Cyrillic":
        return set()
    for length in range(_LONGEST, 0, -1):
        if word[-length:] in _CASES and len(word) > length:
            return {word[:-length] + ending for ending in _CASES[word[-length:]].split()}
    return {word + ending for ending in _CASES[""].split()} if word[-1] in _CONSONANTS else set()


_VOWELS = "аеиоуыэюяіїє"
_FIRST = (  # of names of men, and of what ends like them: Игоря, Игорь
    (re.compile(r"(?<=ск|цк)(?:ого|ому|им|ом)$"), "ий"),
    (re.compile(r"(?<=ськ|цьк)(?:ого|ому|им)$"), "ий"),
    (re.compile(rf"(?<=[{_VOWELS}])(?:я|ю|ем|єм|е|є)$"), "й"),
    (re.compile(r"(?:я|ю|ем)$"), "ь"),
    (re.compile(r"(?:ой|ою)$"), "а"),
    (re.compile(r"(?:а|у|ом|ым|им|ові|е|і)$"), ""),
)
_LEAST_STEM = 3


def in_first_case(words: str) -> str | None:
    """Return words in small Cyrillic letters with each that can be in another case in its first, or None where none can.

    >>> in_first_case("игоря сечина"), in_first_case("igor")
    ('игорь сечин', None)
    """
    first = " ".join(map(_first_of, words.split()))
    return first if first != words else None


def _first_of(word: str) -> str:
    if main_script(word) == "Cyrillic":
        for ending, first in _FIRST:
            if (found := ending.search(word)) and found.start() >= _LEAST_STEM:
                return word[: found.start()] + first
    return word
