"""Russian names in the cases of a sentence are led back to the nominative."""

import pytest

from sanscreen import Verdict, screen
from sanscreen.names.declension import nominatives


@pytest.mark.parametrize(
    ("written", "nominative"),
    [
        ("Зименкова Игоря Владимировича", "Зименков Игорь Владимирович"),
        ("Зименкову Игорю Владимировичу", "Зименков Игорь Владимирович"),
        ("Зименковым Игорем Владимировичем", "Зименков Игорь Владимирович"),
        ("Зименкове Игоре Владимировиче", "Зименков Игорь Владимирович"),
        ("ЗИМЕНКОВА ИГОРЯ", "ЗИМЕНКОВ ИГОРЬ"),
        ("Игорем Зименковым", "Игорь Зименков"),
        ("Аркадия Тестовского", "Аркадий Тестовский"),
        ("Тестберга Сергея", "Тестберг Сергей"),
        ("Анне Ивановне Тестовой", "Анна Ивановна Тестова"),
        ("Тестову Анну", "Тестова Анна"),
        ("Марией Тестовской", "Мария Тестовская"),
        ("Никиты Тестова", "Никита Тестов"),
        ("Тестова Павла", "Тестов Павел"),
        ("Сергея Тестенко", "Сергей Тестенко"),
        ("Рымханом Тестовым", "Рымхан Тестов"),  # a given name of no table
        ("Тестина И.И.", "Тестин И.И."),
        ("И.И. Тестину", "И.И. Тестина"),
        ("И.И. Тестину", "И.И. Тестин"),
        ("Тестова Александра", "Тестов Александр"),  # or a woman
        ("Тестова-Примерова Игоря", "Тестов-Примеров Игорь"),
    ],
)
def test_a_declined_name_has_a_nominative(written: str, nominative: str) -> None:
    assert nominative in nominatives(written)


@pytest.mark.parametrize(
    "written",
    [
        "Зименков Игорь Владимирович",
        "Никита Тестов",
        "Мария Тестова",
        "Галина Тестова",
        "Тестова Александра Сергеевна",
        "Константин Тестин",
        "Зименкова",
        "Zimenkova Igorya",
        "Школа музыки",
        "Зименкова Игоря и ещё трёх его друзей",
        "",
    ],
)
def test_a_name_that_is_not_declined_has_none(written: str) -> None:
    assert nominatives(written) == ()


@pytest.mark.parametrize(
    "written",
    ["Зименкова Игоря Владимировича", "Зименковым Игорем", "Зименкову Игорю Владимировичу"],
)
def test_a_listed_party_is_found_in_every_case(written: str) -> None:
    screening = screen(written)
    assert screening.verdict is Verdict.ALERT
    assert "zimenkov-igor" in {hit.designation.id for hit in screening.hits}
