"""The values that a written name becomes: tokens with their possible roles, weights and readings."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from sanscreen.model import FlagKind, PartyType
from sanscreen.names.reading import Reading
from sanscreen.names.remembered import TOKENS, WORDS
from sanscreen.names.scripts import UNVOWELLED
from sanscreen.names.sounds import skeletons

__all__ = ["LIGHT", "NEAR_MEANING", "PreparedName", "Role", "Token", "bits_of"]

_BITS = 128


class Role(StrEnum):
    """What a word may be in a name. A word can have several possible roles; the alignment settles them."""

    SURNAME = "surname"
    GIVEN = "given name"
    MIDDLE = "middle name"
    PATRONYMIC = "patronymic"
    INITIAL = "initial"
    PARTICLE = "particle"
    CHAIN = "chain"  # bin, ibn, oglu: ties a name to the father's
    HONORIFIC = "honorific"
    GENERATION = "generation"
    CORE = "core"  # the distinctive word of an organization, vessel or aircraft
    GENERIC = "generic"
    LEGAL_FORM = "legal form"
    NUMBER = "number"
    STOP = "stop word"
    ACRONYM = "abbreviated words"  # of several words as one, which first letters can stand for

    __hash__ = str.__hash__  # that of an enumeration takes longer, and roles are asked for all the time


NEAR_MEANING = "near meaning"  # the system of a reading that two words of different concepts share
LIGHT = frozenset({Role.PARTICLE, Role.CHAIN, Role.HONORIFIC, Role.GENERATION, Role.LEGAL_FORM, Role.STOP})
_RULED = LIGHT | {Role.NUMBER, Role.INITIAL, Role.ACRONYM}  # whose role says what they are like


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a prepared name.

    `text` is the plain text as written. `weight` is in thousandths of a nat: how rare the word is among names, less
    where its role says little. `readings` opens with the text as written; `sounds` are the readings in the alphabet of
    `names.sounds`. `strict` words are syllables of East Asian names: one other letter is another name. `meaning` is the
    class of a legal form, the concept of a generic word, or the value of a number; `groups` are the given names that
    the word can be, `nicknames` those that it can be short for. A `loan` is what it costs, per mille, to read the word
    as a foreign name in syllables, which is compared by its consonants; 0 for other words. `joined` are two neighbours as
    one. The rest follows from these: `latin` is the first reading in plain ASCII letters, `texts` and `heard` are all readings and all sounds, `skeletons` belong to the sounds one by one, `lengths` are the least and
    the most letters of text and sounds, `letters` and `heard_letters` are the bits of the letters of `latin` and of the first sound (`bits_of`), a `light` word alone says nothing about who is named, and an `ordinary`
    one is compared with others of its kind by what it means, its letters and its sounds alone.
    """

    text: str
    script: str | None
    roles: frozenset[Role]
    weight: int
    readings: tuple[Reading, ...]
    sounds: tuple[Reading, ...] = ()
    strict: bool = False
    meaning: str | None = None
    family: str | None = None
    groups: frozenset[str] = frozenset()
    nicknames: frozenset[str] = frozenset()
    loan: int = 0
    joined: bool = False
    latin: str = field(init=False)
    skeletons: tuple[str, ...] = field(init=False)
    texts: frozenset[str] = field(init=False)
    heard: frozenset[str] = field(init=False)
    lengths: tuple[int, int] = field(init=False)
    letters: int = field(init=False)
    heard_letters: int = field(init=False)
    light: bool = field(init=False)
    ordinary: bool = field(init=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        put = object.__setattr__  # worked out once, since every comparison asks for them
        text, readings = self.text, self.readings
        texts = [reading[0] for reading in readings]
        consonants, heard, heard_letters = _heard(self.sounds)
        latin = texts[0] if texts and texts[0].isascii() else next(filter(str.isascii, texts), text)
        spoken = [len(text), len(latin), *map(len, heard)]
        put(self, "latin", latin)
        put(self, "skeletons", consonants)
        put(self, "texts", frozenset(texts))
        put(self, "heard", heard)
        put(self, "lengths", (min(spoken), max(spoken)))
        put(self, "letters", bits_of(latin))
        put(self, "heard_letters", heard_letters)
        put(self, "light", not LIGHT.isdisjoint(self.roles))
        ordinary = self.weight > 0 and not self.loan and self.script not in UNVOWELLED and _RULED.isdisjoint(self.roles)
        put(self, "ordinary", ordinary)
        # Of what tells most tokens apart; whoever is hashed often is a key of caches.
        put(self, "_hash", hash((text, self.roles, self.weight, self.meaning, self.loan, len(readings))))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Token):
            return NotImplemented
        return self._hash == other._hash and self._given() == other._given()

    def __reduce__(self) -> tuple[type["Token"], tuple[object, ...]]:
        return Token, self._given()  # the hash of a text differs between processes

    def _given(self) -> tuple[object, ...]:
        return (
            self.text,
            self.script,
            self.roles,
            self.weight,
            self.readings,
            self.sounds,
            self.strict,
            self.meaning,
            self.family,
            self.groups,
            self.nicknames,
            self.loan,
            self.joined,
        )


@lru_cache(TOKENS)
def _heard(sounds: tuple[Reading, ...]) -> tuple[tuple[str, ...], frozenset[str], int]:
    """Return the skeleton of each sound, the sounds, and the letters of the first: one word has the same in any name."""
    texts = [sound.text for sound in sounds]
    return skeletons(texts), frozenset(texts), bits_of(texts[0] if texts else "")


@lru_cache(WORDS)
def bits_of(text: str) -> int:
    """Return a number with a bit for each letter of a text: an edit changes two of them at most.

    Letters that share a bit make two texts seem nearer than they are, never further apart.

    >>> (bits_of("testov") ^ bits_of("testav")).bit_count()
    2
    """
    found = 0
    for letter in text:
        found |= 1 << ord(letter) % _BITS
    return found


class PreparedName(NamedTuple):
    """A name made ready for comparing, for a party of type `type` (never UNKNOWN).

    `spans` are start and end of each token among the written characters. `solids` are all distinctive words as one, in the
    usual orders, `short_solids` those without patronymic and middle names. `comma` tells whether one stands behind the family name. `flags` say what a reader should know.
    """

    written: str
    type: PartyType
    tokens: tuple[Token, ...]
    spans: tuple[tuple[int, int], ...]
    solids: tuple[str, ...] = ()
    short_solids: tuple[str, ...] = ()
    comma: bool = False
    flags: tuple[tuple[FlagKind, str], ...] = ()
