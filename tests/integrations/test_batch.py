import io
import os
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import pytest

from sanscreen.errors import PartyError
from sanscreen.integrations.batch import Outcome, Tally, screen_table
from sanscreen.integrations.columns import map_columns, read_party
from sanscreen.integrations.csv_out import CsvWriter
from sanscreen.integrations.csv_rows import Table, open_table
from sanscreen.integrations.json_lines import JsonLinesWriter
from sanscreen.model import (
    Alias,
    AliasQuality,
    Compared,
    Designation,
    FlagKind,
    Party,
    PartyType,
    Scope,
    Screening,
    Verdict,
    Watchlist,
)
from sanscreen.screener import Screener

DESIGNATIONS = (
    Designation("testov-ivan", PartyType.INDIVIDUAL, (Alias("TESTOV, Ivan", AliasQuality.PRIMARY),)),
    Designation("example-trading", PartyType.ENTITY, (Alias("EXAMPLE TRADING LLC", AliasQuality.PRIMARY),)),
)
SCREENER = Screener([Watchlist("invented", "Invented", Scope.INTERNAL, DESIGNATIONS)])
FILE = """id,name,dob
1,Ivan Testov,
2,Invented Person,
3,,
4,"Open,
5,?!,
6,Example Trading LLC,
7,too,many,cells
8,Another Person,n/a
"""


def table(text: str) -> Table:
    return open_table(io.BytesIO(text.encode()), "file.csv")


def outcomes(text: str, **options: object) -> list[Outcome]:
    opened = table(text)
    return list(screen_table(opened, map_columns(opened.header), SCREENER, **options))  # type: ignore[arg-type]  # passed on


def test_each_record_has_one_outcome_in_its_order() -> None:
    found = outcomes(FILE)
    assert [outcome.row.line for outcome in found] == [2, 3, 4, 5, 6, 7, 8, 9]
    assert [outcome.screening.verdict.value for outcome in found] == [
        "alert", "clear", "error", "error", "error", "alert", "error", "clear",
    ]  # fmt: skip


def test_reference_comes_back_untouched() -> None:
    (outcome,) = outcomes("name,id\nInvented Person, 0012 / A \n")
    assert outcome.screening.party is not None
    assert outcome.screening.party.reference == "0012 / A"


def test_batch_equals_one_by_one() -> None:
    opened = table(FILE)
    columns = map_columns(opened.header)
    for outcome in outcomes(FILE):
        party: Party | PartyError
        try:
            if outcome.row.error:
                raise PartyError(outcome.row.error)
            party = read_party(outcome.row.cells, columns, outcome.row.line)
        except PartyError as problem:
            party = problem
        assert outcome.screening == next(SCREENER.screen_many([party]))


def test_party_can_be_completed_before_it_is_screened() -> None:
    found = outcomes("name\nInvented Person\n", complete=lambda party: replace(party, name="Ivan Testov"))
    assert [outcome.screening.verdict for outcome in found] == [Verdict.ALERT]


def test_refusal_to_complete_a_party_is_its_error() -> None:
    def refuse(party: Party) -> Party:
        raise PartyError(f"{party.name}: has no customer file")

    (outcome,) = outcomes("name\nInvented Person\n", complete=refuse)
    assert outcome.screening.verdict is Verdict.ERROR
    assert outcome.screening.error == "Invented Person: has no customer file"


def test_bug_in_a_completion_is_no_outcome() -> None:
    def fail(party: Party) -> Party:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        outcomes("name\nInvented Person\n", complete=fail)


def test_tally_counts_every_outcome_once() -> None:
    tally = Tally()
    for outcome in outcomes(FILE):
        tally.add(outcome.screening)
    assert tally.verdicts == {Verdict.CLEAR: 2, Verdict.ALERT: 2, Verdict.INCOMPLETE: 0, Verdict.ERROR: 4}
    assert (tally.read, tally.unscreened) == (8, 4)
    assert tally.flags == {FlagKind.FIELD_NOT_READ: 1}


def test_incomplete_counts_as_not_screened() -> None:
    tally = Tally()
    tally.add(SCREENER.screen("Invented Person", max_comparisons=0))
    assert (tally.read, tally.unscreened) == (1, 1)


