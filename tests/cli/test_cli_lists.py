import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sanscreen.cli import lists, main

LIST = Path(__file__).with_name("invented-trade.yml")
TEXT = LIST.read_text(encoding="utf-8")
Run = Callable[..., tuple[object, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `sanscreen lists`; return status, stdout and stderr."""

    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["sanscreen", "lists", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    return run


def written(folder: Path, text: str, name: str = "invented-trade.yml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_check_of_a_usable_list_is_status_0_and_counts_it(run: Run) -> None:
    code, out, err = run("check", str(LIST))
    assert (code, err) == (0, "")
    assert f"read     {LIST}: 3 designations (1 individual, 2 entity; 3 designated), 4 names, 1 of them weak" in out


def test_check_names_every_fault_and_is_status_2(run: Run, tmp_path: Path) -> None:
    faulty = TEXT.replace("1962-04", "1962-13").replace("nationality: RU", "nationality: Atlantis")
    path = written(tmp_path, faulty)
    code, out, err = run("check", path)
    assert code == 2
    found = [line for line in out.splitlines() if line.startswith("fault")]
    assert len(found) == 2
    assert f"fault    {path}:" in found[0]
    assert "'1962-13'" in out
    assert "'Atlantis'" in out
    assert err == f"2 faults: nothing at {path} is loaded until that is mended\n"


def test_check_of_a_folder_reads_its_sound_lists_and_names_the_faults_of_the_others(run: Run, tmp_path: Path) -> None:
    written(tmp_path, TEXT)
    written(tmp_path, "format: 2\n", "other.yml")
    code, out, _ = run("check", str(tmp_path))
    assert code == 2
    assert "read     " in out
    assert "other.yml" in out


def test_check_tells_a_gap_between_what_was_announced_and_what_is_listed(run: Run, tmp_path: Path) -> None:
    action = "action: {authority: Example Authority, date: 2030-01-15, announced: 5, gap: Two have no name.}\n"
    code, out, _ = run("check", written(tmp_path, TEXT.replace("sources:\n", action + "sources:\n", 1)))
    assert code == 0
    assert "5 announced, 3 on the list: Two have no name." in out


@pytest.mark.parametrize("command", ["check", "info"])
def test_path_with_no_list_is_status_2(run: Run, tmp_path: Path, command: str) -> None:
    code, out, err = run(command, str(tmp_path / "missing.yml"))
    assert code == 2
    assert "missing.yml: cannot be read: No such file or directory" in out + err
    code, out, err = run(command, str(tmp_path))
    assert code == 2
    assert "no list here" in out + err


def test_folder_that_cannot_be_read_is_status_2_and_no_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(lists, "check", refuse)
    for command in ("check", "info"):
        code, _, err = run(command, str(tmp_path))
        assert (code, err) == (2, f"Error: {tmp_path}: cannot be read: Permission denied\n")


def test_info_tells_scope_age_counts_and_digest(run: Run) -> None:
    code, out, err = run("info", str(LIST), "--today", "2030-02-11")
    assert (code, err) == (0, "")
    assert out.splitlines()[:4] == [
        "invented-trade: Invented trade in examples",
        "  scope     internal, NOT an official list",
        "  as of     2030-02-01, 10 days old",
        "  holds     3 designations (1 individual, 2 entity; 3 designated), 4 names, 1 of them weak",
    ]
    assert "  digest    " in out
    assert "  file      invented-trade.yml, SHA-256 " in out


def test_info_counts_the_age_from_today(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "today", lambda: date(2030, 2, 2))
    assert "2030-02-01, 1 day old" in run("info", str(LIST))[1]


def test_info_refuses_what_is_no_date(run: Run) -> None:
    code, _, err = run("info", str(LIST), "--today", "tomorrow")
    assert code == 2
    assert "'tomorrow' is no date; write 2026-11-24" in err


def test_info_tells_of_the_bundled_lists_by_default(run: Run) -> None:
    code, out, _ = run("info")
    assert code == 0
    assert out.count("illustrative, NOT an official list") == 5
    assert "2023-02-01-zimenkov-network: " in out
    assert "  gap       22 announced, 21 on the list: " in out


def test_hostile_title_comes_out_harmless(run: Run, tmp_path: Path) -> None:
    title = 'title: "[bold red]x[/]\\u202E :smile:"\n'
    path = written(tmp_path, TEXT.replace("title: Invented trade in examples\n", title))
    for command in ("check", "info"):
        code, out, _ = run(command, path)
        assert code == 0
        assert all(line.isprintable() for line in out.split("\n"))
    assert "invented-trade: [bold red]x[/] :smile:" in out
