"""Retrieval loses no hit that comparing every name would find: held against a scan that shares no code with the index.

Random names have no teeth: what breaks a bound is many words that are nearly alike, and a threshold that lies exactly
on the score of a pair. So the words come from families that are confusable in every way that the engine knows, and
every score that occurs is a threshold once.
"""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sanscreen import (
    Alias,
    AliasKind,
    AliasQuality,
    Designation,
    Identifier,
    IdentifierKind,
    Party,
    PartyType,
    Policy,
    Scope,
    Screener,
    Watchlist,
    bundled_watchlists,
)
from sanscreen.matching.features import name as name_feature
from sanscreen.matching.listed import each_prepared
from sanscreen.matching.pair import Pair
from sanscreen.matching.query import Query, queries_of
from sanscreen.matching.similarity import Likeness, likeness
from sanscreen.names.prepared import Token
from sanscreen.retrieval.index import Index, pack_index
from sanscreen.retrieval.parties import ListedParties
from sanscreen.retrieval.scan import Scan

PERSONS = (
    "Testov Testova Testow Testoff Testev Testin Tesotv Тестов Тестова Test Tes tov Aleksandr Oleksandr Alexander "
    "Александр Aleksnadr Aleksandrovich Aleksandrovna Sasha Ivan Iwan Jan Иван Yvan Ivanov Ivanova Petr Piotr Pyotr "
    "Petrovich Petrovitch Пётр Kim Gim 김 Chol Cheol 철 Su Soo 수 Cholsu al Al- bin Abd Abdul Abdullah Mohammed Muhammad "
    "김철수' Mohammed Mohammed I. P. A. Yu. M Dr Mr de van Jr II Max oglu uulu Petruly Kung-nyol"
).split()
FIRMS = (
    "Testex Testeks Tetsex Testexport Test Export Eksport Тестэкс Exemplaria Exemplariya Examplaria Trading Trade "
    "Torgovy Торговый Dom Дом House LLC OOO ООО GmbH Ltd Limited S.A. SA JSC AO Bank Банк Co Company 1 2 One 223 the "
    "and & of Group Holding Technology Technologies Tekhnologii Star Invented TET TTB EEB ТДБ Corporation Research "
    "Production Enterprise Научно-производственное НПП NPP предприятие First 1st Forty Four 44 I V Korea DPRK КНДР 조선 U.S. "
    "United States Testex/Export of/ SK ZZ1415 ZZ1416 TestexAG Muromsky Муромский Murom Муром Муромская"
).split()
ABJADS = (
    "سعيد Said Saeed Sayyid سيد محمد Muhammad Mohamed Ahmad أحمد بن bin ibn عبد الله Abdullah Abd al- Allah الرحمن Rahman "
    "Abdurrahman عبدالرحمن صالح Saleh Salih الحاكم Hakim كريمي کریمی Karimi Nur نور الدين al-Din Nuruddin משה Moshe כהן "
    "Cohen Kohen דוד David צבי Zvi ברוך Baruch Барух Мохаммед Kim I. م Abu Hasan Abolhassan ابو الحسن ابوالحسن"
).split()
EAST_ASIAN = (
    "习 習 近平 习近平 習近平 Xi Hsi Jinping Jin ping Chin-p'ing 国 國 強 Guo Kuo Qiang Ch'iang 金 正恩 金正恩 김 정은 Kim Jong Un Chong "
    "林 鄭 月娥 林鄭月娥 Lam Cheng Lin Zheng Yuet Ngor Carrie 李 리 Lee Li 家超 John 石 市 有限公司 银行 銀行 Bank 丹东科华 Dandong "
    "Kehua Ltd I. X. Си Цзиньпин Si Tszinpin"
).split()

LOANS = (
    "アレクサンドル ・ルカシェンコ Lukashenko Aleksandr Лукашенко Александр サトウ Sato タロウ Taro アル al ビン Madro マドゥロ Maduro ニコラス Nicolas "
    "람잔 카디로프 Kadyrov Ramzan Кадыров 푸틴 Putin Путин 블라디미르 Vladimir 김 철수 Kim Cholsu 니콜라스 尼古拉斯 ·马杜罗 马 I. Farid ファリド ア"
).split()


def names_of(words: list[str]) -> st.SearchStrategy[str]:
    """Return names of one to five of the words, some of them joined, split, or with a comma."""
    marks = st.sampled_from([" ", " ", " ", " ", "", "-", ", "])
    parts = st.lists(st.tuples(st.sampled_from(words), marks), min_size=1, max_size=5)
    return parts.map(lambda found: "".join(word + mark for word, mark in found).strip(" ,-")).filter(
        lambda text: any(letter.isalnum() for letter in text)
    )


def watchlist(types: list[PartyType], names: list[list[str]]) -> Watchlist:
    parties = []
    for number, (kind, party) in enumerate(zip(types, names, strict=True)):
        first, *others = dict.fromkeys(party)
        primary = Alias(first, AliasQuality.PRIMARY, AliasKind.NAME)
        parties.append(Designation(str(number), kind, (primary, *map(Alias, others))))
    return Watchlist("list", "List", Scope.INTERNAL, tuple(parties), digest="none")


def indexed(lists: list[Watchlist]) -> Index:
    return Index(pack_index(each_prepared(lists)), ListedParties(lists))


def compare(left: Token, right: Token) -> Likeness | None:
    return likeness(left, right)


