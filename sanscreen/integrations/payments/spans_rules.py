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
from sanscreen.names.tokens import split
from sanscreen.names.weights import weight_of

__all__ = ["counts", "is_filler", "may_be_run_together", "may_count"]

LEAST_LETTERS = 5  # of a word that names an organization or a vessel alone,
LEAST_WEIGHT = 6_600  # and how rare it is among names: none of the commonest words of a language
LEAST_SYLLABLES = 3
ALMOST_WHOLE = 90  # of a score that rests on common words
LEAST_RUN_TOGETHER = 8  # letters of a word that can be the names of a person written as one
_SURE = frozenset({MatchReason.EXACT, MatchReason.READING, MatchReason.JOINED})
_SAYS_LITTLE = frozenset({MatchReason.LEFT_OVER, MatchReason.LEGAL_FORM, MatchReason.NUMBER})
_THINGS = frozenset({PartyType.VESSEL, PartyType.AIRCRAFT})
_MS = frozenset({"ms", "my", "m", "s"})  # a ship, and a lady


def may_count(run: Run) -> bool:
    """Return whether some hit on a run can count, whatever is listed: what cannot need not be screened."""
    if len(run.units) == 1:
        return _is_telling(run.units[0].text) or bool(labelled_numbers(run.name))
    if all(unit.is_syllable for unit in run.units) and len(run.units) < LEAST_SYLLABLES:
        return False
    return any(_says_something(unit.text) for unit in run.units) or bool(labelled_numbers(run.name))


def may_be_run_together(run: Run) -> bool:
    """Return whether a single word can be the names of a person written as one."""
    return len(run.units[0].text) >= LEAST_RUN_TOGETHER and not run.units[0].is_syllable


def counts(hit: Hit, run: Run) -> bool:
    """Return whether a hit on a run is that of a name in a text.

    A number does, and so does the very name as it is listed, of two words or more. A weak alias does not. A person needs two words that agree and are none of a payment, or one and a whole
    name as it is listed. Others need two words that tell them apart from others; or one, with common words of the name or
    its legal form beside it; or one alone that is a whole name as it is written, or read. Common words alone must be two and
    agree as they are written. Ships are named like anything, Hope or Daisy: one word is a vessel or an aircraft where it
    stands among words of a payment alone, or behind MV and the like.
    """
    if any(line.feature == "identifier" for line in hit.evidence):
        return True
    name = next((line for line in hit.evidence if line.feature == "name"), None)
    if name is None or hit.alias.quality is AliasQuality.WEAK:
        return False
    if _is_as_listed(hit):
        return True
    pairs = [pair for pair in name.detail if pair.screened and pair.listed and pair.reason is not MatchReason.LEFT_OVER]
    whole = len(pairs) == len(name.detail) and all(pair.reason in _SURE for pair in pairs)
    if hit.designation.type is PartyType.INDIVIDUAL:
        return _counts_for_person(pairs, whole=whole)
    return _counts_for_others(hit, run, name, pairs) or _is_marked_vessel(hit, run)


def _is_as_listed(hit: Hit) -> bool:
    screened, listed = ([word.text for word in split(name).words] for name in (hit.screened, hit.alias.name))
    return screened == listed and len(listed) > 1 and not all(map(is_filler, listed))


def _counts_for_person(pairs: list[TokenMatch], *, whole: bool) -> bool:
    screened = {word for pair in pairs for word in _words(pair)}
    telling = {word for word in screened if not is_filler(word)}
    listed = {word.text for pair in pairs if pair.listed for word in split(pair.listed.text).words}
    if len(screened) == 1:
        return len(listed) > 1 and whole  # several words written as one
    syllables = 0 if any(map(str.isascii, listed)) else sum(map(len, listed))
    return len(telling) > (0 if whole else 1) and (len(listed) > 1 or syllables >= LEAST_SYLLABLES)


def _counts_for_others(hit: Hit, run: Run, name: Evidence, pairs: list[TokenMatch]) -> bool:
    agreed = [(pair, _words(pair)) for pair in pairs]
    says = [each for each in agreed if each[0].reason not in _SAYS_LITTLE and any(map(_is_long, each[1]))]
    telling = [each for each in says if not all(map(_is_common, each[1]))]
    beside = [word for each in says if each not in telling for word in each[1]]
    common = [word for word in beside if not is_filler(word) and not legal_form_at((word,), ((),), 0)]
    formed = any(pair.reason is MatchReason.LEGAL_FORM for pair in pairs)
    words = [word for _, found in telling for word in found]
    if len(words) > 1 or (words and (common or formed)):
        return True
    sure = all(pair.reason in _SURE or pair.reason in _SAYS_LITTLE for pair in pairs)
    if not words:
        enough = len(common) > 1 or (formed and any(map(is_given_name, common)))
        return sure and enough and hit.score >= ALMOST_WHOLE
    others = [unit.text for unit in (*run.units, *run.beside) if unit.text not in words]
    if hit.designation.type in _THINGS and any(map(_says_something, others)):
        return False
    rare = _is_telling(words[0]) and weight_of(plain(words[0]), person=False) >= LEAST_WEIGHT
    return sure and rare and not _left_in_listed(name)


def _is_marked_vessel(hit: Hit, run: Run) -> bool:
    """Whether a vessel hits behind a word that says that it is one: MV FORTUNE."""
    opening = run.units[0].text
    return (
        hit.designation.type is PartyType.VESSEL
        and field_marks().vessel.match(run.name) is not None
        and plain(opening) not in _MS
    )


def _left_in_listed(name: Evidence) -> bool:
    """Whether words of the listed name other than legal forms and little words are left over."""
    left = [
        fold(pair.listed.text.replace(".", ""))
        for pair in name.detail
        if pair.listed and pair.reason is MatchReason.LEFT_OVER
    ]
    return any(not legal_form_at((word,), ((),), 0) and plain(word) not in stop_words() for word in left)


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
    return len(plain(word)) >= LEAST_LETTERS and not any(map(str.isdigit, word)) and not _is_common(word)


@tables.kept
def _fillers() -> frozenset[str]:
    words = tables.tree("payment_words.yaml")["words"]
    assert isinstance(words, dict)
    return frozenset(plain(fold(word)) for of_language in words.values() for word in of_language)
