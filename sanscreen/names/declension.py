"""A Russian name in an oblique case, as it stands in a sentence or a contract, to its nominative: `Зименкова Игоря`.

A list has the nominative. Another language than Russian is left alone, and so is a name in which no given name, no
patronymic and no family name beside initials shows that it is declined.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from sanscreen import tables
from sanscreen.names.fold import fold, plain
from sanscreen.names.name_words import given_names_of
from sanscreen.names.reading import Reading
from sanscreen.names.remembered import WORDS

__all__ = ["nominatives"]

_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[\u0400-\u052f\s,.'’-]+")
_FEWEST, _MOST = 2, 6  # words, initials and halves of double names among them
_MOST_FOUND = 8  # nominatives of one name
_LEAST = 3  # letters of a name
_NOMINATIVE = ("ович", "евич", "овна", "евна", "ична")  # patronymics, or family names that show no case
_VOWELS = "аеёиоуыэюя"
_NOTHING = "-"
_OTHER = "other"  # a kind of name whose endings other words have as well
_UNDECLINED = "undeclined"
_ELSEWHERE = "elsewhere"  # a word that has the ending of a family name or a patronymic in another case alone

_Case = tuple[str, str]  # gender and case
_Nominatives = tuple[str, ...]


class _Ending(NamedTuple):
    """What a word ends in in one case, and what it ends in in the nominative."""

    kind: str
    written: str
    nominative: str


def nominatives(written: str) -> _Nominatives:
    """Return the nominatives that a Russian name of a person can have, where it is written in another case; in one case all words agree.

    >>> nominatives("Зименкова Игоря Владимировича"), nominatives("Зименков Игорь")
    (('Зименков Игорь Владимирович',), ())
    >>> nominatives("Сечиным И.И.")
    ('Сечин И.И.',)
    """
    if written.isascii() or not _NAME.fullmatch(written):
        return ()
    words = _WORD.findall(written)
    if not _FEWEST <= len(words) <= _MOST or any(word.lower().endswith(_NOMINATIVE) for word in words):
        return ()
    opening, *between = _WORD.split(written)
    found: dict[str, None] = {}
    for case in _endings():
        for name in islice(_in_nominative(words, case), _MOST_FOUND):
            found[opening + "".join(word + behind for word, behind in zip(name, between, strict=True))] = None
    return tuple(islice((name for name in found if name != written), _MOST_FOUND))


def _in_nominative(words: list[str], case: _Case) -> Iterator[_Nominatives]:
    """Yield the words of a name that is in some case in the nominative; nothing where no word shows that it is."""
    found = [_word(word, case) for word in words]
    kinds = [kind for kind, _ in found]
    undeclined = any(len(word) > 1 and _is_given_name(word) for word in words)  # or Alexandra, or of Alexander
    if "family" in kinds:
        declined = "given" in kinds or not (undeclined or _UNDECLINED in kinds)
    else:
        declined = "given" in kinds and not undeclined
    if ("patronymic" in kinds or declined) and _ELSEWHERE not in kinds:
        yield from product(*(ways for _, ways in found))


@lru_cache(WORDS)
def _word(word: str, case: _Case) -> tuple[str, _Nominatives]:
    """Return what kind of name a word is, as its ending shows, and its nominatives; the word itself where it has no ending."""
    if len(word) == 1:
        return "initial", (word,)
    lower = word.lower()
    names = _undeclined(lower, case)
    if given := [name for name, _ in names if _is_given_name(name)]:
        return "given", _as_written(given, word)
    longest = max((each for _, each in names), key=lambda each: len(each.written), default=None)
    if longest is None or longest.kind == _OTHER:
        of_case = [each for other in _endings() for _, each in _undeclined(lower, other)]
        if any(each.kind != _OTHER for each in of_case):
            return _ELSEWHERE, ()
    if longest is None:
        return _UNDECLINED, (word,)
    return longest.kind, _as_written([name for name, each in names if each.written == longest.written], word)


def _undeclined(word: str, case: _Case) -> list[tuple[str, _Ending]]:
    """Return what a word can be in the nominative, each with the ending that it has in a case."""
    fitting = [each for each in _endings()[case] if word.endswith(each.written)]
    names = [(word.removesuffix(each.written) + each.nominative, each) for each in fitting]
    return [(name, each) for name, each in names if _can_be_nominative(name)]


def _can_be_nominative(name: str) -> bool:
    """Whether a word can end so: `й` stands behind a vowel, `ь` behind a consonant."""
    last, before = name[-1:], name[-2:-1]
    return len(name) >= _LEAST and (last != "й" or before in _VOWELS) and (last != "ь" or before not in _VOWELS)


def _as_written(names: list[str], word: str) -> _Nominatives:
    """Return names in capitals or with one, as a word has them."""
    return tuple(dict.fromkeys(name.upper() if word.isupper() else name.capitalize() for name in names))


@lru_cache(WORDS)
def _is_given_name(word: str) -> bool:
    return bool(given_names_of((Reading(plain(fold(word))),)))


@tables.kept
def _endings() -> dict[_Case, tuple[_Ending, ...]]:
    """Return `data/declension.tsv` by gender and case."""
    found: dict[_Case, list[_Ending]] = {}
    for kind, gender, cases, *parts in tables.rows("declension.tsv", 6):
        stems, written, nominative = (part.replace(_NOTHING, "").split("|") for part in parts)
        each = [_Ending(kind, stem + end, stem + first) for stem in stems for end in written for first in nominative]
        for case in cases.split("|"):
            found.setdefault((gender, case), []).extend(each)
    return {case: tuple(endings) for case, endings in found.items()}
