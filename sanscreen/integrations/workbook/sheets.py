"""A workbook of any format to the cells of its worksheets.

The reader behind it makes room for every cell inside the bounds of a sheet, and reads a formula that failed as an empty
cell. So a small file could take all memory, and a `#REF!` would be gone in silence.
"""

import zipfile
import zlib
from typing import BinaryIO
from xml.parsers import expat

from sanscreen.errors import PartyError
from sanscreen.integrations.workbook import ods, xls, xlsb, xlsx
from sanscreen.integrations.workbook.cells import Cells
from sanscreen.integrations.workbook.parts import Parts

__all__ = ["sheets_of"]

_FORMATS = {"xl/workbook.xml": xlsx.sheets, "xl/workbook.bin": xlsb.sheets, "content.xml": ods.sheets}
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, expat.ExpatError, LookupError, UnicodeError)


def sheets_of(stream: BinaryIO, name: str) -> dict[str, Cells]:
    """Return the cells of each worksheet, by its name, in order.

    Raises `PartyError` for a file that is cut, damaged, encrypted or no workbook, and for one that is too large.
    """
    stream.seek(0)
    zipped = stream.read(2) == b"PK"
    try:
        return _zipped(stream) if zipped else xls.sheets(stream)
    except _DAMAGES as problem:
        raise PartyError(f"{name}: the workbook is damaged or cut ({problem}); save it again") from None
    except (ValueError, NotImplementedError) as problem:
        raise PartyError(f"{name}: {problem}") from None


def _zipped(stream: BinaryIO) -> dict[str, Cells]:
    with zipfile.ZipFile(stream) as archive:
        parts = Parts(archive)
        found = [sheets for part, sheets in _FORMATS.items() if part in parts]
        if len(found) != 1:
            raise ValueError("is a zip archive and no workbook")
        return found[0](parts)
