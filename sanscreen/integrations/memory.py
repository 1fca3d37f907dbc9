"""A screening, to the text that a run file keeps of it, and back: lists, policy and engine are those of the run."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from sanscreen.errors import RunError
from sanscreen.integrations.run_file import RunFile
from sanscreen.model import Compared, Evidence, Flag, FlagKind, Hit, Party, Screening, Verdict, list_flags
from sanscreen.screener import Screener

__all__ = ["Memory", "fingerprint_of"]

T = TypeVar("T")


def fingerprint_of(party: Party) -> bytes:
    """Return the fingerprint of a party as bytes (32)."""
    return bytes.fromhex(party.fingerprint)


class Memory:
    """Outcomes of one screener on one day, in a run file."""

    def __init__(self, run: RunFile, screener: Screener, on: date | None) -> None:
        self.run = run
        self._setting = screener.setting(on=on)
        setting = self._setting
        self._list_flags = list_flags(setting.parties.references, setting.policy.max_list_age, setting.on)
        self._places: dict[tuple[str, str], int] | None = None

    def keep(self, fingerprint: bytes, screening: Screening) -> None:
        """Remember an outcome, unless it is that of no party or of one that was not wholly screened."""
        if screening.party is None or screening.verdict is Verdict.INCOMPLETE or screening.compared.partial:
            return
        own = screening.flags[: len(screening.flags) - len(self._list_flags)]  # those of the lists come last
        body: dict[str, Any] = {}
        if own:
            body["flags"] = [[flag.kind.value, flag.detail] for flag in own]
        if screening.hits or screening.near_misses:
            body["found"] = [_kept(hit) for hit in (*screening.hits, *screening.near_misses)]
        if screening.error is not None:
            body |= {"error": screening.error, "compared": screening.compared.names}
        self.run.keep(fingerprint, len(screening.hits), json.dumps(body, ensure_ascii=False, separators=(",", ":")))

    def recall(self, party: Party, fingerprint: bytes, of: RunFile | None = None) -> Screening | None:
        """Return the outcome for a party that was screened before, or None; `of` is another run that holds the same."""
        kept = (of or self.run).answer(fingerprint)
        if kept is None:
            return None
        return self._reading(kept, lambda body: self._screening(party, body), of or self.run)

    def earlier(self, fingerprint: bytes, of: RunFile, touched: Callable[[str, str], bool]) -> list[Hit] | None:
        """Return the hits and near misses of an earlier run that are not `touched` (list key, id) by what changed since.

        None where the party was not screened then, or not wholly.
        """
        kept = of.answer(fingerprint)
        if kept is None:
            return None

        def read(body: dict[str, Any]) -> list[Hit] | None:
            found = body.get("found", [])
            return None if "error" in body else self._hits([each for each in found if not touched(*_pair(each))])

        return self._reading(kept, read, of)

    def _screening(self, party: Party, body: dict[str, Any]) -> Screening:
        setting = self._setting
        found = self._hits(body.get("found", []))
        hits = tuple(hit for hit in found if hit.score >= setting.policy.threshold)
        error, names = body.get("error"), setting.retrieval.names
        if error is not None and not (isinstance(error, str) and isinstance(body["compared"], int)):
            raise ValueError("an error is a text, with how many names were compared")
        return Screening(
            verdict=Verdict.ERROR if error is not None else Verdict.ALERT if hits else Verdict.CLEAR,
            party=party,
            hits=hits,
            near_misses=tuple(found[len(hits) :]),
            flags=(*(Flag(FlagKind(kind), detail) for kind, detail in body.get("flags", [])), *self._list_flags),
            policy=setting.policy,
            watchlists=setting.parties.references,
            engine=setting.engine,
            compared=Compared(names if error is None else body["compared"], names),
            error=error,
        )

    def _hits(self, found: Sequence[dict[str, Any]]) -> list[Hit]:
        hits = []
        for each in found:
            place = self._place(*_pair(each))
            designation = self._setting.parties.designation(place)
            evidence = tuple(Evidence.from_dict(line) for line in each["evidence"])
            alias, links = designation.aliases[each["alias"]], self._setting.parties.links(place)
            if not isinstance(each["screened"], str):
                raise ValueError("what was screened is a text")
            hits.append(Hit(each["list"], designation, alias, each["screened"], evidence, links))
        return hits

    def _place(self, watchlist: str, id: str) -> int:
        if self._places is None:  # asked for late: a snapshot has to be read whole for it
            parties = self._setting.parties
            places = range(len(parties))
            self._places = {(parties.watchlist(each), parties.content(each)[0]): each for each in places}
        return self._places[watchlist, id]

    def _reading(self, kept: str, read: Callable[[dict[str, Any]], T], run: RunFile) -> T:
        try:
            return read(json.loads(kept))
        except (ValueError, TypeError, KeyError, IndexError, RecursionError, AttributeError) as problem:
            raise RunError(
                f"{run.name}: an outcome in it cannot be read: {problem}; run it again with a new file"
            ) from None


def _kept(hit: Hit) -> dict[str, Any]:
    evidence = [line.to_dict() for line in hit.evidence]
    alias = hit.designation.aliases.index(hit.alias)
    score = float(hit.score)  # for those who read the file by other means
    return {
        "list": hit.watchlist,
        "id": hit.designation.id,
        "name": hit.designation.primary_name,
        "score": score,
        "alias": alias,
        "screened": hit.screened,
        "evidence": evidence,
    }  # fmt: skip


def _pair(kept: dict[str, Any]) -> tuple[str, str]:
    return kept["list"], kept["id"]
