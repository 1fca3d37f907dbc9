"""The UN list: where each field lands, what is told, and the whole official file against a second reading of it."""

import xml.etree.ElementTree as ET
from pathlib import Path
from time import perf_counter

import pytest

from sanscreen import AliasKind, AliasQuality, Designation, IdentifierKind, NameParts, PartyType, Watchlist
from sanscreen.errors import WatchlistError
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.un.consolidated import FORMAT
from sanscreen.lists.formats.un.names import names_in, spellings_in
from sanscreen.lists.list_file import ListFile
from sanscreen.lists.load import load_watchlist

SAMPLE = Path(__file__).parents[2] / "samples" / "un.xml"
TEXT = SAMPLE.read_text(encoding="utf-8")


def read(text: str) -> tuple[Watchlist | None, Faults]:
    faults = Faults("un.xml")
    return FORMAT.read(ListFile.of_bytes(text.encode(), "un.xml"), faults), faults


def whole(text: str = TEXT) -> dict[str, Designation]:
    watchlist, faults = read(text)
    assert watchlist is not None, faults.faults
    return {each.id: each for each in watchlist.designations}


@pytest.mark.parametrize("number", ["a" * 50_000, "(1) " * 12_000])
def test_a_field_of_prose_is_kept_whole_and_takes_no_time(number: str) -> None:
    started = perf_counter()
    found = whole(TEXT.replace("<NUMBER>", f"<NUMBER>{number}", 1))
    assert perf_counter() - started < 2
    assert any(number.strip() in each.number for party in found.values() for each in party.identifiers)


def names(party: Designation, quality: AliasQuality) -> list[str]:
    return [alias.name for alias in party.aliases if alias.quality is quality]


def details(party: Designation, label: str) -> list[str]:
    return [detail.value for detail in party.details if detail.label == label]


def test_the_list_says_who_publishes_it_and_of_which_day_it_is() -> None:
    watchlist, faults = read(TEXT)
    assert watchlist is not None
    assert (watchlist.key, watchlist.sources[0].label, str(watchlist.as_of)) == ("un", "UN", "2030-02-27")
    assert not faults.ledger.unread


def test_the_names_of_a_person_keep_quality_kind_and_parts() -> None:
    person = whole()["XXi.001"]
    assert person.type is PartyType.INDIVIDUAL
    assert person.aliases[0].name == "IVAN INVENTED TESTOV"
    assert person.aliases[0].parts == NameParts(ordered=("IVAN", "INVENTED", "TESTOV"))
    assert names(person, AliasQuality.WEAK) == ["The Tester", "Тестер"]
    strong = names(person, AliasQuality.STRONG)
    assert strong == [
        *("Иван Тестов", "Testoff, Ivan", "Iwan Testow", "Yvan Testoff", "Ivan Testofsky"),
        *("تستوف", "Testuf", "Tastuf", "إيفان تستوف"),
    ]
    kinds = {alias.name: alias.kind for alias in person.aliases}
    assert kinds["Testoff, Ivan"] is AliasKind.FORMER
    assert kinds["Иван Тестов"] is AliasKind.NAME
    assert details(person, "name as printed") == [
        "Iwan Testow; Yvan Testoff b) Ivan Testofsky",
        "تستوف (Testuf; Tastuf)",
    ]
    assert details(person, "on a name")[0] == (
        "Testoff, Ivan: born 1969-02-05; born in Testburg, Germany; formerly listed as"
    )


def test_dates_and_places_keep_what_is_known_of_them() -> None:
    person = whole()["XXi.001"]
    assert [(str(born.days), born.circa) for born in person.birth_dates] == [
        ("1969-02-05", False),
        ("1960-01-25", False),
        ("1961", True),
        ("1962/1964", True),
        ("1965-11", False),
        ("1966-09", False),
        ("1967-03-03", False),
    ]
    assert details(person, "birth date") == ["24/06/1402 (Hijri Calendar)"]
    assert details(person, "on the birth date") == ["from a false passport"]
    assert [place.value for place in person.birth_places] == [
        "Testburg, Germany",
        "Example Quarter, Testville, Invented Province, France (now Newtown)",
    ]
    assert (str(person.listed_on), str(person.updated_on)) == ("2021-04-07", "2023-01-01")
    assert details(person, "updated on") == ["2023-01-01, 2022-01-01"]


