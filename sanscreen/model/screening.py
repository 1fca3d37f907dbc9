"""What was found for one party, and the arithmetic behind it, as immutable values."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sanscreen.model import explain
from sanscreen.model.decision import Decision, Judgement
from sanscreen.model.designation import Alias, Designation
from sanscreen.model.evidence import Evidence
from sanscreen.model.links import Link
from sanscreen.model.party import Party
from sanscreen.model.policy import Policy
from sanscreen.model.record import Record
from sanscreen.model.reference import WatchlistReference, lists_used

__all__ = [
    "Compared",
    "Comparison",
    "Flag",
    "FlagKind",
    "Hit",
    "Screening",
    "Suppressed",
    "Verdict",
]


class Verdict(StrEnum):
    """The outcome. Only CLEAR means that everything was compared and no hit was found."""

    CLEAR = "clear"
    ALERT = "alert"
    INCOMPLETE = "incomplete"
    ERROR = "error"


class FlagKind(StrEnum):
    """What a reader should know beside the score."""

    ILLUSTRATIVE_LISTS_ONLY = "illustrative lists only"
    NO_OFFICIAL_LIST = "no official list"
    STALE_LIST = "stale list"
    UNDATED_LIST = "undated list"
    SEVERAL_NAMES = "several names in one field"
    LOOK_ALIKE_LETTERS = "look-alike letters"
    INVISIBLE_CHARACTERS = "invisible characters"
    ENCODED_TEXT = "encoded text"
    REVERSED_TEXT = "reversed text"
    UNIDECODE_USED = "unidecode used"
    SCRIPT_NOT_COVERED = "script not covered"
    READ_IN_PART = "script read in part"
    CUT_SHORT = "cut short"
    FIELD_NOT_READ = "field not read"
    SUPPRESSED = "suppressed"
    REOPENED = "reopened"
    CONFIRMED = "confirmed"
    CONFLICT = "decisions in conflict"


@dataclass(frozen=True, slots=True)
class Flag(Record):
    """One remark on a screening, apart from the score."""

    kind: FlagKind
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.kind.value}: {self.detail}" if self.detail else self.kind.value


def _total(evidence: Iterable[Evidence]) -> Decimal:
    return sum((line.points for line in evidence), Decimal("0.0"))


@dataclass(frozen=True, slots=True)
class Comparison(Record):
    """Two names, or two records, compared with no list, no index and no threshold in mind."""

    derived = ("score",)

    screened: str
    listed: str
    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> Decimal:
        """The sum of the evidence, 0.0 to 100.0."""
        return _total(self.evidence)

    def explain(self) -> str:
        """Return the arithmetic for people, one line per piece of evidence and per pair of words."""
        return explain.comparison(self.screened, self.listed, self.evidence, self.score)


@dataclass(frozen=True, slots=True)
class Hit(Record):
    """One designation that reaches the floor, under its best name.

    `watchlist` is the list's key; `screened` the name of the party that was compared. `links` are the listed parties
    that the lists tie to this one.
    """

    derived = ("score",)

    watchlist: str
    designation: Designation
    alias: Alias
    screened: str
    evidence: tuple[Evidence, ...]
    links: tuple[Link, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a score that no screening has."""
        if not 0 <= self.score <= 100:
            raise ValueError(f"a score runs from 0 to 100, got {self.score}")

    @property
    def score(self) -> Decimal:
        """The sum of the evidence, 0.0 to 100.0."""
        return _total(self.evidence)

    def explain(self) -> str:
        """Return who is listed, why it answers and the arithmetic, for people."""
        lines = explain.hit(self.watchlist, self.designation, self.alias, self.screened, self.evidence, self.score)
        return "\n".join([lines, *explain.background(self.watchlist, self.designation, self.links)])


@dataclass(frozen=True, slots=True)
class Suppressed(Record):
    """A hit that raises no alert, since a reviewer decided that the party is another one."""

    hit: Hit
    decision: Decision


