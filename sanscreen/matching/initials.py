"""A word, to the letters that it can open with in any romanization."""

from functools import lru_cache

from sanscreen.names.prepared import Token

__all__ = ["initials_of", "kin_of_initials"]

REMEMBERED = 5_000  # words, and sets of letters: an initial is compared with the same words again and again

# First letters of one name in several romanizations: Ю as Yu, Iu, Ju; Ш as Sh, Š, Ch; Ц as Ts, C, Z; Х as Kh, H, Ch.
_FAMILIES = ("yij", "eyj", "sc", "zj", "khxc", "tcz", "vw", "gh")
_DZH = ("dzh", "dj", "dsch")  # Дж. is John, James, George


@lru_cache(REMEMBERED)
def initials_of(token: Token) -> frozenset[str]:
    """Return the letters that a word can open with, in any of its readings."""
    letters: set[str] = set()
    for reading in token.readings:
        text = reading.text
        if text[:1].isascii() and text:
            letters.add(text[0])
            if text[0] == "d" and text.startswith(_DZH):
                letters.update("jg")
    return frozenset(letters or {token.text[:1]})


@lru_cache(REMEMBERED)
def kin_of_initials(letters: frozenset[str]) -> frozenset[str]:
    """Return the letters that a name with one of these initials opens with in some romanization."""
    return frozenset(kin for family in _FAMILIES if letters & set(family) for kin in family)
