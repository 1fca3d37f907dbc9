import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sanscreen.lists import check
from sanscreen.lists.faults import Faults
from sanscreen.lists.formats.opensanctions.entities import FORMAT
from sanscreen.lists.list_file import ListFile
from sanscreen.model import (
    Address,
    Alias,
    AliasKind,
    AliasQuality,
    BirthDate,
    DateSpan,
    Designation,
    Detail,
    Entry,
    Fact,
    Gender,
    Identifier,
    IdentifierKind,
    NameParts,
    PartyType,
    Relation,
    RelationKind,
    Scope,
    Watchlist,
)

SAMPLES = Path(__file__).parents[2] / "samples"
FTM = SAMPLES / "opensanctions.ftm.json"
NESTED = SAMPLES / "opensanctions.nested.json"
BY = ("opensanctions",)


def read(data: str, name: str = "f.json") -> tuple[Watchlist | None, Faults]:
    faults = Faults(name)
    return FORMAT.read(ListFile.of_bytes(data.encode(), name), faults), faults


def entity(number: str = "NK-1", /, schema: str = "Person", *, target: object = True, **properties: Any) -> str:
    """One line, of a party called Ivan Testov where nothing else is said; `caption` stands among the properties here."""
    if target and not properties.keys() & {"name", "caption"}:
        properties["name"] = ["Ivan Testov"]
    caption = properties.pop("caption", properties.get("name", [""])[0])
    record = {"id": number, "caption": caption, "schema": schema, "properties": properties, "datasets": ["example"], "last_change": "2026-01-02T03:04:05", "target": target}  # fmt: skip
    return json.dumps(record, ensure_ascii=False) + "\n"


def listed(data: str) -> tuple[Designation, ...]:
    watchlist, faults = read(data)
    assert faults.faults == []
    assert watchlist is not None
    return watchlist.designations


@pytest.fixture(scope="module", params=[FTM, NESTED], ids=["ftm", "nested"])
def sample(request: pytest.FixtureRequest) -> dict[str, Designation]:
    """The parties of the invented sample, whose two files say the same."""
    (found,), faults = check(request.param)
    assert faults == ()
    assert found.report.unread == ()
    return {each.id: each for each in found.watchlist.designations}


@pytest.mark.parametrize("path", [FTM, NESTED], ids=["ftm", "nested"])
def test_the_list_is_named_after_its_only_data_set_and_dated_by_its_newest_record(path: Path) -> None:
    (found,), _ = check(path)
    watchlist = found.watchlist
    assert (watchlist.key, watchlist.title) == ("opensanctions-example-register", "OpenSanctions: example_register")
    assert (watchlist.scope, watchlist.authority, watchlist.as_of) == (
        Scope.OFFICIAL,
        "OpenSanctions",
        date(2026, 10, 31),
    )
    (source,) = watchlist.sources
    assert (source.key, source.label, source.as_of) == ("opensanctions", "OpenSanctions", date(2026, 10, 31))
    assert found.report.format == "OpenSanctions JSON"


def test_both_files_say_the_same_of_every_party() -> None:
    both = [check(path)[0][0].watchlist.designations for path in (FTM, NESTED)]
    for one, other in zip(*both, strict=True):
        assert {**_bag(one)} == {**_bag(other)}, one.id


def _bag(party: Designation) -> dict[str, Any]:
    """The fields of a party, their values in any order."""
    return {
        key: Counter(json.dumps(each, sort_keys=True) for each in value) if isinstance(value, list) else value
        for key, value in party.to_dict().items()
    }


@pytest.mark.parametrize(
    ("number", "type"),
    [
        ("NK-testov", PartyType.INDIVIDUAL),
        ("NK-trading", PartyType.ENTITY),
        ("NK-ministry", PartyType.ENTITY),
        ("NK-unclear", PartyType.UNKNOWN),
        ("NK-star", PartyType.VESSEL),
        ("NK-plane", PartyType.AIRCRAFT),
        ("NK-wallet", PartyType.UNKNOWN),
        ("NK-bond", PartyType.ENTITY),
    ],
)
def test_the_schema_says_what_a_party_is(number: str, type: PartyType, sample: dict[str, Designation]) -> None:
    assert sample[number].type is type
    assert len(sample) == 8


