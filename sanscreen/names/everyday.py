"""A field that is an everyday name and nothing else, `Ivan Testov`: most are, and need not be taken apart."""

import re
import unicodedata

from sanscreen.names.field_marks import endings, openings
from sanscreen.names.fold import FoldedText
from sanscreen.names.lookalikes import is_mixed
from sanscreen.names.org_words import opens_form
from sanscreen.names.scripts import main_script

__all__ = ["is_one_name"]

_WORD = r"[^\W\d_]+(?:['-][^\W\d_]+)*"
_WORDS = re.compile(rf"{_WORD}(?:\.?,? {_WORD})*\.?")
_PARTS = re.compile(r"[^\s,.-]+")  # that count as words where legal forms are looked for
_RUNS = re.compile(r"[^\W\d_]+")  # behind which a mark can end
_TWICE = frozenset("ıİ")  # letters that a pattern takes for i, and folding does not
_MOST_INITIALS = 4  # letters
_LEAST_BEHIND_FORM = 4  # words of a field with a name behind a legal form


def is_one_name(written: str) -> bool:
    """Return whether a field is surely one name, in which `names.fields` finds no other; False where it may find one.

    >>> is_one_name("Emily Hart-Testov"), is_one_name("TESTOV, Ivan V."), is_one_name("Emily Hart or Ivan Testov")
    (True, True, False)
    """
    if not _WORDS.fullmatch(written) or written.count(",") > 1:
        return False
    if not (written.isascii() or _is_of_one_script(written)):
        return False
    folded = written.casefold()
    words = folded.replace(",", "").replace(".", "").split(" ")
    if len(set(words)) < len(words) or not openings().isdisjoint(words):
        return False
    if ("-" in written or "'" in written) and not openings().isdisjoint(_RUNS.findall(folded)):
        return False
    if any(word.endswith(endings()) for word in words):
        return False
    if len(words) == 2 and _may_be_initials(written):
        return False
    if len(words) < _LEAST_BEHIND_FORM and "," not in written:
        return True
    parts = _PARTS.findall(folded)
    parts = parts if "," in written else parts[1:-2]  # a name of two words stands behind the form
    return not any(opens_form(FoldedText(part)) for part in parts)


def _is_of_one_script(written: str) -> bool:
    if not unicodedata.is_normalized("NFKC", written) or not _TWICE.isdisjoint(written):
        return False
    words = [FoldedText(word) for word in written.casefold().split(" ")]
    return len({main_script(word) for word in words}) == 1 and not any(map(is_mixed, words))


def _may_be_initials(written: str) -> bool:
    """Whether one of two words is so short, and in capitals, that it can be initials: `TESTOV IV`."""
    return any(len(word) <= _MOST_INITIALS and word.isupper() for word in written.split(" "))
