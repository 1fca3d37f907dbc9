"""A word of an organization's name that is a Slavic adjective of a place, to the places: Муромский to Murom.

Adjectives in -sky change with gender and case, which a name in another language does not show: Муромское, Muromskiy,
Murom. Rules of derivation: N. Yu. Shvedova (ed.), Russian Grammar (1980), paragraphs 619 to 640.
"""

import re
from collections.abc import Iterable

from sanscreen.names.reading import Reading

__all__ = ["adjective_readings"]

GENDER_COST = 20  # per mille, on each side: one adjective in two forms
PLACE_COST = 150  # the place itself
SURNAME_COST = 250  # what can as well be a family name in -ov or -in: Petrovsky to Petrov

# In the romanizations of Russian, Ukrainian, Belarusian, Serbian and Bulgarian, marks and soft signs dropped.
_ADJECTIVE = re.compile(
    r"(.{2,}?)(?:t?sk|ck)(?:"
    r"(?P<long>iy|ij|ii|yy|yj|yi|aya|aja|aia|oe|oje|oye|oie|oho|ogo|oy|oj|oi|oyi|oii|oiu|ie|iye|ije|ikh|ih|ich|ykh)|y|i|a|e|o)"
)
_SURNAMES = ("ov", "ev", "in", "yn")
_LEAST = 4  # letters of a stem before a short ending, which other languages have as well: Alaska, whisky


def adjective_readings(texts: Iterable[str]) -> tuple[Reading, ...]:
    """Return the places, and the adjective without its ending, that the Latin spellings of a word can stand for.

    >>> [reading.text for reading in adjective_readings(["muromskaya"])]
    ['§muromsk', 'murom', 'muromsk', 'muroma']
    """
    found: dict[str, Reading] = {}
    for text in texts:
        match = _ADJECTIVE.fullmatch(text)
        if match is None or len(match[1]) < (2 if match["long"] else _LEAST):
            continue
        stem = match[1]
        found.setdefault(f"§{stem}sk", Reading(f"§{stem}sk", "adjective of a place", GENDER_COST))
        for place in _places(stem):
            cost = SURNAME_COST if place.endswith(_SURNAMES) else PLACE_COST
            found.setdefault(place, Reading(place, "adjective of a place", cost))
    return tuple(found.values())


def _places(stem: str) -> list[str]:
    """Return what a place can be called of whose adjective only the stem is left: Murom, Novosibirsk, Samara, Yalta."""
    places = [stem, f"{stem}sk", f"{stem}a"]
    if stem.endswith(("in", "yn")):
        places.append(f"{stem[:-2]}a")
    return [place for place in places if len(place) >= _LEAST]
