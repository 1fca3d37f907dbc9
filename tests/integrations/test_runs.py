"""Runs that are remembered: gone on with, and carried over into the next one."""

import io
import random
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanscreen.delta import Delta, contents_of
from sanscreen.errors import RunError
from sanscreen.integrations.batch import Earlier, screen_table
from sanscreen.integrations.changes import Change, ChangeKind, changes_between
from sanscreen.integrations.columns import map_columns
from sanscreen.integrations.csv_rows import open_table
from sanscreen.integrations.json_lines import JsonLinesWriter
from sanscreen.integrations.run_file import RunFile
from sanscreen.integrations.table import Row, Table
from sanscreen.model import Alias, AliasQuality, Designation, Party, PartyType, Policy, Scope, Screening, Watchlist
from sanscreen.screener import Screener

NAMES = (
    "TESTOV, Ivan", "EXAMPLE TRADING LLC", "Тестов Пётр", "INVENTED SHIPPING CO", "KIM Example", "TESTOVA, Maria",
    "EXAMPLOV, Boris",
)  # fmt: skip
PEOPLE = (*NAMES, "Invented Person", "Ivan Testow / Maria Testova", "?!", "", "Testov", "Exampla Trading")
ON = date(2026, 11, 28)
DAY = "2026-11-28"
FACTS = {"policy": Policy().to_json()}


def listed(*names: str, remarks: str | None = None) -> Watchlist:
    parties = tuple(
        Designation(f"p{NAMES.index(name)}", PartyType.UNKNOWN, (Alias(name, AliasQuality.PRIMARY),), remarks=remarks)
        for name in names
    )
    return Watchlist("invented", "Invented", Scope.INTERNAL, parties)


def file_of(names: list[str] | tuple[str, ...], first: int = 1) -> str:
    rows = (f'{number},"{name}"\n' for number, name in enumerate(names, start=first))
    return "id,name\n" + "".join(rows)