def test_names_have_their_quality_and_the_parts_that_make_them_up(sample: dict[str, Designation]) -> None:
    def parts(family: str, given: str, patronymic: str | None = None) -> NameParts:
        return NameParts(family, given, patronymic)

    assert sample["NK-testov"].aliases == (
        Alias("Ivan Testov", AliasQuality.PRIMARY, AliasKind.NAME, parts("Testov", "Ivan"), BY),
        Alias("Иван Тестов", parts=parts("Тестов", "Иван"), sources=BY),
        Alias("TESTOV, Ivan Petrovich", parts=parts("Testov", "Ivan", "Petrovich"), sources=BY),
        Alias("Johann Testov", sources=BY),
        Alias("Ivan Obraztsov", kind=AliasKind.FORMER, sources=BY),
        Alias("Vanya", AliasQuality.WEAK, sources=BY),
    )
    assert [alias.name for alias in sample["NK-trading"].aliases] == ["Example Trading LLC", "Образец Трейдинг", "ETL"]


@pytest.mark.parametrize(
    ("number", "field", "expected"),
    [
        ("NK-testov", "programs", ("XX-EXAMPLE", "Example programme", "Example regulations", "XX-REGS")),
        ("NK-testov", "gender", Gender.MALE),
        ("NK-testov", "birth_dates", (BirthDate(DateSpan.of("1962-04"), BY), BirthDate(DateSpan.of("1963-05-06"), BY))),
        ("NK-testov", "birth_places", (Fact("Exampletown", BY),)),
        ("NK-testov", "nationalities", (Fact("RU", BY),)),
        ("NK-testov", "citizenships", (Fact("CY", BY),)),
        ("NK-testov", "titles", (Fact("Director of examples", BY), Fact("Dr", BY))),
        ("NK-testov", "activities", (Fact("tester", BY),)),
        ("NK-testov", "countries", ("CY", "RU", "UA")),
        ("NK-testov", "listed_on", date(2020, 2, 3)),
        ("NK-testov", "updated_on", date(2026, 9, 15)),
        ("NK-testov", "remarks", "An invented man."),
        ("NK-trading", "birth_dates", (BirthDate(DateSpan.of("2015"), BY),)),
        ("NK-trading", "nationalities", (Fact("RU", BY), Fact("CY", BY))),
        ("NK-trading", "activities", (Fact("trade in examples", BY),)),
        ("NK-ministry", "addresses", (Address("RU (country)", "RU", BY),)),
        ("NK-star", "birth_dates", (BirthDate(DateSpan.of("1999"), BY),)),
        ("NK-star", "model", (Fact("general cargo ship", BY),)),
        ("NK-star", "flag_states", (Fact("PA", BY),)),
        ("NK-plane", "model", (Fact("Sample 1", BY), Fact("S1", BY))),
    ],
)  # fmt: skip
def test_properties_land_where_they_belong(
    number: str, field: str, expected: object, sample: dict[str, Designation]
) -> None:
    found = getattr(sample[number], field)
    assert (set(found) if field == "programs" else found) == (set(expected) if field == "programs" else expected)  # type: ignore[call-overload]


