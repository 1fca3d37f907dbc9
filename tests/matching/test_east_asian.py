"""Names in Han: who meets whom, and who does not."""

import pytest

from sanscreen import PartyType
from sanscreen.matching.compare import compare
from sanscreen.matching.features import FEATURES
from sanscreen.names.prepare import prepare_name


def score(screened: str, listed: str, type: str = "individual") -> float:
    return float(compare(screened, listed, type, FEATURES).score)


SAME = [
    ("习近平", "XI Jinping", "pinyin"),
    ("習近平", "习近平", "traditional and simplified"),
    ("邓小平", "Teng Hsiao-p'ing", "Wade-Giles"),
    ("林彪", "Lin Piao", "Wade-Giles"),
    ("陳明文", "Ming-Wen Chen", "given name first"),
    ("單田芳", "Shan Tianfang", "a reading as family name"),
    ("林鄭月娥", "Carrie LAM Cheng Yuet-ngor", "Hong Kong, with a Western given name"),
    ("李家超", "LEE, John Ka-chiu", "Hong Kong, with a Western given name"),
    ("吳作棟", "GOH Chok Tong", "a Hokkien family name"),
    ("歐陽娜娜", "Ouyang Nana", "a family name of two characters"),
    ("金正恩", "KIM Jong Un", "Sino-Korean"),
    ("金正恩", "김정은", "Sino-Korean"),
    ("張하나", "CHANG Ha Na", "half Hanja, half Hangul"),
    ("蔡英文", "TSAI, Ing-wen", "a syllable that is a title elsewhere"),
    ("Mao Zedong", "Mao Tse-tung", "two romanizations"),
]


@pytest.mark.parametrize(("one", "other", "why"), SAME, ids=str)
def test_one_person_in_han_and_in_latin_letters(one: str, other: str, why: str) -> None:
    assert score(one, other) >= 85, why
    assert score(other, one) >= 85, why


OTHERS = [
    ("高石", "高市", "other characters of one reading"),
    ("章三", "张三", "another family name of one reading"),
    ("李明华", "Li Hua-ming", "the syllables of the given name the other way round"),
    ("王建国", "Wang Guojian", "the syllables of the given name the other way round"),
    ("黄超", "Zhao Chao", "another family name"),
    ("習近平", "Xi Jingping", "a letter more is another syllable"),
    ("申文植", "Shin Jin-sik", "another syllable"),
    ("KIM Jong Un", "KIM Yong Un", "no Chinese reading makes them one"),
]


@pytest.mark.parametrize(("one", "other", "why"), OTHERS, ids=str)
def test_another_person(one: str, other: str, why: str) -> None:
    assert score(one, other) < 75, why
    assert score(other, one) < 75, why


def test_the_explanation_names_the_system() -> None:
    lines = compare("邓小平", "Teng Hsiao-p'ing", "individual", FEATURES).evidence[0].detail
    assert [line.system for line in lines] == ["Wade-Giles", "Wade-Giles", "Hanyu Pinyin"]
    lines = compare("國强", "国强", "individual", FEATURES).evidence[0].detail
    assert lines[0].system == "simplified and traditional characters"


ORGANIZATIONS = [
    ("新疆生產建設兵團", "新疆生产建设兵团", 95),
    ("新疆生產建設兵團", "Xinjiang Shengchan Jianshe Bingtuan", 95),
    ("新疆生產建設兵團", "Xinjiang Production and Construction Corps", 85),
    ("沈忠國際海運有限公司", "SHEN ZHONG INTERNATIONAL SHIPPING", 85),
    ("华为技术有限公司", "Huawei Technologies Co., Ltd.", 85),
]


@pytest.mark.parametrize(("one", "other", "least"), ORGANIZATIONS)
def test_an_organization_in_han_has_words(one: str, other: str, least: int) -> None:
    assert score(one, other, "entity") >= least
    assert score(other, one, "entity") >= least


@pytest.mark.parametrize(
    ("one", "other"),
    [("丹东科华经贸有限公司", "丹东华科经贸有限公司"), ("高石有限公司", "高市有限公司"), ("中国银行", "中国建设银行")],
)
def test_another_organization(one: str, other: str) -> None:
    assert score(one, other, "entity") < 85


def test_a_name_in_han_needs_no_unidecode() -> None:
    for written in ("習近平", "林鄭月娥", "丹东科华经贸有限公司"):
        for type in (PartyType.INDIVIDUAL, PartyType.ENTITY):
            assert not prepare_name(written, type).flags
