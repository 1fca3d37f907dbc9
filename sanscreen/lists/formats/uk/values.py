"""Cells of the UK's lists, to the values in them: numbered ones, dates of which parts are unknown, numbers in sentences.

The lists put into one cell what their layout has no place for. What no rule here understands stays as it is printed.
Source of the habits: the UK Sanctions List (FCDO) and the OFSI Consolidated List as published from 2016 to 2026.
"""

import re
from collections.abc import Iterator, Sequence

from sanscreen.lists.csv_items import header_of
from sanscreen.lists.dates import read_date
from sanscreen.lists.labels import kind_of
from sanscreen.lists.list_file import ListFile
from sanscreen.model import IdentifierKind
from sanscreen.model.countries import country_code

__all__ = [
    "countries", "dates", "document", "labelled", "numbered", "place", "references", "registrations", "several",
    "table_header",
]  # fmt: skip

_Known = tuple[IdentifierKind, str | None]

_MARK = re.compile(r"(?:^|(?<=[\s.,;]))\(?(\d{1,2}|[a-j])\)(?:\s*[-,&]\s*\(?(\d{1,2}|[a-j])\))?\s*")
_LABEL = re.compile(r"\(([A-Z][A-Za-z /()-]{1,60}?)\)\s*:\s*")
_DATE = r"(\d{1,2}\s+[A-Za-z]{3,9}\.?\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})"
_ISSUED = re.compile(rf"issued\s+(?:on\s+)?{_DATE}", re.I)
_EXPIRES = re.compile(rf"(?:expir\w+|valid\s+until)\s*:?\s*(?:on\s+)?{_DATE}", re.I)
_NUMBER = re.compile(
    r"(?<![\w/.-])(?:\d{1,4}(?: \d{2,4}){2,}|(?:[A-Z]{1,2} )?(?=[A-Z/.-]*\d)[A-Z0-9]+(?:[-/.][A-Z0-9]+)*)(?![\w-])"
)
_CALENDAR = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{4}")
_BIC = re.compile(r"(?:SWIFT|BIC)\W+(?:CODE\W+)?([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?![A-Za-z0-9])")
_OF_COUNTRY = re.compile(r"^([A-Z][A-Za-z' ]+?),?\s+(?:passport|number|no)\b")
_UN = re.compile(r"\bUN\s*Ref(?:erence)?\.?\s*(?:No\.?)?\s*\)?\s*:?\s*", re.I)
_UN_NUMBER = re.compile(r"[A-Z]{1,2}[A-Za-z]?(?:\.[A-Z0-9]+)+(?![a-z])")
_EU_NUMBER = re.compile(r"\bEU\.\d{1,6}\.\d{1,3}\b")


def table_header(file: ListFile, needed: Sequence[str]) -> tuple[int, list[str]] | None:
    """Return how many rows stand above the header and its cells in small letters, or None where no header is.

    The header is one of the first four rows and has all `needed` columns.
    """
    for above in range(4):
        cells = [cell.casefold() for cell in header_of(file.head, skip=above)]
        if set(needed) <= set(cells):
            return above, cells
    return None


def numbered(text: str) -> list[str]:
    """Return the values of a cell that numbers them, else the cell as the only value; nothing where it is empty.

    >>> numbered("(1) Ndele (2) Algenana"), numbered("a) General, b) Minister"), numbered("(1)-(2) Indonesia")
    (['Ndele', 'Algenana'], ['General', 'Minister'], ['Indonesia'])
    >>> numbered("Passport numbers (1) K048787 (2) 486298"), numbered("Kalashnikov Concern (49%)")
    (['Passport numbers K048787', 'Passport numbers 486298'], ['Kalashnikov Concern (49%)'])
    """
    marks, expected = [], ("1", "a")
    for mark in _MARK.finditer(text):
        if mark[1] in expected:
            marks.append(mark)
            last = mark[2] or mark[1]
            expected = (str(int(last) + 1),) * 2 if last.isdecimal() else (chr(ord(last) + 1),) * 2
    if not marks or (marks[0].start() and len(marks) == 1):
        return [text] if text else []
    shared = text[: marks[0].start()].strip()
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    pieces = [text[mark.end() : end].strip(" ,;") for mark, end in zip(marks, ends, strict=True)]
    return [f"{shared} {piece}".strip() for piece in pieces if piece]


