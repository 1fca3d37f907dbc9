"""The words of a text, to what each adds to listed names that hold a word like it, and what it costs where none does.

A word is read as it stands among its neighbours, and alone: in a run of words it can be either, at the end of a name or
within. Of all readings the most counts that it can add, and the least that it can cost.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from sanscreen.integrations.payments.spans_cut import MAX_WORDS, Unit
from sanscreen.integrations.payments.spans_rules import is_filler
from sanscreen.integrations.payments.spans_sums import Word
from sanscreen.matching.features.name import SUBSET_MOST
from sanscreen.matching.stop import Stop
from sanscreen.model import PartyType
from sanscreen.names.fold import FoldedText
from sanscreen.names.org_words import legal_form_at
from sanscreen.names.prepare import prepare_names
from sanscreen.names.prepared import PreparedName
from sanscreen.retrieval.index import Index
from sanscreen.retrieval.worths import Worths

__all__ = ["TextWords"]

_BLOCK, _OVERLAP = 40, 10  # words of a text that are prepared at once
_KINDS = (PartyType.INDIVIDUAL, PartyType.ENTITY, PartyType.VESSEL)

_LONGEST_FORM = 6  # words of a legal form
_MOST_INITIALS = 4  # letters
_BESIDE_INITIALS = (("", " zzzzzzzz"), ("Zzzzzzzz ", ""))

_Shared = tuple[Worths, int, int]  # of how many words of the text, and of how many such words in one of them


@dataclass(slots=True)
class _Read:
    """What a word of a text was read as: the cost and the weight of each reading, and what it can add."""

    costs: list[int] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)
    shared: dict[tuple[int, int, int], _Shared] = field(default_factory=dict)

    def __or__(self, other: "_Read") -> "_Read":
        return _Read(self.costs + other.costs, self.weights + other.weights, self.shared | other.shared)


_Both = tuple[_Read, _Read]  # as a word of a person's name, and of another's


class TextWords:
    """What the words of a text add to listed names, looked up once for each."""

    def __init__(self, text: str, units: Sequence[Unit], index: Index, floor: int, stop: Stop) -> None:
        self._text, self._index, self._floor, self._stop = text, index, floor, stop
        self._double = 2 * floor - 1
        self._adding, self._covered = cache(self._adding_of), cache(self._covered_of)  # those of one text, which ends
        self._among: dict[tuple[int, int], _Both] = {}
        self._alone: dict[str, _Both] = {}
        self._worths: dict[tuple[int, int], Worths] = {}  # by the support and the cost: a word that is repeated has one
        for start in range(0, len(units), _BLOCK - _OVERLAP):
            self._read_among(units[start : start + _BLOCK])
        for start in range(len(units) - 1):  # `HAQ, Abdul` is one name in some neighbourhoods and two in others
            self._read_among(units[start : start + 2])
        self._read_forms(units)

    def added(self, units: Sequence[Unit]) -> Iterator[tuple[list[Word], Callable[[int], int]]]:
        """Yield what words add to names of persons, to other names, and how far they are in names of persons.

        With each comes what a listed name, given by its number, asks for.
        """
        free = _written_again(units)
        for column in (0, 1):
            yield [self._adding(unit, column, place in free) for place, unit in enumerate(units)], self._need
        if self._floor <= SUBSET_MOST:
            yield [self._covered(unit) for unit in units], _nothing

    def _need(self, form: int) -> int:
        return self._double * self._index.need(form)

    def _adding_of(self, unit: Unit, column: int, free: bool) -> Word:
        read = self._read_of(unit)[column]
        base = 0 if free else -self._double * min(read.costs, default=0)
        shared = list(read.shared.values())
        over = max([_share(worths.top, size, times) for worths, size, times in shared], default=base)
        if _is_open(unit, shared):
            most = max([_share(worths.most, size, times) for worths, size, times in shared], default=base)
            return Word(unit.text, base, over, opens=most)
        adds = [(worths.adds(), size, times) for worths, size, times in shared]

        def exactly(form: int) -> tuple[int, int] | None:
            found = [(got, size, times) for worths, size, times in shared if (got := worths.exactly(form))]
            if not found:
                return None
            return max(_share(got[0], size, times) for got, size, times in found), max(got[2] for got, _, _ in found)

        return Word(unit.text, base, over, _most(adds), exactly, _ends(unit, shared))

    def _covered_of(self, unit: Unit) -> Word:
        """Return what a word adds to how far a listed person's longer name holds the words of a run (`Bound`)."""
        read, _ = self._read_of(unit)
        least, most = min(read.weights, default=0), max(read.weights, default=0)

        def covers(alike: int) -> int:
            over = 2 * SUBSET_MOST * alike - 1000 * self._double
            return over * (most if over > 0 else least)

        shared = list(read.shared.values())
        best = max([worths.best for worths, _, _ in shared], default=0)
        if _is_open(unit, shared):
            return Word(unit.text, covers(0), covers(best), opens=covers(best))
        by_likeness = {alike: covers(alike) for worths, _, _ in shared for alike in set(worths.alike().values())}
        alike = _most([(worths.alike(), 1, 1) for worths, _, _ in shared])
        adds = {form: by_likeness[each] for form, each in alike.items()}

        def exactly(form: int) -> tuple[int, int] | None:
            found = [got for worths, _, _ in shared if (got := worths.exactly(form))]
            return (max(covers(got[1]) for got in found), max(got[2] for got in found)) if found else None

        return Word(unit.text, covers(0), covers(best), adds, exactly, _ends(unit, shared))

    def _read_of(self, unit: Unit) -> _Both:
        self._stop.ask()
        place = unit.start, unit.end
        if place not in self._among:
            self._read_among([unit])
        written = unit.text if unit.broken else self._text[unit.start : unit.end]
        if written not in self._alone:
            self._alone[written] = read = _Read(), _Read()
            for before, behind in _surroundings(unit):
                self._read(before + written + behind, [(len(before), len(before) + len(written))], [read])
        among, alone = self._among[place], self._alone[written]
        return among[0] | alone[0], among[1] | alone[1]

    def _read_among(self, units: Sequence[Unit], before: str = "", behind: str = "") -> None:
        if not units:
            return
        first = units[0].start
        written = units[0].text if units[0].broken else self._text[first : units[-1].end]
        first -= len(before)
        spans = [(unit.start - first, unit.end - first) for unit in units]
        self._read(
            before + written + behind,
            spans,
            [self._among.setdefault((unit.start, unit.end), (_Read(), _Read())) for unit in units],
        )

    def _read_forms(self, units: Sequence[Unit]) -> None:
        """Add what words are as a legal form of several words at an end of a run: `S.A.`, `joint stock company`."""
        for start in range(len(units)):
            near = units[start : start + _LONGEST_FORM]
            form = legal_form_at([unit.text for unit in near], ((),) * len(near), 0)
            letters = next((place for place, unit in enumerate(near) if len(unit.text) > 1), len(near))
            for length in {form[0] if form else 0, letters} - {0, 1}:
                self._read_among(near[:length], "x ")
                self._read_among(near[:length], behind=" x")

    def _read(self, written: str, spans: Sequence[tuple[int, int]], reads: Sequence[_Both]) -> None:
        """Prepare a text for each type of name, and tell its words, which stand at `spans`, what they are there."""
        self._stop.ask()
        for name in prepare_names(written, _KINDS).values():
            of_type = [each[name.type is not PartyType.INDIVIDUAL] for each in reads]
            self._tell(name, spans, of_type)

    def _tell(self, name: PreparedName, spans: Sequence[tuple[int, int]], reads: Sequence[_Read]) -> None:
        of_token = [
            [place for place, (start, end) in enumerate(spans) if first < end and start < last]
            for first, last in name.spans
        ]
        costs, placed = self._index.supports(name, self._floor)
        tokens, spent, weights = ([0] * len(spans) for _ in range(3))
        seen: set[tuple[int, str]] = set()
        for token, cost, places in zip(name.tokens, costs, of_token, strict=True):
            for place in places:
                tokens[place] += 1
                spent[place] += 0 if (place, token.text) in seen else cost // len(places)
                weights[place] += token.weight
                seen.add((place, token.text))
        for read, cost, weight in zip(reads, spent, weights, strict=True):
            read.costs.append(cost)
            read.weights.append(weight)
        for own, support in placed:
            if len(own) == 1 and not name.tokens[own[0]].weight:  # nothing rests on a little word
                continue
            cost = self._double * sum(costs[token] for token in own)
            worths = self._worths.setdefault((id(support), cost), Worths(support, cost, self._index.forms))
            inside = {place for token in own for place in of_token[token]}
            for place in inside:
                reads[place].shared[id(worths), len(inside), tokens[place]] = worths, len(inside), tokens[place]


