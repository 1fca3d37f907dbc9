"""A tally and the lists behind it, to the closing summary of a batch."""

from collections.abc import Collection, Sequence
from datetime import date

from sanscreen.cli.output import age, counted
from sanscreen.integrations.batch import Tally
from sanscreen.integrations.columns import Columns
from sanscreen.integrations.encodings import read_as_cyrillic
from sanscreen.integrations.table import Table
from sanscreen.model import Decision, FlagKind, Verdict, WatchlistReference, lists_used
from sanscreen.model.decisions import Decisions
from sanscreen.screener import Screener

__all__ = ["decided", "summary"]

SOON = 30  # days


def summary(name: str, table: Table, columns: Columns, tally: Tally, screener: Screener, on: date) -> list[str]:
    """Return the lines of the summary; `on` is the date from which the ages of lists are counted."""
    counts = " + ".join(f"{tally.verdicts[verdict]} {verdict.value}" for verdict in _ORDER)
    lines = [f"{name}: {counted(tally.read, 'record')} read = {counts}"]
    if table.counts.blank:
        lines.append(f"Beside them {counted(table.counts.blank, 'blank line')}.")
    lines += table.notices
    unused = f"; not used: {', '.join(map(repr, columns.unused))}" if columns.unused else ""
    lines.append(f"Columns: {columns}{unused}.")
    lines.append(
        f"Hits from {screener.policy.threshold}; clear with near misses from {screener.policy.near_miss_floor}: "
        f"{counted(tally.near_misses, 'record')}."
    )
    flags = [
        f"{count} {kind.value}"
        for kind, count in tally.flags.items()
        if kind is not FlagKind.ILLUSTRATIVE_LISTS_ONLY  # said below
    ]
    if flags:
        lines.append(f"Flags: {', '.join(flags)}.")
    lines.append(f"Screened against {lists_used(screener.references)}")
    lines += [f"  {_list(reference, on)}" for reference in screener.references]
    if 2 * tally.garbled > tally.beyond_ascii:
        lines.append(_garbled(tally, table.encoding))
    if tally.unscreened:
        lines.append(f"{counted(tally.unscreened, 'record')} NOT screened: mend and screen again.")
    return lines


def decided(
    decisions: Sequence[Decision], undecided: int, tally: Tally, met: Collection[Decision], on: date
) -> list[str]:
    """Return the lines on the decisions that were given; `met` are those that were about some hit."""
    known = Decisions(decisions)
    flags = (FlagKind.SUPPRESSED, FlagKind.REOPENED, FlagKind.CONFIRMED, FlagKind.CONFLICT)
    counts = ", ".join(f"{tally.flags.get(kind, 0)} {kind.value}" for kind in flags)
    lines = [f"Decisions: {len(decisions)}; records by what they did: {counts}."]
    if undecided:
        lines.append(
            f"{counted(undecided, 'row')} of the decisions {'is' if undecided == 1 else 'are'} not decided yet."
        )
    if unmet := [each for each in decisions if each not in met]:
        first = unmet[0]
        about = (
            f"{first.reference or first.screened or first.fingerprint[:12]} and {first.watchlist} {first.designation}"
        )
        lines.append(f"{counted(len(unmet), 'decision')} met no hit of this file, the first: {about}.")
    if conflicts := known.conflicts():
        lines.append(f"{counted(len(conflicts), 'pair')} of decisions in conflict: they suppress nothing.")
    if expired := known.expired(on):
        lines.append(f"{counted(len(expired), 'decision')} expired, the last one on {expired[0].expires_on}.")
    if soon := known.expiring(on, SOON):
        lines.append(
            f"{counted(len(soon), 'decision')} will expire within {SOON} days, the first one on {soon[0].expires_on}."
        )
    return lines


def _garbled(tally: Tally, encoding: str) -> str:
    """Return the warning that names were read in a wrong encoding, and so compared with nobody."""
    text = f"WARNING: {counted(tally.garbled, 'name')} such as {tally.garbled_name!r}"
    right = read_as_cyrillic(tally.garbled_name, encoding)
    if encoding.lower().startswith("utf") or right is None:
        return f"{text}: Cyrillic looks so where it was converted from a wrong encoding; have the file written again."
    return f"{text}: Cyrillic looks so when it is read as {encoding}; --encoding cp1251 reads {right!r}."


_ORDER = (Verdict.CLEAR, Verdict.ALERT, Verdict.INCOMPLETE, Verdict.ERROR)


def _list(reference: WatchlistReference, on: date) -> str:
    return (
        f"{reference.key}: {reference.counted}, {reference.scope.value}, "
        f"as of {reference.as_of or 'undated'}, {age(reference.as_of, on)}, version {reference.version}"
    )
