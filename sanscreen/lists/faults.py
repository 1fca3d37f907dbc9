"""What is wrong with a list file, gathered while it is read, so that all of it is told at once."""

from sanscreen._yaml import Node
from sanscreen.lists.ledger import Ledger

__all__ = ["Faults"]

MAX_FAULTS = 200


class Faults:
    """Collects sentences that open with file, line and field. A fault makes the list unusable, a warning does not.

    `ledger` counts what does not end in the watchlist.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.count = 0
        self.doubts = 0
        self._faults: list[tuple[int, str]] = []
        self.warnings: list[str] = []
        self.ledger = Ledger()

    def add(self, line: int, field: str, sentence: str) -> None:
        """Note a fault; beyond 200 it is counted, and told once that there are more."""
        self.count += 1
        if self.count <= MAX_FAULTS:
            self._faults.append((line, _shown(f"{self.name}:{line}: {field}: {sentence}")))

    @property
    def faults(self) -> list[str]:
        """What was noted, in the order of the lines."""
        told = [fault for _, fault in sorted(self._faults, key=lambda pair: pair[0])]
        if self.count > MAX_FAULTS:
            told.append(f"{self.name}: more than {MAX_FAULTS} faults; the rest is not told")
        return told

    def whole(self, sentence: str) -> None:
        """Note a fault of the file as a whole, whose sentence opens with its name already."""
        self.count += 1
        self._faults.append((0, sentence))

    def absorb(self, part: "Faults") -> None:
        """Take over what was noted on another file that belongs to this one."""
        self.count += part.count
        self._faults += [(0, fault) for fault in part.faults]
        self.doubts += part.doubts
        self.warnings += part.warnings

    def at(self, node: Node, field: str, sentence: str) -> None:
        """Note a fault at a node."""
        self.add(node.line, field, sentence)

    def warn(self, node: Node, field: str, sentence: str) -> None:
        """Note something that deserves a look, at a node."""
        self.doubt(node.line, field, sentence)

    def doubt(self, line: int, field: str, sentence: str) -> None:
        """Note something that deserves a look; beyond 200 it is counted, and told once that there are more."""
        self.doubts += 1
        if self.doubts <= MAX_FAULTS:
            self.warnings.append(_shown(f"{self.name}:{line}: {field}: {sentence}"))
        elif self.doubts == MAX_FAULTS + 1:
            self.warnings.append(f"{self.name}: more than {MAX_FAULTS} warnings; the rest is not told")


def _shown(sentence: str) -> str:
    """Return a sentence on one line, in which nothing from a file steers whoever shows it."""
    if sentence.isprintable():
        return sentence
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in sentence)
