"""A word in a script without a table of ours, to one reading by Unidecode: the only door to unidecode.

Unidecode is GPL-2.0-or-later. It is called at run time only and never used to make a table that is shipped.
"""

import os
import sys
from contextlib import suppress

from sanscreen.names.fold import FoldedText, fold, plain
from sanscreen.names.reading import Reading

__all__ = ["COST", "is_installed", "read", "version"]

SYSTEM = "Unidecode"
_MODULE = "unidecode"
_METADATA = ".dist-info"  # PEP 376
COST = 60  # per mille: a letter-by-letter reading that knows neither language nor context


def read(word: FoldedText) -> tuple[Reading, ...]:
    """Return the one reading that Unidecode gives, or none where it knows no letter of the word."""
    try:
        from unidecode import unidecode  # noqa: PLC0415  # imported on first use: most screenings never need it
    except ImportError:  # left out by somebody who redistributes: the script is not covered, and the flag says so
        return ()
    text = plain(fold(unidecode(word, errors="ignore")))
    letters = "".join(letter for letter in text if letter.isalnum())
    return (Reading(letters, SYSTEM, COST),) if letters else ()


def is_installed() -> bool:
    """Return whether Unidecode has not been found missing: what was read with it holds no longer without it."""
    return sys.modules.get(_MODULE, sys) is not None


def version() -> str:
    """Return the version of Unidecode, which is part of the engine: another version can read other letters.

    Its folder of metadata says it in its name; the library that reads all kinds of these takes longer than a screening.
    """
    for folder in sys.path:
        with suppress(OSError):
            for name in os.listdir(folder or "."):
                if name.lower().startswith(f"{_MODULE}-") and name.endswith(_METADATA):
                    return name[len(_MODULE) + 1 : -len(_METADATA)]
    from importlib.metadata import PackageNotFoundError  # noqa: PLC0415  # costs time at start
    from importlib.metadata import version as installed  # noqa: PLC0415

    try:
        return installed("unidecode")
    except PackageNotFoundError:
        return "not installed"
