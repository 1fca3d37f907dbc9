"""What each screened word can add for each listed word, to the forms of listed names in which that adds up to enough.

A form is worth `need` and `double` times what its own words cost, or it is out of reach. If so, it holds a word like each
screened word that is *required*: one without whose `top` the tops of the others stay under the need. Words whose tops together
stay under the need can be left out, the commonest first: it holds a word like one of the others. And it holds words like two
screened words, or one word that is enough `alone`. Hardly any form does; only for these the worths are added up.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, chain

from sanscreen.retrieval.columns import Column, Placed, each_once
from sanscreen.retrieval.forms import Forms
from sanscreen.retrieval.supports import best_last

__all__ = ["Reaching"]

WORTHWHILE = 4  # forms of a word are looked up in the time in which one form is looked at,
ADDED_UP = 50  # and in which the worths of one form are added up


class Reaching:
    """Adds up what screened words are worth, form by form."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms

    def reaching(
        self, columns: Sequence[Column], need: int, double: int, anchors: Sequence[Placed] | None, widest: int
    ) -> list[int]:
        """Return the forms whose words are together worth `need` and `double` times their own cost.

        Every listed word pairs once, with `widest` neighbouring screened words at most: a word that is repeated is not met
        each time. Where there are `anchors`, only forms that hold one of their words count, which agree better than
        an initial does with a word: names of which nothing else agrees are capped (`matching.person_limits`). A name that
        agrees in full is not, and has the same words throughout, which are anchors.
        """
        spare = sum(column.top for column in columns) - need
        if spare < 0:
            return []
        once = sorted(each_once(columns), key=_holders)
        most_of = list(accumulate(sorted((column.most for column in columns), reverse=True), initial=0))
        needs, size = self._forms.needs, self._forms.words.size
        # What is there beyond the need, while words that are still to be looked at are worth their most.
        over = most_of[-1] - need
        left = {form: over - double * needs[form] for form in self._candidates(once, need, spare, double, anchors)}
        for column in once:
            left = {form: more for form, more in left.items() if more >= 0}
            best = self._best_of(column, left)
            most = column.most
            left = {form: more - most + best.get(form, 0) for form, more in left.items()}
        return [
            form
            for form, more in left.items()
            if more >= 0
            and most_of[min(widest * size(form), len(columns))] >= need + double * needs[form]
            and (anchors is None or self._is_anchored(form, anchors))
        ]

    def _candidates(
        self, columns: Sequence[Column], need: int, spare: int, double: int, anchors: Sequence[Placed] | None
    ) -> Collection[int]:
        """Return forms of which no other can be within reach; the rarest of `columns` come first."""
        required = [column for column in columns if column.top > spare]
        looked_up = required[:1] or _looked_up(columns, need)
        if anchors is not None and sum(map(_holders, looked_up)) > ADDED_UP * sum(each.anchored for _, each in anchors):
            return self._holding(chain.from_iterable(support.anchors for _, support in anchors))
        found: set[int] = set()
        if required:
            found = set(self._forms_of(required[0]))
            for column in required[1:]:
                found = self._also(found, column)
            if len(required) > 1:
                return found
            others = [self._also(found, column) for column in columns if column is not required[0]]
            return found.intersection(self._alone(required, need, double)).union(*others)
        twice = self._alone(columns, need, double)
        for column in looked_up:
            own = set(self._forms_of(column))
            twice |= found & own
            found |= own
        for column in columns[len(looked_up) :]:
            twice |= self._also(found, column)
        return twice

    def _alone(self, columns: Sequence[Column], need: int, double: int) -> set[int]:
        """Return the forms that hold a word that is enough, whatever else is said of them."""
        least = self._forms.least
        return self._holding(
            word
            for column in columns
            if column.alone >= need
            for word, worth in column.table.items()
            if worth * column.scale >= need + double * least[word]
        )

    def _forms_of(self, column: Column) -> Iterable[int]:
        return chain.from_iterable(support.forms() for support in column.supports)

    def _also(self, forms: set[int], column: Column) -> set[int]:
        """Return those of some forms that hold a word of a column as well."""
        if column.holders < WORTHWHILE * len(forms):
            return forms.intersection(self._forms_of(column))
        words, all_words = column.table.keys(), self._forms.all_words
        return {form for form in forms if not words.isdisjoint(all_words[form])}

    def _best_of(self, column: Column, forms: Collection[int]) -> dict[int, int]:
        """Return the best that a screened word can add in each of some forms that hold a word like it."""
        table, scale = column.table, column.scale
        best: dict[int, int] = {}
        if column.holders < WORTHWHILE * len(forms):
            holding = self._forms.holding
            for word, worth in best_last(table):
                best.update(dict.fromkeys(holding[word], worth * scale))
            return best
        all_words, words = self._forms.all_words, table.keys()
        for form in forms:
            met = words & all_words[form]
            if met:
                best[form] = max([table[word] for word in met]) * scale
        return best

    def _is_anchored(self, form: int, anchors: Sequence[Placed]) -> bool:
        return any(word in support.anchors for word in self._forms.all_words[form] for _, support in anchors)

    def _holding(self, words: Iterable[int]) -> set[int]:
        holding = self._forms.holding
        return set(chain.from_iterable(holding[word] for word in words))


def _looked_up(columns: Sequence[Column], need: int) -> Sequence[Column]:
    """Return the columns of which every form within reach holds one: the rarest, without which the others stay under the need.

    The forms of the commonest word are never looked up, only looked at: a form that holds it holds another one too.
    """
    count, left_out = len(columns), 0
    while count and left_out + columns[count - 1].top < need:
        count -= 1
        left_out += columns[count].top
    return columns[: min(count, len(columns) - 1)]


def _holders(column: Column) -> int:
    return column.holders
