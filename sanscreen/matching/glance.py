"""Two tokens, to whether a glance shows that they are not alike: most pairs of words are not, and few need be compared.

What is asked here is less than each reason in `similarity` asks, so that no two words that are alike are passed over.
"""

from collections.abc import Collection, Iterable, Sequence

from sanscreen.matching.edits import MOST_EDITS, MOST_VOWELS, can_scan_as_one, edits
from sanscreen.matching.misspelt import by_metaphone
from sanscreen.names.fathers import is_behind_father
from sanscreen.names.make_token import roles_of_both
from sanscreen.names.prepared import LIGHT, Role, Token
from sanscreen.names.scripts import UNVOWELLED

__all__ = ["like_both", "unlike"]

_MOST_BITS = 2 * MOST_EDITS  # in which words differ that are a slip apart
_MOST_READINGS = 64  # of two neighbours as one that are put together for a glance
_BY_LETTERS = LIGHT | {Role.NUMBER}  # like a word of another role only where both are written alike


def unlike(screened: Token, listed: Token) -> bool:
    """Return whether two words are surely not alike; False where they have to be compared."""
    if screened.text == listed.text:  # two neighbours of two scripts as one are not among what these are read as
        return False
    if not screened.texts.isdisjoint(listed.texts):
        return False
    names, short = listed.groups, listed.nicknames
    if (names or short) and not (
        screened.groups.isdisjoint(names)
        and screened.nicknames.isdisjoint(names)
        and screened.groups.isdisjoint(short)
        and screened.nicknames.isdisjoint(short)
    ):
        return False
    if not (screened.ordinary and listed.ordinary):
        return _is_ruled_out(screened, listed)
    if screened.meaning is not None and screened.meaning == listed.meaning:
        return False
    return screened.heard.isdisjoint(listed.heard) and not _can_be_slip(screened, listed)


def like_both(
    first: Token, second: Token, words: Sequence[tuple[int, Token]], cut: Token | None = None
) -> Sequence[tuple[int, Token]]:
    """Return those of some words, each with its place, that two neighbours as one (`names.make_token.joined`) can be like.

    All are words that can be joined ones (`joinable`); one that is `cut` can be what the neighbours open with. What these are
    read and heard as is put together as it is there, but without regard to languages and costs: more is alike here.
    """
    if not words or is_behind_father(second.meaning) or len(first.readings) * len(second.readings) > _MOST_READINGS:
        return words
    whole = first.text + second.text
    if cut and not any(cut.latin.startswith(each) or each.startswith(cut.latin) for each in (*first.texts, whole)):
        cut = None
    if not (first.ordinary and second.ordinary):
        of_letters = not _BY_LETTERS.isdisjoint(roles_of_both(first, second))
        if of_letters or first.script in UNVOWELLED:
            texts = _both(first.texts, second.texts)
            return [
                each
                for each in words
                if of_letters == _is_of_letters(each[1]) or not texts.isdisjoint(each[1].texts) or each[1] is cut
            ]
    one_text = len(first.texts) == len(second.texts) == 1
    if one_text:
        least = first.lengths[0] + second.lengths[0] - MOST_VOWELS
        most = first.lengths[1] + second.lengths[1] + MOST_VOWELS
        words = [
            each
            for each in words
            if (least <= (word := each[1]).lengths[1] and word.lengths[0] <= most)
            or whole in word.texts
            or not word.ordinary
            or word is cut
        ]
        if not words:
            return words
    texts = {whole} if one_text else _both(first.texts, second.texts) | {whole}
    heard, skeletons = _both(first.heard, second.heard), _both(first.skeletons, second.skeletons)
    letters = first.letters | second.letters if one_text else None
    strict = first.strict or second.strict

    def is_like(word: Token) -> bool:
        if not texts.isdisjoint(word.texts) or word is cut:
            return True
        if not word.ordinary:
            return not _is_of_letters(word)
        if strict and word.strict:
            return False  # syllables are alike as they are read alone
        if not (heard.isdisjoint(word.heard) and skeletons.isdisjoint(word.skeletons)):
            return True
        return _can_be_slip_of_both(texts, heard, letters, word)

    return [each for each in words if is_like(each[1])]


def _both(firsts: Iterable[str], seconds: Collection[str]) -> set[str]:
    return {first + second for first in firsts for second in seconds}


def _is_ruled_out(screened: Token, listed: Token) -> bool:
    """Whether the role of one word is such that it is like none of the other's role with other letters."""
    for token in (screened, listed):
        if Role.ACRONYM in token.roles:  # words that one of other letters abbreviates only by their meaning
            return token.meaning is None
    if Role.INITIAL in screened.roles or Role.INITIAL in listed.roles:
        return False
    return _is_of_letters(screened) != _is_of_letters(listed)


def _is_of_letters(token: Token) -> bool:
    return not token.weight or not _BY_LETTERS.isdisjoint(token.roles)


def _can_be_slip(screened: Token, listed: Token) -> bool:
    """Whether so few letters, or sounds between the same consonants, differ that one word can be a slip for the other."""
    least, most = screened.lengths
    other_least, other_most = listed.lengths
    if screened.strict or least - other_most > MOST_VOWELS or other_least - most > MOST_VOWELS:
        return False
    latin, other = screened.latin, listed.latin
    near = (screened.letters ^ listed.letters).bit_count() <= _MOST_BITS
    if near and edits(latin, other, MOST_EDITS) is not None:
        return True
    text, other_text = screened.text, listed.text
    if not (latin is text and other is other_text) and edits(text, other_text, MOST_EDITS) is not None:
        return True
    if screened.sounds and listed.sounds:
        near = (screened.heard_letters ^ listed.heard_letters).bit_count() <= _MOST_BITS
        if near and edits(screened.sounds[0].text, listed.sounds[0].text, MOST_EDITS) is not None:
            return True
        skeletons = listed.skeletons
        for skeleton in screened.skeletons:
            if skeleton in skeletons:
                return True
    same_opening = text[0] == other_text[0] and by_metaphone(screened, listed) is not None
    return same_opening or can_scan_as_one(latin, other)


def _can_be_slip_of_both(texts: Iterable[str], heard: Iterable[str], letters: int | None, word: Token) -> bool:
    """Whether a word can be a slip for one of some texts or sounds; `letters` are the bits of the only text, where there is one."""
    latin, text = word.latin, word.text
    near = letters is None or (letters ^ word.letters).bit_count() <= _MOST_BITS
    for each in texts:
        if near and edits(each, latin, MOST_EDITS) is not None:
            return True
        if latin is not text and edits(each, text, MOST_EDITS) is not None:
            return True
        if (each[0] == text[0] and abs(len(each) - len(text)) <= MOST_EDITS) or can_scan_as_one(each, latin):
            return True  # Metaphone codes may be the same
    if word.sounds:
        sound = word.sounds[0].text
        shortest, longest = len(sound) - MOST_EDITS, len(sound) + MOST_EDITS
        for each in heard:
            if shortest <= len(each) <= longest and edits(each, sound, MOST_EDITS) is not None:
                return True
    return False
