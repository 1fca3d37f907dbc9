from string import ascii_uppercase

import pytest

from sanscreen.errors import PartyError
from sanscreen.integrations.cells import MAX_ADDRESS
from sanscreen.integrations.columns import map_columns
from sanscreen.integrations.party_rows import MAX_TOLD, names_of, read_party
from sanscreen.model import DateSpan, Identifier, IdentifierKind, Party, PartyType
from sanscreen.model.countries import country_code


def party(**cells: str) -> Party:
    return read_party(list(cells.values()), map_columns(list(cells)), 7)


def test_row_becomes_a_party_with_all_its_fields() -> None:
    read = party(
        id="row 1", name=" Testov, Ivan ", aka="Vanya; Ivan T", type="person", sex="M", dob="01.04.1962",
        country="RU/Cyprus", address="1 Example Street; 2 Example Street", passport="000000001; 000000002",
    )  # fmt: skip
    assert read == Party.of(
        name="Testov, Ivan",
        reference="row 1",
        other_names=["Vanya", "Ivan T"],
        type=PartyType.INDIVIDUAL,
        gender="male",
        birth_date=DateSpan.of("1962-04-01"),
        countries="RU;CY",
        addresses=["1 Example Street; 2 Example Street"],
        identifiers="passport:000000001;passport:000000002",
    )


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({"last name": "Testov", "first name": "Ivan"}, "Testov, Ivan"),
        ({"first name": "Ivan", "middle name": "Ivanovich", "surname": "Testov"}, "Testov, Ivan Ivanovich"),
        ({"first name": "", "surname": "Testov"}, "Testov"),
        ({"first name": "Ivan", "surname": " "}, "Ivan"),
        ({"full name": "Ivan Testov", "first name": "X", "surname": "Y"}, "Ivan Testov"),
        ({"full name": "", "first name": "Ivan", "surname": "Testov"}, "Testov, Ivan"),
    ],
)
def test_name_is_the_whole_one_else_its_parts(cells: dict[str, str], name: str) -> None:
    assert read_party(list(cells.values()), map_columns(list(cells)), 2).name == name


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"name": ""}, "line 7: column 'name' is empty"),
        ({"Name": " \t "}, "line 7: column 'Name' is empty"),
        ({"surname": "", "first name": ""}, "line 7: column 'surname' is empty"),
        ({"name": "x" * 1001}, "line 7: name: 1001 characters; at most 1000 are allowed"),
        (
            {"name": "Ivan\ud800"},
            "line 7: name: holds half of a surrogate pair; the text was decoded wrongly",
        ),
        (
            {"name": "Ivan", "aka": "x" * 1001},
            "line 7: other_names: 1001 characters; at most 1000 are allowed",
        ),
    ],
)
def test_name_that_cannot_be_screened_is_told_with_its_line(cells: dict[str, str], message: str) -> None:
    with pytest.raises(PartyError) as caught:
        party(**cells)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("dob", "03/04/1962"),
        ("dob", "n/a"),
        ("country", "Atlantis"),
        ("type", "partner"),
        ("gender", "x"),
        ("aka", "-"),
    ],
)
def test_optional_field_that_cannot_be_read_is_named_and_not_dropped_in_silence(column: str, cell: str) -> None:
    read = party(name="Ivan", **{column: cell})
    assert read.name == "Ivan"
    assert len(read.unread) == 1
    assert repr(cell)[1:-1].split("/")[0] in read.unread[0]


def test_placeholder_among_other_names_leaves_the_others() -> None:
    assert party(name="Ivan", aka="-; Vanya; ...").other_names == ("Vanya",)


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("12345", (Identifier(IdentifierKind.OTHER, "12345"),)),
        ("tax_number: 12345", (Identifier(IdentifierKind.TAX_NUMBER, "12345"),)),
        (
            "Passport:1; LEI:2",
            (Identifier(IdentifierKind.PASSPORT, "1"), Identifier(IdentifierKind.LEI, "2")),
        ),
        ("btc:1abc", (Identifier(IdentifierKind.OTHER, "btc:1abc"),)),
        (" ; ", ()),
    ],
)
def test_column_of_mixed_numbers_may_say_their_kind(cell: str, numbers: tuple[Identifier, ...]) -> None:
    assert party(name="Ivan", identifiers=cell).identifiers == numbers


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        ({"name": "Igor", "surname": "Zimenkov"}, ("Igor", "Zimenkov, Igor")),
        ({"Name": "Mr", "Last Name": "Zimenkov", "First Name": "Igor"}, ("Mr", "Zimenkov, Igor")),
        ({"name": "Zimenkov", "first name": "Igor"}, ("Zimenkov", "Zimenkov, Igor")),
        ({"name": "Acme", "surname": "Hart", "first name": "Emily"}, ("Acme", "Hart, Emily")),
        ({"name": "Igor", "surname": "Zimenkov", "patronymic": "V."}, ("Igor", "Zimenkov, Igor V.")),
        ({"name": "ZIMENKOV, Igor", "surname": "Zimenkov", "patronymic": "V."}, ("ZIMENKOV, Igor", "Zimenkov, Igor V.")),
        ({"name": "Igor Zimenkov", "patronymic": "V."}, ("Igor Zimenkov", "Igor Zimenkov V.")),
        ({"name": "Igor Zimenkov", "surname": "ZIMENKOV"}, ("Igor Zimenkov",)),
        ({"name": "Igor Zimenkóv", "surname": "Zimenkov", "first name": "igor"}, ("Igor Zimenkóv",)),
        ({"name": "Igor  Zimenkov", "surname": "", "first name": ""}, ("Igor  Zimenkov",)),
        ({"name": "-", "surname": "Zimenkov", "first name": "Igor"}, ("Zimenkov, Igor",)),
        ({"name": "Igor Zimenkov", "surname": "-", "first name": "-"}, ("Igor Zimenkov",)),
        ({"surname": "-", "first name": "Igor"}, ("Igor",)),
        ({"surname": "-", "first name": "-"}, ("-, -",)),
        ({"surname": "Zimenkov", "first name": "Igor Zimenkov"}, ("Zimenkov, Igor Zimenkov", "Igor Zimenkov")),
        ({"surname": "Zimenkov Igor", "first name": "Igor"}, ("Zimenkov Igor, Igor", "Zimenkov Igor")),
        ({"name": "Igor", "surname": "Zimenkov", "aka": "Vanya; Zimenkov, Igor"}, ("Igor", "Zimenkov, Igor", "Vanya")),
    ],
)  # fmt: skip
def test_name_that_the_parts_make_is_screened_beside_the_whole_one(
    cells: dict[str, str], names: tuple[str, ...]
) -> None:
    assert party(**cells).names == names


