import pytest

from sanscreen.errors import PartyError
from sanscreen.integrations.columns import Columns, iso_date, map_columns, read_party
from sanscreen.model import DateSpan, Identifier, IdentifierKind, Party, PartyType


def party(**cells: str) -> Party:
    return read_party(list(cells.values()), map_columns(list(cells)), 7)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("name", "name"),
        ("NAME", "name"),
        (" Name: ", "name"),
        ("full_name", "name"),
        ("FULL-NAME", "name"),
        ("fullName", "name"),
        ("Full Name", "name"),
        ("Counterparty", "name"),
        ("counterparty.name", "name"),
        ("Beneficiary Name", "name"),
        ("Company", "name"),
    ],
)
def test_name_is_found_in_any_case_and_with_any_separator(header: str, field: str) -> None:
    assert map_columns(["x", header]).fields == {field: (1,)}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Type", "type"),
        ("Gender", "gender"),
        ("Date of Birth", "birth_date"),
        ("DOB", "birth_date"),
        ("birthDate", "birth_date"),
        ("Nationality", "countries"),
        ("Country_Code", "countries"),
        ("Also Known As", "other_names"),
        ("Address", "addresses"),
        ("Customer ID", "reference"),
    ],
)
def test_other_fields_are_found_by_their_usual_names(header: str, field: str) -> None:
    columns = map_columns(["name", header, "note"])
    assert columns.fields == {"name": (0,), field: (1,)}
    assert columns.unused == ("note",)
    assert str(columns) == f"name from 'name', {field} from {header!r}"


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("INN", IdentifierKind.TAX_NUMBER),
        ("tax_number", IdentifierKind.TAX_NUMBER),
        ("Passport", IdentifierKind.PASSPORT),
        ("IMO", IdentifierKind.IMO_NUMBER),
        ("SWIFT code", IdentifierKind.BIC),
        ("LEI", IdentifierKind.LEI),
        ("Identifier", IdentifierKind.OTHER),
    ],
)
def test_numbers_are_found_by_their_kind(header: str, kind: IdentifierKind) -> None:
    columns = map_columns(["name", header])
    assert columns.numbers == ((kind, 1),)
    assert columns.unused == ()


def test_several_columns_of_a_field_that_has_many_values_are_all_read() -> None:
    assert map_columns(["name", "nationality", "country"]).fields["countries"] == (1, 2)


def test_reference_is_the_most_usual_of_several_columns() -> None:
    assert map_columns(["account_number", "name", "customer id", "ref"]).fields["reference"] == (3,)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (["partner", "land"], "no column is the name; the columns are 'partner', 'land'; say which one it is: --map name=COLUMN"),
        ([""], "no column is the name; the columns are ''; say which one it is: --map name=COLUMN"),
        (["First Name", "Last"], "no column is the family name; the columns are 'First Name', 'Last'; say which one it is: --map family=COLUMN, or --map name=COLUMN for one that holds the whole name"),
        (["Surname", "Initials"], "no column is the given name; the columns are 'Surname', 'Initials'; say which one it is: --map given=COLUMN, or --map name=COLUMN for one that holds the whole name"),
        (["name", "Company"], "columns 'name', 'Company' can each be the name; say which one it is: --map name=COLUMN; a second name can be screened too: --map other_names=COLUMN"),
        (["Name", "name"], "columns 'Name', 'name' can each be the name; say which one it is: --map name=COLUMN; a second name can be screened too: --map other_names=COLUMN"),
        (["name", "dob", "born"], "columns 'dob', 'born' can each be the birth_date; say which one it is: --map birth_date=COLUMN"),
    ],
)  # fmt: skip
def test_header_in_doubt_is_asked_about(header: list[str], message: str) -> None:
    with pytest.raises(PartyError) as caught:
        map_columns(header)
    assert str(caught.value) == message


