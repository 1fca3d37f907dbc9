"""The registry of list formats. To add one, write a module with a `FORMAT` and name it here."""

from sanscreen.lists.formats import native
from sanscreen.lists.formats.eu import fsf_csv, fsf_xml
from sanscreen.lists.formats.format import Format
from sanscreen.lists.formats.ofac import advanced, csv_files, enhanced, sdn_xml
from sanscreen.lists.formats.opensanctions import entities, simple_csv
from sanscreen.lists.formats.uk import conlist, list_csv, list_xml
from sanscreen.lists.formats.un import consolidated
from sanscreen.lists.formats.us import csl, dpl

__all__ = ["FORMATS"]

FORMATS: tuple[Format, ...] = (
    csv_files.FORMAT,
    sdn_xml.FORMAT,
    advanced.FORMAT,
    enhanced.FORMAT,
    consolidated.FORMAT,
    fsf_xml.FORMAT,
    fsf_csv.FORMAT,
    list_csv.FORMAT,
    list_xml.FORMAT,
    conlist.FORMAT,
    csl.FORMAT,
    dpl.FORMAT,
    simple_csv.FORMAT,
    entities.FORMAT,
    native.FORMAT,  # last: it takes whatever is no XML, no JSON and no table
)
