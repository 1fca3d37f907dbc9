import io
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import sanscreen.cli
from sanscreen.cli import group, main, screen
from sanscreen.cli.signals import Terminated
from sanscreen.errors import SanscreenError, TableError, WatchlistError

LIST = str(Path(__file__).with_name("invented-trade.yml"))
Failing = Callable[[BaseException | object], int]


@pytest.fixture
def ended_by(monkeypatch: pytest.MonkeyPatch) -> Failing:
    """Let `sanscreen screen` end by raising, or returning, what is given; return the exit status."""

    def end(outcome: object) -> int:
        def callback(**options: object) -> object:
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome

        monkeypatch.setattr(screen.command, "callback", callback)
        monkeypatch.setattr(sys, "argv", ["sanscreen", "screen", "Ivan"])
        with pytest.raises(SystemExit) as ended:
            main()
        assert isinstance(ended.value.code, int)
        return ended.value.code

    return end


@pytest.mark.parametrize("status", [0, 2, 3, 4, 130, 143])
def test_status_that_a_command_returns_is_that_of_the_process(ended_by: Failing, status: int) -> None:
    assert ended_by(status) == status


@pytest.mark.parametrize(
    ("problem", "status", "says"),
    [
        (SanscreenError("line 2: a\x1b[2J\nb"), 2, "line 2: a[2J b\n"),
        (WatchlistError(["list.yml:1: a", "list.yml:2: b\x1b"]), 2, "list.yml:1: a\nlist.yml:2: b\n"),
        (click.UsageError("wrong\u202e\x07"), 2, "Error: wrong\n"),
        (click.ClickException("cannot be read"), 2, "Error: cannot be read\n"),
        (click.exceptions.Abort(), 130, "interrupted\n"),
        (KeyboardInterrupt(), 130, "interrupted\n"),
        (Terminated(), 143, "terminated\n"),
        (OSError(28, "No space left"), 4, "the outcome could not be written to stdout: No space left\n"),
        (OSError("odd"), 4, "the outcome could not be written to stdout: odd\n"),
        (BrokenPipeError(32, "Broken pipe"), 141, ""),
    ],
)
def test_expected_problem_is_one_of_our_statuses_and_told_on_stderr(
    ended_by: Failing, capsys: pytest.CaptureFixture[str], problem: BaseException, status: int, says: str
) -> None:
    assert ended_by(problem) == status
    out, err = capsys.readouterr()
    assert (out, err.split("\n\n")[-1].lstrip("\n")) == ("", says)  # a usage message opens with other lines


@pytest.mark.parametrize(
    "bug",
    [
        RuntimeError("bug"),
        ValueError("bug"),
        KeyError("bug"),
        AssertionError("bug"),
        RecursionError("bug"),
        EOFError("bug"),
        FileNotFoundError(2, "a shipped table is missing", "given_names.tsv"),
        TableError("a shipped table is malformed"),
        UnicodeEncodeError("ascii", "ы", 0, 1, "bug"),
    ],
)
def test_bug_is_none_of_our_statuses(bug: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def callback(**options: object) -> int:
        raise bug

    monkeypatch.setattr(screen.command, "callback", callback)
    monkeypatch.setattr(sys, "argv", ["sanscreen", "screen", "Ivan"])
    with pytest.raises(type(bug)):
        main()


@pytest.mark.parametrize("returned", [None, "0", 0.0])
def test_command_that_returns_no_status_is_a_bug_and_not_all_clear(
    returned: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen.command, "callback", lambda **_: returned)
    monkeypatch.setattr(sys, "argv", ["sanscreen", "screen", "Ivan"])
    with pytest.raises(TypeError, match="which is no exit status"):
        main()


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["screen", "--lists", LIST, "Ivan Testov"], 3),
        (["screen", "--lists", LIST, "Invented Person"], 0),
        (["screen", "--lists", LIST, "?!"], 4),
        (["screen", "--lists", "missing.yml", "Ivan"], 2),
        (["screen"], 2),
        (["scren"], 2),
        (["--help"], 0),
        (["--version"], 0),
        (["lists", "--help"], 0),
        (["batch", "-h"], 0),
    ],
)
def test_statuses_hold_for_the_group_alone_too(arguments: list[str], status: int) -> None:
    assert CliRunner().invoke(group, arguments).exit_code == status


@pytest.mark.parametrize("command", ["screen", "batch", "explain", "lists"])
def test_every_command_is_registered_and_says_what_it_does(command: str) -> None:
    assert command in group.commands
    result = CliRunner().invoke(group, [command, "--help"])
    assert result.output.startswith(f"Usage: sanscreen {command} ") or f" {command} " in result.output
    assert group.commands[command].help


def test_help_says_what_the_bundled_lists_are_not() -> None:
    assert "NOT the OFAC, UN, EU or UK list" in " ".join(CliRunner().invoke(group, ["--help"]).output.split())


def test_hostile_argument_in_a_usage_message_comes_out_harmless(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["sanscreen", "a\x1b[2J\u202eb"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    err = capsys.readouterr().err
    assert "No such command 'a" in err
    assert all(line.isprintable() for line in err.split("\n"))


def test_terminal_of_another_encoding_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(data, encoding="latin-1"))
    monkeypatch.setattr(sys, "argv", ["sanscreen", "screen", "--lists", LIST, "Иван Тестов"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 3
    assert "\\u0418\\u0432\\u0430\\u043d".encode("ascii") in data.getvalue()


@pytest.mark.parametrize("arguments", [["screen", "Ivan Testov"], ["--help"], ["--version"], ["lists", "info"]])
def test_closed_stdout_is_no_outcome(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "argv", ["sanscreen", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 4
    assert capsys.readouterr().err == "the outcome could not be written: stdout is closed\n"


def test_closed_stderr_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "argv", ["sanscreen", "screen", "--lists", "missing.yml", "Ivan"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2


def test_delimiter_is_shown_by_its_word() -> None:
    text = CliRunner().invoke(group, ["batch", "--help"]).output
    assert "[,|;|tab|'|']" in text
    assert "\t" not in text


def test_statuses_are_told_in_the_help_of_the_commands_that_screen() -> None:
    for command in ("screen", "batch"):
        text = " ".join(str(group.commands[command].help).split())
        assert "Exit status: 0 " in text
        assert "2 wrong usage or unusable list, 3 " in text
    assert "130 interrupted" in str(sanscreen.cli.__doc__)
