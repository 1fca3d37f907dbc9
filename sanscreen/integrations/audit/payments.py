"""A payment and its outcome, to a record of an audit log, and such a record to the same outcome made anew."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sanscreen.integrations.audit.differences import list_differences, without
from sanscreen.integrations.audit.kept import KeptFiles, KeptMessage, held
from sanscreen.integrations.audit.line import Head, Line
from sanscreen.integrations.audit.log import AuditLog
from sanscreen.integrations.audit.screenings import Options, Rebuilt, contents
from sanscreen.integrations.payments.outcome import PaymentScreening
from sanscreen.model import Policy
from sanscreen.screener import Screener

__all__ = ["payment_differences", "rebuild_payment", "record_payment"]

MAX_TEXTS = 1 << 20  # letters of all fields that are recorded whole; more can be a line that is longer than a log takes
CUT = 200  # letters of each field otherwise: as many as are shown

_OF_LISTS = frozenset({"engine", "watchlists"})  # compared for the record as a whole
_OF_ALL = frozenset({"verdict", "is_clear", "is_alert", "complete"})  # what was found until the end


def record_payment(
    log: AuditLog,
    message: "str | bytes | Mapping[str, object] | KeptMessage",
    payment: PaymentScreening,
    *,
    place: int = 1,
    id: str = "",
    on: date | None = None,
    max_comparisons: int | None = None,
    at: datetime | str | None = None,
) -> Head:
    """Write the outcome of a payment with the message that it came in, and return the record's number and hash.

    `place` is which payment of the message it is, from 1; `id` is what you call it, since senders repeat their references.
    `on` and `max_comparisons` are what the screening was told. A large file is kept elsewhere, and its `KeptMessage` is the
    message here; of a message beyond `MAX_HELD` the record has the digest alone, and of a payment of many letters the
    beginnings of its fields, so that no message is too long to be recorded. Raises `AuditError`; the outcome is not in the log then.
    """
    result = payment.to_dict()
    options = Options(None, max_comparisons, on, _stopped_by(result, max_comparisons))
    used = payment.policy, payment.watchlists, payment.engine
    given = {"message": held(message), "payment": place} | ({"id": id} if id else {})
    cut = {"texts_cut": CUT} if sum(len(each.text) for each in payment.fields) > MAX_TEXTS else {}
    content = contents(given, *used, options=options, result=_cut_texts(result, cut.get("texts_cut")))
    return log.append("payment", {**content, **cut}, at=at)


def rebuild_payment(record: Line, screener: Screener, files: KeptFiles | None = None) -> Rebuilt:
    """Screen the payment of a record again, against the lists of `screener`; `files` are messages that were kept elsewhere.

    Of a payment that was stopped before its end, what was finished is compared, and whether what was found is found again.
    Raises `AuditError`, `ValueError`, `KeyError` or `TypeError` for a record that cannot be made anew.
    """
    raw, place, options = record["input"]["message"], record["input"]["payment"], record["options"]
    on, most = date.fromisoformat(options["on"]) if options["on"] else None, options["max_comparisons"]
    screener = screener.under(Policy.from_dict(record["policy"]), on)
    payment = (files or KeptFiles()).outcome(raw, place, screener, on, most)
    before, after = dict(record["result"]), _cut_texts(payment.to_dict(), record.get("texts_cut"))
    if (
        before["verdict"] in ("clear", "alert")
        or not _is_stopped(before)
        or without(before, _OF_LISTS) == without(after, _OF_LISTS)
    ):
        return Rebuilt(before, after)
    cut = {each["path"] for each in _parts(before) if _is_cut(each)}
    finished = sum(not _is_cut(each) for each in _parts(before)), len(_parts(after))
    apart = _OF_LISTS | {"compared"} if list_differences(record["lists"], screener.references) else _OF_LISTS
    return _as_far_as_it_came(without(before, apart), without(after, apart), cut, finished)


def _cut_texts(result: dict[str, Any], letters: int | None) -> dict[str, Any]:
    """Return an outcome with the beginnings of the texts of its fields, where they are too long for a record."""
    if letters is None:
        return result
    return {**result, "fields": [{**each, "text": each["text"][:letters]} for each in result["fields"]]}


def _parts(result: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*result["parties"], *result["texts"]]


def _is_cut(part: Mapping[str, Any]) -> bool:
    """Return whether the work on a party or a text was stopped before its end."""
    if "complete" in part:
        return part["complete"] is not True
    verdict, compared = part["screening"]["verdict"], part["screening"]["compared"]
    return verdict == "incomplete" or bool(verdict == "error" and 0 < compared["names"] < compared["of"])


def _is_stopped(result: Mapping[str, Any]) -> bool:
    return result.get("complete") is False or any(map(_is_cut, _parts(result)))


def _stopped_by(result: Mapping[str, Any], max_comparisons: int | None) -> str | None:
    """Return who stopped the work, as far as that can be seen: of a text, the budget is believed."""
    if not _is_stopped(result):
        return None
    cut = [each for each in _parts(result) if _is_cut(each)]
    names = {each["screening"]["compared"]["names"] for each in cut if "screening" in each}
    return "budget" if cut and max_comparisons is not None and names <= {max_comparisons} else "caller"


def _as_far_as_it_came(
    before: Mapping[str, Any], after: Mapping[str, Any], cut: set[str], finished: tuple[int, int]
) -> Rebuilt:
    """Return two outcomes without what the work had not reached: a part that was cut stands for its hits alone.

    What is met now in a part that was not cut had to be met then, also where the record has no such part: work that is
    stopped leaves each part that it did not finish in the outcome.
    """
    then = {key: value for key, value in before.items() if key not in _OF_ALL}
    now = {key: value for key, value in after.items() if key not in _OF_ALL}
    met: dict[tuple[str, str, str], float] = {}
    for path, hit in _hits(after):
        key = path, hit["watchlist"], hit["designation"]["id"]
        met[key] = max(hit["score"], met.get(key, 0))

    def again(part: Mapping[str, Any], among: list[Any]) -> bool:
        if part["path"] not in cut:
            return part in among
        return all(
            met.get((path, hit["watchlist"], hit["designation"]["id"]), -1) >= hit["score"] for path, hit in _met(part)
        )

    for kind in ("parties", "texts"):
        now[kind] = [each for each in before[kind] if again(each, after[kind])]
        now[kind] += [
            each for each in after[kind] if each["path"] not in cut and each not in before[kind] and _met(each)
        ]
    for kind in ("places", "flags", "faults"):
        now[kind] = [each for each in before.get(kind, ()) if each in after.get(kind, ())]
        then[kind] = list(before.get(kind, ()))
    note = f"stopped before its end, and compared as far as it came: {finished[0]} of {finished[1]} parts were finished"
    return Rebuilt(then, now, note)


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
    """Yield what a payment met, each with the path of its field."""
    for path, hit in _hits(result):
        yield f"{path}: {hit['watchlist']} {hit['designation']['id']} at {hit['score']}"
    for place in result.get("places", ()):
        yield f"{place['path']}: {place['place']['place']}"


def _hits(result: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for party in result.get("parties", ()):
        yield from ((party["path"], hit) for hit in party["screening"]["hits"])
    for text in result.get("texts", ()):
        yield from ((text["path"], each["hit"]) for each in text["hits"])


def _met(part: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return what one party or text met."""
    return list(_hits({"parties" if "screening" in part else "texts": [part]}))
