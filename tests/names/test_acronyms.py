"""Runs of words of an organization's name, and the abbreviations that stand for them."""

import pytest

from sanscreen import PartyType, Screener
from sanscreen.names.acronyms import abbreviated, compound_of, keys_of_word, runs_of
from sanscreen.names.assemble import runs_of as runs_in
from sanscreen.names.prepare import prepare_name


def letters(written: str) -> set[str]:
    """Return every abbreviation by first letters that a name can have."""
    runs = runs_of(prepare_name(written, PartyType.ENTITY).tokens)
    return {reading.text for run in runs if run.meaning is None for reading in run.readings}


@pytest.mark.parametrize(
    ("written", "abbreviation"),
    [
        ("Example Invented Words", "eiw"),
        ("Фонд борьбы с вымыслом", "фбв"),  # a little word is left out
        ("Фонд борьбы с вымыслом", "fbv"),
        ("Русская финансовая корпорация", "rfk"),
        ("Русская финансовая корпорация", "rfc"),  # of the words in English
        ("JSC Russkaya finansovaya korporatsiya", "rfc"),
        ("Zhukov Invented Company", "zhic"),  # one Cyrillic letter, two Latin ones
        ("Joint Stock Company Test Export House", "teh"),  # the legal form before the name is no part of it
    ],
)
def test_a_name_can_be_abbreviated_by_its_first_letters(written: str, abbreviation: str) -> None:
    assert abbreviation in letters(written)


@pytest.mark.parametrize("written", ["Two Words", "Test 12", "Ltd", "ООО Тест", "中国兵器工业", "조선무역은행"])
def test_short_names_and_names_of_syllables_have_no_abbreviation(written: str) -> None:
    assert letters(written) == set()


@pytest.mark.parametrize("kind", [PartyType.INDIVIDUAL, PartyType.VESSEL])
def test_names_of_others_are_not_abbreviated(kind: PartyType) -> None:
    assert runs_in(prepare_name("Example Invented Words", kind)) == ()


def test_a_long_name_has_few_runs() -> None:
    assert len(runs_of(prepare_name("Scientific Production Enterprise " * 20, PartyType.ENTITY).tokens)) < 60


@pytest.mark.parametrize(
    ("abbreviation", "written"),
    [
        ("НПП", "Scientific and Production Enterprise"),
        ("NPP", "Research Production Enterprise"),
        ("НИИ", "Scientific Research Institute"),
        ("нефтегазовый", "Oil and Gas"),
    ],
)
def test_common_words_have_abbreviations_of_their_own_in_any_language(abbreviation: str, written: str) -> None:
    (word,) = prepare_name(f"{abbreviation} Testex", PartyType.ENTITY).tokens[:1]
    runs = runs_of(prepare_name(f"{written} Testex", PartyType.ENTITY).tokens)
    assert "common words" in {abbreviated(run.token, word) for run in runs}


def test_a_word_that_is_too_short_or_too_long_or_no_name_abbreviates_nothing() -> None:
    name = prepare_name("AB Abcdefg Bank 123 Ltd", PartyType.ENTITY)
    assert [key for token in name.tokens for key in keys_of_word(token)] == []


def test_science_and_research_are_one_concept_in_an_abbreviation() -> None:
    assert compound_of(["science", "research", "institute"]) == compound_of(["research", "institute"])
    assert runs_of(()) == ()


@pytest.mark.parametrize(
    ("screened", "listed", "least", "most"),
    [
        ("EIW Testex Ltd", "Example Invented Words Testex Ltd", 85, 100),  # another word agrees
        ("Example Invented Words Testex Ltd", "EIW Testex Ltd", 85, 100),
        ("EIWTX Ltd", "Example Invented Words Testex Xenial Ltd", 85, 100),  # five letters and the legal form
        ("EIWT Ltd", "Example Invented Words Testex Ltd", 75, 80),
        ("EIWT", "Example Invented Words Testex", 75, 80),
        ("EIW Ltd", "Example Invented Words Ltd", 75, 80),
        ("EIW", "Example Invented Words", 60, 74),  # three letters alone agree by chance
        ("EWI Ltd", "Example Invented Words Ltd", 0, 60),
        ("НПП Тестэкс", "Scientific Production Enterprise Testeks", 85, 100),
        ("ОАО РЖД", "Rossiyskie zheleznye dorogi OAO", 85, 100),  # known to the table, and all words agree
        ("IRITX Ltd", "Islamic Republic of Iran Testex Xenial Ltd", 85, 100),  # the words of a state one by one
        ("IRITX Ltd", "Iran Testex Xenial Ltd", 0, 60),
        ("SK Testex OOO", "OOO Судоходная компания Тестэкс", 85, 100),  # two letters of common words, and another word
        ("SK OOO", "OOO Судоходная компания Тестэкс", 0, 74),
        ("SK Testex OOO", "Sergeev Kuznetsov Testex OOO", 0, 84),  # two letters of other words agree by chance
    ],
)
def test_an_abbreviation_alone_is_never_an_alert(
    screener: Screener, screened: str, listed: str, least: int, most: int
) -> None:
    assert least <= screener.compare(screened, listed, "entity").score <= most
