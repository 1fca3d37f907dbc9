"""The example of a file of many payments: it reconciles, or nothing of it is released."""

import csv
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from sanscreen import Screener, bundled_watchlists
from sanscreen.integrations.audit import State, replay_log, verify_log
from tests.docs.examples import EXAMPLES, loaded


@pytest.fixture
def example() -> ModuleType:
    return loaded("payments_batch")


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener(bundled_watchlists())


@pytest.fixture
def file(example: ModuleType, tmp_path: Path) -> Path:
    example.written_example(tmp_path / "payments.xml", 12)
    return tmp_path / "payments.xml"


def faults(example: ModuleType, file: Path, screener: Screener, expected: int = 12) -> list[str]:
    found: list[str] = example.run(
        file, expected, file.with_name("decisions.csv"), file.with_name("payments.jsonl"), screener
    )
    assert file.with_name("decisions.csv").exists() == (not found)
    return found


def test_every_payment_of_a_file_has_one_decision_and_one_record(
    example: ModuleType, file: Path, screener: Screener, capsys: pytest.CaptureFixture[str]
) -> None:
    assert faults(example, file, screener) == []
    with file.with_name("decisions.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["place"] for row in rows] == [str(place) for place in range(1, 13)]
    assert [row["reference"] for row in rows] == [f"E-{place}" for place in range(1, 13)]
    assert [row["record"] for row in rows] == [str(place) for place in range(1, 13)]
    assert [row["decision"] for row in rows[:4]] == ["hold", "release", "repair", "release"]
    assert verify_log(file.with_name("payments.jsonl"), count=12).fault is None
    told = capsys.readouterr().out
    assert f"{file}: 12 payments expected, 12 read = 6 release, 3 hold, 3 repair; 12 records" in told


def test_the_records_of_a_file_are_replayed_with_it(example: ModuleType, file: Path, screener: Screener) -> None:
    faults(example, file, screener)
    replayed = list(replay_log(file.with_name("payments.jsonl"), screener, messages=[file]))
    assert [each.state for each in replayed] == [State.SAME] * 12


@pytest.mark.parametrize("expected", [0, 11, 13])
def test_another_number_of_payments_than_expected_releases_nothing(
    example: ModuleType, file: Path, screener: Screener, expected: int
) -> None:
    (fault,) = faults(example, file, screener, expected)
    assert fault == f"{expected} payments are expected, 12 were read and 12 recorded"


@pytest.mark.parametrize("cut", [0, 40, 900, -5])
def test_a_file_that_is_cut_off_releases_nothing(example: ModuleType, file: Path, screener: Screener, cut: int) -> None:
    file.write_bytes(file.read_bytes()[:cut])
    assert faults(example, file, screener)
    assert verify_log(file.with_name("payments.jsonl")).fault is None


def test_a_file_that_is_run_again_has_records_of_its_own(example: ModuleType, file: Path, screener: Screener) -> None:
    for _ in range(2):
        assert faults(example, file, screener) == []
    assert verify_log(file.with_name("payments.jsonl"), count=24).fault is None


def test_batch_runs_as_a_script_with_an_exit_status(example: ModuleType, file: Path) -> None:
    script = str(EXAMPLES / "payments_batch.py")
    outputs = [str(file.with_name("decisions.csv")), str(file.with_name("payments.jsonl"))]
    for arguments, status in (([], 0), ([str(file), "12", *outputs], 0), ([str(file), "13", *outputs], 1)):
        done = subprocess.run(
            [sys.executable, script, *arguments], capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == status, done.stderr
        assert ("NOTHING OF IT IS RELEASED" in done.stderr) == (status == 1)
