"""Payments in an audit log, verified and replayed."""

from datetime import date
from pathlib import Path

import pytest

from sanscreen import Policy, Screener, bundled_watchlists, screen_payment, screen_payments
from sanscreen.integrations.audit import State, open_audit_log, record_payment, replay_log, verify_log

MT = ":20:R-{}\n:50K:/1\nIGOR ZIMENKOV\n:59:/2\nEMILY HART\n:70:GOODS TO SIMFEROPOL"
ON = date(2026, 11, 28)


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener(bundled_watchlists())


@pytest.fixture
def log(screener: Screener, tmp_path: Path) -> Path:
    """A log of a text, of bytes, of a dictionary, of two payments in one text, and of what is no message."""
    path = tmp_path / "audit.jsonl"
    mapping: dict[str, object] = {"debtor": "Igor Zimenkov", "creditor": {"name": "Emily Hart"}}
    two = MT.format(1) + "\n-}\n" + MT.format(2)
    with open_audit_log(path) as opened:
        for message in (MT.format(1), MT.format(2).encode(), mapping, "garbage"):
            payment = screen_payment(message, screener=screener, on=ON, allow_illustrative=True)
            record_payment(opened, message, payment, on=ON)
        for place, payment in enumerate(
            screen_payments(two, screener=screener, on=ON, allow_illustrative=True), start=1
        ):
            record_payment(opened, two, payment, place=place, on=ON)
        stopped = screen_payment(MT.format(3), screener=screener, on=ON, allow_illustrative=True, deadline_ms=0)
        record_payment(opened, MT.format(3), stopped, on=ON)
    return path


def test_payments_are_the_same_when_they_are_made_anew(log: Path, screener: Screener) -> None:
    verify_log(log)
    *whole, stopped = replay_log(log, screener)
    assert len(whole) >= 5
    assert {each.state for each in whole} == {State.SAME}
    assert stopped.state is State.PARTLY


def test_another_list_is_told_with_what_is_lost(log: Path) -> None:
    lists = [each for each in bundled_watchlists() if "zimenkov" not in each.key]
    first = next(replay_log(log, Screener(lists)))
    assert first.state is State.DIFFERENT
    assert any("lost: 50K/2: " in said for said in first.says)


def test_another_policy_is_not_replayed(log: Path) -> None:
    first = next(replay_log(log, Screener(bundled_watchlists(), Policy(max_list_age=3))))
    assert first.state is State.NOT_REPLAYED
    assert "its policy is" in first.says[0]
