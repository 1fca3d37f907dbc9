"""Latency of single screenings, memory, time to build and to open, and time to the first hit, beside rapidfuzz.

    python tests/benchmarks/latency.py LIST NAMES.csv... [--count N] [--exhaustive E]

LIST is a list file, such as OFAC's sdn.csv; each NAMES.csv has a column `name`. N names (400) are screened once each, half
of them misspelt names of the list, then once more. For E of them (10) every name is compared too, which must find the
same. Machines differ and are shared: read the ratios.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a file, from anywhere

from sanscreen import Party, Screener, Watchlist, load_watchlist, open_snapshot, save_snapshot
from sanscreen.matching.listed import prepared_names
from tests.benchmarks.samples import counterparties, cpu, in_child, listed_names, percentiles, recombined, settle

ROUNDS = 5
FIRST_HIT = "from sanscreen import screen; assert screen('Igor Zimenkov').is_alert"
OPENED = (
    "from sanscreen import open_snapshot; assert open_snapshot({path!r}, verify={verify}).screen({name!r}).is_alert"
)
STARTS = {
    "python": "pass",
    "`import rapidfuzz`": "import rapidfuzz",
    "`import sanscreen`": "import sanscreen",
    "a first hit on the bundled lists": FIRST_HIT,
}


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """Return the wall and the CPU milliseconds that some work takes, its child processes included."""
    wall, used = time.perf_counter(), cpu()
    work()
    return 1000 * (time.perf_counter() - wall), 1000 * (cpu() - used)


def latencies(screener: Screener, choices: Sequence[str], names: Sequence[str]) -> None:
    """Print percentiles of the CPU time of one screening, the first time and the second, and of rapidfuzz."""
    times: dict[str, list[float]] = {}

    def take(what: str, work: Callable[[], object]) -> None:
        started = time.process_time()
        work()
        times.setdefault(what, []).append(1000 * (time.process_time() - started))

    for name in names:
        take("screened for the first time", lambda name=name: screener.screen(Party(name)))  # type: ignore[misc]  # bound at once
        take(
            "rapidfuzz `process.extract`, `token_sort_ratio`",
            lambda name=name: process.extract(name.casefold(), choices, scorer=fuzz.token_sort_ratio, score_cutoff=80),  # type: ignore[misc]
        )
    for name in recombined(names):
        take("another name of the same words", lambda name=name: screener.screen(Party(name)))  # type: ignore[misc]
    for name in names:
        take("screened again", lambda name=name: screener.screen(Party(name)))  # type: ignore[misc]
    print("\n| CPU ms per name | median | p95 | p99 | worst |\n|---|---|---|---|---|")
    for what, each in times.items():
        print(f"| {what} | {' | '.join(f'{one:.2f}' for one in percentiles(each))} |")


def resident() -> float | None:
    """Return the resident memory of this process in MB, where the system tells it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def building(watchlist: Watchlist) -> None:
    """Print what building a screener takes beside preparing its names alone, and its memory."""

    def build() -> tuple[float, float | None, float | None]:
        before = resident()
        started = cpu()
        screener = Screener([watchlist])
        spent = cpu() - started
        assert screener.names
        return spent, before, resident()

    def prepare() -> float:
        started = cpu()
        prepared_names([watchlist])
        return cpu() - started

    prepared = in_child(prepare)
    built, before, after = in_child(build)
    print(
        f"names prepared in {prepared:.1f} s, screener built in {built:.1f} s of CPU time: {built / prepared:.2f} times"
    )
    if before is not None and after is not None:
        print(f"resident memory: {before:.0f} MB with the list read, {after:.0f} MB with the screener built")


def opening(watchlist: Watchlist, read: float, path: Path) -> str:
    """Print what writing and opening a snapshot takes; return a name that it finds."""
    _, written = milliseconds(lambda: save_snapshot(path, [watchlist]))
    opened = statistics.median(in_child(lambda: milliseconds(lambda: open_snapshot(path))[1]) for _ in range(ROUNDS))
    print(
        f"list read in {read:.1f} s, snapshot of {path.stat().st_size / 1e6:.0f} MB written in {written / 1000:.1f} s, "
        f"opened in {opened:.0f} ms of CPU time: {1000 * read / opened:.0f} times faster than the list is read"
    )

    def memory() -> tuple[float | None, float | None]:
        before = resident()
        screener = open_snapshot(path)
        for party in watchlist.designations[:ROUNDS]:
            screener.screen(party.primary_name)
        return before, resident()

    before, after = in_child(memory)
    if before is not None and after is not None:
        print(f"resident memory over a snapshot: {after - before:.0f} MB more, mapped pages of the file included")
    return watchlist.designations[0].primary_name


def starts(path: Path, name: str) -> None:
    """Print wall and CPU time of whole processes: Python alone, an import, a first hit."""
    codes = STARTS | {
        "a first hit over the snapshot": OPENED.format(path=str(path), verify=True, name=name),
        "the same, digest not compared": OPENED.format(path=str(path), verify=False, name=name),
    }
    root = str(Path(__file__).parents[2])
    environment = os.environ | {"PYTHONPATH": root}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as it is where it is installed
    taken: dict[str, list[tuple[float, float]]] = {}
    for number in range(ROUNDS + 1):
        for what, code in codes.items():
            command = [sys.executable, "-c", code]
            spent = milliseconds(lambda command=command: subprocess.run(command, check=True, env=environment))  # type: ignore[misc]
            if number:  # the first round compiles
                taken.setdefault(what, []).append(spent)
    print("\n| whole process, median of 5 | wall ms | CPU ms |\n|---|---|---|")
    for what, each in taken.items():
        wall, used = (statistics.median(column) for column in zip(*each, strict=True))
        print(f"| {what} | {wall:.0f} | {used:.0f} |")


def check(watchlist: Watchlist, screener: Screener, names: Sequence[str]) -> None:
    """Compare what the index finds with what comparing every name finds."""
    scan = Screener([watchlist], exhaustive=True)
    for name in names:
        if screener.screen(name).to_json() != scan.screen(name).to_json():
            raise SystemExit(f"not the same: {name!r}")
    print(f"\nthe same as comparing every name, for {len(names)} names")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", type=Path)
    parser.add_argument("names", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--exhaustive", type=int, default=10, help="names for which every name is compared")
    asked = parser.parse_args()
    started = cpu()
    watchlist = load_watchlist(asked.list)
    read = cpu() - started
    names = counterparties(watchlist, asked.names, asked.count, asked.count // 2)
    choices = [name.casefold() for name in listed_names(watchlist)]
    print(f"\n{len(watchlist.designations):,} parties, {len(choices):,} different names")
    building(watchlist)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lists.snapshot"
        starts(path, opening(watchlist, read, path))
    screener = Screener([watchlist])
    settle()
    latencies(screener, choices, names)
    check(watchlist, screener, names[: asked.exhaustive])


if __name__ == "__main__":
    main()
