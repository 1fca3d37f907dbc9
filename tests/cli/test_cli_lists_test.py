import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sanscreen.cli import lists_test, main
from sanscreen.evaluation import Coverage, coverage

LIST = str(Path(__file__).with_name("invented-trade.yml"))
Run = Callable[..., tuple[object, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `sanscreen lists test`; return status, stdout and stderr."""

    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["sanscreen", "lists", "test", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    return run


def test_a_list_whose_names_are_all_found_is_status_0(run: Run) -> None:
    code, out, err = run(LIST, "--sample", "2")
    assert (code, err) == (0, "")
    assert "control  4 of 4 listed names found (100.00 %), of 3 parties; 1 of 1 numbers" in out
    assert "slip     letter lost: " in out
    assert "seed     0; sanscreen " in out


def test_without_a_sample_there_are_no_slips_and_json_has_all(run: Run) -> None:
    code, out, _ = run(LIST, "--sample", "0", "--format", "json")
    assert code == 0
    found = Coverage.from_dict(json.loads(out))
    assert (found.passed, found.slips) == (4, ())


def test_a_name_that_is_not_found_is_status_2_and_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def blind(lists: object, screen: object, **options: object) -> Coverage:
        return coverage(lists, lambda party: screen(party.name[:1] * 9), **options)  # type: ignore[arg-type, operator]

    monkeypatch.setattr(lists_test, "coverage", blind)
    monkeypatch.setattr(lists_test, "SHOWN", 1)
    code, out, err = run(LIST, "--sample", "0")
    assert code == 2
    assert "missed   invented-trade " in out
    assert "its party is not found" in out
    assert "more; --format json has all" in out
    assert "control  0 of 4 listed names found (0.00 %)" in out
    assert err == "5 of the listed names and numbers NOT found as they must be: do not screen with these lists\n"


def test_wrong_usage_and_unusable_lists_are_status_2(run: Run, tmp_path: Path) -> None:
    assert run(LIST, "--sample", "-1")[0] == 2
    (tmp_path / "broken.yml").write_text("format: 2\n", encoding="utf-8")
    code, out, err = run(str(tmp_path / "broken.yml"))
    assert (code, out) == (2, "")
    assert "broken.yml" in err
