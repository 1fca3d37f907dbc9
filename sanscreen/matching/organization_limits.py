"""An alignment of two names of organizations, vessels or aircraft, to the caps on its score."""

from collections.abc import Iterator, Sequence

from sanscreen.matching.align import Alignment, Pairing
from sanscreen.matching.left_over import LeftOver, is_telling, tells
from sanscreen.matching.pair import CONTRADICTED, HIDDEN, NEAR_MISS, Limit
from sanscreen.matching.similarity import ACRONYM
from sanscreen.model import MatchReason
from sanscreen.names.org_words import trades
from sanscreen.names.prepared import NEAR_MEANING, PreparedName, Role, Token

__all__ = ["organization_limits"]

NUMBER_CONFLICT = 700
RARE = 7_000  # thousandths of a nat: a word that no other firm is likely to have chosen
SURE_WORDS = 3  # so many words name a party although one side lacks a common word
SURE_LETTERS = 5  # of an abbreviation that counts as a word where the legal form agrees too
SHORT_LETTERS = 3
_FUZZY = frozenset({MatchReason.TYPO, MatchReason.SIMILAR_SOUND, MatchReason.METAPHONE})


def organization_limits(
    found: Alignment, screened: PreparedName, listed: PreparedName, left: LeftOver
) -> Iterator[Limit]:
    """Return the caps that hold for two names of organizations."""
    telling = [pairing for pairing in found.pairings if tells(listed, pairing)]
    form = any(Role.LEGAL_FORM in listed.tokens[pairing.listed[0]].roles for pairing in found.pairings)
    distinctive = [
        pairing for pairing in telling if any(_is_distinctive(listed.tokens[place]) for place in pairing.listed)
    ]
    if left.both(Role.NUMBER):
        yield Limit("number", NUMBER_CONFLICT, "the numbers differ")
    elif left.small_number():
        yield Limit("number", NEAR_MISS, "only one of both names has a number")
    if left.countries_differ():
        yield Limit("country_in_name", CONTRADICTED, "the names say different countries")
    yield from _abbreviations(screened, listed, telling, left, form=form)
    if not distinctive and any(Role.CORE in token.roles and not token.meaning for token in listed.tokens):
        yield Limit("core", HIDDEN, "no distinctive word of the listed name agrees")
    if len(distinctive) == 1:
        rare = (
            min(
                sum(name.tokens[place].weight for place in places)
                for name, places in ((screened, distinctive[0].screened), (listed, distinctive[0].listed))
            )
            >= RARE
        )
        yield from _one_word(left, rare=rare, common=len(telling) > 1, form=form, enough=_enough(telling, left))
    yield from _common_words(screened, listed, telling, left, form=form)
    trade = next((token for token in (*left.screened, *left.listed) if token.meaning in trades()), None)
    if trade is not None:
        yield Limit("trade", CONTRADICTED, f"only one of both names says that it is a {trade.meaning}")


def _abbreviations(
    screened: PreparedName, listed: PreparedName, telling: Sequence[Pairing], left: LeftOver, *, form: bool
) -> Iterator[Limit]:
    """Return what holds where first letters alone agree: they do by chance, and short ones most of all."""
    letters = [_letters(screened, listed, pairing) for pairing in telling]
    if not letters or not all(letters) or (max(letters) >= SURE_LETTERS and form):
        return
    if not form and max(letters) <= SHORT_LETTERS:
        yield Limit("acronym", HIDDEN, "three first letters agree, and no whole word does")
    else:
        most = CONTRADICTED if any(is_telling(token) for token in left.listed) else NEAR_MISS
        yield Limit("acronym", most, "first letters agree, and no whole word does")


def _one_word(left: LeftOver, *, rare: bool, common: bool, form: bool, enough: bool) -> Iterator[Limit]:
    """Return what holds where one distinctive word agrees; `common` words and the legal `form` may agree beside it."""
    extra, lacking = left.more()
    alone = len(lacking) < 2 and not any(
        token.weight for token in left.screened
    )  # nothing of the screened name differs
    if extra and lacking:
        yield Limit("single_word", CONTRADICTED, "one distinctive word agrees, and the rest differs")
    elif any(not token.meaning for token in (*extra, *lacking)) and not (rare and common):
        yield Limit("single_word", NEAR_MISS, "one distinctive word of several agrees")
    elif (extra or lacking) and not enough and not (rare and (common or form or alone)):
        yield Limit("single_word", NEAR_MISS, "one distinctive word agrees, and not what the party does")
    elif not (rare or common or form) and any(token.weight for token in left.listed):
        yield Limit("single_word", NEAR_MISS, "a word agrees that others bear too, and not the legal form or the place")


def _common_words(
    screened: PreparedName, listed: PreparedName, telling: Sequence[Pairing], left: LeftOver, *, form: bool
) -> Iterator[Limit]:
    """Return what holds where the names are made of common words."""
    if len(telling) == 1 and _all_common(listed) and not form and any(token.weight for token in left.listed):
        yield Limit("generic_core", NEAR_MISS, "one common word agrees, and not the legal form or the place")
    if left.telling() and _all_common(listed) and not _enough(telling, left):
        yield Limit("generic_core", NEAR_MISS, "the listed name is made of common words, and not all of them agree")
    if _all_common(screened) and any(_only_resembles(screened, listed, pairing) for pairing in telling):
        yield Limit("generic_core", NEAR_MISS, "the screened name is made of common words that only resemble")
    translated = [pairing for pairing in telling if _is_translated(pairing)]
    as_written = len(telling) - len(translated)
    if translated and as_written < 2 and all(listed.tokens[place].meaning for each in telling for place in each.listed):
        yield Limit("translation", NEAR_MISS, "common words agree in translation, and no distinctive word does")


def _is_translated(pairing: Pairing) -> bool:
    """Whether words agree in what they mean alone: in two languages, or as near meanings."""
    return pairing.likeness.reason is MatchReason.TRANSLATION or NEAR_MEANING in (pairing.likeness.system or "")


def _enough(telling: Sequence[Pairing], left: LeftOver) -> bool:
    """Whether so many words agree that one side may lack a common word."""
    return len(telling) >= SURE_WORDS and not all(left.more())


def _letters(screened: PreparedName, listed: PreparedName, pairing: Pairing) -> int:
    """Return how many letters an abbreviation has that stands for distinctive words; 0 for another pair."""
    if pairing.likeness.reason is not MatchReason.ACRONYM or pairing.likeness.similarity != ACRONYM:
        return 0
    name, places = (screened, pairing.screened) if len(pairing.screened) == 1 else (listed, pairing.listed)
    return len(name.tokens[places[0]].text)


def _is_distinctive(token: Token) -> bool:
    return bool(token.roles & {Role.CORE, Role.NUMBER}) and (not token.meaning or Role.NUMBER in token.roles)


def _only_resembles(screened: PreparedName, listed: PreparedName, pairing: Pairing) -> bool:
    """Whether a common word stands against a word that is not known to mean the same."""
    meanings = {token.meaning for token in (screened.tokens[pairing.screened[0]], listed.tokens[pairing.listed[0]])}
    return pairing.likeness.reason in _FUZZY and len(meanings) > 1


def _all_common(name: PreparedName) -> bool:
    return all(token.meaning for token in name.tokens if is_telling(token))
