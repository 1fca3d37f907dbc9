"""Patronymics: whose son or daughter they name, in any language."""

import pytest

from sanscreen.names.fathers import child_of, children_of, is_behind_father
from sanscreen.names.reading import Reading


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nikolaevich", "mykolaiovych"),
        ("gennadievich", "hennadiyovych"),
        ("vladimirovich", "volodymyrovych"),
        ("andreyevich", "andriyovych"),
        ("nikolaevna", "mykolaivna"),
        ("heydarovich", "geydarogly"),
        ("hasankyzy", "gasanovna"),
        ("yakovlevich", "yakovych"),
        ("ilyich", "illich"),
        ("abishuly", "abishevich"),  # a father that no table knows
    ],
)
def test_one_father_in_two_languages(one: str, other: str) -> None:
    assert children_of((Reading(one),)) & children_of((Reading(other),))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("nikolaevich", "nikolaevna", "son and daughter"),
        ("petrovich", "pavlovich", "two fathers"),
        ("ivanovich", "testovich", "an unknown father"),
    ],
)
def test_others_have_no_father_in_common(one: str, other: str, why: str) -> None:
    assert not children_of((Reading(one),)) & children_of((Reading(other),)), why


def test_a_chain_word_behind_the_father_says_the_same() -> None:
    assert (
        child_of(frozenset({"haydar"}), "heydar", "oglu") == children_of((Reading("heydaroglu"),)) == {"son of haydar"}
    )
    assert child_of(frozenset({"hasan"}), "hasan", "qizi") == {"daughter of hasan"}


@pytest.mark.parametrize(("meaning", "behind"), [("son of (Turkic)", True), ("son of", False), (None, False)])
def test_oglu_stands_behind_the_father_and_bin_before_him(meaning: str | None, behind: bool) -> None:
    assert is_behind_father(meaning) is behind
