import io
import sys
import time

import pytest

from sanscreen.cli.terminal import print_table, progress_bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal_of_60_columns(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    found = Terminal()
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", found)
    monkeypatch.setattr(sys, "stderr", found)
    return found


def test_table_folds_long_cells_and_cuts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal_of_60_columns(monkeypatch)
    print_table(("A", "B"), [("x" * 100, "short"), ("y", "z" * 30)])
    text = screen.getvalue()
    assert text.count("x") == 100
    assert text.count("z") == 30
    assert max(map(len, text.replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines())) <= 60


def test_cells_are_no_markup_and_steer_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal_of_60_columns(monkeypatch)
    print_table(("A",), [("[red]a[/] :smile: [/] \x1b[31mb\x9b2J\u202ec\nd",)])
    assert "[red]a[/] :smile: [/] [31mb2Jc d" in screen.getvalue()
    assert "\x1b[31m" not in screen.getvalue()


def test_progress_tells_records_rate_and_what_remains(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = terminal_of_60_columns(monkeypatch)
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    with progress_bar(1001) as advance:
        for line in range(2, 202):
            now += 0.01
            advance(line)
    text = screen.getvalue()
    assert "0 records, 0 a second" in text
    assert "100 a second" in text
    assert "to go" in text
    assert "%" in text


def test_progress_is_gone_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal_of_60_columns(monkeypatch)
    with progress_bar(10) as advance:
        advance(2)
    assert screen.getvalue().rstrip("\n").endswith("\x1b[2K")
