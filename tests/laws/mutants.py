"""The bounds of an index, each broken by a little: what `test_mutants` must notice.

A patch of `PACKED` changes how an index is packed, too; those of `LOOKED_UP` change how names are looked up alone.
"""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from typing import Any

import pytest

from sanscreen.matching import misspelt, similarity
from sanscreen.matching.align import JOIN_FLOOR
from sanscreen.matching.features.name import SUBSET_MOST
from sanscreen.matching.person_limits import INITIALS_ALONE
from sanscreen.retrieval import (
    bound,
    flat,
    forms,
    halves,
    index,
    keys,
    neighbours,
    reaching,
    slips,
    solids,
    supports,
    vowels,
    words,
)
from sanscreen.retrieval.bound import Bound
from sanscreen.retrieval.forms import FormBook, Forms
from sanscreen.retrieval.halves import Halves
from sanscreen.retrieval.keys import Channel
from sanscreen.retrieval.reaching import Reaching
from sanscreen.retrieval.supports import Support, Supports
from sanscreen.retrieval.words import Words

__all__ = ["LOOKED_UP", "PACKED"]

Patch = Callable[[pytest.MonkeyPatch], None]
Changed = Callable[..., Any]


def less(numbers: dict[int, int], per_mille: int = 995) -> dict[int, int]:
    return {key: number * per_mille // 1000 for key, number in numbers.items()}


def put(owner: object, name: str, value: object) -> Patch:
    return lambda patch: patch.setattr(owner, name, value)


def both(one: Patch, other: Patch) -> Patch:
    def patches(patch: pytest.MonkeyPatch) -> None:
        one(patch)
        other(patch)

    return patches


def around(owner: object, name: str, change: Callable[[Changed], Changed]) -> Patch:
    """Return a patch that puts a function in the place of another, which it is given."""
    return lambda patch: patch.setattr(owner, name, change(getattr(owner, name)))


def result(owner: object, name: str, change: Callable[[Any], Any]) -> Patch:
    """Return a patch that changes what a function returns."""
    return around(owner, name, lambda found: lambda *args, **named: change(found(*args, **named)))


def support(change: Callable[[Support], Support]) -> Patch:
    return result(Supports, "_of", change)


def need(*, covered: bool, per_mille: int = 1005) -> Patch:
    """Return a patch that lets names have more than they need to, be it all words or those of the screened name."""

    def change(found: Changed) -> Changed:
        def reaching(self: Reaching, columns: Any, needed: int, double: int, *rest: Any) -> Any:
            return found(
                self, columns, needed * per_mille // 1000 if covered == (not double) else needed, double, *rest
            )

        return reaching

    return around(Reaching, "reaching", change)


def enough(alone: Changed) -> Changed:
    return lambda self, columns, needed, *rest: alone(self, columns, needed * 1005 // 1000, *rest)


def required(candidates: Changed) -> Changed:
    return lambda self, columns, needed, spare, *rest: candidates(self, columns, needed, spare * 995 // 1000, *rest)


def halves_without(field: str) -> Patch:
    """Return a patch that puts two neighbours together without something that is known of them."""
    function, none = {
        "texts": ("_as_read", (0, 1)),
        "heard": ("_as_read", (2, 3)),
    }[field]

    def change(as_one: Changed) -> Changed:
        return lambda self, *known: as_one(self, *("" if place in none else each for place, each in enumerate(known)))

    return around(Halves, function, change)


def near_joins_without(channel: Channel) -> Patch:
    """Return a patch that leaves neighbours apart which are near a listed word in one channel alone."""

    def has_near_join(self: slips.Slips, text: str, *heard: Sequence[str]) -> bool:
        return any(each[0] is not channel for each in self._of_join.near(text, text, *heard))

    return put(slips.Slips, "has_near_join", has_near_join)


def cheaper_halves(made: Changed) -> Changed:
    def make(self: Halves, *rest: Any, **named: Any) -> None:
        made(self, *rest, **named)
        self._vowelled_alone = True

    return make


def dearer_shortest(made: Changed) -> Changed:
    def make(self: Forms, *rest: Any) -> None:
        made(self, *rest)
        self.least = [each + 1 + each // 100 for each in self.least]

    return make


def narrow(reaching: Changed) -> Changed:
    return lambda self, *rest: reaching(self, *rest[:-1], 1)


def screened_without(field: str) -> Patch:
    def change(within: Changed) -> Changed:
        return lambda self, screened, *rest: within(self, screened._replace(**{field: ()}), *rest)

    return around(Bound, "within_reach", change)


def listed_without(field: str) -> Patch:
    def change(add: Changed) -> Changed:
        return lambda self, name, cut, prepared, text: add(self, name, cut, prepared._replace(**{field: ()}), text)

    return around(FormBook, "add", change)


def dearer(costs: Changed) -> Changed:
    """Let a word that is written again cost what it costs the first time."""
    return lambda tokens, person: [cost for token in tokens for cost in costs([token], person=person)]


def cheaper(field: str) -> Patch:
    """Return a patch that lowers what listed words count or cost."""

    def change(made: Changed) -> Changed:
        def make(self: Words, parts: Any) -> None:
            made(self, parts)
            setattr(self, field, [each * 995 // 1000 for each in getattr(self, field)])

        return make

    return around(Words, "__init__", change)


def dearer_forms(made: Changed) -> Changed:
    def make(self: Forms, *rest: Any) -> None:
        made(self, *rest)
        self.needs = [need * 1005 // 1000 for need in self.needs]

    return make


def joins_like_words(found: Changed) -> Changed:
    """Let joins of syllables agree as well as those of other words must."""

    def change(self: Words, token: Any, number: int, **named: Any) -> int:
        like: int = found(self, token, number, **named)
        joined = named["is_join"] or self.joins_from <= number < self.runs_from
        return 0 if joined and like < JOIN_FLOOR else like

    return change


def higher(within: Changed) -> Changed:
    return lambda self, screened, kinds, cut, threshold, stop: within(self, screened, kinds, cut, threshold + 1, stop)


def never_cut(within: Changed) -> Changed:
    return lambda self, *rest: within(self, *rest[:2], 0, *rest[3:])


def without_channel(channel: Channel) -> Patch:
    return result(words, "asked", lambda found: [each for each in found if each[0] is not channel])


def lower_channel(channel: Channel) -> Patch:
    by = 60 if channel is Channel.SCAN else 20  # letters that scan as one are never as alike as is asked
    return lambda patch: patch.setitem(keys._MOST, channel, keys._MOST[channel] - by)


def without_slips(channel: Channel) -> Patch:
    return result(slips.Slips, "of", lambda found: [each for each in found if each[0] is not channel])


def lower(pairs: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    return tuple((text, most - 20) for text, most in pairs)


def side_by_side(patch: pytest.MonkeyPatch) -> None:
    """Cut texts into pieces without a letter between them: a transposition spoils two."""
    patch.setattr(neighbours, "_pieces", lambda size, edits: tuple(
        (size * one // (edits + 1), size * (one + 1) // (edits + 1)) for one in range(edits + 1)
    ))  # fmt: skip
    neighbours._plan.cache_clear()


def unmoved(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(neighbours, "_shifts", lambda *_: (0,))
    neighbours._plan.cache_clear()


def short_at_the_wrong_length(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(neighbours, "SHORT", neighbours.SHORT + 1)
    neighbours._plan.cache_clear()


def looked_at_without_groups(patch: pytest.MonkeyPatch) -> None:
    """Look at the words of each form, and among these not at several as one."""
    patch.setattr(reaching, "WORTHWHILE", 0)
    around(Forms, "__init__", without_groups)(patch)


def without_groups(made: Changed) -> Changed:
    def make(self: Forms, *rest: Any) -> None:
        made(self, *rest)
        self.all_words = self.words

    return make


def surest(self: Supports, token: Any, alike: dict[int, int]) -> Sequence[int]:
    return tuple(word for word, like in alike.items() if like > similarity.INITIAL)


def nothing(*_: Any, **__: Any) -> tuple[()]:
    return ()


def no_pairs(*_: Any, **__: Any) -> Iterator[Any]:
    return iter(())


def altered(found: Support, **values: Any) -> Support:
    made = copy(found)
    for name, value in values.items():
        setattr(made, name, value)
    return made


LOOKED_UP: dict[str, Patch] = {
    "worths": support(lambda found: altered(found, worths=less(found.worths))),
    "the largest worth": support(lambda found: altered(found, most=found.most * 995 // 1000)),
    "the largest worth beyond the listed word": support(lambda found: altered(found, top=found.top * 995 // 1000)),
    "likenesses of covered words": support(lambda found: altered(found, alike=less(found.alike))),
    "the best likeness of covered words": support(lambda found: altered(found, best=found.best * 995 // 1000)),
    "the need of all words": need(covered=False),
    "the need of covered words": need(covered=True),
    "a word that is enough alone": around(Reaching, "_alone", enough),
    "what is left of a word alone": support(lambda found: altered(found, alone=found.alone * 995 // 1000 - 1)),
    "what the shortest names need": around(Forms, "__init__", dearer_shortest),
    "a word that is required": around(Reaching, "_candidates", required),
    "the best of each word in a form": result(Reaching, "_best_of", less),
    "words that can be left out": around(reaching, "_looked_up", lambda found: lambda columns, needed: found(columns, needed * 1005 // 1000)),
    "forms that hold two words": result(Reaching, "_also", lambda found: set(sorted(found)[1:])),
    "forms of a word": result(Support, "forms", lambda found: list(found)[1:]),
    "the best of each screened word": result(bound, "_best_of_each", lambda best: [each * 995 // 1000 for each in best]),
    "the best of each listed word": result(Bound, "_by_listed_word", lambda best: best * 995 // 1000),
    "the share of covered words": result(bound, "subset_most", lambda most: most * 995 // 1000),
    "the most of covered words": put(bound, "SUBSET_MOST", SUBSET_MOST - 1),
    "covered words": result(Bound, "_by_covered", lambda _: set()),
    "a word that is written again": around(bound, "screened_costs", dearer),
    "listed words that pair with several": around(Reaching, "reaching", narrow),
    "several listed words as one, where forms are looked at": looked_at_without_groups,
    "anchors beside an initial": put(supports, "INITIAL", 1000),
    "anchors that are less sure": put(Supports, "_anchors", surest),
    "names that are one but for runs": put(index, "_is_same", lambda *_: True),
    "screened joins": put(Halves, "can_be_one", lambda *_: False),
    **{f"screened joins: {each}": halves_without(each) for each in ("texts", "heard")},
    **{f"screened joins, slips: {each.name}": near_joins_without(each) for each in (Channel.FIRST_SOUND, Channel.SOUND)},
    "screened joins: letters": around(slips.Slips, "has_near_join", lambda near: lambda self, _, *rest: near(self, "", *rest)),
    "screened joins: letters that scan as one": put(halves, "scan_form", lambda _: None),
    "screened joins: words without vowels": around(Halves, "__init__", cheaper_halves),
    "screened joins: the name of a father": put(halves, "is_behind_father", lambda _: False),
    "screened joins: other alphabets": put(halves, "_is_plain", lambda _: True),
    "screened runs": put(bound, "runs_of", nothing),
    "screened names as one word": screened_without("solids"),
    "names as one word": put(solids.Solids, "_alike", nothing),
    "likeness of names as one word": result(solids, "solid_likeness", lambda like: like and like - 5),
    "edits of names as one word": result(solids, "solid_edits", lambda edits: min(edits, 1)),
    "likeness of joins": put(words, "JOIN_FLOOR", JOIN_FLOOR + 20),
    "likeness of initials": put(keys, "INITIAL", similarity.INITIAL - 20),
    "likeness of other initials": put(keys, "OTHER_INITIAL", similarity.OTHER_INITIAL - 20),
    "other initials": put(keys, "kin_of_initials", lambda _: set()),
    "likeness of consonants": put(keys, "CONSONANTS", similarity.CONSONANTS - 20),
    "likeness of abbreviations": put(keys, "ABBREVIATION", similarity.ABBREVIATION - 20),
    "likeness of cut words": put(words, "CUT_WORD", similarity.CUT_WORD - 20),
    "cut words": put(words.Words, "_opening", no_pairs),
    "slips in letters": put(slips._Finder, "_typed", nothing),
    "slips in first sounds": put(slips._Finder, "_heard", nothing),
    "slips in vowels": put(slips._Finder, "_vowelled", nothing),
    "likeness of letters": result(slips._Finder, "_typed", lower),
    "likeness of first sounds": result(slips._Finder, "_heard", lower),
    "likeness of vowels": result(slips._Finder, "_vowelled", lower),
    "consonants that listed words can have": put(vowels.Vowels, "known", nothing),
    "slips that are alike enough": put(slips, "FLOOR", similarity.FLOOR + 100),
    "slips in joins that are alike enough": put(slips, "JOIN_FLOOR", JOIN_FLOOR + 40),
    "edits of vowels": result(vowels, "vowel_edits", lambda most: most - 1),
    "the length of short texts": short_at_the_wrong_length,
    "marks of a table": result(flat.Table, "marked", lambda codes: [code for code in codes if code & 7 != 3]),
    "sounds too short for vowels": put(vowels, "LEAST_SOUND", misspelt.LEAST_SOUND + 1),
    "sounds of too few consonants": put(vowels, "LEAST_SKELETON", misspelt.LEAST_SKELETON + 1),
    "initials that are capped": put(bound, "INITIALS_ALONE", INITIALS_ALONE - 1),
    "the places of several listed words as one": put(Forms, "groups", no_pairs),
    "what listed words count": cheaper("weights"),
    "what listed words cost": cheaper("costs"),
    "what listed names need": around(Forms, "__init__", dearer_forms),
    "likeness of joined syllables": around(Words, "similarity", joins_like_words),
    "the threshold": around(Bound, "within_reach", higher),
    "names that were cut": around(Bound, "within_reach", never_cut),
    "all but the first number of a code": result(flat.Table, "get", lambda found: found[:1]),
    "screened identifiers": put(index, "screened_keys", nothing),
    **{f"asked: {each.name}": without_channel(each) for each in Channel if each not in (Channel.LATIN, Channel.FIRST_SOUND)},
    **{f"likeness: {each.name}": lower_channel(each) for each in keys._MOST},
    **{
        f"slips: {each.name}": without_slips(each)
        for each in (Channel.LATIN, Channel.TEXT, Channel.FIRST_SOUND, Channel.SOUND)
    },
}  # fmt: skip

PACKED: dict[str, Patch] = {  # those that an index is packed by
    "listed joins": both(put(forms, "neighbours_of", nothing), put(words, "neighbours_of", nothing)),
    "listed runs": put(words, "runs_of", nothing),
    "listed names as one word": listed_without("solids"),
    "listed names as one word without middle names": listed_without("short_solids"),
    "edits of names as one word, packed": LOOKED_UP["edits of names as one word"],
    "pieces without a letter between them": side_by_side,
    "letters left out": around(neighbours, "_what_is_left", lambda found: lambda text, edits: found(text, edits - 1)),
    "pieces that do not move": unmoved,
    "listed identifiers": put(index, "listed_keys", nothing),
}
