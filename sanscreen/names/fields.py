"""A field as forms and messages fill it, to the parts of it that can be names of their own.

A name field often holds more than one name: two account holders, a trading name, the name in another script, an address
behind the name, the line numbers of a payment message. Each part is screened as a name of its own, beside the whole.
"""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from sanscreen.model.countries import country_code
from sanscreen.names.addresses import names_before_address
from sanscreen.names.capital_initials import is_given_name, with_initials
from sanscreen.names.everyday import is_one_name
from sanscreen.names.field_lines import lines_of
from sanscreen.names.field_marks import field_marks
from sanscreen.names.fold import FoldedText, fold, plain
from sanscreen.names.name_words import small_role
from sanscreen.names.org_words import concept_of, legal_form_at, stop_words
from sanscreen.names.scripts import main_script
from sanscreen.names.tokens import split

__all__ = ["Part", "field_parts", "parts_of"]

_SIGNS = re.compile(r"(?:^|\s+)[1-9][/)]\s+|\s*[;|]+\s*|\s*//+\s*|\s+/+\s+|(?<=[^\W\d_]{3})/(?=[^\W\d_]{3})")
_GAP = re.compile(r"\s{3,}|\s+[-‐‑‒–—]+\s+")  # columns of a printed form; between whole names alone
_BRACKETS = re.compile(r"[ \t]*[(\[{]([^)\]}]*)[)\]}][ \t]*")
_NUMBERED = re.compile(r"([^,;\d]*[^\W\d])\s+(?:no\.?\s*)?\d{1,3}(?=\s*(?:[,;]|$))", re.IGNORECASE)
_NUMBER_AT_END = re.compile(r"\s\d{1,3}$")
_FLAG = re.compile(r"(.+?)[\s,;]+flag(?:ged)?[\s.:]+(.+)", re.IGNORECASE)
_TRIMMED = " ,.:;\"'/-"
_LEAST_LETTERS = 3  # of a single word that is the name of an entity
_UNSPACED = frozenset({"Hangul", "Han"})


class Part(NamedTuple):
    """A part of a field; one that can be no person is screened for all others: a single word, the name of a vessel."""

    text: str
    persons: bool = True


def parts_of(written: str) -> tuple[str, ...]:
    """Return the text of each part of a field that can be a name of its own, once; none where it is one name.

    >>> parts_of("Ivan Testov / Emily Hart")
    ('Ivan Testov', 'Emily Hart')
    >>> parts_of("Ivan Testov, 12 Example Street")
    ('Ivan Testov',)
    >>> parts_of("TESTOV IV")
    ('TESTOV I.V.',)
    >>> parts_of("TESTOV, Ivan")
    ()
    """
    return tuple(part.text for part in field_parts(written))


def field_parts(written: str) -> tuple[Part, ...]:
    """Return each part of a field that can be a name of its own, once, and whether it can be that of a person."""
    if is_one_name(written):
        return ()
    found: dict[str, bool] = {}
    for part in _every(written):
        text = part.text.strip(" ,")
        found[text] = found.get(text, False) or part.persons
    whole = {written, " ".join(written.split())}
    return tuple(Part(text, persons) for text, persons in found.items() if text not in whole)


def _every(written: str) -> Iterator[Part]:
    outside = _BRACKETS.sub(_unless_country, written)
    for place, line in enumerate(lines_of(outside)):
        yield from _of_line(line, alone=place == 0)
    for inside in _BRACKETS.findall(written):
        for line in lines_of(inside):
            yield from _of_line(line, alone=_stands_alone(inside))
    for text in (*with_initials(written), *filter(_is_name, _once(written))):
        yield Part(text)


def _of_line(line: str, *, alone: bool) -> Iterator[Part]:
    """Yield the names in a line. A single word counts where the line is `alone`, or beside a mark."""
    marks = field_marks()
    pieces = [piece for part in _SIGNS.split(line) for piece in marks.between.split(part)]
    several = len(pieces) > 1
    for piece in pieces:
        sides = marks.either.split(piece)
        for side in sides:
            beside = several or len(sides) > 1
            names = list(_names(side.strip()))
            for name in names:
                if _is_name(name):
                    yield Part(name)
                elif _stands_alone(name) if beside else alone and _is_word(name):
                    yield Part(name, persons=False)
            if (numbered := _NUMBERED.match(side)) and numbered[1].strip() in names:
                yield Part(numbered[0].strip(), persons=False)
            for word in _word_behind_legal_form(side):
                yield Part(word, persons=False)
        if len(sides) > 1 and _is_name(piece):
            yield Part(piece)
    for name in _vessels(line):
        yield Part(name, persons=False)


def _names(piece: str) -> Iterator[str]:
    """Yield the names that a piece of a line between two marks can hold."""
    for name in names_before_address(piece):
        yield name
        yield from _whole_names(_GAP.split(name))
        yield from _halves(name)
        yield from _by_script(name)
        yield from _behind_legal_form(name)


