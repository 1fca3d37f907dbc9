"""A text in which names may stand, to the listed names that stand in it, by the scorer that screens a name.

Every run of words is screened as a name would be: nothing is looked for in another way, so nothing is found or
missed that a field with that name would not find or miss. What a run hits counts by the rules of `spans_rules`; of runs
that overlap and hit the same designation the best is kept, of equal ones the shortest.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sanscreen.errors import PartyError, PolicyError
from sanscreen.integrations.payments.spans_apostrophes import readings_of
from sanscreen.integrations.payments.spans_cut import Run, runs_of, units_of
from sanscreen.integrations.payments.spans_reach import Reach
from sanscreen.integrations.payments.spans_rules import counts, is_filler, may_be_run_together, may_count
from sanscreen.matching.query import Query, queries_of
from sanscreen.matching.stop import Stop, StoppedError
from sanscreen.model import Flag, Hit, Party, list_flags
from sanscreen.model.labelled_numbers import labelled_numbers
from sanscreen.model.party import MAX_NAME_LENGTH
from sanscreen.model.record import Record
from sanscreen.names.capital_initials import with_initials
from sanscreen.names.disguises import rewritings
from sanscreen.names.field_marks import field_marks
from sanscreen.names.prepare import NameTooLongError
from sanscreen.retrieval.answer import Setting, hits_of
from sanscreen.retrieval.index import Index
from sanscreen.screener import Screener

__all__ = ["MAX_RUNS", "MAX_TEXT_LENGTH", "TextHit", "TextSearch", "search_text"]

MAX_TEXT_LENGTH = 10_000  # characters; the longest field of ISO 20022 for one payment has 140, repeated ones 9,000
MAX_RUNS = 5_000  # runs of words that are screened; a text of 140 characters has under 100 that can be names
_BRACKETS = frozenset("()[]{}")
_MOST_OF_CUT = 10  # words of a run whose last one was cut, so that nobody can tell what it is like


@dataclass(frozen=True, slots=True)
class TextHit(Record):
    """A listed party that is named in a text: `text[start:end]` is where, `written` what stands there."""

    start: int
    end: int
    written: str
    hit: Hit


@dataclass(frozen=True, slots=True)
class TextSearch(Record):
    """What was found in a text, in the order of the text; of one place the best first.

    `searched` counts the runs of words that were screened. Where not all were, `complete` is false, and nothing speaks for
    the rest of the text. `flags` tell of the lists what a screening tells.
    """

    hits: tuple[TextHit, ...]
    complete: bool
    searched: int
    flags: tuple[Flag, ...] = ()


def search_text(
    text: str,
    screener: Screener,
    *,
    should_stop: Callable[[], bool] | None = None,
    max_comparisons: int | None = MAX_RUNS,
    on: date | None = None,
) -> TextSearch:
    """Return the listed names that stand in a text, at or above the threshold of the screener's policy.

    After `max_comparisons` runs of words (None for all), or when `should_stop` says so, the search is not complete. `on` is
    the day for which the age of the lists counts. Raises `PartyError` for what is no text or longer than `MAX_TEXT_LENGTH`,
    `PolicyError` for a budget that makes no sense.
    """
    if max_comparisons is not None and (type(max_comparisons) is not int or max_comparisons < 0):
        raise PolicyError(f"max_comparisons is a whole number of runs from 0, got {max_comparisons!r}")
    if not isinstance(text, str):
        raise PartyError(f"a text is wanted, got {type(text).__name__}")
    if len(text) > MAX_TEXT_LENGTH:
        raise PartyError(
            f"the text has {len(text)} characters; at most {MAX_TEXT_LENGTH} are searched: search it in parts"
        )
    search = _Search(text, screener.setting(on=on), Stop(should_stop), max_comparisons)
    search.setting.parties.check()
    search.run()
    search.setting.parties.check()
    policy = search.setting.policy
    flags = list_flags(search.setting.parties.references, policy.max_list_age, search.setting.on)
    return TextSearch(_best(search.found), search.complete, search.searched, flags)


class _Search:
    """A search on its way: what was found, how many runs were screened, and whether that were all."""

    def __init__(self, text: str, setting: Setting, stop: Stop, most: int | None) -> None:
        self.text, self.setting, self.stop, self.most = text, setting, stop, most
        self.floor = int(setting.policy.threshold * 10)
        self.found: list[TextHit] = []
        self.searched, self.complete = 0, True
        self._known: dict[tuple[str, int | None], tuple[Hit, ...]] = {}

    def run(self) -> None:
        try:
            self.stop.ask()
            for text in readings_of(self.text):
                self._run(text)
        except StoppedError:
            self.complete = False

    def _run(self, text: str) -> None:
        """Search one reading of the text."""
        retrieval = self.setting.retrieval
        units = units_of(text)
        reach = Reach(text, units, retrieval, self.floor, self.stop) if isinstance(retrieval, Index) else None
        for run in runs_of(text, units):
            self.stop.ask()
            if len(run.name) > MAX_NAME_LENGTH or not may_count(run):  # no listed name is so long
                continue
            if reach and not self._can_be_name(run, reach):
                continue
            if self.searched == self.most:
                self.complete = False
                return
            for hit in self._hits(run):
                if counts(hit, run):
                    self.found.append(TextHit(run.start, run.end, self.text[run.start : run.end], hit))

    def _can_be_name(self, run: Run, reach: Reach) -> bool:
        """Return whether a run can be worth enough for some listed name, or is written in a way of its own."""
        return (
            (len(run.units) == 1 and not run.name.isascii())
            or reach.can_be_name(run)
            or (run.cut is not None and len(run.units) <= _MOST_OF_CUT)
            or not _BRACKETS.isdisjoint(run.name)
            or bool(_initials(run))
            or (len(run.units) <= _MOST_OF_CUT and bool(rewritings(run.name)))
            or field_marks().craft.match(run.name) is not None
            or bool(labelled_numbers(run.name))
            or reach.is_in_pieces(run)
        )

    def _hits(self, run: Run) -> tuple[Hit, ...]:
        key = run.name, run.cut
        if key not in self._known:
            self.searched += 1
            self._known[key] = self._screened(run)
        return self._known[key]

    def _screened(self, run: Run) -> tuple[Hit, ...]:
        party = Party.of(name=run.name)
        try:
            queries = self._queries(run, party)
        except NameTooLongError:
            self.complete = False
            return ()
        found = hits_of(party, queries, self.setting, self.stop)
        self.complete = self.complete and not self.stop.said
        return found

    def _queries(self, run: Run, party: Party) -> list[Query]:
        """Return the names under which a run is screened; its parts are runs of their own, but around brackets."""
        types = self.setting.retrieval.types
        if not _BRACKETS.isdisjoint(run.name):
            return queries_of(party, types)[0]
        persons = len(run.units) > 1 or may_be_run_together(run)
        queries = [Query.of(run.name, types, whole=False, persons=persons, cut=run.cut)]
        queries += [Query.of(each, types, whole=False) for each in _initials(run)]
        queries += [Query.of(each, types, flag, whole=False) for flag, each in rewritings(run.name)]
        if mark := field_marks().craft.match(run.name):
            queries.append(Query.of(run.name[mark.end() :], types, whole=False, persons=False))
        return [query for query in queries if not query.is_empty]


def _initials(run: Run) -> list[str]:
    """Return a run of two words in which one can be initials; a word of a payment is none: `TESTOV TO`."""
    if len(run.units) != 2 or any(is_filler(unit.text) for unit in run.units):
        return []
    return with_initials(run.name)


def _best(found: Iterable[TextHit]) -> tuple[TextHit, ...]:
    """Return the best of the hits that overlap and are on one designation; of equal ones the shortest, then the first."""
    kept: dict[tuple[str, str], list[TextHit]] = {}
    for each in sorted(found, key=lambda each: (-each.hit.score, each.end - each.start, each.start)):
        others = kept.setdefault((each.hit.watchlist, each.hit.designation.id), [])
        if all(each.end <= other.start or other.end <= each.start for other in others):
            others.append(each)
    hits = [each for others in kept.values() for each in others]
    hits.sort(key=lambda each: (each.start, -each.hit.score, each.end, each.hit.watchlist, each.hit.designation.id))
    return tuple(hits)
