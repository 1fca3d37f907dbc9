"""The words of a personal name to the syllables of Korean and Chinese that they can stand for, where it has their shape.

Latin and Cyrillic spellings meet Hangul and Han there: one name has many spellings, but a syllable is a syllable.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from sanscreen.names.fold import FoldedText, plain
from sanscreen.names.prepared import Role
from sanscreen.names.reading import Reading
from sanscreen.names.readings import chinese, han, hangul, korean_sounds
from sanscreen.names.remembered import WORDS
from sanscreen.names.scripts import main_script
from sanscreen.names.tokens import Word

__all__ = ["can_be_east_asian", "chinese_readings", "han_readings", "is_syllabic", "korean_readings"]

_SHAPE_COST = 300  # per mille: a costlier reading does not make a name Korean
_MOST_SYLLABLES = 3  # of a Korean given name
_MOST_WORDS = 6  # of a Chinese name with Western given names
_MOST_CHINESE = 8  # syllables that such a name can be read as, Anna among them
_MOST_OTHER_WORDS = 2  # Western given names beside a Chinese name
_DOUBLE_FAMILY = 4  # characters: 林鄭月娥 has two family names

_TITLES = frozenset({Role.HONORIFIC, Role.GENERATION})

Readings = dict[int, tuple[Reading, ...]]


@lru_cache(WORDS)
def can_be_east_asian(word: FoldedText) -> bool:
    """Return whether a word can give a name away as Korean or Chinese: the family name, or its script.

    Where no word of a name can, none has readings here.
    """
    text = plain(word)
    family = hangul.is_family_name(text) or chinese.can_be_family(text, through_cyrillic=True)
    return family or is_syllabic(word) or main_script(text) == "Hangul"


def is_syllabic(word: FoldedText) -> bool:
    """Return whether each letter of a word is a syllable."""
    return not word.isascii() and main_script(word) in ("Hangul", "Han")


def korean_readings(words: list[Word], roles: list[frozenset[Role]]) -> Readings:
    """Return the Hangul that the words can stand for, by place, where the whole name has the shape of a Korean one.

    The shape: a customary family name first or last, and one to three syllables of given name. Hangul words read as
    themselves, with their spellings as family name added.
    """
    places = [place for place, role in enumerate(roles) if _TITLES.isdisjoint(role)]
    texts = [plain(words[place].text) for place in places]
    if len(places) >= 2 and all(main_script(text) == "Hangul" for text in texts):
        return {places[0]: hangul.read_family(FoldedText(texts[0]))}
    if not 2 <= len(places) <= 4 or any(main_script(text) not in ("Latin", "Cyrillic") for text in texts):
        return {}
    ends = [place for place in (0, len(texts) - 1) if hangul.is_family_name(texts[place])]
    if not ends:
        return {}
    found: Readings = {}
    for family in ends:
        rest = _given(texts, family)
        if rest and _syllable_count(rest.values()) <= _MOST_SYLLABLES:
            found |= {
                places[number]: (*readings, *_assimilated(texts, number, family))
                for number, readings in rest.items()
                if places[number] not in found
            }
            found[places[family]] = (
                *hangul.syllables_of(texts[family], family=True),
                *found.get(places[family], ()),
            )
    return found


def _given(texts: Sequence[str], family: int) -> Readings:
    """Return the syllables of every word but the family name; nothing where one is no Korean given name."""
    found: Readings = {}
    for number, text in enumerate(texts):
        if number == family:
            continue
        found[number] = hangul.syllables_of(text, family=False)
        if not _short(found[number]):
            return {}
    return found


def _assimilated(texts: Sequence[str], place: int, family: int) -> list[Reading]:
    """Return the syllables of a given name that its neighbour in the name has changed: `Kung-nyol` is 국렬."""
    spelled: list[str] = []
    if place > 0 and place - 1 != family:
        spelled += korean_sounds.across(texts[place - 1], texts[place])[1]
    if place + 1 < len(texts) and place + 1 != family:
        spelled += korean_sounds.across(texts[place], texts[place + 1])[0]
    return [
        Reading(reading.text, reading.system, reading.cost + korean_sounds.ASSIMILATION_COST)
        for text in spelled
        for reading in hangul.syllables_of(text, family=False)
    ]


def chinese_readings(words: list[Word], roles: list[frozenset[Role]]) -> Readings:
    """Return the Chinese syllables that Latin or Cyrillic words can stand for, by place, where the name has the shape of one.

    The shape: two words of syllables or more, one of them a family name, and at most two other words, which are Western
    given names (Carrie LAM Cheng Yuet-ngor).
    """
    places = [
        place
        for place, (word, role) in enumerate(zip(words, roles, strict=True))
        if _TITLES.isdisjoint(role) or (place and word.follower != ".")  # TSAI, Ing-wen is no Ing.
    ]
    if not 2 <= len(places) <= _MOST_WORDS:
        return {}
    texts = {place: plain(words[place].text) for place in places}
    through = chinese.was_cyrillic(texts.values())
    families = {place for place, text in texts.items() if chinese.can_be_family(text, through_cyrillic=through)}
    if not families:
        return {}
    found = {
        place: readings
        for place, text in texts.items()
        if Role.INITIAL not in roles[place] and (readings := chinese.syllables_of(text, through_cyrillic=through))
    }
    if len(found) < 2 or len(texts) - len(found) > _MOST_OTHER_WORDS:
        return {}
    return found if sum(map(_fewest, found.values())) <= _MOST_CHINESE else {}


def han_readings(words: list[Word]) -> Readings:
    """Return the Mandarin, Cantonese and Korean syllables of words of one Han character, by place.

    The first one is read as a family name too, and in a name of four characters the second one.
    """
    places = [place for place, word in enumerate(words) if len(word.text) == 1 and main_script(word.text) == "Han"]
    if not places:
        return {}
    families = places[: 1 + (len(places) >= _DOUBLE_FAMILY)]
    return {
        place: (
            *(han.read_family(words[place].text) if place in families else ()),
            *han.read_syllable(words[place].text),
        )
        for place in places
    }


def _fewest(readings: tuple[Reading, ...]) -> int:
    """Return the least number of syllables: each opens with the mark of its language."""
    return min(reading.text.count(reading.text[0]) for reading in readings)


def _syllable_count(words: Iterable[tuple[Reading, ...]]) -> int:
    return sum(min(len(reading.text) for reading in readings) for readings in words)


def _short(readings: tuple[Reading, ...]) -> bool:
    return bool(readings) and readings[0].cost <= _SHAPE_COST
