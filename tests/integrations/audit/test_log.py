import json
import os
import pickle
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from sanscreen import Party, PartyError, Screener
from sanscreen.errors import AuditError
from sanscreen.integrations.audit import head_line, open_audit_log, read_log, verify_log
from tests.integrations.audit.logs import AT, ON, PARTIES, lines, resealed, written


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "audit.jsonl"


def test_each_screening_is_one_line_that_holds_all_of_it(path: Path, invented: Screener) -> None:
    screening = invented.screen("Ivan Testov", max_comparisons=50, threshold=90, on=ON)
    with open_audit_log(path, about="onboarding") as log:
        log.record("Ivan Testov", screening, threshold=90, max_comparisons=50, on=ON, at=AT)
    first, record = read_log(path)
    assert (first["kind"], first["about"], first["previous"]) == ("log", "onboarding", "0" * 64)
    assert record["previous"] == first["hash"]
    assert record["input"] == {"party": {"name": "Ivan Testov"}}
    assert record["options"] == {"threshold": 90.0, "max_comparisons": 50, "on": "2026-11-28", "stopped": None}
    assert record["policy"] == {"threshold": 90.0}
    assert record["lists"][0]["digest"] == invented.references[0].digest
    assert record["engine"] == invented.engine
    assert record["result"] == json.loads(screening.to_json())
    assert record["at"] == AT


def test_a_record_that_could_not_be_read_is_a_record_of_what_there_was(path: Path) -> None:
    written(path)
    record = list(read_log(path))[3]
    assert record["input"] == {"unread": ["", "cells"]}
    assert record["result"]["verdict"] == "error"
    assert record["result"]["error"] == "line 4: column 'name' is empty"


def test_a_party_on_which_the_engine_failed_is_kept(path: Path, invented: Screener) -> None:
    party = Party("Ivan Testov")
    (screening,) = invented.screen_many([PartyError("a fault of the engine")])
    with open_audit_log(path) as log:
        log.record(party, screening)
    assert list(read_log(path))[1]["input"] == {"party": {"name": "Ivan Testov"}}


@pytest.mark.parametrize("given", [7, ["a", 7], {"a": None}, {"a": float("nan")}, {7: "a"}, b"x"])
def test_an_input_that_is_no_text_is_refused(path: Path, invented: Screener, given: object) -> None:
    (screening,) = invented.screen_many([PartyError("no party")])
    with open_audit_log(path) as log, pytest.raises(AuditError, match="input: "):
        log.record(given, screening)  # type: ignore[arg-type]  # on purpose


def test_a_screening_of_another_party_is_refused(path: Path, invented: Screener) -> None:
    with open_audit_log(path) as log, pytest.raises(AuditError, match="another party"):
        log.record(Party("Quidam"), invented.screen("Ivan Testov"))


def test_a_log_goes_on_where_it_ended(path: Path) -> None:
    first = written(path)
    second = written(path)
    assert (first.seq, second.seq) == (5, 10)
    assert verify_log(path, head=first.hash).fault is None


def test_a_log_of_its_first_line_alone_goes_on(path: Path) -> None:
    open_audit_log(path).close()
    assert written(path).seq == 5
    assert verify_log(path).fault is None


def test_long_lines_at_the_end_are_found(path: Path) -> None:
    with open_audit_log(path) as log:
        for size in (10, 300_000, 1_000_000):
            log.append("note", {"text": "x" * size})
    with open_audit_log(path) as log:
        assert log.append("note", {"text": ""}).seq == 4
    assert verify_log(path).fault is None


def test_only_the_owner_can_read_a_new_log(path: Path) -> None:
    written(path)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "at", [datetime(2026, 11, 28, 12, tzinfo=UTC), "2026-11-28T13:00:00+01:00", "2026-11-28T12:00:00Z"]
)
def test_a_moment_is_written_with_its_offset(path: Path, at: datetime | str) -> None:
    with open_audit_log(path, at=at) as log:
        log.append("note", {}, at=at)
    assert [datetime.fromisoformat(record["at"]) for record in read_log(path)] == [
        datetime(2026, 11, 28, 12, tzinfo=UTC)
    ] * 2


@pytest.mark.parametrize("at", [datetime(2026, 11, 28), "2026-11-28T12:00:00", "yesterday", 7, ON])
def test_a_moment_that_can_be_any_is_refused_and_writes_nothing(path: Path, at: object) -> None:
    with open_audit_log(path) as log:
        with pytest.raises(AuditError, match="at: "):
            log.append("note", {}, at=at)  # type: ignore[arg-type]  # on purpose
        log.append("note", {})
    assert verify_log(path).fault is None


@pytest.mark.parametrize("content", [{"seq": 7}, {"hash": "x"}, {"previous": "x"}, {"kind": "x"}, {"at": "x"}])
def test_what_the_log_writes_itself_is_not_taken(path: Path, content: dict[str, object]) -> None:
    with open_audit_log(path) as log, pytest.raises(AuditError, match="the log itself writes"):
        log.append("note", content)


