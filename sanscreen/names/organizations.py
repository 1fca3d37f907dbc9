"""The words of the name of an organization, vessel or aircraft, to tokens with the roles that each can have."""

from dataclasses import replace
from functools import lru_cache

from sanscreen.names.adjectives import adjective_readings
from sanscreen.names.fold import FoldedText, plain
from sanscreen.names.han_words import split_han
from sanscreen.names.make_token import GENERIC_CAP, digits_as_letters, make_token
from sanscreen.names.misspelt_forms import misspelt_form
from sanscreen.names.numbers import TENS, UNITS, last_numeral, number_of
from sanscreen.names.org_parts import close_abbreviations, cut_off_forms, join_ordinal_endings
from sanscreen.names.org_words import (
    Concept,
    concept_of,
    concepts_near,
    is_article,
    legal_form_at,
    phrase_at,
    spoken,
    stop_words,
    vessel_words,
)
from sanscreen.names.prepared import NEAR_MEANING, Role, Token
from sanscreen.names.reading import Reading
from sanscreen.names.readings import loans
from sanscreen.names.remembered import TOKENS, WORDS
from sanscreen.names.tokens import Word, Words

__all__ = ["Placed", "organization_tokens", "vessel_tokens"]

_CORE = frozenset({Role.CORE})
_STOP = frozenset({Role.STOP})
_ARTICLE = "Arabic article"  # as in name_words.yaml
_BRANCHES = frozenset({"branch", "representation", "headquarters"})
_SLAVIC = ("Latin", "Cyrillic")
_STATE = "state"  # the language of a name of a state
_RARE_STATE = "state_"  # concepts of states that few organizations on lists are named after
_STATE_COST = 30  # per mille: one name of a state against another, or in another language
_WIDER_COST = 100  # Korea for North Korea, trade for foreign trade
_NEAR_COST = 100
_LEAST_MIXED = 4  # letters and figures of a word that is known although figures stand for letters
_SMALL = 20  # numbers up to here say little where they are written out

Placed = tuple[Token, Word]


def organization_tokens(words: Words, written: str) -> tuple[list[Placed], bool]:
    """Return the tokens of a name of an organization, and whether they are those of a vessel of that name too.

    Where nothing distinctive is left, the generic words are the core: `Technology LLC` is named Technology. Where
    nothing but legal forms stands there, these are.
    """
    uncut = cut_off_forms(words.words, written)
    found = _found(uncut, legal_forms=True)
    tokens = _with_misspelt_form(_with_repeated_forms(_with_places_of_branches(_with_numbers(found))))
    formless = uncut == words.words and not any(Role.LEGAL_FORM in token.roles for token, _ in tokens)
    return _with_a_core(tokens), formless and _without_kind_of_vessel(found) is found


def vessel_tokens(words: Words) -> list[Placed]:
    """Return the tokens of a name of a vessel or an aircraft, in which no legal forms are looked for."""
    found = _without_kind_of_vessel(_found(words.words, legal_forms=False))
    return _with_a_core(_with_places_of_branches(_with_numbers(found)))


def _found(words: tuple[Word, ...], *, legal_forms: bool) -> list[Placed]:
    """Return the tokens of words, as each run of them stands in the tables."""
    parts = split_han(join_ordinal_endings(close_abbreviations(words)), _is_known)
    parts = [_without_figures(word) for word in parts]
    texts = [word.text for word in parts]
    heard = [spoken(text) for text in texts]
    tokens: list[Placed] = []
    place = 0
    while place < len(parts):
        form = legal_form_at(texts, heard, place) if legal_forms else None
        if form is not None:
            length, kind = form
            run = parts[place : place + length]
            text = FoldedText(" ".join(word.text for word in run))
            whole = Word(text, run[0].start, run[-1].end)
            role = frozenset({Role.LEGAL_FORM})
            tokens.append((make_token(text, role, person=False, meaning=kind.id, family=kind.family), whole))
            place += length
        elif (phrase := phrase_at(texts, heard, place)) is not None:
            length, concept = phrase
            run = parts[place : place + length]
            tokens.append((_phrase(run, concept), Word(run[0].text, run[0].start, run[-1].end, run[-1].follower)))
            place += length
        elif place + 1 < len(parts) and is_article(texts[place], texts[place + 1]):
            tokens.append((_article(texts[place]), parts[place]))
            place += 1
        else:
            tokens.append((_token(parts[place], heard[place]), parts[place]))
            place += 1
    return tokens


