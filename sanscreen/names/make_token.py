"""One word and what it may be, to a token with its readings, sounds and weight."""

from functools import lru_cache
from itertools import product
from operator import attrgetter

from sanscreen.names.arabic_units import WITHOUT_ABD, united
from sanscreen.names.consonants import ABJADS
from sanscreen.names.fathers import child_of, children_of, is_behind_father
from sanscreen.names.fold import FoldedText, PlainText, plain
from sanscreen.names.name_words import given_names_heard, given_names_of, names_behind
from sanscreen.names.prepared import LIGHT, Role, Token
from sanscreen.names.reading import Reading
from sanscreen.names.readings import FALLBACK, fallback, loans, reader_for, usual_latin, usual_spellings
from sanscreen.names.remembered import JOINS, TOKENS
from sanscreen.names.scripts import main_script, script_of
from sanscreen.names.sounds import sounds
from sanscreen.names.weights import weight_of

__all__ = ["digits_as_letters", "joinable", "joined", "make_token", "roles_of_both"]

PATRONYMIC_SHARE = 400  # per mille of a word's weight: brothers share it, and many records leave it out
SMALL_WEIGHTS = {
    Role.INITIAL: 1_200,
    Role.PARTICLE: 500,
    Role.CHAIN: 500,
    Role.GENERATION: 600,
    Role.HONORIFIC: 0,
    Role.LEGAL_FORM: 400,
    Role.STOP: 0,
    Role.NUMBER: 6_500,
}
GENERIC_CAP = 2_400
_ALONE = frozenset({Role.INITIAL, Role.LEGAL_FORM})

MAX_JOINED_READINGS = 64
_TEXT, _COST = attrgetter("text"), attrgetter("cost")
FIGURES_COST = 60  # per mille
_LEAST_BARE = 3  # letters of a word without the figures at its ends
_CYRILLIC_FIGURES = str.maketrans("0346", "озчб")

_DIGIT_LETTERS = tuple(str.maketrans("012345678", letters) for letters in ("oizeasgtb", "olzeasgtb"))


def make_token(
    word: FoldedText,
    roles: frozenset[Role],
    *,
    person: bool,
    extra: tuple[Reading, ...] = (),
    further: tuple[Reading, ...] = (),
    strict: bool = False,
    meaning: str | None = None,
    family: str | None = None,
    loan: int = 0,
) -> Token:
    """Return the token of a word. `extra` readings stand before those of the word's script, `further` ones behind.

    A word that is met again is the same object: whoever compares or remembers tokens is spared the work.
    """
    installed = word.isascii() or fallback.is_installed()
    return _made(word, roles, person, extra, further, strict, meaning, family, loan, installed)


@lru_cache(TOKENS)
def _made(
    word: FoldedText,
    roles: frozenset[Role],
    person: bool,
    extra: tuple[Reading, ...],
    further: tuple[Reading, ...],
    strict: bool,
    meaning: str | None,
    family: str | None,
    loan: int,
    _installed: bool,
) -> Token:
    text = plain(word)
    script = main_script(word)
    unit = united(usual_latin(word) or text) if person else ()
    figures = _around_figures(word, text, script) if person else ()
    readings = _distinct(Reading(text), *extra, *_readings(word, text, script), *figures, *unit)
    named = person and script != "Han" and not roles & {Role.INITIAL, Role.HONORIFIC}
    groups = frozenset[str]()
    if named:
        groups = (Role.PATRONYMIC in roles and children_of(readings)) or given_names_of(readings)
    nicknames = names_behind(readings) if named and not strict else frozenset()
    if named and script == "Latin" and not word.isascii() and Role.PATRONYMIC not in roles:
        groups |= given_names_heard(word)
    if script in ABJADS and groups:
        weight = min(_weight(FoldedText(group), (), roles, person=person) for group in groups)
    else:  # letters without their vowels are in no table of weights
        weight = min(
            _weight(FoldedText(each), readings, roles, person=person)
            for each in (word, *(each.text for each in unit if each.system != WITHOUT_ABD))
        )
    return Token(
        text=text,
        script=script,
        roles=roles,
        weight=weight,
        readings=(*readings, *further) if further else readings,
        sounds=_sounds(word, readings, script),
        strict=strict,
        meaning=meaning,
        family=family,
        groups=groups,
        nicknames=nicknames,
        loan=loan if script in loans.SCRIPTS else 0,
    )


@lru_cache(JOINS)
def joined(first: Token, second: Token) -> Token:
    """Return two neighbouring tokens read as one word: every reading of one behind every reading of the other."""
    return Token(
        text=first.text + second.text,
        script=first.script,
        roles=roles_of_both(first, second),
        weight=first.weight + second.weight,
        readings=_pairs(first.readings, second.readings),
        sounds=_pairs(first.sounds, second.sounds),
        strict=first.strict or second.strict,
        groups=child_of(first.groups, first.latin, second.latin) if is_behind_father(second.meaning) else frozenset(),
        joined=True,
    )


def roles_of_both(first: Token, second: Token) -> frozenset[Role]:
    """Return what two neighbouring tokens are as one word: what a light word is counts only beside another one."""
    roles = first.roles | second.roles
    return roles - LIGHT or roles


