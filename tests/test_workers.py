"""Several processes give what one gives, in order, and a process that dies is told."""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sanscreen import (
    Party,
    PartyError,
    Policy,
    PolicyError,
    Screener,
    Verdict,
    WorkerError,
    bundled_watchlists,
    open_snapshot,
    save_snapshot,
)
from sanscreen import workers as module
from sanscreen.workers import map_in_order

LISTS = bundled_watchlists()[:2]
SCREENER = Screener(LISTS)
NAMES = [alias.name for each in LISTS for party in each.designations for alias in party.aliases] * 5
PARTIES: list[str | Party | PartyError] = [*NAMES, "", PartyError("row 7: unreadable"), "Nobody Atall", Party("X Y")]


def lines(screener: Screener, workers: int) -> list[str]:
    return [each.to_json() for each in screener.screen_many(PARTIES, workers=workers)]


def test_two_processes_answer_as_one_and_in_order() -> None:
    assert lines(SCREENER, 2) == lines(SCREENER, 1)


def test_a_snapshot_and_a_scan_are_screened_by_several_too(tmp_path: Path) -> None:
    save_snapshot(tmp_path / "lists.snapshot", LISTS)
    assert lines(open_snapshot(tmp_path / "lists.snapshot"), 2) == lines(SCREENER, 1)
    few = Screener([bundled_watchlists()[-1]], exhaustive=True)
    assert lines(few, 2) == lines(few, 1)


def test_processes_that_start_afresh_answer_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on systems other than Linux, or beside other threads."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert module._context().get_start_method() == "spawn"
        assert lines(SCREENER, 2) == lines(SCREENER, 1)
    finally:
        done.set()
        other.join()


def test_a_screener_can_be_sent_to_another_process(tmp_path: Path) -> None:
    save_snapshot(tmp_path / "lists.snapshot", LISTS, Policy(80))
    for screener in (SCREENER, open_snapshot(tmp_path / "lists.snapshot", Policy(90))):
        sent = pickle.loads(pickle.dumps(screener))
        assert sent.policy == screener.policy
        assert sent.screen(NAMES[0]).to_json() == screener.screen(NAMES[0]).to_json()


def test_parties_are_read_as_they_are_needed_and_no_further() -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield "Nobody Atall"

    outcomes = SCREENER.screen_many(endless(), workers=2)
    assert next(outcomes).is_clear
    assert read <= module.CHUNK * module.AHEAD * 2
    outcomes.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("workers", [0, -1, 1.5, True, "2"])
def test_a_number_of_workers_that_makes_no_sense_is_refused(workers: int) -> None:
    with pytest.raises(PolicyError, match="workers is a whole number of processes from 1"):
        SCREENER.screen_many(["Nobody"], workers=workers)


def test_the_caller_cannot_stop_other_processes() -> None:
    with pytest.raises(PolicyError, match="should_stop cannot be asked by other processes"):
        SCREENER.screen_many(["Nobody"], workers=2, should_stop=lambda: False)


def die(items: list[int]) -> list[int]:
    if 100 in items:
        os._exit(9)
    return items


def test_a_process_that_dies_is_told_and_what_came_before_it_is_whole() -> None:
    found = map_in_order(die, range(1000), 2)
    seen: list[int] = []
    with pytest.raises(WorkerError, match="a worker process died"):
        seen.extend(found)
    assert seen == list(range(len(seen)))
    assert len(seen) < 1000


def test_an_error_of_the_source_comes_behind_what_was_read_before_it() -> None:
    def broken() -> Iterator[str]:
        yield "Nobody Atall"
        raise OSError("the file went away")

    outcomes = SCREENER.screen_many(broken(), workers=2)
    assert next(outcomes).is_clear
    with pytest.raises(OSError, match="the file went away"):
        next(outcomes)


def test_what_cannot_be_sent_is_an_error_of_that_record() -> None:
    given: list[Any] = ["Nobody Atall", lambda: 1, NAMES[0]]
    verdicts = [[each.verdict for each in SCREENER.screen_many(given, workers=count)] for count in (1, 2)]
    assert verdicts[0] == verdicts[1] == [Verdict.CLEAR, Verdict.ERROR, Verdict.ALERT]


def test_options_that_make_no_sense_are_refused_before_anything_is_read() -> None:
    with pytest.raises(PolicyError):
        SCREENER.screen_many([], threshold=0.85, workers=2)
    with pytest.raises(PolicyError):
        SCREENER.screen_many([], max_comparisons=-1, workers=2)


SCRIPT = """
import threading, time
from sanscreen import Screener, bundled_watchlists
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
print(list(Screener(bundled_watchlists()).screen_many(["Nobody Atall"], workers=2)))
"""


def test_a_script_without_its_guard_fails_and_does_not_hang(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    done = subprocess.run([sys.executable, str(script)], capture_output=True, timeout=120, check=False, text=True)
    assert done.returncode == 1
    assert "WorkerError: a worker process died" in done.stderr
