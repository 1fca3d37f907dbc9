"""Threshold by threshold: how many ordinary names a whole list alarms on, and how many aliases are found without being listed.

    python tests/benchmarks/curve.py LIST PERSONS.csv COMPANIES.csv [COUNT]

LIST is a list file, such as OFAC's sdn.csv; the CSV files have a column `name` with names of nobody on it. False alarms
are counted against every name of the list. Recall: COUNT (2,000) aliases are screened against the primary names alone, so
that each is a spelling that the screener has not seen; many of them are other names, which no comparison finds.
"""

import csv
import random
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sanscreen import AliasQuality, Party, PartyType, Policy, Screener, Watchlist, load_watchlist

THRESHOLDS = (75, 77.5, 80, 82.5, 85, 87.5, 90, 95)


def names_in(path: str) -> list[str]:
    """Return the names of a CSV file."""
    with Path(path).open(encoding="utf-8", newline="") as stream:
        return [row["name"] for row in csv.DictReader(stream)]


def best(screener: Screener, name: str, kind: PartyType, wanted: str | None = None) -> float:
    """Return the best score of any party, or of the one that is wanted."""
    screening = screener.screen(Party(name, type=kind))
    found = (*screening.hits, *screening.near_misses)
    return max((float(hit.score) for hit in found if wanted in (None, hit.designation.id)), default=0.0)


def line(what: str, scores: Iterable[float]) -> str:
    """Return the share of scores at or over each threshold."""
    known = list(scores)
    shares = (100 * sum(score >= threshold for score in known) / len(known) for threshold in THRESHOLDS)
    return f"| {what} ({len(known):,}) | " + " | ".join(f"{share:.2f}" for share in shares) + " |"


def main(path: str, persons: str, companies: str, count: int) -> None:
    """Print a table of per cent."""
    watchlist = load_watchlist(path)
    policy = Policy(threshold=THRESHOLDS[0] + 10)
    print("| per cent at or over | " + " | ".join(map(str, THRESHOLDS)) + " |")
    print("|---|" + "---:|" * len(THRESHOLDS))
    whole = Screener([watchlist], policy=policy)
    for what, file, kind in (
        ("false alarms, persons", persons, PartyType.INDIVIDUAL),
        ("false alarms, companies", companies, PartyType.ENTITY),
    ):
        print(line(what, (best(whole, name, kind) for name in names_in(file))))
    del whole
    primary = Screener([_primary_names(watchlist)], policy=policy)
    for what, person in (("aliases of persons found", True), ("aliases of others found", False)):
        asked = [
            (party, alias.name)
            for party in watchlist.designations
            if (party.type is PartyType.INDIVIDUAL) == person
            for alias in party.aliases
            if alias.quality is AliasQuality.STRONG
        ]
        chosen = random.Random(0).sample(asked, min(count, len(asked)))
        print(line(what, (best(primary, name, party.type, party.id) for party, name in chosen)))


def _primary_names(watchlist: Watchlist) -> Watchlist:
    parties = (
        replace(party, aliases=tuple(alias for alias in party.aliases if alias.quality is AliasQuality.PRIMARY))
        for party in watchlist.designations
    )
    return replace(watchlist, designations=tuple(parties))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 2000)
