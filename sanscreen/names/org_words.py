"""The words of an organization's name to what the tables know of them: legal form, generic word, number, stop word."""

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
    "concepts_near",
    "is_article",
    "legal_form_at",
    "misspelt_form",
    "phrase_at",
    "spoken",
    "stop_words",
    "trades",
    "vessel_words",
]

_LONGEST_FORM = 10  # words
_LONGEST_PHRASE = 6
_LEAST_SHORT, _LEAST_WRITTEN_OUT = 3, 7  # letters of a legal form that can be misspelt: a letter doubled, any slip
_LEAST_LETTERS = 4  # of a generic word that is found by its sound
_ARABIC_OPENINGS = ("وال", "بال", "ولل", "لل", "ال", "و", "ب", "ل")  # the article, and, in, for
_ELIDED = ("d'", "l'", "dell'", "all'", "nell'")


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
    found = next(iter(_heard(_legal_forms(), heard, words)), None)
    return (found[0], LegalForm(found[1][0], found[1][1])) if found else None


def misspelt_form(word: FoldedText) -> LegalForm | None:
    """Return the legal form that a plain word misspells: a form that is written out with one slip, or `lttd`.

    >>> misspelt_form(FoldedText("lmited")).id, misspelt_form(FoldedText("lttd")).id, misspelt_form(FoldedText("limits"))
    ('ltd', 'ltd', None)
    """
    text = plain(word)
    doubled = [text[:place] + text[place + 1 :] for place in range(1, len(text)) if text[place] == text[place - 1]]
    short = [each for each in doubled if _LEAST_SHORT <= len(each) < _LEAST_WRITTEN_OUT]
    near = [
        form
        for length in (len(text) - 1, len(text), len(text) + 1)
        for form in _written_out().get((text[:1], length), ())
        if _one_slip(text, form)
    ]
    row = next((row for each in (*near, *short) if (row := _legal_forms().get(each)) and row[2] != "edge"), None)
    return LegalForm(row[0], row[1]) if row else None


def _one_slip(left: str, right: str) -> bool:
    """Whether one letter too many, too few or wrong, or two that change places, make the difference; never the last."""
    shorter, longer = sorted((left, right), key=len)
    opening = next((place for place, letter in enumerate(shorter) if letter != longer[place]), len(shorter))
    if opening >= len(shorter) - 1:
        return False
    rest, other = shorter[opening:], longer[opening:]
    if len(shorter) < len(longer):
        return rest == other[1:]
    return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])


@tables.kept
def _written_out() -> dict[tuple[str, int], list[str]]:
    """Return the legal forms of one long word, by first letter and length."""
    found: dict[tuple[str, int], list[str]] = {}
    for line in _legal_forms().lines:
        form = line.partition("\t")[0]
        if len(form) >= _LEAST_WRITTEN_OUT and form.isalpha():
            found.setdefault((form[0], len(form)), []).append(form)
    return found


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
    for length in range(2, min(_LONGEST_PHRASE, len(words) - place) + 1) if table.has_prefix(f"{phrase} ") else ():
        phrase = f"{phrase} {plain(words[place + length - 1])}"
        row = table.get(phrase)
        found = (length, Concept(*row)) if row and "+" not in row[0] else found
    if found or not any(table.has_prefix(f"~{each.text} ") for each in heard[place]):
        return found
    near = slice(place, place + _LONGEST_PHRASE)
    said = (each for each in _heard(table, heard[near], words[near]) if each[0] > 1 and "+" not in each[1][0])
    return next(((length, Concept(*row)) for length, row in said), None)


def _heard(
    table: tables.Lookup, heard: Sequence[tuple[Reading, ...]], words: Sequence[FoldedText]
) -> list[tuple[int, tuple[str, ...]]]:
    """Return the rows of a table whose key is how the first words sound, with the number of words, longest first."""
    phrases = ["~"]
    found: list[tuple[int, tuple[str, ...]]] = []
    for length, (readings, word) in enumerate(zip(heard, words, strict=True), start=1):
        said = [reading.text for reading in readings] or [plain_sound(PlainText(plain(word)))]  # `s`, `z`: little words
        joined = [f"{phrase}{' ' if length > 1 else ''}{sound}" for phrase in phrases for sound in said]
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


def is_article(word: FoldedText, following: FoldedText) -> bool:
    """Return whether a word is the Arabic article before `following`, also in the form that its first sound takes.

    >>> [is_article(FoldedText(word), FoldedText("rashid")) for word in ("al", "ar", "as")]
    [True, True, False]
    """
    text, opening = plain(word), plain(following)
    before = _articles().get(text)
    if before is None or len(opening) <= len(text) or opening in stop_words():
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
def _legal_forms() -> tables.Lookup:
    return tables.lookup("compiled/org_forms.tsv")


@tables.kept
def _concepts() -> tables.Lookup:
    return tables.lookup("compiled/generic_words.tsv")
