"""Hangul to Latin spellings, and Latin or Cyrillic spellings of Korean names to the Hangul that they can stand for.

A Hangul syllable is arithmetic over 19 onsets, 21 vowels and 28 codas (Unicode Standard, chapter 3.12). Spellings
follow any of five systems or none: a table gives every spelling in use a cost. Tables: `data/korean.yaml`.
"""

from functools import lru_cache
from itertools import product
from typing import NamedTuple

from sanscreen import tables
from sanscreen.errors import TableError
from sanscreen.names.fold import FoldedText, fold, plain
from sanscreen.names.reading import Reading
from sanscreen.names.readings.divide import MAX_READINGS, Part, divide
from sanscreen.names.readings.korean_sounds import ASSIMILATION_COST, as_written
from sanscreen.names.remembered import WORDS

__all__ = [
    "decompose", "family_length", "initial_law", "is_family", "is_family_name", "read", "read_family", "syllables_of",
]  # fmt: skip

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
# Which of the seven sounds a written coda has (Standard Pronunciation, article 9, 1988).
_SPOKEN = dict(zip(CODAS, ("", *"ㄱㄱㄱㄴㄴㄴㄷㄹㄱㅁㄹㄹㄹㅂㄹㅁㅂㅂㄷㄷㅇㄷㄷㄱㄷㅂㄷ"), strict=True))

HABIT = "Korean syllables"  # a spelling in use, of no one system
MAX_COST = 400  # per mille: a costlier syllable is no reading any more
INITIAL_LAW_COST = 50
FAMILY_COST = 20
_Y_VOWELS = frozenset("ㅑㅕㅖㅛㅠㅣ")


class _Spellings(NamedTuple):
    onsets: dict[str, tuple[tuple[str, int], ...]]  # Latin spelling -> jamo and cost
    vowels: dict[str, tuple[tuple[str, int], ...]]
    codas: dict[str, tuple[tuple[str, int], ...]]
    longest: int
    consistent: tuple["_Consistent", ...]


class _Consistent(NamedTuple):
    """A system that few use: a syllable that follows it in all its parts costs so much, however odd each part is."""

    cost: int
    onsets: frozenset[tuple[str, str]]  # Latin spelling and jamo
    vowels: frozenset[tuple[str, str]]
    codas: frozenset[tuple[str, str]]


def read(word: FoldedText) -> tuple[Reading, ...]:
    """Return the spellings of a Hangul word in each named system, syllable by syllable."""
    found: dict[str, Reading] = {}
    for name, onsets, vowels, codas in _systems():
        text = plain(fold("".join(_romanize(letter, onsets, vowels, codas) for letter in word)))
        bare = "".join(letter for letter in text if letter.isalnum())
        if bare:
            found.setdefault(bare, Reading(bare, name))
    for variant in initial_law(word):
        found.setdefault(variant, Reading(variant, "initial-sound law", INITIAL_LAW_COST))
    return tuple(found.values())


def read_family(word: FoldedText) -> tuple[Reading, ...]:
    """Return the customary Latin spellings of a Hangul family name, then those of the systems."""
    customary = (Reading(text, "customary family name", FAMILY_COST) for text in _families().get(word, ()))
    found = {reading.text: reading for reading in read(word)}
    for reading in customary:
        found.setdefault(reading.text, reading)
    return tuple(found.values())


def family_length(hangul: str) -> int:
    """Return how many syllables of a Hangul name are the family name: 2 for a compound one, else 1."""
    return 2 if len(hangul) > 2 and hangul[:2] in _compounds() else 1


def is_family(hangul: str) -> bool:
    """Return whether a word in Hangul is a Korean family name."""
    return hangul in _families() or hangul in _compounds()


def is_family_name(word: str) -> bool:
    """Return whether a plain Latin or Cyrillic word is a customary spelling of a Korean family name."""
    return word in _by_family_spelling()


@lru_cache(WORDS)
def syllables_of(word: str, *, family: bool) -> tuple[Reading, ...]:
    """Return the Hangul that a plain Latin or Cyrillic word can stand for, cheapest first, at most three syllables.

    With `family`, customary spellings of family names are tried first. Readings of the initial-sound law are added,
    so that `ri` meets `yi`. Empty where the word is no Korean syllable in any spelling of the table.
    """
    found: dict[str, Reading] = {}
    if family:
        for hangul in _by_family_spelling().get(word, ()):
            found[hangul] = Reading(hangul, "customary family name", FAMILY_COST)
    assimilated = (
        (hangul, cost + ASSIMILATION_COST) for written in as_written(word) for hangul, cost, _ in _parse(written)
    )
    for hangul, cost in (*((hangul, cost) for hangul, cost, _ in _parse(word)), *assimilated):
        for variant, extra in ((hangul, 0), *((each, INITIAL_LAW_COST) for each in initial_law(hangul))):
            if variant not in found or found[variant].cost > cost + extra:
                found[variant] = Reading(variant, HABIT, cost + extra)
    return tuple(sorted(found.values(), key=lambda reading: (reading.cost, reading.text))[:MAX_READINGS])


