"""A function and many items, to its results in the order of the items, worked out by several processes at once."""

import gc
import multiprocessing
import os
import pickle
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from typing import Any, Generic, TypeVar

from sanscreen.errors import PartyError, WorkerError
from sanscreen.model import Party

__all__ = ["map_in_order", "sendable"]

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 64  # items that travel together
LOOK = 1  # seconds between two looks whether the parent is there
AHEAD = 4  # chunks of each process that are under way: memory stays flat, however many items come

_work: Callable[[list[Any]], list[Any]] | None = None  # of a worker, set once when it starts


def map_in_order(
    work: Callable[[list[T]], list[R]], items: Iterable[T], workers: int, chunk: int = CHUNK
) -> Iterator[R]:
    """Yield what `work` returns for chunks of `items`, item by item, in order, from `workers` processes (2 or more).

    Items are read as far ahead as keeps the processes busy. On Linux, in a process of one thread, `work` is
    inherited; else it must be one that can be pickled, and a script needs the usual guard of its main part. Raises
    `WorkerError` when a process dies: what was yielded until then is whole.
    """
    source = _Source(items, chunk)
    with (
        _sent(work) as sent,
        ProcessPoolExecutor(workers, sent.context, initializer=_start, initargs=sent.given) as pool,
    ):
        pending: deque[Future[list[R]]] = deque()
        try:
            while True:
                while len(pending) < AHEAD * workers and (taken := source.next_chunk()):
                    pending.append(pool.submit(_run, taken))
                if not pending:
                    break
                yield from pending.popleft().result()
        except BrokenProcessPool:
            raise WorkerError(
                "a worker process died: for want of memory, ended from outside, or because a script without "
                '`if __name__ == "__main__":` was started anew; what it had not answered is not screened'
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)
    if source.problem is not None:  # what was read before it is answered
        raise source.problem


class _Source(Generic[T]):
    """Items in chunks; where reading them fails, `problem` says why, and those read before are the last ones."""

    def __init__(self, items: Iterable[T], size: int) -> None:
        self._items, self._size = iter(items), size
        self.problem: Exception | None = None

    def next_chunk(self) -> list[T]:
        chunk: list[T] = []
        try:
            while self.problem is None and len(chunk) < self._size:
                chunk.append(next(self._items))
        except StopIteration:
            self._items = iter(())
        except Exception as problem:
            self.problem = problem
        return chunk


@dataclass(frozen=True)
class _Sent:
    """How processes start, and what they are given: the work itself where they are copies, else a file that holds it."""

    context: BaseContext
    given: tuple[Callable[[list[Any]], list[Any]] | None, str | None]


@contextmanager
def _sent(work: Callable[[list[Any]], list[Any]]) -> Iterator[_Sent]:
    context = _context()
    if context.get_start_method() == "fork":
        yield _Sent(context, (work, None))
        return
    with tempfile.TemporaryDirectory() as folder:  # a pipe that nobody reads any more would block for ever
        path = os.path.join(folder, "work")
        with open(path, "wb") as stream:
            pickle.dump(work, stream)
        yield _Sent(context, (None, path))


def _context() -> BaseContext:
    """Return how processes start: a copy where that is safe, a fresh one elsewhere."""
    copies = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if copies else "spawn")


def _start(work: Callable[[list[Any]], list[Any]] | None, path: str | None) -> None:
    global _work  # noqa: PLW0603  # the one way to keep what a worker process was started with
    if path is not None:
        with open(path, "rb") as stream:
            work = pickle.load(stream)  # written by the process that started this one
    _work = work
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()  # what a worker is started with stays; nor is memory that it shares written to


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, be it killed."""
    parent, number = multiprocessing.parent_process(), os.getppid()
    assert parent is not None  # this is a worker
    while os.getppid() == number and not wait([parent.sentinel], LOOK):
        pass  # of processes that are copies, each may hold what tells the others of the end
    os._exit(1)


def _run(chunk: list[Any]) -> list[Any]:
    assert _work is not None
    return _work(chunk)


def sendable(party: object) -> str | Party | PartyError:
    """Return a party as it is, and what is none as the error that it will be: not everything can be sent to a process."""
    if isinstance(party, str | Party | PartyError):
        return party
    return PartyError(f"{party!r} is neither a Party nor a text")
