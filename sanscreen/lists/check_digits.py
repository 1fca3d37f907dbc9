"""The numbers on a list, to those whose form or check digit is wrong: a slip of the list's publisher, or of whoever copied it.

Such a number stays as it is printed, since that is how others will copy it.
"""

from collections.abc import Iterator
from importlib import import_module

from sanscreen.model import Identifier, IdentifierKind, Watchlist

__all__ = ["doubtful_numbers", "is_sound"]


def doubtful_numbers(watchlist: Watchlist) -> Iterator[str]:
    """Yield a sentence for every number that is not what numbers of its kind are."""
    for party in watchlist.designations:
        for identifier in party.identifiers:
            if is_sound(identifier) is False:
                kind = (identifier.scheme or identifier.kind.value).replace("_", " ")
                yield f"{party.id}: {kind} {identifier.number!r} has a wrong form or check digit; is it printed so?"


def is_sound(identifier: Identifier) -> bool | None:
    """Return whether form and check digits are right, or None for kinds that have none, or none that is known here.

    Known are the LEI (ISO 17442), the IMO number of ships, the BIC (ISO 9362), the IBAN (ISO 13616), and the Russian INN
    and OGRN, by python-stdnum.
    """
    name = _standard(identifier)
    if name is None:
        return None
    return bool(
        import_module(f"stdnum.{name}").is_valid(identifier.canonical)
    )  # imported late: it is slow, and seldom asked


def _standard(identifier: Identifier) -> str | None:
    """Return the module of python-stdnum for a number."""
    number, kind = identifier.canonical, identifier.kind
    if kind is IdentifierKind.IMO_NUMBER and identifier.scheme == "company":
        return None  # another series, with a check digit of its own
    if identifier.scheme in _SCHEMES:
        return _SCHEMES[identifier.scheme]
    if kind is IdentifierKind.TAX_NUMBER and identifier.country == "RU" and identifier.scheme is None:
        return "ru.inn"
    if kind is IdentifierKind.BANK_ACCOUNT:
        return "iban" if number[:2].isalpha() and number[2:4].isdigit() else None
    return _KINDS.get(kind)


_SCHEMES = {"inn": "ru.inn", "ogrn": "ru.ogrn", "ogrnip": "ru.ogrn", "iban": "iban"}
_KINDS = {IdentifierKind.LEI: "lei", IdentifierKind.IMO_NUMBER: "imo", IdentifierKind.BIC: "bic"}
