"""The name or code of a country, to its ISO 3166-1 alpha-2 code."""

import unicodedata

from sanscreen import tables

__all__ = ["country_code"]


def country_code(text: str) -> str | None:
    """Return the alpha-2 code for a code of two or three letters or an English name, or None when it is unknown.

    Capitals, blanks around and how an accent is encoded do not matter. Source: `data/countries.tsv`.

    >>> country_code("Russia"), country_code("KP"), country_code("Atlantis")
    ('RU', 'KP', None)
    """
    return tables.countries().get(unicodedata.normalize("NFC", " ".join(text.split())).casefold())
