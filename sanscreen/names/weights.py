"""A word to how rare it is among names, in thousandths of a nat, by one table shipped with the package.

The weight is a property of the word: no loaded list changes it, so that one party more moves no score.
"""

from functools import lru_cache

from sanscreen import tables
from sanscreen.names.fold import PlainText
from sanscreen.names.remembered import WORDS
from sanscreen.names.sounds import plain_sound

__all__ = ["UNSEEN", "weight_of"]

UNSEEN = 8_500  # a word that no source of the table holds, or hardly: on no list of common names, at most once at OFAC
_SHORT = {1: 1_500, 2: 4_000, 3: 6_500}  # by letters: a short word is alike by chance


@lru_cache(WORDS)
def weight_of(word: PlainText, *, person: bool) -> int:
    """Return the weight of a plain Latin word in names of persons, or of organizations and things.

    The table goes by sound, so that every romanization of one name has one weight. Source:
    `data/token_weights.tsv`, whose head says what was counted.
    """
    return min(_known(plain_sound(word), person=person), _SHORT.get(len(word), UNSEEN))


def _known(sound: str, *, person: bool) -> int:
    found = _table().get(sound)
    weight = found[0 if person else 1] if found else "-"
    return UNSEEN if weight == "-" else int(weight)


@tables.kept
def _table() -> tables.Lookup:
    return tables.lookup("token_weights.tsv")
