"""The cookbook: every command is run in its order, and what the page shows is what it prints."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs" / "cookbook").glob("*.md"))
LEFT_OUT = "(lines left out)"


def blocks(page: Path) -> list[str]:
    return re.findall(r"^```\n(\$ .*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands(block: str) -> list[tuple[str, list[str]]]:
    """Return each command of a block and the lines that it shows."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_prints_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    for name in ("docs", "watchlists"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "sanscreen").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sanscreen "$@"\n')
    (tmp_path / "sanscreen").chmod(0o755)
    ran = 0
    for block in blocks(page):
        for command, shown in commands(block):
            done = subprocess.run(
                ["/bin/sh", "-c", f'PATH="{tmp_path}:$PATH" {command}' if command.startswith("sanscreen") else command],
                cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
            )  # fmt: skip
            printed = [line.strip() for line in (done.stdout + done.stderr).splitlines()]
            assert done.returncode in (0, 3, 4), (command, done.stderr)
            assert "Traceback" not in done.stderr
            for line in shown:
                assert line == LEFT_OUT or line.strip() in printed, (command, line, printed)
            if LEFT_OUT not in shown:
                assert [line for line in printed if line] == [line.strip() for line in shown if line.strip()], command
            ran += 1
    assert ran