K = IdentifierKind


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            "NK-testov",
            {
                Identifier(K.PASSPORT, "000000001"),
                Identifier(K.NATIONAL_ID, "ID-000002"),
                Identifier(K.TAX_NUMBER, "T-000003"),
                Identifier(K.TAX_NUMBER, "000000000000", "RU", "inn"),
                Identifier(K.NATIONAL_ID, "000-00-0004", scheme="ssn"),
                Identifier(K.EMAIL, "ivan@testov.example"),
                Identifier(K.PHONE, "+000000000"),
                Identifier(K.WEBSITE, "https://testov.example"),
                Identifier(K.OTHER, "Q00000000", scheme="wikidata"),
                Identifier(K.PASSPORT, "000000005", "CY", None, "2011-01", "2021-01", "type: Diplomatic passport; summary: as printed"),
                Identifier(K.NATIONAL_ID, "C-000006", "RU", "cedula", note="type: Cedula No.; authority: Example Office"),
                Identifier(K.NATIONAL_ID, "X-000007", note="type: Invented card"),
                Identifier(K.WALLET, "0x0000000000000000000000000000000000000000", scheme="eth"),
            },
        ),
        (
            "NK-trading",
            {
                Identifier(K.REGISTRATION_NUMBER, "R-00001"),
                Identifier(K.REGISTRATION_NUMBER, "0000000000000", "RU", "ogrn"),
                Identifier(K.REGISTRATION_NUMBER, "00000000", scheme="okpo"),
                Identifier(K.OTHER, "000000000", scheme="kpp"),
                Identifier(K.LEI, "00000000000000000000"),
                Identifier(K.BIC, "ZZZZZZ00"),
                Identifier(K.BANK_CODE, "000000000", scheme="bik"),
                Identifier(K.TAX_NUMBER, "ZZ0000", scheme="vat"),
                Identifier(K.REGISTRATION_NUMBER, "000000000", scheme="duns"),
                Identifier(K.OTHER, "L-1"),
                Identifier(K.WALLET, "1ExampLe", scheme="xbt"),
            },
        ),
        ("NK-star", {Identifier(K.IMO_NUMBER, "0000000"), Identifier(K.MMSI, "000000000"), Identifier(K.CALL_SIGN, "ZZ00")}),
        ("NK-plane", {Identifier(K.TAIL_NUMBER, "ZZ-00000"), Identifier(K.SERIAL_NUMBER, "00000")}),
        ("NK-wallet", {Identifier(K.WALLET, "0x0000000000000000000000000000000000000000", scheme="eth")}),
        ("NK-bond", {Identifier(K.OTHER, "ZZ0000000000", scheme="isin")}),
    ],
)  # fmt: skip
def test_numbers_have_kind_country_and_dates(
    number: str, expected: set[Identifier], sample: dict[str, Designation]
) -> None:
    bare = {Identifier(**{**_fields(each), "sources": ()}) for each in sample[number].identifiers}
    assert bare == expected


def _fields(identifier: Identifier) -> dict[str, Any]:
    return {name: getattr(identifier, name) for name in Identifier.__slots__}


R = RelationKind


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            "NK-testov",
            {
                (R.OWNER_OF, "NK-wallet", None, None),
                (R.OWNER_OF, "NK-trading", None, "Ownership; percentage: 51; startDate: 2015"),
                (R.LEADER_OF, "NK-trading", None, "Directorship; role: Director"),
                (R.RELATIVE_OF, None, "Petr Testov", "Family, as person; relationship: son"),
                (R.LINKED_TO, "NK-ministry", None, "UnknownLink, as subject; role: advises"),
                (R.ASSOCIATE_OF, "NK-unclear", None, "Associate, as person"),
            },
        ),
        (
            "NK-trading",
            {
                (R.OWNED_BY, "NK-testov", None, "Ownership; percentage: 51; startDate: 2015"),
                (R.LED_BY, "NK-testov", None, "Directorship; role: Director"),
                (R.PART_OF, "NK-ministry", None, None),
                (R.PART_OF, "NK-ministry", None, "Membership"),
                (R.OWNER_OF, "NK-star", None, None),
                (R.OWNER_OF, None, "SAMPLE MOON", None),
                (R.OWNER_OF, None, "1ExampLe", None),
                (R.LINKED_TO, "NK-bond", None, "issuer"),
                (R.REPRESENTED_BY, None, "Petr Testov", "Representation"),
            },
        ),
        (
            "NK-ministry",
            {
                (R.HAS_PART, "NK-trading", None, None),
                (R.HAS_PART, "NK-trading", None, "Membership"),
                (R.LINKED_TO, "NK-testov", None, "UnknownLink, as object; role: advises"),
            },
        ),
        ("NK-unclear", {(R.ASSOCIATE_OF, "NK-testov", None, "Associate, as associate")}),
        ("NK-star", {(R.OWNED_BY, "NK-trading", None, None), (R.OPERATED_BY, None, "Sample Shipping", None)}),
        ("NK-wallet", {(R.OWNED_BY, "NK-testov", None, None)}),
        ("NK-bond", {(R.LINKED_TO, "NK-trading", None, "issuer")}),
        ("NK-plane", set()),
    ],
)
def test_ties_stand_at_both_ends(number: str, expected: set[Any], sample: dict[str, Designation]) -> None:
    assert {(each.kind, each.party, each.name, each.note) for each in sample[number].relations} == expected


