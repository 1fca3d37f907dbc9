from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanscreen import Screener, Watchlist, load_watchlist
from sanscreen.errors import WatchlistError

VALID = """\
format: 1
key: list-a
title: Invented trade
scope: internal
action: {authority: Example Authority, date: 2030-01-15, programs: [EXAMPLE-1], announced: 2}
sources:
  register: {kind: invented, publisher: Example Authority, as_of: 2030-02-01}
  gazette: {kind: invented, publisher: Example Gazette}
designations:
  - id: testov-ivan
    type: individual
    register:
      entry: "900001"
      names:
        primary: TESTOV, Ivan
        weak:
          - Vanya Primerov
      born: 1962-04
      nationality: RU
      passport: {number: "000000001", country: RU}
      addresses:
        - {text: "1 Example Street #02-00", country: SG}
    gazette:
      names:
        strong: Ivan Testov  # as printed
      owner_of: example-trading
  - id: example-trading
    type: entity
    register:
      names: {primary: EXAMPLE TRADING LLC}
      linked_to: {name: EXAMPLE HOLDING}
"""
LINES = VALID.splitlines(keepends=True)
PIECES = (
    "#", " #x", ": ", "- ", "[", "]", "{", "}", "'", '"', "&a ", "*a", "!", "|", ">", "%", "\t", "\n", "\n\n", "  ", ",",
    "\x00", "\x85", "\u2028", "\ufeff", "\ud800", "\\ud800", "null", "~", "1", "²", "nobody/", "Тест", "김", "---\n", "...\n",
)  # fmt: skip
law = settings(max_examples=150, deadline=None, derandomize=True)

edits = st.lists(
    st.tuples(st.integers(0, len(VALID)), st.integers(0, 30), st.sampled_from(PIECES) | st.text(max_size=3)),
    min_size=1,
    max_size=3,
)
moves = st.lists(
    st.tuples(st.integers(0, len(LINES) - 1), st.integers(0, 2), st.lists(st.sampled_from(LINES), max_size=2)),
    min_size=1,
    max_size=3,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laws") / "list-a.yml"


def survives(data: bytes, path: Path) -> None:
    """The file is read whole and can be screened against, or refused with faults that open with its name."""
    path.write_bytes(data)
    try:
        outcome: Watchlist | WatchlistError = load_watchlist(path)
    except WatchlistError as problem:
        outcome = problem
    if isinstance(outcome, Watchlist):
        assert Screener([outcome]).names >= len(outcome.designations) >= 1
    else:
        assert outcome.faults
        odd = [fault for fault in outcome.faults if not fault.startswith(f"{path}:") or "\n" in fault]
        assert odd == []


def test_the_list_that_is_mutated_below_is_valid(path: Path) -> None:
    path.write_text(VALID, encoding="utf-8")
    assert len(load_watchlist(path).designations) == 2


@law
@given(st.text(st.characters()) | st.text("ab:-#&*!|>'\"%[]{}, \n", max_size=60))
def test_any_text_is_a_list_or_a_watchlist_error(path: Path, text: str) -> None:
    """Whatever stands in a file, nothing but a `WatchlistError` comes of it."""
    survives(text.encode("utf-8", "surrogatepass"), path)


@law
@given(st.binary(max_size=60) | st.binary(max_size=20).map(lambda data: VALID.encode() + data))
def test_any_bytes_are_a_list_or_a_watchlist_error(path: Path, data: bytes) -> None:
    """The same for bytes that may be no text."""
    survives(data, path)


@law
@given(edits)
def test_a_list_with_slips_of_the_pen_is_a_list_or_a_watchlist_error(
    path: Path, changes: list[tuple[int, int, str]]
) -> None:
    """The same for a valid list in which some characters were replaced."""
    text = VALID
    for place, removed, added in changes:
        text = text[:place] + added + text[place + removed :]
    survives(text.encode("utf-8", "surrogatepass"), path)


@law
@given(moves)
def test_a_list_with_lines_in_the_wrong_place_is_a_list_or_a_watchlist_error(
    path: Path, changes: list[tuple[int, int, list[str]]]
) -> None:
    """The same for a valid list in which lines were lost, doubled or put elsewhere: valid YAML for the most part."""
    lines = list(LINES)
    for place, removed, added in changes:
        lines[place : place + removed] = added
    survives("".join(lines).encode(), path)
