"""Why a score is what it is: lines whose points add up, down to the words of both names."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sanscreen.model.record import Record

__all__ = ["Evidence", "MatchReason", "TokenMatch", "Words"]


class MatchReason(StrEnum):
    """Why two words were held to be the same, or that a word was left over."""

    EXACT = "same letters"
    READING = "same reading"
    SOUND = "same sound"
    SIMILAR_SOUND = "similar sound"
    CONSONANTS = "same consonants"
    TYPO = "misspelling"
    EQUIVALENT = "equivalent given name"
    NICKNAME = "short form of a given name"
    TRANSLATION = "translation"
    ACRONYM = "first letters"
    INITIAL = "initial"
    TRUNCATED = "cut short"
    JOINED = "written as one word"
    LEGAL_FORM = "legal form"
    NUMBER = "same number"
    METAPHONE = "same Metaphone code"
    LEFT_OVER = "left over"


@dataclass(frozen=True, slots=True)
class Words(Record):
    """Words of a written name: their text as written and where they stand, as offsets of its characters."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TokenMatch(Record):
    """One line of the alignment of two names.

    `similarity` is per mille. `points` are the tenths that the pair adds to the name's points. Where `reason` is
    LEFT_OVER one of the two sides is missing. `system` names the romanization or table that explains the pair.
    """

    screened: Words | None
    listed: Words | None
    reason: MatchReason
    similarity: int
    points: Decimal
    system: str | None = None

    def __post_init__(self) -> None:
        """Refuse a likeness that no two words have."""
        if not 0 <= self.similarity <= 1000:
            raise ValueError(f"a similarity runs from 0 to 1000 per mille, got {str(self.similarity)[:20]}")


@dataclass(frozen=True, slots=True)
class Evidence(Record):
    """What one feature adds to the score: points between -100 and 100, with one decimal place."""

    feature: str
    points: Decimal
    screened: str = ""
    listed: str = ""
    note: str = ""
    detail: tuple[TokenMatch, ...] = ()
