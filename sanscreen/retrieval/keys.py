"""A word, to the keys under which it is filed when it is listed, and to the keys under which words like it are filed.

Two words are alike for one of a few reasons (`matching.similarity`); for each there is a channel here, and words that are
alike for that reason share a key of it. A reason that is added there needs its channel here, or words that agree for that
reason alone are lost. Slips have no key: `slips` finds
the words that are spelled or sound nearly so.
"""

from collections.abc import Iterator
from enum import IntEnum, auto

from sanscreen.matching.edits import metaphone, scan_form
from sanscreen.matching.given_names import EQUIVALENT
from sanscreen.matching.initials import initials_of, kin_of_initials
from sanscreen.matching.misspelt import METAPHONE
from sanscreen.matching.similarity import ABBREVIATION, CONSONANTS, INITIAL, OTHER_INITIAL, READING, SAME_FAMILY, SOUND
from sanscreen.names.acronyms import keys_of_run, keys_of_word
from sanscreen.names.consonants import ABJADS, frames_heard, frames_written
from sanscreen.names.prepared import Role, Token

__all__ = ["UNVOWELLED", "Asked", "Channel", "Key", "asked", "filed", "is_unvowelled", "misspelt"]


class Channel(IntEnum):
    """What two words have in common."""

    TEXT = auto()
    LATIN = auto()
    FIRST_SOUND = auto()
    OPENING = auto()  # the initial that can stand for a word,
    INITIAL = auto()  # and an initial itself
    WRITTEN_CONSONANTS = auto()
    HEARD_CONSONANTS = auto()
    LEGAL_FORM = auto()
    FAMILY = auto()
    NUMBER = auto()
    READING = auto()
    SOUND = auto()
    GIVEN_NAME = auto()
    MEANING = auto()
    SCAN = auto()
    METAPHONE = auto()
    ABBREVIATION = auto()  # a word that can be one of several words,
    RUN = auto()  # and several words that can be abbreviated


Key = tuple[Channel, str]
UNVOWELLED: Key = (Channel.WRITTEN_CONSONANTS, "")  # of every word that is written without its vowels
Asked = tuple[Channel, str, int]  # and how alike words can be that share it, per mille, for that reason
_MOST = {
    Channel.LEGAL_FORM: 1000,
    Channel.FAMILY: SAME_FAMILY,
    Channel.NUMBER: 1000,
    Channel.READING: READING,
    Channel.SOUND: SOUND,
    Channel.GIVEN_NAME: EQUIVALENT,
    Channel.MEANING: READING,  # of small words: other ones are translated
    Channel.SCAN: 1000,
    Channel.METAPHONE: METAPHONE,
}
_NO_LETTERS = frozenset({Role.LEGAL_FORM, Role.NUMBER})
_NO_WORD = _NO_LETTERS | {Role.INITIAL}


def filed(token: Token, *, is_join: bool) -> Iterator[Key]:
    """Yield every key under which a listed word is filed, or two neighbours as one: these have no initial and no short form."""
    if Role.ACRONYM in token.roles:
        yield from ((Channel.RUN, key) for key in keys_of_run(token))
        return
    yield Channel.TEXT, token.text
    if not is_join:
        yield from ((Channel.ABBREVIATION, key) for key in keys_of_word(token))
    if not token.weight:
        return
    yield from _shared(token, is_join=is_join)
    yield from _consonants(token, Channel.WRITTEN_CONSONANTS, Channel.HEARD_CONSONANTS)
    if is_unvowelled(token):
        yield UNVOWELLED
    yield Channel.LATIN, token.latin
    if token.sounds:
        yield Channel.FIRST_SOUND, token.sounds[0].text
    if not (is_join or token.roles & _NO_LETTERS):
        letters = initials_of(token)
        yield from ((Channel.OPENING, letter) for letter in letters)
        if Role.INITIAL in token.roles:
            yield from ((Channel.INITIAL, letter) for letter in letters)


def asked(token: Token, *, is_join: bool, vowelled_alone: bool = False) -> list[Asked]:
    """Return every key under which listed words like a screened word are filed, but for slips.

    Two neighbours as one stand for no several words and against no initial. `vowelled_alone` where no listed word is filed
    under `UNVOWELLED`.
    """
    if Role.ACRONYM in token.roles:
        return [(Channel.ABBREVIATION, key, ABBREVIATION) for key in keys_of_run(token)]
    found: list[Asked] = [(Channel.TEXT, token.text, 1000)]
    if not is_join:
        found += [(Channel.RUN, key, ABBREVIATION) for key in keys_of_word(token)]
    if token.weight:
        found += [(channel, text, _MOST[channel]) for channel, text in _shared(token, is_join=is_join)]
        if not vowelled_alone or is_unvowelled(token):
            keys = _consonants(token, Channel.HEARD_CONSONANTS, Channel.WRITTEN_CONSONANTS)
            found += [(channel, text, CONSONANTS) for channel, text in keys]
        if not (is_join or token.roles & _NO_LETTERS):
            channel = Channel.OPENING if Role.INITIAL in token.roles else Channel.INITIAL
            letters = initials_of(token)
            found += [(channel, letter, OTHER_INITIAL) for letter in kin_of_initials(letters) - letters]
            found += [(channel, letter, INITIAL) for letter in letters]
    return found


def misspelt(token: Token) -> bool:
    """Whether a screened word can be a misspelling of a listed one."""
    return bool(token.weight) and not (token.strict or token.roles & (_NO_WORD | {Role.ACRONYM}))


def _consonants(token: Token, written: Channel, heard: Channel) -> list[Key]:
    """Return what a word written without its vowels has in common with the sound of one of another script."""
    if not token.roles.isdisjoint(_NO_WORD):
        return []
    if is_unvowelled(token):
        return [(written, frame) for frame in frames_written(str(token.script), token.text)]
    return [(heard, frame) for frame in frames_heard(token.sounds)]


def is_unvowelled(token: Token) -> bool:
    """Return whether a word is written without its vowels, or in syllables that have other ones."""
    return token.script in ABJADS or bool(token.loan)


def _shared(token: Token, *, is_join: bool) -> list[Key]:
    """Return what two words have in common when they are like each other for any reason but letters that differ.

    Of joins only syllables may be as little alike as words of one Metaphone code (`METAPHONE` is under `JOIN_FLOOR`). Legal forms
    and numbers are words of organizations, which can be no given names.
    """
    roles = token.roles
    if Role.LEGAL_FORM in roles:
        readings = [(Channel.READING, text) for text in token.texts]
        return [(Channel.LEGAL_FORM, str(token.meaning)), (Channel.FAMILY, str(token.family)), *readings]
    if Role.NUMBER in roles:
        return [(Channel.NUMBER, token.meaning)] if token.meaning is not None else []
    if Role.INITIAL in roles:
        return []
    found: list[Key] = [(Channel.READING, text) for text in token.texts]
    found += [(Channel.SOUND, text) for text in token.heard]
    if token.groups or token.nicknames:
        found += [(Channel.GIVEN_NAME, group) for group in token.groups | token.nicknames]
    if token.meaning is not None:
        found.append((Channel.MEANING, token.meaning))
    if form := scan_form(token.latin):
        found.append((Channel.SCAN, form))
    if (token.strict or not is_join) and (code := metaphone(token)):
        found.append((Channel.METAPHONE, code))
    return found
