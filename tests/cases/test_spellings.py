"""Spellings of the listed parties, one row each: what they find, and which gaps are known."""

import csv
from pathlib import Path

import pytest

from sanscreen import Screener

ROWS = list(csv.DictReader((Path(__file__).parent / "spellings.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['screened']} as {row['designation']}")
def test_a_spelling_finds_its_party(screener: Screener, row: dict[str, str]) -> None:
    """`hit`: a hit at rank 1 or a tie; `near`: no hit, first of the near misses; `clear`: not found, and rightly so.

    `gap`: not found first, though it should be. A gap that closes fails here until its row is moved.
    """
    screening = screener.screen(row["screened"])
    first = [hit.designation.id for hit in screening.hits if hit.score == screening.score]
    near = [hit.designation.id for hit in screening.near_misses[:1]]
    found = {"hit": row["designation"] in first, "near": not first and row["designation"] in near}
    if row["expected"] in found:
        assert found[row["expected"]], screening.hits or screening.near_misses
    else:
        assert row["expected"] in ("gap", "clear")
        assert not any(found.values())


def test_gaps_stay_few() -> None:
    assert sum(row["expected"] == "gap" for row in ROWS) <= 17
    assert sum(row["expected"] == "hit" for row in ROWS) > 200
