from datetime import date, datetime
from typing import Any

import pytest

from sanscreen.errors import PartyError
from sanscreen.model import DateSpan, Gender, Identifier, IdentifierKind, NameParts, Party, PartyType
from sanscreen.model.party import MAX_NAME_LENGTH, MAX_VALUES

HALF = "Test\ud800ov"
LONG = "a" * (MAX_NAME_LENGTH + 1)
ENDLESS = "a" * (100 * MAX_NAME_LENGTH + 1)
PASSPORT = Identifier(IdentifierKind.PASSPORT, "000000001")


def test_a_name_is_enough() -> None:
    party = Party(name="TESTOV, Ivan")
    assert (party.names, party.type, party.countries) == (("TESTOV, Ivan",), PartyType.UNKNOWN, ())


def test_the_name_stands_before_the_other_names() -> None:
    assert Party("Testov", other_names=("Тестов", "Testoff")).names == ("Testov", "Тестов", "Testoff")


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("name", "", "name is empty"),
        ("name", " \t\n", "name is empty"),
        ("name", None, "name: None is no text"),
        ("name", 7, "name: 7 is no text"),
        ("name", LONG, "name: 1001 characters; at most 1000 are allowed"),
        ("name", HALF, "name: holds half of a surrogate pair; the text was decoded wrongly"),
        ("other_names", "Testov", "other_names: 'Testov' is no tuple of str; Party.of(...) reads text"),
        ("other_names", ["Testov"], "other_names: ['Testov'] is no tuple of str; Party.of(...) reads text"),
        ("other_names", (None,), "other_names: None is no str; Party.of(...) reads text"),
        ("other_names", (LONG,), "other_names: 1001 characters; at most 1000 are allowed"),
        ("other_names", (HALF,), "other_names: holds half of a surrogate pair"),
        ("other_names", ("a",) * (MAX_VALUES + 1), "other_names: 101 values; at most 100 are allowed"),
        ("name_parts", {"family": "Testov"}, "name_parts: {'family': 'Testov'} is no NameParts"),
        ("name_parts", NameParts(family=HALF), "name_parts: holds half of a surrogate pair"),
        ("name_parts", NameParts(given=7), "name_parts: 7 is no text"),  # type: ignore[arg-type]  # the fault
        ("name_parts", NameParts(maiden=7), "name_parts: 7 is no text"),  # type: ignore[arg-type]  # the fault
        ("name_parts", NameParts(nickname=LONG), "name_parts: 1001 characters; at most 1000 are allowed"),
        ("name_parts", NameParts(matronymic=HALF), "name_parts: holds half of a surrogate pair"),
        ("name_parts", NameParts(ordered=["Ivan"]), "name_parts: ['Ivan'] is no tuple"),  # type: ignore[arg-type]  # the fault
        ("type", "individual", "type: 'individual' is no PartyType; Party.of(...) reads text"),
        ("type", None, "type: None is no PartyType; Party.of(...) reads text"),
        ("gender", "male", "gender: 'male' is no Gender; Party.of(...) reads text"),
        ("birth_date", "1962", "birth_date: '1962' is no DateSpan; Party.of(...) reads text"),
        ("countries", "RU", "countries: 'RU' is no tuple of str; Party.of(...) reads text"),
        ("countries", ("Russia",), "countries: 'Russia' is no ISO 3166-1 alpha-2 code in capitals, such as 'RU'"),
        ("countries", ("ru",), "countries: 'ru' is no ISO 3166-1 alpha-2 code in capitals, such as 'RU'"),
        ("identifiers", (("passport", "1"),), "identifiers: ('passport', '1') is no Identifier"),
        ("identifiers", (Identifier("passport", "1"),), "identifiers: 'passport' is no IdentifierKind"),  # type: ignore[arg-type]  # the fault
        ("identifiers", (Identifier(IdentifierKind.LEI, HALF),), "identifiers: holds half of a surrogate"),
        ("identifiers", (Identifier(IdentifierKind.LEI, "1", "Russia"),), "identifiers: 'Russia' is no ISO 3166-1"),
        ("identifiers", (Identifier(IdentifierKind.LEI, "1", 7),), "identifiers: 7 is no str"),  # type: ignore[arg-type]  # the fault
        ("identifiers", (PASSPORT,) * (MAX_VALUES + 1), "identifiers: 101 values; at most 100 are allowed"),
        ("addresses", (ENDLESS,), "addresses: 100001 characters; at most 100000 are allowed"),
        ("addresses", (HALF,), "addresses: holds half of a surrogate pair"),
        ("reference", 17, "reference: 17 is no text"),
        ("reference", HALF, "reference: holds half of a surrogate pair"),
        ("unread", "gender", "unread: 'gender' is no tuple of str"),
        ("unread", (HALF,), "unread: holds half of a surrogate pair"),
    ],
)  # fmt: skip
def test_a_party_is_strict_and_names_the_field(field: str, value: Any, expected: str) -> None:
    with pytest.raises(PartyError) as caught:
        Party(**{"name": "Testov", field: value})
    assert str(caught.value).startswith(expected)


