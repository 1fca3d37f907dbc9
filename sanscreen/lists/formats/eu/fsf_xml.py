"""The EU list of financial sanctions (FSF), in its XML form 1.1, to a watchlist."""

from sanscreen.lists.dates import read_day
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.eu.party import EuParties
from sanscreen.lists.formats.format import Format
from sanscreen.lists.list_file import ListFile
from sanscreen.lists.xml_items import root_of, xml_items
from sanscreen.model import Watchlist

__all__ = ["FORMAT"]

ROOT = "export"


def recognises(file: ListFile) -> bool:
    """Return whether an `export` of sanctionEntity elements opens the file."""
    found = root_of(file.head)
    return found is not None and found[0] == ROOT and "sanctionEntity" in found[1]


def read(file: ListFile, faults: Faults) -> Watchlist | None:
    """Return the list, or None where it has a fault; all faults are gathered."""
    parties = EuParties(faults)
    for item in xml_items(file, faults, "sanctionEntity", root=ROOT):
        if item.tag == ROOT:
            parties.listed.as_of = read_day(item.attribute("generationDate"))
            item.skip("globalFileId")
        else:
            parties.add(item)
        parties.listed.left(item)
    return parties.finish()


FORMAT = Format("EU FSF XML", recognises, read)
