"""Decides whether the name in front of you belongs to a sanctioned party, and shows why.

    from sanscreen import screen

    screening = screen("Игорь В. Зименков")
    if not screening.is_clear:
        for hit in screening.hits:
            print(hit.explain())

`screen` uses the bundled article lists, which are illustrative and clear nobody. Give a `Screener` your own lists.
"""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sanscreen.errors import (
        AuditError,
        DecisionError,
        MessageError,
        PartyError,
        PolicyError,
        RunError,
        SanscreenError,
        SnapshotError,
        TableError,
        WatchlistError,
        WorkerError,
    )
    from sanscreen.integrations.frames import screen_frame
    from sanscreen.integrations.payments.outcome import PaymentScreening
    from sanscreen.integrations.payments.screen import screen_payment, screen_payments
    from sanscreen.lists import Guards, LoadReport, bundled_watchlists, load_watchlist, load_watchlists
    from sanscreen.matching.engine import VERSION as __version__  # noqa: N811  # the usual name
    from sanscreen.matching.features import FEATURES
    from sanscreen.matching.pair import Feature, FeatureKind, Finding, Pair
    from sanscreen.model import (
        Address,
        Alias,
        AliasKind,
        AliasQuality,
        BirthDate,
        CacheStats,
        Compared,
        Comparison,
        DateSpan,
        Decision,
        Designation,
        Detail,
        Entry,
        Evidence,
        Fact,
        Flag,
        FlagKind,
        Gender,
        Hit,
        Identifier,
        IdentifierKind,
        Judgement,
        Link,
        MatchReason,
        NameParts,
        Party,
        PartyType,
        Policy,
        Relation,
        RelationKind,
        Scope,
        Screening,
        Source,
        SourceKind,
        Standing,
        Suppressed,
        TokenMatch,
        Verdict,
        Watchlist,
        WatchlistReference,
        Words,
    )
    from sanscreen.model.decisions import Decisions
    from sanscreen.screener import Screener
    from sanscreen.snapshots import open_snapshot, save_snapshot

__all__ = [
    "FEATURES",
    "Address",
    "Alias",
    "AliasKind",
    "AliasQuality",
    "AuditError",
    "BirthDate",
    "CacheStats",
    "Compared",
    "Comparison",
    "DateSpan",
    "Decision",
    "DecisionError",
    "Decisions",
    "Designation",
    "Detail",
    "Entry",
    "Evidence",
    "Fact",
    "Feature",
    "FeatureKind",
    "Finding",
    "Flag",
    "FlagKind",
    "Gender",
    "Guards",
    "Hit",
    "Identifier",
    "IdentifierKind",
    "Judgement",
    "Link",
    "LoadReport",
    "MatchReason",
    "MessageError",
    "NameParts",
    "Pair",
    "Party",
    "PartyError",
    "PartyType",
    "PaymentScreening",
    "Policy",
    "PolicyError",
    "Relation",
    "RelationKind",
    "RunError",
    "SanscreenError",
    "Scope",
    "Screener",
    "Screening",
    "SnapshotError",
    "Source",
    "SourceKind",
    "Standing",
    "Suppressed",
    "TableError",
    "TokenMatch",
    "Verdict",
    "Watchlist",
    "WatchlistError",
    "WatchlistReference",
    "Words",
    "WorkerError",
    "__version__",
    "bundled_watchlists",
    "load_watchlist",
    "load_watchlists",
    "open_snapshot",
    "save_snapshot",
    "screen",
    "screen_frame",
    "screen_payment",
    "screen_payments",
]  # fmt: skip

# Where each name comes from. It is imported when it is first asked for: the readers of list formats alone take longer
# to import than one name takes to screen.
_NAMES = {
    "sanscreen.errors": "AuditError DecisionError MessageError PartyError PolicyError RunError SanscreenError SnapshotError TableError WatchlistError WorkerError",
    "sanscreen.integrations.frames": "screen_frame",
    "sanscreen.integrations.payments.outcome": "PaymentScreening",
    "sanscreen.integrations.payments.screen": "screen_payment screen_payments",
    "sanscreen.lists": "Guards LoadReport bundled_watchlists load_watchlist load_watchlists",
    "sanscreen.matching.features": "FEATURES",
    "sanscreen.matching.pair": "Feature FeatureKind Finding Pair",
    "sanscreen.model": """
        Address Alias AliasKind AliasQuality BirthDate CacheStats Compared Comparison DateSpan Decision Designation Detail Entry Evidence
        Fact Flag FlagKind Gender Hit Identifier IdentifierKind Judgement Link MatchReason NameParts Party PartyType Policy
        Relation RelationKind Scope Screening Source SourceKind Standing Suppressed TokenMatch Verdict Watchlist
        WatchlistReference Words
    """,
    "sanscreen.model.decisions": "Decisions",
    "sanscreen.screener": "Screener",
    "sanscreen.snapshots": "open_snapshot save_snapshot",
}
_MODULE_OF = {name: module for module, names in _NAMES.items() for name in names.split()}

if not TYPE_CHECKING:  # to a type checker, a module with this function has every name

    def __getattr__(name: str) -> object:
        if name == "__version__":
            found = import_module("sanscreen.matching.engine").VERSION
        elif name in _MODULE_OF:
            found = getattr(import_module(_MODULE_OF[name]), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found  # asked for once
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def screen(party: "str | Party") -> "Screening":
    """Screen a party, or a name, against the bundled article lists under the default policy.

    The lists are illustrative: the screening says so in a flag and in its text, and clears nobody. They are loaded
    on the first call and kept. Raises `PartyError` for an empty or overlong name.

    >>> screen("Игорь В. Зименков").hits[0].designation.primary_name
    'ZIMENKOV, Igor Vladimirovich'
    """
    return _bundled_screener().screen(party)


@cache
def _bundled_screener() -> "Screener":
    from sanscreen.lists import bundled_watchlists  # noqa: PLC0415  # as every name above
    from sanscreen.screener import Screener  # noqa: PLC0415

    return Screener(bundled_watchlists())
