"""Same input, same lists, same version: same bytes, whatever the salt of the process."""

import os
import subprocess
import sys

SCRIPT = """
import sys
from sanscreen import Screener, bundled_watchlists, Party
screener = Screener(bundled_watchlists())
for name in ("Игорь В. Зименков", "Kim Chong-un", "Transkapital OOO", "Rafort Bank", "D.Yu. Nikulin", "Volfovits Alexandros"):
    sys.stdout.write(screener.screen(Party.of(name=name, countries="RU;KP", birth_date="1962")).to_json() + "\\n")
"""


def test_two_processes_give_the_same_bytes() -> None:
    outputs = set()
    for salt in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": salt, "PYTHONIOENCODING": "utf-8"}
        run = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=True)
        outputs.add(run.stdout)
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") == 6
