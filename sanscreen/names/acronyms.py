"""The words of an organization's name, to the runs of them that an abbreviation can stand for.

ФБК is the first letters of Фонд борьбы с коррупцией, RFC those of its words in English. НПП stands for three common
words in whatever language. Tables: `data/generic_words.yaml` (compiled: first letters of each concept by language).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sanscreen import tables
from sanscreen.names.fold import FoldedText
from sanscreen.names.org_words import stop_words
from sanscreen.names.prepared import Role, Token
from sanscreen.names.reading import Reading
from sanscreen.names.readings import usual_latin
from sanscreen.names.remembered import TOKENS, WORDS

__all__ = ["Run", "abbreviated", "compound_of", "keys_of_run", "keys_of_word", "runs_of"]

LEAST, MOST = 3, 6  # letters: two letters agree by chance, but for a common word and company
MOST_COMMON = 4  # words of an abbreviation that has a meaning of its own
_LEAST_FORM = 5  # letters of a legal form that is spelled out and counts, as in RFC for Russian Financial Corporation
_COMPANY = ("company ", "corporation ")
_ALPHABETS = frozenset({"Latin", "Cyrillic", "Greek", "Armenian", "Georgian"})
_DIGRAPHS = ("shch", "zh", "kh", "ts", "ch", "sh", "yu", "ya", "yo")  # one Cyrillic letter each
_KIN = {"english": {"k": "c"}, "russian": {"c": "k"}}  # Company and Corporation begin so

_WAYS = (*["first letters"] * 3, "first letters in English", *["first letters in Russian"] * 2)

_RUN = frozenset({Role.ACRONYM})
_TELLING = frozenset({Role.GENERIC, Role.CORE})


class Run(NamedTuple):
    """Words that an abbreviation can stand for, by their places, and what it is: its readings, or the meaning of all words."""

    places: tuple[int, ...]
    words: tuple[Token, ...]
    readings: tuple[Reading, ...]
    meaning: str | None

    @property
    def keys(self) -> list[str]:
        """The abbreviations; those of common words open with `+`."""
        return [reading.text for reading in self.readings] if self.meaning is None else [f"+{self.meaning}"]

    @property
    def token(self) -> Token:
        """The words as one, which abbreviations of them are like."""
        return Token(
            text=self.readings[0].text,
            script=None,
            roles=_RUN,
            weight=sum([word.weight for word in self.words]),
            readings=self.readings,
            meaning=self.meaning,
        )


def runs_of(tokens: Sequence[Token]) -> tuple[Run, ...]:
    """Return the runs of words in a name.

    Runs open with the first word that counts, so that their number is small; common words make one anywhere.
    """
    counted = [place for place, token in enumerate(tokens) if _counts(token)]
    by_letters = _runs_by_letters(tokens, counted) if len(counted) >= LEAST else ()
    return (*by_letters, *_runs_of_two(tokens, counted), *_runs_by_meaning(tokens))


def abbreviated(run: Token, word: Token) -> str | None:
    """Return how a word abbreviates a run, or None where it does not."""
    if run.meaning is not None:
        return None if set(keys_of_run(run)).isdisjoint(keys_of_word(word)) else "common words"
    if run.texts.isdisjoint(word.texts):
        return None
    common = run.texts.intersection(keys_of_word(word))
    if not common:
        return None
    return next(str(reading.system) for reading in run.readings if reading.text in common)


def keys_of_run(run: Token) -> Iterator[str]:
    """Yield the abbreviations of a run; those of common words open with `+`."""
    if run.meaning is not None:
        yield f"+{run.meaning}"
    else:
        yield from run.texts


@lru_cache(TOKENS)
def keys_of_word(word: Token) -> tuple[str, ...]:
    """Return what a word abbreviates if it does: its letters, or the common words that it is known to stand for."""
    if word.meaning is not None and "+" in word.meaning:
        meant: tuple[str, ...] = (f"+{compound_of(word.meaning.split('+'))}",)
    elif word.roles != {Role.CORE}:
        return ()
    else:
        meant = ()
    return (*meant, *word.texts) if LEAST - 1 <= len(word.text) <= MOST and word.text.isalpha() else meant


def _runs_by_letters(tokens: Sequence[Token], counted: list[int]) -> Iterator[Run]:
    shapes = [tuple(counted[:size]) for size in range(LEAST, min(MOST, len(counted)) + 1)]
    bare = tuple(place for place in counted if Role.LEGAL_FORM not in tokens[place].roles)
    if LEAST <= len(bare) <= MOST and bare not in shapes:
        shapes.append(bare)
    for places in shapes:
        words = tuple([tokens[place] for place in places])
        if not all(Role.LEGAL_FORM in word.roles for word in words):
            yield Run(places, words, _abbreviations(words), None)


def _runs_of_two(tokens: Sequence[Token], counted: list[int]) -> Iterator[Run]:
    """Yield each common word before the word company: SK for Sudokhodnaya kompaniya, a shipping company."""
    for places in pairwise(counted):
        words = tuple([tokens[place] for place in places])
        if Role.GENERIC in words[0].roles and Role.LEGAL_FORM in words[1].roles:
            readings = tuple(each for each in _abbreviations(words) if len(each.text) == len(words))
            if readings:
                yield Run(places, words, readings, None)


def _runs_by_meaning(tokens: Sequence[Token]) -> Iterator[Run]:
    if sum([token.meaning is not None for token in tokens]) < 2:
        return
    places = [place for place, token in enumerate(tokens) if Role.STOP not in token.roles]
    for start in range(len(places)):
        parts: list[str] = []
        for end in range(start, min(start + MOST_COMMON, len(places))):
            meaning = tokens[places[end]].meaning
            if not meaning or "+" in meaning or _TELLING.isdisjoint(tokens[places[end]].roles):
                break
            parts.append(meaning)
            if len(parts) > 1 and (compound := _known_compound(tuple(parts))):
                run = tuple(places[start : end + 1])
                words = tuple([tokens[place] for place in run])
                yield Run(run, words, (Reading("".join(word.text for word in words)),), compound)


@lru_cache(WORDS)
def _known_compound(parts: tuple[str, ...]) -> str | None:
    """Return the concepts of neighbouring words as one text, where an abbreviation of them is known."""
    compound = compound_of(parts)
    return compound if _letters().get(f"+{compound}") else None


@lru_cache(TOKENS)
def _counts(token: Token) -> bool:
    if token.script not in _ALPHABETS or len(token.text) < 2 or token.roles & {Role.STOP, Role.NUMBER}:
        return False
    if Role.LEGAL_FORM not in token.roles or token.text.startswith(_COMPANY):  # `Company LLC` is one legal form
        return True
    return len(token.text) >= _LEAST_FORM and " " not in token.text


def _abbreviations(words: Sequence[Token]) -> tuple[Reading, ...]:
    """Return the first letters of the words as written, in Latin letters, and of the words in English and Russian."""
    found: dict[str, str] = {}
    for name, letters in zip(_WAYS, zip(*map(_first_letters, words), strict=True), strict=True):
        found.setdefault("".join(letters), name)
    return tuple([Reading(text, name) for text, name in found.items()])


@lru_cache(TOKENS)
def _first_letters(word: Token) -> tuple[str, ...]:
    """Return the first letter or letters of a word in each of `_WAYS`."""
    return (
        _each(word) or word.text[0],
        _each(word, latin=True) or word.latin[0],
        _opening(word),
        _translated(word, 0, "english"),
        _translated(word, 1, "russian"),
        _translated(word, 1, "russian", research="science"),
    )


def _each(phrase: Token, *, latin: bool = False) -> str:
    """Return the first letters of a phrase that is one token, and nothing for a word."""
    spaced = phrase.readings[-1].text  # as `organizations` puts it
    if " " not in spaced:
        return ""
    words = spaced.split()
    texts = [FoldedText(word) for word in words if word not in stop_words()]
    return "".join((usual_latin(text) or text)[0] if latin else text[0] for text in texts)


def _opening(word: Token) -> str:
    return next((digraph for digraph in _DIGRAPHS if word.latin.startswith(digraph)), word.latin[0])


def _translated(word: Token, column: int, language: str, *, research: str = "research") -> str:
    """Return the first letter of a common word in a language; research and production translate научно-производственный."""
    meaning = research if word.meaning == "research" else word.meaning
    known = _letters().get(meaning) if meaning and Role.LEGAL_FORM not in word.roles else None
    if known and known[column] != "-":
        return known[column]
    kin = _KIN[language] if Role.LEGAL_FORM in word.roles else {}
    return kin.get(word.latin[0], word.latin[0])


def compound_of(parts: Sequence[str]) -> str:
    """Return the concepts of an abbreviation as one text; research and science are one there, in any language.

    >>> compound_of(["science", "research", "institute"])
    'science+institute'
    """
    same = ["science" if part == "research" else part for part in parts]
    return "+".join(part for number, part in enumerate(same) if not number or part != same[number - 1])


@tables.kept
def _letters() -> tables.Lookup:
    return tables.lookup("compiled/generic_letters.tsv")
