"""A screening to the flat cells that go beside a row: the same names in every tabular output."""

from sanscreen.model import Hit, Screening

__all__ = ["RESULT_COLUMNS", "result_cells"]

RESULT_COLUMNS = (
    "sanscreen_verdict",
    "sanscreen_score",
    "sanscreen_hits",
    "sanscreen_near_misses",
    "sanscreen_suppressed",
    "sanscreen_list",
    "sanscreen_id",
    "sanscreen_entry",
    "sanscreen_standing",
    "sanscreen_listed_name",
    "sanscreen_matched_alias",
    "sanscreen_evidence",
    "sanscreen_flags",
    "sanscreen_error",
    "sanscreen_lists",
    "sanscreen_engine",
)


def result_cells(screening: Screening) -> tuple[str, ...]:
    """Return one text for each of `RESULT_COLUMNS`. Without a hit the best suppressed one is shown, else the best near miss.

    The last two make a row stand alone in a file of evidence: every list with its version, and the engine.
    """
    suppressed = [each.hit for each in screening.suppressed]
    best = next(iter((*screening.hits, *suppressed, *screening.near_misses)), None)
    return (
        screening.verdict.value,
        "" if best is None else str(best.score),
        str(len(screening.hits)),
        str(len(screening.near_misses)),
        str(len(suppressed)),
        "" if best is None else best.watchlist,
        "" if best is None else best.designation.id,
        "" if best is None else "; ".join(f"{entry.list} {entry.number}" for entry in best.designation.entries),
        "" if best is None or best.designation.standing is None else best.designation.standing.value,
        "" if best is None else best.designation.primary_name,
        "" if best is None else best.alias.name,
        "" if best is None else _evidence(best),
        "; ".join(map(str, screening.flags)),
        screening.error or "",
        "; ".join(f"{each.key} {each.version}" for each in screening.watchlists),
        screening.engine,
    )


def _evidence(hit: Hit) -> str:
    return "; ".join(f"{line.feature} {line.points:+}" for line in hit.evidence)
