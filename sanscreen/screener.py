"""Watchlists and a policy, to a screener that answers for one party at a time or for many in order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Self

from sanscreen.errors import PartyError, PolicyError, SanscreenError, WatchlistError
from sanscreen.matching.compare import compare
from sanscreen.matching.engine import engine
from sanscreen.matching.features import FEATURES
from sanscreen.matching.flags import party_flags
from sanscreen.matching.judge import Judge, Judged
from sanscreen.matching.listed import ListedName, each_prepared
from sanscreen.matching.pair import Feature, FeatureKind
from sanscreen.matching.query import Query, queries_of, with_labelled_numbers
from sanscreen.matching.score import max_bonus
from sanscreen.matching.stop import Stop
from sanscreen.model import (
    Compared,
    Comparison,
    Hit,
    Party,
    PartyType,
    Policy,
    Screening,
    Verdict,
    Watchlist,
    WatchlistReference,
    list_flags,
)
from sanscreen.retrieval.index import Index, Parties, pack_index
from sanscreen.retrieval.parties import ListedParties
from sanscreen.retrieval.scan import Retrieval, Scan
from sanscreen.retrieval.snapshot import Snapshot

if TYPE_CHECKING:
    from sanscreen.evaluation import Coverage

__all__ = ["Screener", "checked"]


class Screener:
    """Screens parties against a fixed set of lists under a fixed policy.

    Nothing in it changes after it is built: share one between threads, and swap in a new one, in one assignment, when
    a list changes. Building raises `WatchlistError` for two lists of one key or a name that cannot be compared.

    An index passes over listed names that cannot reach the floor. With `exhaustive` every name is compared instead,
    which finds the same and takes long: it is there to prove that. `on` is the day for which the age of the lists counts,
    where a call does not say it: the library has no clock. With `self_test` every listed name is screened at once, and
    `WatchlistError` tells which are not found as they must be; for all of OFAC that takes minutes.
    """

    def __init__(
        self,
        watchlists: Iterable[Watchlist],
        policy: Policy | None = None,
        features: Sequence[Feature] = FEATURES,
        *,
        exhaustive: bool = False,
        on: date | None = None,
        self_test: bool = False,
    ) -> None:
        lists = checked(watchlists)
        self._watchlists: Callable[[], tuple[Watchlist, ...]] = lambda: lists
        self._parties: Parties = ListedParties(lists)
        self._policy = Policy() if policy is None else policy
        self._features = tuple(features)
        own = [feature.name for feature in self._features if feature not in FEATURES]
        missing = [feature.name for feature in FEATURES if feature not in self._features]
        self._engine = engine() + _listed("own features", own) + _listed("without", missing)
        bounded = all(each in FEATURES for each in self._features if each.kind is FeatureKind.BASE)
        indexed = bounded and not exhaustive  # an index knows the bounds of our own base features alone
        self._retrieval: Retrieval = _index(lists, self._parties) if indexed else Scan(lists)
        self._references = tuple(WatchlistReference.of(each) for each in lists)
        self._on = _day(on)
        if self_test:
            from sanscreen.evaluation import coverage  # noqa: PLC0415  # takes time at start, and is seldom asked

            _assert_covered(coverage(lists, self.screen, sample=0))

    @classmethod
    def over(cls, snapshot: Snapshot, policy: Policy | None = None, *, on: date | None = None) -> Self:
        """Return a screener over a snapshot of lists; `policy` has its threshold or a higher one."""
        policy = policy or snapshot.policy
        if policy.threshold < snapshot.policy.threshold:
            raise PolicyError(
                f"threshold {policy.threshold} is lower than the snapshot's {snapshot.policy.threshold}; "
                "build a snapshot with the lower one"
            )
        screener = cls.__new__(cls)
        screener._watchlists, screener._parties, screener._retrieval = snapshot.watchlists, snapshot, snapshot.index
        screener._policy, screener._features, screener._engine = policy, FEATURES, snapshot.engine
        screener._references, screener._on = snapshot.references, _day(on)
        return screener

    @property
    def watchlists(self) -> tuple[Watchlist, ...]:
        """The lists, in the order of their keys."""
        return self._watchlists()

    @property
    def policy(self) -> Policy:
        """What counts as a hit."""
        return self._policy

    @property
    def engine(self) -> str:
        """What must be the same for two screenings of the same input and lists to be the same, byte for byte."""
        return self._engine

    @property
    def references(self) -> tuple[WatchlistReference, ...]:
        """What every screening says of the lists."""
        return self._references

    @property
    def names(self) -> int:
        """How many listed names a party is compared with."""
        return self._retrieval.names

    def __repr__(self) -> str:
        lists = ", ".join(each.key for each in self._references)
        return f"<Screener over {lists}: {self.names} names, threshold {self._policy.threshold}>"

    def screen(
        self,
        party: str | Party,
        *,
        threshold: float | None = None,
        max_comparisons: int | None = None,
        should_stop: Callable[[], bool] | None = None,
        on: date | None = None,
    ) -> Screening:
        """Return the outcome for one party; a text is a party with that name.

        `threshold` (1 to 100) may be higher than the policy's, never lower. After `max_comparisons` listed names (0 or
        more) that had to be compared in full, or when `should_stop` says so, the verdict is INCOMPLETE with what was
        found so far, never CLEAR. Official lists that are too old on the day `on` are flagged (`Policy`). Where
        one of the party's names cannot be compared, the verdict is ERROR, with what its other names found. Raises
        `PartyError` for what is neither a party nor a text, and for an empty or overlong text; `PolicyError` for a
        threshold or a budget that makes no sense.
        """
        policy = self._stricter(threshold)
        if max_comparisons is not None and (type(max_comparisons) is not int or max_comparisons < 0):
            raise PolicyError(f"max_comparisons is a whole number from 0, got {max_comparisons!r}")
        on = _day(on)
        if isinstance(party, str):
            party = Party.of(name=party)
        if not isinstance(party, Party):
            raise PartyError(f"{party!r} is neither a Party nor a text")
        return self._screen(party, [], policy, max_comparisons, should_stop, on)

    def screen_many(
        self,
        parties: Iterable[str | Party | PartyError],
        *,
        threshold: float | None = None,
        max_comparisons: int | None = None,
        should_stop: Callable[[], bool] | None = None,
        on: date | None = None,
    ) -> Iterator[Screening]:
        """Yield one outcome for each party, in order; the keywords are those of `screen`, for each party.

        A record that could not be read, given as the `PartyError` that says why, or that is no party, has the verdict
        ERROR, and so has one on which the engine itself fails. Raises `PolicyError` for a threshold or a budget that makes no sense, and `PartyError` for one text, which
        would be screened letter by letter.
        """
        if isinstance(parties, str | bytes):
            raise PartyError(
                f"several parties are wanted, got the text {parties[:40]!r}; give a list: [{parties[:40]!r}]"
            )
        return self._screen_each(parties, threshold, max_comparisons, should_stop, on)

    def _screen_each(
        self,
        parties: Iterable[str | Party | PartyError],
        threshold: float | None,
        max_comparisons: int | None,
        should_stop: Callable[[], bool] | None,
        on: date | None,
    ) -> Iterator[Screening]:
        for party in parties:
            try:
                if isinstance(party, PartyError):
                    raise party
                yield self.screen(
                    party, threshold=threshold, max_comparisons=max_comparisons, should_stop=should_stop, on=on
                )
            except PartyError as problem:
                yield self._screen(None, [str(problem)], self._stricter(threshold), None, None, on)
            except SanscreenError:
                raise
            except Exception as fault:  # one record must not leave those behind it unscreened
                said = f"a fault of the engine, not of the record: {type(fault).__name__}: {fault}"
                yield self._screen(None, [said], self._stricter(threshold), None, None, on)

    def compare(self, screened: str | Party, listed: str | Party, type: PartyType | str = "unknown") -> Comparison:
        """Compare two names, or two records, with no index and no floor: the explanation alone.

        `type` is the type of the listed side where it is a text. Where it is not known, the name is compared as that
        of an individual and as that of an entity, and the better score counts. Raises `PartyError` for a name
        without a letter or figure.
        """
        return compare(screened, listed, type, self._features)

    def _stricter(self, threshold: float | None) -> Policy:
        if threshold is None:
            return self._policy
        policy = Policy(threshold, self._policy.max_list_age)
        if policy.threshold < self._policy.threshold:
            raise PolicyError(
                f"threshold {policy.threshold} is lower than this screener's {self._policy.threshold}; "
                "build a screener with the lower one"
            )
        return policy

    def _screen(
        self,
        party: Party | None,
        problems: Sequence[str],
        policy: Policy,
        max_comparisons: int | None,
        should_stop: Callable[[], bool] | None,
        on: date | None,
    ) -> Screening:
        best: dict[int, tuple[ListedName, Judged]] = {}
        queries: list[Query] = []
        compared, stop = 0, Stop(should_stop)
        if party is not None:
            queries, problems = queries_of(party, self._retrieval.types, stop)
        if party is not None and (queries or stop.said):
            floor = int(policy.near_miss_floor * 10)
            known = with_labelled_numbers(party)
            judge = Judge(known, queries, self._features)
            least = floor - max_bonus(self._features, known)  # what a name or a number must score before adjustments
            stop.said = stop() or max_comparisons == 0
            for listed in () if stop.said else self._retrieval.candidates(known, queries, least, stop):
                if compared == max_comparisons or stop():
                    stop.said = True
                    break
                compared += 1
                judged = judge.judge(listed, floor)
                if judged is not None and (listed.place not in best or judged.rank > best[listed.place][1].rank):
                    best[listed.place] = listed, judged
            compared = compared if stop.said else self.names
        ranked = sorted(best.values(), key=lambda pair: (-pair[1].tenths, pair[0].watchlist, pair[0].designation.id))
        threshold = int(policy.threshold * 10)
        hits = tuple(self._hit(listed, judged) for listed, judged in ranked if judged.tenths >= threshold)
        near = tuple(self._hit(listed, judged) for listed, judged in ranked if judged.tenths < threshold)
        verdict = (
            Verdict.ERROR if problems else Verdict.INCOMPLETE if stop.said else Verdict.ALERT if hits else Verdict.CLEAR
        )
        return Screening(
            verdict=verdict,
            party=party,
            hits=hits,
            near_misses=near,
            flags=(
                *party_flags(party, queries, {judged.screened for _, judged in ranked}),
                *list_flags(self._references, policy.max_list_age, on or self._on),
            ),
            policy=policy,
            watchlists=self._references,
            engine=self._engine,
            compared=Compared(compared, self.names),
            error="; ".join(problems) or None,
        )

    def _hit(self, listed: ListedName, judged: Judged) -> Hit:
        links = self._parties.links(listed.place)
        return Hit(listed.watchlist, listed.designation, listed.alias, judged.screened, judged.evidence(), links)


def _index(watchlists: Sequence[Watchlist], parties: Parties) -> Index:
    return Index(pack_index(each_prepared(watchlists)), parties)


def _day(on: date | None) -> date | None:
    if on is not None and type(on) is not date:
        raise PolicyError(f"on is a date, got {on!r}")
    return on


def checked(watchlists: Iterable[Watchlist]) -> tuple[Watchlist, ...]:
    """Return lists in the order of their keys. Raises `WatchlistError` for what is no list, for two of one key, and for none."""
    if isinstance(watchlists, Watchlist):
        raise WatchlistError("a screener takes several lists: write Screener([watchlist])")
    lists = tuple(watchlists)
    for each in lists:
        if not isinstance(each, Watchlist):
            raise WatchlistError(f"{each!r} is no Watchlist; load_watchlist(PATH) reads one")
    _check_keys(lists)
    return tuple(sorted(lists, key=lambda each: each.key))


def _assert_covered(found: "Coverage") -> None:
    if not found.complete:
        raise WatchlistError(
            [f"{miss.watchlist}: {miss.id}: {miss.name!r} is not found: {miss.found}" for miss in found.misses]
        )


def _check_keys(watchlists: Sequence[Watchlist]) -> None:
    keys = [each.key for each in watchlists]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise WatchlistError([f"{key}: given twice; give each list once" for key in twice])
    if not any(each.designations for each in watchlists):
        raise WatchlistError("no designation in any list: everybody would be clear")


def _listed(words: str, names: Sequence[str]) -> str:
    return f", {words} {' '.join(names)}" if names else ""
