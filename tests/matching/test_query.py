"""Names of a party as they are screened: what their words have in common, and what they keep apart."""

import pytest

from sanscreen.matching.query import Query, queries_of
from sanscreen.model import Party, PartyType

TYPES = (PartyType.INDIVIDUAL, PartyType.ENTITY, PartyType.VESSEL, PartyType.AIRCRAFT)


def test_equal_words_are_one_token_but_for_the_last_which_may_have_been_cut() -> None:
    for kind, name in Query.of("Testov Zyxtov Testov Testov", TYPES).prepared.items():
        first, _, third, last = name.tokens
        assert first is third, kind
        assert first == last, kind
        assert first is not last, kind


@pytest.mark.parametrize("written", ["Zyxtov Testov Invented Trading Comp", "Testov Zyxtov Invented Company Comp"])
def test_the_last_word_of_a_cut_name_is_no_word_of_another_name(written: str) -> None:
    assert len(written) == 35
    cut, other = Query.of(written, TYPES), Query.of(f"{written} Further", TYPES)
    assert cut.cut
    assert not other.cut
    elsewhere = {id(token) for name in other.prepared.values() for token in name.tokens}
    for kind, name in cut.prepared.items():
        assert id(name.tokens[-1]) not in elsewhere
        assert name.tokens[0] is other.prepared[kind].tokens[0]


def test_a_name_that_is_met_again_has_the_same_tokens() -> None:
    (one,), _ = queries_of(Party.of(name="Zyxtov Testov"), TYPES)
    (other,), _ = queries_of(Party.of(name="Testov Zyxtov"), TYPES)
    for kind in TYPES:
        assert one.prepared[kind].tokens[0] is other.prepared[kind].tokens[1]
