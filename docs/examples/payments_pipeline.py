"""Payment messages to decisions, one by one: RELEASE, HOLD or REPAIR, each recorded before it is told.

Run it with `python docs/examples/payments_pipeline.py`. A new list is swapped in meanwhile without a stop. The lists are
examples: they clear nobody.
"""

import json
import sys
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from sanscreen import PaymentScreening, SanscreenError, Screener, bundled_watchlists, load_watchlist, screen_payment
from sanscreen.integrations.audit import AuditLog, open_audit_log, read_log, record_payment

ALLOW_ILLUSTRATIVE = True  # for this example alone; in production False, with official lists from a snapshot
DEADLINE_MS = 1_000  # for one payment; what is not screened by then is never released
HERE = Path(__file__).parent

Message = str | bytes | Mapping[str, object]


class Decision(StrEnum):
    """What becomes of a payment."""

    RELEASE = "release"  # all of it was read and screened, and nothing was found
    HOLD = (
        "hold"  # something was found: an analyst decides, where the verdict is no alert when the rest is screened too
    )
    REPAIR = "repair"  # not all of it was read or screened: nobody has looked at the rest


MT = ":20:{}\n:32A:261128EUR100,00\n:50K:/1\nJORG HUTTENRAUCH\n:59:/2\n{}\n:70:{}"
MESSAGES: dict[str, Message] = {  # by the id of your queue: senders repeat their references
    "P-01": MT.format("R1", "HARROW AND FINCH LTD", "INVOICE 47 2026"),
    "P-02": MT.format("R2", "MKRTYCEV ASOT", "CONSULTING"),
    "P-03": MT.format("R3", "...", "RENT"),
    "P-04": {"debtor": "Harrow & Finch Ltd", "creditor": "Coral Bay Agency", "creditor_agent": {"bic": "TIMERU2KXXX"}},
    "P-05": MT.format("R5", "TESTOV IVAN", "BEFORE THE NEW LIST"),
    "P-06": MT.format("R5", "TESTOV IVAN", "AFTER IT"),
    "P-07": MT.format("R7", "HARROW AND FINCH LTD", "INVOICE 8 FROM TESTOV IVAN\nPARCEL 9"),
    "P-08": "this is no message",
    "P-09": MT.format("R9", "TESTOV IVAN", "AFTER A FILE THAT IS NO LIST"),
}


def read_screener(*paths: Path) -> Screener:
    """Return a screener over the bundled lists and those at `paths`, warm; in production that of a snapshot."""
    screener = Screener([*bundled_watchlists(), *map(load_watchlist, paths)])
    screener.warm()
    return screener


def newer(reading: Future[Screener], in_use: Screener) -> Screener:
    """Return the screener that was read; where its lists are faulty, the one in use, and say why."""
    try:
        return reading.result()
    except SanscreenError as problem:
        print(f"the lists in use are kept: {problem}", file=sys.stderr)
        return in_use


def decided(payment: PaymentScreening) -> Decision:
    """Return what an outcome means."""
    if payment.is_clear:
        return Decision.RELEASE
    return Decision.HOLD if payment.is_alert else Decision.REPAIR


def decide(id: str, message: Message, screener: Screener, log: AuditLog, deadline_ms: int = DEADLINE_MS) -> Decision:
    """Return the decision on a message of one payment, whose outcome is in the log by then.

    Raises `MessageError` for several payments in it, `WatchlistError` for lists on which nothing may be released, and
    `AuditError` where the outcome cannot be written: release nothing then, and stop.
    """
    now = datetime.now(UTC)
    payment = screen_payment(
        message, screener=screener, on=now.date(), deadline_ms=deadline_ms, allow_illustrative=ALLOW_ILLUSTRATIVE
    )
    record_payment(log, message, payment, id=id, on=now.date(), at=now)
    return decided(payment)


def unanswered(ids: Iterable[str], path: Path) -> list[str]:
    """Return the payments of which a log that is whole has no outcome, as after a kill: held until they are screened."""
    answered = {record["input"].get("id") for record in read_log(path) if record["kind"] == "payment"}
    return [id for id in ids if id not in answered]


def main(path: Path, new_list: Path = HERE / "watchlist.yml") -> dict[str, Decision]:
    """Decide on the messages above, with `new_list` from the sixth on, and print one JSON line for each."""
    decisions: dict[str, Decision] = {}
    screener = read_screener()
    reading: Future[Screener] | None = None
    with (
        open_audit_log(path, about="payments", repair=True, sync=True) as log,  # mends the line of a process that died
        ThreadPoolExecutor(max_workers=1) as background,
    ):
        for id, message in MESSAGES.items():
            if reading is not None:  # and reading.done(), in a service; here it waits, to be repeatable
                screener = newer(reading, screener)  # one assignment: no payment sees half a swap
                reading = None
            if id == "P-05":
                reading = background.submit(read_screener, new_list)  # the old lists serve while it is read
            elif id == "P-08":  # somebody publishes a file that is no list
                reading = background.submit(read_screener, HERE / "counterparties.csv")
            decisions[id] = decide(id, message, screener, log)
            print(json.dumps({"payment": id, "decision": decisions[id], "head": log.head.hash}), flush=True)
    for id in unanswered(MESSAGES, path):
        print(f"{id}: has no outcome and stays held", file=sys.stderr)
    return decisions


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp()) / "payments.jsonl")
