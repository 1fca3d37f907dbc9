"""Watchlists and a policy, to a screener that answers for one party at a time or for many in order."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sanscreen.errors import PartyError, PolicyError, WatchlistError
from sanscreen.matching.compare import compare
from sanscreen.matching.engine import engine
from sanscreen.matching.features import FEATURES
from sanscreen.matching.judge import Judge, Judged, Query
from sanscreen.matching.pair import Feature
from sanscreen.matching.retrieval import ListedName, Retrieval, Scan
from sanscreen.model import (
    Compared,
    Comparison,
    Flag,
    FlagKind,
    Hit,
    Party,
    PartyType,
    Policy,
    Scope,
    Screening,
    Verdict,
    Watchlist,
    WatchlistReference,
)
from sanscreen.names.prepare import NameTooLongError

__all__ = ["Screener"]


class Screener:
    """Screens parties against a fixed set of lists under a fixed policy.

    Nothing in it changes after it is built: share one between threads, and swap in a new one, in one assignment, when
    a list changes. Building raises `WatchlistError` for two lists of one key or a name that cannot be compared.
    """

    def __init__(
        self,
        watchlists: Iterable[Watchlist],
        policy: Policy | None = None,
        features: Sequence[Feature] = FEATURES,
    ) -> None:
        self.watchlists = tuple(sorted(watchlists, key=lambda each: each.key))
        self.policy = policy or Policy()
        self._features = tuple(features)
        own = [feature.name for feature in self._features if feature not in FEATURES]
        missing = [feature.name for feature in FEATURES if feature not in self._features]
        self.engine = engine() + _listed("own features", own) + _listed("without", missing)
        _check_keys(self.watchlists)
        self._retrieval: Retrieval = Scan(self.watchlists)
        self.references = tuple(WatchlistReference.to(each) for each in self.watchlists)

    @property
    def names(self) -> int:
        """How many listed names a party is compared with."""
        return self._retrieval.names

    def screen(
        self,
        party: str | Party,
        *,
        threshold: float | None = None,
        max_comparisons: int | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> Screening:
        """Return the outcome for one party; a text is a party with that name.

        `threshold` may be higher than the policy's, never lower. After `max_comparisons` listed names, or when
        `should_stop` says so, the verdict is INCOMPLETE with what was found so far, never CLEAR. A name without a
        letter or figure gives the verdict ERROR. Raises `PartyError` for an empty or overlong text, `PolicyError`
        for a threshold that makes no sense.
        """
        policy = self._policy(threshold)
        if isinstance(party, str):
            party = Party.of(name=party)
        try:
            queries = [Query.of(name, self._retrieval.types) for name in party.names]
        except NameTooLongError as problem:
            return self._failed(party, str(problem), policy)
        for name, query in zip(party.names, queries, strict=True):
            if not any(prepared.tokens for prepared in query.prepared.values()):
                return self._failed(party, f"the name {name!r} has no letter or figure that can be compared", policy)
        return self._screen(party, queries, policy, max_comparisons, should_stop)

    def screen_many(self, parties: Iterable[str | Party | PartyError]) -> Iterator[Screening]:
        """Yield one outcome for each party, in order; a record that could not be read has the verdict ERROR."""
        for party in parties:
            if isinstance(party, PartyError):
                yield self._failed(None, str(party), self.policy)
                continue
            try:
                yield self.screen(party)
            except PartyError as problem:
                yield self._failed(None, str(problem), self.policy)

    def compare(self, screened: str | Party, listed: str | Party, type: PartyType | str = "unknown") -> Comparison:
        """Compare two names, or two records, with no index and no floor: the explanation alone.

        `type` is the type of the listed side where it is a text. Where it is not known, the name is compared as that
        of an individual and as that of an entity, and the better score counts. Raises `PartyError` for a name
        without a letter or figure.
        """
        return compare(screened, listed, type, self._features)

    def _policy(self, threshold: float | None) -> Policy:
        if threshold is None:
            return self.policy
        policy = Policy(threshold)
        if policy.threshold < self.policy.threshold:
            raise PolicyError(
                f"threshold {policy.threshold} is lower than this screener's {self.policy.threshold}; "
                "build a screener with the lower one"
            )
        return policy

    def _screen(
        self,
        party: Party,
        queries: list[Query],
        policy: Policy,
        max_comparisons: int | None,
        should_stop: Callable[[], bool] | None,
    ) -> Screening:
        floor, threshold = int(policy.near_miss_floor * 10), int(policy.threshold * 10)
        judge = Judge(party, queries, self._features)
        best: dict[int, tuple[ListedName, Judged]] = {}
        compared, stopped = 0, False
        for listed in self._retrieval.candidates([each for query in queries for each in query.prepared.values()]):
            if compared == max_comparisons or (should_stop is not None and should_stop()):
                stopped = True
                break
            compared += 1
            judged = judge.judge(listed, floor)
            if judged is not None and (listed.place not in best or judged.rank > best[listed.place][1].rank):
                best[listed.place] = listed, judged
        ranked = sorted(best.values(), key=lambda pair: (-pair[1].tenths, pair[0].watchlist, pair[0].designation.id))
        hits = tuple(_hit(listed, judged) for listed, judged in ranked if judged.tenths >= threshold)
        near = tuple(_hit(listed, judged) for listed, judged in ranked if judged.tenths < threshold)
        verdict = Verdict.INCOMPLETE if stopped else Verdict.ALERT if hits else Verdict.CLEAR
        return self._screening(
            verdict,
            party,
            policy,
            hits=hits,
            near_misses=near,
            flags=(*_flags(party, queries), *self._list_flags()),
            compared=Compared(compared if stopped else self.names, self.names),
        )

    def _failed(self, party: Party | None, error: str, policy: Policy) -> Screening:
        return self._screening(
            Verdict.ERROR,
            party,
            policy,
            flags=self._list_flags(),
            compared=Compared(0, self.names),
            error=error,
        )

    def _screening(
        self,
        verdict: Verdict,
        party: Party | None,
        policy: Policy,
        *,
        compared: Compared,
        flags: tuple[Flag, ...],
        hits: tuple[Hit, ...] = (),
        near_misses: tuple[Hit, ...] = (),
        error: str | None = None,
    ) -> Screening:
        return Screening(
            verdict, party, hits, near_misses, flags, policy, self.references, self.engine, compared, error
        )

    def _list_flags(self) -> tuple[Flag, ...]:
        if all(each.scope is Scope.ILLUSTRATIVE for each in self.watchlists):
            return (Flag(FlagKind.ILLUSTRATIVE_LISTS_ONLY, "not the OFAC, UN, EU or UK list"),)
        return ()


def _check_keys(watchlists: Sequence[Watchlist]) -> None:
    keys = [each.key for each in watchlists]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise WatchlistError([f"{key}: given twice; give each list once" for key in twice])
    if not any(each.designations for each in watchlists):
        raise WatchlistError("no designation in any list: everybody would be clear")


def _listed(words: str, names: Sequence[str]) -> str:
    return f", {words} {' '.join(names)}" if names else ""


def _hit(listed: ListedName, judged: Judged) -> Hit:
    return Hit(listed.watchlist, listed.designation, listed.alias, judged.screened, judged.evidence())


def _flags(party: Party, queries: Sequence[Query]) -> tuple[Flag, ...]:
    prepared = (flag for query in queries for name in query.prepared.values() for flag in name.flags)
    found = dict.fromkeys(Flag(kind, detail) for kind, detail in prepared)
    return (*found, *(Flag(FlagKind.FIELD_NOT_READ, reason) for reason in party.unread))
