"""The daily run: begun again, carried over, decided, and refused where its input cannot be trusted."""

import csv
import io
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sanscreen import Screener, load_watchlist
from sanscreen.cli import job, main
from sanscreen.integrations.audit import State, read_log, replay_log
from sanscreen.integrations.run_file import RunFile

Run = Callable[..., tuple[object, str, str]]
LIST = Path(__file__).with_name("invented-trade.yml")
FILE = """id,name
1,"TESTOV, Ivan"
2,Invented Person
3,Example Trading LLC
4,"TESTOV, Ivan"
5,?!
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in a folder of its own; return status, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    Path("list.yml").write_bytes(LIST.read_bytes())
    Path("in.csv").write_text(FILE)

    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["sanscreen", *arguments, "--lists", "list.yml"])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    return run


def rows(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(Path(path).read_text(encoding="utf-8"), newline="")))


def edit(path: str, old: str, new: str) -> None:
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), encoding="utf-8")


def test_a_run_begun_again_writes_the_same_bytes(run: Run) -> None:
    assert run("batch", "in.csv", "-o", "one.csv", "--checkpoint", "run.db")[0] == 4
    assert run("batch", "in.csv", "-o", "two.csv", "--checkpoint", "run.db")[0] == 4
    assert Path("one.csv").read_bytes() == Path("two.csv").read_bytes()


def test_a_run_that_goes_on_is_of_the_day_on_which_it_was_begun_and_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "today", lambda: date(2030, 2, 11))
    fail = ("--expect-canary", "Invented Person")
    run("batch", "in.csv", "--checkpoint", "run.db", *fail)
    monkeypatch.setattr(job, "today", lambda: date(2030, 3, 11))
    status, out, err = run("batch", "in.csv", "--checkpoint", "run.db")
    assert status == 4
    assert "10 days old" in out
    assert "run.db: goes on with the run of 2030-02-11" in err
    status, _, err = run("batch", "in.csv", "--checkpoint", "run.db")
    assert status == 2
    assert "the run was finished on 2030-02-11; name a new file for 2030-03-11" in err


def test_a_refused_command_leaves_what_is_there_and_nothing_new(run: Run) -> None:
    run("batch", "in.csv", "-o", "out.csv", "--expect-canary", "Invented Person")
    before = Path("out.csv.partial").read_bytes()
    assert run("rescreen", "in.csv", "-o", "out.csv", "--since", "no.db", "--checkpoint", "new.db")[0] == 2
    assert Path("out.csv.partial").read_bytes() == before
    assert run("batch", "in.csv", "-o", "no/out.csv", "--checkpoint", "new.db")[0] == 2
    assert run("batch", "in.csv", "-o", "x.csv", "--to-decide", "x.csv", "--checkpoint", "new.db")[0] == 2
    assert {path.name for path in Path().iterdir()} == {"in.csv", "list.yml", "out.csv.partial"}


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda: edit("in.csv", "Invented", "Invited"), "input: SHA-256 "),
        (lambda: edit("list.yml", "EXAMPLE TRADING", "EXAMPLE TRADING COMPANY"), "lists: invented-trade "),
    ],
)
def test_a_changed_input_or_list_is_refused_with_the_reason(run: Run, change: Callable[[], None], what: str) -> None:
    run("batch", "in.csv", "-o", "out.csv", "--checkpoint", "run.db")
    before = Path("out.csv").read_bytes()
    change()
    status, _, err = run("batch", "in.csv", "-o", "out.csv", "--checkpoint", "run.db")
    assert status == 2
    assert f"run.db: begun with something else: {what}" in err
    assert Path("out.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("--threshold", "90"), 'policy: {"threshold": 85.0} then, {"threshold": 90.0} now'),
        (("--map", "name=id"), "columns: name from 'name', reference from 'id' then"),
        (("--decisions", "empty.yml"), "decisions: none then, SHA-256"),
    ],
)
def test_another_policy_mapping_or_decision_is_refused(run: Run, options: tuple[str, ...], what: str) -> None:
    Path("empty.yml").write_text("[]\n")
    run("batch", "in.csv", "--checkpoint", "run.db")
    status, _, err = run("batch", "in.csv", "--checkpoint", "run.db", *options)
    assert status == 2
    assert what in err


def test_rescreening_tells_new_lost_and_standing_alerts_and_equals_a_full_run(run: Run) -> None:
    run("batch", "in.csv", "--checkpoint", "run.db")
    edit("list.yml", "EXAMPLE TRADING LLC", "INVENTED PERSON LLC")
    edit("in.csv", "2,Invented Person", "2,Invented Person LLC")
    status, out, _ = run("rescreen", "in.csv", "--since", "run.db", "-o", "delta.csv", "--changes", "changes.csv")
    assert status == 4
    assert "Since run.db: 1 designation new or changed, 0 gone." in out
    assert "Alerts by customer and designation: 1 new, 0 reopened, 0 changed, 1 lost, 2 standing, 0 suppressed." in out
    found = {row["customer"]: (row["change"], row["why"]) for row in rows("changes.csv")}
    assert found == {
        "1": ("standing", ""),
        "2": ("new", "the listed party changed"),
        "3": ("lost", "the listed party changed"),
        "4": ("standing", ""),
    }
    run("batch", "in.csv", "-o", "full.csv")
    assert Path("delta.csv").read_bytes() == Path("full.csv").read_bytes()


def test_runs_follow_one_another(run: Run) -> None:
    run("batch", "in.csv", "--checkpoint", "1.db")
    edit("in.csv", "2,Invented", "2,Uninvented")
    run("rescreen", "in.csv", "--since", "1.db", "--checkpoint", "2.db")
    status, out, _ = run("rescreen", "in.csv", "--since", "2.db")
    assert status == 4
    assert "0 new, 0 reopened, 0 changed, 0 lost, 3 standing" in out


def test_another_engine_or_policy_compares_everything_again_and_says_so(run: Run) -> None:
    run("batch", "in.csv", "--checkpoint", "run.db")
    _, out, _ = run("rescreen", "in.csv", "--since", "run.db", "--threshold", "90")
    assert 'Everything was compared again: policy was {"threshold": 85.0} and is {"threshold": 90.0}.' in out
    with RunFile.begin(Path("run.db"), {}, date.today().isoformat()) as other:
        other.state({"engine": "sanscreen 0.0"})
        other.finish(5)
    _, out, _ = run("rescreen", "in.csv", "--since", "run.db")
    assert "Everything was compared again: engine was sanscreen 0.0 and is" in out


def test_a_run_that_cannot_be_a_base_is_refused(run: Run) -> None:
    assert run("rescreen", "in.csv", "--since", "run.db")[0] == 2
    Path("run.db").write_text("no database, and long enough not to be taken for one" * 20)
    status, _, err = run("rescreen", "in.csv", "--since", "run.db")
    assert status == 2
    assert "run.db: file is not a database" in err


def test_decisions_suppress_and_open_hits_are_left_to_decide(run: Run) -> None:
    run("batch", "in.csv", "--to-decide", "todo.csv")
    assert [row["reference"] for row in rows("todo.csv")] == ["1", "3", "4"]
    text = Path("todo.csv").read_text()
    lines = text.splitlines(keepends=True)
    lines[1] = lines[1].replace(",,,,,,", ",not the party,another birth date,A. Invented,2020-01-01,2099-01-01,")
    Path("done.csv").write_text("".join(lines))
    status, out, _ = run("batch", "in.csv", "-o", "out.csv", "--decisions", "done.csv", "--to-decide", "more.csv")
    assert status == 4
    assert "5 records read = 2 clear + 2 alert + 0 incomplete + 1 error" in out
    assert (
        "Decisions: 1; records by what they did: 1 suppressed, 0 reopened, 0 confirmed, 0 decisions in conflict." in out
    )
    assert "2 rows of the decisions are not decided yet." in out
    first = rows("out.csv")[0]
    assert (first["sanscreen_verdict"], first["sanscreen_suppressed"]) == ("clear", "1")
    assert "not the party by A. Invented on 2020-01-01" in first["sanscreen_flags"]
    assert [row["reference"] for row in rows("more.csv")] == ["3", "4"]


def test_a_decision_reopens_when_the_list_changes(run: Run) -> None:
    run("batch", "in.csv", "--to-decide", "todo.csv")
    finding = ",not the party,another birth date,A. Invented,2020-01-01,2099-01-01,"
    edit("todo.csv", ",,,,,,", finding)
    edit("list.yml", "EXAMPLE TRADING LLC", "EXAMPLE TRADING LTD")
    _, out, _ = run("batch", "in.csv", "-o", "out.csv", "--decisions", "todo.csv")
    assert "2 suppressed, 1 reopened" in out
    assert "the listed party has changed" in rows("out.csv")[2]["sanscreen_flags"]


def test_an_alert_whose_decision_no_longer_holds_is_reopened_and_not_standing(run: Run) -> None:
    run("batch", "in.csv", "--to-decide", "todo.csv")
    edit("todo.csv", ",,,,,,", ",not the party,another birth date,A. Invented,2020-01-01,2099-01-01,")
    run("batch", "in.csv", "--decisions", "todo.csv", "--checkpoint", "1.db")
    _, out, _ = run("rescreen", "in.csv", "--since", "1.db", "--decisions", "todo.csv", "--checkpoint", "2.db")
    assert "0 new, 0 reopened, 0 changed, 0 lost, 0 standing, 3 suppressed" in out
    edit("todo.csv", "2099-01-01", "2020-02-01")
    _, out, _ = run("rescreen", "in.csv", "--since", "2.db", "--decisions", "todo.csv", "--changes", "changes.csv")
    assert "0 new, 3 reopened, 0 changed, 0 lost, 0 standing, 0 suppressed" in out
    assert {(row["change"], row["why"]) for row in rows("changes.csv")} == {
        ("reopened", "the decision no longer holds")
    }


def test_a_file_that_an_analyst_filled_in_is_not_written_over(run: Run) -> None:
    run("batch", "in.csv", "--to-decide", "todo.csv")
    assert run("batch", "in.csv", "--to-decide", "todo.csv")[0] == 4
    edit("todo.csv", ",,,,,,", ",not the party,another birth date,A. Invented,2020-01-01,2099-01-01,")
    before = Path("todo.csv").read_bytes()
    status, _, err = run("batch", "in.csv", "--to-decide", "todo.csv")
    assert status == 2
    assert "todo.csv: holds 3 decisions; give it as --decisions" in err
    edit("todo.csv", "not the party", "perhaps")
    assert run("batch", "in.csv", "--to-decide", "todo.csv")[0] == 2
    edit("todo.csv", "perhaps", "not the party")
    assert Path("todo.csv").read_bytes() == before


def test_decisions_that_meet_nothing_are_told_and_confirmed_hits_are_not_asked_again(run: Run) -> None:
    run("batch", "in.csv", "--to-decide", "todo.csv")
    edit("todo.csv", ",,,,,,", ",the party,same birth date,A. Invented,2020-01-01,2099-01-01,")
    edit("in.csv", "3,Example", "33,Example")
    _, out, _ = run("batch", "in.csv", "--decisions", "todo.csv", "--to-decide", "open.csv")
    assert "0 suppressed, 0 reopened, 2 confirmed, 0 decisions in conflict" in out
    assert "1 decision met no hit of this file, the first: 3 and invented-trade example-trading." in out
    assert [row["reference"] for row in rows("open.csv")] == ["33"]


def test_decisions_that_cannot_be_read_stop_the_run(run: Run) -> None:
    Path("bad.csv").write_text("a,b\n1,2\n")
    status, _, err = run("batch", "in.csv", "--decisions", "bad.csv")
    assert status == 2
    assert "bad.csv: missing: 'watchlist', " in err
    assert run("batch", "in.csv", "--decisions", "missing.csv")[0] == 2


def test_a_canary_that_does_not_alert_fails_the_run_and_leaves_the_output_aside(run: Run) -> None:
    assert run("batch", "in.csv", "-o", "out.csv", "--expect-canary", "Ivan Testov")[0] == 4
    Path("out.csv").unlink()
    status, _, err = run(
        "batch", "in.csv", "-o", "out.csv", "--checkpoint", "run.db", "--expect-canary", "Invented Person"
    )
    assert status == 4
    assert "FAILED: canary 'Invented Person'" in err
    assert "the outcomes are left in out.csv.partial" in err
    assert not Path("out.csv").exists()
    assert run("rescreen", "in.csv", "--since", "run.db")[0] == 2


def test_a_swapped_column_fails_the_run(run: Run) -> None:
    Path("in.csv").write_text("name,id\n" + "".join(f"{number},Invented Person\n" for number in range(100)))
    status, _, err = run("batch", "in.csv", "-o", "out.csv")
    assert status == 4
    assert "FAILED: " in err
    assert run("batch", "in.csv", "-o", "out.csv", "--limit", "digits=off")[0] == 0


def test_one_file_is_not_written_for_two_things(run: Run) -> None:
    status, _, err = run("batch", "in.csv", "-o", "out.csv", "--to-decide", "out.csv")
    assert status == 2
    assert "out.csv: named twice, for -o and for --to-decide" in err
    assert run("batch", "in.csv", "-o", "run.db", "--checkpoint", "run.db", "--format", "csv")[0] == 2
    assert run("batch", "in.csv", "-o", "x.csv", "--checkpoint", "in.csv")[0] == 2
    assert Path("in.csv").read_text() == FILE


def test_every_outcome_stands_in_the_audit_log_and_can_be_replayed(run: Run) -> None:
    status, out, _ = run("batch", "in.csv", "-o", "out.csv", "--audit", "audit.log")
    assert status == 4
    assert "Audit: 5 records" in out or "Audit: 6 records" in out
    records = list(read_log("audit.log"))
    assert [each["kind"] for each in records].count("screening") == 5
    screener = Screener([load_watchlist("list.yml")], on=date.today())
    assert {each.state for each in replay_log("audit.log", screener)} <= {State.SAME, State.PARTLY}


def test_an_audit_log_that_is_not_ours_stops_the_run_before_it_begins(run: Run) -> None:
    Path("audit.log").write_text("something else\n")
    status, _, _ = run("batch", "in.csv", "-o", "out.csv", "--audit", "audit.log")
    assert status == 2
    assert Path("audit.log").read_text() == "something else\n"
    assert not Path("out.csv").exists()
