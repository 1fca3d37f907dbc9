"""A function and many items, to its results in the order of the items, worked out by several processes at once."""

import gc
import multiprocessing
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from sanscreen.errors import WorkerError

__all__ = ["map_in_order"]

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 64  # items that travel together
AHEAD = 4  # chunks of each process that are under way: memory stays flat, however many items come

_work: Callable[[list[Any]], list[Any]] | None = None  # of a worker, set once when it starts


def map_in_order(work: Callable[[list[T]], list[R]], items: Iterable[T], workers: int) -> Iterator[R]:
    """Yield what `work` returns for chunks of `items`, item by item, in order, from `workers` processes (2 or more).

    Items are read as far ahead as keeps the processes busy. On Linux, in a process of one thread, `work` is
    inherited; else it must be one that can be pickled, and a script needs the usual guard of its main part. Raises
    `WorkerError` when a process dies: what was yielded until then is whole.
    """
    source = iter(items)
    with ProcessPoolExecutor(workers, _context(), initializer=_start, initargs=(work,)) as pool:
        pending: deque[Future[list[R]]] = deque()
        try:
            while True:
                while len(pending) < AHEAD * workers and (chunk := list(islice(source, CHUNK))):
                    pending.append(pool.submit(_run, chunk))
                if not pending:
                    return
                yield from pending.popleft().result()
        except BrokenProcessPool:
            raise WorkerError(
                "a worker process died, for want of memory or ended from outside; what it had not answered is not screened: "
                "try fewer workers"
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """Return how processes start: a copy where that is safe, a fresh one elsewhere."""
    copies = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if copies else "spawn")


def _start(work: Callable[[list[Any]], list[Any]]) -> None:
    global _work  # noqa: PLW0603  # the one way to keep what a worker process was started with
    _work = work
    gc.freeze()  # what a worker is started with stays; nor is memory that it shares written to


def _run(chunk: list[Any]) -> list[Any]:
    assert _work is not None
    return _work(chunk)
