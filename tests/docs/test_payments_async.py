"""The example of screening in processes of its own: one answer for each payment, and what is killed stays held."""

import asyncio
import multiprocessing
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sanscreen import bundled_watchlists, save_snapshot
from sanscreen.errors import AuditError
from sanscreen.integrations.audit import AuditLog, open_audit_log, read_log, verify_log
from tests.docs.examples import EXAMPLES

SLOW = ":20:SLOW\n:50K:/1\nJORG HUTTENRAUCH\n:59:/2\nHARROW AND FINCH LTD\n:70:" + "ZIMENKOV IGOR OF ALL " * 60


@pytest.fixture
def example(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The example, where the processes that it starts find it too."""
    monkeypatch.syspath_prepend(str(EXAMPLES))
    module = import_module("payments_async")
    monkeypatch.setattr(module, "PATIENCE", 120.0)  # a machine of tests can be slow
    monkeypatch.setattr(module, "DEADLINE_MS", 60_000)
    return module


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    path = tmp_path / "lists.snapshot"
    save_snapshot(path, bundled_watchlists())
    return path


def recorded(path: Path) -> set[str]:
    return {each["input"]["id"] for each in read_log(path) if each["kind"] == "payment"}


def test_every_payment_has_one_answer_and_what_is_released_is_recorded(
    example: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = asyncio.run(example.main(tmp_path))
    assert set(found) == set(example.MESSAGES)
    assert {id for id, each in found.items() if not each.released} == {"P-05", "P-10", "P-15", "P-20"}
    assert recorded(tmp_path / "payments.jsonl") == set(found)
    assert verify_log(tmp_path / "payments.jsonl").fault is None
    assert capsys.readouterr().out.splitlines()[-1] == "20 payments = 16 released + 4 held; 20 in the log"


def test_payments_of_a_process_that_is_killed_stay_held_and_the_others_go_on(
    example: ModuleType, lists: Path, tmp_path: Path
) -> None:
    path = tmp_path / "payments.jsonl"

    async def killed(log: AuditLog) -> tuple[Any, Any, Any]:
        gate = example.Gate(lists, log)
        try:
            first = await gate.answer("P-1", example.MESSAGES["P-01"])  # the processes are there
            waiting = [asyncio.create_task(gate.answer(f"S-{n}", SLOW)) for n in range(6)]
            await asyncio.sleep(0.05)
            for process in multiprocessing.active_children():
                process.kill()
            held = await asyncio.gather(*waiting)
            after = await gate.answer("P-2", example.MESSAGES["P-02"])
        finally:
            gate.close()
        return first, held, after

    with open_audit_log(path) as log:
        first, held, after = asyncio.run(killed(log))
    assert first.released
    assert after.released
    assert not any(each.released for each in held)
    gone = {each.id for each in held if each.why == "its process was killed"}
    assert gone
    assert recorded(path) == {"P-1", "P-2", *(each.id for each in held if each.id not in gone)}


def test_payment_without_an_answer_in_time_stays_held(
    example: ModuleType, lists: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(example, "PATIENCE", 0.0)

    async def late(log: AuditLog) -> Any:
        gate = example.Gate(lists, log)
        try:
            return await gate.answer("P-1", example.MESSAGES["P-01"])
        finally:
            gate.close()

    with open_audit_log(tmp_path / "payments.jsonl") as log:
        assert asyncio.run(late(log)) == ("P-1", False, "no answer within 0.0 s")


def test_what_cannot_be_screened_or_sent_stays_held_and_says_why(
    example: ModuleType, lists: Path, tmp_path: Path
) -> None:
    async def odd(log: AuditLog) -> list[Any]:
        gate = example.Gate(lists, log)
        two = example.MESSAGES["P-01"] + "\n-}\n" + example.MESSAGES["P-02"]
        try:
            return [await gate.answer(str(n), each) for n, each in enumerate(("garbage", two, lambda: 0))]
        finally:
            gate.close()

    with open_audit_log(tmp_path / "payments.jsonl") as log:
        found = asyncio.run(odd(log))
    assert [each.released for each in found] == [False] * 3
    assert "ERROR" in found[0].why
    assert found[1].why.startswith("MessageError: the message holds several payments")
    assert "pickle" in found[2].why


def test_outcome_that_cannot_be_recorded_ends_the_gate(example: ModuleType, lists: Path, tmp_path: Path) -> None:
    log = open_audit_log(tmp_path / "payments.jsonl")

    async def closed() -> None:
        gate = example.Gate(lists, log)
        log.close()
        try:
            await example.answers(gate, {"P-1": example.MESSAGES["P-01"]})
        finally:
            gate.close()

    with pytest.raises(ExceptionGroup) as told:
        asyncio.run(closed())
    assert told.value.subgroup(AuditError) is not None
