"""The words of a text, to which two of them can open and close a listed name: only runs between such two are screened.

A word that stands for no word of a listed name costs what the name scores, at its ends as anywhere. So the best run of
words for a listed name opens and closes with words that are like words of it. Which names hold a word like one of the text
is looked up once for each word: alone, and as it stands among its neighbours.
"""

from collections import Counter
from collections.abc import Sequence, Set

from sanscreen.integrations.payments.spans_cut import Run, Unit
from sanscreen.integrations.payments.spans_rules import is_filler
from sanscreen.model import PartyType
from sanscreen.names.fold import FoldedText, plain
from sanscreen.names.org_words import legal_form_at
from sanscreen.names.prepare import prepare_names
from sanscreen.names.prepared import PreparedName
from sanscreen.names.readings import usual_latin
from sanscreen.retrieval.index import Index

__all__ = ["Ends"]

_Met = Set[int] | None  # the forms of listed names that hold a word like one of the text; None where it is not told
_BLOCK, _OVERLAP = 40, 10  # words of a text that are prepared at once
_LEAST_LETTERS = 3  # of a word of which it is told which names hold one like it: shorter ones can be initials
_LONG = 10  # words of a run; of a longer one the text must hold
_WORDS_OF_LONG = 4  # words of one listed name
_MOST_PIECES = 4
_KINDS = (PartyType.INDIVIDUAL, PartyType.ENTITY, PartyType.VESSEL)


class Ends:
    """Knows for two words of a text whether some listed name can hold words like both."""

    def __init__(self, text: str, units: Sequence[Unit], index: Index, floor: int) -> None:
        self._text, self._index, self._floor = text, index, floor
        self._met: dict[tuple[int, int], list[_Met]] = {}  # by the place of each word: of persons, and of others
        for start in range(0, len(units), _BLOCK - _OVERLAP):
            self._add(units[start : start + _BLOCK])
        self._alone: set[tuple[int, int]] = set()
        self._long = self._long_names(units)

    def can_open_and_close(self, run: Run) -> bool:
        """Return whether the first and the last word of a run can be words of one listed name, a long one for a long run."""
        first, last = run.units[0], run.units[-1]
        if len(run.units) > _LONG and (not self._long or not (self._is_of_long(first) and self._is_of_long(last))):
            return False
        return self._meet(first, last)

    def _is_of_long(self, unit: Unit) -> bool:
        return any(met is None or not met.isdisjoint(self._long) for met in self._of(unit))

    def _long_names(self, units: Sequence[Unit]) -> Set[int]:
        """Return the forms of long names that hold words like several of the text."""
        if len(units) <= _LONG:
            return frozenset()
        often = Counter(form for unit in units for met in self._of(unit) for form in met or ())
        return {form for form, words in often.items() if words >= _WORDS_OF_LONG and self._index.words_of(form) > _LONG}

    def _meet(self, one: Unit, other: Unit) -> bool:
        return any(
            left is None or right is None or not left.isdisjoint(right)
            for left, right in zip(self._of(one), self._of(other), strict=True)
            if (left is None or left) and (right is None or right)
        )

    def is_in_pieces(self, run: Run) -> bool:
        """Return whether a run of a few words is, written as one word, a listed name or nearly so: `TES TOV IV AN`."""
        if len(run.units) > _MOST_PIECES:
            return False
        text = "".join(unit.text if unit.text.isascii() else usual_latin(unit.text) or "" for unit in run.units)
        return self._index.is_name(plain(FoldedText(text)), self._floor)

    def _of(self, unit: Unit) -> list[_Met]:
        place = unit.start, unit.end
        if place not in self._alone:
            self._alone.add(place)
            short = len(unit.text) < _LEAST_LETTERS and not is_filler(unit.text)
            if unit.is_syllable or short or legal_form_at((unit.text,), ((),), 0):  # a form is one at the end of a run
                self._met[place] = [None, None]
            else:
                self._add([unit])
        return self._met[place]

    def _add(self, units: Sequence[Unit]) -> None:
        if not units:
            return
        first = units[0].start
        written = units[0].text if units[0].broken else self._text[first : units[-1].end]
        for name in prepare_names(written, _KINDS).values():
            self._add_name(name, units, first)

    def _add_name(self, name: PreparedName, units: Sequence[Unit], first: int) -> None:
        """Add which forms the words of a prepared name meet to what is known of the words of the text."""
        column = name.type is not PartyType.INDIVIDUAL
        fillers = [unit for unit in units if is_filler(unit.text)]
        spans = [(start + first, end + first) for start, end in name.spans]
        exactly = {
            place
            for place, (start, end) in enumerate(spans)
            if any(unit.start <= start and end <= unit.end for unit in fillers)
        }
        met = self._index.met(name, self._floor, exactly)
        for unit in units:
            known = self._met.setdefault((unit.start, unit.end), [frozenset(), frozenset()])
            for (start, end), forms in zip(spans, met, strict=True):
                if unit.broken or (start < unit.end and unit.start < end):
                    before = known[column]
                    known[column] = None if before is None or forms is None else before | forms
