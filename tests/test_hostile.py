"""Hostile names, lists and snapshot files: work stays within bounds, and what is not screened is said."""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from sanscreen import (
    Alias,
    AliasQuality,
    Designation,
    FlagKind,
    Party,
    PartyType,
    Policy,
    Scope,
    Screener,
    Verdict,
    Watchlist,
    bundled_watchlists,
)
from sanscreen.errors import PartyError, SnapshotError, WatchlistError
from sanscreen.matching.engine import engine
from sanscreen.matching.judge import Judge
from sanscreen.matching.query import queries_of
from sanscreen.model.party import MAX_NAME_LENGTH, MAX_NAMES_LENGTH, MAX_VALUES
from sanscreen.names.prepare import MAX_TOKENS
from sanscreen.retrieval.bound import Bound
from sanscreen.retrieval.container import open_container, packed_container
from sanscreen.retrieval.snapshot import packed_snapshot
from sanscreen.snapshots import open_snapshot

LISTS = bundled_watchlists()
INDEXED, SCANNED = Screener(LISTS), Screener(LISTS, exhaustive=True)
MUTATIONS = 2_000 if os.environ.get("SANSCREEN_SLOW") == "1" else 40
LONG = MAX_NAME_LENGTH
HANGUL, HAN, ARABIC = "김이박최정강조윤장임", "王李张刘陈杨赵黄周吴", "ابتثجحخدذر"
LISTED = " ".join(
    word for each in LISTS for party in each.designations for word in party.primary_name.replace(",", "").split()
)

