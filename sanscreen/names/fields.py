"""A field as forms and messages fill it, to the parts of it that can be names of their own.

A name field often holds more than one name: two account holders, a trading name, the name in another script, an address
behind the name, the line numbers of a payment message. Each part is screened as a name of its own, beside the whole.
"""

import re
from itertools import groupby, pairwise

from sanscreen.model.countries import country_code
from sanscreen.names.fold import fold, plain
from sanscreen.names.name_words import given_names_of, names_behind
from sanscreen.names.org_words import concept_of, legal_form_at
from sanscreen.names.reading import Reading
from sanscreen.names.readings import chinese, hangul
from sanscreen.names.scripts import main_script

__all__ = ["parts_of"]

_LINE_NUMBER = re.compile(r"^[1-9]/")  # SWIFT MT 50F, 59F: `1/NAME`, `2/ADDRESS`
# A name, then a street number, a postcode or a date: everything from the first figure that stands behind two words.
_BEHIND = re.compile(
    r"(?<=\w)[\s,;]+(?:[A-Z]{1,2}-)?\d.*|[\s,;]+(?:dob|born|passport|invoice|inv\.|ref\.?|p\.?o\.? ?box)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_MARKERS = re.compile(
    r"[\r\n\v\f;|]+|\s+/+\s+|\s(?:"
    r"d\.?/?b\.?/?a\.?|t/a|a\.?/?k\.?/?a\.?|f\.?/?k\.?/?a\.?|n\.?/?k\.?/?a\.?|c/o|o\.?b\.?o\.?|"
    r"doing business as|trading as|also known as|formerly known as|formerly|care of|on behalf of|account of"
    r")[\s:]+|\b(?:estate|heirs|to the order) of\s|\b(?:attn|payment to|beneficiary)\b[\s.:]*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:&|and|or|und|oder|et|ou|y|o|e|и|или|та|або)\s", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")
_CAPITAL_INITIALS = re.compile(r"([^\W\d_]{4,})\s+([^\W\d_]{2,4})|([^\W\d_]{2,3})\s+([^\W\d_]{4,})")
_LETTERS = re.compile(r"YU|YA|YE|YO|IU|IA|JU|JA|KH|TS|CH|SH|ZH|ДЖ|.")
_MOST_INITIALS = 3
_UNSPACED = frozenset({"Hangul", "Han"})


def parts_of(written: str) -> tuple[str, ...]:
    """Return each part of a field that can be a name of two words and more, once; none where it is one name.

    >>> parts_of("Ivan Testov / Emily Hart")
    ('Ivan Testov', 'Emily Hart')
    >>> parts_of("Ivan Testov, 12 Example Street")
    ('Ivan Testov',)
    >>> parts_of("TESTOV IV")
    ('TESTOV I.V.',)
    >>> parts_of("TESTOV, Ivan")
    ()
    """
    found: dict[str, None] = {}
    for text in (_BRACKETS.sub(_unless_country, written), *_BRACKETS.findall(written)):
        for line in _MARKERS.split(text):
            name = _BEHIND.sub("", _LINE_NUMBER.sub("", line.strip()))
            found.update(dict.fromkeys([name, *_halves(name), *_by_script(name)]))
    found.update(dict.fromkeys([*_with_initials(written), *_once(written)]))
    parts = dict.fromkeys(part.strip(" ,") for part in found if _is_name(part))
    return tuple(part for part in parts if part not in (written, " ".join(written.split())))


def _unless_country(found: re.Match[str]) -> str:
    """Leave a bracket out, but for a country, which tells firms apart: `Testov Solutions (Ireland)`."""
    return f" {found[1]} " if country_code(found[1]) else " "


def _halves(name: str) -> list[str]:
    """Return what stands on either side of `and`, unless it joins two common words of one name: Trust and Banking."""
    halves = _AND.split(name)
    if not all(map(_is_name, halves)):
        return []
    joints = (before.split()[-1:] + behind.split()[:1] for before, behind in pairwise(halves))
    if any(all(concept_of(fold(word), ()) for word in joint) for joint in joints):
        return []
    return halves


def _is_name(part: str) -> bool:
    words = sum(any(map(str.isalnum, word)) for word in part.split())
    return words > 1 or (len(part.strip()) > 1 and main_script(part) in _UNSPACED)


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


def _with_initials(written: str) -> list[str]:
    """Return a name whose other word can be initials in capitals, as payment messages have them, with full stops.

    A given name stands beside no initials alone: `MUHAMMAD ALWI` is no Muhammad with an A.
    """
    found = _CAPITAL_INITIALS.fullmatch(written.strip())
    if not found:
        return []
    name, run = (found[1], found[2]) if found[1] else (found[4], found[3])
    letters = _LETTERS.findall(run)
    if not run.isupper() or len(letters) > _MOST_INITIALS or _is_given(name) or _is_given(run):
        return []
    if legal_form_at((fold(run),), ((),), 0):  # `TESTEKS LLC`
        return []
    if found[3] and (len(letters) == 1 or _is_east_asian_family(plain(fold(run)))):  # `LI Xiaoming`
        return []
    initials = "".join(f"{letter}." for letter in letters)
    return [f"{name} {initials}" if found[1] else f"{initials} {name}"]


def _is_east_asian_family(word: str) -> bool:
    return chinese.can_be_family(word) or hangul.is_family_name(word)


def _is_given(word: str) -> bool:
    reading = (Reading(plain(fold(word))),)
    return bool(given_names_of(reading) or names_behind(reading))
