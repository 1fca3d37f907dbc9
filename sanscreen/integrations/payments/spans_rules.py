"""A run of words of a text and what it hits, to whether that is a name in the text: a common word alone is none.

Names stand in a text among words that are names elsewhere. So more is asked for than of a field that holds a name: two
words of a person, one distinctive word of anything else, and neither where these say what the payment is for.
"""

from sanscreen import tables
from sanscreen.integrations.payments.spans_cut import Run
from sanscreen.model import AliasQuality, Evidence, Hit, MatchReason, PartyType, TokenMatch
from sanscreen.model.countries import country_code
from sanscreen.model.labelled_numbers import labelled_numbers
from sanscreen.names.capital_initials import is_given_name
from sanscreen.names.field_marks import field_marks
from sanscreen.names.fold import FoldedText, fold, plain
from sanscreen.names.name_words import small_role
from sanscreen.names.org_words import concept_of, legal_form_at, stop_words
from sanscreen.names.scripts import main_script
from sanscreen.names.tokens import split
from sanscreen.names.weights import weight_of

__all__ = ["counts", "is_filler", "may_be_run_together", "may_count"]

LEAST_LETTERS = 5  # of a word that names an organization or a vessel alone,
LEAST_WEIGHT = 6_600  # and how rare it is among names: none of the commonest words of a language
LEAST_SYLLABLES = 3
MOST_OF_SYLLABLE = 3  # letters of a word that is a syllable of many names
ALMOST_WHOLE = 90  # of a score that rests on common words
LEAST_RUN_TOGETHER = 8  # letters of a word that can be the names of a person written as one
_SURE = frozenset({MatchReason.EXACT, MatchReason.READING, MatchReason.JOINED})
_SURE_ENOUGH = 950  # per mille: how alike words agree that are said to be the same
_SURE_OF_CONSONANTS = 920
_VOWELS = str.maketrans("", "", "aeiouy")
_ABJADS = frozenset({"Arabic", "Hebrew"})
_RESEMBLES = frozenset(
    {
        MatchReason.EQUIVALENT,
        MatchReason.NICKNAME,
        MatchReason.SIMILAR_SOUND,
        MatchReason.METAPHONE,
        MatchReason.INITIAL,
    }
)
_SAYS_LITTLE = frozenset({MatchReason.LEFT_OVER, MatchReason.LEGAL_FORM, MatchReason.NUMBER})
_THINGS = frozenset({PartyType.VESSEL, PartyType.AIRCRAFT})
_BEHIND_VESSELS = frozenset({"imo", "voy", "flag", "flagged"})  # not voyage, which is anybody's


def may_count(run: Run) -> bool:
    """Return whether some hit on a run can count, whatever is listed: what cannot need not be screened."""
    if len(run.units) == 1:
        return (
            _is_telling(run.units[0].text)
            or bool(labelled_numbers(run.name))
            or _is_marked(run)
            or _is_abbreviation(run)
        )
    if all(unit.is_syllable for unit in run.units) and len(run.units) < LEAST_SYLLABLES:
        return False
    return any(_says_something(unit.text) for unit in run.units) or bool(labelled_numbers(run.name))


def may_be_run_together(run: Run) -> bool:
    """Return whether a single word can be the names of a person written as one."""
    return len(run.units[0].text) >= LEAST_RUN_TOGETHER and not run.units[0].is_syllable


def counts(hit: Hit, run: Run) -> bool:
    """Return whether a hit on a run is that of a name in a text.

    A number does, and so does the very name as it is listed, of two words or more. A weak alias does not. A person needs two
    words that agree and are none of a payment, one of them not by resemblance alone; or one and a whole name as it is listed.
    Others need two words that tell them apart from others; or one, with common words of the name or its legal form beside it;
    or one alone that is a whole name as it is written, or read, with no given name beside it: without its vowels among words
    of a payment alone, of three or four letters in capitals. Common words alone must be two, not all given names, and agree
    as they are written. Ships are named like anything, Hope or Daisy: one word is a vessel or an aircraft where it stands
    among words of a payment alone, or beside MV, VOY and the like.
    """
    if any(line.feature == "identifier" for line in hit.evidence):
        return True
    name = next((line for line in hit.evidence if line.feature == "name"), None)
    if name is None or hit.alias.quality is AliasQuality.WEAK:
        return False
    if _is_as_listed(hit):
        return True
    pairs = [pair for pair in name.detail if pair.screened and pair.listed and pair.reason is not MatchReason.LEFT_OVER]
    if hit.designation.type is PartyType.INDIVIDUAL:
        written = all(_is_sure(pair) and pair.reason is not MatchReason.CONSONANTS for pair in pairs)
        whole = written and len(pairs) == len(name.detail)
        return _counts_for_person(pairs, whole=whole)
    return _counts_for_others(hit, run, name, pairs) or (hit.designation.type in _THINGS and _is_marked(run))


