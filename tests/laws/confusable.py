"""Names made of words that are nearly alike, and what each scores by full comparison: code that no index has a part in.

Random names have no teeth: what breaks a bound is many words that can be confused in every way that the engine knows.
"""

from collections.abc import Iterable, Sequence
from random import Random

from sanscreen import (
    Alias,
    AliasKind,
    AliasQuality,
    Designation,
    Identifier,
    Party,
    PartyType,
    Scope,
    Watchlist,
)
from sanscreen.matching.features import identifier as identifier_feature
from sanscreen.matching.features import name as name_feature
from sanscreen.matching.judge import Judge
from sanscreen.matching.listed import ListedName
from sanscreen.matching.query import Query

PERSONS = (
    "Testov Testova Testow Testoff Testev Testin Tesotv Тестов Тестова Test Tes tov Aleksandr Oleksandr Alexander "
    "Александр Aleksnadr Aleksandrovich Aleksandrovna Sasha Ivan Iwan Jan Иван Yvan Ivanov Ivanova Petr Piotr Pyotr "
    "Petrovich Petrovitch Пётр Kim Gim 김 Chol Cheol 철 Su Soo 수 Cholsu al Al- bin Abd Abdul Abdullah Mohammed Muhammad "
    "김철수' Mohammed Mohammed I. P. A. Yu. M Dr Mr de van Jr II Max oglu uulu Petruly Kung-nyol "
    # two letters that scan as one; codes of Metaphone; many letters; vowels alone; little words; other initials; figures
    "Tarnov Tamov Wrightov Writtov Testovskaya Testovskaia Konstantestovskiy Konstantestovsky Konstantetsovsky Testibulov "
    "Tostobelov ibn ogly E. J. Dzh. John Test0v Testov1 the Boris Borya Maks Ms"
).split()
FIRMS = (
    "Testex Testeks Tetsex Testexport Test Export Eksport Тестэкс Exemplaria Exemplariya Examplaria Trading Trade "
    "Torgovy Торговый Dom Дом House LLC OOO ООО GmbH Ltd Limited S.A. SA JSC AO Bank Банк Co Company 1 2 One 223 the "
    "and & of Group Holding Technology Technologies Tekhnologii Star Invented TET TTB EEB ТДБ Corporation Research "
    "Production Enterprise Научно-производственное НПП NPP предприятие First 1st Forty Four 44 I V Korea DPRK КНДР 조선 U.S. "
    "United States Testex/Export of/ SK ZZ1415 ZZ1416 TestexAG Muromsky Муромский Murom Муром Муромская "
    # one family of legal forms; two letters that scan as one; codes of Metaphone; many letters; figures; AB is a legal form
    "PAO PJSC ZAO CJSC Inc AB АБ Tarnex Tamex Wrightex Writtex Exemplariatrading Exemplariatradign Konstantestexport "
    "Konstantestekspord Shipping Судоходная компания bk Test3x Testex1"
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

INDIVIDUAL, ENTITY, VESSEL, UNKNOWN = PartyType.INDIVIDUAL, PartyType.ENTITY, PartyType.VESSEL, PartyType.UNKNOWN
FAMILIES: dict[str, tuple[list[str], list[PartyType]]] = {
    "persons": (PERSONS, [INDIVIDUAL, INDIVIDUAL, UNKNOWN]),
    "firms": (FIRMS, [ENTITY, ENTITY, VESSEL, UNKNOWN]),
    "abjads": (ABJADS, [INDIVIDUAL, INDIVIDUAL, ENTITY]),
    "East Asian": (EAST_ASIAN, [INDIVIDUAL, INDIVIDUAL, ENTITY]),
    "loans": (LOANS, [INDIVIDUAL, ENTITY, UNKNOWN]),
}
MARKS = [" ", " ", " ", " ", "", "-", ", "]

Scores = dict[tuple[int, str], int]  # of each listed name, by the place of its party, in tenths
Case = tuple[Watchlist, list[Party]]


def written(parts: Iterable[tuple[str, str]]) -> str:
    """Return words, each with the mark behind it, as one name."""
    return "".join(word + mark for word, mark in parts).strip(" ,-")


def counts(name: str) -> bool:
    """Whether a name has a letter or figure."""
    return any(letter.isalnum() for letter in name)


def watchlist(
    types: Sequence[PartyType], names: Sequence[Sequence[str]], identifiers: Sequence[Identifier] = ()
) -> Watchlist:
    """Return a list of parties, each with its names; all have the same `identifiers`."""
    parties = []
    for number, (kind, party) in enumerate(zip(types, names, strict=True)):
        first, *others = dict.fromkeys(party)
        primary = Alias(first, AliasQuality.PRIMARY, AliasKind.NAME)
        aliases = (primary, *map(Alias, others))
        parties.append(Designation(str(number), kind, aliases, identifiers=tuple(identifiers)))
    return Watchlist("list", "List", Scope.INTERNAL, tuple(parties), digest="none")


def scores(party: Party, queries: Sequence[Query], listed: Iterable[ListedName]) -> Scores:
    """Return what each listed name scores before adjustments, by comparing it in full."""
    judge = Judge(party, queries, (name_feature.FEATURE, identifier_feature.FEATURE))
    found = {(name.place, name.alias.name): judge.judge(name, 0) for name in listed}
    return {name: judged.tenths if judged else 0 for name, judged in found.items()}


def random_cases(random: Random, count: int) -> list[Case]:
    """Return so many small lists of each family, each with parties whose names are near those on it."""
    return [_random_case(random, *family) for _ in range(count) for family in FAMILIES.values()]


def _random_case(random: Random, words: list[str], kinds: list[PartyType]) -> Case:
    size = random.choice([1, 1, 2, 4, 8])  # in a short list nothing else makes up for a bound that is too low
    parts = [[_parts(random, words) for _ in range(random.choice([1, 1, 2]))] for _ in range(size)]
    screened = [written(_changed(random, random.choice(random.choice(parts)), words)) for _ in range(3)]
    listed = watchlist(random.choices(kinds, k=size), [[written(each) for each in names] for names in parts])
    return listed, [Party(name) for name in screened if counts(name)]


def _parts(random: Random, words: list[str]) -> list[tuple[str, str]]:
    while True:
        found = [(random.choice(words), random.choice(MARKS)) for _ in range(random.choice([1, 2, 2, 3, 3, 4, 5]))]
        if counts(written(found)):
            return found


def _changed(random: Random, parts: list[tuple[str, str]], words: list[str]) -> list[tuple[str, str]]:
    """Return a name with one to three changes: a word more or less, another or a misspelt one, another mark or order."""
    found = list(parts)
    for _ in range(random.choice([1, 1, 2, 3])):
        place = random.randrange(len(found))
        word, mark = found[place]
        match random.choice(["more", "less", "other", "slip", "slip", "mark", "order", "again"]):
            case "more":
                found.insert(place, (random.choice(words), " "))
            case "less" if len(found) > 1:
                del found[place]
            case "other":
                found[place] = random.choice(words), mark
            case "slip":
                found[place] = slipped(random, word), mark
            case "mark":
                found[place] = word, random.choice(MARKS)
            case "again":
                found.append(found[place])
            case _:
                random.shuffle(found)
    return found


def slipped(random: Random, word: str) -> str:
    """Return a word with one letter left out, doubled, replaced, or put behind the next one; never an empty one."""
    place = random.randrange(len(word))
    before, letter, behind = word[:place], word[place], word[place + 1 :]
    changed = [
        before + behind,
        before + letter * 2 + behind,
        before + "a" + behind,
        before + behind[:1] + letter + behind[1:],
    ]
    return random.choice(changed) or word
