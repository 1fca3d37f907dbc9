"""The version of this code and of all that its results depend on."""

import unicodedata

from sanscreen import tables
from sanscreen.names.readings import fallback

__all__ = ["VERSION", "engine"]

VERSION = "0.1.0"


@tables.kept
def engine() -> str:
    """Return what must be the same for two screenings of the same input and lists to be the same, byte for byte."""
    return (
        f"sanscreen {VERSION}, tables {tables.digest()[:12]}, Unicode {unicodedata.unidata_version}, "
        f"Unidecode {fallback.version()}"
    )
