"""The words of an organization's name to what the tables know of them: legal form, generic word, number, stop word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sanscreen import tables
from sanscreen.errors import TableError
from sanscreen.names.fold import FoldedText, PlainText, fold, plain
from sanscreen.names.reading import Reading
from sanscreen.names.readings import usual_latin
from sanscreen.names.readings.han import common_form
from sanscreen.names.scripts import main_script
from sanscreen.names.sounds import plain_sound, sounds

__all__ = [
    "Concept",
    "LegalForm",
    "concept_of",
    "legal_form_at",
    "number_of",
    "spoken",
    "stop_words",
    "trades",
]

_LONGEST_FORM = 10  # words
_LEAST_LETTERS = 4  # of a generic word that is found by its sound
_NUMBER = re.compile(r"(\d+)(?:st|nd|rd|th|й|ый|ой|ий|я|ая|е|ое|го|er|e|eme|o|a)?")
_ARABIC_ARTICLES = ("وال", "بال", "لل", "ال")
_ROMAN = {
    "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14,
    "xv": 15, "xvi": 16,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A class of legal forms; forms of one family may stand for each other."""

    id: str
    family: str


@dataclass(frozen=True, slots=True)
class Concept:
    """What a generic word means, and in which language; `compound` for an abbreviation of several concepts."""

    name: str
    language: str


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
    forms = _legal_forms()
    spelled = [plain(word) for word in words[place : place + _LONGEST_FORM]]
    common = list(map(_in_common_form, spelled))
    for length in range(len(spelled), 0, -1):
        form = forms.get(" ".join(spelled[:length]))
        if form is None and common != spelled:
            form = forms.get(" ".join(common[:length]))
        if form and (form[2] != "edge" or place == 0 or place + length == len(words)):
            return length, LegalForm(form[0], form[1])
    return _heard_form(heard[place : place + _LONGEST_FORM], words[place : place + _LONGEST_FORM])


def _heard_form(heard: Sequence[tuple[Reading, ...]], words: Sequence[FoldedText]) -> tuple[int, LegalForm] | None:
    forms = _legal_forms()
    phrases = ["~"]
    found = None
    for length, (readings, word) in enumerate(zip(heard, words, strict=True), start=1):
        said = [reading.text for reading in readings] or [plain_sound(PlainText(plain(word)))]  # `s`, `z`: little words
        joined = [f"{phrase}{' ' if length > 1 else ''}{sound}" for phrase in phrases for sound in said]
        phrases = [phrase for phrase in joined if forms.has_prefix(phrase)]
        if not phrases:
            return found
        form = next((one for phrase in phrases if (one := forms.get(phrase))), None)
        found = (length, LegalForm(form[0], form[1])) if form else found
    return found


def concept_of(word: FoldedText, heard: tuple[Reading, ...]) -> Concept | None:
    """Return the concept of a generic word, in its own letters or, by how it is `spoken`, in any romanization."""
    words = _concepts()
    text = plain(word)
    found = (
        words.get(text)
        or (None if text.isascii() else words.get(_in_common_form(text)) or words.get(_without_article(text)))
        or (words.get(text[:-1]) if len(text) > _LEAST_LETTERS and text.endswith("s") else None)
    )
    found = found or next((one for each in heard if (one := words.get(f"~{each.text}"))), None)
    return Concept(*found) if found else None


def _without_article(word: PlainText) -> str:
    """Return an Arabic word without the article and what is written together with it: والتجارة, للتجارة, التجارة."""
    article = next((each for each in _ARABIC_ARTICLES if word.startswith(each)), "")
    return word[len(article) :] if len(word) > len(article) + 2 else word


def _in_common_form(word: PlainText) -> PlainText:
    """Return a word in Han with simplified characters, any other as it is."""
    return word if word.isascii() or main_script(word) != "Han" else PlainText(common_form(word))


def number_of(word: str) -> str | None:
    """Return the value of a plain word that is a number, an ordinal in figures or a Roman numeral, else None.

    >>> number_of("224th"), number_of("iii"), number_of("b14")
    ('224', '3', None)
    """
    if found := _NUMBER.fullmatch(word):
        return str(int(found[1])) if len(found[1]) < 100 else found[1]
    return str(_ROMAN[word]) if word in _ROMAN else None


@tables.kept
def stop_words() -> frozenset[str]:
    """Return the plain words that say nothing about who is named. Source: `data/stop_words.yaml`."""
    languages = tables.tree("stop_words.yaml").get("words")
    if not isinstance(languages, dict):
        raise TableError("stop_words.yaml: words are missing")
    return frozenset(plain(fold(word)) for words in languages.values() for word in words)


@tables.kept
def trades() -> frozenset[str]:
    """Return the concepts that say what kind of institution somebody is: a bank is no fund, and no trading company."""
    names = tables.tree("trades.yaml").get("trades")
    if not isinstance(names, list):
        raise TableError("trades.yaml: trades is a list of concepts")
    return frozenset(names)


@tables.kept
def _legal_forms() -> tables.Lookup:
    return tables.lookup("compiled/org_forms.tsv")


@tables.kept
def _concepts() -> tables.Lookup:
    return tables.lookup("compiled/generic_words.tsv")