def test_documents_give_numbers_without_the_words_around_them() -> None:
    passport, tax, card = whole()["XXi.001"].identifiers
    assert (passport.kind, passport.number, passport.country) == (IdentifierKind.PASSPORT, "D00000001", "FR")
    assert (passport.issued, passport.expires) == ("2001-02-03", "2017-06-11")
    assert passport.note is not None
    assert passport.note.startswith(
        "Diplomatic passport no. D00000001; issued in Testburg, Germany; expires on 11 Jun."
    )
    assert (tax.kind, tax.number) == (IdentifierKind.TAX_NUMBER, "TSTVNI60A25Z999X")
    assert (card.kind, card.number, card.issued) == (IdentifierKind.NATIONAL_ID, "000123456", "2011-03-09")
    assert details(whole()["XXi.001"], "document") == [
        "Passport; Egypt; issued in 1993, under the name of an invented person"
    ]


def test_facts_addresses_and_remarks_are_kept() -> None:
    person = whole()["XXi.001"]
    assert [fact.value for fact in person.genders] == ["male"]
    assert [fact.value for fact in person.titles] == ["Dr", "Head of Example Trading", "General"]
    assert [fact.value for fact in person.nationalities] == ["IR"]
    assert details(person, "nationalities") == ["former Utopia"]
    assert person.programs == ("Example",)
    assert [(entry.list, entry.number) for entry in person.entries] == [("UN", "XXi.001"), ("UN", "900001")]
    assert [(address.text, address.country) for address in person.addresses] == [
        ("1 Example Road, Testburg, Invented Province, 00001, Germany (previous address)", "DE"),
        ("2 Example Road, Testville, France", "FR"),
    ]
    assert person.remarks == "Invented person. Nobody of this name exists."
    assert details(person, "submitted on") == ["2021-03-01"]


def test_an_entity_keeps_its_names_and_the_numbers_in_its_remarks() -> None:
    entity = whole()["XXe.001"]
    assert entity.type is PartyType.ENTITY
    assert [(alias.name, alias.kind.value) for alias in entity.aliases] == [
        ("EXAMPLE TRADING (ET)", "name"),
        ("INVENTED SHIPPING (IS)", "aka"),
        ("Example Traders", "aka"),
        ("Old Example", "former"),
        ("مثال", "former"),
    ]
    assert [(each.kind.value, each.number, each.scheme) for each in entity.identifiers] == [
        ("imo_number", "5342883", "company"),
        ("bic", "EXAMDEFF", None),
    ]
    assert entity.remarks is not None
    assert "1234568" in entity.remarks
    assert entity.addresses[0].country == "HK"


def test_what_is_not_understood_is_told_with_its_place() -> None:
    _, faults = read(TEXT)
    assert faults.warnings == [
        "un.xml:4: XXi.001: country that is not known: nationalities 'former Utopia'",
        "un.xml:4: XXi.001: date in another calendar: birth date '24/06/1402 (Hijri Calendar)'",
        "un.xml:106: XXe.001: number with a wrong check digit: IMO 1234568",
    ]


def test_a_field_that_nobody_reads_is_counted() -> None:
    _, faults = read(
        TEXT.replace("<SORT_KEY/>", "<SHOE_SIZE>42</SHOE_SIZE>", 1).replace("<INDIVIDUALS>", "<INDIVIDUALS>x")
    )
    assert dict(faults.ledger.unread) == {"INDIVIDUAL/SHOE_SIZE": 1, "CONSOLIDATED_LIST/INDIVIDUALS": 1}


def test_an_unknown_quality_counts_as_strong_and_is_told() -> None:
    text = TEXT.replace("<QUALITY>Low</QUALITY>", "<QUALITY>Medium</QUALITY>")
    person = whole(text)["XXi.001"]
    assert "The Tester" in names(person, AliasQuality.STRONG)
    assert details(person, "quality of a name") == ["The Tester: Medium"]


