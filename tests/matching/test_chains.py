"""Chains of fathers: where both names say who is whose son, the order tells people apart."""

import pytest

from sanscreen import Screener, bundled_watchlists

SCREENER = Screener(bundled_watchlists())


def features(one: str, other: str) -> list[str]:
    return [line.feature for line in SCREENER.compare(one, other, "individual").evidence]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SALMAN BIN MUHAMMAD", "MUHAMMAD BIN SALMAN"),
        ("AHMAD BIN HASAN AL-UBAIDI", "HASAN BIN AHMAD AL-UBAIDI"),
        ("سلمان بن محمد", "MUHAMMAD BIN SALMAN"),
        ("Hassan Ibn Husayn", "Husayn bin Hasan"),
        ("BIN MUHAMMAD, Salman", "Muhammad bin Salman"),
        ("Ilham Heydar oglu Aliyev", "Heydar Ilham oglu Aliyev"),
        ("ALIYEV, Ilham Heydar oglu", "Алиев Гейдар Ильхам оглы"),
    ],
)
def test_father_and_son_are_not_one_man(one: str, other: str) -> None:
    assert "order" in features(one, other)
    assert SCREENER.compare(one, other, "individual").score < 75


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BIN MUHAMMAD, Salman", "Salman bin Muhammad"),
        ("AL-UBAIDI, Ahmad bin Hasan", "Ahmad bin Hasan al-Ubaidi"),
        ("Salman Muhammad", "Muhammad bin Salman"),  # one side does not say
        ("Muhammad bin Mohammed", "Mohammed ibn Muhammad"),
        ("سلمان بن محمد", "SALMAN IBN MUHAMMAD"),
        ("Ilham Heydar oglu Aliyev", "ALIYEV, Ilham Heydar oglu"),
        ("Ilham Heydar oglu Aliyev", "Алиев Ильхам Гейдароглы"),
        ("Əliyeva Leyla Həsən qızı", "Aliyeva Leyla Hasankyzy"),
        ("Aliyev Ilham Geydarovich", "Əliyev İlham Heydər oğlu"),
    ],
)
def test_one_order_is_no_conflict(one: str, other: str) -> None:
    assert "order" not in features(one, other)
    assert SCREENER.compare(one, other, "individual").score >= 85
