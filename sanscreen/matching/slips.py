"""Two words, to what the letters cost in which they differ: less for slips that hands, scanners and readers often make.

Costs are hundredths of one letter. The least cost of an edit is 60, so that two edits always cost more than one.
"""

from itertools import pairwise

__all__ = ["scanned_as", "slip_cost"]

_LETTER = 100  # written for another one, left out or put in
_NEXT_KEY = 85
_TURNED = 90  # two neighbours that have changed places
_LOOKS_ALIKE = 70
_DOUBLED = 60  # a letter written twice, or a double letter once
_TWO_LOOK_LIKE_ONE = 120  # is two edits

# Keys that lie side by side or one above the other. Layouts: ISO/IEC 9995 (QWERTY), GOST 14289-88 (Russian).
_KEYBOARDS = (("qwertyuiop", "asdfghjkl", "zxcvbnm"), ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"))
# Letters that print and scan alike.
_ALIKE = frozenset(pair for one, other in ("0o", "1l", "1i", "il", "5s", "8b") for pair in (one + other, other + one))
_ONE_FOR_TWO = {"rn": "m", "cl": "d", "vv": "w"}


def _next_keys() -> frozenset[str]:
    found: set[str] = set()
    for rows in _KEYBOARDS:
        for row in rows:
            found.update(one + other for one, other in pairwise(row))
        for upper, lower in pairwise(rows):  # each row is moved by half a key
            found.update(upper[place] + key for place, key in enumerate(lower))
            found.update(upper[place + 1] + key for place, key in enumerate(lower) if place + 1 < len(upper))
    return frozenset(found | {pair[::-1] for pair in found})


_NEXT_KEYS = _next_keys()


def scanned_as(word: str) -> str:
    """Return a word with two letters that scan as one written as that one: words alike in this are one scan.

    >>> scanned_as("karnov"), scanned_as("kamov")
    ('kamov', 'kamov')
    """
    for two, one in _ONE_FOR_TWO.items():
        if two in word:
            word = word.replace(two, one)
    return word


def slip_cost(left: str, right: str) -> int:
    """Return the least cost of the edits that make one word of the other.

    >>> slip_cost("testov", "tesstov"), slip_cost("testov", "testpv"), slip_cost("testov", "testav")
    (60, 85, 100)
    """
    start = 0
    shorter = min(len(left), len(right))
    while start < shorter and left[start] == right[start]:
        start += 1
    end = 0
    while end < shorter - start and left[-1 - end] == right[-1 - end]:
        end += 1
    rows, columns = len(left) - end, len(right) - end
    before: list[int] = []  # the two rows above
    above = [0]
    for column in range(start, columns):
        above.append(above[-1] + _alone(right, column))
    for row in range(start, rows):
        letter = left[row]
        found = [above[0] + _alone(left, row)]
        for column in range(start, columns):
            place = column - start
            other = right[column]
            cost = min(
                above[place] + (0 if letter == other else _instead(letter, other)),
                above[place + 1] + _alone(left, row),
                found[place] + _alone(right, column),
            )
            if row > start and column > start and letter == right[column - 1] and other == left[row - 1]:
                cost = min(cost, before[place - 1] + _TURNED)
            if row > start and _ONE_FOR_TWO.get(left[row - 1] + letter) == other:
                cost = min(cost, before[place] + _TWO_LOOK_LIKE_ONE)
            if column > start and _ONE_FOR_TWO.get(right[column - 1] + other) == letter:
                cost = min(cost, above[place - 1] + _TWO_LOOK_LIKE_ONE)
            found.append(cost)
        before, above = above, found
    return above[-1]


def _instead(letter: str, other: str) -> int:
    pair = letter + other
    return _LOOKS_ALIKE if pair in _ALIKE else _NEXT_KEY if pair in _NEXT_KEYS else _LETTER


def _alone(word: str, place: int) -> int:
    """Return the cost of a letter that the other word lacks."""
    return _DOUBLED if place and word[place - 1] == word[place] else _LETTER
