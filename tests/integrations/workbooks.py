"""Rows to workbooks of each format, as small as they can be: there is no common writer of all four."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape

import openpyxl

__all__ = ["WRITERS", "Error", "ods", "xls", "xlsb", "xlsx"]


class Error:
    """A cell whose formula failed: `#REF!`."""


Cell = str | float | date | Error | None  # with bool and int
Sheets = Mapping[str, Sequence[Sequence[Cell]]]


def xlsx(sheets: Sheets) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column, "#REF!" if isinstance(value, Error) else value)
                if isinstance(value, str | Error):
                    cell.data_type = "e" if isinstance(value, Error) else "s"  # and no formula
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def ods(sheets: Sheets) -> bytes:
    def cell(value: Cell) -> str:
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, Error):
            kind, text = 'table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"', "#REF!"
        elif isinstance(value, bool):
            kind, text = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"', str(value)
        elif isinstance(value, int | float):
            kind, text = f'office:value-type="float" office:value="{value}"', str(value)
        elif isinstance(value, date):
            kind, text = f'office:value-type="date" office:date-value="{value.isoformat()}"', str(value)
        else:
            kind, text = 'office:value-type="string"', value
        return f"<table:table-cell {kind}><text:p>{escape(text)}</text:p></table:table-cell>"

    tables = "".join(
        f'<table:table table:name="{escape(title)}">'
        + "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for title, rows in sheets.items()
    )
    return ods_of(tables)


def ods_of(tables: str) -> bytes:
    names = {
        **{name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")},
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in names.items())
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
            "content.xml": f"<office:document-content {spaces}><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def _text_of(value: Cell) -> str:
    """Return what the binary writers put down for what they have no kind of cell for."""
    return value.isoformat() if isinstance(value, date) else str(value)


def xlsb(sheets: Sheets) -> bytes:
    def record(kind: int, data: bytes = b"") -> bytes:
        head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        size, length = b"", len(data)
        while length > 127:
            size += bytes([length & 0x7F | 0x80])
            length >>= 7
        return head + size + bytes([length]) + data

    def wide(text: str) -> bytes:
        data = text.encode("utf-16-le")
        return struct.pack("<I", len(data) // 2) + data

    def cell(column: int, value: Cell) -> bytes:
        place = struct.pack("<II", column, 0)
        if value is None:
            return b""
        if isinstance(value, Error):
            return record(3, place + bytes([0x17]))
        if isinstance(value, bool):
            return record(4, place + bytes([value]))
        if isinstance(value, int | float):
            return record(5, place + struct.pack("<d", value))
        return record(6, place + wide(_text_of(value)))

    parts: dict[str, bytes | str] = {}
    book, relations = record(131), ""
    for number, (title, rows) in enumerate(sheets.items(), start=1):
        book += record(156, struct.pack("<II", 0, number) + wide(f"rId{number}") + wide(title))
        relations += (
            f'<Relationship Id="rId{number}" Target="worksheets/sheet{number}.bin" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>'
        )
        width = max(map(len, rows), default=1)
        data = record(129) + record(148, struct.pack("<IIII", 0, max(len(rows) - 1, 0), 0, width - 1)) + record(145)
        for row, values in enumerate(rows):
            data += record(0, struct.pack("<I", row) + bytes(13))
            data += b"".join(cell(column, value) for column, value in enumerate(values))
        parts[f"xl/worksheets/sheet{number}.bin"] = data + record(146) + record(130)
    parts["xl/workbook.bin"] = book + record(144) + record(132)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["xl/_rels/workbook.bin.rels"] = f'<Relationships xmlns="{space}">{relations}</Relationships>'
    parts["[Content_Types].xml"] = "<Types/>"
    return zipped(parts)


def xls(sheets: Sheets) -> bytes:
    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def cell(row: int, column: int, value: Cell) -> bytes:
        place = struct.pack("<HHH", row, column, 0)
        if value is None:
            return b""
        if isinstance(value, Error):
            return record(0x205, place + bytes([0x17, 1]))
        if isinstance(value, bool):
            return record(0x205, place + bytes([value, 0]))
        if isinstance(value, int | float):
            return record(0x203, place + struct.pack("<d", value))
        text = _text_of(value).encode("utf-16-le")
        return record(0x204, place + struct.pack("<HB", len(text) // 2, 1) + text)

    def opened(kind: int) -> bytes:
        return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 0))

    closed = record(0x0A, b"")
    parts = [
        opened(0x10)
        + b"".join(cell(row, column, value) for row, values in enumerate(rows) for column, value in enumerate(values))
        + closed
        for rows in sheets.values()
    ]
    titles = [title.encode("utf-16-le") for title in sheets]
    start = len(opened(5)) + sum(12 + len(title) for title in titles) + len(closed)
    places = [start + sum(map(len, parts[:number])) for number in range(len(parts))]
    return xls_of(
        opened(5)
        + b"".join(
            record(0x85, struct.pack("<IBBBB", place, 0, 0, len(title) // 2, 1) + title)
            for place, title in zip(places, titles, strict=True)
        )
        + closed
        + b"".join(parts)
    )


def xls_of(book: bytes, name: str = "Workbook") -> bytes:
    """Return the file system around a stream of records: tables, one folder, the stream."""
    book = book.ljust(max(4096, -(-len(book) // 512) * 512), b"\0")
    sectors = len(book) // 512
    tables = 1
    while 128 * tables < tables + 1 + sectors:
        tables += 1
    behind = [0xFFFFFFFD] * tables + [0xFFFFFFFE] + [tables + 2 + number for number in range(sectors)]
    behind[-1] = 0xFFFFFFFE
    behind += [0xFFFFFFFF] * (128 * tables - len(behind))

    def entry(title: str, kind: int, child: int, first: int, size: int) -> bytes:
        written = title.encode("utf-16-le") + b"\0\0"
        head = written.ljust(64, b"\0") + struct.pack(
            "<HBBIII", len(written) if title else 0, kind, 1, *[0xFFFFFFFF] * 2, child
        )
        return head + bytes(36) + struct.pack("<IQ", first, size)

    folder = (
        entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
        + entry(name, 2, 0xFFFFFFFF, tables + 1, len(book))
        + 2 * entry("", 0, 0xFFFFFFFF, 0, 0)
    )
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIIII", 0, tables, tables, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)[:36]
    header += struct.pack("<109I", *range(tables), *[0xFFFFFFFF] * (109 - tables))
    return header + struct.pack(f"<{len(behind)}I", *behind) + folder + book


WRITERS: dict[str, Callable[[Sheets], bytes]] = {"xlsx": xlsx, "xls": xls, "xlsb": xlsb, "ods": ods}
