"""A word of a text, to what it can add to the score of each form of a listed name that holds a word like it.

By `bound`, a name is within reach of a form exactly when the worths of its pairs reach d (C + L). So what a word adds is the
worth of its pair without what the word itself costs, and a run of words is within reach when they add up to d L. The screened
words alone (`bound`, `_by_covered`) are a sum of the same shape: a word adds how alike it is, less what is asked for it.
"""

from collections.abc import Mapping

from sanscreen.retrieval.forms import Forms
from sanscreen.retrieval.supports import Support, best_last

__all__ = ["Worths"]

SAME = 980  # per mille: the same word, or the same as it is read
TELLING = 6_000  # forms with a word like one of a text: of more it is not told which


class Worths:
    """What a screened word, or several as one, can add to each form; `most` to any. `top` is the most without its counterpart's cost.

    `telling` is whether it is told to which: words that many names hold tell nothing.
    """

    def __init__(self, support: Support, own: int, forms: Forms) -> None:
        """`own` is what the word costs, in the terms of `Support.worths`."""
        self._support, self._own, self._forms = support, own, forms
        self.most, self.top, self.best = support.most - own, support.top - own, support.best
        self.telling = support.holders <= TELLING
        self._adds: dict[int, int] | None = None
        self._alike: dict[int, int] | None = None
        self._same: frozenset[int] | None = None

    def adds(self) -> Mapping[int, int]:
        """Return by each form the most that the word can add, before the words are compared."""
        if self._adds is None:
            best = self._best_of(self._support.worths)
            self._adds = {form: worth - self._own for form, worth in best.items()}
        return self._adds

    def alike(self) -> Mapping[int, int]:
        """Return by each form how alike its words are at most, per mille, before they are compared."""
        if self._alike is None:
            self._alike = self._best_of(self._support.alike)
        return self._alike

    def same(self) -> frozenset[int]:
        """Return the forms that hold the same word, or one that is read the same."""
        if self._same is None:
            words = [word for word, most in self._support.alike.items() if most >= SAME]
            words = [word for word in words if self._support.exactly(word)[0] >= SAME]
            self._same = frozenset(form for word in words for form in self._forms.holding[word])
        return self._same

    def exactly(self, form: int) -> tuple[int, int, int] | None:
        """Return what the word adds to a form, how alike they are, and how many words of it are; None for none."""
        words = [word for word in self._forms.all_words[form] if word in self._support.alike]
        found = [each for each in map(self._support.exactly, words) if each[0]]
        if not found:
            return None
        times = max(len(found), sum(word in self._support.alike for word in self._forms.words[form]))
        return max(worth for _, worth in found) - self._own, max(like for like, _ in found), times

    def _best_of(self, table: Mapping[int, int]) -> dict[int, int]:
        best: dict[int, int] = {}
        for word, most in best_last(table):
            best.update(dict.fromkeys(self._forms.holding[word], most))
        return best
