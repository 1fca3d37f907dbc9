"""A text of several fields and a hit in it, to whether the hit counts: two fields together say what neither says alone.

A name goes on in the next field. But the end of a firm's name and its city are no name: `HARROW TRADING LLC` in Dubai is not
the Dubai Trading Company.
"""

from collections.abc import Callable
from dataclasses import replace

from sanscreen.integrations.payments.message import FreeText
from sanscreen.integrations.payments.spans import TextHit, TextSearch
from sanscreen.integrations.payments.spans_rules import is_filler
from sanscreen.model.countries import country_code
from sanscreen.names.fold import FoldedText, plain
from sanscreen.names.name_words import small_role
from sanscreen.names.org_words import concept_of, legal_form_at, stop_words
from sanscreen.names.tokens import split

__all__ = ["FULL_LINE", "counts_over", "search_over"]

FULL_LINE = 33  # characters; lines of messages have 35, and a longer name goes on in the next one
LEAST_LINE = 25  # characters of one that may end inside a word
_FORM, _WHOLE = 3, 5  # letters of a legal form, and of another word, that are the begin of few others
_COUNTRY = 2  # letters of a code, as in `HARROW (HK) LTD`


def search_over(asked: FreeText, search: Callable[[str], TextSearch]) -> tuple[tuple[TextHit, ...], bool]:
    """Return the hits of a text that count, in its order, and whether all of it was searched."""
    found = search(asked.text)
    hits = [each for each in found.hits if counts_over(asked, each)]
    if not asked.name or len(hits) == len(found.hits):
        return tuple(hits), found.complete
    complete = found.complete  # what goes over the end of the name may have stood for a lesser hit on either side
    for start, end in ((0, asked.name), (asked.name, len(asked.text))):
        part = search(asked.text[start:end])
        complete = complete and part.complete
        known = {_listed(each) for each in hits}
        hits += [
            replace(each, start=start + each.start, end=start + each.end)
            for each in part.hits
            if _listed(each) not in known
        ]
    return tuple(sorted(hits, key=lambda each: each.start)), complete


def _listed(hit: TextHit) -> tuple[str, str]:
    return hit.hit.watchlist, hit.hit.designation.id


def counts_over(text: FreeText, hit: TextHit) -> bool:
    """Return whether a hit counts in a text that begins with a name, or of which its joints alone are of interest.

    One that goes over the end of the name holds all of it, or a word of it that not many firms have, or the name was cut.
    """
    if text.joints and not any(hit.start < joint < hit.end for joint in text.joints):
        return False
    before, held = text.text[: hit.start], text.text[hit.start : text.name]
    if not hit.start < text.name < hit.end or _may_be_cut(text.text[: text.name].rpartition("\n")[2]):
        return True
    return all(_is_little(word.text) for word in split(before).words) or not _says_nothing(held)


def _may_be_cut(line: str) -> bool:
    """Whether a line is full, or so long that its last word can be the begin of one: `MR IV` of Ivan."""
    if len(line) < LEAST_LINE or len(line) >= FULL_LINE:
        return len(line) >= FULL_LINE
    last = split(line).words[-1:]
    return not last or len(last[0].text) < (_FORM if _is_form(last[0].text) else _WHOLE)


def _says_nothing(written: str) -> bool:
    """Whether words are a legal form, with which a name ends, and what many firms are called or codes of countries."""
    words = [word.text for word in split(written).words]
    return any(map(_is_form, words)) and all(
        _is_generic(word) or (len(word) == _COUNTRY and country_code(word)) for word in words
    )


def _is_generic(word: FoldedText) -> bool:
    """Whether many firms are called so; one letter can be the first of a word that goes on."""
    return len(word) > 1 and (_is_little(word) or concept_of(word, ()) is not None)


def _is_little(word: FoldedText) -> bool:
    """Whether a word can stand before any name, as titles and legal forms do."""
    return is_filler(word) or _is_form(word) or bool(small_role(plain(word))) or plain(word) in stop_words()


def _is_form(word: FoldedText) -> bool:
    return legal_form_at((word,), ((),), 0) is not None
