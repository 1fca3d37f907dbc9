"""Screenings to counts that reconcile."""

from dataclasses import dataclass, field

from sanscreen.integrations.encodings import looks_like_cyrillic
from sanscreen.model import FlagKind, Screening, Verdict

__all__ = ["Tally"]


@dataclass(slots=True)
class Tally:
    """How many records had which verdict, how many clear ones have near misses, and how many have which flag.

    `beyond_ascii` counts the names that are not ASCII alone, `garbled` those among them that look like Cyrillic read in
    a wrong encoding, and `garbled_name` is the first of these.
    """

    verdicts: dict[Verdict, int] = field(default_factory=lambda: dict.fromkeys(Verdict, 0))
    near_misses: int = 0
    flags: dict[FlagKind, int] = field(default_factory=dict)
    beyond_ascii: int = 0
    garbled: int = 0
    garbled_name: str = ""

    def add(self, screening: Screening) -> None:
        """Count one outcome."""
        self.verdicts[screening.verdict] += 1
        self.near_misses += screening.is_clear and bool(screening.near_misses)
        for kind in dict.fromkeys(flag.kind for flag in screening.flags):
            self.flags[kind] = self.flags.get(kind, 0) + 1
        name = screening.party.name if screening.party is not None else ""
        if not name.isascii():
            self.beyond_ascii += 1
            if looks_like_cyrillic(name):
                self.garbled += 1
                self.garbled_name = self.garbled_name or name

    @property
    def read(self) -> int:
        """How many records were read: each has exactly one verdict."""
        return sum(self.verdicts.values())

    @property
    def unscreened(self) -> int:
        """How many records were not, or not wholly, screened."""
        return self.verdicts[Verdict.ERROR] + self.verdicts[Verdict.INCOMPLETE]
