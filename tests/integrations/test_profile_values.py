import random
import time
import tracemalloc
from collections import Counter
from itertools import islice, permutations

import pytest

from sanscreen.integrations.profile_values import KEPT, LONGEST, Values


def values(*texts: str) -> Values:
    found = Values()
    for line, text in enumerate(texts, start=2):
        found.add(text, line)
    return found


def measures(found: Values) -> tuple[object, ...]:
    """What does not depend on the order of the values."""
    shares = (found.records, found.filled, +found.counts, found.beyond_ascii, found.scripts)
    return (*shares, found.examples, found.repeated, found.lengths, found.cut)


@pytest.mark.parametrize(
    ("text", "looks", "why"),
    [
        ("Ivan Testov", set(), "a name"),
        ("ООО «Ромашка»", set(), "a company"),
        ("3M Company", set(), "a company with a figure"),
        ("Ёж 1С", set(), "more letters than figures"),
        ("김정은", set(), "one word, in a script without blanks"),
        ("Þórður Æðarsson", set(), "marked letters"),
        ("SPÓŁKA AKCYJNA", set(), "marked capitals"),
        ("What? Ever", set(), "a question"),
        ("", {"empty"}, "nothing"),
        ("n/a", {"empty"}, "a word for nothing"),
        ("NOTPROVIDED", {"empty"}, "a word for nothing"),
        ("23456", {"digits"}, "a serial date"),
        ("???? ?????", {"digits", "garbled"}, "letters that a code page has not"),
        ("1962-04-01", {"dates"}, "ISO"),
        ("4/1/62", {"dates"}, "two figures for the year"),
        ("1962-04-01 00:00:00", {"dates"}, "with a time"),
        ("1 April 1962", {"dates"}, "in words"),
        ("C-0001", {"codes"}, "the number of a customer"),
        ("550e8400-e29b-41d4-a716-446655440000", {"codes"}, "a UUID"),
        ("DE89 3704 0044 0532 0130 00", {"codes"}, "an account"),
        ("ivan@example.com", {"codes"}, "an address of mail"),
        ("M", {"one_letter"}, "a gender"),
        ("I.", {"one_letter"}, "an initial"),
        ("Зименков", {"one_word"}, "a family name"),
        ("IVAN_TESTOV", set(), "two words"),
        ("Testov,Ivan", set(), "two words"),
        ("Èãîðü Çèìåíêîâ", {"garbled"}, "cp1251 read as cp1252"),
        ("JÃ¶rg HÃ¼ttenrauch", {"garbled"}, "UTF-8 read as cp1252"),
        ("Ð˜Ð³Ð¾Ñ€ÑŒ Ð¢ÐµÑ", {"garbled"}, "UTF-8 read as cp1252, cut inside a letter"),
        ("Игорь Тест".encode().decode("latin-1"), {"garbled"}, "UTF-8 read as Latin-1"),
        ("Игорь Тест".encode().decode("cp1251", "replace"), {"garbled"}, "UTF-8 read as cp1251"),
        ("M?ller & Co", {"garbled"}, "a letter that a code page has not"),
        ("J\ufffdrg Testmann", {"garbled"}, "a byte that was none"),
    ],
)
def test_value_counts_by_what_it_looks_like(text: str, looks: set[str], why: str) -> None:
    assert set(+values(text).counts) == looks, why


def test_empty_values_are_in_no_other_measure() -> None:
    found = values("", "-", "n/a", "Ivan Testov")
    assert (found.records, found.filled, found.lengths, found.scripts) == (4, 2, (1, 1, 11), Counter(Latin=1))


def test_example_is_the_one_of_the_first_line() -> None:
    found = Values()
    for line in (9, 3, 5):
        found.add(f"{line}", line)
    assert found.examples["digits"] == (3, "3")


def test_nothing_is_counted_of_no_values() -> None:
    found = Values()
    assert (found.most_frequent, found.repeated, found.lengths, found.cut) == (("", 0), (0, 0), (0, 0, 0), (0, 0, 0))


