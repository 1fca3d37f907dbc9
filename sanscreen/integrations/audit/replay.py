"""An audit log and a screener over the same lists, to what each record says when it is made anew."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from sanscreen.errors import AuditError, SanscreenError, SnapshotError
from sanscreen.integrations.audit.differences import list_differences, screening_differences, without
from sanscreen.integrations.audit.kept import KeptFiles
from sanscreen.integrations.audit.line import Line, canonical
from sanscreen.integrations.audit.payments import payment_differences, rebuild_payment
from sanscreen.integrations.audit.reading import read_log
from sanscreen.integrations.audit.screenings import Rebuilt, rebuild_screening
from sanscreen.model import Policy
from sanscreen.screener import Screener

__all__ = ["REPLAYERS", "Replayed", "Replayer", "State", "replay_log"]

_OF_LOG = frozenset({"seq", "previous", "kind", "at", "hash"})
NOTES = {  # kinds of records that hold no result, and what they hold
    "log": _OF_LOG | {"format", "engine", "about", "private", "key"},
    "repair": _OF_LOG | {"completed", "cut"},
}


class Replayer(NamedTuple):
    """How a kind of record is made anew, and how two of its results, as dictionaries, are told apart."""

    rebuild: Callable[[Line, Screener], Rebuilt]
    differences: Callable[[Mapping[str, Any], Mapping[str, Any]], list[str]]


REPLAYERS: dict[str, Replayer] = {
    "screening": Replayer(rebuild_screening, screening_differences),
    "payment": Replayer(rebuild_payment, payment_differences),
}


class State(StrEnum):
    """What became of a record."""

    SAME = "the same"
    PARTLY = "the same as far as it can be made anew"
    DIFFERENT = "differs"
    NOT_REPLAYED = "not replayed"


@dataclass(frozen=True, slots=True)
class Replayed:
    """What became of one record, and why."""

    seq: int
    state: State
    says: tuple[str, ...] = ()


def replay_log(
    path: str | Path, screener: Screener, *, only: int | None = None, messages: Iterable[str | Path] = ()
) -> Iterator[Replayed]:
    """Make each record of a log anew, or the one with the number `only`, and yield how the result compares, byte for byte.

    `messages` are files of payments that were kept elsewhere, which are found by their digest. One record is held at a
    time. Raises `AuditError` at a line that is not whole, for a private log, which cannot be replayed, and where no record
    has the number.
    """
    found = False
    with closing(KeptFiles(messages)) as files:
        with_files = (
            {"payment": Replayer(partial(rebuild_payment, files=files), payment_differences)} if messages else {}
        )
        for record in read_log(path):
            if record["seq"] == 0 and record.get("private"):
                raise AuditError(
                    f"{path}: keeps personal data as HMACs: it can be verified and searched, and not replayed"
                )
            if record.keys() <= NOTES.get(record["kind"], frozenset()) or only not in (None, record["seq"]):
                continue
            found = True
            yield _replayed(record, screener, {**REPLAYERS, **with_files}.get(record["kind"]))
            if only is not None:
                return
    if only is not None and not found:
        raise AuditError(f"{path}: has no record {only} to be replayed")


def _replayed(record: Line, screener: Screener, replayer: Replayer | None) -> Replayed:
    seq = record["seq"]
    if replayer is None:
        kind = record["kind"]
        said = f"kind {kind[:40]!r} is none of {', '.join(REPLAYERS)}"
        if kind in NOTES:
            beside = ", ".join(sorted(record.keys() - NOTES[kind]))
            said = f"a note of kind {kind!r} that holds {beside[:80]}: the log itself writes none"
        return Replayed(seq, State.NOT_REPLAYED, (said,))
    try:
        return _compared(record, screener, replayer)
    except SnapshotError:
        raise  # of the lists, and no fault of the record
    except AuditError as problem:
        return Replayed(seq, State.NOT_REPLAYED, (str(problem),))
    except (SanscreenError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        said = f"cannot be read by this version: {type(problem).__name__}: {problem}"
        return Replayed(seq, State.NOT_REPLAYED, (said,))
    except Exception as fault:  # one record must not leave those behind it unreplayed
        return Replayed(seq, State.DIFFERENT, (f"the engine fails on it: {type(fault).__name__}: {fault}",))


def _compared(record: Line, screener: Screener, replayer: Replayer) -> Replayed:
    least = Policy.from_dict(record["policy"]).threshold
    if least < screener.policy.threshold:
        said = f"its threshold is {least}, and the lists were opened for {screener.policy.threshold} and above"
        return Replayed(record["seq"], State.NOT_REPLAYED, (said,))
    said_first: list[str] = list_differences(record["lists"], screener.references)
    apart = {"watchlists", "compared"} if said_first else set()
    if record["engine"] != screener.engine:
        said_first.append(f"engine {record['engine']!r} then, {screener.engine!r} now")
        apart.add("engine")
    before, after, note = replayer.rebuild(record, screener)
    before, after = (without(each, frozenset(apart)) for each in (before, after))
    if canonical(before) != canonical(after):
        said_first += replayer.differences(before, after) or ["the result differs"]
    if said_first:
        return Replayed(record["seq"], State.DIFFERENT, (*said_first, note) if note else tuple(said_first))
    return Replayed(record["seq"], State.PARTLY if note else State.SAME, (note,) if note else ())
