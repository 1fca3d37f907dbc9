"""Two tokens to how alike they are and why.

Each channel is one named reason. The best channel counts; all similarities are whole numbers per mille.
"""

import re
from collections.abc import Set
from functools import lru_cache
from typing import NamedTuple

from sanscreen.matching.edits import MOST_VOWELS, other_figures
from sanscreen.matching.given_names import given_name_of_both
from sanscreen.matching.initials import initials_of, kin_of_initials
from sanscreen.matching.misspelt import by_letters, by_metaphone, by_vowels
from sanscreen.model import MatchReason
from sanscreen.names.acronyms import abbreviated
from sanscreen.names.consonants import ABJADS, agreement
from sanscreen.names.prepared import Role, Token
from sanscreen.names.reading import Reading
from sanscreen.names.readings import chinese, hangul
from sanscreen.names.scripts import main_script

__all__ = [
    "ACRONYM",
    "FLOOR",
    "INITIAL",
    "OTHER_INITIAL",
    "Likeness",
    "contradict",
    "likeness",
]

REMEMBERED = 20_000  # pairs of words whose likeness is kept: what a lookup proposed is compared again in its name
FLOOR = 700  # two words less alike than this do not pair at all

READING = 990
SOUND = 960
CONSONANTS = 950  # of a word that is written without its vowels
INITIAL = 900
OTHER_INITIAL = 500  # one that another romanization of the same name opens with
TRANSLATION = 820
ONE_STEM = 900  # two forms of a generic word in one language
ACRONYM = 880  # first letters of several words
ABBREVIATION = 900  # of common words, known to the table
SAME_FAMILY = 980  # another legal form of one family
CUT_WORD = 950
OTHER_GENDER = 120  # less for the family name of a woman against that of a man

_SURE_SOUND = 3  # letters of a sound that tells a word: in a shorter one i before a vowel counts
_GLIDE = re.compile("[iyj][aeou]")
_LEAST_MISPRINT = 4  # letters of a misprint of a syllable
_STEM = 4  # letters that forms of one word share
_MOST_SHORT = 5  # letters of a shortened common word
_EAST_SLAVIC = {"ru": "east slavic", "uk": "east slavic", "be": "east slavic"}  # one word, in two spellings
_GENDERED = ("ov", "ev", "in", "yn")  # family names whose female form adds -a
_SLIPS = (
    (by_vowels, MatchReason.SIMILAR_SOUND),
    (by_letters, MatchReason.TYPO),
    (by_metaphone, MatchReason.METAPHONE),
)


class Likeness(NamedTuple):
    """How alike two words are, per mille, why, and by which romanization or habit of spelling."""

    similarity: int
    reason: MatchReason
    system: str | None = None


@lru_cache(REMEMBERED)
def likeness(screened: Token, listed: Token, last_of_cut_name: bool = False) -> Likeness | None:
    """Return the best reason for which two tokens are one word, or None where they are under the floor.

    `last_of_cut_name` tells that `screened` closes a name that a payment system cut.
    """
    if Role.ACRONYM in screened.roles or Role.ACRONYM in listed.roles:
        return _acronym(screened, listed)
    if not (screened.weight and listed.weight):  # a little word, which can be an abbreviation on the other side
        same = screened.text == listed.text and screened.weight != listed.weight
        return Likeness(1000, MatchReason.EXACT) if same else None
    special = _by_role(screened, listed)
    if special is not _UNDECIDED:
        return special or _as_given_names(screened, listed)  # `Ben` and `Ed` are light words elsewhere
    if screened.text == listed.text:
        return Likeness(1000, MatchReason.EXACT)
    if screened.script == listed.script == "Han":  # characters that only sound alike are other names
        return _same_characters(screened, listed) or _translation(screened, listed)
    found = [_same_reading(screened, listed)]
    both_strict = screened.strict and listed.strict  # both are read in Hangul: letters and sounds would only mislead
    if _other_generic_word(screened, listed):
        found.append(_translation(screened, listed))
    elif not both_strict and not _other_given_name(screened, listed):
        found += [_same_sound(screened, listed), _as_given_names(screened, listed), _same_consonants(screened, listed)]
        if (
            not (screened.strict or listed.strict or _one_abjad(screened, listed)) and _within_edits(screened, listed)
        ) or (listed.strict and _is_no_syllable(screened, listed)):
            found += _slips(screened, listed)
        if screened.family is not None and screened.meaning == listed.meaning:  # Trade and Trading, or synonyms
            found.append(_ONE_WORD if _of_one_stem(screened.latin, listed.latin) else _TRANSLATED)
    if last_of_cut_name and listed.latin.startswith(screened.latin):
        found.append(_CUT)
    best = max((one for one in found if one), key=lambda one: one.similarity, default=None)
    return best if best and best.similarity >= FLOOR else None


