"""Sounds of Latin spellings."""

import pytest

from sanscreen.names.fold import fold
from sanscreen.names.name_words import given_names_heard
from sanscreen.names.sounds import skeleton, sounds


def heard(word: str) -> set[str]:
    return {reading.text for reading in sounds(fold(word))}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Simenkow", "Zimenkov", "German"),
        ("Boudnev", "Budnev", "French"),
        ("Mkrtytschew", "Mkrtychev", "German"),
        ("Choïgou", "Shoigu", "French"),
        ("Schoigu", "Shoygu", "German"),
        ("Mihejčik", "Mikheychik", "ISO 9"),
        ("Mkrtycev", "Mkrtychev", "ISO 9 with its marks lost"),
        ("Asot", "Ashot", "ISO 9 with its marks lost"),
        ("Szczerbakow", "Shcherbakov", "Polish"),
        ("Natalia", "Natalya", "i before a vowel"),
        ("Aleksei", "Aleksey", "i and y"),
        ("Dmitrii", "Dmitriy", "double i"),
        ("Hüseyin", "Huseyin", "umlaut"),
        ("Muhammad", "Muhamad", "double consonant"),
        ("Nikouline", "Nikulin", "French ending"),
        ("Maxim", "Maksim", "x"),
    ],
)
def test_two_spellings_of_one_word_share_a_sound(one: str, other: str, why: str) -> None:
    assert heard(one) & heard(other), why


@pytest.mark.parametrize(("one", "other"), [("Zimenkov", "Simenov"), ("Ivan", "Igor"), ("Putin", "Pushkin")])
def test_other_words_share_none(one: str, other: str) -> None:
    assert not heard(one) & heard(other)


def test_a_rule_never_reads_what_another_wrote() -> None:
    """`ts` is one sound; the `s` that English `c` gives before `e` is not made `sh` by a following rule."""
    assert "c" in next(iter(sounds(fold("tsoi")))).text
    assert "sentr" in heard("centr")


def test_habits_come_cheapest_first_and_once_each() -> None:
    readings = sounds(fold("Schukow"))
    assert [reading.cost for reading in readings] == sorted(reading.cost for reading in readings)
    assert len({reading.text for reading in readings}) == len(readings)


def test_a_skeleton_drops_vowels_and_joins_consonants_that_spellings_confuse() -> None:
    assert skeleton("mahmud") == skeleton("mehmet")
    assert skeleton("kazaran") == skeleton("gazaran")
    assert skeleton("putin") != skeleton("pukin")


@pytest.mark.parametrize(
    ("written", "spelled"), [("Ûrij", "Yuri"), ("Âkovlev", "Yakovlev"), ("Pârvu", "Parvu"), ("Quliyev", "Guliyev")]
)
def test_marked_letters_and_azerbaijani_q_sound_as_their_languages_have_them(written: str, spelled: str) -> None:
    assert {sound.text for sound in sounds(fold(written))} & {sound.text for sound in sounds(fold(spelled))}


def test_a_marked_given_name_is_known_by_its_sound() -> None:
    assert "yuri" in given_names_heard(fold("Ûrij"))
    assert given_names_heard(fold("Testöv")) == frozenset()
