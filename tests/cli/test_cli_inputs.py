"""`sanscreen batch` with other files than delimited text: what is read, what is told, and what stays behind."""

import csv
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet

from sanscreen.cli import group
from sanscreen.integrations.parquet_out import ParquetWriter
from tests.integrations.workbooks import Sheets, xlsx

LIST = str(Path(__file__).with_name("invented-trade.yml"))
BATCH = ["batch", "--lists", LIST]


def run(*arguments: object, given: bytes | None = None) -> Result:
    return CliRunner().invoke(group, [*BATCH, *map(str, arguments)], input=given)


def workbook(folder: Path, sheets: Sheets) -> Path:
    path = folder / "in.xlsx"
    path.write_bytes(xlsx(sheets))
    return path


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ([], b"id,name\nR-1,Ivan Testov\nR-2,\n"),
        (["--input-format", "json"], b'{"id": "R-1", "name": "Ivan Testov"}\n{"id": "R-2"}\n'),
        (["--input-format", "excel"], xlsx({"P": [["id", "name"], ["R-1", "Ivan Testov"], ["R-2", None]]})),
    ],
    ids=["csv", "json", "excel"],
)
def test_stdin_is_read_in_any_form(form: list[str], data: bytes) -> None:
    result = run("-", *form, "--format", "json", given=data)
    assert result.exit_code == 4
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["input"], first["screening"]["verdict"]) == ({"id": "R-1", "name": "Ivan Testov"}, "alert")
    assert second["screening"]["verdict"] == "error"
    assert "stdin: 2 records read = 0 clear + 1 alert + 0 incomplete + 1 error" in result.stderr


def test_stdin_without_a_record_is_wrong_usage() -> None:
    assert (run("-", given=b"").exit_code, run("-", given=b"name\n").exit_code) == (2, 2)
    assert "stdin: no record below the header" in run("-", given=b"name\n").stderr


def test_a_pipe_is_read_to_its_end_as_a_process_has_it() -> None:
    data = b"name\n" + b"Invented Person\n" * 20 + b"Ivan Testov\n"
    for source in ("-", "/dev/stdin"):
        command = [sys.executable, "-m", "sanscreen", *BATCH, source, "--format", "csv"]
        done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=60)
        assert done.returncode == 3, done.stderr
        assert len(done.stdout.splitlines()) == 22


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "in.jsonl"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b'{"name": "Ivan Testov"}\n',))
    writer.start()
    result = run(pipe, "--format", "csv")
    writer.join()
    assert (result.exit_code, len(result.stdout.splitlines())) == (3, 2)


def test_sheets_that_are_not_read_are_told_in_the_summary(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"One": [["name"], ["Invented Person"]], "Two": [["name"], ["Ivan Testov"]]})
    result = run(path)
    assert result.exit_code == 2
    assert "2 sheets hold something: 'One', 'Two'; say which one is screened" in result.stderr
    result = run(path, "--sheet", "One")
    assert result.exit_code == 0
    assert "Sheet 'One' was read; NOT read, so not screened: 'Two'." in result.stdout.split("\n")


def test_lines_of_a_workbook_are_its_rows(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"One": [[], ["name"], [], ["Ivan Testov"], ["?!"]]})
    result = run(path)
    assert "line 4: " in result.stdout
    assert "line 5: ERROR" in result.stdout
    assert "Beside them 1 blank line." in result.stdout


def test_one_mapping_serves_every_form(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"One": [["Partner"], ["Ivan Testov"]]})
    assert run(path).exit_code == 2
    assert run(path, "--map", "name=Partner").exit_code == 3
    lines = tmp_path / "in.ndjson"
    lines.write_text('{"who": {"last": "Testov", "first": "Ivan"}}\n')
    assert run(lines, "--map", "family=who.last", "--map", "given=who.first").exit_code == 3


@pytest.mark.parametrize("option", ["--sheet", "--delimiter"])
def test_an_option_of_another_form_is_wrong_usage(tmp_path: Path, option: str) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"name": "Ivan Testov"}\n')
    result = run(path, option, ",")
    assert result.exit_code == 2
    assert f"{option} says nothing about the input format json; leave it out" in result.stderr


def test_outcomes_are_written_as_parquet(tmp_path: Path) -> None:
    given, out = tmp_path / "in.csv", tmp_path / "out.parquet"
    given.write_text("id,name\nR-1,Ivan Testov\nR-2,=1+1\nR-3,\n")
    result = run(given, "-o", out)
    assert (result.exit_code, [path.name for path in tmp_path.iterdir() if "partial" in path.name]) == (4, [])
    records = parquet.read_table(out).to_pylist()
    assert [(each["id"], each["name"]) for each in records] == [("R-1", "Ivan Testov"), ("R-2", "=1+1"), ("R-3", "")]
    assert [each["sanscreen_verdict"] for each in records] == ["alert", "clear", "error"]


def test_what_was_written_as_parquet_can_be_screened_again(tmp_path: Path) -> None:
    given, out, again = tmp_path / "in.csv", tmp_path / "out.parquet", tmp_path / "again.csv"
    given.write_text("id,name\nR-1,Ivan Testov\n")
    run(given, "-o", out)
    assert run(out, "-o", again).exit_code == 3
    (row,) = csv.DictReader(again.read_text().splitlines())
    assert (row["id"], row["sanscreen_verdict"]) == ("R-1", "alert")


def test_parquet_does_not_go_to_stdout(tmp_path: Path) -> None:
    given = tmp_path / "in.csv"
    given.write_text("name\nIvan Testov\n")
    result = run(given, "--format", "parquet")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--format parquet: is no text for stdout; give it a file: -o screened.parquet" in result.stderr


def test_what_was_finished_before_the_end_can_be_read(tmp_path: Path) -> None:
    """Parquet has its directory at the end: a run that is terminated writes it."""
    given, out = tmp_path / "in.csv", tmp_path / "out.parquet"
    given.write_text("name\n" + "Invented Person Of Some Length\n" * 200_000)
    code = "import sanscreen.integrations.parquet_out as p; p.GROUP_ROWS = 5; from sanscreen.cli import main; main()"
    command = [sys.executable, "-c", code, *BATCH, str(given), "-o", str(out)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    partial = tmp_path / "out.parquet.partial"
    until = time.monotonic() + 60
    while not (partial.exists() and partial.stat().st_size > 50_000) and time.monotonic() < until:
        time.sleep(0.05)
    running.send_signal(signal.SIGTERM)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 143
    if b"the finished outcomes" not in err:  # it was in the midst of writing a group, one time in a hundred
        return
    assert f"the finished outcomes are in {partial}" in err.decode()
    said = int(err.decode().split("terminated after ")[1].split()[0])
    assert abs(parquet.read_metadata(partial).num_rows - said) <= 5  # it may end in the midst of a group
    assert not out.exists()


def test_a_parquet_that_cannot_be_finished_is_not_said_to_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish = ParquetWriter.finish

    def full(writer: ParquetWriter) -> None:
        finish(writer)
        raise OSError(28, "No space left on device")

    given, out = tmp_path / "in.csv", tmp_path / "out.parquet"
    given.write_text("name\nIvan Testov\n")
    monkeypatch.setattr(ParquetWriter, "finish", full)
    result = run(given, "-o", out)
    assert result.exit_code == 4
    assert "stopped after 1 record: " in result.stderr
    assert "No space left on device" in result.stderr
    assert "finished outcomes are in" not in result.stderr
    assert not out.exists()
