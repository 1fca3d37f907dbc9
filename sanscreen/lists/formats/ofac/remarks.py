"""The remarks of an OFAC entry, one text in which all stands that the old formats have no field for, to its fields.

The grammar is not published; it was read from the lists of 2018 to 2026. Segments are parted by semicolons. A weak
alias stands in quotation marks, in which there may be semicolons and apostrophes. Other segments open with a label,
after `alt.` where the party has several. What opens with no known label is prose and stays a remark.
"""

import re

from sanscreen.lists.draft import Draft
from sanscreen.lists.formats.ofac.numbers import is_number
from sanscreen.lists.formats.ofac.terms import alias_kind
from sanscreen.lists.formats.ofac.values import labelled, note_name, note_value
from sanscreen.lists.labels import opening_label
from sanscreen.model import AliasKind, AliasQuality

__all__ = ["read_remarks"]

_SEGMENT = re.compile(
    r"\s*((?:alt\.\s+)?[afn]\.k\.a\.\s+'(?:(?!'\s*;|k\.a\.\s+').)*'(?=\s*\.?\s*(?:;|$))|[^;]*)(?:;|$)"
)
_ALIAS = re.compile(r"(?:alt\.\s+)?(?P<kind>[afn]\.k\.a\.)\s+'(?P<name>.+)'\.?")
_ALTERNATIVE = re.compile(r"alt\.\s+", re.I)
_ABBREVIATED = re.compile(r"\b[A-Z]\.[A-Z]\.$")  # S.A., D.C.: the full stop is theirs


def read_remarks(draft: Draft, text: str, *, cut: bool = False) -> None:
    """Note all that the remarks say. Of those that are `cut` the last segment is kept as it stands: it may go on."""
    one_line = " ".join(text.split())
    segments = [found for match in _SEGMENT.finditer(one_line) if (found := match[1].strip())]
    if cut and segments:
        draft.detail("remarks, cut here", segments.pop())
    for number, segment in enumerate(segments, start=1):
        _read_segment(draft, _without_stop(segment) if number == len(segments) else segment)


def _without_stop(text: str) -> str:
    return text if _ABBREVIATED.search(text) else text.removesuffix(".")


def _read_segment(draft: Draft, segment: str) -> None:
    if alias := _ALIAS.fullmatch(segment):
        note_name(draft, alias["name"], AliasQuality.WEAK, alias_kind(alias["kind"]) or AliasKind.AKA)
        return
    bare = _ALTERNATIVE.sub("", segment, count=1) if _ALTERNATIVE.match(segment) else segment
    bare = bare.removeprefix("(") if bare.startswith("(Linked To:") else bare
    if fact := labelled(bare):
        note_value(draft, fact.label, _unbracketed(fact.value))
    elif (number := opening_label(bare)) and is_number(*number):
        note_value(draft, *number)
    else:
        draft.remark(segment)


def _unbracketed(text: str) -> str:
    """Return a text without closing brackets that were opened before it, as in `(Linked To: A; Linked To: B)`."""
    surplus = text.count(")") - text.count("(")
    behind = len(text) - len(text.rstrip(")"))
    return text[: len(text) - min(surplus, behind)] if surplus > 0 else text
