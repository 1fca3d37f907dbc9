"""A word that mixes alphabets, to the one alphabet that it is meant to be in.

Published lists contain `ZYKOVА` with a Cyrillic А, and who wants to slip past a screening writes so on purpose. Only a
word of two alphabets is changed: a word wholly in look-alikes (`ООО`) is a word of its own alphabet.
"""

from sanscreen import tables
from sanscreen.names.fold import FoldedText
from sanscreen.names.scripts import script_of, scripts_in

__all__ = ["unmix"]

_ALPHABETS = ("Latin", "Cyrillic", "Greek")


def unmix(word: FoldedText) -> FoldedText:
    """Return `word` in the alphabet of most of its letters, where its other letters have look-alikes there.

    A letter without a look-alike stays, and so does a word of one alphabet. A tie goes to Latin. Source:
    `data/lookalikes.tsv` (UTS #39).
    """
    if word.isascii():
        return word
    found = scripts_in(word)
    mixed = [script for script in _ALPHABETS if found[script]]
    if len(mixed) < 2:
        return word
    to_latin, from_latin = _tables()
    # Letters with a twin say nothing about the alphabet; where others stand, these decide.
    telling = dict.fromkeys(mixed, 0)
    for letter in word:
        script = script_of(letter)
        if script in telling and letter not in to_latin and letter not in from_latin[script]:
            telling[script] += 1
    meant = max(mixed, key=lambda script: (telling[script], found[script], script == "Latin"))
    return FoldedText("".join(_as(letter, meant, to_latin, from_latin) for letter in word))


def _as(letter: str, meant: str, to_latin: dict[str, str], from_latin: dict[str, dict[str, str]]) -> str:
    if script_of(letter) in (None, meant):
        return letter
    latin = to_latin.get(letter, letter)
    return latin if meant == "Latin" else from_latin[meant].get(latin, letter)


@tables.kept
def _tables() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return look-alike to Latin letter, and per alphabet Latin letter to look-alike."""
    to_latin: dict[str, str] = {}
    from_latin: dict[str, dict[str, str]] = {script: {} for script in _ALPHABETS}
    for letter, latin, script in tables.rows("lookalikes.tsv", 3):
        to_latin[letter] = latin
        from_latin[script].setdefault(latin, letter)
    return to_latin, from_latin
