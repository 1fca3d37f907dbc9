import pytest

from sanscreen.names.fields import field_parts, parts_of


@pytest.mark.parametrize(
    ("field", "parts"),
    [
        ("Ivan Testov", []),
        ("TESTOV, Ivan", []),
        ("Example & Sons", []),
        ("Ivan Testov / Emily Hart", ["Ivan Testov", "Emily Hart"]),
        ("Ivan Testov\nEmily Hart", ["Ivan Testov", "Emily Hart"]),
        ("Ivan Testov and Emily Hart", ["Ivan Testov", "Emily Hart"]),
        ("Иван Тестов и Анна Примерова", ["Иван Тестов", "Анна Примерова"]),
        ("Example Shop Ltd dba Ivan Testov", ["Example Shop Ltd", "Ivan Testov"]),
        ("Example Shop Ltd T/A Ivan Testov", ["Example Shop Ltd", "Ivan Testov"]),
        ("Emily Hart c/o Ivan Testov", ["Emily Hart", "Ivan Testov"]),
        ("Example Shop (Ivan Testov)", ["Example Shop", "Ivan Testov"]),
        ("Estate of Ivan Testov", ["Ivan Testov"]),
        ("Attn: Ivan Testov", ["Ivan Testov"]),
        ("1/Ivan Testov\n2/1 Example Street", ["Ivan Testov"]),
        ("Ivan Testov, 12 Example Street", ["Ivan Testov"]),
        ("IVAN TESTOV 811 01 EXAMPLEVILLE", ["IVAN TESTOV"]),
        ("Ivan Testov DOB 1980-01-01", ["Ivan Testov"]),
        ("Payment to Ivan Testov invoice 77", ["Ivan Testov"]),
        ("Ivan Testov Ivan Testov", ["Ivan Testov"]),
        ("Тестов Иван Testov Ivan", ["Тестов Иван", "Testov Ivan"]),
        ("TESTOV IV", ["TESTOV I.V."]),
        ("TESTOV IYU", ["TESTOV I.YU."]),
        ("John Li", []),
        ("VA TESTOV", ["V.A. TESTOV"]),
        ("LI TESTOV", []),
        ("KIM TESTOV", []),
        ("TESTOV LLC", []),
        ("ООО Тестов", []),
        ("MUHAMMAD ALWI", []),
        ("TESTOV ALWI", []),
        ("홍길동 Hong Gil Dong", ["홍길동", "Hong Gil Dong"]),
        ("ZHANG LEI", []),
        ("TESTOV LI", ["TESTOV L.I."]),
        ("/12345678\nTESTEKS\n14 EXAMPLE STREET\nEXAMPLEVILLE", ["TESTEKS"]),
        ("TESTEKS, 14 EXAMPLE STREET, EXAMPLEVILLE", ["TESTEKS"]),
        ("TESTEKS 14 EXAMPLE STREET", ["TESTEKS"]),
        ("Studio 54", []),
        ("Testeks 2000 Ltd", []),
        ("TESTEKS/EXEMPLARIA", ["TESTEKS", "EXEMPLARIA"]),
        ("TESTEKS OR IVAN TESTOV", ["TESTEKS", "IVAN TESTOV"]),
        ("JOHN OR MARY TESTOV", ["MARY TESTOV"]),
        ("Testeks (formerly Exemplaria)", ["Testeks", "Exemplaria"]),
        ("Testov Solutions (Ireland)", ["Testov Solutions Ireland"]),
        ("/12345678\n1/IVAN TESTO\n1/V\n2/EXAMPLE STREET 5\n3/RU/TOWN", ["IVAN TESTO V", "IVAN TESTOV", "IVAN TESTO"]),
        ("1/IVAN TESTOV 2/1 EXAMPLE STREET 3/XX/EXAMPLEVILLE", ["IVAN TESTOV"]),
        ("1/ Ivan Testov 2/ Emily Hart", ["Ivan Testov", "Emily Hart"]),
        ("2/EXAMPLE STREET 5\n3/RU/TOWN\nIVAN TESTOV", ["IVAN TESTOV"]),
        ("3/IVAN TESTOV", ["IVAN TESTOV"]),
        (
            "EXEMPLARIA GENERAL TRADING AND COMM\nERCE",
            [
                "EXEMPLARIA GENERAL TRADING AND COMMERCE",
                "EXEMPLARIA GENERAL TRADING AND COMM",
            ],
        ),
        ("EXEMPLARIA TRADING LTD, TESTOV IVAN", ["EXEMPLARIA TRADING LTD", "TESTOV IVAN"]),
        ("Exemplaria Paper Company L.L.C. Ivan Testov", ["Exemplaria Paper Company L.L.C.", "Ivan Testov"]),
        ("Exemplaria Paper Company L.L.C.", []),
        ("Exemplaria Trading Ltd of Cyprus", []),
        ("Exemplaria Ltd Hong Kong", []),
        ("FAO IVAN TESTOV", ["IVAN TESTOV"]),
        ("Exemplaria Ltd B/O IVAN TESTOV", ["Exemplaria Ltd", "IVAN TESTOV"]),
        ("EMILY HART MINOR BY GUARDIAN IVAN TESTOV", ["EMILY HART", "IVAN TESTOV"]),
        ("EMILY HART REPRESENTED BY IVAN TESTOV", ["EMILY HART", "IVAN TESTOV"]),
        ("Z.HD. IVAN TESTOV", ["IVAN TESTOV"]),
        ("Example Bank for and on behalf of Ivan Testov", ["Example Bank", "Ivan Testov"]),
        ("MESSRS IVAN TESTOV", ["IVAN TESTOV"]),
        ("EMILY HART F/O IVAN TESTOV", ["EMILY HART", "IVAN TESTOV"]),
        ("Emily Hart//Ivan Testov", ["Emily Hart", "Ivan Testov"]),
        ("Emily Hart    Ivan Testov", ["Emily Hart", "Ivan Testov"]),
        ("TESTOV      IVAN", []),
        ("Emily Hart - Ivan Testov", ["Emily Hart", "Ivan Testov"]),
        ("Emily Hart/Ivan Testov", ["Emily Hart", "Ivan Testov"]),
        ("Ivan Testov s/o Pyotr Testov", []),
        ("IVAN TESTOV EXAMPLE STREET LONDON", ["IVAN TESTOV"]),
        ("IVAN TESTOV UL LENINA 5", ["IVAN TESTOV"]),
        ("MUHAMMAD ZIA UL HAQ", []),
        ("MARY ANN LANE", []),
        ("Wall Street Bank", []),
        ("Иван Тестов, г Москва, ул Ленина 5", ["Иван Тестов"]),
        ("IVAN TESTOV HAUPTSTRASSE 5", ["IVAN TESTOV"]),
        ("IVAN TESTOV P O BOX 12", ["IVAN TESTOV"]),
        ("IVAN TESTOV DE89370400440532013000", ["IVAN TESTOV"]),
        ("SHIPMENT PER M/V TESTEKS VOY 12E", ["SHIPMENT PER M/V TESTEKS", "TESTEKS"]),
        ("MV INVENTED STAR 1 IMO 9074729", ["MV INVENTED STAR", "INVENTED STAR 1", "INVENTED STAR"]),
        ("TESTEKS FLAG PANAMA", ["TESTEKS"]),
        ("Red Flag Ltd", []),
        ("INVENTED STAR 1\n14 EXAMPLE STREET", ["INVENTED STAR", "INVENTED STAR 1"]),
        ("INVENTED STAR 1, 14 EXAMPLE STREET", ["INVENTED STAR", "INVENTED STAR 1"]),
        ("EXEMPLARIA TRADING LTD, TESTEKS", ["TESTEKS"]),
        ("EXEMPLARIA TRADING LTD, CYPRUS", []),
        ("TESTOV LEE, IVAN", []),
    ],
)
def test_a_field_holds_parts_that_can_be_names(field: str, parts: list[str]) -> None:
    assert list(parts_of(field)) == parts


@pytest.mark.parametrize("field", ["", " ", "/", "(((", "and and and", "1/2/3", "()", "a" * 1000, "( " * 500])
def test_odd_fields_have_no_parts_and_do_no_harm(field: str) -> None:
    assert parts_of(field) == ()


@pytest.mark.parametrize(
    ("field", "persons"),
    [
        ("TESTEKS\n14 Example Street", [False]),
        ("TESTEKS / Ivan Testov", [False, True]),
        ("MV INVENTED STAR", [False]),
        ("INVENTED STAR 1\n14 Example Street", [True, False]),
        ("Ivan Testov, 12 Example Street", [True]),
        ("김철수 / 이영희", [True, True]),
    ],
)
def test_a_single_word_and_a_vessel_are_no_person(field: str, persons: list[bool]) -> None:
    assert [part.persons for part in field_parts(field)] == persons
