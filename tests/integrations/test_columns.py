import pytest

from sanscreen.errors import PartyError
from sanscreen.integrations.columns import Columns, map_columns, read_party
from sanscreen.model import IdentifierKind


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


@pytest.mark.parametrize(
    ("header", "fields", "why"),
    [
        ("Nachname;Vorname;Geburtsdatum;Land;Anschrift", "family given birth_date countries addresses", "German"),
        ("Name;Vorname;Staatsangehörigkeit", "family given countries", "German, where the name is that of the family"),
        ("Firma;Ländercode", "name countries", "German, a firm"),
        ("nom;prénom;date de naissance;pays;adresse", "family given birth_date countries addresses", "French"),
        ("NOM DE FAMILLE;PRENOM", "family given", "French, without marks"),
        ("raison sociale;nationalité", "name countries", "French, a firm"),
        ("Nombre;Apellidos;Fecha de nacimiento;País", "given family birth_date countries", "Spanish"),
        ("nombre;apellido;segundo nombre", "given family middle", "Spanish, one family name"),
        ("cognome;nome;data di nascita;cittadinanza", "family given birth_date countries", "Italian"),
        ("nazwisko;imię;data urodzenia;kraj;adres", "family given birth_date countries addresses", "Polish"),
        ("Imię i nazwisko;obywatelstwo", "name countries", "Polish, in one column"),
        ("Фамилия;Имя;Отчество;Дата рождения;Гражданство", "family given middle birth_date countries", "Russian"),
        ("Ф.И.О.;страна;адрес", "name countries addresses", "Russian, in one column"),
        ("ФИО;ДатаРождения", "name birth_date", "Russian, words joined"),
        ("Наименование;Страна", "name countries", "Russian, a firm"),
        ("Прізвище;Ім’я;По батькові;Дата народження", "family given middle birth_date", "Ukrainian"),
        ("прізвище;ім'я;громадянство", "family given countries", "Ukrainian, another apostrophe"),
        ("Найменування;Країна", "name countries", "Ukrainian, a firm"),
    ],
)
def test_usual_columns_are_found_in_the_languages_of_the_trade(header: str, fields: str, why: str) -> None:
    columns = map_columns(header.split(";"))
    assert columns.fields == {field: (place,) for place, field in enumerate(fields.split())}, why
    assert columns.unused == ()


@pytest.mark.parametrize(
    ("header", "fields", "why"),
    [
        (["nom"], {"name": (0,)}, "alone it is the whole name"),
        (["nombre", "país"], {"name": (0,), "countries": (1,)}, "alone it is the whole name"),
        (["nome", "cognome"], {"given": (0,), "family": (1,)}, "beside a family name it is the given one"),
        (["nom", "nom de famille"], {"given": (0,), "family": (1,)}, "in French too"),
        (["nom", "prénom"], {"family": (0,), "given": (1,)}, "beside a given name it is that of the family"),
        (["nom", "nom de famille", "prénom"], {"name": (0,), "family": (1,), "given": (2,)}, "beside both it is the whole"),
        (["name", "surname"], {"name": (0,), "family": (1,)}, "in English it stays the whole name"),
        (["Firma", "Name", "Vorname"], {"name": (0,), "family": (1,), "given": (2,)}, "a firm and its contact"),
        (["ragione sociale", "nome", "cognome"], {"name": (0,), "given": (1,), "family": (2,)}, "a firm and its contact"),
    ],
)  # fmt: skip
def test_word_for_the_name_is_read_by_the_columns_beside_it(
    header: list[str], fields: dict[str, tuple[int, ...]], why: str
) -> None:
    assert map_columns(header).fields == fields, why


def test_chosen_family_name_makes_the_word_for_the_name_the_given_one() -> None:
    assert map_columns(["nome", "X"], {"family": "X"}).fields == {"given": (0,), "family": (1,)}


def test_fields_of_several_values_take_several_chosen_columns() -> None:
    columns = map_columns(["name", "a", "b", "c"], {"other_names": ["a", "B", "a"], "passport": ["c"]})
    assert columns.fields == {"name": (0,), "other_names": (1, 2)}
    assert columns.numbers == ((IdentifierKind.PASSPORT, 3),)


def test_field_of_one_value_takes_one_chosen_column() -> None:
    with pytest.raises(PartyError, match="--map birth_date: takes one column, got 2"):
        map_columns(["name", "a", "b"], {"birth_date": ["a", "b"]})


def test_chosen_column_is_found_without_its_marks() -> None:
    assert map_columns(["Société"], {"name": "societe"}).fields == {"name": (0,)}


def test_columns_are_a_plain_value() -> None:
    assert map_columns(["name"]) == Columns({"name": (0,)}, (), ("name",))
