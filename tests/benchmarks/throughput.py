"""CPU time per name of a counterparty file against a list, beside libraries that are used for it, in one run.

    python tests/benchmarks/throughput.py LIST NAMES.csv... [--count N] [--listed M] [--parties K] [--rounds R]

LIST is a list file, such as OFAC's sdn.csv; each NAMES.csv has a column `name`. N different names are screened (2,000), of
which M are misspelt names of the list (a tenth). With --parties the list is replaced by one of K names that are made of its
words. Every measure runs in a process of its own, so that nothing is warm that should be cold, and all take turns.
Machines differ and are shared: read the ratios. numpy and nomenklatura are measured where they are installed.
"""

import argparse
import csv
import io
import statistics
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).parents[2]))  # run as a file, from anywhere

from sanscreen import Party, Screener, Watchlist, load_watchlist
from tests.benchmarks.samples import counterparties, cpu, enlarged, in_child, listed_names, recombined, settle

CUTOFF = 80
ROOM = 10  # outcomes without a hit for each name that the screener may remember: enough to remember all of them
BATCH = 20  # names that nomenklatura looks up at once
Measure = Callable[[], dict[str, float]]  # to CPU microseconds per name, by what was measured
COLD, WARM = "sanscreen, first pass", "sanscreen, same names again"
KNOWN = "sanscreen, other names of the same words"
ONE, TWO = "sanscreen, first pass, wall time", "sanscreen, two workers, wall time"


def per_name(work: Callable[[], object], names: int) -> float:
    """Return the CPU microseconds per name that some work takes."""
    started = cpu()
    work()
    return 1_000_000 * (cpu() - started) / names


def normalised(text: str) -> str:
    """Return a text as the plainest program would compare it: case-folded, without marks."""
    return "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))


def ours(screener: Screener, names: Sequence[str]) -> dict[str, float]:
    """Measure one screener over names, over others of the same words, and over the first ones again."""
    others = recombined(names)

    def screen(names: Sequence[str]) -> None:
        for _ in screener.screen_many(Party(name) for name in names):
            pass

    started = time.perf_counter()
    cold = per_name(lambda: screen(names), len(names))
    return {
        COLD: cold,
        ONE: 1_000_000 * (time.perf_counter() - started) / len(names),
        WARM: per_name(lambda: screen(names), len(names)),
        KNOWN: per_name(lambda: screen(others), len(others)),
    }


def by_two(screener: Screener, names: Sequence[str]) -> dict[str, float]:
    """Measure two processes over the same names, from their start on."""

    def screen() -> None:
        for _ in screener.screen_many((Party(name) for name in names), workers=2):
            pass

    started = time.perf_counter()
    used = per_name(screen, len(names))
    return {"sanscreen, two workers": used, TWO: 1_000_000 * (time.perf_counter() - started) / len(names)}


def extract(choices: Sequence[str], names: Sequence[str]) -> dict[str, float]:
    """Measure rapidfuzz's comparison of each name with all listed ones."""

    def work() -> None:
        for name in names:
            process.extract(normalised(name), choices, scorer=fuzz.token_sort_ratio, score_cutoff=CUTOFF)

    return {"rapidfuzz `process.extract`, `token_sort_ratio`": per_name(work, len(names))}


def matrix(choices: Sequence[str], names: Sequence[str]) -> dict[str, float]:
    """Measure rapidfuzz's comparison of all names with all listed ones at once."""
    numpy = import_module("numpy")

    def work() -> None:
        for start in range(0, len(names), 100):
            asked = [normalised(name) for name in names[start : start + 100]]
            found = process.cdist(
                asked, choices, scorer=fuzz.token_sort_ratio, dtype=numpy.uint8, score_cutoff=CUTOFF, workers=1
            )
            found.nonzero()

    return {"rapidfuzz `process.cdist`, one worker": per_name(work, len(names))}


def floor(names: Sequence[str]) -> dict[str, float]:
    """Measure what no program that reads such a file is below: its rows read, folded and split."""
    text = io.StringIO()
    csv.writer(text).writerows([name] for name in names)

    def work() -> None:
        for row in csv.reader(io.StringIO(text.getvalue())):
            normalised(row[0]).split()

    return {"reading, folding and splitting alone": per_name(work, len(names))}


