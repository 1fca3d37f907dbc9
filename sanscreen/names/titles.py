"""Words of a personal name, to words in which a title of several words is one: `His Excellency`, `г-н`, `s/o`."""

from sanscreen import tables
from sanscreen.names.fold import FoldedText, plain
from sanscreen.names.name_words import small_role, small_words
from sanscreen.names.prepared import Role
from sanscreen.names.tokens import Word

__all__ = ["opens_title", "unite_titles"]

_LONGEST = 3  # words of a title
_CHAIN_TIE, _TIES = "/", "-."  # between the letters of `s/o`, and of `г-н` and `h.c.`
_WHOLE = frozenset({Role.HONORIFIC, Role.CHAIN, Role.GENERATION})


def unite_titles(words: list[Word], comma: int) -> tuple[list[Word], int]:
    """Return the words with each title as one word, and how many stand before the comma then.

    What closes a name or stands before its comma is no title: `EL HAJJ, Ali` has a family name.
    """
    if not any(map(opens_title, [word.text for word in words])):
        return words, comma
    found: list[Word] = []
    place, moved = 0, comma
    while place < len(words):
        if place == comma:
            moved = len(found)
        end = place + 1 if place < comma else _end(words, place)
        first, last = words[place], words[end - 1]
        if end == place + 1:
            found.append(first)
        else:
            text = FoldedText(" ".join(plain(word.text) for word in words[place:end]))
            found.append(Word(text, first.start, last.end, last.follower))
        place = end
    return found, moved if comma else 0


def opens_title(word: FoldedText) -> bool:
    """Return whether some title of several words opens with a word."""
    return word in _openings()


def _end(words: list[Word], place: int) -> int:
    """Return behind which word a title that opens at `place` ends; the next one where there is none."""
    if not opens_title(words[place].text):
        return place + 1
    for end in range(min(place + _LONGEST, len(words)), place + 1, -1):
        run = [plain(word.text) for word in words[place:end]]
        role = small_role(" ".join(run))
        ties = _CHAIN_TIE if role is Role.CHAIN else _TIES
        tied = min(map(len, run)) > 1 or all(word.follower and word.follower in ties for word in words[place : end - 1])
        if role in _WHOLE and tied and (end < len(words) or role is Role.GENERATION):
            return end
    return place + 1


@tables.kept
def _openings() -> frozenset[str]:
    return frozenset(word.split()[0] for word, role in small_words().items() if " " in word and role in _WHOLE)