def _is_as_listed(hit: Hit) -> bool:
    screened, listed = ([word.text for word in split(name).words] for name in (hit.screened, hit.alias.name))
    return screened == listed and len(listed) > 1 and not all(map(is_filler, listed))


def _counts_for_person(pairs: list[TokenMatch], *, whole: bool) -> bool:
    """Whether two words name a person, one of them as it is listed: David Maria only resembles Dawud Musa."""
    screened = {word for pair in pairs for word in _words(pair)}
    telling = {word for word in screened if not is_filler(word)}
    listed = {word for pair in pairs for word in _listed_words(pair)}
    if len(screened) == 1:
        return len(listed) > 1 and whole  # several words written as one
    if all(pair.reason in _RESEMBLES for pair in pairs if not all(map(is_filler, _words(pair)))):
        return False
    syllables = 0 if any(map(str.isascii, listed)) else sum(map(len, listed))
    return len(telling) > (0 if whole else 1) and (len(listed) > 1 or syllables >= LEAST_SYLLABLES)


def _counts_for_others(hit: Hit, run: Run, name: Evidence, pairs: list[TokenMatch]) -> bool:
    if any(_agrees_by_chance(pair, pairs) for pair in pairs):
        return False
    agreed = [(pair, _as_listed(pair)) for pair in pairs]
    says = [each for each in agreed if each[0].reason not in _SAYS_LITTLE and any(map(_is_long, each[1]))]
    words = [word for _, found in says for word in found if _is_long(word) and not _is_common(word)]
    beside = [word for _, found in says for word in found if _is_long(word) and _is_common(word)]
    common = [word for word in beside if not is_filler(word) and not legal_form_at((word,), ((),), 0)]
    # A word that is only read alike is none alone, or with a legal form: Rossi Srl is not AB Rossiya.
    alike = any(pair.reason is MatchReason.READING and pair.similarity < _SURE_ENOUGH for pair, _ in says)
    formed = any(pair.reason is MatchReason.LEGAL_FORM for pair in pairs) and not alike
    if len(words) > 1 or (words and (common or formed)):
        # Short words are syllables of anybody's name: Li Wei is not Wei Ta Lee Company.
        return not (_left_in_listed(name) and all(len(word) <= MOST_OF_SYLLABLE for word in (*words, *common)))
    sure = all(_is_sure(pair) or pair.reason in _SAYS_LITTLE for pair in pairs)
    if not words:
        given = [word for word in common if is_given_name(word)]  # two of them are a person: Abdul Karim
        enough = (len(common) > 1 and len(given) < len(common)) or (formed and given)
        nearly = _is_nearly_whole(pairs) and len(common) > max(1, len(given))
        return bool((sure or nearly) and enough and hit.score >= ALMOST_WHOLE)
    if alike:
        return False
    agreeing = {word for pair in pairs for word in _words(pair)}
    others = [unit.text for unit in (*run.units, *run.beside) if unit.text not in agreeing or _is_common(unit.text)]
    if hit.designation.type in _THINGS and any(map(_says_something, others)):
        return False
    if _is_unvowelled(run.units[0].text) and any(_says_something(word) for word in others if word not in agreeing):
        return False
    if any(map(is_given_name, others)):  # a family name: Maria Ramirez is not the firm Ramirez
        return False
    if _is_abbreviation(run):
        return hit.alias.name == run.name
    rare = _is_telling(words[0]) and weight_of(plain(_weighed(words[0], pairs)), person=False) >= LEAST_WEIGHT
    return (sure or all(map(_is_a_vowel_off, pairs))) and rare and not _left_in_listed(name)


def _agrees_by_chance(pair: TokenMatch, pairs: list[TokenMatch]) -> bool:
    """Whether several words that only resemble one word as one agree, or first letters beside words that only resemble."""
    if pair.reason is MatchReason.ACRONYM:
        return not all(_is_sure(other) for other in pairs if other.reason not in _SAYS_LITTLE and other is not pair)
    several = len(_words(pair)) > 1 and len(_as_listed(pair)) == 1
    return several and pair.similarity < _SURE_ENOUGH and not _is_sure(pair)


def _as_listed(pair: TokenMatch) -> list[FoldedText]:
    """Return the words of a pair; several that stand for one word of the listed name are that one: Abdul Karim."""
    listed, screened = _listed_words(pair), _words(pair)
    return listed if len(screened) > 1 == len(listed) and pair.reason is not MatchReason.ACRONYM else screened