def _article(word: FoldedText) -> Token:
    return make_token(word, frozenset({Role.PARTICLE}), person=False, meaning=_ARTICLE)


def _without_kind_of_vessel(tokens: list[Placed]) -> list[Placed]:
    """Let `M/V`, `tanker` and the like say nothing before and behind the name of a vessel, where something else is left."""
    first, last = 0, len(tokens)
    known = vessel_words()
    while first < last and _spaced(tokens[first][0]) in known:
        first += 1
    while first < last and _spaced(tokens[last - 1][0]) in known:
        last -= 1
    if first == last or last - first == len(tokens):
        return tokens
    return [
        pair if first <= place < last else (make_token(FoldedText(pair[0].text), _STOP, person=False), pair[1])
        for place, pair in enumerate(tokens)
    ]


def _spaced(token: Token) -> str:
    """Return a token's text, with blanks between the words of a phrase."""
    last = token.readings[-1] if token.readings else None  # an apostrophe behind Chinese characters has none
    return last.text if last is not None and last.system == "words" else token.text


def _with_places_of_branches(tokens: list[Placed]) -> list[Placed]:
    """Let the place of a branch at the end of a name weigh as a common word: `Bank Testov, Murom Branch`, `branch Murom`."""
    places = [place for place, (token, _) in enumerate(tokens) if Role.CORE in token.roles]
    last = len(tokens) - 1
    ends = len(places) > 1 and tokens[last][0].meaning in _BRANCHES
    if len(places) < 2 or not (ends or (last and tokens[last - 1][0].meaning in _BRANCHES)):
        return tokens
    place = last - 1 if ends else last
    if places[-1] != place:
        return tokens
    token, word = tokens[place]
    return [*tokens[:place], (_as_common(token), word), *tokens[place + 1 :]]


@lru_cache(TOKENS)
def _as_common(token: Token) -> Token:
    return replace(token, weight=min(token.weight, GENERIC_CAP))


def _with_repeated_forms(tokens: list[Placed]) -> list[Placed]:
    """Read a word as a legal form wherever it stands where the name has that form at its end too: `S.A.S. S.A.S.`"""
    forms = {token.text: token for token, _ in tokens if Role.LEGAL_FORM in token.roles}
    if not forms:
        return tokens
    return [(forms.get(token.text, token), word) for token, word in tokens]


def _without_figures(word: Word) -> Word:
    """Read figures for letters where that makes a legal form or a common word: `C0MP4NY`."""
    if len(word.text) < _LEAST_MIXED or word.text.isalpha() or word.text.isdigit():
        return word
    meant = (FoldedText(reading.text) for reading in digits_as_letters(plain(word.text)))
    return next((Word(text, word.start, word.end, word.follower) for text in meant if _is_known(text)), word)


def _with_misspelt_form(tokens: list[Placed]) -> list[Placed]:
    """Read the last word of several as a legal form with a slip, where there is none that is spelt well: `Lmited`."""
    if len(tokens) < 2 or tokens[-1][0].roles != _CORE or any(Role.LEGAL_FORM in each.roles for each, _ in tokens):
        return tokens
    word = tokens[-1][1]
    kind = misspelt_form(word.text)
    if kind is None:
        return tokens
    form = make_token(word.text, frozenset({Role.LEGAL_FORM}), person=False, meaning=kind.id, family=kind.family)
    return [*tokens[:-1], (form, word)]


def _phrase(run: list[Word], concept: Concept) -> Token:
    """Return several words as one token, which is also known by its words with blanks between, the last reading."""
    spaced = Reading(" ".join(plain(word.text) for word in run), "words")
    return _generic(FoldedText("".join(word.text for word in run)), concept, spaced)


def _generic(word: FoldedText, concept: Concept, *spaced: Reading) -> Token:
    if concept.name.startswith("="):
        return _number(make_token(word, frozenset({Role.NUMBER}), person=False, meaning=concept.name[1:]))
    further = (*_shared_names(concept), *spaced)
    if concept.name.startswith(_RARE_STATE):  # tells companies apart as well as any word
        return make_token(word, _CORE, person=False, further=further)
    generic = frozenset({Role.GENERIC})
    return make_token(word, generic, person=False, meaning=concept.name, family=concept.language, further=further)


