"""The types that everything else speaks in: immutable, typed, with a stable JSON form."""

from sanscreen.model.cache_stats import CacheStats
from sanscreen.model.dates import DateSpan
from sanscreen.model.decision import Decision, Judgement
from sanscreen.model.designation import (
    Address,
    Alias,
    AliasKind,
    AliasQuality,
    BirthDate,
    Designation,
    Detail,
    Entry,
    Fact,
    Relation,
    RelationKind,
    Standing,
)
from sanscreen.model.evidence import Evidence, MatchReason, TokenMatch, Words
from sanscreen.model.identifier import Identifier, IdentifierKind
from sanscreen.model.kinds import Gender, NameParts, PartyType
from sanscreen.model.links import Link, links_between
from sanscreen.model.list_flags import list_flags
from sanscreen.model.party import Party
from sanscreen.model.policy import Policy
from sanscreen.model.record import Record, canonical_json, digest_of
from sanscreen.model.reference import WatchlistReference, lists_used
from sanscreen.model.screening import (
    Compared,
    Comparison,
    Flag,
    FlagKind,
    Hit,
    Screening,
    Suppressed,
    Verdict,
)
from sanscreen.model.watchlist import Scope, Source, SourceKind, Watchlist

__all__ = [
    "Address",
    "Alias",
    "AliasKind",
    "AliasQuality",
    "BirthDate",
    "CacheStats",
    "Compared",
    "Comparison",
    "DateSpan",
    "Decision",
    "Designation",
    "Detail",
    "Entry",
    "Evidence",
    "Fact",
    "Flag",
    "FlagKind",
    "Gender",
    "Hit",
    "Identifier",
    "IdentifierKind",
    "Judgement",
    "Link",
    "MatchReason",
    "NameParts",
    "Party",
    "PartyType",
    "Policy",
    "Record",
    "Relation",
    "RelationKind",
    "Scope",
    "Screening",
    "Source",
    "SourceKind",
    "Standing",
    "Suppressed",
    "TokenMatch",
    "Verdict",
    "Watchlist",
    "WatchlistReference",
    "Words",
    "canonical_json",
    "digest_of",
    "links_between",
    "list_flags",
    "lists_used",
]  # fmt: skip
