"""CPU time of one screening over the bundled lists, beside rapidfuzz over the same names, in one run.

    python tests/benchmarks/scan.py [ROUNDS]

Interleaved rounds, medians of CPU time. Machines differ and are shared: read the ratios.
"""

import statistics
import sys
import time
from collections.abc import Callable

from rapidfuzz import fuzz, process

from sanscreen import Screener, bundled_watchlists

NAMES = (
    "Sarah Alexis Testova",
    "Quidam Exemplarius",
    "Игорь Владимирович Тестов",
    "EXEMPLARIA TRADING GENERAL CORPORATION LLC",
    "Kim Min Su",
    "Igor Zimenkov",
)


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main(rounds: int) -> None:
    """Print the medians and their ratio."""
    built = cpu(lambda: Screener(bundled_watchlists()))
    screener = Screener(bundled_watchlists())
    listed = [alias.name for each in screener.watchlists for party in each.designations for alias in party.aliases]
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        for name in NAMES:
            ours.append(cpu(lambda name=name: screener.screen(name)))  # type: ignore[misc]  # bound at once
            theirs.append(cpu(lambda name=name: process.extract(name, listed, scorer=fuzz.token_sort_ratio)))  # type: ignore[misc]
    ours_median, theirs_median = statistics.median(ours), statistics.median(theirs)
    print(f"lists read and screener built: {built * 1000:.0f} ms, {len(listed)} names")
    print(f"one screening: median {ours_median * 1000:.2f} ms, {ours_median / len(listed) * 1e6:.0f} us a listed name")
    print(f"rapidfuzz token_sort_ratio over the same names: median {theirs_median * 1000:.3f} ms")
    print(f"ratio: {ours_median / theirs_median:.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
