"""A payment message, to what was found in each of its payments: everybody in it, its free texts, and places under embargo.

Nothing here fails open: what cannot be read or screened is a fault, and a payment with a fault is never clear.
"""

import io
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import BinaryIO

from sanscreen.errors import MessageError, PolicyError, WatchlistError
from sanscreen.integrations.payments.forms import read_messages, read_stream
from sanscreen.integrations.payments.outcome import PaymentScreening
from sanscreen.integrations.payments.work import MAX_FIELDS, Work
from sanscreen.model import FlagKind, Scope, list_flags
from sanscreen.screener import Screener

__all__ = ["MAX_FIELDS", "screen_payment", "screen_payments"]

MAX_DEADLINE_MS = 24 * 60 * 60 * 1000  # a day

_RAW = (str, bytes, bytearray, memoryview, Mapping)


def screen_payment(
    message: "str | bytes | Mapping[str, object]",
    *,
    screener: Screener,
    on: date | None = None,
    deadline_ms: int | None = None,
    max_comparisons: int | None = None,
    should_stop: Callable[[], bool] | None = None,
    allow_illustrative: bool = False,
    allow_stale: bool = False,
) -> PaymentScreening:
    """Return what was found in a message of one payment: ISO 20022, SWIFT MT, or a dictionary (`read_messages`).

    A message that cannot be read is an ERROR, and so is a payment of which any part cannot be. `deadline_ms` is how long the
    call may take, in milliseconds, a day at most; what it did not reach is INCOMPLETE with the work done, and so is what `should_stop` ends,
    or `max_comparisons`, which counts for each field. Raises `WatchlistError` where the lists are illustrative alone or older
    on the day `on` than the policy allows, and `MessageError` for several payments: `screen_payments` is for these.
    """
    done = _Clock(deadline_ms, should_stop)
    _check_lists(screener, on, allow_illustrative=allow_illustrative, allow_stale=allow_stale)
    work = Work(screener, on, max_comparisons, done)
    try:
        found = list(islice(read_messages(message), 2))
    except MessageError as problem:
        return work.unread(str(problem))
    if len(found) > 1:
        raise MessageError("the message holds several payments; screen_payments yields the outcome of each")
    return work.screened(found[0])


def screen_payments(
    message: "str | bytes | Mapping[str, object] | BinaryIO",
    *,
    screener: Screener,
    on: date | None = None,
    deadline_ms: int | None = None,
    max_comparisons: int | None = None,
    should_stop: Callable[[], bool] | None = None,
    allow_illustrative: bool = False,
    allow_stale: bool = False,
) -> Iterator[PaymentScreening]:
    """Yield what was found in each payment of a message, or of a file opened in binary mode, in order, with flat memory.

    The keywords are those of `screen_payment`; `deadline_ms` is for each payment. Where the rest cannot be read, the last
    outcome is an ERROR that says so: then none of the payments is known to be whole.
    """
    _check_lists(screener, on, allow_illustrative=allow_illustrative, allow_stale=allow_stale)
    _Clock(deadline_ms, should_stop)  # a wrong setting is told at once
    if not (isinstance(message, _RAW) or hasattr(message, "read")):
        raise MessageError(f"a message is text, bytes, a dictionary or a file, not {type(message).__name__}")
    if isinstance(message, io.TextIOBase):
        raise MessageError("the file is open in text mode; open it in binary mode: open(path, 'rb')")
    return _each(message, screener, on, deadline_ms, max_comparisons, should_stop)


def _each(
    message: "str | bytes | Mapping[str, object] | BinaryIO",
    screener: Screener,
    on: date | None,
    deadline_ms: int | None,
    max_comparisons: int | None,
    should_stop: Callable[[], bool] | None,
) -> Iterator[PaymentScreening]:
    text = isinstance(message, _RAW)
    payments = read_messages(message) if text else read_stream(message)  # type: ignore[arg-type]  # it is one or the other
    try:
        for payment in payments:
            yield Work(screener, on, max_comparisons, _Clock(deadline_ms, should_stop)).screened(payment)
    except MessageError as problem:
        yield Work(screener, on, max_comparisons, _Clock(None, None)).unread(str(problem))


def _check_lists(screener: Screener, on: date | None, *, allow_illustrative: bool, allow_stale: bool) -> None:
    """Raise `WatchlistError` for lists that no payment may be released on."""
    references = screener.references
    if not allow_illustrative and all(each.scope is Scope.ILLUSTRATIVE for each in references):
        raise WatchlistError(
            "all lists are illustrative and clear nobody: add an official list, or say allow_illustrative=True in a test"
        )
    day = screener.setting(on=on).on
    if day is None or allow_stale:
        return
    for flag in list_flags(references, screener.policy.max_list_age, day):
        if flag.kind is FlagKind.STALE_LIST:
            raise WatchlistError(f"{flag.detail}: read a new edition, or say allow_stale=True")
        if flag.kind is FlagKind.UNDATED_LIST:  # it may be as old as it likes
            raise WatchlistError(f"{flag.detail}: say so where it is read (as_of), or say allow_stale=True")


class _Clock:
    """Says when the time of a call is over."""

    def __init__(self, deadline_ms: int | None, should_stop: Callable[[], bool] | None) -> None:
        if deadline_ms is not None and (type(deadline_ms) is not int or not 0 <= deadline_ms <= MAX_DEADLINE_MS):
            is_long = type(deadline_ms) is int and deadline_ms.bit_length() > 64
            shown = "a longer one" if is_long else repr(deadline_ms)
            raise PolicyError(
                f"deadline_ms is a whole number of milliseconds from 0 to {MAX_DEADLINE_MS}, which is a day; got {shown}"
            )
        if should_stop is not None and not callable(should_stop):
            raise PolicyError(
                f"should_stop is called to ask whether to stop; {type(should_stop).__name__} cannot be called"
            )
        self._end = None if deadline_ms is None else time.monotonic() + deadline_ms / 1000
        self._should_stop = should_stop

    def __call__(self) -> bool:
        late = self._end is not None and time.monotonic() >= self._end
        return late or (self._should_stop is not None and self._should_stop())
