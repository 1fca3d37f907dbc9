"""A text, to the numbers in it that say what they are and whose check digits are right: `IMO 9074729`, `LEI ...`, `BIC ...`."""

import re
from importlib import import_module

from sanscreen.model.identifier import Identifier, IdentifierKind

__all__ = ["labelled_numbers"]

_LABELLED = (  # compiled when it is asked for
    r"(?<!\w)(?:"
    r"IMO[\s:.#№-]*(?:(?:NO|NUMBER|NR)[\s:.#№-]*)?(?P<imo>\d{7})"
    r"|LEI[\s:.#-]*(?:(?:CODE|NO|NUMBER)[\s:.#-]*)?(?P<lei>[A-Z\d]{18}\d{2})"
    r"|(?:BIC|SWIFT)[\s:./#-]*(?:(?:CODE|BIC)[\s:./#-]*)?(?P<bic>[A-Z\d]{4}[A-Z]{2}[A-Z\d]{2}(?:[A-Z\d]{3})?)"
    r")(?!\w)"
)
_LABELS = re.compile("IMO|LEI|BIC|SWIFT", re.IGNORECASE)
_KINDS = {"imo": IdentifierKind.IMO_NUMBER, "lei": IdentifierKind.LEI, "bic": IdentifierKind.BIC}


def labelled_numbers(text: str) -> tuple[Identifier, ...]:
    """Return the IMO numbers, LEIs and BICs of a text that stand behind their label, with the right form and check digit.

    A BIC has no check digit: a word behind `Swift` that has its form is taken for one, and is equal to none on a list.

    >>> [(each.kind.value, each.number) for each in labelled_numbers("MV Invented Star, IMO No. 9074729")]
    [('imo_number', '9074729')]
    >>> labelled_numbers("MV Invented Star IMO 9074728")
    ()
    """
    if not _LABELS.search(text):
        return ()
    found: dict[Identifier, None] = {}
    for match in re.finditer(_LABELLED, text, re.IGNORECASE):
        label = str(match.lastgroup)
        number = match[label].upper()
        if import_module(f"stdnum.{label}").is_valid(number):  # imported late: it is slow, and seldom asked
            found[Identifier(_KINDS[label], number)] = None
    return tuple(found)