def _shared_names(concept: Concept) -> list[Reading]:
    """Return what a concept has in common with words of another language or of a near meaning."""
    near = concepts_near(concept.name)
    if concept.language != _STATE and near is None:
        return []
    cost, what = (_STATE_COST, "name of the state") if concept.language == _STATE else (_NEAR_COST, NEAR_MEANING)
    own = Reading(f"§{concept.name}", what, cost)
    return [own, *(Reading(f"§{each}", what, _WIDER_COST) for each in near or ())]


def _number(token: Token) -> Token:
    """Let a small number in words weigh as a common word does: First, Seven."""
    return _as_common(token) if int(token.meaning or 0) <= _SMALL else token


def _with_numbers(tokens: list[Placed]) -> list[Placed]:
    """Read `forty four` as one number, and a Roman numeral of one letter behind all words: `Fund I`."""
    found: list[Placed] = []
    for token, word in tokens:
        before = found[-1][0] if found else None
        if before is not None and _opens_number(before) and Role.NUMBER in token.roles and token.meaning in UNITS:
            value = str(int(before.meaning or 0) + int(token.meaning or 0))
            text = FoldedText(before.text + token.text)
            whole = Word(text, found[-1][1].start, word.end, word.follower)
            found[-1] = make_token(text, frozenset({Role.NUMBER}), person=False, meaning=value), whole
        else:
            found.append((token, word))
    last = next((place for place in range(len(found) - 1, 0, -1) if Role.LEGAL_FORM not in found[place][0].roles), 0)
    numeral = last_numeral(found[last][0].text) if last else None
    if numeral is not None and found[last][1].follower != ".":
        number = make_token(found[last][1].text, frozenset({Role.NUMBER}), person=False, meaning=numeral)
        found[last] = _number(number), found[last][1]
    return found


def _opens_number(token: Token) -> bool:
    return token.meaning in TENS and Role.NUMBER in token.roles and token.text.isalpha()


def _is_known(word: FoldedText) -> bool:
    return concept_of(word, ()) is not None or legal_form_at([word], [()], 0) is not None


def _token(whole: Word, heard: tuple[Reading, ...]) -> Token:
    spelled_out = whole.end - whole.start > len(whole.text)  # `D.E.S.` is not the French word, nor `I.I.` the number
    if whole.text.isascii():
        return _ascii_token(whole.text, heard, spelled_out)
    return _word_token(whole.text, heard, spelled_out)


@lru_cache(WORDS)
def _ascii_token(word: FoldedText, heard: tuple[Reading, ...], spelled_out: bool) -> Token:
    return _word_token(word, heard, spelled_out)


def _word_token(word: FoldedText, heard: tuple[Reading, ...], spelled_out: bool) -> Token:
    text = plain(word)
    if (value := number_of(text)) is not None and not (spelled_out and text.isalpha()):
        return make_token(word, frozenset({Role.NUMBER}), person=False, meaning=value)
    if text in stop_words() and not spelled_out:
        return make_token(word, frozenset({Role.STOP}), person=False)
    concept = concept_of(word, heard)
    if concept is not None:
        return _generic(word, concept)
    return _with_places(make_token(word, _CORE, person=False, loan=loans.in_organization(text)))


@lru_cache(TOKENS)
def _with_places(token: Token) -> Token:
    """Read a word that is the adjective of a place as that place too."""
    if token.script not in _SLAVIC or "k" not in token.latin:
        return token
    places = adjective_readings(reading.text for reading in token.readings if reading.text.isascii())
    known = token.texts
    return replace(token, readings=(*token.readings, *(each for each in places if each.text not in known)))


def _with_a_core(tokens: list[Placed]) -> list[Placed]:
    """Turn the generic words of a name without any other word or number into its core, or else its legal forms."""
    for telling in (Role.CORE, Role.NUMBER):
        if any(telling in token.roles for token, _ in tokens):
            return tokens
    for telling in (Role.GENERIC, Role.LEGAL_FORM, Role.STOP):
        if any(telling in token.roles for token, _ in tokens):
            return [(_as_core(token) if telling in token.roles else token, word) for token, word in tokens]
    return tokens


@lru_cache(TOKENS)
def _as_core(token: Token) -> Token:
    if token.roles & {Role.CORE, Role.NUMBER}:
        return token
    weight = make_token(FoldedText(token.text), _CORE, person=False).weight
    keeps_meaning = Role.GENERIC in token.roles
    return replace(
        token,
        roles=_CORE,
        weight=weight,
        meaning=token.meaning if keeps_meaning else None,
        family=token.family if keeps_meaning else None,
    )
