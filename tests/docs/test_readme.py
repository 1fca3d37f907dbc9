"""What the README shows is what comes out."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from sanscreen.cli import group

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown(after: str) -> list[str]:
    """Return the lines of the block that opens behind some words, without those that are cut."""
    block = README.split(after, 1)[1].split("```", 2)[1]
    return [line for line in block.strip("\n").split("\n") if line and not line.rstrip().endswith("...")]


def test_the_explained_hit_is_what_comes_out() -> None:
    command, *lines = shown("## An explained hit")
    name = re.findall(r'"(.*?)"', command)[0]
    output = CliRunner().invoke(group, ["screen", name, "--country", "RU"]).output
    for line in lines:
        assert line in output.split("\n")


def test_the_summary_is_what_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(group, ["batch", "docs/examples/counterparties.csv"])
    assert result.exit_code == 4
    for line in shown("The summary adds up"):
        assert line in result.output.split("\n")


def test_every_page_that_is_named_is_there() -> None:
    for link in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / link).exists(), link


def test_the_two_commands_name_what_is_there() -> None:
    first, second = shown("## Two commands")
    assert (ROOT / first.split()[-1]).exists()
    assert (ROOT / second).exists()