def several(text: str) -> list[str]:
    """Return the values of a cell that numbers them or parts them by `|` or `;`.

    >>> several("Asset freeze|Travel Ban"), several("A Ltd; B Ltd")
    (['Asset freeze', 'Travel Ban'], ['A Ltd', 'B Ltd'])
    """
    return [piece for value in numbered(text) for part in re.split(r"[|;]", value) if (piece := part.strip(" ,"))]


def dates(text: str) -> list[str]:
    """Return the dates of a cell, with zeros for days and months that are not known.

    >>> dates("dd/mm/1962; 01/02/1963"), dates("'00/00/1975"), dates("15/08/19yy")
    (['00/00/1962', '01/02/1963'], ['00/00/1975'], ['15/08/19yy'])
    """
    unknown = re.compile(r"(?:dd|mm|--)(?=/)", re.I)
    found = [date.strip("'.") for date in several(text)]
    return [unknown.sub("00", date) if date[-4:].isdecimal() else date for date in found]


def countries(text: str) -> list[str]:
    """Return the countries of a cell, each without a remark in brackets where it is known without.

    >>> countries("(1) Germany. (2) Morocco"), countries("Estonia, Russia"), countries("Iraq (previous address)")
    (['Germany', 'Morocco'], ['Estonia', 'Russia'], ['Iraq'])
    """
    found: list[str] = []
    for value in (each.rstrip(".") for each in several(text)):
        bare = place(value)[0]
        parts = [part.strip() for part in re.split(r",|/|&|\band\b", value)]
        if country_code(bare) or not all(country_code(part) for part in parts):
            found.append(bare if country_code(bare) else value)
        else:
            found += parts
    return found


def place(text: str) -> tuple[str, str]:
    """Return a country without the remark in brackets behind it, and the remark.

    >>> place("Afghanistan (since 2009)"), place("Congo (Democratic Republic)"), place("Somewhere (since 2009)")
    (('Afghanistan', 'since 2009'), ('Congo (Democratic Republic)', ''), ('Somewhere (since 2009)', ''))
    """
    bare, bracket, remark = text.partition("(")
    if country_code(text) or not (bracket and remark.endswith(")") and country_code(bare)):
        return text, ""
    return bare.strip(), remark[:-1]