def _of_one_stem(left: str, right: str) -> bool:
    """Whether two generic words of one meaning are forms of one word, or one is short for the other: bk, bank."""
    short, long = sorted((left, right), key=len)
    if short[:_STEM] == long[:_STEM]:
        return True
    rest = iter(long)
    return len(short) <= _MOST_SHORT and short[:1] == long[:1] and all(letter in rest for letter in short)


_TRANSLATED = Likeness(TRANSLATION, MatchReason.TRANSLATION)
_ONE_WORD = Likeness(ONE_STEM, MatchReason.READING, "forms of one word")
_CUT = Likeness(CUT_WORD, MatchReason.TRUNCATED)
_UNDECIDED = Likeness(0, MatchReason.LEFT_OVER)


def _by_role(screened: Token, listed: Token) -> Likeness | None:
    """Decide pairs in which a role rules: legal forms, numbers and initials; others stay undecided."""
    for role in (Role.LEGAL_FORM, Role.NUMBER):
        if role in screened.roles or role in listed.roles:
            if not (role in screened.roles and role in listed.roles):
                return _as_read(screened, listed) if role is Role.LEGAL_FORM else None
            if role is Role.NUMBER:
                return Likeness(1000, MatchReason.NUMBER) if screened.meaning == listed.meaning else None
            return _legal_form(screened, listed)
    initials = (Role.INITIAL in screened.roles) + (Role.INITIAL in listed.roles)
    if initials == 2 and screened.text == listed.text:
        return Likeness(1000, MatchReason.EXACT)
    if initials:
        return _initial(screened, listed)
    if (light := (screened.light, listed.light)) == (True, True):
        if screened.text != listed.text and screened.meaning and screened.meaning == listed.meaning:
            return Likeness(READING, MatchReason.READING, screened.meaning)
        return Likeness(1000, MatchReason.EXACT) if screened.text == listed.text else None
    return _UNDECIDED if not any(light) or screened.text == listed.text else None


def _as_read(screened: Token, listed: Token) -> Likeness | None:
    """Compare a legal form with another word by their letters alone: `АБ`, a bank, is `AB`, a firm in Swedish."""
    if {Role.INITIAL, Role.NUMBER} & (screened.roles | listed.roles):
        return None
    return _read_as(screened.texts & listed.texts, screened, listed)


def _acronym(screened: Token, listed: Token) -> Likeness | None:
    """Compare a word with a run of words on the other side that it can abbreviate."""
    run, word = (screened, listed) if Role.ACRONYM in screened.roles else (listed, screened)
    way = None if Role.ACRONYM in word.roles else abbreviated(run, word)
    if way is None:
        return None
    return Likeness(ACRONYM if run.meaning is None else ABBREVIATION, MatchReason.ACRONYM, way)


def _legal_form(screened: Token, listed: Token) -> Likeness | None:
    if screened.meaning == listed.meaning:
        return Likeness(1000, MatchReason.LEGAL_FORM)
    return Likeness(SAME_FAMILY, MatchReason.LEGAL_FORM) if screened.family == listed.family else None


def _initial(screened: Token, listed: Token) -> Likeness | None:
    left, right = initials_of(screened), initials_of(listed)
    if left & right:
        return Likeness(INITIAL, MatchReason.INITIAL)
    if kin_of_initials(left) & right:
        return Likeness(OTHER_INITIAL, MatchReason.INITIAL, "another romanization")
    return None


def _other_generic_word(screened: Token, listed: Token) -> bool:
    """Whether both are known generic words of two languages or meanings: these are translated, never misspelt."""
    if screened.meaning is None or listed.meaning is None:
        return False
    languages = {_EAST_SLAVIC.get(str(token.family), token.family) for token in (screened, listed)}
    return screened.meaning != listed.meaning or len(languages) > 1


def _is_no_syllable(screened: Token, listed: Token) -> bool:
    """Whether a word beside an East Asian one can be no syllable of such a name, and so is a misprint: `Jogn` for Jong."""
    if screened.strict or screened.script != "Latin" or listed.script != "Latin" or not _within_edits(screened, listed):
        return False
    word = screened.latin
    return len(word) >= _LEAST_MISPRINT and not (hangul.syllables_of(word, family=False) or chinese.syllables_of(word))


def _translation(screened: Token, listed: Token) -> Likeness | None:
    return _TRANSLATED if screened.meaning is not None and screened.meaning == listed.meaning else None


