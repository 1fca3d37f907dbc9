"""The UK Sanctions List as XML, one element `Designation` for each party, to a watchlist.

Source: FCDO, UK-Sanctions-List.xml, layouts of 2022 to 2026; element names by its schema.
"""

from collections.abc import Callable

from sanscreen.lists.dates import read_day
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.format import Format
from sanscreen.lists.formats.uk.list_csv import PUBLISHER, TITLE, URL
from sanscreen.lists.formats.uk.party import UkParties, UkParty
from sanscreen.lists.items import Item
from sanscreen.lists.list_draft import ListDraft
from sanscreen.lists.list_file import ListFile
from sanscreen.lists.xml_items import root_of, xml_items
from sanscreen.model import Watchlist

__all__ = ["FORMAT"]

_PERSON = ("IndividualDetails", "Individual")
_FIRM = ("EntityDetails", "Entity")
_SHIP = ("ShipDetails", "Ship")
_Method = Callable[..., None]
_RECORDS: tuple[
    tuple[_Method, tuple[str, ...], tuple[str, ...]], ...
] = (  # what to do with an element that stands at a path, and which of its children belong together
    (
        UkParty.name,
        ("Names", "Name"),
        ("NameType", "AliasStrength", *(f"Name{part}" for part in range(1, 7))),
    ),
    (
        UkParty.script_name,
        ("NonLatinNames", "NonLatinName"),
        ("NameNonLatinScript", "NonLatinScriptType", "NonLatinScriptLanguage"),
    ),
    (
        UkParty.address,
        ("Addresses", "Address"),
        (*(f"AddressLine{line}" for line in range(1, 7)), "AddressPostalCode", "AddressCountry"),
    ),
    (UkParty.birth_place, (*_PERSON, "BirthDetails", "Location"), ("TownOfBirth", "CountryOfBirth")),
    (
        UkParty.passport,
        (*_PERSON, "PassportDetails", "Passport"),
        ("PassportNumber", "PassportAdditionalInformation"),
    ),
    (
        UkParty.national_id,
        (*_PERSON, "NationalIdentifierDetails", "NationalIdentifier"),
        ("NationalIdentifierNumber", "NationalIdentifierAdditionalInformation"),
    ),
)
_TEXTS: tuple[tuple[_Method, tuple[str, ...]], ...] = (
    (UkParty.regime, ("RegimeName",)),
    (UkParty.ofsi, ("OFSIGroupID",)),
    (UkParty.un, ("UNReferenceNumber",)),
    (UkParty.information, ("OtherInformation",)),
    (UkParty.listed, ("DateDesignated",)),
    (UkParty.updated, ("LastUpdated",)),
    (UkParty.title, ("Titles", "Title")),
    (UkParty.phone, ("PhoneNumbers", "PhoneNumber")),
    (UkParty.website, ("Websites", "Website")),
    (UkParty.email, ("EmailAddresses", "EmailAddress")),
    (UkParty.wallet, ("CryptoWalletAddresses", "CryptoWalletAddress")),
    (UkParty.born, (*_PERSON, "DOBs", "DOB")),
    (UkParty.nationality, (*_PERSON, "Nationalities", "Nationality")),
    (UkParty.title, (*_PERSON, "Titles", "Title")),
    (UkParty.title, (*_PERSON, "Positions", "Position")),
    (UkParty.gender, (*_PERSON, "Genders", "Gender")),
    (UkParty.parent, (*_FIRM, "ParentCompanies", "ParentCompany")),
    (UkParty.subsidiary, (*_FIRM, "Subsidiaries", "Subsidiary")),
    (UkParty.registration, (*_FIRM, "BusinessRegistrationNumbers", "BusinessRegistrationNumber")),
    (UkParty.imo_number, (*_SHIP, "IMONumbers", "IMONumber")),
    (UkParty.owner, (*_SHIP, "CurrentOwnerOperators", "CurrentOwnerOperator")),
    (UkParty.previous_owner, (*_SHIP, "PreviousOwnerOperators", "PreviousOwnerOperator")),
    (UkParty.flag, (*_SHIP, "CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip")),
    (UkParty.model, (*_SHIP, "TypeOfShipDetails", "TypeOfShip")),
    (UkParty.born, (*_SHIP, "YearsBuilt", "YearBuilt")),
    (UkParty.hull_number, (*_SHIP, "HullIdentificationNumbers", "HullIdentificationNumber")),
)
_DETAILS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("designation source", ("DesignationSource",)),
    ("sanctions imposed", ("SanctionsImposed",)),
    ("statement of reasons", ("UKStatementofReasons",)),
    ("type of entity", (*_FIRM, "TypeOfEntities", "TypeOfEntity")),
    ("previous flag", (*_SHIP, "PreviousFlags", "PreviousFlag")),
    ("tonnage", (*_SHIP, "TonnageOfShipDetails", "TonnageOfShip")),
    ("length", (*_SHIP, "LengthOfShipDetails", "LengthOfShip")),
)


def recognises(file: ListFile) -> bool:
    """Return whether the root is `Designations` and holds a designation."""
    found = root_of(file.head)
    return found is not None and found[0] == "Designations" and bool({"Designation", "DateGenerated"} & found[1])


def read(file: ListFile, faults: Faults) -> Watchlist | None:
    """Return the list, or None where an element has a fault; all faults are gathered."""
    draft = ListDraft(faults, "uk", TITLE, PUBLISHER, "UK", URL)
    parties = UkParties(draft)
    for item in xml_items(file, faults, "Designation", "DateGenerated"):
        if item.tag == "DateGenerated":
            draft.as_of = read_day(item.text())
            continue
        number = item.value("UniqueID")
        if draft.get(number):
            faults.add(item.line, number, "stands in two elements; fetch the file again")
        if party := parties.party(number, item.value("IndividualEntityShip"), item.line):
            _read_party(item, party)
            draft.left(item)
    if draft.as_of is None:
        faults.doubt(1, "DateGenerated", "the file does not say its date")
    parties.finish()
    return draft.finish()


def _read_party(item: Item, party: UkParty) -> None:
    for method, path, tags in _RECORDS:
        for found in item.children(*path):
            party.once(method, *(found.value(tag) for tag in tags))
    for method, path in _TEXTS:
        for text in item.values(*path):
            party.once(method, text)
    for label, path in _DETAILS:
        for text in item.values(*path):
            party.once_detail(label, text)
    for indicators in item.children("SanctionsImposedIndicators"):
        for indicator in indicators.children():
            if indicator.text().casefold() not in ("false", ""):
                party.once_detail("sanctions indicator", indicator.tag)


FORMAT = Format("UK Sanctions List XML", recognises, read)
