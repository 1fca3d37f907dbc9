"""Everyday names: a field that is taken for one name holds no other."""

from hypothesis import given
from hypothesis import strategies as st

from sanscreen.names.everyday import is_one_name
from sanscreen.names.field_marks import openings
from sanscreen.names.fields import _every

WORDS = (
    "Ivan Testov TESTOV IV PETR Иван Тестов O'Neil al-Zyxtov Trading Ltd LLC Limited Company Dr. V. Dır MV M.V. aka dba "
    "and or und или на имя Straße Teststrasse Road St ul Lenina flag Panama passport born care of on behalf Zyxtov, "
    "AG SA Bank Branch Example 7 (Ireland) / - ; 王小明 홍길동 Ωνάσης"
).split(" ")


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join))
def test_what_is_one_name_has_no_parts(written: str) -> None:
    if is_one_name(written):
        assert {part.text.strip(" ,") for part in _every(written)} <= {written}


def test_no_word_that_parts_a_field_stands_in_one_name() -> None:
    for word in openings():
        assert not is_one_name(f"Ivan {word} Testov")


def test_usual_names_are_one_name() -> None:
    for written in (
        "Ivan Testov",
        "TESTOV, Ivan V.",
        "Иван Тестов",
        "Zyxtov Testing Company Limited",
        "José Neil-Zyx",
    ):
        assert is_one_name(written), written