def _other_given_name(screened: Token, listed: Token) -> bool:
    """Whether both are known given names, or short for one, and not the same: Oleg is no misspelling of Olga."""
    left = screened.groups | screened.nicknames if screened.nicknames else screened.groups
    right = listed.groups | listed.nicknames if listed.nicknames else listed.groups
    if not left or not right or screened.loan or listed.loan or not left.isdisjoint(right):
        return False
    return Role.PATRONYMIC not in screened.roles & listed.roles  # the father is only guessed from the ending


def _within_edits(screened: Token, listed: Token) -> bool:
    """Whether figures and lengths of both words allow a channel that counts edits; none allows over `MOST_VOWELS`."""
    if other_figures(screened, listed):
        return False
    shorter, longer = sorted((screened.lengths, listed.lengths))
    return longer[0] - shorter[1] <= MOST_VOWELS


def contradict(screened: Token, listed: Token) -> bool:
    """Whether two words cannot be slips of one: syllables, other given names, other short words of an organization."""
    short = min(len(screened.latin), len(listed.latin)) < 4 and Role.CORE in listed.roles
    return screened.strict or listed.strict or short or _other_given_name(screened, listed)


def _same_reading(screened: Token, listed: Token) -> Likeness | None:
    common = screened.texts & listed.texts
    if screened.strict and listed.strict and "Han" not in (screened.script, listed.script):
        # Both are read in Hangul, which is stricter.
        common = frozenset(text for text in common if not chinese.is_syllable(text))
    return _read_as(common, screened, listed)


def _same_characters(screened: Token, listed: Token) -> Likeness | None:
    """Compare two words in Han by their simplified and traditional forms alone."""
    common = {text for text in screened.texts & listed.texts if not chinese.is_syllable(text)}
    return _read_as({text for text in common if main_script(text) == "Han"}, screened, listed)


def _read_as(texts: Set[str], screened: Token, listed: Token) -> Likeness | None:
    if not texts:
        return None
    sides = (tuple(reading for reading in token.readings if reading.text in texts) for token in (screened, listed))
    best = _cheapest(*sides)
    return Likeness(READING - best[0], MatchReason.READING, best[1]) if best else None


def _same_sound(screened: Token, listed: Token) -> Likeness | None:
    if screened.heard.isdisjoint(listed.heard):
        return None
    if max(map(len, screened.heard & listed.heard)) < _SURE_SOUND and _glides(screened) != _glides(listed):
        return None
    best = _cheapest(screened.sounds, listed.sounds)
    return Likeness(SOUND - best[0], MatchReason.SOUND, best[1]) if best else None


def _glides(token: Token) -> bool:
    """Whether a word has i or y before a vowel: Liu and Lou, Mia and Ma differ by no more than that."""
    return _GLIDE.search(token.latin) is not None


def _cheapest(left: tuple[Reading, ...], right: tuple[Reading, ...]) -> tuple[int, str | None] | None:
    """Return the cost and the systems of the cheapest text that both sides can be read as, a named system first."""
    others = {reading.text: reading for reading in right}
    best: tuple[int, bool, str | None] | None = None
    for reading in left:
        other = others.get(reading.text)
        if other is not None:
            systems = dict.fromkeys(each.system for each in (reading, other) if each.system)
            found = reading.cost + other.cost, hangul.HABIT in systems, " / ".join(systems) or None
            if best is None or found[:2] < best[:2]:
                best = found
    return (best[0], best[2]) if best else None


def _as_given_names(screened: Token, listed: Token) -> Likeness | None:
    found = given_name_of_both(screened, listed)
    return Likeness(*found) if found else None


def _one_abjad(screened: Token, listed: Token) -> bool:
    """Whether one word alone is written without its vowels: letters that differ say nothing there."""
    return (screened.script in ABJADS) != (listed.script in ABJADS)


def _same_consonants(screened: Token, listed: Token) -> Likeness | None:
    """Compare the consonants of a word in Arabic or Hebrew script, or of a loan, with the sounds of another word."""
    if (
        not (_one_abjad(screened, listed) or bool(screened.loan) != bool(listed.loan))
        or screened.strict
        or listed.strict
    ):
        return None
    written, heard = (screened, listed) if screened.script in ABJADS or screened.loan else (listed, screened)
    if written.script in ABJADS and heard.loan:
        return None
    found = agreement(str(written.script), written.text, heard.sounds)
    return Likeness(CONSONANTS - written.loan - found[0], MatchReason.CONSONANTS, found[1]) if found else None


def _slips(screened: Token, listed: Token) -> list[Likeness]:
    """Return what each channel for slips finds, less for the family name of a woman against that of a man."""
    less = OTHER_GENDER if screened.latin == listed.latin + "a" and listed.latin.endswith(_GENDERED) else 0
    found = ((channel(screened, listed), reason) for channel, reason in _SLIPS)
    return [Likeness(similarity - less, reason) for similarity, reason in found if similarity is not None]
