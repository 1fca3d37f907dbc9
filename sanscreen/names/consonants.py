"""A word of an abjad, or a foreign name in syllables, beside the sounds of a vowelled word: how well they agree."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from sanscreen.names.reading import Reading
from sanscreen.names.readings import arabic, hebrew, loans
from sanscreen.names.readings.abjad import MAX_FRAMES, MAX_LOAN_FRAMES, SHORT_VOWEL, Pattern, fit, frames
from sanscreen.names.remembered import WORDS
from sanscreen.names.sounds import frame

__all__ = ["ABJADS", "agreement", "frames_heard", "frames_written"]

USAGE = "usage"
SHORT_COST, SHORT_LOAN_COST = 30, 120  # a single consonant says little, and less where a vowel is loose too
ABJADS: dict[str, Callable[[str], tuple[tuple[str | None, int, Pattern], ...]]] = {
    "Arabic": arabic.patterns,
    "Hebrew": hebrew.patterns,
}


OTHER_VOWEL = 50  # per mille, of a vowel of a foreign name that its syllables lack
_WAYS = {**ABJADS, **dict.fromkeys(loans.SCRIPTS, loans.patterns)}


@lru_cache(WORDS)
def _ways(script: str, text: str) -> tuple[tuple[str | None, int, Pattern, tuple[str, ...]], ...]:
    most = MAX_FRAMES if script in ABJADS else MAX_LOAN_FRAMES
    return tuple((system, cost, pattern, frames(pattern, most)) for system, cost, pattern in _WAYS[script](text))


def frames_written(script: str, text: str) -> tuple[str, ...]:
    """Return the consonant classes that a plain word of an abjad, or a foreign name in syllables, can stand for."""
    return tuple(dict.fromkeys(found for *_, each in _ways(script, text) for found in each))


def frames_heard(sounds: Sequence[Reading]) -> tuple[str, ...]:
    """Return the consonant classes of the sounds of a vowelled word."""
    return tuple(found for found in dict.fromkeys(frame(sound.text) for sound in sounds) if found)


def agreement(script: str, text: str, sounds: Sequence[Reading]) -> tuple[int, str] | None:
    """Return the cost per mille, and the system, by which a word of an abjad is one of the sounds; None if it is none."""
    best: tuple[int, str] | None = None
    unwritten, short = (SHORT_VOWEL, SHORT_COST) if script in ABJADS else (OTHER_VOWEL, SHORT_LOAN_COST)
    heard = [(sound, frame(sound.text)) for sound in sounds]
    for system, cost, pattern, written in _ways(script, text):
        for sound, consonants in heard:
            if consonants in written and (spent := fit(pattern, sound.text, unwritten)) is not None:
                total = spent + cost + sound.cost + (short if len(consonants) == 1 else 0)
                if best is None or total < best[0]:
                    best = total, system or f"{script} script, {USAGE}"
    return best
