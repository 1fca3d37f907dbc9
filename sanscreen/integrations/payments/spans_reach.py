"""A text, to which runs of its words can be worth enough for a listed name: only those are screened.

By `retrieval.bound` a name is within reach of a listed one when what its words add to it pays for what those cost that agree
with nothing, and for the listed name; or, for persons, when nearly all of its words agree. Here that is asked of all runs of a
text at once: each word is looked up once (`spans_words`), and what a run adds to a listed name is a sum (`spans_sums`).
"""

from collections.abc import Sequence

from sanscreen.integrations.payments.spans_cut import MAX_SYLLABLES, MAX_WORDS, Run, Unit, with_joints
from sanscreen.integrations.payments.spans_sums import Sums
from sanscreen.integrations.payments.spans_words import TextWords
from sanscreen.matching.stop import Stop
from sanscreen.names.fold import FoldedText, plain
from sanscreen.names.org_words import legal_form_at
from sanscreen.names.readings import usual_latin
from sanscreen.retrieval.index import Index

__all__ = ["Reach"]

_MOST_PIECES = 4

_Around = tuple[dict[int, int], list[Sums]]  # the places of words by their starts, and their sums


class Reach:
    """Knows of a run of words of a text whether some listed name can be within its reach."""

    def __init__(self, text: str, units: Sequence[Unit], index: Index, floor: int, stop: Stop) -> None:
        """Look up the words of a text; `stop` is asked all along, and `StoppedError` raised where it says so, later as well."""
        self._index, self._floor, self._stop = index, floor, stop
        self._words = TextWords(text, units, index, floor, stop)
        self._whole = self._around(units)
        self._joints = {some[place].start: (some, place) for some, place in with_joints(text, units)}
        self._around_joints: dict[int, _Around] = {}

    def can_be_name(self, run: Run) -> bool:
        """Return whether the words of a run can be worth enough for some listed name; of syllables that is not told."""
        if run.units[0].is_syllable or run.units[-1].is_syllable:
            return len(run.units) <= MAX_SYLLABLES
        joint = next((unit.start for unit in run.units if unit.broken), None)
        places, sums = self._whole if joint is None else self._around_joint(joint)
        first, last = places[run.units[0].start], places[run.units[-1].start]
        return any(each.reach(first, last) for each in sums)

    def is_in_pieces(self, run: Run) -> bool:
        """Return whether a run of a few words is, written as one word, a listed name or nearly so: `TES TOV IV AN`.

        So it can be without a legal form at either end.
        """
        words = [unit.text if unit.text.isascii() else usual_latin(unit.text) or "" for unit in run.units]
        bare = [not _is_form(unit.text) for unit in run.units]
        inside = slice(bare.index(True), len(bare) - bare[::-1].index(True)) if any(bare) else slice(0)
        solids = {"".join(some) for some in (words, words[inside]) if 0 < len(some) <= _MOST_PIECES}
        return any(self._index.is_name(plain(FoldedText(solid)), self._floor) for solid in solids)

    def _around_joint(self, joint: int) -> _Around:
        if joint not in self._around_joints:
            some, place = self._joints[joint]
            start = max(0, place - MAX_WORDS + 1)
            self._around_joints[joint] = self._around(some[start : place + MAX_WORDS], place - start)
        return self._around_joints[joint]

    def _around(self, units: Sequence[Unit], through: int | None = None) -> _Around:
        places = {unit.start: place for place, unit in enumerate(units)}
        return places, [Sums(words, need, MAX_WORDS, self._stop, through) for words, need in self._words.added(units)]


def _is_form(word: FoldedText) -> bool:
    return bool(legal_form_at((word,), ((),), 0))