def test_a_record_beyond_the_cap_is_refused_and_writes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sanscreen.integrations.audit.log.MAX_LINE", 1_000)
    with open_audit_log(path) as log:
        before = path.read_bytes()
        with pytest.raises(AuditError, match="at most 1000 are allowed"):
            log.append("note", {"text": "x" * 1_000})
        assert path.read_bytes() == before
        assert log.append("note", {}).seq == 1


# What is torn.


def torn(path: Path, cut: int) -> bytes:
    """Cut some bytes off the end of a log, and return what is left of its last line."""
    data = path.read_bytes()[:-cut]
    path.write_bytes(data)
    return data.rpartition(b"\n")[2]


def test_a_torn_line_is_refused_and_told_to_the_byte(path: Path) -> None:
    written(path)
    left = torn(path, 100)
    data = path.read_bytes()
    with pytest.raises(AuditError, match="the last line is torn") as caught:
        open_audit_log(path)
    assert f"{len(left)} bytes behind record 4, from byte {len(data) - len(left)} on, are no whole record" in str(
        caught.value
    )
    assert "repair=True" in str(caught.value)
    assert path.read_bytes() == data


def test_a_torn_line_is_cut_off_on_request_and_the_log_says_so(path: Path) -> None:
    written(path)
    left = torn(path, 100)
    with open_audit_log(path, repair=True) as log:
        assert log.head.seq == 5
        log.append("note", {})
    repair = list(read_log(path))[5]
    assert (repair["kind"], repair["cut"]) == ("repair", {"bytes": len(left), "sha256": sha256(left).hexdigest()})
    assert verify_log(path).kinds == {"screening": 4, "repair": 1, "note": 1}


def test_a_whole_record_that_lacks_its_line_feed_is_kept(path: Path) -> None:
    head = written(path)
    torn(path, 1)
    with pytest.raises(AuditError, match="are a whole record without its line feed"):
        open_audit_log(path)
    open_audit_log(path, repair=True).close()
    assert list(read_log(path))[6]["completed"] == 5
    assert verify_log(path, head=head.hash).fault is None


def test_every_way_to_tear_the_last_line_is_repaired_to_a_whole_log(path: Path) -> None:
    written(path, PARTIES[:1])
    data = path.read_bytes()
    start = len(lines(path)[0])
    for end in [*range(start + 1, len(data), 97), len(data) - 1]:
        path.write_bytes(data[:end])
        open_audit_log(path, repair=True).close()
        assert verify_log(path).fault is None, end


def test_a_torn_beginning_is_never_repaired(path: Path) -> None:
    open_audit_log(path).close()
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(AuditError, match="holds no whole line"):
        open_audit_log(path, repair=True)
    assert len(path.read_bytes()) == 50


@pytest.mark.parametrize("which", [0, -2, -1])
def test_a_changed_line_at_an_end_is_refused_and_never_repaired(path: Path, which: int) -> None:
    written(path)
    found = lines(path)
    found[which] = found[which].replace(b'"kind"', b'"kinD"')
    path.write_bytes(b"".join(found))
    with pytest.raises(AuditError, match="audit log"):
        open_audit_log(path, repair=True)
    assert path.read_bytes() == b"".join(found)


def test_a_last_line_that_was_replaced_or_moved_is_refused(path: Path) -> None:
    written(path)
    found = lines(path)
    for last in (resealed(found[5], previous="f" * 64), found[4], found[3], found[0]):
        path.write_bytes(b"".join([*found[:5], last]))
        with pytest.raises(AuditError, match="the last line"):
            open_audit_log(path)


