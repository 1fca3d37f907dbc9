"""A Latin spelling of Korean as it is spoken, to the spellings of its syllables as they are written in Hangul.

McCune-Reischauer and many lists write consonants as they assimilate where syllables meet: 국렬 is Kungnyol, 진리 is
Chilli. Rules: Standard Pronunciation (Ministry of Education of the Republic of Korea, 1988), articles 18 to 20; the
table of McCune-Reischauer (1939).
"""

__all__ = ["ASSIMILATION_COST", "across", "as_written"]

ASSIMILATION_COST = 75  # per mille
# What is heard at the end of one syllable and at the start of the next, and what each can be written as.
_RULES = (
    ("ng", "n", "k", ("r", "n")),
    ("ng", "n", "ng", ("r",)),
    ("ng", "m", "k", ("m",)),
    ("m", "n", "p", ("r", "n")),
    ("m", "n", "m", ("r",)),
    ("m", "m", "p", ("m",)),
    ("l", "l", "n", ("r",)),
    ("l", "l", "l", ("n",)),
    ("n", "n", "n", ("r",)),
)
_VOWELS = frozenset("aeiouyw")  # y and w open a diphthong


def as_written(word: str) -> tuple[str, ...]:
    """Return the spellings of a word with one place of assimilation undone.

    >>> as_written("kungnyol")
    ('kukryol', 'kuknyol', 'kungryol')
    """
    found: dict[str, None] = {}
    for heard, onset, coda, onsets in _RULES:
        place = word.find(heard + onset, 1)
        if place > 0 and word[place - 1] in _VOWELS and word[place + len(heard + onset) :][:1] in _VOWELS:
            behind = word[place + len(heard + onset) :]
            found |= dict.fromkeys(word[:place] + coda + written + behind for written in onsets if behind)
    return tuple(found)


def across(first: str, second: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what two neighbouring words can be written as where the end of one is assimilated to the other.

    >>> across("kung", "nyol")
    (('kuk',), ('ryol',))
    """
    firsts: dict[str, None] = {}
    seconds: dict[str, None] = {}
    for heard, onset, coda, onsets in _RULES:
        if first.endswith(heard) and second.startswith(onset) and first[: -len(heard)] and second[len(onset) :]:
            firsts[first[: -len(heard)] + coda] = None
            seconds |= dict.fromkeys(written + second[len(onset) :] for written in onsets)
    firsts.pop(first, None)
    seconds.pop(second, None)
    return tuple(firsts), tuple(seconds)
