import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sanscreen import Screener, bundled_watchlists, load_watchlist, load_watchlists, save_snapshot, screen_payment
from sanscreen.cli import group
from sanscreen.integrations.audit import Head, open_audit_log, record_payment, verify_log
from tests.integrations.audit.logs import ON, lines, resealed

LISTS = Path(__file__).parents[2] / "watchlists"
ONE = LISTS / "2023-02-01-zimenkov-network.yml"
KEY = b"a key of invented bytes"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, ["audit", *map(str, arguments)])


@pytest.fixture
def log(tmp_path: Path) -> Path:
    write(tmp_path / "audit.jsonl")
    return tmp_path / "audit.jsonl"


def write(path: Path, **options: object) -> Head:
    screener = Screener(bundled_watchlists())
    with open_audit_log(path, **options) as log:  # type: ignore[arg-type]  # those of the log
        for name in ("Igor Zimenkov", "Quidam Nemo"):
            log.record(name, screener.screen(name, on=ON), on=ON, at="2026-11-28T12:00:00Z")
        return log.head


def test_a_whole_log_tells_its_records_and_its_head(log: Path) -> None:
    head = verify_log(log).head
    assert head is not None
    result = run("verify", log)
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        f"{log}: whole: 2 records (2 screening)",
        f"head sha256:{head.hash}",
        "No head was given: a log whose end was cut off, or that was written anew as a whole, looks like this one.",
    ]


def test_the_head_that_was_kept_is_found_in_a_log_that_grew(log: Path) -> None:
    head = verify_log(log).head
    assert head is not None
    write(log)
    result = run("verify", log, "--head", f"sha256:{head.hash}", "--count", "2")
    assert result.exit_code == 0
    assert "The head that was kept is that of record 2; 2 records after it." in result.output


def test_the_first_bad_line_is_told_with_what_is_whole_before_it(log: Path) -> None:
    found = lines(log)
    log.write_bytes(found[0] + found[1] + found[2].replace(b"Quidam", b"Quodam"))
    result = run("verify", log)
    assert result.exit_code == 2
    assert f"NOT WHOLE: {log}:3: was changed: its content does not give the hash that it states" in result.output
    assert f"{log}: whole up to record 1, sha256:" in result.output


def test_an_end_cut_off_is_told_with_the_head(log: Path) -> None:
    head = verify_log(log).head
    assert head is not None
    log.write_bytes(b"".join(lines(log)[:2]))
    assert run("verify", log).exit_code == 0
    result = run("verify", log, "--head", head.hash)
    assert result.exit_code == 2
    assert "records are cut off at its end" in result.output


@pytest.mark.parametrize("data", [b"", b"name\nTestov\n", b"\x00\xff" * 500, b'{"a":' * 50_000, b'{"a":1}\n'])
def test_what_is_no_log_is_told_and_no_traceback(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "other").write_bytes(data)
    for command in ("verify", "replay"):
        result = run(command, tmp_path / "other")
        assert result.exit_code == 2
        assert "other" in result.output
        assert "Traceback" not in result.output


def test_a_file_that_is_not_there_and_a_head_that_is_none_are_told(log: Path) -> None:
    assert "cannot be read" in run("verify", log.with_name("none")).output
    result = run("verify", log, "--head", "abc")
    assert (result.exit_code, "no head of a log" in result.output) == (2, True)


def test_the_same_lists_replay_to_the_same_results(log: Path) -> None:
    result = run("replay", log)
    assert result.exit_code == 0
    assert result.output == "2 records replayed: 2 the same.\n"


def test_a_snapshot_replays_as_its_lists_do(log: Path, tmp_path: Path) -> None:
    save_snapshot(tmp_path / "lists.snapshot", load_watchlists(LISTS))
    assert run("replay", log, "--lists", tmp_path / "lists.snapshot").output == "2 records replayed: 2 the same.\n"


def test_other_lists_are_named_by_each_record(log: Path) -> None:
    result = run("replay", log, "--lists", ONE)
    assert result.exit_code == 3
    first, second, total = result.output.splitlines()
    assert first.startswith("record 1: differs: list 2023-03-30-mkrtychev: version ")
    assert "not loaded now" in first
    assert second.startswith("record 2: differs: list ")
    assert total == "2 records replayed: 2 differs."


def test_a_result_that_differs_is_told(log: Path) -> None:
    found = lines(log)
    result = json.loads(found[2])["result"] | {"verdict": "alert"}
    log.write_bytes(found[0] + found[1] + resealed(found[2], result=result))
    told = run("replay", log)
    assert told.exit_code == 3
    assert "record 2: differs: verdict alert then, clear now" in told.output
    assert "1 the same, 1 differs" in told.output


def test_one_record_is_replayed_alone(log: Path) -> None:
    assert run("replay", log, "--only", "2").output == "record 2: the same\n1 record replayed: 1 the same.\n"
    result = run("replay", log, "--only", "3")
    assert (result.exit_code, "has no record 3" in result.output) == (2, True)


def test_a_record_of_another_kind_is_no_good_end(log: Path) -> None:
    with open_audit_log(log) as opened:
        opened.append("note", {})
    result = run("replay", log)
    assert result.exit_code == 3
    assert "record 3: not replayed: kind 'note' is none of screening" in result.output


def test_a_private_log_is_verified_and_searched_and_not_replayed(tmp_path: Path) -> None:
    log, key = tmp_path / "audit.jsonl", tmp_path / "key"
    write(log, private=True, key=KEY)
    key.write_bytes(KEY + b"\n")
    assert "whole: 2 records (2 screening); personal data as HMACs" in run("verify", log).output
    assert run("replay", log).exit_code == 2
    result = run("find", log, "--key-file", key, "--name", "igor zimenkov")
    assert result.exit_code == 0
    assert result.output == "record 1: screening, alert, 2026-11-28T12:00:00Z\n1 record found.\n"
    assert run("find", log, "--key-file", key, "--name", "Nobody").output == "0 records found.\n"


@pytest.mark.parametrize(
    ("key", "says"),
    [(b"another key of bytes", "another key"), (b"short", "16 bytes"), (b"x" * 5000, "is this a key")],
)
def test_another_key_is_refused_and_never_told(tmp_path: Path, key: bytes, says: str) -> None:
    write(tmp_path / "log", private=True, key=KEY)
    (tmp_path / "key").write_bytes(key)
    result = run("find", tmp_path / "log", "--key-file", tmp_path / "key", "--name", "x")
    assert result.exit_code == 2
    assert says in result.output
    assert key.decode() not in result.output


def test_what_a_record_says_steers_no_terminal(log: Path) -> None:
    with open_audit_log(log) as opened:
        opened.append("\x1b[2J\u202e", {})
    for command in ("verify", "replay"):
        output = run(command, log).output
        assert "\x1b" not in output
        assert "\u202e" not in output


def test_payments_are_replayed_over_list_files_whatever_those_were_opened_for(tmp_path: Path) -> None:
    path, message = tmp_path / "payments.jsonl", ":20:R-1\n:50K:/1\nIGOR ZIMENKOV\n:59:/2\nEMILY HART"
    screener = Screener([load_watchlist(ONE)])
    with open_audit_log(path) as opened:
        for most, late in ((None, None), (0, None), (90, 0)):
            payment = screen_payment(
                message, screener=screener, on=ON, allow_illustrative=True, max_comparisons=most, deadline_ms=late
            )
            record_payment(opened, message, payment, on=ON, max_comparisons=most)
    result = run("replay", path, "--lists", ONE)
    assert result.exit_code == 0, result.output
    assert "3 records replayed: 2 the same, 1 the same as far as it can be made anew." in result.output
