"""Prepared names of listed parties, to arrays of numbers, and back to prepared names, one at a time.

A listed name has one form for each way in which it is prepared: whole, as one of two names divided by a slash, or cut as
payment systems cut it.
"""

from array import array
from collections.abc import Iterator

from sanscreen.matching.costs import left_in_listed
from sanscreen.model import PartyType
from sanscreen.names.assemble import assembled, neighbours_of
from sanscreen.names.prepared import PreparedName
from sanscreen.retrieval.flat import (
    Groups,
    Numbers,
    Parts,
    Records,
    Stored,
    as_bytes,
    check_below,
    check_sizes,
    merged,
    numbers_of,
    pack_groups,
    pack_records,
)
from sanscreen.retrieval.words import WordBook, Words

__all__ = ["FormBook", "Forms"]

KINDS = tuple(PartyType)
_COMMA = len(KINDS)  # a kind and more than that many: a comma stands behind the family name


class FormBook:
    """Takes up the forms of listed names one by one and packs them together."""

    def __init__(self) -> None:
        self.words = WordBook()
        self._needs, self._names, self._cuts, self._kinds = (array("I") for _ in range(4))
        self._own: list[array[int]] = []  # of each form, its words,
        self._groups: list[
            array[int]
        ] = []  # its joins (0) and runs (1): which of both, number, count of places, places,
        self._spans: list[array[int]] = []
        self._written: dict[int, str] = {}
        self._solids: dict[str, list[int]] = {}

    def add(self, name: int, cut: int, prepared: PreparedName, written: str) -> None:
        """Take up a form of the listed name number `name`, which is `written` so on its list."""
        form, person = len(self._needs), prepared.type is PartyType.INDIVIDUAL
        words, joins, runs = self.words.read(prepared, person=person)
        self._needs.append(sum(left_in_listed(token, person=person) for token in prepared.tokens))
        self._names.append(name)
        self._cuts.append(cut)
        self._kinds.append(KINDS.index(prepared.type) + _COMMA * prepared.comma)
        self._own.append(array("I", words))
        groups: list[tuple[int, int, tuple[int, ...]]] = [
            (0, number, (first, first + 1))
            for (first, _, _), number in zip(neighbours_of(prepared.tokens), joins, strict=True)
        ]
        groups += [(1, number, places) for places, number in runs]
        self._groups.append(
            array("I", (each for kind, number, places in groups for each in (kind, number, len(places), *places)))
        )
        self._spans.append(array("I", (each for span in prepared.spans for each in span)))
        if prepared.written != _written(written, cut):
            self._written[form] = prepared.written
        whole = prepared.solids if len(prepared.solids) > 1 else ()
        for solid in dict.fromkeys((*whole, *prepared.short_solids)):
            self._solids.setdefault(solid, []).append(form)

    def pack(self) -> tuple[Parts, list[tuple[str, list[int]]]]:
        """Return the parts that `Forms` reads, and every name written as one word with the forms that it is of."""
        joins_from = len(self.words.singles)
        runs_from = joins_from + len(self.words.joins)
        groups = [_numbered(each, (joins_from, runs_from)) for each in self._groups]
        holding: list[array[int]] = [array("I") for _ in range(runs_from + len(self.words.runs))]
        all_words = [
            array("I", dict.fromkeys((*own, *(number for number, _ in _groups(each)))))
            for own, each in zip(self._own, groups, strict=True)
        ]
        for form, words in enumerate(all_words):
            for word in words:
                holding[word].append(form)
        least = array("I", (min((self._needs[form] for form in forms), default=0) for forms in holding))
        of_name: list[array[int]] = [array("I") for _ in range(max(self._names, default=-1) + 1)]
        for form, name in enumerate(self._names):
            of_name[name].append(form)
        parts = merged(
            pack_groups("forms.words", self._own),
            pack_groups("forms.groups", groups),
            pack_groups("forms.all", all_words),
            pack_groups("forms.spans", self._spans),
            pack_groups("forms.holding", holding),
            pack_groups("forms.of_name", of_name),
            pack_records("forms.written", (self._written.get(form, "") for form in range(len(self._own)))),
            {
                "forms.needs": as_bytes(self._needs),
                "forms.least": as_bytes(least),
                "forms.names": as_bytes(self._names),
                "forms.cuts": as_bytes(self._cuts),
                "forms.kinds": as_bytes(self._kinds),
            },
        )
        return parts, list(self._solids.items())


