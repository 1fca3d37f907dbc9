"""Likeness of two words: the channel that explains it, and how it grades."""

import jellyfish
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanscreen.matching.edits import allowed_edits, edits, solid_likeness
from sanscreen.matching.similarity import FLOOR, likeness
from sanscreen.model import MatchReason, PartyType
from sanscreen.names.prepare import prepare_name
from sanscreen.names.prepared import Token


def word(text: str, party_type: PartyType = PartyType.INDIVIDUAL, place: int = 0) -> Token:
    return prepare_name(text, party_type).tokens[place]


@pytest.mark.parametrize(
    ("screened", "listed", "reason", "system"),
    [
        ("Testov", "TESTOV", MatchReason.EXACT, None),
        ("Зименков", "ZIMENKOV", MatchReason.READING, "BGN/PCGN 1947"),
        ("Simenkow", "ZIMENKOV", MatchReason.SOUND, "German spelling"),
        ("Simenkow", "Зименков", MatchReason.READING, "German (Duden)"),
        ("Hachatrjan", "Khachatryan", MatchReason.SOUND, None),
        ("Khuri", "Khoory", MatchReason.SOUND, None),
        ("Oleksandr", "Aliaksandr", MatchReason.EQUIVALENT, "al"),
        ("Tesstkov", "Testov", MatchReason.TYPO, None),
    ],
)
def test_the_reason_is_the_strongest_channel(
    screened: str, listed: str, reason: MatchReason, system: str | None
) -> None:
    found = likeness(word(screened), word(listed))
    assert found is not None
    assert found.reason is reason
    assert system is None or system in str(found.system)


@pytest.mark.parametrize(
    ("screened", "listed", "why"),
    [
        ("Oleg", "Olga", "two given names"),
        ("Vladimir", "Vladislav", "two given names"),
        ("Vladimir", "Vladimirovka", "a place that shares a stem"),
        ("Kim", "Kin", "too short for a misspelling"),
        ("Mkrtychev", "Mkrtchyan", "two family names of one root"),
        ("Putin", "Pushkin", "two family names"),
    ],
)
def test_other_names_are_not_alike(screened: str, listed: str, why: str) -> None:
    assert likeness(word(screened), word(listed)) is None, why


def test_numbers_are_never_fuzzed() -> None:
    one, other = word("224", PartyType.ENTITY), word("223", PartyType.ENTITY)
    assert likeness(one, other) is None
    found = likeness(one, word("224th", PartyType.ENTITY))
    assert found is not None
    assert found.reason is MatchReason.NUMBER


def test_legal_forms_of_one_family_agree_and_of_two_do_not() -> None:
    ooo, gmbh, jsc = (word(f"Testov {form}", PartyType.ENTITY, 1) for form in ("OOO", "GmbH", "JSC"))
    found = likeness(ooo, gmbh)
    assert found is not None
    assert found.similarity > 900
    assert likeness(ooo, jsc) is None


def test_an_initial_answers_to_a_word_that_opens_with_it() -> None:
    initial = word("I. Testov")
    agrees, other = likeness(initial, word("Igor")), likeness(initial, word("Petr"))
    assert agrees is not None
    assert agrees.reason is MatchReason.INITIAL
    assert other is None


def test_a_cyrillic_initial_answers_to_any_romanization() -> None:
    initial = word("Ю. Тестов")
    for name in ("Yury", "Iurii", "Juri"):
        assert likeness(initial, word(name)) is not None, name


def test_a_word_cut_by_a_payment_system_answers_to_the_whole_one() -> None:
    cut, whole = word("Integrat", PartyType.ENTITY), word("Integration", PartyType.ENTITY)
    found = likeness(cut, whole, last_of_cut_name=True)
    assert found is not None
    assert found.reason is MatchReason.TRUNCATED


def test_korean_syllables_have_no_mercy_for_a_letter() -> None:
    jong = word("KIM, Jong Un", place=1)
    assert likeness(word("Kim Yong Un", place=1), jong) is None
    found = likeness(word("Kim Chong Un", place=1), jong)
    assert found is not None
    assert found.reason is MatchReason.READING


@given(st.text("abcdeё", max_size=9), st.text("abcdeё", max_size=9), st.integers(0, 4))
def test_rapidfuzz_counts_edits_as_jellyfish_does(left: str, right: str, most: int) -> None:
    """The distance is the Damerau-Levenshtein one of an independent library, wherever no letter is edited twice."""
    distance = edits(left, right, most)
    twin = jellyfish.damerau_levenshtein_distance(left, right)
    if distance is not None:
        assert twin <= distance <= most
        assert distance <= jellyfish.levenshtein_distance(left, right)
    else:
        assert jellyfish.levenshtein_distance(left, right) > most


@given(
    st.sampled_from(["Testov", "Igor", "Зименков", "Kim", "I.", "Jong", "Transkapital", "김"]),
    st.text(max_size=8),
)
def test_likeness_has_no_direction_and_keeps_to_its_range(left: str, right: str) -> None:
    tokens = prepare_name(right, PartyType.INDIVIDUAL).tokens
    for token in tokens:
        forth, back = likeness(word(left), token), likeness(token, word(left))
        assert (forth and forth.similarity) == (back and back.similarity)
        if forth is not None and forth.reason is not MatchReason.INITIAL:
            assert FLOOR <= forth.similarity <= 1000


def test_more_edits_never_raise_a_likeness() -> None:
    listed = word("transkapital")
    scores = []
    for spelling in ("transkapital", "transkapitsl", "trsnskapitsl", "trsnskzpitsl"):
        found = likeness(word(spelling), listed)
        scores.append(found.similarity if found else 0)
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1000


def test_long_words_are_allowed_more_edits() -> None:
    assert [allowed_edits(length) for length in (1, 3, 4, 7, 8, 12, 13)] == [0, 0, 1, 1, 2, 2, 2]


def test_whole_names_written_as_one_word_agree_but_for_little() -> None:
    assert solid_likeness("igorzimenkov", "igorzimenkov") == 980
    assert solid_likeness("igorzimenkov", "igorzimenkof") == 864
    assert solid_likeness("igorzimenkov", "petrzimenkov") is None
    assert solid_likeness("kim", "kin") is None
