"""A sound, to the sounds of listed words with the same consonants that differ from it in a few vowels alone."""

from collections.abc import Iterable

from sanscreen.matching.edits import MOST_VOWELS, allowed_edits, close_to
from sanscreen.matching.misspelt import LEAST_SKELETON, LEAST_SOUND, vowel_edits
from sanscreen.names.sounds import skeleton
from sanscreen.retrieval.flat import Parts, Records, Stored, Table, code_of, merged, pack_records, pack_table

__all__ = ["Vowels", "pack_vowels"]


class Vowels:
    """The sounds of listed words by their consonants."""

    def __init__(self, parts: Stored, name: str) -> None:
        """Read what `pack_vowels` wrote under a name."""
        self._groups = Records(parts, f"{name}.groups")
        self._table = Table(parts, name)

    def known(self, skeletons: Iterable[str]) -> list[str]:
        """Return those of some consonants that there can be sounds of."""
        codes = {code_of(0, consonants): consonants for consonants in skeletons}
        return [codes[code] for code in self._table.marked(codes)]

    def near(self, sound: str, consonants: str) -> list[tuple[str, int]]:
        """Return the sounds with the same `consonants` in which no more letters differ than `misspelt` allows, and how many."""
        if not _counts(sound, consonants):
            return []
        groups = [self._groups[number].split("\n") for number in self._table.under([code_of(0, consonants)])]
        most = min(MOST_VOWELS, allowed_edits(len(sound) + MOST_VOWELS) + 1) if groups else 0
        near = close_to(sound, [other for group in groups for other in group], most)
        return [(each, distance) for each, distance in near if 0 < distance <= vowel_edits(sound, each)]


def pack_vowels(name: str, sounds: Iterable[str]) -> Parts:
    """Return the parts that `Vowels` reads: one text for all sounds of the same consonants."""
    groups: dict[str, list[str]] = {}
    for sound in dict.fromkeys(sounds):
        consonants = skeleton(sound)
        if _counts(sound, consonants):
            groups.setdefault(consonants, []).append(sound)
    table = pack_table(name, ((code_of(0, consonants), number) for number, consonants in enumerate(groups)))
    return merged(pack_records(f"{name}.groups", map("\n".join, groups.values())), table)


def _counts(sound: str, consonants: str) -> bool:
    return len(sound) >= LEAST_SOUND and len(consonants) >= LEAST_SKELETON
