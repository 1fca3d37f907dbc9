"""Payments to decisions: RELEASE, HOLD or REPAIR, one JSON line each, while a new list is swapped in without a stop.

Run it with `python docs/examples/payments_pipeline.py`. The lists are examples: they clear nobody.

The deadline of 5 seconds holds up to about 8,000 listed names: today every name is compared, which takes about 0.1 ms for
each listed name and field (2026-11, one core), and a payment has some six fields. Over a longer list payments are not
released unscreened: they end in REPAIR. Then screen the fields in processes of their own, or give more time.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sanscreen import (
    Party,
    PartyError,
    Scope,
    Screener,
    Screening,
    WatchlistError,
    bundled_watchlists,
    load_watchlist,
)

ALLOW_ILLUSTRATIVE = True  # for this example alone; in production False, with official lists
SECONDS = 5.0  # for one payment; what is not screened by then is REPAIR, never RELEASE
MAX_COMPARISONS = 100_000  # for one name: a bound that is the same on every machine
LONGEST_PART = 70  # characters of remittance text that can be one name

HERE = Path(__file__).parent
AGENTS = ("debtor_agent", "creditor_agent")
NAMES = ("debtor", "creditor", *AGENTS)  # every payment has these four
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_MARKS = re.compile(r"/[A-Z]{3,4}/|[;\n]|\b(?:FROM|FOR|ON BEHALF OF)\b", re.IGNORECASE)

Payment = dict[str, str | None]  # as JSON has it: a field that is missing or null is empty
Decision = dict[str, Any]

USUAL = {"debtor": "Jörg Hüttenrauch", "debtor_agent": "Sparkasse Oberau", "creditor_agent": "ZZZZDE00XXX"}
PAYMENTS: list[Payment] = [
    {**USUAL, "id": "P-01", "creditor": "Harrow & Finch Ltd", "remittance_text": "INVOICE 47; 2026"},
    {**USUAL, "id": "P-02", "creditor": "Mkrtyčev Ašot", "remittance_text": "consulting"},
    {**USUAL, "id": "P-03", "creditor": "", "remittance_text": "rent"},
    {**USUAL, "id": "P-04", "creditor": "Coral Bay Agency", "creditor_agent": "TIMERU2KXXX"},
    {**USUAL, "id": "P-05", "creditor": "Testow Iwan", "remittance_text": "before the new list"},
    {**USUAL, "id": "P-06", "creditor": "Testow Iwan", "remittance_text": "after it"},
    {**USUAL, "id": "P-07", "creditor": "Coral Bay Agency", "remittance_text": "INVOICE 8 FROM TESTOV, IVAN"},
    {**USUAL, "id": "P-08", "creditor": "Nino Beridse", "remittance_text": "/ORD/Annelies Vandekerckhove"},
    {**USUAL, "id": "P-09", "creditor": "Testow Iwan", "remittance_text": "after a file that is no list"},
]


def read_screener(*paths: Path) -> Screener:
    """Return a screener over the bundled lists and those at `paths`, or raise `WatchlistError`."""
    watchlists = [*bundled_watchlists(), *map(load_watchlist, paths)]
    if not ALLOW_ILLUSTRATIVE and all(each.scope is Scope.ILLUSTRATIVE for each in watchlists):
        raise WatchlistError("all lists are illustrative and clear nobody: add an official list")
    return Screener(watchlists)


def newer(reading: Future[Screener], in_use: Screener) -> Screener:
    """Return the screener that was read; where its lists are faulty, the one in use, and say why."""
    try:
        return reading.result()
    except WatchlistError as problem:
        print(f"the lists in use are kept: {problem}", file=sys.stderr)
        return in_use


def decide(payment: Payment, screener: Screener, seconds: float = SECONDS) -> Decision:
    """Return the decision on one payment, and what was found in each of its fields."""
    deadline = time.monotonic() + seconds
    used = screener.references
    lists = {each.key: {"list": each.key, "version": each.version, "digest": each.digest} for each in used}
    screenings: list[Screening] = []
    fields: list[dict[str, Any]] = []
    for field, text in _fields(payment):
        fields.append({"field": field, "text": text})
        if field == "remittance_text" and not any(letter.isalpha() for letter in text):
            fields[-1] |= {"verdict": "skipped", "why": "no letter in it"}
            continue
        found = _screen(field, text, screener, lambda: time.monotonic() >= deadline)
        hits = [{"id": hit.designation.id, "score": str(hit.score), **lists[hit.watchlist]} for hit in found.hits]
        fields[-1] |= {"verdict": found.verdict, "why": found.error, "hits": hits}
        screenings.append(found)
    if any(each.is_alert for each in screenings):  # one that is INCOMPLETE can alert too
        decision = "HOLD"
    elif all(each.is_clear for each in screenings):
        decision = "RELEASE"
    else:  # ERROR or INCOMPLETE: nobody has looked at all of it
        decision = "REPAIR"
    basis = {"lists": list(lists.values()), "engine": screenings[0].engine}
    return {"payment": payment["id"], "decision": decision, "fields": fields, **basis}


def _fields(payment: Payment) -> Iterator[tuple[str, str]]:
    """Yield the four names, then the parts of the remittance text that may be a name: with commas and without.

    A name inside a longer sentence is not found so. To find names in free text is the work of a message
    integration; this is the least that a gate does.
    """
    for field in NAMES:
        yield field, payment.get(field) or ""
    for part in map(str.strip, _MARKS.split(payment.get("remittance_text") or "")):
        if "," in part and len(part) <= LONGEST_PART:
            yield "remittance_text", part  # "TESTOV, IVAN" is one name
        yield from (("remittance_text", piece.strip()) for piece in part.split(",") if piece.strip())


def _screen(field: str, text: str, screener: Screener, late: Callable[[], bool]) -> Screening:
    kind = "entity" if field in AGENTS else "unknown"
    bare = "".join(text.split()).upper()  # "TIME RU 2K xxx" is a BIC too
    bic = f"bic:{bare}" if field in AGENTS and _BIC.fullmatch(bare) else None
    try:
        if field == "remittance_text" and len(text) > LONGEST_PART:
            raise PartyError(f"{len(text)} characters; at most {LONGEST_PART} can be one name")
        party = Party.of(name=text, type=kind, identifiers=bic)
        return screener.screen(party, max_comparisons=MAX_COMPARISONS, should_stop=late)
    except PartyError as problem:
        return next(screener.screen_many([problem]))  # the verdict is ERROR


def main(new_list: Path = HERE / "watchlist.yml") -> list[Decision]:
    """Decide on the payments above, with `new_list` from the sixth on, and print one JSON line for each."""
    decisions: list[Decision] = []
    screener = read_screener()
    reading: Future[Screener] | None = None
    with ThreadPoolExecutor(max_workers=1) as background:
        for payment in PAYMENTS:
            if reading is not None:  # and reading.done(), in a service; here it waits, to be repeatable
                screener = newer(reading, screener)  # one assignment: no payment sees half a swap
                reading = None
            if payment["id"] == "P-05":
                reading = background.submit(read_screener, new_list)  # the old lists serve while it is read
            elif payment["id"] == "P-08":  # somebody publishes a file that is no list
                reading = background.submit(read_screener, HERE / "counterparties.csv")
            decisions.append(decide(payment, screener))
            print(json.dumps(decisions[-1]), flush=True)
    return decisions


if __name__ == "__main__":
    main()
