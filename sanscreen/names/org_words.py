"""The words of an organization's name to what the tables know of them: legal form, generic word, number, stop word."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sanscreen import tables
from sanscreen.errors import TableError
from sanscreen.names.fold import FoldedText, PlainText, fold, plain
from sanscreen.names.reading import Reading
from sanscreen.names.readings import usual_latin
from sanscreen.names.readings.han import common_form
from sanscreen.names.remembered import WORDS
from sanscreen.names.scripts import main_script
from sanscreen.names.sounds import plain_sound, sounds

__all__ = [
    "Concept",
    "LegalForm",
    "can_be_article",
    "concept_of",
    "concepts_near",
    "is_article",
    "legal_form_at",
    "legal_forms",
    "opens_form",
    "opens_phrase",
    "phrase_at",
    "spoken",
    "stop_words",
    "trades",
    "vessel_words",
]

_LONGEST_FORM = 10  # words
_LONGEST_PHRASE = 6
_LEAST_LETTERS = 4  # of a generic word that is found by its sound
_ARABIC_OPENINGS = ("وال", "بال", "ولل", "لل", "ال", "و", "ب", "ل")  # the article, and, in, for
_ELIDED = ("d'", "l'", "dell'", "all'", "nell'")


class LegalForm(NamedTuple):
    """A class of legal forms; forms of one family may stand for each other."""

    id: str
    family: str


class Concept(NamedTuple):
    """What a generic word means, and in which language; `compound` for an abbreviation of several concepts."""

    name: str
    language: str


@lru_cache(WORDS)
def spoken(word: FoldedText) -> tuple[Reading, ...]:
    """Return how a word of an organization's name sounds in Latin spelling, by every habit; empty for other scripts."""
    latin = usual_latin(word)
    if latin is None or len(latin) < _LEAST_LETTERS:
        return ()
    return sounds(word if latin == plain(word) else FoldedText(latin))


def legal_form_at(
    words: Sequence[FoldedText], heard: Sequence[tuple[Reading, ...]], place: int
) -> tuple[int, LegalForm] | None:
    """Return the longest legal form that opens at `place` among the words of a name, as its number of words and class.

    `heard` are the words as `spoken`: a form that is written out is known in any romanization. Short forms that are
    words as well (`as`, `up`) count only at the beginning and at the end of a name.
    """
    if not opens_form(words[place], heard[place]):
        return None
    spelled = [plain(word) for word in words[place : place + _longest_form(words[place])]]
    common = list(map(_in_common_form, spelled))
    for length in range(len(spelled), 0, -1):
        found = _form(" ".join(spelled[:length])) or (common != spelled and _form(" ".join(common[:length])))
        if found and (not found[1] or place == 0 or place + length == len(words)):
            return length, found[0]
    return _heard_form(heard[place : place + _LONGEST_FORM], words[place : place + _LONGEST_FORM])


@lru_cache(WORDS)
def _longest_form(word: FoldedText) -> int:
    """Return how many words the longest legal form has that opens with a word in its letters or in common characters."""
    openings, text = _form_openings(), plain(word)
    longest = max(openings.get(each.partition(" ")[0], 0) for each in (text, _in_common_form(text)))
    return min(longest, _LONGEST_FORM)


@lru_cache(WORDS)
def _form(text: str) -> tuple[LegalForm, bool] | None:
    """Return the legal form that is written so, and whether it counts at the ends of a name alone."""
    form = legal_forms().get(text)
    return (LegalForm(form[0], form[1]), form[2] == "edge") if form else None


@lru_cache(WORDS)
def opens_form(word: FoldedText, heard: tuple[Reading, ...] = ()) -> bool:
    """Return whether some legal form opens with a word: in its letters, in common characters, or by how it is `spoken`."""
    return _longest_form(word) > 0 or any(f"~{sound}" in _form_openings() for sound in _said(word, heard))


def _heard_form(heard: Sequence[tuple[Reading, ...]], words: Sequence[FoldedText]) -> tuple[int, LegalForm] | None:
    found = next(iter(_heard(legal_forms(), heard, words)), None)
    return (found[0], LegalForm(found[1][0], found[1][1])) if found else None


@lru_cache(WORDS)
def concept_of(word: FoldedText, heard: tuple[Reading, ...]) -> Concept | None:
    """Return the concept of a generic word, in its own letters or, by how it is `spoken`, in any romanization."""
    words = _concepts()
    text = plain(word)
    found = (
        words.get(text)
        or (None if text.isascii() else words.get(_in_common_form(text)) or _joined_on(words, text))
        or (words.get(text[:-1]) if len(text) > _LEAST_LETTERS and text.endswith("s") else None)
        or (words.get(plain(FoldedText(word.partition("'")[2]))) if word.startswith(_ELIDED) else None)
    )
    found = found or next((one for each in heard if (one := words.get(f"~{each.text}"))), None)
    return Concept(*found) if found else None


def phrase_at(
    words: Sequence[FoldedText], heard: Sequence[tuple[Reading, ...]], place: int
) -> tuple[int, Concept] | None:
    """Return the longest phrase of several words that opens at `place` and is one concept: `machine building`, `U.S.`."""
    table = _concepts()
    phrase: str = plain(words[place])
    found = None
    for length in range(2, min(_LONGEST_PHRASE, len(words) - place) + 1) if _opens_written_phrase(phrase) else ():
        phrase = f"{phrase} {plain(words[place + length - 1])}"
        row = table.get(phrase)
        found = (length, Concept(*row)) if row and "+" not in row[0] else found
    if found or not _opens_phrase(heard[place]):
        return found
    near = slice(place, place + _LONGEST_PHRASE)
    said = (each for each in _heard(table, heard[near], words[near]) if each[0] > 1 and "+" not in each[1][0])
    return next(((length, Concept(*row)) for length, row in said), None)