def written(text: str, screener: Screener, run: RunFile | None = None, earlier: Earlier | None = None) -> str:
    """The outcomes of a file as JSON lines."""
    table = open_table(io.BytesIO(text.encode()), "file.csv")
    stream = io.StringIO()
    writer = JsonLinesWriter(stream, table.header)
    for outcome in screen_table(table, map_columns(table.header), screener, on=ON, run=run, earlier=earlier):
        writer.write(outcome.row, outcome.screening)
    return stream.getvalue()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names that are screened, in their order."""
    names: list[str] = []
    screen = Screener.screen

    def count(self: Screener, party: Party, **others: object) -> Screening:
        names.append(party.name)
        return screen(self, party, **others)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(Screener, "screen", count)
    return names


def test_a_party_that_stands_there_several_times_is_screened_once(counted: list[str]) -> None:
    screener = Screener([listed(*NAMES)])
    text = written(file_of([*PEOPLE, *PEOPLE]), screener)
    assert sorted(counted) == sorted(name for name in PEOPLE if name)
    assert text.count("\n") == 2 * len(PEOPLE)


def test_each_record_keeps_its_own_reference() -> None:
    screener = Screener([listed(*NAMES)])
    first, second = written(file_of(["TESTOV, Ivan", "TESTOV, Ivan"]), screener).splitlines()
    assert '"reference": "1"' in first
    assert '"reference": "2"' in second
    assert first.replace('"1"', '"2"').replace('"line": 2', '"line": 3') == second


def begun(folder: Path, **facts: str) -> RunFile:
    return RunFile.begin(folder / "run.db", FACTS | facts, DAY)


@pytest.mark.parametrize("after", range(0, 2 * len(PEOPLE) + 1, 3))
def test_a_run_that_ended_anywhere_goes_on_to_the_same_bytes(tmp_path: Path, after: int, counted: list[str]) -> None:
    screener = Screener([listed(*NAMES)])
    text = file_of([*PEOPLE, *PEOPLE])
    whole = written(text, screener)
    counted.clear()
    table = open_table(io.BytesIO(text.encode()), "file.csv")
    with begun(tmp_path) as run:
        outcomes = screen_table(table, map_columns(table.header), screener, on=ON, run=run)
        for _ in range(after):
            next(outcomes)
    before = {name for name in counted if name not in ("?!",)}
    counted.clear()
    with begun(tmp_path) as run:
        assert written(text, screener, run) == whole
    assert not before & set(counted)


def test_what_was_not_written_when_a_process_was_killed_is_screened_again(tmp_path: Path) -> None:
    screener = Screener([listed(*NAMES)])
    text = file_of(PEOPLE)
    run = begun(tmp_path)
    written(text, screener, run)
    run.connection.rollback()  # what a kill leaves
    run.connection.close()
    with begun(tmp_path) as run:
        assert written(text, screener, run) == written(text, screener)


def test_a_run_of_something_else_is_refused_and_says_what_differs(tmp_path: Path) -> None:
    with begun(tmp_path, engine="1", lists="a") as run:
        run.record(1, 2, "C-1", None, screened=False)
    with pytest.raises(
        RunError, match="engine: 1 then, 2 now; lists: a then, b now; go on with what it was begun with"
    ):
        begun(tmp_path, engine="2", lists="b")
    begun(tmp_path, engine="1").close()


def test_a_run_that_was_finished_is_of_its_day_alone(tmp_path: Path) -> None:
    with begun(tmp_path) as run:
        run.finish(0)
    with pytest.raises(RunError, match="the run was finished on 2026-11-28; name a new file for 2026-11-29"):
        RunFile.begin(tmp_path / "run.db", FACTS, "2026-11-29")


def test_a_run_that_is_begun_again_is_no_base_until_it_is_finished_again(tmp_path: Path) -> None:
    with begun(tmp_path) as run:
        run.record(1, 2, "C-1", None, screened=False)
        run.finish(1)
    begun(tmp_path).close()
    with pytest.raises(RunError, match="was not finished"):
        RunFile.finished(tmp_path / "run.db")


def test_a_run_without_a_record_leaves_no_file(tmp_path: Path) -> None:
    begun(tmp_path).close()
    assert not list(tmp_path.iterdir())


def test_two_runs_do_not_share_a_file(tmp_path: Path) -> None:
    with begun(tmp_path), pytest.raises(RunError, match="another run is using it"):
        begun(tmp_path)


def test_a_file_that_is_no_run_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "run.db"
    path.write_text("id,name\n" * 100)
    with pytest.raises(RunError, match="not a database"):
        begun(tmp_path)
    assert path.read_text() == "id,name\n" * 100
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE customers (id)")
    other.commit()
    other.close()
    with pytest.raises(RunError, match="is no file of a run"):
        begun(tmp_path)
    with pytest.raises(RunError, match="no such file"):
        RunFile.finished(tmp_path / "other.db")


def test_a_run_file_with_a_trigger_in_it_is_refused(tmp_path: Path) -> None:
    with begun(tmp_path) as run:
        run.record(1, 2, "C-1", None, screened=False)
    other = sqlite3.connect(tmp_path / "run.db")
    other.execute("CREATE TRIGGER t AFTER INSERT ON answers BEGIN DELETE FROM answers; END")
    other.commit()
    other.close()
    with pytest.raises(RunError, match="its tables are not those of a run"):
        begun(tmp_path)


def test_an_outcome_that_was_tampered_with_is_an_error(tmp_path: Path) -> None:
    screener = Screener([listed(*NAMES)])
    with begun(tmp_path) as run:
        written(file_of(NAMES), screener, run)
        run.connection.execute("UPDATE answers SET body = replace(body, '\"alias\":0', '\"alias\":7')")
        with pytest.raises(RunError, match="an outcome in it cannot be read"):
            written(file_of(NAMES), screener, run)


def test_a_run_that_is_not_finished_is_no_base_for_the_next(tmp_path: Path) -> None:
    with begun(tmp_path) as run:
        run.record(1, 2, "C-1", None, screened=False)
    with pytest.raises(RunError, match="was not finished"):
        RunFile.finished(tmp_path / "run.db")


Names = list[str]
SOME = st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True)


@settings(deadline=None, max_examples=25)
@given(before=SOME, after=SOME, remarked=st.booleans(), seed=st.integers(0, 99))
def test_a_delta_run_equals_a_full_run(before: Names, after: Names, remarked: bool, seed: int) -> None:
    """What comes out of a file with a delta is what comes out of it in full, byte for byte."""
    chance = random.Random(seed)
    customers = chance.sample(PEOPLE, 8)
    old = Screener([listed(*before)])
    new = Screener([listed(*after, remarks="said later" if remarked else None)])
    with RunFile.temporary() as was, RunFile.temporary() as now:
        written(file_of(customers), old, was)
        changed = file_of([*customers[2:], *chance.sample(PEOPLE, 3), customers[0]], first=3)
        earlier = Earlier(was, Delta(new, contents_of(old)))
        assert written(changed, new, now, earlier) == written(changed, new)


@pytest.fixture
def compare() -> Callable[..., dict[str, Change]]:
    """Screen two files against two lists; return what became of the alerts, by customer."""

    def compare(before: str, after: str, old: Watchlist, new: Watchlist) -> dict[str, Change]:
        with RunFile.temporary() as was, RunFile.temporary() as now:
            for text, each, run in ((before, old, was), (after, new, now)):
                screener = Screener([each])
                written(text, screener, run)
                run.list_all((*pair, digest) for pair, digest in contents_of(screener).items())
                run.state(FACTS)
            found = list(changes_between(was, now))
        assert len({each.customer for each in found}) == len(found)
        return {each.customer: each for each in found}

    return compare


def test_alerts_are_new_changed_lost_or_standing_and_say_why(compare: Callable[..., dict[str, Change]]) -> None:
    before = 'id,name\n1,"TESTOV, Ivan"\n2,EXAMPLE TRADING LLC\n3,"TESTOVA, Maria"\n4,Invented Person\n5,KIM Example\n'
    after = (
        'id,name\n1,"TESTOV, Ivan"\n2,\n3,Invented Person\n4,INVENTED SHIPPING CO\n6,"EXAMPLOV, Boris"\n7,KIM Example\n'
    )
    changes = compare(before, after, listed(*NAMES[:6]), listed(*NAMES))
    assert {key: (each.kind, each.why) for key, each in changes.items()} == {
        "1": (ChangeKind.STANDING, ""),
        "2": (ChangeKind.LOST, "a record of the customer could not be screened"),
        "3": (ChangeKind.LOST, "the customer changed"),
        "4": (ChangeKind.NEW, "the customer changed"),
        "5": (ChangeKind.LOST, "the customer is gone"),
        "6": (ChangeKind.NEW, "a new customer"),
        "7": (ChangeKind.NEW, "a new customer"),
    }
    assert changes["1"] == Change(
        ChangeKind.STANDING, "1", 2, "invented", "p0", "TESTOV, Ivan", Decimal("100.0"), Decimal("100.0")
    )
    assert (changes["5"].line, changes["5"].score, changes["5"].score_before) == (0, None, Decimal("100.0"))


def test_a_change_of_a_list_is_told(compare: Callable[..., dict[str, Change]]) -> None:
    text = file_of(["TESTOV, Ivan", "EXAMPLE TRADING LLC", "KIM Example"])
    new = listed(NAMES[0], NAMES[4])
    new = replace(
        new, designations=(replace(new.designations[0], remarks="said later"), new.designations[1]), digest=""
    )
    changes = compare(text, text, listed(NAMES[0], NAMES[1]), new)
    assert {key: (each.kind, each.why) for key, each in changes.items()} == {
        "1": (ChangeKind.CHANGED, "the listed party changed"),
        "2": (ChangeKind.LOST, "no longer listed"),
        "3": (ChangeKind.NEW, "newly listed"),
    }
    assert changes["2"].listed == "EXAMPLE TRADING LLC"


def test_what_stays_broken_changes_nothing(compare: Callable[..., dict[str, Change]]) -> None:
    text = 'id,name\n1,"TESTOV, Ivan"\n1,\n'
    changes = compare(text, text, listed(*NAMES), listed(*NAMES))
    assert [(each.kind, each.why) for each in changes.values()] == [(ChangeKind.STANDING, "")]


def test_a_record_that_cannot_be_taken_apart_is_its_customer_all_the_same(
    compare: Callable[..., dict[str, Change]],
) -> None:
    before = 'id,name\n1,"TESTOV, Ivan"\n2,KIM Example\n3,"EXAMPLOV, Boris"\n'
    after = 'id,name\n1,"TESTOV, Ivan",more\n2,?!\n"4,"Open\n'
    changes = compare(before, after, listed(*NAMES), listed(*NAMES))
    whys = {key: each.why for key, each in changes.items()}
    assert whys["1"] == whys["2"] == "a record of the customer could not be screened"
    assert whys["3"] == "the customer is not among the records that could be read (1 could not)"


def test_another_record_that_alerts_under_one_reference_is_told(compare: Callable[..., dict[str, Change]]) -> None:
    before = 'id,name\n7,"TESTOV, Ivan"\nN/A,Invented Person\nN/A,KIM Example\n'
    after = 'id,name\n7,Invented Person\n7,"TESTOV, Ivan"\n7,"TESTOV, Ivan"\nN/A,Invented Person\nN/A,KIM Example\n'
    changes = compare(before, after, listed(*NAMES), listed(*NAMES))
    assert (changes["7"].kind, changes["7"].line) == (ChangeKind.CHANGED, 3)
    assert changes["KIM Example"].kind is ChangeKind.STANDING


def test_a_reference_that_is_no_text_of_unicode_costs_nothing(compare: Callable[..., dict[str, Change]]) -> None:
    screener = Screener([listed(*NAMES)])
    table = Table(("id", "name"), iter([Row(2, ("\ud800x", "Invented Person")), Row(3, ("2", "TESTOV, Ivan"))]), 3)
    found = list(screen_table(table, map_columns(table.header), screener))
    assert [each.screening.verdict.value for each in found] == ["clear", "alert"]


def test_all_records_of_one_customer_count_together(compare: Callable[..., dict[str, Change]]) -> None:
    before = 'id,name\n1,Invented Person\n1,"TESTOV, Ivan"\n'
    after = 'id,name\n1,"TESTOV, Ivan"\n1,Invented Person\n'
    changes = compare(before, after, listed(*NAMES), listed(*NAMES))
    assert [each.kind for each in changes.values()] == [ChangeKind.STANDING]


def test_a_log_that_lies_beside_a_finished_run_is_no_part_of_it(tmp_path: Path) -> None:
    with begun(tmp_path) as run:
        written(file_of(NAMES), Screener([listed(*NAMES)]), run)
        run.finish(len(NAMES))
    (tmp_path / "run.db-wal").write_bytes(b"planted")
    with pytest.raises(RunError, match="lies beside it"):
        RunFile.finished(tmp_path / "run.db")


def test_reading_a_finished_run_changes_nothing_in_its_file(tmp_path: Path) -> None:
    with begun(tmp_path) as run:
        written(file_of(NAMES), Screener([listed(*NAMES)]), run)
        run.finish(len(NAMES))
    before = (tmp_path / "run.db").read_bytes()
    with RunFile.finished(tmp_path / "run.db") as run, pytest.raises(RunError, match="readonly"):
        run.state({"engine": "another"})
    assert (tmp_path / "run.db").read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    "edit",
    [
        'UPDATE answers SET body = replace(body, \'"screened":"\', \'"screened":5,"x":"\')',
        'UPDATE answers SET body = \'{"error":{"a":1},"compared":1}\'',
        'UPDATE answers SET body = \'{"error":"no","compared":"x"}\'',
        "UPDATE answers SET body = '[]'",
    ],
)
def test_an_outcome_of_another_shape_is_an_error_that_names_the_file(tmp_path: Path, edit: str) -> None:
    screener = Screener([listed(*NAMES)])
    with begun(tmp_path) as run:
        written(file_of(NAMES), screener, run)
        run.connection.execute(edit)
        with pytest.raises(RunError, match="an outcome in it cannot be read"):
            written(file_of(NAMES), screener, run)


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    with begun(tmp_path) as run:
        run.record(1, 2, "C-1", None, screened=False)
        run.state({"day": "garbage"})
    with pytest.raises(RunError, match="'garbage' is no day of a run"):
        begun(tmp_path)
