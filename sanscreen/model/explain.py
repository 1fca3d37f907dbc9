"""Evidence, to the lines in which people read the arithmetic."""

from collections.abc import Sequence
from decimal import Decimal

from sanscreen.model.designation import Alias, AliasKind, AliasQuality, Designation, RelationKind, Standing
from sanscreen.model.evidence import Evidence, MatchReason, TokenMatch
from sanscreen.model.links import Link

__all__ = ["background", "comparison", "hit"]

MOST_LINKS = 20  # that people are shown; the record has all


def comparison(screened: str, listed: str, evidence: Sequence[Evidence], score: Decimal) -> str:
    """Return the explanation of two names compared."""
    return "\n".join([f"{score}  {_shown(screened)}  |  {_shown(listed)}", *_arithmetic(evidence, score)])


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
    standing = "listed by another action" if designation.standing is Standing.LISTED_ELSEWHERE else "listed"
    if designation.standing not in (None, Standing.LISTED_ELSEWHERE):
        standing = str(designation.standing)
    standing = f"{standing}: {entries}" if entries else standing
    head = f"{score}  {_shown(designation.primary_name)}  ({designation.type.value}, {standing})"
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


def background(watchlist: str, designation: Designation, links: Sequence[Link]) -> list[str]:
    """Return what an analyst should know of a listed party beside the arithmetic: remarks, listed parties, other ties."""
    linked = {link.id if link.watchlist == watchlist else f"{link.watchlist}/{link.id}" for link in links}
    ties = [
        f"{_words(tie.kind)} {tie.name or tie.party}"
        for tie in designation.relations
        if tie.party is None or tie.party.removeprefix(f"{watchlist}/") not in linked
    ]
    shown = [
        f"{_words(link.relation)} {link.name} ({'' if link.watchlist == watchlist else link.watchlist + ', '}id {link.id})"
        for link in links[:MOST_LINKS]
    ]
    if len(links) > MOST_LINKS:
        shown.append(f"and {len(links) - MOST_LINKS} more")
    lines = {"remarks": designation.remarks or "", "linked listed parties": "; ".join(shown), "ties": "; ".join(ties)}
    return [_shown(f"      {what}: {text}") for what, text in lines.items() if text]


def _words(relation: RelationKind) -> str:
    return relation.value.replace("_", " ")


def _shown(text: str) -> str:
    """Return a text from a list or a record on one line, with what cannot be seen spelled out as an escape.

    A line break in a name would otherwise let a name write lines of its own into the arithmetic.
    """
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)


def _arithmetic(evidence: Sequence[Evidence], score: Decimal) -> list[str]:
    lines = []
    for piece in evidence:
        sides = f"{_shown(piece.screened)}  |  {_shown(piece.listed)}" if piece.screened or piece.listed else ""
        note = f"{sides}  ({piece.note})" if sides and piece.note else sides or piece.note
        lines.append(f"  {piece.points:+6.1f}  {piece.feature}: {note}")
        lines.extend(_pair(match) for match in piece.detail)
    lines.append(f"  {score:6.1f}  total")
    return lines


def _pair(match: TokenMatch) -> str:
    if match.screened is None or match.listed is None:
        words, side = (match.listed, "listed") if match.screened is None else (match.screened, "screened")
        assert words is not None
        return f"             left over in the {side} name: {_shown(words.text)} [{words.start}:{words.end}]"
    sign = "=" if match.similarity >= 950 else "~"
    why = f"{match.reason.value}, {match.system}" if match.system else match.reason.value
    if match.reason is MatchReason.READING and match.system:
        why = match.system
    similarity = "" if match.similarity == 1000 else f", {match.similarity / 10:.1f} %"
    return (
        f"    {match.points:+6.1f}  {_shown(match.screened.text)} {sign} {_shown(match.listed.text)}: {why}{similarity}"
        f"  [{match.screened.start}:{match.screened.end} | {match.listed.start}:{match.listed.end}]"
    )
