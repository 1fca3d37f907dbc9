"""Prepared names: joins, whole names, flags, limits."""

import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanscreen.model import FlagKind, PartyType
from sanscreen.names.assemble import neighbours_of
from sanscreen.names.make_token import joined
from sanscreen.names.prepare import MAX_TOKENS, NameTooLongError, cut_at, prepare_name, prepare_names

TYPES = [kind for kind in PartyType if kind is not PartyType.UNKNOWN]
SAID = "Testov Zyxtov MV LLC Trading Company S.A. Ltd, II twenty one Bank Branch 7 ООО".split()


@given(st.text(max_size=80), st.sampled_from(TYPES))
def test_any_text_can_be_prepared(written: str, party_type: PartyType) -> None:
    """Every text gives tokens whose spans lie in it, or none; nothing else is raised for a short text."""
    name = prepare_name(written, party_type)
    assert len(name.spans) == len(name.tokens)
    for start, end in name.spans:
        assert 0 <= start < end <= len(written)
    for token in name.tokens:
        assert token.text
        assert token.weight >= 0
        assert all(reading.text and 0 <= reading.cost <= 1000 for reading in token.readings)


@given(st.text(max_size=60) | st.lists(st.sampled_from(SAID), max_size=5).map(" ".join))
def test_the_types_of_a_name_are_prepared_together_as_one_by_one(written: str) -> None:
    together = prepare_names(written, TYPES)
    assert list(together) == TYPES
    for kind in TYPES:
        assert together[kind] == prepare_name(written, kind)


def test_a_token_is_equal_to_its_copy_and_hashed_as_it() -> None:
    token = prepare_name("Testov", PartyType.INDIVIDUAL).tokens[0]
    for copy in (replace(token), pickle.loads(pickle.dumps(token))):
        assert copy == token
        assert copy is not token
        assert hash(copy) == hash(token)
    assert replace(token, loan=1) != token
    assert token != token.text


def test_an_apostrophe_behind_chinese_characters_is_no_word_with_readings() -> None:
    assert prepare_name("太一`", PartyType.VESSEL).tokens


def test_a_name_of_too_many_words_is_refused() -> None:
    with pytest.raises(NameTooLongError, match=f"at most {MAX_TOKENS}"):
        prepare_name("testov " * (MAX_TOKENS + 1), PartyType.INDIVIDUAL)


@pytest.mark.parametrize(
    ("written", "flag"),
    [
        ("ZYKOVА Test", FlagKind.LOOK_ALIKE_LETTERS),
        ("Te\u200bstov", FlagKind.INVISIBLE_CHARACTERS),
        ("मोहन", FlagKind.UNIDECODE_USED),
        ("\U00013080\U00013081", FlagKind.SCRIPT_NOT_COVERED),
        ("Ҽамшед Тестов", FlagKind.UNIDECODE_USED),
        ("GMI GLOBAL MANUFACTURING & INTEGRATI"[:35], FlagKind.CUT_SHORT),
    ],
)
def test_what_a_reader_should_know_is_flagged(written: str, flag: FlagKind) -> None:
    assert flag in [kind for kind, _ in prepare_name(written, PartyType.INDIVIDUAL).flags]


@pytest.mark.parametrize("written", ["Testov Ivan", "Тестов Иван", "김정은"])
def test_scripts_with_a_table_need_no_flag(written: str) -> None:
    assert prepare_name(written, PartyType.INDIVIDUAL).flags == ()


@pytest.mark.parametrize(
    ("length", "cut"),
    [(33, None), (34, 35), (35, 35), (36, None), (69, 70), (70, 70), (71, None), (139, 140), (140, 140), (141, None)],
)
def test_lengths_at_which_payment_systems_cut(length: int, cut: int | None) -> None:
    assert cut_at("x" * length) == cut


def test_neighbours_are_read_as_one_word_too() -> None:
    name = prepare_name("Trans Kapital", PartyType.ENTITY)
    assert [(place, joined(*pair).text) for place, *pair in neighbours_of(name.tokens)] == [(0, "transkapital")]


def test_whole_names_are_written_as_one_word_in_the_usual_orders() -> None:
    solids = prepare_name("ZIMENKOV, Igor Vladimirovich", PartyType.INDIVIDUAL).solids
    assert "igorvladimirovichzimenkov" in solids
    assert "zimenkovigorvladimirovich" in solids


def test_figures_inside_a_word_are_read_as_letters_too() -> None:
    (token,) = prepare_name("Z1MENK0V", PartyType.ENTITY).tokens
    assert "zimenkov" in token.texts


def test_an_unseen_word_outweighs_a_common_one() -> None:
    common, rare = prepare_name("Ivanov Zzyxtov", PartyType.INDIVIDUAL).tokens
    assert common.weight < rare.weight
