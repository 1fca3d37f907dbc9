"""Evidence, to the lines in which people read the arithmetic."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from sanscreen.model.evidence import Evidence, MatchReason, TokenMatch
from sanscreen.model.watchlist import Alias, AliasKind, AliasQuality, Designation, Scope, Standing

if TYPE_CHECKING:
    from sanscreen.model.screening import Screening, WatchlistReference

__all__ = ["comparison", "hit", "lists_used", "screening"]


def comparison(screened: str, listed: str, evidence: Sequence[Evidence], score: Decimal) -> str:
    """Return the explanation of two names compared."""
    return "\n".join([f"{score}  {screened}  |  {listed}", *_arithmetic(evidence, score)])


def hit(
    watchlist: str,
    designation: Designation,
    alias: Alias,
    screened: str,
    evidence: Sequence[Evidence],
    score: Decimal,
) -> str:
    """Return the explanation of a hit; the first line says who is listed and how the listing stands."""
    entries = ", ".join(f"{entry.list} entry {entry.number}" for entry in designation.entries)
    standing = designation.standing.value
    if designation.standing is Standing.LISTED_ELSEWHERE:
        standing = f"listed by another action: {entries}" if entries else "listed by another action"
    elif entries:
        standing = f"{standing}: {entries}"
    head = f"{score}  {designation.primary_name}  ({designation.type.value}, {standing})"
    where = f"      list {watchlist}, id {designation.id}"
    if designation.programs:
        where += f", programs {', '.join(designation.programs)}"
    kind = "primary name" if alias.quality is AliasQuality.PRIMARY else f"{alias.quality.value} alias"
    if alias.kind in (AliasKind.FORMER, AliasKind.NOW, AliasKind.MISSPELT):
        kind = f"{alias.kind.value} name, {alias.quality.value}"
    named = f"      screened {screened!r} against {kind} {alias.name!r}"
    if alias.sources:
        named += f" (stated by {', '.join(alias.sources)})"
    return "\n".join([head, where, named, *_arithmetic(evidence, score)])


def lists_used(lists: "Sequence[WatchlistReference]") -> str:
    """Return one clause on what was screened against, with the warning that illustrative lists need."""
    parties, things = sum(each.parties for each in lists), sum(each.property for each in lists)
    dates = sorted(str(each.as_of) for each in lists if each.as_of)
    counted = f"{parties} parties" + (f" and {things} vessels or aircraft" if things else "")
    aged = f", as of {dates[0]}" + (f" to {dates[-1]}" if dates[0] != dates[-1] else "") if dates else ""
    illustrative = bool(lists) and all(each.scope is Scope.ILLUSTRATIVE for each in lists)
    kind = ("illustrative list" if illustrative else "list") + ("" if len(lists) == 1 else "s")
    warning = " This is NOT the OFAC, UN, EU or UK list." if illustrative else ""
    return f"{len(lists)} {kind} ({counted}{aged}).{warning}"


def screening(result: "Screening") -> str:
    """Return the outcome in one or two sentences."""
    lists = lists_used(result.watchlists)
    verdict = result.verdict.value
    if verdict == "error":
        return f"ERROR, not screened: {result.error}"
    if verdict == "incomplete":
        return f"INCOMPLETE, {result.compared}; {_counted(len(result.hits), 'hit')} so far. Screened against {lists}"
    if verdict == "alert":
        best = result.hits[0]
        more = f" and {len(result.hits) - 1} more" if len(result.hits) > 1 else ""
        return f"ALERT at {best.score}: {best.designation.primary_name}{more}. Screened against {lists}"
    near = f" {_counted(len(result.near_misses), 'near miss')}." if result.near_misses else ""
    return f"Clear of {lists}{near}"


def _counted(number: int, thing: str) -> str:
    plural = thing + ("es" if thing.endswith("s") else "s")
    return f"{number} {thing if number == 1 else plural}"


def _arithmetic(evidence: Sequence[Evidence], score: Decimal) -> list[str]:
    lines = []
    for piece in evidence:
        sides = f"{piece.screened}  |  {piece.listed}" if piece.screened or piece.listed else ""
        note = f"{sides}  ({piece.note})" if sides and piece.note else sides or piece.note
        lines.append(f"  {piece.points:+6.1f}  {piece.feature}: {note}")
        lines.extend(_pair(match) for match in piece.detail)
    lines.append(f"  {score:6.1f}  total")
    return lines


def _pair(match: TokenMatch) -> str:
    if match.screened is None or match.listed is None:
        words, side = (match.listed, "listed") if match.screened is None else (match.screened, "screened")
        assert words is not None
        return f"             left over in the {side} name: {words.text} [{words.start}:{words.end}]"
    sign = "=" if match.similarity >= 950 else "~"
    why = f"{match.reason.value}, {match.system}" if match.system else match.reason.value
    if match.reason is MatchReason.READING and match.system:
        why = match.system
    similarity = "" if match.similarity == 1000 else f", {match.similarity / 10:.1f} %"
    return (
        f"    {match.points:+6.1f}  {match.screened.text} {sign} {match.listed.text}: {why}{similarity}"
        f"  [{match.screened.start}:{match.screened.end} | {match.listed.start}:{match.listed.end}]"
    )
