"""A word of an abjad beside the sounds of a vowelled word: whether the consonants agree, and how well the rest does."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from sanscreen.names.reading import Reading
from sanscreen.names.readings import arabic, hebrew
from sanscreen.names.readings.abjad import Pattern, fit, frames
from sanscreen.names.sounds import frame

__all__ = ["ABJADS", "agreement", "frames_heard", "frames_written"]

REMEMBERED = 20_000  # words, as in `sounds`
USAGE = "usage"
SHORT_COST = 30  # a single consonant says little
ABJADS: dict[str, Callable[[str], tuple[tuple[str | None, int, Pattern], ...]]] = {
    "Arabic": arabic.patterns,
    "Hebrew": hebrew.patterns,
}


@lru_cache(REMEMBERED)
def _ways(script: str, text: str) -> tuple[tuple[str | None, int, Pattern, tuple[str, ...]], ...]:
    return tuple((system, cost, pattern, frames(pattern)) for system, cost, pattern in ABJADS[script](text))


def frames_written(script: str, text: str) -> tuple[str, ...]:
    """Return the consonant classes that a plain word of an abjad can stand for."""
    return tuple(dict.fromkeys(found for *_, each in _ways(script, text) for found in each))


def frames_heard(sounds: Sequence[Reading]) -> tuple[str, ...]:
    """Return the consonant classes of the sounds of a vowelled word."""
    return tuple(found for found in dict.fromkeys(frame(sound.text) for sound in sounds) if found)


def agreement(script: str, text: str, sounds: Sequence[Reading]) -> tuple[int, str] | None:
    """Return the cost per mille, and the system, by which a word of an abjad is one of the sounds; None if it is none."""
    best: tuple[int, str] | None = None
    heard = [(sound, frame(sound.text)) for sound in sounds]
    for system, cost, pattern, written in _ways(script, text):
        for sound, consonants in heard:
            if consonants in written and (spent := fit(pattern, sound.text)) is not None:
                total = spent + cost + sound.cost + (SHORT_COST if len(consonants) == 1 else 0)
                if best is None or total < best[0]:
                    best = total, system or f"{script} script, {USAGE}"
    return best
