"""Numbers of both sides, to whether one of a strong kind is the same."""

import re
import unicodedata

from sanscreen.matching.pair import Feature, FeatureKind, Finding, Pair
from sanscreen.model import Identifier, IdentifierKind

__all__ = ["FEATURE", "MIN_LENGTH", "listed_keys", "same_identifier", "screened_keys"]

MIN_LENGTH = 5  # letters and figures: shorter numbers are alike by chance
MIN_FIGURES = 7  # figures alone: shorter numbers answer to their own kind and not to a guess at it
OTHER_COUNTRY = 800

_SEPARATORS = re.compile(r"[^\W\d]+[\s:.№#-]+|[/\\,;:#№]|\.(?=0*\s*$)")
_MISREAD = str.maketrans("OQIL", "0011")  # of letters and figures in print
_CIVIL = (
    IdentifierKind.TAX_NUMBER,
    IdentifierKind.REGISTRATION_NUMBER,
    IdentifierKind.NATIONAL_ID,
    IdentifierKind.PASSPORT,  # internal passports are national identity documents
)


def same_identifier(screened: Identifier, listed: Identifier) -> int:
    """Return how far two numbers name the same party, per mille: 1000 for equal ones of one strong kind, 0 for others.

    A screened number of no stated kind answers to any strong kind, and numbers that a state gives to persons and firms
    answer to each other: files have tax and registration numbers in one column. Short figures are alike by chance, and
    only answer to their own kind. Equal numbers of two countries are a near miss: one side may have the country wrong.
    """
    if not listed.strong or screened.kind not in _answering(listed):
        return 0
    wanted = listed.canonical
    whole = Identifier(listed.kind, screened.number).canonical
    if len(wanted) < MIN_LENGTH:
        return 0
    if wanted.isdecimal() and len(wanted) < MIN_FIGURES:
        found = wanted == whole and screened.kind is listed.kind
    else:
        found = wanted == whole or (wanted.isdecimal() and wanted in _figures(whole, screened.number))
    if not found:
        return 0
    return OTHER_COUNTRY if screened.country and listed.country and screened.country != listed.country else 1000


def _answering(listed: Identifier) -> tuple[IdentifierKind, ...]:
    """Return the kinds of screened numbers that a listed number answers to."""
    if listed.kind is IdentifierKind.IMO_NUMBER and listed.scheme == "company":
        return listed.kind, IdentifierKind.OTHER, IdentifierKind.REGISTRATION_NUMBER
    return listed.kind, IdentifierKind.OTHER, *(_CIVIL if listed.kind in _CIVIL else ())


def listed_keys(listed: Identifier) -> tuple[str, ...]:
    """Return the keys under which a listed number is found; none for one that finds nobody alone."""
    wanted = listed.canonical
    return (wanted,) if listed.strong and len(wanted) >= MIN_LENGTH else ()


def screened_keys(screened: Identifier) -> tuple[str, ...]:
    """Return every key that a listed number can have which `same_identifier` finds alike."""
    wholes = (Identifier(kind, screened.number).canonical for kind in IdentifierKind if kind.strong)
    return tuple(dict.fromkeys(key for whole in wholes for key in (whole, *_figures(whole, screened.number))))


def _figures(whole: str, number: str) -> tuple[str, ...]:
    """Return what a number of figures alone may be: without its label, one of two numbers, letters read as figures.

    `INN 7700000000`, `7700000000/770001001` (tax number and its reason code), `7700000000.0` (a spreadsheet's), `77OO`.
    """
    parts = _SEPARATORS.split(unicodedata.normalize("NFKC", number))
    return (whole.translate(_MISREAD), *(Identifier(IdentifierKind.OTHER, part).canonical for part in parts))


def compare(pair: Pair) -> Finding | None:
    """Return the agreement of the strong number that agrees best; other numbers say nothing: a party has many."""
    best: Finding | None = None
    for screened in pair.party.identifiers:
        for listed in pair.designation.identifiers:
            similarity = same_identifier(screened, listed)
            if similarity > (best.similarity if best else 0):
                kind = listed.kind.value.replace("_", " ")
                note = f"{kind}, stated by {', '.join(listed.sources)}"
                if similarity < 1000:
                    note += f"; of {listed.country} and not of {screened.country}"
                best = Finding(similarity, screened.number, listed.number, note)
    return best


FEATURE = Feature("identifier", FeatureKind.BASE, 1000, 0, compare, needs="identifiers")
