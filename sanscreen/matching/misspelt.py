"""Two tokens that are one word with slips in it, to how alike they are by letters, by sound, and by Metaphone code."""

from sanscreen.matching.edits import (
    MOST_VOWELS,
    allowed_edits,
    edits,
    hearing_cost,
    joined_edits,
    metaphone,
    scanning_cost,
    typing_cost,
)
from sanscreen.names.prepared import Role, Token

__all__ = [
    "LEAST_SKELETON", "LEAST_SOUND", "METAPHONE", "SIMILAR_SOUND", "by_letters", "by_metaphone", "by_vowels", "vowel_cost",
    "vowel_edits",
]  # fmt: skip

SIMILAR_SOUND = 950
METAPHONE = 780
LEAST_SKELETON, LEAST_SOUND = 2, 4  # consonants, and letters, of a sound whose vowels are compared

_SOUND_COST_PER_EDIT = 340  # per mille of a letter
_OTHER_VOWEL = 240  # of a vowel for a vowel in a word of three consonants and more: Hezbollah, Hizballah
_LEAST_CORE = 4
_OTHER_HABIT = 675  # where only the habit of another language makes both words open alike: Zenith is no Senat;
# no less than the others: the index looks words up before it knows their usual sounds


def by_vowels(screened: Token, listed: Token) -> int | None:
    """Compare sounds whose consonants agree but for confusable ones; vowels are cheap to mistake."""
    best = None
    same_first = not (screened.sounds and listed.sounds) or screened.sounds[0].text[0] == listed.sounds[0].text[0]
    for left, left_skeleton in zip(screened.sounds, screened.skeletons, strict=True):
        if left_skeleton not in listed.skeletons or len(left_skeleton) < LEAST_SKELETON or len(left.text) < LEAST_SOUND:
            continue
        for right, right_skeleton in zip(listed.sounds, listed.skeletons, strict=True):
            if left_skeleton != right_skeleton or len(right.text) < LEAST_SOUND:
                continue
            distance = edits(left.text, right.text, vowel_edits(left.text, right.text))
            if distance is not None:
                cost = vowel_cost(left.text, right.text, len(left_skeleton), distance, same_first=same_first)
                cost += left.cost + right.cost
                best = cost if best is None else min(best, cost)
    return None if best is None else SIMILAR_SOUND - best


def vowel_cost(left: str, right: str, consonants: int, distance: int, *, same_first: bool = True) -> int:
    """Return what it costs, per mille, that two sounds of so many `consonants` differ in `distance` letters.

    `same_first` tells whether the usual sounds of both words open alike, without which a slip costs more.
    """
    size = len(left) + len(right) + 2 * consonants  # consonants count twice vowels
    opens_alike = left[0] == right[0]
    if opens_alike and not same_first:
        each = _OTHER_HABIT
    elif opens_alike and len(left) == len(right) and consonants > LEAST_SKELETON:
        each = _OTHER_VOWEL
    else:
        each = _SOUND_COST_PER_EDIT
    return each * distance * 4 // size


def vowel_edits(left: str, right: str) -> int:
    """Return in how many letters two sounds of the same consonants may differ: one more than others if they open alike."""
    most = allowed_edits(max(len(left), len(right)))
    return min(most + 1, MOST_VOWELS) if left[0] == right[0] else most


def by_letters(screened: Token, listed: Token) -> int | None:
    """Compare the letters as written, in Latin, and of the usual sound; of organizations no words under four letters."""
    if Role.CORE in listed.roles and min(len(screened.latin), len(listed.latin)) < _LEAST_CORE:
        return None
    allowed = joined_edits if screened.joined else allowed_edits
    costs = [typing_cost(screened.latin, listed.latin, allowed)]
    if costs[0] is None:
        costs.append(scanning_cost(screened.latin, listed.latin))
    if not (screened.latin is screened.text and listed.latin is listed.text):
        costs.append(typing_cost(screened.text, listed.text, allowed))
    if screened.sounds and listed.sounds:
        sides = screened.sounds[0].text, listed.sounds[0].text
        costs.append(hearing_cost(*sides, (screened.latin, listed.latin), allowed))
    best = min((cost for cost in costs if cost is not None), default=None)
    return None if best is None else 1000 - best


def by_metaphone(screened: Token, listed: Token) -> int | None:
    """Compare Metaphone codes for equality alone (L. Philips, 1990), of Latin words that open with the same letter."""
    if screened.text[0] != listed.text[0] or abs(len(screened.text) - len(listed.text)) > 2:
        return None
    code = metaphone(screened)
    return METAPHONE if code and code == metaphone(listed) else None