def _most(adds: Sequence[tuple[Mapping[int, int], int, int]]) -> Mapping[int, int]:
    """Return by each name the most of what is added to it."""
    if len(adds) == 1 and adds[0][1:] == (1, 1):
        return adds[0][0]
    found: dict[int, int] = {}
    for table, size, times in adds:
        shares = table if size == times == 1 else {form: _share(added, size, times) for form, added in table.items()}
        if found:
            shares = {form: max(added, found.get(form, added)) for form, added in shares.items()}
        found.update(shares)
    return found


def _share(added: int, size: int, times: int) -> int:
    """Return the share of one of `size` words, rounded up; at most so many times, where a word of the text is several."""
    share = -(-added // size)
    return share * times if share > 0 else share


def _is_open(unit: Unit, shared: Sequence[_Shared]) -> bool:
    """Whether it is not told to which names a word adds."""
    return unit.is_syllable or not all(worths.telling for worths, _, _ in shared)


def _ends(unit: Unit, shared: Sequence[_Shared]) -> frozenset[int] | None:
    """Return the names that a run with a word at its end can be: a word of a payment must be the same."""
    return frozenset().union(*(worths.same() for worths, _, _ in shared)) if is_filler(unit.text) else None


def _surroundings(unit: Unit) -> list[tuple[str, str]]:
    """Return what stands before and behind a word where it is read alone.

    A legal form is one at the end of a name or before it, and a few capitals are initials beside a longer word.
    """
    if _is_form(unit):
        return [("x ", ""), ("", " x"), *_BESIDE_INITIALS]
    return [("", ""), *(_BESIDE_INITIALS if len(unit.text) <= _MOST_INITIALS else ())]


def _is_form(unit: Unit) -> bool:
    return bool(legal_form_at((unit.text,), ((),), 0))


def _written_again(units: Sequence[Unit]) -> set[int]:
    """Return the places of words that stand among those before them too: they cost nothing there."""
    seen: dict[FoldedText, int] = {}
    found = set()
    for place, unit in enumerate(units):
        if place - seen.get(unit.text, -MAX_WORDS) < MAX_WORDS:
            found.add(place)
        seen[unit.text] = place
    return found


def _nothing(_form: int) -> int:
    return 0


def _never(_form: int) -> None:
    return None