def _whole_names(sides: list[str]) -> list[str]:
    return sides if len(sides) > 1 and all(map(_is_name, sides)) else []


def _vessels(line: str) -> Iterator[str]:
    """Yield what stands behind `MV`, `VESSEL` and the like, as far as `IMO`, `VOY` or `FLAG`, or before `FLAG PANAMA`."""
    marks = field_marks()
    starts = [found.end() for found in marks.vessel.finditer(line)]
    found = [marks.behind_vessel.sub("", line[start:]).strip(_TRIMMED) for start in starts]
    if not starts and (flagged := _FLAG.fullmatch(line)) and country_code(flagged[2]):
        found = [flagged[1]]
    for name in found:
        numbered = [name] if _NUMBER_AT_END.search(name) else []  # `INVENTED STAR 1`, one of a fleet
        yield from (each for each in (*numbered, *names_before_address(name)) if _is_name(each) or _is_word(each))


def _unless_country(found: re.Match[str]) -> str:
    """Leave a bracket out, but for a country, which tells firms apart: `Testov Solutions (Ireland)`."""
    return f" {found[1]} " if country_code(found[1]) else " "


def _halves(name: str) -> list[str]:
    """Return what stands on either side of `and`, unless it joins two common words of one name: Trust and Banking."""
    halves = field_marks().both.split(name)
    if not all(map(_is_name, halves)) or len(halves) == 1:
        return []
    joints = (before.split()[-1:] + behind.split()[:1] for before, behind in pairwise(halves))
    if any(all(concept_of(fold(word), ()) for word in joint) for joint in joints):
        return []
    return halves


def _behind_legal_form(name: str) -> list[str]:
    """Return a name as far as its legal form, and the name behind that: `EXAMPLE TRADING LTD, TESTOV IVAN`.

    What opens with a little word, or has common words and countries alone, belongs to the name: `Ltd of Ruritania`.
    """
    if len(name.split()) < 4:
        return []
    words = split(name).words
    texts = [word.text for word in words]
    silent = [()] * len(texts)
    place = 1
    while place < len(words) - 2:
        end = place
        while end < len(words) and (form := legal_form_at(texts, silent, end)):
            end += form[0]
        if place < end <= len(words) - 2:
            rest = name[words[end - 1].end :].strip(_TRIMMED)
            known = [bool(concept_of(word, ()) or country_code(word)) for word in texts[end:]]
            if plain(texts[end]) not in stop_words() and not all(known) and not country_code(rest):
                return _unless_form(name[: words[end - 1].end], rest)
        place = end + 1
    return []


def _word_behind_legal_form(piece: str) -> list[str]:
    """Return the single word behind the comma that stands behind a legal form: `EXEMPLARIA TRADING LTD, TESTEKS`."""
    named, comma, word = (each.strip() for each in piece.rpartition(","))
    if not comma or not _stands_alone(word) or "," in named:
        return []
    last = [fold(each.strip(".")) for each in named.split()[-1:]]
    return [word] if len(named.split()) > 1 and legal_form_at(last, [()], 0) else []


def _unless_form(named: str, rest: str) -> list[str]:
    """Return a name and what stands behind it, where that does not open with a further form with stops: `Co. L.L.C.`."""
    words = fold(rest.replace(".", "")).split()
    form = legal_form_at([FoldedText(word) for word in words], [()] * len(words), 0)
    if form:
        opened = rest.split()
        named, rest = " ".join([named, *opened[: form[0]]]), " ".join(opened[form[0] :])
    return [named, rest] if _is_name(rest) else []


def _is_name(part: str) -> bool:
    words = sum(any(map(str.isalnum, word)) for word in part.split())
    return words > 1 or (len(part.strip()) > 1 and main_script(part) in _UNSPACED)


def _is_word(part: str) -> bool:
    return len(part.split()) == 1 and sum(map(str.isalpha, part)) > 1


def _stands_alone(word: str) -> bool:
    """Whether a single word is no given name, title, country or common word, and so can name an entity alone."""
    text = fold(word.strip(_TRIMMED))
    if not _is_word(text) or sum(map(str.isalpha, text)) < _LEAST_LETTERS:
        return False
    known = concept_of(text, ()) or legal_form_at((text,), ((),), 0) or small_role(plain(text)) or country_code(text)
    return not known and not is_given_name(text) and plain(text) not in stop_words()


def _by_script(name: str) -> list[str]:
    """Return the runs of words of one script, where a name is written in two: `Путин Владимир Putin Vladimir`."""
    runs = [(script, " ".join(words)) for script, words in groupby(name.split(), key=main_script)]
    return [run for _, run in runs] if len({script for script, _ in runs if script}) > 1 else []


def _once(written: str) -> list[str]:
    """Return a name that is written several times over, once: `Ivan Testov Ivan Testov`."""
    words = written.split()
    for length in range(2, len(words) // 2 + 1):
        if words == words[:length] * (len(words) // length):
            return [" ".join(words[:length])]
    return []
