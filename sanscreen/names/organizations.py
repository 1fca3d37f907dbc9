"""The words of the name of an organization, vessel or aircraft, to tokens with the roles that each can have."""

from dataclasses import replace

from sanscreen.names.fold import FoldedText, plain
from sanscreen.names.han_words import split_han
from sanscreen.names.make_token import make_token
from sanscreen.names.org_words import concept_of, legal_form_at, number_of, spoken, stop_words
from sanscreen.names.prepared import Role, Token
from sanscreen.names.reading import Reading
from sanscreen.names.scripts import main_script
from sanscreen.names.tokens import Word, Words

__all__ = ["organization_tokens"]

_CORE = frozenset({Role.CORE})


def organization_tokens(words: Words, *, legal_forms: bool) -> list[tuple[Token, Word]]:
    """Return the tokens of a name; `legal_forms` tells whether such words are looked for (not in names of vessels).

    Where nothing distinctive is left, the generic words are the core: `Technology LLC` is named Technology. Where
    nothing but legal forms stands there, these are.
    """
    parts = split_han(_without_ordinal_endings(_close_abbreviations(words.words)), _is_known)
    texts = [word.text for word in parts]
    heard = [spoken(text) for text in texts]
    tokens: list[tuple[Token, Word]] = []
    place = 0
    while place < len(parts):
        form = legal_form_at(texts, heard, place) if legal_forms else None
        if form is not None:
            length, kind = form
            run = parts[place : place + length]
            text = FoldedText(" ".join(word.text for word in run))
            whole = Word(text, run[0].start, run[-1].end)
            role = frozenset({Role.LEGAL_FORM})
            tokens.append((make_token(text, role, person=False, meaning=kind.id, family=kind.family), whole))
            place += length
        else:
            tokens.append((_token(parts[place], heard[place]), parts[place]))
            place += 1
    return _with_a_core(tokens)


def _is_known(word: FoldedText) -> bool:
    return concept_of(word, ()) is not None or legal_form_at([word], [()], 0) is not None


def _token(whole: Word, heard: tuple[Reading, ...]) -> Token:
    word = whole.text
    text = plain(word)
    if (value := number_of(text)) is not None:
        return make_token(word, frozenset({Role.NUMBER}), person=False, meaning=value)
    spelled_out = whole.end - whole.start > len(word)  # `D.E.S.` is not the French word
    if text in stop_words() and not spelled_out:
        return make_token(word, frozenset({Role.STOP}), person=False)
    concept = concept_of(word, heard)
    if concept is not None:
        return make_token(word, frozenset({Role.GENERIC}), person=False, meaning=concept.name, family=concept.language)
    return make_token(word, _CORE, person=False)


def _with_a_core(tokens: list[tuple[Token, Word]]) -> list[tuple[Token, Word]]:
    """Turn the generic words of a name without any other word or number into its core, or else its legal forms."""
    for telling in (Role.CORE, Role.NUMBER, Role.GENERIC, Role.LEGAL_FORM, Role.STOP):
        if any(telling in token.roles for token, _ in tokens):
            return [(_as_core(token) if telling in token.roles else token, word) for token, word in tokens]
    return tokens


def _as_core(token: Token) -> Token:
    if token.roles & {Role.CORE, Role.NUMBER}:
        return token
    weight = make_token(FoldedText(token.text), _CORE, person=False).weight
    keeps_meaning = Role.GENERIC in token.roles
    return replace(
        token,
        roles=_CORE,
        weight=weight,
        meaning=token.meaning if keeps_meaning else None,
        family=token.family if keeps_meaning else None,
    )


def _close_abbreviations(words: tuple[Word, ...]) -> list[Word]:
    """Write a run of single letters as one word: `S.A.`, `A/S` and `D E S` are abbreviations."""
    found: list[Word] = []
    run: list[Word] = []
    for word in (*words, None):
        if word is not None and _is_letter(word) and (not run or run[-1].follower != ","):
            run.append(word)
            continue
        if len(run) > 1:
            text = FoldedText("".join(each.text for each in run))
            found.append(Word(text, run[0].start, run[-1].end, run[-1].follower))
        else:
            found += run
        run = []
        if word is not None and _is_letter(word):
            run = [word]
        elif word is not None:
            found.append(word)
    return found


def _is_letter(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isalpha() and main_script(word.text) not in ("Hangul", "Han")


def _without_ordinal_endings(words: list[Word]) -> list[Word]:
    """Write `224-й` as one word, the number 224."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        if (
            before is not None
            and before.text.isdigit()
            and before.follower == "-"
            and before.end + 1 == word.start
            and number_of(before.text + word.text) is not None
        ):
            found[-1] = Word(FoldedText(before.text + word.text), before.start, word.end, word.follower)
        else:
            found.append(word)
    return found
