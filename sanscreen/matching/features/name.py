"""Two prepared names, to how far they agree, word by word."""

from collections.abc import Iterator
from itertools import product

from sanscreen.matching.align import Alignment, Pairing, align
from sanscreen.matching.chains import fathers_exchanged
from sanscreen.matching.edits import SOLID, solid_likeness
from sanscreen.matching.limits import conflict_of, limits_of
from sanscreen.matching.pair import NEAR_MISS, Feature, FeatureKind, Finding, Limit, Pair
from sanscreen.matching.rounding import ZERO, half_up, shares
from sanscreen.matching.similarity import Likeness, contradict
from sanscreen.model import AliasQuality, MatchReason, PartyType, TokenMatch, Words
from sanscreen.names.fold import plain
from sanscreen.names.prepared import PreparedName, Role
from sanscreen.names.tokens import split

__all__ = ["FEATURE", "compare"]

SUBSET = 790  # per mille: all words of a name are words of a listed person's longer name
SUBSET_MOST = 870
FULL = 1000
_FAMILY = frozenset({Role.SURNAME})  # where a comma says so


def compare(pair: Pair) -> Finding | None:
    """Return the agreement of the two names, with the alignment that makes it.

    The similarity is the largest of three sums over the alignment: what pairs of all words; for persons, what pairs
    of the screened words alone, at most 79 %, or 87 where they are rare and the family name is among them; and the
    whole names written as one word. None also where it cannot be `pair.enough` after limits.
    """
    if not pair.screened.tokens or not pair.listed.tokens or pair.enough > FULL:
        return None
    found = align(pair.screened, pair.listed, pair.compare)
    similarity = found.score
    note = ""
    subset = _subset(found, pair)
    if subset > similarity:
        similarity, note = subset, "all screened words are in a longer listed name"
    solid = _solid(pair, found)
    if solid > similarity and not fathers_exchanged(found, pair.screened, pair.listed, pair.compare):
        return _whole(pair, solid)
    conflict = conflict_of(found, similarity, pair.listed)
    if (conflict.tenths if conflict else similarity) < pair.enough:
        return None
    return Finding(
        similarity=similarity,
        screened=pair.screened.written,
        listed=pair.listed.written,
        note=note,
        detail=lambda: _detail(found, pair, similarity),
        limits=(
            *limits_of(found, similarity, pair.screened, pair.listed, pair.compare),
            *((conflict,) if conflict else ()),
            *_weak_bare_name(found, pair),
        ),
    )


def _weak_bare_name(found: Alignment, pair: Pair) -> Iterator[Limit]:
    """Return the cap for a name without its legal form that the list itself calls a weak alias of the party."""
    if not found.left_listed or found.left_screened or pair.alias.quality is AliasQuality.WEAK:
        return
    bare = [token.texts for token in pair.listed.tokens if Role.LEGAL_FORM not in token.roles]
    if len(bare) + len(found.left_listed) != len(pair.listed.tokens):
        return
    for alias in pair.designation.aliases:
        if alias.quality is AliasQuality.WEAK:
            words = [plain(word.text) for word in split(alias.name).words]
            if len(words) == len(bare) and all(word in texts for word, texts in zip(words, bare, strict=True)):
                yield Limit("weak_alias", NEAR_MISS, "the list calls the name without its legal form a weak alias")


def _subset(found: Alignment, pair: Pair) -> int:
    if pair.listed.type is not PartyType.INDIVIDUAL or not found.pairings:
        return 0
    weights = [token.weight for token in pair.screened.tokens]
    covered = sum(
        pairing.likeness.similarity * weights[place] for pairing in found.pairings for place in pairing.screened
    )
    family = any(pair.listed.tokens[place].roles == _FAMILY for pairing in found.pairings for place in pairing.listed)
    most = subset_most(sum(weights)) if family else SUBSET
    return half_up(covered * most, sum(weights) * 1_000_000)


def subset_most(weight: int) -> int:
    """Return the most, per mille, that a name of this weight scores which is part of a listed person's longer name.

    Two common names are parts of many longer ones; the family name with a given name, rare enough, is not.
    """
    return min(SUBSET_MOST, max(SUBSET, SUBSET + (weight - 11_000) // 50))


def _solid(pair: Pair, found: Alignment) -> int:
    """Return how far the whole names agree, written as one word: for listed names of several words.

    Slips count only where no words are left over that contradict each other: other given names, other short words.
    """
    if found.score >= SOLID:
        return 0
    alike = [
        (like, one, other)
        for one, other in _solid_pairs(pair.screened, pair.listed)
        if (like := solid_likeness(one, other)) is not None
    ]
    if not alike:
        return 0
    left = [pair.screened.tokens[place] for place in found.left_screened]
    rest = [pair.listed.tokens[place] for place in found.left_listed]
    exact = any(contradict(one, other) for one in left for other in rest)
    han = all(any(token.script == "Han" for token in name.tokens) for name in (pair.screened, pair.listed))
    best = 0
    for like, one, other in alike:
        if han and (one.isascii() or one != other):
            continue  # characters that only sound alike are other names, and one other character is another word
        if one == other or not exact:
            best = max(best, like)
    return best


def _solid_pairs(screened: PreparedName, listed: PreparedName) -> Iterator[tuple[str, str]]:
    """Pair the forms of both sides. Names without their middle names stand against a single word alone.

    A listed name of one telling word is compared with all its words: the word itself is a matter of the alignment.
    """
    if len(listed.solids) > 1:
        yield from product(screened.solids, listed.solids)
    if len(screened.solids) == 1 or len(listed.solids) == 1:
        yield from product(screened.solids, listed.short_solids)


def _whole(pair: Pair, similarity: int) -> Finding:
    whole = Pairing(
        tuple(range(len(pair.screened.tokens))),
        tuple(range(len(pair.listed.tokens))),
        Likeness(similarity, MatchReason.JOINED),
        weight=1,
        spared=0,
    )
    found = Alignment((whole,), (), (), 0, 0)
    return Finding(
        similarity,
        pair.screened.written,
        pair.listed.written,
        detail=lambda: _detail(found, pair, similarity),
    )


def _detail(found: Alignment, pair: Pair, similarity: int) -> tuple[TokenMatch, ...]:
    """Return one line per pairing, whose points add up to those of the name, then what is left over."""
    points = shares(similarity, [pairing.gain for pairing in found.pairings])
    lines = [
        TokenMatch(
            screened=_words(pair.screened, pairing.screened),
            listed=_words(pair.listed, pairing.listed),
            reason=pairing.likeness.reason,
            similarity=pairing.likeness.similarity,
            points=part,
            system=pairing.likeness.system,
        )
        for pairing, part in zip(found.pairings, points, strict=True)
    ]
    for place in found.left_screened:
        lines.append(TokenMatch(_words(pair.screened, (place,)), None, MatchReason.LEFT_OVER, 0, ZERO))
    for place in found.left_listed:
        lines.append(TokenMatch(None, _words(pair.listed, (place,)), MatchReason.LEFT_OVER, 0, ZERO))
    return tuple(lines)


def _words(name: PreparedName, places: tuple[int, ...]) -> Words:
    start, end = name.spans[places[0]][0], name.spans[places[-1]][1]
    return Words(name.written[start:end], start, end)


FEATURE = Feature("name", FeatureKind.BASE, 1000, 0, compare)
