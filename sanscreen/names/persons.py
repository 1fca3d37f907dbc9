"""The words of a personal name, to tokens with the roles that each can have."""

from functools import lru_cache
from itertools import pairwise

from sanscreen.names.arabic_units import is_of_unit, unite
from sanscreen.names.east_asian import can_be_east_asian, chinese_readings, han_readings, is_syllabic, korean_readings
from sanscreen.names.fathers import is_behind_father
from sanscreen.names.fold import FoldedText, plain
from sanscreen.names.letter_runs import (
    LONGEST_INITIAL,
    close_spaced_letters,
    has_no_vowel,
    is_written_initial,
    open_initials,
)
from sanscreen.names.make_token import make_token
from sanscreen.names.name_words import (
    given_names_of,
    is_patronymic,
    is_spanish_family,
    meaning_of_small_word,
    small_role,
)
from sanscreen.names.person_forms import forms_apart
from sanscreen.names.prepared import LIGHT, Role, Token
from sanscreen.names.reading import Reading
from sanscreen.names.readings import hangul, reader_for
from sanscreen.names.remembered import TOKENS, WORDS
from sanscreen.names.scripts import main_script
from sanscreen.names.titles import opens_title, unite_titles
from sanscreen.names.tokens import Word, Words

__all__ = ["person_tokens"]

_EITHER = frozenset({Role.SURNAME, Role.GIVEN})
_FURTHER = frozenset({Role.GIVEN, Role.MIDDLE})
_ALONE = {role: frozenset({role}) for role in Role}
_FAMILY_AND_GIVEN = 2  # names that a person has at least, beside the father's
_SPANISH = 2  # family names: the father's and the mother's


def person_tokens(words: Words) -> list[tuple[Token, Word]]:
    """Return the tokens of a personal name in any order, with or without a comma behind the family name.

    Each comes with the word that it stands for.
    """
    named, comma, before, behind = forms_apart(words.words, words.comma)
    return [*before, *_named(named, comma), *behind]


def _named(words: list[Word], comma: int) -> list[tuple[Token, Word]]:
    """Return the tokens of a name without a legal form."""
    if all(map(_is_a_name, [word.text for word in words])) and "." not in [word.follower for word in words]:
        return _tokens(words, comma, [None] * len(words))
    parts, comma = _split_syllables(words, comma)
    parts, comma = unite_titles(parts, comma)
    parts, comma = close_spaced_letters(parts, comma)
    parts, comma = open_initials(parts, comma)
    parts, comma = unite(parts, comma)
    return _tokens(parts, comma, [_small(parts, place, comma) for place in range(len(parts))])


@lru_cache(WORDS)
def _is_a_name(text: FoldedText) -> bool:
    """Whether a word without a full stop is one name, beside whatever words: nothing that they are with it can be."""
    bare = plain(text)
    return not (
        len(text) < 2
        or len(bare) < 2
        or has_no_vowel(bare)
        or small_role(bare) is not None
        or opens_title(text)
        or is_of_unit(text)
        or is_syllabic(text)
        or main_script(text) == "Arabic"
    )


def _tokens(parts: list[Word], comma: int, small: list[Role | None]) -> list[tuple[Token, Word]]:
    """Return the tokens of words of which each is one; `small` are the roles of those that are no full names."""
    roles = _roles(parts, comma, small)
    if not any(map(can_be_east_asian, [word.text for word in parts])):
        return [
            (_ascii_token(word.text, role) if word.text.isascii() else _token(word.text, role), word)
            for word, role in zip(parts, roles, strict=True)
        ]
    korean = {} if _has_initials(parts, roles, comma) else korean_readings(parts, roles)
    if korean:  # every word is a name: `Il` is no article here
        roles = [_syllable_role(role, place, comma) if place in korean else role for place, role in enumerate(roles)]
    chinese = chinese_readings(parts, roles)
    if len(chinese) == len(parts):
        roles = [role if LIGHT.isdisjoint(role) else _EITHER for role in roles]
    han = han_readings(parts)
    extra: dict[int, tuple[Reading, ...]] = {}
    for readings in (korean, chinese, han):
        for place, each in readings.items():
            extra[place] = (*extra.get(place, ()), *each)
    strict = bool(korean) or any(is_syllabic(word.text) for word in parts)
    return [
        (_token(word.text, role, extra.get(place, ()), strict=strict), word)
        for place, (word, role) in enumerate(zip(parts, roles, strict=True))
    ]


@lru_cache(TOKENS)
def _ascii_token(text: FoldedText, role: frozenset[Role]) -> Token:
    return _token(text, role)


def _token(text: FoldedText, role: frozenset[Role], extra: tuple[Reading, ...] = (), *, strict: bool = False) -> Token:
    meaning = None if LIGHT.isdisjoint(role) else meaning_of_small_word(text)
    return make_token(text, role, person=True, extra=extra, strict=strict, meaning=meaning)


