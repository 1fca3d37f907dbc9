"""The caps that keep a pair in sight without raising an alert."""

import pytest

from sanscreen import Screener
from sanscreen.matching.compare import compare
from sanscreen.matching.features import FEATURES
from sanscreen.model import Comparison

INDIVIDUAL, ENTITY = "individual", "entity"


def lines(screened: str, listed: str, listed_type: str) -> tuple[Comparison, list[str]]:
    comparison = compare(screened, listed, listed_type, FEATURES)
    return comparison, [evidence.feature for evidence in comparison.evidence]


@pytest.mark.parametrize(
    ("screened", "listed", "listed_type", "rule", "why"),
    [
        ("Zimenkov", "ZIMENKOV, Igor Vladimirovich", INDIVIDUAL, "bare_name", "family name alone"),
        (
            "D. Nikulin",
            "NIKULIN, Dmitry Yuryevich",
            INDIVIDUAL,
            "initial",
            "a common family name with one initial",
        ),
        ("Igor Petrovich Zimenkov", "ZIMENKOV, Igor Vladimirovich", INDIVIDUAL, "patronymic", "a cousin"),
        ("Kim Jong Il", "KIM, Jong Un", INDIVIDUAL, "syllable", "another syllable"),
        (
            "Zenith",
            "ZENITH LIMITED LIABILITY COMPANY",
            ENTITY,
            "single_word",
            "one word without its legal form",
        ),
        (
            "223rd Flight Unit State Airlines",
            "224TH FLIGHT UNIT STATE AIRLINES",
            ENTITY,
            "number",
            "other number",
        ),
        ("Testovia Probus Bank LLC", "TESTOVIA PROBUS LLC", ENTITY, "trade", "a bank is no other company"),
        ("Asia Trading", "ASIA TRADING & CONSTRUCTION PTE LTD", ENTITY, "generic_core", "common words only"),
    ],
)
def test_a_rule_keeps_a_pair_below_the_threshold(
    screened: str, listed: str, listed_type: str, rule: str, why: str
) -> None:
    comparison, features = lines(screened, listed, listed_type)
    assert rule in features, why
    assert comparison.score < 85, why


def test_a_legal_form_before_a_name_is_no_initials() -> None:
    assert lines("LTD HONG KONG", "JONG, Kyong Thaek", INDIVIDUAL)[0].score < 75


@pytest.mark.parametrize(
    ("screened", "listed", "listed_type", "why"),
    [
        ("I. Zimenkov", "ZIMENKOV, Igor Vladimirovich", INDIVIDUAL, "a rare family name with one initial"),
        ("D.Y. Nikulin", "NIKULIN, Dmitry Yuryevich", INDIVIDUAL, "all initials agree"),
        ("Zimenkov Igor", "ZIMENKOV, Igor Vladimirovich", INDIVIDUAL, "a missing patronymic is neutral"),
        ("Igor Zimenkov LLC", "ZIMENKOV, Igor Vladimirovich", INDIVIDUAL, "the firm of a listed person"),
        ("Igor Zimenkov DDS", "ZIMENKOV, Igor Vladimirovich", INDIVIDUAL, "a degree behind the name"),
        ("Rafort", "RAFORT LIMITED LIABILITY COMPANY", ENTITY, "a word that no other firm has chosen"),
        ("Rafort GmbH", "RAFORT LIMITED LIABILITY COMPANY", ENTITY, "another legal form of the family"),
        ("Trans Kapital", "TRANS KAPITAL, OOO", ENTITY, "two words without the legal form"),
        ("OOO Stroytreyd", "STROYTREYD", ENTITY, "a legal form more"),
    ],
)
def test_what_alerts_is_not_capped(screened: str, listed: str, listed_type: str, why: str) -> None:
    comparison, _ = lines(screened, listed, listed_type)
    assert comparison.score >= 85, why


def test_caps_only_lower() -> None:
    for screened in ("Zimenkov", "Igor Petrovich Zimenkov", "Kim Jong Il", "Rafort"):
        for listed in ("ZIMENKOV, Igor Vladimirovich", "KIM, Jong Un", "RAFORT, OOO"):
            evidence = compare(screened, listed, "unknown", FEATURES).evidence
            assert all(line.points <= 0 for line in evidence[1:])


def test_father_and_son_are_told_apart_by_the_given_name(screener: Screener) -> None:
    found = screener.screen("Zimenkov Jonatan")
    assert [hit.designation.id for hit in found.hits] == ["zimenkov-jonatan"]