def _is_nearly_whole(pairs: list[TokenMatch]) -> bool:
    """Whether the whole name agrees as one word, of several words on both sides: with a slip, and yet all of it."""
    several = [pair for pair in pairs if pair.listed and len(split(pair.listed.text).words) > 1]
    return len(pairs) == len(several) == 1 and pairs[0].reason is MatchReason.JOINED


def _is_sure(pair: TokenMatch) -> bool:
    """Whether words are the same, as they are written or read; written as one word, without a slip.

    Of a word that is written without its vowels the consonants are all that can agree.
    """
    if pair.reason is MatchReason.CONSONANTS:
        return pair.similarity >= _SURE_OF_CONSONANTS and all(map(_is_unvowelled, _words(pair)))
    return pair.reason in _SURE and (pair.reason is not MatchReason.JOINED or pair.similarity >= _SURE_ENOUGH)


def _is_a_vowel_off(pair: TokenMatch) -> bool:
    """Whether two long words of one sound have the same consonants and as many letters: Hizbullah is Hizballah."""
    written, listed = ("".join(words) for words in (_words(pair), _listed_words(pair)))
    bare, of_listed = (each.translate(_VOWELS) for each in (written, listed))
    return (
        pair.reason is MatchReason.SIMILAR_SOUND
        and len(written) == len(listed) >= LEAST_RUN_TOGETHER
        and bare == of_listed
        and len(bare) > LEAST_LETTERS
    )


def _is_marked(run: Run) -> bool:
    """Whether a word before a name, or right behind it, says that it is a vessel or an aircraft: MV FORTUNE, FORTUNE VOY 7."""
    behind = [unit.text for unit in run.beside if unit.start >= run.end]
    return field_marks().craft.match(run.name) is not None or not _BEHIND_VESSELS.isdisjoint(behind)


def _is_abbreviation(run: Run) -> bool:
    """Whether a run is a few capitals that stand out in their text, or are more and no common word: PKK, IRGC."""
    if len(run.units) > 1 or not (run.name.isascii() and run.name.isalpha() and run.name.isupper()):
        return False
    word = run.units[0].text
    if _is_common(word):
        return False
    if len(word) == LEAST_LETTERS - 1:
        return weight_of(plain(word), person=False) >= LEAST_WEIGHT
    return len(word) == LEAST_LETTERS - 2 and not run.capitals


def _weighed(word: FoldedText, pairs: list[TokenMatch]) -> FoldedText:
    """Return the word by which to tell how rare another is: without its vowels it is weighed as it is listed."""
    listed = [each for pair in pairs for each in _listed_words(pair)]
    return listed[0] if _is_unvowelled(word) and listed else word


def _is_unvowelled(word: FoldedText) -> bool:
    return not word.isascii() and main_script(word) in _ABJADS


def _left_in_listed(name: Evidence) -> bool:
    """Whether words of the listed name other than legal forms, little words and states are left over."""
    left = [
        fold(pair.listed.text.replace(".", ""))
        for pair in name.detail
        if pair.listed and pair.reason is MatchReason.LEFT_OVER
    ]
    return any(
        not legal_form_at((word,), ((),), 0) and plain(word) not in stop_words() and not _is_state(word)
        for word in left
    )


def _is_state(word: FoldedText) -> bool:
    concept = concept_of(word, ())
    return bool(country_code(word)) or (concept is not None and concept.language == "state")


def _listed_words(pair: TokenMatch) -> list[FoldedText]:
    return [word.text for word in split(pair.listed.text).words] if pair.listed else []


def _words(pair: TokenMatch) -> list[FoldedText]:
    return [word.text for word in split(pair.screened.text).words] if pair.screened else []


def is_filler(word: FoldedText) -> bool:
    """Return whether a word says what a payment is for, or is a number."""
    return plain(word) in _fillers() or not any(map(str.isalpha, word))


def _says_something(word: FoldedText) -> bool:
    return not is_filler(word) and _is_long(word)


def _is_long(word: FoldedText) -> bool:
    """Whether a word is no initial."""
    return len(word) > 1 or not word.isascii()


def _is_common(word: FoldedText) -> bool:
    """Whether a word alone tells nobody apart: a given name, a title, a country, what many firms are called."""
    return bool(
        is_filler(word)
        or concept_of(word, ())
        or legal_form_at((word,), ((),), 0)
        or small_role(plain(word))
        or country_code(word)
        or plain(word) in stop_words()
        or is_given_name(word)
    )


def _is_telling(word: FoldedText) -> bool:
    least = LEAST_LETTERS - _is_unvowelled(word)
    return len(plain(word)) >= least and not any(map(str.isdigit, word)) and not _is_common(word)


@tables.kept
def _fillers() -> frozenset[str]:
    words = tables.tree("payment_words.yaml")["words"]
    assert isinstance(words, dict)
    return frozenset(plain(fold(word)) for of_language in words.values() for word in of_language)
