"""The alignment behind a name's points to blocks that stand under each other, word by word and letter by letter."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sanscreen.integrations.report.letters import (
    ADDED,
    MISSING,
    MOST_LETTERS,
    STANDS_FOR,
    Column,
    align,
    distance,
)
from sanscreen.model import Evidence, MatchReason, PartyType, TokenMatch, Words
from sanscreen.names.prepare import NameTooLongError, prepare_name
from sanscreen.names.prepared import PreparedName
from sanscreen.names.reading import Reading
from sanscreen.names.scripts import main_script

__all__ = ["Block", "blocks"]

_FIGURES = "figures read as letters"  # the system of a word such as B1G, for BIG
# Reasons for which single letters tell nothing: the words agree by a table, or by one letter.
_AS_WHOLES = frozenset(
    {
        MatchReason.EQUIVALENT,
        MatchReason.NICKNAME,
        MatchReason.TRANSLATION,
        MatchReason.ACRONYM,
        MatchReason.INITIAL,
        MatchReason.LEGAL_FORM,
        MatchReason.NUMBER,
    }
)


@dataclass(frozen=True, slots=True)
class Block:
    """One pair of words, or a word left over (the other side is empty).

    `columns` are set under each other; where the words are of two scripts they are those of the romanized readings, and
    `above` and `below` are then the words as written, else empty. `why` names reason and system.
    """

    screened: str
    listed: str
    columns: tuple[Column, ...]
    why: str
    similarity: Decimal
    points: Decimal
    above: str = ""
    below: str = ""
    left_over: bool = False

    @property
    def direction(self) -> str:
        """The writing direction of the columns, as HTML has it."""
        first = next((column.screened or column.listed for column in self.columns), "")
        return "rtl" if first and unicodedata.bidirectional(first[0]) in ("R", "AL") else "ltr"


def blocks(name: Evidence, party_type: PartyType) -> tuple[Block, ...]:
    """Return the words of a name's evidence in the order of the record, then what is on the list alone."""
    readers = _Reader(name.screened, party_type), _Reader(name.listed, party_type)
    lines = sorted(name.detail, key=_place)
    return tuple(_block(line, *readers) for line in lines)


def _place(line: TokenMatch) -> tuple[int, int]:
    if line.screened is not None:
        return 0, line.screened.start
    return 1, line.listed.start if line.listed else 0


def _block(line: TokenMatch, screened: "_Reader", listed: "_Reader") -> Block:
    left = line.screened.text if line.screened else ""
    right = line.listed.text if line.listed else ""
    similarity = Decimal(line.similarity) / 10
    if line.screened is None or line.listed is None:
        why = "in the record alone" if left else "on the list alone"
        column = Column(left, ADDED if left else MISSING, right)
        return Block(left, right, (column,), why, similarity, line.points, left_over=True)
    why = ", ".join(filter(None, [line.reason.value, line.system]))
    whole = Block(left, right, (Column(left, STANDS_FOR, right),), why, similarity, line.points)
    if line.reason in _AS_WHOLES or max(len(left), len(right)) > MOST_LETTERS:
        return whole
    same = line.reason is MatchReason.EXACT  # then letters of two scripts are look-alikes, and no reading tells which
    if same or main_script(left) == main_script(right):
        read_alike = same or _FIGURES in _systems(line.system)
        return Block(left, right, align(left, right, read_alike=read_alike), why, similarity, line.points)
    pair = _nearest(_readings(screened, line.screened, line.system), _readings(listed, line.listed, line.system))
    if pair is None:
        return whole
    others = dict.fromkeys(each.system for each in pair if each.system and each.system not in _systems(line.system))
    if others:
        why += f"; letters by {', '.join(others)}"
    columns = align(pair[0].text, pair[1].text)
    return Block(left, right, columns, why, similarity, line.points, _foreign(left), _foreign(right))


def _systems(named: str | None) -> list[str]:
    return (named or "").split(" / ")


def _foreign(word: str) -> str:
    return "" if main_script(word) == "Latin" else word


def _nearest(above: Sequence[Reading], below: Sequence[Reading]) -> tuple[Reading, Reading] | None:
    pairs = ((one, other) for one in above for other in below)
    return min(pairs, key=lambda pair: distance(pair[0].text, pair[1].text), default=None)


class _Reader:
    """Prepares a name when one of its words is first to be read in Latin letters."""

    def __init__(self, written: str, party_type: PartyType) -> None:
        self._written = written
        self._type = PartyType.INDIVIDUAL if party_type is PartyType.UNKNOWN else party_type
        self._prepared: PreparedName | None = None

    def readings(self, words: Words) -> list[dict[str, str]]:
        """Return, for each token within the words, its readings by system; those in ASCII letters alone."""
        if self._prepared is None:
            try:
                self._prepared = prepare_name(self._written, self._type)
            except NameTooLongError:  # a screening from elsewhere: its words stand beside each other, unread
                return []
        return [
            {reading.system or "": reading.text for reading in token.readings if reading.text.isascii()}
            for token, (start, end) in zip(self._prepared.tokens, self._prepared.spans, strict=True)
            if words.start <= start and end <= words.end
        ]


def _readings(reader: _Reader, words: Words, system: str | None) -> list[Reading]:
    """Return the ways to read words in Latin letters: those of the system that explains the pair, else all of them."""
    if main_script(words.text) == "Latin":
        return [Reading(words.text)]
    tokens = reader.readings(words)
    if not tokens or not all(tokens):
        return []
    shared = [each for each in tokens[0] if all(each in token for token in tokens)]
    chosen = [each for each in shared if each in _systems(system)] or shared
    readings = [Reading("".join(token[each] for token in tokens), each) for each in chosen]
    return [each for each in readings if 0 < len(each.text) <= MOST_LETTERS]
