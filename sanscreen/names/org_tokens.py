"""One word of an organization's name, or one phrase, to its token."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from sanscreen.names.adjectives import adjective_readings
from sanscreen.names.fold import FoldedText, plain
from sanscreen.names.make_token import GENERIC_CAP, make_token
from sanscreen.names.numbers import number_of
from sanscreen.names.org_words import (
    Concept,
    LegalForm,
    can_be_article,
    concept_of,
    concepts_near,
    opens_form,
    opens_phrase,
    spoken,
    stop_words,
)
from sanscreen.names.prepared import NEAR_MEANING, Role, Token
from sanscreen.names.reading import Reading
from sanscreen.names.readings import loans
from sanscreen.names.remembered import TOKENS, WORDS
from sanscreen.names.scripts import main_script
from sanscreen.names.tokens import Word

__all__ = [
    "CORE", "article_token", "as_common", "as_core", "form_token", "number_token", "phrase_token", "single_token", "word_token",
]  # fmt: skip

CORE = frozenset({Role.CORE})
_FORM = frozenset({Role.LEGAL_FORM})
_GENERIC = frozenset({Role.GENERIC})
_NUMBER = frozenset({Role.NUMBER})
_ARTICLE = "Arabic article"  # as in name_words.yaml
_SLAVIC = ("Latin", "Cyrillic")
_STATE = "state"  # the language of a name of a state
_RARE_STATE = "state_"  # concepts of states that few organizations on lists are named after
_STATE_COST = 30  # per mille: one name of a state against another, or in another language
_WIDER_COST = 100  # Korea for North Korea, trade for foreign trade
_NEAR_COST = 100
_SMALL = 20  # numbers up to here say little where they are written out


def single_token(word: Word, *, forms: bool) -> Token | None:
    """Return the token of a word that is one word, beside whatever words; None where it may be a part of more, or be several.

    `forms` tells whether legal forms are looked for.
    """
    return word_token(word) if _is_one_word(word.text, forms) else None


@lru_cache(WORDS)
def _is_one_word(text: FoldedText, forms: bool) -> bool:
    """Whether a word is in no abbreviation and no number, opens no phrase nor one of the `forms`, and is no article."""
    heard = spoken(text)
    return (
        len(text) > 1
        and text.isalpha()
        and main_script(text) not in ("Hangul", "Han")
        and not (forms and opens_form(text, heard))
        and not opens_phrase(text, heard)
        and not can_be_article(text)
    )


def word_token(word: Word) -> Token:
    """Return the token of a word, whatever it opens beside others."""
    spelled_out = word.end - word.start > len(word.text)  # `D.E.S.` is not the French word, nor `I.I.` the number
    return _ascii_token(word.text, spelled_out) if word.text.isascii() else _token(word.text, spelled_out)


@lru_cache(WORDS)
def _ascii_token(word: FoldedText, spelled_out: bool) -> Token:
    return _token(word, spelled_out)


def _token(word: FoldedText, spelled_out: bool) -> Token:
    text = plain(word)
    if (value := number_of(text)) is not None and not (spelled_out and text.isalpha()):
        return make_token(word, _NUMBER, person=False, meaning=value)
    if text in stop_words() and not spelled_out:
        return make_token(word, frozenset({Role.STOP}), person=False)
    concept = concept_of(word, spoken(word))
    if concept is not None:
        return _generic(word, concept)
    return _with_places(make_token(word, CORE, person=False, loan=loans.in_organization(text)))


@lru_cache(TOKENS)
def _with_places(token: Token) -> Token:
    """Read a word that is the adjective of a place as that place too."""
    if token.script not in _SLAVIC or "k" not in token.latin:
        return token
    places = adjective_readings(reading.text for reading in token.readings if reading.text.isascii())
    known = token.texts
    return replace(token, readings=(*token.readings, *(each for each in places if each.text not in known)))


def article_token(word: FoldedText) -> Token:
    """Return the token of an Arabic article."""
    return make_token(word, frozenset({Role.PARTICLE}), person=False, meaning=_ARTICLE)


def form_token(text: FoldedText, form: LegalForm) -> Token:
    """Return the token of a legal form."""
    return make_token(text, _FORM, person=False, meaning=form.id, family=form.family)


def phrase_token(run: Sequence[Word], concept: Concept) -> Token:
    """Return several words as one token, which is also known by its words with blanks between, the last reading."""
    spaced = Reading(" ".join(plain(word.text) for word in run), "words")
    return _generic(FoldedText("".join(word.text for word in run)), concept, spaced)


def _generic(word: FoldedText, concept: Concept, *spaced: Reading) -> Token:
    if concept.name.startswith("="):
        return number_token(word, concept.name[1:])
    further = (*_shared_names(concept), *spaced)
    if concept.name.startswith(_RARE_STATE):  # tells companies apart as well as any word
        return make_token(word, CORE, person=False, further=further)
    return make_token(word, _GENERIC, person=False, meaning=concept.name, family=concept.language, further=further)


def _shared_names(concept: Concept) -> list[Reading]:
    """Return what a concept has in common with words of another language or of a near meaning."""
    near = concepts_near(concept.name)
    if concept.language != _STATE and near is None:
        return []
    cost, what = (_STATE_COST, "name of the state") if concept.language == _STATE else (_NEAR_COST, NEAR_MEANING)
    own = Reading(f"§{concept.name}", what, cost)
    return [own, *(Reading(f"§{each}", what, _WIDER_COST) for each in near or ())]


def number_token(word: FoldedText, value: str) -> Token:
    """Return the token of a number in words or a Roman one; a small one weighs as a common word does: First, Seven."""
    token = make_token(word, _NUMBER, person=False, meaning=value)
    return as_common(token) if int(value) <= _SMALL else token


@lru_cache(TOKENS)
def as_common(token: Token) -> Token:
    """Return a token that weighs as a common word does at most."""
    return replace(token, weight=min(token.weight, GENERIC_CAP))


@lru_cache(TOKENS)
def as_core(token: Token) -> Token:
    """Return a word that tells little as one that tells whose name it is."""
    if token.roles & {Role.CORE, Role.NUMBER}:
        return token
    weight = make_token(FoldedText(token.text), CORE, person=False).weight
    keeps_meaning = Role.GENERIC in token.roles
    return replace(
        token,
        roles=CORE,
        weight=weight,
        meaning=token.meaning if keeps_meaning else None,
        family=token.family if keeps_meaning else None,
    )
