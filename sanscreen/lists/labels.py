"""What official lists call a number, to its kind; a label that no table knows is kept, and told."""

import re

from sanscreen import tables
from sanscreen.errors import TableError
from sanscreen.model import IdentifierKind

__all__ = ["kind_of"]

_WALLET = re.compile(r"digital currency address\s*-?\s*(\w*)", re.I)


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


def _bare(label: str) -> str:
    bare = " ".join(label.casefold().replace(".", "").replace(":", " ").split())
    return re.sub(r"\s+(?:no|number|nr|num)$|\s*#$", "", bare) or bare


@tables.kept
def _labels() -> dict[str, tuple[IdentifierKind, str | None]]:
    found: dict[str, tuple[IdentifierKind, str | None]] = {}
    for kind, scheme, labels in tables.rows("identifier_labels.tsv", 3):
        if kind not in list(IdentifierKind):
            raise TableError(f"identifier_labels.tsv: {kind!r} is no kind of identifier")
        for label in labels.split("|"):
            found.setdefault(_bare(label), (IdentifierKind(kind), scheme if scheme != "-" else None))
    return found
