"""CPU time of one screening against a whole list, beside rapidfuzz over the same names, in one run.

    python tests/benchmarks/index.py LIST [NAMES.csv] [COUNT]

LIST is a list file, such as OFAC's sdn.csv; NAMES.csv has a column `name` with names to screen. COUNT of them (200) and as
many listed names are screened once each, so that hardly a word was seen before. Interleaved, CPU time. Machines differ and
are shared: read the ratios. For a few names the same is found by comparing every name.
"""

import csv
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from sanscreen import Party, PartyType, Screener, load_watchlist

EXHAUSTIVE = 5  # names for which every listed name is compared: seconds each


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU milliseconds that some work takes."""
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)


def shown(times: Sequence[float]) -> str:
    """Return median, 95th and 99th percentile and the worst, in milliseconds."""
    ordered = sorted(times)
    at = [ordered[int(share * (len(ordered) - 1))] for share in (0.95, 0.99, 1)]
    return f"median {statistics.median(ordered):.2f}, p95 {at[0]:.2f}, p99 {at[1]:.2f}, worst {at[2]:.2f} ms"


def main(path: str, names_path: str | None, count: int) -> None:
    """Print what loading, building and screening take."""
    started = time.process_time()
    watchlist = load_watchlist(path)
    loaded = time.process_time()
    screener = Screener([watchlist])
    built = time.process_time()
    print(f"{path}: {len(watchlist.designations)} parties, {screener.names} names")
    print(f"read {loaded - started:.1f} s, index built {built - loaded:.1f} s of CPU time")
    chance = random.Random(0)
    listed = [(party.type, alias.name) for party in watchlist.designations for alias in party.aliases]
    groups: dict[str, list[tuple[PartyType, str]]] = {"listed names": chance.sample(listed, min(count, len(listed)))}
    if names_path:
        with Path(names_path).open(encoding="utf-8", newline="") as stream:
            names = [row["name"] for row in csv.DictReader(stream)]
        groups["other names"] = [(PartyType.UNKNOWN, name) for name in chance.sample(names, min(count, len(names)))]
    choices = [name for _, name in listed]
    for what, parties in groups.items():
        ours, theirs = [], []
        for kind, name in parties:
            ours.append(cpu(lambda kind=kind, name=name: screener.screen(Party(name, type=kind))))  # type: ignore[misc]  # bound at once
            theirs.append(cpu(lambda name=name: process.extract(name, choices, scorer=fuzz.token_sort_ratio)))  # type: ignore[misc]
        print(f"{what}: {shown(ours)}")
        print(f"  rapidfuzz token_sort_ratio: {shown(theirs)}; ratio {sum(ours) / sum(theirs):.2f}")
    scan = Screener([watchlist], exhaustive=True)
    for kind, name in (parties := [each for group in groups.values() for each in group[:EXHAUSTIVE]]):
        party = Party(name, type=kind)
        if screener.screen(party).to_json() != scan.screen(party).to_json():
            raise SystemExit(f"not the same: {name!r}")
    print(f"the same as comparing every name, for {len(parties)} names")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None, int(sys.argv[3]) if len(sys.argv) > 3 else 200)
