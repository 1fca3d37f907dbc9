"""Words of a personal name with legal forms at its ends, to the words of the name and the legal forms: `Ivan Testov LLC`.

The firm of one person is called after him. Its legal form is no name of his, and the letters of it are no initials.
"""

from collections.abc import Sequence
from functools import lru_cache

from sanscreen.names.fold import FoldedText, plain
from sanscreen.names.letter_runs import has_no_vowel
from sanscreen.names.make_token import make_token
from sanscreen.names.org_words import LegalForm, legal_form_at
from sanscreen.names.prepared import Role, Token
from sanscreen.names.remembered import WORDS
from sanscreen.names.tokens import Word

__all__ = ["Formed", "forms_apart"]

_LEAST_NAMES, _LEAST_LETTERS = 2, 2  # words that are left, and letters of each: `Petrov NV` has initials
_LONGEST = 4  # words of a form, and letters with full stops
_LEAST_DOTTED = 3  # letters: `S.A.` are initials
_ROLES = frozenset({Role.LEGAL_FORM})

Formed = tuple[Token, Word]


def forms_apart(words: Sequence[Word], comma: int) -> tuple[list[Word], int, list[Formed], list[Formed]]:
    """Return the words of the name, how many stand before its comma, and the legal forms before and behind it.

    A form has a word without a vowel, or letters with full stops, or `&`: `Sa`, `Doo` and `Inc` can be names.
    """
    parts = list(words)
    before: list[Formed] = []
    behind: list[Formed] = []
    if not any(map(_is_of_forms, [word.text for word in words])):
        return parts, comma if comma < len(parts) else 0, before, behind
    while found := _form_at_end(parts, opening=True):
        length, formed = found
        before.append(formed)
        parts, comma = parts[length:], max(comma - length, 0)
    while found := _form_at_end(parts, opening=False):
        length, formed = found
        behind.insert(0, formed)
        parts = parts[:-length]
    return parts, comma if comma < len(parts) else 0, before, behind


@lru_cache(WORDS)
def _is_of_forms(text: FoldedText) -> bool:
    """Whether a word is one without which there is no form (`_texts`)."""
    return len(text) == 1 or text == "and" or has_no_vowel(plain(text))


def _can_be_a_name(text: FoldedText) -> bool:
    return len(text) >= _LEAST_LETTERS and not has_no_vowel(plain(text))


def _form_at_end(words: list[Word], *, opening: bool) -> tuple[int, Formed] | None:
    """Return of how many words the legal form at an end is, and its token; None where too little of a name is left."""
    for length in range(min(_LONGEST, len(words) - _LEAST_NAMES), 0, -1):
        run, rest = (words[:length], words[length:]) if opening else (words[-length:], words[:-length])
        texts = _texts(run)
        if not texts or sum(map(_can_be_a_name, [word.text for word in rest])) < _LEAST_NAMES:
            continue
        found = legal_form_at(texts, [()] * len(texts), 0)
        if found and found[0] == len(texts):
            whole = Word(FoldedText(" ".join(texts)), run[0].start, run[-1].end)
            return length, (_token(whole, found[1]), whole)
    return None


def _texts(run: list[Word]) -> list[FoldedText]:
    """Return the words of a run that cannot be of a name, letters with full stops as one; none where they can be."""
    texts = [word.text for word in run]
    if not any(map(_is_of_forms, texts)):
        return []
    if all(len(text) == 1 for text in texts):
        dotted = len(run) >= _LEAST_DOTTED and all(word.follower == "." for word in run[:-1])
        return [FoldedText("".join(texts))] if dotted else []
    return texts if texts[:1] == ["and"] or any(has_no_vowel(plain(text)) for text in texts) else []


def _token(whole: Word, form: LegalForm) -> Token:
    return make_token(whole.text, _ROLES, person=False, meaning=form.id, family=form.family)
