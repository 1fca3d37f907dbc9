import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sanscreen.cli import main
from sanscreen.lists.diff import ListDiff

LIST = Path(__file__).with_name("invented-trade.yml")
TEXT = LIST.read_text(encoding="utf-8")
Run = Callable[..., tuple[object, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `sanscreen lists diff`; return status, stdout and stderr."""

    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["sanscreen", "lists", "diff", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    return run


@pytest.fixture
def new(tmp_path: Path) -> str:
    path = tmp_path / "new.yml"
    path.write_text(TEXT.replace("born: 1962-04", "born: 1963"), encoding="utf-8")
    return str(path)


def test_the_changes_are_told_in_peoples_words(run: Run, new: str) -> None:
    code, out, err = run(str(LIST), new)
    assert (code, err) == (0, "")
    assert ": 0 added, 0 removed, 1 changed" in out.splitlines()[0]
    assert "    - birth dates: 1962-04" in out
    assert "    + birth dates: 1963" in out


def test_json_is_one_object_a_list(run: Run, new: str) -> None:
    _, out, _ = run(str(LIST), new, "--format", "json")
    (found,) = [ListDiff.from_dict(json.loads(line)) for line in out.splitlines()]
    assert [change.field for change in found.changed[0].changes] == ["birth_dates"]


def test_the_changelog_is_a_page_to_be_filed(run: Run, new: str) -> None:
    _, out, _ = run(str(LIST), new, "--format", "changelog")
    assert out.startswith("# Changes of sanctions lists\n\nFrom `invented-trade.yml` to `new.yml`.\n")
    assert "  - birth dates, added: 1963" in out


def test_no_change_is_said(run: Run) -> None:
    assert "no change" in run(str(LIST), str(LIST))[1]


def test_an_unusable_list_is_status_2(run: Run, tmp_path: Path) -> None:
    code, out, err = run(str(LIST), str(tmp_path / "missing.yml"))
    assert (code, out) == (2, "")
    assert "missing.yml" in err