def opens_phrase(word: FoldedText, heard: tuple[Reading, ...]) -> bool:
    """Return whether some phrase of several words opens with a word, in its letters or by how it is `spoken`."""
    return _opens_written_phrase(plain(word)) or _opens_phrase(heard)


@lru_cache(WORDS)
def _opens_written_phrase(word: str) -> bool:
    return _concepts().has_prefix(f"{word} ")


@lru_cache(WORDS)
def _opens_phrase(heard: tuple[Reading, ...]) -> bool:
    return any(_concepts().has_prefix(f"~{each.text} ") for each in heard)


def _said(word: FoldedText, heard: tuple[Reading, ...]) -> list[str]:
    """Return how a word sounds; little words, `s` and `z`, are not `spoken`."""
    return [reading.text for reading in heard] or [plain_sound(PlainText(plain(word)))]


def _heard(
    table: tables.Lookup, heard: Sequence[tuple[Reading, ...]], words: Sequence[FoldedText]
) -> list[tuple[int, tuple[str, ...]]]:
    """Return the rows of a table whose key is how the first words sound, with the number of words, longest first."""
    phrases = ["~"]
    found: list[tuple[int, tuple[str, ...]]] = []
    for length, (readings, word) in enumerate(zip(heard, words, strict=True), start=1):
        joined = [
            f"{phrase}{' ' if length > 1 else ''}{sound}" for phrase in phrases for sound in _said(word, readings)
        ]
        phrases = [phrase for phrase in joined if table.has_prefix(phrase)]
        if not phrases:
            break
        found += [(length, row) for phrase in phrases if (row := table.get(phrase))][:1]
    return found[::-1]


def concepts_near(concept: str) -> tuple[str, ...] | None:
    """Return the narrower concepts that may be meant by one; None for a concept that has no such relation.

    >>> concepts_near("korea"), concepts_near("north_korea"), concepts_near("bank")
    (('north_korea', 'south_korea'), (), None)
    """
    row = _concepts().get(f"§{concept}")
    return None if row is None else tuple(filter(None, row[0].split("|")))


def _joined_on(words: tables.Lookup, word: PlainText) -> tuple[str, ...] | None:
    """Look an Arabic word up without what is written together with it, the longest first: والتجارة, للتجارة, التجارة."""
    for opening in _ARABIC_OPENINGS:
        if word.startswith(opening) and len(word) > len(opening) + 2 and (found := words.get(word[len(opening) :])):
            return found
    return None


def _in_common_form(word: PlainText) -> PlainText:
    """Return a word in Han with simplified characters, any other as it is."""
    return word if word.isascii() or main_script(word) != "Han" else PlainText(common_form(word))


@tables.kept
def stop_words() -> frozenset[str]:
    """Return the plain words that say nothing about who is named. Source: `data/stop_words.yaml`."""
    languages = tables.tree("stop_words.yaml").get("words")
    if not isinstance(languages, dict):
        raise TableError("stop_words.yaml: words are missing")
    return frozenset(plain(fold(word)) for words in languages.values() for word in words)


def can_be_article(word: FoldedText) -> bool:
    """Return whether a word is the Arabic article before some words."""
    return plain(word) in _articles()


def is_article(word: FoldedText, following: FoldedText) -> bool:
    """Return whether a word is the Arabic article before `following`, also in the form that its first sound takes.

    >>> [is_article(FoldedText(word), FoldedText("rashid")) for word in ("al", "ar", "as")]
    [True, True, False]
    """
    text = plain(word)
    before = _articles().get(text)
    if before is None:
        return False
    opening = plain(following)
    if len(opening) <= len(text) or opening in stop_words():
        return False
    return not before or opening.startswith(before)


@tables.kept
def vessel_words() -> frozenset[str]:
    """Return the plain words for a ship, and their abbreviations, that stand before or behind the name of one."""
    words = tables.tree("stop_words.yaml").get("vessels")
    if not isinstance(words, dict):
        raise TableError("stop_words.yaml: vessels are missing")
    return frozenset(plain(fold(word)) for each in words.values() for word in each)


@tables.kept
def _articles() -> dict[str, str]:
    return {
        plain(fold(word)): before
        for word, before in tables.mapping(tables.tree("stop_words.yaml"), "articles", "stop_words.yaml").items()
    }


@tables.kept
def trades() -> frozenset[str]:
    """Return the concepts that say what kind of institution somebody is: a bank is no fund, and no trading company."""
    names = tables.tree("trades.yaml").get("trades")
    if not isinstance(names, list):
        raise TableError("trades.yaml: trades is a list of concepts")
    return frozenset(names)


@tables.kept
def legal_forms() -> tables.Lookup:
    """Return every spelling of a legal form, and how it sounds (`~`), with its class, its family and where it counts."""
    return tables.lookup("compiled/org_forms.tsv")


@tables.kept
def _form_openings() -> dict[str, int]:
    """Return the first words of the legal forms, and how they sound, to the most words of a form that opens so."""
    found: dict[str, int] = {}
    for line in legal_forms().lines:
        words = line.partition("\t")[0].split(" ")
        found[words[0]] = max(len(words), found.get(words[0], 0))
    return found


@tables.kept
def _concepts() -> tables.Lookup:
    return tables.lookup("compiled/generic_words.tsv")
