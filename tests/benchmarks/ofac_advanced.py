"""Memory and time of reading an ADVANCED XML of OFAC's form and size, with invented parties.

    python tests/benchmarks/ofac_advanced.py [PARTIES]

10 000 parties make about 100 MB, the size of the SDN list in 2026. The memory is the peak of the process above what it holds
when it has imported the library, in MB of 1 000 000 bytes.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.ofac import advanced as ofac_advanced
from sanscreen.lists.list_file import ListFile

_SETS = {
    "AliasType": {1400: "A.K.A.", 1403: "Name"},
    "CalendarType": {1: "Gregorian"},
    "Country": {11: "Ruritania", 12: "Panama"},
    "CountryRelevance": {1413: "Unknown"},
    "DocNameStatus": {1: "Primary Latin", 2: "Others"},
    "EntryEventType": {1: "Created"},
    "FeatureType": {8: "Birthdate", 9: "Place of Birth", 10: "Nationality Country", 25: "Location", 224: "Gender"},
    "DetailReference": {91526: "Male"},
    "IDRegDocDateType": {1480: "Issue Date", 1481: "Expiration Date"},
    "IDRegDocType": {1571: "Passport", 1596: "Tax ID No."},
    "IdentityFeatureLinkType": {1: "Unknown"},
    "LegalBasis": {1828: "Executive Order 99999 (Invented)"},
    "List": {1550: "SDN List"},
    "LocPartType": {1451: "ADDRESS1", 1454: "CITY", 1456: "POSTAL CODE"},
    "LocPartValueStatus": {1: "Unknown"},
    "LocPartValueType": {1: "Unknown"},
    "NamePartType": {1520: "Last Name", 1521: "First Name"},
    "PartySubType": {4: "Unknown"},
    "PartyType": {1: "Individual"},
    "RelationQuality": {1: "High"},
    "RelationType": {15003: "Owned or Controlled By"},
    "Reliability": {1: "Unknown"},
    "SanctionsType": {1: "Program", 1705: "Block"},
    "Script": {215: "Latin", 160: "Arabic"},
    "ScriptStatus": {1: "Unknown"},
    "Validity": {1: "Valid"},
}
_FIXED = 'YearFixed="false" MonthFixed="false" DayFixed="false"'


def document(parties: int) -> Iterator[str]:
    """Yield the text of a file with so many parties, line by line, indented as OFAC's is."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<Sanctions xmlns="urn:invented" Version="3">\n'
    yield f'  <DateOfIssue CalendarTypeID="1">\n{_day(2026, 7, 30)}  </DateOfIssue>\n'
    yield "  <ReferenceValueSets>\n"
    for kind, values in _SETS.items():
        led = ' PartyTypeID="1"' if kind == "PartySubType" else ""
        yield f"    <{kind}Values>\n"
        yield from (f'      <{kind} ID="{number}"{led}>{text}</{kind}>\n' for number, text in values.items())
        yield f"    </{kind}Values>\n"
    yield "  </ReferenceValueSets>\n"
    for section, part in (
        ("Locations", _location),
        ("IDRegDocuments", _documents),
        ("DistinctParties", _party),
        ("ProfileRelationships", _tie),
        ("SanctionsEntries", _entry),
    ):
        yield f"  <{section}>\n"
        yield from (part(number) for number in range(1, parties + 1))
        yield f"  </{section}>\n"
    yield "</Sanctions>\n"


def _day(year: int, month: int, day: int) -> str:
    return f"            <Year>{year}</Year>\n            <Month>{month}</Month>\n            <Day>{day}</Day>\n"


def _period(year: int) -> str:
    point = (
        f"          <From>\n{_day(year, 4, 1)}          </From>\n          <To>\n{_day(year, 4, 1)}          </To>\n"
    )
    bounds = "".join(
        f'        <{tag} Approximate="false" {_FIXED}>\n{point}        </{tag}>\n' for tag in ("Start", "End")
    )
    return f'      <DatePeriod CalendarTypeID="1" {_FIXED}>\n{bounds}      </DatePeriod>\n'


def _location(number: int) -> str:
    parts = "".join(
        f'      <LocationPart LocPartTypeID="{kind}">\n'
        '        <LocationPartValue Primary="true" LocPartValueTypeID="1" LocPartValueStatusID="1">\n'
        f"          <Comment />\n          <Value>{text} {number}</Value>\n        </LocationPartValue>\n"
        "      </LocationPart>\n"
        for kind, text in ((1451, "Example Street"), (1454, "Testburg"), (1456, "Box"))
    )
    country = '      <LocationCountry CountryID="12" CountryRelevanceID="1413" />\n'
    return f'    <Location ID="{number}">\n{country}{parts}    </Location>\n'