def test_near_misses_are_counted_for_clear_records_alone() -> None:
    weak = Designation(
        "x",
        PartyType.INDIVIDUAL,
        (Alias("TESTOV, Ivan", AliasQuality.PRIMARY), Alias("THE TESTER", AliasQuality.WEAK)),
    )
    screener = Screener([Watchlist("weak", "Weak", Scope.INTERNAL, (weak,))])
    near = screener.screen("The Tester")
    assert near.near_misses
    tally = Tally()
    tally.add(near)
    tally.add(screener.screen("Ivan Testov"))
    tally.add(replace(screener.screen("Ivan Testov"), near_misses=near.near_misses))
    tally.add(screener.screen("Invented Person"))
    assert tally.near_misses == 1


def test_flags_are_counted_by_record_and_not_by_detail() -> None:
    tally = Tally()
    tally.add(SCREENER.screen(Party("Ivan", unread=("birth_date: 'n/a'", "countries: '?'"))))
    assert tally.flags == {FlagKind.FIELD_NOT_READ: 1}


def test_names_that_were_read_in_a_wrong_encoding_are_counted() -> None:
    tally = Tally()
    for name in ("Ivan", "Jörg", "Игорь", "Èãîðü", "Ïåòð", "?!"):
        tally.add(SCREENER.screen(name))
    (error,) = SCREENER.screen_many([PartyError("Èãîðü")])
    tally.add(error)
    assert (tally.beyond_ascii, tally.garbled, tally.garbled_name) == (4, 2, "Èãîðü")


class Instant(Screener):
    """Answers at once, so that what is measured is the reading and writing."""

    def screen(self, party: str | Party, **options: object) -> Screening:  # noqa: ARG002  # none is given
        assert isinstance(party, Party)
        return Screening(Verdict.CLEAR, party, (), (), (), self.policy, self.references, "none", Compared(2, 2))


def peak(records: int, screener: Screener) -> int:
    class Endless(io.RawIOBase):
        """A file that is made while it is read, so that it takes no memory itself."""

        def __init__(self) -> None:
            self._lines = self._made()
            self._rest = b""

        def _made(self) -> Iterator[bytes]:
            yield b"name,note\n"
            for number in range(records):
                yield f'Person {number},"note\nof two lines"\n'.encode()

        def readable(self) -> bool:
            return True

        def seekable(self) -> bool:
            return True

        def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002  # only ever to the start
            self._lines, self._rest = self._made(), b""
            return 0

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # a plain buffer is given
            while len(self._rest) < len(buffer) and (line := next(self._lines, b"")):
                self._rest += line
            size = min(len(buffer), len(self._rest))
            buffer[:size], self._rest = self._rest[:size], self._rest[size:]
            return size

    class Nowhere:
        def write(self, text: str) -> None:
            """Keep nothing."""

    tracemalloc.start()
    try:
        opened = open_table(Endless(), "file.csv")  # type: ignore[arg-type]  # all that is used of a BinaryIO
        csv_writer = CsvWriter(Nowhere(), opened.header)
        json_writer = JsonLinesWriter(Nowhere(), opened.header)
        tally = Tally()
        tracemalloc.reset_peak()
        for outcome in screen_table(opened, map_columns(opened.header), screener):
            csv_writer.write(outcome.row, outcome.screening)
            json_writer.write(outcome.row, outcome.screening)
            tally.add(outcome.screening)
        assert tally.read == records
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_stays_flat() -> None:
    screener = Instant([Watchlist("invented", "Invented", Scope.INTERNAL, DESIGNATIONS)])
    assert peak(6_000, screener) < peak(500, screener) + 1_000_000


@pytest.mark.skipif(os.environ.get("SANSCREEN_SLOW") != "1", reason="takes minutes; set SANSCREEN_SLOW=1")
def test_memory_stays_flat_over_many_records_that_are_screened() -> None:
    peak(2_000, SCREENER)  # fills the caches
    assert peak(20_000, SCREENER) < peak(2_000, SCREENER) + 2_000_000
