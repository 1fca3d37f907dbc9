"""The supports of the words of a name, to one column for each word: what it can add for each listed word."""

from collections.abc import Sequence
from typing import NamedTuple

from sanscreen.retrieval.supports import Support

__all__ = ["Column", "Placed", "Places", "columns_of", "covering_columns", "each_once"]

Places = tuple[int, ...]  # of a screened word, or of several as one
Placed = tuple[Places, Support]
# What was made of two tables, by their identities (their owners keep them) and the number of words that share.
_Made = dict[tuple[int, int, int], dict[int, int]]


class Column(NamedTuple):
    """What one screened word can add for each listed word: `table` times `scale`; `most` of them all.

    `top` is the most of it that does not only pay for the listed word, `alone` the most that is left of it when all words of
    the shortest form that holds the listed word are paid for. `holders` counts the forms that hold these words; `supports`
    tell which.
    """

    table: dict[int, int]
    scale: int
    most: int
    top: int
    alone: int
    holders: int
    supports: tuple[Support, ...]


NOTHING = Column({}, 1, 0, 0, 0, 0, ())  # of a word that has no support


def columns_of(placed: Sequence[Placed], count: int) -> list[Column]:
    """Return one column for each screened word."""
    columns = [NOTHING] * count
    made: _Made = {}
    for places, support in placed:
        size = len(places)
        for place in places:
            known = columns[place]
            table = _with(known.table, support.worths, size, made)
            most, top = max(known.most, -(-support.most // size)), max(known.top, -(-support.top // size))
            alone = max(known.alone, support.alone)
            columns[place] = Column(table, 1, most, top, alone, *_held(known, support))
    return columns


def covering_columns(placed: Sequence[Placed], weights: Sequence[int]) -> list[Column]:
    """Return one column for each screened word, of how alike it is to listed words times its weight."""
    columns = [NOTHING] * len(weights)
    made: _Made = {}
    for places, support in placed:
        for place in places:
            known, weight = columns[place], weights[place]
            table = _with(known.table, support.alike, 1, made)
            most = max(known.most, support.best * weight)
            columns[place] = Column(table, weight, most, most, most, *_held(known, support))
    return columns


def each_once(columns: Sequence[Column]) -> list[Column]:
    """Return columns in which those of a repeated word, which share a table, are one."""
    found: dict[int, Column] = {}
    for column in columns:
        known = found.get(id(column.table))
        found[id(column.table)] = (
            column
            if known is None
            else known._replace(
                scale=known.scale + column.scale,
                most=known.most + column.most,
                top=known.top + column.top,
                alone=known.alone + column.most,
            )
        )
    return list(found.values())


def _held(column: Column, support: Support) -> tuple[int, tuple[Support, ...]]:
    return column.holders + support.holders, (*column.supports, support)


def _with(known: dict[int, int], further: dict[int, int], size: int, made: _Made) -> dict[int, int]:
    """Return the larger of both values of each word, those of `further` shared between `size` words and rounded up.

    `made` keeps what was made of two tables, so that the columns of a word that is repeated share one.
    """
    if size == 1 and not known:
        return further
    key = id(known) if known else 0, id(further), size
    if key not in made:
        shared = {word: -(-value // size) for word, value in further.items()} if size > 1 else further
        made[key] = known | {word: max(value, known.get(word, 0)) for word, value in shared.items()}
    return made[key]
