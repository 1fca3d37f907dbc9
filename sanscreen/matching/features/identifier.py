"""Numbers of both sides, to whether one of a strong kind is the same."""

import re
import unicodedata

from sanscreen.matching.pair import Feature, FeatureKind, Finding, Pair
from sanscreen.model import Identifier, IdentifierKind

__all__ = ["FEATURE", "MIN_LENGTH", "listed_keys", "same_identifier", "screened_keys"]

MIN_LENGTH = 5  # letters and figures: shorter numbers are alike by chance

_SEPARATORS = re.compile(r"[^\W\d]+[\s:.№#-]+|[/\\,;:#№]|\.(?=0*\s*$)")
_MISREAD = str.maketrans("OQIL", "0011")  # of letters and figures in print
_CIVIL = (
    IdentifierKind.TAX_NUMBER,
    IdentifierKind.REGISTRATION_NUMBER,
    IdentifierKind.NATIONAL_ID,
    IdentifierKind.PASSPORT,  # internal passports are national identity documents
)


def same_identifier(screened: Identifier, listed: Identifier) -> bool:
    """Return whether two numbers name the same party: equal, of one strong kind, of no two countries.

    A screened number of no stated kind answers to any strong kind, and numbers that a state gives to persons and firms
    answer to each other: files have tax and registration numbers in one column.
    """
    kinds = (listed.kind, IdentifierKind.OTHER, *(_CIVIL if listed.kind in _CIVIL else ()))
    if not listed.kind.strong or screened.kind not in kinds:
        return False
    if screened.country and listed.country and screened.country != listed.country:
        return False
    wanted = listed.canonical
    if len(wanted) < MIN_LENGTH:
        return False
    whole = Identifier(listed.kind, screened.number).canonical
    return wanted == whole or (wanted.isdecimal() and wanted in _figures(whole, screened.number))


def listed_keys(listed: Identifier) -> tuple[str, ...]:
    """Return the keys under which a listed number is found; none for one that finds nobody alone."""
    wanted = listed.canonical
    return (wanted,) if listed.kind.strong and len(wanted) >= MIN_LENGTH else ()


def screened_keys(screened: Identifier) -> tuple[str, ...]:
    """Return every key that a listed number can have which `same_identifier` finds the same."""
    wholes = (Identifier(kind, screened.number).canonical for kind in IdentifierKind if kind.strong)
    return tuple(dict.fromkeys(key for whole in wholes for key in (whole, *_figures(whole, screened.number))))


def _figures(whole: str, number: str) -> tuple[str, ...]:
    """Return what a number of figures alone may be: without its label, one of two numbers, letters read as figures.

    `INN 7700000000`, `7700000000/770001001` (tax number and its reason code), `7700000000.0` (a spreadsheet's), `77OO`.
    """
    parts = _SEPARATORS.split(unicodedata.normalize("NFKC", number))
    return (whole.translate(_MISREAD), *(Identifier(IdentifierKind.OTHER, part).canonical for part in parts))


def compare(pair: Pair) -> Finding | None:
    """Return full agreement where a strong number is the same; other numbers say nothing: a party has many."""
    for screened in pair.party.identifiers:
        for listed in pair.designation.identifiers:
            if same_identifier(screened, listed):
                kind = listed.kind.value.replace("_", " ")
                return Finding(1000, screened.number, listed.number, f"{kind}, stated by {', '.join(listed.sources)}")
    return None


FEATURE = Feature("identifier", FeatureKind.BASE, 1000, 0, compare, needs="identifiers")
