"""A screening, to what a record says of it, and such a record, to the same screening made anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sanscreen.errors import AuditError
from sanscreen.integrations.audit.line import Line
from sanscreen.matching.stop import Stop
from sanscreen.model import Decision, FlagKind, Party, Policy, Record, Screening, Verdict, WatchlistReference
from sanscreen.model.decisions import Decisions
from sanscreen.retrieval.answer import answer
from sanscreen.screener import Screener

__all__ = ["Options", "Rebuilt", "content_of", "contents", "rebuild_screening"]

_OF_DECISIONS = frozenset(
    {FlagKind.REOPENED, FlagKind.CONFIRMED, FlagKind.CONFLICT}
)  # said of decisions that the record does not hold


@dataclass(frozen=True, slots=True)
class Options(Record):
    """What the screener was told beside the party: `on` by the call or when it was built.

    `stopped` is who ended the work before its end: "budget" (`max_comparisons`), which can be replayed, or "caller", which
    cannot.
    """

    threshold: Decimal | None
    max_comparisons: int | None
    on: date | None
    stopped: str | None


class Rebuilt(NamedTuple):
    """A result as it was recorded and as it is now, as far as both can be compared; `note` tells why not whole."""

    before: dict[str, Any]
    after: dict[str, Any]
    note: str = ""


def content_of(
    input: object,
    screening: Screening,
    *,
    threshold: float | None = None,
    max_comparisons: int | None = None,
    on: date | None = None,
) -> dict[str, Any]:
    """Return what a record says of a screening. Raises `AuditError` where input and screening do not belong together."""
    party = screening.party
    if isinstance(input, Party):
        if party is not None and party != input:
            raise AuditError("input: is another party than that of the screening")
        party = input
    given = {"party": party.to_dict()} if party is not None else {"unread": _unread(input)}
    if screening.suppressed and on is None:
        raise AuditError("on: is missing, and a decision suppressed a hit: on which day?")
    least = None if threshold is None else Policy(threshold).threshold
    options = Options(least, max_comparisons, on, _stopped(screening, max_comparisons))
    used = screening.policy, screening.watchlists, screening.engine
    return contents(given, *used, options=options, result=screening.to_dict())


def contents(
    input: Mapping[str, Any],
    policy: Policy,
    references: Sequence[WatchlistReference],
    engine: str,
    *,
    options: Options,
    result: Mapping[str, Any],
) -> dict[str, Any]:
    """Return what a record says of a result of any kind, which `replay_log` needs of it."""
    lists = [{name: each.to_dict().get(name) for name in ("key", "version", "digest", "as_of")} for each in references]
    return {
        "input": dict(input),
        "policy": policy.to_dict(),
        "options": options.to_dict(),
        "lists": lists,
        "engine": engine,
        "result": dict(result),
    }


def _unread(input: object) -> object:
    if isinstance(input, Mapping):
        input = dict(input)
    texts = input.values() if isinstance(input, dict) else input if isinstance(input, list | tuple) else [input]
    keys = input if isinstance(input, dict) else ()
    if input is not None and not all(isinstance(text, str) for text in (*texts, *keys)):
        raise AuditError(
            f"input: {type(input).__name__} is neither a party nor what there was instead: a text, or a list or a "
            "dictionary of texts"
        )
    return list(input) if isinstance(input, tuple) else input


def _stopped(screening: Screening, max_comparisons: int | None) -> str | None:
    """Return who stopped the work: the budget, which can be replayed, or the caller's clock, which cannot."""
    compared = screening.compared
    if not (screening.verdict is Verdict.INCOMPLETE or compared.partial):
        return None
    return "budget" if max_comparisons is not None and compared.names == max_comparisons else "caller"


def rebuild_screening(record: Line, screener: Screener) -> Rebuilt:
    """Screen what a record says was screened, under its policy and options, against the lists of `screener`.

    Raises `ValueError`, `KeyError` or `TypeError` for a record that this version cannot read.
    """
    before, options = dict(record["result"]), record["options"]
    caller = options["stopped"] == "caller" and _is_cut(before)  # a clear one was not stopped, whatever is said of it
    budget = before["compared"]["names"] if caller else options["max_comparisons"]
    after = _screened(record, screener, budget)
    before["flags"] = [flag for flag in before["flags"] if flag["kind"] not in _OF_DECISIONS]
    if not caller:
        unread = "party" not in record["input"]
        return Rebuilt(before, after, "could not be read then, and its input is not read again" if unread else "")
    note = f"stopped by its caller after {budget} names, and compared up to there"
    if before == after:
        return Rebuilt(before, after, note)
    return Rebuilt(
        {"hits": before["hits"]}, {"hits": _still(before["hits"], _screened(record, screener, None)["hits"])}, note
    )


def _is_cut(result: Mapping[str, Any]) -> bool:
    names, of = result["compared"]["names"], result["compared"]["of"]
    return bool(result["verdict"] == "incomplete" or (result["verdict"] == "error" and 0 < names < of))


def _screened(record: Line, screener: Screener, budget: int | None) -> dict[str, Any]:
    on = date.fromisoformat(record["options"]["on"]) if record["options"]["on"] else None
    setting = screener.setting(Policy.from_dict(record["policy"]))._replace(on=on)
    stated = record["input"].get("party")
    party = None if stated is None else Party.from_dict(stated)
    problems = (record["result"]["error"],) if party is None else ()
    screening = answer(party, problems, setting, budget, Stop(None))
    decided = [Decision.from_dict(each["decision"]) for each in record["result"].get("suppressed", ())]
    if decided and on is not None:
        screening = Decisions(decided).apply(screening, on)
    flags = tuple(flag for flag in screening.flags if flag.kind not in _OF_DECISIONS)
    return replace(screening, flags=flags).to_dict()


def _still(before: list[Mapping[str, Any]], now: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the hits of a work that was stopped which the whole work finds at the same score or, by a better name, above."""
    scores = {(each["watchlist"], each["designation"]["id"]): each["score"] for each in now}
    return [each for each in before if scores.get((each["watchlist"], each["designation"]["id"]), 0) >= each["score"]]
