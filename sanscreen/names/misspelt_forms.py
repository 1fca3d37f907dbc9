"""A word of an organization's name, to the legal form that it misspells."""

from functools import lru_cache

from sanscreen import tables
from sanscreen.names.fold import FoldedText, plain
from sanscreen.names.org_words import LegalForm, legal_forms
from sanscreen.names.remembered import WORDS

__all__ = ["misspelt_form"]

_LEAST_SHORT, _LEAST_WRITTEN_OUT = 3, 7  # letters of a legal form that can be misspelt: a letter doubled, any slip


@lru_cache(WORDS)
def misspelt_form(word: FoldedText) -> LegalForm | None:
    """Return the legal form that a plain word misspells: a form that is written out with one slip, or `lttd`.

    >>> misspelt_form(FoldedText("lmited")).id, misspelt_form(FoldedText("lttd")).id, misspelt_form(FoldedText("limits"))
    ('ltd', 'ltd', None)
    """
    text = plain(word)
    doubled = [text[:place] + text[place + 1 :] for place in range(1, len(text)) if text[place] == text[place - 1]]
    short = [each for each in doubled if _LEAST_SHORT <= len(each) < _LEAST_WRITTEN_OUT]
    near = [
        form
        for length in (len(text) - 1, len(text), len(text) + 1)
        for form in _written_out().get((text[:1], length), ())
        if _one_slip(text, form)
    ]
    row = next((row for each in (*near, *short) if (row := legal_forms().get(each)) and row[2] != "edge"), None)
    return LegalForm(row[0], row[1]) if row else None


def _one_slip(left: str, right: str) -> bool:
    """Whether one letter too many, too few or wrong, or two that change places, make the difference; never the last."""
    shorter, longer = sorted((left, right), key=len)
    opening = next((place for place, letter in enumerate(shorter) if letter != longer[place]), len(shorter))
    if opening >= len(shorter) - 1:
        return False
    rest, other = shorter[opening:], longer[opening:]
    if len(shorter) < len(longer):
        return rest == other[1:]
    return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])


@tables.kept
def _written_out() -> dict[tuple[str, int], list[str]]:
    """Return the legal forms of one long word, by first letter and length."""
    found: dict[tuple[str, int], list[str]] = {}
    for line in legal_forms().lines:
        form = line.partition("\t")[0]
        if len(form) >= _LEAST_WRITTEN_OUT and form.isalpha():
            found.setdefault((form[0], len(form)), []).append(form)
    return found
