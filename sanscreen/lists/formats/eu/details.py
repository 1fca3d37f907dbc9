"""The citizenships, birth dates, addresses and identifications of an EU entity, to a draft."""

from sanscreen.lists.dates import read_date
from sanscreen.lists.draft import Draft
from sanscreen.lists.items import Item
from sanscreen.lists.labels import kind_of
from sanscreen.model import IdentifierKind
from sanscreen.model.countries import country_code

__all__ = ["read_address", "read_birth_date", "read_citizenship", "read_identification"]

# The identificationTypeCodes of the list (2018 to 2026); other labels are in data/identifier_labels.tsv.
_CODES = {
    "passport": (IdentifierKind.PASSPORT, ""),
    "travelcardid": (IdentifierKind.PASSPORT, "travel_document"),
    "id": (IdentifierKind.NATIONAL_ID, ""),
    "nrn": (IdentifierKind.NATIONAL_ID, ""),
    "ssn": (IdentifierKind.NATIONAL_ID, "ssn"),
    "electionid": (IdentifierKind.NATIONAL_ID, "voter"),
    "residentperm": (IdentifierKind.NATIONAL_ID, "residence"),
    "fiscalcode": (IdentifierKind.TAX_NUMBER, ""),
    "regnumber": (IdentifierKind.REGISTRATION_NUMBER, ""),
    "tradelic": (IdentifierKind.REGISTRATION_NUMBER, "trade_register"),
    "swiftbic": (IdentifierKind.BIC, ""),
    "imo": (IdentifierKind.IMO_NUMBER, ""),
    "birthcert": (IdentifierKind.OTHER, "birth_certificate"),
    "nationcert": (IdentifierKind.OTHER, "nationality_certificate"),
    "drivinglicence": (IdentifierKind.OTHER, "driving_licence"),
    "other": (IdentifierKind.OTHER, ""),
}
_CONTACTS = {
    "phone": IdentifierKind.PHONE,
    "mobile": IdentifierKind.PHONE,
    "fax": IdentifierKind.PHONE,
    "email": IdentifierKind.EMAIL,
    "web": IdentifierKind.WEBSITE,
}
_FLAGS = {
    "diplomatic": "diplomatic",
    "knownExpired": "known to be expired",
    "knownFalse": "known to be false",
    "reportedLost": "reported lost",
    "revokedByIssuer": "revoked by its issuer",
}


def read_citizenship(item: Item, draft: Draft) -> None:
    """Note a citizenship; from when and until when, and its region, become a detail."""
    code, name = _country(item)
    draft.country("citizenships", code or name)
    since, until = item.attribute("acquisitionDate"), item.attribute("disenfranchisementDate")
    region = item.attribute("region")
    said = [f"since {since}" if since else "", f"until {until}" if until else "", region, *item.values("remark")]
    if any(said):
        draft.detail("on a citizenship", ", ".join(filter(None, (name or code, *said))))


def read_birth_date(item: Item, draft: Draft) -> None:
    """Note a birth date and place. A date of another calendar, or a range with one end, is kept as a detail and told."""
    day, circa = item.attribute("birthdate"), _true(item.attribute("circa"))
    calendar = item.attribute("calendarType")
    parts = _date(*(item.attribute(name) for name in ("year", "monthOfYear", "dayOfMonth")))
    first, last = item.attribute("yearRangeFrom"), item.attribute("yearRangeTo")
    texts = [day or parts, f"{first} to {last}" if first and last else ""]
    if day and parts and not _agree(day, parts):
        texts.append(parts)
    if bool(first) != bool(last):
        open_range = f"from {first}" if first else f"until {last}"
        draft.detail("birth date", open_range)
        draft.doubt("date that is not understood", f"birth date {open_range!r}")
    for text in filter(None, texts):
        if calendar.upper() in ("", "GREGORIAN"):
            draft.born(text, circa=circa)
        else:
            draft.detail("birth date", f"{text} ({calendar.lower()} calendar)")
            draft.doubt("date in another calendar", f"birth date {text!r} ({calendar})")
    code, name = _country(item)
    place = [item.attribute(part) for part in ("place", "city", "zipCode", "region")]
    draft.fact("birth_places", ", ".join(filter(None, (*place, name or code))))
    for remark in item.values("remark"):
        draft.detail("on the birth date", remark)