class Forms:
    """The forms by their numbers. `needs` is what all words cost, `holding` the forms that hold a word, `least` the
    least that all words of any of these cost.

    `words` are those of a form in order, `all_words` the same, each once, with its joins and runs.
    """

    def __init__(self, parts: Stored, words: Words) -> None:
        """Read what `FormBook.pack` wrote."""
        self._all_words = words
        self.words = Groups(parts, "forms.words")
        self._groups = Groups(parts, "forms.groups")
        self.all_words = Groups(parts, "forms.all")
        self._spans = Groups(parts, "forms.spans")
        self.holding = Groups(parts, "forms.holding")
        self.of_name = Groups(parts, "forms.of_name")
        self._written = Records(parts, "forms.written")
        self.needs, self.names = numbers_of(parts["forms.needs"]), numbers_of(parts["forms.names"])
        self.least = numbers_of(parts["forms.least"])
        self.cuts, self._kinds = numbers_of(parts["forms.cuts"]), numbers_of(parts["forms.kinds"])
        check_sizes(
            "forms",
            words=len(self.words),
            groups=len(self._groups),
            all=len(self.all_words),
            spans=len(self._spans),
            written=len(self._written),
            needs=len(self.needs),
            names=len(self.names),
            cuts=len(self.cuts),
            kinds=len(self._kinds),
        )
        check_sizes("words", holding=len(self.holding), least=len(self.least), words=len(words.weights))
        check_below(len(words.weights), words=self.words.values)
        check_below(len(self.needs), holding=self.holding.values, of_name=self.of_name.values)
        check_below(len(self.of_name), names=self.names)
        check_below(2 * _COMMA, kinds=self._kinds)
        kinds = {each % _COMMA for each in set(self._kinds)}
        self.kinds = tuple(kind for number, kind in enumerate(KINDS) if number in kinds)

    def __len__(self) -> int:
        return len(self.needs)

    def kind(self, form: int) -> PartyType:
        """Return the type by whose rules a form is prepared."""
        return KINDS[self._kinds[form] % _COMMA]

    def groups(self, form: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield the number of every join and run of a form, and the places of its words."""
        return _groups(self._groups[form])

    def prepared(self, form: int, written: str) -> PreparedName:
        """Return a form as it was taken up, of a name that is `written` so on its list.

        Raises `ValueError` where its words do not have one place each.
        """
        spans = self._spans[form]
        if len(spans) != 2 * len(self.words[form]):
            raise ValueError("its words do not have one place each")
        return assembled(
            self._written[form] or _written(written, self.cuts[form]),
            self.kind(form),
            tuple([self._all_words.token(number) for number in self.words[form]]),
            tuple(zip(spans[::2], spans[1::2], strict=True)),
            comma=self._kinds[form] >= _COMMA,
        )


def _written(name: str, cut: int) -> str:
    return name[:cut].rstrip() if cut else name


def _numbered(groups: "array[int]", firsts: tuple[int, int]) -> "array[int]":
    """Return joins and runs, each numbered from 0, with the numbers that they have among all words."""
    found = array("I")
    at = 0
    while at < len(groups):
        kind, number, count = groups[at : at + 3]
        found.extend((firsts[kind] + number, count, *groups[at + 3 : at + 3 + count]))
        at += 3 + count
    return found


def _groups(flat: Numbers) -> Iterator[tuple[int, tuple[int, ...]]]:
    at = 0
    while at < len(flat):
        number, count = flat[at], flat[at + 1]
        yield number, tuple(flat[at + 2 : at + 2 + count])
        at += 2 + count
