from itertools import product
from random import Random

import pytest

from sanscreen import Alias, PartyType, bundled_watchlists
from sanscreen.matching.glance import like_both, unlike
from sanscreen.matching.listed import prepared_names
from sanscreen.matching.similarity import likeness
from sanscreen.names.assemble import neighbours_of, runs_of
from sanscreen.names.consonants import ABJADS
from sanscreen.names.make_token import joinable, joined
from sanscreen.names.prepare import prepare_name
from sanscreen.names.prepared import Token
from sanscreen.names.scripts import UNVOWELLED

SCREENED = (
    "Zimenkov, Igor V.", "Игорь Зименков", "زيمنكوف ايغور", "김정은", "Kim Jong Un", "金正恩", "Sasha Kamov", "Karnov Co. 7",
    "Testov Trading Company LLC", "ФБК", "The Bank of Test, First Branch", "Abu Bakr bin Testov", "Trans Kapital II", "Dzhon T.",
)  # fmt: skip


def listed_aliases() -> list[Alias]:
    return [alias for each in bundled_watchlists() for party in each.designations for alias in party.aliases]


def tokens_of(written: str) -> list[Token]:
    names = [prepare_name(written, kind) for kind in (PartyType.INDIVIDUAL, PartyType.ENTITY)]
    return [
        token
        for name in names
        for token in (
            *name.tokens,
            *(joined(*pair) for _, *pair in neighbours_of(name.tokens)),
            *(run.token for run in runs_of(name)),
        )
    ]


def test_no_two_words_that_are_alike_are_passed_over() -> None:
    listed = {token for name in prepared_names(bundled_watchlists()) for token in tokens_of(name.alias.name)}
    screened = {token for written in SCREENED for token in tokens_of(written)} | listed
    missed = [(one, other) for one, other in product(screened, listed) if unlike(one, other) and likeness(one, other)]
    assert missed == []


def test_no_two_neighbours_that_are_one_word_are_passed_over() -> None:
    written = (*SCREENED, *(alias.name for alias in listed_aliases()))
    names = [prepare_name(each, kind) for each in written for kind in (PartyType.INDIVIDUAL, PartyType.ENTITY)]
    pairs = {(first, second) for name in names for _, first, second in neighbours_of(name.tokens)}
    words = list(enumerate({token for name in names for token in name.tokens if joinable(token)}))
    passed, missed = 0, []
    for first, second in pairs:
        one, found = joined(first, second), dict(like_both(first, second, words))
        for place, word in words:
            if place in found:
                passed += 1
            elif (
                likeness(one, word)
                or likeness(word, one)
                or (likeness(word, one, True) and not like_both(first, second, [(0, word)], word))
            ):
                missed.append((one.text, word.text))
    assert missed == []
    assert passed < len(pairs) * len(words) // 10


@pytest.mark.parametrize("words", ["Test 王", "David 김", "김 Test", "Тест 김", "Θεο 王"])
def test_two_neighbours_of_two_scripts_are_the_word_that_is_written_so(words: str) -> None:
    """They are not among the readings of both as one, which are of one language."""
    first, second = prepare_name(f"{words} Examplia", PartyType.INDIVIDUAL).tokens[:2]
    word = prepare_name(f"{words.replace(' ', '')} Examplia", PartyType.INDIVIDUAL).tokens[0]
    one = joined(first, second)
    assert [like and like.similarity for like in (likeness(one, word), likeness(word, one))] == [1000, 1000]
    assert not unlike(one, word)
    assert not unlike(word, one)


def test_no_slip_for_two_neighbours_is_passed_over() -> None:
    """Of each pair some slips, in its spellings and sounds, and in its letters two at a time."""
    random = Random(5)
    names = [prepare_name(each, kind) for each in SCREENED for kind in (PartyType.INDIVIDUAL, PartyType.ENTITY)]
    names += random.sample([prepare_name(each.name, PartyType.INDIVIDUAL) for each in listed_aliases()], 60)
    alike, missed = 0, []
    for first, second in {(first, second) for name in names for _, first, second in neighbours_of(name.tokens)}:
        one = joined(first, second)
        written = [each.text for each in (*one.readings[:6], *one.sounds[:6]) if " " not in each.text]
        slips = [slip(each, random) for each in written for _ in range(4)]
        prepared = [prepare_name(f"{each} Examplia", kind) for each in slips for kind in (names[0].type, names[1].type)]
        words = {name.tokens[0] for name in prepared if joinable(name.tokens[0])}
        for word in words:
            if likeness(one, word) or likeness(word, one):
                alike += 1
                if not like_both(first, second, [(0, word)]):
                    missed.append((one.text, word.text))
    assert missed == []
    assert alike > 1_000


def slip(text: str, random: Random) -> str:
    for _ in range(random.randint(0, 2)):
        place, letter = random.randrange(len(text)), random.choice("aeiouhknrstmlv")
        text = random.choice(
            [
                text[:place] + letter + text[place:],
                text[:place] + letter + text[place + 1 :],
                text[:place] + text[place + 1 :] or text,
                text[:place] + text[place : place + 2][::-1] + text[place + 2 :],
            ]
        )
    return text


@pytest.mark.parametrize(("screened", "listed"), [("Testov", "Emily"), ("Testov", "LLC"), ("Seven", "Testov")])
def test_words_that_have_nothing_in_common_need_not_be_compared(screened: str, listed: str) -> None:
    one, other = (prepare_name(f"{word} Examplia", PartyType.ENTITY).tokens[0] for word in (screened, listed))
    assert unlike(one, other)


def test_the_scripts_without_vowels_are_those_whose_words_are_compared_by_their_consonants() -> None:
    assert set(ABJADS) == UNVOWELLED
