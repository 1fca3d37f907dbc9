import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sanscreen import (
    FEATURES,
    Decision,
    Decisions,
    Judgement,
    Party,
    PartyError,
    Policy,
    Scope,
    Screener,
    Watchlist,
    open_snapshot,
    save_snapshot,
)
from sanscreen.errors import AuditError
from sanscreen.integrations.audit import REPLAYERS, Replayed, State, open_audit_log, replay_log
from sanscreen.integrations.audit.line import sealed
from sanscreen.retrieval.answer import answer
from tests.conftest import invented_list
from tests.integrations.audit.logs import ON, lines, resealed, written


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "audit.jsonl"


def replayed(path: Path, screener: Screener, **options: Any) -> list[Replayed]:
    return list(replay_log(path, screener, **options))


def states(path: Path, screener: Screener) -> list[State]:
    return [each.state for each in replayed(path, screener)]


def rewritten(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the only record behind the first line, as somebody could who makes the whole chain anew."""
    first, line = lines(path)
    record = json.loads(line)
    change(record)
    del record["hash"]
    path.write_bytes(first + sealed(record)[1])


def without_the_person() -> Watchlist:
    found = invented_list()
    return replace(found, designations=found.designations[1:], digest="")


def test_the_same_lists_and_engine_give_the_same_results(path: Path, invented: Screener) -> None:
    written(path)
    same, unread = State.SAME, State.PARTLY
    assert states(path, invented) == [same, same, unread, same, same]
    assert replayed(path, invented)[2].says == ("could not be read then, and its input is not read again",)


def test_a_snapshot_of_the_same_lists_replays_too(path: Path, tmp_path: Path) -> None:
    written(path)
    save_snapshot(tmp_path / "lists.snapshot", [invented_list()])
    assert State.DIFFERENT not in states(path, open_snapshot(tmp_path / "lists.snapshot"))


@pytest.mark.parametrize("day", [date(2020, 1, 1), None])
def test_the_day_of_the_replaying_screener_does_not_matter(path: Path, day: date | None) -> None:
    dated = replace(invented_list(), as_of=date(2026, 1, 1), scope=Scope.OFFICIAL, digest="")
    recorded = Screener([dated], on=ON)
    with open_audit_log(path) as log:
        log.record("Quidam", recorded.screen("Quidam"), on=ON)
    assert "days old" in str(recorded.screen("Quidam").flags)
    assert states(path, Screener([dated], on=day)) == [State.SAME]


def test_every_policy_and_option_is_that_of_the_record(path: Path) -> None:
    with open_audit_log(path) as log:
        for policy in (Policy(60), Policy(85, max_list_age=3), Policy(99)):
            screener = Screener([invented_list()], policy)
            log.record("Ivan Testow", screener.screen("Ivan Testow"))
            log.record("Vanya", screener.screen("Vanya", threshold=100), threshold=100)
            stopped = screener.screen("Ivan Petrovich Testov", max_comparisons=1)
            log.record("Ivan Petrovich Testov", stopped, max_comparisons=1)
    assert set(states(path, Screener([invented_list()], Policy(1)))) == {State.SAME}


def test_a_threshold_below_that_of_the_lists_is_told(path: Path) -> None:
    with open_audit_log(path) as log:
        log.record("Quidam", Screener([invented_list()], Policy(60)).screen("Quidam"))
    (found,) = replayed(path, Screener([invented_list()]))
    assert found.state is State.NOT_REPLAYED
    assert found.says == ("its threshold is 60.0, and the lists were opened for 85.0 and above",)


def test_another_list_is_named_and_so_is_what_it_changes(path: Path) -> None:
    written(path)
    first, *_, nobody = replayed(path, Screener([without_the_person()]))
    assert first.state is State.DIFFERENT
    version, verdict, lost = first.says
    assert version.startswith("list invented: version undated+")
    assert verdict == "verdict alert then, clear now"
    assert lost.startswith("hit lost: invented testov (")
    assert nobody.state is State.DIFFERENT
    assert nobody.says == (version,)


def test_a_list_more_and_a_list_less_are_named(path: Path) -> None:
    written(path)
    other = replace(invented_list(), key="other", digest="")
    found = replayed(path, Screener([other]))[0].says
    assert any(said.startswith("list invented: version undated+") and said.endswith("not loaded now") for said in found)
    assert any(said.startswith("list other: not loaded then, version") for said in found)
    assert any(said.startswith("hit new: other testov") for said in found)


def test_another_engine_is_named_once_where_it_changes_nothing(
    path: Path, invented: Screener, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(path)
    then = invented.engine
    monkeypatch.setattr(invented, "_engine", "sanscreen 9.9")
    for each in replayed(path, invented):
        assert each.state is State.DIFFERENT
        assert each.says[0] == f"engine {then!r} then, 'sanscreen 9.9' now"
        assert [said for said in each.says[1:] if "not read again" not in said] == []


def test_a_screener_without_a_feature_tells_the_scores_that_change(path: Path) -> None:
    written(path)
    fewer = Screener([invented_list()], features=[each for each in FEATURES if each.name != "birth_date"])
    says = replayed(path, fewer)[0].says
    assert "without birth_date" in says[0]
    assert any(said.startswith("hit invented testov: ") for said in says)


def test_a_result_that_was_written_anew_is_seen_though_the_chain_holds(path: Path, invented: Screener) -> None:
    def clear(record: dict[str, Any]) -> None:
        record["result"] |= {"verdict": "clear", "hits": [], "score": 0.0, "is_alert": False, "is_clear": True}

    written(path, ["Ivan Testov"])
    rewritten(path, clear)
    (found,) = replayed(path, invented)
    assert found.state is State.DIFFERENT
    assert found.says[0] == "verdict clear then, alert now"
    assert found.says[1].startswith("hit new: invented testov")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda result: result["hits"][0].update(score=1.0), "hit invented testov: score 1.0 then,"),
        (lambda result: result["hits"][0].update(screened="x"), "hit invented testov: the same score, another screened"),
        (lambda result: result["flags"].append({"kind": "cut short", "detail": ""}), "another flags"),
        (lambda result: result["near_misses"].append(result["hits"][0]), "near miss lost: invented testov"),
        (lambda result: result.update(score=1.0), "the result differs"),
    ],
)  # fmt: skip
def test_every_part_of_a_result_is_compared(
    path: Path, invented: Screener, change: Callable[[dict[str, Any]], object], says: str
) -> None:
    written(path, ["Ivan Testov"])
    rewritten(path, lambda record: change(record["result"]))
    (found,) = replayed(path, invented)
    assert found.state is State.DIFFERENT
    assert any(said.startswith(says) for said in found.says), found.says


@pytest.mark.parametrize(
    "change",
    [
        lambda record: record.pop("result"),
        lambda record: record.pop("policy"),
        lambda record: record.pop("lists"),
        lambda record: record.update(lists=[7]),
        lambda record: record.update(options=7),
        lambda record: record.update(result=[]),
        lambda record: record["input"].update(party={"name": "x", "unknown": 1}),
        lambda record: record["input"].update(party=7),
        lambda record: record["options"].update(on="yesterday"),
        lambda record: record["policy"].update(threshold="high"),
        lambda record: record["result"].update(flags=[7]),
        lambda record: record["result"].update(hits=[{"watchlist": "x"}]),
    ],
)
def test_a_record_that_this_version_cannot_read_is_told_and_stops_nothing(
    path: Path, invented: Screener, change: Callable[[dict[str, Any]], object]
) -> None:
    written(path, ["Ivan Testov"])
    rewritten(path, change)
    written(path, ["Quidam"])
    found, after = replayed(path, invented)
    assert found.state is State.NOT_REPLAYED
    assert found.says[0].startswith("cannot be read by this version: ")
    assert after.state is State.SAME


def test_a_kind_that_nobody_replays_is_told(path: Path, invented: Screener) -> None:
    with open_audit_log(path) as log:
        log.append("note", {"text": "x"})
    (found,) = replayed(path, invented)
    assert found == Replayed(1, State.NOT_REPLAYED, ("kind 'note' is none of " + ", ".join(REPLAYERS),))


def test_a_kind_is_replayed_by_what_is_registered_for_it(
    path: Path, invented: Screener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(REPLAYERS, "note", REPLAYERS["screening"])
    written(path, ["Ivan Testov"])
    rewritten(path, lambda record: record.update(kind="note"))
    assert states(path, invented) == [State.SAME]


def test_a_result_that_is_called_a_repair_does_not_vanish(path: Path, invented: Screener) -> None:
    written(path)
    first, *others = lines(path)
    path.write_bytes(first + resealed(others[0], kind="repair"))
    (told,) = replay_log(path, invented)
    assert told.state is State.NOT_REPLAYED
    assert "a note of kind 'repair' that holds engine, input, " in told.says[0]


def test_repairs_are_no_results(path: Path, invented: Screener) -> None:
    written(path, ["Ivan Testov", "Quidam"])
    path.write_bytes(path.read_bytes()[:-10])
    open_audit_log(path, repair=True).close()
    assert states(path, invented) == [State.SAME]


# Work that was stopped.


def stopping_after(calls: int) -> Callable[[], bool]:
    left = iter(range(calls))
    return lambda: next(left, None) is None


@pytest.mark.parametrize("calls", range(12))
def test_work_that_its_caller_stopped_is_compared_as_far_as_it_went(
    path: Path, invented_scan: Screener, calls: int
) -> None:
    screening = invented_scan.screen("Ivan Petrovich Testov", should_stop=stopping_after(calls))
    with open_audit_log(path) as log:
        log.record("Ivan Petrovich Testov", screening)
    (found,) = replayed(path, invented_scan)
    if screening.verdict == "incomplete":
        assert found.state is State.PARTLY
        assert found.says == (
            f"stopped by its caller after {screening.compared.names} names, and compared up to there",
        )
    else:
        assert found.state is State.SAME


def test_a_hit_that_whole_work_does_not_find_is_no_stopped_work(path: Path, invented: Screener) -> None:
    screening = invented.screen("Ivan Petrovich Testov", should_stop=lambda: True)
    hits = invented.screen("Ivan Petrovich Testov").to_dict()["hits"]
    hits[0]["designation"]["id"] = "another"
    with open_audit_log(path) as log:
        log.record("Ivan Petrovich Testov", screening)
    rewritten(path, lambda record: record["result"].update(hits=hits))
    (found,) = replayed(path, invented)
    assert found.state is State.DIFFERENT
    assert found.says[0].startswith("hit lost: invented another")


# Decisions.


def decided(screener: Screener, party: Party, judgement: Judgement) -> Decision:
    (hit,) = screener.screen(party).hits
    return Decision(
        hit.watchlist, hit.designation.id, party.fingerprint, hit.designation.fingerprint, Decimal("85.0"), hit.score,
        judgement, "born elsewhere", "A. Invented", date(2026, 1, 1), date(2026, 12, 31),
    )  # fmt: skip


def test_a_hit_that_a_decision_suppressed_is_suppressed_again(path: Path, invented: Screener) -> None:
    party = Party("Ivan Testov")
    decisions = Decisions([decided(invented, party, Judgement.NOT_THE_PARTY)])
    screening = decisions.apply(invented.screen(party, on=ON), ON)
    assert screening.suppressed
    with open_audit_log(path) as log:
        with pytest.raises(AuditError, match="on: is missing"):
            log.record(party, screening)
        log.record(party, screening, on=ON)
    assert states(path, invented) == [State.SAME]


def test_a_decision_that_did_not_hold_on_that_day_is_told(path: Path, invented: Screener) -> None:
    party = Party("Ivan Testov")
    screening = Decisions([decided(invented, party, Judgement.NOT_THE_PARTY)]).apply(invented.screen(party), ON)
    with open_audit_log(path) as log:
        log.record(party, screening, on=date(2028, 1, 1))
    (found,) = replayed(path, invented)
    assert found.state is State.DIFFERENT
    assert "verdict clear then, alert now" in found.says
    assert any(said.startswith("suppressed hit lost: invented testov") for said in found.says)


def test_what_is_said_of_decisions_that_are_not_in_the_record_is_not_compared(path: Path, invented: Screener) -> None:
    party = Party("Ivan Testov")
    both = [decided(invented, party, judgement) for judgement in Judgement]
    with open_audit_log(path) as log:
        for decisions in (Decisions(both), Decisions([replace(both[0], expires_on=date(2026, 2, 1))])):
            screening = decisions.apply(invented.screen(party), ON)
            assert screening.flags
            assert not screening.suppressed
            log.record(party, screening, on=ON)
    assert states(path, invented) == [State.SAME, State.SAME]


# What is asked for.


def test_one_record_is_replayed_alone(path: Path, invented: Screener) -> None:
    written(path)
    assert [each.seq for each in replayed(path, invented, only=4)] == [4]
    with pytest.raises(AuditError, match="has no record 6 to be replayed"):
        replayed(path, invented, only=6)


def test_a_log_that_is_not_whole_is_replayed_up_to_there(path: Path, invented: Screener) -> None:
    written(path)
    found = lines(path)
    path.write_bytes(b"".join([*found[:3], found[3].replace(b"cells", b"CELLS"), *found[4:]]))
    replaying = replay_log(path, invented)
    assert [next(replaying).seq, next(replaying).seq] == [1, 2]
    with pytest.raises(AuditError, match="was changed"):
        next(replaying)


def test_a_private_log_is_not_replayed(path: Path, invented: Screener) -> None:
    written(path, private=True, key=b"k" * 16)
    with pytest.raises(AuditError, match="and not replayed"):
        replayed(path, invented)


def test_a_record_on_which_the_engine_failed_then_tells_what_it_says_now(path: Path, invented: Screener) -> None:
    (screening,) = invented.screen_many([PartyError("a fault of the engine, not of the record: KeyError: 7")])
    with open_audit_log(path) as log:
        log.record(Party("Ivan Testov"), screening)
    (found,) = replayed(path, invented)
    assert found.state is State.DIFFERENT
    assert found.says[0] == "verdict error then, alert now"


def test_a_record_on_which_the_engine_fails_now_is_told_and_stops_nothing(
    path: Path, invented: Screener, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(path, ["Ivan Testov", "Quidam"])
    real = answer

    def failing(party: Party | None, *rest: Any) -> Any:
        if party is not None and party.name == "Ivan Testov":
            raise ZeroDivisionError("invented")
        return real(party, *rest)

    monkeypatch.setattr("sanscreen.integrations.audit.screenings.answer", failing)
    found, after = replayed(path, invented)
    assert (found.state, found.says) == (State.DIFFERENT, ("the engine fails on it: ZeroDivisionError: invented",))
    assert after.state is State.SAME


def test_an_alert_that_was_written_anew_as_clear_and_stopped_is_told(path: Path, invented: Screener) -> None:
    with open_audit_log(path) as log:
        log.record("Ivan Testov", invented.screen("Ivan Testov"))

    def forge(record: dict[str, Any]) -> None:
        record["result"].update(hits=[], verdict="clear", is_clear=True, is_alert=False, score=0)
        record["options"].update(stopped="caller")

    rewritten(path, forge)
    (found,) = replayed(path, invented)
    assert found.state is State.DIFFERENT
