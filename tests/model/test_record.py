import dataclasses
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from sanscreen import model
from sanscreen.model import (
    Address,
    Alias,
    AliasKind,
    AliasQuality,
    BirthDate,
    CacheStats,
    Compared,
    Comparison,
    DateSpan,
    Decision,
    Designation,
    Detail,
    Entry,
    Evidence,
    Fact,
    Flag,
    FlagKind,
    Gender,
    Hit,
    Identifier,
    IdentifierKind,
    Judgement,
    Link,
    MatchReason,
    NameParts,
    Party,
    PartyType,
    Policy,
    Record,
    Relation,
    RelationKind,
    Scope,
    Screening,
    Source,
    SourceKind,
    Standing,
    Suppressed,
    TokenMatch,
    Verdict,
    Watchlist,
    WatchlistReference,
    Words,
    canonical_json,
    digest_of,
)
from sanscreen.model.record import TextValue

BY = ("register",)
DAY = date(2030, 2, 1)
PARTS = NameParts("TESTOV", "Ivan", "Petrovich", "Max", "PRIMEROV", "Annovna", "Vanya", ("Ivan", "Testov"))
PASSPORT = Identifier(IdentifierKind.PASSPORT, "000000001", "RU", "internal", "2011-04", "2031-04", "as printed", BY)
SOURCE = Source(
    "register", SourceKind.INVENTED, "Example Authority", "EA", "Register", DAY, DAY, "r.txt", "https://r.example", "all"
)  # fmt: skip
PRIMARY = Alias("TESTOV, Ivan", AliasQuality.PRIMARY, AliasKind.NAME, PARTS, BY, "RU")
DESIGNATION = Designation(
    id="testov-ivan",
    type=PartyType.INDIVIDUAL,
    aliases=(PRIMARY, Alias("Тестов", AliasQuality.WEAK)),
    standing=Standing.REMOVED,
    programs=("EXAMPLE-1",),
    entries=(Entry("EA", "900001", BY),),
    genders=(Fact("male", BY),),
    birth_dates=(BirthDate(DateSpan.of("1962-04"), BY, circa=True),),
    birth_places=(Fact("Exampleville", BY),),
    nationalities=(Fact("RU", BY),),
    citizenships=(Fact("CY", BY),),
    titles=(Fact("director", BY),),
    activities=(Fact("trade in examples", BY),),
    identifiers=(PASSPORT,),
    addresses=(Address("1 Example Street #02-00, Singapore", "SG", BY),),
    model=(Fact("IL-76", BY),),
    flag_states=(Fact("PA", BY),),
    details=(Detail("tonnage", "900", BY),),
    relations=(Relation(RelationKind.OWNER_OF, "example-trading", "EXAMPLE TRADING LLC", BY, "as printed"),),
    listed_on=DAY,
    updated_on=DAY,
    last_seen=DAY,
    remarks="A namesake is common.",
)
MATCH = TokenMatch(
    Words("Тестов", 0, 6), Words("TESTOV", 0, 6), MatchReason.READING, 990, Decimal("99.0"), "BGN/PCGN 1947"
)
EVIDENCE = Evidence("name", Decimal("99.0"), "Тестов", "TESTOV, Ivan", "a note", (MATCH,))
LINK = Link(RelationKind.OWNED_BY, "list-b", "900002", "EXAMPLE TRADING LLC", "as printed")
HIT = Hit("list-a", DESIGNATION, PRIMARY, "Тестов", (EVIDENCE, Evidence("country", Decimal("-2.0"))), (LINK,))
NEAR = Hit("list-a", DESIGNATION, PRIMARY, "Тестов", (Evidence("name", Decimal("89.9")),))
DECISION = Decision(
    "list-a", "testov-ivan", "a" * 64, "b" * 64, Decimal("85.0"), Decimal("99.0"), Judgement.NOT_THE_PARTY,
    "born elsewhere", "A. Invented", DAY, DAY, "row 1", "Тестов", "TESTOV, Ivan",
)  # fmt: skip
SUPPRESSED = Suppressed(HIT, DECISION)
PARTY = Party(
    name="Тестов",
    other_names=("Testov",),
    name_parts=PARTS,
    type=PartyType.INDIVIDUAL,
    gender=Gender.MALE,
    birth_date=DateSpan.of("1962/1963"),
    countries=("RU", "CY"),
    identifiers=(PASSPORT,),
    addresses=("1 Example Street",),
    reference="row 1",
    unread=("gender: 'x' is none of f, m",),
)
REFERENCE = WatchlistReference("list-a", "List A", "undated+abc", "abc", Scope.INTERNAL, 2, 1, DAY)
RICH: tuple[Record, ...] = (
    PARTS,
    PASSPORT,
    SOURCE,
    PRIMARY,
    *DESIGNATION.entries,
    *DESIGNATION.genders,
    *DESIGNATION.birth_dates,
    *DESIGNATION.addresses,
    *DESIGNATION.relations,
    *DESIGNATION.details,
    DESIGNATION,
    Watchlist("list-a", "List A", Scope.INTERNAL, (DESIGNATION,), "EA", DAY, DAY, 2, "one is missing", (SOURCE,)),
    Words("Тестов", 0, 6),
    MATCH,
    EVIDENCE,
    HIT,
    PARTY,
    Policy(90.5, 7),
    LINK,
    REFERENCE,
    Compared(3, 4),
    CacheStats("words", 1, 2, 3, 4),
    Flag(FlagKind.CUT_SHORT, "35 characters"),
    Comparison("Тестов", "TESTOV", (EVIDENCE,)),
    Screening(
        Verdict.ERROR, PARTY, (HIT,), (NEAR,), (Flag(FlagKind.CUT_SHORT),), Policy(90), (REFERENCE,), "engine 1",
        Compared(3, 4), "no letter", (SUPPRESSED,),
    ),
    DECISION,
    SUPPRESSED,
)  # fmt: skip
everything = pytest.mark.parametrize("value", RICH, ids=lambda value: type(value).__name__)