def test_addresses_are_texts_with_what_else_is_said_of_them(sample: dict[str, Designation]) -> None:
    assert set(sample["NK-testov"].addresses) == {
        Address("UA-CRI (country)", "UA", BY),
        Address("Exampletown", None, BY),
        Address("1 Sample Street, Exampletown (000000)", "RU", BY),
    }


def test_the_numbers_that_authorities_give_are_entries(sample: dict[str, Designation]) -> None:
    assert sample["NK-testov"].entries == (
        Entry("OpenSanctions", "NK-testov", BY),
        Entry("Example Authority", "EA-1", BY),
        Entry("UN", "EXi.001", BY),
    )


def test_what_has_no_field_of_its_own_is_a_detail(sample: dict[str, Designation]) -> None:
    found = {(each.label, each.value) for each in sample["NK-testov"].details}
    assert found == {
        ("datasets", "example_register"),
        ("family name", "Primerov"),
        ("nameSuffix", "jun."),
        ("birthCountry", "suhh"),
        ("nationalities", "suhh"),
        ("region", "ua-cri"),
        ("topics", "sanction"),
        ("topics", "role.pep"),
        ("summary", "A man made for tests"),
        ("sourceUrl", "https://register.example/1"),
        ("hairColor", "grey"),
        ("first seen", "2025-01-02T03:04:05"),
        ("referents", "reg-nk-testov"),
        ("occupancy", "Minister of Examples; startDate: 2001; endDate: 2009; status: ended"),
        ("sanction", "authority: Example Authority; authorityId: EA-1; unscId: EXi.001; program: Example regulations; programId: XX-REGS; country: ru; listingDate: 2020-02-03; startDate: 2020-02-04; reason: Made for tests.; status: active; provisions: Asset freeze; sourceUrl: https://register.example/s1"),
    }  # fmt: skip
    star = {(each.label, each.value) for each in sample["NK-star"].details}
    assert {("pastFlags", "lr"), ("tonnage", "1000"), ("grossRegisteredTonnage", "900")} <= star
    assert Detail("schema", "Company", BY) in sample["NK-trading"].details


def test_what_says_nothing_of_a_target_is_counted() -> None:
    (found,), _ = check(FTM)
    assert {each.what: each.count for each in found.report.aside} == {
        f"not a target: {schema}": 1
        for schema in ("Address", "Company", "CryptoWallet", "Family", "Person", "Position", "Similar", "Vessel")
    }
    (found,), _ = check(NESTED)
    assert {each.what: each.count for each in found.report.aside} == {
        f"not a target: {schema}": 1 for schema in ("Company", "CryptoWallet", "Person", "Position", "Vessel")
    }
    assert [(each.what, each.count) for each in found.report.doubts] == [("country that is not known", 1)]


def test_parties_of_several_data_sets_are_of_the_list_as_a_whole() -> None:
    watchlist, _ = read(entity() + entity("NK-2", name=["Petr Testov"]).replace('["example"]', '["example", "other"]'))
    assert watchlist is not None
    assert (watchlist.key, watchlist.title) == ("opensanctions", "OpenSanctions")


@pytest.mark.parametrize(
    ("caption", "properties", "names"),
    [
        ("Ivan Testov", {"name": ["I. Testov", "Ivan Testov"]}, ["Ivan Testov", "I. Testov"]),
        ("???", {"name": ["!", "Ivan Testov"]}, ["Ivan Testov"]),
        ("", {"alias": ["Ivan Testov"]}, ["Ivan Testov"]),
        ("Ivan Testov", {"weakAlias": ["Ivan Testov", "Vanya"]}, ["Ivan Testov", "Vanya"]),
    ],
)
def test_the_caption_is_the_primary_name_or_else_the_first_that_can_be_compared(
    caption: str, properties: dict[str, Any], names: list[str]
) -> None:
    (party,) = listed(entity(caption=caption, **properties))
    assert [alias.name for alias in party.aliases] == names
    if caption != names[0] and caption:
        assert Detail("caption", caption, BY) in party.details


