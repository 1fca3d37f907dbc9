"""Broken list files raise `WatchlistError` and nothing else; a short seeded run, a long one with SANSCREEN_SLOW=1."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from sanscreen import Screener, WatchlistError, load_watchlist
from tests.contracts.test_registries import SAMPLES

ROUNDS = 4_000 if os.environ.get("SANSCREEN_SLOW") == "1" else 40
ODD = (
    b"\0",
    b"\xff\xfe",
    b"<",
    b"&",
    b'"',
    b"\n",
    b"\r",
    b";",
    b"{",
    b"]]>",
    "\u202e".encode(),
    b"9" * 400,
    b"<a>" * 99,
)

Change = Callable[[bytes, random.Random], bytes]


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def lose(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 60) :]


def flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def insert(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + chance.choice(ODD) + data[start:]


def repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randrange(1, 400))
    return data[:end] + data[start:end] + data[end:]


CHANGES: tuple[Change, ...] = (cut, lose, flip, insert, repeat)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_broken_file_is_refused_or_read_and_nothing_else(name: str, tmp_path: Path) -> None:
    sample = Path(SAMPLES[name])
    for other in sample.parent.iterdir():
        if other.is_file() and sample.parent.name != "samples":  # the parts of the list lie beside it
            (tmp_path / other.name).write_bytes(other.read_bytes())
    data = sample.read_bytes()
    read = 0
    faults: list[str] = []
    for number in range(ROUNDS):
        chance = random.Random(f"{name} {number}")
        (tmp_path / sample.name).write_bytes(chance.choice(CHANGES)(data, chance))
        try:
            watchlist = load_watchlist(tmp_path / sample.name)
        except WatchlistError as problem:
            faults += problem.faults or ["no fault at all"]
        else:
            read += 1
            if number % 10 == 0:
                Screener([watchlist])
    assert [fault for fault in faults if str(tmp_path) not in fault] == []
    assert read < ROUNDS


@pytest.mark.parametrize("data", [b"", b"\0", b"\n" * 70_000, b"\xff" * 100, b"<" * 100, b"{" * 100, b"[" * 100_000])
def test_files_of_nothing_in_particular_are_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(data)
    with pytest.raises(WatchlistError):
        load_watchlist(tmp_path / "list")
