import pytest

from sanscreen.names.fields import parts_of


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
    ],
)
def test_a_field_holds_parts_that_can_be_names(field: str, parts: list[str]) -> None:
    assert list(parts_of(field)) == parts


@pytest.mark.parametrize("field", ["", " ", "/", "(((", "and and and", "1/2/3", "()", "a" * 1000, "( " * 500])
def test_odd_fields_have_no_parts_and_do_no_harm(field: str) -> None:
    assert parts_of(field) == ()