@pytest.mark.parametrize(
    "data",
    [
        b"name,birth_date\nTestov,1962\n",
        b'{"level":"info"}\n',
        b"\x00" * 100_000,
        b"\n",
        b"SQLite format 3\x00",
        b'{"' + b"x" * 50,
    ],
)
def test_the_file_of_another_tool_is_refused_and_left_alone(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for repair in (False, True):
        with pytest.raises(AuditError, match=r"audit log|is no JSON"):
            open_audit_log(path, repair=repair)
    assert path.read_bytes() == data


def test_a_link_a_pipe_and_a_folder_are_refused(tmp_path: Path) -> None:
    written(tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    os.mkfifo(tmp_path / "pipe")
    for name, says in (
        ("link", "name the file itself"),
        ("pipe", "no regular file"),
        (".", "cannot be opened"),
        ("no/such", "cannot be opened"),
    ):
        with pytest.raises(AuditError, match=says):
            open_audit_log(tmp_path / name)


# Who writes.


def test_a_log_has_one_writer_at_a_time(path: Path) -> None:
    with open_audit_log(path) as log:
        with pytest.raises(AuditError, match="somebody else is writing it"):
            open_audit_log(path)
        log.append("note", {})
    open_audit_log(path).close()


def test_threads_share_a_log(path: Path) -> None:
    with open_audit_log(path) as log:
        threads = [threading.Thread(target=lambda: [log.append("note", {}) for _ in range(50)]) for _ in range(4)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    assert verify_log(path).kinds == {"note": 200}


def test_another_process_does_not_write(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_audit_log(path) as log:
        with pytest.raises(TypeError, match="belongs to one process"):
            pickle.dumps(log)
        with monkeypatch.context() as forked:
            forked.setattr(os, "getpid", lambda: -1)
            with pytest.raises(AuditError, match="opened by another process"):
                log.append("note", {})
        log.append("note", {})
    assert verify_log(path).kinds == {"note": 1}


def test_a_file_that_somebody_else_changes_moves_or_takes_away_is_not_written(path: Path) -> None:
    log = open_audit_log(path)
    with path.open("ab") as stream:
        stream.write(b"{}\n")
    with pytest.raises(AuditError, match="changed by somebody else"):
        log.append("note", {})
    path.rename(path.with_suffix(".1"))
    with pytest.raises(AuditError, match="is no longer there"):
        log.append("note", {})
    path.touch()
    with pytest.raises(AuditError, match="another file is in its place"):
        log.append("note", {})
    log.close()
    with pytest.raises(AuditError, match="is closed"):
        log.append("note", {})


def test_a_full_disk_leaves_no_half_of_a_record(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    with open_audit_log(path) as log:
        before = path.read_bytes()
        monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[: len(data) // 2]))
        with pytest.raises(AuditError, match=r"could not be written: \d+ of \d+ bytes"):
            log.append("note", {})
        monkeypatch.undo()
        assert path.read_bytes() == before
        log.append("note", {})
    assert verify_log(path).kinds == {"note": 1}


def test_a_record_is_on_the_disk_before_its_head_is_told_where_that_is_asked_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    with open_audit_log(path, sync=True) as log:
        log.append("note", {})
    assert len(synced) == 3  # the first line, the folder that has the name of the file, the record


WRITER = """
import os, signal, sys
from sanscreen.integrations.audit import open_audit_log
log = open_audit_log(sys.argv[1], repair=True)
if sys.argv[2] == "midst":
    real = os.write
    def half(handle, data):
        real(handle, data[: len(data) // 2])
        os.kill(os.getpid(), signal.SIGKILL)
    log.append("note", {"text": "x" * 1000})
    os.write = half
print("ready", flush=True)
while True:
    log.append("note", {"text": "x" * 20_000})
"""


def writer(path: Path, how: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", WRITER, str(path), how], stdout=subprocess.PIPE)


def test_a_process_killed_in_the_midst_of_a_record_leaves_a_torn_line_and_loses_none_before(path: Path) -> None:
    process = writer(path, "midst")
    assert process.wait(30) == -signal.SIGKILL
    with pytest.raises(AuditError, match="the last line is torn"):
        open_audit_log(path)
    with open_audit_log(path, repair=True) as log:
        log.append("note", {})
    assert verify_log(path).kinds == {"note": 2, "repair": 1}
    assert process.stdout is not None
    process.stdout.close()


def test_a_process_killed_at_any_moment_leaves_a_log_that_goes_on(path: Path) -> None:
    chance = random.Random(3)
    records = 0
    for _ in range(3):
        process = writer(path, "on")
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.1))
        process.kill()
        process.wait(30)
        process.stdout.close()
        open_audit_log(path, repair=True).close()
        found = verify_log(path)
        assert found.fault is None
        assert found.head is not None
        assert found.head.seq >= records
        records = found.head.seq
    assert records > 10


def test_a_second_process_is_refused_as_long_as_the_first_writes(path: Path) -> None:
    process = writer(path, "on")
    assert process.stdout is not None
    process.stdout.readline()
    with pytest.raises(AuditError, match="somebody else is writing it"):
        open_audit_log(path)
    process.kill()
    process.wait(30)
    process.stdout.close()


FORKS = """
import os, sys, time
from sanscreen.errors import AuditError
from sanscreen.integrations.audit import open_audit_log
log = open_audit_log(sys.argv[1])
if not (child := os.fork()):
    try:
        log.append("note", {})
    except AuditError as problem:
        print(os.getpid(), problem, flush=True)
    time.sleep(60)
log.append("note", {})
os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_forked_process_that_outlives_its_parent_does_not_keep_the_log_locked(path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", FORKS, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    child, _, said = process.stdout.readline().partition(" ")
    process.wait(30)
    try:
        assert "was opened by another process" in said
        with open_audit_log(path) as log:
            log.append("note", {})
        assert verify_log(path).kinds == {"note": 2}
    finally:
        os.kill(int(child), signal.SIGKILL)
        process.stdout.close()


def test_the_head_is_told_in_one_line(path: Path) -> None:
    head = written(path)
    assert head_line(head) == f"Audit: 5 records, head sha256:{head.hash} (keep it elsewhere)"
    assert head_line(head._replace(seq=1)).startswith("Audit: 1 record, head")
