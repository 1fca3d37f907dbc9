"""The registry of features, in the order in which an analyst reads them.

To add one, write a module with a `FEATURE` and name it here. A caller's own feature is an argument of the screener:
`Screener(lists, features=(*FEATURES, mine))`.
"""

from sanscreen.matching.features import alias_quality, birth_date, country, identifier, name, party_type

__all__ = ["FEATURES"]

FEATURES = (
    name.FEATURE,
    identifier.FEATURE,
    alias_quality.FEATURE,
    birth_date.FEATURE,
    country.FEATURE,
    party_type.FEATURE,
)
