"""Real runs: what only a process of its own can show."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

LIST = str(Path(__file__).with_name("invented-trade.yml"))
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")},
    "PYTHONIOENCODING": "utf-8",
    "TERM": "xterm",
}


def run(*arguments: str, python: tuple[str, ...] = ("-m", "sanscreen")) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *python, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=ENVIRONMENT,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["screen", "Ivan Testov", "--lists", LIST], 3, "ALERT at"),
        (["screen", "Invented Person", "--lists", LIST], 0, "Clear of 1 list"),
        (["screen", "?!", "--lists", LIST], 4, "ERROR, not screened"),
        (["screen"], 2, "Usage: python -m sanscreen screen"),
    ],
)
def test_python_m_sanscreen_ends_with_our_statuses(arguments: list[str], status: int, says: str) -> None:
    done = run(*arguments)
    assert done.returncode == status
    assert says in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_bug_ends_with_status_1_and_a_traceback() -> None:
    code = "import sanscreen.cli.screen as s; s.screener_of = None; from sanscreen.cli import main; main()"
    done = run("screen", "Ivan", python=("-c", code))
    assert done.returncode == 1
    assert "Traceback" in done.stderr


def test_screening_a_name_does_not_import_what_it_does_not_need() -> None:
    code = (
        "import sys\nfrom sanscreen.cli import main\n"
        "try:\n    main()\nfinally:\n    print(sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = run("screen", "Ivan Testov", "--lists", LIST, python=("-c", code))
    assert done.returncode == 3
    modules = done.stdout.splitlines()[-1]
    assert "'click'" in modules
    for heavy in ("rich", "asyncio", "pandas", "numpy"):
        assert f"'{heavy}'" not in modules


@pytest.mark.skipif(os.environ.get("SANSCREEN_SLOW") != "1", reason="times; set SANSCREEN_SLOW=1")
def test_one_name_answers_in_under_half_a_second() -> None:
    times = []
    for _ in range(5):
        started = time.monotonic()
        assert run("screen", "Invented Person").returncode == 0
        times.append(time.monotonic() - started)
    assert min(times) < 0.5


def records(folder: Path, count: int) -> str:
    path = folder / "in.csv"
    path.write_text("name,note\n" + "".join(f"Invented Person {n},x\n" for n in range(count)), encoding="utf-8")
    return str(path)


def test_reader_that_stops_reading_is_no_failure_of_ours(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "sanscreen",
            "batch",
            records(tmp_path, 400),
            "--lists",
            LIST,
            "--format",
            "json",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process:
        assert process.stdout.readline().startswith(b'{"line": 2')
        process.stdout.close()
        err = process.stderr.read()
    assert process.returncode == 141
    assert err == b""


@pytest.mark.parametrize(
    ("number", "status", "word"), [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")]
)
def test_request_to_end_leaves_whole_rows_and_says_so(
    tmp_path: Path, number: signal.Signals, status: int, word: str
) -> None:
    output = tmp_path / "out.jsonl"
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "sanscreen",
            "batch",
            records(tmp_path, 100_000),
            "--lists",
            LIST,
            "-o",
            str(output),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    partial = tmp_path / "out.jsonl.partial"
    with process:
        end = time.monotonic() + 30
        while not (partial.exists() and partial.stat().st_size) and time.monotonic() < end:
            time.sleep(0.02)
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    assert process.returncode == status
    assert out == b""
    lines = [json.loads(line) for line in partial.read_text(encoding="utf-8").splitlines()]
    assert f"{word} after {len(lines)} records; the finished outcomes are in {partial}" in err.decode()
    assert [line["line"] for line in lines] == list(range(2, len(lines) + 2))
    assert not output.exists()


def to(target: str, *arguments: str) -> tuple[int, str]:
    """Run with stdout sent to where the shell says; return the status and stderr."""
    command = [sys.executable, "-m", "sanscreen", *arguments]
    done = subprocess.run(
        ["sh", "-c", f'"$@" {target}', "sh", *command],
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ["screen", "Ivan Testov", "--lists", LIST],
        ["screen", "Ivan Testov", "--lists", LIST, "--format", "json"],
        ["batch", "FILE", "--lists", LIST],
        ["batch", "FILE", "--lists", LIST, "--format", "csv"],
        ["batch", "FILE", "--lists", LIST, "--format", "json"],
        ["explain", "Ivan", "Testov"],
        ["lists", "info", LIST],
        ["--help"],
    ],
)
@pytest.mark.parametrize("target", ["> /dev/full", ">&-"])
def test_outcome_that_cannot_be_written_is_status_4_and_one_sentence(
    tmp_path: Path, arguments: list[str], target: str
) -> None:
    file = records(tmp_path, 40)
    with Path(file).open("a", encoding="utf-8") as stream:
        stream.write("Ivan Testov,x\n")
    status, err = to(target, *[file if each == "FILE" else each for each in arguments])
    assert status == 4
    assert "the outcome could not be written" in err.splitlines()[-1]
    assert "Traceback" not in err
    assert "Exception" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("target", ["2> /dev/full", "2>&-"])
def test_nobody_to_tell_is_no_reason_for_another_status(target: str) -> None:
    for arguments, status in ((["screen"], 2), (["screen", "Ivan Testov", "--lists", LIST, "--format", "csv"], 3)):
        assert to(f"> /dev/null {target}", *arguments) == (status, "")


def on_a_terminal(*arguments: str) -> tuple[int, str]:
    """Run with a terminal on stdout and stderr; return the status and all that was shown."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "sanscreen", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**ENVIRONMENT, "COLUMNS": "120"},
    )
    os.close(theirs)
    shown = b""
    with process:
        while select.select([ours], [], [], 60)[0]:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # how Linux tells that the other end is closed
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    return process.returncode, shown.decode()


HOSTILE = (
    'name,no\x1b[31;1mte\n"Ivan\x1b\x9b\u202e\nTestov",[bold red]x[/]\n"?\x1b\n[/]",x\nInvented Person,x\n'
    "[bold red]Hostile Trade[/] :smile:,x\n"
)


def test_batch_on_a_terminal_shows_progress_and_a_table_and_nothing_hostile(tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text(HOSTILE, encoding="utf-8")
    status, shown = on_a_terminal("batch", str(file), "--lists", LIST)
    assert status == 4
    assert "records, " in shown
    assert "to go" in shown
    assert "Listed" in shown
    assert "Ivan Testov" in shown
    assert "[bold red]Hostile Trade[/] :smile:" in shown
    assert "[bold red]HOSTILE TRADE[/] :smile:" in shown
    assert "4 records read = " in shown
    for hostile in ("\x1b[31;1m", "\x9b", "\u202e"):
        assert hostile not in shown


def test_machine_output_on_a_terminal_shows_no_progress_and_nothing_hostile(tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text(HOSTILE, encoding="utf-8")
    for form in ("csv", "json"):
        _, shown = on_a_terminal("batch", str(file), "--lists", LIST, "--format", form)
        for hostile in ("\x1b", "\x9b", "\u202e"):
            assert hostile not in shown
        assert "to go" not in shown


def test_lists_info_on_a_terminal_shows_a_table() -> None:
    status, shown = on_a_terminal("lists", "info", LIST, "--today", "2030-02-11")
    assert status == 0
    table, details = shown.split("invented-trade: Invented trade in examples")
    assert "Scope" in table
    assert "10 days old" in table
    assert "digest" in details
