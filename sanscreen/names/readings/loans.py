"""A foreign name in katakana, Hangul or Chinese characters, to the sounds that each of its syllables can stand for.

`카디로프` is Kadyrov and `ルカシェンコ` Lukashenko: the script lacks sounds of the name (r and l, b and v) and adds vowels
between consonants. So such a word is held against the sound of a Latin one, as words of abjads are (`names.consonants`).
Tables: `data/loan_sounds.yaml`.
"""

from collections.abc import Iterable

from sanscreen import tables
from sanscreen.names.fold import FoldedText
from sanscreen.names.readings import han, hangul, kana
from sanscreen.names.readings.abjad import Pattern, Slot
from sanscreen.names.scripts import main_script

__all__ = ["FOREIGN", "PERHAPS_FOREIGN", "SCRIPTS", "in_organization", "is_sino_korean", "patterns", "small_word"]

SCRIPTS = ("Katakana", "Hangul", "Han")
SYSTEM = "sounds of a foreign name"
# Per mille, what the reading costs: of a name that shows that it is foreign, and of one that can be.
FOREIGN, PERHAPS_FOREIGN = 20, 65
_LEAST_LETTERS = 3  # of a foreign word in the name of an organization
Sounds = tuple[tuple[str, int], ...]


def patterns(text: str) -> tuple[tuple[str | None, int, Pattern], ...]:
    """Return system, cost and sounds of a plain word, as those of an abjad; nothing where a syllable is unknown."""
    script = main_script(text)
    spelled = {"Katakana": _of_katakana, "Hangul": _of_hangul, "Han": _of_han}[str(script)](text)
    if not spelled:
        return ()
    return ((SYSTEM, 0, tuple(Slot("", sounds, vowel=False) for sounds in spelled)),)


def small_word(text: str) -> str | None:
    """Return the little Latin word that a word of a foreign name stands for: `アル` is al."""
    return _small().get(text)


def in_organization(text: str) -> int:
    """Return what it costs, per mille, to read a word of an organization's name as a foreign one; 0 where it is none.

    A word in katakana can be; one in Hangul is where it has syllables that no Chinese character has.
    """
    if text.isascii() or len(text) < _LEAST_LETTERS:
        return 0
    script = main_script(text)
    foreign = script == "Katakana" or (script == "Hangul" and not all(map(is_sino_korean, text)))
    return PERHAPS_FOREIGN if foreign else 0


def is_sino_korean(syllable: str) -> bool:
    """Whether a Chinese character is read so in Korean: most names of Koreans have such syllables alone."""
    return syllable in _sino_korean()


def _of_katakana(word: str) -> list[Sounds]:
    found: list[Sounds] = []
    consonants, vowels = _sounds()["katakana_consonants"], _sounds()["katakana_vowels"]
    for mora in kana.morae(word):
        rest = mora
        while rest and rest not in vowels:
            size = next((size for size in (2, 1) if rest[:size] in consonants), 0)
            if not size:
                return []
            found.append(consonants[rest[:size]])
            rest = rest[size:]
        if rest:
            opening = mora == "u"  # ウラジーミル: Vladimir
            found.append((*vowels[rest], ("v", 0)) if opening else vowels[rest])
    return found


def _of_hangul(word: str) -> list[Sounds]:
    onsets, vowels, codas = _sounds()["hangul_onsets"], _sounds()["hangul_vowels"], _sounds()["hangul_codas"]
    found: list[Sounds] = []
    before = ""
    for syllable in word:
        parts = hangul.decompose(syllable)
        if parts is None or (parts[2] and parts[2] not in codas):
            return []
        onset, vowel, coda = parts
        if before == onset == "ㄹ":  # written twice, it is l
            found[-1] = (("", 0),)
            found.append((("l", 0), ("r", 20)))
        else:
            found.append(onsets[onset])
        found += [vowels[vowel], *([codas[coda]] if coda else [])]
        before = coda
    return found


def _of_han(word: str) -> list[Sounds]:
    found: list[Sounds] = []
    for letter in word:
        readings = han.read(FoldedText(letter))
        syllable = readings[0].text if readings and readings[0].text.isascii() else ""
        initial = next((syllable[:size] for size in (2, 1, 0) if syllable[:size] in _initials()), "")
        final = _sounds()["han_finals"].get(syllable[len(initial) :])
        if final is None:
            return []
        if found and initial == "n":  # 根尼: one n
            found[-1] = (*found[-1], *((sound[:-1], cost) for sound, cost in found[-1] if sound[-1:] == "n"))
        found += [*([_sounds()["han_initials"][initial]] if initial else []), final]
    return found


def _initials() -> Iterable[str]:
    return {"", *_sounds()["han_initials"]}


@tables.kept
def _sino_korean() -> frozenset[str]:
    rows = tables.lookup("han.tsv").lines
    return frozenset(each for row in rows for each in row.split("\t")[4].split("|") if each)


@tables.kept
def _small() -> dict[str, str]:
    return tables.mapping(tables.tree("loan_sounds.yaml"), "small", "loan_sounds.yaml")


@tables.kept
def _sounds() -> dict[str, dict[str, Sounds]]:
    table = tables.tree("loan_sounds.yaml")
    parts = {part: tables.mapping(table, part, "loan_sounds.yaml") for part in table if part != "small"}
    return {
        part: {key: tuple(map(_sound, cell.split())) for key, cell in cells.items()} for part, cells in parts.items()
    }


def _sound(written: str) -> tuple[str, int]:
    sound, _, cost = written.partition(":")
    return "" if sound == "0" else sound, int(cost or 0)
