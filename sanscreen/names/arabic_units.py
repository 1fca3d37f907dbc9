"""Words of a personal name, to words in which Arabic units are one: Abd with the name it serves, X al-Din, X Allah, Abu al-X.

`Abdul Rahman`, `Abd al-Rahman`, `Abdurrahman` and `عبد الرحمن` are one name, and so are `Saif al-Din` and `Saifuddin`,
`Abu al-Hasan` and `Abolhassan`.
"""

import re
from typing import NamedTuple

from sanscreen import tables
from sanscreen.errors import TableError
from sanscreen.names.consonants import ABJADS, frames_heard, frames_written
from sanscreen.names.fold import FoldedText, PlainText, plain
from sanscreen.names.name_words import name_table
from sanscreen.names.reading import Reading
from sanscreen.names.readings import arabic, usual_spellings
from sanscreen.names.scripts import main_script
from sanscreen.names.sounds import sounds
from sanscreen.names.tokens import Word

__all__ = ["WITHOUT_ABD", "is_of_unit", "unite", "united"]

SYSTEM = "Arabic compound name"
COST = 10
WITHOUT_ABD = "Abd left out"
BARE_COST = 90
_LEAST = 3  # letters of a name before al-Din and Allah

_ABD = re.compile(r"abd(?:ou|oo|[aeiou])?(?P<rest>[a-z]{4,})")
_DIN = re.compile(r"(?P<name>[a-z]{3,}?)(?:(?:ou|[aeiou])?[ld]d|ud)(?:i|ee|ie|ii|ea)ne?")
_ALLAH = re.compile(r"(?P<name>[a-z]{3,}?)(?:[aou]|ou)ll?ah")
_ABU = re.compile(r"ab(?:ou|oo|o|u)(?:ou|[aeiou])?l(?P<name>[bcdfghjkmnpqrstvwxyz][a-z]{3,})")
_SUN = "tdrzsnl"


class _Units(NamedTuple):
    servants: frozenset[str]
    articles: frozenset[str]
    served: frozenset[str]  # consonant frames
    religion: frozenset[str]
    god: frozenset[str]
    fathers: frozenset[str]
    every: frozenset[str]  # without one of these words there is no unit


def unite(words: list[Word], comma: int) -> tuple[list[Word], int]:
    """Return the words with each Arabic unit as one word, and how many stand before the comma then."""
    words, comma = _with_blanks(words, comma)
    if not any(map(is_of_unit, [word.text for word in words])):
        return words, comma
    found: list[Word] = []
    words = _round_the_comma(words, comma)
    place, moved = 0, comma
    while place < len(words):
        if place == comma:
            moved = len(found)
        end, text = _unit(words, place, comma)
        if text is None:
            found.append(words[place])
        else:
            first, last = words[place], words[end - 1]
            found.append(Word(FoldedText(text), first.start, last.end, last.follower))
            if place < comma < end:  # `RAHMAN, Abdul`
                moved = len(found)
        place = end
    return found, moved if comma else 0


def is_of_unit(word: FoldedText) -> bool:
    """Return whether a word is one without which words in other scripts than Arabic make no unit."""
    return plain(word) in _units().every


def _round_the_comma(words: list[Word], comma: int) -> list[Word]:
    """Write the servant at the end before the family name that it goes with: `MALIK, Rafiq Abdul` is Rafiq Abdulmalik."""
    if comma != 1 or len(words) < 3 or plain(words[-1].text) not in _units().servants:
        return words
    family, servant = words[0], words[-1]
    if not _is_served(plain(family.text)):
        return words
    return [Word(FoldedText(servant.text + family.text), family.start, family.end, family.follower), *words[1:-1]]


def united(text: PlainText) -> tuple[Reading, ...]:
    """Return what else a Latin word is read as that is an Arabic unit written as one.

    The usual spelling, `abdurrahman` as `abdulrahman`, and the name that is served, since many records leave Abd out.
    """
    if not text.isascii() or len(text) < 2 * _LEAST:
        return ()
    if (name := _served_by(text)) is not None:
        usual = "abdul" + name
        bare = (Reading(name, WITHOUT_ABD, BARE_COST),) if len(name) > _LEAST else ()
        return (*((Reading(usual, SYSTEM, COST),) if usual != text else ()), *bare)
    if found := _DIN.fullmatch(text):
        usual = found["name"] + "uddin"
    elif not text.startswith("abd") and (found := _ALLAH.fullmatch(text)):
        usual = found["name"] + "ullah"
    elif found := _ABU.fullmatch(text):
        spellings = ("abul" + found["name"], "abu" + found["name"])  # the article can be lost: Abu Hasan
        return tuple(Reading(each, SYSTEM, COST) for each in spellings if each != text)
    else:
        return ()
    return (Reading(usual, SYSTEM, COST),) if usual != text else ()