def _parse(word: str) -> list[Part]:
    """Return every division of a word into syllables with its cost, at most `MAX_COST` a syllable.

    The cost of a word is the mean of its syllables, so that `hyupkyung` costs what `hyup kyung` does.
    """
    spellings = _latin_spellings() if word.isascii() else _cyrillic_spellings()
    parts = divide(word, lambda piece: _syllables(piece, spellings), spellings.longest)
    return [(hangul, cost // len(hangul), system) for hangul, cost, system in parts]


def _syllables(text: str, spellings: _Spellings) -> list[Part]:
    found = []
    for first in range(min(len(text), 4) + 1):
        onsets = spellings.onsets.get(text[:first])
        if not onsets:
            continue
        for second in range(first + 1, len(text) + 1):
            vowels = spellings.vowels.get(text[first:second])
            codas = spellings.codas.get(text[second:])
            if vowels and codas:
                for (onset, a), (vowel, b), (coda, c) in product(onsets, vowels, codas):
                    cost = a + b + c
                    for system in spellings.consistent if cost else ():
                        parts = (text[:first], onset), (text[first:second], vowel), (text[second:], coda)
                        if parts[0] in system.onsets and parts[1] in system.vowels and parts[2] in system.codas:
                            cost = min(cost, system.cost)
                    if cost <= MAX_COST:
                        found.append((_compose(onset, vowel, coda), cost, HABIT))
    return found


def _compose(onset: str, vowel: str, coda: str) -> str:
    return chr(0xAC00 + (ONSETS.index(onset) * 21 + VOWELS.index(vowel)) * 28 + CODAS.index(coda))


def decompose(syllable: str) -> tuple[str, str, str] | None:
    """Return onset, vowel and coda of a syllable, or None for another letter."""
    place = ord(syllable) - 0xAC00
    if not 0 <= place < 19 * 21 * 28:
        return None
    return ONSETS[place // 588], VOWELS[place // 28 % 21], CODAS[place % 28]


def _romanize(letter: str, onsets: dict[str, str], vowels: dict[str, str], codas: dict[str, str]) -> str:
    parts = decompose(letter)
    if parts is None:
        return letter
    onset, vowel, coda = parts
    return onsets[onset] + vowels[vowel] + codas[_SPOKEN[coda]]


def initial_law(hangul: str) -> tuple[str, ...]:
    """Return the spelling with ㄹ and ㄴ as South Korea writes them at the start of a word (orthography 1988, 10-12).

    North Korea keeps 리 and 로 where the South writes 이 and 노; names are compared as if every syllable opened one.
    """
    out = []
    for letter in hangul:
        parts = decompose(letter)
        if parts is None:
            return ()
        onset, vowel, coda = parts
        if onset in "ㄹㄴ" and vowel in _Y_VOWELS:
            onset = "ㅇ"
        elif onset == "ㄹ":
            onset = "ㄴ"
        out.append(_compose(onset, vowel, coda))
    changed = "".join(out)
    return () if changed == hangul else (changed,)


@tables.kept
def _table() -> dict[str, object]:
    return tables.tree("korean.yaml")


@tables.kept
def _systems() -> tuple[tuple[str, dict[str, str], dict[str, str], dict[str, str]], ...]:
    systems = _table().get("systems")
    if not isinstance(systems, dict):
        raise TableError("korean.yaml: systems are missing")
    return tuple(
        (
            system["name"],
            tables.mapping(system, "onsets", "korean.yaml"),
            tables.mapping(system, "vowels", "korean.yaml"),
            tables.mapping(system, "codas", "korean.yaml"),
        )
        for key, system in systems.items()
        if key != "kontsevich"  # Cyrillic to Cyrillic: for the Korean engine
    )


@tables.kept
def _latin_spellings() -> _Spellings:
    return _spellings("")


@tables.kept
def _cyrillic_spellings() -> _Spellings:
    return _spellings("cyrillic_")


def _spellings(alphabet: str) -> _Spellings:
    data = _table().get("spellings")
    if not isinstance(data, dict):
        raise TableError("korean.yaml: spellings are missing")
    onsets, vowels, codas = (_inverse(data[alphabet + part]) for part in ("onsets", "vowels", "codas"))
    longest = sum(max(map(len, part)) for part in (onsets, vowels, codas))
    return _Spellings(onsets, vowels, codas, longest, () if alphabet else _consistent())


def _consistent() -> tuple[_Consistent, ...]:
    systems = _table().get("systems")
    if not isinstance(systems, dict):
        raise TableError("korean.yaml: systems are missing")
    found = []
    for system in systems.values():
        if "cost" in system:
            parts = (
                frozenset((plain(fold(latin)), jamo) for jamo, latin in system[part].items())
                for part in ("onsets", "vowels", "codas")
            )
            found.append(_Consistent(int(system["cost"]), *parts))
    return tuple(found)


def _inverse(part: dict[str, dict[str, str]]) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for jamo, spellings in part.items():
        for latin, cost in spellings.items():
            found.setdefault(latin, []).append((jamo, int(cost)))
    return {latin: tuple(pairs) for latin, pairs in found.items()}


@tables.kept
def _families() -> dict[str, tuple[str, ...]]:
    """Return Hangul family names to their customary Latin spellings."""
    return _surnames("surnames")


@tables.kept
def _by_family_spelling() -> dict[str, tuple[str, ...]]:
    """Return customary Latin and Cyrillic spellings, and those of the systems, to the family names that they write."""
    return {spelling: tuple(names.split("|")) for spelling, names in tables.rows("compiled/korean_families.tsv", 2)}


def _surnames(part: str) -> dict[str, tuple[str, ...]]:
    surnames = _table().get(part)
    if not isinstance(surnames, dict):
        raise TableError(f"korean.yaml: {part} are missing")
    return {hangul: tuple(spellings) for hangul, spellings in surnames.items()}


@tables.kept
def _compounds() -> frozenset[str]:
    names = _table().get("compound_surnames")
    if not isinstance(names, list):
        raise TableError("korean.yaml: compound_surnames are missing")
    return frozenset(names)