NAMES = {
    "one particle": " ".join(["AL"] * MAX_TOKENS),
    "one given name": " ".join(["MOHAMMED"] * MAX_TOKENS),
    "one letter": " ".join(["A"] * MAX_TOKENS),
    "one legal form": " ".join(["LTD"] * MAX_TOKENS),
    "letters": " ".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "listed words": " ".join(LISTED.split()[:40]),
    "short words": " ".join(one + two for one in "BDKLMN" for two in "AEIOU"),
    "one long word": "BATOMIRELUKASENO" * (LONG // 16),
    "one letter many times": "O" * (LONG // 2),
    "marks on one letter": "a" + "\u0301" * (LONG - 1),
    "Hangul": HANGUL * 6,
    "Han": HAN * 6,
    "Arabic": ARABIC * 6,
    "Arabic words": " ".join(["محمد", "عبد", "ال"] * 20),
    "scripts in one word": " ".join(["pаvеl", "ivаn"] * 20),
    "lines": "\n".join(LISTED.split()[:30]),
    "separators": "; ".join(LISTED.split()[:30]),
    "brackets": "(" * 200 + "Ali" + ")" * 200,
    "cut": ("AL B C " * 40)[:70],
}


def listed(names: list[str]) -> Watchlist:
    """Return a list of one designation with these names."""
    aliases = (Alias(names[0], AliasQuality.PRIMARY), *(Alias(name) for name in names[1:]))
    designation = Designation(id="one", type=PartyType.INDIVIDUAL, aliases=aliases)
    return Watchlist("made", "made up", Scope.INTERNAL, (designation,), digest="none")


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_name_is_screened_as_without_an_index(name: str) -> None:
    assert INDEXED.screen(name).to_json() == SCANNED.screen(name).to_json()


@pytest.mark.parametrize(
    "name",
    ["\u0301" * LONG, "?" * LONG, HAN * 10, " ".join(["AL"] * (MAX_TOKENS + 1)), "; ".join(["Ali Hassan"] * 40)],
    ids=["marks alone", "signs alone", "Han beyond the limit", "words beyond the limit", "parts beyond the limit"],
)
def test_a_name_that_cannot_be_compared_is_an_error_and_never_clear(name: str) -> None:
    screening = INDEXED.screen(name)
    assert screening.verdict is Verdict.ERROR
    assert screening.error


def test_a_party_beyond_the_limits_is_refused() -> None:
    for fields in (
        {"name": "A" * (LONG + 1)},
        {"name": "Ali", "other_names": ("B",) * (MAX_VALUES + 1)},
        {"name": "Ali", "other_names": ("B" * LONG,) * (MAX_NAMES_LENGTH // LONG)},
        {"name": "Ali", "addresses": ("B",) * (MAX_VALUES + 1)},
    ):
        with pytest.raises(PartyError, match="at most"):
            Party(**fields)


def names_in_full() -> Party:
    """Return a party with as many names as are allowed, made of listed words; many hold several names."""
    chance = random.Random(7)
    words = LISTED.split()
    names = (chance.choice((" ", "\n", "; ")).join(chance.sample(words, 6))[:80] for _ in range(MAX_VALUES))
    return Party("Ali Hassan", other_names=tuple(name.strip() for name in names))


def test_a_party_of_many_names_is_screened_as_without_an_index() -> None:
    chance = random.Random(8)
    party = names_in_full()
    party = Party(party.name, other_names=tuple(chance.sample(party.other_names, 12)))
    assert INDEXED.screen(party).to_json() == SCANNED.screen(party).to_json()


def test_a_listed_name_is_compared_only_with_the_names_that_can_reach_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """One comparison for each pair of the names of both sides would be what a hostile party asks for."""
    pairs = 0
    pair = Judge._pair

    def counted(*values: object) -> object:
        nonlocal pairs
        pairs += 1
        return pair(*values)  # type: ignore[arg-type]

    monkeypatch.setattr(Judge, "_pair", counted)
    party = names_in_full()
    queries, _ = queries_of(party, INDEXED._retrieval.types)
    met = sum(1 for _ in INDEXED._retrieval.candidates(party, queries, 500))
    INDEXED.screen(party)
    assert met > 10
    assert len(queries) > MAX_VALUES
    assert 0 < pairs < met * len(queries) / 10


def test_a_repeated_word_is_compared_once_with_each_listed_word(monkeypatch: pytest.MonkeyPatch) -> None:
    met = []
    inside = Bound._in

    def counted(bound: Bound, form: int, placed: object) -> object:
        found = inside(bound, form, placed)  # type: ignore[arg-type]
        met.append(len({id(words) for _, words in found}))
        return found

    monkeypatch.setattr(Bound, "_in", counted)
    Screener(LISTS).screen(" ".join(["MOHAMMED"] * MAX_TOKENS))
    assert max(met, default=0) <= 3  # the word, the last one, which may have been cut, and two as one


def test_whoever_says_stop_is_asked_before_every_name_and_word() -> None:
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return False

    party = names_in_full()
    whole = Screener(LISTS).screen(party, should_stop=stop)
    words = sum(len(name.split()) for name in party.names)
    assert asked >= len(party.names) + words

    left = iter(range(asked // 2))
    stopped = Screener(LISTS).screen(party, should_stop=lambda: next(left, None) is None)
    assert stopped.verdict is Verdict.INCOMPLETE
    assert whole.verdict is not Verdict.INCOMPLETE


def test_caches_stay_within_their_limits() -> None:
    chance = random.Random(9)
    screener = Screener(LISTS)
    for _ in range(5):
        words = ["".join(chance.choice("abdeiklmnorstu") for _ in range(6)) for _ in range(MAX_TOKENS)]
        screener.screen(" ".join(words))
    screener.screen(names_in_full())
    for each in screener.stats():
        assert each.size <= each.limit, each


def test_hidden_letters_are_flagged() -> None:
    hidden = INDEXED.screen("\u200b".join("MOHAMMED HUSSEIN ABDULLAH"))
    assert FlagKind.INVISIBLE_CHARACTERS in {flag.kind for flag in hidden.flags}
    mixed = INDEXED.screen("Pаvеl Ivanov")  # two of its letters are Cyrillic
    assert FlagKind.LOOK_ALIKE_LETTERS in {flag.kind for flag in mixed.flags}


def test_a_designation_of_very_many_names_is_not_searched_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an alias is looked for among all of them, work grows with their square."""
    compared = 0
    equal = Alias.__eq__

    def counted(one: Alias, other: object) -> bool:
        nonlocal compared
        compared += 1
        return equal(one, other)

    names = [f"Testov {one}{two}{three}a" for one in "bdfgk" for two in "aeiou" for three in "bdfgk"]
    lists = [listed(names)]
    monkeypatch.setattr(Alias, "__eq__", counted)
    screener = Screener(lists)
    assert compared <= 3 * len(names)
    assert [hit.alias.name for hit in screener.screen(names[-1]).hits] == [names[-1]]


@pytest.mark.parametrize(
    "names",
    [
        ["A", "B", "A B", "C D E"],
        [" ".join(["Testov", "Ivan"] * (MAX_TOKENS // 2))],
        [f"Mohammed {first}{second}" for first in "bdk" for second in ("anir", "omul", "erat")],
        [
            " ".join(words)
            for words in (("Ali", "Omar", "Testov"), ("Omar", "Testov", "Ali"), ("Testov", "Ali", "Omar"))
        ],
    ],
    ids=["letters", "many words", "one word in all", "permutations"],
)
def test_a_hostile_list_is_screened_as_without_an_index(names: list[str]) -> None:
    lists = [listed(names)]
    indexed, scanned = Screener(lists), Screener(lists, exhaustive=True)
    for name in (*names, "A B C", "Mohammed", "Omar Ali", " ".join(["Testov"] * MAX_TOKENS)):
        assert indexed.screen(name).to_json() == scanned.screen(name).to_json()


def test_a_budget_holds_where_all_names_of_a_list_are_alike() -> None:
    screener = Screener([listed([f"Mohammed Hassan {letter}ana" for letter in "bdfgklmnprst"])])
    screening = screener.screen("Mohammed Hassan", max_comparisons=3)
    assert (screening.verdict, screening.compared.names) == (Verdict.INCOMPLETE, 3)


def test_a_listed_name_beyond_the_limit_is_refused() -> None:
    with pytest.raises(WatchlistError, match=f"at most {MAX_TOKENS} are compared"):
        Screener([listed([" ".join(["Testov"] * (MAX_TOKENS + 1))])])


def mutations(whole: bytes, count: int) -> Iterator[tuple[str, bytes]]:
    """Yield snapshots in which bytes of one section are changed and the digest fits: whoever made them meant it."""
    head, sections = open_container(memoryview(whole), "whole", verify=True)
    plain = {name: bytes(section) for name, section in sections.items()}
    for number in range(count):
        chance = random.Random(number)
        name = chance.choice([each for each in plain if plain[each]])
        data = bytearray(plain[name])
        for _ in range(chance.choice((1, 1, 3, 20, 200))):
            place, other = chance.randrange(len(data)), chance.randrange(len(data))
            size = min(4, len(data) - max(place, other))
            data[place : place + size] = chance.choice(
                (data[other : other + size], bytes([chance.randrange(256)]) * size, b"\xff" * size)
            )
        yield f"{number} in {name}", b"".join(packed_container(head, plain | {name: bytes(data)}))


def test_a_snapshot_whose_bytes_are_changed_answers_or_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "changed.snapshot"
    names = [alias.name for each in LISTS for party in each.designations for alias in party.aliases]
    outcomes: dict[str, int] = {}
    for what, data in mutations(b"".join(packed_snapshot(LISTS, Policy(), engine())), MUTATIONS):
        path.write_bytes(data)
        try:
            screener = open_snapshot(path)
            for name in (*random.Random(what).sample(names, 3), "Kim Chol", "Testov Trading LLC"):
                screener.screen(name).to_json()
            assert screener.watchlists
            outcome = "answered"
        except SnapshotError:
            outcome = "refused"
        except Exception as fault:
            raise AssertionError(f"mutation {what}") from fault
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    assert set(outcomes) == {"answered", "refused"}