def _has_initials(words: list[Word], roles: list[frozenset[Role]], comma: int) -> bool:
    """Whether letters are initials beyond doubt: `A.`, `A O`, `Sechin I`.

    One bare letter can be the Korean family name O before two more words, or where a comma says so.
    """
    letters = [word for word, role in zip(words, roles, strict=True) if Role.INITIAL in role]
    alone = bool(letters) and len(words) == 2 and not comma
    return alone or len(letters) > 1 or any(word.follower == "." for word in letters)


def _syllable_role(role: frozenset[Role], place: int, comma: int) -> frozenset[Role]:
    """Return the role of a word of a Korean name: no syllable of a given name is a middle name."""
    if not comma:
        return _EITHER
    return role if role == {Role.SURNAME} and place < comma else _ALONE[Role.GIVEN]


def _roles(words: list[Word], comma: int, small: list[Role | None]) -> list[frozenset[Role]]:
    if None not in small and Role.INITIAL not in small:
        small = [None] * len(words)  # stripping never empties a name
    full = [place for place, role in enumerate(small) if role is None]
    patronymic = _before_chain(words, full, small) or _patronymic(words, full, comma)
    if not comma and patronymic is None and len(full) == len(words):
        return [_EITHER] * len(words)
    mother = _mothers_family(words, [place for place in full if place < comma])
    found = []
    for place, role in enumerate(small):
        if role is not None:
            found.append(_ALONE[role])
        elif place == patronymic:
            found.append(_ALONE[Role.PATRONYMIC])
        elif comma and place >= comma and place != next(given for given in full if given >= comma):
            found.append(_FURTHER)
        elif comma and place == mother:
            found.append(_EITHER)
        elif comma:
            found.append(_ALONE[Role.SURNAME if place < comma else Role.GIVEN])
        else:
            found.append(_EITHER)
    return found


def _small(words: list[Word], place: int, comma: int) -> Role | None:
    text = plain(words[place].text)
    if len(text) <= LONGEST_INITIAL and is_written_initial(words, place):
        return Role.INITIAL
    role = small_role(text)
    # A title stands before the name: `Major John`, not `MAJOR, John` and not `John Major`.
    closes = len(text) > 3 and place + 1 == len(words)
    return None if role is Role.HONORIFIC and (place < comma or closes) else role


def _patronymic(words: list[Word], full: list[int], comma: int) -> int | None:
    """Return the place of the patronymic: at most one, never the first word, and only where three full words stand.

    Of several candidates the one behind a known given name is taken, so that family names such as Volfovich stay.
    """
    given = [place for place in full if not comma or place >= comma]
    if len(full) < 3 or len(given) < 2:
        return None
    candidates = [place for place in given if place != full[0] and is_patronymic(_readings(words[place].text))]
    if comma:
        candidates = [place for place in candidates if place != given[0]]
    for place in candidates:
        before = full[full.index(place) - 1]
        if given_names_of(_readings(words[before].text)):
            return place
    return candidates[0] if candidates else None


def _before_chain(words: list[Word], full: list[int], small: list[Role | None]) -> int | None:
    """Return the place of the father's name before `oglu` or `kyzy`, where two more names stand."""
    if len(full) <= _FAMILY_AND_GIVEN or Role.CHAIN not in small:
        return None
    chains = (place for place, role in enumerate(small) if role is Role.CHAIN and place - 1 in full[1:])
    behind = (place for place in chains if is_behind_father(meaning_of_small_word(words[place].text)))
    return next((place - 1 for place in behind), None)


def _mothers_family(words: list[Word], families: list[int]) -> int | None:
    """Return the place of the second of two family names, with Spanish speakers the mother's: many records leave it out.

    Only behind a family name that few bear: many a José López is no López García.
    """
    if len(families) != _SPANISH:
        return None
    father = is_spanish_family(plain(words[families[0]].text))
    return families[1] if not father else None


def _readings(word: FoldedText) -> tuple[Reading, ...]:
    script = "Latin" if word.isascii() else main_script(word)
    others = reader_for(script).read(word) if script not in (None, "Latin", "Hangul", "Han") else ()
    return (Reading(plain(word)), *others)


def _split_syllables(words: list[Word], comma: int) -> tuple[list[Word], int]:
    """Write every syllable of a name in Hangul, every character of one in Han, as a word of its own."""
    found: list[Word] = []
    moved = comma
    for number, word in enumerate(words):
        whole = is_syllabic(word.text) and len(word.text) == word.end - word.start > 1
        if number == comma:
            moved = len(found)
        if not whole:
            found.append(word)
            continue
        first = hangul.family_length(word.text) if not found else 1
        borders = [0, *range(first, len(word.text) + 1)]
        for start, end in pairwise(borders):
            follower = word.follower if end == len(word.text) else ""
            part = FoldedText(word.text[start:end])
            if plain(part):  # an apostrophe between syllables is none
                found.append(Word(part, word.start + start, word.start + end, follower))
    return found, moved if comma else 0
