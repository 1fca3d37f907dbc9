"""Watchlists and a policy, to a screener that answers for one party at a time or for many in order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from datetime import date
from functools import partial
from typing import Self

from sanscreen.errors import PartyError, PolicyError, SanscreenError
from sanscreen.matching.compare import compare
from sanscreen.matching.engine import engine
from sanscreen.matching.features import FEATURES
from sanscreen.matching.listed import each_prepared
from sanscreen.matching.pair import Feature, FeatureKind
from sanscreen.matching.stop import Stop
from sanscreen.model import CacheStats, Comparison, Party, PartyType, Policy, Screening, Watchlist, WatchlistReference
from sanscreen.model.policy import check_budget, checked_day
from sanscreen.remembered import ROOM, Remembered
from sanscreen.retrieval.answer import Setting, answer
from sanscreen.retrieval.index import Index, Parties, pack_index
from sanscreen.retrieval.parties import ListedParties, checked
from sanscreen.retrieval.scan import Retrieval, Scan
from sanscreen.retrieval.snapshot import Snapshot

__all__ = ["Screener"]

SAMPLE = (  # made up: a name in each script whose tables are read when they are first asked for
    "Testov, Ivan Petrovich", "Тестов Иван Петрович", "김시험", "测试贸易有限公司", "Invented Trading Co. Ltd", "اختبار سعيد",
)  # fmt: skip


class Screener:
    """Screens parties against a fixed set of lists under a fixed policy.

    Nothing in it changes after it is built: share one between threads, and swap in a new one, in one assignment, when
    a list changes. Building raises `WatchlistError` for two lists of one key or a name that cannot be compared.

    An index passes over listed names that cannot reach the floor. With `exhaustive` every name is compared instead,
    which finds the same and takes long: it is there to prove that. `on` is the day for which the age of the lists counts,
    where a call does not say it: the library has no clock. With `self_test` every listed name is screened at once, and
    `WatchlistError` tells which are not found as they must be; for all of OFAC that takes minutes. `remember` is the room
    for outcomes that are told again, in places of some 250 bytes: one for a name without a hit, eight for each hit; 0 keeps
    none. Raises `PolicyError` for another value than a whole number from 0.
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
        remember: int = ROOM,
    ) -> None:
        lists = checked(watchlists)
        self._parties: Parties = ListedParties(lists)
        self._policy = Policy() if policy is None else policy
        self._features = tuple(features)
        own = [feature.name for feature in self._features if feature not in FEATURES]
        missing = [feature.name for feature in FEATURES if feature not in self._features]
        self._engine = engine() + _listed("own features", own) + _listed("without", missing)
        bounded = all(each in FEATURES for each in self._features if each.kind is FeatureKind.BASE)
        indexed = bounded and not exhaustive  # an index knows the bounds of our own base features alone
        self._retrieval: Retrieval = _index(lists, self._parties) if indexed else Scan(lists)
        self._on = checked_day(on)
        known = indexed and self._features == FEATURES  # nobody knows what other features look at
        self._remembered = Remembered(remember if known else 0)
        if self_test:
            from sanscreen.evaluation import assert_covered  # noqa: PLC0415  # takes time at start, and is seldom asked

            assert_covered(lists, self.screen)

    @classmethod
    def over(
        cls, snapshot: Snapshot, policy: Policy | None = None, on: date | None = None, remember: int = ROOM
    ) -> Self:
        """Return a screener over a snapshot of lists; `policy` has its threshold or a higher one."""
        policy = policy or snapshot.policy
        if policy.threshold < snapshot.policy.threshold:
            raise PolicyError(
                f"threshold {policy.threshold} is lower than the snapshot's {snapshot.policy.threshold}; "
                "build a snapshot with the lower one"
            )
        screener = cls.__new__(cls)
        screener._parties, screener._retrieval = snapshot, snapshot.index
        screener._policy, screener._features, screener._engine = policy, FEATURES, snapshot.engine
        screener._on, screener._remembered = checked_day(on), Remembered(remember)
        return screener

    def under(self, policy: Policy, on: date | None = None) -> Self:
        """Return a screener over the same lists, for a policy of the same threshold or a higher one, and a day."""
        other = copy(self)
        other._policy, other._on = self._not_lower(policy), checked_day(on)
        return other

    def __getstate__(self) -> dict[str, object]:
        """Return what another process makes the same screener of; a snapshot has its index with it."""
        return {**self.__dict__, "_retrieval": None if isinstance(self._parties, Snapshot) else self._retrieval}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        if isinstance(self._parties, Snapshot):
            self._retrieval = self._parties.index

    @property
    def watchlists(self) -> tuple[Watchlist, ...]:
        """The lists, in the order of their keys."""
        return self._parties.watchlists()

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
        return self._parties.references

    @property
    def names(self) -> int:
        """How many listed names a party is compared with."""
        return self._retrieval.names

    def __repr__(self) -> str:
        lists = ", ".join(each.key for each in self._parties.references)
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
        check_budget(max_comparisons)
        on = checked_day(on)
        if isinstance(party, str):
            party = Party.of(name=party)
        if not isinstance(party, Party):
            raise PartyError(f"{party!r} is neither a Party nor a text")
        return self._answer(party, (), policy, max_comparisons, should_stop, on)

    def screen_many(
        self,
        parties: Iterable[str | Party | PartyError],
        *,
        threshold: float | None = None,
        max_comparisons: int | None = None,
        should_stop: Callable[[], bool] | None = None,
        on: date | None = None,
        workers: int = 1,
    ) -> Iterator[Screening]:
        """Yield one outcome for each party, in order; the keywords are those of `screen`, for each party.

        A record that could not be read, given as the `PartyError` that says why, or that is no party, has the verdict
        ERROR, and so has one on which the engine itself fails. With `workers` from 2 so many processes screen, and
        parties are read some hundred ahead; `should_stop` is for one process. Raises `PolicyError` for a threshold, a
        budget or a number of workers that makes no sense, and `PartyError` for one text, which would be screened letter
        by letter.
        """
        if isinstance(parties, str | bytes):
            raise PartyError(
                f"several parties are wanted, got the text {parties[:40]!r}; give a list: [{parties[:40]!r}]"
            )
        if type(workers) is not int or workers < 1:
            raise PolicyError(f"workers is a whole number of processes from 1, got {workers!r}")
        self._stricter(threshold)
        check_budget(max_comparisons)
        if workers == 1:
            return self._screen_each(parties, threshold, max_comparisons, should_stop, on)
        if should_stop is not None:
            raise PolicyError("should_stop cannot be asked by other processes: use it with one worker")
        from sanscreen.workers import map_in_order, sendable  # noqa: PLC0415  # takes time at start, and few ask for it

        work = partial(_answers, self, threshold, max_comparisons, on)
        return map_in_order(work, map(sendable, parties), workers)

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
                yield self._answer(None, (str(problem),), self._stricter(threshold), on=on)
            except SanscreenError:
                raise
            except Exception as fault:  # one record must not leave those behind it unscreened
                said = f"a fault of the engine, not of the record: {type(fault).__name__}: {fault}"
                yield self._answer(None, (said,), self._stricter(threshold), on=on)

    def warm(self, parties: Iterable[str | Party] = SAMPLE) -> tuple[CacheStats, ...]:
        """Screen a few names, so that the first one asked does not pay for tables; return the caches as `stats` does.

        `parties` are names like those that will come: their words are remembered.
        """
        for _ in self.screen_many(parties):
            pass
        return self.stats()

    def stats(self) -> tuple[CacheStats, ...]:
        """Return how full the caches are, and how often they served: all are bounded, none changes an answer."""
        return (*self._retrieval.stats(), self._remembered.stats())

    def compare(self, screened: str | Party, listed: str | Party, type: PartyType | str = "unknown") -> Comparison:
        """Compare two names, or two records, with no index and no floor: the explanation alone.

        `type` is the type of the listed side where it is a text. Where it is not known, the name is compared as that
        of an individual and as that of an entity, and the better score counts. Raises `PartyError` for a name
        without a letter or figure.
        """
        return compare(screened, listed, type, self._features)

    def _answer(
        self,
        party: Party | None,
        problems: Sequence[str],
        policy: Policy,
        max_comparisons: int | None = None,
        should_stop: Callable[[], bool] | None = None,
        on: date | None = None,
    ) -> Screening:
        stop, on = Stop(should_stop), on or self._on
        if party is None or max_comparisons is not None:  # a budget is counted anew each time
            return answer(party, problems, self.setting(policy, on), max_comparisons, stop)
        self._parties.check()
        known = self._remembered.of(party, policy, on)
        if known is None or stop():
            known = answer(party, problems, self.setting(policy, on), None, stop)
            self._remembered.keep(known, on)
        return known

    def setting(self, policy: Policy | None = None, on: date | None = None) -> Setting:
        """Return what a party is screened against, and how: what the layers below take."""
        policy, on = policy or self._policy, on or self._on
        return Setting(self._retrieval, self._parties, self._features, self._engine, policy, on)

    def _stricter(self, threshold: float | None) -> Policy:
        return self._policy if threshold is None else self._not_lower(Policy(threshold, self._policy.max_list_age))

    def _not_lower(self, policy: Policy) -> Policy:
        if policy.threshold < self._policy.threshold:
            raise PolicyError(
                f"threshold {policy.threshold} is lower than this screener's {self._policy.threshold}; "
                "build a screener with the lower one"
            )
        return policy


def _index(watchlists: Sequence[Watchlist], parties: Parties) -> Index:
    return Index(pack_index(each_prepared(watchlists)), parties)


def _answers(
    screener: Screener,
    threshold: float | None,
    max_comparisons: int | None,
    on: date | None,
    parties: Sequence[str | Party | PartyError],
) -> list[Screening]:
    """Return the outcomes for a few parties: what a worker does."""
    return list(screener.screen_many(parties, threshold=threshold, max_comparisons=max_comparisons, on=on))


def _listed(words: str, names: Sequence[str]) -> str:
    return f", {words} {' '.join(names)}" if names else ""