def test_every_public_type_has_a_rich_example_here() -> None:
    public = {getattr(model, name) for name in model.__all__}
    types = {each for each in public if isinstance(each, type) and issubclass(each, Record)} - {Record}
    assert {type(value) for value in RICH} == types


@everything
def test_every_field_of_a_rich_example_is_written_in_declared_order(value: Record) -> None:
    """So the round trips below pass through every field, and JSON is the same on every run."""
    declared = [field.name for field in dataclasses.fields(value)]  # type: ignore[arg-type]  # a dataclass
    assert list(value.to_dict()) == [*value.derived, *declared]
    assert list(json.loads(value.to_json())) == [*value.derived, *declared]


@pytest.mark.parametrize("value", [value for value in RICH if value.derived], ids=lambda value: type(value).__name__)
def test_what_is_derived_may_be_missing_and_must_not_be_wrong(value: Record) -> None:
    written = value.to_dict()
    for name in value.derived:
        assert type(value).from_dict({key: item for key, item in written.items() if key != name}) == value
        other = not written[name] if isinstance(written[name], bool) else 1.5
        with pytest.raises(ValueError, match=rf"^{type(value).__name__}\.{name}: .* is not what the rest adds up to"):
            type(value).from_dict({**written, name: other})


@everything
def test_every_public_type_comes_back_from_its_dictionary(value: Record) -> None:
    assert type(value).from_dict(value.to_dict()) == value


@everything
def test_every_public_type_comes_back_from_json_and_writes_the_same_again(value: Record) -> None:
    read = type(value).from_dict(json.loads(value.to_json()))
    assert read == value
    assert read.to_json() == value.to_json()


@everything
def test_every_public_type_is_immutable(value: Record) -> None:
    name = dataclasses.fields(value)[0].name  # type: ignore[arg-type]  # a dataclass
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, name, getattr(value, name))


@everything
def test_an_unknown_field_is_refused_by_name(value: Record) -> None:
    with pytest.raises(ValueError, match=rf"^{type(value).__name__}: unknown field 'colour'; allowed are "):
        type(value).from_dict({**value.to_dict(), "colour": "red"})


@everything
def test_a_missing_field_is_refused_by_name(value: Record) -> None:
    data = value.to_dict()
    required = [
        field.name
        for field in dataclasses.fields(value)  # type: ignore[arg-type]  # a dataclass
        if field.default is dataclasses.MISSING
    ]
    for name in required:
        rest = {key: item for key, item in data.items() if key != name}
        with pytest.raises(ValueError, match=rf"^{type(value).__name__}: field '{name}' is missing$"):
            type(value).from_dict(rest)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Inner(Record):
    text: str


@dataclass(frozen=True, slots=True)
class Sample(Record):
    text: str
    count: int = 0
    points: Decimal = Decimal("0.0")
    colour: Colour = Colour.RED
    day: date | None = None
    days: DateSpan | None = None
    inner: Inner | None = None
    inners: tuple[Inner, ...] = ()