def _documents(number: int) -> str:
    return "".join(
        f'    <IDRegDocument ID="{number}{kind}" IDRegDocTypeID="{kind}" IdentityID="{number}" IssuedBy-CountryID="12" '
        'ValidityID="1">\n      <Comment />\n'
        f"      <IDRegistrationNo>X{number:07}{kind}</IDRegistrationNo>\n      <IssuingAuthority />\n"
        f'      <DocumentDate IDRegDocDateTypeID="1480">\n{_period(2015)}      </DocumentDate>\n'
        f'      <DocumentedNameReference DocumentedNameID="{number}0" />\n    </IDRegDocument>\n'
        for kind in (1571, 1596)
    )


def _party(number: int) -> str:
    aliases = "".join(_alias(number, place) for place in range(4))
    groups = "".join(
        f'            <MasterNamePartGroup>\n              <NamePartGroup ID="{number}{place}{part}" '
        f'NamePartTypeID="152{part}" />\n            </MasterNamePartGroup>\n'
        for place in range(4)
        for part in range(2)
    )
    features = "".join(
        f'        <Feature ID="{number}{kind}" FeatureTypeID="{kind}">\n'
        f'          <FeatureVersion ID="{number}{kind}" ReliabilityID="1">\n            <Comment />\n{said}'
        "          </FeatureVersion>\n"
        f'          <IdentityReference IdentityID="{number}" IdentityFeatureLinkTypeID="1" />\n        </Feature>\n'
        for kind, said in (
            (8, _period(1940 + number % 60) + '            <VersionDetail DetailTypeID="1430" />\n'),
            (9, f'            <VersionDetail DetailTypeID="1432">Testburg {number}, Ruritania</VersionDetail>\n'),
            (10, f'            <VersionLocation LocationID="{number}" />\n'),
            (25, f'            <VersionLocation LocationID="{number}" />\n'),
            (224, '            <VersionDetail DetailTypeID="1431" DetailReferenceID="91526" />\n'),
        )
    )
    return (
        f'    <DistinctParty FixedRef="{number}">\n      <Comment />\n      <Profile ID="{number}" PartySubTypeID="4">\n'
        f'        <Identity ID="{number}" FixedRef="{number}" Primary="true" False="false">\n{aliases}'
        f"          <NamePartGroups>\n{groups}          </NamePartGroups>\n        </Identity>\n{features}"
        "      </Profile>\n    </DistinctParty>\n"
    )


def _alias(number: int, place: int) -> str:
    parts = "".join(
        "              <DocumentedNamePart>\n"
        f'                <NamePartValue NamePartGroupID="{number}{place}{part}" ScriptID="215" ScriptStatusID="1" '
        f'Acronym="false">{text}</NamePartValue>\n              </DocumentedNamePart>\n'
        for part, text in enumerate((f"TESTOV{'ABCD'[place]}{number}", f"Quidam {number}"))
    )
    main = "false" if place else "true"
    return (
        f'          <Alias FixedRef="{number}" AliasTypeID="{1400 if place else 1403}" Primary="{main}" LowQuality="false">\n'
        f'            <DocumentedName ID="{number}{place}" FixedRef="{number}" DocNameStatusID="1">\n{parts}'
        "            </DocumentedName>\n          </Alias>\n"
    )


def _tie(number: int) -> str:
    return (
        f'    <ProfileRelationship ID="{number}" From-ProfileID="{number}" To-ProfileID="1" RelationTypeID="15003" '
        f'RelationQualityID="1" Former="false" SanctionsEntryID="{number}">\n      <Comment />\n'
        "    </ProfileRelationship>\n"
    )


def _entry(number: int) -> str:
    return (
        f'    <SanctionsEntry ID="{number}" ProfileID="{number}" ListID="1550">\n'
        f'      <EntryEvent ID="{number}" EntryEventTypeID="1" LegalBasisID="1828">\n        <Comment />\n'
        f'        <Date CalendarTypeID="1">\n{_day(2001, 9, 23)}        </Date>\n      </EntryEvent>\n'
        f'      <SanctionsMeasure ID="{number}1" SanctionsTypeID="1">\n        <Comment>INVENTED</Comment>\n'
        "      </SanctionsMeasure>\n"
        f'      <SanctionsMeasure ID="{number}2" SanctionsTypeID="1705">\n        <Comment />\n      </SanctionsMeasure>\n'
        "    </SanctionsEntry>\n"
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6  # Linux counts in KiB


def main(parties: int) -> None:
    """Write a file, read it and print what that took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "invented_advanced.xml"
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(document(parties))
        faults = Faults(path.name)
        base, started = _peak(), time.process_time()
        watchlist = ofac_advanced.read(ListFile(path), faults)
        seconds = time.process_time() - started
        if watchlist is None:
            raise SystemExit("\n".join(faults.faults[:20]))
        print(
            f"{path.stat().st_size / 1e6:.0f} MB, {len(watchlist.designations)} parties: {seconds:.1f} s of CPU, "
            f"{_peak() - base:.0f} MB above {base:.0f} MB"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
