"""Names of states inside names of organizations: one token, in every language, long and short."""

import pytest

from sanscreen import PartyType, Screener, tables
from sanscreen.names.org_words import concepts_near
from sanscreen.names.prepare import prepare_name


def meanings(written: str) -> list[str | None]:
    return [token.meaning for token in prepare_name(written, PartyType.ENTITY).tokens if token.weight]


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("U.S.", "america"),
        ("USA", "america"),
        ("United States of America", "america"),
        ("Соединенных Штатов Америки", "america"),
        ("Vereinigte Staaten", "america"),
        ("الولايات المتحدة", "america"),
        ("UK", "britain"),
        ("Royaume-Uni", "britain"),
        ("UAE", "emirates"),
        ("ОАЭ", "emirates"),
        ("KSA", "saudi"),
        ("DPRK", "north_korea"),
        ("КНДР", "north_korea"),
        ("Korean Democratic", "korea"),
        ("Democratic People's Republic of Korea", "north_korea"),
        ("Корейской Народно-Демократической Республики", "north_korea"),
        ("朝鲜民主主义人民共和国", "north_korea"),
        ("조선민주주의인민공화국", "north_korea"),
        ("ROK", "south_korea"),
        ("PRC", "china"),
        ("РФ", "russia"),
        ("Rossiyskaya Federatsiya", "russia"),
        ("Russian Federation", "russia"),
        ("تونسية", "tunisia"),
    ],
)
def test_a_state_is_one_word_by_every_name(written: str, state: str | None) -> None:
    assert state in meanings(f"Bank {written}")


@pytest.mark.parametrize(
    ("screened", "listed", "least", "most"),
    [
        ("U.S. Department of Testing", "United States Department of Testing", 95, 99),
        ("Testov Bank of the DPRK", "Банк Тестов КНДР", 90, 99),
        ("Testov Bank of the DPRK", "Testov Bank of Korea", 90, 98),  # Korea may be either
        ("Testov Export DPRK", "Testov Export ROK", 0, 94),
        ("Russian Ministry of Testov", "Ministry of Testov of the Russian Federation", 95, 99),
    ],
)
def test_states_agree_over_languages(screener: Screener, screened: str, listed: str, least: int, most: int) -> None:
    assert least <= screener.compare(screened, listed, "entity").score <= most


def test_a_state_that_few_are_named_after_stays_distinctive(screener: Screener) -> None:
    one, other = (
        prepare_name(name, PartyType.ENTITY).tokens[0] for name in ("Südafrika", "Южно-Африканская Республика")
    )
    assert (one.meaning, other.meaning) == (None, None)
    assert "§state_za" in one.texts & other.texts
    assert screener.compare("Nicaragua Export", "Экспорт Никарагуа", "entity").score >= 85


def test_north_and_south_are_two_states(screener: Screener) -> None:
    north, south = (prepare_name(name, PartyType.ENTITY).tokens[0] for name in ("DPRK", "ROK"))
    assert north.texts.isdisjoint(south.texts)
    assert concepts_near("korea") == ("north_korea", "south_korea")


def test_every_state_has_a_name() -> None:
    states = {name for name, _ in tables.rows("country_names.tsv", 2)}
    assert len(states) > 180
