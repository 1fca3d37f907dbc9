"""What official lists call a number, to its kind; a label that no table knows is kept, and told."""

import re
from dataclasses import dataclass

from sanscreen import tables
from sanscreen.errors import TableError
from sanscreen.model import IdentifierKind

__all__ = ["kind_of", "opening_label"]

_WALLET = re.compile(r"digital currency address\s*-?\s*(\w*)", re.I)
_NUMBER_WORD = re.compile(r"\s+(?:no|number|nr|num)$|\s*#$")


def kind_of(label: str) -> tuple[IdentifierKind, str | None] | None:
    """Return the kind and the scheme for a label such as `Cedula No.`, or None where it is not known.

    Capitals, full stops, colons and `No`, `Number` or `#` at the end do not matter. Source:
    `data/identifier_labels.tsv`.

    >>> kind_of("Passport"), kind_of("Digital Currency Address - XBT")
    ((<IdentifierKind.PASSPORT: 'passport'>, None), (<IdentifierKind.WALLET: 'wallet'>, 'xbt'))
    """
    if found := _WALLET.fullmatch(label.strip().rstrip(":")):
        return IdentifierKind.WALLET, found[1].lower() or None
    return _labels().get(_bare(label))


def opening_label(text: str) -> tuple[str, str] | None:
    """Return the longest known label of a number that opens a text, and what comes behind it; None where there is none.

    >>> opening_label("Cedula No. 16247821 (Colombia)")
    ('Cedula No.', '16247821 (Colombia)')
    """
    words = text.split()
    openings = _openings()
    if not words or _folded(words[0]) not in openings.first_words:
        return None
    for count in range(min(len(words), openings.longest), 0, -1):
        label = " ".join(words[:count])
        folded = _folded(label)
        written = folded in openings.labels or (_NUMBER_WORD.search(folded) and _bare(label) in _labels())
        if written or (count > 3 and _WALLET.fullmatch(label)):
            return label, " ".join(words[count:])
    return None


def _folded(label: str) -> str:
    return " ".join(label.casefold().replace(".", "").replace(":", " ").replace("’", "'").split())


def _bare(label: str) -> str:
    folded = _folded(label)
    return _NUMBER_WORD.sub("", folded) or folded


@dataclass(frozen=True, slots=True)
class _Openings:
    """The labels as they are written, their first words, and how many words the longest has."""

    labels: frozenset[str]
    first_words: frozenset[str]
    longest: int


@tables.kept
def _openings() -> _Openings:
    labels = {_folded(label) for _, _, row in tables.rows("identifier_labels.tsv", 3) for label in row.split("|")}
    first_words = {label.split()[0] for label in labels} | {"digital"}
    return _Openings(frozenset(labels), frozenset(first_words), max(len(label.split()) for label in labels) + 1)


@tables.kept
def _labels() -> dict[str, tuple[IdentifierKind, str | None]]:
    found: dict[str, tuple[IdentifierKind, str | None]] = {}
    for kind, scheme, labels in tables.rows("identifier_labels.tsv", 3):
        if kind not in list(IdentifierKind):
            raise TableError(f"identifier_labels.tsv: {kind!r} is no kind of identifier")
        for label in labels.split("|"):
            found.setdefault(_bare(label), (IdentifierKind(kind), scheme if scheme != "-" else None))
    return found
