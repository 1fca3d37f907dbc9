"""A run that is killed at any moment goes on to the same bytes: real processes, killed as the system does when memory ends."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sanscreen import bundled_watchlists, save_snapshot

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "counterparties.csv"
SLOW = bool(os.environ.get("SANSCREEN_SLOW"))
KILLS, TURNS = (60, 6) if SLOW else (5, 2)


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot: a process over it is ready at once, so that most kills meet a run at work."""
    path = tmp_path_factory.mktemp("lists") / "lists.snap"
    save_snapshot(path, bundled_watchlists())
    return path


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example counterparties several times over, with other references and, now and then, another word."""
    path = tmp_path_factory.mktemp("file") / "in.csv"
    header, *rows = EXAMPLES.read_text(encoding="utf-8").splitlines()
    chance = random.Random(5)
    lines = [header]
    for turn in range(TURNS):
        for row in rows:
            reference, _, rest = row.partition(",")
            word = f"Invented{chance.randrange(400)} " if turn and not rest.startswith('"') else ""
            lines.append(f"{reference}-{turn},{word}{rest}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def command(lists: Path, file: Path, output: Path, *options: str | Path) -> list[str]:
    return [
        sys.executable,
        "-m",
        "sanscreen",
        "batch",
        str(file),
        "--lists",
        str(lists),
        "-o",
        str(output),
        *map(str, options),
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_killed_at_any_moment_goes_on_to_the_same_bytes(
    lists: Path, file: Path, tmp_path: Path, workers: int
) -> None:
    whole, output, run = tmp_path / "whole.csv", tmp_path / "out.csv", tmp_path / "run.db"
    started = time.monotonic()
    subprocess.run(command(lists, file, whole), check=False, capture_output=True)
    takes = time.monotonic() - started
    chance = random.Random(workers)
    killed = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            command(lists, file, output, "--checkpoint", run, "--workers", str(workers)),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(chance.uniform(0.05, 0.8) * takes)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
    assert killed
    ended = subprocess.run(
        command(lists, file, output, "--checkpoint", run, "--workers", str(workers)),
        check=False,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 4, ended.stderr
    assert output.read_bytes() == whole.read_bytes()
    assert not list(tmp_path.glob("*.partial"))
