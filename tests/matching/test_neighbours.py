import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from sanscreen.matching import neighbours
from sanscreen.matching.edits import allowed_edits, edits_within, solid_edits
from sanscreen.matching.neighbours import Neighbours

WORDS = st.text("abn", min_size=1, max_size=17)  # few letters: many neighbours


def near(text: str, texts: list[str], rule: neighbours.Rule) -> set[str]:
    """Return the neighbours by looking at every text."""
    return {other for other in texts if other != text and OSA.distance(text, other) <= rule(max(len(text), len(other)))}


@pytest.mark.parametrize("rule", [allowed_edits, solid_edits, lambda length: edits_within(length, 850)])
@given(text=WORDS, texts=st.lists(WORDS, max_size=40))
def test_every_text_within_the_edits_is_found_and_no_other(rule: neighbours.Rule, text: str, texts: list[str]) -> None:
    assert set(Neighbours(texts, rule).within(text)) == near(text, texts, rule)


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
        assert slipped in Neighbours([slipped], allowed_edits).within(text)


@given(st.lists(WORDS, max_size=40), WORDS)
def test_a_stricter_rule_finds_fewer(texts: list[str], text: str) -> None:
    def strict(length: int) -> int:
        return edits_within(length, 850)

    assert set(Neighbours(texts, allowed_edits).within(text, strict)) == near(text, texts, strict)


def test_the_test_notices_pieces_that_are_too_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """With k + 1 pieces, as for plain edits, a transposition across a cut is lost."""
    texts = [
        "abcdefgh"[:place] + "abcdefgh"[place + 1] + "abcdefgh"[place] + "abcdefgh"[place + 2 :] for place in range(7)
    ]
    assert set(Neighbours(texts, lambda _: 1).within("abcdefgh")) == set(texts)
    monkeypatch.setattr(neighbours, "_cuts", lambda length, _: [(0, length // 2), (length // 2, length)])
    assert set(Neighbours(texts, lambda _: 1).within("abcdefgh")) != set(texts)