@pytest.mark.parametrize("caption", ["", "?"])
def test_a_party_without_any_name_is_a_fault(caption: str) -> None:
    watchlist, faults = read(entity(caption=caption))
    assert watchlist is None
    assert faults.faults == ["f.json:1: NK-1: exactly one primary name is needed, found none"]


def test_a_party_that_is_called_by_its_schema_is_told() -> None:
    watchlist, faults = read(entity(schema="Vessel", caption="Vessel", callSign=["ZZ00"]))
    assert watchlist is not None
    assert watchlist.designations[0].primary_name == "Vessel"
    assert faults.warnings == ["f.json:1: NK-1: party without a name: it is called 'Vessel'"]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"firstName": ["Ivan"], "lastName": ["Primerov"]}, None),
        ({"firstName": ["Ivan"]}, None),
        ({"firstName": ["Johann", "IVAN"], "lastName": ["Testov", "Primerov"]}, NameParts("Testov", "IVAN")),
        ({"firstName": ["Ivan"], "middleName": ["Petrovich"], "lastName": ["Testov"]}, NameParts("Testov", "Ivan")),
    ],
)
def test_parts_are_given_to_a_name_that_they_make_up_and_to_no_other(
    properties: dict[str, Any], expected: NameParts | None
) -> None:
    (party,) = listed(entity(name=["Ivan Testov"], **properties))
    assert party.aliases[0].parts == expected
    kept = {expected.family, expected.given} if expected else set()
    said = {detail.value for detail in party.details if detail.label.endswith(" name")}
    assert kept | said == {value for values in properties.values() for value in values}


def test_a_company_has_no_parts_of_a_personal_name() -> None:
    (party,) = listed(entity(schema="Company", name=["Ivan Testov"], firstName=["Ivan"], lastName=["Testov"]))
    assert party.aliases[0].parts is None
    assert {each.label for each in party.details} >= {"family name", "given name"}


def test_values_of_any_shape_are_kept() -> None:
    watchlist, faults = read(entity(name="Ivan Testov", caption="Ivan Testov", height=180, works=[{"title": "A", "year": [2001, 2002]}], ok=True, none=None))  # fmt: skip
    assert watchlist is not None
    (party,) = watchlist.designations
    assert faults.ledger.unread == {}
    assert {(each.label, each.value) for each in party.details} >= {
        ("height", "180"), ("works", "title: A; year: 2001, 2002"), ("ok", "true"),
    }  # fmt: skip


def test_what_is_not_understood_is_kept_and_told() -> None:
    watchlist, faults = read(entity(birthDate=["long ago"], modifiedAt=["lately"], country=["xx-yy"], gender=["other"]))
    assert watchlist is not None
    (party,) = watchlist.designations
    assert {(each.label, each.value) for each in party.details} >= {
        ("birth date", "long ago"), ("updated on", "lately"), ("region", "xx-yy"), ("gender", "other"),
    }  # fmt: skip
    assert party.addresses == (Address("XX-YY (country)", None, BY),)
    assert len(faults.warnings) == 3
    assert faults.ledger.doubts == {"date that is not understood": 2, "country that is not known": 1}


def test_ids_that_lead_nowhere_are_kept() -> None:
    (party,) = listed(
        entity(addressEntity=["addr-9"], owner=["nobody"])
        + entity("own", "Ownership", target=False, owner=["NK-1"], asset=["gone"])
        + entity("occ", "Occupancy", target=False, holder=["NK-1"], post=["post-9"])
    )
    assert {(each.label, each.value) for each in party.details} >= {
        ("addressEntity", "addr-9"), ("owner", "nobody"), ("occupancy", "post-9"),
    }  # fmt: skip
    assert party.relations == (Relation(RelationKind.OWNER_OF, name="gone", sources=BY, note="Ownership"),)