@pytest.mark.parametrize(
    ("parts", "names"),
    [
        (NameParts("Testova", "Anna", maiden="Primerova"), ("Testova, Anna", "Primerova, Anna")),
        (NameParts("Testov", "Juan", matronymic="Example"), ("Testov, Juan", "Testov Example, Juan")),
        (NameParts("Testov", "Ivan", nickname="Vanya"), ("Testov, Ivan", "Vanya")),
        (NameParts(nickname="Vanya"), ("Vanya",)),
        (NameParts(maiden="Primerova"), ("Primerova",)),
        (NameParts(ordered=("Ivan", "Testov")), ("Ivan Testov",)),
    ],
)
def test_every_name_that_the_parts_make_is_a_name(parts: NameParts, names: tuple[str, ...]) -> None:
    assert Party.of(name_parts=parts).names == names
    assert Party("Someone", name_parts=parts).names == ("Someone", *names)


def test_the_longest_names_and_most_values_that_are_allowed_pass() -> None:
    longest = "a" * MAX_NAME_LENGTH
    assert len(Party(longest, other_names=(longest,) * 9).names) == 10
    assert len(Party(longest, other_names=("a",) * MAX_VALUES).names) == MAX_VALUES + 1


def test_all_names_together_have_a_limit_too() -> None:
    """Or one record could stop a payment run for a minute."""
    with pytest.raises(PartyError, match=r"^all names together have 10001 characters; at most 10000 are allowed"):
        Party("a", other_names=("a" * MAX_NAME_LENGTH,) * 10)


def test_the_reference_comes_back_untouched() -> None:
    assert Party("Testov", reference=" row 1 ").reference == " row 1 "


def test_a_party_read_from_json_is_checked_too() -> None:
    with pytest.raises(PartyError, match=r"^name is empty$"):
        Party.from_dict({"name": " "})
    with pytest.raises(PartyError, match=r"^countries: 'russia' is no ISO"):
        Party.from_dict({"name": "Testov", "countries": ["russia"]})


@pytest.mark.parametrize(
    ("field", "given", "expected", "why"),
    [
        ("name", "  Testov ", "Testov", "blanks around"),
        ("other_names", "Тестов; Testoff ;", ("Тестов", "Testoff"), "one text with semicolons"),
        ("other_names", ["Тестов", "", " Testoff"], ("Тестов", "Testoff"), "a list"),
        ("other_names", ["Testov; Ivan"], ("Testov; Ivan",), "a list is not split again"),
        ("name_parts", {"family": "Testov"}, NameParts("Testov"), "a dictionary, as in JSON"),
        ("birth_date", date(1962, 4, 1), DateSpan.of("1962-04-01"), "a date of Python"),
        (
            "identifiers",
            "imo:9074729; SWIFT: DEUTDEFF",
            (Identifier(IdentifierKind.IMO_NUMBER, "9074729"), Identifier(IdentifierKind.BIC, "DEUTDEFF")),
            "as people call them",
        ),
        ("name_parts", NameParts("Testov"), NameParts("Testov"), "typed"),
        ("type", "individual", PartyType.INDIVIDUAL, "the value itself"),
        ("type", " Person ", PartyType.INDIVIDUAL, "a usual word in any case"),
        ("type", "natural person", PartyType.INDIVIDUAL, "two words"),
        ("type", "Company", PartyType.ENTITY, "a usual word"),
        ("type", "organisation", PartyType.ENTITY, "a usual word"),
        ("type", "ORGANIZATION", PartyType.ENTITY, "a usual word"),
        ("type", "ship", PartyType.VESSEL, "a usual word"),
        ("type", "airplane", PartyType.AIRCRAFT, "a usual word"),
        ("type", "unknown", PartyType.UNKNOWN, "said to be unknown"),
        ("type", PartyType.VESSEL, PartyType.VESSEL, "typed"),
        ("gender", "F", Gender.FEMALE, "one letter"),
        ("gender", "male", Gender.MALE, "the word"),
        ("birth_date", "1962-04", DateSpan.of("1962-04"), "a month"),
        ("birth_date", DateSpan.of("1962"), DateSpan.of("1962"), "typed"),
        ("countries", "Russia; CY;RUS", ("RU", "CY"), "names and codes, each country once"),
        ("countries", ["North Korea"], ("KP",), "a list"),
        ("identifiers", "1234567", (Identifier(IdentifierKind.OTHER, "1234567"),), "a number of no kind"),
        ("identifiers", "passport: 000000001", (PASSPORT,), "kind and number"),
        ("identifiers", "website:https://e.example", (Identifier(IdentifierKind.WEBSITE, "https://e.example"),), "url"),
        ("identifiers", ["Passport:000000001", "LEI:X"], (PASSPORT, Identifier(IdentifierKind.LEI, "X")), "a list"),
        ("identifiers", PASSPORT, (PASSPORT,), "typed"),
        ("identifiers", [PASSPORT], (PASSPORT,), "typed, in a list"),
        ("addresses", "1 Example Street; 2 Example Street", ("1 Example Street", "2 Example Street"), "two"),
        ("reference", " row 1 ", " row 1 ", "the caller's own key is untouched"),
        ("unread", ["gender: x; y"], ("gender: x; y",), "what another reader could not read"),
    ],
)  # fmt: skip
def test_text_is_read_as_files_have_it(field: str, given: Any, expected: object, why: str) -> None:
    party = Party.of(**{"name": "Testov", field: given})
    assert getattr(party, field) == expected, why


