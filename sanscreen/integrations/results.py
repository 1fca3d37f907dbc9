"""A screening to the flat cells that go beside a row: the same names in every tabular output."""

from sanscreen.integrations.values import utf8
from sanscreen.model import Hit, Screening

__all__ = ["NUMBERS", "RESULT_COLUMNS", "result_cells", "result_values"]

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
NUMBERS: dict[str, type[int] | type[float]] = {  # the others are texts
    "sanscreen_score": float,
    "sanscreen_hits": int,
    "sanscreen_near_misses": int,
    "sanscreen_suppressed": int,
}


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


def result_values(screening: Screening) -> tuple[str | int | float | None, ...]:
    """Return the cells as forms with types have them: those of `NUMBERS` as such, None for what is empty."""
    cells = zip(RESULT_COLUMNS, result_cells(screening), strict=True)
    return tuple(NUMBERS.get(name, utf8)(cell) if cell else None for name, cell in cells)


def _evidence(hit: Hit) -> str:
    return "; ".join(f"{line.feature} {line.points:+}" for line in hit.evidence)
