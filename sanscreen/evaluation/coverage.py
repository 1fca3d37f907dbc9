"""Lists and what screens against them, to proof that every name on them is found, and how many survive a slip.

In December 2024 a bank was fined that had screened for years against 38 of 3,088 listed persons. A list that loads is
no list that is screened: this screens every name that should be found.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sanscreen.errors import WatchlistError
from sanscreen.evaluation.slips import SLIPS, Chooser
from sanscreen.matching.features import alias_quality
from sanscreen.matching.features.identifier import listed_keys
from sanscreen.matching.rounding import points
from sanscreen.model import (
    Alias,
    AliasQuality,
    Designation,
    Hit,
    Party,
    Record,
    Screening,
    Watchlist,
    WatchlistReference,
)

__all__ = ["SAMPLE", "Coverage", "KindOfSlip", "Miss", "assert_covered", "coverage"]

SAMPLE = 200  # names of each kind of slip
NOBODY = "Quidam Nemo"  # the name under which numbers are screened
WEAK_SCORE = points(1000 + alias_quality.FEATURE.differ)
_Z = 1.959964  # of the normal distribution, for 95 per cent on both sides


@dataclass(frozen=True, slots=True)
class Miss(Record):
    """A listed name, or number, that was not found as it must be, and what came out instead.

    `quality` is that of the name, None for a number.
    """

    watchlist: str
    id: str
    name: str
    quality: AliasQuality | None
    found: str


@dataclass(frozen=True, slots=True)
class KindOfSlip(Record):
    """How many of `tested` names are hits of their party after a slip of this kind, and how many near misses.

    `low` and `high` are the 95 % confidence interval of the share of hits, in per cent (Wilson, 1927).
    """

    kind: str
    tested: int
    hits: int
    near_misses: int
    low: Decimal
    high: Decimal

    @property
    def recall(self) -> Decimal:
        """The share of hits, in per cent with one decimal place."""
        return _per_cent(self.hits / self.tested)


@dataclass(frozen=True, slots=True)
class Coverage(Record):
    """What a self-test found: `passed` of `names` listed names are found as they must be.

    `numbers` counts the listed numbers that find a party whatever its name is, and `numbers_found` those that did. It is
    the lists as they are loaded that are tested: whether they are whole, their publishers' counts tell, and `Guards`.
    """

    watchlists: tuple[WatchlistReference, ...]
    engine: str
    seed: int
    parties: int
    names: int
    passed: int
    numbers: int
    numbers_found: int
    misses: tuple[Miss, ...]
    slips: tuple[KindOfSlip, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every name and every number is found."""
        return self.passed == self.names and self.numbers_found == self.numbers


Screen = Callable[[Party], Screening]


def coverage(
    lists: Sequence[Watchlist],
    screen: Screen,
    *,
    seed: int = 0,
    sample: int = SAMPLE,
    progress: Callable[[int], None] | None = None,
) -> Coverage:
    """Screen every name and strong number of `lists`, then `sample` names of each kind of slip; 0 leaves slips out.

    A primary or strong name must be a hit of its party with the highest score of all hits, alone or with others. A weak
    name must find its party with 80 points at least, which is what it scores alone: a near miss, at the default policy. `progress` is called with how many names are done.
    """
    everything = [(each, party, alias) for each in lists for party in each.designations for alias in party.aliases]
    misses = []
    references: tuple[WatchlistReference, ...] = ()
    engine = ""
    for number, (each, party, alias) in enumerate(everything, start=1):
        screening = screen(_party(party, alias.name))
        references, engine = screening.watchlists, screening.engine
        if found := _miss(screening, each, party, alias):
            misses.append(Miss(each.key, party.id, alias.name, alias.quality, found))
        if progress is not None:
            progress(number)
    strong = [one for one in everything if one[2].quality is not AliasQuality.WEAK]
    numbers = [
        (each, party, number)
        for each in lists
        for party in each.designations
        for number in party.identifiers
        if listed_keys(number)
    ]
    lost = [
        Miss(each.key, party.id, f"{number.kind.value} {number.number}", None, "its party is not found by it")
        for each, party, number in numbers
        if _of(screen(Party(NOBODY, identifiers=(replace(number, sources=()),))).hits, each, party) is None
    ]
    return Coverage(
        watchlists=references,
        engine=engine,
        seed=seed,
        parties=sum(len(each.designations) for each in lists),
        names=len(everything),
        passed=len(everything) - len(misses),
        numbers=len(numbers),
        numbers_found=len(numbers) - len(lost),
        misses=(*misses, *lost),
        slips=tuple(_slips(strong, screen, seed, sample)) if sample else (),
    )


def _party(designation: Designation, name: str) -> Party:
    return Party(name, type=designation.type)


def _of(hits: Sequence[Hit], watchlist: Watchlist, party: Designation) -> Hit | None:
    return next((hit for hit in hits if (hit.watchlist, hit.designation.id) == (watchlist.key, party.id)), None)


def _miss(screening: Screening, watchlist: Watchlist, party: Designation, alias: Alias) -> str:
    """Return what is wrong with the screening of a listed name, or an empty text where nothing is."""
    weak = alias.quality is AliasQuality.WEAK
    hit = _of(screening.hits, watchlist, party)
    if hit is not None:
        best = screening.score
        return "" if weak or hit.score == best else f"a hit at {hit.score}, behind others at {best}"
    near = _of(screening.near_misses, watchlist, party)
    if near is None:
        return f"{screening.verdict}: its party is not found"
    return "" if weak and near.score >= WEAK_SCORE else f"a near miss at {near.score}"


def _slips(
    names: Sequence[tuple[Watchlist, Designation, Alias]], screen: Screen, seed: int, sample: int
) -> Iterator[KindOfSlip]:
    for kind, slip in SLIPS.items():
        order = sorted(names, key=lambda one: Chooser(f"{seed}\0{kind}\0{one[2].name}").below(1 << 62))
        tested = hits = near = 0
        for watchlist, party, alias in order:
            spoiled = slip(alias.name, Chooser(f"{seed}\0{kind}\0{alias.name}"))
            if spoiled is None or spoiled == alias.name:
                continue
            screening = screen(_party(party, spoiled))
            tested += 1
            hits += _of(screening.hits, watchlist, party) is not None
            near += _of(screening.near_misses, watchlist, party) is not None
            if tested == sample:
                break
        if tested:
            yield KindOfSlip(kind, tested, hits, near, *_interval(hits, tested))


def _interval(hits: int, tested: int) -> tuple[Decimal, Decimal]:
    """Return the Wilson score interval in per cent, one decimal place."""
    share = hits / tested
    square = _Z * _Z
    middle = share + square / (2 * tested)
    spread = _Z * math.sqrt(share * (1 - share) / tested + square / (4 * tested * tested))
    scale = 1 + square / tested
    return _per_cent(max(0.0, (middle - spread) / scale)), _per_cent(min(1.0, (middle + spread) / scale))


def _per_cent(share: float) -> Decimal:
    return Decimal(round(share * 1000)).scaleb(-1)


def assert_covered(lists: Sequence[Watchlist], screen: Screen) -> None:
    """Raise `WatchlistError` that tells which names and numbers of `lists` are not found as they must be."""
    found = coverage(lists, screen, sample=0)
    if not found.complete:
        raise WatchlistError(
            [f"{miss.watchlist}: {miss.id}: {miss.name!r} is not found: {miss.found}" for miss in found.misses]
        )
