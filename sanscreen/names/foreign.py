"""A person's name in katakana, Hangul or Chinese characters that is no Japanese, Korean or Chinese one, to its tokens.

`람잔 카디로프`, `アレクサンドル・ルカシェンコ` and `尼古拉斯·马杜罗` write a name by its sound. Their words are not parted into
syllables; each is compared by its consonants with the sound of a Latin word (`names.readings.loans`).
"""

from sanscreen.names.fold import FoldedText, fold
from sanscreen.names.make_token import make_token
from sanscreen.names.name_words import meaning_of_small_word, small_role
from sanscreen.names.org_words import concept_of, legal_form_at
from sanscreen.names.prepared import Role, Token
from sanscreen.names.readings import hangul, loans
from sanscreen.names.scripts import OTHER, main_script, scripts_of
from sanscreen.names.tokens import Word, Words

__all__ = ["foreign_tokens", "is_foreign"]

_TIES = frozenset(map(fold, "·・‧•=゠＝"))  # between the words of a foreign name; none stands between those of others
_NOT_JAPANESE = frozenset("ーヴァィゥェォ")  # kana that are rare where a Japanese name is written by its sound
_LONG = "ー"  # of no script of its own
_LONGEST_KOREAN = 4  # syllables of a word: two of the family name, two of the given name
_SHORT = 3
_SYLLABIC = frozenset({*loans.SCRIPTS, OTHER, None})
_EITHER = frozenset({Role.SURNAME, Role.GIVEN})


def foreign_tokens(words: Words) -> list[tuple[Token, Word]]:
    """Return the tokens of a name whose words are all foreign or may be, each with its word; else nothing.

    Katakana also write Japanese names by their sound: these are read both ways.
    """
    if any(
        main_script(word.text) not in _SYLLABIC and small_role(word.text) is not Role.HONORIFIC for word in words.words
    ):
        return []
    scripts = _scripts([word.text for word in words.words])
    foreign = is_foreign(words)
    if not foreign and scripts != {"Katakana"}:
        return []
    cost = loans.FOREIGN if foreign else loans.PERHAPS_FOREIGN
    return [(_token(word, cost), word) for word in words.words]


def is_foreign(words: Words) -> bool:
    """Whether a name in katakana, Hangul or Chinese characters shows that it is foreign to these languages."""
    texts = [word.text for word in words.words if small_role(word.text) is not Role.HONORIFIC]
    scripts = _scripts(texts)
    tied = any(word.follower and word.follower in _TIES for word in words.words[:-1])
    if scripts == {"Katakana"}:
        return tied or any(letter in _NOT_JAPANESE for text in texts for letter in text)
    if scripts == {"Han"}:
        return tied and len(texts) > 1
    return scripts == {"Hangul"} and not any(map(_is_of_an_organization, texts)) and (tied or _is_no_korean(texts))


def _is_of_an_organization(text: FoldedText) -> bool:
    """Whether a word in Hangul is or ends in a common word or legal form of organizations: 회사, 은행."""
    ends = [FoldedText(text[place:]) for place in range(max(len(text) - 1, 1))]
    return any(concept_of(end, ()) is not None or legal_form_at([end], [()], 0) is not None for end in ends)


def _scripts(texts: list[FoldedText]) -> set[str]:
    return scripts_of("".join(texts).replace(_LONG, ""))


def _is_no_korean(texts: list[FoldedText]) -> bool:
    """Whether words in Hangul are no Korean name: one is too long, or none is a family name and one has other syllables."""
    usual = [all(map(loans.is_sino_korean, text)) for text in texts]
    if not all(usual) and max(map(len, texts)) > _LONGEST_KOREAN:
        return True
    first = texts[0]
    opens_with_family = hangul.is_family(first[: hangul.family_length(first)])
    if len(texts) == 1:  # 김하늘: given names can be Korean words, which have no characters
        return not opens_with_family and (not usual[0] or len(first) > _SHORT)
    if hangul.is_family(first) or hangul.is_family(texts[-1]):
        return False
    return not all(usual) or not opens_with_family or len(first) < _SHORT  # 김정은 위원장: a whole name with a title


def _token(word: Word, cost: int) -> Token:
    small = loans.small_word(word.text)
    role = small_role(small or word.text)
    roles = _EITHER if role is None else frozenset({role})
    meaning = meaning_of_small_word(FoldedText(small)) if small else None
    return make_token(word.text, roles, person=True, meaning=meaning, loan=0 if role else cost)
