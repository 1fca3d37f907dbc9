"""Korean: Hangul by arithmetic, and spellings of any system parsed into syllables."""

import pytest

from sanscreen.names.fold import FoldedText
from sanscreen.names.readings.hangul import family_length, is_family_name, read, read_family, syllables_of
from sanscreen.names.readings.korean_sounds import across


@pytest.mark.parametrize(
    ("hangul", "system", "spelling"),
    [
        ("정은", "Revised Romanization 2000", "jeongeun"),
        ("정은", "McCune-Reischauer 1939", "chongun"),
        ("정은", "DPRK 1992", "jongun"),
        ("값", "Revised Romanization 2000", "gap"),
        ("김", "Revised Romanization 2000", "gim"),
        ("김", "McCune-Reischauer 1939", "kim"),
    ],
)
def test_hangul_is_spelled_by_named_systems(hangul: str, system: str, spelling: str) -> None:
    assert (spelling, system) in [(reading.text, reading.system) for reading in read(FoldedText(hangul))]


@pytest.mark.parametrize(("hangul", "spelling"), [("이", "lee"), ("박", "park"), ("최", "choi"), ("정", "chung")])
def test_family_names_have_customary_spellings(hangul: str, spelling: str) -> None:
    assert spelling in [reading.text for reading in read_family(FoldedText(hangul))]
    assert is_family_name(spelling)


@pytest.mark.parametrize(
    ("latin", "hangul", "why"),
    [
        ("jong", "정", "DPRK"),
        ("jong", "종", "Revised"),
        ("chong", "정", "McCune-Reischauer"),
        ("jeong", "정", "Revised"),
        ("un", "은", "DPRK"),
        ("eun", "은", "Revised"),
        ("ri", "이", "the initial-sound law"),
        ("jongun", "정은", "a solid given name"),
        ("jeongeun", "정은", "a solid given name"),
        ("чен", "정", "Kontsevich"),
        ("ын", "은", "Kontsevich"),
        ("cengun", "정은", "Yale, with a word of two syllables"),
        ("hyek", "혁", "Yale"),
        ("hae", "혜", "ㅖ sounds as ㅔ behind a consonant, and as ㅐ to most speakers"),
        ("kungnyol", "국렬", "McCune-Reischauer writes what is heard: k and r meet as ng and n"),
        ("chilli", "진리", "n and r meet as ll"),
    ],
)
def test_a_spelling_can_stand_for_its_syllables(latin: str, hangul: str, why: str) -> None:
    assert hangul in [reading.text for reading in syllables_of(latin, family=False)], why


@pytest.mark.parametrize("word", ["smith", "zimenkov", "", "1234", "x" * 200, "кржижановский"])
def test_other_words_are_no_korean_syllables(word: str) -> None:
    assert syllables_of(word, family=False) == ()


def test_readings_come_cheapest_first_and_are_bounded() -> None:
    readings = syllables_of("jeongeunyeong", family=False)
    assert [reading.cost for reading in readings] == sorted(reading.cost for reading in readings)
    assert len(readings) <= 60


def test_a_compound_family_name_has_two_syllables() -> None:
    assert family_length("남궁민수") == 2
    assert family_length("김정은") == 1
    assert family_length("남궁") == 1


@pytest.mark.parametrize("spelling", ["cen", "ceng", "gim", "kim", "i", "choe"])
def test_family_names_are_known_in_every_system(spelling: str) -> None:
    assert is_family_name(spelling)


def test_a_solid_given_name_costs_what_its_syllables_do() -> None:
    cost = {
        word: {each.text: each.cost for each in syllables_of(word, family=False)}
        for word in ("kyung", "hyup", "kyunghyup")
    }
    assert cost["kyunghyup"]["경협"] == (cost["kyung"]["경"] + cost["hyup"]["협"]) // 2


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("kung", "nyol", (("kuk",), ("ryol",))),
        ("kyong", "mo", (("kyok",), ())),
        ("chol", "li", (("chon",), ("ri",))),
        ("jong", "un", ((), ())),
        ("ng", "n", ((), ())),
    ],
)
def test_neighbouring_words_are_read_as_written_apart(
    first: str, second: str, found: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    firsts, seconds = across(first, second)
    assert set(found[0]) <= set(firsts)
    assert set(found[1]) <= set(seconds)
    assert bool(firsts) == bool(found[0])
