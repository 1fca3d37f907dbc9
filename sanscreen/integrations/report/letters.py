"""Two written words to columns of letters: the same, read as the same, another, or on one side alone.

>>> " ".join(f"{left or ' '}{sign}{right or ' '}" for left, sign, right in align("Zimenkof", "ZIMENKOV"))
'Z=Z i=I m=M e=E n=N k=K o=O f≠V'

The Cyrillic letter here looks like the Latin one:

>>> " ".join(f"{left}{sign}{right}" for left, sign, right in align("Testоv", "TESTOV"))
'T=T e=E s=S t=T о⇕O v=V'
"""

import unicodedata
from typing import NamedTuple

from sanscreen.names.fold import fold, plain
from sanscreen.names.lookalikes import in_latin

__all__ = ["MOST_LETTERS", "SIGNS", "Column", "align", "distance"]

MOST_LETTERS = 80  # of a word that is set letter by letter: the work grows with the square

SAME, NEAR, READ_AS, OTHER, ADDED, MISSING, STANDS_FOR = "=≈⇕≠+−~"
SIGNS = {
    SAME: "the same letter",
    NEAR: "the same letter with another mark",
    READ_AS: "looks alike or stands for it, and is read as this letter",
    OTHER: "another letter",
    ADDED: "in the record alone",
    MISSING: "on the list alone",
    STANDS_FOR: "the words stand for each other as wholes",
}
_GAP = 2
_COST = {SAME: 0, NEAR: 1, READ_AS: 1, OTHER: 3}


class Column(NamedTuple):
    """What stands above, what stands below, and the sign between them, one of `SIGNS`."""

    screened: str
    sign: str
    listed: str


class _Letter(NamedTuple):
    """A letter with its marks, as written, folded, without the marks, and as the Latin letter that it looks like."""

    written: str
    folded: str
    plain: str
    latin: str


def align(screened: str, listed: str, *, read_alike: bool = False) -> tuple[Column, ...]:
    """Set two words under each other so that as many letters as can be stand under their like.

    `read_alike` says that the words as wholes are read as the same, so that no letter is another one: `M0VE`, `MOVE`.
    Raises `ValueError` for a word of more than `MOST_LETTERS`.
    """
    above, below = _letters(screened), _letters(listed)
    costs = _costs(above, below)
    columns: list[Column] = []
    i, j = len(above), len(below)
    while i or j:  # from the end: of equal alignments the one whose gaps stand last, as those of a word cut short do
        if j and costs[i][j] == costs[i][j - 1] + _GAP:
            j -= 1
            columns.append(Column("", MISSING, below[j].written))
        elif i and costs[i][j] == costs[i - 1][j] + _GAP:
            i -= 1
            columns.append(Column(above[i].written, ADDED, ""))
        else:
            i, j = i - 1, j - 1
            sign = _sign(above[i], below[j])
            sign = READ_AS if sign == OTHER and read_alike else sign
            columns.append(Column(above[i].written, sign, below[j].written))
    return tuple(columns[::-1])


def distance(screened: str, listed: str) -> int:
    """Return what the best alignment of two words costs; 0 means the same letters."""
    return _costs(_letters(screened), _letters(listed))[-1][-1]


def _letters(word: str) -> list[_Letter]:
    written: list[str] = []
    for letter in unicodedata.normalize("NFC", word):
        if written and unicodedata.category(letter)[0] == "M":
            written[-1] += letter
        else:
            written.append(letter)
    if len(written) > MOST_LETTERS:
        raise ValueError(f"a word has {len(written)} letters; at most {MOST_LETTERS} are set under each other")
    return [_letter(letter) for letter in written]


def _letter(written: str) -> _Letter:
    folded = fold(written)
    return _Letter(written, folded, plain(folded), in_latin(folded) or folded)


def _sign(one: _Letter, other: _Letter) -> str:
    if one.folded == other.folded:
        return SAME
    if one.plain == other.plain != "":
        return NEAR
    return READ_AS if one.latin == other.latin != "" else OTHER


def _costs(above: list[_Letter], below: list[_Letter]) -> list[list[int]]:
    rows = [[_GAP * j for j in range(len(below) + 1)]]
    for i, one in enumerate(above, 1):
        row, last = [_GAP * i], rows[-1]
        for j, other in enumerate(below, 1):
            row.append(min(last[j - 1] + _COST[_sign(one, other)], last[j] + _GAP, row[j - 1] + _GAP))
        rows.append(row)
    return rows