def test_whose_a_wallet_is_it_names_and_nobody_else() -> None:
    parties = listed(
        entity()
        + entity("NK-2", name=["Petr Testov"])
        + entity("w", "CryptoWallet", publicKey=["1ExampLe"], holder=["NK-2"], parent=["NK-1"])
    )
    assert [[each.number for each in party.identifiers] for party in parties] == [[], ["1ExampLe"], ["1ExampLe"]]


def test_an_address_without_a_text_is_made_of_its_parts() -> None:
    (party,) = listed(
        entity(addressEntity=["a"])
        + entity("a", "Address", target=False, street=["1 Sample Street"], city=["Exampletown"], country=["ru"], remarks=["gate 2"])
    )  # fmt: skip
    assert party.addresses == (Address("1 Sample Street, Exampletown, RU (remarks: gate 2)", "RU", BY),)


def test_what_there_is_more_of_than_one_place_for_is_kept() -> None:
    (party,) = listed(
        entity(addressEntity=["a"])
        + entity("a", "Address", target=False, full=["1 Sample Street", "2 Sample Street"], city=["2"], country=["ru", "cy"])
        + entity("p", "Passport", target=False, holder=["NK-1"], number=["01", "02"], country=["ru", "cy"], startDate=["2011", "2012"], endDate=["2021", "2022"])
    )  # fmt: skip
    assert party.addresses == (
        Address("1 Sample Street (2; cy)", "RU", BY),
        Address("2 Sample Street (2; cy)", "RU", BY),
    )
    note = "country: cy; startDate: 2012; endDate: 2022"
    assert party.identifiers == tuple(
        Identifier(K.PASSPORT, number, "RU", None, "2011", "2021", note, BY) for number in ("01", "02")
    )


def test_a_document_without_a_number_is_a_detail_and_a_personal_number_a_national_one() -> None:
    (party,) = listed(
        entity()
        + entity("p", "Passport", target=False, holder=["NK-1"], country=["ru"])
        + entity("q", "Passport", target=False, holder=["NK-1"], passportNumber=["0001"], personalNumber=["0002"])
    )
    assert Detail("passport", "country: ru", BY) in party.details
    assert [(each.kind, each.number, each.note) for each in party.identifiers] == [
        (K.PASSPORT, "0001", None),
        (K.NATIONAL_ID, "0002", "personal number in a passport"),
    ]


def test_a_key_of_a_record_that_nobody_reads_is_counted() -> None:
    watchlist, faults = read(entity().replace('"target"', '"novel": ["1", "2"], "target"'))
    assert watchlist is not None
    assert faults.ledger.unread == {"entity/novel": 2}


def test_a_field_of_a_link_that_nobody_reads_is_counted() -> None:
    proof = {"id": "doc", "schema": "Document", "caption": "Paper", "properties": {"title": ["Paper"]}}
    watchlist, faults = read(
        entity() + entity("own", "Ownership", target=False, owner=["NK-1"], asset=["gone"], proof=[proof], new="x")
        .replace('"target"', '"novel": "1", "target"')
    )  # fmt: skip
    assert watchlist is not None
    assert watchlist.designations[0].relations[0].note == "Ownership; new: x"
    assert set(faults.ledger.unread) == {
        "entity/novel", "entity/properties/proof/id", "entity/properties/proof/schema", "entity/properties/proof/caption",
        "entity/properties/proof/properties/title",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (entity() + entity(), "f.json:2: NK-1: stands in line 1 too; fetch the file again"),
        (entity() + entity(target=False), "f.json:2: NK-1: stands on another line too; fetch the file again"),
        (entity(target=False) + entity(), "f.json:2: NK-1: stands on another line too; fetch the file again"),
        (entity(target="yes"), "f.json:1: NK-1: target is 'yes', neither true nor false; fetch the file again"),
        (entity("", name=["x"]), "f.json:1: id: is missing; fetch the file again"),
        (entity(schema=""), "f.json:1: schema: is missing, or the properties are no object: no entity; fetch the file again"),
        ('{"id": "a", "schema": "Person", "properties": []}', "f.json:1: schema: is missing, or the properties are no object"),
        ('{"id": "a", "schema": "Person", "properties": [], "target": false}', "f.json:1: schema: is missing, or the properties are"),
        (entity() + entity("NK-2")[:-20], "f.json:2: line: is no JSON, "),
        (entity(target=False), "f.json:1: file: holds no party; fetch it again"),
        (entity().replace('"id": "NK-1"', '"id": "NK-1", "id": "NK-2"'), "f.json:1: id: is missing; fetch the file again"),
    ],
)  # fmt: skip
def test_a_fault_names_its_line_and_leaves_no_list(data: str, expected: str) -> None:
    watchlist, faults = read(data)
    assert watchlist is None
    assert [fault.startswith(expected) for fault in faults.faults] == [True]


