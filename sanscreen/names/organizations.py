"""The words of the name of an organization, vessel or aircraft, to tokens with the roles that each can have."""

from sanscreen.names.fold import FoldedText, plain
from sanscreen.names.han_words import split_han
from sanscreen.names.make_token import digits_as_letters, make_token
from sanscreen.names.misspelt_forms import misspelt_form
from sanscreen.names.numbers import TENS, UNITS, last_numeral
from sanscreen.names.org_parts import close_abbreviations, cut_off_forms, join_ordinal_endings
from sanscreen.names.org_tokens import (
    CORE,
    article_token,
    as_common,
    as_core,
    form_token,
    number_token,
    phrase_token,
    single_token,
    word_token,
)
from sanscreen.names.org_words import concept_of, is_article, legal_form_at, phrase_at, spoken, vessel_words
from sanscreen.names.prepared import Role, Token
from sanscreen.names.tokens import Word, Words

__all__ = ["Placed", "organization_tokens", "vessel_tokens"]

_FORM = frozenset({Role.LEGAL_FORM})
_NUMBER = frozenset({Role.NUMBER})
_STOP = frozenset({Role.STOP})
_TELLING = CORE | _NUMBER
_BRANCHES = frozenset({"branch", "representation", "headquarters"})
_LEAST_MIXED = 4  # letters and figures of a word that is known although figures stand for letters

Placed = tuple[Token, Word]


def organization_tokens(words: Words, written: str) -> tuple[list[Placed], bool]:
    """Return the tokens of a name of an organization, and whether they are those of a vessel of that name too.

    Where nothing distinctive is left, the generic words are the core: `Technology LLC` is named Technology. Where
    nothing but legal forms stands there, these are.
    """
    uncut = cut_off_forms(words.words, written)
    found = _found(uncut, legal_forms=True)
    tokens = _with_misspelt_form(_with_repeated_forms(_with_places_of_branches(_with_numbers(found))))
    formless = uncut == words.words and not _has_form(tokens)
    return _with_a_core(tokens), formless and _without_kind_of_vessel(found) is found


def vessel_tokens(words: Words) -> list[Placed]:
    """Return the tokens of a name of a vessel or an aircraft, in which no legal forms are looked for."""
    found = _without_kind_of_vessel(_found(words.words, legal_forms=False))
    return _with_a_core(_with_places_of_branches(_with_numbers(found)))


def _found(words: tuple[Word, ...], *, legal_forms: bool) -> list[Placed]:
    """Return the tokens of words, as each run of them stands in the tables."""
    single = [single_token(word, forms=legal_forms) for word in words]
    if None not in single:  # as in most names
        return [(token, word) for token, word in zip(single, words, strict=True) if token]
    parts = split_han(join_ordinal_endings(close_abbreviations(words)), _is_known)
    parts = [_without_figures(word) for word in parts]
    texts = [word.text for word in parts]
    heard = [spoken(text) for text in texts]
    single = [single_token(word, forms=legal_forms) for word in parts]
    tokens: list[Placed] = []
    place = 0
    while place < len(parts):
        token = single[place]
        if token is not None:
            tokens.append((token, parts[place]))
            place += 1
        elif legal_forms and (form := legal_form_at(texts, heard, place)) is not None:
            length, kind = form
            run = parts[place : place + length]
            text = FoldedText(" ".join(word.text for word in run))
            tokens.append((form_token(text, kind), Word(text, run[0].start, run[-1].end)))
            place += length
        elif (phrase := phrase_at(texts, heard, place)) is not None:
            length, concept = phrase
            run = parts[place : place + length]
            tokens.append((phrase_token(run, concept), Word(run[0].text, run[0].start, run[-1].end, run[-1].follower)))
            place += length
        elif place + 1 < len(parts) and is_article(texts[place], texts[place + 1]):
            tokens.append((article_token(texts[place]), parts[place]))
            place += 1
        else:
            tokens.append((word_token(parts[place]), parts[place]))
            place += 1
    return tokens


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
    if _BRANCHES.isdisjoint([token.meaning for token, _ in tokens[-2:]]):
        return tokens
    places = [place for place, (token, _) in enumerate(tokens) if Role.CORE in token.roles]
    last = len(tokens) - 1
    place = last - 1 if tokens[last][0].meaning in _BRANCHES else last
    if len(places) < 2 or places[-1] != place:
        return tokens
    token, word = tokens[place]
    return [*tokens[:place], (as_common(token), word), *tokens[place + 1 :]]