def read_address(item: Item, draft: Draft) -> None:
    """Note an address and what else it holds: ways to reach the party, each a number of its own, and remarks."""
    code, name = _country(item)
    box = item.attribute("poBox")
    town = " ".join(filter(None, (item.attribute("zipCode"), item.attribute("city"))))
    parts = [item.attribute("street"), f"PO Box {box}" if box.isdecimal() else box, town]
    parts += [item.attribute("region"), item.attribute("place")]
    notes = ["as at the time of listing" if _true(item.attribute("asAtListingTime")) else "", *item.values("remark")]
    note = "; ".join(filter(None, notes))
    if any(parts) or code or name:
        draft.address(parts, name or code, code=code, note=note)
    else:
        draft.detail("on the address", note)
    for contact in item.children("contactInfo"):
        key, value = contact.attribute("key"), contact.attribute("value")
        if kind := _CONTACTS.get(key.casefold()):
            draft.identifier(kind, value, note="fax" if key.casefold() == "fax" else "")
        else:
            draft.detail(key or "contact", value)


def read_identification(item: Item, draft: Draft) -> None:
    """Note a document or number; what is known of it, such as that it is false, is its note."""
    code, said = item.attribute("identificationTypeCode"), item.attribute("identificationTypeDescription")
    number, latin = item.attribute("number"), item.attribute("latinNumber")
    country, name = _country(item)
    kind, scheme = _CODES.get(code.casefold()) or kind_of(said) or kind_of(code) or (None, None)
    stated = {
        "issued by": item.attribute("issuedBy"),
        "name on it:": item.attribute("nameOnDocument"),
        "valid from": item.attribute("validFrom"),
        "region": item.attribute("region"),
    }
    notes = [said or code if kind in (None, IdentifierKind.OTHER) else ""]
    notes += [word for flag, word in _FLAGS.items() if _true(item.attribute(flag))]
    notes += [f"{label} {value}" for label, value in stated.items() if value]
    notes += item.values("remark")
    note = "; ".join(dict.fromkeys(filter(None, notes)))
    issued, expires = item.attribute("issueDate"), item.attribute("validTo")
    if kind is None:
        kind = IdentifierKind.OTHER
        draft.doubt("number of an unknown kind", repr(said or code))
    if _FLAGS["knownFalse"] in notes:  # a forged document names somebody else, or nobody
        kind, scheme = IdentifierKind.OTHER, scheme or kind.value
    for each in dict.fromkeys(filter(None, (number, latin))):
        draft.identifier(kind, each, country or name, issued=issued, expires=expires, note=note, scheme=scheme or "")
    if not number and not latin:
        text = "; ".join(filter(None, (said or code, name or country, issued, expires, note)))
        draft.detail("document", text if note or issued or expires else "")


def _country(item: Item) -> tuple[str, str]:
    """Return the code and the name of a country, each empty where it is not known: code 00."""
    code, name = item.attribute("countryIso2Code"), item.attribute("countryDescription")
    return (code if country_code(code) else ""), ("" if code == "00" or name.upper() == "UNKNOWN" else name)


def _date(year: str, month: str, day: str) -> str:
    """Return `1958`, `1958-01` or `1958-01-25`; parts without a year as they stand."""
    if not year:
        return "-".join(filter(None, (month, day)))
    return year + (f"-{month:0>2}" + (f"-{day:0>2}" if day else "") if month else "")


def _agree(day: str, parts: str) -> bool:
    one, other = read_date(day), read_date(parts)
    return one is not None and other is not None and one[0].overlaps(other[0])


def _true(text: str) -> bool:
    return text.casefold() in ("true", "1", "yes")