def test_name_of_the_parts_that_is_too_long_is_an_error_and_not_left_out() -> None:
    with pytest.raises(PartyError, match="line 7: other_names: 1006 characters"):
        party(name="Igor", surname="x" * 1000)


def test_no_name_is_stated_by_empty_cells() -> None:
    assert names_of("", "", "", "") == []


def test_countries_that_are_known_are_kept_beside_one_that_is_not() -> None:
    read = party(name="Ivan", country="RU/Atlantis", nationality="Cyprus, Russia")
    assert read.countries == ("RU", "CY")
    assert read.unread == (
        "countries: 'Atlantis' is no country that is known here; write its two-letter ISO 3166-1 code",
    )


def test_number_that_a_spreadsheet_has_rounded_is_named_and_the_others_are_read() -> None:
    read = party(name="Ivan", INN="7.70508895203E+11; 5001101089")
    assert read.identifiers == (Identifier(IdentifierKind.TAX_NUMBER, "5001101089"),)
    assert read.unread == (
        "tax_number: '7.70508895203E+11' has lost figures in a spreadsheet; format the column as text",
    )


INN = Identifier(IdentifierKind.TAX_NUMBER, "770508895203")


@pytest.mark.parametrize(
    ("padding", "told"),
    [
        ("9" * 201, "tax_number: '" + "9" * 60 + "' has 201 characters; at most 200 are allowed"),
        ("1\ud800", "tax_number: '1\\ud800' holds half of a surrogate pair; the text was decoded wrongly"),
    ],
)
def test_number_that_no_party_can_have_pushes_out_no_other_one(padding: str, told: str) -> None:
    for cell in (f"770508895203; {padding}", f"{padding}; 770508895203"):
        read = party(name="Ivan", inn=cell)
        assert (read.identifiers, read.unread) == ((INN,), (told,))
    read = party(name="Ivan", inn="770508895203", passport=padding)
    assert read.identifiers == (INN,)


def test_address_that_no_party_can_have_pushes_out_no_other_one() -> None:
    columns = map_columns(["name", "address", "street"], {"addresses": ["address", "street"]})
    for padding in ("x" * (MAX_ADDRESS + 1), "x\ud800"):
        read = read_party(["Ivan", padding, "1 Example Street"], columns, 7)
        assert read.addresses == ("1 Example Street",)
        assert len(read.unread) == 1
        assert read.unread[0].startswith("addresses: 'x")


def test_too_many_values_are_an_error_and_push_out_none() -> None:
    """Left out with a flag, a hundred invented numbers would hide the one that finds the party."""
    hundred = "; ".join(str(number) for number in range(10_000, 10_099))
    assert INN in party(name="Ivan", inn=f"770508895203; {hundred}").identifiers
    codes = [code for code in (f"{a}{b}" for a in ascii_uppercase for b in ascii_uppercase) if country_code(code)]
    for cells, message in (
        ({"inn": f"770508895203; {hundred}; 1"}, "identifiers: 101 values"),
        ({"inn": f"770508895203; {hundred}", "passport": "1"}, "identifiers: 101 values"),
        ({"country": "; ".join(codes[:101])}, "countries: 101 values"),
    ):
        with pytest.raises(PartyError) as caught:
            party(name="Ivan", **cells)
        assert str(caught.value) == f"line 7: {message}; at most 100 are allowed"
    columns = map_columns(["name", *map(str, range(101))], {"addresses": list(map(str, range(101)))})
    with pytest.raises(PartyError, match="line 7: addresses: 101 values"):
        read_party(["Ivan", *["x"] * 101], columns, 7)


def test_what_cannot_be_read_is_told_up_to_a_number_and_counted_beyond() -> None:
    read = party(name="Ivan", inn="770508895203;" + ";".join(["9" * 201] * 150), dob="?")
    assert read.identifiers == (INN,)
    assert len(read.unread) == MAX_TOLD + 2
    assert read.unread[MAX_TOLD] == f"{150 - MAX_TOLD} more values cannot be read"


def test_every_column_that_is_listed_as_read_is_read() -> None:
    """No column is both told as used and without effect on the party."""
    header = [
        "name",
        "surname",
        "first name",
        "patronymic",
        "aka",
        "type",
        "sex",
        "dob",
        "country",
        "address",
        "id",
        "INN",
    ]
    cells = ["N", "F", "G", "M", "A", "person", "m", "1962", "RU", "Street", "7", "12345"]
    columns = map_columns(header)
    assert columns.unused == ()
    whole = read_party(cells, columns, 2)
    for place in range(1, len(header)):
        assert read_party([*cells[:place], "", *cells[place + 1 :]], columns, 2) != whole, header[place]
