"""Payments in an audit log, verified and replayed."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sanscreen import PaymentScreening, Policy, Screener, bundled_watchlists, screen_payment, screen_payments
from sanscreen.errors import AuditError
from sanscreen.integrations.audit import (
    KeptMessage,
    Replayed,
    State,
    find_in_log,
    open_audit_log,
    record_payment,
    replay_log,
    verify_log,
)
from tests.integrations.audit.logs import lines, resealed

MT = ":20:R-{}\n:50K:/1\nIGOR ZIMENKOV\n:59:/2\nEMILY HART\n:70:GOODS TO SIMFEROPOL"
BROKEN = ":20:R-9\n:50K:/1\n...\n:59:/2\nIGOR ZIMENKOV\n:70:GOODS TO SIMFEROPOL"
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


def after(questions: int) -> Callable[[], bool]:
    """Return a `should_stop` that says so from its question number `questions` on, as a clock would."""
    asked = iter(range(questions))
    return lambda: next(asked, None) is None


def replayed(path: Path, screener: Screener, message: str, payment: PaymentScreening, most: int | None) -> Replayed:
    with open_audit_log(path) as log:
        record_payment(log, message, payment, on=ON, max_comparisons=most)
    *_, last = replay_log(path, screener)
    return last


def test_payments_are_the_same_when_they_are_made_anew(log: Path, screener: Screener) -> None:
    assert verify_log(log).fault is None
    *whole, stopped = replay_log(log, screener)
    assert len(whole) >= 5
    assert {each.state for each in whole} == {State.SAME}
    assert stopped.state is State.PARTLY


def test_another_list_is_told_with_what_is_lost(log: Path) -> None:
    lists = [each for each in bundled_watchlists() if "zimenkov" not in each.key]
    first = next(replay_log(log, Screener(lists)))
    assert first.state is State.DIFFERENT
    assert any("lost: 50K/2: " in said for said in first.says)


@pytest.mark.parametrize("policy", [Policy(1), Policy(70, max_list_age=3)])
def test_a_payment_is_replayed_under_its_own_policy(log: Path, policy: Policy) -> None:
    """Whatever the lists were opened for, and on whatever day."""
    *whole, stopped = replay_log(log, Screener(bundled_watchlists(), policy, on=date(2040, 1, 1)))
    assert {each.state for each in whole} == {State.SAME}
    assert stopped.state is State.PARTLY


def test_a_payment_of_a_lower_threshold_than_the_lists_is_told(log: Path) -> None:
    first = next(replay_log(log, Screener(bundled_watchlists(), Policy(95))))
    assert first.state is State.NOT_REPLAYED
    assert first.says == ("its threshold is 85.0, and the lists were opened for 95.0 and above",)


@pytest.mark.parametrize("message", [MT.format(1), BROKEN])
@pytest.mark.parametrize("most", [0, 1, 30, None])
def test_a_payment_stopped_at_any_moment_is_replayed_as_far_as_it_came(
    tmp_path: Path, screener: Screener, message: str, most: int | None
) -> None:
    """Also where it had a budget beside the clock, and where a part of it could not be read."""
    states = set()
    for questions in (0, 1, 2, 3, 5, 8, 13, 21, 34, 1000):
        payment = screen_payment(
            message,
            screener=screener,
            on=ON,
            allow_illustrative=True,
            max_comparisons=most,
            should_stop=after(questions),
        )
        found = replayed(tmp_path / "audit.jsonl", screener, message, payment, most)
        assert found.state in (State.SAME, State.PARTLY), (questions, found)
        states.add(found.state)
    assert State.SAME in states


def test_a_budget_is_replayed_byte_for_byte_and_a_clock_is_told(tmp_path: Path, screener: Screener) -> None:
    path, message = tmp_path / "audit.jsonl", MT.format(1)
    budget = screen_payment(message, screener=screener, on=ON, allow_illustrative=True, max_comparisons=1)
    assert replayed(path, screener, message, budget, 1) == Replayed(1, State.SAME)
    clock = screen_payment(
        message, screener=screener, on=ON, allow_illustrative=True, max_comparisons=50, deadline_ms=0
    )
    found = replayed(path, screener, message, clock, 50)
    said = "stopped before its end, and compared as far as it came: 0 of 3 parts were finished"
    assert found == Replayed(2, State.PARTLY, (said,))
    assert [json.loads(line)["options"]["stopped"] for line in lines(path)[1:]] == ["budget", "caller"]


def test_what_was_finished_of_a_stopped_payment_is_compared_whole(tmp_path: Path, screener: Screener) -> None:
    """Somebody who can write the log takes a hit away from a part that was finished, or puts one in where it was not."""
    path, message = tmp_path / "audit.jsonl", MT.format(1)
    for questions in range(1, 40):
        payment = screen_payment(
            message, screener=screener, on=ON, allow_illustrative=True, should_stop=after(questions)
        )
        if payment.parties[0].screening.hits and payment.verdict.value == "incomplete":
            break
    else:
        pytest.fail("no moment at which the first party was finished and the rest was not")
    assert replayed(path, screener, message, payment, None).state is State.PARTLY
    first, line = lines(path)
    record = json.loads(line)
    lost = json.loads(line)["result"]
    hit = lost["parties"][0]["screening"]["hits"].pop()
    lost["parties"][0]["screening"]["verdict"] = "clear"
    path.write_bytes(first + resealed(line, result=lost))
    (told,) = replay_log(path, screener)
    assert told.state is State.DIFFERENT
    record["result"]["parties"][1]["screening"]["hits"] = [hit]
    path.write_bytes(first + resealed(line, result=record["result"]))
    (told,) = replay_log(path, screener)
    assert told.state is State.DIFFERENT
    assert any(said.startswith("lost: 59/2: ") for said in told.says)


def test_a_payment_late_in_a_long_message_is_made_anew_alone(
    tmp_path: Path, screener: Screener, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, many = tmp_path / "audit.jsonl", "\n-}\n".join(MT.format(number) for number in range(40))
    *_, last = screen_payments(many, screener=screener, on=ON, allow_illustrative=True)
    with open_audit_log(path) as log:
        record_payment(log, many, last, place=40, on=ON)
        record_payment(log, many, last, place=41, on=ON)
    same, missing = replay_log(path, screener)
    assert same == Replayed(1, State.SAME)
    assert missing == Replayed(2, State.NOT_REPLAYED, ("its message has no payment 41: it has 40",))


def test_payments_of_a_file_that_is_kept_elsewhere_are_replayed_with_it_and_it_is_named_without(
    tmp_path: Path, screener: Screener
) -> None:
    path, file = tmp_path / "audit.jsonl", tmp_path / "payments.fin"
    file.write_text("\n-}\n".join(MT.format(number) for number in range(6)), encoding="utf-8")
    kept = KeptMessage.of(file)
    assert kept.bytes == file.stat().st_size
    with file.open("rb") as stream, open_audit_log(path) as log:
        outcomes = list(screen_payments(stream, screener=screener, on=ON, allow_illustrative=True))
        for place in (1, 2, 5, 3, 3, 6):  # in order, with some left out, back again
            record_payment(log, kept, outcomes[place - 1], place=place, on=ON, id=f"run 7, payment {place}")
        record_payment(log, kept, outcomes[0], place=4, on=ON)
    *same, other = replay_log(path, screener, messages=[file])
    assert {each.state for each in same} == {State.SAME}
    assert other.state is State.DIFFERENT
    assert "another reference" in other.says
    for messages in ([], [path]):  # none, and another file
        found = next(replay_log(path, screener, messages=messages))
        assert found.state is State.NOT_REPLAYED
        said = f"its message is kept elsewhere: payments.fin, sha256:{kept.sha256}, {kept.bytes} bytes"
        assert found.says == (said,)
    for missing in (tmp_path / "none", tmp_path):
        with pytest.raises(AuditError, match="cannot be read"):
            next(replay_log(path, screener, messages=[missing]))


NAMES = ":50K:/1\nIGOR ZIMENKOV\n:59:/2\nEMILY HART\n"


@pytest.mark.parametrize(
    "message",
    [
        f":20:R-1\n{NAMES}" + "".join(f":72:{'x' * 90_000}\n" for _ in range(15)),
        (f":20:R-1\n{NAMES}:72:" + '"' * 2_000_000).encode(),
        {"debtor": "Igor Zimenkov", "note": "\x01" * 2_000_000},
        {"debtor": "Igor Zimenkov", "note": '"' * 30_000_000},
        b"\x00" * 30_000_000,
        '"' * 30_000_000,
        "\ud800" * 2_000_000,
    ],
    ids=["long", "quotes", "controls", "dictionary", "zeros", "text", "halves"],
)
def test_no_message_is_too_long_to_be_recorded_so_that_none_stops_a_gate(
    tmp_path: Path, screener: Screener, message: str | bytes | dict[str, object]
) -> None:
    path, file = tmp_path / "audit.jsonl", tmp_path / "message"
    payment = screen_payment(message, screener=screener, on=ON, allow_illustrative=True, max_comparisons=0)
    with open_audit_log(path) as log:
        record_payment(log, message, payment, on=ON, max_comparisons=0)
    assert path.stat().st_size < 20_000_000
    assert "its message is kept elsewhere: a long message, sha256:" in next(replay_log(path, screener)).says[0]
    if isinstance(message, bytes):
        file.write_bytes(message)
    else:
        text = message if isinstance(message, str) else json.dumps(message, ensure_ascii=False)
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert next(replay_log(path, screener, messages=[file])) == Replayed(1, State.SAME)


@pytest.mark.parametrize("message", [None, 7, ["a"], {"debtor": object()}])
def test_what_is_no_message_is_not_recorded(tmp_path: Path, screener: Screener, message: object) -> None:
    payment = screen_payment("garbage", screener=screener, on=ON, allow_illustrative=True)
    with open_audit_log(tmp_path / "log") as log, pytest.raises(AuditError, match="message: "):
        record_payment(log, message, payment, on=ON)  # type: ignore[arg-type]  # on purpose


def test_the_text_of_a_private_payment_stands_nowhere_and_is_found_with_the_key(
    tmp_path: Path, screener: Screener
) -> None:
    path, key = tmp_path / "audit.jsonl", b"a key of invented bytes"
    message = ":20:REFERENCE-77\n:50K:/DE89370400440532013000\nQUILLON BARNABY\nELMSTREET 7\n:59:/2\nEMILY HART\n:70:PARCEL 88"
    given: dict[str, object] = {"debtor": {"name": "Quillon Barnaby", "birth_date": "1962-04-01"}, "note": "parcel 88"}
    with open_audit_log(path, key=key, private=True) as log:
        for each in (message, given):
            payment = screen_payment(each, screener=screener, on=ON, allow_illustrative=True)
            record_payment(log, each, payment, on=ON, id="CASE-12")
    text = path.read_text(encoding="utf-8").casefold()
    for word in ("quillon", "barnaby", "elmstreet", "emily", "parcel", "reference-77", "de8937", "1962-04", "case-12"):
        assert word not in text, word
    for name in ("quillon  BARNABY", "CASE-12"):
        assert [each["seq"] for each in find_in_log(path, key, name)] == [1, 2], name
    with pytest.raises(AuditError, match="was begun with another key"):
        list(find_in_log(path, key + b"2", "Quillon Barnaby"))
    assert verify_log(path).fault is None
    with pytest.raises(AuditError, match="can be verified and searched, and not replayed"):
        list(replay_log(path, screener))


@pytest.mark.parametrize("verdict", ["clear", "alert"])
def test_an_alert_that_was_written_anew_as_if_it_had_been_stopped_is_told(
    tmp_path: Path, screener: Screener, verdict: str
) -> None:
    payment = screen_payment(MT.format(1), screener=screener, on=ON, allow_illustrative=True)
    path = tmp_path / "audit.jsonl"
    with open_audit_log(path) as log:
        record_payment(log, MT.format(1), payment, on=ON)
    first, line = lines(path)
    result = json.loads(line)["result"]
    nothing = {"parties": [], "texts": [], "places": [], "complete": False, "verdict": verdict}
    path.write_bytes(first + resealed(line, result={**result, **nothing, "is_clear": verdict == "clear"}))
    (found,) = replay_log(path, screener)
    assert found.state is State.DIFFERENT


@pytest.mark.parametrize("kind", ["parties", "texts"])
def test_a_part_with_a_hit_that_was_taken_out_of_a_stopped_payment_is_told(
    tmp_path: Path, screener: Screener, kind: str
) -> None:
    path, message = tmp_path / "audit.jsonl", MT.format(1).replace("GOODS", "IGOR ZIMENKOV GOODS")
    payment = screen_payment(message, screener=screener, on=ON, allow_illustrative=True)
    with open_audit_log(path) as log:
        record_payment(log, message, payment, on=ON)
    first, line = lines(path)
    record = json.loads(line)
    result = record["result"]
    result.update(verdict="incomplete", complete=False, is_clear=False, is_alert=False)
    path.write_bytes(first + resealed(line, result=result, options={**record["options"], "stopped": "caller"}))
    assert next(replay_log(path, screener)).state is State.PARTLY
    result[kind] = [each for each in result[kind] if not (each["screening"] if kind == "parties" else each)["hits"]]
    path.write_bytes(first + resealed(line, result=result, options={**record["options"], "stopped": "caller"}))
    (told,) = replay_log(path, screener)
    assert told.state is State.DIFFERENT
    assert told.says[0].startswith("new: 50K/2: " if kind == "parties" else "new: 70: ")


def test_a_stopped_payment_says_how_many_parts_it_has(tmp_path: Path, screener: Screener) -> None:
    payment = screen_payment(MT.format(1), screener=screener, on=ON, allow_illustrative=True, deadline_ms=0)
    found = replayed(tmp_path / "audit.jsonl", screener, MT.format(1), payment, None)
    assert found.state is State.PARTLY
    assert "0 of 3 parts were finished" in found.says[0]
