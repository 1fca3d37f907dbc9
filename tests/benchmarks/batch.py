"""Records per CPU second of a whole batch, reading and writing included, beside the engine alone, in one run.

    python tests/benchmarks/batch.py SNAPSHOT NAMES.csv... --from LIST [--count N] [--times K] [--rounds R]

SNAPSHOT is what `sanscreen lists build` made of LIST. A file of N different names (2,000) is made, a tenth of them misspelt
names of the list, each of them in K records (1). Measured are the engine, which screens each name once; the command with
nothing but an output; with a checkpoint, a report and a file to decide beside it; and once more from that checkpoint.
"""

import argparse
import contextlib
import csv
import io
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a file, from anywhere

from sanscreen import Party, load_watchlist, open_snapshot
from sanscreen.cli import group
from tests.benchmarks.samples import counterparties, cpu, in_child


def taken(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes in a process of its own."""

    def measure() -> float:
        started = cpu()
        work()
        return cpu() - started

    return in_child(measure)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("snapshot", type=Path)
    parser.add_argument("names", type=Path, nargs="+")
    parser.add_argument("--from", dest="listed", type=Path, required=True)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    names = counterparties(load_watchlist(options.listed), options.names, options.count, options.count // 10)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        file = folder / "in.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(["id", "name", "country"])
            writer.writerows(
                [f"{number}-{turn}", name, "DE"] for turn in range(options.times) for number, name in enumerate(names)
            )

        def engine() -> None:
            screener = open_snapshot(options.snapshot)
            for name in names:
                screener.screen(Party(name, countries=("DE",)))

        def batch(*more: str) -> None:
            arguments = ["batch", str(file), "--lists", str(options.snapshot), "-o", str(folder / "out.csv"), *more]
            with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
                group.main(arguments)

        run = folder / "run.db"
        everything = [
            "--checkpoint",
            str(run),
            "--report",
            str(folder / "r.html"),
            "--to-decide",
            str(folder / "d.csv"),
        ]
        work: dict[str, Callable[[], None]] = {
            "engine alone": engine,
            "batch -o": batch,
            "batch -o, checkpoint, report, to decide": lambda: batch(*everything),
            "the same from its checkpoint": lambda: batch(*everything),
        }
        times: dict[str, list[float]] = {what: [] for what in work}
        for _ in range(options.rounds):
            run.unlink(missing_ok=True)
            for what, each in work.items():
                times[what].append(taken(each))
        base = statistics.median(times["engine alone"])
        records = len(names) * options.times
        print(f"{records} records, {len(names)} different names, median of {options.rounds} rounds")
        for what, found in times.items():
            middle = statistics.median(found)
            print(f"{what:42} {middle:8.2f} s {records / middle:9.0f} records per CPU second {middle / base:6.2f}x")


if __name__ == "__main__":
    main()