def similarities(party: Party, queries: list[Query], scan: Scan) -> dict[tuple[int, str], int]:
    """Return what each listed name scores before adjustments, in tenths, by comparing it."""
    found = {}
    for listed, _ in scan.candidates(party, queries, 0):
        best = 0
        for query in queries:
            for form in listed.forms:
                pair = Pair(party, query.prepared[form.type], listed.designation, listed.alias, form, compare)
                finding = name_feature.compare(pair)
                if finding is not None:  # tenths and per mille are one number, since the name counts 100 points
                    best = max(best, min([finding.similarity, *(limit.tenths for limit in finding.limits)]))
        found[listed.place, listed.alias.name] = best
    return found


def check(kinds: list[PartyType], names: list[list[str]], screened: str) -> None:
    lists = [watchlist(kinds, names)]
    index, scan = indexed(lists), Scan(lists)
    party = Party(screened)
    queries = queries_of(party, scan.types)[0]
    queries = [Query(query.written, query.prepared, None, query.flag) for query in queries]  # cuts have a test below
    found = similarities(party, queries, scan)
    for threshold in {similarity for similarity in found.values() if similarity}:
        expected = {name for name, similarity in found.items() if similarity >= threshold}
        proposed = {(listed.place, listed.alias.name) for listed, _ in index.candidates(party, queries, threshold)}
        assert expected <= proposed, (threshold, screened, expected - proposed)


def families(
    words: list[str], kinds: list[PartyType]
) -> st.SearchStrategy[tuple[list[PartyType], list[list[str]], str]]:
    names = names_of(words)
    parties = st.lists(
        st.tuples(st.sampled_from(kinds), st.lists(names, min_size=1, max_size=3)), min_size=1, max_size=8
    )
    return st.tuples(parties, names).map(
        lambda found: ([kind for kind, _ in found[0]], [party for _, party in found[0]], found[1])
    )


PERSON_CASES = families(PERSONS, [PartyType.INDIVIDUAL, PartyType.INDIVIDUAL, PartyType.UNKNOWN])
ABJAD_CASES = families(ABJADS, [PartyType.INDIVIDUAL, PartyType.INDIVIDUAL, PartyType.ENTITY])
EAST_ASIAN_CASES = families(EAST_ASIAN, [PartyType.INDIVIDUAL, PartyType.INDIVIDUAL, PartyType.ENTITY])
LOAN_CASES = families(LOANS, [PartyType.INDIVIDUAL, PartyType.ENTITY, PartyType.UNKNOWN])
FIRM_CASES = families(FIRMS, [PartyType.ENTITY, PartyType.ENTITY, PartyType.VESSEL, PartyType.UNKNOWN])
MOST = 5_000 if os.environ.get("SANSCREEN_SLOW") == "1" else 120
UNHURRIED = settings(max_examples=MOST, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@UNHURRIED
@given(PERSON_CASES)
def test_no_name_of_a_person_at_any_threshold_is_lost(case: tuple[list[PartyType], list[list[str]], str]) -> None:
    check(*case)


@UNHURRIED
@given(ABJAD_CASES)
def test_no_name_in_arabic_or_hebrew_script_is_lost(case: tuple[list[PartyType], list[list[str]], str]) -> None:
    check(*case)


@UNHURRIED
@given(EAST_ASIAN_CASES)
def test_no_name_in_han_is_lost(case: tuple[list[PartyType], list[list[str]], str]) -> None:
    check(*case)


@UNHURRIED
@given(LOAN_CASES)
def test_no_foreign_name_in_syllables_is_lost(case: tuple[list[PartyType], list[list[str]], str]) -> None:
    check(*case)


@UNHURRIED
@given(FIRM_CASES)
def test_no_name_of_a_firm_at_any_threshold_is_lost(case: tuple[list[PartyType], list[list[str]], str]) -> None:
    check(*case)


NAMES = [alias.name for each in bundled_watchlists() for party in each.designations for alias in party.aliases]
INDEXED, SCANNED = (Screener(bundled_watchlists(), Policy(75), exhaustive=exhaustive) for exhaustive in (False, True))


@UNHURRIED
@given(
    name=st.sampled_from(NAMES),
    length=st.sampled_from([0, 0, 34, 35, 70]),
    slip=st.integers(0, 60),
    birth_date=st.sampled_from([None, None, "1962", "1970-05-02"]),
    countries=st.sampled_from([(), (), ("RU",), ("KP", "CN")]),
    number=st.sampled_from([None, None, "770508895203", "TIMERU2K", "7705 0889 5203"]),
)
def test_screening_with_the_index_and_without_it_is_one_and_the_same(
    name: str, length: int, slip: int, birth_date: str | None, countries: tuple[str, ...], number: str | None
) -> None:
    """Cuts, birth dates, countries and numbers included, byte for byte."""
    name = name[:slip] + name[slip + 1 :] if 0 < slip < len(name) - 3 else name
    party = Party.of(
        name=name[:length] if length else name,
        birth_date=birth_date,
        countries=list(countries),
        identifiers=[Identifier(IdentifierKind.OTHER, number)] if number else [],
    )
    assert INDEXED.screen(party).to_json() == SCANNED.screen(party).to_json()


def test_a_floor_that_adjustments_alone_can_reach_leaves_out_no_name() -> None:
    lists = [watchlist([PartyType.INDIVIDUAL], [["Testov"]])]
    party = Party("Nobody")
    queries, _ = queries_of(party, (PartyType.INDIVIDUAL,))
    assert [listed.alias.name for listed, _ in indexed(lists).candidates(party, queries, 0)] == ["Testov"]
    assert list(indexed(lists).candidates(party, queries, 1)) == []
