"""The registry of list formats. To add one, write a module with a `FORMAT` and name it here."""

from sanscreen.lists.formats import (
    bis_dpl,
    eu_csv,
    eu_xml,
    native,
    ofac_advanced,
    ofac_csv,
    ofac_enhanced,
    ofac_sdn_xml,
    opensanctions_csv,
    opensanctions_json,
    uk_conlist,
    uk_csv,
    uk_xml,
    un_xml,
    us_csl,
)
from sanscreen.lists.formats.format import Format

__all__ = ["FORMATS"]

FORMATS: tuple[Format, ...] = (
    ofac_csv.FORMAT,
    ofac_sdn_xml.FORMAT,
    ofac_advanced.FORMAT,
    ofac_enhanced.FORMAT,
    uk_csv.FORMAT,
    uk_xml.FORMAT,
    uk_conlist.FORMAT,
    us_csl.FORMAT,
    bis_dpl.FORMAT,
    opensanctions_csv.FORMAT,
    opensanctions_json.FORMAT,
    eu_csv.FORMAT,
    eu_xml.FORMAT,
    un_xml.FORMAT,
    native.FORMAT,  # last: it takes whatever is no XML, no JSON and no table
)