def _with_blanks(words: list[Word], comma: int) -> tuple[list[Word], int]:
    """Part the servant from a name before it to which it was written: `محمدعبد البصير`."""
    if not any(main_script(word.text) == "Arabic" for word in words if not word.text.isascii()):
        return words, comma
    found: list[Word] = []
    moved = comma
    for place, word in enumerate(words):
        text, behind = plain(word.text), words[place + 1 : place + 2]
        name = text.removesuffix(_SERVANT)
        if (
            len(_SERVANT) + _LEAST <= len(text) == word.end - word.start
            and name != text
            and place + 1 != comma
            and any(plain(each.text).startswith(arabic.ARTICLE) for each in behind)
        ):
            middle = word.start + len(name)
            servant = Word(FoldedText(_SERVANT), middle, word.end, word.follower)
            found += [Word(FoldedText(name), word.start, middle), servant]
            moved += place < comma
        else:
            found.append(word)
    return found, moved


def _served_by(text: str) -> str | None:
    found = _ABD.fullmatch(text)
    if found is None:
        return None
    rest = found["rest"]
    bare = rest[1:] if rest[0] == "l" or (rest[0] == rest[1] and rest[0] in _SUN) else rest
    name = next((each for each in (bare, rest) if _is_served(each)), bare)
    return name if len(name) >= _LEAST else None


def _unit(words: list[Word], place: int, comma: int) -> tuple[int, str | None]:
    """Return behind which word a unit that opens at `place` ends, and its text; None where there is none."""
    units = _units()
    texts = [plain(word.text) for word in words[place : place + 3]]
    ends = [end for end in (2, 3) if end <= len(texts) and not place < comma < place + end]
    if place + 1 == comma and len(texts) > 1 and texts[1] in units.servants and _is_served(texts[0]):
        return place + 2, texts[1] + texts[0]
    if texts[0] in units.servants:
        if 3 in ends and texts[1] in units.articles:
            return place + 3, "".join(texts)
        if 2 in ends and (texts[1] in units.god or _is_served(texts[1])):
            return place + 2, texts[0] + texts[1]
    elif texts[0] in units.fathers:
        if 3 in ends and texts[1] in units.articles and len(texts[2]) >= _LEAST:
            return place + 3, ("абуль" if main_script(FoldedText(texts[0])) == "Cyrillic" else "abul") + texts[2]
        if 2 in ends and texts[1].startswith(arabic.ARTICLE) and arabic.without_article(texts[1]) != texts[1]:
            return place + 2, texts[0] + texts[1]
    elif len(texts[0]) >= _LEAST and texts[0] not in units.articles:
        if 3 in ends and texts[1] in units.articles and texts[2] in units.religion:
            return place + 3, "".join(texts)
        if 2 in ends and (texts[1] in units.god or (texts[1] in units.religion and texts[1].startswith(_OPENINGS))):
            return place + 2, texts[0] + texts[1]
    return place + 1, None


_SERVANT = "عبد"
_OPENINGS = ("a", "e", "u", "o", arabic.ARTICLE, "у", "а", "э")


def _is_served(text: str) -> bool:
    """Whether a word, without its article, has the consonants of a name that Abd goes before."""
    script = main_script(FoldedText(text))
    if script in ABJADS:
        return not _units().served.isdisjoint(frames_written(str(script), arabic.without_article(text)))
    if script not in ("Latin", "Cyrillic"):
        return False
    bare = text[2:] if text.startswith(("al", "el", "ul")) else text
    heard = (sound for each in {text, bare} for spelled, _ in _spelled(each) for sound in sounds(spelled)[:1])
    return not _units().served.isdisjoint(frames_heard(tuple(heard)))


def _spelled(text: str) -> tuple[tuple[FoldedText, int], ...]:
    """Return the Latin spellings of a Latin or Cyrillic word."""
    return ((FoldedText(text), 0),) if text.isascii() else usual_spellings(FoldedText(text))


@tables.kept
def _units() -> _Units:
    part = name_table().get("arabic_units")
    if not isinstance(part, dict):
        raise TableError("name_words.yaml: arabic_units are missing")
    words = {key: frozenset(plain(FoldedText(word)) for word in value) for key, value in part.items()}
    served = frozenset(found for (found,) in tables.rows("compiled/arabic_served.tsv", 1))
    parts = [words[part] for part in ("articles", "religion", "god", "fathers", "servants")]
    articles, religion, god, fathers, servants = parts
    return _Units(servants, articles, served, religion, god, fathers, frozenset[str]().union(*parts))
