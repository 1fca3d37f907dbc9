"""A word in look-alike letters, to the one alphabet that it is meant to be in.

Published lists contain `ZYKOVА` with a Cyrillic А, and who wants to slip past a screening writes so on purpose. A word
of two alphabets is changed. A word wholly in look-alikes (`ООО`) is a word of its own alphabet, and may be a disguise.
"""

from functools import lru_cache

from sanscreen import tables
from sanscreen.names.fold import FoldedText
from sanscreen.names.remembered import WORDS
from sanscreen.names.scripts import script_of, scripts_in, scripts_of

__all__ = ["in_cyrillic", "in_latin", "is_mixed", "unmix"]

_ALPHABETS = ("Latin", "Cyrillic", "Greek", "Armenian", "Cherokee", "Coptic", "Lisu")
_EAST_ASIAN = frozenset({"Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"})


def unmix(word: FoldedText, beside: str = "") -> FoldedText:
    """Return `word` in the alphabet of most of its letters, where its other letters have look-alikes there.

    A letter without a look-alike stays, and so does a word of one alphabet. Where no letter tells, the alphabet of the
    words `beside` it does; a tie goes to Latin. Source: `data/lookalikes.tsv` (UTS #39).
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
    others = [script for script in mixed if script != "Latin"]
    for letter in word:
        script = script_of(letter)
        has_twin = letter in to_latin or any(letter in from_latin[other] for other in others)
        if script in telling and not has_twin:
            telling[script] += 1
    near = scripts_in(beside)
    meant = max(mixed, key=lambda script: (telling[script], near[script] > 0, found[script], script == "Latin"))
    return FoldedText("".join(_as(letter, meant, to_latin, from_latin) for letter in word))


def in_latin(word: FoldedText) -> FoldedText | None:
    """Return a word of another alphabet as the Latin word that it looks like; None where some letter has no twin."""
    if word.isascii():
        return None
    to_latin, _ = _tables()
    twin = "".join(to_latin.get(letter, letter) for letter in word)
    return FoldedText(twin) if twin != word and not scripts_of(twin) - {"Latin"} else None


def in_cyrillic(word: FoldedText) -> FoldedText | None:
    """Return a Latin word as the Cyrillic word that it looks like; None where some letter has no twin.

    >>> in_cyrillic(FoldedText("tectob")), in_cyrillic(FoldedText("london"))
    ('тестов', None)
    """
    _, from_latin = _tables()
    twins = from_latin["Cyrillic"]
    return FoldedText("".join(map(twins.__getitem__, word))) if all(letter in twins for letter in word) else None


def is_mixed(word: FoldedText) -> bool:
    """Return whether a word holds letters of several alphabets; East Asian scripts are written beside any other."""
    return not word.isascii() and _is_mixed(word)


@lru_cache(WORDS)
def _is_mixed(word: FoldedText) -> bool:
    return len(scripts_of(word) - _EAST_ASIAN) > 1


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