def test_a_reference_number_of_two_parties_gives_way_to_the_number_of_the_record() -> None:
    parties = whole(TEXT.replace("XXe.001", "XXi.001"))
    assert list(parties) == ["XXi.001", "900002"]
    assert [entry.number for entry in parties["900002"].entries] == ["900002", "XXi.001"]
    assert list(whole(TEXT.replace("XXe.001", ""))) == ["XXi.001", "900002"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("900002", "900001", "un.xml:106: 900001: the record stands twice (DATAID); fetch the file again"),
        (
            "EXAMPLE TRADING (ET) ; INVENTED SHIPPING (IS)",
            "",
            "un.xml:106: XXe.001: exactly one primary name is needed",
        ),
        ("</CONSOLIDATED_LIST>", "", "un.xml:1"),
        ("</ENTITY>", "</ENTITI>", "un.xml:1"),
        ("<CONSOLIDATED_LIST", "<!DOCTYPE x><CONSOLIDATED_LIST", "un.xml:2: file: holds a document type (DTD)"),
    ],
)
def test_a_faulty_file_gives_no_list_and_names_the_place(old: str, new: str, fault: str) -> None:
    watchlist, faults = read(TEXT.replace(old, new))
    assert watchlist is None
    assert any(each.startswith(fault) for each in faults.faults), faults.faults


def test_a_list_without_parties_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "un.xml"
    path.write_text('<CONSOLIDATED_LIST dateGenerated="2030-01-01T00:00:00Z"/>')
    with pytest.raises(WatchlistError, match="holds no party"):
        load_watchlist(path)


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Testov Ivan", ("Testov Ivan",)),
        ("Ivan Testov (Тестов)", ("Ivan Testov", "Тестов")),
        ("Ivan Testov Тестов Иван", ("Ivan Testov", "Тестов Иван")),
        ("Ivan Testov (original script: Тестов)", ("Ivan Testov", "Тестов")),
        ("Testov (previously listed as)", ("Testov",)),
        ("Testov, born 1 Jan. 1953 (passport no. 1)", ("Testov",)),
        ("Testov born in 1963", ("Testov",)),
        ("Example (Kenya)", ("Example (Kenya)",)),
        ("Example Front (EF) (Пример; The Example)", ("Example Front (EF)", "Пример", "The Example")),
        ("例貿易(香港)有限公司", ("例貿易(香港)有限公司",)),
        (") Testov", ("Testov",)),
        ("(birth name)", ("(birth name)",)),
        ("III", ("III",)),
    ],
)
def test_a_name_field_gives_every_name_in_it(printed: str, found: tuple[str, ...]) -> None:
    assert names_in(printed) == found


@pytest.mark.parametrize(
    ("note", "name", "found"),
    [
        ("previously listed as. In Arabic: تستوف", "Testov", ("تستوف",)),
        ("Testov; Testoff", "تستوف", ("Testov", "Testoff")),
        ("(Testov; Testoff) by this nom de guerre", "تستوف", ("Testov", "Testoff")),
        ("Passport number: B1; DOB: 1948; POB: Testburg", "تستوف", ()),
        ("called so; rarely", "Testov", ()),
        ("", "Testov", ()),
    ],
)
def test_a_note_gives_the_spellings_in_it(note: str, name: str, found: tuple[str, ...]) -> None:
    assert spellings_in(note, name) == found


@pytest.mark.parametrize(
    ("printed", "number", "country"),
    [
        ("AB 1234567", "AB 1234567", None),
        ("Libya B/002210", "B/002210", "LY"),
        ("R00012098, South Sudan", "R00012098", "SS"),
        ("381110042 (Expired 25 Jan. 2016)", "381110042", None),
        ("Diplomatic Passport: Z30000001", "Z30000001", None),
        ("No34409/129", "34409/129", None),
        ("Russian passport number 0000 No. 000001", "0000 000001", None),
        ("Social Security Number 000-31-3021 (US)", "000-31-3021", "US"),
        ("a passport of no number", "a passport of no number", None),
    ],
)
def test_a_number_loses_the_words_around_it(printed: str, number: str, country: str | None) -> None:
    text = TEXT.replace("<NUMBER>TSTVNI60A25Z999X</NUMBER>", f"<NUMBER>{printed}</NUMBER>")
    found = whole(text)["XXi.001"].identifiers[1]
    assert (found.number, found.country) == (number, country)
    assert printed == number or printed in str(found.note)


def test_the_country_where_a_consulate_issued_a_document_is_not_its_country() -> None:
    text = TEXT.replace("<ISSUING_COUNTRY>France</ISSUING_COUNTRY>", "", 1)
    assert whole(text)["XXi.001"].identifiers[0].country is None
    text = text.replace("<CITY_OF_ISSUE>Testburg</CITY_OF_ISSUE>", "")
    assert whole(text)["XXi.001"].identifiers[0].country == "DE"


