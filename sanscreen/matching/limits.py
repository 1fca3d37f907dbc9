"""What an alignment leaves open, to caps on the score of a name: each is a rule that an analyst can say aloud.

Caps only lower. They keep a pair in sight as a near miss (75 to 84 at the default policy) where words agree that are
not enough to name somebody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sanscreen.matching.align import Alignment, Compare, Pairing
from sanscreen.matching.chains import fathers_exchanged
from sanscreen.matching.pair import Limit
from sanscreen.matching.rounding import half_up
from sanscreen.matching.similarity import ACRONYM, INITIAL
from sanscreen.model import MatchReason, PartyType
from sanscreen.model.countries import country_code
from sanscreen.names.org_words import trades
from sanscreen.names.prepared import PreparedName, Role, Token
from sanscreen.names.weights import UNSEEN

__all__ = ["INITIALS_ALONE", "limits_of"]

# A country in common (+4) keeps a capped pair a near miss; a birth date (+8) makes it a hit.
NEAR_MISS = 800  # too little agrees, and nothing speaks against it
CONTRADICTED = 785  # something speaks against it; a birth date (+8) that agrees still makes it a hit, a country (+4) does not
BARE_NAME = 790
SYLLABLE_CONFLICT = 740
NUMBER_CONFLICT = 700
INITIALS_ALONE = 700
RARE = 7_000  # thousandths of a nat: a word that no other company is likely to have chosen
SMALL_NUMBER = 4  # figures
SURE_WORDS = 3  # common words that name a party when all but one agree
SURE_LETTERS = 5  # of an abbreviation that counts as a word where the legal form agrees too
SHORT_LETTERS = 3
CONFLICT = {
    True: 1100,
    False: 660,
}  # persons, others: per mille of the smaller cost of what is left over on both sides

_FULL_HAN = 3  # characters of a complete name: 李家超 is John LEE Ka-chiu
_FUZZY = frozenset({MatchReason.TYPO, MatchReason.SIMILAR_SOUND, MatchReason.METAPHONE})
_NAMES = frozenset({Role.SURNAME, Role.GIVEN, Role.PATRONYMIC})
_NAMED = _NAMES | {Role.INITIAL}
_TELLING = frozenset({Role.CORE, Role.GENERIC, Role.NUMBER, Role.SURNAME, Role.GIVEN, Role.INITIAL})


def limits_of(
    found: Alignment, similarity: int, screened: PreparedName, listed: PreparedName, compare: Compare
) -> tuple[Limit, ...]:
    """Return the caps (tenths of a point) that hold for an alignment that scores `similarity` per mille.

    `compare` gives the likeness of words that were left over: leaving two patronymics alone costs less than pairing
    them poorly, yet they do not differ for that.
    """
    left = _Left(
        tuple(screened.tokens[place] for place in found.left_screened),
        tuple(listed.tokens[place] for place in found.left_listed),
    )
    person = listed.type is PartyType.INDIVIDUAL
    rules = (
        _person_limits(found, screened, listed, left, compare)
        if person
        else _organization_limits(found, screened, listed, left)
    )
    limits = [_graded(limit, similarity) for limit in rules]
    smaller = min(found.cost_screened, found.cost_listed)
    if smaller and found.pairings:
        loss = half_up(CONFLICT[person] * smaller, found.total)
        limits.append(Limit("conflict", max(0, similarity - loss), "words are left over in both names"))
    return tuple(limits)


def _graded(limit: Limit, similarity: int) -> Limit:
    """Return a cap of a near miss, lower by an eighth of what the names lack: the nearer pair stays ahead."""
    if limit.tenths <= SYLLABLE_CONFLICT:
        return limit
    return Limit(limit.feature, limit.tenths - (1000 - similarity) // 8, limit.reason)


@dataclass(frozen=True, slots=True)
class _Left:
    """The words without a partner."""

    screened: tuple[Token, ...]
    listed: tuple[Token, ...]

    def both(self, role: Role) -> bool:
        return all(any(role in token.roles for token in side) for side in (self.screened, self.listed))

    def alike(self, role: Role, compare: Compare) -> bool:
        return any(
            compare(left, right) is not None
            for left in self.screened
            for right in self.listed
            if role in left.roles and role in right.roles
        )

    def initials_differ(self) -> bool:
        """Whether an initial of one side faces a name or another initial of the other."""
        for one, other in ((self.screened, self.listed), (self.listed, self.screened)):
            if any(Role.INITIAL in token.roles for token in one) and any(token.roles & _NAMED for token in other):
                return True
        return False

    def small_number(self) -> bool:
        """Whether a number of one side, not one that a register gave, has no partner."""
        return any(
            Role.NUMBER in token.roles and len(token.meaning or token.text) <= SMALL_NUMBER
            for token in (*self.screened, *self.listed)
        )

    def telling(self, *, but_places: bool = False) -> bool:
        """Whether a telling word is left over; a number or a country behind the screened name can be left out."""
        extra = [token for token in self.screened if not (but_places and _is_place_or_number(token))]
        return any(token.roles & _TELLING for token in (*extra, *self.listed))


def _person_limits(
    found: Alignment, screened: PreparedName, listed: PreparedName, left: _Left, compare: Compare
) -> Iterator[Limit]:
    strict = [any(token.strict for token in side) for side in (left.screened, left.listed)]
    if all(strict):
        yield Limit("syllable", SYLLABLE_CONFLICT, "East Asian names: another syllable is another name")
    elif any(strict) and not (_is_whole(screened, left.screened) or _is_whole(listed, left.listed)):
        yield Limit("syllable", BARE_NAME, "East Asian names: a syllable is missing on one side")
    if _order_broken(found, screened, listed):
        yield Limit("order", SYLLABLE_CONFLICT, "East Asian names: the syllables stand in another order")
    if fathers_exchanged(found, screened, listed, compare):
        yield Limit("order", SYLLABLE_CONFLICT, "father and son change places: another man")
    if left.both(Role.PATRONYMIC) and not left.alike(Role.PATRONYMIC, compare):
        yield Limit("patronymic", CONTRADICTED, "the patronymics differ: brothers and cousins share the rest")
    initials = [pairing for pairing in found.pairings if pairing.likeness.reason is MatchReason.INITIAL]
    words = [
        pairing
        for pairing in found.pairings
        if pairing.likeness.reason is not MatchReason.INITIAL and _tells(listed, pairing)
    ]
    if len(words) == 1 and not initials and left.telling():
        yield Limit("bare_name", BARE_NAME, "a single name agrees; family or given name alone names nobody")
    if left.initials_differ():
        yield Limit("initial", CONTRADICTED, "an initial fits none of the names that are left over")
    if initials and not words:
        yield Limit("initial", INITIALS_ALONE, "initials alone agree")
    if len(words) == 1 and len(initials) == 1:
        if listed.tokens[words[0].listed[0]].weight < UNSEEN:
            yield Limit("initial", NEAR_MISS, "a family name that many bear, with one initial only")
        elif initials[0].likeness.similarity < INITIAL:
            yield Limit("initial", NEAR_MISS, "one initial only, and it fits in another romanization alone")


def _organization_limits(
    found: Alignment, screened: PreparedName, listed: PreparedName, left: _Left
) -> Iterator[Limit]:
    if left.both(Role.NUMBER):
        yield Limit("number", NUMBER_CONFLICT, "the numbers differ")
    elif left.small_number():
        yield Limit("number", NEAR_MISS, "only one of both names has a number")
    if _other_country(left):
        yield Limit("country_in_name", CONTRADICTED, "the names say different countries")
    telling = [pairing for pairing in found.pairings if _tells(listed, pairing)]
    letters = [_letters(screened, listed, pairing) for pairing in telling]
    if letters and all(letters):  # first letters agree by chance, and short ones most of all
        form = any(pairing.likeness.reason is MatchReason.LEGAL_FORM for pairing in found.pairings)
        if max(letters) < SURE_LETTERS or not form:
            other = any(token.roles & _TELLING for token in left.listed)
            most = CONTRADICTED if other else NEAR_MISS
            most = most if form or max(letters) > SHORT_LETTERS else SYLLABLE_CONFLICT
            yield Limit("acronym", most, "first letters agree, and no whole word does")
    yield from _thin_core(found, screened, listed, left, telling)
    enough = _enough(telling, left)
    if left.telling() and _all_common(listed) and not enough:
        yield Limit("generic_core", NEAR_MISS, "the listed name is made of common words, and not all of them agree")
    if _all_common(screened) and any(_only_resembles(screened, listed, pairing) for pairing in telling):
        yield Limit("generic_core", NEAR_MISS, "the screened name is made of common words that only resemble")
    translated = [pairing for pairing in telling if pairing.likeness.reason is MatchReason.TRANSLATION]
    if translated and len(telling) - len(translated) < 2 and all(listed.tokens[place].meaning for pairing in telling for place in pairing.listed):
        yield Limit("translation", NEAR_MISS, "common words agree in translation, and no distinctive word does")
    trade = next((token for token in (*left.screened, *left.listed) if token.meaning in trades()), None)
    if trade is not None:
        yield Limit("trade", NEAR_MISS, f"only one of both names says that it is a {trade.meaning}")


def _thin_core(
    found: Alignment, screened: PreparedName, listed: PreparedName, left: _Left, telling: Sequence[Pairing]
) -> Iterator[Limit]:
    """Return what holds where one distinctive word agrees, or none does."""
    distinctive = [
        pairing for pairing in telling if any(_is_distinctive(listed.tokens[place]) for place in pairing.listed)
    ]
    if not distinctive and any(Role.CORE in token.roles and not token.meaning for token in listed.tokens):
        yield Limit("core", SYLLABLE_CONFLICT, "no distinctive word of the listed name agrees")
    if len(distinctive) == 1:
        pairing = distinctive[0]
        rare = RARE <= min(
            sum(name.tokens[place].weight for place in places)
            for name, places in ((screened, pairing.screened), (listed, pairing.listed))
        )
        extra, lacking = _more(left.screened), _more(left.listed)
        common = len(telling) > 1
        bare = not any(token.weight for token in left.screened)  # the word stands alone, so that nothing differs
        form = any(each.likeness.reason is MatchReason.LEGAL_FORM for each in found.pairings)
        if extra and lacking:
            yield Limit("single_word", CONTRADICTED, "one distinctive word agrees, and the rest differs")
        elif any(not token.meaning for token in (*extra, *lacking)) and not (rare and common):
            yield Limit("single_word", NEAR_MISS, "one distinctive word agrees of several")
        elif (extra or lacking) and not (rare and (common or form or bare)) and not _enough(telling, left):
            yield Limit("single_word", NEAR_MISS, "one distinctive word agrees, and not what the party does")
        elif not (rare or common or form) and any(token.weight for token in left.listed):
            yield Limit("single_word", NEAR_MISS, "one word agrees that others bear too; the legal form or the place does not")


def _other_country(left: _Left) -> bool:
    countries = [{country_code(token.latin) for token in side} - {None} for side in (left.screened, left.listed)]
    return all(countries) and countries[0].isdisjoint(countries[1])


def _enough(telling: Sequence[Pairing], left: _Left) -> bool:
    """Whether so many words agree that one side may lack a common word."""
    return len(telling) >= SURE_WORDS and not (_more(left.screened) and _more(left.listed))


def _more(left: Sequence[Token]) -> list[Token]:
    """Return the telling words left over, but for numbers and countries, which are often left out or put behind."""
    return [token for token in left if token.roles & _TELLING and not _is_place_or_number(token)]


def _tells(listed: PreparedName, pairing: Pairing) -> bool:
    return any(listed.tokens[place].roles & _TELLING for place in pairing.listed)


def _letters(screened: PreparedName, listed: PreparedName, pairing: Pairing) -> int:
    """Return how many letters an abbreviation has that stands for distinctive words; 0 for another pair."""
    if pairing.likeness.reason is not MatchReason.ACRONYM or pairing.likeness.similarity != ACRONYM:
        return 0
    name, places = (screened, pairing.screened) if len(pairing.screened) == 1 else (listed, pairing.listed)
    return len(name.tokens[places[0]].text)


def _order_broken(found: Alignment, screened: PreparedName, listed: PreparedName) -> bool:
    """Whether the words of an East Asian name are shuffled: only family and given name may change places."""
    if not any(all(token.strict for token in name.tokens) for name in (screened, listed)):
        return False
    places = [place for pairing in found.pairings for place in pairing.listed]
    return sum(place > after for place, after in pairwise([*places, *places[:1]])) > 1


def _is_whole(name: PreparedName, left: tuple[Token, ...]) -> bool:
    """Whether a name in Han is complete and agrees wholly: what the other side has more is a Western given name."""
    return not left and len(name.tokens) >= _FULL_HAN and all(token.script == "Han" for token in name.tokens)


def _is_place_or_number(token: Token) -> bool:
    return Role.NUMBER in token.roles or country_code(token.latin) is not None


def _is_distinctive(token: Token) -> bool:
    return bool(token.roles & {Role.CORE, Role.NUMBER}) and (not token.meaning or Role.NUMBER in token.roles)


def _only_resembles(screened: PreparedName, listed: PreparedName, pairing: Pairing) -> bool:
    """Whether a common word stands against a word that is not known to mean the same."""
    meanings = {token.meaning for token in (screened.tokens[pairing.screened[0]], listed.tokens[pairing.listed[0]])}
    return pairing.likeness.reason in _FUZZY and len(meanings) > 1


def _all_common(name: PreparedName) -> bool:
    return all(token.meaning for token in name.tokens if token.roles & _TELLING)
