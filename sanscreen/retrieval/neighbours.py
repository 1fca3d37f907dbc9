"""A text, to every text of a fixed set within a few edits of it: complete, without looking at the rest.

Short texts: where two texts lie at an optimal string alignment distance of k, leaving out at most k letters of each makes
them equal. (A letter replaced is left out of both, a letter more of one, and of two that changed places one is left out
of both.) So every text is filed under all that is left of it. Where k is 2, the longer text has 8 letters or more, and 6
or more are left of both. The first 6 of these stand among the first 8 of each text: they are enough.

Long texts: one edit spoils at most two neighbouring letters. Cut a text into k + 1 pieces with one letter left out between
them: no edit spoils two of these, so after k edits one piece is whole, and stands in the other text at most k letters away.
So the pieces of a text are filed by length, number and letters.

What is found so is compared: the tables only propose.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from sanscreen.matching.edits import MOST_EDITS, close_to
from sanscreen.retrieval.flat import (
    Parts,
    Records,
    Stored,
    Table,
    code_of,
    codes_of,
    codes_within,
    merged,
    pack_records,
    pack_table,
)

__all__ = ["Neighbours", "Rule", "pack_neighbours"]

SHAPES = 1_000  # lengths and edits whose pieces are remembered
SHORT = 12  # letters of a text that is filed under what is left of it
LEFT = 6  # letters that are left of two texts that may differ in two, at least

Rule = Callable[[int], int]


class Neighbours:
    """Finds the texts within a number of edits that depends on the longer of both texts."""

    def __init__(self, parts: Stored, name: str, most: Rule) -> None:
        """Read what `pack_neighbours` wrote by the same rule."""
        self._most = most
        self._texts = Records(parts, f"{name}.texts")
        self._table = Table(parts, name)

    def within(self, text: str) -> tuple[str, ...]:
        """Return the texts within as many edits as the rule allows, itself left out."""
        found: list[str] = []
        for edits, codes in _codes_near(text, self._most).items():
            near = close_to(text, [self._texts[number] for number in self._table.under(codes)], edits)
            found += [each for each, _ in near if each != text and self._most(max(len(text), len(each))) == edits]
        return tuple(found)


def pack_neighbours(name: str, texts: Iterable[str], most: Rule) -> Parts:
    """Return the parts that `Neighbours` reads. `most` gives the edits that are allowed for a length in letters.

    It never falls with the length, never exceeds `MOST_EDITS`, and is less for a length under `LEFT + MOST_EDITS`.
    """
    known = list(dict.fromkeys(texts))
    pairs = ((code, number) for number, text in enumerate(known) for code in _filed(text, most))
    return merged(pack_records(f"{name}.texts", known), pack_table(name, pairs))


def _filed(text: str, most: Rule) -> Iterator[int]:
    """Yield every code under which a text is filed: for each number of edits that it may differ by from another."""
    length = len(text)
    for edits in {most(length + more) for more in range(MOST_EDITS + 1) if more <= most(length + more)} - {0}:
        if length <= SHORT:
            yield from codes_of(edits, _what_is_left(text, edits))
        else:
            for number, (start, end) in enumerate(_pieces(length, edits)):
                yield code_of(_channel(length, edits, number), text[start:end])


def _codes_near(text: str, most: Rule) -> dict[int, list[int]]:
    """Return every code under which a text near this one can be filed, by the number of edits that is allowed there."""
    left_out, pieces = _plan(len(text), most)
    found = {edits: codes_of(edits, _what_is_left(text, edits)) for edits in left_out}
    for edits, places in pieces.items():
        found.setdefault(edits, []).extend(codes_within(text, places))
    return found


@lru_cache(SHAPES)
def _plan(size: int, most: Rule) -> tuple[tuple[int, ...], dict[int, list[tuple[int, int, int]]]]:
    """Return how a text of some length is looked up: with how many letters left out, and by which pieces, by the edits.

    A piece is its channel, and where it starts and ends.
    """
    left_out: dict[int, None] = {}
    pieces: dict[int, dict[tuple[int, int, int], None]] = {}
    for length in range(max(1, size - MOST_EDITS), size + MOST_EDITS + 1):
        edits = most(max(size, length))
        if not edits or abs(size - length) > edits:
            continue
        if length <= SHORT:
            left_out[edits] = None
            continue
        for number, (start, end) in enumerate(_pieces(length, edits)):
            for shift in _shifts(size - length, edits, number):
                if start + shift >= 0 and end + shift <= size:
                    place = _channel(length, edits, number), start + shift, end + shift
                    pieces.setdefault(edits, {})[place] = None
    return tuple(left_out), {edits: list(places) for edits, places in pieces.items()}


def _what_is_left(text: str, edits: int) -> list[bytes]:
    """Return a text without up to so many of its letters, encoded: where these are two, the first `LEFT` of what is left."""
    if edits < MOST_EDITS:
        left = [text, *(text[:one] + text[one + 1 :] for one in range(len(text)))]
        return [each.encode("utf-8", "surrogatepass") for each in left]
    if text.isascii():
        return list(map(bytes, combinations(text[: LEFT + edits].encode(), LEFT)))
    return [each.encode("utf-8", "surrogatepass") for each in map("".join, combinations(text[: LEFT + edits], LEFT))]


@lru_cache(SHAPES)
def _pieces(length: int, edits: int) -> tuple[tuple[int, int], ...]:
    """Return start and end of each of `edits` + 1 pieces of nearly one size, one letter apart; of short texts some are empty."""
    count = edits + 1
    letters = max(length - edits, 0)
    ends = [letters * number // count + number - 1 for number in range(1, count + 1)]
    return tuple(zip([0, *(end + 1 for end in ends)], ends, strict=False))


@lru_cache(SHAPES)
def _shifts(longer: int, edits: int, number: int) -> tuple[int, ...]:
    """Return how far the piece of a number can have moved, where one text is `longer` by so many letters: each is an edit.

    Give each edit to the piece that it spoils, or else moves first. Take the fewest of the first pieces that have fewer
    edits than they are: the last of these is whole, and one edit stands before it for each of the others. So the piece of
    a number, counted from 0, need be found only behind as many edits (Pass-Join; Li, Deng, Wang, Feng 2011).
    """
    return tuple(shift for shift in range(-number, number + 1) if abs(longer - shift) <= edits - number)


def _channel(length: int, edits: int, number: int) -> int:
    return (length << 4 | edits << 2 | number) << 8
