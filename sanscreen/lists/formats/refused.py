"""A file that is no list, to the sentence that says what it is and what to load instead."""

import json
import re

from sanscreen.lists.csv_items import header_of
from sanscreen.lists.list_file import ListFile
from sanscreen.lists.xml_items import root_of

__all__ = ["is_packed", "refusal"]

_FTM = "load targets.nested.json, entities.ftm.json or targets.simple.csv of the same data set"
_PACKED = {
    b"PK\x03\x04": "a packed file or a spreadsheet (zip)",
    b"\x1f\x8b": "a packed file (gzip)",
    b"%PDF": "a document for reading (PDF)",
    b"\xd0\xcf\x11\xe0": "a spreadsheet or a document of an old office program",
}
_TABLES = {  # columns that no list has, of tables that OpenSanctions publishes beside its lists
    ("canonical_id", "prop", "value"): "the statements of OpenSanctions, one value a row",
    ("caption", "isins", "risk_datasets"): "the securities of OpenSanctions, by the numbers of their issuers",
    ("caption", "imo", "risk"): "the vessels of OpenSanctions, cut down to their numbers",
}
_MT = re.compile(rb"\{1:F\d{2}[A-Z0-9]{12}")  # the basic header block of a SWIFT message
_PAYMENT = ("Document", "AppHdr", "BusMsgEnvlp")  # ISO 20022
_DEFINITION = b"http://www.w3.org/2001/XMLSchema"
_FIELD = re.compile(rb"[^:]+:(?:\s|$)|---|%|-(?:\s|$)|\{|\[")  # how most lines of a YAML list open


def is_packed(file: ListFile) -> bool:
    """Return whether a file is packed, or a document that holds its content in a form of its own."""
    return file.head.startswith(tuple(_PACKED))


def refusal(file: ListFile) -> str | None:
    """Return what the file is and what to load instead, or None where that is not known."""
    head = file.head.lstrip()
    for opening, what in _PACKED.items():
        if head.startswith(opening):
            return f"is {what}; unpack it, or fetch the list as XML, CSV or JSON"
    if head[:15].lower().startswith((b"<!doctype html", b"<html")):
        return "is a web page, mostly one that says why there is no list; open it, and fetch the list again"
    if _MT.match(head):
        return "is a payment message (SWIFT MT), no list: load the list that payments are screened against"
    if head.startswith(b"<"):
        return _xml(head)
    if head.startswith((b"{", b"[")):
        return _json(head)
    header = set(header_of(head))
    return next((f"is {what}; {_FTM}" for columns, what in _TABLES.items() if header >= set(columns)), None) or _plain(
        head
    )


def _xml(head: bytes) -> str | None:
    root, names = root_of(head) or ("", frozenset())
    if root == "schema" and _DEFINITION in head:
        return "is an XML schema (.xsd), which describes lists and holds none; load the XML file that goes with it"
    if root in _PAYMENT and b"iso:20022" in head:
        kind = next((name for name in sorted(names) if name.endswith(("CdtTrf", "CdtTrfInitn", "Stmt"))), "")
        shown = f"ISO 20022, {kind}" if kind else "ISO 20022"
        return f"is a payment message ({shown}), no list: load the list that payments are screened against"
    return None


def _json(head: bytes) -> str | None:
    """Tell a JSON file by its keys, which may be all that the head shows of it."""
    keys = {json.loads(key) for key in re.findall(rb'("[\w$]+")\s*:', head)}
    if {"DATA_SOURCE", "RECORD_ID"} <= keys:
        return f"is data for Senzing, which leaves out what a list says; {_FTM}"
    if {"op", "entity"} <= keys:
        return f"is a delta of OpenSanctions, which holds changes alone; {_FTM}"
    if {"entity_count", "target_count"} <= keys and "resources" in keys:
        return f"is the index of a data set of OpenSanctions, which names its files; {_FTM}"
    if {"entity_count", "target_count"} <= keys:
        return f"is the statistics of a data set of OpenSanctions; {_FTM}"
    if {"datasets", "updated_at"} <= keys or {"datasets", "run_time"} <= keys:
        return f"is the index of OpenSanctions, which names data sets; {_FTM}"
    if "$schema" in keys:
        return "is a JSON Schema, which describes lists and holds none"
    return None


def _plain(head: bytes) -> str | None:
    """Tell lines of text with hardly a field: names, one a line."""
    lines = [line for line in head.splitlines() if line.strip() and not line.lstrip().startswith(b"#")]
    if b"\0" in head:  # another encoding, or no text at all
        return None
    table = any(all(mark in line for line in lines) for mark in (b",", b";", b"\t", b"|"))
    if table or sum(bool(_FIELD.match(line)) for line in lines) * 10 >= len(lines):
        return None
    return (
        "is plain text and no list: names alone say neither who is meant nor what they are; where it is names.txt of "
        f"OpenSanctions, {_FTM}"
    )