@pytest.mark.parametrize("nothing", ["", "  ", None])
def test_an_empty_text_means_that_nothing_is_known(nothing: str | None) -> None:
    fields = [name for name in Party.__dataclass_fields__ if name != "name"]
    assert Party.of(name="Testov", **dict.fromkeys(fields, nothing)) == Party("Testov")


@pytest.mark.parametrize("fields", [{}, {"name": ""}, {"name": " "}, {"name": None}, {"type": "person"}])
@pytest.mark.parametrize("lenient", [False, True])
def test_without_a_name_there_is_no_party(fields: dict[str, Any], lenient: bool) -> None:
    with pytest.raises(PartyError, match=r"^name is empty$"):
        Party.of(lenient=lenient, **fields)


UNREADABLE = [
    ("type", "planet", "type: 'planet' is none of individual, entity, vessel, aircraft, unknown, person"),
    ("type", 7, "type: 7 is no text"),
    ("gender", "x", "gender: 'x' is none of f, female, m, male"),
    ("birth_date", "01.04.1962", "birth_date: '01.04.1962' is no date; write 1962, 1962-04 or 1962-04-01"),
    (
        "countries",
        "RU;Atlantis",
        "countries: 'Atlantis' is no country that is known here; write its two-letter",
    ),
    ("countries", {"RU"}, "countries: {'RU'} is neither text nor a list of texts"),
    ("identifiers", "pasport:1", "identifiers: 'pasport' is none of passport, national_id, "),
    ("identifiers", [{"kind": "lei"}], "identifiers: {'kind': 'lei'} is no text"),
    ("birth_date", datetime(1962, 4, 1), "birth_date: datetime.datetime(1962, 4, 1, 0, 0) is no text"),
    ("name_parts", "Testov", "name_parts: NameParts: found 'Testov'; a dictionary is expected"),
    (
        "name_parts",
        {"second": "I"},
        "name_parts: NameParts: unknown field 'second'; allowed are family, given",
    ),
    ("addresses", HALF, "addresses: holds half of a surrogate pair; the text was decoded wrongly"),
    ("addresses", ["a"] * (MAX_VALUES + 1), "addresses: 101 values; at most 100 are allowed"),
    ("reference", 17, "reference: 17 is no text"),
]


@pytest.mark.parametrize(("field", "given", "expected"), UNREADABLE)
def test_a_field_that_cannot_be_read_is_an_error_that_names_it(field: str, given: Any, expected: str) -> None:
    with pytest.raises(PartyError) as caught:
        Party.of(**{"name": "Testov", field: given})
    assert str(caught.value).startswith(expected)


@pytest.mark.parametrize(("field", "given", "expected"), UNREADABLE)
def test_a_lenient_reader_leaves_the_field_out_and_says_so(field: str, given: Any, expected: str) -> None:
    party = Party.of(lenient=True, **{"name": "Testov", field: given})
    assert len(party.unread) == 1
    assert party.unread[0].startswith(expected)
    assert party == Party("Testov", unread=party.unread)


def test_a_lenient_reader_names_every_field_that_it_left_out() -> None:
    party = Party.of(lenient=True, name="Testov", gender="x", birth_date="soon", countries="RU", unread=["row: odd"])
    assert [reason.partition(":")[0] for reason in party.unread] == ["row", "gender", "birth_date"]
    assert party.countries == ("RU",)


@pytest.mark.parametrize(
    ("field", "given", "expected"),
    [
        ("name", LONG, "name: 1001 characters; at most 1000 are allowed"),
        ("name", HALF, "name: holds half of a surrogate pair"),
        ("name", 7, "name: 7 is no text"),
        ("other_names", f"Testoff; {LONG}", "other_names: 1001 characters; at most 1000 are allowed"),
        ("other_names", ["Testoff", HALF], "other_names: holds half of a surrogate pair"),
        ("other_names", ["a"] * (MAX_VALUES + 1), "other_names: 101 values; at most 100 are allowed"),
        ("other_names", 7, "other_names: 7 is neither text nor a list of texts"),
    ],
)
def test_even_a_lenient_reader_refuses_a_faulty_name(field: str, given: Any, expected: str) -> None:
    """A name that was left out would go unscreened, and the record would look clear."""
    with pytest.raises(PartyError) as caught:
        Party.of(lenient=True, **{"name": "Testov", field: given})
    assert str(caught.value).startswith(expected)


@pytest.mark.parametrize("lenient", [False, True])
def test_an_unknown_field_is_refused_with_those_that_are_known(lenient: bool) -> None:
    with pytest.raises(PartyError, match=r"^unknown field 'nationality'; allowed are name, other_names, "):
        Party.of(lenient=lenient, name="Testov", nationality="RU")
