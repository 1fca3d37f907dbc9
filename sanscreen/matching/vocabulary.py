"""A word, to every listed word that it is like, and how much: one complete lookup for each reason of likeness.

The lookups only propose; `likeness` decides on each pair. A reason that is added there needs its lookup here, or words
that agree for that reason alone are lost.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from sanscreen.matching.edits import allowed_edits, metaphone, scan_form
from sanscreen.matching.initials import initials_of, kin_of_initials
from sanscreen.matching.neighbours import Neighbours, Rule
from sanscreen.matching.similarity import INITIAL, OTHER_INITIAL, likeness
from sanscreen.names.consonants import ABJADS, frames_heard, frames_written
from sanscreen.names.prepared import Role, Token

__all__ = ["Spellings", "Vocabulary"]

CACHE_SIZE = 5_000  # words whose likes are remembered

Key = tuple[str, str | None]


class Spellings:
    """The spellings and sounds of the words of all types, in which those nearby are looked up once for all.

    `edits` is how many letters of a word of some length may differ for a likeness that counts.
    """

    def __init__(self, tokens: Iterable[Token], edits: Rule = allowed_edits) -> None:
        weighty = [token for token in tokens if token.weight]
        self.edits = edits
        self.written = Neighbours((text for token in weighty for text in (token.latin, token.text)), edits)
        self.spoken = Neighbours((token.sounds[0].text for token in weighty if token.sounds), edits)


class Vocabulary:
    """The distinct words of listed names of one type, by their places in `tokens`."""

    def __init__(self, tokens: Sequence[Token], spellings: Spellings) -> None:
        self._tokens = tokens
        self._spellings = spellings
        self._places: dict[Key, list[int]] = {}
        for place, token in enumerate(tokens):
            for key in dict.fromkeys(_keys(token)):
                self._places.setdefault(key, []).append(place)
        self._by_latin = sorted((token.latin, place) for place, token in enumerate(tokens))
        self.likes = lru_cache(CACHE_SIZE)(self._likes)

    def _likes(self, token: Token, last_of_cut_name: bool = False, edits: Rule | None = None) -> dict[int, int]:
        """Return the similarity, per mille, of every word that is like `token`, by its place.

        `edits` may allow fewer letters to differ than the spellings do.
        """
        found = self._initials(token) if token.weight else {}
        near = [place for key in _asked(token) for place in self._places.get(key, ())]
        if token.weight and not (token.roles & {Role.INITIAL, Role.LEGAL_FORM, Role.NUMBER} or token.strict):
            near += self._misspelt(token, edits)
        if last_of_cut_name:
            near += self._cut(token.latin)
        for place in dict.fromkeys(near):
            like = likeness(token, self._tokens[place], last_of_cut_name=last_of_cut_name)
            if like is not None:
                found[place] = like.similarity
        return found

    def _initials(self, token: Token) -> dict[int, int]:
        """Return the words that an initial can stand for, or the initials that can stand for a word."""
        channel = "opens" if Role.INITIAL in token.roles else "initial"
        if token.roles & {Role.LEGAL_FORM, Role.NUMBER}:
            return {}
        letters = initials_of(token)
        found: dict[int, int] = {}
        for kin in kin_of_initials(letters):
            found.update(dict.fromkeys(self._places.get((channel, kin), ()), OTHER_INITIAL))
        for letter in letters:
            found.update(dict.fromkeys(self._places.get((channel, letter), ()), INITIAL))
        return found

    def _misspelt(self, token: Token, edits: Rule | None) -> Iterator[int]:
        for text in dict.fromkeys((token.latin, token.text)):
            for other in self._spellings.written.within(text, edits):
                yield from self._places.get(("latin", other), ())
                yield from self._places.get(("text", other), ())
        if token.sounds:
            for other in self._spellings.spoken.within(token.sounds[0].text, edits):
                yield from self._places.get(("first sound", other), ())

    def _cut(self, opening: str) -> Iterator[int]:
        for latin, place in self._by_latin[bisect_left(self._by_latin, (opening, -1)) :]:
            if not latin.startswith(opening):
                break
            yield place


def _keys(token: Token) -> Iterator[Key]:
    """Yield every key under which a listed word is found."""
    yield "text", token.text
    if not token.weight:
        return
    yield from _shared_keys(token)
    yield from _consonant_keys(token, "written", "heard")
    yield "latin", token.latin
    if token.sounds:
        yield "first sound", token.sounds[0].text
    if not token.roles & {Role.LEGAL_FORM, Role.NUMBER}:
        channels = ("opens", "initial") if Role.INITIAL in token.roles else ("opens",)
        for letter in initials_of(token):
            yield from ((channel, letter) for channel in channels)


def _asked(token: Token) -> Iterator[Key]:
    """Yield every key that finds words like a screened word, but for misspellings and initials."""
    yield "text", token.text
    if token.weight:
        yield from _shared_keys(token)
        yield from _consonant_keys(token, "heard", "written")


def _consonant_keys(token: Token, written: str, heard: str) -> Iterator[Key]:
    """Yield what a word written without its vowels has in common with the sound of one of another script."""
    if token.roles & {Role.LEGAL_FORM, Role.NUMBER, Role.INITIAL}:
        return
    if token.script in ABJADS or token.loan:
        yield from ((written, frame) for frame in frames_written(str(token.script), token.text))
    else:
        yield from ((heard, frame) for frame in frames_heard(token.sounds))


def _shared_keys(token: Token) -> Iterator[Key]:
    """Yield what two words have in common when they are like each other for any reason but letters that differ."""
    if Role.LEGAL_FORM in token.roles:
        yield "legal form", token.meaning
        yield "family", token.family
        yield from (("reading", text) for text in token.texts)
    elif Role.NUMBER in token.roles:
        yield "number", token.meaning
    elif Role.INITIAL not in token.roles:
        yield from (("reading", text) for text in token.texts)
        yield from (("sound", text) for text in token.heard)
        yield from (("given name", group) for group in token.groups | token.nicknames)
        yield from (("consonants", skeleton) for skeleton in dict.fromkeys(token.skeletons) if len(skeleton) > 1)
        if token.meaning is not None:
            yield "meaning", token.meaning
        if form := scan_form(token.latin):
            yield "scan", form
        if code := metaphone(token):
            yield "metaphone", code