FULL = Sample("Тест", 2, Decimal("-1.5"), Colour.BLUE, DAY, DateSpan.of("1962"), Inner("a"), (Inner("b"), Inner("c")))


def test_a_record_is_written_in_plain_values() -> None:
    assert FULL.to_json() == (
        '{"text": "Тест", "count": 2, "points": -1.5, "colour": "blue", "day": "2030-02-01", "days": "1962", '
        '"inner": {"text": "a"}, "inners": [{"text": "b"}, {"text": "c"}]}'
    )
    assert Sample.from_dict(FULL.to_dict()) == FULL


def test_what_holds_its_default_is_left_out() -> None:
    assert Sample("a").to_dict() == {"text": "a"}
    assert Sample.from_dict({"text": "a", "day": None}) == Sample("a")


@pytest.mark.parametrize(
    ("changed", "expected", "why"),
    [
        ({"text": None}, "Sample.text: found None; str is expected", "nothing is no text"),
        ({"text": 7}, "Sample.text: found 7; str is expected", "a number is no text"),
        ({"count": "2"}, "Sample.count: found '2'; int is expected", "a text is no number"),
        ({"count": True}, "Sample.count: found True; a whole number is expected", "true is not 1"),
        ({"count": 1.5}, "Sample.count: found 1.5; int is expected", "no part of a whole number"),
        ({"points": True}, "Sample.points: found True; Decimal is expected", "true is not 1.0"),
        ({"points": "x"}, "Sample.points: 'x' is no Decimal", "no number"),
        ({"points": float("nan")}, "Sample.points: nan is no Decimal", "no amount"),
        ({"points": float("inf")}, "Sample.points: inf is no Decimal", "no amount"),
        ({"points": 83.55}, "Sample.points: 83.55 is no Decimal: at most one decimal place", "never rounded"),
        ({"colour": "green"}, "Sample.colour: 'green' is no Colour", "none of the values"),
        ({"colour": 1}, "Sample.colour: found 1; Colour is expected", "no text"),
        ({"day": "2030-02-30"}, "Sample.day: '2030-02-30' is no date", "no day"),
        ({"day": 20300201}, "Sample.day: found 20300201; date is expected", "no text"),
        ({"days": "1962-13"}, "Sample.days: '1962-13' is no DateSpan", "no month"),
        ({"days": 1962}, "Sample.days: found 1962; DateSpan is expected", "no text"),
        ({"inner": "a"}, "Sample.inner: found 'a'; a dictionary is expected", "no dictionary"),
        ({"inner": {}}, "Sample.inner: field 'text' is missing", "the place of what is missing"),
        ({"inners": {"text": "a"}}, "Sample.inners: found {'text': 'a'}; a list is expected", "no list"),
        ({"inners": [{"text": "a"}, {"text": 1}]}, "Sample.inners[1].text: found 1; str", "which item"),
        ({"inners": [{"text": "a", "b": 1}]}, "Sample.inners[0]: unknown field 'b'; allowed are text", "too"),
    ],
)
def test_a_value_of_another_shape_is_refused_with_its_place(changed: dict[str, Any], expected: str, why: str) -> None:
    with pytest.raises(ValueError, match=r"^Sample\.") as caught:
        Sample.from_dict({**FULL.to_dict(), **changed})
    assert str(caught.value).startswith(expected), why


@pytest.mark.parametrize("data", [None, [], "text", 7])
def test_a_record_is_read_from_a_dictionary_alone(data: object) -> None:
    with pytest.raises(ValueError, match=r"^Sample: found .*; a dictionary is expected$"):
        Sample.from_dict(data)


def test_canonical_json_is_sorted_and_without_blanks() -> None:
    value = {"b": [Decimal("1.5"), DAY, Colour.RED], "a": {"я": None, "c": Inner("Тест")}}
    assert canonical_json(value) == '{"a":{"c":{"text":"Тест"},"я":null},"b":[1.5,"2030-02-01","red"]}'


def test_the_order_of_keys_changes_neither_canonical_json_nor_the_digest() -> None:
    one, other = {"a": 1, "b": {"c": 2, "d": 3}}, {"b": {"d": 3, "c": 2}, "a": 1}
    assert canonical_json(one) == canonical_json(other)
    assert digest_of(one) == digest_of(other)


def test_the_digest_is_the_sha_256_of_the_canonical_json() -> None:
    assert digest_of({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_a_text_value_without_a_reader_of_its_own_cannot_be_read() -> None:
    with pytest.raises(NotImplementedError):
        TextValue.of("a")
