"""The documents and the remarks of a UN record, to identifiers.

The list prints a number as `AB 1234567` or as `Utopian passport number AB 1234567 (expired 1 Jan. 2020)`, sometimes
only in a note. The number is taken out, and what is printed around it is kept as the identifier's note.
"""

import re

from sanscreen.lists.dates import read_day
from sanscreen.lists.draft import Draft
from sanscreen.lists.formats.un.names import LONGEST, spellings_in
from sanscreen.lists.items import Item
from sanscreen.lists.labels import kind_of
from sanscreen.model import IdentifierKind
from sanscreen.model.countries import country_code

__all__ = ["read_document", "read_remark"]

_DAY = r"(\d{4}-\d\d-\d\d|\d{1,2}\s+[a-z]{3,9}\.?\s*\d{4}|[a-z]{3,9}\s+\d{1,2},?\s+\d{4})"
_EXPIRES = re.compile(rf"(?:\bexp\w*\.?|\bvalid until)(?:\s+date)?(?:\s+(?:on|of))?\s*:?\s*{_DAY}", re.I)
_ISSUED = re.compile(rf"\bissued?(?:\s+on)?\s+{_DAY}", re.I)
_AROUND = re.compile(r",|\s*\b(?:issued|expire[sd]|under)\b", re.I)  # where the number of a note ends
_WORDS = re.compile(r"^(?P<label>(?:\S*\s+)*?[^\d\s]*[a-z][^\d\s]*)\s+(?=(?:[^\sa-z]*\s+)*[^\sa-z]*\d)")
_BEHIND = re.compile(r"\s*(?:,\s*(\D+)|\(([^()]*)\))$")
_PREFIX = re.compile(r"^(?:No\.?\s*|(SSN)\s+)(?=\d)")
_IMO = re.compile(r"\bIMO\b\)?\s*(?:company\s+)?(?:numbers?|no\.?)?\s*:?\s*(\d{7})\b", re.I)
_BIC = re.compile(r"\b(?:SWIFT(?:/BIC)?|BIC)(?:\s+[Cc]ode)?\s*:?\s*([A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b")


def read_document(item: Item, draft: Draft) -> None:
    """Note an INDIVIDUAL_DOCUMENT; one without a number becomes a detail."""
    first, second = item.value("TYPE_OF_DOCUMENT"), item.value("TYPE_OF_DOCUMENT2").rstrip(": ")
    printed, note = item.value("NUMBER"), item.value("NOTE")
    issuer, country = item.value("ISSUING_COUNTRY"), item.value("COUNTRY_OF_ISSUE")
    city = item.value("CITY_OF_ISSUE")
    place = ", ".join(part for part in (city, country) if part)
    issued = item.value("DATE_OF_ISSUE")
    number, before, said = _split(printed or _hidden(second, note))
    kind, scheme = next((known for text in (second, note, before, first) if (known := kind_of(text))), (None, None))
    stated = [
        first if not kind or kind_of(first) != (kind, scheme) else "",
        second if second.casefold() != first.casefold() else "",
        printed if printed != number else "",
        f"issued in {place}" if place not in ("", issuer) else "",
        note,
    ]
    text = "; ".join(dict.fromkeys(filter(None, stated)))
    if number:
        issued = issued or _day(_ISSUED, f"{printed} {note}")
        expires = _day(_EXPIRES, f"{printed} {note}")
        country = issuer or ("" if city else country) or said  # a consulate abroad issues too
        label = kind or first or second or "document"
        draft.identifier(label, number, country, issued=issued, expires=expires, note=text, scheme=scheme or "")
    else:
        parts = (first, issuer, f"issued {issued}" if issued else "", *stated)
        draft.detail("document", "; ".join(dict.fromkeys(filter(None, parts))))
    for name in spellings_in(note):
        draft.name(name)


def read_remark(text: str, draft: Draft) -> None:
    """Note a remark, and the IMO numbers and BICs in it that pass their checks."""
    draft.remark(text)
    for found in _IMO.finditer(text):
        scheme = _imo_scheme(found[1])
        if scheme is None:
            draft.doubt("number with a wrong check digit", f"IMO {found[1]}")
        else:
            draft.identifier(IdentifierKind.IMO_NUMBER, found[1], note="from the remarks", scheme=scheme)
    for found in _BIC.finditer(text):
        if country_code(found[2]):
            draft.identifier(IdentifierKind.BIC, found[1], found[2], note="from the remarks")


def _hidden(second: str, note: str) -> str:
    """Return the text with the number of a document whose number has no field of its own, or an empty text."""
    texts = (second, _AROUND.split(note)[0])
    return next((text for text in texts if re.search(r"\d", text)), "")


def _split(text: str) -> tuple[str, str, str]:
    """Return the number in a text, the label that is printed before it and the country that is printed with it."""
    if len(text) > LONGEST:
        return text, "", ""
    country = ""
    while found := _BEHIND.search(text):
        country = country or next((said for said in found.groups() if said and country_code(said)), "")
        text = text[: found.start()]
    label = ""
    if found := _WORDS.match(text):
        label, text = found["label"].rstrip(": "), text[found.end() :]
    if found := _PREFIX.match(text):
        label, text = found[1] or label, text[found.end() :]
    return re.sub(r"\s+No\.\s+", " ", text), label, country or _country_before(label)


def _country_before(label: str) -> str:
    """Return the country with which a label opens, such as `Utopia` in `Utopia passport`, or an empty text."""
    words = label.split()
    openings = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((opening for opening in openings if len(opening) > 3 and country_code(opening)), "")


def _day(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    day = read_day(found[1]) if found else None
    return day.isoformat() if day else ""


def _imo_scheme(number: str) -> str | None:
    """Return `` for a ship's IMO number and `company` for an owner's, or None where the last figure fits neither.

    Ships: IMO Resolution A.1117(30), weights 7 to 2, modulo 10. Companies: Resolution MSC.160(78), weights 8, 6, 4, 2, 9
    and 7, modulo 11.
    """
    figures = [int(figure) for figure in number]
    if sum(figure * weight for figure, weight in zip(figures, range(7, 1, -1), strict=False)) % 10 == figures[6]:
        return ""
    rest = sum(figure * weight for figure, weight in zip(figures, (8, 6, 4, 2, 9, 7), strict=False)) % 11
    return "company" if (11 - rest) % 10 == figures[6] else None
