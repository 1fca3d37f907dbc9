"""A listed name, to the same name with one slip of a named kind: how names get spoiled on their way into records.

Every slip is chosen by a digest of the seed and the name, so that it is the same on every machine.
"""

import hashlib
from collections.abc import Callable
from functools import partial

__all__ = ["SLIPS", "Chooser"]

MIN_LETTERS = 5  # of a word that a slip is made in: others are too short to be told from another name


class Chooser:
    """Chooses whole numbers, the same ones for the same text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._count = 0

    def below(self, count: int) -> int:
        """Return a whole number from 0 to `count` - 1."""
        self._count += 1
        digest = hashlib.sha256(f"{self._count}\0{self._text}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % count


Slip = Callable[[str, Chooser], str | None]


def _in_a_word(change: Callable[[str, int], str], name: str, choose: Chooser) -> str | None:
    """Change one letter of one long word of letters, never the first letter, or return None without such a word."""
    words = name.split(" ")
    long = [place for place, word in enumerate(words) if len(word) >= MIN_LETTERS and word.isalpha()]
    if not long:
        return None
    chosen = long[choose.below(len(long))]
    words[chosen] = change(words[chosen], 1 + choose.below(len(words[chosen]) - 2))
    return " ".join(words)


def _lost(word: str, place: int) -> str:
    return word[:place] + word[place + 1 :]


def _doubled(word: str, place: int) -> str:
    return word[:place] + word[place] + word[place:]


def _swapped(word: str, place: int) -> str:
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _mistaken(word: str, place: int) -> str:
    """Write the next letter of the alphabet, as a hand on the wrong key does."""
    letter = word[place]
    return word[:place] + (chr(ord(letter) + 1) if letter.lower() not in "zя" else "a") + word[place + 1 :]


def _reordered(name: str, choose: Chooser) -> str | None:  # noqa: ARG001  # every slip has one face
    if "," in name:
        family, _, rest = name.partition(",")
        return f"{rest.strip()} {family.strip()}" if rest.strip() else None
    first, _, rest = name.partition(" ")
    return f"{rest} {first}" if rest else None


def _solid(name: str, choose: Chooser) -> str | None:  # noqa: ARG001
    joined = name.replace(",", "").replace(" ", "")
    return joined if joined != name and len(joined) <= 40 else None


def _split(name: str, choose: Chooser) -> str | None:
    return _in_a_word(lambda word, place: f"{word[:place]} {word[place:]}", name, choose)


def _capitals(name: str, choose: Chooser) -> str | None:  # noqa: ARG001
    other = name.lower() if name.isupper() else name.upper()
    return other if other != name else None


def _cut(name: str, choose: Chooser) -> str | None:  # noqa: ARG001
    return name[:35].rstrip() if len(name) > 40 else None


SLIPS: dict[str, Slip] = {
    "other capitals": _capitals,
    "words in another order": _reordered,
    "letter lost": partial(_in_a_word, _lost),
    "letter doubled": partial(_in_a_word, _doubled),
    "letters swapped": partial(_in_a_word, _swapped),
    "letter mistaken": partial(_in_a_word, _mistaken),
    "words joined": _solid,
    "word split": _split,
    "cut at 35 characters": _cut,
}