def _has_form(tokens: list[Placed]) -> bool:
    return not all(map(_FORM.isdisjoint, [token.roles for token, _ in tokens]))


def _with_repeated_forms(tokens: list[Placed]) -> list[Placed]:
    """Read a word as a legal form wherever it stands where the name has that form at its end too: `S.A.S. S.A.S.`"""
    if not _has_form(tokens):
        return tokens
    forms = {token.text: token for token, _ in tokens if Role.LEGAL_FORM in token.roles}
    return [(forms.get(token.text, token), word) for token, word in tokens]


def _without_figures(word: Word) -> Word:
    """Read figures for letters where that makes a legal form or a common word: `C0MP4NY`."""
    if len(word.text) < _LEAST_MIXED or word.text.isalpha() or word.text.isdigit():
        return word
    meant = (FoldedText(reading.text) for reading in digits_as_letters(plain(word.text)))
    return next((Word(text, word.start, word.end, word.follower) for text in meant if _is_known(text)), word)


def _with_misspelt_form(tokens: list[Placed]) -> list[Placed]:
    """Read the last word of several as a legal form with a slip, where there is none that is spelt well: `Lmited`."""
    if len(tokens) < 2 or tokens[-1][0].roles != CORE or _has_form(tokens):
        return tokens
    word = tokens[-1][1]
    kind = misspelt_form(word.text)
    if kind is None:
        return tokens
    return [*tokens[:-1], (form_token(word.text, kind), word)]


def _with_numbers(tokens: list[Placed]) -> list[Placed]:
    """Read `forty four` as one number, and a Roman numeral of one letter behind all words: `Fund I`."""
    if 1 not in [len(token.text) for token, _ in tokens] and all(
        map(_NUMBER.isdisjoint, [token.roles for token, _ in tokens])
    ):
        return tokens
    found: list[Placed] = []
    for token, word in tokens:
        before = found[-1][0] if found else None
        if before is not None and _opens_number(before) and Role.NUMBER in token.roles and token.meaning in UNITS:
            value = str(int(before.meaning or 0) + int(token.meaning or 0))
            text = FoldedText(before.text + token.text)
            whole = Word(text, found[-1][1].start, word.end, word.follower)
            found[-1] = make_token(text, _NUMBER, person=False, meaning=value), whole
        else:
            found.append((token, word))
    last = next((place for place in range(len(found) - 1, 0, -1) if Role.LEGAL_FORM not in found[place][0].roles), 0)
    numeral = last_numeral(found[last][0].text) if last else None
    if numeral is not None and found[last][1].follower != ".":
        found[last] = number_token(found[last][1].text, numeral), found[last][1]
    return found


def _opens_number(token: Token) -> bool:
    return token.meaning in TENS and Role.NUMBER in token.roles and token.text.isalpha()


def _is_known(word: FoldedText) -> bool:
    return concept_of(word, ()) is not None or legal_form_at([word], [()], 0) is not None


def _with_a_core(tokens: list[Placed]) -> list[Placed]:
    """Turn the generic words of a name without any other word or number into its core, or else its legal forms."""
    if not all(map(_TELLING.isdisjoint, [token.roles for token, _ in tokens])):
        return tokens
    for telling in (Role.GENERIC, Role.LEGAL_FORM, Role.STOP):
        if any(telling in token.roles for token, _ in tokens):
            return [(as_core(token) if telling in token.roles else token, word) for token, word in tokens]
    return tokens
