"""A word of a personal name to what the tables know of it: honorific, particle, patronymic, given name."""

from dataclasses import dataclass
from functools import lru_cache

from sanscreen import tables
from sanscreen.errors import TableError
from sanscreen.names.fold import FoldedText, fold, plain
from sanscreen.names.prepared import Role
from sanscreen.names.reading import Reading
from sanscreen.names.sounds import REMEMBERED, sounds

__all__ = [
    "father_of",
    "given_names_heard",
    "given_names_of",
    "is_patronymic",
    "meaning_of_small_word",
    "name_table",
    "small_role",
]

FATHER = "父"  # opens the reading of a patronymic as the father's name, so that it meets no given name
FATHER_COST = 30  # per mille
_MOST_FATHERS = 4  # spellings of a patronymic that are looked at


@dataclass(frozen=True, slots=True)
class _Patronymics:
    suffixes: tuple[str, ...]
    longest: tuple[str, ...]  # first
    words: frozenset[str]


def small_role(word: str) -> Role | None:
    """Return HONORIFIC, PARTICLE, CHAIN or GENERATION for a plain word that is one, else None."""
    return _small_words().get(word)


def meaning_of_small_word(word: FoldedText) -> str | None:
    """Return what a particle or chain word says, where several words say it: `bin`, `ibn` and `بن` are "son of"."""
    return _small_meanings().get(plain(word))


def is_patronymic(readings: tuple[Reading, ...]) -> bool:
    """Return whether some plain Latin reading of a word ends as a patronymic does, or is an irregular one."""
    known = _patronymics()
    return any(
        reading.text in known.words
        or (reading.text.endswith(known.suffixes) and len(reading.text) > 5 and reading.text not in known.suffixes)
        for reading in readings
    )


def father_of(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Return the father's name that a patronymic is made from, by its sounds and as a known given name.

    All endings agree in it: `Abishevich` and `Abishuly`, `Hasan` before `oglu` and `Gasanovich`.
    """
    words = [reading.text for reading in readings if reading.text.isascii()][:_MOST_FATHERS]
    found = [_stem(word) for word in words]
    made = any(ended for ended, _ in found)  # else it stands before a word for son or daughter
    names = dict.fromkeys(name for ended, stems in found if ended or not made for name in stems)
    return tuple(Reading(FATHER + name, "the father's name", FATHER_COST) for name in names)


@lru_cache(REMEMBERED)
def _stem(word: str) -> tuple[bool, tuple[str, ...]]:
    """Return whether a word ends as a patronymic does, and the given names and the sound of what stands before that."""
    ending = next((each for each in _patronymics().longest if word.endswith(each)), "")
    stem = word.removesuffix(ending)
    if len(stem) < 2:
        return False, ()
    heard = (sound.text for sound in sounds(FoldedText(stem))[:1])
    return bool(ending), (*sorted(given_names_of((Reading(stem),))), *heard)


def given_names_of(readings: tuple[Reading, ...]) -> frozenset[str]:
    """Return the groups of equivalent given names that a word belongs to, by its letters or else by its sound.

    Source: `data/given_names.tsv`.
    """
    names = _given_names()
    found = names.get(readings[0].text)
    for reading in readings:
        if found is None and not reading.text.isascii():
            found = names.get(reading.text)
        elif found is None:
            heard = (names.get(f"~{sound.text}") for sound in sounds(FoldedText(reading.text)))
            found = next((one for one in heard if one), None)
    return frozenset(found[0].split("|")) if found else frozenset()


def given_names_heard(word: FoldedText) -> frozenset[str]:
    """Return the groups of given names that a Latin word with marks sounds like: `Ûrij` is Yuri, and no Uri."""
    heard = (_given_names().get(f"~{sound.text}") for sound in sounds(word))
    return frozenset(group for one in heard if one for group in one[0].split("|"))


@tables.kept
def name_table() -> dict[str, object]:
    """Return `data/name_words.yaml`."""
    return tables.tree("name_words.yaml")


@tables.kept
def _small_words() -> dict[str, Role]:
    data = name_table()
    found: dict[str, Role] = {}
    for part, role in (
        ("honorifics", Role.HONORIFIC),
        ("generations", Role.GENERATION),
        ("particles", Role.PARTICLE),
        ("chains", Role.CHAIN),
    ):
        for word in _words(data, part):
            found[plain(fold(word))] = role
    return found


@tables.kept
def _small_meanings() -> dict[str, str]:
    part = name_table().get("small_meanings")
    if not isinstance(part, dict):
        raise TableError("name_words.yaml: small_meanings are missing")
    return {plain(fold(word)): meaning for meaning, words in part.items() for word in words}


@tables.kept
def _patronymics() -> _Patronymics:
    part = name_table().get("patronymics")
    if not isinstance(part, dict):
        raise TableError("name_words.yaml: patronymics are missing")
    endings = tuple(_words(part, "endings"))
    return _Patronymics(endings, tuple(sorted(endings, key=lambda each: -len(each))), frozenset(_words(part, "words")))


def _words(data: dict[str, object], part: str) -> list[str]:
    words = data.get(part)
    if not isinstance(words, list):
        raise TableError(f"name_words.yaml: {part} is a list of words")
    return words


@tables.kept
def _given_names() -> tables.Lookup:
    return tables.lookup("compiled/given_names.tsv")
