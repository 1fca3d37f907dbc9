"""A file of many payments to a file of decisions that reconciles: nothing of it is released before all of it was read.

Run it with `python docs/examples/payments_batch.py FILE COUNT DECISIONS LOG`, or without arguments over an invented
pain.001. COUNT is the number of payments that whoever sent the file says. Exit status: 0 reconciled, 1 not.
"""

import csv
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from sanscreen import PaymentScreening, Screener, bundled_watchlists, screen_payments
from sanscreen.integrations.audit import KeptMessage, head_line, open_audit_log, record_payment

ALLOW_ILLUSTRATIVE = True  # for this example alone
DEADLINE_MS = 5_000  # for each payment


class Decision(StrEnum):
    """What becomes of a payment; those of `payments_pipeline.py`."""

    RELEASE = "release"
    HOLD = "hold"
    REPAIR = "repair"


COLUMNS = ("place", "reference", "decision", "verdict", "record")

NAMES = ("Harrow &amp; Finch Ltd", "Igor Zimenkov", "Annelies Vandekerckhove", "...")
PAYMENT = """<CdtTrfTxInf><PmtId><EndToEndId>E-{0}</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">1.00</InstdAmt></Amt>
<Cdtr><Nm>{1}</Nm></Cdtr><RmtInf><Ustrd>Invoice {0}</Ustrd></RmtInf></CdtTrfTxInf>"""
FILE = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
<GrpHdr><MsgId>M-1</MsgId><NbOfTxs>{0}</NbOfTxs></GrpHdr><PmtInf><Dbtr><Nm>Jörg Hüttenrauch</Nm></Dbtr>
{1}</PmtInf></CstmrCdtTrfInitn></Document>"""


def written_example(path: Path, count: int = 20) -> None:
    """Write an invented file of `count` payments."""
    payments = "\n".join(PAYMENT.format(number, NAMES[number % len(NAMES)]) for number in range(1, count + 1))
    path.write_text(FILE.format(count, payments), encoding="utf-8")


def decided(payment: PaymentScreening) -> Decision:
    """Return what an outcome means."""
    if payment.is_clear:
        return Decision.RELEASE
    return Decision.HOLD if payment.is_alert else Decision.REPAIR


def run(file: Path, expected: int, decisions: Path, log_path: Path, screener: Screener) -> list[str]:
    """Write the decision on each payment of `file`, and return what does not reconcile: with such a thing, no decisions.

    Every outcome is in the log, with the place of the payment in the file. Raises `AuditError` where one cannot be.
    """
    now, kept = datetime.now(UTC), KeptMessage.of(file)
    run_id = f"{kept.sha256[:12]} {now:%Y%m%dT%H%M%S}"
    counts: Counter[Decision] = Counter()
    faults: list[str] = []
    draft = decisions.with_name(f"{decisions.name}.partial")
    with (
        open_audit_log(log_path, about="payments", repair=True, sync=True) as log,
        file.open("rb") as stream,
        draft.open("w", encoding="utf-8", newline="") as out,
    ):
        before, rows = log.head.seq, csv.writer(out)
        rows.writerow(COLUMNS)
        outcomes = screen_payments(
            stream, screener=screener, on=now.date(), deadline_ms=DEADLINE_MS, allow_illustrative=ALLOW_ILLUSTRATIVE
        )
        for place, payment in enumerate(outcomes, start=1):
            head = record_payment(log, kept, payment, place=place, id=f"{run_id} {place}", on=now.date(), at=now)
            if not payment.form:  # no payment, but what says that the rest cannot be read
                faults += payment.faults
                break
            decision = decided(payment)
            counts[decision] += 1
            rows.writerow((place, payment.reference, decision, payment.verdict.value, head.seq))
        recorded = log.head.seq - before
        told = ", ".join(f"{counts[each]} {each}" for each in Decision)
        print(f"{file}: {expected} payments expected, {counts.total()} read = {told}; {recorded} records")
        print(head_line(log.head))
    if KeptMessage.of(file) != kept:
        faults.append("the file was changed meanwhile")
    if not expected == counts.total() == recorded:
        faults.append(f"{expected} payments are expected, {counts.total()} were read and {recorded} recorded")
    if not faults:
        draft.replace(decisions)  # there as a whole, or not at all
    return faults


def main(arguments: list[str]) -> int:
    """Screen a file, and say what does not reconcile."""
    if arguments:
        file, decisions, log_path = (Path(arguments[place]) for place in (0, 2, 3))
        expected = int(arguments[1])
    else:
        folder, expected = Path(tempfile.mkdtemp()), 20
        file, decisions, log_path = folder / "payments.xml", folder / "decisions.csv", folder / "payments.jsonl"
        written_example(file, expected)
    faults = run(file, expected, decisions, log_path, Screener(bundled_watchlists()))
    for fault in faults:
        print(f"NOTHING OF IT IS RELEASED: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