def document(text: str, details: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield number, country, dates of issue and expiry, and note of every document that two cells tell of.

    Where a cell is a sentence the first number of five figures or more counts, and the sentence is the note. The number
    is empty where a value holds none.

    >>> list(document("OR801168 (Afghanistan)", "Issued on 28 Feb 2006"))
    [('OR801168', 'Afghanistan', '2006-02-28', '', 'OR801168 (Afghanistan); Issued on 28 Feb 2006')]
    """
    if not text:  # the layouts before 2022 have no cell for the number
        text, details = details, ""
    values, notes = numbered(text), numbered(details)
    if len(values) != len(notes):
        notes = [details] * len(values)
    for value, note in zip(values, notes, strict=True):
        number = _number(value)
        said = "; ".join(part for part in (value if value != number else "", note) if part)
        yield number, _country(value) or _country(note), _day(_ISSUED, said), _day(_EXPIRES, said), said


def registrations(text: str) -> Iterator[tuple[IdentifierKind, str, str]]:
    """Yield kind, scheme and number of every number of a firm in a cell; a number without a known label is a register's.

    >>> [(kind.value, scheme, number) for kind, scheme, number in registrations("INN: 7713226814 OGRN: 1027700285612")]
    [('tax_number', 'inn', '7713226814'), ('registration_number', 'ogrn', '1027700285612')]
    >>> [number for _, _, number in registrations("HRB 13359")]
    ['HRB 13359']
    """
    found = list(_labelled_numbers(text))
    bare = re.sub(r"\s*\([^()]*\)", "", text).strip(" '.") or text
    if not found or (len(found) == 1 and not found[0][0] and len(bare.split()) <= 2):
        yield IdentifierKind.REGISTRATION_NUMBER, "", bare
        return
    for known, number in found:
        kind, scheme = known or (IdentifierKind.REGISTRATION_NUMBER, None)
        if kind is IdentifierKind.BIC and number.isdecimal():  # the list calls Russian BIK numbers so too
            kind = IdentifierKind.BANK_CODE
        yield kind, scheme or "", number


def references(text: str) -> Iterator[tuple[str, str]]:
    """Yield label and number of every reference to the list of the UN or the EU that a text names as such.

    >>> list(references("UN REF: QI.U.343.15. A member of Al-Qaida (QE.A.4.01)")), list(references("UN Ref QDi.004."))
    ([('UN', 'QI.U.343.15')], [('UN', 'QDi.004')])
    """
    for mark in _UN.finditer(text):
        end = mark.end()
        while number := _UN_NUMBER.match(text, end):
            yield "UN", number[0]
            joined = re.compile(r"\s*(?:,|and|&)\s*").match(text, number.end())
            end = joined.end() if joined else len(text)
    for number in _EU_NUMBER.finditer(text):
        yield "EU", number[0]


def labelled(text: str) -> list[tuple[str, str]]:
    """Return the labels in small letters and texts of a cell that names its parts; what has no label comes first.

    >>> labelled("Asset of a firm (IMO number):7408873 (Flag of ship):North Korea")
    [('', 'Asset of a firm'), ('imo number', '7408873'), ('flag of ship', 'North Korea')]
    """
    pieces = _LABEL.split(text)
    pairs = [("", pieces[0]), *zip(pieces[1::2], pieces[2::2], strict=True)]
    return [(label.casefold(), value.strip()) for label, value in pairs if value.strip()]


def _number(value: str) -> str:
    """Return the number in a value: the value where it is one word or two with figures, else the first that is long."""
    bare = re.sub(r"\s*\([^()]*\)\.?$", "", value).strip()
    if bare and re.fullmatch(r"(?:[A-Z]{1,2} )?[^\s:]*\d[^\s:]*", bare):
        return bare
    candidates = [match[0] for match in _NUMBER.finditer(value) if not _CALENDAR.fullmatch(match[0])]
    return next((each for each in candidates if sum(letter.isdecimal() for letter in each) >= 5), "")


def _country(text: str) -> str:
    """Return the country that a document says it is of: in brackets, or before `passport` or `number`."""
    named = [*re.findall(r"\(([^()]+)\)", text), *_OF_COUNTRY.findall(text)]
    return next((name for name in named if country_code(name)), "")


def _day(form: re.Pattern[str], text: str) -> str:
    found = form.search(text)
    span = read_date(found[1]) if found else None
    return str(span[0]) if span else ""


def _labelled_numbers(text: str) -> Iterator[tuple[_Known | None, str]]:
    """Yield what a text calls each of its numbers, where the label is known, and the number.

    The label stands before the number, or behind the only one: `7813654490 - TIN`.
    """
    spans = {match.span(1) for match in _BIC.finditer(text)} | {
        match.span()
        for match in _NUMBER.finditer(text)
        if sum(letter.isdecimal() for letter in match[0]) >= 4 and not _CALENDAR.fullmatch(match[0])
    }
    behind = 0
    for start, end in sorted(spans):
        label = _known_label(text[behind:start]) or (_known_label(text[end:]) if len(spans) == 1 else None)
        yield label, text[start:end]
        behind = end


def _known_label(text: str) -> _Known | None:
    """Return the kind for the longest end of a text that is a known label: `Russia OGRN -` is an OGRN."""
    words = re.sub(r"\([^()]*\)|[–—]", " ", text).strip(" :-;,.·/'").split()
    for start in range(len(words)):
        if known := kind_of(" ".join(words[start:]).strip(" :-")):
            return known
    return None
