"""A payment and its outcome, to a record of an audit log, and such a record to the same outcome made anew."""

import base64
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sanscreen.errors import AuditError
from sanscreen.integrations.audit.line import Head, Line
from sanscreen.integrations.audit.log import AuditLog
from sanscreen.integrations.audit.screenings import Options, Rebuilt, contents
from sanscreen.integrations.payments.outcome import PaymentScreening
from sanscreen.integrations.payments.screen import screen_payments
from sanscreen.model import Policy, Verdict
from sanscreen.screener import Screener

__all__ = ["payment_differences", "rebuild_payment", "record_payment"]


def record_payment(
    log: AuditLog,
    message: "str | bytes | Mapping[str, object]",
    payment: PaymentScreening,
    *,
    place: int = 1,
    on: date | None = None,
    max_comparisons: int | None = None,
    at: datetime | str | None = None,
) -> Head:
    """Write the outcome of a payment with the message that it came in, and return the record's number and hash.

    `place` is which payment of the message it is, from 1; `on` and `max_comparisons` are what the screening was told. Raises
    `AuditError`; the outcome is not in the log then.
    """
    raw: Any
    if isinstance(message, str):
        raw = {"text": message}
    elif isinstance(message, Mapping):
        try:
            raw = {"json": json.dumps(dict(message), ensure_ascii=False)}  # as text, since the order of its keys counts
        except (TypeError, ValueError, RecursionError) as problem:
            raise AuditError(f"message: is no dictionary that JSON has a form for: {problem}") from None
    else:
        raw = {"base64": base64.b64encode(message).decode("ascii")}
    stopped = payment.verdict is Verdict.INCOMPLETE
    options = Options(None, max_comparisons, on, "caller" if stopped and max_comparisons is None else None)
    used = payment.policy, payment.watchlists, payment.engine
    content = contents({"message": raw, "payment": place}, *used, options=options, result=payment.to_dict())
    return log.append("payment", content, at=at)


def rebuild_payment(record: Line, screener: Screener) -> Rebuilt:
    """Screen the payment of a record again, against the lists of `screener`.

    Raises `ValueError`, `KeyError` or `TypeError` for a record that cannot be made anew.
    """
    policy, options, given = Policy.from_dict(record["policy"]), record["options"], record["input"]
    if policy != screener.policy:
        raise ValueError(f"its policy is {policy.to_json()}, and that of the lists {screener.policy.to_json()}")
    raw, place = given["message"], given["payment"]
    message: Any = base64.b64decode(raw["base64"]) if "base64" in raw else raw.get("text")
    message = json.loads(raw["json"]) if message is None else message
    on = date.fromisoformat(options["on"]) if options["on"] else None
    outcomes = screen_payments(
        message,
        screener=screener,
        on=on,
        max_comparisons=options["max_comparisons"],
        allow_illustrative=True,
        allow_stale=True,
    )
    payment = next((each for number, each in enumerate(outcomes, start=1) if number == place), None)
    if payment is None:
        raise ValueError(f"the message has no payment {place}")
    before, after = dict(record["result"]), payment.to_dict()
    if options["stopped"] != "caller":
        return Rebuilt(before, after)
    now = set(_found(after))
    still = [each for each in _found(before) if each in now]
    note = "stopped by its caller, and compared as far as it came"
    return Rebuilt({"found": list(_found(before))}, {"found": still}, note)


def payment_differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return what differs between two outcomes of a payment, as dictionaries: the verdict, what is lost or new, the rest."""
    said = []
    if before.get("verdict") != after.get("verdict"):
        said.append(f"verdict {before.get('verdict')} then, {after.get('verdict')} now")
    then, now = list(_found(before)), list(_found(after))
    said += [f"lost: {each}" for each in then if each not in now]
    said += [f"new: {each}" for each in now if each not in then]
    keys = sorted(key for key in {*before, *after} if before.get(key) != after.get(key))
    return said or [f"another {key}" for key in keys]


def _found(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a payment met, each with the path of its field; what was put in short stays as it is."""
    yield from result.get("found", ())
    for party in result.get("parties", ()):
        for hit in party["screening"]["hits"]:
            yield f"{party['path']}: {hit['watchlist']} {hit['designation']['id']} at {hit['score']}"
    for text in result.get("texts", ()):
        for each in text["hits"]:
            hit = each["hit"]
            yield f"{text['path']}: {hit['watchlist']} {hit['designation']['id']} at {hit['score']}"
    for place in result.get("places", ()):
        yield f"{place['path']}: {place['place']['place']}"