def test_counts_of_a_frequent_value_are_never_too_high_and_hardly_too_low() -> None:
    texts = [f"Person {number}" for number in range(8_000)] + ["Example Bank"] * 2_000
    for seed in range(3):
        random.Random(seed).shuffle(texts)
        value, times = values(*texts).most_frequent
        assert value == "Example Bank"
        assert 2_000 - len(texts) / KEPT <= times <= 2_000


def test_up_to_a_thousand_different_values_are_counted_exactly() -> None:
    found = values(*(f"Person {number}" for number in range(KEPT)), "Person 7", "Person 7", "Person 8")
    assert found.most_frequent == ("Person 7", 3)
    assert found.repeated == (2, KEPT)


def test_repeated_values_are_a_fair_sample_beyond() -> None:
    texts = [f"Person {number}" for number in range(20_000)] + [f"Person {number}" for number in range(5_000)]
    repeated, of = values(*texts).repeated
    assert of == KEPT
    assert 200 < repeated < 300  # a quarter of them, give or take


def test_long_values_are_apart_though_they_begin_alike() -> None:
    found = values("x" * 5_000 + "a", "x" * 5_000 + "b", "x" * 5_000 + "b")
    assert found.most_frequent[1] == 2
    assert found.lengths == (LONGEST, LONGEST, LONGEST)
    assert len(found.most_frequent[0]) < 300


def test_order_of_the_values_changes_no_measure_that_does_not_name_one() -> None:
    """Any order of the same rows gives the same shares, samples, lengths and examples."""
    rows = [(f"Person {number % 1_700}"[: number % 23], number) for number in range(4_000)]
    rows += [("1962-04-01", 4_000), ("Èãîðü", 4_001), ("김정은", 4_002), ("C-0001", 4_003)]
    found = []
    for seed in range(4):
        random.Random(seed).shuffle(rows)
        one = Values()
        for text, line in rows:
            one.add(text, line)
        found.append(measures(one))
    assert found[0] == found[1] == found[2] == found[3]


@pytest.mark.parametrize("length", [20, 30, 35])
def test_names_that_are_cut_pile_up_at_one_length(length: int) -> None:
    chance = random.Random(length)
    names = ["".join(chance.choices("abcdefgh", k=max(3, round(chance.gauss(length - 5, 8))))) for _ in range(500)]
    assert values(*names).cut[1] == 0
    cut_at, count, of = values(*(name[:length] for name in names)).cut
    assert cut_at == length
    assert 10 * count > of


def test_names_that_are_cut_in_part_pile_up_in_the_middle() -> None:
    names = ["x" * 28 + "".join(letters) for letters in islice(permutations("abcdefg"), 100)] + [
        f"{'y' * number} {number:3}" for number in range(1, 97)
    ]
    assert values(*names).cut[:2] == (35, 100)


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        (["".join(letters) + "abcdefghi" for letters in islice(permutations("abcd"), 7)], "few"),
        ([f"Customer {number:05} Limited" for number in range(300)], "numbers of one length"),
        ([chr(0xAC00 + number) * 3 for number in range(500)], "Korean names are of three syllables"),
        (["Longest Customer Of All Limited"] * 400 + ["Ivan Testov"] * 100, "one name many times"),
    ],
)
def test_equal_lengths_by_nature_are_no_cut(texts: list[str], why: str) -> None:
    assert values(*texts).cut[1] == 0, why


@pytest.mark.parametrize(
    "text", ["@" * 100_000, "a@" * 50_000, "1." * 50_000, "a?" * 50_000, "Ð\x98" * 50_000, " a" * 50_000]
)
def test_value_without_an_end_takes_no_time(text: str) -> None:
    started = time.process_time()
    for _ in range(10):
        values(text)
    assert time.process_time() - started < 2


def test_memory_stays_flat() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        try:
            found = Values()
            for number in range(count):
                found.add(f"Person {number} {'x' * (number % 300)}", number)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(100)  # fills the caches
    assert peak(5_000) < peak(2_500) + 100_000