def joinable(token: Token) -> bool:
    """Return whether a word may be one half of a joined word, or a joined word itself."""
    return token.weight > 0 and _ALONE.isdisjoint(token.roles)


@lru_cache(JOINS)
def _pairs(first: tuple[Reading, ...], second: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Pair the readings of one language: never half Hangul, half Latin. The first of both, the cheapest, make the first."""
    if not first or not second:
        return ()
    others = _by_language(second)
    found: list[Reading] = []
    for language, group in _by_language(first).items():
        hangul = language == "Hangul"
        best: dict[str, tuple[str | None, int]] = {}
        for (a, system, cost), (b, other, further) in product(group, others.get(language, ())):
            text = a + b
            spent = _mean_cost(a, cost, b, further) if hangul else cost + further
            known = best.get(text)
            if known is None or spent < known[1]:
                best[text] = system or other, spent
        readings = [Reading(text, *rest) for text, rest in best.items()]
        found += sorted(readings, key=_COST)[:MAX_JOINED_READINGS] if len(readings) > 1 else readings
    return tuple(found)


def _mean_cost(first: str, cost: int, second: str, further: int) -> int:
    """Return the mean of the syllables, as in a word of Hangul that is written solid."""
    sizes = len(first), len(second)
    return (cost * sizes[0] + further * sizes[1]) // (sizes[0] + sizes[1])


def _by_language(readings: tuple[Reading, ...]) -> dict[str | None, list[Reading]]:
    """Return readings by their language: none for Latin letters, their mark for Chinese syllables, else their script."""
    if all(map(str.isascii, map(_TEXT, readings))):
        return {None: list(readings)}
    found: dict[str | None, list[Reading]] = {}
    for reading in readings:
        text = reading.text
        language = None if text.isascii() else text[0] if text[-1].isascii() else script_of(text[-1])
        found.setdefault(language, []).append(reading)
    return found


def _distinct(*readings: Reading) -> tuple[Reading, ...]:
    found: dict[str, Reading] = {}
    for reading in readings:
        if not reading.text:
            continue
        if reading.text not in found or reading.cost < found[reading.text].cost:
            found[reading.text] = reading
    return tuple(found.values())


def _readings(word: FoldedText, text: PlainText, script: str | None) -> tuple[Reading, ...]:
    if script is None or text.isdigit():
        return ()
    if script == "Latin":
        return digits_as_letters(text)
    return reader_for(script).read(word) or FALLBACK.read(word)


def digits_as_letters(text: PlainText) -> tuple[Reading, ...]:
    """Read figures inside a word as the letters that they resemble, where letters are in the majority."""
    if text.isalpha():
        return ()
    digits = sum(letter.isdigit() for letter in text)
    if not digits or digits * 2 >= len(text) or len(text) < 3:
        return ()
    variants = dict.fromkeys(text.translate(letters) for letters in _DIGIT_LETTERS)
    return tuple(Reading(variant, "figures read as letters", 30) for variant in variants if variant.isalpha())


def _around_figures(word: FoldedText, text: PlainText, script: str | None) -> tuple[Reading, ...]:
    """Read a word of a personal name without the figures at its ends, and Cyrillic figures as the letters they resemble."""
    if text.isalpha() or text.isdigit() or not any(map(str.isdigit, text)):
        return ()
    found = []
    bare = PlainText(text.strip("0123456789"))
    if bare != text and bare.isalpha() and len(bare) >= _LEAST_BARE:
        found = [Reading(bare), *_readings(FoldedText(bare), bare, script)]
    meant = FoldedText(word.translate(_CYRILLIC_FIGURES))
    if script == "Cyrillic" and meant.isalpha():
        found += _readings(meant, plain(meant), script)
    return tuple(Reading(each.text, each.system or "figures left out", each.cost + FIGURES_COST) for each in found)


def _sounds(word: FoldedText, readings: tuple[Reading, ...], script: str | None) -> tuple[Reading, ...]:
    if script is None or script in ("Hangul", "Han") or script in ABJADS:
        return ()
    if script == "Latin":
        others = [
            Reading(sound.text, sound.system, sound.cost + reading.cost)
            for reading in readings[1:]
            if reading.text.isascii()
            for sound in sounds(FoldedText(reading.text))
        ]
        return _distinct(*sounds(word), *others)
    found = []
    units = ((FoldedText(reading.text), reading.cost) for reading in united(usual_latin(word) or plain(word)))
    for spelling, cost in (*usual_spellings(word), *units):
        found += [Reading(sound.text, None, cost) for sound in sounds(spelling)[:1]]
    return _distinct(*found)


def _weight(word: FoldedText, readings: tuple[Reading, ...], roles: frozenset[Role], *, person: bool) -> int:
    for role, weight in SMALL_WEIGHTS.items():
        if role in roles:
            return weight
    latin = usual_latin(word) or next((PlainText(each.text) for each in readings if each.text.isascii()), None)
    weight = weight_of(latin if latin is not None else plain(word), person=person)
    if Role.PATRONYMIC in roles:
        return weight * PATRONYMIC_SHARE // 1000
    if Role.GENERIC in roles:
        return min(weight, GENERIC_CAP)
    return weight
