"""The payments example, run as a test: hold, release, repair, never open, and nothing told that is not recorded."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest

from sanscreen import AuditError, Screener, WatchlistError, bundled_watchlists, load_watchlist
from sanscreen.integrations.audit import State, open_audit_log, read_log, replay_log, verify_log
from sanscreen.lists import bundled_folder
from tests.docs.examples import EXAMPLES, loaded

PIPELINE = EXAMPLES / "payments_pipeline.py"
WATCHLIST = EXAMPLES / "watchlist.yml"
KILLS = 40 if os.environ.get("SANSCREEN_SLOW") == "1" else 4


@pytest.fixture
def pipeline() -> ModuleType:
    """The example as a module, fresh, so that a test can change its constants."""
    return loaded("payments_pipeline")


@pytest.fixture(scope="module")
def both() -> Screener:
    """A screener over the bundled lists and the invented one."""
    return Screener([*bundled_watchlists(), load_watchlist(WATCHLIST)])


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "payments.jsonl"


CLEAN = ":20:T-1\n:50K:/1\nJORG HUTTENRAUCH\n:59:/2\nHARROW AND FINCH LTD\n:70:INVOICE 4711"
DECIDED = {
    "P-01": "release",
    "P-02": "hold",
    "P-03": "repair",
    "P-04": "hold",
    "P-05": "release",  # not listed yet
    "P-06": "hold",  # the same creditor, after the swap
    "P-07": "hold",
    "P-08": "repair",
    "P-09": "hold",  # still held after a file that is no list
}
WITHOUT_THE_NEW_LIST = {**DECIDED, "P-06": "release", "P-07": "release", "P-09": "release"}


def decided(pipeline: ModuleType, message: object, screener: Screener, log: Path, **options: int) -> str:
    with open_audit_log(log) as opened:
        return str(pipeline.decide("T-1", message, screener, opened, **options))


def test_payments_are_decided_and_a_newly_listed_party_is_held_from_the_swap_on(
    pipeline: ModuleType, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pipeline.main(log) == DECIDED
    printed = capsys.readouterr()
    told = [json.loads(line) for line in printed.out.splitlines()]
    assert {each["payment"]: each["decision"] for each in told} == DECIDED
    assert "the lists in use are kept" in printed.err
    assert "counterparties.csv" in printed.err
    assert verify_log(log, head=told[-1]["head"], count=len(DECIDED)).fault is None
    assert [each["hash"] for each in read_log(log)][1:] == [each["head"] for each in told]


def test_pipeline_runs_as_a_script_and_writes_where_it_is_told_alone(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    done = subprocess.run(
        [sys.executable, str(PIPELINE), str(tmp_path / "logs")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    decisions = [json.loads(line) for line in done.stdout.splitlines()]
    assert {each["payment"]: each["decision"] for each in decisions} == DECIDED
    assert [each.name for each in tmp_path.rglob("*")] == ["logs", "payments.jsonl"]


def test_every_decision_is_made_anew_from_its_record(pipeline: ModuleType, log: Path, both: Screener) -> None:
    pipeline.main(log)
    replayed = list(replay_log(log, both))
    assert [each.state for each in replayed[-4:]] == [State.SAME] * 4  # behind the swap
    before = list(replay_log(log, Screener(bundled_watchlists())))
    assert [each.state for each in before[:5]] == [State.SAME] * 5


def test_clean_payment_is_released(pipeline: ModuleType, both: Screener, log: Path) -> None:
    assert decided(pipeline, CLEAN, both, log) == "release"


@pytest.mark.parametrize("field", ["JORG HUTTENRAUCH", "HARROW AND FINCH LTD"])
@pytest.mark.parametrize("text", ["...", "\u200b", "x" * 1001])
def test_name_that_cannot_be_screened_is_repaired(
    pipeline: ModuleType, both: Screener, log: Path, field: str, text: str
) -> None:
    assert decided(pipeline, CLEAN.replace(field, text), both, log) == "repair"


@pytest.mark.parametrize("message", ["", b"\xff\xfe", {}, "<a/>", "{1:", CLEAN[:6]])
def test_what_is_no_whole_message_is_repaired(pipeline: ModuleType, both: Screener, log: Path, message: object) -> None:
    assert decided(pipeline, message, both, log) == "repair"


def test_deadline_that_has_passed_leads_to_repair(pipeline: ModuleType, both: Screener, log: Path) -> None:
    assert decided(pipeline, CLEAN, both, log, deadline_ms=0) == "repair"
    (_, record) = read_log(log)
    assert (record["result"]["verdict"], record["options"]["stopped"]) == ("incomplete", "caller")


def test_what_cannot_be_recorded_is_not_decided(
    pipeline: ModuleType, both: Screener, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with open_audit_log(log) as opened:
        monkeypatch.setattr(os, "write", full)
        with pytest.raises(AuditError, match="No space left on device"):
            pipeline.decide("T-1", CLEAN, both, opened)
    monkeypatch.undo()
    assert pipeline.unanswered(["T-1"], log) == ["T-1"]


def test_broken_new_list_keeps_the_old_one(
    pipeline: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = tmp_path / "cut.yml"
    text = WATCHLIST.read_text(encoding="utf-8")
    cut.write_text(text[: len(text) // 2], encoding="utf-8")
    twice = tmp_path / "twice.yml"
    shutil.copy(sorted(bundled_folder().glob("*.yml"))[0], twice)  # a key that is there already
    for number, path in enumerate((cut, twice, tmp_path / "missing.yml", tmp_path)):
        assert pipeline.main(tmp_path / f"{number}.jsonl", path) == WITHOUT_THE_NEW_LIST, path
        assert capsys.readouterr().err.count("the lists in use are kept") == 2


def test_illustrative_lists_alone_are_refused_unless_asked_for(
    pipeline: ModuleType, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pipeline.ALLOW_ILLUSTRATIVE is True
    monkeypatch.setattr(pipeline, "ALLOW_ILLUSTRATIVE", False)
    with pytest.raises(WatchlistError, match="illustrative"):
        pipeline.main(log)
    own = tmp_path / "own.yml"
    text = WATCHLIST.read_text(encoding="utf-8")
    own.write_text(text.replace("scope: illustrative", "scope: internal"), encoding="utf-8")
    assert (
        decided(pipeline, CLEAN.replace("HARROW AND FINCH LTD", "TESTOV IVAN"), pipeline.read_screener(own), log)
        == "hold"
    )


SERVICE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from payments_pipeline import MT, decide, read_screener, unanswered
from sanscreen.integrations.audit import open_audit_log
path, screener = Path(sys.argv[2]), read_screener()
ids = [f"P-{number}" for number in range(2_000)]
with open_audit_log(path, repair=True, sync=True) as log:
    left = unanswered(ids, path)
    print("ready", flush=True)
    for id in left:
        decision = decide(id, MT.format(id, "HARROW AND FINCH LTD", "RENT " + "X" * 3_000), screener, log)
        print(id, decision, flush=True)
"""


