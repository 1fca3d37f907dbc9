"""Foreign names in katakana, Hangul and Chinese characters."""

import pytest

from sanscreen import FlagKind, Screener, bundled_watchlists
from sanscreen.matching.similarity import likeness
from sanscreen.model import PartyType
from sanscreen.names.foreign import is_foreign
from sanscreen.names.prepare import prepare_name
from sanscreen.names.tokens import split

SCREENER = Screener(bundled_watchlists())


@pytest.mark.parametrize(
    ("written", "foreign"),
    [
        ("람잔 카디로프", True),
        ("블라디미르 푸틴", True),
        ("푸틴", True),  # no family name opens it, and 틴 is no reading of a character
        ("이반 이바노프", True),  # 이 is a family name
        ("이고르 세친", True),
        ("사담 후세인", True),  # every syllable is a reading of a character, but no word is a family name
        ("김정은 위원장", False),  # a title
        ("김정은", False),
        ("김 정은", False),
        ("김하늘", False),  # a Korean word as given name
        ("남궁 민", False),
        ("시진핑", False),
        ("조선무역은행", False),
        ("하늘빛 문구 주식회사", False),  # a legal form
        ("張하나", False),
        ("アレクサンドル・ルカシェンコ", True),
        ("プーチン", True),
        ("サトウ タロウ", False),
        ("尼古拉斯·马杜罗", True),
        ("习近平", False),
        ("Ivan Testov", False),
    ],
)
def test_a_name_shows_whether_it_is_foreign(written: str, foreign: bool) -> None:
    assert is_foreign(split(written)) == foreign
    flags = {kind for kind, _ in prepare_name(written, PartyType.INDIVIDUAL).flags}
    assert (FlagKind.READ_IN_PART in flags) == foreign


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("アレクサンドル・ルカシェンコ", "Alexander Lukashenko"),
        ("ウラジーミル・プーチン", "Vladimir Putin"),
        ("バッシャール・アル＝アサド", "Bashar al-Assad"),
        ("니콜라스 마두로", "Nicolas Maduro"),
        ("알렉산드르 루카셴코", "Aleksandr Lukashenko"),
        ("람잔 카디로프", "KADYROV, Ramzan"),
        ("尼古拉斯·马杜罗", "MADURO, Nicolas"),
        ("弗拉基米尔·普京", "PUTIN, Vladimir"),
        ("谢尔盖·拉夫罗夫", "LAVROV, Sergey"),
        ("사담 후세인", "Saddam Hussein"),
        ("サダム フセイン", "Saddam Hussein"),  # katakana without a sign that the name is foreign
    ],
)
def test_a_foreign_name_meets_its_latin_form(written: str, latin: str) -> None:
    assert SCREENER.compare(written, latin, "individual").score > 85
    assert SCREENER.compare(latin, written, "individual").score > 85


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("ニコラス・サルコジ", "Nicolas Maduro"),
        ("サトウ タロウ", "Said Taher"),
        ("イノウエ ナオミ", "Naim Anwar"),
        ("니콜라 사르코지", "Nicolas Maduro"),
    ],
)
def test_another_name_stays_clear(written: str, latin: str) -> None:
    assert SCREENER.compare(written, latin, "individual").score < 85


@pytest.mark.parametrize(
    ("written", "latin"), [("ガスプロム", "Gazprom"), ("가즈프롬", "Gazprom"), ("ロスネフチ", "Rosneft")]
)
def test_an_organization_with_a_foreign_name_is_met(written: str, latin: str) -> None:
    assert SCREENER.compare(written, latin, "entity").score > 85


@pytest.mark.parametrize("name", ["44 조선", "조선 44", "2 アレクサンドル", "7 尼古拉斯·马杜罗"])
def test_figures_beside_a_foreign_name_are_compared(name: str) -> None:
    """They are in no script, so nothing reads them as a loan."""
    for kind in (PartyType.INDIVIDUAL, PartyType.ENTITY):
        tokens = prepare_name(name, kind).tokens
        assert all(token.loan == 0 for token in tokens if token.script is None)
        for token in tokens:
            likeness(token, prepare_name("Testex", kind).tokens[0])
