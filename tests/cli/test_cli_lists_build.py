import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sanscreen.cli import main

LIST = str(Path(__file__).with_name("invented-trade.yml"))
Run = Callable[..., tuple[object, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `sanscreen`; return status, stdout and stderr."""

    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["sanscreen", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    return run


@pytest.fixture
def snapshot(run: Run, tmp_path: Path) -> str:
    path = tmp_path / "lists.snapshot"
    code, out, err = run("lists", "build", "-o", str(path), LIST)
    assert (code, err) == (0, "")
    assert f"{path}: " in out
    return str(path)


def test_a_screening_over_a_snapshot_is_that_over_the_list(run: Run, snapshot: str) -> None:
    for name in ("Ivan Testov", "Nobody Atall", ""):
        over_list = run("screen", name, "--format", "json", "--lists", LIST)
        assert run("screen", name, "--format", "json", "--lists", snapshot) == over_list
    assert json.loads(over_list[1])["verdict"] == "error"


def test_a_threshold_may_be_higher_and_never_lower(run: Run, snapshot: str) -> None:
    assert run("screen", "Nobody Atall", "--threshold", "90", "--lists", snapshot)[0] == 0
    code, out, err = run("screen", "Nobody Atall", "--threshold", "80", "--lists", snapshot)
    assert (code, out) == (2, "")
    assert "threshold 80.0 is lower than the snapshot's 85.0; build a snapshot with the lower one" in err


def test_a_snapshot_stands_alone(run: Run, snapshot: str) -> None:
    code, _, err = run("screen", "Nobody Atall", "--lists", snapshot, "--lists", LIST)
    assert code == 2
    assert "a snapshot stands alone; build one of all lists" in err


def test_an_official_list_in_a_snapshot_is_not_smaller_than_it_must_be(run: Run, tmp_path: Path) -> None:
    official = tmp_path / "official.yml"
    official.write_text(
        Path(LIST).read_text(encoding="utf-8").replace("scope: internal", "scope: official"), encoding="utf-8"
    )
    path = str(tmp_path / "official.snapshot")
    assert run("lists", "build", "-o", path, str(official), "--at-least", "1")[0] == 0
    code, _, err = run("screen", "Nobody Atall", "--lists", path, "--at-least", "1000")
    assert code == 2
    assert "parties; at least 1000 are expected: fetch it again" in err
    assert run("lists", "build", "-o", path, str(official), "--at-least", "1000")[0] == 2


def test_a_source_with_a_fault_leaves_the_old_snapshot_alone(run: Run, snapshot: str, tmp_path: Path) -> None:
    before = Path(snapshot).read_bytes()
    broken = tmp_path / "broken.yml"
    broken.write_text("key: x\n", encoding="utf-8")
    assert run("lists", "build", "-o", snapshot, str(broken))[0] == 2
    assert Path(snapshot).read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_a_snapshot_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    code, _, err = run("lists", "build", "-o", str(tmp_path / "nowhere" / "x"), LIST)
    assert code == 2
    assert "cannot be written" in err


def test_a_source_is_never_written_over(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "list.yml"
    source.write_bytes(Path(LIST).read_bytes())
    code, _, err = run("lists", "build", "-o", str(source), str(source))
    assert code == 2
    assert "is there and is no snapshot, so it is not replaced" in err
    assert source.read_bytes() == Path(LIST).read_bytes()


def test_the_day_of_lists_is_said_when_they_are_built(run: Run, snapshot: str) -> None:
    code, _, err = run("screen", "Nobody Atall", "--lists", snapshot, "--as-of", "2026-01-01")
    assert code == 2
    assert "a snapshot has the days of its lists" in err


def test_a_snapshot_tells_what_it_holds_and_what_it_is_for(run: Run, snapshot: str) -> None:
    code, out, err = run("lists", "info", snapshot)
    assert (code, err) == (0, "")
    _, over_list, _ = run("lists", "info", LIST)
    lines = [line for line in over_list.splitlines() if "digest" in line or "version" in line or "as of" in line]
    assert set(lines) <= set(out.splitlines())
    assert "a snapshot, " in out
    assert "for threshold 85.0 and above" in out
    assert "  engine    sanscreen " in out
