from sanscreen.integrations.payments.lines import Line, joined
from sanscreen.integrations.payments.spans import MAX_TEXT_LENGTH


def texts(*lines: tuple[str, str, str]) -> list[str]:
    return [each.text for each in joined([Line("p", text, None, row, column) for text, row, column in lines])]


def test_lines_of_a_row_are_one_text_wherever_they_stand() -> None:
    assert texts(("IVAN", "r", ""), ("X", "", ""), ("TESTOV", "r", "")) == ["IVAN\nTESTOV", "X"]


def test_lines_of_a_column_are_one_text_beside_the_rows_that_hold_more() -> None:
    found = texts(("first", "1", "key"), ("IVAN", "1", "value"), ("last", "2", "key"), ("TESTOV", "2", "value"))
    assert found == ["first\nIVAN", "first\nlast", "IVAN\nTESTOV", "last\nTESTOV"]


def test_what_another_text_holds_is_not_searched_twice() -> None:
    assert texts(("A", "r", "c"), ("B", "r", "c")) == ["A\nB"]
    assert texts(("A", "1", "c"), ("B", "2", "c")) == ["A\nB"]
    assert texts(("A", "r", "1"), ("B", "r", "2")) == ["A\nB"]


def test_a_full_text_goes_on_in_the_next_one_with_its_end() -> None:
    found = texts(*((each, "r", "") for each in ["x" * (MAX_TEXT_LENGTH - 5), "IVAN", "TESTOV"]))
    assert [len(each) <= MAX_TEXT_LENGTH for each in found] == [True, True]
    assert found[1].endswith("x\nIVAN\nTESTOV")


def test_a_line_that_is_too_long_stays_whole() -> None:
    assert texts(("y" * 20_000, "r", ""), ("z", "r", "")) == ["y" * 20_000, "y" * 500 + "\nz"]


def test_a_line_that_may_be_cut_inside_a_name_is_a_text_by_itself_as_well() -> None:
    cut = "PAYMENT FOR GOODS BY IVAN PETR TESTO"[:35]
    assert texts((cut, "r", ""), ("B", "r", "")) == [f"{cut}\nB", cut]
    assert texts((cut, "r", "")) == [cut]
