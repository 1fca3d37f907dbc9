import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanscreen.evaluation.slips import SLIPS, Chooser

EXAMPLES = {
    "other capitals": "testov, ivan petrovich",
    "words in another order": "Ivan Petrovich TESTOV",
    "words joined": "TESTOVIvanPetrovich",
}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_slips_without_a_choice(kind: str) -> None:
    name = "TESTOV, IVAN PETROVICH" if kind == "other capitals" else "TESTOV, Ivan Petrovich"
    assert SLIPS[kind](name, Chooser("x")) == EXAMPLES[kind]


@pytest.mark.parametrize(
    ("kind", "length"),
    [("letter lost", -1), ("letter doubled", 1), ("letters swapped", 0), ("letter mistaken", 0), ("word split", 1)],
)
@given(seed=st.text(max_size=5))
def test_slips_in_a_word_leave_its_first_letter(kind: str, length: int, seed: str) -> None:
    spoiled = SLIPS[kind]("Al Testov", Chooser(seed))
    assert spoiled is not None
    assert spoiled.startswith("Al T")
    assert len(spoiled) == len("Al Testov") + length
    assert spoiled != "Al Testov" or kind == "letters swapped"


def test_a_long_name_is_cut_where_payment_systems_cut() -> None:
    name = "EXEMPLARIA GLOBAL MANUFACTURING AND INTEGRATION"
    assert SLIPS["cut at 35 characters"](name, Chooser("")) == "EXEMPLARIA GLOBAL MANUFACTURING AND"
    assert SLIPS["cut at 35 characters"]("TESTOV, Ivan", Chooser("")) is None


@pytest.mark.parametrize("kind", SLIPS)
@given(st.text(max_size=60), st.text(max_size=4))
def test_no_slip_breaks_on_any_name(kind: str, name: str, seed: str) -> None:
    assert SLIPS[kind](name, Chooser(seed)) == SLIPS[kind](name, Chooser(seed))
