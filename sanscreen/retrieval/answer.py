"""A party, to its screening: what is retrieved is judged, the best name of each designation counts, and all of it is told."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sanscreen.matching.flags import party_flags
from sanscreen.matching.judge import Judge, Judged
from sanscreen.matching.listed import ListedName
from sanscreen.matching.pair import Feature
from sanscreen.matching.query import Query, queries_of, with_labelled_numbers
from sanscreen.matching.score import max_bonus
from sanscreen.matching.stop import Stop
from sanscreen.model import Compared, Hit, Party, Policy, Screening, Verdict, list_flags
from sanscreen.retrieval.index import Parties
from sanscreen.retrieval.scan import Retrieval

__all__ = ["Setting", "answer", "hits_of"]

_Best = dict[int, tuple[ListedName, Judged]]  # the best name of each designation, by its place


class Setting(NamedTuple):
    """What a party is screened against, and how."""

    retrieval: Retrieval
    parties: Parties
    features: Sequence[Feature]
    engine: str
    policy: Policy
    on: date | None


def answer(
    party: Party | None,
    problems: Sequence[str],
    setting: Setting,
    max_comparisons: int | None,
    stop: Stop,
    standing: Sequence[Hit] = (),
) -> Screening:
    """Return the outcome for one party; None is a record that could not be read, for the reasons in `problems`.

    `standing` are hits and near misses on designations that `setting.retrieval` leaves out, known from before. Raises `SnapshotError` where a snapshot was changed before it was done.
    """
    setting.parties.check()
    queries: list[Query] = []
    best: _Best = {}
    compared, names = 0, setting.retrieval.names
    if party is not None:
        queries, problems = queries_of(party, setting.retrieval.types, stop)
    if party is not None and (queries or stop.said):
        floor = int(setting.policy.near_miss_floor * 10)
        best, compared = _compared(party, queries, setting, floor, max_comparisons, stop)
        compared = compared if stop.said else names
    setting.parties.check()  # what was read meanwhile may be half of another file
    found = [*standing, *(_hit(listed, judged, setting) for listed, judged in best.values())]
    found.sort(key=_rank)
    hits = tuple(hit for hit in found if hit.score >= setting.policy.threshold)
    near = tuple(hit for hit in found if hit.score < setting.policy.threshold)
    verdict = (
        Verdict.ERROR if problems else Verdict.INCOMPLETE if stop.said else Verdict.ALERT if hits else Verdict.CLEAR
    )
    return Screening(
        verdict=verdict,
        party=party,
        hits=hits,
        near_misses=near,
        flags=(
            *party_flags(party, queries, {hit.screened for hit in found}),
            *list_flags(setting.parties.references, setting.policy.max_list_age, setting.on),
        ),
        policy=setting.policy,
        watchlists=setting.parties.references,
        engine=setting.engine,
        compared=Compared(compared, names),
        error="; ".join(problems) or None,
    )


def hits_of(party: Party, queries: Sequence[Query], setting: Setting, stop: Stop) -> tuple[Hit, ...]:
    """Return the hits alone on a party under these names, best first; near misses are not looked for."""
    best, _ = _compared(party, queries, setting, int(setting.policy.threshold * 10), None, stop)
    found = [_hit(listed, judged, setting) for listed, judged in best.values()]
    return tuple(sorted(found, key=_rank))


def _compared(
    party: Party, queries: Sequence[Query], setting: Setting, floor: int, max_comparisons: int | None, stop: Stop
) -> tuple[_Best, int]:
    """Return the best name of each designation at or above `floor` (tenths), and how many names were compared."""
    best: _Best = {}
    compared = 0
    known = with_labelled_numbers(party)
    judge = Judge(known, queries, setting.features)
    least = floor - max_bonus(setting.features, known)  # what a name or a number must score before adjustments
    stop.said = stop() or max_comparisons == 0
    for listed, reaching in () if stop.said else setting.retrieval.candidates(known, queries, least, stop):
        if compared == max_comparisons or stop():
            stop.said = True
            break
        compared += 1
        judged = judge.judge(listed, floor, reaching, best[listed.place][1] if listed.place in best else None)
        if judged is not None:
            best[listed.place] = listed, judged
    return best, compared


def _rank(hit: Hit) -> tuple[Decimal, str, str]:
    return -hit.score, hit.watchlist, hit.designation.id


def _hit(listed: ListedName, judged: Judged, setting: Setting) -> Hit:
    links = setting.parties.links(listed.place)
    return Hit(listed.watchlist, listed.designation, listed.alias, judged.screened, judged.evidence(), links)
