"""Payments to decisions in processes of their own, under asyncio: what a process does not answer stays held.

Run it with `python docs/examples/payments_async.py`. Every payment is held until a clear outcome of it is in the log. A
process that is killed takes nothing with it but answers: its payments stay held, and the others go on in new processes.
"""

import asyncio
import multiprocessing
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from sanscreen import PaymentScreening, Screener, bundled_watchlists, open_snapshot, save_snapshot, screen_payment
from sanscreen.integrations.audit import AuditLog, open_audit_log, record_payment

ALLOW_ILLUSTRATIVE = True  # for this example alone
WORKERS = 2
WAITING = 8  # payments under way: what a killed process can make wait
DEADLINE_MS = 1_000  # for the screening of one payment
PATIENCE = 5.0  # seconds for its answer, the start of processes and the payments before it included

MT = ":20:{0}\n:32A:261128EUR100,00\n:50K:/1\nJORG HUTTENRAUCH\n:59:/2\n{1}\n:70:INVOICE 47"
MESSAGES = {f"P-{n:02}": MT.format(n, "IGOR ZIMENKOV" if n % 5 == 0 else "HARROW AND FINCH LTD") for n in range(1, 21)}

_screener: Screener | None = None  # of a worker, set once when it starts


class Answer(NamedTuple):
    """What became of a payment, and why where it is not released."""

    id: str
    released: bool
    why: str = ""


def start(lists: Path) -> None:
    """Open the lists in a worker; the file is mapped, so that the workers share its memory."""
    global _screener  # noqa: PLW0603  # one for each process
    _screener = open_snapshot(lists)
    _screener.warm()


def screened(message: str, on: date, deadline_ms: int) -> PaymentScreening:
    """Screen one payment in a worker."""
    assert _screener is not None
    return screen_payment(
        message, screener=_screener, on=on, deadline_ms=deadline_ms, allow_illustrative=ALLOW_ILLUSTRATIVE
    )


class Gate:
    """Screens payments in other processes, and records each outcome in this one, which alone writes the log."""

    def __init__(self, lists: Path, log: AuditLog) -> None:
        self._lists, self._log = lists, log
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        # Spawned, not forked: a forked process would keep the log open, and locked, when this one is gone.
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(WORKERS, spawn, initializer=start, initargs=(self._lists,))

    async def answer(self, id: str, message: str) -> Answer:
        """Return the answer for one payment. Raises `AuditError` where its outcome cannot be written: stop then."""
        now, pool = datetime.now(UTC), self._pool
        try:
            future = asyncio.get_running_loop().run_in_executor(pool, screened, message, now.date(), DEADLINE_MS)
            payment = await asyncio.wait_for(future, PATIENCE)
        except TimeoutError:
            return Answer(id, False, f"no answer within {PATIENCE} s")
        except BrokenProcessPool:
            if self._pool is pool:  # the first who sees it; the others have the new one already
                pool.shutdown(wait=False)
                self._pool = self._new_pool()
            return Answer(id, False, "its process was killed")
        except Exception as problem:  # whatever it is, it is no clear outcome
            return Answer(id, False, f"{type(problem).__name__}: {problem}")
        await asyncio.to_thread(record_payment, self._log, message, payment, id=id, on=now.date(), at=now)
        return Answer(id, payment.is_clear, "" if payment.is_clear else str(payment))

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)


async def answers(gate: Gate, messages: Mapping[str, str]) -> dict[str, Answer]:
    """Return one answer for each payment, with `WAITING` of them under way at once, and print it as it comes."""
    limit = asyncio.Semaphore(WAITING)

    async def one(id: str, message: str) -> Answer:
        async with limit:
            answer = await gate.answer(id, message)
        print(id, "released" if answer.released else f"held: {answer.why}", flush=True)
        return answer

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(id, message)) for id, message in messages.items()]
    return {task.result().id: task.result() for task in tasks}


async def main(folder: Path, messages: Mapping[str, str] = MESSAGES) -> dict[str, Answer]:
    """Answer for all messages, and reconcile: one payment in, one answer out."""
    lists = folder / "lists.snapshot"
    save_snapshot(lists, bundled_watchlists())
    with open_audit_log(folder / "payments.jsonl", about="payments", repair=True, sync=True) as log:
        gate = Gate(lists, log)
        try:
            found = await answers(gate, messages)
        finally:
            gate.close()
        released = sum(each.released for each in found.values())
        print(
            f"{len(messages)} payments = {released} released + {len(found) - released} held; {log.head.seq} in the log"
        )
    return found


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp())))
