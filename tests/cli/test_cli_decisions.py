from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sanscreen import Decision, Judgement
from sanscreen.cli import group
from sanscreen.integrations.decision_files import read_decisions, write_decisions

DECISION = Decision(
    "list-a", "testov-ivan", "a" * 64, "b" * 64, Decimal("85.0"), Decimal("99.0"), Judgement.NOT_THE_PARTY,
    "born elsewhere", "A. Invented", date(2026, 1, 1), date(2026, 12, 1), "C-1",
)  # fmt: skip


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, ["decisions", *map(str, arguments)])


def written(folder: Path, *decisions: Decision, name: str = "decisions.csv") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as stream:
        write_decisions(stream, decisions)
    return path


@pytest.mark.parametrize(
    ("on", "says"),
    [
        ("2026-06-01", []),
        ("2026-11-28", ["expires within 30 days: C-1 and list-a testov-ivan: not the party by A. Invented"]),
        ("2026-12-02", ["expired: C-1 and list-a testov-ivan: not the party by A. Invented"]),
    ],
)
def test_what_has_expired_and_what_soon_will_is_told(tmp_path: Path, on: str, says: list[str]) -> None:
    result = run(written(tmp_path, DECISION), "--on", on)
    first, *lines = result.output.splitlines()
    assert result.exit_code == 0
    assert first == f"1 decision, 0 rows not decided yet, on {on}."
    assert len(lines) == len(says)
    assert all(line.startswith(said) for line, said in zip(lines, says, strict=True))


def test_a_conflict_is_told_and_is_no_good_end(tmp_path: Path) -> None:
    other = replace(DECISION, judgement=Judgement.THE_PARTY, reviewer="B. Invented")
    result = run(written(tmp_path, DECISION), written(tmp_path, other, name="more.csv"), "--on", "2026-06-01")
    assert result.exit_code == 2
    assert "CONFLICT: C-1 and list-a testov-ivan: not the party by A. Invented" in result.output
    assert "the party by B. Invented" in result.output


@pytest.mark.parametrize("name", ["all.yml", "all.csv"])
def test_files_are_put_together_in_either_form(tmp_path: Path, name: str) -> None:
    other = replace(DECISION, designation="other")
    paths = written(tmp_path, DECISION), written(tmp_path, other, name="more.csv")
    assert run(*paths, "-o", tmp_path / name).exit_code == 0
    assert read_decisions([tmp_path / name]) == ((DECISION, other), 0)


def test_a_file_is_not_written_over_itself(tmp_path: Path) -> None:
    path = written(tmp_path, DECISION)
    result = run(path, "-o", path)
    assert "the output would overwrite it" in result.output
    assert read_decisions([path]) == ((DECISION,), 0)


def test_a_wrong_day_is_refused(tmp_path: Path) -> None:
    assert run(written(tmp_path, DECISION), "--on", "tomorrow").exit_code == 2
