"""Two tokens, to whether a glance shows that they are not alike: most pairs of words are not, and few need be compared.

What is asked here is less than each reason in `similarity` asks, so that no two words that are alike are passed over.
"""

from sanscreen.matching.edits import MOST_EDITS, MOST_VOWELS, can_scan_as_one, edits
from sanscreen.matching.misspelt import by_metaphone
from sanscreen.names.fathers import is_behind_father
from sanscreen.names.prepared import LIGHT, Role, Token

__all__ = ["both_unlike", "unlike"]

_MOST_BITS = 2 * MOST_EDITS  # in which words differ that are a slip apart
_BY_LETTERS = LIGHT | {Role.NUMBER}  # like a word of another role only where both are written alike


def unlike(screened: Token, listed: Token) -> bool:
    """Return whether two words are surely not alike; False where they have to be compared."""
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


def both_unlike(first: Token, second: Token, word: Token) -> bool:
    """Return whether two neighbours as one (`names.make_token.joined`) are surely not like a word; False where it is to be seen.

    Words of one spelling that are read by their letters and sounds alone are told by the number of these. Whether a word was
    cut is not known here: one with which both open is to be seen.
    """
    if len(first.texts) > 1 or len(second.texts) > 1 or not (first.ordinary and second.ordinary and word.ordinary):
        return False
    least, most = word.lengths
    apart = (
        first.lengths[0] + second.lengths[0] - most > MOST_VOWELS
        or least - first.lengths[1] - second.lengths[1] > MOST_VOWELS
    )
    if not apart or is_behind_father(second.meaning):
        return False
    return first.text + second.text not in word.texts and not (first.latin + second.latin).startswith(word.latin)


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
