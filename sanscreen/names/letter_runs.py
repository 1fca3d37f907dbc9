"""Words of a personal name that are letters by themselves, to what they stand for: a word spelled out, or initials.

`T E S T O V` is one word, `JC` and `КС` are two initials each.
"""

import re
from functools import lru_cache

from sanscreen.names.fold import FoldedText, plain
from sanscreen.names.name_words import given_names_of, names_behind, small_role
from sanscreen.names.reading import Reading
from sanscreen.names.remembered import WORDS
from sanscreen.names.scripts import main_script
from sanscreen.names.tokens import Word

__all__ = ["LONGEST_INITIAL", "close_spaced_letters", "has_no_vowel", "is_written_initial", "open_initials"]

_LEAST_SPELLED = 4  # letters of a word that is spelled out; a shorter run is of initials
LONGEST_INITIAL = 4  # letters, as in `Shch.`
_DIGRAPHS = frozenset("yu ya ye yo iu ia ju ja je kh ts ch sh zh tz".split())  # one Cyrillic letter each
_LETTERS = re.compile("shch|kh|ts|tz|ch|sh|zh|th|ph|дж|дз|.")  # that open a name as one
_VOWEL = re.compile("[aeiouyаеёиоуыэюяіїєўүөұәѐѝ]")
_SYLLABIC = re.compile("[^rlрл][rlрл][^rlрл]")  # Brk, Vlk and Грк are family names
_WORDS = frozenset({"ng", "нг", "hm", "sng"})  # family names without a vowel


def close_spaced_letters(words: list[Word], comma: int) -> tuple[list[Word], int]:
    """Write a run of four or more single letters as one word: `T E S T O V` is spelled out, `T. I. V.` has initials."""
    found: list[Word] = []
    place, moved = 0, comma
    while place < len(words):
        end = place
        while end < len(words) and _is_spaced_letter(words[end]):
            end += 1
        if place == comma:
            moved = len(found)
        if end - place >= _LEAST_SPELLED and main_script(words[place].text) not in ("Hangul", "Han"):
            run = words[place:end]
            text = FoldedText("".join(word.text for word in run))
            found.append(Word(text, run[0].start, run[-1].end, run[-1].follower))
            place = end
        else:
            found.append(words[place])
            place += 1
    return found, moved if comma else 0


def open_initials(words: list[Word], comma: int) -> tuple[list[Word], int]:
    """Write a word of two or three letters without a vowel as so many initials, where another word is a name."""
    found: list[Word] = []
    moved = comma
    runs = {place for place, word in enumerate(words) if place >= comma and _is_run(word)}
    if len(runs) == len(words) or not any(len(word.text) > 2 for place, word in enumerate(words) if place not in runs):
        return words, comma
    for place, word in enumerate(words):
        if place == comma:
            moved = len(found)
        if place in runs:
            found += _letters(word)
        else:
            found.append(word)
    return found, moved if comma else 0


def is_written_initial(words: list[Word], place: int) -> bool:
    """Tell `Yu.`, `Дж.` and the parts of `D.Yu.` and `D Yu` from `Dr. Testov` and `Yu Testov`."""
    text = plain(words[place].text)
    if len(text) > LONGEST_INITIAL or not text.isalpha() or main_script(text) in ("Hangul", "Han"):
        return False
    if len(text) == 1:
        return True
    if small_role(text) is not None:
        return False
    dotted = words[place].follower == "."
    if dotted and (text in _DIGRAPHS or (_has_vowels(text) and not _VOWEL.search(text))):
        return True
    if not (dotted or text in _DIGRAPHS):
        return False
    beside = [words[other] for other in (place - 1, place + 1) if 0 <= other < len(words)]
    return any(
        len(word.text) == 1 or (word.follower == "." and len(word.text) <= LONGEST_INITIAL and len(text) < 3)
        for word in beside
        if len(word.text) == 1 or small_role(plain(word.text)) is None
    )


def _is_spaced_letter(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isalpha() and word.follower != "."


def _is_run(word: Word) -> bool:
    """Whether a word is no name but initials run together: letters without a vowel that no table knows."""
    text = plain(word.text)
    if not 2 <= len(text) <= 3 or word.follower in (".", "-") or len(text) != word.end - word.start:
        return False
    return has_no_vowel(text)


@lru_cache(WORDS)
def has_no_vowel(text: str) -> bool:
    """Return whether a word is letters without a vowel that no table of names knows."""
    if (
        text in _WORDS
        or not text.isalpha()
        or not _has_vowels(text)
        or _VOWEL.search(text)
        or _SYLLABIC.fullmatch(text)
    ):
        return False
    reading = (Reading(text),)
    return small_role(text) is None and not (given_names_of(reading) or names_behind(reading))


def _has_vowels(text: str) -> bool:
    """Whether a word is of an alphabet that writes its vowels."""
    return main_script(FoldedText(text)) in ("Latin", "Cyrillic")


def _letters(word: Word) -> list[Word]:
    found = []
    for part in _LETTERS.finditer(plain(word.text)):
        found.append(Word(FoldedText(part[0]), word.start + part.start(), word.start + part.end(), "."))
    return found
