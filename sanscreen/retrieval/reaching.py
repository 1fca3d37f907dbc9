"""What each screened word can add for each listed word, to the forms of listed names in which that adds up to enough.

A form is worth `need` and `double` times what its own words cost, or it is out of reach. If so, it holds a word like each
screened word that is *required*: one without whose `top` the tops of the others stay under the need. And it holds words like
two screened words, or one word that is enough `alone`. Hardly any form does; only for these the worths are added up.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, chain

from sanscreen.retrieval.columns import Column, Placed, each_once
from sanscreen.retrieval.forms import Forms

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
        each time. Where there are `anchors`, only forms that hold one of their words count: initials alone are
        capped (`matching.person_limits`).
        """
        spare = sum(column.top for column in columns) - need
        if spare < 0:
            return []
        once = sorted(each_once(columns), key=_holders)
        most_of = list(accumulate(sorted((column.most for column in columns), reverse=True), initial=0))
        needs, size = self._forms.needs, self._forms.words.size
        return [
            form
            for form in self._candidates(once, need, spare, double, anchors)
            if min(self._worth(form, once), most_of[min(widest * size(form), len(columns))])
            >= need + double * needs[form]
            and (anchors is None or self._is_anchored(form, anchors))
        ]

    def _candidates(
        self, columns: Sequence[Column], need: int, spare: int, double: int, anchors: Sequence[Placed] | None
    ) -> Collection[int]:
        """Return forms of which no other can be within reach; the rarest of `columns` come first."""
        required = [column for column in columns if column.top > spare]
        looked_up = required[:1] or columns[:-1]  # the forms of the commonest word are not looked up, only looked at
        if anchors is not None and sum(map(_holders, looked_up)) > ADDED_UP * sum(each.anchored for _, each in anchors):
            return self._holding(chain.from_iterable(support.anchors for _, support in anchors))
        if required:
            found: set[int] = set(self._forms_of(required[0]))
            for column in required[1:]:
                found = self._also(found, column)
            if len(required) > 1:
                return found
            others = [self._also(found, column) for column in columns if column is not required[0]]
            return found.intersection(self._alone(required, need, double)).union(*others)
        seen: set[int] = set()
        twice = self._alone(columns, need, double)
        for column in looked_up:
            own = set(self._forms_of(column))
            twice |= seen & own
            seen |= own
        return twice | self._also(seen, columns[-1])

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

    def _worth(self, form: int, columns: Sequence[Column]) -> int:
        """Return the best that the screened words can add in a form, each by itself."""
        words = list(self._forms.all_words[form])
        worth = 0
        for column in columns:
            table = column.table
            worth += column.scale * max([table[word] for word in words if word in table], default=0)
        return worth

    def _is_anchored(self, form: int, anchors: Sequence[Placed]) -> bool:
        return any(word in support.anchors for word in self._forms.all_words[form] for _, support in anchors)

    def _holding(self, words: Iterable[int]) -> set[int]:
        holding = self._forms.holding
        return set(chain.from_iterable(holding[word] for word in words))


def _holders(column: Column) -> int:
    return column.holders