def nomenklatura(watchlist: Watchlist, names: Sequence[str]) -> dict[str, float]:
    """Measure nomenklatura's blocking index with logic-v2 behind it, in batches; its index is built before."""
    ftm, matching = import_module("followthemoney"), import_module("nomenklatura.matching")
    schemas = {"individual": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}
    dataset = ftm.Dataset.make({"name": "bench", "title": "bench"})
    algorithm = matching.get_algorithm("logic-v2")
    config = algorithm.default_config()

    def data(key: str, schema: str, written: list[str]) -> dict[str, object]:
        return {"id": key, "schema": schema, "properties": {"name": written}}

    def probe(name: str, number: int) -> dict[str, object]:
        return data(f"q-{number}", "LegalEntity", [name])

    listed = {
        f"l-{place}": data(
            f"l-{place}", schemas.get(each.type.value, "LegalEntity"), [alias.name for alias in each.aliases]
        )
        for place, each in enumerate(watchlist.designations)
    }
    linker = import_module("nomenklatura.resolver").Linker({})
    store = import_module("nomenklatura.store.memory").MemoryStore(dataset, linker)
    writer = store.writer()
    for each in listed.values():
        for statement in ftm.StatementEntity.from_data(dataset, each).statements:
            writer.add_statement(statement)
    writer.flush()
    entities = {key: ftm.ValueEntity.from_dict(each) for key, each in listed.items()}
    with tempfile.TemporaryDirectory() as folder:
        index = import_module("nomenklatura.blocker").Index(store.default_view(), Path(folder))
        index.build()

        def work() -> None:
            for start in range(0, len(names), BATCH):
                asked = [probe(name, start + place) for place, name in enumerate(names[start : start + BATCH])]
                queries = {each["id"]: ftm.ValueEntity.from_dict(each) for each in asked}
                found = index.match_entities([ftm.StatementEntity.from_data(dataset, each) for each in asked])
                for key, matches in found:
                    for match, _ in matches:
                        if str(match) in entities:
                            algorithm.compare(queries[str(key)], entities[str(match)], config)

        return {"nomenklatura, blocking index and logic-v2": per_name(work, len(names))}


def table(times: dict[str, list[float]]) -> str:
    """Return the medians as a Markdown table."""
    cold, known, warm = (statistics.median(times[what]) for what in (COLD, KNOWN, WARM))
    lines = [
        "The last three columns: how many times as long sanscreen takes in its first pass, for other names of words that were\n"
        "met, and for the same names again, which it remembers. Wall time is by the clock; two workers pay for their start.\n\n"
        "| what | CPU us per name | least to most | first pass | known words | same names |",
        "|---|---|---|---|---|---|",
    ]
    for what, each in times.items():
        median = statistics.median(each)
        lines.append(
            f"| {what} | {median:,.1f} | {min(each):,.1f} to {max(each):,.1f} "
            f"| {cold / median:.3g} x | {known / median:.3g} x | {warm / median:.3g} x |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", type=Path)
    parser.add_argument("names", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--listed", type=int, help="misspelt names of the list among them")
    parser.add_argument("--parties", type=int, help="size of a list made of the words of LIST")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sample", type=int, default=200, help="names for what compares each with all listed names")
    parser.add_argument("--peer-sample", type=int, default=40, help="names for nomenklatura")
    asked = parser.parse_args()
    watchlist = load_watchlist(asked.list)
    names = counterparties(
        watchlist, asked.names, asked.count, asked.count // 10 if asked.listed is None else asked.listed
    )
    if asked.parties:
        watchlist = enlarged(watchlist, asked.parties)
    choices = [normalised(name) for name in listed_names(watchlist)]
    started = cpu()
    screener = Screener([watchlist], remember=ROOM * len(names))
    print(
        f"{len(watchlist.designations):,} parties, {screener.names:,} names; built in {cpu() - started:.1f} s of CPU time"
    )
    print(f"{len(names):,} names to screen\n")
    settle()
    sample = names[: asked.sample]
    measures: list[Measure] = [
        lambda: ours(screener, names), lambda: by_two(screener, names), lambda: extract(choices, sample), lambda: floor(names),
    ]  # fmt: skip
    if find_spec("numpy"):
        measures.append(lambda: matrix(choices, sample))
    else:
        print("numpy is not installed: `process.cdist` is left out", file=sys.stderr)
    if find_spec("nomenklatura"):
        measures.append(lambda: nomenklatura(watchlist, names[: asked.peer_sample]))
    else:
        print("nomenklatura is not installed: it is left out", file=sys.stderr)
    times: dict[str, list[float]] = {}
    for _ in range(asked.rounds):
        for measure in measures:
            for what, spent in in_child(measure).items():
                times.setdefault(what, []).append(spent)
    print(table(times))


if __name__ == "__main__":
    main()
