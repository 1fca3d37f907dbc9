"""A solid spelling to the syllables of which it can be made, each in its spellings of a table, cheapest first."""

from collections.abc import Callable, Iterable

__all__ = ["MAX_READINGS", "Part", "divide"]

MAX_READINGS = 60
MAX_SYLLABLES = 3

Part = tuple[str, int, str]  # syllables, cost per mille, name of the system


def divide(word: str, spelled: Callable[[str], Iterable[Part]], longest: int, most: int = MAX_READINGS) -> list[Part]:
    """Return every division of a word into one to three syllables, with the sum of their costs.

    `spelled` returns the syllables that a piece of at most `longest` letters can stand for; `most` divisions of each
    beginning of the word are followed. The system is that of the costliest syllable.
    """
    if not word or len(word) > MAX_SYLLABLES * longest:
        return []
    partial: list[list[tuple[int, Part]]] = [[(0, ("", 0, ""))], *([] for _ in word)]
    for start in range(len(word)):
        for end in range(start + 1, min(len(word), start + longest) + 1 if partial[start] else 0):
            for syllable, cost, system in spelled(word[start:end]):
                for count, (before, spent, name) in partial[start]:
                    if count < MAX_SYLLABLES:
                        part = before + syllable, spent + cost, name if spent > cost else system
                        partial[end].append((count + 1, part))
        partial[start + 1] = _cheapest(partial[start + 1], most)  # nothing further ends there
    return [part for _, part in partial[-1]]


def _cheapest(found: list[tuple[int, Part]], most: int) -> list[tuple[int, Part]]:
    best: dict[str, tuple[int, Part]] = {}
    for count, part in found:
        if part[0] not in best or part[1] < best[part[0]][1][1]:
            best[part[0]] = count, part
    return sorted(best.values(), key=lambda item: (item[1][1], item[0], item[1][0]))[:most]
