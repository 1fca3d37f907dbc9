"""What a list file holds, to counts of what was read, what was left unread and what was set aside."""

from collections import Counter

__all__ = ["Ledger"]


class Ledger:
    """Counts, while a list is read, all that does not end in the watchlist: nothing is dropped in silence.

    `unread` counts values of fields that no reader models, by the path of the field. `aside` counts whole records that
    are no listed parties, by the reason. `doubts` counts values that were kept but not understood, by what they are.
    """

    def __init__(self) -> None:
        self.unread: Counter[str] = Counter()
        self.aside: Counter[str] = Counter()
        self.doubts: Counter[str] = Counter()
