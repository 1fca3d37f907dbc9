from pathlib import Path

import pytest

from sanscreen.errors import WatchlistError
from sanscreen.lists.bundled import bundled_folder
from sanscreen.lists.formats import format_of
from sanscreen.lists.formats.refused import refusal
from sanscreen.lists.list_file import ListFile

FTM = "load targets.nested.json, entities.ftm.json or targets.simple.csv of the same data set"
PAYMENT = "no list: load the list that payments are screened against"
XSD = '<?xml version="1.0"?><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="sdnList"/></xs:schema>'
PACS = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf><GrpHdr/></FIToFICstmrCdtTrf></Document>'
SENZING = '{"DATA_SOURCE":"EXAMPLE","RECORD_ID":"1","NAMES":[{"NAME_TYPE":"PRIMARY","NAME_FULL":"Ivan Testov"}]}\n'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (SENZING, f"is data for Senzing, which leaves out what a list says; {FTM}"),
        ('{"name": "x", "resources": [], "entity_count": 1, "target_count": 1}', f"is the index of a data set of OpenSanctions, which names its files; {FTM}"),
        ('{\n "last_change": "x",\n "entity_count": 1,\n "target_count": 1}', f"is the statistics of a data set of OpenSanctions; {FTM}"),
        ('{"datasets": [{"name": "x"}], "updated_at": "x"}', f"is the index of OpenSanctions, which names data sets; {FTM}"),
        ('{"op": "ADD", "entity": {"id": "x"}}\n', f"is a delta of OpenSanctions, which holds changes alone; {FTM}"),
        ('{"$schema": "https://json-schema.org/draft/2020-12/schema"}', "is a JSON Schema, which describes lists and holds none"),
        ("Ivan Testov\nExample Trading LLC\nИван Тестов\n", f"is plain text and no list: names alone say neither who is meant nor what they are; where it is names.txt of OpenSanctions, {FTM}"),
        ("canonical_id,id,entity_id,schema,prop,value\n", f"is the statements of OpenSanctions, one value a row; {FTM}"),
        ("caption,lei,isins,risk_datasets\n", f"is the securities of OpenSanctions, by the numbers of their issuers; {FTM}"),
        ("type,caption,imo,risk,countries\n", f"is the vessels of OpenSanctions, cut down to their numbers; {FTM}"),
        (PACS, f"is a payment message (ISO 20022, FIToFICstmrCdtTrf), {PAYMENT}"),
        (PACS.replace("FIToFICstmrCdtTrf", "FICdtTrf"), f"is a payment message (ISO 20022, FICdtTrf), {PAYMENT}"),
        (PACS.replace("FIToFICstmrCdtTrf", "Other"), f"is a payment message (ISO 20022), {PAYMENT}"),
        ("{1:F01ZZZZDE00AXXX0000000000}{2:I103ZZZZRU00XXXXN}{4:\n:20:X\n-}", f"is a payment message (SWIFT MT), {PAYMENT}"),
        (XSD, "is an XML schema (.xsd), which describes lists and holds none; load the XML file that goes with it"),
        ("<!DOCTYPE html>\n<html><body>403</body></html>", "is a web page, mostly one that says why there is no list; open it, and fetch the list again"),
        ("  <HTML>", "is a web page, mostly one that says why there is no list; open it, and fetch the list again"),
        ("PK\x03\x04", "is a packed file or a spreadsheet (zip); unpack it, or fetch the list as XML, CSV or JSON"),
        ("%PDF-1.7", "is a document for reading (PDF); unpack it, or fetch the list as XML, CSV or JSON"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_named_with_what_to_load_instead(data: str, expected: str) -> None:
    with pytest.raises(WatchlistError) as caught:
        format_of(ListFile.of_bytes(data.encode(), "some.file"))
    assert caught.value.faults == (f"some.file:1: {expected}",)


def test_gzip_is_no_text_of_ours() -> None:
    with pytest.raises(WatchlistError, match="is a packed file \\(gzip\\)"):
        format_of(ListFile.of_bytes(b"\x1f\x8b\x08\x00", "list.yml"))


@pytest.mark.parametrize(
    "data", ['{"a": 1}', "<unknown/>", "<Document/>", "<schema/>", XSD.replace("xs:schema", "xs:other"), '"a","b"\n']
)
def test_what_nobody_knows_is_told_in_general(data: str) -> None:
    with pytest.raises(WatchlistError, match=r"this is none of the formats that are read here: .*, sanscreen YAML$"):
        format_of(ListFile.of_bytes(data.encode(), "some.file"))


@pytest.mark.parametrize("path", sorted(bundled_folder().glob("*.yml")), ids=lambda path: path.stem)
def test_no_bundled_list_is_refused(path: Path) -> None:
    assert refusal(ListFile(path)) is None


@pytest.mark.parametrize("data", ["", "# nothing\n", "foormat 1\nkey: a\n", "---\nformat: 1\n", "- format: 1\n"])
def test_lists_of_ours_with_a_fault_are_left_to_their_reader(data: str) -> None:
    assert format_of(ListFile.of_bytes(data.encode(), "list.yml")).name == "sanscreen YAML"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("opensanctions/index.json", "the index of a data set"),
        ("opensanctions/statistics.json", "the statistics of a data set"),
        ("opensanctions/names.txt", "plain text and no list"),
        ("senzing/opensanctions_senzing.json", "data for Senzing"),
        ("senzing/us_congress_senzing.json", "data for Senzing"),
        ("payments/camt.053.001.08.xml", "ISO 20022, BkToCstmrStmt"),
        ("payments/pain.001.001.09.xml", "ISO 20022, CstmrCdtTrfInitn"),
        ("payments/pacs.008.001.08.xml", "ISO 20022, FIToFICstmrCdtTrf"),
        ("payments/mt103_50K_59.txt", "SWIFT MT"),
        ("payments/mt202cov.txt", "SWIFT MT"),
        ("ofac_sdn_xml/ofac_sdn.xsd", "an XML schema"),
        ("un_xml/un_consolidated.xsd", "an XML schema"),
        ("eu_fsf_xml/eu_fsf_full_1_1.xsd", "an XML schema"),
    ],
)
def test_real_files_that_are_no_lists_are_named(name: str, expected: str, samples: Path) -> None:
    with pytest.raises(WatchlistError) as caught:
        format_of(ListFile(samples / name))
    assert expected in caught.value.faults[0]