def test_a_service_killed_at_any_moment_has_told_nothing_that_is_not_recorded_and_goes_on(
    pipeline: ModuleType, log: Path
) -> None:
    """What was told is recorded, at most one record was not told, none is recorded twice, and the log mends itself."""
    chance, told = random.Random(11), list[str]()
    ids = [f"P-{number}" for number in range(2_000)]
    for turn in range(KILLS):
        service = subprocess.Popen(
            [sys.executable, "-c", SERVICE, str(EXAMPLES), str(log)], stdout=subprocess.PIPE, text=True
        )
        assert service.stdout is not None
        assert service.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.0, 0.3))
        service.kill()
        assert service.wait(30) == -signal.SIGKILL
        whole = [line.split() for line in service.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        service.stdout.close()
        assert {decision for _, decision in whole} <= {"release"}
        told += [id for id, _ in whole]
        fault = verify_log(log).fault
        assert fault is None or "the last line is torn" in fault
        open_audit_log(log, repair=True).close()
        assert verify_log(log).fault is None
        recorded = [each["input"]["id"] for each in read_log(log) if each["kind"] == "payment"]
        assert recorded == ids[: len(recorded)]  # each once, in order
        assert set(told) <= set(recorded)
        assert len(recorded) - len(told) <= turn + 1
        assert pipeline.unanswered(ids, log) == ids[len(recorded) :]
    assert told


def test_the_day_of_a_decision_is_in_its_record(pipeline: ModuleType, both: Screener, log: Path) -> None:
    before = datetime.now(UTC).date()
    decided(pipeline, CLEAN, both, log)
    (_, record) = read_log(log)
    assert before <= date.fromisoformat(record["options"]["on"]) <= datetime.now(UTC).date()
    assert datetime.fromisoformat(record["at"]).tzinfo is not None