def test_chosen_column_rules_over_what_is_found() -> None:
    columns = map_columns(["name", "Partner", "country"], {"name": "Partner"})
    assert columns.fields == {"name": (1,), "countries": (2,)}
    assert columns.unused == ("name",)


def test_second_name_column_can_be_chosen_as_other_name() -> None:
    columns = map_columns(["name", "Company"], {"name": "name", "other_names": "company"})
    assert read_party(["Ivan", "Acme"], columns, 2).names == ("Ivan", "Acme")


def test_chosen_column_is_found_as_written_before_any_other_way() -> None:
    assert map_columns(["PARTNER", "partner"], {"name": "partner"}).fields["name"] == (1,)


def test_kind_of_number_can_be_chosen() -> None:
    columns = map_columns(["name", "HRB"], {"registration_number": "HRB"})
    assert columns.numbers == ((IdentifierKind.REGISTRATION_NUMBER, 1),)
    assert columns.unused == ()


def test_given_column_is_not_read_as_two_fields_by_chance() -> None:
    assert map_columns(["name", "id"], {"passport": "id"}).fields == {"name": (0,)}


@pytest.mark.parametrize(
    ("header", "chosen", "message"),
    [
        (["a", "b"], {"name": "c"}, "no column 'c'; the columns are 'a', 'b'"),
        (["a", "#"], {"name": "--"}, "no column '--'; the columns are 'a', '#'"),
        (["a", "a"], {"name": "a"}, "2 columns are called 'a'; every column that is read needs a name of its own"),
        (["a_b", "A B"], {"name": "a b"}, "2 columns are called 'a b'; every column that is read needs a name of its own"),
    ],
)  # fmt: skip
def test_chosen_column_that_is_not_one_column_is_refused(
    header: list[str], chosen: dict[str, str], message: str
) -> None:
    with pytest.raises(PartyError) as caught:
        map_columns(header, chosen)
    assert str(caught.value) == message


def test_chosen_field_that_does_not_exist_is_refused_with_all_that_do() -> None:
    with pytest.raises(PartyError, match=r"--map nom=a: 'nom' is no field; allowed are name, family, .*passport"):
        map_columns(["a"], {"nom": "a"})


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
    ("written", "read", "why"),
    [
        ("1962-04-01", "1962-04-01", "ISO"),
        ("1962", "1962", "a year"),
        ("1962-04", "1962-04", "a month"),
        ("1962-04-01T00:00:00Z", "1962-04-01", "with a time"),
        ("1962-04-01 00:00:00.000", "1962-04-01", "with a time behind a blank"),
        ("19620401", "1962-04-01", "without marks"),
        ("1962/4/1", "1962-04-01", "the year first"),
        ("1962.04.01", "1962-04-01", "the year first, with dots"),
        ("01.04.1962", "1962-04-01", "dots stand behind the day"),
        ("4.13.1962", "4.13.1962", "no month 13"),
        ("13/04/1962", "1962-04-13", "no month 13, so the day is first"),
        ("04/13/1962", "1962-04-13", "no month 13, so the month is first"),
        ("04-13-1962", "1962-04-13", "with hyphens"),
        ("04/04/1962", "1962-04-04", "either way the same"),
        ("03/04/1962", "03/04/1962", "either way another day"),
        ("31/02/1962", "31/02/1962", "no such day"),
        ("13/13/1962", "13/13/1962", "no such month"),
        ("29.02.1961", "29.02.1961", "no leap year"),
        ("01.04.62", "01.04.62", "the century is not known"),
        ("196211", "196211", "a month or a short date"),
        ("1 April 1962", "1 April 1962", "words are not read"),
        ("٠١.٠٤.١٩٦٢", "٠١.٠٤.١٩٦٢", "other figures are not read"),
    ],
)
def test_date_is_read_only_where_it_has_one_meaning(written: str, read: str, why: str) -> None:
    assert iso_date(written) == read, why


def test_columns_are_a_plain_value() -> None:
    assert map_columns(["name"]) == Columns({"name": (0,)}, (), ("name",))
