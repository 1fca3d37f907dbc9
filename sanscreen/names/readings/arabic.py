"""A word in Arabic script (Arabic, Persian, Urdu, Pashto), to its letters in Latin and the sounds they can stand for.

The article is read or left out, and its l is silent before a sun letter: `الرحمن` is al-Rahman, ar-Rahman and Rahman.
"""

from sanscreen import tables
from sanscreen.names.fold import FoldedText, fold, plain
from sanscreen.names.reading import Reading
from sanscreen.names.readings.abjad import FOREIGN, Alphabet, Pattern, alphabet

__all__ = ["ARTICLE", "SYSTEM", "patterns", "read", "without_article"]

SYSTEM = "BGN/PCGN 1956 (Arabic)"
PERSIAN = "BGN/PCGN 1958 (Persian)"
SPELLING = "Arabic letters of one kind"
WITHOUT_ARTICLE = "without the Arabic article"
ARTICLE = "ال"
LETTERS_COST = 40  # per mille: letters without their vowels
ARTICLE_COST = 15
_LEAST = 2  # letters that stay when the article goes
_FATHER = "ابو"
_BEFORE_ARTICLE = ("عبد", _FATHER)
_SUN = frozenset("تثدذرزسشصضطظن")  # before these the l of the article is silent; two l are one anyway
# One letter has several shapes: Persian and Arabic kaf and ya, ha as Urdu writes it, alif with and without its signs.
_SHAPES = str.maketrans({"ک": "ك", "ڪ": "ك", "ی": "ي", "ې": "ي", "ى": "ي", "ے": "ي", "ہ": "ه", "ھ": "ه", "ە": "ه",
                         "ۀ": "ه", "ۂ": "ه", "ة": "ه", "ۃ": "ه", "ٱ": "ا", "ئ": "ي", "ؤ": "و", "ـ": None})  # fmt: skip
_SOUNDING = str.maketrans({"ک": "ك", "ڪ": "ك", "ی": "ي", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ۂ": "ه", "ۃ": "ة",
                           "ٱ": "ا", "ـ": None})  # fmt: skip


def read(word: FoldedText) -> tuple[Reading, ...]:
    """Return the letters in Latin by the first system, then the word in one shape of its letters, and without article."""
    text = plain(word)
    letters = _alphabet().spell(text.translate(_SOUNDING))
    if not letters:
        return ()
    shape = text.translate(_SHAPES)
    found = {letters: Reading(letters, SYSTEM, LETTERS_COST), shape: Reading(shape, SPELLING)}
    if (bare := _fewer_letters(shape)) != shape:
        found[bare] = Reading(bare, WITHOUT_ARTICLE, ARTICLE_COST)
    return tuple(reading for text, reading in found.items() if text == plain(fold(text)))


def without_article(word: str) -> str:
    """Return a word without the Arabic article at its start, where enough stays."""
    return word[len(ARTICLE) :] if word.startswith(ARTICLE) and len(word) >= len(ARTICLE) + _LEAST else word


def _fewer_letters(word: str) -> str:
    """Return a word without its article, which stands at the start or behind Abu."""
    father = _FATHER if word.startswith(_FATHER + ARTICLE) else ""
    return father + without_article(word[len(father) :])


def patterns(text: str) -> tuple[tuple[str | None, int, Pattern], ...]:
    """Return system, cost and sounds of every way to read a plain word, the cheapest first."""
    word = text.translate(_SOUNDING)
    bare = _fewer_letters(word)
    ways = [(word, 0)] if bare == word else [(word, 0), (bare, ARTICLE_COST)]
    return tuple(
        (system, cost, pattern)
        for each, cost in ways
        for system, pattern in _alphabet().patterns(each, *_articles(each)).items()
        if each == word or system != FOREIGN  # no article stands before a foreign name
    )


def _articles(word: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return the places of the l of articles that can be silent, and of letters that open a word or an article."""
    places = [place for place in range(len(word) - 2) if word.startswith(ARTICLE, place) and _is_article(word, place)]
    return frozenset(place + 1 for place in places if word[place + 2] in _SUN), frozenset({0, *places})


def _is_article(word: str, place: int) -> bool:
    """Whether `ال` is the article: at the start, behind Abd (servant) and Abu (father), before Din, Haqq, Rahman, in Allah."""
    return place == 0 or word[:place] in _BEFORE_ARTICLE or word.startswith(("دين", "له", "رحم", "حق"), place + 2)


@tables.kept
def _alphabet() -> Alphabet:
    return alphabet("abjad/arabic.tsv", SYSTEM, PERSIAN, foreign="abjad/arabic_foreign.tsv")
