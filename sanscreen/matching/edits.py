"""Two texts, to in how many letters they differ and what that costs: the only door to the distance libraries.

From rapidfuzz only whole distances are used, so that a score is the same on every machine.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sanscreen.matching.slips import scanned_as, slip_cost
from sanscreen.names.prepared import Token

__all__ = [
    "MOST_EDITS", "MOST_VOWELS", "SOLID", "allowed_edits", "can_scan_as_one", "close_to", "edits", "hearing_cost", "joined_edits", "metaphone",
    "other_figures", "scan_form", "scanning_cost", "solid_edits", "solid_likeness", "typing_cost",
]  # fmt: skip

REMEMBERED = 20_000  # words whose Metaphone code is kept
_FIGURES = re.compile(r"^\d+|\d{2,}|\d+$")  # one figure between letters is a slip: brokera6e
MOST_EDITS = 2  # of any two words,
MOST_VOWELS = 3  # but for vowels between the same consonants
SOLID = 980  # per mille: all words of a name, written as one

_COST_PER_EDIT = 950  # a word in which every letter differs loses all but 50 per mille
_FIRST_LETTER = 1150  # per mille: a slip in the first letter costs more
_LONG = 13  # letters
_HEARD = 20  # a slip in the sound that is none in the letters,
_HEARD_LETTER = 25  # and for each further letter that differs as written
_MOST_LETTERS = 4  # that are counted there
_LEAST_SCANNED = 4  # letters of a word that a scanner may have misread beyond the edits that are allowed


def edits(left: str, right: str, most: int) -> int | None:
    """Return the optimal string alignment distance of two texts, or None beyond `most`."""
    distance = OSA.distance(left, right, score_cutoff=most)
    return distance if distance <= most else None


def close_to(text: str, others: Sequence[str], most: int) -> list[tuple[str, int]]:
    """Return those of `others` within `most` edits (optimal string alignment) of a text, each with its distance."""
    found = process.extract(text, others, scorer=OSA.distance, score_cutoff=most, limit=None)
    return [(other, distance) for other, distance, _ in found]


def allowed_edits(length: int) -> int:
    """Return how many letters of a word may differ: none below 4 letters, 1 below 8, else 2."""
    return 0 if length < 4 else 1 if length < 8 else MOST_EDITS


def joined_edits(length: int) -> int:
    """Return in how many letters two screened neighbours as one and a listed word may differ.

    These are any two words that stand side by side; two listed neighbours are a name, and differ as words do.
    """
    return min(1, allowed_edits(length))


def solid_likeness(left: str, right: str) -> int | None:
    """Return how alike two whole names written as one word are, per mille, or None where they are not."""
    if left == right:
        return SOLID
    most = solid_edits(min(len(left), len(right)))
    if abs(len(left) - len(right)) > most or not most:
        return None
    distance = edits(left, right, most)
    if distance is None or [each for each in left if each.isdigit()] != [each for each in right if each.isdigit()]:
        return None  # figures are never fuzzed
    return SOLID - 1400 * distance // max(len(left), len(right))


def solid_edits(length: int) -> int:
    """Return in how many letters two whole names written as one word may differ; `length` is that of the shorter."""
    return 2 if length >= 10 else 0


def typing_cost(left: str, right: str, allowed: Callable[[int], int] = allowed_edits) -> int | None:
    """Return the cost per mille of the letters in which two words differ, or None where they are too many or none.

    `allowed` says how many letters may differ, by the length of the longer word.
    """
    if not _edits(left, right, allowed(max(len(left), len(right)))):
        return None  # too far, or the same letters, which is a reading
    return _cost(left, right, slip_cost(left, right))


def hearing_cost(
    left: str, right: str, written: tuple[str, str] | None = None, allowed: Callable[[int], int] = allowed_edits
) -> int | None:
    """Return the cost per mille of a slip in the sounds of two words, or None where they differ by more or not at all.

    Sounds forgive what letters do not, so one edit is allowed, in long words two, and letters that differ beside it cost too.
    Without what is written it is the least that such a slip costs.
    """
    length = max(len(left), len(right))
    distance = _edits(left, right, allowed(length) if length >= _LONG else min(1, allowed(length)))
    if not distance:
        return None
    further = 0
    if written:
        letters = edits(*written, _MOST_LETTERS - 1)
        further = (_MOST_LETTERS if letters is None else letters) - distance
    return _cost(left, right, 100 * distance) + _HEARD + _HEARD_LETTER * max(0, further)


def scanning_cost(left: str, right: str) -> int | None:
    """Return the cost per mille of two letters read as one (`rn` as `m`), or None where that is not all that differs."""
    return _cost(left, right, slip_cost(left, right)) if can_scan_as_one(left, right) else None


def can_scan_as_one(left: str, right: str) -> bool:
    """Return whether two letters that scan as one are all in which two words differ."""
    if (left[-1] != right[-1] and left[0] != right[0]) or len(left) == len(right):
        return False  # what scans as one letter is two on one side
    shorter, longer = (left, right) if len(left) < len(right) else (right, left)
    form = scan_form(longer)
    return form is not None and form != longer and form == scan_form(shorter)


def scan_form(word: str) -> str | None:
    """Return what two words have in common that a scanner can take for each other; None where a word is too short."""
    return scanned_as(word) if len(word) >= _LEAST_SCANNED and word.isascii() else None


def _edits(left: str, right: str, most: int) -> int | None:
    longest, shortest = max(len(left), len(right)), min(len(left), len(right))
    return None if shortest < 3 or longest - shortest > most else edits(left, right, most)


def _cost(left: str, right: str, hundredths: int) -> int:
    longest, shortest = max(len(left), len(right)), min(len(left), len(right))
    cost = _COST_PER_EDIT * hundredths // (100 * longest) * (100 + 5 * max(0, 5 - shortest)) // 100
    return cost if left[0] == right[0] else cost * _FIRST_LETTER // 1000


def other_figures(screened: Token, listed: Token) -> bool:
    """Whether the figures inside two words differ: these are numbers, unless all are read as letters, as in Test0v."""
    if screened.text.isalpha() and listed.text.isalpha():
        return False
    figures = [
        "" if len(token.readings) > 1 and token.text[-1].isalpha() else "".join(_FIGURES.findall(token.text))
        for token in (screened, listed)
    ]
    return figures[0] != figures[1]


def metaphone(token: Token) -> str:
    """Return the Metaphone code of a Latin word of five letters or more, or an empty text where it says too little."""
    if token.script != "Latin" or len(token.text) < 5:
        return ""
    return _metaphone(token.text)


@lru_cache(REMEMBERED)
def _metaphone(word: str) -> str:
    import jellyfish  # noqa: PLC0415  # slow to import, and a name that is listed as it is written never asks

    code = jellyfish.metaphone(word)
    return code if len(code) > 2 else ""
