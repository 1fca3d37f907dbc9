"""A Russian or Ukrainian word in its first case, as a table of places has it, to its other cases.

By endings alone, of both languages at once: a form too many names no other place, and one too few hides one.
"""

from sanscreen.names.scripts import main_script

__all__ = ["cases_of"]

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
    ['крыма', 'крыме', 'крымові', 'крымом', 'крыму', 'крымі']
    """
    if main_script(word) != "Cyrillic":
        return set()
    for length in range(_LONGEST, 0, -1):
        if word[-length:] in _CASES and len(word) > length:
            return {word[:-length] + ending for ending in _CASES[word[-length:]].split()}
    return {word + ending for ending in _CASES[""].split()} if word[-1] in _CONSONANTS else set()
