"""The words of an organization's name to the words that the tables know: abbreviations closed, glued forms cut off."""

from sanscreen.names.fold import FoldedText, fold
from sanscreen.names.numbers import number_of
from sanscreen.names.org_words import legal_form_at
from sanscreen.names.scripts import main_script
from sanscreen.names.tokens import Word

__all__ = ["close_abbreviations", "cut_off_forms", "join_ordinal_endings"]

_LONGEST_SHORT_FORM = 5  # letters of a legal form that is one abbreviation
_LEAST_STEM = 4  # letters of a name to which a legal form is glued


def cut_off_forms(words: tuple[Word, ...], written: str) -> tuple[Word, ...]:
    """Write a legal form in capitals that is glued to a name as a word of its own: `SiemensAG`, `OOOGazprom`."""
    if written.isascii() and (written.islower() or written.isupper() or written.istitle()):
        return words
    found: list[Word] = []
    for word in words:
        text = written[word.start : word.end]
        place = None if text.isupper() or text.islower() or text.istitle() else _seam(text)
        if place is None or len(word.text) != len(text):
            found.append(word)
        else:
            middle = word.start + place
            found.append(Word(FoldedText(word.text[:place]), word.start, middle))
            found.append(Word(FoldedText(word.text[place:]), middle, word.end, word.follower))
    return tuple(found)


def _seam(text: str) -> int | None:
    """Return where a legal form in capitals ends or begins inside a word, or None without one."""
    if not text.isalpha():
        return None
    last = len(text) - next((place for place, letter in enumerate(reversed(text)) if not letter.isupper()), 0)
    first = next((place for place, letter in enumerate(text) if not letter.isupper()), 0) - 1
    for place, form, rest, least in ((last, text[last:], text[:last], 2), (first, text[:first], text[first:], 3)):
        if len(form) >= least and len(rest) >= _LEAST_STEM and legal_form_at([fold(form)], [()], 0) is not None:
            return place
    return None


def close_abbreviations(words: tuple[Word, ...]) -> list[Word]:
    """Write a run of single letters as one word: `S.A.`, `A/S` and `D E S` are abbreviations."""
    if sum([len(word.text) == 1 for word in words]) < 2:
        return list(words)
    found: list[Word] = []
    run: list[Word] = []
    for word in (*words, None):
        if word is not None and _is_letter(word) and (not run or _goes_on(run, word)):
            run.append(word)
            continue
        found += _closed(run) if len(run) > 1 else run
        run = []
        if word is not None and _is_letter(word):
            run = [word]
        elif word is not None:
            found.append(word)
    return found


def _goes_on(run: list[Word], letter: Word) -> bool:
    """Whether a letter goes on with an abbreviation: not behind a comma, nor dotted where none is so far, `X L.P.`"""
    dotted = any(each.follower in (".", "/") for each in run)
    return run[-1].follower != "," and (dotted or letter.follower != ".")


def _closed(run: list[Word]) -> list[Word]:
    """Return the abbreviations that a run of letters is: one, or legal forms alone (`S.A.S. S.A.S.`, `C.V. S.A.`)."""
    whole = _as_one(run)
    if legal_form_at([whole.text], [()], 0) is not None:
        return [whole]
    forms: list[Word] = []
    rest = run
    while rest:
        parts = (_as_one(rest[:length]) for length in range(min(len(rest), _LONGEST_SHORT_FORM), 1, -1))
        form = next((part for part in parts if legal_form_at([part.text], [()], 0) is not None), None)
        if form is None:
            return [whole]
        forms.append(form)
        rest = rest[len(form.text) :]
    return forms


def _as_one(letters: list[Word]) -> Word:
    text = FoldedText("".join(each.text for each in letters))
    return Word(text, letters[0].start, letters[-1].end, letters[-1].follower)


def _is_letter(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isalpha() and main_script(word.text) not in ("Hangul", "Han")


def join_ordinal_endings(words: list[Word]) -> list[Word]:
    """Write `224-й` as one word, the number 224."""
    if not any(word.text.isdigit() for word in words):
        return words
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
