import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from sanscreen.matching.edits import allowed_edits, joined_edits, solid_edits
from sanscreen.retrieval import neighbours
from sanscreen.retrieval.neighbours import Neighbours, pack_neighbours

WORDS = st.text("abn", min_size=1, max_size=17)  # few letters: many neighbours


def near(text: str, texts: list[str], rule: neighbours.Rule) -> set[str]:
    """Return the neighbours by looking at every text."""
    return {other for other in texts if other != text and OSA.distance(text, other) <= rule(max(len(text), len(other)))}


def near_in(texts: list[str], rule: neighbours.Rule, text: str) -> tuple[str, ...]:
    return Neighbours(pack_neighbours("near", texts, rule), "near", rule).within(text)


@pytest.mark.parametrize("rule", [allowed_edits, joined_edits, solid_edits])
@given(text=WORDS, texts=st.lists(WORDS, max_size=40))
def test_every_text_within_the_edits_is_found_and_no_other(rule: neighbours.Rule, text: str, texts: list[str]) -> None:
    assert set(near_in(texts, rule, text)) == near(text, texts, rule)


@given(st.text("abcn", min_size=8, max_size=17), st.data())
def test_slips_made_by_hand_are_found(text: str, data: st.DataObject) -> None:
    """Insertions, deletions, substitutions and transpositions, as many as are allowed, at any place."""
    slipped = text
    for _ in range(data.draw(st.integers(1, 2))):
        place = data.draw(st.integers(0, len(slipped) - 2))
        kind = data.draw(st.sampled_from("isdt"))
        tail = slipped[place + 1 :]
        slipped = (
            slipped[:place]
            + {
                "i": slipped[place] + "x" + tail,
                "s": "x" + tail,
                "d": tail,
                "t": tail[:1] + slipped[place] + tail[1:],
            }[kind]
        )
    if OSA.distance(text, slipped) <= allowed_edits(max(len(text), len(slipped))) and text != slipped:
        assert slipped in near_in([slipped], allowed_edits, text)


def test_the_test_notices_pieces_without_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Side by side, two pieces are both spoiled by a transposition across their border."""
    word = "abcdefghijklmnop"
    texts = [word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(len(word) - 1)]
    assert set(near_in(texts, lambda _: 1, word)) == set(texts)
    monkeypatch.setattr(neighbours, "_pieces", lambda length, _: ((0, length // 2), (length // 2, length)))
    assert set(near_in(texts, lambda _: 1, word)) != set(texts)


def test_the_test_notices_letters_that_are_not_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "_what_is_left", lambda text, _: [text.encode()])
    assert near_in(["Testov"], allowed_edits, "Testow") == ()
