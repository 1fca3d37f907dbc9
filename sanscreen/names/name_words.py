"""A word of a personal name to what the tables know of it: honorific, particle, patronymic, given name."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, TypeVar

from sanscreen import tables
from sanscreen.errors import TableError
from sanscreen.names.fold import FoldedText, fold, plain
from sanscreen.names.prepared import Role
from sanscreen.names.reading import Reading
from sanscreen.names.remembered import WORDS
from sanscreen.names.sounds import sounds

__all__ = [
    "father_of_irregular", "given_names_heard", "given_names_of", "is_patronymic", "is_spanish_family",
    "meaning_of_small_word", "name_table", "names_behind", "small_role", "small_words",
]  # fmt: skip

Found = TypeVar("Found")

_LONGEST_NICKNAME = 12  # letters


class _Patronymics(NamedTuple):
    suffixes: tuple[str, ...]
    words: dict[str, str]  # to the father's name


def small_role(word: str) -> Role | None:
    """Return HONORIFIC, PARTICLE, CHAIN or GENERATION for a plain word that is one, else None."""
    return small_words().get(word)


def meaning_of_small_word(word: FoldedText) -> str | None:
    """Return what a particle or chain word says, where several words say it: `bin`, `ibn` and `بن` are "son of"."""
    return _small_meanings().get(plain(word))


@lru_cache(WORDS)
def is_patronymic(readings: tuple[Reading, ...]) -> bool:
    """Return whether some plain Latin reading of a word ends as a patronymic does, or is an irregular one."""
    known = _patronymics()
    return any(
        reading.text in known.words
        or (reading.text.endswith(known.suffixes) and len(reading.text) > 5 and reading.text not in known.suffixes)
        for reading in readings
    )


@lru_cache(WORDS)
def given_names_of(readings: tuple[Reading, ...]) -> frozenset[str]:
    """Return the groups of equivalent given names that a word belongs to, by its letters or else by its sound.

    Source: `data/given_names.tsv`.
    """
    found = _by_letters_or_sound(_given_names().get, readings)
    return frozenset(found[0].split("|")) if found else frozenset()


@lru_cache(WORDS)
def names_behind(readings: tuple[Reading, ...]) -> frozenset[str]:
    """Return the groups of given names that a word can be a short form of: of Sasha, Aleksandr and Aleksandra.

    Source: `data/nicknames.tsv`.
    """
    if len(readings[0].text) > _LONGEST_NICKNAME:
        return frozenset()
    return _by_letters_or_sound(_behind_nickname, readings) or frozenset()


def _by_letters_or_sound(get: Callable[[str], Found | None], readings: tuple[Reading, ...]) -> Found | None:
    """Return what a table has for the first reading, or else for another one or for how one sounds (`~`)."""
    found = get(readings[0].text)
    for reading in readings:
        if found is None and not reading.text.isascii():
            found = get(reading.text)
        elif found is None:
            heard = (get(f"~{sound.text}") for sound in sounds(FoldedText(reading.text)))
            found = next((one for one in heard if one), None)
    return found


def is_spanish_family(word: str) -> bool:
    """Return whether a plain word is a family name of Spanish-speaking countries."""
    return word in _spanish_families()


@tables.kept
def _spanish_families() -> frozenset[str]:
    return frozenset(_words(name_table(), "spanish_families"))


def given_names_heard(word: FoldedText) -> frozenset[str]:
    """Return the groups of given names that a Latin word with marks sounds like: `Ûrij` is Yuri, and no Uri."""
    heard = (_given_names().get(f"~{sound.text}") for sound in sounds(word))
    return frozenset(group for one in heard if one for group in one[0].split("|"))


@tables.kept
def name_table() -> dict[str, object]:
    """Return `data/name_words.yaml`."""
    return tables.tree("name_words.yaml")


def father_of_irregular(word: str) -> str | None:
    """Return the given name behind an irregular patronymic: of `ilyich`, `ilya`."""
    return _patronymics().words.get(word)


@tables.kept
def small_words() -> dict[str, Role]:
    """Return every honorific, generation, particle and chain word, in plain letters, with its role."""
    return {word: Role(role) for word, role in tables.rows("compiled/small_words.tsv", 2)}


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
    words = part.get("words")
    if not isinstance(words, dict):
        raise TableError("name_words.yaml: the irregular patronymics are missing")
    return _Patronymics(tuple(_words(part, "endings")), {word: father for father in words for word in words[father]})


def _words(data: dict[str, object], part: str) -> list[str]:
    words = data.get(part)
    if not isinstance(words, list):
        raise TableError(f"name_words.yaml: {part} is a list of words")
    return words


def _behind_nickname(key: str) -> frozenset[str] | None:
    found = _nicknames().get(key)
    return frozenset(found[0].split("|")) if found else None


@tables.kept
def _nicknames() -> tables.Lookup:
    return tables.lookup("compiled/nicknames.tsv")


@tables.kept
def _given_names() -> tables.Lookup:
    return tables.lookup("compiled/given_names.tsv")