@dataclass(frozen=True, slots=True)
class Compared(Record):
    """How much was compared: `names` of `of` listed names."""

    names: int
    of: int

    @property
    def exhaustive(self) -> bool:
        """Whether no listed name was left out."""
        return self.names == self.of

    @property
    def partial(self) -> bool:
        """Whether it was stopped in the midst of it."""
        return 0 < self.names < self.of

    def __str__(self) -> str:
        if self.exhaustive:
            return f"exhaustive over {self.of} names"
        return f"stopped after {self.names} of {self.of} names"


@dataclass(frozen=True, slots=True)
class Screening(Record):
    """The outcome for one party.

    Branch on `is_clear`, which is true for CLEAR alone, and on `is_alert`; a screening has no truth value of its
    own. `hits` are best first; `near_misses` are complete from the threshold down to the policy's floor. `suppressed` are
    the hits that decisions take out of `hits`. `party` is None for a record that could not be read; `error` then says why.
    """

    derived = ("score", "is_clear", "is_alert")

    verdict: Verdict
    party: Party | None
    hits: tuple[Hit, ...]
    near_misses: tuple[Hit, ...]
    flags: tuple[Flag, ...]
    policy: Policy
    watchlists: tuple[WatchlistReference, ...]
    engine: str
    compared: Compared
    error: str | None = None
    suppressed: tuple[Suppressed, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what contradicts itself: these are records that are kept and read again years later."""
        if any(each.decision.judgement is not Judgement.NOT_THE_PARTY for each in self.suppressed):
            raise ValueError("a decision that finds the party suppresses no hit")
        if any(hit.score < self.policy.threshold for hit in (*self.hits, *(each.hit for each in self.suppressed))):
            raise ValueError(f"a hit is under the threshold of {self.policy.threshold}")
        if any(not self.policy.near_miss_floor <= near.score < self.policy.threshold for near in self.near_misses):
            raise ValueError("a near miss is no near miss by the policy")
        if (self.verdict is Verdict.ERROR) != (self.error is not None):
            raise ValueError("an error belongs to the verdict error, and to no other")
        if self.verdict in (Verdict.ALERT, Verdict.CLEAR) and (self.verdict is Verdict.ALERT) != bool(self.hits):
            raise ValueError(f"the verdict is {self.verdict} with {_counted(len(self.hits), 'hit')}")
        if self.verdict is Verdict.CLEAR and not self.compared.exhaustive:
            raise ValueError(f"the verdict is clear, and only {self.compared.names} names were compared")

    @property
    def is_clear(self) -> bool:
        """Whether everything was compared and nothing reached the threshold."""
        return self.verdict is Verdict.CLEAR

    @property
    def is_alert(self) -> bool:
        """Whether at least one designation reached the threshold; an INCOMPLETE or ERROR screening can alert too."""
        return bool(self.hits)

    @property
    def score(self) -> Decimal:
        """The best hit's score, or 0.0 without a hit."""
        return self.hits[0].score if self.hits else Decimal("0.0")

    def __bool__(self) -> bool:
        raise TypeError("a screening has no truth value: ask for is_clear or is_alert")

    def __str__(self) -> str:
        """Return the outcome in one or two sentences, with what it was screened against."""
        lists = lists_used(self.watchlists)
        if self.verdict is Verdict.ERROR:
            return f"ERROR, not screened: {self.error}"
        if self.verdict is Verdict.INCOMPLETE:
            return f"INCOMPLETE, {self.compared}; {_counted(len(self.hits), 'hit')} so far. Screened against {lists}"
        if self.verdict is Verdict.ALERT:
            best = self.hits[0]
            more = f" and {len(self.hits) - 1} more" if len(self.hits) > 1 else ""
            return f"ALERT at {best.score}: {best.designation.primary_name}{more}. Screened against {lists}"
        near = f" {_counted(len(self.near_misses), 'near miss')}." if self.near_misses else ""
        decided = f" {_counted(len(self.suppressed), 'hit')} suppressed by decisions." if self.suppressed else ""
        return f"Clear of {lists}{near}{decided}"


def _counted(number: int, thing: str) -> str:
    plural = thing + ("es" if thing.endswith("s") else "s")
    return f"{number} {thing if number == 1 else plural}"