def test_the_whole_official_file_agrees_with_a_second_reading(samples: Path) -> None:
    path = samples / "un_xml" / "un_consolidated.xml"
    watchlist = load_watchlist(path)
    listed = {party.id: party for party in watchlist.designations}
    elements = [each for tag in ("INDIVIDUAL", "ENTITY") for each in ET.parse(path).getroot().iter(tag)]
    assert len(listed) == len(elements) == 1003
    for element in elements:
        party = listed[str(element.findtext("REFERENCE_NUMBER")).strip()]
        _same_names(element, party)
        _same_numbers(element, party)
        _same_dates(element, party)


def _texts(element: ET.Element, *paths: str) -> list[str]:
    found = (" ".join((each.text or "").split()) for path in paths for each in element.findall(path))
    return [text for text in found if text and text != "na"]


def _same_names(element: ET.Element, party: Designation) -> None:
    main = " ".join(_texts(element, *(f"{place}_NAME" for place in ("FIRST", "SECOND", "THIRD", "FOURTH"))))
    by_quality: dict[str, set[str]] = {}
    for alias in (*element.findall("INDIVIDUAL_ALIAS"), *element.findall("ENTITY_ALIAS")):
        by_quality.setdefault(alias.findtext("QUALITY") or "", set()).update(_texts(alias, "ALIAS_NAME"))
    printed = {
        main,
        *_texts(element, "NAME_ORIGINAL_SCRIPT"),
        *(name for found in by_quality.values() for name in found),
    }
    notes = _texts(element, *(f"{place}/NOTE" for place in ("INDIVIDUAL_ALIAS", "ENTITY_ALIAS", "INDIVIDUAL_DOCUMENT")))
    cut = set(details(party, "name as printed"))
    ours = {alias.name: alias for alias in party.aliases}
    assert printed - cut <= ours.keys(), party.id
    assert cut <= printed
    assert all(any(name in text for text in (*cut, *notes)) for name in ours.keys() - printed), party.id
    assert party.primary_name == main or main in cut
    for name in by_quality.get("Good", set()) - cut - {main}:
        assert ours[name].quality is AliasQuality.STRONG, party.id
    for name in by_quality.get("Low", set()) - cut - by_quality.get("Good", set()) - {main}:
        assert ours[name].quality is AliasQuality.WEAK, party.id
    for name in by_quality.get("f.k.a.", set()) - by_quality.get("a.k.a.", set()):
        assert ours[name].kind is AliasKind.FORMER, party.id


def _same_numbers(element: ET.Element, party: Designation) -> None:
    stated = [each for each in party.identifiers if each.note != "from the remarks"]
    told = details(party, "document")
    documents = [document for document in element.findall("INDIVIDUAL_DOCUMENT") if _texts(document, "*")]
    for document in documents:
        if number := "".join(_texts(document, "NUMBER")):
            assert any(each.number == number or number in str(each.note) for each in stated), (party.id, number)
        elif rest := _texts(document, "TYPE_OF_DOCUMENT2", "NOTE"):
            assert any(rest[0] in text for text in (*told, *(str(each.note) for each in stated))), (party.id, rest)
    assert len(stated) + len(told) <= len(documents)
    assert all(any(letter.isdigit() for letter in each.number) for each in stated)


def _same_dates(element: ET.Element, party: Designation) -> None:
    spans = {str(born.days) for born in party.birth_dates}
    expected = set(_texts(element, "INDIVIDUAL_ALIAS/DATE_OF_BIRTH"))
    notes = 0
    for born in element.findall("INDIVIDUAL_DATE_OF_BIRTH"):
        day, year, first, last, note = (
            "".join(_texts(born, tag)) for tag in ("DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE")
        )
        if day or first or (year and not note):
            expected.add(day or year or f"{first}/{last}")
        elif note:
            notes += 1
    assert expected <= spans, party.id
    assert len(spans - expected) + len(details(party, "birth date")) == notes, party.id
    assert str(party.listed_on) == _texts(element, "LISTED_ON")[0][:10]
    assert str(party.updated_on) == max(_texts(element, "LAST_DAY_UPDATED/VALUE"), default="None")