def test_an_entity_that_does_not_say_whether_it_is_a_target_is_taken_for_one() -> None:
    data = (entity() + entity("fam", "Family", person=["NK-1"], relative=["x"])).replace(', "target": true', "")
    watchlist, faults = read(data)
    assert watchlist is not None
    assert [each.id for each in watchlist.designations] == ["NK-1"]
    assert faults.warnings == ["f.json:1: NK-1: does not say whether it is a target, and is taken for one"]
    assert faults.ledger.doubts == {"entity that does not say whether it is a target": 1}


class _Changing(ListFile):
    """A file of which the second reading finds less."""

    def __init__(self) -> None:
        self.path = Path("f.json")
        self.used = []
        self.times = 0

    def open(self) -> Any:
        self.times += 1
        data = entity() + entity("NK-2", name=["Petr Testov"])
        return ListFile.of_bytes(data[: -10 * (self.times - 1) or None].encode(), "f.json").open()


def test_a_file_that_changes_while_it_is_read_gives_no_list() -> None:
    faults = Faults("f.json")
    assert FORMAT.read(_Changing(), faults) is None
    assert faults.faults == ["f.json:1: file: changed while it was read; load it again"]


@pytest.mark.parametrize(
    "data",
    [
        '{"id": "x", "schemata": ["Person"], "properties": ["a"]}',
        '[{"schema": "Person", "properties": {}}]',
        '{\n"schema": "Person",\n"properties": {}}',
        '{"schema": "person", "properties": {}}',
        "schema: Person\n",
        '{"a": 1}\n{"schema": "Person", "properties": {}}',
    ],
)
def test_other_json_is_not_recognised(data: str) -> None:
    assert not FORMAT.recognises(ListFile.of_bytes(data.encode(), "entities.ftm.json"))


# The official samples, against a few independent lines.


def _independent(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        found = json.loads(line, object_pairs_hook=lambda pairs: {"pairs": pairs})
        record = dict(found["pairs"])
        if record["target"]:
            properties: dict[str, list[Any]] = {}
            for key, value in record["properties"]["pairs"]:
                values = value if isinstance(value, list) else [value]
                properties.setdefault(key, []).extend(each for each in values if isinstance(each, str) and each.strip())
            yield {**record, "properties": properties}


@pytest.mark.parametrize("name", ["entities.ftm.json", "targets.nested.json"])
def test_the_official_samples_are_read_whole(name: str, samples: Path) -> None:
    path = samples / "opensanctions" / name
    (found,), faults = check(path)
    assert faults == ()
    assert found.report.unread == ()
    parties = {each.id: each for each in found.watchlist.designations}
    records = list(_independent(path))
    assert len(records) == len(parties) > 4
    for record in records:
        party, said = parties[record["id"]], record["properties"]
        names = {
            record["caption"],
            *(each for key in ("name", "alias", "previousName", "weakAlias") for each in said.get(key, ())),
        }
        assert {alias.name for alias in party.aliases} == {" ".join(each.split()) for each in names}
        assert party.primary_name == " ".join(record["caption"].split())
        numbers = {*said.get("wikidataId", ()), *said.get("website", ())}
        assert {each.number for each in party.identifiers} == numbers
        dates = {each for each in said.get("birthDate", ()) if re.fullmatch(r"\d{4}(-\d\d){0,2}", each)}
        assert {str(each.days) for each in party.birth_dates} == dates
