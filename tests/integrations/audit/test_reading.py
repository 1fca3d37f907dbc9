import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from sanscreen.errors import AuditError
from sanscreen.integrations.audit import Head, line, read_log, verify_log
from sanscreen.integrations.audit.line import sealed
from tests.integrations.audit.logs import lines, resealed, written

Lines = list[bytes]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    written(tmp_path / "audit.jsonl")
    return tmp_path / "audit.jsonl"


def fault_of(path: Path, **options: object) -> str:
    return verify_log(path, **options).fault or ""  # type: ignore[arg-type]  # those of the function


def test_a_log_is_whole_as_it_was_written(log: Path) -> None:
    found = verify_log(log)
    assert found.fault is None
    assert found.head is not None
    assert found.head.seq == 5
    assert found.kinds == {"screening": 5}
    assert not found.private


def test_a_byte_changed_anywhere_is_found_in_its_line(log: Path) -> None:
    """Every byte of the first two lines, and a sample of the others."""
    data = log.read_bytes()
    chance = random.Random(7)
    first_two = len(b"".join(lines(log)[:2]))
    places = [*range(0, first_two, 3), *chance.sample(range(len(data)), 300), len(data) - 1]
    for place in places:
        for other in (data[place] ^ 1, data[place] ^ 0x20, 0x0A):
            if other == data[place]:
                continue
            log.write_bytes(data[:place] + bytes([other]) + data[place + 1 :])
            number = data.count(b"\n", 0, place) + 1
            fault = fault_of(log)
            assert fault.startswith(f"{log}:{number}: "), (place, other, fault)


def test_a_byte_lost_or_put_in_anywhere_is_found(log: Path) -> None:
    data = log.read_bytes()
    for place in random.Random(8).sample(range(len(data)), 200):
        for changed in (data[:place] + data[place + 1 :], data[:place] + b" " + data[place:]):
            log.write_bytes(changed)
            assert fault_of(log), place


@pytest.mark.parametrize(
    ("change", "number", "says"),
    [
        (lambda found: found[:2] + found[3:], 3, "record 3 stands where record 2 belongs: lines are missing or moved"),
        (lambda found: found[1:], 1, "record 1 stands where record 0 belongs: lines are missing or moved"),
        (lambda found: [*found[:2], found[3], found[2], *found[4:]], 3, "record 3 stands where record 2 belongs"),
        (lambda found: [*found[:3], found[2], *found[3:]], 4, "the line before stands here again"),
        (lambda found: [*found[:4], found[1], *found[4:]], 5, "record 1 stands where record 4 belongs: it was put in or moved"),
        (lambda found: [*found, *found], 7, "record 0 stands where record 6 belongs: it was put in or moved"),
        (lambda found: [*found[:3], b"\n", *found[3:]], 4, "is no JSON"),
        (lambda found: [*found[:2], resealed(found[2], at="2020-01-01T00:00:00Z"), *found[3:]], 4, "does not continue the line before"),
        (lambda found: [resealed(found[0], about="another"), *found[1:]], 2, "does not continue the line before"),
        (lambda found: [resealed(found[0], kind="screening"), *found[1:]], 1, "'log' is that of the first line"),
        (lambda found: [*found[:5], resealed(found[5], kind="log")], 6, "'log' is that of the first line"),
        (lambda found: [resealed(found[0], format=2), *found[1:]], 1, "a log of format 2, and 1 is read here"),
        (lambda found: [resealed(found[0], previous="f" * 64), *found[1:]], 1, "does not continue"),
        (lambda found: [*found[:5], found[5][:-1]], 6, "the last line is torn"),
        (lambda found: [*found[:5], found[5][:40]], 6, "the last line is torn: 40 bytes"),
    ],
)  # fmt: skip
def test_lines_lost_moved_doubled_or_replaced_are_found_with_the_reason(
    log: Path, change: Callable[[Lines], Lines], number: int, says: str
) -> None:
    log.write_bytes(b"".join(change(lines(log))))
    fault = fault_of(log)
    assert fault.startswith(f"{log}:{number}: ")
    assert says in fault


def test_what_is_whole_before_a_fault_is_told(log: Path) -> None:
    found = lines(log)
    log.write_bytes(b"".join(found[:3]) + found[3].replace(b"clear", b"alert") + b"".join(found[4:]))
    verified = verify_log(log)
    assert "was changed" in (verified.fault or "")
    assert verified.head is not None
    assert verified.head.seq == 2


def test_an_end_that_was_cut_off_is_seen_with_the_head_and_only_with_it(log: Path) -> None:
    head = verify_log(log).head
    assert head is not None
    log.write_bytes(b"".join(lines(log)[:4]))
    assert verify_log(log).fault is None
    assert "records are cut off at its end" in fault_of(log, head=head.hash)
    assert fault_of(log, count=5) == f"{log}: holds 3 records, and 5 are expected: records are cut off at its end"


def test_a_log_written_anew_is_seen_with_the_head(log: Path, tmp_path: Path) -> None:
    head = verify_log(log).head
    assert head is not None
    written(tmp_path / "other.jsonl", about="another")
    assert "written anew" in fault_of(tmp_path / "other.jsonl", head=head.hash)


def test_a_log_may_have_grown_since_its_head_was_kept(log: Path) -> None:
    earlier = verify_log(log).head
    assert earlier is not None
    written(log)
    found = verify_log(log, head=f"sha256:{earlier.hash.upper()}", count=5)
    assert (found.fault, found.kept) == (None, 5)
    assert found.head is not None
    assert found.head.seq == 10
    assert "that of record 5, and 4 records are expected" in fault_of(log, head=earlier.hash, count=4)


@pytest.mark.parametrize("head", ["", "abc", "g" * 64, "a" * 65])
def test_a_head_that_is_no_hash_is_refused(log: Path, head: str) -> None:
    with pytest.raises(AuditError, match="no head of a log"):
        verify_log(log, head=head)


def test_an_empty_file_is_no_log(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    assert "is empty" in fault_of(tmp_path / "empty")


def test_a_line_that_does_not_end_is_read_up_to_the_cap(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sanscreen.integrations.audit.reading.MAX_LINE", 5_000)
    with log.open("ab") as stream:
        stream.write(b'{"at":"' + b"x" * 20_000)
    assert fault_of(log) == f"{log}:7: has more than 5000 bytes; no record has: is this an audit log?"


def test_what_is_no_file_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "none", Path("/dev/zero")):
        with pytest.raises(AuditError, match="cannot be read"):
            verify_log(path)


def test_records_are_read_one_at_a_time(log: Path) -> None:
    records = read_log(log)
    assert next(records)["kind"] == "log"
    log.write_bytes(b"")  # whatever is done to the file, what was read stays verified
    assert verify_log(log).head is None


def test_many_kinds_are_counted_together(tmp_path: Path) -> None:
    path, previous = tmp_path / "log", line.START
    with path.open("wb") as stream:
        for seq in range(60):
            kind = {"kind": "log", "format": 1} if seq == 0 else {"kind": f"{seq}" * 100}
            previous, text = sealed({**kind, "seq": seq, "previous": previous})
            stream.write(text)
    found = verify_log(path)
    assert found.head == Head(59, previous)
    assert len(found.kinds) == 21
    assert sum(found.kinds.values()) == 59
