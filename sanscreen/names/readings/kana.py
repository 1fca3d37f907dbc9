"""A word in Japanese kana to its Latin spellings in Hepburn, as passports have it, and in Kunrei-shiki.

Kana are morae, so that the reading is sure; what systems and habits write apart is the long vowel (Ōno, Ono, Ohno,
Oono, Ouno) and ん before b, m and p. Tables: `data/kana.yaml`.
"""

from typing import NamedTuple

from sanscreen import tables
from sanscreen.names.fold import FoldedText
from sanscreen.names.reading import Reading

__all__ = ["morae", "read"]

_LONGEST = 2  # kana of one mora
_LONG = {"oo", "ou", "uu"}  # what a long vowel is written with, in kana by morae; aa, ee and ii stay as they are
_KATAKANA = range(0x30A1, 0x30F7)


class _System(NamedTuple):
    """How morae become a word: `column` of the table, what a long o and u are written as, whether n is m before b."""

    name: str
    column: int
    long_o: str
    long_u: str
    m_before_b: bool
    cost: int = 0


_SYSTEMS = (
    _System("Hepburn 1954", 0, "o", "u", m_before_b=False),
    _System("Hepburn (Japanese passport)", 0, "o", "u", m_before_b=True),
    _System("Japanese passport with OH", 0, "oh", "u", m_before_b=True),
    _System("Hepburn, kana by kana", 0, "", "", m_before_b=False),
    _System("Hepburn with oo and uu", 0, "oo", "uu", m_before_b=False, cost=10),
    _System("Kunrei-shiki 1954", 1, "o", "u", m_before_b=False),
    _System("Kunrei-shiki, kana by kana", 1, "", "", m_before_b=False, cost=10),
)


def read(word: FoldedText) -> tuple[Reading, ...]:
    """Return the distinct plain spellings, Hepburn first; none where a letter of the word is no kana."""
    found: dict[str, Reading] = {}
    for system in _SYSTEMS:
        spelling = _romanize(word, system)
        if spelling:
            found.setdefault(spelling, Reading(spelling, system.name, system.cost))
    return tuple(found.values())


def morae(word: str) -> list[str]:
    """Return each mora of a word in Hepburn, `long` for a lengthened vowel; nothing where a letter is no kana."""
    kana, known = _in_hiragana(word), _morae()
    found: list[str] = []
    place = 0
    while place < len(kana):
        step = next((size for size in range(_LONGEST, 0, -1) if kana[place : place + size] in known), 0)
        if step:
            found.append(known[kana[place : place + step]][0])
        elif kana[place] == "ー":
            found.append("long")
        elif kana[place] not in "っ'・":
            return []
        place += step or 1
    return found


def _in_hiragana(word: str) -> str:
    return "".join(chr(ord(letter) - 0x60) if ord(letter) in _KATAKANA else letter for letter in word)


def _romanize(word: str, system: _System) -> str | None:
    kana = _in_hiragana(word)
    morae = _morae()
    out: list[str] = []
    place, doubled = 0, False
    while place < len(kana):
        letter = kana[place]
        if letter == "っ":
            doubled = True
        elif letter == "ー":
            if out and system.long_o:
                out[-1] = _lengthened(out[-1], out[-1][-1], system)
        elif letter not in "'・":
            step = next((size for size in range(_LONGEST, 0, -1) if kana[place : place + size] in morae), 0)
            if not step:
                return None
            columns = morae[kana[place : place + step]]
            _append(out, columns[min(system.column, len(columns) - 1)], system, doubled=doubled)
            doubled = False
            place += step - 1
        place += 1
    return "".join(out)


def _append(out: list[str], mora: str, system: _System, *, doubled: bool) -> None:
    if doubled and mora[0] not in "aeioun":
        mora = ("t" if mora.startswith("ch") else mora[0]) + mora
    if system.m_before_b and out and out[-1] == "n" and mora[0] in "bmp":
        out[-1] = "m"
    if system.long_o and out and out[-1][-1] + mora in _LONG:
        out[-1] = _lengthened(out[-1], out[-1][-1], system)
    else:
        out.append(mora)


def _lengthened(mora: str, vowel: str, system: _System) -> str:
    return mora[:-1] + {"o": system.long_o, "u": system.long_u}.get(vowel, vowel)


@tables.kept
def _morae() -> dict[str, tuple[str, ...]]:
    spelled = tables.mapping(tables.tree("kana.yaml"), "morae", "kana.yaml")
    return {kana: tuple(latin.split()) for kana, latin in spelled.items()}
