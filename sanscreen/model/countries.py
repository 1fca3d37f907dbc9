"""The name or code of a country, to its ISO 3166-1 alpha-2 code."""

import unicodedata

from sanscreen import tables

__all__ = ["country_code", "country_name"]


def country_code(text: str) -> str | None:
    """Return the alpha-2 code for a code of two or three letters or an English name, or None when it is unknown.

    Capitals, blanks around and how an accent is encoded do not matter. Source: `data/countries.tsv`.

    >>> country_code("Russia"), country_code("KP"), country_code("Atlantis")
    ('RU', 'KP', None)
    """
    return tables.countries().get(unicodedata.normalize("NFC", " ".join(text.split())).casefold())


def country_name(code: str) -> str | None:
    """Return an English name for an alpha-2 code, in small letters, or None where it is unknown.

    >>> country_name("KP"), country_name("QQ")
    ('north korea', None)
    """
    return next((name for name, known in tables.countries().items() if known == code and len(name) > 3), None)
