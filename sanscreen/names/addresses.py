"""A line with a name and an address behind it, to the name alone."""

import re

from sanscreen.names.field_marks import endings, field_marks

__all__ = ["names_before_address"]

_POSTCODE = re.compile(r"\d{5}")
_AROUND = " ,;:-"  # a name; and a word
_TRIMMED = _AROUND + "."


def names_before_address(line: str) -> list[str]:
    """Return what of a line can be the name before a figure, a word such as `passport`, or a street; the line where nothing ends it.

    A single word counts where a comma, a street or a postcode shows that an address follows: `Studio 54` is a name. A word
    that ends the name of a street leaves one or two words to it, since nobody can tell how many it has.

    >>> names_before_address("Ivan Testov, 12 Example Street")
    ['Ivan Testov']
    >>> names_before_address("IVAN TESTOV EXAMPLE ROAD LONDON")
    ['IVAN TESTOV']
    >>> names_before_address("Studio 54 Records"), names_before_address("STUDIO, UL LENINA 5")
    (['Studio 54 Records'], ['STUDIO'])
    """
    if line[:1].isdigit() and any(word.strip(_TRIMMED).lower() in field_marks().closing for word in line.split()):
        return []
    found = field_marks().behind.search(line)
    name = line[: found.start()] if found else line
    tail = line[found.start() :] if found else ""
    streets = _before_street(name, with_figure=any(map(str.isdigit, tail)))
    names = streets or [name]
    if found and len(name.split()) == 1 and not streets and not _shows_address(name, tail):
        return [line]
    return [each.strip(_AROUND) for each in names if each.strip(_AROUND)]


def _before_street(name: str, *, with_figure: bool) -> list[str]:
    """Return what stands before the first street of a line, in one or two ways; nothing without a street."""
    marks = field_marks()
    words = name.split()
    plain = [word.strip(_TRIMMED).lower() for word in words]
    for place, word in enumerate(plain):
        if not place:
            continue
        behind_comma = words[place - 1].endswith(",")
        shown = with_figure or "," in name
        opens = word in marks.opening or (shown and word in marks.doubtful_opening)
        if opens and (behind_comma or (place > 1 and (place < len(words) - 1 or with_figure))):
            return _upto(words, [place])
        if word.endswith(endings()) and word not in endings() and (place > 1 or behind_comma):
            return _upto(words, [place])
        if word in marks.closing or (shown and word in marks.doubtful_closing):
            comma = next((end for end in range(place, 0, -1) if words[end - 1].endswith(",")), 0)
            ends = [comma] if comma else [end for end in (place - 1, place - 2) if end > 1]
            if ends:
                return _upto(words, ends)
    return []


def _upto(words: list[str], ends: list[int]) -> list[str]:
    return [" ".join(words[:end]) for end in ends]


def _shows_address(name: str, tail: str) -> bool:
    """Whether what follows a single word is an address or the date of birth, and no part of a name."""
    marks = field_marks()
    words = [word.strip(_TRIMMED).lower() for word in tail.split()]
    streets = marks.opening | marks.closing | marks.doubtful_closing
    return (
        tail.lstrip()[:1] in (",", ";")
        or name.endswith(",")
        or _POSTCODE.search(tail) is not None
        or any(word in streets or word.endswith(endings()) for word in words)
    )
