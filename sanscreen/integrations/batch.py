"""A table of counterparties to one outcome per record, in order; a party that stands in it several times is screened once."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice

from sanscreen.delta import Delta
from sanscreen.errors import PartyError, SanscreenError
from sanscreen.integrations.columns import Columns, read_party
from sanscreen.integrations.memory import Memory, fingerprint_of
from sanscreen.integrations.run_file import RunFile
from sanscreen.integrations.table import Row, Table
from sanscreen.integrations.tally import Tally
from sanscreen.integrations.values import utf8
from sanscreen.model import Hit, Party, Screening, Verdict
from sanscreen.screener import Screener

__all__ = ["Earlier", "Outcome", "Tally", "screen_table"]

PLACEHOLDERS = ("-", "0", "n/a", "na", "none", "null", "unknown", "x")  # what stands where a customer has no reference
BLOCK = 64  # records that travel together where several processes screen


@dataclass(frozen=True, slots=True)
class Outcome:
    """One record of the file and what came of it; `customer` is by what another run knows the same one."""

    row: Row
    screening: Screening
    customer: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A run of the same engine and policy, and what the lists say otherwise since."""

    run: RunFile
    delta: Delta


@dataclass(frozen=True, slots=True)
class _Ask:
    """What has to be screened: a party with what is known of it, or why a record is none."""

    party: Party | PartyError
    earlier: list[Hit] | None = None


@dataclass(slots=True)
class _Entry:
    """A record that waits for its outcome: it is known, or asked for, or the one of an equal party before it."""

    row: Row
    party: Party | PartyError
    fingerprint: bytes | None = None
    screening: Screening | None = None
    ask: _Ask | None = None


def screen_table(
    table: Table,
    columns: Columns,
    screener: Screener,
    *,
    complete: Callable[[Party], Party] = lambda party: party,
    workers: int = 1,
    on: date | None = None,
    run: RunFile | None = None,
    earlier: Earlier | None = None,
) -> Iterator[Outcome]:
    """Yield one outcome for each row, in order. `complete` may change a party before it is screened.

    `run` remembers the outcomes, and gives back those that it remembers; without it they are remembered as long as the
    iterator lives. With `earlier`, parties that stand in that run are compared with what has changed alone. `on` is the day
    from which the ages of lists count. Raises `RunError` where a run cannot be read or written.
    """
    own = RunFile.temporary() if run is None else run
    try:
        memory = Memory(own, screener, on)
        waiting = _Waiting(memory, earlier)
        entries = (waiting.entry(row, _party(row, columns, complete)) for row in table.rows)
        work = partial(_answers, screener, earlier.delta if earlier else None, on)
        for place, (entry, screening) in enumerate(_answered(entries, work, workers), start=1):
            found = waiting.settled(entry, screening, work)
            customer = _customer(entry, columns)
            screened = found.verdict in (Verdict.CLEAR, Verdict.ALERT)
            own.record(place, entry.row.line, customer, entry.fingerprint, screened=screened)
            yield Outcome(entry.row, found, customer)
    finally:
        if run is None:
            own.close()


class _Waiting:
    """Which parties are being screened: an equal one that comes meanwhile waits for the first."""

    def __init__(self, memory: Memory, earlier: Earlier | None) -> None:
        self._memory, self._earlier = memory, earlier
        self._asked: set[bytes] = set()

    def entry(self, row: Row, party: Party | PartyError) -> _Entry:
        if isinstance(party, PartyError):
            return _Entry(row, party, ask=_Ask(party))
        fingerprint = fingerprint_of(party)
        known = self._known(party, fingerprint)
        if known is not None or fingerprint in self._asked:
            return _Entry(row, party, fingerprint, known)
        self._asked.add(fingerprint)
        hits = None
        if self._earlier is not None:
            hits = self._memory.earlier(fingerprint, self._earlier.run, self._earlier.delta.touches)
        return _Entry(row, party, fingerprint, ask=_Ask(party, hits))

    def settled(
        self, entry: _Entry, screening: Screening | None, work: "Callable[[list[list[_Ask]]], list[list[Screening]]]"
    ) -> Screening:
        """Return the outcome of an entry and remember it."""
        known = entry.screening
        if known is None and entry.fingerprint is not None and isinstance(entry.party, Party) and entry.ask is None:
            known = self._memory.recall(entry.party, entry.fingerprint)
        if known is not None:
            return known
        if screening is None:  # the equal party before it had an outcome that is not kept
            ((screening,),) = work([[_Ask(entry.party)]])
        if entry.fingerprint is not None:
            self._asked.discard(entry.fingerprint)
            self._memory.keep(entry.fingerprint, screening)
        return screening

    def _known(self, party: Party, fingerprint: bytes) -> Screening | None:
        known = self._memory.recall(party, fingerprint)
        if known is None and self._earlier is not None and self._earlier.delta.is_empty:
            known = self._memory.recall(party, fingerprint, self._earlier.run)
            if known is not None:
                self._memory.keep(fingerprint, known)
        return known


def _answered(
    entries: Iterator[_Entry], work: Callable[[list[list[_Ask]]], list[list[Screening]]], workers: int
) -> Iterator[tuple[_Entry, Screening | None]]:
    """Yield each entry, in order, with its outcome where it was asked for."""
    blocks: deque[list[_Entry]] = deque()  # that are read and not answered: few

    def asks() -> Iterator[list[_Ask]]:
        while block := list(islice(entries, BLOCK if workers > 1 else 1)):
            blocks.append(block)
            yield [entry.ask for entry in block if entry.ask is not None]

    answers: Iterable[list[Screening]]
    if workers > 1:
        from sanscreen.workers import map_in_order  # noqa: PLC0415  # takes time at start, and few ask for it

        answers = map_in_order(work, asks(), workers, chunk=1)
    else:
        answers = (work([ask])[0] for ask in asks())
    for screenings in answers:
        found = iter(screenings)
        for entry in blocks.popleft():
            yield entry, next(found) if entry.ask is not None else None


def _answers(
    screener: Screener, delta: Delta | None, on: date | None, blocks: list[list[_Ask]]
) -> list[list[Screening]]:
    """Return the outcomes for some blocks: what a worker does."""
    return [[_answer(screener, delta, on, ask) for ask in block] for block in blocks]


def _answer(screener: Screener, delta: Delta | None, on: date | None, ask: _Ask) -> Screening:
    if delta is not None and ask.earlier is not None and isinstance(ask.party, Party):
        try:
            return delta.screen(ask.party, ask.earlier, on)
        except SanscreenError:
            raise
        except Exception:  # the whole screening decides, and tells a fault of the engine as it is
            pass
    (screening,) = screener.screen_many([ask.party], on=on)
    return screening


def _party(row: Row, columns: Columns, complete: Callable[[Party], Party]) -> Party | PartyError:
    if row.error is not None:
        return PartyError(row.error)
    try:
        return complete(read_party(row.cells, columns, row.line))
    except PartyError as problem:
        return problem


def _customer(entry: _Entry, columns: Columns) -> str:
    """Return by what the next run finds the same customer: the reference, also of a record that is none; else the name."""
    whole = entry.row.error is None or len(entry.row.cells) > 1  # a line that is no row is one cell
    cells = entry.row.cells if whole else ()
    places = columns.fields.get("reference", ())
    reference = next((cells[place].strip() for place in places if place < len(cells)), "")
    if reference.lower() in PLACEHOLDERS:
        reference = ""
    return utf8(reference or (entry.party.name if isinstance(entry.party, Party) else ""))
